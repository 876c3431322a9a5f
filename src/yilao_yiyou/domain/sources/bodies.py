"""Organizations, teams, people on rolls, plaques, claims, documents, enrolments: as rows."""

from collections.abc import Iterable
from datetime import date

from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.cadre import CadreRecord, CommunityRegistration, RegistrationState
from yilao_yiyou.domain.document import PolicyDocument
from yilao_yiyou.domain.edge import end_after
from yilao_yiyou.domain.organization import Organization
from yilao_yiyou.domain.partial_date import PartialDate, Precision
from yilao_yiyou.domain.period import Edge, Period
from yilao_yiyou.domain.project import Claim, ClaimStatus
from yilao_yiyou.domain.reference import ReferenceKind
from yilao_yiyou.domain.region import RegionCode
from yilao_yiyou.domain.register import Register
from yilao_yiyou.domain.service import ServiceEnrolment
from yilao_yiyou.domain.sources.source import Source, Values, codes, one, programmes_of, project_of, yes
from yilao_yiyou.domain.team import Membership, Team
from yilao_yiyou.domain.venue import Designation, Venue
from yilao_yiyou.domain.volunteer import VolunteerRecord

ORGANIZATIONS = Source[Organization](
    name="organizations",
    rows=lambda register: register.organizations,
    region=lambda _, row: row.region,
    when=lambda _, row: row.valid,
    facets={
        "id": lambda _, row: (row.id,),
        "kind": lambda _, row: one(row.kind),
        "sector": lambda _, row: one(row.sector),
        "tier": lambda _, row: one(row.tier),
        "parent": lambda _, row: one(row.parent),
    },
)

TEAMS = Source[Team](
    name="teams",
    rows=lambda register: register.teams,
    region=lambda _, row: row.region,
    when=lambda _, row: row.valid,
    facets={
        "id": lambda _, row: (row.id,),
        "kind": lambda _, row: one(row.kind),
        "host": lambda _, row: one(row.host),
        "brand": lambda _, row: one(row.brand),
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
    return () if team is None else one(team.kind)


MEMBERSHIPS = Source[Membership](
    name="memberships",
    rows=lambda register: register.memberships,
    region=_group_region,
    when=lambda _, row: row.period,
    facets={
        "person": lambda _, row: (row.person,),
        "group": lambda _, row: (row.group.id,),
        "group_kind": lambda _, row: one(row.group.kind),
        "team_kind": _team_kind,
        "role": lambda _, row: one(row.role),
        "formal": lambda _, row: yes(row.formal),
        "category": lambda register, row: register.categories_of.get(row.person, ()),
        "veteran": lambda register, row: yes(row.person in register.veterans),
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
        "category": lambda _, row: codes(row.categories),
        "veteran": lambda _, row: yes(row.is_veteran),
        "core": lambda _, row: yes(row.core),
        "role": lambda _, row: codes(row.roles),
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
    return () if venue is None else one(venue.kind)


def _venue_coordinates(register: Register, row: Designation) -> Values:
    """Return where the venue is, as datum and degrees north and east, parted by blanks."""
    venue = _venue(register, row)
    at = None if venue is None else venue.coordinates
    return () if at is None else (f"{at.basis.value} {at.latitude} {at.longitude}",)


DESIGNATIONS = Source[Designation](
    name="designations",
    # What was taken away on the first day of the calendar stood on none of its days.
    rows=lambda register: (row for row in register.designations if row.revoked_on != date.min),
    region=_venue_region,
    when=lambda _, row: Period(row.granted_on or Edge.UNKNOWN, row.revoked_on or Edge.OPEN),
    facets={
        "id": lambda _, row: (row.id,),
        "venue": lambda _, row: (row.venue,),
        "kind": lambda _, row: one(row.kind),
        "grade": lambda _, row: one(row.level),
        "batch": lambda _, row: one(row.batch),
        "programme": lambda register, row: programmes_of(register, *row.programmes),
        "venue_kind": _venue_kind,
        "at": _venue_coordinates,
    },
)


def _claim_region(register: Register, row: Claim) -> RegionCode | None:
    project = project_of(register, row.project)
    return None if project is None else project.region


def _claim_programmes(register: Register, row: Claim) -> Values:
    project = project_of(register, row.project)
    return () if project is None else programmes_of(register, project.programme)


def _claim_kind(register: Register, row: Claim) -> Values:
    project = project_of(register, row.project)
    return () if project is None else one(project.kind)


CLAIMS = Source[Claim](
    name="claims",
    rows=lambda register: (row for row in register.claims if row.status is not ClaimStatus.WITHDRAWN),
    region=_claim_region,
    when=lambda _, row: Period(row.claimed_on, end_after(row.ended_on)),
    facets={
        "id": lambda _, row: (row.id,),
        "project": lambda _, row: (row.project,),
        "kind": _claim_kind,
        "programme": _claim_programmes,
        "claimant": lambda _, row: (row.claimant.id,),
        "claimant_kind": lambda _, row: one(row.claimant.kind),
        "state": lambda _, row: one(row.status),
    },
)


def _issuing(register: Register) -> Iterable[tuple[PolicyDocument, str]]:
    return ((document, issuer) for document in register.documents for issuer in document.issuers)


def _dated(partial: PartialDate | None) -> Period:
    if partial is None:
        return Period(Edge.UNKNOWN, Edge.UNKNOWN)
    return Period.between(partial.earliest, partial.latest)


def _beginning_of_date(partial: PartialDate | None, wanted: Precision) -> Values:
    if partial is None or (wanted is Precision.MONTH and partial.month is None):
        return ()
    parts = str(partial).split("-")
    return ("-".join(parts[: 1 if wanted is Precision.YEAR else 2]),)


def _issued_in(register: Register, row: tuple[PolicyDocument, str]) -> RegionCode | None:
    document, issuer = row
    body = register.find("Organization", issuer)
    return document.place or (body.region if isinstance(body, Organization) else None)


ISSUINGS = Source[tuple[PolicyDocument, str]](
    name="issuings",
    rows=_issuing,
    region=_issued_in,
    when=lambda _, row: _dated(row[0].dated),
    facets={
        "document": lambda _, row: (row[0].id,),
        "issuer": lambda _, row: (row[1],),
        "kind": lambda _, row: one(row[0].kind),
        # A date known to the year only lies in no month that anybody knows.
        "year": lambda _, row: _beginning_of_date(row[0].dated, Precision.YEAR),
        "month": lambda _, row: _beginning_of_date(row[0].dated, Precision.MONTH),
    },
)


def _registered(_: Register, row: CommunityRegistration) -> Period:
    return Period(row.registered_on or Edge.UNKNOWN, end_after(row.left_on))


REGISTRATIONS = Source[CommunityRegistration](
    name="registrations",
    rows=lambda register: (row for row in register.registrations if row.state is not RegistrationState.PENDING),
    region=lambda _, row: row.community,
    when=_registered,
    facets={
        "person": lambda _, row: (row.person,),
        "state": lambda _, row: one(row.state),
        "channel": lambda _, row: one(row.channel),
    },
)

CADRES = Source[CadreRecord](
    name="cadres",
    rows=lambda register: register.cadres,
    region=lambda register, row: register.residence_of(row.person),
    when=lambda _, row: row.valid,
    facets={
        "person": lambda _, row: (row.person,),
        "kind": lambda _, row: one(row.kind),
        "pay_unit": lambda _, row: one(row.pay_unit),
        "party_branch": lambda _, row: one(row.party_branch),
    },
)


def _waited(register: Register, row: ServiceEnrolment) -> int:
    """Return the days from signing to the first service, or to the last day on which there was none (天)."""
    last_day = row.valid.last_day
    ends = [*row.performed, *((register.as_of,) if register.as_of else ()), *((last_day,) if last_day else ())]
    start = row.valid.start
    return max((min(ends) - start).days, 0) if ends and isinstance(start, date) else 0


ENROLMENTS = Source[ServiceEnrolment](
    name="enrolments",
    rows=lambda register: register.enrolments,
    region=lambda _, row: row.region,
    when=lambda _, row: row.valid,
    facets={
        "id": lambda _, row: (row.id,),
        "person": lambda _, row: one(row.person),
        "kind": lambda _, row: one(row.kind),
        "provider": lambda _, row: one(row.provider),
        "performed": lambda _, row: yes(bool(row.performed)),
        "dated": lambda _, row: yes(isinstance(row.valid.start, date)),
    },
    amounts={
        "people": lambda _, row: Bounds(1) if row.heads is None else row.heads.bounds,
        "wait": lambda register, row: Bounds(_waited(register, row)),
    },
)
