"""The tree of divisions, with its edition and issuer."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Self

from attrs import evolve, field, frozen

from yilao_yiyou.domain.finding import Finding, Severity
from yilao_yiyou.domain.region import Issuer, Level, Region
from yilao_yiyou.errors import RegionTreeError


def _once(regions: Iterable[Region]) -> Mapping[str, Region]:
    found: dict[str, Region] = {}
    for region in regions:
        if found.setdefault(region.code, region) != region:
            raise RegionTreeError(
                f"区划 {region.code} 出现两次而内容不同; 不同版次请分开建树",
                f"division {region.code} is there twice and differs; keep lists of different years apart",
            )
    return found


@frozen(kw_only=False, repr=False)
class RegionTree:
    """Divisions as a tree, immutable; part of a country will do, its tops are then the roots.

    Attributes:
        vintage: The year of the list, `None` where it is mixed or unknown.
        issuer: Who issued it.

    Raises:
        RegionTreeError: If a code is there twice with different contents.

    >>> tree = RegionTree((Region(code="3714", name="德州市"), Region(code="371402", name="德城区")))
    >>> [region.name for region in tree.at(Level.COUNTY)], tree.path_name("371402")
    (['德城区'], '德州市/德城区')
    """

    _regions: Mapping[str, Region] = field(converter=_once, alias="regions")
    vintage: int | None = field(default=None, kw_only=True)
    issuer: Issuer | None = field(default=None, kw_only=True)

    def __repr__(self) -> str:
        return f"RegionTree({len(self)} divisions, vintage={self.vintage}, issuer={self.issuer})"

    def __len__(self) -> int:
        return len(self._regions)

    def __iter__(self) -> Iterator[Region]:
        return iter(self._regions.values())

    def __contains__(self, code: object) -> bool:
        return code in self._regions

    def __getitem__(self, code: str) -> Region:
        """Return the division with a code.

        Raises:
            RegionTreeError: If it is not in the tree.
        """
        if code not in self._regions:
            raise RegionTreeError(f"区划树中没有 {code}", f"division {code} is not in the tree")
        return self._regions[code]

    @cached_property
    def _levels(self) -> Mapping[Level, tuple[Region, ...]]:
        found: defaultdict[Level, list[Region]] = defaultdict(list)
        for region in self:
            found[region.level].append(region)
        return {level: tuple(regions) for level, regions in found.items()}

    @cached_property
    def _below(self) -> Mapping[str, tuple[Region, ...]]:
        found: defaultdict[str, list[Region]] = defaultdict(list)
        for region in self:
            if region.parent is not None:
                found[region.parent].append(region)
        return {parent: tuple(regions) for parent, regions in found.items()}

    def at(self, level: Level) -> tuple[Region, ...]:
        """Return the divisions of a level, in the order given."""
        return self._levels.get(level, ())

    def children(self, code: str) -> tuple[Region, ...]:
        """Return the divisions right below one."""
        return self._below.get(code, ())

    @property
    def roots(self) -> tuple[Region, ...]:
        """The divisions whose parent is not in the tree."""
        return tuple(region for region in self if region.parent not in self)

    @property
    def leaves(self) -> tuple[Region, ...]:
        """The divisions with nothing below."""
        return tuple(region for region in self if region.code not in self._below)

    def subtree(self, code: str) -> Self:
        """Return the tree of a division and what lies in it, empty if there is nothing."""
        return evolve(self, regions=tuple(region for region in self if region.code.within(code)))

    def name(self, code: str) -> str:
        """Return a division's name.

        Raises:
            RegionTreeError: If it is not in the tree.
        """
        return self[code].name

    def path_name(self, code: str) -> str:
        """Return a division's name after the names of those it lies in, as far as the tree knows them.

        Raises:
            RegionTreeError: If it is not in the tree.
        """
        known = [self[above].name for above in reversed(self[code].code.ancestors) if above in self]
        return "/".join((*known, self.name(code)))

    def find(self, name: str, *, within: str | None = None) -> tuple[Region, ...]:
        """Return every division with a name; village names repeat, so there may be several."""
        return tuple(
            region for region in self if region.name == name and (within is None or region.code.within(within))
        )

    def find_path(self, *names: str) -> tuple[Region, ...]:
        """Return the divisions that a path of names leads to, such as a township and one of its villages."""
        found: tuple[Region, ...] = self.find(names[0]) if names else ()
        for name in names[1:]:
            found = tuple(below for above in found for below in self.find(name, within=above.code) if below != above)
        return found

    def findings(self) -> tuple[Finding, ...]:
        """Return what is odd about the tree; nothing of it stops its use."""
        return (
            *self._orphans(),
            *self._mixed(),
            *self._namesakes(),
            *(_out_of_range(region) for region in self if region.code.kind_zh is None and _has_ranges(region)),
        )

    def _orphans(self) -> Iterator[Finding]:
        top = min((region.level.depth for region in self), default=0)
        for region in self.roots:
            if region.level.depth > top:
                yield _finding(
                    "REGION_ORPHAN",
                    Severity.WARNING,
                    region,
                    zh=f"上级区划 {region.parent} 不在名册中",
                    en=f"the division above, {region.parent}, is missing",
                    mend_zh="补上上级区划, 或核对代码",
                    mend_en="add the division above, or check the code",
                )

    def _mixed(self) -> Iterator[Finding]:
        editions = {(region.vintage, region.issuer) for region in self}
        if len(editions) > 1:
            yield _finding(
                "REGION_EDITIONS",
                Severity.WARNING,
                next(iter(self)),
                zh="区划来自不同版次或不同发布单位; 按代码连接会丢失改过代码的区划",
                en="divisions of several editions or issuers; a join by code loses those whose code changed",
                mend_zh="只用一个版次, 变更写成 DivisionChange",
                mend_en="use one edition and record the changes as DivisionChange",
            )

    def _namesakes(self) -> Iterator[Finding]:
        names = Counter((region.parent, region.name) for region in self)
        for region in self:
            if names[region.parent, region.name] > 1:
                yield _finding(
                    "REGION_NAMESAKE",
                    Severity.WARNING,
                    region,
                    zh="同一上级之下有同名区划",
                    en="another division below the same one has this name",
                    mend_zh="按代码而不按名称匹配",
                    mend_en="match by code, not by name",
                )


def _has_ranges(region: Region) -> bool:
    return region.level is not Level.PROVINCE


def _out_of_range(region: Region) -> Finding:
    return _finding(
        "REGION_RANGE",
        Severity.INFO,
        region,
        zh="代码末段不在标准规定的区间之内",
        en="the last digits are outside the ranges of the standard",
        mend_zh="多为功能区或特殊单位, 核对后可保留",
        mend_en="often a zone or special unit; keep it once checked",
    )


def _finding(  # noqa: PLR0913 -- the words of a finding
    rule: str, severity: Severity, region: Region, *, zh: str, en: str, mend_zh: str, mend_en: str
) -> Finding:
    return Finding(
        rule=rule,
        severity=severity,
        record=f"regions/{region.code}",
        zh=zh,
        en=en,
        mend_zh=mend_zh,
        mend_en=mend_en,
    )
