"""Brings values that were drawn field by field into agreement, so that they keep the rules of their class.

The generators know nothing but each field's type. What a class asks of its fields together is said here, once, for
both of them. An adjuster draws nothing: the same values are always adjusted in the same way.
"""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any, TypeAlias

from attrs import evolve

from tools.invented import DOCUMENT_NUMBERS, NATIONS
from yilao_yiyou.domain.activity import Activity, CountMethod, HeadsMean, Participation
from yilao_yiyou.domain.award import Award
from yilao_yiyou.domain.bounds import Bounds, Exact
from yilao_yiyou.domain.cadre import CadreRecord, CommunityRegistration, RegistrationState, RetirementKind
from yilao_yiyou.domain.document import PolicyDocument
from yilao_yiyou.domain.incident import Incident
from yilao_yiyou.domain.organization import Organization, OrganizationKind, ParentRelation
from yilao_yiyou.domain.partial_date import PartialDate
from yilao_yiyou.domain.period import Period
from yilao_yiyou.domain.person import GuardianConsent, LegalBasis, NamedMinor, Person
from yilao_yiyou.domain.programme import Programme
from yilao_yiyou.domain.project import Claim
from yilao_yiyou.domain.published import FigureKind, PublishedFigure
from yilao_yiyou.domain.quantity import Quantity
from yilao_yiyou.domain.reference import ReferenceKind
from yilao_yiyou.domain.region import Region, RegionCode
from yilao_yiyou.domain.service import Distribution, ItemKind, ServiceEnrolment
from yilao_yiyou.domain.target import Criterion
from yilao_yiyou.domain.team import Membership, Team
from yilao_yiyou.domain.unit import Unit, UnitKind
from yilao_yiyou.domain.venue import Coordinates, Designation, DesignationLevel, Venue
from yilao_yiyou.domain.volunteer import VolunteerCategory, VolunteerRecord

Values: TypeAlias = dict[str, Any]
"""The values of one record, by field."""

CHOICES: Mapping[tuple[type, str], tuple[str, ...]] = MappingProxyType(
    {(Person, "nation"): NATIONS, (PolicyDocument, "number"): DOCUMENT_NUMBERS}
)
"""The texts to choose from where a field takes texts of one form only."""

_VILLAGE = "370102001001"
_FOUNDING = PartialDate(1949, 9, 30)
_ONE_DAY = timedelta(days=1)


def adjusted(cls: type, values: Values) -> Values:
    """The values with as little changed as their class asks for."""
    adjust = ADJUSTERS.get(cls)
    if adjust is not None:
        adjust(values)
    return values


def whole(bounds: Bounds) -> Bounds:
    """The bounds with whole ends from zero on, both included."""
    lo = _natural(bounds.lo)
    return Bounds(lo, None if bounds.hi is None else max(lo, _natural(bounds.hi)))


def fitting(bounds: Bounds, kind: UnitKind) -> Bounds:
    """The bounds as figures of some kind may have them: counts are whole, only changes are below zero."""
    if kind.is_count:
        return whole(bounds)
    if kind in {UnitKind.PERCENT, UnitKind.POINT, UnitKind.FACTOR} or bounds.lo >= 0:
        return bounds
    return Bounds(0, None if bounds.hi is None else abs(bounds.hi))


def _natural(number: Exact) -> int:
    return abs(number.numerator // number.denominator)


def _as(quantity: Quantity, kind: UnitKind) -> Quantity:
    if quantity.unit.kind is kind:
        return quantity
    return evolve(quantity, bounds=fitting(quantity.bounds, kind), unit=Unit.for_kind(kind))


def _unless(values: Values, name: str, *, refused: bool) -> None:
    if refused:
        values[name] = None


def _in_order(values: Values, first: str, last: str) -> None:
    if values[first] is not None and values[last] is not None and values[last] < values[first]:
        values[first], values[last] = values[last], values[first]


def _either_person_or_heads(values: Values) -> None:
    if values["heads"] is not None:
        values["person"] = None
    elif values["person"] is None:
        values["person"] = values["id"]


def _region(values: Values) -> None:
    _unless(values, "population", refused=values["population_on"] is None)
    _unless(values, "population_on", refused=values["population"] is None)
    if values["population"] is not None:
        values["population"] = abs(values["population"])


def _organization(values: Values) -> None:
    own = values["id"]
    values["predecessors"] = tuple(body for body in values["predecessors"] if body != own)
    values["member_units"] = tuple(body for body in values["member_units"] if body != own)
    _unless(values, "parent", refused=values["parent"] == own)
    if values["parent"] is None:
        values["parent_relation"] = None
    elif values["parent_relation"] is None or values["kind"] is OrganizationKind.CARE_COMMITTEE:
        values["parent_relation"] = ParentRelation.GUIDANCE


def _person(values: Values) -> None:
    birth, id_no, died = values["birth"], values["id_no"], values["deceased_on"]
    if birth is not None and id_no is not None:
        day: date = id_no.birth
        known = (day.month, day.day)[: 1 + (birth.day is not None)] if birth.month else ()
        birth = values["birth"] = PartialDate(day.year, *known)
    if birth is not None and died is not None and died < birth.earliest:
        values["deceased_on"] = birth.latest


def _minor(values: Values) -> None:
    if values["legal_basis"] is LegalBasis.CONSENT and values["consent"] is None:
        values["legal_basis"] = LegalBasis.STATUTORY_DUTY
    consent: GuardianConsent | None = values["consent"]
    if consent is not None and consent.withdrawn_on is not None and consent.withdrawn_on < consent.given_on:
        values["consent"] = evolve(consent, given_on=consent.withdrawn_on, withdrawn_on=consent.given_on)


def _cadre(values: Values) -> None:
    joined, retired = values["joined_on"], values["retired_on"]
    if joined is not None and retired is not None and retired.surely_before(joined):
        joined, retired = values["joined_on"], values["retired_on"] = retired, joined
    if joined is not None and joined.earliest > _FOUNDING.latest:
        values["kind"] = RetirementKind.RETIRED


def _registration(values: Values) -> None:
    community = values["community"]
    values["community"] = RegionCode(community + _VILLAGE[len(community) :])
    state, day = values["state"], values["registered_on"] or values["left_on"] or date(2022, 8, 17)
    values["registered_on"] = None if state is RegistrationState.PENDING else day
    left = state in {RegistrationState.TRANSFERRED, RegistrationState.CANCELLED}
    values["left_on"] = (values["left_on"] or day) if left else None
    _in_order(values, "registered_on", "left_on")


def _volunteer(values: Values) -> None:
    values["categories"] = values["categories"] or frozenset({VolunteerCategory.TEACHER})


def _not_own_parent(values: Values) -> None:
    _unless(values, "parent", refused=values["parent"] == values["id"])


def _membership(values: Values) -> None:
    if values["group"].kind not in {ReferenceKind.TEAM, ReferenceKind.ORGANIZATION}:
        values["group"] = evolve(values["group"], kind=ReferenceKind.TEAM)
    values["formal"] = values["formal"] and values["group"].kind is ReferenceKind.ORGANIZATION


def _coordinates(values: Values) -> None:
    values["latitude"] %= 90
    values["longitude"] %= 180


def _venue(values: Values) -> None:
    for name in ("area", "capacity"):
        if values[name] is not None:
            values[name] = abs(values[name]) or 1 + values[name]


def _designation(values: Values) -> None:
    _in_order(values, "granted_on", "revoked_on")
    _unless(values, "revoked_on", refused=values["revoked_on"] == values["granted_on"])
    if any(item.met is False for item in values["checklist"]):
        values["level"] = DesignationLevel.BUILDING


def _claim(values: Values) -> None:
    if values["claimant"].kind in {ReferenceKind.PROJECT, ReferenceKind.HOUSEHOLD}:
        values["claimant"] = evolve(values["claimant"], kind=ReferenceKind.PERSON)
    _in_order(values, "claimed_on", "ended_on")


def _activity(values: Values) -> None:
    values["hosts"] = tuple(dict.fromkeys(values["hosts"])) or (values["id"],)
    if values["lead_host"] is not None:
        values["lead_host"] = values["hosts"][-1]
    sessions = whole(values["sessions"])
    values["sessions"] = Bounds(sessions.lo or 1, None if sessions.hi is None else sessions.hi or 1)


def _participation(values: Values) -> None:
    _either_person_or_heads(values)
    values["times"] = abs(values["times"]) or 1
    if values["hours"] is not None:
        values["hours"] = abs(values["hours"])
    if values["heads"] is None:
        values["heads_mean"] = None
        _unless(values, "method", refused=values["method"] is CountMethod.VIEWS)
        return
    values["heads_mean"] = values["heads_mean"] or HeadsMean.TOTAL
    values["method"] = values["method"] or CountMethod.SIGNED
    kind = values["heads"].unit.kind
    if values["method"] is CountMethod.VIEWS or kind is not UnitKind.PERSON:
        values["heads"] = _as(values["heads"], UnitKind.PERSON_TIME)


def _distribution(values: Values) -> None:
    money = values["item"] is ItemKind.MONEY
    values["quantity"] = _as(values["quantity"], UnitKind.MONEY if money else UnitKind.ITEM)


def _enrolment(values: Values) -> None:
    _either_person_or_heads(values)
    if values["heads"] is not None:
        values["heads"] = _as(values["heads"], UnitKind.PERSON)
    valid: Period = values["valid"]
    values["performed"] = tuple(day for day in values["performed"] if valid.covers(day) is not False)


def _document(values: Values) -> None:
    values["issuers"] = tuple(dict.fromkeys(values["issuers"]))
    values["basis"] = tuple(document for document in values["basis"] if document != values["id"])


def _award(values: Values) -> None:
    by_order = {stage.stage.code: stage for stage in values["stages"]}
    days = sorted(stage.on for stage in by_order.values() if stage.on is not None)
    stages = [by_order[code] for code in sorted(by_order)]
    values["stages"] = tuple(stage if stage.on is None else evolve(stage, on=days.pop(0)) for stage in stages)


def _incident(values: Values) -> None:
    count = whole(values["count"])
    count = Bounds(count.lo, count.lo if count.hi is None else count.hi)
    if count == Bounds(0):
        provable = values["ledger"] is not None and values["exposure"] is not None and values["when"].is_bounded
        count = count if provable else Bounds(0, 1)
    values["count"] = count


def _figure(values: Values) -> None:
    if values["quantity"] is None:
        values["kind"] = FigureKind.QUALITATIVE
    elif values["kind"] is FigureKind.QUALITATIVE:
        values["kind"] = FigureKind.CLAIM


def _criterion(values: Values) -> None:
    values["among"] = values["among"] or (values["facet"],)


ADJUSTERS: Mapping[type, Callable[[Values], None]] = MappingProxyType(
    {
        Region: _region,
        Organization: _organization,
        Person: _person,
        NamedMinor: _minor,
        CadreRecord: _cadre,
        CommunityRegistration: _registration,
        VolunteerRecord: _volunteer,
        Team: _not_own_parent,
        Programme: _not_own_parent,
        Membership: _membership,
        Coordinates: _coordinates,
        Venue: _venue,
        Designation: _designation,
        Claim: _claim,
        Activity: _activity,
        Participation: _participation,
        Distribution: _distribution,
        ServiceEnrolment: _enrolment,
        PolicyDocument: _document,
        Award: _award,
        Incident: _incident,
        PublishedFigure: _figure,
        Criterion: _criterion,
    }
)
"""What each class asks of its fields together; the others ask nothing."""
