"""Different people in every division of the tree at once (去重人数, 各级区划一次算出).

Sort the rows of each person in the order of the tree. In a division the person is new exactly once: at the row whose
predecessor lies outside the division, for the rows of a division stand together. So it is enough to count, for each
division code, at how many rows the predecessor parts from it at which level: from there down the person is new. These
counts are few, and they add over any parting of the table by person.
"""

from collections import Counter
from collections.abc import Iterator

import narwhals.stable.v2 as nw
import polars as pl

from yilao_yiyou.domain.region import Level, RegionCode
from yilao_yiyou.domain.tally import Key
from yilao_yiyou.errors import FrameError
from yilao_yiyou.frames.divisions import Codes, exists_at
from yilao_yiyou.frames.engine import Cells, Lazy, collected, counted, distinct, in_memory, rows
from yilao_yiyou.frames.sorting import people_in_memory

_LEVELS = tuple(Level)
_DIGITS = _LEVELS[-1].digits
_PARTED = (*(10 ** (_DIGITS - level.digits) for level in _LEVELS),)
"""What to divide a code of 12 digits by, so that only its division at each level remains."""


def people_by_division(table: Lazy, *, by: tuple[str, ...] = (), codes: Codes | None = None) -> dict[Key, int]:
    """Return how many different people there are in each division.

    Args:
        table: One row for each attendance, with the columns `person` and `region`, a division code of any level as text
            or number; rows without a person or a division are in none.
        by: What to group by besides, such as a month.
        codes: The division codes of the table, where they are known already.

    Returns:
        The number of people for each group and division code; divisions without anybody are left out.

    Raises:
        FrameError: If there is no person or region column.
        RegionCodeError: If a division code is none.

    >>> import polars
    >>> table = polars.LazyFrame({"person": ["a", "a", "b"], "region": ["371402001", "371402002", "371402001"]})
    >>> people = people_by_division(nw.from_native(table))
    >>> people[("371402",)], people[("371402001",)], people[("371402002",)]
    (2, 2, 1)
    """
    _require(table)
    told = table.filter(~nw.col("person").is_null(), ~nw.col("region").is_null())
    found: Counter[Key] = Counter()
    for key, people in _counted(told, by, Codes.of(told) if codes is None else codes):
        found[key] += people
    return dict(found)


def rows_by_division(table: Lazy, *, by: tuple[str, ...] = (), codes: Codes | None = None) -> dict[Key, int]:
    """Return how many rows there are in each division, whoever they are of.

    Args:
        table: One row for each attendance, with the column `region`.
        by: What to group by besides.
        codes: The division codes of the table, where they are known already.

    Raises:
        RegionCodeError: If a division code is none.
    """
    told = collected(counted(table.filter(~nw.col("region").is_null()), (*by, "region"), "seen"))
    padded = told.join((codes or Codes.among(told.get_column("region"))).listed, on="region")
    return {
        (*(None if value is None else str(value) for value in row[:-2]), row[-2]): row[-1]
        for level in _LEVELS
        for row in padded.filter(exists_at(level))
        .group_by(*by, division=pl.col("padded").str.slice(0, level.digits))
        .agg(pl.col("seen").sum())
        .iter_rows()
    }


def _require(table: Lazy) -> None:
    for name in ("person", "region"):
        if name not in table.collect_schema().names():
            raise FrameError(f"缺少列 {name}", f"the column {name} is missing")


def _counted(told: Lazy, by: tuple[str, ...], codes: Codes) -> Iterator[tuple[Key, int]]:
    """Yield numbers of people to be added up by group and division."""
    near = in_memory(told.select(*by, "person", "region"))
    if near is not None:
        yield from people_in_memory(near, by, codes)
        return
    numbered = told.select(*by, "person", code=codes.numbered())
    if told.implementation.is_duckdb() or told.implementation.is_pyspark():
        yield from _by_window(numbered, by)
    else:
        yield from _by_levels(numbered, by)


def _code(cells: Cells) -> RegionCode:
    return RegionCode.unpadded(str(cells["code"]).zfill(_DIGITS))


def _key(cells: Cells, by: tuple[str, ...]) -> Key:
    return tuple(None if cells[name] is None else str(cells[name]) for name in by)


def _by_window(numbered: Lazy, by: tuple[str, ...]) -> Iterator[tuple[Key, int]]:
    for cells in rows(parted(numbered, by)):
        for division in filter(None, map(_code(cells).at, _LEVELS[int(cells["depth"]) :])):
            yield (*_key(cells, by), division), int(cells["people"])


def parted(numbered: Lazy, by: tuple[str, ...]) -> Lazy:
    """Return at how many rows somebody is new, by code and depth from which on.

    Looks back along each person's divisions; engines of SQL part the table by person, and so does a cluster.

    Args:
        numbered: One row for each attendance, with the columns `person` and `code`, a number of 12 digits.
        by: What to group by besides.
    """
    pairs = distinct(numbered, *by, "person", "code")
    before = pairs.with_columns(before=nw.col("code").shift(1).over(*by, "person", order_by="code"))
    depth = nw.lit(len(_PARTED) - 1)
    for place, divisor in reversed([*enumerate(_PARTED)][:-1]):
        parts = nw.col("code") // divisor != nw.col("before") // divisor
        depth = nw.when(nw.col("before").is_null() | parts).then(nw.lit(place)).otherwise(depth)
    return before.with_columns(depth=depth).group_by(*by, "code", "depth").agg(people=nw.len())


def _by_levels(numbered: Lazy, by: tuple[str, ...]) -> Iterator[tuple[Key, int]]:
    """Count level by level from the bottom, each from the different rows of the one below; asks for no window."""
    pairs = numbered
    for level, divisor in reversed([*zip(_LEVELS, _PARTED, strict=True)]):
        above = pairs.with_columns(code=nw.col("code") // divisor * divisor)
        pairs = distinct(above, *by, "person", "code")
        for cells in rows(pairs.group_by(*by, "code").agg(people=nw.len())):
            code = _code(cells)
            if code.level is level:  # what is filled up with zeros has no division here, or is one of a level above
                yield (*_key(cells, by), code), int(cells["people"])
