"""A question to a table of attendance is answered as one to the records that the table is made of."""

from datetime import date, timedelta
from random import Random
from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.frames.backends import BACKENDS, Build
from yilao_yiyou.domain.activity import (
    Activity,
    ActivityKind,
    Affiliation,
    CountMethod,
    HeadsMean,
    Participation,
    ParticipationRole,
    Public,
)
from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.period import Edge, Period
from yilao_yiyou.domain.quantity import Quantity
from yilao_yiyou.domain.register import Register
from yilao_yiyou.domain.unit import Unit, UnitKind
from yilao_yiyou.errors import FrameError, MeasureError, UnknownFacetError
from yilao_yiyou.measurement import measure
from yilao_yiyou.metrics.assume import Assume
from yilao_yiyou.metrics.result import Status
from yilao_yiyou.metrics.table import MetricTable

START = date(2021, 11, 1)
REGIONS = ("3714", "371402", "371402001", "371402001001", "371402002001", "371482000201", "110101001")
QUESTIONS: dict[str, dict[str, Any]] = {
    "all": {},
    "by county": {"by": "county"},
    "by township and month": {"by": ("township", "month")},
    "by every division": {"by": "division"},
    "by year and kind, in 2022": {"by": ("year", "kind"), "during": Period.year(2022)},
    "until August": {"during": Period.until(date(2022, 8, 31)), "by": "role"},
    "from a day on": {"during": Period(date(2022, 1, 1), Edge.UNKNOWN)},
    "in a county": {"within": "371402", "by": "village"},
    "of a public": {"where": {"public": ("child", "elder"), "kind": "lecture"}, "by": "division"},
    "views": {"where": {"method": ("views", "counted")}},
    "parted by county": {"assume": Assume(closed_by="county"), "by": "kind"},
    "of at most two": {"assume": Assume(max_attendances=2)},
}
METRICS = ("reach.distinct_persons", "reach.attendances", "reach.named_share", "reach.frequency")


def _who(rng: Random) -> dict[str, Any]:
    if rng.random() < 0.5:
        return {"person": rng.choice("abcdef"), "times": rng.randint(1, 2)}
    unit = rng.choice((Unit.for_kind(UnitKind.PERSON), Unit.for_kind(UnitKind.PERSON_TIME)))
    method = rng.choice((CountMethod.COUNTED, CountMethod.VIEWS)) if unit.kind is UnitKind.PERSON_TIME else None
    least = rng.randint(0, 9)
    return {
        "heads": Quantity(Bounds(least, least + rng.choice((0, 4))), unit),
        "heads_mean": rng.choice(tuple(HeadsMean)),
        "method": method or CountMethod.COUNTED,
    }


def records(number: int, seed: int, *, names_only: bool = False) -> Register:
    """Return activities on days around a year's turn, with whoever took part in them."""
    rng = Random(seed)  # noqa: S311 -- made to be repeated, no secret
    activities = tuple(
        Activity(
            id=f"a{place}",
            kind=rng.choice((ActivityKind.LECTURE, ActivityKind.CLASS)),
            region=rng.choice(REGIONS),
            hosts=("o1",),
            when=Period.day(START + timedelta(days=rng.randrange(400))),
            sessions=rng.choice((Bounds(1), Bounds(2))),
        )
        for place in range(5)
    )
    participations = tuple(
        Participation(
            id=f"p{place}",
            activity=f"a{rng.randrange(5)}",
            role=rng.choice((ParticipationRole.AUDIENCE, ParticipationRole.LECTURER)),
            public=rng.choice((None, Public.CHILD, Public.ELDER)),
            affiliation=rng.choice((None, Affiliation.VETERAN)),
            **({"person": rng.choice("abcdef")} if names_only else _who(rng)),
        )
        for place in range(number)
    )
    return Register(activities=activities, participations=participations)


def attendance(register: Register, *, names_only: bool = False) -> pl.DataFrame:
    """Return the participations of a register, each with its activity."""
    activities = {activity.id: activity for activity in register.activities}
    cells = [_cells(activities[each.activity], each) for each in register.participations]
    types: dict[str, Any] = dict.fromkeys(
        ("activity", "kind", "region", "person", "role", "public", "affiliation", "heads_mean", "heads_unit", "method"),
        pl.String,
    ) | {"day": pl.Date, "sessions": pl.Int64, "times": pl.Int64, "heads": pl.Int64, "heads_most": pl.Int64}
    table = pl.DataFrame(cells, schema=types)
    return table.drop("heads", "heads_most", "heads_mean", "heads_unit", "method") if names_only else table


def _cells(activity: Activity, each: Participation) -> dict[str, object]:
    codes = ("role", "public", "affiliation", "heads_mean", "method")
    return {
        "activity": activity.id,
        "kind": activity.kind.value,
        "region": activity.region,
        "day": activity.when.ends[0],
        "sessions": activity.sessions.hi,
        "person": each.person,
        "times": each.times,
        "heads": None if each.heads is None else each.heads.lo,
        "heads_most": None if each.heads is None else each.heads.hi,
        "heads_unit": None if each.heads is None else each.heads.unit.kind.value,
        **{name: None if getattr(each, name) is None else getattr(each, name).value for name in codes},
    }


def shown(table: MetricTable) -> dict[tuple[str | None, ...], tuple[object, ...]]:
    """Return what a table says, by group."""
    return {result.key: (result.value, result.status, result.rows, result.assumptions) for result in table}


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)
@pytest.mark.parametrize("metric", METRICS)
def test_a_table_answers_as_its_records_do(metric: str, question: dict[str, Any]) -> None:
    """Every metric of reach, whatever is grouped by, filtered and assumed."""
    for number in (0, 3, 60):
        register = records(number, seed=number)

        assert shown(measure(metric, attendance=attendance(register), **question)) == shown(
            measure(metric, register, **question)
        )


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)
def test_a_table_of_names_answers_as_its_records_do(question: dict[str, Any]) -> None:
    """Where nobody was counted without a name there are shorter ways to the same figures."""
    if "method" in question.get("where", {}):
        return
    register = records(50, seed=9, names_only=True)
    table = attendance(register, names_only=True)

    for metric in METRICS:
        assert shown(measure(metric, attendance=table, **question)) == shown(measure(metric, register, **question))


@given(number=st.integers(0, 20), seed=st.integers(0, 10**6), question=st.sampled_from(tuple(QUESTIONS.values())))
def test_any_table_answers_as_its_records_do(number: int, seed: int, question: dict[str, Any]) -> None:
    """Distinct people, the figure that most depends on everything."""
    register = records(number, seed)

    assert shown(measure(METRICS[0], attendance=attendance(register), **question)) == shown(
        measure(METRICS[0], register, **question)
    )


@pytest.mark.parametrize("build", BACKENDS.values(), ids=BACKENDS)
def test_every_library_answers_as_records_do(build: Build) -> None:
    """With days, divisions, codes and parts."""
    register = records(40, seed=4)
    table = attendance(register)

    for name in ("by township and month", "in a county", "until August", "parted by county", "by every division"):
        assert shown(measure(METRICS[0], attendance=build(table), **QUESTIONS[name])) == shown(
            measure(METRICS[0], register, **QUESTIONS[name])
        )


def test_a_register_beside_the_table_names_the_divisions_without_a_row() -> None:
    """The table takes the place of the participations only."""
    register = records(0, 0)
    table = measure(METRICS[0], register, attendance=attendance(records(9, 1)), by="kind")

    assert {result.key for result in table} == {("lecture",), ("class",)}


def test_rows_without_a_division_may_be_anywhere() -> None:
    """They count in the upper end of a division, and under no division where divisions are grouped by."""
    table = pl.DataFrame({"activity": ["a", "b"], "person": ["x", "y"], "region": ["371402", None]})

    assert measure(METRICS[0], attendance=table, within="3714").item().bounds == Bounds(1, 2)
    assert {result.key for result in measure(METRICS[0], attendance=table, by="division")} == {
        ("37",),
        ("3714",),
        ("371402",),
        (None,),
    }


def test_rows_without_a_day_may_be_of_any_time() -> None:
    """They count in the upper end of a period."""
    table = pl.DataFrame({"activity": ["a", "b"], "person": ["x", "y"], "day": [date(2022, 5, 1), None]})

    assert measure(METRICS[0], attendance=table, during=Period.year(2022)).item().bounds == Bounds(1, 2)


@pytest.mark.parametrize(
    ("asked", "column"),
    [
        ({"by": "county"}, "region"),
        ({"by": "division"}, "region"),
        ({"by": "month"}, "day"),
        ({"by": "topc"}, "topc"),
        ({"where": {"topc": "x"}}, "topc"),
        ({"during": Period.year(2022)}, "day"),
        ({"within": "3714"}, "region"),
        ({"assume": Assume(closed_by="village")}, "region"),
    ],
)
def test_a_column_that_a_question_needs_is_named(asked: dict[str, Any], column: str) -> None:
    """With the nearest that there is."""
    table = pl.DataFrame({"activity": ["a"], "person": ["x"], "topic": ["四史"]})

    with pytest.raises(UnknownFacetError, match=column) as refused:
        measure(METRICS[0], attendance=table, **asked)

    assert column != "topc" or "did you mean topic?" in refused.value.en


def test_other_metrics_need_records() -> None:
    """A table of attendance says nothing of teams."""
    with pytest.raises(MeasureError, match=r"team\.formed"):
        measure("team.formed", attendance=pl.DataFrame({"activity": ["a"], "person": ["x"]}))
    with pytest.raises(MeasureError, match="register"):
        measure(METRICS[0])


@pytest.mark.parametrize("build", BACKENDS.values(), ids=BACKENDS)
@pytest.mark.parametrize("kind", [pl.String, pl.Int64])
def test_an_empty_table_is_an_empty_answer(build: Build, kind: type[pl.DataType]) -> None:
    """A zero that says so."""
    table = build(pl.DataFrame(schema={"activity": kind, "person": kind}))

    assert [measure(metric, attendance=table).item().status for metric in METRICS[:2]] == [Status.EMPTY] * 2


def test_headers_and_words_may_be_chinese() -> None:
    """As they stand in the workbooks of offices."""
    table = pl.DataFrame(
        {
            "活动编号": ["a1", "a1"],
            "人员": ["x", None],
            "人数": [None, 12],
            "人数口径": [None, "含实名人员的总人数"],
            "角色": ["听众", "audience"],
            "计数方式": [None, "清点"],
        }
    )

    assert measure(METRICS[0], attendance=table, where={"role": "audience"}).item().bounds == Bounds(12)


@pytest.mark.parametrize(
    ("columns", "words"),
    [
        ({"person": ["x"]}, "activity"),
        ({"activty": ["a"], "person": ["x"]}, "did you mean activty"),
        ({"activity": ["a"]}, "person"),
        ({"activity": ["a"], "heads": [1]}, "heads_mean"),
        ({"activity": ["a"], "活动": ["a"], "person": ["x"]}, "two columns mean activity"),
        ({"activity": ["a"], "person": ["x"], "role": ["listener"]}, "audience"),
        ({"activity": ["a"], "person": ["x"], "times": [0]}, "1 rows of the column times"),
        ({"activity": ["a"], "person": ["x"], "times": ["two"]}, "a whole number of at least 1"),
        ({"activity": ["a"], "heads": [1.5], "heads_mean": ["besides"]}, "1 rows of the column heads"),
        ({"activity": ["a"], "heads": [-1], "heads_mean": ["besides"]}, "1 rows of the column heads"),
    ],
)
def test_what_is_no_table_of_attendance_is_refused(columns: dict[str, list[Any]], words: str) -> None:
    """It says what is missing or wrong, and never the value of a cell."""
    with pytest.raises(FrameError, match=words) as refused:
        measure(METRICS[0], attendance=pl.DataFrame(columns))

    assert "listener" not in str(refused.value)


def test_numbers_with_a_point_are_whole_all_the_same() -> None:
    """A worksheet and pandas make 3 a 3.0."""
    table = pl.DataFrame({"activity": ["a", "b"], "heads": [3.0, None], "heads_mean": ["besides", None]})

    assert measure(METRICS[0], attendance=table).item().bounds == Bounds(3)


def test_what_is_no_dataframe_is_refused() -> None:
    """It says what would be one."""
    with pytest.raises(FrameError, match="list is no dataframe"):
        measure(METRICS[0], attendance=[1])  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
