"""Honours and small projects: the four contests, model veterans, fine families, micro-projects, aid, enrolments."""

from collections.abc import Iterator
from datetime import date
from random import Random

from examples.dezhou.generator.bodies import branches, bureau, department, health_centre
from examples.dezhou.generator.committees import committee
from examples.dezhou.generator.plan import AS_OF, CITY
from examples.dezhou.generator.programmes import CONTESTS, FAMILY, MICRO, STUDENT_AID
from examples.dezhou.generator.setting import Setting, day_between
from examples.dezhou.generator.volunteers import Roster
from yilao_yiyou.domain.activity import Public
from yilao_yiyou.domain.award import Award, AwardCategory, AwardStage, AwardStageKind
from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.frequency import Frequency, Weekday
from yilao_yiyou.domain.organization import OrganizationKind
from yilao_yiyou.domain.period import Period
from yilao_yiyou.domain.project import Project, ProjectKind
from yilao_yiyou.domain.quantity import Quantity
from yilao_yiyou.domain.recurrence import Recurrence
from yilao_yiyou.domain.reference import Reference, ReferenceKind
from yilao_yiyou.domain.region import RegionCode
from yilao_yiyou.domain.register import Record
from yilao_yiyou.domain.service import Distribution, EnrolmentKind, ItemKind, ServiceEnrolment
from yilao_yiyou.domain.unit import Unit, UnitKind

_MODELS_PER_COUNTY, _FAMILIES_PER_COUNTY = 3, 2
_YEAR_SIGNED = Period.year(2022)
_DAILY = Recurrence(Frequency.DAILY)
_FORTNIGHTLY = Recurrence(Frequency.WEEKLY, interval=2, weekdays=(Weekday.SATURDAY,))


def honours(setting: Setting, roster: Roster) -> Iterator[Record]:
    """Yield honours, micro-projects, aid and enrolments of every county."""
    for county in setting.counties:
        chance = setting.chance("honours", county)
        yield from _contests(county, roster, chance)
        yield from _models(county, roster, chance)
        yield from _families(county)
        yield from _micro_projects(setting, county)
        yield from _aid(county, chance)
        yield from _enrolments(setting, county, chance)


def _contests(county: RegionCode, roster: Roster, chance: Random) -> Iterator[Award]:
    """Yield one honour in each of the four categories, each for another kind of subject."""
    subjects = (
        (AwardCategory.PIONEER_BRANCH, ReferenceKind.ORGANIZATION, branches(county)[0]),
        (AwardCategory.GOOD_CLUB, ReferenceKind.TEAM, f"lecture-{county}-1"),
        (AwardCategory.GOOD_PROJECT, ReferenceKind.PROJECT, f"care-{county}-1"),
        (AwardCategory.GOOD_VOLUNTEER, ReferenceKind.PERSON, chance.choice(roster.standing[county])),
    )
    for category, kind, subject in subjects:
        yield Award(
            id=f"award-{category.value}-{county}",
            scheme="四争创",
            category=category,
            subject=Reference(kind=kind, id=subject),
            round="2022年",
            stages=(
                AwardStage(stage=AwardStageKind.NOMINATED, on=date(2022, 5, 9)),
                AwardStage(stage=AwardStageKind.SELECTED, on=date(2022, 6, 13)),
            ),
            grantors=(bureau(CITY),),
            programme=CONTESTS,
        )


def _models(county: RegionCode, roster: Roster, chance: Random) -> Iterator[Award]:
    for number, person in enumerate(chance.sample(roster.standing[county], _MODELS_PER_COUNTY), start=1):
        yield Award(
            id=f"award-model-{county}-{number}",
            scheme="五老模范",
            category=AwardCategory.MODEL_VETERAN,
            subject=Reference(kind=ReferenceKind.PERSON, id=person),
            stages=tuple(AwardStage(stage=stage, on=day) for stage, day in _STAGES),
            grantors=(committee(CITY), department(OrganizationKind.CIVILIZATION_OFFICE, CITY)),
        )


_STAGES = (
    (AwardStageKind.NOMINATED, date(2020, 11, 2)),
    (AwardStageKind.SELECTED, date(2020, 12, 21)),
    (AwardStageKind.PUBLICISED, date(2021, 1, 8)),
    (AwardStageKind.COMMENDED, date(2021, 2, 5)),
    (AwardStageKind.FOLLOWED_UP, date(2021, 3, 10)),
)


def _families(county: RegionCode) -> Iterator[Award]:
    for number in range(1, _FAMILIES_PER_COUNTY + 1):
        yield Award(
            id=f"award-family-{county}-{number}",
            scheme="最美家庭",
            category=AwardCategory.FINE_FAMILY,
            subject=Reference(kind=ReferenceKind.HOUSEHOLD, id=f"household-{county}-{number}"),
            stages=(AwardStage(stage=AwardStageKind.COMMENDED, on=date(2022, 5, 15)),),
            grantors=(committee(CITY),),
            programme=FAMILY,
        )


def _micro_projects(setting: Setting, county: RegionCode) -> Iterator[Project]:
    """Yield the two micro-projects in every urban community."""
    for community in setting.communities(county):
        for title, recurrence in (("窗帘行动", _DAILY), ("爱心剪吧", _FORTNIGHTLY)):
            yield Project(
                id=f"micro-{community}-{recurrence.frequency.value}",
                name=f"{setting.name(community)}{title}",
                kind=ProjectKind.MICRO,
                region=community,
                programme=MICRO,
                publisher=bureau(county),
                period=Period.since(date(2022, 1, 1)),
                recurrence=recurrence,
            )


def _aid(county: RegionCode, chance: Random) -> Iterator[Distribution]:
    units = {ItemKind.MONEY: Unit("元", UnitKind.MONEY), ItemKind.GOODS: Unit("件", UnitKind.ITEM)}
    for item, unit in units.items():
        yield Distribution(
            id=f"aid-{item.value}-{county}",
            item=item,
            quantity=Quantity(Bounds(chance.randint(100, 900) * (100 if item is ItemKind.MONEY else 1)), unit),
            region=county,
            when=Period.day(day_between(date(2022, 1, 10), AS_OF, chance)),
            programmes=(STUDENT_AID,),
            public=Public.CHILD,
        )


def _enrolments(setting: Setting, county: RegionCode, chance: Random) -> Iterator[ServiceEnrolment]:
    """Yield what each township signed and opened, as heads; signed is not performed."""
    for township in setting.below(county):
        signed = chance.randint(80, 400)
        for kind, heads in ((EnrolmentKind.FAMILY_DOCTOR, signed), (EnrolmentKind.HEALTH_FILE, signed + 50)):
            performed = chance.random() < _PERFORMED
            yield ServiceEnrolment(
                id=f"{kind.value}-{township}",
                kind=kind,
                valid=_YEAR_SIGNED,
                heads=Quantity(Bounds(heads), Unit.for_kind(UnitKind.PERSON)),
                provider=health_centre(township),
                performed=(day_between(date(2022, 2, 1), AS_OF, chance),) if performed else (),
                region=township,
            )


_PERFORMED = 0.8
