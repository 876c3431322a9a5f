"""People's places: one formal branch, one open registration, one chair, one valid cadre record."""

from collections.abc import Callable
from datetime import date

import pytest

from tests.domain.small_records import (
    COUNTY,
    DAY,
    OTHER_VILLAGE,
    VILLAGE,
    cadre,
    chair,
    found,
    member,
    person,
    records_found,
    registration,
    team,
)
from yilao_yiyou.domain.audit import audit
from yilao_yiyou.domain.cadre import RegistrationState
from yilao_yiyou.domain.finding import Severity
from yilao_yiyou.domain.organization import Office
from yilao_yiyou.domain.period import Edge, Period
from yilao_yiyou.domain.register import Record, Register

UNTOLD = Period(Edge.UNKNOWN, Edge.UNKNOWN)
Y2020, Y2021, FROM_2020 = Period.year(2020), Period.year(2021), Period.since(date(2020, 1, 1))

TWICE: dict[str, tuple[str, Callable[[Period, Period], tuple[Record, Record]]]] = {
    "FORMAL_BRANCH_TWICE": (
        "memberships",
        lambda first, then: (
            member("n1", of="o1", formal=True, period=first),
            member("n2", of="o2", formal=True, period=then),
        ),
    ),
    "CHAIR_TWICE": ("appointments", lambda first, then: (chair("n1", "p1", first), chair("n2", "p2", then))),
    "CADRE_COUNTED_TWICE": ("cadres", lambda first, then: (cadre("n1", valid=first), cadre("n2", valid=then))),
}


@pytest.mark.parametrize("rule", TWICE)
@pytest.mark.parametrize(
    ("first", "then", "expected"),
    [
        (FROM_2020, Y2021, Severity.ERROR),
        (Y2020, Y2020, Severity.ERROR),
        (Y2020, Y2021, None),
        (Period(date(2020, 1, 1), Edge.UNKNOWN), Y2021, Severity.WARNING),
        (UNTOLD, Y2021, Severity.WARNING),
    ],
)
def test_two_at_once_are_an_error_and_a_warning_where_days_are_not_told(
    rule: str, first: Period, then: Period, expected: Severity | None
) -> None:
    """Formal branches, chairs and cadre records follow each other and never lie side by side."""
    name, records = TWICE[rule]

    told = found(rule, *records(first, then))

    assert [severity for _, _, severity in told] == ([] if expected is None else [expected])
    assert all(record.startswith(f"{name}/n") for record, _, _ in told)


def test_a_finding_names_the_other_record() -> None:
    """Both records of a clash can be found from one finding."""
    (told,) = (
        finding
        for finding in audit(Register(cadres=(cadre("n1"), cadre("n2", valid=Y2021))))
        if finding.rule == "CADRE_COUNTED_TWICE"
    )

    assert (told.record, told.zh, told.en) == (
        "cadres/n2",
        "与 n1 的时间重叠",
        "its days overlap those of n1",
    )


@pytest.mark.parametrize(
    ("rule", "records"),
    [
        ("FORMAL_BRANCH_TWICE", (member("n1", of="o1", formal=True), member("n2", of="o1", formal=True))),
        ("FORMAL_BRANCH_TWICE", (member("n1", of="o1", formal=True), member("n2"), member("n3", of="t2"))),
        ("FORMAL_BRANCH_TWICE", (member("n1", of="o1", formal=True), member("n2", "p2", "o2", formal=True))),
        ("CHAIR_TWICE", (chair("n1", "p1", Y2020), chair("n2", "p1", FROM_2020))),
        ("CHAIR_TWICE", (chair("n1", "p1", Y2020), chair("n2", "p2", Y2020, organization="o2"))),
        ("CHAIR_TWICE", (chair("n1", "p1", Y2020), chair("n2", "p2", Y2020, office=Office.HONORARY_CHAIR))),
        ("CADRE_COUNTED_TWICE", (cadre("n1"), cadre("n2", person="p2"))),
    ],
)
def test_what_is_not_two_at_once_is_nothing_to_tell(rule: str, records: tuple[Record, ...]) -> None:
    """Functional branches, terms of one person, other bodies, other offices and other people do not clash."""
    assert not found(rule, *records)


def test_of_two_open_registrations_the_second_is_an_error() -> None:
    """Somebody registers in one community at a time; one that ended or is pending does not count."""
    moved = registration("r2", state=RegistrationState.TRANSFERRED, left_on=DAY, community=OTHER_VILLAGE)
    pending = registration("r3", state=RegistrationState.PENDING, registered_on=None)

    assert found("OPEN_REGISTRATION_TWICE", registration(), registration("r2", community=OTHER_VILLAGE)) == [
        ("registrations/r2", "community", Severity.ERROR)
    ]
    assert not found("OPEN_REGISTRATION_TWICE", registration(), moved, pending, registration("r4", person="p2"))


def test_a_leader_is_among_the_members() -> None:
    """A team with members but without its leader among them needs an explanation; an empty list says nothing."""
    led = team(leader="p1")

    assert found("LEADER_NOT_MEMBER", led, member("m1", "p2")) == [("teams/t1", "leader", Severity.WARNING)]
    assert not found("LEADER_NOT_MEMBER", led, member("m1", "p2"), member("m2", "p1"))
    assert not found("LEADER_NOT_MEMBER", led, member("m1", "p2", "t1", formal=True))
    assert not found("LEADER_NOT_MEMBER", team(), member("m1", "p2"))


@pytest.mark.parametrize(
    ("residence", "expected"),
    [(OTHER_VILLAGE, True), ("371482", True), (VILLAGE, False), (COUNTY, False), (None, False)],
)
def test_a_community_lies_where_the_person_lives(residence: str | None, expected: bool) -> None:
    """A community outside the residence that is known is worth knowing; the residence itself is not shown."""
    register = Register(people=(person(residence=residence),), registrations=(registration(),))

    told = [finding for finding in audit(register) if finding.rule == "REGISTRATION_RESIDENCE"]

    assert bool(told) == expected
    assert all(str(residence) not in str(finding) for finding in told)


def test_a_registration_that_ended_is_not_held_against_the_residence() -> None:
    """Who moved away had another residence then."""
    gone = registration(state=RegistrationState.TRANSFERRED, left_on=DAY)

    assert records_found("REGISTRATION_RESIDENCE", person(residence=OTHER_VILLAGE), registration())
    assert not records_found("REGISTRATION_RESIDENCE", person(residence=OTHER_VILLAGE), gone)
