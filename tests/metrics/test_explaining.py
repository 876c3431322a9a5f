"""An explanation says what there is to say, line by line, and nothing else."""

from datetime import date
from typing import Any

import pytest
from attrs import evolve

from tests.builders import figure, meeting, registered
from yilao_yiyou.domain.period import Period
from yilao_yiyou.measurement import measure
from yilao_yiyou.metrics.result import MetricResult, Note
from yilao_yiyou.metrics.trace import Dropped, Trace, TracedTable

TRACE = Trace(
    metric="reach.rate",
    version=1,
    params=("k=2", "hours=3"),
    period="2022年",
    scope="3714",
    tables=(
        TracedTable(
            name="activities",
            rows=9,
            first_day=date(2022, 1, 5),
            last_day=date(2022, 2, 6),
            dropped=(Dropped(filter="kind=lecture", rows=4), Dropped(filter="within=3714", rows=2)),
            row_ids=("a", "b", "c"),
        ),
        TracedTable(name="attendance", rows=5),
    ),
    library="0",
)


def explained(language: str, **changes: Any) -> list[str]:  # noqa: ANN401 -- whatever a result has
    """Return the lines of the explanation of a reach rate of two in four."""
    usual = figure("reach.rate", *meeting("e1", "ab", 0), population=4, params={"fewest": 1})
    asked: dict[str, Any] = {"traced": lambda: TRACE, "findings": (), **changes}
    changed: MetricResult = evolve(usual, **asked)
    return changed.explain(language).splitlines()


def test_a_rate_is_explained_in_chinese() -> None:
    """The figure, its definition, its parts, what is assumed, where it comes from, and what to beware of."""
    lines = explained("zh", notes=(Note(name="x", zh="某项", value="3"),))
    definition = figure("reach.rate").definition

    assert lines == [
        "覆盖率(人): 50 %",
        f"口径 (reach.rate 第1版): {definition.statement_zh}",
        "分子 2, 分母 4",
        "某项: 3",
        "假设: 每人在同一场活动只计一次 (T1)",
        "期间: 2022年; 区划: 3714; 参数: k=2, hours=3",
        "来源: activities 共 9 行 (2022-01-05..2022-02-06), kind=lecture 去掉 4 行, within=3714 去掉 2 行, 计入 3 行",
        "来源: attendance 共 5 行, 计入 0 行",
        f"易错: {definition.pitfalls_zh}",
    ]


def test_a_rate_is_explained_in_english() -> None:
    """Likewise."""
    lines = explained("en", notes=(Note(name="x", zh="某项", value="3"),))
    definition = figure("reach.rate").definition

    assert lines == [
        "Reach rate: 50 percent",
        f"Definition (reach.rate v1): {definition.statement_en}",
        "Numerator 2, denominator 4",
        "x: 3",
        "Period: 2022年; scope: 3714; parameters: k=2, hours=3",
        (
            "Source: activities, 9 rows (2022-01-05..2022-02-06), 4 dropped by kind=lecture, 2 dropped by within=3714, "
            "3 counted"
        ),
        "Source: attendance, 5 rows, 0 counted",
        f"Beware: {definition.pitfalls_en}",
    ]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_there_is_not_is_not_said(language: str) -> None:
    """No pitfalls, exclusions, parts or source, no line about them."""
    bare = evolve(figure("reach.rate").definition, pitfalls_zh="", pitfalls_en="", exclusions_zh="", exclusions_en="")

    lines = explained(language, definition=bare, denominator=None, traced=None, assumptions=())

    assert len(lines) == 2
    left_out = evolve(bare, exclusions_zh="浏览量。", exclusions_en="Views.")
    assert len(explained(language, definition=left_out, numerator=None, traced=None, assumptions=())) == 3


def test_everything_is_said_to_be_everything() -> None:
    """Without a period, a place or parameters."""
    everywhere = evolve(TRACE, params=(), period=None, scope=None, tables=())

    assert "期间: 不限; 区划: 不限; 参数: 无" in explained("zh", traced=lambda: everywhere)
    assert "Period: all; scope: all; parameters: none" in explained("en", traced=lambda: everywhere)


def test_a_table_keeps_where_each_row_comes_from() -> None:
    """The rows of all tables, each once."""
    result = measure("reach.rate", registered(*meeting("e1", "ab", 0)), population=4, during=Period.year(2022)).item()

    assert len(result.row_ids()) == len(set(result.row_ids())) == 3
    twice = evolve(TRACE, tables=(TRACE.tables[0], evolve(TRACE.tables[0], row_ids=("b", "d"))))
    assert twice.row_ids == ("a", "b", "c", "d")
