"""The period that a report named last, and the period of a figure that follows from it."""

import re
from datetime import date
from functools import lru_cache

from attrs import Factory, define, field, frozen

from yilao_yiyou.domain.edge import Edge, Limit
from yilao_yiyou.domain.period import Period, PeriodSource
from yilao_yiyou.domain.unit import Accrual
from yilao_yiyou.text.period_form import Meaning, PeriodKind

_HAPPENED = ("成立于", "始建于", "创建于", "组建于", "生于", "始于", "建于", "创办于")
# 全年出生人口 and 2022年毕业生 are counted in their year, though people are born and leave school in it.
_HAPPENING = re.compile(
    "(?:成立|组建|创建|创办)[的，,]|出生(?!人|率|婴|缺|数|证|登)|毕业(?!生|班|率|人)"
    "|退休|入党|参军|入伍|印发|出台|下发|目标|任务|确定|制定"
)

_RUNNING = ("截", "至今", "迄", "到目", "至目")


_DAYS_OF_YEAR = 366


@frozen
class Timing:
    """The period of one figure, where its words stand in the text and which form read them."""

    period: Period | None = None
    offset: int | None = None
    rule: str | None = None


@define(kw_only=True)
class NamedTime:
    """The period that was named last.

    Attributes:
        meanings: What its words may say.
        words: The words, as printed.
        offset: Where they stand in the text.
        sentence: The number of the sentence that they stand in.
        rule: The form that read them.
        kind: What sort of period it most likely is.
        timings: The periods of figures that were made of it, since several figures share one.
    """

    meanings: tuple[Meaning, ...]
    words: str
    offset: int
    sentence: int
    rule: str
    kind: PeriodKind = field(init=False, default=Factory(lambda self: self.meanings[0].kind, takes_self=True))
    timings: dict[tuple[bool, bool], Timing] = field(factory=dict[tuple[bool, bool], Timing], eq=False)

    @property
    def is_passing(self) -> bool:
        """Whether it holds for its own sentence only: a deadline, or a time that nobody told."""
        return self.kind is PeriodKind.DEADLINE or self.kind is PeriodKind.VAGUE

    @property
    def is_running(self) -> bool:
        """Whether it is said to run up to a day: 截至, 至今."""
        return self.words.startswith(_RUNNING)

    @property
    def compared(self) -> Period | None:
        """Its days if they are those of a year at most: the same days of several years before are no base."""
        period = self.meanings[0].period
        if period is None or not period.is_bounded:
            return period
        first, end = period.ends
        return period if (end - first).days <= _DAYS_OF_YEAR else None

    def speaks_on(self, as_of: date) -> date:
        """Return its last day, which 上年 is the year before of; the as-of day if it has none or has not ended."""
        period = self.meanings[0].period
        last = None if period is None else period.last_day
        return as_of if last is None else min(as_of, last)

    def timing(self, accrual: Accrual, *, as_of: date, explicit: bool) -> Timing:
        """Return the period of a figure: of a stock the day, of what runs up to a day its unknown start.

        Args:
            accrual: How the figure comes about.
            as_of: The day on which the words were said.
            explicit: Whether they stand in the sentence of the figure.
        """
        stands = accrual is Accrual.STOCK or accrual is Accrual.RATE
        known = self.timings.get((stands, explicit))
        if known is None:
            known = self.timings[stands, explicit] = self._timed(as_of, stands=stands, explicit=explicit)
        return known

    def _timed(self, as_of: date, *, stands: bool, explicit: bool) -> Timing:
        fitting = [meaning.period for meaning in self.meanings if meaning.period is not None]
        if self.kind is PeriodKind.AS_AT:
            fitting = [period for period in fitting if (period.start is not Edge.UNKNOWN) is stands] or fitting
        source = fitting[0].source if explicit else PeriodSource.INHERITED
        period = _said(fitting[0].start, fitting[0].end, self.words, as_of, source)
        return Timing(period, self.offset, self.rule)


@lru_cache(maxsize=4096)
def _said(start: Limit, end: Limit, words: str, as_of: date, source: PeriodSource) -> Period:
    return Period(start, end, phrase=words, anchor=as_of, source=source)


def is_background(text: str, start: int, end: int) -> bool:
    """Return whether a day is that of a founding or a birth, and no period of figures.

    >>> is_background("该队成立于2016年,", 4, 9), is_background("2016年建成", 0, 5)
    (True, False)
    """
    before = text[max(start - 3, 0) : start + text.startswith("于", start)]
    return before.endswith(_HAPPENED) or _HAPPENING.match(text, end) is not None
