import pytest

from yilao_yiyou.exchange.limits import Limits
from yilao_yiyou.exchange.refusal import Reason, RefusedFileError
from yilao_yiyou.exchange.sheet.cell import Cell, ErrorValue, Flag, Pending
from yilao_yiyou.exchange.sheet.decoder import Decoder
from yilao_yiyou.exchange.sheet.number_format import number_format

_DECODER = Decoder(["李四", None], [number_format("General")], Limits(text=5))


@pytest.mark.parametrize(
    ("attributes", "formula", "value", "inline", "expected"),
    [
        (' t="s"', "", "0", "", "李四"),
        (' t="b"', "", "1", "", Flag(True)),
        (' t="e"', "", "#REF!", "", ErrorValue("#REF!")),
        (' t="str"', "<f>A1</f>", "a&amp;b", "", "a&b"),
        (' t="inlineStr"', "", "", "12345", "12345"),
        ("", "<f>A1</f>", "", "", Pending()),
        ("", "", "1,5", "", ErrorValue("#NUM!")),
        ("", "", "", "", None),
    ],
)
def test_a_cell_is_what_its_type_says(
    attributes: str, formula: str, value: str, inline: str, expected: Cell | None
) -> None:
    """Each kind of cell is read as that kind, and none is guessed from what it looks like."""
    assert expected == _DECODER.cell(attributes, formula, value, inline)


def test_a_text_longer_than_allowed_is_refused() -> None:
    """A cell of more characters than the caller allows refuses the file."""
    with pytest.raises(RefusedFileError) as caught:
        _DECODER.cell(' t="inlineStr"', "", "", "123456")
    assert Reason.TEXT is caught.value.reason


def test_a_style_that_the_workbook_lacks_is_the_general_one() -> None:
    """A number whose style is not there is a plain number."""
    assert not _DECODER.number(7, "44000").format.is_date  # type: ignore[union-attr]


@pytest.mark.parametrize("place", ["7", "-1", "x", "9" * 5000, "１"])
@pytest.mark.parametrize("count", [1, 100])
def test_a_reference_to_no_text_is_refused(place: str, count: int) -> None:
    """Whether a column repeats itself or not, a number that no text has refuses the file."""
    texts = [str(number) for number in range(count)]

    with pytest.raises(RefusedFileError) as caught:
        Decoder(texts[: count - 1] or ["a"], [], Limits()).column(' t="s"', [*texts[: count - 1], place * count])
    assert Reason.DAMAGED is caught.value.reason


@pytest.mark.parametrize("place", ["１", "+1", " 1", "1_0"])
@pytest.mark.parametrize("others", [1, 50])
def test_a_text_is_referred_to_by_plain_digits(place: str, others: int) -> None:
    """Neither by what else Python takes for a whole number."""
    texts = [str(number) for number in range(100)]

    with pytest.raises(RefusedFileError) as caught:
        Decoder(texts, [], Limits()).column(' t="s"', [*texts[:others], None, place])
    assert Reason.DAMAGED is caught.value.reason


def test_a_column_without_any_text_is_empty() -> None:
    """Whatever its type says, and however many cells it has."""
    assert Decoder(["a"], [], Limits()).column(' t="s"', [None, ""] * 50) == [None] * 100
