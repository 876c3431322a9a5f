"""Sources: for every collection that is counted, what its rows can be filtered and grouped by.

A facet is a property with any number of values, found on the row itself or on the record it belongs to: a
participation has its activity's kind. A dataframe has the same facets as columns.
"""

from collections.abc import Callable, Iterable, Mapping
from enum import Enum
from fractions import Fraction
from types import MappingProxyType
from typing import Generic, TypeAlias, TypeVar

from attrs import frozen
from dateutil.relativedelta import relativedelta

from yilao_yiyou.domain.activity import Activity, Participation
from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.cadre import CadreRecord, CommunityRegistration, RegistrationState
from yilao_yiyou.domain.day import day_after
from yilao_yiyou.domain.document import PolicyDocument
from yilao_yiyou.domain.incident import Incident
from yilao_yiyou.domain.organization import Organization
from yilao_yiyou.domain.partial_date import PartialDate
from yilao_yiyou.domain.period import Edge, Period
from yilao_yiyou.domain.programme import Programme
from yilao_yiyou.domain.project import Claim, ClaimStatus, Project
from yilao_yiyou.domain.reference import ReferenceKind
from yilao_yiyou.domain.region import RegionCode
from yilao_yiyou.domain.register import Register
from yilao_yiyou.domain.service import Distribution, ServiceEnrolment
from yilao_yiyou.domain.team import Membership, Team
from yilao_yiyou.domain.venue import Designation, Venue
from yilao_yiyou.domain.volunteer import VolunteerRecord

Values: TypeAlias = tuple[str, ...]
"""The values of a facet; none where the row does not say."""

R = TypeVar("R")
Facets: TypeAlias = Mapping[str, Callable[[Register, R], Values]]


@frozen(kw_only=True)
class Source(Generic[R]):
    """One collection as rows to count.

    Attributes:
        name: The collection's name in the register.
        rows: Its records.
        region: The division of a row.
        when: The days of a row: when it happened, or from when to when it existed.
        facets: What rows are filtered, grouped and identified by.
        amounts: What can be summed over rows.
    """

    name: str
    rows: Callable[[Register], Iterable[R]]
    region: Callable[[Register, R], RegionCode | None]
    when: Callable[[Register, R], Period]
    facets: Facets[R]
    amounts: Mapping[str, Callable[[Register, R], Bounds]] = MappingProxyType({})


def _one(value: str | Enum | None) -> Values:
    if value is None:
        return ()
    return (str(value.value),) if isinstance(value, Enum) else (value,)


def _codes(values: Iterable[Enum]) -> Values:
    return tuple(sorted(str(value.value) for value in values))


def _yes(value: bool) -> Values:  # noqa: FBT001 -- it turns a truth into a facet
    return ("true",) if value else ("false",)


def programmes_of(register: Register, *programme_ids: str | None) -> Values:
    """Return programmes and all that they are part of, each once."""
    found: dict[str, None] = {}
    for programme_id in programme_ids:
        current = programme_id
        while current is not None and current not in found:
            found[current] = None
            programme = register.find("Programme", current)
            current = programme.parent if isinstance(programme, Programme) else None
    return tuple(found)


def _project(register: Register, project_id: str | None) -> Project | None:
    found = None if project_id is None else register.find("Project", project_id)
    return found if isinstance(found, Project) else None


def _activity_programmes(register: Register, row: Activity) -> Values:
    project = _project(register, row.project)
    return programmes_of(register, *row.programmes, None if project is None else project.programme)


def _hosts_of_kind(register: Register, row: Activity) -> Values:
    kinds: set[str] = set()
    for host in row.hosts:
        body = register.find("Organization", host)
        if isinstance(body, Organization):
            kinds.add(body.kind.value)
    return tuple(sorted(kinds))


_ACTIVITY: Facets[Activity] = {
    "id": lambda _, row: (row.id,),
    "kind": lambda _, row: _one(row.kind),
    "programme": _activity_programmes,
    "project": lambda _, row: _one(row.project),
    "team": lambda _, row: _one(row.team),
    "venue": lambda _, row: _one(row.venue),
    "mode": lambda _, row: _one(row.mode),
    "topic": lambda _, row: row.topics,
    "host": lambda _, row: row.hosts,
    "host_kind": _hosts_of_kind,
    "counted_at": lambda _, row: (row.counted_at,),
    "tier": lambda _, row: _one(row.level),
    "in_main_course": lambda _, row: _yes(row.in_main_course),
}

ACTIVITIES = Source[Activity](
    name="activities",
    rows=lambda register: register.activities,
    region=lambda _, row: row.region,
    when=lambda _, row: row.when,
    facets=_ACTIVITY,
    amounts={"sessions": lambda _, row: row.sessions},
)

PARTICIPATION: Facets[Participation] = {
    "role": lambda _, row: _one(row.role),
    "public": lambda _, row: _one(row.public),
    "affiliation": lambda _, row: _one(row.affiliation),
    "method": lambda _, row: _one(row.method),
    "person": lambda _, row: _one(row.person),
}


def _hosting(register: Register) -> Iterable[tuple[Activity, str]]:
    return ((activity, host) for activity in register.activities for host in activity.hosts)


def _host_kind(register: Register, host: str) -> Values:
    body = register.find("Organization", host)
    return _one(body.kind) if isinstance(body, Organization) else ()


HOSTINGS = Source[tuple[Activity, str]](
    name="hostings",
    rows=_hosting,
    region=lambda _, row: row[0].region,
    when=lambda _, row: row[0].when,
    facets={
        "host": lambda _, row: (row[1],),
        "host_kind": lambda register, row: _host_kind(register, row[1]),
        "kind": lambda _, row: _one(row[0].kind),
        "programme": lambda register, row: _activity_programmes(register, row[0]),
        "project": lambda _, row: _one(row[0].project),
    },
)

ORGANIZATIONS = Source[Organization](
    name="organizations",
    rows=lambda register: register.organizations,
    region=lambda _, row: row.region,
    when=lambda _, row: row.valid,
    facets={
        "id": lambda _, row: (row.id,),
        "kind": lambda _, row: _one(row.kind),
        "sector": lambda _, row: _one(row.sector),
        "tier": lambda _, row: _one(row.tier),
        "parent": lambda _, row: _one(row.parent),
    },
)

TEAMS = Source[Team](
    name="teams",
    rows=lambda register: register.teams,
    region=lambda _, row: row.region,
    when=lambda _, row: row.valid,
    facets={
        "id": lambda _, row: (row.id,),
        "kind": lambda _, row: _one(row.kind),
        "host": lambda _, row: _one(row.host),
        "brand": lambda _, row: _one(row.brand),
    },
)


def _group_team(register: Register, row: Membership) -> Team | None:
    if row.group.kind is not ReferenceKind.TEAM:
        return None
    found = register.find("Team", row.group.id)
    return found if isinstance(found, Team) else None


def _group_region(register: Register, row: Membership) -> RegionCode | None:
    group = register.find(row.group.kind.code or "Team", row.group.id)
    return group.region if isinstance(group, Team | Organization) else None


def _team_kind(register: Register, row: Membership) -> Values:
    team = _group_team(register, row)
    return () if team is None else _one(team.kind)


MEMBERSHIPS = Source[Membership](
    name="memberships",
    rows=lambda register: register.memberships,
    region=_group_region,
    when=lambda _, row: row.period,
    facets={
        "person": lambda _, row: (row.person,),
        "group": lambda _, row: (row.group.id,),
        "group_kind": lambda _, row: _one(row.group.kind),
        "team_kind": _team_kind,
        "role": lambda _, row: _one(row.role),
        "formal": lambda _, row: _yes(row.formal),
        "category": lambda register, row: register.categories_of.get(row.person, ()),
        "veteran": lambda register, row: _yes(row.person in register.veterans),
    },
)

VOLUNTEERS = Source[VolunteerRecord](
    name="volunteers",
    rows=lambda register: register.volunteers,
    region=lambda _, row: row.region,
    when=lambda _, row: row.valid,
    facets={
        "id": lambda _, row: (row.id,),
        "person": lambda _, row: (row.person,),
        "category": lambda _, row: _codes(row.categories),
        "veteran": lambda _, row: _yes(row.is_veteran),
        "core": lambda _, row: _yes(row.core),
        "role": lambda _, row: _codes(row.roles),
    },
)


def _venue(register: Register, row: Designation) -> Venue | None:
    found = register.find("Venue", row.venue)
    return found if isinstance(found, Venue) else None


def _venue_region(register: Register, row: Designation) -> RegionCode | None:
    venue = _venue(register, row)
    return None if venue is None else venue.region


def _venue_kind(register: Register, row: Designation) -> Values:
    venue = _venue(register, row)
    return () if venue is None else _one(venue.kind)


DESIGNATIONS = Source[Designation](
    name="designations",
    rows=lambda register: register.designations,
    region=_venue_region,
    when=lambda _, row: Period(row.granted_on or Edge.UNKNOWN, row.revoked_on or Edge.OPEN),
    facets={
        "id": lambda _, row: (row.id,),
        "venue": lambda _, row: (row.venue,),
        "kind": lambda _, row: _one(row.kind),
        "grade": lambda _, row: _one(row.level),
        "batch": lambda _, row: _one(row.batch),
        "programme": lambda register, row: programmes_of(register, *row.programmes),
        "venue_kind": _venue_kind,
    },
)


def _claim_region(register: Register, row: Claim) -> RegionCode | None:
    project = _project(register, row.project)
    return None if project is None else project.region


def _claim_programmes(register: Register, row: Claim) -> Values:
    project = _project(register, row.project)
    return () if project is None else programmes_of(register, project.programme)


def _claim_kind(register: Register, row: Claim) -> Values:
    project = _project(register, row.project)
    return () if project is None else _one(project.kind)


CLAIMS = Source[Claim](
    name="claims",
    rows=lambda register: (row for row in register.claims if row.status is not ClaimStatus.WITHDRAWN),
    region=_claim_region,
    when=lambda _, row: Period(row.claimed_on, Edge.OPEN if row.ended_on is None else day_after(row.ended_on)),
    facets={
        "id": lambda _, row: (row.id,),
        "project": lambda _, row: (row.project,),
        "kind": _claim_kind,
        "programme": _claim_programmes,
        "claimant": lambda _, row: (row.claimant.id,),
        "claimant_kind": lambda _, row: _one(row.claimant.kind),
        "status": lambda _, row: _one(row.status),
    },
)


def _distribution_programmes(register: Register, row: Distribution) -> Values:
    activity = register.activity(row.activity)
    inherited = () if activity is None else _activity_programmes(register, activity)
    return tuple(dict.fromkeys((*programmes_of(register, *row.programmes), *inherited)))


def _distribution_team(register: Register, row: Distribution) -> Values:
    activity = register.activity(row.activity)
    return () if activity is None else _one(activity.team)


DISTRIBUTIONS = Source[Distribution](
    name="distributions",
    rows=lambda register: register.distributions,
    region=lambda _, row: row.region,
    when=lambda _, row: row.when,
    facets={
        "id": lambda _, row: (row.id,),
        "item": lambda _, row: _one(row.item),
        "programme": _distribution_programmes,
        "team": _distribution_team,
        "public": lambda _, row: _one(row.public),
    },
    amounts={"quantity": lambda _, row: row.quantity.bounds},
)

INCIDENTS = Source[Incident](
    name="incidents",
    rows=lambda register: register.incidents,
    region=lambda _, row: row.region,
    when=lambda _, row: row.when,
    facets={
        "id": lambda _, row: (row.id,),
        "kind": lambda _, row: _one(row.kind),
        "team": lambda _, row: _one(row.team),
        "ledger": lambda _, row: _one(row.ledger),
    },
    amounts={
        "count": lambda _, row: row.count,
        "exposure": lambda _, row: Bounds(0) if row.exposure is None else row.exposure.bounds,
    },
)


def _issuing(register: Register) -> Iterable[tuple[PolicyDocument, str]]:
    return ((document, issuer) for document in register.documents for issuer in document.issuers)


def _dated(partial: PartialDate | None) -> Period:
    if partial is None:
        return Period(Edge.UNKNOWN, Edge.UNKNOWN)
    return Period.between(partial.earliest, partial.latest)


ISSUINGS = Source[tuple[PolicyDocument, str]](
    name="issuings",
    rows=_issuing,
    region=lambda _, row: row[0].place,
    when=lambda _, row: _dated(row[0].dated),
    facets={
        "document": lambda _, row: (row[0].id,),
        "issuer": lambda _, row: (row[1],),
        "kind": lambda _, row: _one(row[0].kind),
    },
)

REGISTRATIONS = Source[CommunityRegistration](
    name="registrations",
    rows=lambda register: (row for row in register.registrations if row.state is not RegistrationState.PENDING),
    region=lambda _, row: row.community,
    when=lambda _, row: Period(row.registered_on or Edge.UNKNOWN, row.left_on or Edge.OPEN),
    facets={
        "person": lambda _, row: (row.person,),
        "state": lambda _, row: _one(row.state),
        "channel": lambda _, row: _one(row.channel),
    },
)

CADRES = Source[CadreRecord](
    name="cadres",
    rows=lambda register: register.cadres,
    region=lambda register, row: register.residence_of(row.person),
    when=lambda _, row: row.valid,
    facets={
        "person": lambda _, row: (row.person,),
        "kind": lambda _, row: _one(row.kind),
        "pay_unit": lambda _, row: _one(row.pay_unit),
        "party_branch": lambda _, row: _one(row.party_branch),
    },
)


def _years(_: Register, row: Programme) -> Bounds:
    if not row.period.is_bounded:
        return Bounds(0, None)
    start, end = row.period.ends
    length = relativedelta(end, start)
    return Bounds(Fraction(length.years * 12 + length.months, 12))


ENROLMENTS = Source[ServiceEnrolment](
    name="enrolments",
    rows=lambda register: register.enrolments,
    region=lambda _, row: row.region,
    when=lambda _, row: row.valid,
    facets={
        "id": lambda _, row: (row.id,),
        "person": lambda _, row: _one(row.person),
        "kind": lambda _, row: _one(row.kind),
        "provider": lambda _, row: _one(row.provider),
        "performed": lambda _, row: _yes(bool(row.performed)),
    },
)

PROGRAMMES = Source[Programme](
    name="programmes",
    rows=lambda register: register.programmes,
    region=lambda register, _: register.scope,
    when=lambda _, row: row.period,
    facets={
        "id": lambda _, row: (row.id,),
        "kind": lambda _, row: _one(row.kind),
        "parent": lambda _, row: _one(row.parent),
    },
    amounts={"years": _years},
)
