"""Counts, days and points are the same from objects and from any dataframe."""

from datetime import date
from random import Random

import polars as pl
import pytest

from tests.builders import divisions
from tests.frames.backends import BACKENDS, Build
from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.region import Region, RegionCode
from yilao_yiyou.domain.region_tree import RegionTree
from yilao_yiyou.domain.tally import CountRow, DayRow, Key, tally_counts, tally_days
from yilao_yiyou.domain.tree_tally import PointRow, tally_tree
from yilao_yiyou.errors import FrameError, RegionCodeError
from yilao_yiyou.frames import counting
from yilao_yiyou.frames.engine import lazy

TREE = RegionTree(divisions("3714", "371402", "371482", "371402001", "371402001001", "371482000201", r371402001001=100))
LIBRARIES = pytest.mark.parametrize("build", BACKENDS.values(), ids=BACKENDS)


def _counted(number: int, seed: int) -> list[CountRow]:
    rng = Random(seed)  # noqa: S311 -- made to be repeated, no secret
    return [
        CountRow(
            group=(rng.choice(("x", "y", None)),),
            id=rng.choice((None, "a", "b", "c")),
            amount=rng.choice((Bounds(2), Bounds(0, 5), Bounds(1, None))),
            sure=rng.choice((True, True, False)),
        )
        for _ in range(number)
    ]


@LIBRARIES
@pytest.mark.parametrize("number", [0, 1, 30])
def test_counts_are_what_objects_give(build: Build, number: int) -> None:
    """Distinct ids and sums, doubtful rows in the upper ends only, a group without an id kept."""
    listed = _counted(number, seed=number)
    table = pl.DataFrame(
        [(row.group[0], row.id, row.amount.lo, row.amount.hi, row.sure) for row in listed],
        schema={"group": pl.String, "id": pl.String, "amount_lo": pl.Int64, "amount_hi": pl.Int64, "sure": pl.Boolean},
        orient="row",
    )

    assert counting.tally_counts(lazy(build(table)), by=("group",)) == tally_counts(listed)


@LIBRARIES
def test_a_column_of_ids_is_enough_to_count(build: Build) -> None:
    """One each, all sure, in one group."""
    table = pl.DataFrame({"id": ["a", "b", "a", None]})

    (tally,) = counting.tally_counts(lazy(build(table))).values()

    assert (tally.distinct, tally.amount, tally.rows) == (Bounds(2), Bounds(4), 4)


def test_amounts_whose_sum_might_not_fit_are_refused() -> None:
    """Nothing is added that may overflow."""
    table = pl.DataFrame({"id": ["a", "b"], "amount_lo": [1, 1], "amount_hi": [2**62, 1]})

    with pytest.raises(FrameError, match="64"):
        counting.tally_counts(lazy(table))


@LIBRARIES
def test_days_are_what_objects_give(build: Build) -> None:
    """Sorted, without repeats; rows without a day are left out."""
    days = [date(2022, 3, 1), date(2021, 12, 31), None, date(2022, 3, 1), date(2020, 2, 29)]
    groups = ["x", "x", "x", "x", None]
    table = pl.DataFrame({"group": groups, "day": days}, schema={"group": pl.String, "day": pl.Date})

    expected = tally_days(DayRow(group=(group,), day=day) for group, day in zip(groups, days, strict=True) if day)

    assert counting.tally_days(lazy(build(table)), by=("group",)) == expected


@LIBRARIES
def test_points_are_what_objects_give(build: Build) -> None:
    """Several in one division, doubtful ones, and one that serves others; without a division there is no place."""
    cells = [
        ("371402", "", True),
        ("371402", "", True),
        ("371482", "371482000201", False),
        ("371402001001", "", True),
        (None, "", True),
    ]
    table = pl.DataFrame(cells, schema={"region": pl.String, "serves": pl.String, "sure": pl.Boolean}, orient="row")
    points = [
        PointRow(id=str(place), region=RegionCode(region), serves=tuple(map(RegionCode, serves.split())), sure=sure)
        for place, (region, serves, sure) in enumerate(cells)
        if region is not None
    ]

    def county(region: Region) -> Key | None:
        return (region.code[:6],)

    assert counting.tally_points(lazy(build(table)), TREE, group=county) == tally_tree(TREE, points, group=county)


def test_a_point_in_no_division_is_refused() -> None:
    """A code that is none is a mistake of the table."""
    with pytest.raises(RegionCodeError):
        counting.tally_points(lazy(pl.DataFrame({"region": ["37140"]})), TREE, group=lambda _: ())
