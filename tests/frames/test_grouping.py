"""Different people of each group by one sort."""

from collections import defaultdict

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from yilao_yiyou.domain.attendance_tally import Asks
from yilao_yiyou.frames.attending import tally_attendance
from yilao_yiyou.frames.engine import lazy
from yilao_yiyou.frames.grouping import people_of_groups

TYPES = {"person": pl.UInt32, "event": pl.Int64, "month": pl.Int16, "region": pl.Int64}
FEW = st.none() | st.integers(0, 3)
ROWS = st.lists(
    st.tuples(FEW, st.integers(-2, 2), st.none() | st.integers(-3, 3), st.none() | st.just(371402) | st.just(110101))
)


def counted_out(table: pl.DataFrame, once_an: tuple[str, ...]) -> dict[tuple[int | None, ...], tuple[int, int]]:
    """Return the people and the rows of each month and region, by putting everybody into a set for each of them."""
    people, seen = defaultdict[tuple[int | None, ...], set[tuple[int, ...]]](set), defaultdict[object, int](int)
    for row in table.iter_rows(named=True):
        group = row["month"], row["region"]
        seen[group] += 1
        people[group].update([] if row["person"] is None else [(row["person"], *(row[name] for name in once_an))])
    return {group: (len(members), seen[group]) for group, members in people.items()}


@given(cells=ROWS, once_an=st.sampled_from([(), ("event",)]))
def test_one_sort_finds_what_sets_find(cells: list[tuple[int | None, ...]], once_an: tuple[str, ...]) -> None:
    """Groups and people that are missing among them."""
    table = pl.DataFrame(cells, schema=TYPES, orient="row")

    assert people_of_groups(table.lazy(), ("month", "region"), once_an=once_an) == counted_out(table, once_an)


@pytest.mark.parametrize(
    "table",
    [
        pl.LazyFrame({"person": [0, 2**40], "month": [0, 2**30]}),
        pl.LazyFrame({"person": [2**62], "month": [1]}),
        pl.LazyFrame({"person": [-(2**62)], "month": [1]}),
    ],
    ids=["too wide at once", "too large", "too far below zero"],
)
def test_what_numbers_of_64_bits_cannot_tell_apart_is_left_to_others(table: pl.LazyFrame) -> None:
    """Rather than counted wrongly."""
    assert people_of_groups(table, ("month",)) is None


@pytest.mark.parametrize("asks", [Asks.PEOPLE, Asks.ATTENDANCES])
@given(cells=ROWS)
def test_people_with_names_are_as_many_as_people_with_numbers(asks: Asks, cells: list[tuple[int | None, ...]]) -> None:
    """Names cannot be sorted as numbers, so that they are counted in another way."""
    numbers = pl.DataFrame(cells, schema=TYPES, orient="row")
    names = numbers.with_columns(pl.col("person").cast(pl.String))
    numbered, named = (tally_attendance(lazy(table), by=("month", "region"), asks=asks) for table in (numbers, names))

    assert numbered == named


def test_who_came_to_several_sessions_came_as_often() -> None:
    """Where rows say how often, an event is not one attendance."""
    table = pl.LazyFrame({"person": [1, 1, 2], "event": [1, 1, 1], "times": [3, 3, 1], "month": [5, 5, 5]})
    table = table.with_columns(sessions_hi=pl.lit(1))
    tallies = tally_attendance(lazy(table), by=("month",), asks=Asks.ATTENDANCES)

    assert tallies["5",].whole.attendances.lo == 4
