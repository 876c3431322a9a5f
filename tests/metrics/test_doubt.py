"""What is doubtful widens a figure and never makes it firmer than the records: cases that the oracle brought up."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

from tests.builders import audience, besides, figure, named, registered, tallied
from tests.domain.small_records import activity, body, enrolment, plaque, present, project, venue
from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.period import Edge, Period
from yilao_yiyou.domain.recurrence import Frequency, Recurrence
from yilao_yiyou.domain.venue import CoordinateBasis, Coordinates
from yilao_yiyou.measurement import measure
from yilao_yiyou.metrics.distance import Place
from yilao_yiyou.metrics.reach import frequency
from yilao_yiyou.metrics.result import Status

AS_OF = date(2022, 9, 1)
YEAR = Period.year(2022)
SOME_DAY = Period(Edge.UNKNOWN, Edge.OPEN)


def test_more_people_may_come_more_often_than_fewer() -> None:
    """Two came to one of two sessions; two more who came to both raise the average above that of three people."""
    rows = *named("e", "a", "b", sessions=Bounds(2)), *besides("e", Bounds(1, 2), sessions=Bounds(2))

    found = frequency(tallied(rows))

    assert found is not None
    assert Fraction(2 + 2 * 2, 4) in found


def test_somebody_who_may_not_count_moves_the_median_of_hours() -> None:
    """Ten hours for sure and two perhaps are a median of ten, or of six; the mean likewise."""
    records = [
        activity("sure", when=Period.day(date(2022, 5, 4))),
        activity("maybe", when=SOME_DAY),
        present("x", "a", "sure", hours=Decimal(10)),
        present("y", "b", "maybe", hours=Decimal(2)),
    ]

    result = figure("volunteer.hours_median", *records, during=YEAR)

    assert result.bounds == Bounds(5, 10)
    assert Fraction(6) in result.bounds
    assert result.notes[0].value == "5–10"
    long = present("z", "c", "maybe", hours=Decimal(40))
    assert figure("volunteer.hours_median", *records[:3], long, during=YEAR).bounds == Bounds(5, 25)


def test_a_plaque_that_may_hang_may_be_nearer() -> None:
    """One a degree away for sure and one at the door perhaps; the distance and the share have two ends."""
    at = [Coordinates(latitude=Decimal(0), longitude=Decimal(far), basis=CoordinateBasis.WGS84) for far in (0, 1)]
    near, far = venue("near", coordinates=at[0]), venue("far", coordinates=at[1])
    perhaps, surely = plaque("d1", venue="near", granted_on=None), plaque("d2", venue="far")
    asked = {"during": Period.as_at(AS_OF), "params": {"homes": (Place(0, 0),)}}

    both = figure("access.distance", near, far, perhaps, surely, **asked)

    assert both.bounds == Bounds(0, 111195)
    assert {note.name: note.value for note in both.notes} == {"shortest": "0–111,195", "omitted": "0"}
    assert figure("access.within", near, far, perhaps, surely, **asked).bounds == Bounds(0, 100)
    alone = figure("access.distance", near, perhaps, **asked)
    assert alone.bounds == Bounds(0, None)
    assert figure("access.within", near, perhaps, **asked).bounds == Bounds(0, 100)


def test_a_body_that_may_have_existed_may_owe_a_return() -> None:
    """Nobody told since when: its months are in the upper end only, filed or not."""
    held = activity("a1", when=Period.day(date(2022, 7, 4)))
    register = registered(body("o1", valid=SOME_DAY), held, as_of=AS_OF)

    assert measure("report.expected", register).item().bounds == Bounds(0, 2)
    assert measure("report.filed", register).item().bounds == Bounds(0, 1)
    assert measure("coverage.reporting", register).item().status is Status.NO_DENOMINATOR


def test_of_months_that_may_be_due_no_more_than_all_are_filed() -> None:
    """One body filed its only month; another one did if it existed: all that were due, or half, and never twice all."""
    bodies = [body("o1", valid=Period.since(date(2022, 7, 1))), body("o2", valid=SOME_DAY)]
    day, entered = Period.day(date(2022, 7, 4)), date(2022, 8, 1)
    held = [activity(f"a{each.id}", hosts=(each.id,), when=day, recorded_on=entered) for each in bodies]
    register = registered(*bodies, *held, as_of=date(2022, 7, 31))

    for metric, filed in (("coverage.reporting", "report.filed"), ("coverage.timeliness", "report.on_time")):
        assert measure(filed, register).item().bounds == Bounds(1, 2)
        assert measure("report.expected", register).item().bounds == Bounds(1, 2)
        assert measure(metric, register).item().bounds == Bounds(50, 100)


def test_a_plan_that_may_have_ended_is_planned_perhaps() -> None:
    """Surely on its first day, and in May to August if it lasted."""
    plan = project(recurrence=Recurrence(Frequency.MONTHLY), period=Period(date(2022, 5, 2), Edge.UNKNOWN))

    assert measure("plan.sessions", registered(plan, as_of=AS_OF)).item().bounds == Bounds(1, 4)


def test_a_wait_without_a_first_day_is_left_out_by_number() -> None:
    """Nobody knows how long it was; that there is one is said, even where there is no other."""
    undated = enrolment("e1", valid=SOME_DAY)

    result = figure("service.wait_median", undated)

    assert (result.value, result.status, result.rows) == (None, Status.EMPTY, 1)
    assert {note.name: note.value for note in result.notes} == {"waiting": "0", "doubtful": "1"}


def test_what_was_over_before_a_day_began_before_it() -> None:
    """Nobody told the first day of the first activity; those who came to it surely came before the second one."""
    records = [
        activity("a1", when=Period(Edge.UNKNOWN, date(2022, 6, 15))),
        audience("x", "a1", "a"),
        activity("a2", when=Period.day(date(2022, 6, 15))),
        audience("y", "a2", "a"),
    ]

    assert figure("reach.new", *records, during=Period.since(date(2022, 6, 15))).bounds == Bounds(0)
    until = Period(Edge.OPEN, date(2022, 6, 15))
    assert figure("activity.sessions", *records, during=until).bounds == Bounds(1)
    assert figure("activity.sessions", *records, during=Period(date(2022, 1, 1), date(2022, 6, 15))).bounds == Bounds(
        0, 1
    )


def test_who_was_entered_as_two_things_is_one_person() -> None:
    """The average is of people, whatever they were there as."""
    records = [activity("e1"), audience("x", "e1", "a"), present("y", "a", "e1")]

    assert figure("reach.frequency", *records).bounds == Bounds(1)
