"""A question put to a table of attendance: the rows that it is about, as the tabulator wants them.

The twin of `yilao_yiyou.domain.rows.attendance_rows`.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from difflib import get_close_matches

import narwhals.stable.v2 as nw
from attrs import evolve

from yilao_yiyou.domain.attendance_tally import Asks, ReachTally
from yilao_yiyou.domain.crowd_tally import CrowdTally
from yilao_yiyou.domain.period import Edge, Period
from yilao_yiyou.domain.region import Level
from yilao_yiyou.domain.rows import EVERY_LEVEL, LEVELS, Question
from yilao_yiyou.domain.tally import Key
from yilao_yiyou.errors import UnknownFacetError
from yilao_yiyou.frames.attending import people_tally, tally_attendance
from yilao_yiyou.frames.contract import attendance_table
from yilao_yiyou.frames.crowds import tally_crowds
from yilao_yiyou.frames.divisions import Codes
from yilao_yiyou.frames.engine import Lazy, also, lazy
from yilao_yiyou.frames.nodes import people_by_division, rows_by_division
from yilao_yiyou.frames.survey import survey

_CALENDAR = ("year", "month", "day")
_COMPANY = {"role": "company_0", "public": "company_1", "affiliation": "company_2"}


def ask_attendance(
    native: object, question: Question, *, parts_by: tuple[str, ...] = (), asks: Asks = Asks.EVERYTHING
) -> dict[Key, ReachTally]:
    """Return the tallies of the groups that a question asks about.

    Args:
        native: A table of attendance in any dataframe library; see the reference page of its columns.
        question: What to filter and group by.
        parts_by: What to part people by that are assumed to be in one part only.
        asks: What of the tallies is asked for.

    Raises:
        FrameError: If the table is not one of attendance.
        UnknownFacetError: If it has no column to filter or group by.

    >>> import polars
    >>> table = polars.DataFrame({"活动": ["a1", "a1", "a2"], "人员": ["p1", "p2", "p1"]})
    >>> ask_attendance(table, Question())[()].whole.named
    Bounds(2)
    """
    table = attendance_table(lazy(native))
    columns = frozenset(table.collect_schema().names())
    _require_known(columns, question, parts_by)
    asked = _rows(_let_in(table, columns, question), columns)
    if EVERY_LEVEL in question.by:
        return _every_level(asked, question, parts_by, asks=asks)
    return _tallied(asked, question, parts_by, asks=asks)


def ask_crowds(native: object, question: Question) -> dict[Key, CrowdTally]:
    """Return the events and the named people of the groups that a question asks about.

    Args:
        native: A table of attendance in any dataframe library; see the reference page of its columns.
        question: What to filter and group by.

    Raises:
        FrameError: If the table is not one of attendance.
        UnknownFacetError: If it has no column to filter or group by, or the divisions of all levels are asked for.
    """
    table = attendance_table(lazy(native))
    columns = frozenset(table.collect_schema().names())
    if EVERY_LEVEL in question.by:
        raise UnknownFacetError("此指标请按某一级区划分组", "group this metric by one level of the divisions")
    _require_known(columns, question, ())
    asked = _rows(_let_in(table, columns, question), columns)
    groups = {f"group_{place}": name for place, name in enumerate(question.by)}
    tallies = tally_crowds(also(asked, **_dimensions(asked, groups)), by=tuple(groups))
    return {_shown(key, question.by): tally for key, tally in tallies.items()}


def _tallied(asked: Lazy, question: Question, parts_by: tuple[str, ...], *, asks: Asks) -> dict[Key, ReachTally]:
    groups = {f"group_{place}": name for place, name in enumerate(question.by)}
    parts = {f"part_{place}": name for place, name in enumerate(parts_by)}
    asked = also(asked, **_dimensions(asked, groups | parts))
    tallies = tally_attendance(asked, by=tuple(groups), parts=tuple(parts), asks=asks)
    return {_shown(key, question.by): tally for key, tally in tallies.items()}


def _is_of_names(asked: Lazy, parts_by: tuple[str, ...], asks: Asks) -> bool:
    """Return whether different names are all that is asked for, and all that there is."""
    return asks is Asks.PEOPLE and not parts_by and survey(asked, keys=()).is_plain


def _every_level(asked: Lazy, question: Question, parts_by: tuple[str, ...], *, asks: Asks) -> dict[Key, ReachTally]:
    """Return the tallies of the divisions of all levels, of those without a division once."""
    place = question.by.index(EVERY_LEVEL)
    if _is_of_names(asked, parts_by, asks):
        return _people_by_division(asked, question)
    tallies: dict[Key, ReachTally] = {}
    for level in Level:
        by = tuple(level.value if name == EVERY_LEVEL else name for name in question.by)
        found = _tallied(asked, evolve(question, by=by), parts_by, asks=asks)
        kept = level is Level.PROVINCE
        tallies |= {key: tally for key, tally in found.items() if kept or key[place] is not None}
    return tallies


def _people_by_division(asked: Lazy, question: Question) -> dict[Key, ReachTally]:
    """Return how many different people there were in the divisions of all levels, in one pass over the tree."""
    place, others = question.by.index(EVERY_LEVEL), tuple(other for other in question.by if other != EVERY_LEVEL)
    groups = {f"group_{number}": other for number, other in enumerate(others)}
    grouped, by = also(asked, **_dimensions(asked, groups)), tuple(groups)
    codes = Codes.of(asked)
    nowhere = tally_attendance(grouped.filter(nw.col("region").is_null()), by=by, asks=Asks.PEOPLE)
    people = people_by_division(grouped, by=by, codes=codes)
    tallies = {
        key: people_tally(people.get(key, 0), seen)
        for key, seen in rows_by_division(grouped, by=by, codes=codes).items()
    }
    tallies |= {(*key, None): tally for key, tally in nowhere.items() if tally.rows}
    shown = {(*_shown(key[:-1], others), key[-1]): tally for key, tally in tallies.items()}
    return {(*key[:place], key[-1], *key[place:-1]): tally for key, tally in shown.items()}


def _require_known(columns: frozenset[str], question: Question, parts_by: tuple[str, ...]) -> None:
    """Refuse a question for which a column is missing."""
    needed = [criterion.facet for criterion in question.where]
    needed += [_column_of(name, columns) for name in (*question.by, *parts_by)]
    needed += [] if question.during is None else ["day"]
    needed += [] if question.within is None else ["region"]
    for name in needed:
        if name not in columns:
            near = get_close_matches(name, columns, n=1)
            listed = ", ".join(sorted(columns))
            raise UnknownFacetError(
                f"表中没有列 {name}{f'; 是不是 {near[0]}?' if near else ''} 已有: {listed}",
                f"the table has no column {name}{f'; did you mean {near[0]}?' if near else ''} there are: {listed}",
            )


def _column_of(name: str, columns: frozenset[str]) -> str:
    """Return the column that a dimension is had from."""
    if name in columns:
        return name
    return "region" if name in {*LEVELS, EVERY_LEVEL} else "day" if name in _CALENDAR else name


def _let_in(table: Lazy, columns: frozenset[str], question: Question) -> Lazy:
    """Return the rows that a question may be about, each with whether it surely is."""
    for criterion in question.where:
        table = table.filter(nw.col(criterion.facet).cast(nw.String).is_in(criterion.among))
    if "method" in columns and all(criterion.facet != "method" for criterion in question.where):
        table = table.filter((nw.col("method") != "views") | nw.col("method").is_null())
    sure = list[nw.Expr]()
    if question.during is not None:
        surely, perhaps = _in_time(question.during)
        unknown = nw.col("day").is_null()
        table = table.with_columns(day=nw.col("day").cast(nw.Date)).filter(perhaps | unknown)
        sure.append(surely & ~unknown)
    if question.within is not None:
        unknown = nw.col("region").is_null()
        table = table.filter((Codes.of(table).at(question.within.level) == int(question.within)) | unknown)
        sure.append(~unknown)
    return also(table, **({"sure": nw.all_horizontal(*sure, ignore_nulls=True)} if sure else {}))


def _in_time(during: Period) -> tuple[nw.Expr, nw.Expr]:
    """Return whether a day surely lies in a period, and whether it may."""
    day, ends = nw.col("day"), [nw.lit(value=True)]
    told = Edge.UNKNOWN not in {during.start, during.end}
    certain = [nw.lit(value=told)]
    if isinstance(during.start, date):
        ends.append(day >= during.start)
        certain.append(day == during.start)
    if isinstance(during.end, date):
        ends.append(day < during.end)
        certain.append(day == during.end - timedelta(days=1))
    within = nw.all_horizontal(*ends, ignore_nulls=True)
    # A period has one day at least, so an end that is told lies in it even if nobody told the other.
    return within & nw.any_horizontal(*certain, ignore_nulls=True), within


def _rows(table: Lazy, columns: frozenset[str]) -> Lazy:
    """Return a table with the columns of `AttendanceRow` as far as it has any of them."""
    made = {alias: nw.col(name) for name, alias in ({"activity": "event"} | _COMPANY).items() if name in columns}
    if "person" not in columns:
        made["person"] = nw.lit(None, nw.String)
    if "sessions" in columns:
        made["sessions_hi"] = nw.col("sessions")
    if "heads" in columns:
        made["heads_lo"] = nw.col("heads")
        made["heads_hi"] = nw.col("heads_most" if "heads_most" in columns else "heads")
        made["holds_named"] = (nw.col("heads_mean") == "total").fill_null(value=False)
        made["per_session"] = _is_code("heads_unit", "person_time", columns)
        viewed = _is_code("method", "views", columns)
        # Somebody may look at a page any number of times.
        made["sessions_hi"] = nw.when(~viewed).then(made.get("sessions_hi", nw.lit(1)))
    return also(table, **made)


def _is_code(name: str, slug: str, columns: frozenset[str]) -> nw.Expr:
    return (nw.col(name) == slug).fill_null(value=False) if name in columns else nw.lit(value=False)


def _dimensions(table: Lazy, names: Mapping[str, str]) -> dict[str, nw.Expr]:
    """Return what to group by, by the name that it is given."""
    codes = Codes.of(table) if LEVELS.keys() & set(names.values()) else None
    return {
        alias: _column(name) if codes is None or name not in LEVELS else codes.at(LEVELS[name])
        for alias, name in names.items()
    }


def _column(name: str) -> nw.Expr:
    """Return what to group by: a column or a stretch of the calendar."""
    if name == "year":
        return nw.col("day").dt.year()
    if name == "month":
        return nw.col("day").dt.year() * 100 + nw.col("day").dt.month()
    if name == "day":
        day = nw.col("day")
        return (day.dt.year() * 100 + day.dt.month()) * 100 + day.dt.day()
    return nw.col(name)


def _shown(key: Key, by: tuple[str, ...]) -> Key:
    return tuple(
        _dated(part) if name in {"month", "day"} and part else part for name, part in zip(by, key, strict=True)
    )


def _dated(digits: str) -> str:
    """Return a month or a day with its parts apart."""
    return "-".join(filter(None, (digits[:4], digits[4:6], digits[6:])))
