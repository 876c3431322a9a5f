"""Rules on days: nothing happens where, or by whom, there was nothing yet or nothing any more, nor in the future."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from itertools import chain
from types import MappingProxyType
from typing import TypeAlias

from yilao_yiyou.domain.audit_rules.rule import Fault, Rule
from yilao_yiyou.domain.edge import Edge, Extent, Limit
from yilao_yiyou.domain.finding import Severity
from yilao_yiyou.domain.period import Period
from yilao_yiyou.domain.project import Project
from yilao_yiyou.domain.reference import ReferenceKind
from yilao_yiyou.domain.register import Register

Lifetimes: TypeAlias = Mapping[str, Extent]
"""How long each thing lasted, for those that did not last always."""

_Bond: TypeAlias = tuple[str, str, Lifetimes]
"""The field that binds a record, the id of what it is bound to, and the lives of such things."""

_Bonds: TypeAlias = tuple[str, str, Limit, Limit, tuple[_Bond, ...]]
"""A record's collection, its id, the ends of its days and its bonds."""

_BOUND_TO = MappingProxyType(
    {
        "hosts": ("主办单位", "the host"),
        "team": ("承办队伍", "the team"),
        "venue": ("场所", "the venue"),
        "project": ("项目", "the project"),
        "programmes": ("行动", "the programme"),
        "organization": ("组织", "the body"),
        "group": ("队伍或组织", "the group"),
    }
)


def _lifetimes(things: Iterable[tuple[str, Period]]) -> Lifetimes:
    return {
        name: Extent.of(period.start, period.end)
        for name, period in things
        if not (period.start is period.end is Edge.OPEN)
    }


def _outside_groups(register: Register) -> Iterator[Fault]:
    for name, record_id, start, end, bonds in chain(_activity_bonds(register), _standing_bonds(register)):
        lives = [(field, bound_to, life[bound_to]) for field, bound_to, life in bonds if bound_to in life]
        if not lives or start is end is Edge.OPEN:
            # Days without any limit were most likely not told.
            continue
        extent = Extent.of(Edge.UNKNOWN if start is Edge.OPEN else start, end)
        for field, bound_to, life in lives:
            if extent.within(life) is False:
                zh, en = _BOUND_TO[field]
                yield Fault(
                    record=f"{name}/{record_id}",
                    field=field,
                    zh=f"有日期超出{zh} {bound_to} 的存续期间",
                    en=f"there are days outside the life of {en} {bound_to}",
                )


def _activity_bonds(register: Register) -> Iterator[_Bonds]:
    organizations = _lifetimes((each.id, each.valid) for each in register.organizations)
    teams = _lifetimes((each.id, each.valid) for each in register.teams)
    venues = _lifetimes((each.id, each.valid) for each in register.venues)
    projects = _lifetimes((each.id, each.period) for each in register.projects)
    programmes = _lifetimes((each.id, each.period) for each in register.programmes)
    for row in register.activities:
        bonds = (
            *(("hosts", host, organizations) for host in row.hosts),
            *(("programmes", programme, programmes) for programme in row.programmes),
            ("team", row.team or "", teams),
            ("venue", row.venue or "", venues),
            ("project", row.project or "", projects),
        )
        yield "activities", row.id, row.when.start, row.when.end, bonds


def _standing_bonds(register: Register) -> Iterator[_Bonds]:
    organizations = _lifetimes((each.id, each.valid) for each in register.organizations)
    teams = _lifetimes((each.id, each.valid) for each in register.teams)
    venues = _lifetimes((each.id, each.valid) for each in register.venues)
    for plaque in register.designations:
        first, last = plaque.granted_on or Edge.UNKNOWN, plaque.revoked_on or Edge.OPEN
        yield "designations", plaque.id, first, last, (("venue", plaque.venue, venues),)
    for office in register.appointments:
        bond = "organization", office.organization, organizations
        yield "appointments", office.id, office.period.start, office.period.end, (bond,)
    for member in register.memberships:
        bond = "group", member.group.id, teams if member.group.kind is ReferenceKind.TEAM else organizations
        yield "memberships", member.id, member.period.start, member.period.end, (bond,)


def _outside_projects(register: Register) -> Iterator[Fault]:
    projects: dict[str, Project] = {project.id: project for project in reversed(register.projects)}
    for claim in register.claims:
        project = projects.get(claim.project)
        if project is None or project.period.covers(claim.claimed_on) is not False:
            continue
        start = project.period.start
        early = isinstance(start, date) and claim.claimed_on < start
        yield Fault(
            record=f"claims/{claim.id}",
            field="claimed_on",
            zh="认领日期早于项目开始" if early else "认领日期晚于项目结束",
            en="the claim precedes the project" if early else "the claim follows the end of the project",
            # A project is often taken on before it begins to run.
            severity=Severity.WARNING if early else None,
        )


def _outside_lives(register: Register) -> Iterator[Fault]:
    deaths = _deaths(register)
    births = {person.id: person.birth.earliest for person in register.people if person.birth is not None}
    whens = {activity.id: activity.when for activity in register.activities}
    for row in register.participations:
        who, days = row.person or "", whens.get(row.activity)
        if days is None:
            continue
        late = who in deaths and _begins_after(days, deaths[who])
        if late or (who in births and _ends_before(days, births[who])):
            yield _not_alive("participations", row.id)
    held = (
        *(("memberships", each.id, each.person, each.period) for each in register.memberships),
        *(("appointments", each.id, each.person, each.period) for each in register.appointments),
    )
    for name, record_id, who, days in held:
        if who in deaths and _begins_after(days, deaths[who]):
            yield _not_alive(name, record_id)


def _not_alive(name: str, record_id: str) -> Fault:
    return Fault(
        record=f"{name}/{record_id}",
        field="person",
        zh="日期在该人员去世之后或出生之前",
        en="the days are after the person's death or before the birth",
    )


def _begins_after(days: Period, day: date) -> bool:
    return isinstance(days.start, date) and days.start > day


def _ends_before(days: Period, day: date) -> bool:
    return isinstance(days.end, date) and days.end <= day


def _deaths(register: Register) -> dict[str, date]:
    return {person.id: person.deceased_on for person in register.people if person.deceased_on is not None}


def _outside(register: Register) -> Iterator[Fault]:
    yield from _outside_groups(register)
    yield from _outside_projects(register)
    yield from _outside_lives(register)


def _still_on_roll(register: Register) -> Iterator[Fault]:
    deaths = _deaths(register)
    rolls: tuple[tuple[str, Iterable[tuple[str, str, Period]]], ...] = (
        ("appointments", ((each.id, each.person, each.period) for each in register.appointments)),
        ("cadres", ((each.id, each.person, each.valid) for each in register.cadres)),
        ("volunteers", ((each.id, each.person, each.valid) for each in register.volunteers)),
        ("memberships", ((each.id, each.person, each.period) for each in register.memberships)),
    )
    for name, rows in rolls:
        for record_id, who, days in rows:
            if who in deaths and not _begins_after(days, deaths[who]) and _goes_on_after(days, deaths[who]):
                yield Fault(record=f"{name}/{record_id}", field="person")


def _goes_on_after(days: Period, day: date) -> bool:
    return days.end is Edge.OPEN or (days.last_day is not None and days.last_day > day)


_Beginnings: TypeAlias = Callable[[Register], Iterable[tuple[str, object]]]

_BEGINNINGS: tuple[tuple[str, str, _Beginnings], ...] = (
    ("activities", "when", lambda register: ((each.id, each.when.start) for each in register.activities)),
    ("distributions", "when", lambda register: ((each.id, each.when.start) for each in register.distributions)),
    ("incidents", "when", lambda register: ((each.id, each.when.start) for each in register.incidents)),
    ("designations", "granted_on", lambda register: ((each.id, each.granted_on) for each in register.designations)),
    ("claims", "claimed_on", lambda register: ((each.id, each.claimed_on) for each in register.claims)),
    (
        "registrations",
        "registered_on",
        lambda register: ((each.id, each.registered_on) for each in register.registrations),
    ),
)


def _future(register: Register) -> Iterator[Fault]:
    as_of = register.as_of
    if as_of is None:
        return
    for name, field, beginnings in _BEGINNINGS:
        for record_id, day in beginnings(register):
            if isinstance(day, date) and day > as_of:
                yield Fault(record=f"{name}/{record_id}", field=field)


RULES = (
    Rule(
        id="DATE_OUTSIDE_LIFETIME",
        severity=Severity.ERROR,
        zh="有日期超出所属对象的存续期间",
        en="there are days outside the life of what the record belongs to",
        mend_zh="核对双方的起止日期与编号",
        mend_en="check the first and last days of both, and the ids",
        faults=_outside,
    ),
    Rule(
        id="DECEASED_STANDING",
        severity=Severity.WARNING,
        zh="该人员去世后仍在册, 时点数会多计",
        en="the person is still on the roll after death, so stocks count too many",
        mend_zh="以去世日期结束该记录",
        mend_en="end the record with the day of death",
        faults=_still_on_roll,
    ),
    Rule(
        id="FUTURE",
        severity=Severity.ERROR,
        zh="日期晚于名册的截至日期",
        en="the day is after the day that the register speaks of",
        mend_zh="核对日期; 计划中的事项不作为已发生的记录",
        mend_en="check the day; what is planned is not recorded as done",
        faults=_future,
    ),
)
