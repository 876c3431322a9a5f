"""Passages: a sentence with its figures, and the words between them."""

import re
from collections.abc import Iterable, Iterator

from attrs import frozen

from yilao_yiyou.domain.published import FigureKind, PublishedFigure
from yilao_yiyou.domain.unit import UnitKind

_SENTENCE_ENDS = re.compile(r"[。!?！？\n\r]+")
_CONTINUES = re.compile(r"\s*(?:其中|这其中|其余|合计|共计|总计|以上)")
"""A sentence that begins so speaks of the figures of the one before."""


@frozen(kw_only=True)
class Mention:
    """A figure where it stands.

    Attributes:
        figure: The figure.
        kind: What it counts.
        lead: The words before it, back to the figure before it or the start of the sentence.
        tail: The words after it, up to the next figure or the end of the sentence.
    """

    figure: PublishedFigure
    kind: UnitKind
    lead: str
    tail: str


def passages(text: str, figures: Iterable[PublishedFigure]) -> Iterator[tuple[Mention, ...]]:
    """Yield the figures of each sentence with the words around them; sentences without figures are left out."""
    waiting = sorted((figure for figure in figures if _is_placed(figure)), key=_start)
    at = 0
    for start, end in _sentences(text):
        first = at
        while at < len(waiting) and _start(waiting[at]) < end:
            at += 1
        if at > first:
            yield tuple(_mentions(text, start, end, waiting[first:at]))


def _is_placed(figure: PublishedFigure) -> bool:
    return figure.offset is not None and figure.quantity is not None and figure.kind is FigureKind.FIGURE


def _start(figure: PublishedFigure) -> int:
    return figure.offset or 0


def _end(figure: PublishedFigure) -> int:
    return _start(figure) + len(figure.text) if figure.end is None else figure.end


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield where sentences start and end; one that goes on about the figures before it is not parted from them."""
    start = 0
    for stop in _SENTENCE_ENDS.finditer(text):
        if not _CONTINUES.match(text, stop.end()):
            yield start, stop.end()
            start = stop.end()
    yield start, len(text)


def _mentions(text: str, start: int, end: int, figures: list[PublishedFigure]) -> Iterator[Mention]:
    before = start
    for at, figure in enumerate(figures):
        after = _start(figures[at + 1]) if at + 1 < len(figures) else end
        if figure.quantity is not None:
            yield Mention(
                figure=figure,
                kind=figure.quantity.unit.kind,
                lead=text[before : _start(figure)],
                tail=text[_end(figure) : max(after, _end(figure))],
            )
        before = _end(figure)
