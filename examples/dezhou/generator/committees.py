"""Care committees: one in every division, more in units, and some that were merged away."""

from collections.abc import Iterator, Mapping
from datetime import date
from random import Random

from examples.dezhou.generator.plan import CITY, UNIT_COMMITTEES
from examples.dezhou.generator.setting import Setting, day_between, is_urban
from yilao_yiyou.domain.organization import Organization, OrganizationKind, ParentRelation, Sector, Tier
from yilao_yiyou.domain.period import Period
from yilao_yiyou.domain.region import Level, Region, RegionCode

MERGERS_PER_COUNTY = 3
_TIERS: Mapping[Level, Tier] = {
    Level.CITY: Tier.CITY,
    Level.COUNTY: Tier.COUNTY,
    Level.TOWNSHIP: Tier.TOWNSHIP,
    Level.VILLAGE: Tier.VILLAGE,
}
_FOUNDED: Mapping[Level, tuple[date, date]] = {
    Level.CITY: (date(1991, 1, 1), date(1991, 12, 31)),
    Level.COUNTY: (date(1992, 1, 1), date(1996, 12, 31)),
    Level.TOWNSHIP: (date(1998, 1, 1), date(2006, 12, 31)),
    Level.VILLAGE: (date(2005, 1, 1), date(2021, 12, 31)),
}
_MERGED = (date(2019, 3, 1), date(2021, 3, 31))


def committee(region: str) -> str:
    """Return the id of a division's own care committee."""
    return f"cc-{region}"


def care_committees(setting: Setting) -> tuple[Organization, ...]:
    """Return every care committee that there is or was."""
    chance = setting.chance("committees")
    merged = frozenset(_merged(setting, chance))
    kept = (region for region in setting.tree if region.level in _TIERS and region.code not in merged)
    own = [_of_division(region, chance) for region in kept]
    units = [each for place in UNIT_COMMITTEES for each in _in_units(setting, RegionCode(place), chance)]
    return (*own, *units, *(each for village in sorted(merged) for each in _merger(setting, village, chance)))


def _merged(setting: Setting, chance: Random) -> Iterator[RegionCode]:
    for county in setting.counties:
        rural = [village for village in setting.villages(county) if not is_urban(village)]
        yield from chance.sample(rural, MERGERS_PER_COUNTY)


def _of_division(region: Region, chance: Random) -> Organization:
    return _committee(region, committee(region.code), Period.since(day_between(*_FOUNDED[region.level], chance)))


def _committee(region: Region, body: str, valid: Period, *, predecessors: tuple[str, ...] = ()) -> Organization:
    parent = None if region.level is Level.CITY or region.parent is None else committee(region.parent)
    return Organization(
        id=body,
        name=f"{region.name}关心下一代工作委员会",
        kind=OrganizationKind.CARE_COMMITTEE,
        tier=_TIERS[region.level],
        region=region.code,
        sector=_sector(region),
        parent=parent,
        parent_relation=None if parent is None else ParentRelation.GUIDANCE,
        predecessors=predecessors,
        valid=valid,
    )


def _sector(region: Region) -> Sector:
    if region.level is not Level.VILLAGE:
        return Sector.URBAN_RURAL
    return Sector.COMMUNITY if is_urban(region.code) else Sector.VILLAGE


def _merger(setting: Setting, village: RegionCode, chance: Random) -> Iterator[Organization]:
    """Yield the committees of two former villages and the one that took over from both."""
    region, merged = setting.tree[village], day_between(*_MERGED, chance)
    former = tuple(f"{committee(village)}-f{place}" for place in (1, 2))
    for body in former:
        founded = day_between(date(2004, 1, 1), date(2012, 12, 31), chance)
        yield _committee(region, body, Period(founded, merged))
    yield _committee(region, committee(village), Period.since(merged), predecessors=former)


def _in_units(setting: Setting, place: RegionCode, chance: Random) -> Iterator[Organization]:
    planned = UNIT_COMMITTEES[place]
    tier = Tier.CITY if place == CITY else Tier.COUNTY
    for sector, size in planned.by_sector.items():
        for number in range(1, size + 1):
            yield Organization(
                id=f"{committee(place)}-{sector.value}-{number}",
                name=f"{setting.name(place)}示例{sector.zh}{number}关心下一代工作委员会",
                kind=OrganizationKind.CARE_COMMITTEE,
                tier=tier,
                region=place,
                sector=sector,
                parent=committee(place),
                parent_relation=ParentRelation.GUIDANCE,
                valid=Period.since(day_between(date(2000, 1, 1), date(2022, 6, 30), chance)),
            )
