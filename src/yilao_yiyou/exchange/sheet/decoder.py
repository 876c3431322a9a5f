"""How what the XML says of a cell becomes a cell."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, ClassVar, cast

from attrs import field, frozen

from yilao_yiyou.exchange.limits import Limits
from yilao_yiyou.exchange.refusal import Reason, RefusedFileError, too_many
from yilao_yiyou.exchange.sheet.cell import Cell, ErrorValue, Flag, Number, Pending
from yilao_yiyou.exchange.sheet.number_format import GENERAL, NumberFormat
from yilao_yiyou.exchange.sheet.shared_strings import plain_text

_STYLE = re.compile(r'\bs="([0-9]{1,6})"')
_TYPE = re.compile(r'\bt="([a-zA-Z]*)"')
_PLACE = re.compile("[0-9]{1,10}")
_NUMERIC = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
_SAMPLE, _FEW = 64, 16
"""How many cells are looked at, and how few different ones show that a column repeats itself."""


@frozen(eq=False)
class Decoder:
    """How what the XML says of one cell becomes a cell.

    Attributes:
        strings: The texts that cells refer to, `None` for an empty one.
        formats: The number format of each style.
        limits: The most characters of one cell, among others.
    """

    strings: Sequence[str | None]
    formats: Sequence[NumberFormat]
    limits: Limits
    _kinds: dict[str, tuple[str, int]] = field(factory=dict[str, tuple[str, int]])
    _numbers: dict[int, dict[str, Number | ErrorValue]] = field(factory=dict[int, "dict[str, Number | ErrorValue]"])

    def kind(self, attributes: str) -> tuple[str, int]:
        """Return the type and the style that the attributes of a cell say."""
        known = self._kinds.get(attributes)
        if known is None:
            kind, style = _TYPE.search(attributes), _STYLE.search(attributes)
            known = (kind[1] if kind else "n", int(style[1]) if style else 0)
            self._kinds[attributes] = known
        return known

    def column(self, attributes: str, values: Sequence[str | None]) -> list[Cell | None]:
        """Return the cells of one column that are alike, `None` where there is none; equal ones are read once."""
        kind, style = self.kind(attributes)
        if kind == "s":
            return self._strings(values)
        known: dict[str | None, Cell | None] = {None: None, "": None}
        known |= {each: self._made(kind, style, plain_text(each)) for each in set(values) if each}
        return list(map(known.__getitem__, values))

    def cell(self, attributes: str, formula: str, value: str, inline: str) -> Cell | None:
        """Return one cell as the XML has it."""
        kind, style = self.kind(attributes)
        if formula and not value:
            return Pending()
        return self.made(kind, style, plain_text(value), plain_text(inline))

    def made(self, kind: str, style: int, value: str, inline: str) -> Cell | None:
        """Return the cell of some type and style, with its references resolved."""
        said = inline if kind == "inlineStr" else value
        return self._made(kind, style, said) if said else None

    def _made(self, kind: str, style: int, said: str) -> Cell | None:
        if kind == "n":
            return self.number(style, said)
        return self._OTHERS.get(kind, Decoder._text)(self, said)

    def number(self, style: int, text: str) -> Number | ErrorValue:
        """Return a number; one object for all cells that hold the same."""
        known = self._numbers.setdefault(style, {})
        made = known.get(text)
        if made is None:
            made = Number(text, self._format(style)) if _NUMERIC.fullmatch(text) else ErrorValue("#NUM!")
            known[text] = made
        return made

    def _format(self, style: int) -> NumberFormat:
        return self.formats[style] if style < len(self.formats) else GENERAL

    def _strings(self, values: Sequence[str | None]) -> list[Cell | None]:
        if len(set(values[:_SAMPLE])) < _FEW:
            known: dict[str | None, Cell | None] = {None: None, "": None}
            known |= {each: self._shared(each) for each in set(values) if each}
            return list(map(known.__getitem__, values))
        given = values if all(values) else [value for value in values if value]
        # Alone, `int` would take full-width digits, signs and blanks too.
        digits = "".join(cast("Sequence[str]", given)) or "0"
        try:
            if digits.isascii() and digits.isdigit():
                found: list[Cell | None] = list(map(self.strings.__getitem__, map(int, cast("Sequence[str]", given))))
                return found if given is values else _spread_out(found, values)
        except (IndexError, ValueError):  # `int` refuses thousands of digits.
            pass
        raise _no_text()

    def _shared(self, value: str) -> Cell | None:
        if _PLACE.fullmatch(value) and int(value) < len(self.strings):
            return self.strings[int(value)]
        raise _no_text()

    def _text(self, value: str) -> str | None:
        if len(value) > self.limits.text:
            raise too_many(Reason.TEXT, self.limits.text, "个字符", "characters", "text")
        return value or None

    def _flag(self, value: str) -> Cell | None:
        return Flag(value in {"1", "true"})

    def _error(self, value: str) -> Cell | None:
        return ErrorValue(value[:20])

    _OTHERS: ClassVar[Mapping[str, Callable[[Any, str], Cell | None]]] = {"s": _shared, "b": _flag, "e": _error}


def _spread_out(found: Iterable[Cell | None], values: Sequence[str | None]) -> list[Cell | None]:
    """Return what was found for the values that are there, at their places."""
    each = iter(found)
    return [next(each) if value else None for value in values]


def _no_text() -> RefusedFileError:
    return RefusedFileError(
        Reason.DAMAGED, "工作簿已损坏: 单元格引用的文字不存在", "the workbook is damaged: a cell refers to no text"
    )
