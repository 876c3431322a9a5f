"""Texts, names, telephone and identification numbers in cells."""

import pytest

from yilao_yiyou.exchange.sheet.cell import Cell, ErrorValue, Flag, Number
from yilao_yiyou.exchange.sheet.number_format import number_format
from yilao_yiyou.exchange.sheet.texts import read_credit_code, read_id_number, read_name, read_phone, read_text


def number(text: str, form: str = "General") -> Number:
    """Return a numeric cell as a sheet shows it."""
    return Number(text, number_format(form))


@pytest.mark.parametrize(
    ("cell", "expected", "doubt"),
    [
        ("  某关工委　", "某关工委", []),
        ("某\u200b关工委", "某关工委", ["invisible-removed"]),
        ("某\x07委", None, ["control-character"]),
        ("某\ufffd委", None, ["replacement-character"]),
        (Flag(value=True), None, ["truth-value"]),
        (ErrorValue("#REF!"), None, ["error-cell"]),
        (number("44927", "yyyy-mm-dd"), None, ["auto-date"]),
        (number("12"), "12", ["number-as-text"]),
        (number("1.5"), None, ["value"]),
    ],
)
def test_a_text_is_kept_as_it_is(cell: Cell, expected: str | None, doubt: list[str]) -> None:
    """But for what nobody sees; what was no text is doubtful."""
    made = read_text(cell)

    assert (expected, doubt) == (made.value, [note.rule.code for note in made.notes])


@pytest.mark.parametrize(
    ("cell", "expected", "doubt"),
    [("甲 一", "甲一", ["invisible-removed"]), ("甲一", "甲一", []), (number("12"), None, ["value"])],
)
def test_a_name_is_a_text_without_padding(cell: Cell, expected: str | None, doubt: list[str]) -> None:
    """A number is no name."""
    made = read_name(cell)

    assert (expected, doubt) == (made.value, [note.rule.code for note in made.notes])


@pytest.mark.parametrize(
    ("cell", "expected", "doubt"),
    [
        ("138-0000-0000", "13800000000", []),
        ("0534-1234567", "0534-1234567", []),
        ("138****0000", None, ["masked-value"]),
        ("1.38E+10", None, ["scientific"]),
        ("5341234567", None, ["leading-zero-lost"]),
        ("13800000000、0534-1234567", "13800000000、0534-1234567", []),
        ("请打办公室", "请打办公室", ["phone"]),
        (Flag(value=True), None, ["truth-value"]),
        (number("13800000000"), "13800000000", ["digits-kept"]),
        (number("12000000000"), "12000000000", ["phone"]),
        (number("5341234567"), None, ["leading-zero-lost"]),
        (number("44927", "yyyy-mm-dd"), None, ["auto-date"]),
        (number("1.5"), None, ["value"]),
    ],
)
def test_a_telephone_number_has_the_digits_of_one(cell: Cell, expected: str | None, doubt: list[str]) -> None:
    """What may have lost a zero is refused, what is none is kept with a word."""
    made = read_phone(cell)

    assert (expected, doubt) == (made.value, [note.rule.code for note in made.notes])


@pytest.mark.parametrize(
    ("cell", "doubt"),
    [
        (number("371402195708171234"), ["id-as-number"]),
        ("3.71402E+17", ["id-as-number"]),
        ("999999********1234", ["masked-value"]),
        (Flag(value=True), ["value"]),
    ],
)
def test_an_identification_number_that_lost_digits_is_never_guessed(cell: Cell, doubt: list[str]) -> None:
    """The kind of cell tells, for the check digit may fit by chance."""
    made = read_id_number(cell)

    assert made.value is None
    assert doubt == [note.rule.code for note in made.notes]


def test_an_old_number_in_a_numeric_cell_has_lost_nothing() -> None:
    """Fifteen digits are kept exactly, which is said."""
    made = read_id_number(number("999999570817123"))

    assert [note.rule.code for note in made.notes][:1] == ["number-as-text"]


@pytest.mark.parametrize(
    ("cell", "doubt"),
    [(number("12"), ["number-too-long"]), (Flag(value=True), ["value"]), ("不是代码", ["value"])],
)
def test_what_is_no_credit_code_is_refused(cell: Cell, doubt: list[str]) -> None:
    """With its reason."""
    made = read_credit_code(cell)

    assert made.value is None
    assert doubt == [note.rule.code for note in made.notes]
