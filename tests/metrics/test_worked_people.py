"""The worked examples of people: regulars and newcomers, classes and days, volunteers and lists of cadres."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from tests.builders import audience, crowd, figure, meeting, notes, registered
from tests.domain.small_records import (
    activity,
    cadre,
    present,
    registration,
    volunteer,
)
from yilao_yiyou.domain.activity import Public
from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.period import Period
from yilao_yiyou.domain.register import Record
from yilao_yiyou.errors import MeasureError
from yilao_yiyou.measurement import measure
from yilao_yiyou.metrics.assume import Assume
from yilao_yiyou.metrics.rates import chapman
from yilao_yiyou.metrics.result import Status

ANYBODY = {"fewest": 1}
"""Rates of however few people."""


@pytest.mark.parametrize(
    ("cap", "k", "expected"),
    [
        (50, 1, Bounds(40, 50)),
        (50, 2, Bounds(20, 45)),
        (50, 3, Bounds(0, 20)),
        (200, 1, Bounds(40, 90)),
        (200, 2, Bounds(0, 45)),
        (200, 3, Bounds(0, 20)),
    ],
)
def test_who_came_so_often_on_record(cap: int, k: int, expected: Bounds) -> None:
    """E4 through the door: three activities of 40, 30 and 20 people without names."""
    records = [record for name, number in (("e1", 40), ("e2", 30), ("e3", 20)) for record in meeting(name, "", number)]

    assert figure("reach.kplus", *records, population=cap, params={"k": k}).bounds == expected


def two_periods() -> list[Record]:
    """Return an activity of a and b with one head, and one a year later of b, c and d with two."""
    return [
        *meeting("p1", "ab", 1, when=Period.day(date(2021, 5, 4))),
        *meeting("p2", "bcd", 2, when=Period.day(date(2022, 5, 4))),
    ]


def test_who_is_new_is_not_a_difference() -> None:
    """E15: two to four people are new and one to three came again; of five, three were surely there before."""
    asked = {"during": Period.year(2022)}

    assert figure("reach.new", *two_periods(), **asked).bounds == Bounds(2, 4)
    assert figure("reach.returning", *two_periods(), **asked).bounds == Bounds(1, 3)
    assert figure("reach.new", *two_periods(), population=5, **asked).bounds == Bounds(2)
    assert figure("reach.new", *two_periods(), population=4, **asked).status is Status.CONTRADICTED
    with pytest.raises(MeasureError, match="who came before"):
        figure("reach.new", *two_periods())


def test_each_year_adds_some_people() -> None:
    """E15 by groups: what is nowhere else, and what was not before, in order."""
    register = registered(*two_periods())

    assert [result.bounds for result in measure("reach.unique", register, by="year")] == [Bounds(0, 2), Bounds(2, 4)]
    added = [result.bounds for result in measure("reach.incremental", register, by="year")]
    assert added == [Bounds(3), Bounds(2, 4)]


def volunteers_of_two_years() -> list[Record]:
    """Return ten volunteers, of whom a to d were active in 2021 and b, c and e in 2022."""
    roll = [volunteer(f"w{who}", person=who, valid=Period.since(date(2020, 1, 1))) for who in "abcdefghij"]
    held = [activity("y1", when=Period.day(date(2021, 6, 1))), activity("y2", when=Period.day(date(2022, 6, 1)))]
    there = [present(f"{at}-{who}", who, at) for at, people in (("y1", "abcd"), ("y2", "bce")) for who in people]
    return [*roll, *held, *there]


def test_who_stays_is_told_by_who_they_are() -> None:
    """E16: two of four stayed, three of ten are active, and one in three of those is new."""
    stayed = figure("retention.rate", *volunteers_of_two_years(), during=Period.year(2022))
    active = figure("volunteer.active_rate", *volunteers_of_two_years(), during=Period.year(2022))

    assert stayed.bounds == Bounds(50)
    assert notes(stayed) == {"new_share": "33.33"}
    assert active.bounds == Bounds(30)
    assert notes(active) == {"off_roll": "0"}
    assert figure("retention.rate", during=Period.year(2022)).status is Status.NO_DENOMINATOR
    with pytest.raises(MeasureError, match="first day"):
        figure("retention.rate", *volunteers_of_two_years())


def test_hours_make_active_too() -> None:
    """Whoever gave the hours asked for is active, however few activities that took."""
    records = [
        *volunteers_of_two_years(),
        present("long", "f", "y2", hours=Decimal(8)),
        present("off", "z", "y2", times=1),
    ]
    asked = {"during": Period.year(2022)}

    assert figure("volunteer.active_rate", *records, params={"k": 2}, **asked).bounds == Bounds(0)
    assert figure("volunteer.active_rate", *records, params={"k": 2, "hours": Decimal(8)}, **asked).bounds == Bounds(10)
    assert notes(figure("volunteer.active_rate", *records, **asked))["off_roll"] == "1"


def test_two_lists_say_how_many_there_are() -> None:
    """E16: 60 and 50 with 20 on both make 147; on record three and two with one on both make five."""
    assert round(float(chapman(60, 50, 20)), 1) == 147.1
    people = [registration(f"r{who}", person=who) for who in "abc"], [cadre(f"c{who}", person=who) for who in "cd"]

    result = figure("population.chapman", *people[0], *people[1], during=Period.as_at(date(2022, 9, 1)))

    assert result.bounds == Bounds(5)
    assert notes(result) == {"first": "3", "second": "2", "both": "1"}
    assert figure("population.chapman", *people[0], during=Period.as_at(date(2022, 9, 1))).status is Status.EMPTY


def test_hours_are_summed_and_halved() -> None:
    """Rows of one person at one activity repeat each other; rows without hours are counted and not zero."""
    there = [
        present("x1", "a", "e1", hours=Decimal(2)),
        present("x2", "a", "e1", hours=Decimal(3)),
        present("x3", "a", "e2", hours=Decimal(1)),
        present("x4", "b", "e1", hours=Decimal("2.5")),
        present("x5", "c", "e1"),
        audience("x6", "e1", "d", hours=Decimal(9)),
    ]
    records = [activity("e1"), activity("e2"), *there]

    total, median = figure("volunteer.hours", *records), figure("volunteer.hours_median", *records)

    assert total.bounds == Bounds(Fraction(13, 2))
    assert notes(total) == {"untimed": "1"}
    assert median.bounds == Bounds(Fraction(13, 4))
    assert notes(median) == {"mean": "3.25", "untimed": "1"}
    assert figure("volunteer.hours_median").status is Status.EMPTY


def test_regulars_are_a_share_of_the_people() -> None:
    """Two of a population of ten came twice; without a population there is no share."""
    records = [*meeting("e1", "abc", 0), *meeting("e2", "bcd", 0)]

    assert figure("reach.kplus", *records).bounds == Bounds(2)
    assert figure("reach.effective_rate", *records, population=10, params=ANYBODY).bounds == Bounds(20)
    assert figure("reach.effective_rate", *records).status is Status.NO_DENOMINATOR


def test_classes_add_up() -> None:
    """E2: the same as reach with the publics assumed to share nobody."""
    records: list[Record] = [activity("e1"), activity("e2")]
    for name, children, adults in (("e1", 30, 5), ("e2", 25, 20)):
        records += [
            crowd(f"{name}-c", name, children, public=Public.CHILD),
            crowd(f"{name}-g", name, adults, public=Public.GENERAL),
        ]

    assert figure("reach.by_category", *records).bounds == Bounds(50, 80)


def test_events_of_one_day_share_nobody() -> None:
    """T8: two events of one day have 20 people between them if nobody is at both."""
    records = [
        *meeting("e1", "ab", 7),
        *meeting("e2", "c", 10),
        *meeting("e3", "a", 2, when=Period.since(date(2022, 1, 1))),
    ]

    assert figure("reach.distinct_persons", *records).bounds == Bounds(11, 22)
    apart = figure("reach.distinct_persons", *records, assume=Assume(one_event_a_day=True))
    assert apart.bounds == Bounds(20, 22)
    assert apart.assumptions[-1].endswith("(T8)")


def test_an_estimate_stands_beside_its_bounds() -> None:
    """Where two of three attendances are named; with few names there is none, and without records none either."""
    records = [*meeting("e1", "abcd", 1), *meeting("e2", "abef", 1)]

    result = figure("reach.estimate", *records)

    assert Bounds(6, 8).lo <= result.bounds.lo <= (result.bounds.hi or 0) <= 8
    assert notes(result) == {"bounds": "6–8", "named_share": "80"}
    assert figure("reach.estimate", *meeting("e1", "a", 9)).status is Status.SUPPRESSED
    assert figure("reach.estimate").status is Status.EMPTY
    assert figure("reach.estimate", *records, population=4).status is Status.CONTRADICTED
