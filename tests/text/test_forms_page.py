"""The page of quantity forms says what the code does."""

import re
from datetime import date
from pathlib import Path

import pytest

from yilao_yiyou.domain.published import FigureKind, ReadingNote
from yilao_yiyou.text.claims import FORMS
from yilao_yiyou.text.figures import find_figures
from yilao_yiyou.text.quantity import read, read_quantity

PAGE = (Path(__file__).parents[2] / "docs" / "reference" / "quantity-forms.md").read_text(encoding="utf-8")
AS_OF = date(2022, 9, 1)


def _rows(heading: str) -> list[list[str]]:
    section = PAGE.partition(f"## {heading}")[2].partition("\n## ")[0]
    return [re.findall(r"`([^`]+)`", line) for line in section.splitlines() if line.startswith("| ") and "`" in line]


FORM_ROWS = [row for row in _rows("各种写法") if len(row) == 3]
CLAIM_ROWS = [row for row in _rows("隐含判断") if len(row) == 3]
NO_QUANTITIES = [phrase for row in _rows("不是数量的") for phrase in row]


@pytest.mark.parametrize(("rule", "phrase", "said"), FORM_ROWS, ids=[row[1] for row in FORM_ROWS])
def test_a_row_of_the_page_is_read_so(rule: str, phrase: str, said: str) -> None:
    """By the rule that it names."""
    reading = read(phrase)

    assert reading is not None
    assert (rule, said) == (reading.rule, str(reading.quantity))


@pytest.mark.parametrize("phrase", NO_QUANTITIES)
def test_what_the_page_does_not_count_is_not_read(phrase: str) -> None:
    """Years, codes, names, ages."""
    assert read_quantity(phrase) is None


@pytest.mark.parametrize(("rule", "phrase", "said"), CLAIM_ROWS, ids=[row[1] for row in CLAIM_ROWS])
def test_a_claim_of_the_page_is_read_so(rule: str, phrase: str, said: str) -> None:
    """As a claim, by the form that it names."""
    (claim,) = find_figures(phrase, as_of=AS_OF)

    assert claim.kind is FigureKind.CLAIM
    assert (rule, said) == (claim.rule, str(claim.quantity))


def test_the_page_is_whole() -> None:
    """Every note and every form of claim is on it."""
    assert {form.name for form in FORMS} == {row[0] for row in CLAIM_ROWS}
    assert {note.value for note in ReadingNote} == {name for row in _rows("提示") for name in row} - {"ReadingNote"}
