"""Retired cadres: their records, their honoured retirement, their registering in the community, their branches."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from random import Random

from examples.dezhou.generator.bodies import branches, bureau, department, residents_committee
from examples.dezhou.generator.plan import AS_OF
from examples.dezhou.generator.programmes import REGISTRATION
from examples.dezhou.generator.setting import Setting, day_between, is_urban
from examples.dezhou.generator.teams import form
from examples.dezhou.generator.volunteers import Roster
from yilao_yiyou.domain.activity import Activity, ActivityKind
from yilao_yiyou.domain.cadre import (
    CadreRecord,
    CommunityRegistration,
    RegistrationChannel,
    RegistrationState,
    RetirementKind,
    UnitNature,
)
from yilao_yiyou.domain.organization import Appointment, Office, OrganizationKind
from yilao_yiyou.domain.partial_date import PartialDate
from yilao_yiyou.domain.period import Period
from yilao_yiyou.domain.reference import Reference, ReferenceKind
from yilao_yiyou.domain.region import Level, RegionCode
from yilao_yiyou.domain.register import Record
from yilao_yiyou.domain.team import Membership, TeamKind

_PER_COUNTY, _CEREMONIES, _IN_FUNCTIONAL_BRANCH = 120, 3, 9
_REGISTERED, _LIVES_ELSEWHERE, _MOVED = 0.85, 0.1, 0.05
"""Shares of those in town and of villagers who register, and of registrations handed on."""
_DUTIES = ("政策宣讲", "邻里互助", "文明劝导", "护学护河")


def cadres(setting: Setting, roster: Roster) -> Iterator[Record]:
    """Yield the retired cadres of every county with what belongs to them."""
    for county in setting.counties:
        chance = setting.chance("cadres", county)
        homes = {person: _around(setting, roster.homes[person], county) for person in roster.cadres[county]}
        people = _townspeople_first(homes, chance)[:_PER_COUNTY]
        ceremonies = tuple(_ceremonies(county, chance))
        yield from ceremonies
        for number, person in enumerate(people):
            yield from _cadre(county, number, person, chance)
            nearby = homes[person] or setting.communities(county)
            if chance.random() < (_REGISTERED if homes[person] else _LIVES_ELSEWHERE):
                yield _registration(county, number, person, chance.choice(nearby), ceremonies, chance)
        yield from _offices(county, people)
        team = f"functional-{county}"
        name, kind = f"{setting.name(county)}示例功能型党支部", TeamKind.FUNCTIONAL_BRANCH
        members = people[:_IN_FUNCTIONAL_BRANCH]
        yield from form(team, name, kind, county, bureau(county), date(2021, 7, 1), members).records


def _around(setting: Setting, home: RegionCode, county: RegionCode) -> Sequence[RegionCode]:
    """Return the urban communities that may be the one of residence: none for somebody in a village."""
    if home.level is Level.VILLAGE:
        return (home,) if is_urban(home) else ()
    return tuple(community for community in setting.communities(county) if community.within(home))


def _townspeople_first(homes: Mapping[str, Sequence[RegionCode]], chance: Random) -> list[str]:
    people = chance.sample(list(homes), len(homes))
    return sorted(people, key=lambda person: not homes[person])


def _cadre(county: RegionCode, number: int, person: str, chance: Random) -> Iterator[Record]:
    branch = branches(county)[number % len(branches(county))]
    unit = department(OrganizationKind.GOVERNMENT_BODY, county)
    retired = chance.randint(1998, 2022)
    yield CadreRecord(
        id=f"c{person}",
        person=person,
        kind=RetirementKind.RETIRED,
        joined_on=PartialDate(retired - chance.randint(30, 40)),
        retired_on=PartialDate(retired),
        unit=unit,
        pay_unit=unit,
        unit_nature=UnitNature.AGENCY,
        party_branch=branch,
    )
    yield _in_branch(person, branch, date(retired, 12, 1) if retired < AS_OF.year else date(retired, 3, 1))


def _in_branch(person: str, branch: str, since: date) -> Membership:
    """Return the formal party relation that a cadre has in one branch."""
    group = Reference(kind=ReferenceKind.ORGANIZATION, id=branch)
    return Membership(id=f"b{person}", person=person, group=group, formal=True, period=Period.since(since))


def _ceremonies(county: RegionCode, chance: Random) -> Iterator[Activity]:
    for number in range(1, _CEREMONIES + 1):
        yield Activity(
            id=f"ceremony-{county}-{number}",
            kind=ActivityKind.CEREMONY,
            region=county,
            hosts=(bureau(county),),
            when=Period.day(day_between(date(2021, 9, 1), date(2022, 6, 30), chance)),
            programmes=(REGISTRATION,),
        )


def _registration(  # noqa: PLR0913, PLR0917 -- the three parties and how it came about
    county: RegionCode,
    number: int,
    person: str,
    community: RegionCode,
    ceremonies: tuple[Activity, ...],
    chance: Random,
) -> CommunityRegistration:
    honoured = ceremonies[number % len(ceremonies)] if number < _CEREMONIES * 2 else None
    earliest = date(2021, 3, 1) if honoured is None else honoured.when.ends[1]
    day = day_between(earliest, AS_OF - timedelta(days=20), chance)
    moved = honoured is None and chance.random() < _MOVED
    return CommunityRegistration(
        id=f"g{person}",
        person=person,
        community=community,
        state=RegistrationState.TRANSFERRED if moved else RegistrationState.REGISTERED,
        from_unit=department(OrganizationKind.GOVERNMENT_BODY, county),
        received_by=residents_committee(community),
        registered_on=day,
        left_on=day_between(day, AS_OF, chance) if moved else None,
        channel=RegistrationChannel.NOTICE if honoured is None else RegistrationChannel.HONOUR_RETIREMENT,
        ceremony=None if honoured is None else honoured.id,
        duties=(chance.choice(_DUTIES),),
    )


_OFFICES: Mapping[Office, int] = {
    Office.EXECUTIVE_VICE_CHAIR: 10,
    Office.VICE_CHAIR: 11,
    Office.SECRETARY_GENERAL: 12,
}


def _offices(county: RegionCode, people: list[str]) -> Iterator[Appointment]:
    """Yield the officers of the county's care committee."""
    for office, place in _OFFICES.items():
        yield Appointment(
            id=f"a-{county}-{office.value}",
            person=people[place],
            organization=f"cc-{county}",
            office=office,
            period=Period.since(date(2021, 4, 1)),
            in_service=False,
        )
