"""Crowds and members are the same from objects and from any dataframe."""

from datetime import date
from random import Random

import polars as pl
import pytest
from attrs import evolve

from tests.frames.backends import BACKENDS, Build
from tests.frames.crowded import crowd, table_of
from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.crowd_tally import tally_crowds
from yilao_yiyou.domain.member_tally import MemberRow, tally_members
from yilao_yiyou.domain.period import Period
from yilao_yiyou.errors import UnknownFacetError
from yilao_yiyou.frames import crowds
from yilao_yiyou.frames.engine import lazy
from yilao_yiyou.measurement import measure
from yilao_yiyou.metrics.assume import Assume

LIBRARIES = pytest.mark.parametrize("build", BACKENDS.values(), ids=BACKENDS)


@LIBRARIES
@pytest.mark.parametrize(("number", "seed"), [(0, 0), (1, 1), (6, 2), (40, 3)])
def test_crowds_are_what_objects_give(build: Build, number: int, seed: int) -> None:
    """Every event with its people, and how many events each named person was at."""
    listed = crowd(number, seed)

    assert crowds.tally_crowds(lazy(build(table_of(listed))), by=("group",)) == tally_crowds(listed)


def test_crowds_of_everything_have_an_empty_key() -> None:
    """Where nothing is grouped by."""
    listed = crowd(30, 5)

    assert crowds.tally_crowds(lazy(table_of(listed))) == tally_crowds(evolve(row, group=()) for row in listed)


def had(number: int, seed: int) -> list[MemberRow]:
    """Return so many rows of members, some of whom nobody told."""
    rng = Random(seed)  # noqa: S311 -- made to be repeated, no secret
    return [
        MemberRow(
            group=(rng.choice(("x", "y", None)),),
            id=rng.choice((None, "a", "b", "c")),
            event=rng.choice(("e1", "e2")),
            amount=rng.choice((Bounds(2), Bounds(0, 5), Bounds(1, None))),
            sure=rng.choice((True, True, False)),
        )
        for _ in range(number)
    ]


@LIBRARIES
@pytest.mark.parametrize("number", [0, 1, 30])
def test_members_are_what_objects_give(build: Build, number: int) -> None:
    """The largest amount at each event, summed over events; who is not told apart."""
    listed = had(number, seed=number)
    table = pl.DataFrame(
        [(row.group[0], row.id, row.event, row.amount.lo, row.amount.hi, row.sure) for row in listed],
        schema={
            "group": pl.String,
            "id": pl.String,
            "event": pl.String,
            "amount_lo": pl.Int64,
            "amount_hi": pl.Int64,
            "sure": pl.Boolean,
        },
        orient="row",
    )

    assert crowds.tally_members(lazy(build(table)), by=("group",)) == tally_members(listed)


def test_members_alone_are_enough() -> None:
    """One each, all sure, in one group; a truth is a group too."""
    table = pl.DataFrame({"id": ["a", "b", "a"], "event": ["e", "e", "f"], "is": [True, False, True]})

    (tally,) = crowds.tally_members(lazy(table)).values()

    assert (tally.amounts, tally.number) == ({"a": Bounds(2), "b": Bounds(1)}, Bounds(2))
    assert set(crowds.tally_members(lazy(table), by=("is",))) == {("true",), ("false",)}


VISITS = pl.DataFrame(
    {
        "activity": ["e1", "e1", "e2", "e2", "e3", "e3"],
        "person": ["a", "b", "a", "c", "d", "a"],
        "day": [
            date(2022, 1, 5),
            date(2022, 1, 5),
            date(2022, 1, 5),
            date(2022, 1, 5),
            date(2021, 3, 1),
            date(2021, 3, 1),
        ],
    }
)


def test_metrics_of_crowds_are_had_from_a_dataframe() -> None:
    """Regulars, newcomers and people of one day, without a register."""
    assert measure("reach.kplus", attendance=VISITS, params={"k": 2}).item().bounds == Bounds(1)
    assert measure("reach.new", attendance=VISITS, during=Period.year(2022)).item().bounds == Bounds(2)
    assert [result.bounds for result in measure("reach.unique", attendance=VISITS, by="month")] == [
        Bounds(1),
        Bounds(2),
    ]
    days = measure("reach.attendances", attendance=VISITS, by="day")
    assert [result.key for result in days] == [("2021-03-01",), ("2022-01-05",)]
    apart = pl.DataFrame(
        {"activity": ["e1", "e2"], "heads": [3, 4], "heads_mean": ["besides"] * 2, "day": [date(2022, 1, 5)] * 2}
    )
    assert measure("reach.distinct_persons", attendance=apart).item().bounds == Bounds(4, 7)
    one_day = Assume(one_event_a_day=True)
    assert measure("reach.distinct_persons", attendance=apart, assume=one_day).item().bounds == Bounds(7)
    undated = apart.with_columns(day=pl.lit(None, pl.Date))
    assert measure("reach.distinct_persons", attendance=undated, assume=one_day).item().bounds == Bounds(4, 7)


def test_crowds_of_all_levels_at_once_are_refused() -> None:
    """A level has to be named."""
    with pytest.raises(UnknownFacetError, match="one level"):
        measure("reach.kplus", attendance=VISITS, by="division")
