"""Periods of published reports, found in prose and held to properties."""

import csv
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from yilao_yiyou.domain.edge import Edge
from yilao_yiyou.domain.period import Period
from yilao_yiyou.text.period import FORMS, INSIDE, LONGEST, period_readings, phrase_at, read_period
from yilao_yiyou.text.period_form import Form, Setting
from yilao_yiyou.text.script import condense

CORPUS = Path(__file__).parent / "data" / "periods.tsv"
with CORPUS.open(encoding="utf-8", newline="") as file:
    PHRASES = tuple(row["text"] for row in csv.DictReader(file, dialect="excel-tab", quoting=csv.QUOTE_NONE))

AS_OF = date(2022, 9, 1)
days = st.dates(date(1850, 1, 1), date(2199, 12, 31))
phrases = st.sampled_from(PHRASES)
texts = st.lists(phrases | st.text(max_size=5), max_size=4).map("".join)

PROSE = {
    "今年以来，全市新建40余处": ["今年以来"],
    "当今年轻人较多": [],
    "60岁以上年龄组": [],
    "自2019年以来，每周两次、每次2小时": ["自2019年以来", "每周两次"],
    "较上年增长8%，同比增长3.2个百分点": ["较上年", "同比"],
    "截至目前，连续7年，劝阻2240余人次": ["截至目前", "连续7年"],
    "2022年初中生参加2022年 8月底前完成": ["2022年", "2022年 8月底前"],
    "达到2019年水平": ["2019年"],
    "2022年2月30日": [],
    "电话13888888888，编号2022-17": [],
    "“十四五”规划提出，到“十四五”末": ["到“十四五”末"],
    "第三届、三年级、五年前、三天五场": [],
    "今年前往、去年前来、2021年后勤": ["今年", "去年", "2021年"],
    "5月龄婴儿、8月亮点": [],
    "农历九月初九": [],
    "今年中秋期间": ["今年"],
    "关爱明天、普法先行": [],
    "12月1日": ["12月1日"],
    "2021年前三次、2021年前三季度": ["2021年", "2021年前三季度"],
    "1——8月，这周，近数年来，数十年来": ["1——8月", "这周", "近数年来", "数十年来"],
    "12月至次年2月，一季度至上半年": ["12月至次年2月", "一季度至上半年"],
}


@pytest.mark.parametrize(("text", "expected"), PROSE.items(), ids=PROSE)
def test_periods_are_found_where_they_begin(text: str, expected: list[str]) -> None:
    """Scanned from left to right, going on after each."""
    assert expected == _scanned(text)


def _scanned(text: str) -> list[str]:
    known = condense(text)
    found: list[str] = []
    at = 0
    while at < len(known.text):
        place = phrase_at(known.text, at)
        told = place is not None and bool(place.meanings(Setting(as_of=AS_OF)))
        if place is not None and told:
            found.append(text[known.place(at) : known.end(place.end)])
        at = at + 1 if place is None else place.end
    return found


def test_the_middle_of_a_date_is_no_period() -> None:
    """Asked for at a place inside a number or a word, there is none."""
    inside = [("2022年8月", 1), ("12月", 1), ("十二月", 1), ("2022年底", 4), ("2016-2020年", 5), ("第三季度", 1)]

    assert [None] * len(inside) == [phrase_at(text, at) for text, at in inside]


def test_at_the_end_of_a_text_no_phrase_begins() -> None:
    """Nor in one that has nothing but spaces."""
    assert [None, None, None] == [phrase_at("今年", 2), phrase_at("", 0), phrase_at(condense(" \u3000").text, 0)]


def test_what_is_too_long_is_not_read() -> None:
    """A phrase is a phrase, however many spaces it has."""
    text = "每" + " " * LONGEST + "月15日"

    assert period_readings(text, as_of=AS_OF) == ()


def test_a_phrase_may_stand_between_blanks() -> None:
    """The span is that of the phrase."""
    (reading, *_) = period_readings("  上半年\n", as_of=AS_OF)

    assert (2, 5, "上半年") == (reading.start, reading.end, reading.period and reading.period.phrase)


@pytest.mark.parametrize("as_of", [date.min, date.max])
@pytest.mark.parametrize(
    "text",
    ["今年以来", "去年以来", "近99年来", "连续99年", "比九十年前", "下周", "昨天", "年内", "未来五年", "上周", "同比"],
)
def test_beyond_the_calendar_there_are_no_days(text: str, as_of: date) -> None:
    """On its first and its last day nothing is raised."""
    readings = period_readings(text, as_of=as_of, during=Period.year(as_of.year) if as_of.year < 9999 else None)

    assert all(reading.rule for reading in readings)


@given(text=texts, as_of=days, year=st.none() | st.integers(1, 9999))
@example(text="٣月", as_of=AS_OF, year=None)
@example(text="\ud800今年", as_of=AS_OF, year=None)
def test_any_text_is_read_or_not_without_a_fault(text: str, as_of: date, year: int | None) -> None:
    """Every reading is of the whole text, keeps its words and knows the day."""
    for reading in period_readings(text, as_of=as_of, year=year):
        assert (reading.period is None) == (reading.frequency is not None)
        if reading.period is not None:
            assert (text.strip(), as_of) == (reading.period.phrase, reading.period.anchor)


@pytest.mark.parametrize("text", sorted(set(PHRASES)), ids=repr)
def test_a_phrase_is_the_same_wherever_it_stands(text: str) -> None:
    """Alone and in a sentence it is read by the same form, as far."""
    known = condense(text).text
    alone, within = phrase_at(known, 0), phrase_at(f"，{known}，", 1)

    assert (alone and (alone.form.name, alone.end)) == (within and (within.form.name, within.end - 1))


@given(text=texts)
@example(text="1——8月")
@example(text="一至上季度")
@example(text="2至次年2月")
@example(text="这周")
@example(text="三年以内")
@example(text="数多年来")
@example(text="近数年来")
@example(text="数天来")
def test_the_gate_lets_every_phrase_through(text: str) -> None:
    """Looking at the first characters only saves time; trying every form at every place finds the same."""
    known = condense(text).text

    for at in range(len(known)):
        if phrase_at(known, at) is None and not _is_inside(known, at):
            assert not any(_tells(form.pattern.match(known, at), form) for form in FORMS)


def _is_inside(text: str, at: int) -> bool:
    return INSIDE.search(text, max(at - 2, 0), at + 1) is not None


def _tells(m: re.Match[str] | None, form: Form) -> bool:
    return m is not None and bool(form.read(m, Setting(as_of=AS_OF)))


@given(as_of=days.filter(lambda day: (day.month, day.day) not in {(2, 28), (2, 29)}), years=st.integers(1, 30))
@pytest.mark.parametrize("text", ["今年以来", "去年以来", "截至目前", "五年来", "连续7年", "年底", "年内", "近三年"])
def test_what_is_counted_from_the_as_of_day_moves_with_it(text: str, as_of: date, years: int) -> None:
    """Some years later a phrase says the same days, those years later."""
    later = as_of.replace(year=as_of.year + years)

    for before, after in zip(period_readings(text, as_of=as_of), period_readings(text, as_of=later), strict=True):
        assert before.period is not None
        assert after.period is not None
        assert [_later(limit, years) for limit in (before.period.start, before.period.end)] == [
            after.period.start,
            after.period.end,
        ]


def _later(limit: date | Edge, years: int) -> date | Edge:
    return limit if isinstance(limit, Edge) else limit.replace(year=limit.year + years)


@given(as_of=days, later=days)
@pytest.mark.parametrize("text", ["2021年", "2020年2月", "“十三五”期间", "较2020年", "2016—2020年"])
def test_what_is_told_in_full_does_not_depend_on_the_as_of_day(text: str, as_of: date, later: date) -> None:
    """One of its readings is the same seen from every day."""
    both = [{str(reading.period) for reading in period_readings(text, as_of=day)} for day in (as_of, later)]

    assert both[0] & both[1]


@given(as_of=days)
def test_a_year_is_its_halves_and_its_quarters(as_of: date) -> None:
    """No day is lost between them."""
    names = ("2021年上半年", "2021年下半年"), tuple(f"2021年第{quarter}季度" for quarter in "一二三四")

    for parts in names:
        whole = [reading.period for name in parts for reading in period_readings(name, as_of=as_of)[:1]]
        limits = [limit for period in whole if period is not None for limit in (period.start, period.end)]

        assert (date(2021, 1, 1), date(2022, 1, 1)) == (limits[0], limits[-1])
        assert limits[1:-1:2] == limits[2::2]


def test_full_width_digits_and_traditional_characters_say_the_same() -> None:
    """The phrase stays as it was printed."""
    plain = read_period("截至2021年8月底", as_of=AS_OF)
    printed = read_period("截至２０２１年８月底", as_of=AS_OF)

    assert plain is not None
    assert printed is not None
    assert printed.same_days(plain)
    assert printed.phrase == "截至２０２１年８月底"


def test_every_form_is_described() -> None:
    """The page of forms names each rule, and no rule that there is not."""
    page = (Path(__file__).parents[2] / "docs" / "reference" / "period-forms.md").read_text(encoding="utf-8")
    table = page.partition("## 各种写法")[2].partition("## 年表")[0]
    described = {line.split("`")[1] for line in table.splitlines() if line.startswith("| `") and "`rule`" not in line}

    assert {form.name for form in FORMS} == described
