"""What the words around a figure say of it, kind by kind: each sentence with its readings and the reason for them.

A figure is its words and what is said of it: what is counted (c), the place (at), how it comes about (a), the period it
is compared with (b), the whole of a share (of), its relation to another figure (r) and how often (per). `-` is none,
and ¶ ends a paragraph.
"""

from collections.abc import Callable
from datetime import date
from types import MappingProxyType

import pytest

from tests.text.corpus import rows
from yilao_yiyou.domain.published import FigureKind, PublishedFigure
from yilao_yiyou.text.figures import find_figures

ATTRIBUTES = rows("attributes")

SAID: MappingProxyType[str, Callable[[PublishedFigure], object]] = MappingProxyType(
    {
        "c": lambda figure: figure.counted,
        "at": lambda figure: figure.place,
        "a": lambda figure: figure.accrual and figure.accrual.value,
        "b": lambda figure: figure.base and str(figure.base),
        "p": lambda figure: figure.period and str(figure.period),
        "of": lambda figure: figure.denominator,
        "per": lambda figure: figure.per,
    }
)


def _relation(figure: PublishedFigure, words: dict[str, str]) -> str | None:
    """Return the relation of a figure with the words of the other: subset:300名."""
    if figure.relation is None or figure.related is None:
        return None
    return f"{figure.relation.value}:{words[figure.related]}"


@pytest.mark.parametrize("row", ATTRIBUTES, ids=lambda row: row["text"][:16])
def test_what_the_words_around_a_figure_say_is_kept(row: dict[str, str]) -> None:
    """All figures of the sentence and, of each, all that the row tells."""
    figures = find_figures(row["text"].replace("¶", "\n"), as_of=date.fromisoformat(row["as_of"]))
    figures = [figure for figure in figures if figure.kind is FigureKind.FIGURE]
    words = {figure.id: figure.text for figure in figures}
    told = [figure.split("|") for figure in row["figures"].split("; ")]

    assert [text for text, _ in told] == [figure.text for figure in figures]
    for figure, (_, said) in zip(figures, told, strict=True):
        wanted = {key: None if value == "-" else value for key, value in (each.split("=", 1) for each in said.split())}
        read = {key: _relation(figure, words) if key == "r" else SAID[key](figure) for key in wanted}

        assert wanted == read


def test_each_kind_of_words_has_a_sentence_and_a_reason() -> None:
    """No sentence twice."""
    assert len({row["text"] for row in ATTRIBUTES}) == len(ATTRIBUTES)
    assert all(row["reason"] for row in ATTRIBUTES)
