"""Coverage of a division tree, in the meanings that "full coverage" (四级全覆盖) is given."""

from collections.abc import Iterable

from yilao_yiyou.domain.bounds import Bounds, Share
from yilao_yiyou.domain.tree_tally import LevelTally, TreeTally


def node(tally: TreeTally) -> Share:
    """Return the share of divisions that have a point of their own (层级覆盖率), over all levels of the tally."""
    return Share(
        Bounds.total(level.covered for level in tally.levels),
        Bounds(sum(level.divisions for level in tally.levels)),
        nested=True,
    )


def path(tally: TreeTally) -> Share:
    """Return the share of lowest divisions whose whole chain has points (全链路覆盖率)."""
    return Share(tally.path, Bounds(tally.lowest), nested=True)


def presence(tally: TreeTally) -> Share:
    """Return the share of levels that have at least one point (有无覆盖)."""
    present = [Bounds(int(level.covered.lo > 0), int(level.covered.hi != 0)) for level in tally.levels]
    return Share(Bounds.total(present), Bounds(len(tally.levels)), nested=True)


def catchment(tally: TreeTally) -> Share:
    """Return the share of lowest divisions with a point of their own or in a declared service area (服务范围覆盖率)."""
    return Share(tally.catchment, Bounds(tally.lowest), nested=True)


def population(tally: TreeTally) -> Share:
    """Return the share of residents (人) who live where there is a point of their own division's (人口加权覆盖率).

    Divisions without a known population are in neither part; `TreeTally.without_people` counts them.
    """
    return Share(tally.people_own, Bounds(tally.people), nested=True)


def path_population(tally: TreeTally) -> Share:
    """Return the share of residents (人) whose whole chain of divisions has points."""
    return Share(tally.people_path, Bounds(tally.people), nested=True)


def frechet(tally: TreeTally) -> Bounds:
    """Return what the levels alone say about path coverage: it can be no more than the worst level.

    With c the share of lowest divisions whose ancestor at a level has a point, over all levels of the whole tree:
    1 - sum(1 - c) <= path <= min c (Fréchet). Use it where only the levels' figures are published.

    Returns a share of 1, as a pure number.

    Raises:
        NoDenominatorError: If there is no division at the lowest level.
    """
    whole = Bounds(tally.lowest)
    shares = [Share(part, whole).ratio for part in (whole, *(each.lowest_below for each in tally.levels))]
    least = 1 - sum(1 - share.lo for share in shares)
    return Bounds(max(0, least), min(share.hi for share in shares if share.hi is not None))


def can_cover_each(points: Bounds, divisions: int) -> bool:
    """Return whether so many points can give every division one of its own (pigeonhole).

    >>> can_cover_each(Bounds(1777), 5307)
    False
    """
    return points.hi is None or points.hi >= divisions


def impossible_levels(points: Bounds, levels: Iterable[LevelTally]) -> tuple[LevelTally, ...]:
    """Return the levels that have more divisions than there are points altogether."""
    return tuple(level for level in levels if not can_cover_each(points, level.divisions))
