"""Bearings: where and when each kind of record belongs, and to which programmes, by itself or by what it depends on."""

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, Generic, TypeVar

from attrs import frozen

from yilao_yiyou.domain.activity import Activity
from yilao_yiyou.domain.award import Award
from yilao_yiyou.domain.cadre import CadreRecord, CommunityRegistration
from yilao_yiyou.domain.document import PolicyDocument
from yilao_yiyou.domain.edge import end_after
from yilao_yiyou.domain.incident import Incident
from yilao_yiyou.domain.organization import Appointment, Organization
from yilao_yiyou.domain.period import Edge, Period
from yilao_yiyou.domain.person import Person
from yilao_yiyou.domain.programme import Programme
from yilao_yiyou.domain.project import Claim, Project
from yilao_yiyou.domain.published import PublishedFigure
from yilao_yiyou.domain.reference import Reference
from yilao_yiyou.domain.region import Region, RegionCode
from yilao_yiyou.domain.register import Register
from yilao_yiyou.domain.service import Distribution, ServiceEnrolment
from yilao_yiyou.domain.sources import (
    ACTIVITIES,
    CLAIMS,
    DESIGNATIONS,
    DISTRIBUTIONS,
    MEMBERSHIPS,
    Values,
    programmes_of,
)
from yilao_yiyou.domain.target import Target
from yilao_yiyou.domain.team import Membership, Team
from yilao_yiyou.domain.venue import Designation, Venue
from yilao_yiyou.domain.volunteer import VolunteerRecord

R = TypeVar("R")


@frozen(kw_only=True)
class Bearings(Generic[R]):
    """Where and when one kind of record belongs, and to which programmes.

    Attributes:
        place: The division, `None` where it is not known.
        when: The days, `None` where it has none, so that it is never outside a period.
        programmes: The programmes with all that they are part of; `None` for what every programme rests on.
    """

    place: Callable[[Register, R], RegionCode | None]
    when: Callable[[Register, R], Period | None]
    programmes: Callable[[Register, R], Values | None] = lambda _, __: ()


def _through(first: date | None, last: date | None) -> Period:
    """Return the days from a first, which may not be known, to a last, both included."""
    return Period(first or Edge.UNKNOWN, end_after(last))


def _life(_: Register, row: Person) -> Period | None:
    return None if row.deceased_on is None else _through(None, row.deceased_on)


def _body(register: Register, row: Appointment) -> RegionCode | None:
    body = register.find("Organization", row.organization)
    return body.region if isinstance(body, Organization) else None


def _subject(register: Register, subject: Reference) -> RegionCode | None:
    found = None if subject.kind.code is None else register.find(subject.kind.code, subject.id)
    if isinstance(found, Person):
        return found.residence
    return found.region if isinstance(found, Organization | Team | Project) else None


def _enrolled(register: Register, row: ServiceEnrolment) -> RegionCode | None:
    return row.region or (None if row.person is None else register.residence_of(row.person))


def _dated(_: Register, row: PolicyDocument) -> Period | None:
    return None if row.dated is None else Period.between(row.dated.earliest, row.dated.latest)


def _stages(_: Register, row: Award) -> Period | None:
    days = [stage.on for stage in row.stages if stage.on is not None]
    return _through(days[0], days[-1]) if days else None


def _activity_programmes(register: Register, row: Incident) -> Values:
    activity = register.activity(row.activity)
    return () if activity is None else ACTIVITIES.facets["programme"](register, activity)


BEARINGS: Mapping[type, Bearings[Any]] = MappingProxyType(
    {
        Region: Bearings[Region](
            place=lambda _, row: row.code, when=lambda _, row: row.valid, programmes=lambda _, __: None
        ),
        Organization: Bearings[Organization](place=lambda _, row: row.region, when=lambda _, row: row.valid),
        Person: Bearings[Person](place=lambda _, row: row.residence, when=_life),
        Appointment: Bearings[Appointment](place=_body, when=lambda _, row: row.period),
        CadreRecord: Bearings[CadreRecord](
            place=lambda register, row: register.residence_of(row.person), when=lambda _, row: row.valid
        ),
        VolunteerRecord: Bearings[VolunteerRecord](
            place=lambda register, row: row.region or register.residence_of(row.person), when=lambda _, row: row.valid
        ),
        Team: Bearings[Team](place=lambda _, row: row.region, when=lambda _, row: row.valid),
        Membership: Bearings[Membership](place=MEMBERSHIPS.region, when=MEMBERSHIPS.when),
        CommunityRegistration: Bearings[CommunityRegistration](
            place=lambda _, row: row.community, when=lambda _, row: _through(row.registered_on, row.left_on)
        ),
        Venue: Bearings[Venue](place=lambda _, row: row.region, when=lambda _, row: row.valid),
        Designation: Bearings[Designation](
            place=DESIGNATIONS.region,
            when=lambda _, row: _through(row.granted_on, row.revoked_on),
            programmes=DESIGNATIONS.facets["programme"],
        ),
        Programme: Bearings[Programme](
            place=lambda _, __: None,
            when=lambda _, row: row.period,
            programmes=lambda register, row: programmes_of(register, row.id),
        ),
        Project: Bearings[Project](
            place=lambda _, row: row.region,
            when=lambda _, row: row.period,
            programmes=lambda register, row: programmes_of(register, row.programme),
        ),
        Claim: Bearings[Claim](
            place=CLAIMS.region,
            when=lambda _, row: _through(row.claimed_on, row.ended_on),
            programmes=CLAIMS.facets["programme"],
        ),
        Activity: Bearings[Activity](
            place=ACTIVITIES.region, when=ACTIVITIES.when, programmes=ACTIVITIES.facets["programme"]
        ),
        Distribution: Bearings[Distribution](
            place=DISTRIBUTIONS.region, when=DISTRIBUTIONS.when, programmes=DISTRIBUTIONS.facets["programme"]
        ),
        ServiceEnrolment: Bearings[ServiceEnrolment](place=_enrolled, when=lambda _, row: row.valid),
        PolicyDocument: Bearings[PolicyDocument](place=lambda _, row: row.place, when=_dated),
        Award: Bearings[Award](
            place=lambda register, row: _subject(register, row.subject),
            when=_stages,
            programmes=lambda register, row: programmes_of(register, row.programme),
        ),
        Incident: Bearings[Incident](
            place=lambda _, row: row.region, when=lambda _, row: row.when, programmes=_activity_programmes
        ),
        Target: Bearings[Target](
            place=lambda _, row: row.scope,
            when=lambda _, row: row.period,
            programmes=lambda register, row: programmes_of(register, row.programme),
        ),
        PublishedFigure: Bearings[PublishedFigure](
            place=lambda _, row: row.scope,
            when=lambda _, row: row.period,
            programmes=lambda register, row: programmes_of(register, *row.programmes),
        ),
    }
)
"""The bearings of each record class that can be selected by itself.

Participations are not here, since they are where their activity is; nor are children named, who come along only with a
record that refers to them.
"""
