"""Whether a figure has been reached, by the words of its sentence before it: 力争, 计划, 已.

A text is read once for all of its figures, some sentences at a time.
"""

import re
from bisect import bisect_right

from attrs import define, field

from yilao_yiyou.domain.published import FigureStatus
from yilao_yiyou.text.context import LONGEST_SENTENCE

# A lookbehind stands after its word: a pattern whose branches begin with characters is searched for far faster.
_TARGET = re.compile("力争|争取|确保|努力实现|目标(?!任务)|指标为|要求|规划到|应达|须达|不低于|达标线")
_PLANNED = re.compile("计划(?<!行动计划)|拟|将(?<![即务必]将)(?![军领])|预计|预期|有望|即将|打算|下一步|明年")
_DONE = re.compile("超额|完成|实现了|已经|已(?!将(?!近))|提前")
_MARKS = re.compile("[。！？!?\n;；]")
_HINT = re.compile(f"{_TARGET.pattern}|{_PLANNED.pattern}")


_AHEAD = 500
"""How many characters are read at once, at least."""


@define
class _Words:
    """Where words of one sort stand in a text, as far as it has been read."""

    pattern: re.Pattern[str]
    read_to: int = 0
    starts: list[int] = field(factory=list[int])
    ends: list[int] = field(factory=list[int])

    def stand_before(self, end: int, text: str, sentence: int) -> bool:
        """Return whether one stands before a place in the sentence that begins at another, and not too far."""
        if end > self.read_to:
            self._read_on(text, end, sentence)
        last = bisect_right(self.ends, end)
        return last > 0 and self.starts[last - 1] >= max(sentence, end - LONGEST_SENTENCE)

    def _read_on(self, text: str, end: int, sentence: int) -> None:
        mark = _MARKS.search(text, end + _AHEAD)
        start, self.read_to = max(self.read_to, sentence), len(text) if mark is None else mark.start()
        for m in self.pattern.finditer(text, start, self.read_to):
            self.starts.append(m.start())
            self.ends.append(m.end())


@define
class StatusWords:
    """The words of the sentences of a condensed text that say whether what they speak of has been reached."""

    text: str
    _hints: _Words = field(init=False, factory=lambda: _Words(_HINT))
    _words: tuple[_Words, ...] = field(init=False, factory=lambda: tuple(map(_Words, (_TARGET, _PLANNED, _DONE))))

    def status(self, end: int, sentence: int, *, due: bool) -> FigureStatus:
        """Return whether a figure has been reached.

        Args:
            end: The place where it begins.
            sentence: The place where its sentence does; never before that of the last figure asked about.
            due: Whether its period is a deadline still to come.
        """
        if not due and not self._hints.stand_before(end, self.text, sentence):
            return FigureStatus.ACHIEVED
        aimed, planned, done = [words.stand_before(end, self.text, sentence) for words in self._words]
        if due:
            return FigureStatus.PLANNED if planned and not aimed else FigureStatus.TARGET
        if done or not (aimed or planned):
            return FigureStatus.ACHIEVED
        return FigureStatus.TARGET if aimed else FigureStatus.PLANNED
