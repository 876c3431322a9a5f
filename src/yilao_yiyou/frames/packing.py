"""Division codes as small numbers in the order of the tree, whose bits say at which level two of them part."""

from itertools import accumulate

import polars as pl
from attrs import frozen

from yilao_yiyou.domain.region import Level
from yilao_yiyou.frames.divisions import ABOVE, Codes, exists_at, last_group


@frozen(kw_only=True)
class Packing:
    """A number for each division code, with a group of bits for each level, the highest for the provinces.

    Attributes:
        leaves: The codes, with the column `leaf`, the number of each.
        floors: For each level from the top: two codes lie in different divisions of that level exactly if the
            exclusive or of their numbers is not below this.
        bits: How many bits all levels take.
    """

    leaves: pl.DataFrame
    floors: tuple[int, ...]
    bits: int

    @classmethod
    def of(cls, codes: Codes) -> "Packing":
        """Return the packing of some codes.

        >>> packing = Packing.of(Codes.among(pl.Series(["371402001", "371402002"])))
        >>> near, far = packing.leaves["leaf"]
        >>> packing.floors[2] > near ^ far >= packing.floors[3]
        True
        """
        steps = codes.listed.with_columns(_step(level).alias(level.value) for level in Level)
        most = steps.select(pl.col(level.value).max().fill_null(0) for level in Level).row(0)
        widths = [int(step).bit_length() for step in most]
        shifts = [*accumulate(reversed(widths), initial=0)]
        floors = tuple(1 << shift for shift in reversed(shifts[:-1]))
        leaf = pl.sum_horizontal(pl.col(level.value) * floor for level, floor in zip(Level, floors, strict=True))
        return cls(leaves=steps.select("region", "padded", leaf=leaf), floors=floors, bits=shifts[-1])


def _step(level: Level) -> pl.Expr:
    """Return the place of each code among its siblings at a level; 0 where it has no division of that level."""
    group = pl.when(exists_at(level)).then(last_group(level).cast(pl.UInt16))
    siblings = pl.col("padded").str.slice(0, ABOVE[level])
    return group.rank("dense").over(siblings).cast(pl.UInt64).fill_null(0)
