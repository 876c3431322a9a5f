"""Rows: the records that a question is about, each with its group, ready to be tabulated.

A question says what to filter by, what to group by, which period and which division. Every name in it is a facet of
the source, a level of the division tree, `year` or `month`; anything else is an error with the nearest name.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from difflib import get_close_matches
from itertools import product
from typing import Any, Self, TypeAlias

from attrs import evolve, field, frozen

from yilao_yiyou.domain.codes import CodeSet
from yilao_yiyou.domain.period import Period
from yilao_yiyou.domain.region import Level, RegionCode
from yilao_yiyou.domain.register import Register
from yilao_yiyou.domain.sources import DESIGNATIONS, Source, Values
from yilao_yiyou.domain.tally import CountRow, DayRow, Key
from yilao_yiyou.domain.target import Criterion
from yilao_yiyou.domain.tree_tally import PointRow
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

    @property
    def standing_day(self) -> date | None:
        """The day a stock is asked for: the last of the period, else the register's."""
        last = None if self.during is None else self.during.last_day
        return last or self.as_of

    @property
    def settled(self) -> Self:
        """The same question without what does not matter for it: of a stock only the day does."""
        day = self.standing_day
        if self.timing is Timing.STANDING and day is not None:
            return evolve(self, during=None, as_of=day)
        return evolve(self, as_of=None, during=None if self.timing is Timing.ANY else self.during)


Select: TypeAlias = Callable[[Register, AnySource, Question], Iterator[tuple[Any, bool]]]
"""A way to find the rows that a question is about, such as `selected`."""


def selected(register: Register, source: AnySource, question: Question) -> Iterator[tuple[Any, bool]]:
    """Yield the rows that a question is about, each with whether it surely is one of them."""
    require_facets(source, question)
    settled = question.settled
    for row in source.rows(register):
        timely = in_time(source.when(register, row), settled)
        if timely is False or not passes(register, source.facets, row, question.where):
            continue
        inside = in_place(source.region(register, row), question.within)
        if inside is not False:
            is_one = source.sure is None or source.sure(row)
            yield row, is_one and timely is True and inside is True


def count_rows(  # noqa: PLR0913 -- what is counted, what is asked, and how to find it
    register: Register,
    source: AnySource,
    question: Question,
    *,
    identity: str,
    amount: str | None = None,
    select: Select = selected,
) -> Iterator[CountRow]:
    """Yield what a question is about, to be counted by an identity and summed by an amount.

    Args:
        register: The records.
        source: Where the rows come from.
        question: What to filter and group by.
        identity: The facet whose value is counted once.
        amount: What is summed, `None` for one each.
        select: How the rows are found.

    Raises:
        UnknownFacetError: If the source has no such facet.
        MeasureError: If a stock is asked for without a day.
    """
    require_known(source.name, (identity,), source.facets)
    for row, sure in select(register, source, question):
        yield from counted_rows(register, source, row, question.by, identity=identity, amount=amount, sure=sure)


def counted_rows(  # noqa: PLR0913 -- one row, and what `count_rows` is told
    register: Register,
    source: AnySource,
    row: object,
    by: tuple[str, ...],
    *,
    identity: str,
    amount: str | None,
    sure: bool,
) -> Iterator[CountRow]:
    """Yield what one row of a source is counted as; see `count_rows`."""
    ids = source.facets[identity](register, row)
    weight = None if amount is None else source.amounts[amount](register, row)
    for key in keys_of(register, source, row, by):
        if weight is not None:
            yield CountRow(group=key, id=ids[0] if ids else None, amount=weight, sure=sure)
            continue
        for each in ids or (None,):
            yield CountRow(group=key, id=each, sure=sure)


def day_rows(
    register: Register, source: AnySource, question: Question, *, select: Select = selected
) -> Iterator[DayRow]:
    """Yield the first days of the rows that a question is about; rows without a known day are left out."""
    for row, sure in select(register, source, question):
        start = source.when(register, row).start
        if not sure or not isinstance(start, date):
            continue
        for key in keys_of(register, source, row, question.by):
            yield DayRow(group=key, day=start)


def point_rows(register: Register, question: Question, *, select: Select = selected) -> Iterator[PointRow]:
    """Yield the plaques that a question is about as points on the division tree.

    A plaque whose venue is missing has no place and is left out; the audit reports it.
    """
    for row, sure in select(register, DESIGNATIONS, question):
        region = DESIGNATIONS.region(register, row)
        if region is not None:
            yield PointRow(id=row.id, region=region, serves=row.serves, sure=sure)


def in_time(when: Period, question: Question) -> bool | None:
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
    day = question.standing_day
    if day is None:
        raise MeasureError(
            "时点数须给出日期: 写 during=Period.as_at(日期), 或在名册中写 as_of",
            "a stock needs a day: pass during=Period.as_at(day), or give the register an as_of",
        )
    return day


def in_place(region: RegionCode | None, within: RegionCode | None) -> bool | None:
    """Return whether a row belongs to the division, `None` where nobody knows its own."""
    if within is None:
        return True
    return None if region is None else region.within(within)


def passes(
    register: Register,
    facets: Mapping[str, Callable[[Register, Any], Values]],
    row: object,
    where: Iterable[Criterion],
) -> bool:
    """Return whether a row has one of the values that each criterion lets in."""
    return all(not set(criterion.among).isdisjoint(facets[criterion.facet](register, row)) for criterion in where)


def require_facets(source: AnySource, question: Question) -> None:
    """Refuse a question that names what the source does not have.

    Raises:
        UnknownFacetError: If it does, with the nearest name.
    """
    require_known(source.name, (criterion.facet for criterion in question.where), source.facets)
    require_known(source.name, question.by, (*DIMENSIONS, *source.facets))


def require_known(source: str, names: Iterable[str], known: Iterable[str]) -> None:
    """Refuse names that are not among those known.

    Raises:
        UnknownFacetError: If there is one, with the nearest.
    """
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
    if not by:
        return iter(((),))
    return keys_among(
        # A source may know the year of a row without knowing its first day.
        source.facets[name](register, row)
        if name in source.facets
        else dimension(name, source.region(register, row), source.when(register, row))
        for name in by
    )


def keys_among(values: Iterable[Values]) -> Iterator[Key]:
    """Return every key with one of the values at each place; a value that is named twice makes no second group."""
    return product(*(dict.fromkeys(each or (None,)) for each in values))


def dimension(name: str, region: RegionCode | None, when: Period) -> Values:
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
