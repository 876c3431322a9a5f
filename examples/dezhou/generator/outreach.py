"""Training of veterans, talks for the aged on telephones and fraud with their manuals, screening, visits."""

from collections.abc import Iterator
from datetime import date
from itertools import count
from random import Random

from examples.dezhou.generator.bodies import bureau, department, health_centre
from examples.dezhou.generator.committees import committee
from examples.dezhou.generator.plan import AS_OF, CITY, OUTREACH
from examples.dezhou.generator.programmes import ANTI_FRAUD, HANDS, HEALTH, LAW, SMART_AGEING, TRAINING, WATER_SAFETY
from examples.dezhou.generator.setting import Setting, day_between, days_apart
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
from yilao_yiyou.domain.organization import OrganizationKind, Tier
from yilao_yiyou.domain.period import Period
from yilao_yiyou.domain.quantity import Quantity
from yilao_yiyou.domain.region import RegionCode
from yilao_yiyou.domain.register import Record
from yilao_yiyou.domain.service import Distribution, ItemKind
from yilao_yiyou.domain.unit import Unit, UnitKind

_TRAINED = (date(2021, 3, 1), date(2022, 8, 25))
_TALKED = (date(2021, 1, 15), date(2022, 8, 25))
_SERVED = (date(2022, 1, 10), AS_OF)
_SMALL: tuple[tuple[ActivityKind, int, tuple[str, ...]], ...] = (
    (ActivityKind.SCREENING, 4, (HEALTH,)),
    (ActivityKind.VISIT, 5, ()),
    (ActivityKind.CLASS, 4, (HANDS,)),
    (ActivityKind.TUTORING, 2, (LAW,)),
    (ActivityKind.MEDIA_WORK, 1, (WATER_SAFETY,)),
    (ActivityKind.PARTY_ACTIVITY, 3, ()),
    (ActivityKind.PRACTICAL_HELP, 3, ()),
)
"""In each county: what, how often, under which programme."""
_SCHOOL = OrganizationKind.PARTY_SCHOOL


def outreach(setting: Setting, roster: Roster) -> Iterator[Record]:
    """Yield training, talks, manuals and the smaller services of every county."""
    for place in OUTREACH:
        region, chance = RegionCode(place), setting.chance("outreach", place)
        yield from _trainings(region, roster.standing[place if place != CITY else setting.counties[0]], chance)
        yield from _talks(setting, region, chance)
        if region != CITY:
            yield from _township_training(setting, region, chance)
            yield from _small_services(setting, region, chance)


def _trainings(region: RegionCode, veterans: list[str], chance: Random) -> Iterator[Record]:
    """Yield the training sessions of a city or county, part of them in a party school's main course."""
    left, numbers = OUTREACH[region].trainings, count(1)
    while left > 0:
        sessions = min(left, chance.choice((1, 1, 2)))
        left -= sessions
        course, activity = chance.random() < _IN_COURSE, f"training-{region}-{next(numbers)}"
        hosts = (department(_SCHOOL, region), committee(region)) if course else (committee(region), bureau(region))
        yield Activity(
            id=activity,
            kind=ActivityKind.TRAINING,
            region=region,
            hosts=hosts,
            when=Period.day(day_between(*_TRAINED, chance)),
            programmes=(TRAINING,),
            sessions=Bounds(sessions),
            level=Tier.CITY if region == CITY else Tier.COUNTY,
            in_main_course=course,
        )
        for person in chance.sample(veterans, chance.randint(25, 60)):
            role, row = ParticipationRole.TRAINEE, f"{activity}-{person}"
            yield Participation(id=row, activity=activity, role=role, person=person, times=sessions)


_IN_COURSE = 0.3


def _township_training(setting: Setting, county: RegionCode, chance: Random) -> Iterator[Activity]:
    for township in chance.sample(setting.below(county), 2):
        yield Activity(
            id=f"training-{township}",
            kind=ActivityKind.TRAINING,
            region=township,
            hosts=(committee(township),),
            when=Period.day(day_between(*_TRAINED, chance)),
            programmes=(TRAINING,),
            level=Tier.TOWNSHIP,
        )


def _talks(setting: Setting, county: RegionCode, chance: Random) -> Iterator[Record]:
    """Yield talks of both themes; manuals are handed out at those on telephones."""
    days = days_apart(*_TALKED, OUTREACH[county].talks, chance)
    for number, day in enumerate(days, start=1):
        smart = number % 3 > 0
        talk = Activity(
            id=f"aged-talk-{county}-{number}",
            kind=ActivityKind.PUBLICITY,
            region=chance.choice(setting.communities(county)),
            hosts=(bureau(county),),
            when=Period.day(day),
            programmes=(SMART_AGEING,) if smart else (ANTI_FRAUD,),
        )
        yield talk
        yield _aged(talk.id, chance)
        if smart:
            yield _manuals(talk, chance)


def _aged(activity: str, chance: Random) -> Participation:
    return Participation(
        id=f"{activity}-e",
        activity=activity,
        role=ParticipationRole.AUDIENCE,
        heads=Quantity(Bounds(chance.randint(30, 120)), Unit.for_kind(UnitKind.PERSON)),
        heads_mean=HeadsMean.TOTAL,
        method=CountMethod.COUNTED,
        public=Public.ELDER,
    )


def _manuals(talk: Activity, chance: Random) -> Distribution:
    return Distribution(
        id=f"manual-{talk.id}",
        item=ItemKind.MANUAL,
        quantity=Quantity(Bounds(chance.randint(100, 190)), Unit("册", UnitKind.ITEM)),
        region=talk.region,
        when=talk.when,
        activity=talk.id,
        public=Public.ELDER,
    )


def _small_services(setting: Setting, county: RegionCode, chance: Random) -> Iterator[Record]:
    """Yield screenings, visits, classes, law talks and a film against drowning."""
    for kind, number, under in _SMALL:
        for each, day in enumerate(days_apart(*_SERVED, number, chance), start=1):
            community = chance.choice(setting.communities(county))
            township = community.parent or county
            yield Activity(
                id=f"{kind.value}-{county}-{each}",
                kind=kind,
                region=community,
                hosts=(health_centre(township) if kind is ActivityKind.SCREENING else committee(community),),
                when=Period.day(day),
                programmes=under,
                mode=Mode.ONLINE if kind is ActivityKind.MEDIA_WORK else Mode.ON_SITE,
            )
            if kind is not ActivityKind.MEDIA_WORK:
                yield _aged(f"{kind.value}-{county}-{each}", chance)
