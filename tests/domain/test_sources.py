"""What the rows of every source can be filtered, grouped, identified and summed by."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from tests.builders import audience, crowd, registered
from tests.domain.small_records import (
    COUNTY,
    DAY,
    OTHER_COUNTY,
    OTHER_VILLAGE,
    VILLAGE,
    activity,
    body,
    cadre,
    claim,
    document,
    enrolment,
    gift,
    incident,
    member,
    person,
    plaque,
    programme,
    project,
    registration,
    team,
    venue,
    volunteer,
)
from yilao_yiyou.domain import sources
from yilao_yiyou.domain.activity import Affiliation, Mode, Public
from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.cadre import RegistrationChannel, RegistrationState
from yilao_yiyou.domain.organization import OrganizationKind, Sector, Tier
from yilao_yiyou.domain.partial_date import PartialDate
from yilao_yiyou.domain.period import Edge, Period
from yilao_yiyou.domain.project import ClaimStatus
from yilao_yiyou.domain.quantity import Quantity
from yilao_yiyou.domain.reference import Reference, ReferenceKind
from yilao_yiyou.domain.sources import PARTICIPATION, Source, Values, programmes_of
from yilao_yiyou.domain.volunteer import VolunteerCategory, VolunteerRole
from yilao_yiyou.errors import UnitMixError

FIRST, LAST = date(2022, 1, 1), date(2022, 6, 30)
TEACHER_AND_STUDENT = frozenset({VolunteerCategory.TEACHER, VolunteerCategory.STUDENT})
NGO = OrganizationKind.SOCIAL_INSTITUTION

WORLD = registered(
    body("o1", tier=Tier.CITY, sector=Sector.AGENCY, parent="o9", valid=Period.year(2022)),
    body("o2", kind=NGO, region=OTHER_COUNTY),
    programme("g0"),
    programme("g1", parent="g0", period=Period(date(2021, 1, 1), date(2023, 7, 1))),
    project("j1", programme="g1", region=OTHER_COUNTY),
    team("t1", host="o1", brand="某品牌", valid=Period.since(DAY)),
    person("p1", residence=VILLAGE),
    cadre("c1", pay_unit="o1", party_branch="o2"),
    volunteer("w1", categories=TEACHER_AND_STUDENT, roles=frozenset(VolunteerRole), core=True, region=COUNTY),
    volunteer("w2", person="p2", categories=frozenset({VolunteerCategory.STUDENT})),
    member("m1"),
    member("m2", "p2", of="t9"),
    member("m3", "p3", of="o2", formal=True),
    registration("r1", channel=RegistrationChannel.SELF),
    registration("r2", state=RegistrationState.PENDING, registered_on=None),
    registration("r3", state=RegistrationState.TRANSFERRED, registered_on=FIRST, left_on=LAST),
    venue("v1"),
    plaque("d1", batch="第一批", granted_on=FIRST, revoked_on=LAST, programmes=("g1",)),
    plaque("d2", venue="v9", granted_on=None),
    claim("k1", ended_on=LAST, claimed_on=FIRST),
    claim("k2", project="j9"),
    claim("k3", status=ClaimStatus.WITHDRAWN),
    activity(
        "a1",
        hosts=("o1", "o2", "o9"),
        lead_host="o2",
        topics=("四史", "安全"),
        programmes=("g1",),
        project="j1",
        team="t1",
        venue="v1",
        mode=Mode.MIXED,
        level=Tier.COUNTY,
        in_main_course=True,
        sessions=Bounds(2, 3),
    ),
    activity("a2", project="j9"),
    audience("x1", "a1", "p1", public=Public.ELDER, affiliation=Affiliation.VETERAN),
    crowd("x2", "a1", 7),
    gift("s1", activity="a1", programmes=("g0",), public=Public.CHILD),
    gift("s2"),
    incident("i1", team="t1", ledger="巡河台账", exposure=Quantity.of("人年", 100)),
    incident("i2", count=Bounds(3)),
    document("f1", issuers=("o1", "o2"), dated=PartialDate(2022, 3, 5), place=OTHER_VILLAGE),
    document("f2", issuers=("o2", "o9"), dated=PartialDate(2022)),
    document("f3", issuers=("o9",)),
    enrolment("e1", provider="o1", performed=(DAY,), region=COUNTY),
    enrolment("e2", person=None, heads=Quantity.of("人", 40)),
    scope="3714",
)

FACETS: dict[str, dict[str, list[Values]]] = {
    "ORGANIZATIONS": {
        "id": [("o1",), ("o2",)],
        "kind": [("party_committee",), ("social_institution",)],
        "sector": [("agency",), ()],
        "tier": [("city",), ("county",)],
        "parent": [("o9",), ()],
    },
    "TEAMS": {"id": [("t1",)], "kind": [("patrol",)], "host": [("o1",)], "brand": [("某品牌",)]},
    "MEMBERSHIPS": {
        "person": [("p1",), ("p2",), ("p3",)],
        "group": [("t1",), ("t9",), ("o2",)],
        "group_kind": [("team",), ("team",), ("organization",)],
        "team_kind": [("patrol",), (), ()],
        "role": [("member",)] * 3,
        "formal": [("false",), ("false",), ("true",)],
        "category": [("student", "teacher"), ("student",), ()],
        "veteran": [("true",), ("false",), ("false",)],
    },
    "VOLUNTEERS": {
        "id": [("w1",), ("w2",)],
        "person": [("p1",), ("p2",)],
        "category": [("student", "teacher"), ("student",)],
        "veteran": [("true",), ("false",)],
        "core": [("true",), ("false",)],
        "role": [tuple(sorted(role.value for role in VolunteerRole)), ()],
    },
    "DESIGNATIONS": {
        "id": [("d1",), ("d2",)],
        "venue": [("v1",), ("v9",)],
        "kind": [("teaching_point",)] * 2,
        "grade": [("standard",)] * 2,
        "batch": [("第一批",), ()],
        "programme": [("g1", "g0"), ()],
        "venue_kind": [("community_room",), ()],
        "at": [(), ()],
    },
    "CLAIMS": {
        "id": [("k1",), ("k2",)],
        "project": [("j1",), ("j9",)],
        "kind": [("childcare",), ()],
        "programme": [("g1", "g0"), ()],
        "claimant": [("o1",)] * 2,
        "claimant_kind": [("organization",)] * 2,
        "state": [("claimed",)] * 2,
    },
    "ISSUINGS": {
        "document": [("f1",), ("f1",), ("f2",), ("f2",), ("f3",)],
        "issuer": [("o1",), ("o2",), ("o2",), ("o9",), ("o9",)],
        "kind": [("notice",)] * 5,
        "year": [("2022",), ("2022",), ("2022",), ("2022",), ()],
        "month": [("2022-03",), ("2022-03",), (), (), ()],
    },
    "REGISTRATIONS": {
        "person": [("p1",)] * 2,
        "state": [("registered",), ("transferred",)],
        "channel": [("self",), ()],
    },
    "CADRES": {"person": [("p1",)], "kind": [("retired",)], "pay_unit": [("o1",)], "party_branch": [("o2",)]},
    "ENROLMENTS": {
        "id": [("e1",), ("e2",)],
        "person": [("p1",), ()],
        "kind": [("family_doctor",)] * 2,
        "provider": [("o1",), ()],
        "performed": [("true",), ("false",)],
        "dated": [("true",)] * 2,
    },
    "ACTIVITIES": {
        "id": [("a1",), ("a2",)],
        "kind": [("lecture",)] * 2,
        "programme": [("g1", "g0"), ()],
        "project": [("j1",), ("j9",)],
        "team": [("t1",), ()],
        "venue": [("v1",), ()],
        "mode": [("mixed",), ("on_site",)],
        "topic": [("四史", "安全"), ()],
        "host": [("o1", "o2", "o9"), ("o1",)],
        "host_kind": [("party_committee", "social_institution"), ("party_committee",)],
        "counted_at": [("o2",), ("o1",)],
        "tier": [("county",), ()],
        "in_main_course": [("true",), ("false",)],
        "planned": [("false",), ("false",)],
    },
    "HOSTINGS": {
        "host": [("o1",), ("o2",), ("o9",), ("o1",)],
        "host_kind": [("party_committee",), ("social_institution",), (), ("party_committee",)],
        "kind": [("lecture",)] * 4,
        "programme": [("g1", "g0")] * 3 + [()],
        "project": [("j1",), ("j1",), ("j1",), ("j9",)],
    },
    "DISTRIBUTIONS": {
        "id": [("s1",), ("s2",)],
        "item": [("manual",)] * 2,
        "programme": [("g0", "g1"), ()],
        "team": [("t1",), ()],
        "public": [("child",), ()],
    },
    "INCIDENTS": {
        "id": [("i1",), ("i2",)],
        "kind": [("dissuaded",)] * 2,
        "team": [("t1",), ()],
        "ledger": [("巡河台账",), ()],
    },
    "PROGRAMMES": {"id": [("g0",), ("g1",)], "kind": [("campaign",)] * 2, "parent": [(), ("g0",)]},
}
MADE = {"BODY_MONTHS", "OCCASIONS", "TAKING_PART"}
"""Rows that are made of several records: tests/domain/test_source_taking_part.py."""

ALL: dict[str, Source[Any]] = {
    name: each for name, each in vars(sources).items() if isinstance(each, Source) and name not in MADE
}


@pytest.mark.parametrize("name", ALL)
def test_rows_have_these_facets_and_no_others(name: str) -> None:
    """Every facet of every source is read from the row or from the record that it belongs to."""
    source = ALL[name]
    rows = list(source.rows(WORLD))

    assert {facet: [read(WORLD, row) for row in rows] for facet, read in source.facets.items()} == FACETS[name]


def test_participations_have_facets_of_their_own() -> None:
    """A name, and what is said of a headcount."""
    named, counted = (
        {facet: read(WORLD, row) for facet, read in PARTICIPATION.items()} for row in WORLD.participations
    )

    assert named == {
        "role": ("audience",),
        "public": ("elder",),
        "affiliation": ("veteran",),
        "method": (),
        "person": ("p1",),
    }
    assert counted == {"role": ("audience",), "public": (), "affiliation": (), "method": ("counted",), "person": ()}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("ORGANIZATIONS", [COUNTY, OTHER_COUNTY]),
        ("TEAMS", [COUNTY]),
        ("MEMBERSHIPS", [COUNTY, None, OTHER_COUNTY]),
        ("VOLUNTEERS", [COUNTY, None]),
        ("DESIGNATIONS", [VILLAGE, None]),
        ("CLAIMS", [OTHER_COUNTY, None]),
        ("ISSUINGS", [OTHER_VILLAGE, OTHER_VILLAGE, OTHER_COUNTY, None, None]),
        ("REGISTRATIONS", [VILLAGE, VILLAGE]),
        ("CADRES", [VILLAGE]),
        ("ENROLMENTS", [COUNTY, None]),
        ("ACTIVITIES", [COUNTY, COUNTY]),
        ("HOSTINGS", [COUNTY] * 4),
        ("DISTRIBUTIONS", [COUNTY, COUNTY]),
        ("INCIDENTS", [COUNTY, COUNTY]),
        ("PROGRAMMES", ["3714", "3714"]),
    ],
)
def test_rows_lie_in_a_division(name: str, expected: list[str | None]) -> None:
    """Their own, or that of the record which they belong to; of a missing record nobody knows."""
    source = ALL[name]

    assert [source.region(WORLD, row) for row in source.rows(WORLD)] == expected


UNKNOWN = Period(Edge.UNKNOWN, Edge.UNKNOWN)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("ORGANIZATIONS", [Period.year(2022), Period.always()]),
        ("TEAMS", [Period.since(DAY)]),
        ("MEMBERSHIPS", [Period.always()] * 3),
        ("VOLUNTEERS", [Period.always()] * 2),
        ("DESIGNATIONS", [Period(FIRST, LAST), Period(Edge.UNKNOWN, Edge.OPEN)]),
        ("CLAIMS", [Period.first_half(2022), Period.since(DAY)]),
        ("ISSUINGS", [Period.day(date(2022, 3, 5))] * 2 + [Period.year(2022)] * 2 + [UNKNOWN]),
        ("REGISTRATIONS", [Period.since(DAY), Period.first_half(2022)]),
        ("CADRES", [Period.always()]),
        ("ENROLMENTS", [Period.year(2022)] * 2),
        ("ACTIVITIES", [Period.day(DAY)] * 2),
        ("HOSTINGS", [Period.day(DAY)] * 4),
        ("DISTRIBUTIONS", [Period.day(DAY)] * 2),
        ("INCIDENTS", [Period.day(DAY)] * 2),
        ("PROGRAMMES", [Period.always(), Period(date(2021, 1, 1), date(2023, 7, 1))]),
    ],
)
def test_rows_have_their_days(name: str, expected: list[Period]) -> None:
    """A plaque stands up to the day it is taken away, a claim and a registration through their last day."""
    source = ALL[name]

    assert [source.when(WORLD, row) for row in source.rows(WORLD)] == expected


def test_a_registration_may_end_on_its_first_day() -> None:
    """Whoever registers and moves on the same day was registered on that day."""
    moved = registration(state=RegistrationState.CANCELLED, left_on=DAY)

    assert sources.REGISTRATIONS.when(WORLD, moved) == Period.day(DAY)


@pytest.mark.parametrize(
    ("name", "amount", "expected"),
    [
        ("ACTIVITIES", "sessions", [Bounds(2, 3), Bounds(1)]),
        ("DISTRIBUTIONS", "quantity", [Bounds(10), Bounds(10)]),
        ("INCIDENTS", "count", [Bounds(1), Bounds(3)]),
        ("INCIDENTS", "exposure", [Bounds(100), Bounds(0)]),
        ("PROGRAMMES", "years", [Bounds(0, None), Bounds(Fraction(5, 2))]),
        ("ENROLMENTS", "people", [Bounds(1), Bounds(40)]),
        ("ENROLMENTS", "wait", [Bounds(123), Bounds(364)]),
    ],
)
def test_rows_have_amounts(name: str, amount: str, expected: list[Bounds]) -> None:
    """Sessions, things, incidents, exposure and years, as the record says them."""
    source = ALL[name]

    assert [source.amounts[amount](WORLD, row) for row in source.rows(WORLD)] == expected


def test_the_amounts_are_all_tried() -> None:
    """No source sums anything else."""
    assert {(name, amount) for name, source in ALL.items() for amount in source.amounts} == {
        ("ACTIVITIES", "sessions"),
        ("DISTRIBUTIONS", "quantity"),
        ("INCIDENTS", "count"),
        ("INCIDENTS", "exposure"),
        ("PROGRAMMES", "years"),
        ("ENROLMENTS", "people"),
        ("ENROLMENTS", "wait"),
    }


def test_nobody_waits_who_has_no_first_or_last_day() -> None:
    """Nor before the first day; the register's day ends a wait that nothing else ends."""
    wait = sources.ENROLMENTS.amounts["wait"]
    since = enrolment(valid=Period.since(DAY))

    assert wait(WORLD, since) == Bounds(0)
    assert wait(WORLD, enrolment(valid=Period(Edge.UNKNOWN, LAST))) == Bounds(0)
    assert wait(registered(as_of=date(2022, 5, 14)), since) == Bounds(10)
    assert wait(registered(as_of=date(2022, 5, 1)), since) == Bounds(0)


def test_exposures_that_do_not_add_are_refused() -> None:
    """Hours on watch are no child-years."""
    watched = incident(exposure=Quantity.of("小时", 8))

    with pytest.raises(UnitMixError, match="person-years"):
        sources.INCIDENTS.amounts["exposure"](WORLD, watched)


def test_programmes_hold_those_below() -> None:
    """Whatever belongs to a part belongs to the whole; a ring of programmes ends somewhere, an unknown one is told."""
    ring = registered(programme("g1", parent="g2"), programme("g2", parent="g1"))

    assert programmes_of(ring, "g1") == ("g1", "g2")
    assert programmes_of(ring, None, "g9", "g2") == ("g9", "g2", "g1")


def test_a_claimant_may_be_a_person() -> None:
    """Organizations, teams and people claim projects."""
    claimed = claim(claimant=Reference(kind=ReferenceKind.PERSON, id="p1"))

    assert sources.CLAIMS.facets["claimant_kind"](WORLD, claimed) == ("person",)
