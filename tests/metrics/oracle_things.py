"""What each metric counts, listed from the records as its definition says."""

from collections.abc import Callable, Hashable, Iterable, Iterator
from datetime import timedelta
from typing import TypeAlias, TypeVar

from attrs import frozen

from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.partial_date import PartialDate
from yilao_yiyou.domain.period import Edge, Period
from yilao_yiyou.domain.register import Register

Marks: TypeAlias = dict[str, tuple[str, ...]]
EXACTLY_ONE = Bounds(1)
K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


@frozen(kw_only=True)
class Thing:
    """One thing of those that a metric counts."""

    counted: str
    amount: Bounds = EXACTLY_ONE
    place: str | None
    when: Period
    marks: Marks
    sure: bool = True


def remembered(read: Callable[[Register, K], V]) -> Callable[[Register, K], V]:
    """Return a reading that remembers what it read of the register that it was last asked about."""
    last, answers = list[Register](), dict[K, V]()

    def reading(register: Register, key: K) -> V:
        if not last or last[0] is not register:
            last[:] = [register]
            answers.clear()
        if key not in answers:
            answers[key] = read(register, key)
        return answers[key]

    return reading


def with_parents(register: Register, *names: str | None) -> tuple[str, ...]:
    """Return programmes and those that they are part of."""
    found = {name for name in names if name is not None}
    while True:
        more = {each.parent for each in register.programmes if each.id in found and each.parent is not None}
        if more <= found:
            return tuple(sorted(found))
        found |= more


def _project(register: Register, name: str | None) -> tuple[str | None, str | None]:
    """Return the place and the programme of a project."""
    for each in register.projects:
        if each.id == name:
            return each.region, each.programme
    return None, None


@remembered
def activity_marks(register: Register, activity_id: str) -> Marks:
    """Return what activities are grouped and filtered by here."""
    (held,) = [each for each in register.activities if each.id == activity_id]
    return {
        "kind": (held.kind.value,),
        "topic": held.topics,
        "host": held.hosts,
        "project": () if held.project is None else (held.project,),
        "programme": with_parents(register, *held.programmes, _project(register, held.project)[1]),
    }


def _sessions(register: Register) -> Iterator[Thing]:
    for held in register.activities:
        marks = activity_marks(register, held.id)
        yield Thing(counted=held.id, amount=held.sessions, place=held.region, when=held.when, marks=marks)


def _hosts(register: Register) -> Iterator[Thing]:
    for held in register.activities:
        for host in held.hosts:
            marks = {**activity_marks(register, held.id), "host": (host,)}
            yield Thing(counted=host, place=held.region, when=held.when, marks=marks)


def _items(register: Register) -> Iterator[Thing]:
    for gift in register.distributions:
        at = [
            activity_marks(register, held.id)["programme"] for held in register.activities if held.id == gift.activity
        ]
        marks = {"item": (gift.item.value,), "programme": tuple(name for names in at for name in names)}
        if gift.item.value != "money":
            amount = gift.quantity.bounds
            yield Thing(counted=gift.id, amount=amount, place=gift.region, when=gift.when, marks=marks)


def _organizations(register: Register) -> Iterator[Thing]:
    for body in register.organizations:
        yield Thing(counted=body.id, place=body.region, when=body.valid, marks={"kind": (body.kind.value,)})


def _teams(register: Register) -> Iterator[Thing]:
    for team in register.teams:
        yield Thing(counted=team.id, place=team.region, when=team.valid, marks={"kind": (team.kind.value,)})


def _members(register: Register) -> Iterator[Thing]:
    for member in register.memberships:
        of_team = member.group.kind.value == "team"
        groups_there = register.teams if of_team else register.organizations
        places = [group.region for group in groups_there if group.id == member.group.id]
        kinds = tuple(team.kind.value for team in register.teams if of_team and team.id == member.group.id)
        place = places[0] if places else None
        yield Thing(counted=member.person, place=place, when=member.period, marks={"team_kind": kinds})


def volunteers(register: Register) -> Iterator[Thing]:
    """Yield who is on the roll."""
    veterans = {"cadre", "soldier", "expert", "teacher", "model_worker"}
    for row in register.volunteers:
        categories = tuple(sorted(category.value for category in row.categories))
        marks = {"category": categories, "veteran": (str(not veterans.isdisjoint(categories)).lower(),)}
        yield Thing(counted=row.person, place=row.region, when=row.valid, marks=marks)


def cadres(register: Register) -> Iterator[Thing]:
    """Yield who is on the roll."""
    for row in register.cadres:
        homes = [person.residence for person in register.people if person.id == row.person]
        yield Thing(counted=row.person, place=homes[0], when=row.valid, marks={"kind": (row.kind.value,)})


def registrations(register: Register) -> Iterator[Thing]:
    """Yield who is on the roll."""
    for row in register.registrations:
        if row.registered_on is not None:
            end = Edge.OPEN if row.left_on is None else row.left_on + timedelta(days=1)
            marks: Marks = {"state": (row.state.value,)}
            yield Thing(counted=row.person, place=row.community, when=Period(row.registered_on, end), marks=marks)


def plaques(register: Register) -> Iterable[Thing]:
    """Return the plaques."""
    return _listed(register, "id")


@remembered
def _listed(register: Register, identity: str) -> tuple[Thing, ...]:
    return tuple(_plaques(register, identity))


def _plaques(register: Register, identity: str) -> Iterator[Thing]:
    for row in register.designations:
        places = [venue.region for venue in register.venues if venue.id == row.venue]
        yield Thing(
            counted=getattr(row, identity),
            place=places[0] if places else None,
            when=Period(row.granted_on or Edge.UNKNOWN, row.revoked_on or Edge.OPEN),
            marks={"kind": (row.kind.value,), "venue": (row.venue,), "serves": tuple(map(str, row.serves))},
        )


def _venues(register: Register) -> Iterable[Thing]:
    return _listed(register, "venue")


def _claims(register: Register, *, claimants: bool = False) -> Iterator[Thing]:
    for row in register.claims:
        place, programme = _project(register, row.project)
        marks = {"state": (row.status.value,), "programme": with_parents(register, programme)}
        counted = row.claimant.id if claimants else row.project
        if row.status.value != "withdrawn":
            yield Thing(counted=counted, place=place, when=Period(row.claimed_on, Edge.OPEN), marks=marks)


def _claimants(register: Register) -> Iterator[Thing]:
    return _claims(register, claimants=True)


def _issuers(register: Register) -> Iterator[Thing]:
    for row in register.documents:
        for issuer in row.issuers:
            homes = [body.region for body in register.organizations if body.id == issuer]
            place = row.place or (homes[0] if homes else None)
            marks = {"kind": (row.kind.value,), **_dated(row.dated)}
            yield Thing(counted=issuer, place=place, when=Period.always(), marks=marks)


def _dated(dated: PartialDate | None) -> Marks:
    if dated is None:
        return {"year": (), "month": ()}
    return {"year": (f"{dated.year}",), "month": () if dated.month is None else (f"{dated.year}-{dated.month:02}",)}


def _incidents(register: Register, *, exposed: bool = False) -> Iterator[Thing]:
    for row in register.incidents:
        exposure = Bounds(0) if row.exposure is None else row.exposure.bounds
        amount = exposure if exposed else row.count
        yield Thing(counted=row.id, amount=amount, place=row.region, when=row.when, marks={"kind": (row.kind.value,)})


def _exposures(register: Register) -> Iterator[Thing]:
    return _incidents(register, exposed=True)


Things: TypeAlias = Callable[[Register], Iterable[Thing]]

DISTINCT: dict[str, Things] = {
    "activity.hosts": _hosts,
    "org.count_stock": _organizations,
    "org.new": _organizations,
    "team.count_stock": _teams,
    "team.formed": _teams,
    "team.members": _members,
    "volunteer.stock": volunteers,
    "cadre.stock": cadres,
    "registration.stock": registrations,
    "designation.stock": plaques,
    "designation.granted": plaques,
    "venue.distinct": _venues,
    "project.claimed": _claims,
    "project.claimants": _claimants,
    "document.issuers": _issuers,
}
"""The metrics that count different things."""

SUMS: dict[str, Things] = {
    "activity.sessions": _sessions,
    "distribution.items": _items,
    "incident.count": _incidents,
    "incident.exposure": _exposures,
}
"""The metrics that add amounts up."""

STANDING = {
    "org.count_stock",
    "team.count_stock",
    "team.members",
    "volunteer.stock",
    "cadre.stock",
    "registration.stock",
    "designation.stock",
    "venue.distinct",
}
"""Those of what stands on a day."""

ON_FILE = {"document.issuers"}
"""Those for which days do not matter."""
