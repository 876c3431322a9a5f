"""Linking: from what a report counts to the metric that would bear it out, by a declared table alone."""

import re
import tomllib
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from attrs import evolve, frozen

from yilao_yiyou.domain.published import PublishedFigure
from yilao_yiyou.domain.target import Criterion
from yilao_yiyou.domain.unit import Accrual, Unit, UnitKind, kinds_of
from yilao_yiyou.errors import FormatError
from yilao_yiyou.metrics.catalogue import metric as find_metric

_MARKS = re.compile("[\\s“”‘’\"'《》()\uff08\uff09]")
_JOINTS = re.compile("、|和|及|与|以及")


@frozen(kw_only=True)
class Link:
    """One line of the table: nouns, and the metric that they stand for.

    Attributes:
        nouns: What may be counted.
        units: The kinds of unit that the figure may have.
        metric: The metric's id.
        where: Which rows are meant.
        accruals: Whether flows, stocks or running totals are meant; none where it does not matter.
    """

    nouns: tuple[str, ...]
    units: tuple[UnitKind, ...]
    metric: str
    where: tuple[Criterion, ...] = ()
    accruals: tuple[Accrual, ...] = ()

    def fits(self, figure: PublishedFigure) -> bool:
        """Whether a figure's unit and accrual are those that are meant."""
        if figure.quantity is None or figure.quantity.unit.kind not in self.units:
            return False
        return not self.accruals or figure.accrual is None or figure.accrual in self.accruals


@frozen(kw_only=True)
class LinkTable:
    """Which metric a counted noun stands for.

    Attributes:
        links: The lines.
        neutral: Words that may stand beside a noun without narrowing what is counted.
    """

    links: tuple[Link, ...]
    neutral: tuple[str, ...] = ()

    def naming(self, counted: str, figure: PublishedFigure) -> tuple[Link, ...]:
        """Return the lines that name what is counted, those of the longest noun."""
        found = [
            (len(noun), link)
            for link in self.links
            if link.fits(figure)
            for noun in link.nouns
            if noun in counted and self._is_neutral(counted.replace(noun, "|", 1))
        ]
        longest = max((length for length, _ in found), default=0)
        return tuple(link for length, link in found if length == longest)

    def _is_neutral(self, rest: str) -> bool:
        for word in sorted(self.neutral, key=len, reverse=True):
            rest = rest.replace(word, "")
        return rest == "|"


def link_figure(figure: PublishedFigure, table: LinkTable, *, listed: str = "") -> PublishedFigure | tuple[str, str]:
    """Return a figure with its metric, or why it has none, in Chinese and in English.

    A figure that names its metric itself is left as it is. Lines that say different things leave it open. A figure of
    a list, such as 宣讲、研学等, is linked if each item is, to one metric.

    Args:
        figure: The figure.
        table: The declared nouns.
        listed: The words of the list that the figure is of; empty where it is of what it counts alone.
    """
    if figure.metric is not None:
        return figure
    words = _MARKS.sub("", listed or figure.counted)
    items = _JOINTS.split(words) if listed else [words]
    named = [table.naming(item, figure) for item in items]
    unit = "" if figure.quantity is None else figure.quantity.unit.word
    if not all(named):
        return f"对应表中没有“{words}”({unit}) 的指标", f"the table of nouns has no metric for “{words}” ({unit})"
    meant = list(dict.fromkeys((link.metric, link.where) for links in named for link in links))
    if any(len({(link.metric, link.where) for link in links}) > 1 for links in named) or not _are_one(meant):
        metrics = "、".join(sorted({metric for metric, _ in meant}))
        return f"“{words}”可对应多个指标: {metrics}", f"“{words}” may be any of {metrics}"
    return evolve(_in_unit(figure, meant[0][0]), metric=meant[0][0], where=_pooled([where for _, where in meant]))


def _are_one(meant: Sequence[tuple[str, tuple[Criterion, ...]]]) -> bool:
    """Whether what the items stand for differs in the values of one facet at most, so that it can be pooled."""
    shapes = {(metric, tuple(criterion.facet for criterion in where)) for metric, where in meant}
    return len(shapes) == 1 and (len(meant) == 1 or len(meant[0][1]) == 1)


def _pooled(wheres: Sequence[tuple[Criterion, ...]]) -> tuple[Criterion, ...]:
    if len(wheres) == 1:
        return wheres[0]
    values = tuple(dict.fromkeys(value for (criterion,) in wheres for value in criterion.among))
    return (Criterion(facet=wheres[0][0].facet, among=values),)


def _in_unit(figure: PublishedFigure, metric_id: str) -> PublishedFigure:
    """Return a figure in the metric's kind of unit where its measure word stands for that as well: 个, 人次."""
    kind = find_metric(metric_id).definition.unit
    quantity = figure.quantity
    if quantity is None or kind not in kinds_of(quantity.unit.word):
        return figure
    return evolve(figure, quantity=evolve(quantity, unit=Unit(quantity.unit.word, kind)))


@cache
def standard_links() -> LinkTable:
    """Return the table that the library ships."""
    return read_links(files("yilao_yiyou.report").joinpath("links.toml").read_text(encoding="utf-8"))


def read_links(toml: str) -> LinkTable:
    r"""Return a table of links written in TOML, for a place with nouns of its own.

    Raises:
        FormatError: If it is no TOML, or a line lacks its nouns, units or metric.

    >>> (link,) = read_links('[[link]]\nnouns = ["义诊"]\nunits = ["session"]\nmetric = "activity.sessions"').links
    >>> link.metric, link.units
    ('activity.sessions', (UnitKind.SESSION,))
    """
    try:
        content: dict[str, Any] = tomllib.loads(toml)
        lines: list[dict[str, Any]] = content["link"]
        return LinkTable(links=tuple(_link(line) for line in lines), neutral=tuple(content.get("neutral", ())))
    except (tomllib.TOMLDecodeError, KeyError, TypeError, AttributeError, ValueError) as error:
        raise FormatError(
            "对应表须为 TOML, 每项 [[link]] 有 nouns、units、metric; 可有 where、accruals",
            "a table of links is TOML; each [[link]] has nouns, units and metric, and may have where and accruals",
        ) from error


def _link(line: dict[str, Any]) -> Link:
    where: dict[str, Iterable[str]] = line.get("where", {})
    return Link(
        nouns=tuple(line["nouns"]),
        units=tuple(UnitKind(unit) for unit in line["units"]),
        metric=line["metric"],
        where=tuple(Criterion(facet=facet, among=tuple(among)) for facet, among in where.items()),
        accruals=tuple(Accrual(accrual) for accrual in line.get("accruals", ())),
    )
