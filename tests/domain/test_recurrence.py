from calendar import monthrange
from datetime import UTC, date, datetime, timedelta
from time import process_time

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st

from yilao_yiyou.domain.period import Period
from yilao_yiyou.domain.recurrence import Frequency, Recurrence, Weekday
from yilao_yiyou.errors import PeriodError, RecurrenceError

START = date(2022, 1, 31)
WEEK = tuple(Weekday)
DAYS = st.dates(date(2015, 1, 1), date(2024, 12, 31))


@st.composite
def recurrences(draw: st.DrawFn, most: int = 12) -> Recurrence:
    frequency = draw(st.sampled_from(Frequency))
    month_days = st.lists(st.sampled_from([1, 15, 28, -28, -1]), max_size=3, unique=True)
    ending = draw(st.sampled_from(["count", "until", "never"]))
    return Recurrence(
        frequency,
        interval=draw(st.integers(1, most)),
        weekdays=draw(st.lists(st.sampled_from(Weekday), max_size=3, unique=True)),
        month_days=() if frequency is Frequency.WEEKLY else draw(month_days),
        months=draw(st.lists(st.integers(1, 12), max_size=4, unique=True)),
        count=draw(st.integers(1, 40)) if ending == "count" else None,
        until=draw(st.dates(date(2024, 12, 31), date(2025, 1, 1))) if ending == "until" else None,
    )


def day_by_day(rule: Recurrence, start: date, window: Period) -> tuple[date, ...]:
    """Every day of the window that fits, found by asking each day since the start."""

    def index(day: date) -> int:
        monday = day.toordinal() - day.weekday()
        return {
            Frequency.DAILY: day.toordinal(),
            Frequency.WEEKLY: monday // 7,
            Frequency.MONTHLY: 12 * day.year + day.month,
            Frequency.YEARLY: day.year,
        }[rule.frequency]

    def fits(day: date) -> bool:
        named = rule.weekdays or rule.month_days or rule.frequency is Frequency.DAILY
        own = {
            Frequency.WEEKLY: day.weekday() == start.weekday(),
            Frequency.MONTHLY: day.day == start.day,
            Frequency.YEARLY: day.day == start.day and (bool(rule.months) or day.month == start.month),
        }
        length = monthrange(day.year, day.month)[1]
        on_day = {day.day, day.day - 1 - length} & set(rule.month_days)
        return (
            (index(day) - index(start)) % rule.interval == 0
            and bool(named or own[rule.frequency])
            and (not rule.months or day.month in rule.months)
            and (not rule.month_days or bool(on_day))
            and (not rule.weekdays or WEEK[day.weekday()] in rule.weekdays)
        )

    end = min(window.ends[1], (rule.until or date.max - timedelta(days=1)) + timedelta(days=1))
    fitting = [day for day in map(date.fromordinal, range(start.toordinal(), end.toordinal())) if fits(day)]
    return tuple(day for day in fitting[: rule.count] if day >= window.ends[0])


@given(rule=recurrences(), start=DAYS, first=DAYS, length=st.integers(0, 400))
def test_expansion_is_what_day_by_day_counting_finds(rule: Recurrence, start: date, first: date, length: int) -> None:
    """The dates are all the days since the start that fit, cut to the window."""
    window = Period.between(first, first + timedelta(days=length))
    if rule.month_days == () and rule.months and start.day > 28:
        start = start.replace(day=28)

    assert rule.dates(start, window) == day_by_day(rule, start, window)


@given(rule=recurrences(most=1), start=DAYS)
def test_expansion_is_what_rfc_5545_says(rule: Recurrence, start: date) -> None:
    """The dates within three years are those that the full grammar gives for the same text."""
    window = Period.between(start, start + timedelta(days=1000))
    if rule.month_days == () and rule.months and start.day > 28:
        start = start.replace(day=28)
    midnight = datetime(start.year, start.month, start.day)  # noqa: DTZ001 -- the grammar's floating time
    full = rrulestr(str(rule), dtstart=midnight)

    expected = full.between(midnight, datetime(*window.ends[1].timetuple()[:3]) - timedelta(days=1), inc=True)  # noqa: DTZ001

    assert rule.dates(start, window) == tuple(moment.date() for moment in expected if window.covers(moment.date()))


@given(rule=recurrences(most=1000))
def test_what_is_written_is_read_back(rule: Recurrence) -> None:
    """The text of a recurrence states that recurrence."""
    assert Recurrence.parse(str(rule)) == rule


@pytest.mark.parametrize(
    ("text", "start", "expected"),
    [
        ("FREQ=MONTHLY", "2022-01-31", ["2022-01-31", "2022-03-31", "2022-05-31"]),
        (
            "FREQ=MONTHLY;BYMONTHDAY=-1",
            "2022-01-31",
            ["2022-01-31", "2022-02-28", "2022-03-31", "2022-04-30", "2022-05-31", "2022-06-30"],
        ),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=SA,SU;COUNT=3", "2022-01-08", ["2022-01-08", "2022-01-09", "2022-01-22"]),
        ("FREQ=DAILY;INTERVAL=100", "2022-01-01", ["2022-01-01", "2022-04-11"]),
        ("FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=5", "2000-01-01", ["2022-03-05"]),
        ("FREQ=YEARLY", "2020-02-29", []),
        ("FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", "2022-01-01", ["2022-05-13"]),
        ("FREQ=WEEKLY;COUNT=2", "2021-12-30", ["2022-01-06"]),
        ("FREQ=MONTHLY;UNTIL=20220228", "2022-01-15", ["2022-01-15", "2022-02-15"]),
        ("FREQ=DAILY;COUNT=3", "2022-07-01", []),
    ],
)
def test_plans_of_the_first_half_of_2022(text: str, start: str, expected: list[str]) -> None:
    """Plans give the dates that a reader would count on a calendar."""
    actual = Recurrence.parse(text).dates(date.fromisoformat(start), Period.first_half(2022))

    assert [day.isoformat() for day in actual] == expected


def test_a_yearly_leap_day_comes_every_fourth_year() -> None:
    """From 29 February, a yearly plan has only leap days."""
    actual = Recurrence(Frequency.YEARLY).dates(date(2016, 2, 29), Period(date(2016, 1, 1), date(2026, 1, 1)))

    assert actual == (date(2016, 2, 29), date(2020, 2, 29), date(2024, 2, 29))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=SA,SU", "每2周 周六、周日"),
        ("FREQ=DAILY;COUNT=7", "每天 共7次"),
        (
            "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=1,15,-2,-1;UNTIL=20221231",
            "每3个月 1日、15日、倒数第2日、最后一日 至2022-12-31",
        ),
        ("FREQ=YEARLY;BYMONTH=3,9;BYMONTHDAY=5", "每年 3月、9月 5日"),
    ],
)
def test_recurrences_in_chinese(text: str, expected: str) -> None:
    """A plan can be read out."""
    assert Recurrence.parse(text).describe_zh() == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        ";",
        "FREQ",
        "FREQ=",
        "INTERVAL=2",
        "RRULE:FREQ=DAILY",
        "freq=daily",
        "FREQ=daily",
        "FREQ=DAILY;",
        "FREQ=DAILY ",
        "FREQ=DAILY\n",
        "FREQ=DAILY;FREQ=DAILY",
        "FREQ=SECONDLY",
        "FREQ=MINUTELY",
        "FREQ=HOURLY",
        "FREQ=DAILY;BYHOUR=8",
        "FREQ=DAILY;BYSECOND=0",
        "FREQ=WEEKLY;WKST=SU",
        "FREQ=MONTHLY;BYSETPOS=1;BYDAY=MO",
        "FREQ=YEARLY;BYYEARDAY=1",
        "FREQ=YEARLY;BYWEEKNO=1",
        "FREQ=YEARLY;RSCALE=CHINESE",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;INTERVAL=-1",
        "FREQ=DAILY;INTERVAL=1001",
        "FREQ=DAILY;INTERVAL=２",
        "FREQ=DAILY;COUNT=0",
        "FREQ=DAILY;COUNT=10001",
        "FREQ=DAILY;COUNT=5;UNTIL=20221231",
        "FREQ=DAILY;UNTIL=20221232",
        "FREQ=DAILY;UNTIL=20221231T000000Z",
        "FREQ=MONTHLY;BYDAY=1SA",
        "FREQ=MONTHLY;BYDAY=SA,SA",
        "FREQ=MONTHLY;BYDAY=",
        "FREQ=MONTHLY;BYMONTHDAY=0",
        "FREQ=MONTHLY;BYMONTHDAY=32",
        "FREQ=MONTHLY;BYMONTHDAY=-32",
        "FREQ=MONTHLY;BYMONTHDAY=+1",
        "FREQ=MONTHLY;BYMONTHDAY=1,1",
        "FREQ=YEARLY;BYMONTH=13",
        "FREQ=YEARLY;BYMONTH=-1",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=YEARLY;BYMONTH=4,6;BYMONTHDAY=31,-31",
        "FREQ=WEEKLY;BYMONTHDAY=1",
        "FREQ=MONTHLY;BYMONTHDAY=" + ",".join(["1"] * 200),
    ],
)
def test_text_outside_the_bounded_grammar_is_refused(text: str) -> None:
    """What could run for ever, say nothing, or is not known to us is refused."""
    with pytest.raises(RecurrenceError):
        Recurrence.parse(text)


def test_only_text_is_parsed() -> None:
    """Bytes in place of the text are refused."""
    with pytest.raises(RecurrenceError):
        Recurrence.parse(b"FREQ=DAILY")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "fields",
    [
        {"frequency": "daily"},
        {"interval": True},
        {"interval": 1.0},
        {"count": False},
        {"count": "3"},
        {"weekdays": ("MO",)},
        {"weekdays": "MO"},
        {"month_days": (True,)},
        {"months": (1.0,)},
        {"month_days": tuple(range(-31, 0)), "months": tuple(range(1, 13)), "weekdays": WEEK, "count": 10_000},
    ],
)
def test_parts_of_the_wrong_kind_or_size_are_refused(fields: dict[str, object]) -> None:
    """Numbers are whole, weekdays are of the week, and the whole can be written in 200 characters."""
    with pytest.raises(RecurrenceError):
        Recurrence(**{"frequency": Frequency.MONTHLY} | fields)  # type: ignore[arg-type]


def test_days_are_kept_in_calendar_order() -> None:
    """The order in which days were given makes no difference."""
    backwards = Recurrence(Frequency.MONTHLY, month_days=(-1, 15, -2, 1), months=(9, 3))

    assert backwards == Recurrence(Frequency.MONTHLY, month_days=(1, 15, -2, -1), months=(3, 9))
    assert str(backwards) == "FREQ=MONTHLY;BYMONTH=3,9;BYMONTHDAY=1,15,-2,-1"


def test_a_leap_day_is_possible() -> None:
    """29 February exists, so a plan for it is one."""
    assert Recurrence(Frequency.YEARLY, months=(2,), month_days=(29, 30)).months == (2,)


def test_moments_are_refused() -> None:
    """A plan is in days: neither its start nor its end is a time of day."""
    moment = datetime(2022, 8, 17, tzinfo=UTC)

    with pytest.raises(PeriodError):
        Recurrence(Frequency.DAILY, until=moment)
    with pytest.raises(PeriodError):
        Recurrence(Frequency.DAILY).dates(moment, Period.year(2022))


@pytest.mark.parametrize("window", [Period.always(), Period.since(START), Period.until(START)], ids=repr)
def test_expansion_needs_a_window(window: Period) -> None:
    """Without two days to stay between, nothing is expanded."""
    with pytest.raises(PeriodError):
        Recurrence(Frequency.DAILY, count=1).dates(START, window)


def test_a_window_is_ten_years_and_a_day_at_most() -> None:
    """Ten years with their anniversary are expanded, one day more is refused."""
    last = date(2032, 1, 31)
    daily = Recurrence(Frequency.DAILY)

    assert len(daily.dates(START, Period.between(START, last))) == (last - START).days + 1
    with pytest.raises(RecurrenceError, match="window"):
        daily.dates(START, Period.between(START, last + timedelta(days=1)))


def test_a_window_ends_within_a_hundred_years() -> None:
    """A plan is followed for a hundred years after its start and no further."""
    yearly = Recurrence(Frequency.YEARLY, months=(3,), month_days=(5,))

    assert yearly.dates(date(1922, 3, 5), Period.day(date(2022, 3, 5))) == (date(2022, 3, 5),)
    with pytest.raises(RecurrenceError, match="hundred years"):
        yearly.dates(date(1922, 3, 4), Period.day(date(2022, 3, 5)))


@pytest.mark.parametrize("until", [date(2022, 1, 30), date(2032, 2, 1)])
def test_the_last_day_is_within_ten_years_of_the_start(until: date) -> None:
    """A plan that ends before it starts, or goes on for longer, is refused."""
    with pytest.raises(RecurrenceError, match="ten years after"):
        Recurrence(Frequency.DAILY, until=until).dates(START, Period.year(2022))


def test_ten_thousand_dates_are_enough() -> None:
    """A plan of 10,000 days is followed to its end; an endless one with more dates since its start is refused."""
    start = date(1990, 1, 1)
    last = start + timedelta(days=9_999)

    assert Recurrence(Frequency.DAILY, count=10_000).dates(start, Period.year(2017))[-1] == last
    assert Recurrence(Frequency.DAILY).dates(start, Period.between(last, last)) == (last,)
    with pytest.raises(RecurrenceError, match="later start"):
        Recurrence(Frequency.DAILY).dates(start, Period.between(last, last + timedelta(days=1)))


def test_a_start_that_its_months_lack_is_refused() -> None:
    """Every April from the 31st has no date, which is said rather than shown as none."""
    with pytest.raises(RecurrenceError, match="none of the months"):
        Recurrence(Frequency.MONTHLY, months=(4,)).dates(START, Period.year(2022))


def test_a_window_before_the_start_is_empty() -> None:
    """Nothing is planned before the plan begins."""
    assert Recurrence(Frequency.YEARLY).dates(START, Period.year(2021)) == ()


@pytest.mark.parametrize(
    "text",
    [
        "FREQ=DAILY;INTERVAL=7;BYDAY=TU",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=29",
        "FREQ=MONTHLY;INTERVAL=12;BYMONTH=2;BYMONTHDAY=1",
        "FREQ=YEARLY;INTERVAL=2;BYMONTH=2;BYMONTHDAY=29",
        "FREQ=YEARLY;INTERVAL=1000;COUNT=10000",
        "FREQ=YEARLY;BYDAY=MO",
    ],
)
def test_no_rule_takes_long(text: str) -> None:
    """A hundred years of a plan, even of one that never fits, take less than two seconds of the processor."""
    began = process_time()

    Recurrence.parse(text).dates(date(1923, 1, 1), Period(date(2013, 1, 1), date(2023, 1, 1)))

    assert process_time() - began < 2
