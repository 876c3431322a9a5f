"""Periods of published reports, read phrase by phrase."""

import csv
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from yilao_yiyou.domain.edge import Edge
from yilao_yiyou.domain.period import Period, PeriodSource
from yilao_yiyou.errors import PeriodError
from yilao_yiyou.text.period import FORMS, PeriodReading, period_readings, read_period

CORPUS = Path(__file__).parent / "data" / "periods.tsv"
with CORPUS.open(encoding="utf-8", newline="") as file:
    ROWS = tuple(csv.DictReader(file, dialect="excel-tab", quoting=csv.QUOTE_NONE))

AS_OF = date(2022, 9, 1)


def likeliest(
    text: str, *, as_of: date | Period, year: int | None = None, during: Period | None = None
) -> PeriodReading | None:
    return next(iter(period_readings(text, as_of=as_of, year=year, during=during)), None)


def _limit(limit: date | Edge) -> str:
    return limit.value if isinstance(limit, Edge) else limit.isoformat()


def _read(reading: PeriodReading | None) -> tuple[str, str, str]:
    if reading is None:
        return "none", "-", "-"
    period, plan, times = reading.period, reading.recurrence, reading.times
    if period is not None:
        last = period.last_day
        return reading.kind.value, _limit(period.start), _limit(period.end if last is None else last)
    assert reading.frequency is not None
    told = "-" if times is None else str(times)
    return reading.kind.value, reading.frequency.value if plan is None else str(plan), told


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['text']}@{row['as_of']}")
def test_a_phrase_says_what_its_definition_says(row: dict[str, str]) -> None:
    """The likeliest reading of each phrase of the corpus; an end is written as the last day."""
    expected = row["kind"], row["start"], row["end"]

    actual = _read(likeliest(row["text"], as_of=date.fromisoformat(row["as_of"])))

    assert expected == actual


def test_the_corpus_is_large_and_names_no_phrase_twice() -> None:
    """At least 150 phrases, each once for its day, over every form."""
    texts = [(row["text"], row["as_of"]) for row in ROWS]
    read = {
        reading.rule for row in ROWS for reading in period_readings(row["text"], as_of=date.fromisoformat(row["as_of"]))
    }

    assert len(texts) >= 150
    assert len(set(texts)) == len(texts)
    assert {form.name for form in FORMS} == read


OTHERS = {
    "目前": ["2022-09-01..2022-09-01", "不详..2022-09-01"],
    "截至8月底": ["不详..2022-08-31", "2022-08-31..2022-08-31"],
    "截至9月底": ["不详..2021-09-30", "2021-09-30..2021-09-30", "不详..2022-09-30"],
    "截至12月底": ["不详..2021-12-31", "2021-12-31..2021-12-31", "不详..2022-12-31"],
    "到2022年年底": ["不详..2022-12-31"],
    "截至9月": ["不详..2022-09-01", "不详..2022-09-30", "2022-09-01..2022-09-01"],
    "截至9月初": ["不详..2022-09-01", "2022-09-01..2022-09-01"],
    "今年": ["2022-01-01..2022-09-01", "2022-01-01..2022-12-31"],
    "下半年": ["2022-07-01..2022-12-31", "2022-07-01..2022-09-01"],
    "10月": ["2022-10-01..2022-10-31", "2021-10-01..2021-10-31"],
    "年底": [
        "2022-12-31..2022-12-31",
        "2022-12-01..2022-12-31",
        "2021-12-31..2021-12-31",
        "2021-12-01..2021-12-31",
    ],
    "8月底": ["2022-08-31..2022-08-31", "2022-08-21..2022-08-31"],
    "8月初": ["2022-08-01..2022-08-01", "2022-08-01..2022-08-10"],
    "年初": ["2022-01-01..2022-01-01", "2022-01-01..2022-01-31"],
    "“十四五”末": ["2025-12-31..2025-12-31", "2025-01-01..2025-12-31"],
    "“十四五”初": ["2021-01-01..2021-01-01", "2021-01-01..2021-12-31"],
    "暑假": ["2022-07-01..2022-08-31", "不详..不详"],
    "连续7年": ["2016-01-01..2022-09-01", "2015-09-02..2022-09-01"],
    "连续3个月": ["2022-07-01..2022-09-01", "2022-06-02..2022-09-01"],
    "近三年": ["2019-09-02..2022-09-01", "2020-01-01..2022-09-01", "2019-01-01..2021-12-31"],
    "近三个月": ["2022-06-02..2022-09-01", "2022-07-01..2022-09-01", "2022-06-01..2022-08-31"],
    "2025年前": ["不详..2024-12-31", "不详..2025-12-31"],
    "到2022年": ["不详..2022-12-31", "不详..2022-09-01"],
    "2019年以后": ["2020-01-01..2022-09-01", "2019-01-01..2022-09-01"],
    "2019年起": ["2019-01-01..2022-09-01", "2019-01-01..不限"],
    "三年内": ["2022-09-02..2025-09-01", "2019-09-02..2022-09-01"],
    "半个月内": ["2022-09-02..2022-09-16", "2022-08-18..2022-09-01"],
    "年内": ["2022-01-01..2022-12-31", "2022-01-01..2022-09-01"],
    "党的十八大以来": ["2012-11-08..2022-09-01", "2012-11-14..2022-09-01"],
}


@pytest.mark.parametrize(("text", "expected"), OTHERS.items(), ids=OTHERS)
def test_an_ambiguous_phrase_carries_its_other_readings(text: str, expected: list[str]) -> None:
    """The likeliest comes first."""
    assert expected == [str(reading.period) for reading in period_readings(text, as_of=AS_OF)]


def test_every_other_day_is_written_for_every_day_too() -> None:
    """每隔两周 leaves two weeks out by its letters, and is meant for every second week by many."""
    assert [3, 2] == [
        reading.recurrence.interval for reading in period_readings("每隔两周", as_of=AS_OF) if reading.recurrence
    ]


def test_what_an_ambiguous_phrase_says_by_custom_is_marked() -> None:
    """The days of 暑假 are custom, those of 上半年 definition."""
    summer, half = (likeliest(text, as_of=AS_OF) for text in ("暑假", "上半年"))

    assert summer is not None
    assert half is not None
    assert summer.customary
    assert not half.customary


def test_a_stretch_without_a_year_is_of_the_year_named_before() -> None:
    """2020年开展…其中上半年… is the first half of 2020, and says that it inherits its year."""
    expected = {
        "上半年": "2020-01-01..2020-06-30",
        "8月": "2020-08-01..2020-08-31",
        "2月底": "2020-02-29..2020-02-29",
        "年底": "2020-12-31..2020-12-31",
        "3月至8月": "2020-03-01..2020-08-31",
        "全年": "2020-01-01..2020-12-31",
        "当年": "2020-01-01..2020-12-31",
        "次年": "2021-01-01..2021-12-31",
        "截至8月底": "不详..2020-08-31",
    }

    actual = {text: likeliest(text, as_of=AS_OF, year=2020) for text in expected}

    assert expected == {text: reading and str(reading.period) for text, reading in actual.items()}
    assert {PeriodSource.INHERITED} == {
        reading and reading.period and reading.period.source for reading in actual.values()
    }


def test_a_year_of_its_own_is_stronger_than_the_one_named_before() -> None:
    """2021年8月 stays in 2021, and 去年 is the year before the as-of day's."""
    readings = [likeliest(text, as_of=AS_OF, year=2019) for text in ("2021年8月", "去年8月")]

    assert {"2021-08-01..2021-08-31"} == {str(reading and reading.period) for reading in readings}


def test_years_since_a_year_that_was_named_begin_with_it() -> None:
    """2015年成立, 7年来 is since 2015; a year that is not seven years ago says nothing about it."""
    near, far = (likeliest("7年来", as_of=AS_OF, year=year) for year in (2015, 2020))

    assert near is not None
    assert far is not None
    assert near.period == Period(
        date(2015, 1, 1), date(2022, 9, 2), phrase="7年来", anchor=AS_OF, source=PeriodSource.INHERITED
    )
    assert str(far.period) == "2015-09-02..2022-09-01"


COMPARED = {
    ("同比", Period.first_half(2022)): "2021-01-01..2021-06-30",
    ("同比", Period(date(2020, 1, 1), date(2020, 2, 29))): "2019-01-01..2019-02-28",
    ("同比", Period.until(AS_OF)): "不详..2021-09-01",
    ("环比", Period.quarter(2022, 1)): "2021-10-01..2021-12-31",
    ("环比", Period.between(date(2022, 8, 15), date(2022, 8, 21))): "2022-08-08..2022-08-14",
    ("环比", Period.until(AS_OF)): "不详..不详",
    ("比2019年同期", Period.first_half(2022)): "2019-01-01..2019-06-30",
    ("去年同期", Period.until(AS_OF)): "不详..不详",
    ("同期", Period.first_half(2022)): "2022-01-01..2022-06-30",
    ("其间", Period.first_half(2022)): "2022-01-01..2022-06-30",
}


@pytest.mark.parametrize(("asked", "expected"), COMPARED.items(), ids=lambda each: f"{each[0]}, {each[1]}")
def test_a_comparison_takes_the_period_that_was_named_before(asked: tuple[str, Period], expected: str) -> None:
    """The same stretch a year earlier, or the stretch just before; all of February stays inside."""
    reading = likeliest(asked[0], as_of=AS_OF, during=asked[1])

    assert reading is not None
    assert expected == str(reading.period)


def test_an_as_of_day_known_between_two_is_read_from_both() -> None:
    """The report was published between 17 August and the end of the year."""
    expected = ["2022-01-01..2022-08-17", "2022-01-01..2022-12-31"]

    actual = period_readings("今年以来", as_of=Period.between(date(2022, 8, 17), date(2022, 12, 31)))

    assert expected == [str(reading.period) for reading in actual]


def test_a_phrase_that_asks_for_no_day_is_read_once_from_both() -> None:
    """每月 does not depend on the day."""
    assert len(period_readings("每月", as_of=Period.year(2022))) == 1


@pytest.mark.parametrize("as_of", [datetime(2022, 9, 1, tzinfo=UTC), Period.since(AS_OF)])
def test_the_as_of_day_is_a_day(as_of: date | Period) -> None:
    """A moment, or a period without an end, is none."""
    with pytest.raises(PeriodError):
        likeliest("今年以来", as_of=as_of)


def test_a_period_is_read_by_its_short_name_too() -> None:
    """What recurs has no period, and neither has a day that there is not."""
    assert read_period("今年以来", as_of=AS_OF) == Period.this_year(AS_OF)
    assert [read_period(text, as_of=AS_OF) for text in ("每月", "2月30日", "")] == [None] * 3
