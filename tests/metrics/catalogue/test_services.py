"""Agreements that were kept, and headcounts that need checking."""

from datetime import date

import scipy.stats

from tests.builders import figure, notes, registered
from tests.domain.small_records import activity, cadre, enrolment, heads, present, registration
from yilao_yiyou.domain.activity import CountMethod
from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.period import Edge, Period
from yilao_yiyou.domain.quantity import Quantity
from yilao_yiyou.domain.unit import Unit, UnitKind
from yilao_yiyou.measurement import measure
from yilao_yiyou.metrics.result import Status


def test_no_more_are_served_than_signed() -> None:
    """Of two to five who signed and were served at least two in five were, and no more than all."""
    some = Quantity(Bounds(2, 5), Unit("人", UnitKind.PERSON))

    served = figure("service.fill", enrolment("many", person=None, heads=some, performed=(date(2022, 9, 1),)))

    assert served.bounds == Bounds(40, 100)


def test_of_few_who_signed_the_counts_are_given_alone_if_that_is_asked() -> None:
    """One of two was served, which is half of them, or one of two."""
    signed = [enrolment("e1", person="a", performed=(date(2022, 9, 1),)), enrolment("e2", person="b")]

    usual, strict = (figure("service.fill", *signed, params=params) for params in ({}, {"fewest": 3}))

    assert usual.bounds == Bounds(50)
    assert (strict.status, notes(strict)["counts"]) == (Status.SUPPRESSED, "1/2")


def test_counts_that_end_in_everything_need_no_checking() -> None:
    """One to thirty: six of them end in nought or five, as chance would have it."""
    held = [activity(f"a{number}") for number in range(1, 31)]
    signed = [heads(f"h{number}", number, f"a{number}") for number in range(1, 31)]

    even = figure("quality.heaping", *held, *signed)
    few = figure("quality.heaping", *held, *signed[:29])

    assert (even.bounds, even.numerator, even.denominator) == (Bounds(20), Bounds(6), Bounds(30))
    assert notes(even)["checking"] == "否"
    assert notes(even)["chance"] == f"{100 * scipy.stats.binom.sf(5, 30, 0.2):.2f}"
    assert (few.status, notes(few)) == (Status.SUPPRESSED, {"numbers": "29"})


def test_only_people_who_wait_or_are_served_count() -> None:
    """One served after two days and one who has waited nine: half were served within two."""
    asked = date(2022, 9, 1)
    some = [
        enrolment("e1", person="a", valid=Period.since(date(2022, 8, 1)), performed=(date(2022, 8, 3),)),
        enrolment("e2", person="b", valid=Period.since(date(2022, 8, 23))),
    ]

    wait = measure("service.wait_median", registered(*some, as_of=asked)).item()

    assert (wait.bounds, notes(wait)) == (Bounds(2), {"waiting": "1", "doubtful": "0"})


def test_lists_are_of_those_who_stand_on_the_day() -> None:
    """Whoever came off the roll of cadres before is on neither list."""
    day = {"during": Period.as_at(date(2022, 9, 1))}
    people = [registration(f"r{who}", person=who) for who in "abc"]
    cadres = [cadre(f"c{who}", person=who, valid=Period.since(date(2020, 1, 1))) for who in "bc"]
    gone = cadre("cz", person="z", valid=Period.between(date(2019, 1, 1), date(2020, 1, 1)))

    found = figure("population.chapman", *people, *cadres, gone, **day)

    assert (found.bounds, notes(found)) == (Bounds(3), {"first": "3", "second": "2", "both": "2"})


def test_who_may_be_on_a_list_widens_the_estimate() -> None:
    """One cadre is surely on both lists; nobody knows since when one who registered and one who did not are cadres."""
    day, some = {"during": Period.as_at(date(2022, 9, 1))}, [registration(f"r{who}", person=who) for who in "ab"]
    doubtful = [cadre(f"c{who}", person=who, valid=Period(Edge.UNKNOWN, Edge.OPEN)) for who in "ac"]

    found = figure("population.chapman", *some, cadre("cb", person="b"), *doubtful, **day)
    nobody_sure = figure("population.chapman", *some, *doubtful, **day)

    # (2 + 1) (1 + 1) / (1 + 1) - 1 = 2 without the two, (2 + 1) (2 + 1) / (1 + 1) - 1 = 3.5 with the one of them.
    assert found.bounds == Bounds(2, 4)
    assert notes(found) == {"first": "2", "second": "1–3", "both": "1–2"}
    assert (nobody_sure.status, notes(nobody_sure)["second"]) == (Status.EMPTY, "0–2")


def test_only_what_was_counted_is_looked_at() -> None:
    """An estimate may be round, and somebody named is no headcount."""
    guess, signed = (heads("h1", 5, method=method) for method in (CountMethod.ESTIMATED, CountMethod.SIGNED))

    assert figure("quality.heaping", activity("a1"), guess, present("x1")).status is Status.EMPTY
    assert notes(figure("quality.heaping", activity("a1"), signed, present("x1"))) == {"numbers": "1"}


def test_counts_that_are_not_exact_end_in_nothing() -> None:
    """Ten to twelve is among no thirty counts that end in one thing or another."""
    held = [activity(f"a{number}") for number in range(1, 32)]
    signed = [heads(f"h{number}", number, f"a{number}") for number in range(1, 31)]

    found = figure("quality.heaping", *held, *signed, heads("h31", Bounds(10, 12), "a31"))

    assert (found.numerator, found.denominator) == (Bounds(6), Bounds(30))
