"""The tally of points on a division tree: which divisions have one of their own, and which chains are whole."""

from collections import defaultdict
from collections.abc import Callable, Iterable

from attrs import frozen

from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.region import Level, Region, RegionCode
from yilao_yiyou.domain.region_tree import RegionTree
from yilao_yiyou.domain.tally import Key


@frozen(kw_only=True)
class PointRow:
    """A point that stands in a division and may be declared to serve others.

    Attributes:
        id: The point.
        region: The division whose own point it is.
        serves: Divisions it is declared to serve besides.
        sure: Whether it surely stands on the day asked for.
    """

    id: str
    region: RegionCode
    serves: tuple[RegionCode, ...] = ()
    sure: bool = True


@frozen(kw_only=True)
class LevelTally:
    """One level of the tree.

    Attributes:
        level: The level.
        divisions: Divisions there are.
        covered: Divisions with a point of their own.
        points: Points at that level, several in one division counted each.
        lowest_below: Lowest divisions whose ancestor at this level (or themselves) has a point of its own, and those
            that have none at this level in the tree, so that their chain does not need one.
    """

    level: Level
    divisions: int
    covered: Bounds
    points: Bounds
    lowest_below: Bounds


@frozen(kw_only=True)
class TreeTally:
    """The levels of a tree, or of the part of it in one group, and its lowest divisions.

    Attributes:
        levels: Each level that has divisions, from the top.
        lowest: Divisions at the tree's lowest level.
        path: Lowest divisions whose whole chain up to the root is covered.
        catchment: Lowest divisions with a point of their own or within a declared service area.
        people: Residents of the lowest divisions whose population is known.
        people_own: Those of them in divisions with a point of their own.
        people_path: Those of them in divisions whose whole chain is covered.
        without_people: Lowest divisions without a known population.
    """

    levels: tuple[LevelTally, ...] = ()
    lowest: int = 0
    path: Bounds = Bounds(0)
    catchment: Bounds = Bounds(0)
    people: int = 0
    people_own: Bounds = Bounds(0)
    people_path: Bounds = Bounds(0)
    without_people: int = 0


@frozen
class _Covered:
    """The divisions that have a point, surely and at most."""

    sure: frozenset[RegionCode]
    most: frozenset[RegionCode]

    def among(self, codes: Iterable[RegionCode]) -> Bounds:
        listed = tuple(codes)
        return Bounds(sum(code in self.sure for code in listed), sum(code in self.most for code in listed))

    def people(self, regions: Iterable[Region]) -> Bounds:
        listed = tuple(regions)
        return Bounds(
            sum(region.population or 0 for region in listed if region.code in self.sure),
            sum(region.population or 0 for region in listed if region.code in self.most),
        )


def tally_tree(
    tree: RegionTree, points: Iterable[PointRow], *, group: Callable[[Region], Key | None]
) -> dict[Key, TreeTally]:
    """Return, for each group of divisions, which of them have points and which chains are whole.

    Args:
        tree: The divisions.
        points: The points that stand, or may stand, on the day.
        group: The group of a division, `None` for divisions that belong to no group.

    On a dataframe: the divisions are a table with one column a level; points are joined to it and each group is
    counted.
    """
    rows = tuple(points)
    own = _Covered(frozenset(row.region for row in rows if row.sure), frozenset(row.region for row in rows))
    bottom = max((region.level.depth for region in tree), default=0)
    paths = _paths(tree, own)
    served = _served(tree, rows)
    groups: defaultdict[Key, list[Region]] = defaultdict(list)
    for region in tree:
        key = group(region)
        if key is not None:
            groups[key].append(region)
    return {key: _tally(tree, members, rows, own, paths, served, bottom) for key, members in groups.items()}


def _chain(tree: RegionTree, code: RegionCode) -> tuple[RegionCode, ...]:
    """Return a division and its ancestors as far as the tree knows them."""
    return (code, *(ancestor for ancestor in code.ancestors if ancestor in tree))


def _paths(tree: RegionTree, own: _Covered) -> _Covered:
    chains = {region.code: _chain(tree, region.code) for region in tree}
    return _Covered(
        frozenset(code for code, chain in chains.items() if own.sure.issuperset(chain)),
        frozenset(code for code, chain in chains.items() if own.most.issuperset(chain)),
    )


def _served(tree: RegionTree, rows: tuple[PointRow, ...]) -> _Covered:
    sure = frozenset(code for row in rows if row.sure for code in (row.region, *row.serves))
    most = frozenset(code for row in rows for code in (row.region, *row.serves))
    declared_sure = frozenset(code for row in rows if row.sure for code in row.serves)
    declared_most = frozenset(code for row in rows for code in row.serves)
    return _Covered(_reached(tree, sure, declared_sure), _reached(tree, most, declared_most))


def _reached(tree: RegionTree, own: frozenset[RegionCode], declared: frozenset[RegionCode]) -> frozenset[RegionCode]:
    """Return divisions with a point of their own, or below a division that a point is declared to serve."""
    return frozenset(
        region.code
        for region in tree
        if region.code in own or not declared.isdisjoint((region.code, *region.code.ancestors))
    )


def _tally(  # noqa: PLR0913, PLR0917 -- what is known of the whole tree, and the group's divisions
    tree: RegionTree,
    members: list[Region],
    rows: tuple[PointRow, ...],
    own: _Covered,
    paths: _Covered,
    served: _Covered,
    bottom: int,
) -> TreeTally:
    lowest = [region for region in members if region.level.depth == bottom]
    codes = [region.code for region in lowest]
    known = [region for region in lowest if region.population is not None]
    return TreeTally(
        levels=tuple(_level(tree, level, members, lowest, rows, own) for level in _levels(members)),
        lowest=len(lowest),
        path=paths.among(codes),
        catchment=served.among(codes),
        people=sum(region.population or 0 for region in known),
        people_own=own.people(known),
        people_path=paths.people(known),
        without_people=len(lowest) - len(known),
    )


def _levels(members: list[Region]) -> list[Level]:
    present = {region.level for region in members}
    return [level for level in Level if level in present]


def _level(  # noqa: PLR0913, PLR0917 -- likewise
    tree: RegionTree,
    level: Level,
    members: list[Region],
    lowest: list[Region],
    rows: tuple[PointRow, ...],
    own: _Covered,
) -> LevelTally:
    codes = frozenset(region.code for region in members if region.level is level)
    here = [row for row in rows if row.region in codes]
    above = [ancestor for region in lowest if (ancestor := region.code.at(level)) is not None and ancestor in tree]
    return LevelTally(
        level=level,
        divisions=len(codes),
        covered=own.among(codes),
        points=Bounds(sum(row.sure for row in here), len(here)),
        lowest_below=own.among(above) + Bounds(len(lowest) - len(above)),
    )
