"""Linking: from what a report counts to the metric that would bear it out, by a declared table alone."""

import tomllib
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, cast

from attrs import evolve, frozen

from yilao_yiyou.domain.published import PublishedFigure
from yilao_yiyou.domain.target import Criterion
from yilao_yiyou.domain.unit import Accrual, UnitKind
from yilao_yiyou.errors import FormatError


@frozen(kw_only=True)
class Link:
    """One line of the table: nouns, and the metric that they stand for.

    Attributes:
        nouns: Any of them in what is counted will do; the longest noun of the table decides.
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

    def noun_in(self, figure: PublishedFigure) -> str:
        """Return the longest of its nouns in what a figure counts; empty where there is none or the rest differs."""
        if figure.quantity is None or figure.quantity.unit.kind not in self.units:
            return ""
        if self.accruals and figure.accrual is not None and figure.accrual not in self.accruals:
            return ""
        return max((noun for noun in self.nouns if noun in figure.counted), key=len, default="")


def link_figure(figure: PublishedFigure, links: Sequence[Link]) -> PublishedFigure | tuple[str, str]:
    """Return a figure with its metric, or why it has none, in Chinese and in English.

    A figure that names its metric itself is left as it is. Two links of equally long nouns that say different things
    leave it open.
    """
    if figure.metric is not None:
        return figure
    fitting = [(len(link.noun_in(figure)), link) for link in links]
    longest = max((length for length, _ in fitting), default=0)
    chosen = [link for length, link in fitting if length == longest and length]
    if not chosen:
        unit = "" if figure.quantity is None else figure.quantity.unit.word
        return (
            f"对应表中没有“{figure.counted}”({unit}) 的指标",
            f"the table of nouns has no metric for “{figure.counted}” ({unit})",
        )
    if len({(link.metric, link.where) for link in chosen}) > 1:
        metrics = "、".join(sorted({link.metric for link in chosen}))
        return (f"“{figure.counted}”可对应多个指标: {metrics}", f"“{figure.counted}” may be any of {metrics}")
    return evolve(figure, metric=chosen[0].metric, where=chosen[0].where)


@cache
def standard_links() -> tuple[Link, ...]:
    """Return the table that the library ships."""
    return read_links(files("yilao_yiyou.report").joinpath("links.toml").read_text(encoding="utf-8"))


def read_links(toml: str) -> tuple[Link, ...]:
    r"""Return a table of links written in TOML, for a place with nouns of its own.

    Raises:
        FormatError: If it is no TOML, or a line lacks its nouns, units or metric.

    >>> (link,) = read_links('[[link]]\nnouns = ["义诊"]\nunits = ["session"]\nmetric = "activity.sessions"')
    >>> link.metric, link.units
    ('activity.sessions', (UnitKind.SESSION,))
    """
    try:
        lines = cast("list[dict[str, Any]]", tomllib.loads(toml)["link"])
        return tuple(_link(line) for line in lines)
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
