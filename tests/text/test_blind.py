"""Phrases and sentences written by somebody who saw the convention and not the code.

Kept as they were given; only the notation was made one: a share in percent, a measure word in simplified script, an end
that nobody told by its word.
"""

from datetime import date
from fractions import Fraction

import pytest

from tests.text.corpus import actual, expected, rows
from yilao_yiyou.domain.edge import Edge
from yilao_yiyou.domain.published import FigureKind, PublishedFigure
from yilao_yiyou.text.figures import find_figures
from yilao_yiyou.text.period import period_readings
from yilao_yiyou.text.quantity import read_quantity


@pytest.mark.parametrize("row", rows("blind_quantities"), ids=lambda row: row["text"])
def test_a_phrase_says_what_its_rule_says(row: dict[str, str]) -> None:
    """Both ends, open or closed, and the unit."""
    assert expected(row) == actual(read_quantity(row["text"]))


@pytest.mark.parametrize("row", rows("blind_nonquantities"), ids=lambda row: row["text"])
def test_what_counts_nothing_is_no_quantity(row: dict[str, str]) -> None:
    """Neither alone nor in a sentence."""
    found = find_figures(f"会上，{row['text']}，大家都说好。", as_of=date(2023, 9, 30))

    assert read_quantity(row["text"]) is None
    assert [] == [figure.text for figure in found if figure.kind is FigureKind.FIGURE]


def _limit(limit: date | Edge) -> str:
    return limit.value if isinstance(limit, Edge) else limit.isoformat()


@pytest.mark.parametrize("row", rows("blind_periods"), ids=lambda row: f"{row['text']}@{row['as_of']}")
def test_a_period_is_its_days(row: dict[str, str]) -> None:
    """The likeliest reading, with its kind; an end is the last day."""
    (reading, *_) = period_readings(row["text"], as_of=date.fromisoformat(row["as_of"]))
    period = reading.period
    days = ("-", "-") if period is None else (_limit(period.start), _limit(period.last_day or period.end))

    assert (row["kind"], row["start"], row["end"]) == (reading.kind.value, *days)


def _said(figure: PublishedFigure) -> tuple[Fraction, Fraction | None, str]:
    assert figure.quantity is not None
    hi = figure.quantity.hi
    return Fraction(figure.quantity.lo), None if hi is None else Fraction(hi), figure.quantity.unit.word


@pytest.mark.parametrize("row", rows("blind_prose"), ids=lambda row: row["text"][:20])
def test_a_sentence_holds_these_figures(row: dict[str, str]) -> None:
    """All of them and no other; the words may begin with the direction of a change."""
    wanted = [figure.split("|") for figure in row["figures"].split("; ") if figure]
    found = [
        figure
        for figure in find_figures(row["text"], as_of=date.fromisoformat(row["as_of"]))
        if figure.kind is FigureKind.FIGURE
    ]

    assert [(Fraction(lo), None if hi == "-" else Fraction(hi), unit) for _, lo, hi, unit in wanted] == [
        _said(figure) for figure in found
    ]
    assert all(figure.text.endswith(words[0]) for figure, words in zip(found, wanted, strict=True))
