"""Bodies other than care committees: bureaus, schools, branches, town governments, health centres."""

from collections.abc import Iterator, Mapping

from examples.dezhou.generator.plan import CITY
from examples.dezhou.generator.setting import Setting
from yilao_yiyou.domain.organization import Organization, OrganizationKind, ParentRelation, Sector, Tier
from yilao_yiyou.domain.region import RegionCode

_DEPARTMENTS: Mapping[OrganizationKind, str] = {
    OrganizationKind.PARTY_COMMITTEE: "委",
    OrganizationKind.CADRE_BUREAU: "委老干部局",
    OrganizationKind.YOUTH_LEAGUE: "团委",
    OrganizationKind.CIVIL_AFFAIRS: "民政局",
    OrganizationKind.HEALTH_AUTHORITY: "卫生健康委员会",
    OrganizationKind.CIVILIZATION_OFFICE: "文明办",
    OrganizationKind.JUSTICE_BODY: "司法局",
    OrganizationKind.GOVERNMENT_BODY: "机关事务服务中心",
    OrganizationKind.PARTY_SCHOOL: "委党校",
    OrganizationKind.SENIOR_UNIVERSITY: "老年大学",
}
_SCHOOLS_PER_COUNTY = 8
_BRANCHES_PER_COUNTY = 6


def department(kind: OrganizationKind, region: str) -> str:
    """Return the id of a city's or county's department."""
    return f"{kind.value}-{region}"


def bureau(region: str) -> str:
    """Return the id of a city's or county's office for retired cadres."""
    return department(OrganizationKind.CADRE_BUREAU, region)


def government(township: str) -> str:
    """Return the id of a township's government or sub-district office."""
    return f"street-{township}"


def health_centre(township: str) -> str:
    """Return the id of a township's health centre."""
    return f"clinic-{township}"


def residents_committee(community: str) -> str:
    """Return the id of an urban community's own committee."""
    return f"residents-{community}"


def schools(county: str) -> tuple[str, ...]:
    """Return the ids of a county's schools."""
    return tuple(f"school-{county}-{number}" for number in range(1, _SCHOOLS_PER_COUNTY + 1))


def branches(county: str) -> tuple[str, ...]:
    """Return the ids of a county's branches of retired cadres."""
    return tuple(f"branch-{county}-{number}" for number in range(1, _BRANCHES_PER_COUNTY + 1))


def bodies(setting: Setting) -> Iterator[Organization]:
    """Yield every body that is neither a care committee nor drawn in for the summer's child care."""
    yield from _departments(setting, RegionCode(CITY), Tier.CITY)
    for county in setting.counties:
        yield from _departments(setting, county, Tier.COUNTY)
        yield from _schools(setting, county)
        yield from _branches(setting, county)
        yield from _in_townships(setting, county)


def _departments(setting: Setting, region: RegionCode, tier: Tier) -> Iterator[Organization]:
    for kind, title in _DEPARTMENTS.items():
        parent = department(kind, CITY) if tier is Tier.COUNTY else None
        yield Organization(
            id=department(kind, region),
            name=f"{setting.name(region)}{title}",
            kind=kind,
            tier=tier,
            region=region,
            parent=parent,
            parent_relation=None if parent is None else ParentRelation.GUIDANCE,
        )


def _schools(setting: Setting, county: RegionCode) -> Iterator[Organization]:
    for number, body in enumerate(schools(county), start=1):
        yield Organization(
            id=body,
            name=f"{setting.name(county)}示例学校{number}",
            kind=OrganizationKind.SCHOOL,
            tier=Tier.COUNTY,
            region=county,
        )


def _branches(setting: Setting, county: RegionCode) -> Iterator[Organization]:
    *single, joint = branches(county)
    for number, body in enumerate((*single, joint), start=1):
        kind = OrganizationKind.JOINT_PARTY_BRANCH if body == joint else OrganizationKind.PARTY_BRANCH
        yield Organization(
            id=body,
            name=f"{setting.name(county)}示例{kind.zh}{number}",
            kind=kind,
            tier=Tier.COUNTY,
            region=county,
            sector=Sector.AGENCY,
            parent=bureau(county),
            parent_relation=ParentRelation.LEADERSHIP,
        )


def _in_townships(setting: Setting, county: RegionCode) -> Iterator[Organization]:
    for township in setting.below(county):
        name = setting.name(township)
        for body, title, kind in (
            (government(township), "办事机构", OrganizationKind.STREET_OFFICE),
            (health_centre(township), "卫生院", OrganizationKind.HEALTH_CENTRE),
        ):
            yield Organization(id=body, name=f"{name}{title}", kind=kind, tier=Tier.TOWNSHIP, region=township)
    for community in setting.communities(county):
        yield Organization(
            id=residents_committee(community),
            name=setting.name(community),
            kind=OrganizationKind.COMMUNITY_COMMITTEE,
            tier=Tier.VILLAGE,
            region=community,
        )
