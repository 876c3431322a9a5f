"""Reach on record: whether there is a figure, under which assumptions, and what contradicts it."""

from fractions import Fraction

from tests.builders import crowd, figure, meeting, notes
from tests.domain.small_records import activity
from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.metrics.assume import Assume
from yilao_yiyou.metrics.result import Status

THREE_EVENTS = [*meeting("e1", "abc", 7), *meeting("e2", "ad", 10), *meeting("e3", "e", 0)]
"""Five names, six attendances of theirs and seventeen heads: twenty-three attendances in all."""


def test_an_average_rests_on_the_same_assumptions_as_the_people() -> None:
    """If heads may be visitors, five people may have come 23 times, else twelve at least."""
    assert figure("reach.frequency", *THREE_EVENTS).bounds == Bounds(Fraction(23, 22), Fraction(23, 12))
    visitors = figure("reach.frequency", *THREE_EVENTS, assume=Assume(visitors=True))
    assert visitors.bounds == Bounds(Fraction(23, 22), Fraction(23, 5))


def test_a_rate_rests_on_the_same_assumptions_as_the_people() -> None:
    """Of a hundred residents twelve to twenty-two were reached, five at least if heads may be visitors."""
    usual = figure("reach.rate", *THREE_EVENTS, population=100)
    visitors = figure("reach.rate", *THREE_EVENTS, population=100, assume=Assume(visitors=True))

    assert (usual.bounds, usual.status) == (Bounds(12, 22), Status.OK)
    assert (visitors.bounds, visitors.numerator, visitors.denominator) == (Bounds(5, 22), Bounds(5, 22), Bounds(100))


def test_what_stands_beside_the_people_is_what_they_were_counted_from() -> None:
    """Attendances, those with a name, names, the largest event and the heads."""
    people = figure("reach.distinct_persons", *THREE_EVENTS)

    assert people.status is Status.OK
    assert notes(people) == {
        "attendances": "23",
        "named_attendances": "6",
        "named": "5",
        "largest": "12",
        "unnamed": "17",
    }


def test_nobody_on_record_is_said_to_be_nobody_on_record() -> None:
    """Counts are zero and say so; rates and averages have no value."""
    assert [figure(f"reach.{name}").status for name in ("attendances", "distinct_persons")] == [Status.EMPTY] * 2
    assert figure("reach.attendances", *THREE_EVENTS).status is Status.OK
    assert [figure(f"reach.{name}").status for name in ("named_share", "frequency", "rate")] == [
        Status.NO_DENOMINATOR
    ] * 3


def test_assumptions_that_the_records_contradict_give_no_figure() -> None:
    """Somebody named at two events came twice; neither people nor their rate have a value then."""
    twice = [*meeting("e1", "a", 0), *meeting("e2", "a", 0)]
    once = Assume(max_attendances=1)

    for metric in ("reach.distinct_persons", "reach.rate"):
        found = figure(metric, *twice, assume=once, population=9)
        assert (found.value, found.status) == (None, Status.CONTRADICTED)


def test_people_are_told_from_their_attendances() -> None:
    """Three heads who came to two sessions are three people and three to six attendances."""
    records = [activity("e1", sessions=Bounds(2)), crowd("h", "e1", 3)]

    assert figure("reach.distinct_persons", *records).bounds == Bounds(3)
    assert figure("reach.attendances", *records).bounds == Bounds(3, 6)
