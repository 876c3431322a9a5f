"""What must not change, or can only change one way, when the records do: on many small registers."""

from datetime import date
from itertools import pairwise, product
from random import Random
from typing import Any, cast

import pytest
from attrs import evolve

from tests.metrics.draws import AS_OF
from tests.metrics.invented import invented
from tests.metrics.oracle_things import DISTINCT, SUMS
from tests.metrics.usual import GENERAL, usual
from yilao_yiyou.domain.activity import CountMethod
from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.period import Edge, Period
from yilao_yiyou.domain.register import Record, Register
from yilao_yiyou.domain.unit import Axis
from yilao_yiyou.measurement import measure
from yilao_yiyou.metrics.catalogue import METRICS
from yilao_yiyou.metrics.definition import RollUp
from yilao_yiyou.metrics.rollup import roll_up
from yilao_yiyou.metrics.table import MetricTable

SEEDS = range(60)
PEOPLE, ATTENDANCES = "reach.distinct_persons", "reach.attendances"
OF_PEOPLE = (PEOPLE, ATTENDANCES)
COUNTED = (*DISTINCT, *SUMS, *OF_PEOPLE)
ALL = GENERAL

YEAR = Period.year(2022)
ASKED: tuple[dict[str, Any], ...] = ({}, {"by": "county"}, {"during": YEAR}, {"within": "371402", "during": YEAR})


_UNGROUPED = ("coverage.", "equity.")


def _asked(metric: str, more: dict[str, Any]) -> dict[str, Any]:
    """Return a question that the metric can be asked."""
    return {**more, **usual(metric)}


def _told(table: MetricTable) -> list[tuple[object, ...]]:
    """Return what a table says, whatever order its groups are in."""
    rows = [(result.key, result.value, result.status, result.rows, result.notes) for result in table]
    return sorted(rows, key=lambda row: str(row[0]))


def _figure(metric: str, register: Register, **asked: Any) -> Bounds:  # noqa: ANN401 -- any argument of `measure()`
    return measure(metric, register, **asked).item().bounds


def _is_within(inner: Bounds, outer: Bounds) -> bool:
    return inner.lo >= outer.lo and (outer.hi is None or (inner.hi is not None and inner.hi <= outer.hi))


def _is_no_more(less: Bounds, more: Bounds) -> bool:
    return less.lo <= more.lo and (more.hi is None or (less.hi is not None and less.hi <= more.hi))


def _changed(register: Register, **collections: tuple[Record, ...]) -> Register:
    changes: dict[str, Any] = dict(collections)
    return evolve(register, **changes)


def test_the_order_of_records_does_not_matter() -> None:
    """However the collections are shuffled, every metric says the same."""
    wrong = []
    for seed in SEEDS:
        register, random = invented(seed), Random(seed)  # noqa: S311 -- made to be repeated, no secret
        shuffled = _changed(
            register, **{name: tuple(random.sample(rows, len(rows))) for name, rows in register.collections()}
        )
        for metric in ALL:
            asked = _asked(metric, {} if metric.startswith(_UNGROUPED) else random.choice(ASKED))
            if _told(measure(metric, register, **asked)) != _told(measure(metric, shuffled, **asked)):
                wrong.append((metric, seed, asked))

    assert wrong == []


def test_names_of_people_and_activities_do_not_matter() -> None:
    """With other ids for the same people and the same activities every figure is the same."""
    wrong = []
    for seed in SEEDS:
        register = invented(seed)
        renamed = _renamed(register)
        wrong += [
            (metric, seed, asked)
            for metric, more in product(ALL, ASKED[:2])
            if not metric.startswith(_UNGROUPED)
            for asked in (_asked(metric, more),)
            if _told(measure(metric, register, **asked)) != _told(measure(metric, renamed, **asked))
        ]

    assert wrong == []


def _renamed(register: Register) -> Register:
    """Return the register with ids in the opposite order for people and activities."""
    names = {f"{prefix}{number}": f"{prefix}-{9 - number}" for prefix in "pa" for number in range(9)}
    fields = {"people": "id", "activities": "id"}
    of_people = ("cadres", "volunteers", "memberships", "registrations", "participations")
    changed: dict[str, tuple[Record, ...]] = {}
    for name, rows in register.collections():
        listed = _with_names(rows, fields.get(name), names)
        listed = _with_names(listed, "person" if name in of_people else None, names)
        changed[name] = _with_names(listed, "activity" if name in {"participations", "distributions"} else None, names)
    return _changed(register, **changed)


def _with_names(rows: tuple[Record, ...], name: str | None, names: dict[str, str]) -> tuple[Record, ...]:
    if name is None:
        return rows
    changes = ({name: names[old] if (old := getattr(row, name)) is not None else None} for row in rows)
    return tuple(evolve(row, **cast("Any", change)) for row, change in zip(rows, changes, strict=True))


def test_whoever_is_entered_again_is_no_second_person() -> None:
    """The same part of the same person in the same activity, under another id, changes nothing but the rows."""
    wrong = []
    for seed in SEEDS:
        register = invented(seed)
        again = [evolve(row, id=f"{row.id}-again") for row in register.participations if row.person is not None]
        more = register.with_records(again)
        wrong += [
            (metric, seed)
            for metric in (*OF_PEOPLE, "reach.named_share", "reach.frequency")
            if measure(metric, register).item().value != measure(metric, more).item().value
        ]

    assert wrong == []


def test_views_are_nobody() -> None:
    """Without them every figure of people is the same."""
    for seed in SEEDS:
        register = invented(seed)
        seen = tuple(row for row in register.participations if row.method is not CountMethod.VIEWS)
        fewer = _changed(register, participations=seen)

        assert _told(measure(PEOPLE, register, by="county")) == _told(measure(PEOPLE, fewer, by="county"))


@pytest.mark.parametrize("metric", [name for name in COUNTED if METRICS[name].definition.over_place is RollUp.SUM])
def test_what_adds_over_places_adds_up(metric: str) -> None:
    """The counties and what lies in none of them are the whole."""
    wrong = [
        seed
        for seed in SEEDS
        if roll_up(measure(metric, invented(seed), by="county")) != _figure(metric, invented(seed))
    ]

    assert wrong == []


@pytest.mark.parametrize(
    "metric",
    [name for name in COUNTED if METRICS[name].definition.over_time is RollUp.SUM],
)
def test_what_adds_over_years_adds_up(metric: str) -> None:
    """The years, and what nobody knows the year of, are all of time."""
    wrong = [
        seed
        for seed in SEEDS
        if roll_up(measure(metric, invented(seed), by="year"), over=Axis.TIME) != _figure(metric, invented(seed))
    ]

    assert wrong == []


@pytest.mark.parametrize(
    ("metric", "by", "axis"),
    [
        *((name, "county", Axis.PLACE) for name in COUNTED if METRICS[name].definition.over_place is RollUp.DISTINCT),
        *((name, "year", Axis.TIME) for name in COUNTED if METRICS[name].definition.over_time is RollUp.DISTINCT),
        *((PEOPLE, facet, Axis.CATEGORY) for facet in ("role", "public", "topic", "kind")),
        *((ATTENDANCES, facet, Axis.CATEGORY) for facet in ("topic", "kind")),
        ("activity.sessions", "topic", Axis.CATEGORY),
        ("volunteer.stock", "category", Axis.CATEGORY),
    ],
)
def test_the_whole_lies_within_what_its_parts_allow(metric: str, by: str, axis: Axis) -> None:
    """Different members are no fewer than in the largest part and no more than in all parts together."""
    wrong = []
    for seed in SEEDS:
        parts = measure(metric, invented(seed), by=by)
        if len(parts) and not _is_within(_figure(metric, invented(seed)), roll_up(parts, over=axis)):
            wrong.append(seed)

    assert wrong == []


def test_shares_of_counties_pool_to_the_share_of_the_whole() -> None:
    """The sums over one another, of chains of villages and of names."""
    pooled = 0
    for seed in SEEDS:
        register = invented(seed)
        assert roll_up(measure("coverage.path", register, by="county")) == _figure("coverage.path", register)
        whole = measure("reach.named_share", register).item()
        if whole.value is not None:
            pooled += 1
            assert _is_within(whole.bounds, roll_up(measure("reach.named_share", register, by="county")))

    assert pooled


def test_more_records_are_never_fewer_things() -> None:
    """Neither end falls when a body, a plaque, an activity with all who were there, or anything else is added."""
    counted = ("organizations", "teams", "memberships", "volunteers", "cadres", "registrations", "designations")
    wrong = []
    for seed, name in product(SEEDS, (*counted, "claims", "activities", "distributions", "documents", "incidents")):
        register = invented(seed)
        fewer = _changed(register, **{name: getattr(register, name)[:-1]})
        wrong += [
            (metric, seed, name)
            for metric in COUNTED
            if METRICS[metric].definition.source in {name, *_COUNTED_FROM.get(name, ())}
            and not _is_no_more(_figure(metric, fewer, during=YEAR), _figure(metric, register, during=YEAR))
        ]

    assert wrong == []


_COUNTED_FROM = {"activities": ("participations", "hostings"), "documents": ("issuings",)}


def test_a_longer_time_and_a_wider_place_hold_no_fewer() -> None:
    """What began in half a year began in the year; what lies in a county lies in its city."""
    half = Period.between(date(2022, 1, 1), AS_OF)
    flows = [
        name for name in COUNTED if not name.endswith((".stock", "_stock", ".members")) and name != "venue.distinct"
    ]
    wrong = []
    for seed, metric in product(SEEDS, flows):
        register = invented(seed)
        in_time = [_figure(metric, register, during=during) for during in (half, YEAR, None)]
        in_place = [_figure(metric, register, within=within) for within in ("371402001", "371402", "3714", None)]
        if not all(_is_no_more(*pair) for listed in (in_time, in_place) for pair in pairwise(listed)):
            wrong.append((metric, seed))

    assert wrong == []


def test_telling_a_day_never_widens_a_figure() -> None:
    """Whatever first day it turns out to be, the figure is one that was possible before."""
    wrong = []
    for seed, day in product(SEEDS, (date(2021, 6, 1), date(2022, 3, 1), date(2022, 12, 31))):
        register = invented(seed)
        told = _changed(
            register,
            teams=tuple(evolve(row, valid=_told_from(row.valid, day)) for row in register.teams),
            activities=tuple(evolve(row, when=_told_from(row.when, day)) for row in register.activities),
        )
        wrong += [
            (metric, seed, day)
            for metric in ("team.formed", "team.count_stock", "activity.sessions", "activity.hosts", *OF_PEOPLE)
            if not _is_within(_figure(metric, told, during=YEAR), _figure(metric, register, during=YEAR))
        ]

    assert wrong == []


def _told_from(period: Period, day: date) -> Period:
    """Return a period with its first day told, where nobody told it and it can have been that day."""
    before = not isinstance(period.end, date) or day < period.end
    return Period(day, period.end) if period.start is Edge.UNKNOWN and before else period


@pytest.mark.parametrize("end", ["lo", "hi"])
def test_counting_heads_exactly_never_widens_a_figure(end: str) -> None:
    """Whichever number of those allowed it turns out to be."""
    for seed in SEEDS:
        register = invented(seed)
        rows = tuple(
            row
            if row.heads is None
            else evolve(row, heads=evolve(row.heads, bounds=Bounds(getattr(row.heads.bounds, end))))
            for row in register.participations
        )
        counted = _changed(register, participations=rows)

        for metric in OF_PEOPLE:
            assert _is_within(_figure(metric, counted, during=YEAR), _figure(metric, register, during=YEAR))


def test_a_population_only_holds_the_most_down() -> None:
    """Where there are people enough it changes nothing."""
    for seed in SEEDS:
        register = invented(seed)
        bounds = _figure(PEOPLE, register)
        assert bounds.hi is not None
        least, most = int(bounds.lo), int(bounds.hi)

        assert _figure(PEOPLE, register, population=most) == bounds
        assert _figure(PEOPLE, register, population=Bounds(0, most + 9)) == bounds
        assert _figure(PEOPLE, register, population=least) == Bounds(least)
