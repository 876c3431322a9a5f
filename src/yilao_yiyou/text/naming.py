"""What a figure counts where its own words do not say: the words before a date, a list, or the figure before.

床位比上年增长5% -> 床位     志愿者由300人增加到400人 -> 志愿者, twice     城镇、农村居民收入分别增长5%、6%
"""

from collections import deque
from collections.abc import Sequence
from typing import NamedTuple

from attrs import define, evolve, field

from yilao_yiyou.domain.unit import UnitKind
from yilao_yiyou.text.context import clause_before, denominator_words
from yilao_yiyou.text.counted import counted_words, is_bare, noun_of
from yilao_yiyou.text.phrase import Phrase
from yilao_yiyou.text.relation import RATIOS, Before, continued
from yilao_yiyou.text.respective import AND, listed

_MOST_TIMES = 4
"""How many phrases about time are looked past in one clause: a text of nothing else may be long."""


class Named(NamedTuple):
    """What a figure counts, and the words that say so.

    Attributes:
        counted: What it counts; empty if nothing says so.
        clause: The words of its clause before it.
        words: The same without phrases about time, and with what stands before those.
        denominator: The whole that a percentage is of, if it is printed.
        same: The figure before that counts the same, if it does not name what it counts itself.
    """

    counted: str
    clause: str
    words: str
    denominator: str | None = None
    same: Before | None = None


@define(kw_only=True)
class Naming:
    """The words of a text that have not been used for a figure yet.

    Attributes:
        text: The condensed text.
        floor: Where they begin: after the last figure, or where the sentence does.
    """

    text: str
    floor: int = 0
    _times: deque[tuple[int, int]] = field(init=False, factory=lambda: deque[tuple[int, int]](maxlen=_MOST_TIMES))
    _names: list[str] = field(init=False, factory=list[str])

    def begin(self, at: int) -> None:
        """Forget the words before a place."""
        self.floor = at
        if self._times:
            self._times.clear()

    def time(self, start: int, end: int) -> None:
        """Take note of a phrase about time: its words name nothing."""
        self._times.append((start, end))

    def is_next_in_list(self, start: int, before: Sequence[Before]) -> bool:
        """Return whether only 、 or 和 stands between the figure before and the one that begins at a place."""
        return start - self.floor <= 2 and bool(before) and self.text[self.floor : start] in AND  # noqa: PLR2004

    def carried(self, phrase: Phrase, before: Sequence[Before]) -> Phrase:
        """Return a percentage with the direction of the one before it in a list: 分别下降5%、6%."""
        is_next = phrase.kind is UnitKind.PERCENT and self.is_next_in_list(phrase.start, before)
        return evolve(phrase, sign=before[-1].sign) if is_next else phrase

    def named(self, phrase: Phrase, before: Sequence[Before]) -> Named:
        """Return what a figure counts.

        Args:
            phrase: The figure.
            before: The figures of its sentence before it, in order.
        """
        # The direction of a change may be a phrase about time too: 同比增长.
        while self._times and self._times[-1][1] > phrase.start:
            self._times.pop()
        clause = clause_before(self.text, phrase.start, self._times[-1][1] if self._times else self.floor)
        words = self._without_times(phrase.start, clause) if self._times else clause
        denominator = denominator_words(words) if phrase.kind is UnitKind.PERCENT else None
        counted = self._listed(phrase.start, clause, before) or self._own(phrase, clause, words, denominator)
        if counted:
            return Named(counted=counted, clause=clause, words=words, denominator=denominator)
        same = self._continued(phrase, words, before)
        if same is None and denominator is not None:
            counted = counted_words(self.text, phrase.end, clause)
        return Named(
            counted=counted if same is None else same.counted,
            clause=clause,
            words=words,
            denominator=denominator,
            same=same,
        )

    def _own(self, phrase: Phrase, clause: str, words: str, denominator: str | None) -> str:
        if denominator is None:
            return counted_words(self.text, phrase.end, clause) or self._label(phrase.start, clause, words)
        return noun_of(words.rpartition("占")[0])

    def _label(self, start: int, clause: str, words: str) -> str:
        """Return the noun that stands before the time of a figure, or before its colon, as in 签约居民:300人."""
        if words is not clause:
            return noun_of(words)
        colon = start - 1
        labelled = not clause and colon > self.floor and self.text[colon] == ":"
        return noun_of(clause_before(self.text, colon, self.floor)) if labelled else ""

    def _continued(self, phrase: Phrase, words: str, before: Sequence[Before]) -> Before | None:
        if not before:
            return None
        kind = phrase.kind
        if kind is before[-1].kind and self.is_next_in_list(phrase.start, before):
            return before[-1]
        if kind not in RATIOS:
            touches = phrase.start == self.floor or before[-1].kind is kind
            if not (is_bare(words) if words else touches):
                return None
        return continued(before, kind, sign=phrase.sign, share="占" in words)

    def _listed(self, start: int, clause: str, before: Sequence[Before]) -> str:
        if not self.is_next_in_list(start, before):
            self._names = listed(self.text, start, self.floor) if "分别" in clause else []
        return self._names.pop(0) if self._names else ""

    def _without_times(self, start: int, clause: str) -> str:
        """Return the words of a clause without those about time, back to the mark that it begins after."""
        words, at = clause, start - len(clause)
        for first, last in reversed(self._times):
            part = clause_before(self.text, at, last) if at > last else ""
            if at - len(part) != last:
                return part + words
            words, at = part + words, first
        return clause_before(self.text, at, self.floor) + words
