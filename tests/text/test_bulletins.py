"""Sentences in the manner of the bulletins of bureaus, their readings written down before they were read.

Each figure is its words, its ends, its measure word and what else is said of it: what is counted (c), how it comes
about (a), its days (p), whether it has been reached (s), its whole (of), its relation (r) and place (at).
"""

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from types import MappingProxyType

import pytest

from tests.text.corpus import actual, ends, rows
from yilao_yiyou.domain.codes import CodeSet
from yilao_yiyou.domain.edge import Edge
from yilao_yiyou.domain.published import FigureKind, PublishedFigure
from yilao_yiyou.text.figures import find_figures

BULLETINS = rows("bulletins")


def _read(row: dict[str, str]) -> list[PublishedFigure]:
    figures = find_figures(row["text"], as_of=date.fromisoformat(row["as_of"]))
    return [figure for figure in figures if figure.kind is FigureKind.FIGURE]


def _told(row: dict[str, str]) -> list[list[str]]:
    return [figure.split("|") for figure in row["figures"].split("; ") if figure]


def _slug(value: CodeSet | None) -> str | None:
    return None if value is None else value.value


def _days(figure: PublishedFigure) -> str | None:
    period = figure.period
    if period is None:
        return None
    limits = (period.start, period.last_day or period.end)
    return "..".join(limit.value if isinstance(limit, Edge) else limit.isoformat() for limit in limits)


SAID: MappingProxyType[str, Callable[[PublishedFigure], str | None]] = MappingProxyType(
    {
        "c": lambda figure: figure.counted,
        "a": lambda figure: _slug(figure.accrual),
        "p": _days,
        "s": lambda figure: _slug(figure.status),
        "of": lambda figure: figure.denominator,
        "r": lambda figure: _slug(figure.relation),
        "at": lambda figure: figure.place,
    }
)


@pytest.mark.parametrize("row", BULLETINS, ids=lambda row: row["text"][:16])
def test_a_sentence_of_a_bulletin_holds_its_figures(row: dict[str, str]) -> None:
    """All of them and no other, with both ends and the measure word; the words may begin with the way of a change."""
    figures = _read(row)

    assert [ends(lo, hi, unit) for _, lo, hi, unit, _ in _told(row)] == [actual(figure.quantity) for figure in figures]
    assert all(figure.text.endswith(words) for figure, (words, *_) in zip(figures, _told(row), strict=True))


@pytest.mark.parametrize("row", BULLETINS, ids=lambda row: row["text"][:16])
def test_what_a_bulletin_says_of_a_figure_is_kept(row: dict[str, str]) -> None:
    """What is counted, how it comes about, when, whether it was reached, of what and where."""
    for figure, (*_, said) in zip(_read(row), _told(row), strict=True):
        wanted = dict(each.split("=", 1) for each in said.split())

        assert wanted == {key: SAID[key](figure) for key in wanted}


def test_no_sentence_stands_in_the_corpus_twice() -> None:
    """At least 60."""
    assert len({row["text"] for row in BULLETINS}) == len(BULLETINS) >= 60


def test_a_third_is_written_as_a_mixed_number() -> None:
    """33+1/3 is read back as it is."""
    assert ends("33+1/3", "33+1/3", "%") == (Fraction(100, 3), Fraction(100, 3), False, False, "%")
