"""The register: all records of one scope, read together."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache, cached_property
from types import MappingProxyType
from typing import Annotated, Any, Self, TypeAlias

from attrs import converters, evolve, field, frozen

from yilao_yiyou.domain.activity import Activity, Participation
from yilao_yiyou.domain.award import Award
from yilao_yiyou.domain.cadre import CadreRecord, CommunityRegistration
from yilao_yiyou.domain.document import PolicyDocument
from yilao_yiyou.domain.fields import Sensitivity, checked, describe, zh
from yilao_yiyou.domain.incident import Incident
from yilao_yiyou.domain.organization import Appointment, Organization
from yilao_yiyou.domain.person import NamedMinor, Person
from yilao_yiyou.domain.programme import Programme
from yilao_yiyou.domain.project import Claim, Project
from yilao_yiyou.domain.published import PublishedFigure
from yilao_yiyou.domain.region import Region, RegionCode
from yilao_yiyou.domain.region_tree import RegionTree
from yilao_yiyou.domain.service import Distribution, ServiceEnrolment
from yilao_yiyou.domain.target import Target
from yilao_yiyou.domain.team import Membership, Team
from yilao_yiyou.domain.venue import Designation, Venue
from yilao_yiyou.domain.volunteer import VolunteerRecord
from yilao_yiyou.errors import RegisterError

Record: TypeAlias = (
    Region
    | Organization
    | Appointment
    | Person
    | NamedMinor
    | CadreRecord
    | VolunteerRecord
    | Team
    | Membership
    | CommunityRegistration
    | Venue
    | Designation
    | Programme
    | Project
    | Claim
    | Activity
    | Participation
    | Distribution
    | ServiceEnrolment
    | PolicyDocument
    | Award
    | Incident
    | Target
    | PublishedFigure
)
"""Any record that a register holds."""


@frozen(kw_only=True, field_transformer=checked)
class Register:
    """All records of one scope, immutable, with what can be asked of them together (名册).

    Building a register checks types only. Whether the records agree with each other is asked by `audit()` in
    `yilao_yiyou.domain.audit`, which answers with findings and never raises.

    >>> from yilao_yiyou.domain.team import TeamKind
    >>> patrol = Team(id="t1", name="某巡河队", kind=TeamKind.PATROL, region="371482")
    >>> register = Register(scope="3714", teams=(patrol,))
    >>> len(register), register.find("Team", "t1").name
    (1, '某巡河队')
    """

    title: Annotated[str | None, zh("名称", "what the register is", sensitivity=Sensitivity.PUBLIC)] = None
    scope: Annotated[RegionCode | None, zh("区划", "the division it covers", sensitivity=Sensitivity.PUBLIC)] = field(
        default=None, converter=converters.optional(RegionCode)
    )
    as_of: Annotated[date | None, zh("截至日期", "the day it speaks of", sensitivity=Sensitivity.PUBLIC)] = None
    synthetic: Annotated[bool, zh("合成数据", "whether the records are invented", sensitivity=Sensitivity.PUBLIC)] = (
        False
    )
    regions: Annotated[tuple[Region, ...], zh("行政区划", "divisions")] = ()
    organizations: Annotated[tuple[Organization, ...], zh("组织", "organizations")] = ()
    people: Annotated[tuple[Person, ...], zh("人员", "persons")] = ()
    minors: Annotated[tuple[NamedMinor, ...], zh("实名未成年人", "children named for a stated reason")] = ()
    appointments: Annotated[tuple[Appointment, ...], zh("任职", "offices held")] = ()
    cadres: Annotated[tuple[CadreRecord, ...], zh("离退休干部", "cadre records")] = ()
    volunteers: Annotated[tuple[VolunteerRecord, ...], zh("志愿者", "volunteer roll")] = ()
    teams: Annotated[tuple[Team, ...], zh("队伍", "teams")] = ()
    memberships: Annotated[tuple[Membership, ...], zh("隶属", "memberships")] = ()
    registrations: Annotated[tuple[CommunityRegistration, ...], zh("社区报到", "community registrations")] = ()
    venues: Annotated[tuple[Venue, ...], zh("场所", "places")] = ()
    designations: Annotated[tuple[Designation, ...], zh("挂牌", "plaques")] = ()
    programmes: Annotated[tuple[Programme, ...], zh("行动", "programmes")] = ()
    projects: Annotated[tuple[Project, ...], zh("项目", "projects")] = ()
    claims: Annotated[tuple[Claim, ...], zh("认领", "claims")] = ()
    activities: Annotated[tuple[Activity, ...], zh("活动", "activities")] = ()
    participations: Annotated[tuple[Participation, ...], zh("参与", "participations")] = ()
    distributions: Annotated[tuple[Distribution, ...], zh("发放", "things handed out")] = ()
    enrolments: Annotated[tuple[ServiceEnrolment, ...], zh("签约建档", "service enrolments")] = ()
    documents: Annotated[tuple[PolicyDocument, ...], zh("文件", "policy documents")] = ()
    awards: Annotated[tuple[Award, ...], zh("表彰", "awards")] = ()
    incidents: Annotated[tuple[Incident, ...], zh("险情事故", "incidents and returns of zero")] = ()
    targets: Annotated[tuple[Target, ...], zh("目标", "targets")] = ()
    figures: Annotated[tuple[PublishedFigure, ...], zh("公布数据", "published figures")] = ()

    def __len__(self) -> int:
        return sum(len(records) for _, records in self.collections())

    def __repr__(self) -> str:
        counts = ", ".join(f"{name}={len(records)}" for name, records in self.collections() if records)
        return f"Register({self.title or self.scope or ''}: {counts})"

    def collections(self) -> Iterator[tuple[str, tuple[Record, ...]]]:
        """Yield the name and the records of every collection, empty ones too, in a fixed order."""
        for name in collection_classes():
            yield name, getattr(self, name)

    @cached_property
    def tree(self) -> RegionTree:
        """The division tree of the register's regions."""
        vintages = {region.vintage for region in self.regions}
        issuers = {region.issuer for region in self.regions}
        return RegionTree(
            self.regions,
            vintage=vintages.pop() if len(vintages) == 1 else None,
            issuer=issuers.pop() if len(issuers) == 1 else None,
        )

    @cached_property
    def _by_id(self) -> Mapping[str, Mapping[str, Record]]:
        index: dict[str, dict[str, Record]] = {}
        for name, cls in collection_classes().items():
            records: tuple[Record, ...] = getattr(self, name)
            # Read backwards, so that of two records with one id the first is found.
            index[cls.__name__] = {record.id: record for record in reversed(records)}
        return index

    def find(self, class_name: str, record_id: str) -> Record | None:
        """Return the record of a class with an id, the first if there are several, `None` if there is none.

        Raises:
            RegisterError: If no collection holds that class.
        """
        if class_name not in self._by_id:
            raise _no_such_class(class_name)
        return self._by_id[class_name].get(record_id)

    def activity(self, record_id: str | None) -> Activity | None:
        """Return the activity with an id."""
        found = None if record_id is None else self._by_id["Activity"].get(record_id)
        return found if isinstance(found, Activity) else None

    @cached_property
    def participations_by_activity(self) -> Mapping[str, tuple[Participation, ...]]:
        """The participations of each activity, so that a question about few activities reads few rows."""
        grouped: defaultdict[str, list[Participation]] = defaultdict(list)
        for participation in self.participations:
            grouped[participation.activity].append(participation)
        return {activity: tuple(rows) for activity, rows in grouped.items()}

    @cached_property
    def categories_of(self) -> Mapping[str, tuple[str, ...]]:
        """The volunteer categories of each person on a roll, by slug."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for record in self.volunteers:
            found[record.person].update(category.value for category in record.categories)
        return {person: tuple(sorted(categories)) for person, categories in found.items()}

    @cached_property
    def region_names(self) -> Mapping[str, str]:
        """The name of each division, by its code."""
        return {region.code: region.name for region in self.regions}

    @cached_property
    def veterans(self) -> frozenset[str]:
        """The persons who are on a roll as one of the five olds (五老)."""
        return frozenset(record.person for record in self.volunteers if record.is_veteran)

    def residence_of(self, person_id: str) -> RegionCode | None:
        """Return the division where a person lives, `None` where it is not known."""
        person = self._by_id["Person"].get(person_id)
        return person.residence if isinstance(person, Person) else None

    def with_records(self, records: Iterable[Record]) -> Self:
        """Return a register with more records, each put at the end of its collection.

        Raises:
            RegisterError: If something is not a record.
        """
        more: defaultdict[str, list[Record]] = defaultdict(list)
        for record in records:
            more[collection_of(record)].append(record)
        changed: dict[str, Any] = {name: (*getattr(self, name), *added) for name, added in more.items()}
        return evolve(self, **changed)

    def without(self, class_name: str, record_ids: Iterable[str]) -> Self:
        """Return a register without the records of a class that have one of the ids.

        Raises:
            RegisterError: If no collection holds that class.
        """
        names = [name for name, cls in collection_classes().items() if cls.__name__ == class_name]
        if not names:
            raise _no_such_class(class_name)
        gone = frozenset(record_ids)
        kept: dict[str, Any] = {
            name: tuple(record for record in getattr(self, name) if record.id not in gone) for name in names
        }
        return evolve(self, **kept)


@cache
def collection_classes() -> Mapping[str, type]:
    """Return the record class of each of a register's collections, in order.

    >>> collection_classes()["teams"].__name__
    'Team'
    """
    return MappingProxyType({column.name: column.base for column in describe(Register).columns if column.is_many})


def collection_of(record: object) -> str:
    """Return the name of the collection that a record belongs to.

    Raises:
        RegisterError: If it is not a record.
    """
    for name, cls in collection_classes().items():
        if type(record) is cls:
            return name
    raise RegisterError(
        f"{type(record).__name__} 不是名册的记录", f"{type(record).__name__} is not a record that a register holds"
    )


def _no_such_class(class_name: str) -> RegisterError:
    return RegisterError(f"名册中没有 {class_name} 这一类", f"a register holds no {class_name}")
