"""Quantities of published reports, read phrase by phrase."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.text.corpus import actual, expected, rows
from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.published import ReadingNote
from yilao_yiyou.domain.unit import Unit, UnitKind
from yilao_yiyou.text.convention import Convention, Rounding
from yilao_yiyou.text.figures import find_figures
from yilao_yiyou.text.quantity import LONGEST, quantity_readings, read, read_quantity

QUANTITIES = rows("quantities")
NONE = rows("nonquantities")
AS_OF = date(2022, 9, 1)
phrases = st.sampled_from([row["text"] for row in (*QUANTITIES, *NONE)])
characters = st.text("0123456789一二两三十百千万亿余多近约超数几半个名人次场%.,至-第年月 “”《》", max_size=12)
texts = st.lists(phrases | characters | st.text(max_size=4), max_size=4).map("".join)


@pytest.mark.parametrize("row", QUANTITIES, ids=lambda row: row["text"])
def test_a_phrase_says_what_its_rule_says(row: dict[str, str]) -> None:
    """The likeliest reading of each phrase of the corpus: both ends, and the unit."""
    assert expected(row) == actual(read_quantity(row["text"]))


@pytest.mark.parametrize("row", NONE, ids=lambda row: row["text"])
def test_what_counts_nothing_is_no_quantity(row: dict[str, str]) -> None:
    """Years, ordinals, names, ages, addresses: neither alone nor in a sentence."""
    alone, within = row["text"], f"会上，{row['text']}，大家都说好。"

    assert read_quantity(alone) is None
    assert [] == [figure.text for text in (alone, within) for figure in find_figures(text, as_of=AS_OF)]


def test_the_corpus_is_large_and_names_no_phrase_twice() -> None:
    """At least 600 phrases and 100 that are none."""
    assert len({row["text"] for row in QUANTITIES}) == len(QUANTITIES) >= 600
    assert len({row["text"] for row in NONE}) == len(NONE) >= 100


READINGS = {
    "46万人次": ["455000..464999 人次", "460000 人次"],
    "63%": ["125/2..127/2) %", "63 %"],
    "1.5倍": ["29/20..31/20) 倍", "3/2 倍"],
    "超7万人": ["70001.. 人", "70000..79999 人"],
    "两万五千人": ["25000 人", "24500..25499 人"],
    "约7万余人": ["65000..79999 人", "65000..75000 人", "70000..79999 人"],
    "10年余": ["10..11) 年", "10..20) 年"],
    "580余场": ["580..589 场"],
    "第三届": [],
}


@pytest.mark.parametrize(("text", "said"), READINGS.items(), ids=READINGS)
def test_an_ambiguous_phrase_carries_its_other_readings(text: str, said: list[str]) -> None:
    """The likeliest comes first."""
    assert said == [str(quantity) for quantity in quantity_readings(text)]


def test_a_word_of_many_kinds_carries_each() -> None:
    """个 is a body, a place or a project; told which, it is that."""
    assert [UnitKind.BODY, UnitKind.PLACE, UnitKind.PROJECT] == [each.unit.kind for each in quantity_readings("20个")]
    assert read_quantity("20个", unit=Unit("个", UnitKind.PLACE)) == quantity_readings("20个")[1]


def test_a_number_takes_the_unit_that_the_reader_is_told() -> None:
    """A cell of a column in 人 has no measure word."""
    hinted = read_quantity("20.2万", unit=Unit.of("人"))

    assert hinted is not None
    assert (Bounds(201_500, 202_499), "人") == (hinted.bounds, hinted.unit.word)


NOTES = {
    "3000份": {ReadingNote.ROUND_NUMBER},
    "3020份": set(),
    "40场": {ReadingNote.ROUND_NUMBER},
    "46万人次": {ReadingNote.AMBIGUOUS},
    "近9000名": {ReadingNote.SOFT_LOW},
    "约300人": {ReadingNote.SOFT_LOW, ReadingNote.SOFT_HIGH},
    "约几十人": {ReadingNote.TWO_QUALIFIERS},
    "20余个": {ReadingNote.UNIT_AMBIGUOUS},
    "12余名": {ReadingNote.NO_ROOM},
    "一名": {ReadingNote.ARTICLE},
}


@pytest.mark.parametrize(("text", "notes"), NOTES.items(), ids=NOTES)
def test_a_reader_is_told_what_to_know(text: str, notes: set[ReadingNote]) -> None:
    """Round numbers, soft ends, doubtful words."""
    reading = read(text)

    assert reading is not None
    assert notes == set(reading.notes)


RULES = {
    "580余场": "remainder",
    "约7万余": "about+remainder",
    "20余万": "remainder",
    "四五个": "spread",
    "3份": "whole",
}


@pytest.mark.parametrize(("text", "rule"), RULES.items(), ids=RULES)
def test_a_reading_names_its_rule(text: str, rule: str) -> None:
    """Or the form of its number where no word stands beside it."""
    reading = read(text)

    assert reading is not None
    assert reading.rule == rule


CONVENTIONS = {
    (Rounding.HALF_UP, "20.2万人次"): "201500..202499 人次",
    (Rounding.HALF_EVEN, "20.2万人次"): "201500..202500 人次",
    (Rounding.HALF_EVEN, "20.3万人次"): "202501..203499 人次",
    (Rounding.TRUNCATE, "20.2万人次"): "202000..202999 人次",
    (Rounding.HULL, "20.2万人次"): "201500..202999 人次",
    (Rounding.TRUNCATE, "580余场"): "580..589 场",
    (Rounding.HULL, "63.4%"): "1267/20..127/2) %",
}


@pytest.mark.parametrize(("asked", "said"), CONVENTIONS.items(), ids=str)
def test_the_convention_can_be_swapped(asked: tuple[Rounding, str], said: str) -> None:
    """Rounding changes decimals; 余 truncates under each."""
    rounding, text = asked

    assert said == str(read_quantity(text, convention=Convention(rounding=rounding)))


@pytest.mark.parametrize("text", ["30个村、200名党员", "共" * LONGEST + "30名", "", "  "])
def test_several_figures_are_no_quantity(text: str) -> None:
    """Neither is what is too long for a phrase, nor what is empty."""
    assert read_quantity(text) is None


@given(text=texts)
def test_any_text_is_a_quantity_or_not_without_a_fault(text: str) -> None:
    """The phrase is kept, and the ends are in order."""
    for quantity in quantity_readings(text):
        assert quantity.phrase
        assert quantity.hi is None or quantity.lo <= quantity.hi


@given(number=st.integers(1, 10**12), word=st.sampled_from(["人", "场", "份", "元"]))
def test_a_plain_number_is_itself(number: int, word: str) -> None:
    """With and without thousands separators, in ASCII and full-width digits."""
    for digits in (str(number), f"{number:,}", str(number).translate({ord("0") + i: 0xFF10 + i for i in range(10)})):
        quantity = read_quantity(digits + word)

        assert quantity is not None
        assert quantity.bounds == Bounds(number)


@given(number=st.integers(1, 10**7), word=st.sampled_from(["余", "多"]))
def test_a_remainder_is_below_the_next_step(number: int, word: str) -> None:
    """N余 is at least N and changes none of its digits but the trailing zeros."""
    quantity = read_quantity(f"{number}{word}人")

    assert quantity is not None
    assert quantity.lo == number
    assert quantity.hi is not None
    assert str(quantity.hi).startswith(str(number).rstrip("0"))
    assert set(str(quantity.hi)[len(str(number).rstrip("0")) :]) <= {"9"}
