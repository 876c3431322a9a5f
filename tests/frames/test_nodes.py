"""Different people in every division of the tree at once."""

from collections import defaultdict
from random import Random

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.frames.backends import BACKENDS, Build
from yilao_yiyou.domain.region import RegionCode
from yilao_yiyou.domain.tally import Key
from yilao_yiyou.errors import FrameError, RegionCodeError
from yilao_yiyou.frames import engine, sorting
from yilao_yiyou.frames.divisions import Codes
from yilao_yiyou.frames.engine import lazy
from yilao_yiyou.frames.nodes import people_by_division, rows_by_division
from yilao_yiyou.frames.packing import Packing

REGIONS = (
    None,
    *("37", "3714", "371402", "371402001", "371402001001", "371402001002", "371402002001", "371482000201", "371482"),
    *("110101001001", "110101001", "32"),
)
LIBRARIES = pytest.mark.parametrize("build", BACKENDS.values(), ids=BACKENDS)
TYPES = {"person": pl.String, "region": pl.String, "month": pl.String}


def attendance(number: int, seed: int) -> pl.DataFrame:
    """Return rows in divisions of every level, some without a person, a division or a month."""
    rng = Random(seed)  # noqa: S311 -- made to be repeated, no secret
    cells = [
        (rng.choice((None, *"abcdefgh")), rng.choice(REGIONS), rng.choice((None, "1", "2"))) for _ in range(number)
    ]
    return pl.DataFrame(cells, schema=TYPES, orient="row")


def counted_out(table: pl.DataFrame, by: tuple[str, ...] = ()) -> dict[Key, int]:
    """Return what people_by_division is to find, by putting everybody into a set for each division."""
    people: defaultdict[Key, set[str]] = defaultdict(set)
    for row in table.drop_nulls(["person", "region"]).iter_rows(named=True):
        code = RegionCode(row["region"])
        for division in (code, *code.ancestors):
            people[*(row[name] for name in by), division].add(row["person"])
    return {key: len(members) for key, members in people.items()}


@LIBRARIES
@pytest.mark.parametrize("by", [(), ("month",)])
def test_every_library_counts_everybody_once_in_each_division(build: Build, by: tuple[str, ...]) -> None:
    """Whatever the way that its engine goes."""
    for number in (0, 1, 4, 300):
        table = attendance(number, seed=number)

        assert people_by_division(lazy(build(table)), by=by) == counted_out(table, by)


@pytest.mark.parametrize("by", [(), ("month",)])
def test_what_is_too_large_for_memory_is_counted_where_it_is(
    by: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """DuckDB looks back along each person's divisions itself."""
    monkeypatch.setattr(engine, "LARGEST", 0)
    table = attendance(300, seed=1)

    assert people_by_division(lazy(BACKENDS["duckdb"](table)), by=by) == counted_out(table, by)


@given(number=st.integers(0, 60), seed=st.integers(0, 10**6))
def test_one_sort_counts_everybody_once_in_each_division(number: int, seed: int) -> None:
    """Against sets."""
    table = attendance(number, seed)

    assert people_by_division(lazy(table), by=("month",)) == counted_out(table, ("month",))


@pytest.mark.parametrize("shift", [0, -5, 2**40])
@pytest.mark.parametrize("library", ["polars", "duckdb", "daft"])
def test_people_and_divisions_may_be_numbers(shift: int, library: str) -> None:
    """Small ones are taken as they are, others are numbered anew."""
    people = [1, 2, 1, 3, None, 2]
    regions = ["371402001", "371402001", "371402002", "371482", "371482", None]
    text = pl.DataFrame([pl.Series("person", people).cast(pl.String), pl.Series("region", regions)])
    table = pl.DataFrame([pl.Series("person", people) + shift, pl.Series("region", regions).cast(pl.Int64)])

    assert people_by_division(lazy(BACKENDS[library](table))) == counted_out(text)


def test_rows_are_counted_in_each_division() -> None:
    """Whoever they are of."""
    table = pl.DataFrame({"person": [None, "a"], "region": ["371402", "3714"]})

    assert rows_by_division(lazy(table)) == {("37",): 2, ("3714",): 2, ("371402",): 1}


@LIBRARIES
def test_what_is_no_division_code_is_refused(build: Build) -> None:
    """A code of a wrong length belongs to nothing that anybody knows."""
    table = pl.DataFrame({"person": ["a"], "region": ["37140"]})

    with pytest.raises(RegionCodeError):
        people_by_division(lazy(build(table)))


def test_a_column_that_is_missing_is_named() -> None:
    """People and divisions are needed."""
    with pytest.raises(FrameError, match="region"):
        people_by_division(lazy(pl.DataFrame({"person": ["a"]})))


def test_more_than_a_number_holds_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Groups, people and divisions are told apart by 64 bits."""
    monkeypatch.setattr(sorting, "_BITS", 10)

    with pytest.raises(FrameError, match="portions"):
        people_by_division(lazy(attendance(300, 1)))


def test_engines_of_sql_take_no_code_that_begins_with_a_zero() -> None:
    """As a number it would be another."""
    table = BACKENDS["duckdb"](pl.DataFrame({"person": ["a"], "region": ["01"]}))

    with pytest.raises(FrameError, match="begins with 0"):
        people_by_division(lazy(table))


@given(st.lists(st.sampled_from(REGIONS[1:]), min_size=2, max_size=8))
def test_packed_codes_part_where_the_codes_do(codes: list[str]) -> None:
    """Two lie in one division of a level if, and only if, their numbers differ below its floor."""
    listed = [RegionCode(code) for code in codes]
    packing = Packing.of(Codes.among(pl.Series(codes)))
    numbers = dict(packing.leaves.select("region", "leaf").iter_rows())

    for one in listed:
        for other in listed:
            parted = numbers[one] ^ numbers[other]
            same = [one.padded[:digits] == other.padded[:digits] for digits in (2, 4, 6, 9, 12)]

            assert [parted < floor for floor in packing.floors] == same
    assert sorted(listed, key=lambda code: numbers[code]) == sorted(listed, key=lambda code: code.padded)
    assert max(numbers.values()) < 2**packing.bits
