"""Checking a report: every figure in it beside what the records, and its own other figures, say."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from html import escape

from attrs import evolve, frozen

from yilao_yiyou.domain.finding import Severity
from yilao_yiyou.domain.period import Period, PeriodSource
from yilao_yiyou.domain.published import FigureStatus, PublishedFigure
from yilao_yiyou.domain.region import RegionCode
from yilao_yiyou.domain.register import Register
from yilao_yiyou.domain.unit import Accrual
from yilao_yiyou.metrics.breach import Breach
from yilao_yiyou.metrics.reconcile import Verdict
from yilao_yiyou.report.checks import FigureCheck, check_figure
from yilao_yiyou.report.console import table_lines
from yilao_yiyou.report.crosschecks import CrossCheck, EquationCheck, check_equations, cross_check
from yilao_yiyou.report.linking import LinkTable, link_figure, standard_links
from yilao_yiyou.text.relations import equations, relate

_HERE = frozenset({"全市", "全县", "全区", "全省", "我市", "我县", "我区", "本市", "本县", "本区", "各地", "当地"})


@frozen(kw_only=True, repr=False)
class TextCheck:
    """What checking a report found.

    Attributes:
        text: The report.
        as_of: The day that its periods are counted from.
        figures: Each figure with its verdict, in the order of the text.
        relations: What the figures say about each other, kept or broken.
        equations: The sums that the text writes out, right or wrong.
        register: The register's title, `None` where there was none.
    """

    text: str
    as_of: date
    figures: tuple[FigureCheck, ...]
    relations: tuple[CrossCheck, ...]
    equations: tuple[EquationCheck, ...]
    register: str | None = None

    @property
    def broken(self) -> tuple[CrossCheck, ...]:
        """The relations that do not hold, the most severe first."""
        broken = [each for each in self.relations if each.breach is not None]
        return tuple(sorted(broken, key=lambda each: _rank(each.breach)))

    @property
    def kept(self) -> tuple[CrossCheck, ...]:
        """The relations that hold."""
        return tuple(each for each in self.relations if each.holds)

    @property
    def breaches(self) -> tuple[Breach, ...]:
        """Everything in the text that contradicts itself, the most severe first."""
        found = (*(each.breach for each in self.relations), *(each.breach for each in self.equations))
        return tuple(sorted((breach for breach in found if breach is not None), key=_rank))

    @property
    def verdicts(self) -> Mapping[Verdict, int]:
        """How many figures have each verdict that occurs."""
        counted = Counter(check.verdict for check in self.figures)
        return {verdict: counted[verdict] for verdict in Verdict if counted[verdict]}

    @property
    def is_sound(self) -> bool:
        """Whether no figure contradicts the records and nothing in the text contradicts itself."""
        wrong = {Verdict.PUBLISHED_HIGH, Verdict.PUBLISHED_LOW}
        return not (
            any(check.verdict in wrong for check in self.figures)
            or any(breach.severity is Severity.ERROR for breach in self.breaches)
        )

    def lines(self) -> Iterator[str]:
        """Yield what was found as lines for a terminal."""
        yield from table_lines(self.figures)
        for check in self.broken:
            members = ", ".join(f"{member.role.zh} {member.figure.text}" for member in check.relation.members)
            yield f"{check.breach} [{members}]"
        wrong = (written for written in self.equations if written.breach is not None)
        yield from (f"{written.breach} [{written.equation.text}]" for written in wrong)

    def __repr__(self) -> str:
        return "\n".join(self.lines())

    def _repr_html_(self) -> str:
        heads = "<tr><th>原文</th><th>读数</th><th>结论</th></tr>"
        rows = "".join(
            f"<tr><td>{escape(check.figure.text)}</td><td>{escape(str(check.figure.quantity or ''))}</td>"
            f"<td>{escape(check.verdict.zh)}</td></tr>"
            for check in self.figures
        )
        found = "".join(f"<li>{escape(str(breach))}</li>" for breach in self.breaches)
        return f"<table>{heads}{rows}</table><ul>{found}</ul>"


def _rank(breach: Breach | None) -> int:
    return 0 if breach is None else list(Severity).index(breach.severity)


def check(text: str, register: Register | None = None, *, as_of: date, links: LinkTable | None = None) -> TextCheck:
    """Return every figure of a report with a verdict, and everything in which the report contradicts itself.

    Without a register the figures are held against each other alone.

    Args:
        text: The report.
        register: The records that would bear its figures out.
        as_of: The day that its periods are counted from: 今年以来 is up to this day.
        links: Which metric a counted noun stands for; the table that the library ships, unless another is given.

    >>> from datetime import date
    >>> found = check("全县有五老志愿者1469名,其中老干部689名、老教师543名、其他五老273名。", as_of=date(2022, 9, 1))
    >>> print(found.breaches[0].zh)
    各部分之和 1,505 多于总数 1,469
    """
    from yilao_yiyou.text.figures import find_figures

    return check_read(text, find_figures(text, as_of=as_of), register, as_of=as_of, links=links)


def check_read(
    text: str,
    figures: Iterable[PublishedFigure],
    register: Register | None = None,
    *,
    as_of: date,
    links: LinkTable | None = None,
) -> TextCheck:
    """Return what `check` does, for figures that were read, or corrected, before."""
    figures = tuple(figures)
    table = standard_links() if links is None else links
    return TextCheck(
        text=text,
        as_of=as_of,
        figures=tuple(_against(register, figure, table, _words_before(text, figure), as_of) for figure in figures),
        relations=cross_check(relate(text, figures)),
        equations=check_equations(equations(text)),
        register=None if register is None else register.title or "",
    )


_SENTENCE_START = re.compile(r"[。!?！？\n]")
_CLAUSE_START = re.compile("[,，;；:\uff1a]")
_ONE_OF_THEM = re.compile("其中一[支个家处所名位]|[该这][支个家处所]?[队团会站]")
_LIST = re.compile(r"^(?:开展|举办|组织|举行)?(?P<list>[^、\d]{1,30}(?:、[^、\d]{1,30})+?)等?(?:各类|系列)?(?:活动)?$")


def _words_before(text: str, figure: PublishedFigure) -> str:
    """Return the words of the sentence before a figure."""
    start = figure.offset or 0
    before = text[max(0, start - _FAR) : start]
    return _SENTENCE_START.split(before)[-1]


_FAR = 300
"""A sentence that goes on for longer than this has other things in mind by then [characters]."""


def _listed(before: str) -> str:
    """Return the list that ends right before a figure, empty where there is none."""
    found = _LIST.search(_CLAUSE_START.split(before)[-1])
    return "" if found is None else found["list"]


def _against(
    register: Register | None, figure: PublishedFigure, table: LinkTable, before: str, as_of: date
) -> FigureCheck:
    """Return a figure beside the records, or with what is missing for that."""
    missing = _missing(register, figure, before)
    if missing is not None or register is None:
        zh, en = missing or ("", "")
        return FigureCheck(figure=figure, result=None, verdict=Verdict.NOT_CHECKABLE, zh=zh, en=en)
    linked = link_figure(figure, table, listed=_listed(before))
    placed = _placed(register, linked) if isinstance(linked, PublishedFigure) else linked
    if isinstance(placed, PublishedFigure):
        return check_figure(register, _dated(placed, as_of))
    return FigureCheck(figure=figure, result=None, verdict=Verdict.NOT_CHECKABLE, zh=placed[0], en=placed[1])


def _missing(register: Register | None, figure: PublishedFigure, before: str) -> tuple[str, str] | None:
    """Return what is missing before the records need to be asked."""
    if register is None:
        return "没有名册", "there is no register"
    if figure.status in {FigureStatus.PLANNED, FigureStatus.TARGET}:
        return "是计划或目标, 不是已完成的数", "it is planned or aimed at, not done"
    if figure.metric is None and _ONE_OF_THEM.search(before):
        return "说的是其中一个单位, 没有指明是名册中的哪一个", "it is of one body, and not said which of the register"
    if figure.per is not None:
        return f"是“{figure.per}”的数, 不是合计", f"it is a figure {figure.per}, no total"
    if figure.quantity is not None and figure.period is None and figure.accrual is Accrual.FLOW:
        return "没有写明期间", "no period is told"
    return None


def _placed(register: Register, figure: PublishedFigure) -> PublishedFigure | tuple[str, str]:
    """Return a figure with the division that its place names, or why there is none."""
    if figure.place is None or figure.scope is not None or figure.place in _HERE:
        return figure
    named: list[RegionCode] = [region.code for region in register.regions if region.name == figure.place]
    if len(named) == 1:
        return evolve(figure, scope=named[0])
    zh = f"名册中没有名为“{figure.place}”的区划" if not named else f"有 {len(named)} 个区划名为“{figure.place}”"
    return zh, f"{len(named)} divisions of the register are named “{figure.place}”"


def _dated(figure: PublishedFigure, as_of: date) -> PublishedFigure:
    """Return a stock without a period as it was on the day; that nobody told it is kept in the period's source."""
    if figure.period is not None or figure.accrual is not Accrual.STOCK:
        return figure
    return evolve(figure, period=evolve(Period.as_at(as_of), source=PeriodSource.NONE))
