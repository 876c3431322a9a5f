"""What the words around a figure say of it, kind by kind: each sentence with its readings and the reason for them.

A figure is its words and what is said of it: what is counted (c), the place (at), how it comes about (a), the period it
is compared with (b), the whole of a share (of), its relation to another figure (r) and how often (per). `-` is none,
and ¶ ends a paragraph.
"""

import pytest

from tests.text.corpus import SAID, attributes, figures_of, rows, told
from yilao_yiyou.domain.published import PublishedFigure

ATTRIBUTES = rows("attributes")


def _relation(figure: PublishedFigure, words: dict[str, str]) -> str | None:
    """Return the relation of a figure with the words of the other: subset:300名."""
    if figure.relation is None or figure.related is None:
        return None
    return f"{figure.relation.value}:{words[figure.related]}"


@pytest.mark.parametrize("row", ATTRIBUTES, ids=lambda row: row["text"][:16])
def test_what_the_words_around_a_figure_say_is_kept(row: dict[str, str]) -> None:
    """All figures of the sentence and, of each, all that the row tells."""
    figures = figures_of(row)
    words = {figure.id: figure.text for figure in figures}

    assert [text for text, _ in told(row)] == [figure.text for figure in figures]
    for figure, (_, said) in zip(figures, told(row), strict=True):
        wanted = attributes(said)

        assert wanted == {sign: _relation(figure, words) if sign == "r" else SAID[sign](figure) for sign in wanted}


def test_each_kind_of_words_has_a_sentence_and_a_reason() -> None:
    """No sentence twice."""
    assert len({row["text"] for row in ATTRIBUTES}) == len(ATTRIBUTES)
    assert all(row["reason"] for row in ATTRIBUTES)
