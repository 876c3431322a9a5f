"""Different people in every division by one sort in memory: one number a row, the person above the division.

Polars sorts and compares such numbers as fast as memory allows; see `yilao_yiyou.frames.nodes` for why that is enough.
"""

from collections.abc import Iterator

import polars as pl
from attrs import frozen

from yilao_yiyou.domain.region import Level
from yilao_yiyou.domain.tally import Key
from yilao_yiyou.errors import FrameError
from yilao_yiyou.frames.divisions import Codes, exists_at
from yilao_yiyou.frames.packing import Packing

_BITS = 64
_TAGGED = (_BITS - 1).bit_length()
"""The bits that a number of leading zeros takes."""


def people_in_memory(told: pl.LazyFrame, by: tuple[str, ...], codes: Codes) -> Iterator[tuple[Key, int]]:
    """Yield the number of different people by group and division.

    Args:
        told: The rows that have a `person` and a `region`.
        by: What to group by besides.
        codes: The division codes of the table.

    Raises:
        FrameError: If groups, people and divisions are so many that 64 bits do not tell them apart.
    """
    if codes.listed.is_empty():
        return
    packing = Packing.of(codes)
    groups = told.select(by).unique().collect().sort(by, nulls_last=True) if by else pl.DataFrame({"everything": [0]})
    people = _people(told)
    low = packing.bits + people.bits
    if max(low, packing.bits + _TAGGED) + groups.height.bit_length() > _BITS:
        raise FrameError(
            "分组、人员与区划过多, 一次算不完; 请分批计算",
            "there are too many groups, people and divisions at once; count in portions",
        )
    numbered = people.number(told).join(packing.leaves.lazy().select("region", "leaf"), on="region", how="left")
    key = pl.col("number") * 2**packing.bits + pl.col("leaf")
    if by:
        numbered = numbered.join(groups.lazy().with_row_index("group"), on=list(by), how="left", nulls_equal=True)
        key += pl.col("group").cast(pl.UInt64) * 2**low
    new = _new(numbered.select(key=key), packing, low if by else None)
    keys = [tuple(None if value is None else str(value) for value in row) for row in groups.rows()] if by else [()]
    for group, division, number in _downwards(new, packing).iter_rows():
        yield (*keys[group], division), number


@frozen
class _People:
    """How people are told apart by number.

    Attributes:
        bits: How many bits their numbers take.
        dense: A number for each of them, `None` where they are small numbers as they are.
    """

    bits: int
    dense: pl.LazyFrame | None

    def number(self, told: pl.LazyFrame) -> pl.LazyFrame:
        """Return a table with the number of each person."""
        if self.dense is None:
            return told.with_columns(number=pl.col("person").cast(pl.UInt64))
        return told.join(self.dense, on="person", how="left")


_SMALL = 33
"""Bits that leave enough for any tree of divisions."""


def _people(told: pl.LazyFrame) -> _People:
    if told.collect_schema()["person"].is_integer():
        least, most = told.select(pl.col("person").min(), most=pl.col("person").max()).collect().row(0)
        if least is None or (least >= 0 and most.bit_length() <= _SMALL):
            return _People(0 if most is None else most.bit_length(), None)
    different = told.select("person").unique().collect()
    dense = different.with_row_index("number").with_columns(pl.col("number").cast(pl.UInt64))
    return _People(different.height.bit_length(), dense.lazy())


def _new(keys: pl.LazyFrame, packing: Packing, low: int | None) -> pl.DataFrame:
    """Return at how many rows somebody is new, by group, division number and depth from which on.

    The first row follows nobody: it is taken to differ from what was before in the highest bit.
    """
    parted = keys.sort("key").with_columns(parted=pl.col("key") ^ pl.col("key").shift(1))
    parted = parted.with_columns(pl.col("parted").fill_null(2 ** (_BITS - 1))).filter(pl.col("parted") != 0)
    leaf, group = pl.col("key") % 2**packing.bits, pl.lit(0, pl.UInt64) if low is None else pl.col("key") // 2**low
    # One number a row, for it is the number of columns grouped by that costs most.
    tags = parted.select(tag=(group * 2**packing.bits + leaf) * _BITS + pl.col("parted").bitwise_leading_zeros())
    counted = tags.group_by("tag").len("people").collect(engine="streaming")
    highest = pl.lit(2, pl.UInt64).pow(_BITS - 1 - pl.col("tag") % _BITS)
    place = pl.col("tag") // _BITS
    return counted.select(
        group=place // 2**packing.bits,
        leaf=place % 2**packing.bits,
        depth=pl.sum_horizontal((highest < floor).cast(pl.UInt8) for floor in packing.floors),
        people=pl.col("people").cast(pl.Int64),
    )


def _downwards(new: pl.DataFrame, packing: Packing) -> pl.DataFrame:
    """Return the people of each group and division: whoever is new from a depth on is new in all below."""
    totals = list[pl.DataFrame]()
    for depth, (level, floor) in enumerate(zip(Level, packing.floors, strict=True)):
        node = pl.col("leaf") // floor
        code = pl.col("padded").str.slice(0, level.digits)
        divisions = packing.leaves.filter(exists_at(level)).select(node=node, division=code).unique("node")
        known = new.lazy().filter(pl.col("depth") <= depth).group_by("group", node=node).agg(pl.col("people").sum())
        named = known.join(divisions.lazy(), on="node").select("group", "division", "people")
        totals.append(named.collect())
    return pl.concat(totals)
