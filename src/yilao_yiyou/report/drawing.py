"""Geometry for the page's drawings: interval bars and a grid of divisions, in whole pixels."""

from fractions import Fraction
from math import ceil, isqrt

from attrs import frozen

from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.metrics.result import show_bounds
from yilao_yiyou.metrics.table import MetricTable

BAR_WIDTH = 160
_LEAST = 3
"""A bar is never thinner than this, so that an exact figure can be seen."""


@frozen(kw_only=True)
class Bar:
    """Where a bar begins and how long it is, in pixels, and whether it runs off the right edge."""

    x: int
    width: int
    endless: bool = False


@frozen(kw_only=True)
class BarPair:
    """A published and a recomputed interval on one scale."""

    published: Bar
    found: Bar


def bar_pair(published: Bounds, found: Bounds) -> BarPair:
    """Return two intervals drawn on the narrowest common scale, with a margin on either side.

    >>> pair = bar_pair(Bounds(580, 589), Bounds(583))
    >>> pair.published.width > pair.found.width
    True
    """
    ends = [end for bounds in (published, found) for end in (bounds.lo, bounds.hi) if end is not None]
    low, high = min(ends), max(ends)
    margin = max(Fraction(high - low) / 8, Fraction(high) / 50, Fraction(1))
    scale = BAR_WIDTH / (high - low + 2 * margin)
    origin = low - margin
    return BarPair(published=_bar(published, origin, scale), found=_bar(found, origin, scale))


def _bar(bounds: Bounds, origin: Fraction, scale: Fraction) -> Bar:
    x = round((bounds.lo - origin) * scale)
    if bounds.hi is None:
        return Bar(x=x, width=BAR_WIDTH - x, endless=True)
    return Bar(x=x, width=max(_LEAST, round((bounds.hi - origin) * scale) - x))


@frozen(kw_only=True)
class Tile:
    """One division of the grid: where it stands, what it says, and how dark it is (0 to 4)."""

    column: int
    row: int
    name: str
    value: str
    shade: int


_SHADES = 4


def tile_grid(table: MetricTable) -> tuple[Tile, ...]:
    """Return a table's groups as tiles in rows, in order of the key; the grid is a sketch, not a map.

    Shades compare the lower ends with the largest; a group without a value has none.
    """
    columns = isqrt(max(len(table) - 1, 0)) + 1
    most = max((result.value.lo for result in table if result.value is not None), default=0)
    tiles: list[Tile] = []
    for place, result in enumerate(table):
        lo = 0 if result.value is None else result.value.lo
        tiles.append(
            Tile(
                column=place % columns,
                row=place // columns,
                name=table.label(result),
                value="" if result.value is None else show_bounds(result.value.bounds),
                shade=ceil(Fraction(_SHADES * lo) / most) if most else 0,
            )
        )
    return tuple(tiles)
