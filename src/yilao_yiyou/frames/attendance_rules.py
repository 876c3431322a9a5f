"""What can be wrong with the cells of a table of attendance, as conditions that any engine looks for.

They say of a column what `Participation` and `Activity` say of one record. Codes, divisions and days are judged once
for each different value, of which there are few.
"""

import itertools
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from types import MappingProxyType

import narwhals.stable.v2 as nw
import polars as pl
from attrs import frozen
from narwhals.stable.v2.dtypes import DType

from yilao_yiyou.domain.activity import Affiliation, CountMethod, HeadsMean, ParticipationRole, Public
from yilao_yiyou.domain.codes import CodeSet
from yilao_yiyou.domain.unit import UnitKind
from yilao_yiyou.frames.divisions import is_no_division
from yilao_yiyou.frames.engine import Lazy, distinct, rows

WHOLE = ("heads", "heads_most", "times", "sessions")
"""Columns of whole numbers that are not below zero."""

CODES: Mapping[str, type[CodeSet]] = MappingProxyType(
    {
        "role": ParticipationRole,
        "public": Public,
        "affiliation": Affiliation,
        "method": CountMethod,
        "heads_mean": HeadsMean,
        "heads_unit": UnitKind,
    }
)
"""Columns of codes."""


@frozen(kw_only=True)
class CellRule:
    """What makes the cells of a column wrong.

    Attributes:
        column: The column, in English.
        wrong: True in the rows that are wrong, false in all others.
        zh: What would have been right, in Chinese.
        en: The same in English.
    """

    column: str
    wrong: nw.Expr
    zh: str
    en: str


def different_words(table: Lazy) -> dict[str, frozenset[str]]:
    """Return the different values of each column of codes."""
    return {name: _different(table, name) for name in table.collect_schema().names() if name in CODES}


def rules_of(table: Lazy, words: Mapping[str, frozenset[str]]) -> Iterator[CellRule]:
    """Yield what can be wrong with a table that has English headers, but for its divisions.

    Args:
        table: The table.
        words: The different values of its columns of codes.
    """
    for name in sorted(words):
        allowed = ", ".join(str(member.value) for member in CODES[name])
        unknown = words[name].difference(words_of(CODES[name]))
        yield from _among(name, unknown, f"可用: {allowed}", f"there are: {allowed}")
    yield from _whole(table)
    yield from _days(table)
    if {"heads", "heads_mean"}.issubset(table.collect_schema().names()):
        yield from _headcounts(table)


def division_rules(table: Lazy) -> Iterator[CellRule]:
    """Yield what makes a division code wrong."""
    seen = pl.DataFrame({"region": sorted(_different(table, "region"))}, schema={"region": pl.String})
    yield from _among(
        "region",
        seen.filter(is_no_division()).get_column("region"),
        "须为2、4、6、9或12位的区划代码, 不以0开头",
        "it has to be a division code of 2, 4, 6, 9 or 12 digits that does not begin with 0",
    )


def event_rule() -> CellRule:
    """Return that every row has to name its activity."""
    return CellRule(column="activity", wrong=nw.col("activity").is_null(), zh="须填活动编号", en="name the activity")


def words_of(codes: type[CodeSet]) -> Mapping[str, str]:
    """Return the slug of each word of a code set: its slugs and its Chinese words."""
    return {word: str(member.value) for member in codes for word in (member.zh, str(member.value))}


def holds_texts(table: Lazy, name: str) -> bool:
    """Return whether a column holds texts."""
    return isinstance(table.collect_schema()[name], nw.String | nw.Categorical | nw.Enum)


def _different(table: Lazy, name: str) -> frozenset[str]:
    seen = distinct(table.select(nw.col(name).cast(nw.String)), name)
    return frozenset(str(cells[name]) for cells in rows(seen) if cells[name] is not None)


def _among(name: str, refused: Iterable[str], zh: str, en: str) -> Iterator[CellRule]:
    """Yield that some values of a column are wrong, if there are any."""
    words = sorted(refused)
    if words:
        wrong = nw.col(name).cast(nw.String).is_in(words).fill_null(value=False)
        yield CellRule(column=name, wrong=wrong, zh=zh, en=en)


def _is_day(day: str) -> bool:
    try:
        return date.fromisoformat(day).isoformat() == day
    except ValueError:
        return False


def _days(table: Lazy) -> Iterator[CellRule]:
    """Yield what makes a day wrong; a column of dates is right as it is."""
    schema = table.collect_schema()
    if "day" not in schema or isinstance(schema["day"], nw.Date | nw.Datetime):
        return
    zh, en = "须为日期, 如 2022-03-05", "it has to be a date such as 2022-03-05"
    if holds_texts(table, "day"):
        yield from _among("day", itertools.filterfalse(_is_day, _different(table, "day")), zh, en)
    else:
        yield CellRule(column="day", wrong=~nw.col("day").is_null(), zh=zh, en=en)


def _whole(table: Lazy) -> Iterator[CellRule]:
    """Yield what makes a number wrong, as no float can be trusted to be whole."""
    schema = table.collect_schema()
    for name in WHOLE:
        if name in schema:
            least = 0 if name.startswith("heads") else 1
            yield CellRule(
                column=name,
                wrong=_below_or_parted(name, schema[name], least).fill_null(value=False),
                zh=f"须为不小于{least}的整数",
                en=f"it has to be a whole number of at least {least}",
            )


def _below_or_parted(name: str, dtype: DType, least: int) -> nw.Expr:
    if not dtype.is_numeric():
        return ~nw.col(name).is_null()
    below = nw.col(name) < least
    return below if dtype.is_integer() else below | (nw.col(name) % 1 != 0)


def _headcounts(table: Lazy) -> Iterator[CellRule]:
    """Yield what makes a headcount contradict the rest of its row."""
    schema = table.collect_schema()
    counted = ~nw.col("heads").is_null()
    yield CellRule(
        column="heads_mean",
        wrong=counted & nw.col("heads_mean").is_null(),
        zh="人数须说明是否包含实名人员 (人数口径)",
        en="a headcount says whether it holds the named",
    )
    if "person" in schema:
        yield CellRule(
            column="person",
            wrong=counted & ~nw.col("person").is_null(),
            zh="人员与人数只填一项",
            en="a row has either a person or a headcount",
        )
    if "heads_most" in schema and schema["heads_most"].is_numeric() and schema["heads"].is_numeric():
        yield CellRule(
            column="heads_most",
            wrong=(nw.col("heads_most") < nw.col("heads")).fill_null(value=False),
            zh="人数上限不小于人数",
            en="the most heads are not fewer than the heads",
        )
    if "method" in schema:
        views = nw.col("method").cast(nw.String).is_in(list(_words_for(CountMethod.VIEWS)))
        times = list(_words_for(UnitKind.PERSON_TIME))
        told = nw.col("heads_unit").cast(nw.String).is_in(times) if "heads_unit" in schema else nw.lit(value=False)
        yield CellRule(
            column="heads_unit" if "heads_unit" in schema else "method",
            wrong=counted & views.fill_null(value=False) & ~told.fill_null(value=False),
            zh="浏览量不是人数, 人数单位须为 person_time (人次)",
            en="views are not persons; their unit is person_time",
        )


def _words_for(member: CodeSet) -> frozenset[str]:
    """Return the words that mean a code."""
    return frozenset({member.zh, str(member.value)})
