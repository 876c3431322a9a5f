"""What a table of attendance has to hold: its columns by name, in English or in Chinese, and what stands in them.

The names and labels come from the records that the table is made of, `Participation` and `Activity`.
"""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from types import MappingProxyType

import narwhals.stable.v2 as nw

from yilao_yiyou.domain.activity import Activity, Participation
from yilao_yiyou.domain.fields import describe
from yilao_yiyou.errors import FrameError
from yilao_yiyou.frames.attendance_rules import (
    CODES,
    WHOLE,
    CellRule,
    different_words,
    holds_texts,
    rules_of,
    words_of,
)
from yilao_yiyou.frames.engine import Lazy, also, rows


def _labels() -> dict[str, str]:
    """Return the name of a column for each header that means it."""
    joined = {column.label.zh: column.name for cls in (Activity, Participation) for column in describe(cls).columns}
    flat = {"活动编号": "activity", "人员编号": "person", "日期": "day", "活动日期": "day", "区划": "region"}
    return joined | flat | {"人数上限": "heads_most", "人数单位": "heads_unit"}


HEADERS: Mapping[str, str] = MappingProxyType(_labels())
"""What a Chinese header is called in English."""


def attendance_table(table: Lazy) -> Lazy:
    """Return a caller's table with English headers, slugs for codes, whole numbers and dates.

    Raises:
        FrameError: If a column is missing or there twice, or something in it is not what it should be.
    """
    named = renamed(table)
    words = different_words(named)
    _refuse(named, tuple(rules_of(named, words)))
    return _typed(_coded(named, words))


def renamed(table: Lazy) -> Lazy:
    """Return a caller's table with English headers.

    Raises:
        FrameError: If a column is missing or there twice.
    """
    columns = table.collect_schema().names()
    names = {column: HEADERS.get(column.strip(), column) for column in columns}
    twice = sorted({name for name in names.values() if list(names.values()).count(name) > 1})
    if twice:
        raise FrameError(f"有两列都表示 {', '.join(twice)}", f"two columns mean {', '.join(twice)}")
    _require(frozenset(names.values()))
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


def _refuse(table: Lazy, rules: tuple[CellRule, ...]) -> None:
    """Refuse a table that breaks a rule anywhere; all are looked for in one pass."""
    if not rules:
        return
    wrong = (rule.wrong.cast(nw.Int64).sum().alias(f"{place}") for place, rule in enumerate(rules))
    (cells,) = rows(table.select(*wrong))
    for place, rule in enumerate(rules):
        if cells[f"{place}"]:
            raise FrameError(
                f"列 {rule.column} 有 {cells[f'{place}']} 行不对: {rule.zh}; 可用 sift_attendance() 分出这些行",
                f"{cells[f'{place}']} rows of the column {rule.column} are wrong: {rule.en}; "
                "sift_attendance() sets them apart",
            )


def _coded(table: Lazy, words: Mapping[str, frozenset[str]]) -> Lazy:
    """Return a table in which every code is its slug."""
    replaced = {name: _slugs(name, sorted(seen)) for name, seen in words.items()}
    return also(table, **{name: slugs for name, slugs in replaced.items() if slugs is not None})


def _slugs(name: str, seen: Iterable[str]) -> nw.Expr | None:
    """Return the slugs of the words of a column; `None` if it holds nothing else."""
    slugs = words_of(CODES[name])
    others = [word for word in seen if slugs[word] != word]
    answer = nw.col(name).cast(nw.String)
    for word in others:
        answer = nw.when(nw.col(name).cast(nw.String) == word).then(nw.lit(slugs[word])).otherwise(answer)
    return answer if others else None


def _typed(table: Lazy) -> Lazy:
    """Return a table whose numbers are whole and whose days are dates."""
    schema = table.collect_schema()
    typed = {name: nw.col(name).cast(nw.Int64) for name in WHOLE if name in schema and not schema[name].is_integer()}
    if "day" in schema and not isinstance(schema["day"], nw.Date | nw.Datetime):
        texts = holds_texts(table, "day")
        typed["day"] = nw.col("day").cast(nw.String).str.to_date(format="%Y-%m-%d") if texts else _no_day()
    return also(table, **typed)


def _no_day() -> nw.Expr:
    """Return what a column without any day is."""
    return nw.lit(None, nw.Date)
