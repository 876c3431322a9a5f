"""Variants: other definitions under which a published figure may have been counted."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any, TypeAlias

from attrs import evolve, field, frozen

from yilao_yiyou.domain.day import day_after, first_day
from yilao_yiyou.domain.division_change import DivisionChange
from yilao_yiyou.domain.edge import Edge
from yilao_yiyou.domain.period import Period
from yilao_yiyou.domain.published import PublishedFigure
from yilao_yiyou.domain.region import RegionCode
from yilao_yiyou.domain.rows import LEVELS
from yilao_yiyou.domain.target import Criterion
from yilao_yiyou.metrics.assume import Assume
from yilao_yiyou.metrics.bridge import Cause
from yilao_yiyou.metrics.catalogue import metric as find_metric
from yilao_yiyou.metrics.definition import RollUp


@frozen(kw_only=True)
class Definition:
    """What is counted, in the terms of `measure()` and a little beyond them.

    Attributes:
        metric: The metric's id.
        during: The period.
        where: Which rows to let in.
        within: The division.
        assume: What is assumed of people without names.
        added_over: What the figure is added over although that counts members twice, `None` to count them once.
        own_rows_of: The level under which rows are left out, so that only the division's own are counted.
        restated: Whether counts are restated for the divisions of the register's day.
    """

    metric: str
    during: Period | None
    where: tuple[Criterion, ...] = ()
    within: RegionCode | None = None
    assume: Assume = field(factory=Assume)
    added_over: str | None = None
    own_rows_of: str | None = None
    restated: bool = False


@frozen
class Departure:
    """One way in which a definition differs from the stated one.

    Attributes:
        cause: What kind of difference it is.
        zh: The difference in Chinese.
        en: The same in English.
        change: Makes the definition depart.
    """

    cause: Cause
    zh: str
    en: str
    change: Callable[[Definition], Definition] = field(eq=False, repr=False)


Dimension: TypeAlias = tuple[Departure, ...]
"""Departures of which a definition takes one at most."""


def stated(figure: PublishedFigure) -> Definition:
    """Return the definition that a published figure states.

    Raises:
        MeasureError: If an assumption of it is none.
    """
    return Definition(
        metric=figure.metric or "",
        during=figure.period,
        where=figure.where,
        within=figure.scope,
        assume=Assume.from_criteria(figure.assume),
    )


def dimensions(
    definition: Definition, *, as_of: date | None, changes: tuple[DivisionChange, ...] = ()
) -> tuple[Dimension, ...]:
    """Return everything that may be taken another way, the likeliest first in each."""
    return (
        () if as_of is None else tuple(_periods(definition, as_of)),
        tuple(_countings(definition)),
        tuple(_kinds(definition)),
        tuple(_modes(definition)),
        tuple(_places(definition, changes)),
    )


def _periods(definition: Definition, as_of: date) -> Iterator[Departure]:
    year, end = as_of.year, day_after(as_of)
    known = [] if definition.during is None else [definition.during]
    for period, zh, en in (
        (Period.this_year(as_of), "今年以来", "this year so far"),
        (Period.since_last_year(as_of), "去年以来", "since last year"),
        (Period.year(year), f"{year}年全年", f"the whole of {year}"),
        (Period.year(year - 1), f"{year - 1}年全年", f"the whole of {year - 1}"),
        (Period.first_half(year), f"{year}年上半年", f"the first half of {year}"),
        (Period(first_day(year, as_of.month), end), "本月以来", "this month so far"),
        (Period.past_years(1, as_of), "近一年", "the past year"),
        (Period(Edge.OPEN, end), "有记录以来", "all on record"),
    ):
        if not any(period.same_days(other) for other in known):
            known.append(period)
            yield Departure(Cause.PERIOD, f"期间取{zh}", f"for {en}", _setting("during", period))


def _setting(name: str, value: object) -> Callable[[Definition], Definition]:
    changed: dict[str, Any] = {name: value}

    def change(definition: Definition) -> Definition:
        return evolve(definition, **changed)

    return change


_COUNTED_ELSE: Mapping[str, tuple[str, str, str]] = {
    "reach.distinct_persons": ("reach.attendances", "按人次计", "person-times counted"),
    "reach.attendances": ("reach.distinct_persons", "按不同的人计", "distinct persons counted"),
    "venue.distinct": ("designation.stock", "按挂牌计", "plaques counted"),
    "designation.stock": ("venue.distinct", "按不同的场所计", "distinct places counted"),
    "designation.granted": ("designation.stock", "按现有数计", "all that stand counted"),
    "team.formed": ("team.count_stock", "按现有数计", "all that stand counted"),
    "org.new": ("org.count_stock", "按现有数计", "all that stand counted"),
    "team.count_stock": ("team.formed", "只计新组建", "new ones counted"),
    "org.count_stock": ("org.new", "只计新建", "new ones counted"),
}
_MEMBERS_OF: Mapping[str, tuple[tuple[str, str, str], ...]] = {
    "team.members": (("group", "各队相加", "added over teams"),),
    "reach.distinct_persons": (
        ("month", "各月相加", "added over months"),
        ("project", "各项目相加", "added over projects"),
        ("kind", "各类活动相加", "added over kinds of activity"),
    ),
}


def _countings(definition: Definition) -> Iterator[Departure]:
    if definition.metric in _COUNTED_ELSE:
        other, zh, en = _COUNTED_ELSE[definition.metric]
        yield Departure(Cause.DOUBLE_COUNTING, zh, en, _setting("metric", other))
    over_place = find_metric(definition.metric).definition.over_place
    level = _level_below(definition.within)
    if over_place is RollUp.DISTINCT and level is not None:
        name = LEVELS[level].zh
        yield _added(level, f"各{name}相加", f"added over divisions of level {level}")
    for facet, zh, en in _MEMBERS_OF.get(definition.metric, ()):
        yield _added(facet, zh, en)


def _added(name: str, zh: str, en: str) -> Departure:
    return Departure(Cause.DOUBLE_COUNTING, zh, en, _setting("added_over", name))


def _level_below(code: RegionCode | None) -> str | None:
    """Return the level of the divisions right under one, `None` for a village or where none is told."""
    if code is None:
        return None
    below = [level for level in LEVELS.values() if level.depth == code.level.depth + 1]
    return below[0].value if below else None


def _kinds(definition: Definition) -> Iterator[Departure]:
    """Yield lists of kinds that are shorter or longer: 等 leaves a list open."""
    listed = next((criterion for criterion in definition.where if criterion.facet == "kind"), None)
    if listed is None:
        return
    others = tuple(criterion for criterion in definition.where if criterion is not listed)
    yield Departure(Cause.SCOPE, "不限类型", "of any kind", _setting("where", others))
    if len(listed.among) > 1:
        for kind in listed.among:
            alone = (*others, evolve(listed, among=(kind,)))
            yield Departure(Cause.SCOPE, f"只计 {kind}", f"{kind} alone", _setting("where", alone))


def _modes(definition: Definition) -> Iterator[Departure]:
    """Yield online in or out, and views of a page taken for people, where activities are counted."""
    source = find_metric(definition.metric).definition.source
    if source not in {"participations", "activities"}:
        return
    yield _letting_in("mode", ("on_site",), "不含线上", "without online")
    if source == "participations":
        methods = ("signed", "ticketed", "counted", "estimated", "views")
        yield _letting_in("method", methods, "含浏览量", "with views of a page")


def _letting_in(facet: str, among: tuple[str, ...], zh: str, en: str) -> Departure:
    def change(definition: Definition) -> Definition:
        return evolve(definition, where=(*definition.where, Criterion(facet=facet, among=among)))

    return Departure(Cause.SCOPE, zh, en, change)


def _places(definition: Definition, changes: tuple[DivisionChange, ...]) -> Iterator[Departure]:
    if definition.within is None:
        return
    level = _level_below(definition.within)
    if level is not None:
        yield Departure(Cause.SCOPE, "不含下级", "without sub-units", _setting("own_rows_of", level))
    yield Departure(Cause.SCOPE, "名册全部区划", "all divisions on record", _setting("within", None))
    if any(definition.within in (*change.before, *change.after) for change in changes):
        yield Departure(
            Cause.SCOPE, "按变更后的区划重述", "restated for the divisions of the day", _setting("restated", value=True)
        )
