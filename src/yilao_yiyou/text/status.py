"""Whether a figure has been reached, by the words of its sentence before it: 力争, 计划, 已.

A sentence is read once for all of its figures.
"""

import re
from bisect import bisect_right

from attrs import define, field

from yilao_yiyou.domain.published import FigureStatus

# A lookbehind stands after its word: a pattern whose branches begin with characters is searched for far faster.
_TARGET = re.compile("力争|争取|确保|努力实现|目标(?!任务)|指标为|要求|规划到|应达|须达|不低于|达标线")
_PLANNED = re.compile("计划(?<!行动计划)|拟|将(?<![即务必]将)(?![军领])|预计|预期|有望|即将|打算|下一步|明年")
_DONE = re.compile("超额|完成|实现了|已经|已(?!将(?!近))|提前")
_MARKS = re.compile("[。！？!?\n;；]")
_FARTHEST = 200
"""How many characters before a figure are looked at."""


@define
class _Words:
    """Where words of one sort stand in a sentence, as far as it has been read."""

    pattern: re.Pattern[str]
    read_to: int
    starts: list[int] = field(factory=list[int])
    ends: list[int] = field(factory=list[int])

    def stand_in(self, text: str, start: int, end: int) -> bool:
        """Return whether one stands between two places."""
        if end > self.read_to:
            self._read_on(text, end)
        last = bisect_right(self.ends, end)
        return last > 0 and self.starts[last - 1] >= start

    def _read_on(self, text: str, end: int) -> None:
        mark = _MARKS.search(text, end)
        start, self.read_to = self.read_to, len(text) if mark is None else mark.start()
        for m in self.pattern.finditer(text, start, self.read_to):
            self.starts.append(m.start())
            self.ends.append(m.end())


@define
class StatusWords:
    """The words of one sentence that say whether what it speaks of has been reached.

    Attributes:
        text: The condensed text.
        start: Where the sentence begins.
    """

    text: str
    start: int
    _aims: _Words = field(init=False)
    _plans: _Words = field(init=False)
    _deeds: _Words = field(init=False)

    def __attrs_post_init__(self) -> None:
        self._aims, self._plans, self._deeds = (_Words(each, self.start) for each in (_TARGET, _PLANNED, _DONE))

    def status(self, end: int, *, due: bool) -> FigureStatus:
        """Return whether a figure that begins at a place has been reached.

        Args:
            end: That place.
            due: Whether its period is a deadline still to come.
        """
        if due:
            return FigureStatus.TARGET
        start = max(self.start, end - _FARTHEST)
        aimed = self._aims.stand_in(self.text, start, end)
        if not (aimed or self._plans.stand_in(self.text, start, end)) or self._deeds.stand_in(self.text, start, end):
            return FigureStatus.ACHIEVED
        return FigureStatus.TARGET if aimed else FigureStatus.PLANNED
