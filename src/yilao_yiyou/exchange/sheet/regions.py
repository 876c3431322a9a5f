"""Divisions in cells: by code, or by name where a tree of divisions is given."""

import re
from difflib import get_close_matches
from functools import cached_property

from attrs import frozen

from yilao_yiyou.domain.region import Region, RegionCode
from yilao_yiyou.domain.region_tree import RegionTree
from yilao_yiyou.errors import RegionCodeError
from yilao_yiyou.exchange.sheet.cell import Cell, Number
from yilao_yiyou.exchange.sheet.exact_number import digits_of
from yilao_yiyou.exchange.sheet.plain import compact
from yilao_yiyou.exchange.sheet.verdict import Verdict, accepted, refused

_DIGITS = re.compile("[0-9]+")
_STEPS = re.compile(r"[/\\>\-·\s]+")
_ENDINGS = (
    "社区居民委员会",
    "居民委员会",
    "村民委员会",
    "居委会",
    "村委会",
    "自治县",
    "街道办事处",
    "街道",
    "社区",
    "新区",
    "省",
    "市",
    "区",
    "县",
    "镇",
    "乡",
    "村",
)
_SHOWN = 5


@frozen(slots=False)
class RegionReader:
    """Reads divisions; names only with a tree.

    Attributes:
        tree: The divisions that a name may mean.
        within: The division that all of them lie in, where that is known.
    """

    tree: RegionTree | None = None
    within: str | None = None

    def __call__(self, cell: Cell) -> Verdict:
        """Return the division that a cell names."""
        text = digits_of(cell) or "" if isinstance(cell, Number) else compact(cell) if isinstance(cell, str) else ""
        if _DIGITS.fullmatch(text) and not _are_two(cell):
            return self._by_code(text, is_number=isinstance(cell, Number))
        if not text or text.isascii():
            return refused("region")
        return self._by_name(text, cell if isinstance(cell, str) else text)

    def _by_code(self, code: str, *, is_number: bool) -> Verdict:
        try:
            made = RegionCode.unpadded(code)
        except RegionCodeError:
            return refused("region")
        known = self.tree is None or not len(self.tree) or made in self.tree
        codes = {"digits-kept": is_number, "region-unknown-code": not known}
        return accepted(made, *(each for each, holds in codes.items() if holds))

    def _by_name(self, name: str, written: str) -> Verdict:
        if self.tree is None or not len(self.tree):
            return refused("region-without-tree")
        found = self._exact(name, written)
        if len(found) == 1:
            return Verdict(found[0].code)
        if found:
            return refused("region-ambiguous", " / ".join(region.code for region in found[:_SHOWN]))
        short = self._short.get(name, ())
        if len(short) == 1:
            return accepted(short[0].code, "region-short-name")
        if short:
            return refused("region-ambiguous", " / ".join(region.code for region in short[:_SHOWN]))
        near = get_close_matches(name, [region.name for region in self.tree], n=1)
        return refused("region", near[0] if near else None)

    def _exact(self, name: str, written: str) -> tuple[Region, ...]:
        steps = [compact(step) for step in _STEPS.split(written.strip()) if step.strip()]
        found = self._inside(self.tree.find_path(*steps)) if self.tree is not None and len(steps) > 1 else ()
        return found or self._inside(self._by_path.get(name, ()))

    def _inside(self, regions: tuple[Region, ...]) -> tuple[Region, ...]:
        if self.within is None:
            return regions
        return tuple(region for region in regions if region.code.within(self.within))

    @cached_property
    def _by_path(self) -> dict[str, tuple[Region, ...]]:
        """Each division by its name, and by its name after those above it, from the nearest to all."""
        found: dict[str, tuple[Region, ...]] = {}
        for region in self.tree or ():
            names = compact(self.tree.path_name(region.code)).split("/") if self.tree is not None else []
            for start in range(len(names)):
                name = "".join(names[start:])
                found[name] = (*found.get(name, ()), region)
        return found

    @cached_property
    def _short(self) -> dict[str, tuple[Region, ...]]:
        found: dict[str, tuple[Region, ...]] = {}
        for region in self._inside(tuple(self.tree or ())):
            short = _shortened(compact(region.name))
            found[short] = (*found.get(short, ()), region)
        return found


def _are_two(cell: Cell) -> bool:
    """Return whether digits with space between are two codes; in one, each level below the county has three."""
    return isinstance(cell, str) and any(len(part) > 3 for part in cell.split()[1:])  # noqa: PLR2004


def _shortened(name: str) -> str:
    for ending in _ENDINGS:
        if name.endswith(ending) and len(name) > len(ending) + 1:
            return name.removesuffix(ending)
    return name


ANYWHERE = RegionReader()
"""Reads codes only."""
