"""Cells as text, for formats that have nothing else: every column of a record class, and back without a guess.

The columns are those of `yilao_yiyou.frames.columns`. A number is its digits, a day is 2022-08-17, a truth value is
`true` or `false`, a list or a struct is JSON on one line; an empty cell is a value that is not there.
"""

import json
import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, TypeAlias

from attrs import frozen

from yilao_yiyou.errors import DocumentError
from yilao_yiyou.exchange.json_text import plain
from yilao_yiyou.exchange.limits import Limits
from yilao_yiyou.exchange.scalars import WireError, as_array, as_object, read_day, read_truth, wrong_type
from yilao_yiyou.frames.arrow import Array, DataType, pa

Show: TypeAlias = Callable[[Any], Any]
"""From a value of an Arrow array to what JSON holds."""
Parse: TypeAlias = Callable[[Any], Any]
"""From what JSON holds to a value that an Arrow array takes; raises `WireError`."""

_SMALL = Limits(depth=16)


@frozen
class Wrong:
    """A cell whose text is not of its column's type: its row, and what would have been right."""

    row: int
    zh: str
    en: str


def texts_of(array: Array) -> list[str | None]:
    """Return the text of each cell of a column, `None` where it is empty."""
    type_ = array.type
    if pa.types.is_dictionary(type_):
        return list(array.cast(type_.value_type).to_pylist())
    values = array.to_pylist()
    if pa.types.is_string(type_):
        return list(values)
    show = _in_cell(type_)
    return [None if value is None else show(value) for value in values]


@cache
def _in_cell(type_: DataType) -> Show:
    if pa.types.is_int64(type_):
        return str
    show = shown(type_)
    if pa.types.is_boolean(type_):
        return lambda value: "true" if value else "false"
    if pa.types.is_nested(type_):
        return lambda value: json.dumps(show(value), ensure_ascii=False, separators=(",", ":"))
    return show


@cache
def shown(type_: DataType) -> Show:
    """Return how a value of an Arrow type becomes what JSON holds; what is not there is left out of an object."""
    if pa.types.is_date32(type_):
        return date.isoformat
    if pa.types.is_decimal(type_):
        return _digits
    if pa.types.is_list(type_):
        item = shown(type_.value_type)
        return lambda values: [item(value) for value in values]
    if pa.types.is_struct(type_):
        parts = {field.name: shown(field.type) for field in type_}
        return lambda value: {name: show(value[name]) for name, show in parts.items() if value[name] is not None}
    return lambda value: value


def _digits(number: Decimal) -> str:
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def array_of(texts: Sequence[str | None], type_: DataType) -> tuple[Array, list[Wrong]]:
    """Return the column that texts stand for, and the cells that stand for nothing; those are left empty.

    Args:
        texts: The text of each cell.
        type_: The type of the column.
    """
    if pa.types.is_string(type_) or pa.types.is_dictionary(type_):
        return pa.array(texts, pa.string()), []
    parse = _from_cell(type_)
    made: dict[str, Any] = {}
    wrong: dict[str, DocumentError] = {}
    for text in dict.fromkeys(texts):
        if text is not None:
            try:
                made[text] = parse(text)
            except DocumentError as error:
                wrong[text] = error
    values = [None if text is None else made.get(text) for text in texts]
    return pa.array(values, type_), _wrong(texts, wrong) if wrong else []


def _wrong(texts: Iterable[str | None], wrong: dict[str, DocumentError]) -> list[Wrong]:
    return [Wrong(row, wrong[text].zh, wrong[text].en) for row, text in enumerate(texts) if text in wrong]


@cache
def _from_cell(type_: DataType) -> Parse:
    if pa.types.is_int64(type_):
        return _whole
    if pa.types.is_boolean(type_):
        return _truth
    parse = parsed(type_)
    return (lambda text: parse(plain(text.encode(), _SMALL))) if pa.types.is_nested(type_) else parse


@cache
def parsed(type_: DataType) -> Parse:
    """Return how what JSON holds becomes a value of an Arrow type, strictly."""
    if pa.types.is_date32(type_):
        return read_day
    if pa.types.is_decimal(type_):
        return _decimal
    if pa.types.is_int64(type_):
        return _whole_number
    if pa.types.is_boolean(type_):
        return read_truth
    if pa.types.is_list(type_):
        item = parsed(type_.value_type)
        return lambda values: [item(value) for value in as_array(values)]
    return _struct(type_) if pa.types.is_struct(type_) else _text


def _struct(type_: DataType) -> Parse:
    parts = {field.name: parsed(field.type) for field in type_}

    def parse(value: object) -> dict[str, Any]:
        given = as_object(value)
        if not given.keys() <= parts.keys():
            known = ", ".join(parts)
            raise WireError("unknown-key", f"没有这个键; 可用: {known}", f"there is no such key; there are: {known}")
        return {name: parts[name](part) for name, part in given.items()}

    return parse


def _text(value: object) -> str:
    if type(value) is not str:
        raise wrong_type("string", value)
    return value


_WHOLE = re.compile(r"0|-?[1-9][0-9]{0,18}")
_MOST = 2**63 - 1


def _whole(text: str) -> int:
    number = int(text) if _WHOLE.fullmatch(text) else _MOST + 1
    return _whole_number(number)


def _whole_number(value: object) -> int:
    if type(value) is not int:
        raise wrong_type("integer", value)
    if not -_MOST <= value <= _MOST:
        raise WireError("number", "应为64位以内的整数, 形如 12", "must be a whole number within 64 bits, written as 12")
    return value


def _truth(text: str) -> bool:
    if text not in {"true", "false"}:
        raise WireError("boolean", "应为 true 或 false", "must be true or false")
    return text == "true"


_DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]{0,28})(?:\.[0-9]{1,9})?")


def _decimal(value: object) -> Decimal:
    if type(value) is not str or _DECIMAL.fullmatch(value) is None:
        raise WireError("number", "小数形如 1.5, 至多9位小数", "a decimal looks like 1.5, with at most 9 places")
    return Decimal(value)
