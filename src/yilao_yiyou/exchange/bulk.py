"""Loading many records at once: what the strict hooks of `wire` would make of them, several times as fast.

The lines are decoded in C into rows of texts, truth values, codes and raw JSON. Each field is then read as a column:
every distinct text or piece of JSON once, by the very hook that reads it in `wire`, which stays the reference. Where
anything is unusual, a fault, a repeated key, an escape, the caller is told to read the lines one by one instead, so
that there are no two opinions of what is right.
"""

from collections.abc import Callable
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Final, TypeAlias

from attrs import frozen

from yilao_yiyou.domain.building import broken_rules, unruled
from yilao_yiyou.domain.codes import CodeSet
from yilao_yiyou.domain.fields import Column, describe
from yilao_yiyou.exchange.json_text import piece
from yilao_yiyou.exchange.values import TEXTUAL
from yilao_yiyou.exchange.wire import default_of, field_reader

Values: TypeAlias = list[Any]
Known: TypeAlias = dict[Any, tuple[Any, int]]
"""What a field has held so far: of each text or piece of JSON the value, and how many keys stand in it."""
Read: TypeAlias = Callable[[Values, Known], tuple[Values, int]]
"""From the decoded values of a field to its values, and how many keys of JSON stand in them."""

_MOST_KNOWN = 100_000

_BLANKS = b" \t\r"
_KEY = b'":'
_UNUSUAL: Final = (b"\\u", b"\0")
"""What may be a lone surrogate or a NUL: left to the reference, as is anything else that is rare."""


def is_installed() -> bool:
    """Return whether msgspec is there; without it every line is read by the reference."""
    return find_spec("msgspec") is not None


class _UnusualError(Exception):
    """Raised when the reference is to be asked."""


@frozen
class _Field:
    """A field, and how its column is read."""

    name: str
    read: Read


@frozen
class _Plan:
    """How the lines of one class are decoded and read."""

    decode: Callable[[bytes], list[Any]]
    as_tuple: Callable[[Any], tuple[Any, ...]]
    fields: tuple[_Field, ...]


class Loader:
    """Loads the records of one class, piece by piece; what it has read once it knows while it lives."""

    def __init__(self, cls: type) -> None:
        self._cls = cls
        self._plan = _plan(cls)
        self._known: dict[str, Known] = {each.name: {} for each in self._plan.fields}

    def records(self, lines: bytes, count: int) -> list[Any] | None:
        """Return the records in lines of JSON, or `None` if they are to be read one by one.

        Args:
            lines: The lines, one record each.
            count: How many there are.
        """
        if any(mark in lines for mark in _UNUSUAL):
            return None
        try:
            return self._read(lines, count)
        except Exception:  # noqa: BLE001 -- whatever it is, the reference says it better
            return None

    def _read(self, lines: bytes, count: int) -> list[Any] | None:
        rows = self._plan.decode(lines)
        columns: dict[str, Values] = {}
        keys = 0
        for each, values in zip(self._plan.fields, _transposed(self._plan, rows), strict=True):
            known = self._known[each.name]
            columns[each.name], found = each.read(values, known)
            keys += found
            if len(known) > _MOST_KNOWN:
                known.clear()
        # A repeated key was decoded over; texts that look like keys make this differ too, and cost only time.
        if len(rows) != count or keys != _keys(lines):
            return None
        made = unruled(self._cls, columns, count)
        return None if any(broken_rules(self._cls, made)) else made


def _transposed(plan: _Plan, rows: list[Any]) -> list[Values]:
    """Return the values of each field."""
    return list(map(list, zip(*map(plan.as_tuple, rows), strict=True)))


def _keys(text: bytes) -> int:
    """Return how many keys there are in JSON, or more if a text holds what looks like one."""
    return text.translate(None, _BLANKS).count(_KEY)


@cache
def _plan(cls: type) -> _Plan:
    msgspec: Any = import_module("msgspec")
    unset = msgspec.UNSET
    parts: list[Any] = []
    fields: list[_Field] = []
    for column in describe(cls).columns:
        wire = _wire_type(column, msgspec.Raw)
        parts.append((column.name, wire) if column.required else (column.name, wire | msgspec.UnsetType, unset))
        fields.append(_Field(column.name, _reader(column, wire, unset)))
    row = msgspec.defstruct(cls.__name__, parts, forbid_unknown_fields=True, kw_only=True, gc=False)
    return _Plan(msgspec.json.Decoder(row).decode_lines, import_module("msgspec.structs").astuple, tuple(fields))


def _wire_type(column: Column, raw: type) -> Any:  # noqa: ANN401 -- a type, or a union of types
    if column.is_many or (column.base not in TEXTUAL and not issubclass(column.base, CodeSet | bool)):
        return raw
    return column.base if issubclass(column.base, CodeSet | bool) else str


def _reader(column: Column, wire: Any, unset: object) -> Read:  # noqa: ANN401 -- likewise
    default = None if column.required else default_of(column)
    if wire is str and column.base is str:
        return _texts(default, unset)
    if wire is str:
        return _distinct(field_reader(column), default, unset)
    return _as_they_are(default, unset) if issubclass(wire, CodeSet | bool) else _pieces(column, default, unset)


def _texts(default: object, unset: object) -> Read:
    def read(values: Values, known: Known) -> tuple[Values, int]:
        del known
        absent = values.count(unset)
        given = values if not absent else [value for value in values if value is not unset]
        # What is not blank has something left when it is stripped, as the reference asks of a text.
        if not all(map(str.strip, given)):
            raise _UnusualError
        return (values if not absent else _defaulted(values, default, unset)), len(given)

    return read


def _defaulted(values: Values, default: object, unset: object) -> Values:
    return [default if value is unset else value for value in values]


def _as_they_are(default: object, unset: object) -> Read:
    def read(values: Values, known: Known) -> tuple[Values, int]:
        del known
        absent = values.count(unset)
        return (values if not absent else _defaulted(values, default, unset)), len(values) - absent

    return read


def _distinct(read_one: Callable[[Any], Any], default: object, unset: object) -> Read:
    def read(values: Values, known: Known) -> tuple[Values, int]:
        known.setdefault(unset, (default, 0))
        distinct = set(values)
        for value in distinct.difference(known):
            known[value] = read_one(value), 1
        return _looked_up(values, distinct, known)

    return read


def _pieces(column: Column, default: object, unset: object) -> Read:
    read_one = field_reader(column)

    def read(values: Values, known: Known) -> tuple[Values, int]:
        known.setdefault(None, (default, 0))
        texts: Values = [None if value is unset else bytes(value) for value in values]
        distinct = set(texts)
        for text in distinct.difference(known):
            known[text] = read_one(piece(text)), 1 + _keys(text)
        return _looked_up(texts, distinct, known)

    return read


def _looked_up(values: Values, distinct: set[Any], known: Known) -> tuple[Values, int]:
    """Return what is known of each value, and how many keys stand in all of them."""
    made = {value: known[value][0] for value in distinct}
    keys = {value: known[value][1] for value in distinct}
    numbers = set(keys.values())
    total = numbers.pop() * len(values) if len(numbers) == 1 else sum(map(keys.__getitem__, values))
    return list(map(made.__getitem__, values)), total
