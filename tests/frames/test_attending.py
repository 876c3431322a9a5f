"""The tally of attendance is the same from objects and from any dataframe."""

import polars as pl
import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from tests.frames.backends import BACKENDS, Build
from tests.frames.crowded import crowd, table_of
from yilao_yiyou.domain.attendance import AttendanceRow
from yilao_yiyou.domain.attendance_tally import Asks, ReachTally, tally_attendance
from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.tally import Key
from yilao_yiyou.errors import FrameError
from yilao_yiyou.frames.attending import tally_attendance as tally_frame
from yilao_yiyou.frames.engine import lazy

CROWDS = [(0, 0), (1, 1), (6, 2), (40, 3)]


def tallied(table: object) -> dict[Key, ReachTally]:
    """Return the tally of a table with groups and parts."""
    return tally_frame(lazy(table), by=("group",), parts=("part",))


@given(number=st.integers(0, 25), seed=st.integers(0, 10**6))
def test_a_dataframe_gives_what_objects_give(number: int, seed: int) -> None:
    """Every aggregate of every group and part, with everything that a row can be."""
    listed = crowd(number, seed)

    assert tallied(table_of(listed)) == tally_attendance(listed)


@pytest.mark.parametrize("build", BACKENDS.values(), ids=BACKENDS)
def test_every_library_gives_what_objects_give(build: Build) -> None:
    """The same figures whatever the table was made with."""
    for number, seed in CROWDS:
        listed = crowd(number, seed)

        assert tallied(build(table_of(listed))) == tally_attendance(listed)


@pytest.mark.parametrize(
    "dropped",
    [
        ("times", "sure"),
        ("heads_lo", "heads_hi", "per_session", "holds_named"),
        ("sessions_hi", "company_0", "company_1", "company_2"),
        ("company_1", "company_2"),
    ],
)
def test_columns_that_are_left_out_have_their_defaults(dropped: tuple[str, ...]) -> None:
    """A table of names and events is enough."""
    usual = table_of([AttendanceRow(group=(None,), part=(None,), event="e", company=(None, None, None))])
    table = table_of(crowd(60, 7))
    filled = table.with_columns(pl.lit(usual[name][0], usual.schema[name]).alias(name) for name in dropped)

    assert tallied(table.drop(dropped)) == tallied(filled)


def test_everything_is_one_group_where_nothing_is_grouped_by() -> None:
    """Its key is empty, in parts or not."""
    listed = crowd(30, 5)
    rows = [evolve(row, group=()) for row in listed]

    assert tally_frame(lazy(table_of(listed)), parts=("part",)) == tally_attendance(rows)


PLAIN = ("group", "event", "person")


@pytest.mark.parametrize("build", BACKENDS.values(), ids=BACKENDS)
@pytest.mark.parametrize("more", [(), ("times",)])
def test_of_names_alone_people_and_attendances_are_had_apart(build: Build, more: tuple[str, ...]) -> None:
    """Each is exact; all else is left within the widest bounds, in which the truth lies."""
    table = lazy(build(table_of(crowd(80, 11)).select(*PLAIN, *more)))
    whole = tally_frame(table, by=("group",))

    people = tally_frame(table, by=("group",), asks=Asks.PEOPLE)
    attended = tally_frame(table, by=("group",), asks=Asks.ATTENDANCES)

    for key, tally in whole.items():
        assert (people[key].whole.named, people[key].rows) == (tally.whole.named, tally.rows)
        assert (attended[key].whole.attendances, attended[key].rows) == (tally.whole.attendances, tally.rows)
        for part in (people[key].whole, attended[key].whole):
            for name in ("named", "named_times", "largest", "attendances", "events"):
                assert getattr(part, name).meets(getattr(tally.whole, name))
    assert people.keys() == attended.keys() == whole.keys()


@pytest.mark.parametrize("asks", Asks)
def test_heads_and_doubt_take_everything(asks: Asks) -> None:
    """Then it is tallied as a whole, whatever is asked for."""
    table = lazy(table_of(crowd(30, 2)))

    assert tally_frame(table, by=("group",), asks=asks) == tally_frame(table, by=("group",))
    assert tally_frame(table.drop("heads_lo", "heads_hi"), asks=asks) == tally_frame(table.drop("heads_lo", "heads_hi"))


def test_a_truth_is_a_group_by_its_small_letters() -> None:
    """As in a question put to records."""
    table = pl.DataFrame({"event": ["e", "f"], "person": ["a", "a"], "is_online": [True, False]})

    assert set(tally_frame(lazy(table), by=("is_online",))) == {("true",), ("false",)}


def test_a_row_without_an_event_is_refused() -> None:
    """It may be of any event; nobody is counted on a guess."""
    table = pl.DataFrame({"event": ["e", None], "person": ["a", "b"]})

    with pytest.raises(FrameError, match="1 rows have no event"):
        tally_frame(lazy(table))


@pytest.mark.parametrize("backend", ["polars", "duckdb"])
def test_numbers_whose_sum_might_not_fit_are_refused(backend: str) -> None:
    """The largest sum that can be is worked out before anything is added."""
    table = pl.DataFrame(
        {"event": ["e", "f"], "person": [None, None], "heads_lo": [2**62 - 1, 1], "heads_hi": [2**62 - 1, 1]}
    )
    table = table.with_columns(pl.col("person").cast(pl.String))
    larger = table.with_columns(pl.col("heads_hi") + 1)

    assert tally_frame(lazy(BACKENDS[backend](table)))[()].whole.unnamed == Bounds(2**62)
    with pytest.raises(FrameError, match="64"):
        tally_frame(lazy(BACKENDS[backend](larger)))


def test_totals_are_of_as_many_companies_as_there_are_bits() -> None:
    """More are refused before a number of them overflows."""
    number = 63
    table = pl.DataFrame(
        {
            "event": ["e"] * number,
            "person": pl.Series([None] * number, dtype=pl.String),
            "heads_lo": [1] * number,
            "heads_hi": [1] * number,
            "holds_named": [True] * number,
            "company_0": [f"role {place}" for place in range(number)],
        }
    )

    with pytest.raises(FrameError, match="63 companies"):
        tally_frame(lazy(table))
    assert tally_frame(lazy(table[1:]))[()].whole.unnamed == Bounds(number - 1)
