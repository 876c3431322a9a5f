"""The tree of divisions, with its edition and issuer."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Self, TypeVar

from attrs import evolve, field, frozen

from yilao_yiyou.domain.finding import Finding, Severity
from yilao_yiyou.domain.region import Issuer, Level, Region, RegionCode
from yilao_yiyou.errors import RegionTreeError

_Key = TypeVar("_Key", bound=Hashable)


@frozen(repr=False)
class RegionTree:
    """Divisions as a tree, immutable; part of a country will do, its tops are then the roots (区划树).

    A division given twice with the same contents is there once. Divisions keep the order given.

    Attributes:
        regions: The divisions as they were given.
        vintage: The year of the list, `None` where it is mixed or unknown.
        issuer: Who issued it.

    Raises:
        RegionTreeError: If a code is there twice with different contents.

    >>> tree = RegionTree((Region(code="3714", name="德州市"), Region(code="371402", name="德城区")))
    >>> [region.name for region in tree.at(Level.COUNTY)], tree.path_name("371402")
    (['德城区'], '德州市/德城区')
    """

    regions: tuple[Region, ...] = field(converter=tuple[Region, ...])
    vintage: int | None = None
    issuer: Issuer | None = None

    def __attrs_post_init__(self) -> None:
        for region in self.regions:
            if self._by_code[region.code] != region:
                raise RegionTreeError(
                    f"区划 {region.code} 出现两次而内容不同; 不同版次请分开建树",
                    f"division {region.code} is there twice and differs; keep lists of different years apart",
                )

    def __repr__(self) -> str:
        return f"RegionTree({len(self)} divisions, vintage={self.vintage}, issuer={self.issuer})"

    def __len__(self) -> int:
        return len(self._by_code)

    def __iter__(self) -> Iterator[Region]:
        return iter(self._by_code.values())

    def __contains__(self, code: object) -> bool:
        return code in self._by_code

    def __getitem__(self, code: str) -> Region:
        """Return the division with a code.

        Raises:
            RegionTreeError: If it is not in the tree.
        """
        region = self._by_code.get(code)
        if region is None:
            raise RegionTreeError(f"区划树中没有 {code}", f"division {code} is not in the tree")
        return region

    @cached_property
    def _by_code(self) -> Mapping[str, Region]:
        # Read backwards, so that a later copy neither replaces an earlier one nor moves it.
        kept = {region.code: region for region in reversed(self.regions)}
        return {region.code: kept[region.code] for region in self.regions}

    @cached_property
    def _by_level(self) -> Mapping[Level, tuple[Region, ...]]:
        return _grouped((region.level, region) for region in self)

    @cached_property
    def _by_parent(self) -> Mapping[RegionCode | None, tuple[Region, ...]]:
        return _grouped((region.parent, region) for region in self)

    @cached_property
    def _by_name(self) -> Mapping[str, tuple[Region, ...]]:
        return _grouped((region.name, region) for region in self)

    def at(self, level: Level) -> tuple[Region, ...]:
        """Return the divisions of a level."""
        return self._by_level.get(level, ())

    def children(self, code: str) -> tuple[Region, ...]:
        """Return the divisions right below one.

        Raises:
            RegionTreeError: If that one is not in the tree.
        """
        return self._by_parent.get(self[code].code, ())

    @cached_property
    def roots(self) -> tuple[Region, ...]:
        """The divisions whose parent is not in the tree."""
        return tuple(region for region in self if region.parent not in self)

    @cached_property
    def leaves(self) -> tuple[Region, ...]:
        """The divisions with nothing below."""
        return tuple(region for region in self if region.code not in self._by_parent)

    def subtree(self, code: str) -> Self:
        """Return the tree of a division and what lies in it, empty if there is nothing.

        Raises:
            RegionCodeError: If it is no division code.
        """
        top = RegionCode(code)
        return evolve(self, regions=tuple(region for region in self.regions if region.code.within(top)))

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
        region = self[code]
        return "/".join((*(above.name for above in reversed(self._above(region))), region.name))

    def _above(self, region: Region) -> tuple[Region, ...]:
        return tuple(self._by_code[code] for code in region.code.ancestors if code in self)

    def find(self, name: str, *, within: str | None = None) -> tuple[Region, ...]:
        """Return every division with a name; village names repeat, so there may be several.

        Raises:
            RegionCodeError: If `within` is no division code.
        """
        named = self._by_name.get(name, ())
        if within is None:
            return named
        top = RegionCode(within)
        return tuple(region for region in named if region.code.within(top))

    def find_path(self, *names: str) -> tuple[Region, ...]:
        """Return the divisions that names lead to from the top down; levels may be left out, none may be repeated.

        >>> town, village = Region(code="371402001", name="新湖街道"), Region(code="371402001001", name="某社区")
        >>> [region.code for region in RegionTree((town, village)).find_path("新湖街道", "某社区")]
        ['371402001001']
        """
        *above, name = names or ("",)
        return tuple(region for region in self.find(name) if self._lies_below(region, above))

    def _lies_below(self, region: Region, names: list[str]) -> bool:
        chain = (above.name for above in reversed(self._above(region)))
        return all(name in chain for name in names)

    def findings(self) -> tuple[Finding, ...]:
        """Return what is odd about the tree; nothing of it stops its use."""
        return (
            *self._repeated(),
            *self._orphans(),
            *self._mixed(),
            *self._namesakes(),
            *(_out_of_range(region) for region in self if _is_out_of_range(region.code)),
        )

    def _repeated(self) -> Iterator[Finding]:
        for code, times in Counter(region.code for region in self.regions).items():
            if times > 1:
                yield _finding(
                    "REGION_REPEATED",
                    Severity.WARNING,
                    self[code],
                    zh=f"同一区划列了{times}次, 内容相同, 按一次计",
                    en=f"the division is listed {times} times with the same contents and is taken once",
                    mend_zh="删去重复的行",
                    mend_en="remove the repeated rows",
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
        vintages = {region.vintage or self.vintage for region in self} | ({self.vintage} - {None})
        issuers = {region.issuer or self.issuer for region in self} | ({self.issuer} - {None})
        if len(self) and max(len(vintages), len(issuers)) > 1:
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


def _grouped(pairs: Iterable[tuple[_Key, Region]]) -> dict[_Key, tuple[Region, ...]]:
    found: defaultdict[_Key, list[Region]] = defaultdict(list)
    for key, region in pairs:
        found[key].append(region)
    return {key: tuple(regions) for key, regions in found.items()}


def _is_out_of_range(code: RegionCode) -> bool:
    return code.kind_zh is None and code.level is not Level.PROVINCE


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
