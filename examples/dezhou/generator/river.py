"""The team that has patrolled longest: its years, what it told, handed out and prevented, and its returns of zero."""

from collections.abc import Iterator
from datetime import date
from random import Random

from examples.dezhou.generator.committees import committee
from examples.dezhou.generator.patrols import RIVER_FOUNDED, patrol, teams
from examples.dezhou.generator.plan import AS_OF, RIVER_COUNTY, RIVER_YEARS, RiverYear
from examples.dezhou.generator.programmes import WATER_SAFETY
from examples.dezhou.generator.setting import Setting, day_between, days_apart, deal
from examples.dezhou.generator.teams import Formation
from examples.dezhou.generator.volunteers import Roster
from yilao_yiyou.domain.activity import Activity, ActivityKind, Public
from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.incident import Incident, IncidentKind
from yilao_yiyou.domain.period import Period
from yilao_yiyou.domain.quantity import Quantity
from yilao_yiyou.domain.region import RegionCode
from yilao_yiyou.domain.register import Record
from yilao_yiyou.domain.service import Distribution, ItemKind
from yilao_yiyou.domain.unit import Unit, UnitKind

_LEDGER = "示例防溺水台账"
_SEASON_BEGINS = (5, 8)
_LAST = date(2022, 8, 31)


def river_team(setting: Setting, roster: Roster) -> Iterator[Record]:
    """Yield all that the long-standing team did, year by year."""
    formation = teams(setting, roster, RegionCode(RIVER_COUNTY))[0]
    for year, planned in RIVER_YEARS.items():
        chance = setting.chance("river", str(year))
        yield from _patrols(setting, formation, year, planned, chance)
        talks = tuple(_sessions(formation, ActivityKind.SAFETY_LECTURE, year, planned.safety_lectures, chance))
        shows = tuple(_sessions(formation, ActivityKind.PUBLICITY, year, planned.publicity, chance))
        yield from talks
        yield from shows
        yield from _leaflets(shows, planned.leaflets, chance)
        yield _return_of_zero(formation, year, planned.child_years)


def _season(year: int) -> tuple[date, date]:
    first = max(RIVER_FOUNDED, date(year, *_SEASON_BEGINS))
    return first, min(AS_OF, date(year, _LAST.month, _LAST.day))


def _patrols(setting: Setting, formation: Formation, year: int, planned: RiverYear, chance: Random) -> Iterator[Record]:
    """Yield the year's patrols, each with the risky acts that it talked people out of."""
    for number, acts in enumerate(deal(planned.dissuaded, planned.patrols, chance, least=1), start=1):
        day = day_between(*_season(year), chance)
        for record in patrol(setting, formation, f"{year}-{number:02}", day, 1, chance):
            yield record
            if isinstance(record, Activity):
                yield _dissuaded(formation, record, acts)


def _dissuaded(formation: Formation, activity: Activity, acts: int) -> Incident:
    return Incident(
        id=f"i-{activity.id}",
        kind=IncidentKind.DISSUADED,
        when=activity.when,
        region=activity.region,
        count=Bounds(acts),
        water=activity.route,
        team=formation.team.id,
        activity=activity.id,
        reporter=committee(formation.team.region),
    )


def _sessions(formation: Formation, kind: ActivityKind, year: int, sessions: int, chance: Random) -> Iterator[Activity]:
    """Yield a year's talks or shows, some recorded two together."""
    days, done = days_apart(*_season(year), sessions, chance), 0
    while done < sessions:
        together = min(sessions - done, chance.choices((1, 2), (80, 20))[0])
        done += together
        yield Activity(
            id=f"{kind.value}-{formation.team.id}-{year}-{done:02}",
            kind=kind,
            region=formation.team.region,
            hosts=(committee(formation.team.region),),
            when=Period.day(next(days)),
            topics=("防溺水",),
            programmes=(WATER_SAFETY,),
            team=formation.team.id,
            sessions=Bounds(together),
        )


def _leaflets(shows: tuple[Activity, ...], leaflets: int, chance: Random) -> Iterator[Distribution]:
    for show, copies in zip(shows, deal(leaflets, len(shows), chance, least=1), strict=True):
        yield Distribution(
            id=f"g-{show.id}",
            item=ItemKind.LEAFLET,
            quantity=Quantity(Bounds(copies), Unit("份", UnitKind.ITEM)),
            region=show.region,
            when=show.when,
            activity=show.id,
            public=Public.GENERAL,
        )


def _return_of_zero(formation: Formation, year: int, child_years: int) -> Incident:
    """Return the year's statement that nobody drowned, with the ledger and the children who could have."""
    first = RIVER_FOUNDED if year == RIVER_FOUNDED.year else date(year, 1, 1)
    return Incident(
        id=f"i-zero-{year}",
        kind=IncidentKind.DROWNED,
        when=Period.between(first, min(AS_OF, date(year, 12, 31))),
        region=formation.team.region,
        count=Bounds(0),
        team=formation.team.id,
        reporter=committee(formation.team.region),
        ledger=_LEDGER,
        exposure=Quantity(Bounds(child_years), Unit("人年", UnitKind.PERSON_YEAR)),
    )
