"""Counts, days and points over a dataframe: the twins of the other tabulators of `yilao_yiyou.domain`."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from itertools import chain, repeat

import narwhals.stable.v2 as nw

from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.region import Region, RegionCode
from yilao_yiyou.domain.region_tree import RegionTree
from yilao_yiyou.domain.tally import CountTally, DayTally, Key
from yilao_yiyou.domain.tree_tally import PointRow, TreeTally, tally_tree
from yilao_yiyou.errors import FrameError
from yilao_yiyou.frames.engine import Cells, Lazy, also, counted, distinct, rows

_MOST = 2**63 - 1
_EVERYTHING = "everything"


def tally_counts(table: Lazy, *, by: tuple[str, ...] = ()) -> dict[Key, CountTally]:
    """Return the distinct ids and the summed amount of each group; see `yilao_yiyou.domain.tally.tally_counts`.

    Args:
        table: One row for each thing, with the column `id` (null counts nothing), and where they differ from the
            defaults of `CountRow`, `amount_lo`, `amount_hi` (null for no upper end) and `sure`.
        by: The columns that make a group.

    Raises:
        FrameError: If amounts are so large that their sum might not fit.
    """
    whole = _with_defaults(table)
    _refuse_huge(whole)
    keys = by or (_EVERYTHING,)
    keyed = whole if by else whole.with_columns(nw.lit("").alias(_EVERYTHING))
    most = {_key(cells, by): cells["ids"] for cells in rows(_ids(keyed, keys))}
    least = {_key(cells, by): cells["ids"] for cells in rows(_ids(keyed.filter(nw.col("sure")), keys))}
    return {
        (key := _key(cells, by)): CountTally(
            distinct=Bounds(least.get(key, 0), most.get(key, 0)),
            amount=Bounds(cells["sure_lo"], None if cells["endless"] else cells["most"]),
            rows=int(cells["rows"]),
        )
        for cells in rows(_sums(keyed, keys))
    }


def _with_defaults(table: Lazy) -> Lazy:
    columns = table.collect_schema().names()
    defaults = {"amount_lo": nw.lit(1), "amount_hi": nw.lit(1), "sure": nw.lit(value=True)}
    return also(table, **{name: value for name, value in defaults.items() if name not in columns})


def _refuse_huge(table: Lazy) -> None:
    (cells,) = rows(table.select(nw.len().alias("rows"), nw.col("amount_lo", "amount_hi").max()))
    largest = max(int(cells[name] or 0) for name in ("amount_lo", "amount_hi"))
    if cells["rows"] * largest > _MOST:
        raise FrameError(
            "数量过大, 其和可能超出64位整数; 请核对最大的几个数",
            "amounts are so large that their sum may not fit into 64 bits; check the largest",
        )


def _ids(table: Lazy, keys: tuple[str, ...]) -> Lazy:
    return counted(distinct(table.filter(~nw.col("id").is_null()), *keys, "id"), keys, "ids")


def _sums(table: Lazy, keys: tuple[str, ...]) -> Lazy:
    prepared = table.with_columns(
        sure_lo=nw.when(nw.col("sure")).then(nw.col("amount_lo")).otherwise(nw.lit(0)),
        most=nw.col("amount_hi").fill_null(0),
        endless=nw.col("amount_hi").is_null().cast(nw.Int64),
    )
    return prepared.group_by(*keys).agg(nw.len().alias("rows"), nw.col("sure_lo", "most", "endless").sum())


def _key(cells: Cells, by: Iterable[str]) -> Key:
    return tuple(None if cells[name] is None else str(cells[name]) for name in by)


def tally_days(table: Lazy, *, by: tuple[str, ...] = ()) -> dict[Key, DayTally]:
    """Return the days of each group, sorted and without repeats; see `yilao_yiyou.domain.tally.tally_days`.

    Args:
        table: One row for each time that something happened, with the column `day`; rows without a day are left out.
        by: The columns that make a group.
    """
    found: defaultdict[Key, set[date]] = defaultdict(set)
    for cells in rows(distinct(table.filter(~nw.col("day").is_null()), *by, "day")):
        found[_key(cells, by)].add(_date(cells["day"]))
    return {
        key: DayTally(years=frozenset(day.year for day in days), days=tuple(sorted(days)))
        for key, days in found.items()
    }


def _date(day: date) -> date:
    # Some libraries know midnights only.
    return day.date() if isinstance(day, datetime) else day


def tally_points(table: Lazy, tree: RegionTree, *, group: Callable[[Region], Key | None]) -> dict[Key, TreeTally]:
    """Return which divisions have points; see `yilao_yiyou.domain.tree_tally.tally_tree`.

    The points are counted where they are; what comes back is a number for each division.

    Args:
        table: One row for each point, with its division as `region` (rows without one have no place and are left out),
            and where there are any, the divisions that it is declared to serve as `serves`, codes parted by blanks,
            and `sure`.
        tree: The divisions.
        group: The group of a division, `None` for divisions that belong to no group.

    Raises:
        RegionCodeError: If a division's code is none.
    """
    return tally_tree(tree, chain.from_iterable(_points(table)), group=group)


def _points(table: Lazy) -> Iterator[Iterable[PointRow]]:
    columns = [name for name in ("region", "serves", "sure") if name in table.collect_schema().names()]
    placed = counted(table.filter(~nw.col("region").is_null()), tuple(columns), "points")
    for number, cells in enumerate(rows(placed)):
        point = PointRow(
            id=str(number),
            region=RegionCode(str(cells["region"])),
            serves=tuple(map(RegionCode, (cells.get("serves") or "").split())),
            sure=cells.get("sure", True),
        )
        yield repeat(point, cells["points"])
