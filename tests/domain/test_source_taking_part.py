"""Rows that are made of several records: people at activities, months that bodies owe, sessions that are planned."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

from tests.builders import audience, crowd, registered
from tests.domain.small_records import activity, body, programme, project
from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.member_rows import member_rows
from yilao_yiyou.domain.member_tally import MemberTally, tally_members
from yilao_yiyou.domain.period import Edge, Period
from yilao_yiyou.domain.recurrence import Frequency, Recurrence
from yilao_yiyou.domain.rows import Question, Timing
from yilao_yiyou.domain.sources import ACTIVITIES, BODY_MONTHS, OCCASIONS, PARTICIPATION, TAKING_PART

NEW_YEAR = date(2022, 1, 1)


def test_people_have_the_facets_of_their_activity_and_their_own() -> None:
    """And hours, heads and an entry, each as the record says."""
    named = audience("x1", "a1", "p1", hours=Decimal("1.5"))
    register = registered(activity("a1"), named, crowd("x2", "a1", 7), audience("x3", "gone", "p2"))

    rows = list(TAKING_PART.rows(register))
    told = {name: [read(register, row) for row in rows] for name, read in TAKING_PART.facets.items()}

    assert ACTIVITIES.facets.keys() | PARTICIPATION.keys() < told.keys()
    assert told["id"] == [("a1",), ("a1",)]
    assert told["person"] == [("p1",), ()]
    assert told["kind"] == [("lecture",)] * 2
    assert told["entry"] == [("x1",), ("x2",)]
    assert told["timed"] == [("true",), ("false",)]
    assert told["headcount"] == [("false",), ("true",)]
    assert [TAKING_PART.amounts["hours"](register, row) for row in rows] == [Bounds(Fraction(3, 2)), Bounds(0)]
    assert [TAKING_PART.amounts["heads"](register, row) for row in rows] == [Bounds(0), Bounds(7)]
    assert [TAKING_PART.region(register, row) for row in rows] == ["371402"] * 2
    assert [TAKING_PART.when(register, row) for row in rows] == [Period.day(date(2022, 5, 4))] * 2


def test_bodies_owe_whole_months_up_to_the_registers_day() -> None:
    """From the first activity on record or their own first day; an activity without a day counts for none."""
    held = [
        activity("a1", when=Period.day(NEW_YEAR), recorded_on=date(2022, 2, 16)),
        activity("a2", when=Period.day(date(2022, 2, 3)), recorded_on=date(2022, 3, 15)),
        activity("a3", when=Period(Edge.UNKNOWN, Edge.OPEN)),
        activity("a4", when=Period.day(date(2022, 2, 20))),
    ]
    bodies = [body("o1"), body("o2", valid=Period(date(2022, 1, 1), date(2022, 3, 1)))]
    register = registered(*bodies, *held, as_of=date(2022, 4, 29))

    rows = list(BODY_MONTHS.rows(register))
    told = {name: [read(register, row) for row in rows] for name, read in BODY_MONTHS.facets.items()}

    assert told["id"] == [("o1/2022-01",), ("o1/2022-02",), ("o1/2022-03",), ("o2/2022-01",), ("o2/2022-02",)]
    assert told["filed"] == [("true",), ("true",), ("false",), ("false",), ("false",)]
    assert told["on_time"] == [("false",), ("true",), ("false",), ("false",), ("false",)]
    assert told["body"][-1] == ("o2",)
    assert told["body_kind"][0] == ("party_committee",)
    assert {BODY_MONTHS.region(register, row) for row in rows} == {"371402"}
    assert BODY_MONTHS.when(register, rows[0]) == Period.month(2022, 1)
    assert list(BODY_MONTHS.rows(registered(*bodies, as_of=date(2022, 4, 29)))) == []
    assert list(BODY_MONTHS.rows(registered(*bodies, *held))) == []


def test_plans_have_their_days() -> None:
    """Up to the end of the project and the register's day; without a first day or a recurrence there is none."""
    weekly = Recurrence(Frequency.WEEKLY)
    plans = [
        project("j1", recurrence=weekly, period=Period.between(NEW_YEAR, date(2022, 1, 10)), programme="g1"),
        project("j2", recurrence=weekly),
        project("j3", period=Period.since(NEW_YEAR)),
        project("j4", recurrence=weekly, period=Period.since(date(2023, 1, 1))),
        project("j5", recurrence=Recurrence(Frequency.YEARLY), period=Period.since(date(2000, 1, 20))),
    ]
    register = registered(programme("g1"), *plans, as_of=date(2022, 1, 31))

    rows = list(OCCASIONS.rows(register))
    told = {name: [read(register, row) for row in rows] for name, read in OCCASIONS.facets.items()}

    assert told["id"][:2] == [("j1/2022-01-01",), ("j1/2022-01-08",)]
    assert told["id"][2:] == [(f"j5/{year}-01-20",) for year in range(2013, 2023)]
    assert told["project"][0] == ("j1",)
    assert told["programme"][:3] == [("g1",), ("g1",), ()]
    assert OCCASIONS.region(register, rows[0]) == "371402"
    assert OCCASIONS.when(register, rows[0]) == Period.day(NEW_YEAR)
    assert list(OCCASIONS.rows(registered(*plans))) == []


def test_a_planned_activity_says_so() -> None:
    """Its project has a recurrence."""
    plan = project("j1", recurrence=Recurrence(Frequency.WEEKLY))
    register = registered(plan, project("j2"))
    held = [activity("a1", project="j1"), activity("a2", project="j2"), activity("a3")]

    assert [ACTIVITIES.facets["planned"](register, each) for each in held] == [("true",), ("false",), ("false",)]


def test_members_are_told_by_a_facet() -> None:
    """One each where nothing is summed; who is not told is kept apart, and nobody is nobody."""
    register = registered(activity("a1"), audience("x1", "a1", "p1", hours=Decimal(2)), crowd("x2", "a1", 7))

    ones = tally_members(member_rows(register, TAKING_PART, Question(timing=Timing.ANY), identity="person"))[()]
    hours = tally_members(
        member_rows(
            register, TAKING_PART, Question(timing=Timing.ANY, by=("county",)), identity="person", amount="hours"
        )
    )

    assert (ones.amounts, ones.nameless, ones.rows) == ({"p1": Bounds(1)}, Bounds(1), 2)
    assert hours[("371402",)].total == Bounds(2)
    assert MemberTally().with_at_least(1) == (frozenset(), frozenset())
    assert MemberTally().number == Bounds(0)
