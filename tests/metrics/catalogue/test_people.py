"""Volunteers of whom some are perhaps active, perhaps on the roll, or tell no hours."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from tests.builders import figure, notes
from tests.domain.small_records import activity, present, volunteer
from yilao_yiyou.domain.activity import ParticipationRole
from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.period import Edge, Period
from yilao_yiyou.domain.register import Record
from yilao_yiyou.metrics.result import Status

YEAR = Period.year(2022)
PERHAPS = Period(Edge.UNKNOWN, date(2022, 3, 1))
"""Somewhen before March 2022: perhaps in that year, perhaps in the one before."""

HELD = [
    activity("s1", when=Period.day(date(2021, 5, 1))),
    activity("s2", when=Period.day(date(2021, 6, 1))),
    activity("t1", when=Period.day(date(2022, 5, 1))),
    activity("t2", when=Period.day(date(2022, 6, 1))),
    activity("u", when=PERHAPS),
]


def came(**people: str) -> list[Record]:
    """Return volunteers, each at some of the activities."""
    return [present(f"{who}-{at}", who, at) for who, events in people.items() for at in events.split()]


def test_who_perhaps_was_active_may_have_stayed() -> None:
    """With two activities needed: a surely stayed, b and c perhaps; d is surely new, e, f and c perhaps."""
    there = came(a="s1 s2 t1 t2", b="s1 s2 t1 u", c="s1 u t1 t2", d="t1 t2", e="t1 u", f="t2 u", g="s1 u")

    stayed = figure("retention.rate", *HELD, *there, during=YEAR, params={"k": 2})

    # Before: a and b surely, c and g perhaps. Now: a, c, d surely, b, e, f perhaps.
    assert stayed.bounds == Bounds(25, 100)
    assert (stayed.numerator, stayed.denominator) == (Bounds(1, 3), Bounds(2, 4))
    # Of three to six active now one to four are new.
    assert notes(stayed) == {"new_share": "16.67–100"}


def test_whoever_may_be_on_the_roll_may_be_active() -> None:
    """Of two or three on the roll one surely gave the hours and three may have; no more than all are active."""
    roll = [volunteer(f"w{who}", person=who, valid=Period.since(date(2020, 1, 1))) for who in "pq"]
    perhaps = volunteer("wr", person="r", valid=Period(Edge.UNKNOWN, Edge.OPEN))
    hours = [present(f"h{who}", who, at, hours=Decimal(8)) for who, at in (("p", "t1"), ("q", "u"), ("r", "t2"))]

    active = figure(
        "volunteer.active_rate", *HELD, *roll, perhaps, *hours, during=YEAR, params={"k": 9, "hours": Decimal(8)}
    )

    assert active.bounds == Bounds(Fraction(100, 3), 100)
    assert (active.numerator, active.denominator) == (Bounds(1, 3), Bounds(2, 3))
    assert notes(active) == {"off_roll": "0–1"}


def test_hours_that_nobody_told_are_counted_as_rows() -> None:
    """Without hours there is no median, but what is missing is said; and some hours make a figure."""
    silent = figure("volunteer.hours_median", activity("e1"), present("x", "a", "e1"))
    total = figure("volunteer.hours", activity("e1"), present("x", "a", "e1"))

    assert (silent.status, notes(silent)) == (Status.EMPTY, {"untimed": "1"})
    assert (total.status, notes(total)) == (Status.EMPTY, {"untimed": "1"})
    assert figure("volunteer.hours", activity("e1"), present("x", "a", "e1", hours=Decimal(2))).status is Status.OK


def test_of_three_volunteers_the_middle_one_gave_the_median() -> None:
    """One, two and six hours: two in the middle, three on average; of two volunteers the mean of both."""
    gave = [present(f"x{who}", who, "e1", hours=Decimal(hours)) for who, hours in (("a", 1), ("b", 6), ("c", 2))]

    three = figure("volunteer.hours_median", activity("e1"), *gave)

    assert (three.bounds, notes(three)["mean"]) == (Bounds(2), "3")
    assert figure("volunteer.hours_median", activity("e1"), *gave[:2]).bounds == Bounds(Fraction(7, 2))


def test_who_perhaps_was_active_before_is_perhaps_not_new() -> None:
    """Four surely stayed; c was perhaps there before, d surely not, and e and f are perhaps active now."""
    stayers = dict.fromkeys("aijk", "s1 s2 t1 t2")
    there = came(**stayers, b="s1 s2 t1 u", c="s1 u t1 t2", d="t1 t2", e="t1 u", f="t2 u", g="s1 u")

    stayed = figure("retention.rate", *HELD, *there, during=YEAR, params={"k": 2})

    assert (stayed.numerator, stayed.denominator) == (Bounds(4, 6), Bounds(5, 7))
    assert stayed.bounds == Bounds(Fraction(400, 7), 100)
    # One to four of six to nine.
    assert notes(stayed) == {"new_share": "11.11–66.67"}


@pytest.mark.parametrize("metric", ["volunteer.active_rate", "retention.rate"])
def test_of_a_short_roll_the_counts_are_given_alone_if_that_is_asked(metric: str) -> None:
    """Whether the only one on it was active, or stayed, says little as a percentage."""
    records = [volunteer("w1", person="a", valid=Period.since(date(2020, 1, 1))), *HELD, *came(a="s1 t1")]

    usual, strict = (figure(metric, *records, during=YEAR, params=params) for params in ({}, {"fewest": 2}))

    assert (usual.bounds, usual.status) == (Bounds(100), Status.OK)
    assert (strict.value, strict.status, notes(strict)["counts"]) == (None, Status.SUPPRESSED, "1/1")


def test_who_perhaps_gave_most_raises_the_median_most() -> None:
    """Two surely gave four and five hours, two perhaps one and nine: four, five and nine have the highest middle."""
    gave = [present(f"x{hours}", f"p{hours}", at, hours=Decimal(hours)) for hours, at in ((4, "t1"), (5, "t1"))]
    perhaps = [present(f"x{hours}", f"p{hours}", "u", hours=Decimal(hours)) for hours in (1, 9)]

    found = figure("volunteer.hours_median", *HELD, *gave, *perhaps, during=YEAR)

    assert found.bounds == Bounds(2, 5)


def test_who_perhaps_gave_nothing_raises_no_median() -> None:
    """Half an hour stays the most where the other one gave none."""
    gave = [present(f"x{at}", at, at, hours=Decimal(hours)) for at, hours in (("t1", "0.5"), ("u", "0"))]

    found = figure("volunteer.hours_median", *HELD, *gave, during=YEAR)

    assert found.bounds == Bounds(Fraction(1, 4), Fraction(1, 2))


def test_hours_in_an_audience_are_no_service() -> None:
    """Of two who serve this year one served the year before, and the other one listened."""
    told = {"hours": Decimal(8)}
    served = [present(f"x{who}-{at}", who, at, **told) for who, at in (("a", "s1"), ("a", "t1"), ("b", "t1"))]
    listened = present("xb-s1", "b", "s1", role=ParticipationRole.AUDIENCE, **told)

    stayed = figure("retention.rate", *HELD, *served, listened, during=YEAR, params={"k": 9, **told})

    assert (stayed.numerator, stayed.denominator) == (Bounds(1), Bounds(1))
    once = figure("retention.rate", *HELD, *served, listened, during=YEAR, params={"k": 1})
    assert (once.numerator, once.denominator) == (Bounds(1), Bounds(1))
