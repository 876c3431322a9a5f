"""What is made of one cell: a value, and what is doubtful about it."""

from collections.abc import Callable
from typing import NamedTuple, TypeAlias

from yilao_yiyou.domain.finding import Severity
from yilao_yiyou.domain.value_finding import ValueFinding
from yilao_yiyou.exchange.sheet.cell import Cell
from yilao_yiyou.exchange.sheet.rules import RULES


class Note(NamedTuple):
    """One doubt: its rule, what could stand there instead, and words about this very case that hold no value."""

    rule: ValueFinding
    suggestion: str | None = None
    zh: str = ""
    en: str = ""


class Verdict(NamedTuple):
    """The value that a cell has for its field, `None` for nothing, and every doubt."""

    value: object = None
    notes: tuple[Note, ...] = ()

    @property
    def is_sound(self) -> bool:
        """Whether no doubt is an error."""
        return all(note.rule.severity is not Severity.ERROR for note in self.notes)


Reader: TypeAlias = Callable[[Cell], Verdict]
"""From a cell to what is made of it; a function of the cell alone, so that equal cells are read once."""

NOTHING = Verdict()
"""What an empty cell gives."""


def note(code: str, suggestion: str | None = None, *, zh: str = "", en: str = "") -> Note:
    """Return a doubt by the code of its rule."""
    return Note(RULES[code], suggestion, zh, en)


def refused(code: str, suggestion: str | None = None, *, zh: str = "", en: str = "") -> Verdict:
    """Return that a cell has no value for its field, and why."""
    return Verdict(None, (note(code, suggestion, zh=zh, en=en),))


def accepted(value: object, *codes: str) -> Verdict:
    """Return a value with what is doubtful about it."""
    return Verdict(value, tuple(map(note, codes)))
