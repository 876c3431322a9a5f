"""Rows: the records that a question is about, each with its group, ready to be tabulated.

A question says what to filter by, what to group by, which period and which division. Every name in it is a facet of
the source, a level of the division tree, `year` or `month`; anything else is an error with the nearest name.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from difflib import get_close_matches
from itertools import product
from typing import Any, TypeAlias

from attrs import field, frozen

from yilao_yiyou.domain.activity import Activity, HeadsMean, Participation
from yilao_yiyou.domain.codes import CodeSet
from yilao_yiyou.domain.period import Period
from yilao_yiyou.domain.region import Level, RegionCode
from yilao_yiyou.domain.register import Register
from yilao_yiyou.domain.sources import ACTIVITIES, DESIGNATIONS, PARTICIPATION, Source, Values
from yilao_yiyou.domain.tally import AttendanceRow, CountRow, DayRow, Key
from yilao_yiyou.domain.target import Criterion
from yilao_yiyou.domain.tree_tally import PointRow
from yilao_yiyou.domain.unit import UnitKind
from yilao_yiyou.errors import MeasureError, UnknownFacetError

AnySource: TypeAlias = Source[Any]
"""A source whose row class does not matter."""

LEVELS: Mapping[str, Level] = {level.value: level for level in Level}
"""The levels of the division tree by name, for grouping."""

_CALENDAR = ("year", "month")


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
    identify = _facet(source, identity)
    weigh = None if amount is None else source.amounts[amount]
    for row, sure in _selected(register, source, question):
        for key in _keys(register, source, row, question.by):
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

    Facets of the activity and of the participation are both understood.

    Raises:
        UnknownFacetError: If neither has such a facet.
    """
    own = tuple(c for c in question.where if c.facet in PARTICIPATION)
    of_activity = tuple(c for c in question.where if c.facet not in PARTICIPATION)
    for name in (*question.by, *parts_by):
        if name not in PARTICIPATION:
            _facet_or_dimension(ACTIVITIES, name)
    asked = Question(
        where=of_activity, during=question.during, within=question.within, timing=question.timing, as_of=question.as_of
    )
    for activity, sure in _selected(register, ACTIVITIES, asked):
        for participation in register.participations_by_activity.get(activity.id, ()):
            if _passes(register, PARTICIPATION, participation, own):
                yield from _attendances(register, activity, participation, question.by, parts_by, sure=sure)


def _attendances(  # noqa: PLR0913 -- one row's whole circumstances
    register: Register,
    activity: Activity,
    participation: Participation,
    by: tuple[str, ...],
    parts_by: tuple[str, ...],
    *,
    sure: bool,
) -> Iterator[AttendanceRow]:
    heads, public = participation.heads, participation.public
    for key in _joined_keys(register, activity, participation, by):
        for part in _joined_keys(register, activity, participation, parts_by):
            yield AttendanceRow(
                group=key,
                part=part,
                event=activity.id,
                person=participation.person,
                times=participation.times,
                heads=None if heads is None else heads.bounds,
                per_session=heads is not None and heads.unit.kind is UnitKind.PERSON_TIME,
                holds_named=participation.heads_mean is HeadsMean.TOTAL,
                company=(participation.role.value, None if public is None else public.value),
                sessions=activity.sessions,
                sure=sure,
            )


def day_rows(register: Register, source: AnySource, question: Question) -> Iterator[DayRow]:
    """Yield the first days of the rows that a question is about; rows without a known day are left out."""
    for row, sure in _selected(register, source, question):
        start = source.when(register, row).start
        if not sure or not isinstance(start, date):
            continue
        for key in _keys(register, source, row, question.by):
            yield DayRow(group=key, day=start)


def point_rows(register: Register, question: Question) -> Iterator[PointRow]:
    """Yield the plaques that a question is about as points on the division tree.

    A plaque whose venue is missing has no place and is left out; the audit reports it.
    """
    for row, sure in _selected(register, DESIGNATIONS, question):
        region = DESIGNATIONS.region(register, row)
        if region is not None:
            yield PointRow(id=row.id, region=region, serves=row.serves, sure=sure)


def _selected(register: Register, source: AnySource, question: Question) -> Iterator[tuple[Any, bool]]:
    for criterion in question.where:
        _facet(source, criterion.facet)
    for name in question.by:
        _facet_or_dimension(source, name)
    for row in source.rows(register):
        in_time = _in_time(source.when(register, row), question)
        if in_time is False or not _passes(register, source.facets, row, question.where):
            continue
        in_place = _in_place(source.region(register, row), question.within)
        if in_place is not False:
            yield row, in_time is True and in_place is True


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
            return None if when.overlaps(during) is not False else False


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


def _facet(source: AnySource, name: str) -> Callable[[Register, Any], Values]:
    found: Callable[[Register, Any], Values] | None = source.facets.get(name)
    if found is None:
        raise _unknown(source.name, name, source.facets)
    return found


def _facet_or_dimension(source: AnySource, name: str) -> None:
    known = (*LEVELS, *_CALENDAR, *source.facets)
    if name not in known:
        raise _unknown(source.name, name, known)


def _unknown(source: str, name: str, known: Iterable[str]) -> UnknownFacetError:
    names = sorted(known)
    near = get_close_matches(name, names, n=1)
    hint_zh = f"是不是 {near[0]}? " if near else ""
    hint_en = f"did you mean {near[0]}? " if near else ""
    listed = ", ".join(names)
    return UnknownFacetError(
        f"{source} 没有 {name!r} 这一项; {hint_zh}可用: {listed}",
        f"{source} has no {name!r}; {hint_en}there are: {listed}",
    )


def _keys(register: Register, source: AnySource, row: object, by: tuple[str, ...]) -> Iterator[Key]:
    """Yield the groups of a row: one, but several where a facet grouped by has several values."""
    if not by:
        yield ()
        return
    region, when = source.region(register, row), source.when(register, row)
    values = [
        _dimension(name, region, when) if name in LEVELS or name in _CALENDAR else _facet(source, name)(register, row)
        for name in by
    ]
    yield from product(*(each or (None,) for each in values))


def _joined_keys(
    register: Register, activity: Activity, participation: Participation, by: tuple[str, ...]
) -> Iterator[Key]:
    if not by:
        yield ()
        return
    values = [
        PARTICIPATION[name](register, participation)
        if name in PARTICIPATION
        else _dimension(name, activity.region, activity.when)
        if name in LEVELS or name in _CALENDAR
        else ACTIVITIES.facets[name](register, activity)
        for name in by
    ]
    yield from product(*(each or (None,) for each in values))


def _dimension(name: str, region: RegionCode | None, when: Period) -> Values:
    """Return a row's division at a level, or its year or month; nothing where it has none."""
    if name in LEVELS:
        at = None if region is None else region.at(LEVELS[name])
        return () if at is None else (at,)
    start = when.start
    if not isinstance(start, date):
        return ()
    return (f"{start:%Y}",) if name == "year" else (f"{start:%Y-%m}",)
