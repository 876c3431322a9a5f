"""The summer's child care: projects published, taken on, run; who helped and how many were served."""

from collections.abc import Iterator, Sequence
from datetime import date
from random import Random

from attrs import frozen

from examples.dezhou.generator.bodies import bureau
from examples.dezhou.generator.childcare_people import Helpers, help_given, served, unsigned
from examples.dezhou.generator.plan import CHILDCARE, Childcare
from examples.dezhou.generator.programmes import EARLIER_CARE, SUMMER_CARE
from examples.dezhou.generator.setting import Setting, day_between, deal
from examples.dezhou.generator.volunteers import Roster
from yilao_yiyou.domain.activity import Activity, ActivityKind
from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.organization import Organization, OrganizationKind, Tier
from yilao_yiyou.domain.period import Period
from yilao_yiyou.domain.project import Claim, ClaimStatus, Project, ProjectKind
from yilao_yiyou.domain.quantity import Quantity
from yilao_yiyou.domain.reference import Reference, ReferenceKind
from yilao_yiyou.domain.region import RegionCode
from yilao_yiyou.domain.register import Record
from yilao_yiyou.domain.unit import Unit, UnitKind

_OTHER_BODIES = 2
_EARLIER_PROJECTS = 2
_SHARED_EVERY = 5


@frozen
class Term:
    """A summer of child care: its programme and its days."""

    programme: str
    published: date
    claimed: tuple[date, date]
    begins: tuple[date, date]
    ends: date

    @property
    def period(self) -> Period:
        """From publication to the last day."""
        return Period.between(self.published, self.ends)


NOW = Term(
    SUMMER_CARE,
    date(2022, 5, 20),
    (date(2022, 6, 1), date(2022, 6, 25)),
    (date(2022, 7, 4), date(2022, 7, 11)),
    date(2022, 8, 26),
)
BEFORE = Term(
    EARLIER_CARE,
    date(2021, 5, 20),
    (date(2021, 6, 1), date(2021, 6, 25)),
    (date(2021, 7, 5), date(2021, 7, 12)),
    date(2021, 8, 27),
)


def childcare(setting: Setting, roster: Roster) -> Iterator[Record]:
    """Yield the bodies, projects, claims, activities and people of the summer's child care, and some of last year's."""
    for county in setting.counties:
        planned, chance = CHILDCARE[county], setting.chance("childcare", county)
        volunteering = tuple(_bodies(setting, county, OrganizationKind.VOLUNTEER_ORGANIZATION, planned.organizations))
        institutions = tuple(_bodies(setting, county, OrganizationKind.SOCIAL_INSTITUTION, planned.institutions))
        yield from volunteering
        yield from institutions
        helpers = Helpers.drawn(roster, county, chance)
        yield from helpers.records
        claimants = _names(volunteering)[: planned.organizations]
        partners = _names(institutions)[: planned.institutions]
        yield from _summer(setting, county, planned, helpers, claimants, partners, chance)
        yield from _not_counted(setting, county, claimants, chance)


def _bodies(setting: Setting, county: RegionCode, kind: OrganizationKind, taking_part: int) -> Iterator[Organization]:
    """Yield bodies of a kind, those that take part first."""
    for number in range(1, taking_part + _OTHER_BODIES + 1):
        yield Organization(
            id=f"{kind.value}-{county}-{number}",
            name=f"{setting.name(county)}示例{kind.zh}{number}",
            kind=kind,
            tier=Tier.COUNTY,
            region=county,
        )


def _names(bodies: Sequence[Organization]) -> list[str]:
    return [body.id for body in bodies]


def _summer(  # noqa: PLR0913, PLR0917 -- a county's summer
    setting: Setting,
    county: RegionCode,
    planned: Childcare,
    helpers: Helpers,
    claimants: Sequence[str],
    partners: Sequence[str],
    chance: Random,
) -> Iterator[Record]:
    places = chance.sample(setting.villages(county), planned.projects)
    shares = helpers.dealt(planned.projects, chance)
    children = deal(planned.children, planned.projects, chance)
    parents = deal(planned.parents, planned.projects, chance)
    for number, place in enumerate(places):
        project = _project(setting, place, f"care-{county}-{number + 1}", county, NOW)
        claimant = claimants[number % len(claimants)]
        yield project
        yield _claim(project.id, claimant, NOW, chance, shared=number % _SHARED_EVERY == 0)
        if number % _SHARED_EVERY == 0:
            yield _claim(project.id, claimants[(number + 1) % len(claimants)], NOW, chance, shared=True)
        activity = _run(project, (claimant, *partners[number :: planned.projects]), NOW, chance)
        yield activity
        yield from help_given(activity, shares[number], chance)
        yield from served(activity.id, children[number], parents[number])
        if number == 0:
            yield unsigned(activity.id)


def _project(setting: Setting, place: RegionCode, project: str, county: str, term: Term) -> Project:
    return Project(
        id=project,
        name=f"{setting.name(place)}示例公益托管",
        kind=ProjectKind.CHILDCARE,
        region=place,
        programme=term.programme,
        publisher=bureau(county),
        period=term.period,
        capacity=Quantity(Bounds(250), Unit.for_kind(UnitKind.PERSON)),
    )


def _claim(  # noqa: PLR0913 -- a claim's own particulars
    project: str, claimant: str, term: Term, chance: Random, *, shared: bool = False, withdrawn: bool = False
) -> Claim:
    claimed = day_between(*term.claimed, chance)
    return Claim(
        id=f"claim-{project}-{claimant}",
        project=project,
        claimant=Reference(kind=ReferenceKind.ORGANIZATION, id=claimant),
        claimed_on=claimed,
        status=ClaimStatus.WITHDRAWN if withdrawn else ClaimStatus.FINISHED,
        ended_on=term.claimed[1] if withdrawn else term.ends,
        shared=shared,
    )


def _run(project: Project, hosts: tuple[str, ...], term: Term, chance: Random) -> Activity:
    """Return a project's whole run as one activity of many sessions, held by the claimant and its partners."""
    begins = day_between(*term.begins, chance)
    return Activity(
        id=f"run-{project.id}",
        kind=ActivityKind.CHILDCARE,
        region=project.region,
        hosts=hosts,
        when=Period.between(begins, term.ends),
        programmes=(term.programme,),
        project=project.id,
        sessions=Bounds(chance.randint(20, 35)),
    )


def _not_counted(setting: Setting, county: RegionCode, claimants: Sequence[str], chance: Random) -> Iterator[Record]:
    """Yield a project that nobody took on, one whose claim was withdrawn, and last summer's."""
    places = chance.sample(setting.villages(county), 2 + _EARLIER_PROJECTS)
    yield _project(setting, places[0], f"care-{county}-free", county, NOW)
    withdrawn = _project(setting, places[1], f"care-{county}-back", county, NOW)
    yield withdrawn
    yield _claim(withdrawn.id, claimants[0], NOW, chance, withdrawn=True)
    for number, place in enumerate(places[2:]):
        project = _project(setting, place, f"care-{county}-2021-{number + 1}", county, BEFORE)
        yield project
        yield _claim(project.id, claimants[number], BEFORE, chance)
        activity = _run(project, (claimants[number],), BEFORE, chance)
        yield activity
        yield from served(activity.id, chance.randint(60, 120), chance.randint(100, 180))
