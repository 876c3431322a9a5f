"""Rows: the records that a question is about, each with its group, ready to be tabulated.

A question says what to filter by, what to group by, which period and which division. Every name in it is a facet of
the source, a level of the division tree, `year` or `month`; anything else is an error with the nearest name.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from difflib import get_close_matches
from itertools import product
from typing import Any, TypeAlias

from attrs import evolve, field, frozen

from yilao_yiyou.domain.activity import Activity, CountMethod, HeadsMean, Participation
from yilao_yiyou.domain.attendance import AttendanceRow
from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.codes import CodeSet
from yilao_yiyou.domain.period import Period
from yilao_yiyou.domain.region import Level, RegionCode
from yilao_yiyou.domain.register import Register
from yilao_yiyou.domain.sources import ACTIVITIES, DESIGNATIONS, PARTICIPATION, Source, Values
from yilao_yiyou.domain.tally import CountRow, DayRow, Key
from yilao_yiyou.domain.target import Criterion
from yilao_yiyou.domain.tree_tally import PointRow
from yilao_yiyou.domain.unit import UnitKind
from yilao_yiyou.errors import MeasureError, UnknownFacetError

AnySource: TypeAlias = Source[Any]
"""A source whose row class does not matter."""

LEVELS: Mapping[str, Level] = {level.value: level for level in Level}
"""The levels of the division tree by name, for grouping."""

EVERY_LEVEL = "division"
"""What groups by the divisions of all levels at once: a row is in its own and in all above."""

DIMENSIONS = (*LEVELS, EVERY_LEVEL, "year", "month", "day")
"""What any rows can be grouped by, besides their facets."""


_CALENDAR = {"year": "%Y", "month": "%Y-%m", "day": "%Y-%m-%d"}


class Timing(CodeSet):
    """How a row's days put it in the period asked for."""

    BEGUN = "begun", "期内开始"
    """It began within the period (flows, new bodies)."""
    STANDING = "standing", "期末存在"
    """It existed on the period's last day (stocks)."""
    EVER = "ever", "期内曾有"
    """It existed on some day of the period."""
    ANY = "any", "不论时间"
    """Its days do not matter."""


@frozen(kw_only=True)
class Question:
    """What is asked of a source.

    Attributes:
        by: What to group by, in the order of the key.
        where: What to let in; all criteria must hold.
        during: The period, `None` for all time.
        within: The division, `None` for everywhere.
        timing: How days put a row in the period.
        as_of: The day a stock is asked for when no period is given.
    """

    by: tuple[str, ...] = ()
    where: tuple[Criterion, ...] = ()
    during: Period | None = None
    within: RegionCode | None = None
    timing: Timing = Timing.BEGUN
    as_of: date | None = field(default=None)


def count_rows(
    register: Register, source: AnySource, question: Question, *, identity: str, amount: str | None = None
) -> Iterator[CountRow]:
    """Yield what a question is about, to be counted by an identity and summed by an amount.

    Args:
        register: The records.
        source: Where the rows come from.
        question: What to filter and group by.
        identity: The facet whose value is counted once.
        amount: What is summed, `None` for one each.

    Raises:
        UnknownFacetError: If the source has no such facet.
        MeasureError: If a stock is asked for without a day.
    """
    _require_known(source.name, (identity,), source.facets)
    identify = source.facets[identity]
    weigh = None if amount is None else source.amounts[amount]
    for row, sure in selected(register, source, question):
        for key in keys_of(register, source, row, question.by):
            ids = identify(register, row)
            if weigh is not None:
                yield CountRow(group=key, id=ids[0] if ids else None, amount=weigh(register, row), sure=sure)
                continue
            for each in ids or (None,):
                yield CountRow(group=key, id=each, sure=sure)


def attendance_rows(
    register: Register, question: Question, *, parts_by: tuple[str, ...] = ()
) -> Iterator[AttendanceRow]:
    """Yield the participations that a question is about, each with its event, group and part.

    Facets of the activity and of the participation are both understood. Views of a page are nobody's attendance; they
    are let in only where the question names the methods of counting that it lets in.

    Raises:
        UnknownFacetError: If neither has such a facet.
    """
    _require_joined_facets(question, parts_by)
    own = tuple(c for c in question.where if c.facet in PARTICIPATION)
    asked = evolve(question, by=(), where=tuple(c for c in question.where if c.facet not in PARTICIPATION))
    with_views = any(criterion.facet == "method" for criterion in own)
    for activity, sure in selected(register, ACTIVITIES, asked):
        for participation in register.participations_by_activity.get(activity.id, ()):
            viewed = participation.method is CountMethod.VIEWS
            if (with_views or not viewed) and _passes(register, PARTICIPATION, participation, own):
                part = _joined_part(register, activity, participation, parts_by)
                for key in _joined_keys(register, activity, participation, question.by):
                    yield _attendance(activity, participation, key, part, sure=sure)


def _require_joined_facets(question: Question, parts_by: tuple[str, ...]) -> None:
    facets = (*ACTIVITIES.facets, *PARTICIPATION)
    _require_known("participations", (criterion.facet for criterion in question.where), facets)
    _require_known("participations", (*question.by, *parts_by), (*DIMENSIONS, *facets))


def _attendance(
    activity: Activity, participation: Participation, group: Key, part: Key, *, sure: bool
) -> AttendanceRow:
    heads, viewed = participation.heads, participation.method is CountMethod.VIEWS
    company = (participation.role, participation.public, participation.affiliation)
    return AttendanceRow(
        group=group,
        part=part,
        event=activity.id,
        person=participation.person,
        times=participation.times,
        heads=None if heads is None else heads.bounds,
        per_session=heads is not None and heads.unit.kind is UnitKind.PERSON_TIME,
        holds_named=participation.heads_mean is HeadsMean.TOTAL,
        company=tuple(None if each is None else each.value for each in company),
        # Somebody may look at a page any number of times.
        sessions=Bounds(1, None) if viewed else activity.sessions,
        sure=sure,
    )


def day_rows(register: Register, source: AnySource, question: Question) -> Iterator[DayRow]:
    """Yield the first days of the rows that a question is about; rows without a known day are left out."""
    for row, sure in selected(register, source, question):
        start = source.when(register, row).start
        if not sure or not isinstance(start, date):
            continue
        for key in keys_of(register, source, row, question.by):
            yield DayRow(group=key, day=start)


def point_rows(register: Register, question: Question) -> Iterator[PointRow]:
    """Yield the plaques that a question is about as points on the division tree.

    A plaque whose venue is missing has no place and is left out; the audit reports it.
    """
    for row, sure in selected(register, DESIGNATIONS, question):
        region = DESIGNATIONS.region(register, row)
        if region is not None:
            yield PointRow(id=row.id, region=region, serves=row.serves, sure=sure)


def selected(register: Register, source: AnySource, question: Question) -> Iterator[tuple[Any, bool]]:
    """Yield the rows that a question is about, each with whether it surely is one of them."""
    _require_known(source.name, (criterion.facet for criterion in question.where), source.facets)
    _require_known(source.name, question.by, (*DIMENSIONS, *source.facets))
    for row in source.rows(register):
        in_time = _in_time(source.when(register, row), question)
        if in_time is False or not _passes(register, source.facets, row, question.where):
            continue
        in_place = _in_place(source.region(register, row), question.within)
        if in_place is not False:
            is_one = source.sure is None or source.sure(row)
            yield row, is_one and in_time is True and in_place is True


def _in_time(when: Period, question: Question) -> bool | None:
    """Return whether a row belongs to the period, `None` where its days do not tell."""
    during = question.during
    match question.timing:
        case Timing.ANY:
            return True
        case Timing.STANDING:
            return when.covers(_standing_day(question))
        case Timing.EVER:
            return True if during is None else when.overlaps(during)
        case _:
            if during is None:
                return True
            if isinstance(when.start, date):
                return during.covers(when.start)
            # What was over in time began in time, on whichever day.
            return when.within(during) or (None if when.overlaps(during) is not False else False)


def _standing_day(question: Question) -> date:
    last = None if question.during is None else question.during.last_day
    day = last or question.as_of
    if day is None:
        raise MeasureError(
            "时点数须给出日期: 写 during=Period.as_at(日期), 或在名册中写 as_of",
            "a stock needs a day: pass during=Period.as_at(day), or give the register an as_of",
        )
    return day


def _in_place(region: RegionCode | None, within: RegionCode | None) -> bool | None:
    if within is None:
        return True
    return None if region is None else region.within(within)


def _passes(
    register: Register,
    facets: Mapping[str, Callable[[Register, Any], Values]],
    row: object,
    where: Iterable[Criterion],
) -> bool:
    return all(not set(criterion.among).isdisjoint(facets[criterion.facet](register, row)) for criterion in where)


def _require_known(source: str, names: Iterable[str], known: Iterable[str]) -> None:
    listed = sorted(known)
    for name in names:
        if name in listed:
            continue
        near = get_close_matches(name, listed, n=1)
        hint_zh = f"是不是 {near[0]}? " if near else ""
        hint_en = f"did you mean {near[0]}? " if near else ""
        raise UnknownFacetError(
            f"{source} 没有 {name!r} 这一项; {hint_zh}可用: {', '.join(listed)}",
            f"{source} has no {name!r}; {hint_en}there are: {', '.join(listed)}",
        )


def keys_of(register: Register, source: AnySource, row: object, by: tuple[str, ...]) -> Iterator[Key]:
    """Yield the groups of a row: one, but several where a facet grouped by has several values."""
    return _product(
        # A source may know the year of a row without knowing its first day.
        source.facets[name](register, row)
        if name in source.facets
        else _dimension(name, source.region(register, row), source.when(register, row))
        for name in by
    )


def _product(values: Iterable[Values]) -> Iterator[Key]:
    """Return every key with one of the values at each place; a value that is named twice makes no second group."""
    return product(*(dict.fromkeys(each or (None,)) for each in values))


def _joined_keys(
    register: Register, activity: Activity, participation: Participation, by: tuple[str, ...]
) -> Iterator[Key]:
    return _product(_joined_value(register, activity, participation, name) for name in by)


def _joined_part(register: Register, activity: Activity, participation: Participation, by: tuple[str, ...]) -> Key:
    """Return the part that a row is of; where it has no value, or several, nobody knows which."""
    values = [set(_joined_value(register, activity, participation, name)) for name in by]
    return tuple(each.pop() if len(each) == 1 else None for each in values)


def _joined_value(register: Register, activity: Activity, participation: Participation, name: str) -> Values:
    if name in PARTICIPATION:
        return PARTICIPATION[name](register, participation)
    if name in DIMENSIONS:
        return _dimension(name, activity.region, activity.when)
    return ACTIVITIES.facets[name](register, activity)


def _dimension(name: str, region: RegionCode | None, when: Period) -> Values:
    """Return a row's division at a level, those of all levels, its year, month or day; nothing where it has none."""
    if name == EVERY_LEVEL:
        return () if region is None else (*reversed(region.ancestors), region)
    if name in LEVELS:
        at = None if region is None else region.at(LEVELS[name])
        return () if at is None else (at,)
    start = when.start
    if not isinstance(start, date):
        return ()
    return (f"{start:{_CALENDAR[name]}}",)
