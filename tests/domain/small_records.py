"""Records with nothing but what they need, to be varied by the tests of audit, selecting and merging."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, TypeVar

from yilao_yiyou.domain.activity import Activity, ActivityKind, CountMethod, HeadsMean, Participation, ParticipationRole
from yilao_yiyou.domain.audit import audit
from yilao_yiyou.domain.award import Award, AwardCategory
from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.cadre import CadreRecord, CommunityRegistration, RegistrationState, RetirementKind
from yilao_yiyou.domain.document import DocumentKind, PolicyDocument
from yilao_yiyou.domain.finding import Severity
from yilao_yiyou.domain.incident import Incident, IncidentKind
from yilao_yiyou.domain.organization import (
    Appointment,
    Office,
    Organization,
    OrganizationKind,
    ParentRelation,
    Tier,
)
from yilao_yiyou.domain.period import Period
from yilao_yiyou.domain.person import LegalBasis, NamedMinor, Person
from yilao_yiyou.domain.programme import Programme, ProgrammeKind
from yilao_yiyou.domain.project import Claim, Project, ProjectKind
from yilao_yiyou.domain.quantity import Quantity
from yilao_yiyou.domain.reference import Reference, ReferenceKind
from yilao_yiyou.domain.region import Region
from yilao_yiyou.domain.register import Record, Register
from yilao_yiyou.domain.service import Distribution, EnrolmentKind, ItemKind, ServiceEnrolment
from yilao_yiyou.domain.team import Membership, Team, TeamKind
from yilao_yiyou.domain.unit import Unit, UnitKind
from yilao_yiyou.domain.venue import Designation, DesignationKind, Venue, VenueKind
from yilao_yiyou.domain.volunteer import VolunteerCategory, VolunteerRecord

R = TypeVar("R")

DAY = date(2022, 5, 4)
COUNTY, OTHER_COUNTY = "371402", "371482"
VILLAGE, OTHER_VILLAGE = "371402001001", "371482001001"


def found(rule: str, *records: Record, as_of: date | None = None) -> list[tuple[str, str | None, Severity]]:
    """Return the records, fields and severities that one rule finds among some records."""
    findings = audit(Register(as_of=as_of).with_records(records))
    return [(finding.record, finding.field, finding.severity) for finding in findings if finding.rule == rule]


def records_found(rule: str, *records: Record) -> list[str]:
    """Return the records that one rule finds among some records."""
    return [record for record, _, _ in found(rule, *records)]


def made(cls: Callable[..., R], changes: Mapping[str, object], **usual: object) -> R:
    """Return a record with its usual values but for what is changed."""
    values: dict[str, Any] = {**usual, **changes}
    return cls(**values)


def region(code: str, **changes: object) -> Region:
    """Return a division."""
    return made(Region, changes, code=code, name=f"区划{code}")


def body(record_id: str = "o1", /, **changes: object) -> Organization:
    """Return a party committee of a county."""
    relation = ParentRelation.GUIDANCE if "parent" in changes else None
    return made(
        Organization,
        changes,
        id=record_id,
        name="某组织",
        kind=OrganizationKind.PARTY_COMMITTEE,
        tier=Tier.COUNTY,
        region=COUNTY,
        parent_relation=relation,
    )


def person(record_id: str = "p1", /, **changes: object) -> Person:
    """Return somebody of whom nothing is known."""
    return made(Person, changes, id=record_id)


def minor(record_id: str = "k1", /, **changes: object) -> NamedMinor:
    """Return a child who may be named."""
    return made(NamedMinor, changes, id=record_id, legal_basis=LegalBasis.STATUTORY_DUTY, approved_by="o1")


def chair(record_id: str, /, who: str, period: Period, **changes: object) -> Appointment:
    """Return the office of chair in the first body."""
    return made(Appointment, changes, id=record_id, person=who, organization="o1", office=Office.CHAIR, period=period)


def cadre(record_id: str = "c1", /, **changes: object) -> CadreRecord:
    """Return the record of a retired cadre."""
    return made(CadreRecord, changes, id=record_id, person="p1", kind=RetirementKind.RETIRED)


def volunteer(record_id: str = "w1", /, **changes: object) -> VolunteerRecord:
    """Return one of the five olds on a roll."""
    categories = frozenset({VolunteerCategory.TEACHER})
    return made(VolunteerRecord, changes, id=record_id, person="p1", categories=categories)


def team(record_id: str = "t1", /, **changes: object) -> Team:
    """Return a patrol."""
    return made(Team, changes, id=record_id, name="某巡河队", kind=TeamKind.PATROL, region=COUNTY)


def member(record_id: str, /, who: str = "p1", of: str = "t1", **changes: object) -> Membership:
    """Return a membership, formal ones in a body and others in a team."""
    kind = ReferenceKind.ORGANIZATION if changes.get("formal") else ReferenceKind.TEAM
    return made(Membership, changes, id=record_id, person=who, group=Reference(kind=kind, id=of))


def registration(record_id: str = "r1", /, **changes: object) -> CommunityRegistration:
    """Return a registration that has not ended."""
    return made(
        CommunityRegistration,
        changes,
        id=record_id,
        person="p1",
        community=VILLAGE,
        state=RegistrationState.REGISTERED,
        registered_on=DAY,
    )


def venue(record_id: str = "v1", /, **changes: object) -> Venue:
    """Return a community room."""
    return made(Venue, changes, id=record_id, name="某活动室", kind=VenueKind.COMMUNITY_ROOM, region=VILLAGE)


def plaque(record_id: str = "d1", /, **changes: object) -> Designation:
    """Return the plaque of a teaching point on the first venue."""
    return made(Designation, changes, id=record_id, venue="v1", kind=DesignationKind.TEACHING_POINT, granted_on=DAY)


def programme(record_id: str = "g1", /, **changes: object) -> Programme:
    """Return a campaign."""
    return made(Programme, changes, id=record_id, name="某行动", kind=ProgrammeKind.CAMPAIGN)


def project(record_id: str = "j1", /, **changes: object) -> Project:
    """Return a childcare project."""
    return made(Project, changes, id=record_id, name="某托管班", kind=ProjectKind.CHILDCARE, region=COUNTY)


def claim(record_id: str = "m1", /, **changes: object) -> Claim:
    """Return the claim of the first project by the first body."""
    claimant = Reference(kind=ReferenceKind.ORGANIZATION, id="o1")
    return made(Claim, changes, id=record_id, project="j1", claimant=claimant, claimed_on=DAY)


def activity(record_id: str = "a1", /, **changes: object) -> Activity:
    """Return a lecture held by the first body on one day."""
    return made(
        Activity,
        changes,
        id=record_id,
        kind=ActivityKind.LECTURE,
        region=COUNTY,
        hosts=("o1",),
        when=Period.day(DAY),
    )


def present(record_id: str, /, who: str = "p1", at: str = "a1", **changes: object) -> Participation:
    """Return the part of one person in an activity, as a volunteer."""
    return made(Participation, changes, id=record_id, activity=at, role=ParticipationRole.VOLUNTEER, person=who)


def heads(record_id: str, /, count: int | Bounds, at: str = "a1", **changes: object) -> Participation:
    """Return a headcount of an audience, with the named among it."""
    number = count if isinstance(count, Bounds) else Bounds(count)
    return made(
        Participation,
        changes,
        id=record_id,
        activity=at,
        role=ParticipationRole.AUDIENCE,
        heads=Quantity(number, Unit("人", UnitKind.PERSON)),
        heads_mean=HeadsMean.TOTAL,
        method=CountMethod.SIGNED,
    )


def gift(record_id: str = "s1", /, **changes: object) -> Distribution:
    """Return manuals handed out."""
    manuals = Quantity.of("册", 10)
    return made(
        Distribution,
        changes,
        id=record_id,
        item=ItemKind.MANUAL,
        quantity=manuals,
        region=COUNTY,
        when=Period.day(DAY),
    )


def enrolment(record_id: str = "e1", /, **changes: object) -> ServiceEnrolment:
    """Return a family doctor's agreement."""
    return made(
        ServiceEnrolment,
        changes,
        id=record_id,
        kind=EnrolmentKind.FAMILY_DOCTOR,
        valid=Period.year(2022),
        person="p1",
    )


def document(record_id: str = "f1", /, **changes: object) -> PolicyDocument:
    """Return a notice."""
    return made(PolicyDocument, changes, id=record_id, title="某通知", kind=DocumentKind.NOTICE)


def award(record_id: str, /, subject: Reference, **changes: object) -> Award:
    """Return an award."""
    return made(Award, changes, id=record_id, scheme="某评选", category=AwardCategory.OTHER, subject=subject)


def incident(record_id: str = "i1", /, **changes: object) -> Incident:
    """Return somebody dissuaded."""
    return made(Incident, changes, id=record_id, kind=IncidentKind.DISSUADED, when=Period.day(DAY), region=COUNTY)
