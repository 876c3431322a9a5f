"""The worked examples of the definitions, from the formulas and from records through `measure()`."""

from collections.abc import Iterable
from datetime import date
from fractions import Fraction

import pytest

from tests.builders import audience, besides, crowd, divisions, figure, meeting, named, registered, tallied
from tests.domain.small_records import activity, heads, plaque, venue
from yilao_yiyou.domain.activity import Public
from yilao_yiyou.domain.attendance import AttendanceRow
from yilao_yiyou.domain.attendance_tally import tally_attendance
from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.period import Period
from yilao_yiyou.domain.quantity import Quantity
from yilao_yiyou.domain.register import Record, Register
from yilao_yiyou.domain.streak import anniversary_streak, calendar_streak
from yilao_yiyou.domain.tree_tally import PointRow, tally_tree
from yilao_yiyou.domain.unit import Unit, UnitKind
from yilao_yiyou.domain.venue import Venue
from yilao_yiyou.errors import BoundsError
from yilao_yiyou.measurement import measure
from yilao_yiyou.metrics.assume import Assume
from yilao_yiyou.metrics.coverage import frechet, path_population
from yilao_yiyou.metrics.reach import (
    distinct_persons,
    expected_if_independent,
    frequency,
    kplus_bounds,
    named_share,
    persons_from_times,
)
from yilao_yiyou.metrics.reconcile import Verdict, verdict
from yilao_yiyou.metrics.result import Status
from yilao_yiyou.metrics.rollup import roll_up, union_bounds

THREE_EVENTS = (("e1", "abc", 7), ("e2", "ad", 10), ("e3", "e", 0))


def _events() -> list[Record]:
    return [record for name, people, number in THREE_EVENTS for record in meeting(name, people, number)]


def test_reach_of_three_events() -> None:
    """E1: five names, the largest event of twelve, seventeen heads."""
    tally = tallied(*(named(name, *people) + besides(name, number) for name, people, number in THREE_EVENTS))

    assert (tally.whole.named, tally.whole.largest, tally.whole.attendances, tally.whole.unnamed) == (
        Bounds(5),
        Bounds(12),
        Bounds(23),
        Bounds(17),
    )
    assert distinct_persons(tally) == Bounds(12, 22)
    assert distinct_persons(tally, cap=Bounds(15)) == Bounds(12, 15)
    with pytest.raises(BoundsError):
        distinct_persons(tally, cap=Bounds(11))
    assert distinct_persons(tally, assume=Assume(visitors=True)) == Bounds(5, 22)
    assert named_share(tally).ratio == Bounds(Fraction(6, 23))
    assert frequency(tally) == Bounds(Fraction(23, 22), Fraction(23, 12))


def test_reach_of_three_events_on_record() -> None:
    """E1 through the door: the same figures, and a population that cannot be is said to be contradicted."""
    records = _events()

    assert figure("reach.distinct_persons", *records).bounds == Bounds(12, 22)
    assert figure("reach.distinct_persons", *records, population=15).bounds == Bounds(12, 15)
    assert figure("reach.distinct_persons", *records, assume=Assume(visitors=True)).bounds == Bounds(5, 22)
    assert figure("reach.named_share", *records).bounds == Bounds(Fraction(600, 23))
    assert figure("reach.frequency", *records).bounds == Bounds(Fraction(23, 22), Fraction(23, 12))
    contradicted = figure("reach.distinct_persons", *records, population=11)
    assert (contradicted.value, contradicted.status) == (None, Status.CONTRADICTED)
    assert [finding.rule for finding in contradicted.findings] == ["RATE_GT_1"]


def test_classes_that_share_nobody_are_tighter() -> None:
    """E2: children and adults are not the same people."""
    records: list[Record] = [activity("e1"), activity("e2")]
    for name, children, adults in (("e1", 30, 5), ("e2", 25, 20)):
        records += [
            crowd(f"{name}-c", name, children, public=Public.CHILD),
            crowd(f"{name}-g", name, adults, public=Public.GENERAL),
        ]

    assert figure("reach.distinct_persons", *records).bounds == Bounds(45, 80)
    assert figure("reach.distinct_persons", *records, assume=Assume(disjoint_by="public")).bounds == Bounds(50, 80)


def test_communities_that_share_nobody_add() -> None:
    """E3: each counts its own people at its largest event at least."""
    records: list[Record] = []
    for village, largest, rest in (("371402001001", 50, 40), ("371402001002", 40, 20), ("371402001003", 30, 0)):
        for name, number in ((f"{village}-1", largest), (f"{village}-2", rest)):
            records += [activity(name, region=village), crowd(f"{name}-heads", name, number)]

    assert figure("reach.distinct_persons", *records).bounds == Bounds(50, 180)
    assert figure("reach.distinct_persons", *records, assume=Assume(closed_by="village")).bounds == Bounds(120, 180)


@pytest.mark.parametrize(
    ("cap", "expected"),
    [
        (50, [Bounds(40, 50), Bounds(20, 45), Bounds(0, 20)]),
        (200, [Bounds(40, 90), Bounds(0, 45), Bounds(0, 20)]),
    ],
)
def test_who_came_so_often(cap: int, expected: list[Bounds]) -> None:
    """E4: from totals alone."""
    assert [kplus_bounds((40, 30, 20), times, cap) for times in (1, 2, 3)] == expected


def test_what_chance_would_give_is_for_reference() -> None:
    """E4: the product formula, which no bound rests on."""
    assert expected_if_independent((40, 30, 20), 50) == Fraction(476, 10)


def test_counties_do_not_add_up_to_the_city() -> None:
    """E5: distinct people of 10, 20 and 30; person-times of the same rows do add."""
    counties = [Bounds(10), Bounds(20), Bounds(30)]

    assert union_bounds(counties) == Bounds(30, 60)
    assert union_bounds(counties, cap=Bounds(45)) == Bounds(30, 45)
    assert union_bounds(counties, disjoint=True) == Bounds(60)
    assert Bounds.total([Bounds(15), Bounds(25), Bounds(40)]) == Bounds(80)
    assert verdict(Bounds(61), union_bounds(counties)) is Verdict.PUBLISHED_HIGH


def test_what_was_published_of_attendances_says_little_of_people() -> None:
    """E6: 20.2万人次 over 580余场."""
    times, sessions = Bounds(201500, 202499), Bounds(581, 589)

    assert persons_from_times(times, sessions) == Bounds(343, 202499)
    assert (round(Fraction(201500, 589), 1), round(Fraction(202499, 581), 1)) == (
        Fraction(3421, 10),
        Fraction(3485, 10),
    )


def test_the_same_of_a_record_with_many_sessions() -> None:
    """E6 through the door: one record of all sessions together."""
    held = activity(sessions=Bounds(581, 589))
    counted = heads("h1", 0, heads=Quantity(Bounds(201500, 202499), Unit("人次", UnitKind.PERSON_TIME)))

    assert figure("reach.distinct_persons", held, counted).bounds == Bounds(343, 202499)


FOUR_LEVELS = ("3714", "371402", "371403", "371402001", "371402002", "371403001")

VILLAGES = {"371402001001": 100, "371402001002": 200, "371402002001": 300, "371403001001": 400}

WITH_POINTS = ("3714", "371402", "371402001", "371403001", "371402001001", "371402002001", "371403001001")


@pytest.mark.parametrize(
    ("metric", "expected"),
    [
        ("coverage.node", Fraction(700, 10)),
        ("coverage.path", 25),
        ("coverage.population", 80),
    ],
)
def test_four_levels(metric: str, expected: Fraction | int) -> None:
    """E7: seven of ten divisions have a point, and one village of four a whole chain."""
    assert measure(metric, _four_levels()).item().bounds == Bounds(expected)


def test_levels_alone_bound_the_chains() -> None:
    """E7: no more than the worst level, no less than what the levels leave; by people one in ten."""
    register = _four_levels()
    points = [
        PointRow(id=plaque.id, region=found.region)
        for plaque in register.designations
        if isinstance(found := register.find("Venue", plaque.venue), Venue)
    ]
    tally = tally_tree(register.tree, points, group=lambda _: ())[()]

    assert {result.key: result.bounds for result in measure("coverage.node", register, by="level")} == {
        ("city",): Bounds(100),
        ("county",): Bounds(50),
        ("township",): Bounds(Fraction(200, 3)),
        ("village",): Bounds(75),
    }
    assert frechet(tally) == Bounds(Fraction(1, 4), Fraction(3, 4))
    assert path_population(tally).ratio == Bounds(Fraction(1, 10))


def _four_levels() -> Register:
    people = {f"r{code}": number for code, number in VILLAGES.items()}
    regions = divisions(*FOUR_LEVELS, *VILLAGES, **people)
    places = [venue(f"v{code}", region=code) for code in WITH_POINTS]
    points = [plaque(f"d{code}", venue=f"v{code}") for code in WITH_POINTS]
    return registered(*regions, *places, *points, as_of=date(2022, 9, 1))


def test_an_unknown_person_is_nobody() -> None:
    """E10: where only an unknown person was, the place is known and nobody counted."""
    rows = [
        AttendanceRow(group=(place,), event=place, person=who)
        for place, who in (("x", "a"), ("x", None), ("y", "a"), ("z", None))
    ]

    people = {key: tally.whole.named for key, tally in tally_attendance(rows).items()}

    assert people == {("x",): Bounds(1), ("y",): Bounds(1), ("z",): Bounds(0)}


def test_seven_years_are_six_anniversaries() -> None:
    """E13: both readings of 连续7年."""
    years, anchor = range(2016, 2023), date(2022, 9, 1)

    assert calendar_streak(years, as_of=anchor).current.length == 7
    days = [date(year, 6, 1) for year in years]
    assert anniversary_streak(days, as_of=anchor).length == 6
    broken = calendar_streak([year for year in years if year != 2019], as_of=anchor)
    assert (broken.current.length, broken.longest.length) == (3, 3)


def test_names_are_the_same_people_wherever_they_are() -> None:
    """A name at two activities is one person and two attendances."""
    records = [activity("a1"), activity("a2"), audience("x1", "a1", "p1"), audience("x2", "a2", "p1")]

    assert figure("reach.distinct_persons", *records).bounds == Bounds(1)
    assert figure("reach.attendances", *records).bounds == Bounds(2)


def test_classes_and_communities_from_rows() -> None:
    """E2 and E3 on rows alone: parts that share nobody, and the same rows with nothing known of parts."""
    classes = [("e1", 30, "child"), ("e2", 25, "child"), ("e1", 5, "general"), ("e2", 20, "general")]
    villages = [(f"{village}-{number}", heads, village) for village, *counts in VISITED for number, heads in counts]

    for rows, together, apart in (
        (classes, Bounds(45, 80), Bounds(50, 80)),
        (villages, Bounds(50, 180), Bounds(120, 180)),
    ):
        assert distinct_persons(tallied(*(besides(event, heads) for event, heads, _ in rows))) == together
        parted = tallied(*(besides(event, heads, part=(part,)) for event, heads, part in rows))
        assert distinct_persons(parted) == apart


VISITED = (("甲", (1, 50), (2, 40)), ("乙", (1, 40), (2, 20)), ("丙", (1, 30)))


def test_counties_do_not_add_up_to_the_city_on_record() -> None:
    """E5 through the door: people of 10, 20 and 30 who came 15, 25 and 40 times, the same ones where they can be."""
    records: list[Record] = []
    for county, people, times in (("371402", 10, 15), ("371403", 20, 25), ("371423", 30, 40)):
        for number, came in (("1", people), ("2", times - people)):
            name = f"{county}-{number}"
            records.append(activity(name, region=county))
            records += [audience(f"{name}-{who}", name, f"p{who}") for who in range(came)]
    register = registered(*records)

    parts, visits = (
        measure(f"reach.{metric}", register, by="county") for metric in ("distinct_persons", "attendances")
    )

    assert [result.bounds for result in parts] == [Bounds(10), Bounds(20), Bounds(30)]
    assert roll_up(parts) == Bounds(30, 60)
    assert roll_up(parts, cap=Bounds(45)) == Bounds(30, 45)
    assert roll_up(parts, disjoint=True) == Bounds(60)
    assert measure("reach.distinct_persons", register).item().bounds == Bounds(30)
    assert roll_up(visits) == measure("reach.attendances", register).item().bounds == Bounds(80)
    assert verdict(Bounds(61), roll_up(parts)) is Verdict.PUBLISHED_HIGH


def test_a_count_of_nobody_keeps_its_place() -> None:
    """E10 through the door: a headcount of none leaves the place known, and a group is no person."""
    held = [activity("x"), activity("y", region="371403"), crowd("h", "y", 0), audience("a", "x", "p1")]

    table = measure("reach.distinct_persons", registered(*held), by="county")

    assert [(result.key, result.bounds) for result in table] == [(("371402",), Bounds(1)), (("371403",), Bounds(0))]


@pytest.mark.parametrize(
    ("years", "length", "anniversaries", "gaps"),
    [(range(2016, 2023), 7, "6", "无"), ([2016, 2017, 2018, 2020, 2021, 2022], 3, "2", "2019")],
)
def test_years_on_end_on_record(years: Iterable[int], length: int, anniversaries: str, gaps: str) -> None:
    """E13 through the door: both readings stand side by side, with the years that break them."""
    held = [activity(f"a{year}", when=Period.day(date(year, 6, 1))) for year in years]

    result = figure("activity.streak", *held, during=Period.until(date(2022, 9, 1)))

    assert result.bounds == Bounds(length)
    assert {note.name: note.value for note in result.notes} == {"anniversaries": anniversaries, "gaps": gaps}
