"""Passages: a sentence with its figures, and the words between them."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from attrs import frozen

from yilao_yiyou.domain.published import FigureKind, PublishedFigure
from yilao_yiyou.domain.unit import Accrual, Unit, UnitKind
from yilao_yiyou.text.claims import DOUBLED
from yilao_yiyou.text.table_lines import IN_A_TABLE

_SENTENCE_ENDS = re.compile(r"[。!?！？\n\r]+")
_NUMBER = re.compile("[0-9\uff10-\uff19一二三四五六七八九十百千万亿两零〇半几数]")
_CONTINUES = re.compile(r"\s*(?:其中|这其中|其余|合计|共计|总计|以上)")
"""A sentence that begins so speaks of the figures of the one before."""


_RISE = re.compile("(?:增加|增长|上升|提高|提升|增幅|净增|多|翻)(?:了|约|近|为|达)*$")
_FALL = re.compile("(?:减少|下降|降低|降幅|回落|少)(?:了|约|近|为|达)*$")

_MOST = 60
"""A sentence has no more figures than this."""
_NEAR = 120
"""Words further from a figure say nothing about it [characters]."""


@frozen(kw_only=True)
class Mention:
    """A figure where it stands.

    Attributes:
        figure: The figure.
        unit: What it counts.
        lead: The words before its number, back to the figure before it or the start of the sentence.
        tail: The words after it, up to the next figure or the end of the sentence.
    """

    figure: PublishedFigure
    unit: Unit
    lead: str
    tail: str

    @property
    def kind(self) -> UnitKind:
        """The kind of thing that it counts."""
        return self.unit.kind

    @property
    def is_rate(self) -> bool:
        """Whether it is so many to something else, as in 每千人40张."""
        return self.figure.accrual is Accrual.RATE

    @property
    def last_day(self) -> date | None:
        """The last day that it is of, `None` where that is not told."""
        return None if self.figure.period is None else self.figure.period.last_day

    @property
    def rises(self) -> bool:
        """Whether it says by how much something rose."""
        return _RISE.search(self.lead) is not None or self.figure.rule == DOUBLED

    @property
    def falls(self) -> bool:
        """Whether it says by how much something fell."""
        return _FALL.search(self.lead) is not None

    @property
    def moves(self) -> bool:
        """Whether it is a change, not a level."""
        return self.rises or self.falls

    def counts_like(self, other: "Mention") -> bool:
        """Whether two count the same kind of thing; 个 counts whatever the other 个 does."""
        return self.unit.kind is other.unit.kind or self.unit.word == other.unit.word


@frozen
class _Placed:
    """A figure with its unit, and where its words start and end."""

    start: int
    end: int
    figure: PublishedFigure
    unit: Unit


def passages(text: str, figures: Iterable[PublishedFigure]) -> Iterator[tuple[Mention, ...]]:
    """Yield the figures of each sentence with the words around them; sentences without figures are left out.

    What is no sentence but a table without stops is taken in pieces, so that reading it takes time in proportion to it.
    """
    waiting = sorted(_placed(figures), key=lambda each: each.start)
    at = 0
    for start, end in _sentences(text):
        first = at
        while at < len(waiting) and waiting[at].start < end:
            at += 1
        for some in range(first, at, _MOST):
            yield tuple(_mentions(text, start, end, waiting[some : min(at, some + _MOST)]))


def _placed(figures: Iterable[PublishedFigure]) -> Iterator[_Placed]:
    for figure in figures:
        start, quantity = figure.offset, figure.quantity
        if start is None or quantity is None or figure.rule == IN_A_TABLE:
            continue
        if figure.kind is FigureKind.FIGURE or quantity.unit.kind is UnitKind.FACTOR:
            end = start + len(figure.text) if figure.end is None else figure.end
            yield _Placed(start, end, figure, quantity.unit)


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield where sentences start and end; one that goes on about the figures before it is not parted from them."""
    start = 0
    for stop in _SENTENCE_ENDS.finditer(text):
        if not _CONTINUES.match(text, stop.end()):
            yield start, stop.end()
            start = stop.end()
    yield start, len(text)


def _before_number(words: str) -> str:
    """Return the words of a figure that stand before its number, such as 增长 in 增长25%."""
    number = _NUMBER.search(words)
    return "" if number is None else words[: number.start()]


def _mentions(text: str, start: int, end: int, placed: list[_Placed]) -> Iterator[Mention]:
    starts = [max(start, before.end) for before in placed]
    for at, each in enumerate(placed):
        before = start if at == 0 else starts[at - 1]
        after = placed[at + 1].start if at + 1 < len(placed) else end
        yield Mention(
            figure=each.figure,
            unit=each.unit,
            lead=text[max(before, each.start - _NEAR) : each.start] + _before_number(each.figure.text),
            tail=text[each.end : min(after, each.end + _NEAR)],
        )
