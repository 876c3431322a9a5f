from datetime import UTC, date, datetime, timedelta
from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yilao_yiyou.domain.period import Edge, Limit, Period, PeriodSource
from yilao_yiyou.errors import PeriodError

SAID = date(2022, 8, 17)
BASE = date(2022, 8, 1).toordinal()
DAYS = st.dates(date(1990, 1, 1), date(2050, 12, 31))
YEARS = st.integers(1900, 2100)


@st.composite
def bounded(draw: st.DrawFn) -> Period:
    first, last = sorted((draw(DAYS), draw(DAYS)))
    return Period.between(first, last)


@st.composite
def small(draw: st.DrawFn) -> Period:
    """A period of a few days, either end of which may be open or not told."""
    start, end = sorted(draw(st.lists(st.integers(0, 5), min_size=2, max_size=2, unique=True)))
    edges = st.sampled_from([None, None, *Edge])
    return Period(
        draw(edges) or date.fromordinal(BASE + start),
        draw(edges) or date.fromordinal(BASE + end),
        phrase=draw(st.sampled_from([None, "上半年", "目前"])),
        anchor=draw(st.sampled_from([None, SAID])),
        source=draw(st.sampled_from(PeriodSource)),
    )


def readings(period: Period) -> list[tuple[int, int]]:
    """Every pair of day numbers that the ends of a small period may be."""

    def choices(limit: Limit, forever: int) -> list[int]:
        if limit is Edge.UNKNOWN:
            return list(range(BASE - 2, BASE + 9))
        return [limit.toordinal() if isinstance(limit, date) else forever]

    starts, ends = choices(period.start, BASE - 99), choices(period.end, BASE + 99)
    return [(start, end) for start, end in product(starts, ends) if start < end]


def verdict(outcomes: list[bool]) -> bool | None:
    return None if len(set(outcomes)) > 1 else outcomes[0]


@pytest.mark.parametrize(
    ("period", "first", "last", "phrase", "anchor"),
    [
        (Period.year(2022), "2022-01-01", "2022-12-31", None, None),
        (Period.month(2024, 2), "2024-02-01", "2024-02-29", None, None),
        (Period.quarter(2022, 4), "2022-10-01", "2022-12-31", None, None),
        (Period.first_half(2022), "2022-01-01", "2022-06-30", None, None),
        (Period.second_half(2022), "2022-07-01", "2022-12-31", None, None),
        (Period.summer(2022), "2022-07-01", "2022-08-31", "暑假期间", None),
        (Period.day(SAID), "2022-08-17", "2022-08-17", None, None),
        (Period.between(SAID, date(2022, 9, 1)), "2022-08-17", "2022-09-01", None, None),
        (Period.since(SAID), "2022-08-17", "不限", None, None),
        (Period.always(), "不限", "不限", None, None),
        (Period.until(SAID), "不详", "2022-08-17", "截至", SAID),
        (Period.as_at(SAID), "2022-08-17", "2022-08-17", "目前", SAID),
        (Period.this_year(SAID), "2022-01-01", "2022-08-17", "今年以来", SAID),
        (Period.first_half_of(SAID), "2022-01-01", "2022-06-30", "上半年", SAID),
        (Period.since_last_year(SAID), "2021-01-01", "2022-08-17", "去年以来", SAID),
        (Period.past_years(3, SAID), "2019-08-18", "2022-08-17", "3年来", SAID),
        (Period.past_years(1, date(2024, 2, 28)), "2023-02-28", "2024-02-28", "1年来", date(2024, 2, 28)),
    ],
    ids=repr,
)
def test_the_days_that_a_word_covers(
    period: Period, first: str, last: str, phrase: str | None, anchor: date | None
) -> None:
    """Each way of naming a period has its first and last day, and remembers the words and when they were said."""
    assert str(period) == f"{first}..{last}"
    assert (period.phrase, period.anchor, period.source) == (phrase, anchor, PeriodSource.EXPLICIT)
    assert repr(period) == (f"Period({first}..{last} {phrase})" if phrase else f"Period({first}..{last})")


def test_seven_years_running_have_two_readings() -> None:
    """Said on 1 September 2022, 连续7年 is the calendar years from 2016, or seven years to that day."""
    calendar, rolling = Period.consecutive_years(7, date(2022, 9, 1))

    assert calendar.years == tuple(range(2016, 2023))
    assert str(calendar) == "2016-01-01..2022-09-01"
    assert str(rolling) == "2015-09-02..2022-09-01"
    assert calendar.phrase == rolling.phrase == "连续7年"
    assert calendar.anchor == rolling.anchor == date(2022, 9, 1)


@pytest.mark.parametrize("years", [0, -1, 3000, 1.5, "7"])
def test_years_running_are_a_positive_whole_number(years: int) -> None:
    """No years, a part of one, or more than the calendar has make no period."""
    with pytest.raises(PeriodError):
        Period.consecutive_years(years, SAID)


@pytest.mark.parametrize(("year", "quarter"), [(2022, 0), (2022, 5), (2022, 1.5), (0, 1), (9999, 4), (10_000, 1)])
def test_a_quarter_off_the_calendar_is_refused(year: int, quarter: int) -> None:
    """Quarters run from the first to the fourth, in years whose end is still a day."""
    with pytest.raises(PeriodError):
        Period.quarter(year, quarter)


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (SAID, SAID),
        (SAID, SAID - timedelta(days=1)),
        (Edge.OPEN, date.min),
        (Edge.UNKNOWN, date.min),
        (datetime(2022, 1, 1, tzinfo=UTC), SAID),
        (SAID, datetime(2023, 1, 1, tzinfo=UTC)),
        ("2022-01-01", SAID),
        (None, SAID),
    ],
)
def test_ends_that_hold_no_day_are_refused(start: Limit, end: Limit) -> None:
    """A period has at least one day, and its ends are plain dates."""
    with pytest.raises(PeriodError):
        Period(start, end)


@pytest.mark.parametrize(
    "fields",
    [
        {"phrase": 2022},
        {"phrase": "\ud800"},
        {"anchor": "2022"},
        {"anchor": datetime(2022, 1, 1, tzinfo=UTC)},
        {"source": "none"},
    ],
)
def test_what_cannot_be_stored_beside_the_days_is_refused(fields: dict[str, object]) -> None:
    """The phrase is sound text, the anchor a plain date, the source one of its list."""
    with pytest.raises(PeriodError):
        Period(SAID, Edge.OPEN, **fields)  # type: ignore[arg-type]


def test_a_period_may_not_outlast_the_calendar() -> None:
    """The last day of the calendar has no day after it to end with."""
    with pytest.raises(PeriodError):
        Period.until(date.max)


@pytest.mark.parametrize("period", [Period.since(SAID), Period.until(SAID), Period(SAID, Edge.UNKNOWN)], ids=repr)
def test_without_two_days_there_is_no_length(period: Period) -> None:
    """A period with an end that is not a day has neither length nor list of years."""
    assert not period.is_bounded
    assert period.days is None
    with pytest.raises(PeriodError):
        _ = period.years
    with pytest.raises(PeriodError, match="give the first and the last day"):
        _ = period.ends


@given(period=bounded())
def test_days_are_counted_with_first_and_last(period: Period) -> None:
    """The length is the number of days covered, and the years are those of its days."""
    start, end = period.ends

    assert period.days == (end - start).days
    assert period.last_day == end - timedelta(days=1)
    assert (period.years[0], period.years[-1]) == (start.year, (end - timedelta(days=1)).year)
    assert period.is_bounded


def test_an_open_period_has_no_last_day() -> None:
    """What goes on has no last day yet."""
    assert Period.since(SAID).last_day is None


@given(year=YEARS, day=DAYS)
def test_a_year_is_its_parts_without_a_day_lost_or_twice(year: int, day: date) -> None:
    """Quarters, halves and months follow on each other and cover each day of the year once."""
    whole = Period.year(year)
    for parts in (
        [Period.quarter(year, number) for number in range(1, 5)],
        [Period.first_half(year), Period.second_half(year)],
        [Period.month(year, number) for number in range(1, 13)],
    ):
        assert parts[0].start == whole.start
        assert parts[-1].end == whole.end
        assert all(before.end == after.start for before, after in pairwise(parts))
        assert sum(part.days or 0 for part in parts) == whole.days
        assert sum(part.covers(day) is True for part in parts) == (whole.covers(day) is True)


@given(cuts=st.lists(DAYS, min_size=2, unique=True).map(sorted), day=DAYS)
def test_half_open_periods_partition(cuts: list[date], day: date) -> None:
    """Periods cut out of a longer one cover each of its days exactly once."""
    whole = Period(cuts[0], cuts[-1])
    parts = [Period(start, end) for start, end in pairwise(cuts)]

    assert sum(part.covers(day) is True for part in parts) == (whole.covers(day) is True)
    assert sum(part.days or 0 for part in parts) == whole.days
    assert not any(one.overlaps(other) for one, other in pairwise(parts))
    assert all(part.within(whole) for part in parts)


@given(period=small(), number=st.integers(-1, 6))
def test_a_day_is_covered_when_no_reading_says_otherwise(period: Period, number: int) -> None:
    """The answer is that of every reading of the ends that are not told, or none."""
    expected = verdict([start <= BASE + number < end for start, end in readings(period)])

    assert period.covers(date.fromordinal(BASE + number)) is expected


@given(one=small(), other=small())
def test_relations_are_those_of_every_reading(one: Period, other: Period) -> None:
    """Overlap and inclusion are told only when all readings of both periods agree."""
    pairs = list(product(readings(one), readings(other)))

    assert one.overlaps(other) is verdict([a < d and c < b for (a, b), (c, d) in pairs])
    assert one.within(other) is verdict([c <= a and b <= d for (a, b), (c, d) in pairs])


@given(one=small(), other=small())
def test_what_is_common_does_not_depend_on_the_order(one: Period, other: Period) -> None:
    """Each is cut by the other alike; what cannot be decided is refused from both sides."""
    if one.overlaps(other) is None:
        with pytest.raises(PeriodError, match="not told"):
            one.intersect(other)
        with pytest.raises(PeriodError, match="not told"):
            other.intersect(one)
    else:
        assert one.intersect(other) == other.intersect(one)


@given(one=small(), other=small(), number=st.integers(-1, 6))
def test_the_common_days_are_the_days_of_both(one: Period, other: Period, number: int) -> None:
    """A day told to be common is in both, and a day told not to be is not in both."""
    day = date.fromordinal(BASE + number)
    if one.overlaps(other) is None:
        return
    common = one.intersect(other)
    covered = False if common is None else common.covers(day)

    if covered is True:
        assert (one.covers(day), other.covers(day)) == (True, True)
    if covered is False:
        assert not (one.covers(day) and other.covers(day))
    if one.is_bounded and other.is_bounded:
        assert covered == (one.covers(day) and other.covers(day))


@given(period=small())
def test_all_days_cut_nothing_away(period: Period) -> None:
    """Clipped to all days, a period is itself, words and all."""
    assert period.clip(Period.always()) == period


def test_common_days_keep_only_what_both_say() -> None:
    """Shared words and day are kept, and the less firm source; words of one alone are not."""
    stated = Period.this_year(SAID)
    inherited = Period(date(2022, 7, 1), date(2022, 9, 1), phrase="今年以来", source=PeriodSource.INHERITED)

    actual = stated.intersect(inherited)

    expected = Period(date(2022, 7, 1), date(2022, 8, 18), phrase="今年以来", source=PeriodSource.INHERITED)
    assert actual == expected
    assert stated.intersect(stated) == stated
    assert stated.intersect(Period.year(2022)) == Period(date(2022, 1, 1), date(2022, 8, 18))


def test_an_end_that_is_not_told_stays_so_unless_one_day_is_left() -> None:
    """Up to 17 August within 2022 starts some day; within that very day it is that day."""
    until = Period.until(SAID)

    assert until.intersect(Period.year(2022)) == Period(Edge.UNKNOWN, date(2022, 8, 18))
    assert until.intersect(Period.since(SAID)) == Period.day(SAID)
    assert until.intersect(Period.year(2023)) is None


def test_clipping_keeps_the_words() -> None:
    """The part of a period inside a window is still the period that was spoken of."""
    clipped = Period.this_year(SAID).clip(Period.quarter(2022, 3))

    assert clipped == Period(date(2022, 7, 1), date(2022, 8, 18), phrase="今年以来", anchor=SAID)
    assert Period.this_year(SAID).clip(Period.year(2021)) is None


def test_the_same_days_under_other_words() -> None:
    """The words make two periods unequal, but not their days."""
    assert Period.first_half_of(SAID) != Period.first_half(2022)
    assert Period.first_half_of(SAID).same_days(Period.first_half(2022))
    assert not Period.first_half(2022).same_days(Period.year(2022))


def test_227_days_do_not_compare_with_a_year() -> None:
    """A figure to 15 August is not set beside one of the whole year before, but may be beside its like days."""
    this_year = Period.this_year(date(2022, 8, 15))
    like = Period.year(2021).clip(Period.between(date(2021, 1, 1), date(2021, 8, 15)))

    assert this_year.days == 227
    assert not this_year.comparable_with(Period.year(2021))
    assert like is not None
    assert this_year.comparable_with(like)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (Period.year(2024), Period.year(2023), True),
        (Period.month(2024, 2), Period.month(2023, 2), True),
        (Period.between(date(2024, 2, 1), date(2024, 2, 28)), Period.month(2023, 2), True),
        (Period.day(date(2024, 2, 29)), Period.day(date(2023, 2, 28)), False),
        (Period.this_year(SAID), Period.since_last_year(SAID), False),
        (Period.quarter(2022, 3), Period.quarter(2022, 4), False),
        (Period.year(2022), Period(date(2022, 1, 1), date(2024, 1, 1)), False),
        (Period.since(SAID), Period.since(SAID), False),
        (Period.year(2022), Period.until(SAID), False),
    ],
    ids=repr,
)
def test_like_is_compared_with_like(one: Period, other: Period, expected: bool) -> None:
    """Equal stretches of the calendar compare, whatever the year; a leap day alone makes no difference."""
    assert one.comparable_with(other) is expected
    assert other.comparable_with(one) is expected


def test_members_on_a_day_and_in_a_year() -> None:
    """Of a team that lost and regained a member: 2, 1 and 2 on three days, and 3 spells of 2 persons in 2022."""
    spells = [
        ("p1", Period(date(2021, 1, 1), date(2022, 3, 1))),
        ("p1", Period.since(date(2022, 6, 1))),
        ("p2", Period.since(date(2022, 2, 1))),
    ]
    dates = (date(2022, 2, 15), date(2022, 4, 1), date(2022, 7, 1))

    stocks = [sum(spell.covers(day) is True for _, spell in spells) for day in dates]
    ever = [person for person, spell in spells if spell.overlaps(Period.year(2022))]

    assert stocks == [2, 1, 2]
    assert (len(set(ever)), len(ever)) == (2, 3)


def test_a_moment_is_not_covered() -> None:
    """A time of day is refused, since a period speaks of days."""
    with pytest.raises(PeriodError):
        Period.year(2022).covers(datetime(2022, 8, 17, tzinfo=UTC))
    with pytest.raises(PeriodError):
        Period.this_year(datetime(2022, 8, 17, tzinfo=UTC))


def test_edges_and_sources_have_chinese_words() -> None:
    """Each member is known by its Chinese word."""
    assert [edge.zh for edge in Edge] == ["不限", "不详"]
    assert [source.zh for source in PeriodSource] == ["明示", "承前", "未说明"]
