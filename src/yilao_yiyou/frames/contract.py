"""What a table of attendance has to hold: its columns by name, in English or in Chinese, and what stands in them.

The names and labels come from the records that the table is made of, `Participation` and `Activity`.
"""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from types import MappingProxyType

import narwhals.stable.v2 as nw

from yilao_yiyou.domain.activity import (
    Activity,
    Affiliation,
    CountMethod,
    HeadsMean,
    Participation,
    ParticipationRole,
    Public,
)
from yilao_yiyou.domain.codes import CodeSet
from yilao_yiyou.domain.fields import describe
from yilao_yiyou.domain.unit import UnitKind
from yilao_yiyou.errors import FrameError
from yilao_yiyou.frames.engine import Lazy, also, distinct, rows


def _labels() -> dict[str, str]:
    """Return the name of a column for each header that means it."""
    joined = {column.label.zh: column.name for cls in (Activity, Participation) for column in describe(cls).columns}
    flat = {"活动编号": "activity", "人员编号": "person", "日期": "day", "活动日期": "day", "区划": "region"}
    return joined | flat | {"人数上限": "heads_most", "人数单位": "heads_unit"}


HEADERS: Mapping[str, str] = MappingProxyType(_labels())
"""What a Chinese header is called in English."""

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


def attendance_table(table: Lazy) -> Lazy:
    """Return a caller's table with English headers, slugs for codes and whole numbers.

    Raises:
        FrameError: If a column is missing or there twice, or something in it is not what it should be.
    """
    named = _renamed(table)
    columns = frozenset(named.collect_schema().names())
    _require(columns)
    named = _coded(named, columns)
    return _whole(named, columns)


def _renamed(table: Lazy) -> Lazy:
    columns = table.collect_schema().names()
    names = {column: HEADERS.get(column.strip(), column) for column in columns}
    twice = sorted({name for name in names.values() if list(names.values()).count(name) > 1})
    if twice:
        raise FrameError(f"有两列都表示 {', '.join(twice)}", f"two columns mean {', '.join(twice)}")
    return table.rename({column: name for column, name in names.items() if column != name}) if names else table


def _require(columns: frozenset[str]) -> None:
    _missing("activity", columns)
    if not columns & {"person", "heads"}:
        _missing("person", columns)
    if "heads" in columns:
        _missing("heads_mean", columns)


def _missing(name: str, columns: Iterable[str]) -> None:
    listed = sorted(columns)
    if name in listed:
        return
    near = get_close_matches(name, listed, n=1)
    label = next((zh for zh, english in HEADERS.items() if english == name), name)
    raise FrameError(
        f"缺少列 {name} ({label}){f'; 是不是 {near[0]}?' if near else ''} 已有: {', '.join(listed)}",
        f"the column {name} is missing{f'; did you mean {near[0]}?' if near else ''} there are: {', '.join(listed)}",
    )


def _coded(table: Lazy, columns: frozenset[str]) -> Lazy:
    """Return a table in which every code is its slug; there are few different ones, so these are looked at."""
    for name in sorted(columns.intersection(CODES)):
        codes = CODES[name]
        words = {member.zh: str(member.value) for member in codes} | {
            str(member.value): str(member.value) for member in codes
        }
        seen = {str(cells[name]) for cells in rows(distinct(table, name)) if cells[name] is not None}
        unknown = seen.difference(words)
        if unknown:
            allowed = ", ".join(str(member.value) for member in codes)
            raise FrameError(
                f"列 {name} 有 {len(unknown)} 种不认识的值; 可用: {allowed}",
                f"the column {name} has {len(unknown)} values that are not known; there are: {allowed}",
            )
        if any(words[word] != word for word in seen):
            table = table.with_columns(_replaced(name, {word: words[word] for word in sorted(seen)}).alias(name))
    return table


def _replaced(name: str, words: Mapping[str, str]) -> nw.Expr:
    answer = nw.lit(None, nw.String)
    for word, slug in words.items():
        answer = nw.when(nw.col(name).cast(nw.String) == word).then(nw.lit(slug)).otherwise(answer)
    return answer


def _whole(table: Lazy, columns: frozenset[str]) -> Lazy:
    """Return a table whose numbers are whole, as no float can be trusted to be."""
    schema = table.collect_schema()
    numbers = [name for name in WHOLE if name in columns]
    for name in numbers:
        if not schema[name].is_numeric():
            raise FrameError(f"列 {name} 须为整数", f"the column {name} has to hold whole numbers")
    wrong = {name: nw.col(name) < (0 if name.startswith("heads") else 1) for name in numbers}
    wrong |= {name: wrong[name] | (nw.col(name) % 1 != 0) for name in numbers if not schema[name].is_integer()}
    if numbers:
        (cells,) = rows(table.select(*(wrong[name].cast(nw.Int64).sum().alias(name) for name in numbers)))
        for name in numbers:
            if cells[name]:
                raise FrameError(
                    f"列 {name} 有 {cells[name]} 行不是合理的整数",
                    f"{cells[name]} rows of the column {name} are no such whole number",
                )
    return also(table, **{name: nw.col(name).cast(nw.Int64) for name in numbers if not schema[name].is_integer()})
