"""Sentences in the manner of the bulletins of bureaus, their readings written down before they were read.

Each figure is its words, its ends, its measure word and what else is said of it: what is counted (c), how it comes
about (a), its days (p), whether it has been reached (s), its whole (of), its relation (r) and place (at).
"""

from fractions import Fraction

import pytest

from tests.text.corpus import SAID, actual, attributes, ends, figures_of, rows, told

BULLETINS = rows("bulletins")


@pytest.mark.parametrize("row", BULLETINS, ids=lambda row: row["text"][:16])
def test_a_sentence_of_a_bulletin_holds_its_figures(row: dict[str, str]) -> None:
    """All of them and no other, with both ends and the measure word; the words may begin with the way of a change."""
    figures = figures_of(row)

    assert [ends(lo, hi, unit) for _, lo, hi, unit, _ in told(row)] == [actual(figure.quantity) for figure in figures]
    assert all(figure.text.endswith(words) for figure, (words, *_) in zip(figures, told(row), strict=True))


@pytest.mark.parametrize("row", BULLETINS, ids=lambda row: row["text"][:16])
def test_what_a_bulletin_says_of_a_figure_is_kept(row: dict[str, str]) -> None:
    """What is counted, how it comes about, when, whether it was reached, of what and where."""
    for figure, (*_, said) in zip(figures_of(row), told(row), strict=True):
        wanted = attributes(said)

        assert wanted == {sign: SAID[sign](figure) for sign in wanted}


def test_no_sentence_stands_in_the_corpus_twice() -> None:
    """At least 60."""
    assert len({row["text"] for row in BULLETINS}) == len(BULLETINS) >= 60


def test_a_third_is_written_as_a_mixed_number() -> None:
    """33+1/3 is read back as it is."""
    assert ends("33+1/3", "33+1/3", "%") == (Fraction(100, 3), Fraction(100, 3), False, False, "%")
