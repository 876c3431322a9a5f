"""Lecture groups, what they told and where they led study tours, and who came."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import count
from random import Random

from attrs import frozen

from examples.dezhou.generator.bodies import schools
from examples.dezhou.generator.committees import committee
from examples.dezhou.generator.plan import AS_OF, CITY, LAST_YEAR, TALKS
from examples.dezhou.generator.programmes import TALKS as PROGRAMME
from examples.dezhou.generator.setting import Setting, day_between, deal
from examples.dezhou.generator.teams import Formation, form
from examples.dezhou.generator.volunteers import Roster
from yilao_yiyou.domain.activity import (
    Activity,
    ActivityKind,
    CountMethod,
    HeadsMean,
    Mode,
    Participation,
    ParticipationRole,
    Public,
)
from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.organization import Tier
from yilao_yiyou.domain.period import Period
from yilao_yiyou.domain.person import Person
from yilao_yiyou.domain.quantity import Quantity
from yilao_yiyou.domain.region import RegionCode
from yilao_yiyou.domain.register import Record
from yilao_yiyou.domain.team import TeamKind
from yilao_yiyou.domain.unit import Unit, UnitKind

_RESIDENTS_PER_COUNTY = 500
_OLDER_SESSIONS = 3
_TOPICS = ("党史", "新中国史", "改革开放史", "社会主义发展史")
_NEW = (date(2021, 1, 8), date(2022, 3, 31))
_OLD = (date(2016, 3, 1), date(2020, 9, 30))
_OLDER = (date(2020, 10, 1), date(2020, 12, 31))
_TALK, _TOUR = ActivityKind.LECTURE, ActivityKind.STUDY_TOUR
_PERSONS, _TIMES = Unit.for_kind(UnitKind.PERSON), Unit.for_kind(UnitKind.PERSON_TIME)


@frozen
class Event:
    """One activity to be recorded: how many sessions it has and how many came to them altogether."""

    kind: ActivityKind
    sessions: int
    attendances: int


def lectures(setting: Setting, roster: Roster) -> Iterator[Record]:
    """Yield groups, talks, tours and those who came."""
    numbers = count(1)
    for place in TALKS:
        chance = setting.chance("lectures", place)
        speakers = roster.cadres[place if place != CITY else chance.choice(setting.counties)]
        groups = tuple(_groups(setting, RegionCode(place), speakers, chance))
        residents = tuple(_residents(setting, RegionCode(place), chance))
        yield from residents
        for group in groups:
            yield from group.records
        names = [person.id for person in residents]
        for number, event in enumerate(_events(RegionCode(place), chance)):
            group = groups[number % len(groups)]
            first = max(LAST_YEAR, group.formed)
            yield from _held(setting, event, group, day_between(first, AS_OF, chance), names, numbers, chance)
        for _ in range(_OLDER_SESSIONS):
            event = Event(_TALK, 1, chance.randint(120, 400))
            yield from _held(setting, event, groups[-1], day_between(*_OLDER, chance), names, numbers, chance)


def _groups(setting: Setting, place: RegionCode, speakers: Sequence[str], chance: Random) -> Iterator[Formation]:
    """Yield the groups formed since last year, then one older."""
    for number, days in enumerate((_NEW,) * TALKS[place].new_groups + (_OLD,), start=1):
        yield form(
            f"lecture-{place}-{number}",
            f"{setting.name(place)}示例宣讲团{number}",
            TeamKind.LECTURE,
            place,
            committee(place),
            day_between(*days, chance),
            chance.sample(speakers, chance.randint(5, 11)),
        )


def _residents(setting: Setting, place: RegionCode, chance: Random) -> Iterator[Person]:
    """Yield people of the county who sign in and are on no roll."""
    homes = setting.villages(place) if place != CITY else setting.communities(chance.choice(setting.counties))
    for number in range(1, _RESIDENTS_PER_COUNTY + 1):
        yield Person(id=f"r{place}{number:04}", residence=chance.choice(homes))


def _events(place: RegionCode, chance: Random) -> Iterator[Event]:
    """Yield the events of a place: its sessions put together here and there, its attendances dealt over them."""
    planned = TALKS[place]
    runs = [(_TALK, run) for run in _runs(planned.lectures, chance)]
    runs += [(_TOUR, run) for run in _runs(planned.tours, chance)]
    sizes = deal(planned.attendances, planned.lectures + planned.tours, chance)
    for kind, sessions in runs:
        came = sum(sizes[:sessions])
        del sizes[:sessions]
        yield Event(kind, sessions, came)


def _runs(sessions: int, chance: Random) -> Iterator[int]:
    """Yield how many sessions are recorded together, until all are."""
    while sessions > 0:
        run = min(sessions, chance.choices((1, 2, 3), (90, 8, 2))[0])
        yield run
        sessions -= run


def _held(  # noqa: PLR0913, PLR0917 -- an event with its group, day and public
    setting: Setting,
    event: Event,
    group: Formation,
    day: date,
    names: Sequence[str],
    numbers: Iterator[int],
    chance: Random,
) -> Iterator[Record]:
    region = group.team.region
    activity = f"talk-{next(numbers):04}"
    at_school = region != CITY and chance.random() < _AT_SCHOOL
    with_school = (chance.choice(schools(region)),) if at_school else ()
    last = min(AS_OF, day + timedelta(days=event.sessions - 1 + (event.kind is _TOUR)))
    yield Activity(
        id=activity,
        kind=event.kind,
        region=region if region == CITY else chance.choice(setting.villages(region)),
        hosts=(committee(region), *with_school),
        when=Period.between(day, last),
        topics=(chance.choice(_TOPICS),) if event.kind is _TALK else ("红色研学",),
        programmes=(PROGRAMME,),
        team=group.team.id,
        sessions=Bounds(event.sessions),
        level=Tier.CITY if region == CITY else Tier.COUNTY,
        mode=Mode.MIXED if chance.random() < _STREAMED else Mode.ON_SITE,
    )
    yield from _speakers(activity, group, chance)
    yield from _audience(activity, event, names, chance, at_school=at_school)


_AT_SCHOOL, _STREAMED, _ESTIMATED = 0.45, 0.05, 0.03
_MARGIN = 4


def _speakers(activity: str, group: Formation, chance: Random) -> Iterator[Participation]:
    for number, person in enumerate(chance.sample(group.members, chance.randint(1, 2)), start=1):
        yield Participation(
            id=f"{activity}-s{number}", activity=activity, role=ParticipationRole.LECTURER, person=person
        )


def _audience(
    activity: str, event: Event, names: Sequence[str], chance: Random, *, at_school: bool
) -> Iterator[Participation]:
    """Yield children as heads only, grown people by name as far as they signed in and else as heads."""
    children = event.attendances * (chance.randint(80, 92) if at_school else chance.randint(10, 40)) // 100
    adults = event.attendances - children
    unit = _PERSONS if event.sessions == 1 else _TIMES
    signed = min(adults, chance.randint(60, 240)) if event.sessions == 1 else 0
    yield _heads(
        f"{activity}-c", activity, Public.CHILD, Bounds(children), unit, HeadsMean.BESIDES, CountMethod.COUNTED
    )
    for number, person in enumerate(chance.sample(names, signed), start=1):
        yield Participation(
            id=f"{activity}-n{number}",
            activity=activity,
            role=ParticipationRole.AUDIENCE,
            person=person,
            public=Public.GENERAL,
        )
    yield _grown_heads(activity, adults, signed, unit, chance)
    if event.sessions > 1 and chance.random() < _AT_SCHOOL:
        yield _views(activity, chance)


def _grown_heads(activity: str, adults: int, signed: int, unit: Unit, chance: Random) -> Participation:
    total = chance.random() < _AT_SCHOOL
    heads = Bounds(adults if total else adults - signed)
    estimated = chance.random() < _ESTIMATED and heads.lo >= signed + _MARGIN
    if estimated:
        heads = Bounds(heads.lo - _MARGIN, heads.lo + _MARGIN)
    mean = HeadsMean.TOTAL if total else HeadsMean.BESIDES
    method = CountMethod.ESTIMATED if estimated else CountMethod.COUNTED
    return _heads(f"{activity}-g", activity, Public.GENERAL, heads, unit, mean, method)


def _heads(  # noqa: PLR0913, PLR0917 -- a headcount with all that it says of itself
    row: str, activity: str, public: Public, heads: Bounds, unit: Unit, mean: HeadsMean, method: CountMethod
) -> Participation:
    return Participation(
        id=row,
        activity=activity,
        role=ParticipationRole.AUDIENCE,
        heads=Quantity(heads, unit),
        heads_mean=mean,
        method=method,
        public=public,
    )


def _views(activity: str, chance: Random) -> Participation:
    """Return the views of a stream, which are nobody's attendance."""
    return Participation(
        id=f"{activity}-v",
        activity=activity,
        role=ParticipationRole.VIEWER,
        heads=Quantity(Bounds(chance.randint(500, 9_000)), _TIMES),
        heads_mean=HeadsMean.BESIDES,
        method=CountMethod.VIEWS,
    )
