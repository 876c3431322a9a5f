"""Sifting a table of attendance: the rows that can be measured, the others, and what is wrong with them."""

from typing import Any

import narwhals.stable.v2 as nw
from attrs import frozen

from yilao_yiyou.domain.finding import Finding, Severity
from yilao_yiyou.frames.attendance_rules import CellRule, different_words, division_rules, event_rule, rules_of
from yilao_yiyou.frames.contract import renamed
from yilao_yiyou.frames.engine import Lazy, joined, lazy, rows

FAULTS = "faults"
"""The column of the rejected rows that names the columns which are wrong in each."""


@frozen(kw_only=True)
class SiftedAttendance:
    """A table of attendance parted in two; no row is lost.

    Attributes:
        sound: The rows that can be measured: a frame of Polars where the table lay in memory, otherwise one of the
            engine that the table is in. Headers are the English names of columns.
        rejected: The other rows; the column `faults` names what is wrong in each, with blanks between.
        findings: What is wrong, a finding for each column and cause with the number of its rows.
        accepted: How many rows are sound.
        refused: How many are not.
    """

    sound: Any
    rejected: Any
    findings: tuple[Finding, ...]
    accepted: int
    refused: int


def sift_attendance(table: object) -> SiftedAttendance:
    """Part a table of attendance into the rows that can be measured and the others.

    `measure()` refuses a table with any wrong cell; this finds all of them. The different values of codes, days and
    divisions are looked at first, then all rows in one pass of the engine that the table is in.

    Args:
        table: A table of attendance in any dataframe library.

    Raises:
        FrameError: If it is none: a column is missing or there twice, or it is no dataframe.

    >>> import polars
    >>> sifted = sift_attendance(polars.DataFrame({"activity": ["a1", None], "person": ["p1", "p2"]}))
    >>> sifted.accepted, sifted.refused
    (1, 1)
    >>> sifted.findings[0].zh
    '1 行: 须填活动编号'
    """
    named = renamed(lazy(table))
    rules = _rules(named)
    columns = named.collect_schema().names()
    marked = named.with_columns(**{_mark(place): rule.wrong for place, rule in enumerate(rules)})
    wrong = nw.any_horizontal(*(nw.col(_mark(place)) for place in range(len(rules))), ignore_nulls=True)
    counts = (nw.col(_mark(place)).cast(nw.Int64).sum() for place in range(len(rules)))
    refused = wrong.cast(nw.Int64).sum().alias("refused")
    (cells,) = rows(marked.select(*counts, refused, nw.len().alias("rows")))
    return SiftedAttendance(
        sound=_given(marked.filter(~wrong).select(*columns)),
        rejected=_given(marked.filter(wrong).select(*columns, _faults(named, rules))),
        findings=tuple(_finding(rule, cells[_mark(place)]) for place, rule in enumerate(rules) if cells[_mark(place)]),
        accepted=(cells["rows"] or 0) - (cells["refused"] or 0),
        refused=cells["refused"] or 0,
    )


def _rules(table: Lazy) -> tuple[CellRule, ...]:
    divisions = division_rules(table) if "region" in table.collect_schema().names() else ()
    return (event_rule(), *rules_of(table, different_words(table)), *divisions)


def _mark(place: int) -> str:
    return f"is wrong {place}"


def _faults(table: Lazy, rules: tuple[CellRule, ...]) -> nw.Expr:
    """Return the names of the columns that are wrong in a row."""
    named = [
        nw.when(nw.col(_mark(place))).then(nw.lit(f" {rule.column}")).otherwise(nw.lit(""))
        for place, rule in enumerate(rules)
    ]
    return joined(table, named).str.strip_chars().alias(FAULTS)


def _given(table: Lazy) -> Any:  # noqa: ANN401 -- a frame of any library
    return table.collect().to_native() if table.implementation.is_polars() else table.to_native()


def _finding(rule: CellRule, count: int) -> Finding:
    return Finding(
        rule="FRAME_CELL",
        severity=Severity.ERROR,
        record="attendance",
        field=rule.column,
        zh=f"{count} 行: {rule.zh}",
        en=f"{count} rows: {rule.en}",
        mend_zh="改正或补上这些格",
        mend_en="mend these cells",
    )
