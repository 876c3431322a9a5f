import pytest
from hypothesis import given
from hypothesis import strategies as st

from yilao_yiyou.domain.code_text import plain_code


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("37 99-99", "379999"),
        ("\t37\u3000\u00a099\r\n", "3799"),
        ("３７ｘ", "37X"),
        ("37\u200b\ufeff\u200d99", "3799"),
        ("37—99−99‐1", "3799991"),
        ("37Ⅹ", "37X"),
        ("37ⅹ", "37X"),
        ("𝟑𝟕", "37"),
        ("37①²", "37①²"),
        ("37٣", "37٣"),
        ("37×", "37×"),
        ("", ""),
    ],
)
def test_typing_differences_do_not_change_a_code(typed: str, expected: str) -> None:
    """Gaps and width are habits of the typist; circled, raised and Arabic figures are not digits of a code."""
    actual = plain_code(typed)

    assert expected == actual


def test_a_long_text_is_no_code_and_is_left_alone() -> None:
    """A whole sentence in the column of codes costs no work; the length rule will refuse it."""
    actual = plain_code("a " * 40)

    assert actual == "a " * 40


@given(st.text(max_size=64))
def test_a_plain_code_stays_as_it_is(text: str) -> None:
    """Bringing a code to its plain form twice is bringing it there once."""
    once = plain_code(text)

    assert plain_code(once) == once or not once.isascii()
