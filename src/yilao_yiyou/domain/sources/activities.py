"""Activities, who hosts and attends them, what is handed out, incidents, programmes: as rows."""

from collections.abc import Iterable
from fractions import Fraction

from dateutil.relativedelta import relativedelta

from yilao_yiyou.domain.activity import Activity, Participation
from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.incident import Incident
from yilao_yiyou.domain.organization import Organization
from yilao_yiyou.domain.programme import Programme
from yilao_yiyou.domain.register import Register
from yilao_yiyou.domain.service import Distribution
from yilao_yiyou.domain.sources.source import Facets, Source, Values, one, programmes_of, project_of, yes
from yilao_yiyou.domain.unit import UnitKind
from yilao_yiyou.errors import UnitMixError


def _activity_programmes(register: Register, row: Activity) -> Values:
    project = project_of(register, row.project)
    return programmes_of(register, *row.programmes, None if project is None else project.programme)


def _host_kind(register: Register, host: str) -> Values:
    body = register.find("Organization", host)
    return one(body.kind) if isinstance(body, Organization) else ()


def _host_kinds(register: Register, row: Activity) -> Values:
    return tuple(sorted({kind for host in row.hosts for kind in _host_kind(register, host)}))


def _is_planned(register: Register, row: Activity) -> bool:
    project = project_of(register, row.project)
    return project is not None and project.recurrence is not None


_ACTIVITY: Facets[Activity] = {
    "id": lambda _, row: (row.id,),
    "kind": lambda _, row: one(row.kind),
    "programme": _activity_programmes,
    "project": lambda _, row: one(row.project),
    "team": lambda _, row: one(row.team),
    "venue": lambda _, row: one(row.venue),
    "mode": lambda _, row: one(row.mode),
    "topic": lambda _, row: row.topics,
    "host": lambda _, row: row.hosts,
    "host_kind": _host_kinds,
    "counted_at": lambda _, row: (row.counted_at,),
    "tier": lambda _, row: one(row.level),
    "in_main_course": lambda _, row: yes(row.in_main_course),
    "planned": lambda register, row: yes(_is_planned(register, row)),
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
    "role": lambda _, row: one(row.role),
    "public": lambda _, row: one(row.public),
    "affiliation": lambda _, row: one(row.affiliation),
    "method": lambda _, row: one(row.method),
    "person": lambda _, row: one(row.person),
}


def _hosting(register: Register) -> Iterable[tuple[Activity, str]]:
    return ((activity, host) for activity in register.activities for host in activity.hosts)


HOSTINGS = Source[tuple[Activity, str]](
    name="hostings",
    rows=_hosting,
    region=lambda _, row: row[0].region,
    when=lambda _, row: row[0].when,
    facets={
        "host": lambda _, row: (row[1],),
        "host_kind": lambda register, row: _host_kind(register, row[1]),
        "kind": lambda _, row: one(row[0].kind),
        "programme": lambda register, row: _activity_programmes(register, row[0]),
        "project": lambda _, row: one(row[0].project),
    },
)


def _distribution_programmes(register: Register, row: Distribution) -> Values:
    activity = register.activity(row.activity)
    inherited = () if activity is None else _activity_programmes(register, activity)
    return tuple(dict.fromkeys((*programmes_of(register, *row.programmes), *inherited)))


def _distribution_team(register: Register, row: Distribution) -> Values:
    activity = register.activity(row.activity)
    return () if activity is None else one(activity.team)


DISTRIBUTIONS = Source[Distribution](
    name="distributions",
    rows=lambda register: register.distributions,
    region=lambda _, row: row.region,
    when=lambda _, row: row.when,
    facets={
        "id": lambda _, row: (row.id,),
        "item": lambda _, row: one(row.item),
        "programme": _distribution_programmes,
        "team": _distribution_team,
        "public": lambda _, row: one(row.public),
    },
    amounts={"quantity": lambda _, row: row.quantity.bounds},
)


def _person_years(row: Incident) -> Bounds:
    if row.exposure is None:
        return Bounds(0)
    if row.exposure.unit.kind is not UnitKind.PERSON_YEAR:
        raise UnitMixError(
            f"事件 {row.id} 的暴露量以{row.exposure.unit.kind.zh}计, 不能与人年相加; 请换算为人年",
            f"the exposure of incident {row.id} is in {row.exposure.unit.kind.value}, which does not add to "
            "person-years; convert it",
        )
    return row.exposure.bounds


INCIDENTS = Source[Incident](
    name="incidents",
    rows=lambda register: register.incidents,
    region=lambda _, row: row.region,
    when=lambda _, row: row.when,
    facets={
        "id": lambda _, row: (row.id,),
        "kind": lambda _, row: one(row.kind),
        "team": lambda _, row: one(row.team),
        "ledger": lambda _, row: one(row.ledger),
    },
    amounts={
        "count": lambda _, row: row.count,
        "exposure": lambda _, row: _person_years(row),
    },
)


def _years(_: Register, row: Programme) -> Bounds:
    if not row.period.is_bounded:
        return Bounds(0, None)
    start, end = row.period.ends
    length = relativedelta(end, start)
    return Bounds(Fraction(length.years * 12 + length.months, 12))


PROGRAMMES = Source[Programme](
    name="programmes",
    rows=lambda register: register.programmes,
    region=lambda register, _: register.scope,
    when=lambda _, row: row.period,
    facets={
        "id": lambda _, row: (row.id,),
        "kind": lambda _, row: one(row.kind),
        "parent": lambda _, row: one(row.parent),
    },
    amounts={"years": _years},
)
