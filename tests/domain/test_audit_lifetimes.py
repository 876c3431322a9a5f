"""Days: nothing happens where, or by whom, there was nothing yet or nothing any more."""

from datetime import date
from typing import Any

import pytest

from tests.domain.small_records import (
    DAY,
    activity,
    body,
    cadre,
    chair,
    claim,
    found,
    gift,
    incident,
    member,
    person,
    plaque,
    present,
    programme,
    project,
    records_found,
    registration,
    team,
    venue,
    volunteer,
)
from yilao_yiyou.domain.audit import audit
from yilao_yiyou.domain.finding import Severity
from yilao_yiyou.domain.partial_date import PartialDate
from yilao_yiyou.domain.period import Edge, Period
from yilao_yiyou.domain.register import Record, Register

RULE = "DATE_OUTSIDE_LIFETIME"
LATER = Period.since(date(2022, 6, 1))
UNTOLD = Period(Edge.UNKNOWN, Edge.UNKNOWN)

BOUND: dict[str, tuple[Record, Any]] = {
    "team": (activity(team="t1"), lambda life: team(valid=life)),
    "hosts": (activity(hosts=("o1",)), lambda life: body(valid=life)),
    "venue": (activity(venue="v1"), lambda life: venue(valid=life)),
    "project": (activity(project="j1"), lambda life: project(period=life)),
    "programmes": (activity(programmes=("g1",)), lambda life: programme(period=life)),
    "organization": (chair("n1", "p1", Period.year(2021)), lambda life: body(valid=life)),
    "group": (member("m1", period=Period.month(2022, 5)), lambda life: team(valid=life)),
}


@pytest.mark.parametrize("field", BOUND)
def test_days_outside_the_life_of_what_a_record_belongs_to_are_an_error(field: str) -> None:
    """An activity before its team was formed, an office in a body not yet founded and the like."""
    record, thing = BOUND[field]

    ((_, told, severity),) = found(RULE, record, thing(LATER))

    assert (told, severity) == (field, Severity.ERROR)
    for life in (Period.since(date(2020, 1, 1)), Period.always(), UNTOLD):
        assert not found(RULE, record, thing(life))
    assert not found(RULE, record)


def test_a_plaque_lasts_no_longer_than_its_venue() -> None:
    """A plaque granted before the venue was in use, or not revoked when it closed, is an error."""
    closed = venue(valid=Period(date(2020, 1, 1), date(2022, 12, 31)))

    assert found(RULE, plaque(), closed) == [("designations/d1", "venue", Severity.ERROR)]
    assert records_found(RULE, plaque(), venue(valid=LATER))
    assert not found(RULE, plaque(revoked_on=date(2022, 12, 31)), closed)
    assert not found(RULE, plaque(granted_on=None), venue(valid=LATER))


def test_a_formal_membership_is_held_against_its_branch() -> None:
    """Belonging to a body is judged by that body's life, also where the start was not told."""
    founded = Period.since(date(2022, 1, 1))
    gone = Period(date(2020, 1, 1), date(2021, 1, 1))

    assert not found(RULE, member("m1", of="o1", formal=True), body(valid=founded))
    assert not found(RULE, member("m1", of="o1", formal=True, period=Period(Edge.OPEN, DAY)), body(valid=founded))
    assert records_found(
        RULE, member("m1", of="o1", formal=True, period=Period(Edge.OPEN, date(2021, 6, 1))), body(valid=founded)
    )
    assert records_found(RULE, member("m1", of="o1", formal=True, period=founded), body(valid=gone))


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        (Period.since(date(2022, 6, 1)), Severity.WARNING),
        (Period(date(2021, 1, 1), date(2022, 5, 4)), Severity.ERROR),
        (Period(Edge.OPEN, date(2022, 5, 4)), Severity.ERROR),
        (Period.since(DAY), None),
        (UNTOLD, None),
    ],
)
def test_a_claim_is_made_while_the_project_runs(period: Period, expected: Severity | None) -> None:
    """A claim after the project's end is wrong; one before its start only needs an explanation."""
    told = found(RULE, claim(), project(period=period))

    assert told == ([] if expected is None else [("claims/m1", "claimed_on", expected)])


def test_the_project_of_a_claim_may_be_missing() -> None:
    """What is missing is told as missing and not by its days."""
    assert not found(RULE, claim())


def test_the_dead_take_part_in_nothing() -> None:
    """A participation, a membership or an office that begins after the day of death is an error."""
    dead = person(deceased_on=date(2022, 5, 3))
    records = (
        activity(),
        present("x1"),
        member("m1", period=Period.since(DAY)),
        chair("n1", "p1", Period.since(DAY)),
    )

    assert found(RULE, dead, *records) == [
        ("participations/x1", "person", Severity.ERROR),
        ("memberships/m1", "person", Severity.ERROR),
        ("appointments/n1", "person", Severity.ERROR),
    ]
    assert not found(RULE, person(deceased_on=DAY), *records)
    assert not found(RULE, person(), *records)
    assert not found(RULE, dead, present("x1"))


def test_days_nobody_told_accuse_nobody() -> None:
    """An activity of which neither day is known may lie in everybody's life."""
    records = (activity(when=UNTOLD), present("x1"))

    assert not found(RULE, person(deceased_on=date(1999, 1, 1)), *records)
    assert not found(RULE, person(birth=PartialDate(2100)), *records)


def test_nobody_takes_part_before_birth() -> None:
    """A birth after the activity means that one of the two is wrong."""
    assert records_found(RULE, person(birth=PartialDate(2022, 6)), activity(), present("x1"))
    assert not found(RULE, person(birth=PartialDate(2022)), activity(), present("x1"))


def test_the_dead_still_on_a_roll_are_a_warning() -> None:
    """A record that goes on after death counts in every stock after it."""
    dead = person(deceased_on=DAY)
    rolls = (
        chair("n1", "p1", Period.since(date(2020, 1, 1))),
        cadre(),
        volunteer(valid=Period(date(2020, 1, 1), date(2023, 1, 1))),
        member("m1"),
    )

    assert found("DECEASED_STANDING", dead, *rolls) == [
        ("appointments/n1", "person", Severity.WARNING),
        ("cadres/c1", "person", Severity.WARNING),
        ("volunteers/w1", "person", Severity.WARNING),
        ("memberships/m1", "person", Severity.WARNING),
    ]
    assert not found("DECEASED_STANDING", person(), *rolls)
    assert not found("DECEASED_STANDING", dead, cadre(valid=Period(date(2020, 1, 1), date(2022, 5, 5))))
    assert not found("DECEASED_STANDING", dead, cadre(valid=Period(date(2020, 1, 1), Edge.UNKNOWN)))
    assert not found("DECEASED_STANDING", dead, member("m1", period=LATER))


HAPPENED = (activity(), gift(), incident(), plaque(), claim(), registration())


@pytest.mark.parametrize("record", HAPPENED, ids=lambda record: type(record).__name__)
def test_nothing_has_happened_after_the_day_the_register_speaks_of(record: Record) -> None:
    """What is dated after the as-of day is an error; on that day, or without one, it is not."""
    ((_, _, severity),) = found("FUTURE", record, as_of=date(2022, 5, 3))

    assert severity is Severity.ERROR
    assert not found("FUTURE", record, as_of=DAY)
    assert not found("FUTURE", record)


def test_the_day_may_be_given_to_the_audit() -> None:
    """An argument takes the place of the register's own day."""
    register = Register(as_of=date(2020, 1, 1), activities=(activity(),))

    assert [finding.rule for finding in audit(register)].count("FUTURE") == 1
    assert [finding.rule for finding in audit(register, as_of=DAY)].count("FUTURE") == 0


def test_days_at_the_ends_of_the_calendar_are_no_trouble() -> None:
    """The first and last day that a calendar has, which databases write for none, raise nothing."""
    ends = venue(valid=Period(date(2020, 1, 1), date.max))

    assert records_found(RULE, plaque(granted_on=None, revoked_on=date.min), ends) == ["designations/d1"]
