"""Words in cells: yes and no, members of code sets, and lists of them."""

import pytest

from yilao_yiyou.domain.codes import CodeSet
from yilao_yiyou.exchange.sheet.cell import Cell, Flag, Number
from yilao_yiyou.exchange.sheet.number_format import GENERAL, number_format
from yilao_yiyou.exchange.sheet.words import code_reader, code_words, many_reader, read_truth, word_reader


class _Shelf(CodeSet):
    """Shelves of an invented library, two of which share a Chinese word."""

    LEFT = "left", "旧书"
    RIGHT = "right", "旧书"
    TOP = "top", "新书"


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("√", True),
        ("否", False),
        (Flag(value=False), False),
        (Number("1", GENERAL), True),
        (Number("44790", number_format("yyyy-mm-dd")), None),
        ("也许", None),
    ],
)
def test_a_cell_says_yes_or_no_or_neither(cell: Cell, expected: bool | None) -> None:
    """A word that is neither is not taken for no."""
    assert expected is read_truth(cell).value


def test_a_word_of_two_members_stands_for_neither() -> None:
    """旧书 may be on either shelf, and its readers say so."""
    words = code_words(_Shelf, {})

    assert "旧书" not in words
    assert _Shelf.TOP is words["新书"]
    assert ["code-word"] == [note.rule.code for note in code_reader(_Shelf, {})("旧书").notes]
    assert _Shelf.LEFT is code_reader(_Shelf, {"旧书": "left"})("旧书").value


@pytest.mark.parametrize(
    ("cell", "expected"), [("汉族", "01"), ("1", "01"), ("01", "01"), ("某族", None), ("99", None)]
)
def test_a_word_stands_for_its_text(cell: str, expected: str | None) -> None:
    """The text itself is known too, with or without the zero before it."""
    assert expected == word_reader({"汉族": "01", "回族": "03"})(cell).value


@pytest.mark.parametrize(
    ("cell", "expected", "doubt"),
    [
        ("left、top", ("left", "top"), []),
        ("left、left", ("left",), ["word-twice"]),
        ("left、某处", None, ["code-word"]),
        ("left、top等3个", ("left", "top"), ["list-short"]),
        ("left、top等2个", ("left", "top"), []),
        ("、", None, []),
        (Flag(value=True), None, ["code-word"]),
    ],
)
def test_a_list_holds_each_of_its_words_once(cell: Cell, expected: tuple[str, ...] | None, doubt: list[str]) -> None:
    """A total that is more than the list is said, and one bad word spoils the whole."""
    words = None if expected is None else tuple(map(_Shelf, expected))

    made = many_reader(code_reader(_Shelf, {}), tuple)(cell)

    assert (words, doubt) == (made.value, [note.rule.code for note in made.notes])


def test_a_number_is_a_list_of_one() -> None:
    """A cell that holds no text holds one value at most."""
    assert (True,) == many_reader(read_truth, tuple)(Flag(value=True)).value
