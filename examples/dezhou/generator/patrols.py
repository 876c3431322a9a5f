"""Patrols against drowning: the teams of every county, their members and their rounds."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from attrs import frozen

from examples.dezhou.generator.committees import committee
from examples.dezhou.generator.plan import AS_OF, PATROLS, RIVER_COUNTY
from examples.dezhou.generator.programmes import WATER_SAFETY
from examples.dezhou.generator.setting import Setting, day_between, deal
from examples.dezhou.generator.teams import Formation, form, join
from examples.dezhou.generator.volunteers import Roster
from yilao_yiyou.domain.activity import Activity, ActivityKind, Affiliation, Participation, ParticipationRole
from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.period import Period
from yilao_yiyou.domain.person import Person
from yilao_yiyou.domain.region import RegionCode
from yilao_yiyou.domain.register import Record
from yilao_yiyou.domain.team import Membership, TeamKind

RIVER_FOUNDED = date(2016, 5, 8)
_FORMED = (date(2017, 5, 1), date(2022, 5, 31))
_SEASON = ((5, 1), (9, 30))
_SMALLEST = 8
_WATERS = ("示例河东段", "示例河西段", "示例水库", "示例干渠", "示例坑塘")


@frozen
class County:
    """A county's patrol teams."""

    region: RegionCode
    teams: tuple[Formation, ...]


def patrols(setting: Setting, roster: Roster) -> Iterator[Record]:
    """Yield teams, members, patrols and who was on them, but for the long-standing team's years."""
    for county in setting.counties:
        chance = setting.chance("patrols", county)
        formed = teams(setting, roster, county)
        for formation in formed:
            yield from formation.records
        yield from _joined_elsewhere(formed, chance)
        yield from _not_veterans(county, formed, chance)
        yield from _left(formed, roster.standing[county], chance)
        if county == RIVER_COUNTY:
            formed = formed[1:]
        for formation, rounds in zip(formed, deal(PATROLS[county].patrols, len(formed), chance, least=1), strict=True):
            yield from _rounds(setting, formation, rounds, chance)


def teams(setting: Setting, roster: Roster, county: RegionCode) -> tuple[Formation, ...]:
    """Return a county's teams; the first of the county on the river is the long-standing one."""
    chance, planned = setting.chance("patrol teams", county), PATROLS[county]
    members = chance.sample(roster.standing[county], planned.veterans)
    places = chance.sample(setting.below(county) * 3, planned.teams)
    found: list[Formation] = []
    for number, size in enumerate(deal(planned.veterans, planned.teams, chance, least=_SMALLEST), start=1):
        long_standing = county == RIVER_COUNTY and number == 1
        day = RIVER_FOUNDED if long_standing else day_between(*_FORMED, chance)
        name = f"{setting.name(county)}示例巡河队{number}"
        region, host = places[number - 1], committee(places[number - 1])
        found.append(form(f"patrol-{county}-{number}", name, TeamKind.PATROL, region, host, day, members[:size]))
        del members[:size]
    return tuple(found)


def _joined_elsewhere(formed: tuple[Formation, ...], chance: Random) -> Iterator[Membership]:
    """Yield some who are in a second team as well: one person, two memberships."""
    for own, other in zip(formed, (*formed[1:], formed[0]), strict=True):
        since = day_between(max(own.formed, other.formed), AS_OF, chance)
        yield join(other.team.id, "x", own.members[-1], Period.since(since))


def _not_veterans(county: RegionCode, formed: tuple[Formation, ...], chance: Random) -> Iterator[Record]:
    """Yield members who are on no roll of veterans."""
    for number, formation in enumerate(formed, start=1):
        for place in range(chance.randint(1, 3)):
            person = Person(id=f"n{county}{number:02}{place}", residence=county)
            yield person
            yield join(formation.team.id, f"n{place}", person.id, Period.since(formation.formed))


def _left(formed: tuple[Formation, ...], people: Sequence[str], chance: Random) -> Iterator[Membership]:
    """Yield some who are members no longer."""
    for formation in formed:
        end = day_between(formation.formed + timedelta(days=30), AS_OF, chance)
        yield join(formation.team.id, "g", chance.choice(people), Period(formation.formed, end))


def _rounds(setting: Setting, formation: Formation, rounds: int, chance: Random) -> Iterator[Record]:
    done = 0
    while done < rounds:
        sessions = min(rounds - done, chance.choices((1, 2), (92, 8))[0])
        done += sessions
        yield from patrol(setting, formation, f"{done:03}", season_day(formation.formed, chance), sessions, chance)


def season_day(formed: date, chance: Random) -> date:
    """Return a day of the bathing season since a team was formed."""
    year = chance.randint(formed.year, AS_OF.year)
    (first_month, first_day), (last_month, last_day) = _SEASON
    first = max(formed, date(year, first_month, first_day))
    last = min(AS_OF, date(year, last_month, last_day))
    return day_between(first, max(first, last), chance)


def patrol(  # noqa: PLR0913, PLR0917 -- a patrol's own particulars
    setting: Setting, formation: Formation, number: str, day: date, sessions: int, chance: Random
) -> Iterator[Activity | Participation]:
    """Yield one patrol with those who were on it."""
    region = formation.team.region
    activity = f"round-{formation.team.id}-{number}"
    yield Activity(
        id=activity,
        kind=ActivityKind.PATROL,
        region=chance.choice(setting.below(region)),
        hosts=(committee(region),),
        when=Period.day(day),
        programmes=(WATER_SAFETY,),
        team=formation.team.id,
        sessions=Bounds(sessions),
        route=chance.choice(_WATERS),
        recorded_on=min(AS_OF, day + timedelta(days=chance.randint(0, 7))),
    )
    yield from _on_patrol(activity, formation, sessions, chance)


def _on_patrol(activity: str, formation: Formation, sessions: int, chance: Random) -> Iterator[Participation]:
    for person in chance.sample(formation.members, min(len(formation.members), chance.randint(4, 10))):
        yield Participation(
            id=f"{activity}-{person}",
            activity=activity,
            role=ParticipationRole.VOLUNTEER,
            person=person,
            affiliation=Affiliation.VETERAN,
            times=sessions,
            hours=Decimal(2 * sessions),
        )
