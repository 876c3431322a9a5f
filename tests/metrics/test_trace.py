"""Every figure can be followed to its rows, told in words, and exchanged without losing where it came from."""

import json
from datetime import date
from typing import Any

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from attrs import evolve

import yilao_yiyou as yy
from tests.builders import crowd, divisions, figure, meeting, registered
from tests.domain.small_records import activity, heads
from tests.metrics.invented import invented
from tests.metrics.usual import GENERAL, usual
from yilao_yiyou.domain.activity import CountMethod
from yilao_yiyou.domain.quantity import Quantity
from yilao_yiyou.errors import FormatError, MeasureError, UnknownMetricError
from yilao_yiyou.frames.handing import dataframe
from yilao_yiyou.metrics.catalogue import METRICS
from yilao_yiyou.metrics.describing import markdown
from yilao_yiyou.metrics.exporting import to_dhis2, to_sdmx, uid
from yilao_yiyou.metrics.rolling import roll_up_to

ASKED: dict[str, Any] = {"during": yy.Period.year(2022), "within": "3714", "where": {"kind": "lecture"}}


def lectures() -> yy.Register:
    """Return a lecture in the year and one before it, something else, and a look at a page."""
    seen = heads("v", 0, "e1", heads=Quantity.of("人次", 900), method=CountMethod.VIEWS)
    held = [*meeting("e1", "ab", 3), *meeting("e2", "c", 0, when=yy.Period.day(date(2021, 5, 4)))]
    return registered(*divisions("3714", "371402"), *held, seen, as_of=date(2022, 9, 1))


def test_a_figure_leads_to_its_rows() -> None:
    """And says how many fell at each filter; views are in no table of people."""
    result = yy.measure("reach.distinct_persons", lectures(), by="county", **ASKED)["371402"]

    (table,) = result.trace.tables

    assert (table.name, table.rows, table.first_day, table.last_day) == (
        "participations",
        5,
        date(2021, 5, 4),
        date(2022, 5, 4),
    )
    assert [(each.filter.partition("=")[0], each.rows) for each in table.dropped] == [
        ("begun", 2),
        ("within", 0),
        ("kind", 0),
        ("group", 0),
    ]
    assert result.row_ids() == ("participations/e1/e1-a", "participations/e1/e1-b", "participations/e1/e1-heads")
    assert (result.trace.metric, result.trace.version, result.trace.scope) == ("reach.distinct_persons", 1, "3714")
    assert result.trace.hierarchy == "as_was"
    assert result.trace.library == yy.__version__


def test_the_same_rows_have_the_same_digest() -> None:
    """In whatever order; other rows have another."""
    register = lectures()
    turned = evolve(register, participations=register.participations[::-1])

    def digest(of: yy.Register) -> str | None:
        return yy.measure("reach.attendances", of).item().trace.tables[0].digest

    assert digest(register) == digest(turned) != digest(evolve(register, participations=register.participations[1:]))


@pytest.mark.parametrize("name", GENERAL)
def test_every_figure_can_be_followed(name: str) -> None:
    """Whatever is on record: as many rows are left as the filters let through, and the words name the definition."""
    for seed in range(8):
        for result in yy.measure(name, invented(seed), **usual(name)):
            trace = result.trace

            assert bool(trace.tables) or name == "satisfaction.rate"
            for table in trace.tables:
                assert len(table.row_ids) <= table.rows - sum(each.rows for each in table.dropped)
            assert METRICS[name].definition.statement_zh in result.explain()
            assert METRICS[name].definition.statement_en in result.explain("en")


def test_rows_of_other_groups_are_not_a_groups() -> None:
    """The rows of all counties and of none are the rows of everything."""
    for seed in range(20):
        register = invented(seed)
        for name in ("activity.sessions", "reach.distinct_persons", "volunteer.stock"):
            parts = [set(result.row_ids()) for result in yy.measure(name, register, by="county")]
            whole = set(yy.measure(name, register).item().row_ids())

            assert set().union(*parts) == whole
            assert sum(map(len, parts)) == len(whole)


def test_an_explanation_is_in_words() -> None:
    """The figure, its definition, what is left out, both parts, filters, findings and pitfalls, in either language."""
    result = yy.measure("reach.rate", lectures(), population=2, params={"fewest": 1}, **ASKED).item()

    zh, en = result.explain().splitlines(), result.explain("en").splitlines()

    assert zh[0] == "覆盖率(人): 250 %"
    assert "分子 5, 分母 2" in zh
    assert "期间: 2022-01-01..2022-12-31; 区划: 3714; 参数: fewest=1" in zh
    assert any(line.startswith("警告: 参加人数超过总人数") for line in zh)
    assert any(line.startswith("来源: participations 共 5 行") and line.endswith("计入 3 行") for line in zh)
    assert any("假设" in line for line in zh)
    assert en[0] == "Reach rate: 250 percent"
    assert "Numerator 5, denominator 2" in en
    assert any(line.startswith("warning: more people") for line in en)
    people = figure("reach.distinct_persons", *meeting("e1", "a", 1))
    assert any(line.startswith("不计: ") for line in people.explain().splitlines())
    assert any(line.startswith("Left out: ") for line in people.explain("en").splitlines())
    assert figure("reach.named_share").explain("en").startswith("Named share: no_denominator")
    with pytest.raises(MeasureError, match="zh or en"):
        result.explain("fr")


def test_what_was_rolled_up_has_no_trace_of_its_own() -> None:
    """Its words do without."""
    city = roll_up_to("city", [yy.measure("activity.sessions", lectures(), by="county")]).item()

    with pytest.raises(MeasureError, match="no trace"):
        city.row_ids()
    assert "来源" not in city.explain()
    assert "Source" not in city.explain("en")


def test_a_dataframe_is_not_read_twice() -> None:
    """Its trace tells the rows and no digest."""
    table = pl.DataFrame({"activity": ["a", "a"], "person": ["p", "q"]})

    (traced,) = yy.measure("reach.distinct_persons", attendance=table).item().trace.tables

    assert (traced.name, traced.rows, traced.digest) == ("attendance", 2, None)
    assert "()" not in yy.measure("reach.distinct_persons", attendance=table).item().explain("en")


@pytest.mark.parametrize("name", GENERAL)
def test_tables_come_back_from_json(name: str) -> None:
    """With every figure, note, finding and trace."""
    for seed in range(5):
        asked = {"by": "county"} if METRICS[name].definition.id.startswith(("reach.", "activity.", "org.")) else {}
        table = yy.measure(name, invented(seed), **{**asked, **usual(name)})

        back = yy.MetricTable.from_json(table.to_json())

        assert back == table
        assert [result.trace for result in back] == [result.trace for result in table]
        assert back.to_json() == table.to_json()


def test_open_ends_and_open_periods_come_back_from_json() -> None:
    """No upper end is not zero, and nobody knows is not for ever."""
    table = yy.measure(
        "reach.attendances",
        registered(activity("e1"), crowd("h", "e1", yy.Bounds(3, None))),
        during=yy.Period(date(2022, 1, 1), yy.Edge.UNKNOWN),
    )
    share = evolve(table.results[0], numerator=yy.Bounds(1, 2, hi_open=True), traced=None)

    back = yy.MetricTable.from_json(evolve(table, results=(share,)).to_json())

    assert (back.item().bounds, back.during) == (table.item().bounds, table.during)
    assert back.item().numerator == yy.Bounds(1, 2, hi_open=True)


@pytest.mark.parametrize(
    "change",
    [
        {"format": "x"},
        {"version": 2},
        {"metric_version": 9},
        {"results": None},
        {"results": [{}]},
        {"during": {"start": "x", "end": "open", "phrase": None}},
        {"by": 1},
    ],
)
def test_what_is_no_table_is_refused(change: dict[str, object]) -> None:
    """With one kind of error whatever is wrong; an unknown metric has its own."""
    told = json.loads(yy.measure("activity.sessions", lectures()).to_json())

    with pytest.raises(FormatError):
        yy.MetricTable.from_json(json.dumps({**told, **change}))
    with pytest.raises(FormatError):
        yy.MetricTable.from_json("[]")
    with pytest.raises(FormatError):
        yy.MetricTable.from_json("{")
    with pytest.raises(UnknownMetricError):
        yy.MetricTable.from_json(json.dumps({**told, "metric": "x"}))


def test_a_table_becomes_a_dataframe_of_the_callers_library() -> None:
    """Pandas in, pandas out; Arrow likewise; Polars otherwise; counts are whole and ratios floats."""
    frame = pl.DataFrame(
        {"activity": ["a", "b"], "person": ["p", None], "heads": [None, 4], "heads_mean": [None, "besides"]}
    )
    given = {"polars": frame, "pandas": frame.to_pandas(), "pyarrow": frame.to_arrow(), "lazy": frame.lazy()}

    tables = {name: yy.measure("reach.distinct_persons", attendance=each).to_native() for name, each in given.items()}

    assert isinstance(tables["polars"], pl.DataFrame)
    assert isinstance(tables["lazy"], pl.DataFrame)
    assert isinstance(tables["pandas"], pd.DataFrame)
    assert isinstance(tables["pyarrow"], pa.Table)
    chosen = tables["polars"].select("lo", "hi", "point", "unit", "status", "n_rows")
    assert chosen.rows() == [(4, 5, None, "人", "ok", 2)]
    share = yy.measure("reach.named_share", attendance=frame).to_native()
    assert isinstance(share, pl.DataFrame)
    assert share.select("lo", "numerator_lo", "denominator_hi").rows() == [(20, 1, 5)]
    half = yy.measure("coverage.node", registered(*divisions("3714", "371402", "371403"), as_of=date(2022, 9, 1)))
    assert half.to_columns()["hi"] == [0]
    third = yy.measure("reach.frequency", registered(*meeting("e1", "ab", 0), *meeting("e2", "ac", 0))).to_columns()
    assert third["lo"] == [4 / 3]
    assert dataframe({"x": [1]}, like=3) is not None


def test_groups_and_findings_are_columns() -> None:
    """Of a register Polars is made; a table that was read back knows no library."""
    table = yy.measure("reach.rate", lectures(), by="county", population=2, params={"fewest": 1}, **ASKED)

    columns = table.to_columns()

    assert (columns["county"], columns["flags"]) == (["371402"], ["RATE_GT_1"])
    assert isinstance(table.to_native(), pl.DataFrame)
    with pytest.raises(MeasureError, match="to_columns"):
        yy.MetricTable.from_json(table.to_json()).to_native()


def test_definitions_become_metadata_of_others() -> None:
    """Ratios are indicators over elements; what does not add is not summed; ids are unique and stable."""
    definitions = [metric.definition for metric in METRICS.values()]

    exported = to_dhis2(definitions)

    elements = {each["id"] for each in exported["dataElements"]}
    ids = [each["id"] for listed in exported.values() for each in listed]
    assert len(set(ids)) == len(ids)
    for indicator in exported["indicators"]:
        assert {str(indicator[part])[2:-1] for part in ("numerator", "denominator")} <= elements
        assert len(str(indicator["shortName"])) <= 50
    aggregation = {each["code"]: each["aggregationType"] for each in exported["dataElements"]}
    assert aggregation["reach.attendances"] == "SUM"
    assert aggregation["reach.distinct_persons"] == "NONE"
    assert aggregation["team.count_stock"] == "LAST_IN_PERIOD"
    assert aggregation["volunteer.stock"] == "NONE"
    assert uid("activity.sessions") == uid("activity.sessions") != uid("activity.hosts")
    json.dumps(exported)


def test_definitions_become_concepts() -> None:
    """In both languages, with the attributes that a data flow would carry."""
    exported = to_sdmx([METRICS[name].definition for name in ("reach.attendances", "team.count_stock", "reach.rate")])

    concepts = json.loads(json.dumps(exported))["data"]["conceptSchemes"][0]["concepts"]
    assert [each["id"] for each in concepts] == ["REACH_ATTENDANCES", "TEAM_COUNT_STOCK", "REACH_RATE"]
    told = [{each["id"]: each["title"] for each in concept["annotations"]} for concept in concepts]
    assert [each["TIME_PER_COLLECT"] for each in told] == ["S", "E", "A"]
    assert [each["DECIMALS"] for each in told] == ["0", "0", "2"]
    assert concepts[0]["names"]["zh"] == "人次"


def test_a_section_of_the_page_says_all_there_is() -> None:
    """Parameters with their defaults, what is needed, what is left out; bars do not break the table."""
    section = markdown(METRICS["reach.kplus"].definition)

    assert "`k` = 2 (正整数)" in section
    assert "必填 needed" in markdown(METRICS["equity.gini"].definition)
    assert "\\|x w'" in markdown(METRICS["equity.gini"].definition)
    assert "`participations`: id, activity" in section
