"""The wire form of every value: how each is written, and how it is read back without any silent conversion."""

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache, lru_cache
from typing import Any, NoReturn, TypeAlias, cast

from yilao_yiyou.domain.acceptance import is_encodable
from yilao_yiyou.domain.bounds import Bounds, Exact
from yilao_yiyou.domain.codes import CodeSet
from yilao_yiyou.domain.credit_code import CreditCode
from yilao_yiyou.domain.identity import IdNumber
from yilao_yiyou.domain.partial_date import PartialDate
from yilao_yiyou.domain.period import Edge, Period, PeriodSource
from yilao_yiyou.domain.quantity import Quantity
from yilao_yiyou.domain.recurrence import Recurrence
from yilao_yiyou.domain.region import RegionCode
from yilao_yiyou.domain.unit import Unit, UnitKind
from yilao_yiyou.errors import DocumentError, YilaoYiyouError

Read: TypeAlias = Callable[[Any], Any]
"""From what JSON holds to a value; raises `WireError` or another of the library's errors."""
Write: TypeAlias = Callable[[Any], Any]
"""From a value to what JSON holds."""

LARGEST = 2**53 - 1
"""The largest whole number that every reader of JSON keeps."""


DUPLICATE = "\0twice:"
"""What a repeated key is renamed to, so that it is found as an unknown key at its own path."""


class WireError(DocumentError):
    """Raised when one value of a document is not what its field holds."""

    def __init__(self, kind: str, zh: str, en: str) -> None:
        super().__init__(zh, en)
        self.kind = kind


def wrong_type(wanted: str, value: object) -> WireError:
    """Return the error for a value of another type; it names the type, not the value."""
    return WireError("type", f"应为 {wanted}, 得到 {json_type(value)}", f"expected {wanted}, got {json_type(value)}")


def json_type(value: object) -> str:
    """Return what JSON calls the type of a value."""
    names: dict[type, str] = {
        dict: "object",
        list: "array",
        str: "string",
        int: "integer",
        bool: "boolean",
        type(None): "null",
    }
    return names.get(type(value), str(value) if isinstance(value, Unfit) else "number")


class Unfit(str):
    """A number that no field takes, kept as its kind so that the fault has a place: a float, NaN, too many digits."""

    __slots__ = ()


def as_object(value: object) -> dict[str, Any]:
    """Return a JSON object as it is."""
    if type(value) is not dict:
        raise wrong_type("object", value)
    return cast("dict[str, Any]", value)


def as_array(value: object) -> list[Any]:
    """Return a JSON array as it is."""
    if not isinstance(value, list):
        raise wrong_type("array", value)
    return cast("list[Any]", value)  # type: ignore[redundant-cast] # pyright knows less of the items


def read_text(value: object) -> str:
    """Return a text that is not blank and can be stored."""
    if type(value) is not str:
        raise wrong_type("string", value)
    if not value.strip():
        raise WireError("blank", "文本不能为空白; 没有内容时省略该字段", "text must not be blank; leave the field out")
    if not is_encodable(value):
        raise WireError("text", "文本含有无法存储的字符 (孤立代理项或NUL)", "text holds a lone surrogate or a NUL")
    return value


def read_whole(value: object) -> int:
    """Return a whole number that every reader of JSON keeps."""
    if type(value) is not int:
        raise wrong_type("integer", value)
    return _kept(value)


def _kept(number: int) -> int:
    if abs(number) > LARGEST:
        raise WireError("number", f"整数的绝对值不能超过 {LARGEST}", f"a whole number is at most {LARGEST} either way")
    return number


def read_truth(value: object) -> bool:
    """Return true or false, which no text and no number stands for."""
    if type(value) is not bool:
        raise wrong_type("boolean", value)
    return value


_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@lru_cache(maxsize=4096)
def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        pass
    raise WireError("date", "日历上没有这一天", "there is no such day")


def read_day(value: object) -> date:
    """Return a day written as 2022-08-17."""
    if type(value) is not str:
        raise wrong_type("string (date)", value)
    if _DAY.fullmatch(value) is None:
        raise WireError("date", "日期形如 2022-08-17", "a date looks like 2022-08-17")
    return _day(value)


_DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]{0,17})(?:\.[0-9]{1,9})?")


def read_decimal(value: object) -> Decimal:
    """Return a decimal written as text, such as "1.5", so that nobody makes a float of it."""
    if type(value) is not str:
        raise wrong_type('string (decimal such as "1.5")', value)
    if _DECIMAL.fullmatch(value) is None:
        raise WireError("number", '小数写作文本, 形如 "1.5"', 'a decimal is written as text such as "1.5"')
    return Decimal(value)


def write_decimal(number: Decimal) -> str:
    """Return a decimal as text without an exponent, as it is read back."""
    text = f"{number:f}"
    if _DECIMAL.fullmatch(text) is None:
        raise WireError(
            "number", "小数至多18位整数、9位小数", "a decimal has at most 18 digits before and 9 behind the point"
        )
    return text


_FRACTION = re.compile(r"(-?[0-9]{1,16})/([1-9][0-9]{0,15})")


def read_exact(value: object) -> Exact:
    """Return a whole number, or a fraction written as "63/100"."""
    if type(value) is not str:
        return read_whole(value)
    match = _FRACTION.fullmatch(value)
    if match is None:
        raise WireError("number", '分数写作文本, 形如 "63/100"', 'a fraction is written as text such as "63/100"')
    return Fraction(int(match[1]), int(match[2]))


def write_exact(number: Exact) -> int | str:
    """Return a whole number as it is, a fraction as text."""
    if isinstance(number, int):
        return _kept(number)
    text = f"{number.numerator}/{number.denominator}"
    if _FRACTION.fullmatch(text) is None:
        raise WireError(
            "number", "分数的分子、分母至多16位", "a fraction has at most 16 digits above and below the line"
        )
    return text


class PartsError(YilaoYiyouError):
    """Raised when parts of a value have faults; holds each with its key or its place."""

    def __init__(self, parts: list[tuple[str | int, Exception]]) -> None:
        super().__init__("其中的部分有错误", "parts of it have faults")
        self.parts = parts


def _parts(value: object, required: Mapping[str, Read], optional: Mapping[str, Read]) -> dict[str, Any]:
    """Return the parts of an object, each read by its own reader; every fault is found."""
    given = as_object(value)
    wrong: list[tuple[str | int, Exception]] = [
        (name, WireError("missing", f"缺少 {name}", f"{name} is required")) for name in required if name not in given
    ]
    made: dict[str, Any] = {}
    for name, part in given.items():
        read = required.get(name) or optional.get(name)
        try:
            made[name] = _unknown(name, required, optional) if read is None else read(part)
        except YilaoYiyouError as error:
            wrong.append((name, error))
    if wrong:
        raise PartsError(wrong)
    return made


def _unknown(name: str, required: Mapping[str, Read], optional: Mapping[str, Read]) -> NoReturn:
    known = ", ".join((*required, *optional))
    if name.startswith(DUPLICATE):
        raise WireError("duplicate-key", "这个键出现两次", "the key is there twice")
    raise WireError("unknown-key", f"没有这个键; 可用: {known}", f"there is no such key; there are: {known}")


def _upper(value: object) -> Exact | None:
    return None if value is None else read_exact(value)


_ENDS: Mapping[str, Read] = {"lo": read_exact, "hi": _upper}
_FLAGS: Mapping[str, Read] = {"lo_open": read_truth, "hi_open": read_truth}


def _bounds_of(made: Mapping[str, Any]) -> Bounds:
    flags = {name: made[name] for name in _FLAGS if name in made}
    return Bounds(made["lo"], made["hi"], **flags)


def read_bounds(value: object) -> Bounds:
    """Return bounds from `{"lo": 580, "hi": 589}`; a missing upper end is `null`."""
    return _bounds_of(_parts(value, _ENDS, _FLAGS))


def write_bounds(bounds: Bounds) -> dict[str, Any]:
    """Return both ends, and which of them are open."""
    made: dict[str, Any] = {"lo": write_exact(bounds.lo), "hi": None if bounds.hi is None else write_exact(bounds.hi)}
    if bounds.lo_open:
        made["lo_open"] = True
    if bounds.hi_open:
        made["hi_open"] = True
    return made


def read_quantity(value: object) -> Quantity:
    """Return a quantity: bounds with their measure word and its kind."""
    made = _parts(value, _QUANTITY, _BESIDE_QUANTITY)
    return Quantity(_bounds_of(made), Unit(made["unit"], made["kind"]), phrase=made.get("phrase"))


def write_quantity(quantity: Quantity) -> dict[str, Any]:
    """Return the bounds, the measure word, its kind and the phrase."""
    made = write_bounds(quantity.bounds) | {"unit": quantity.unit.word, "kind": quantity.unit.kind.value}
    return made if quantity.phrase is None else made | {"phrase": read_text(quantity.phrase)}


_EDGES = {edge.value: edge for edge in Edge}


def _limit(value: object) -> date | Edge:
    return _EDGES[value] if isinstance(value, str) and value in _EDGES else read_day(value)


@lru_cache(maxsize=4096)
def _plain_period(start: str, end: str) -> Period:
    return Period(_limit(start), _limit(end))


def read_period(value: object) -> Period:
    """Return a period: its first day, the day after its last, and the words it came from."""
    given = as_object(value)
    start, end = given.get("start"), given.get("end")
    if len(given) == len(_PERIOD) and isinstance(start, str) and isinstance(end, str):
        with suppress(WireError):  # read again below, where the fault gets its place
            return _plain_period(start, end)
    return Period(**_parts(given, _PERIOD, _BESIDE_PERIOD))


def write_period(period: Period) -> dict[str, Any]:
    """Return both ends, and the words, anchor and source where there are any."""
    made: dict[str, Any] = {"start": _write_limit(period.start), "end": _write_limit(period.end)}
    if period.phrase is not None:
        made["phrase"] = read_text(period.phrase)
    if period.anchor is not None:
        made["anchor"] = period.anchor.isoformat()
    if period.source is not PeriodSource.EXPLICIT:
        made["source"] = period.source.value
    return made


def _write_limit(limit: date | Edge) -> str:
    return limit.isoformat() if isinstance(limit, date) else str(limit.value)


def _parsed(parse: Callable[[str], Any]) -> Read:
    def read(value: object) -> Any:  # noqa: ANN401 -- whatever the parser makes
        if type(value) is not str:
            raise wrong_type("string", value)
        return parse(value)

    return read


@cache
def code_reader(codes: type[CodeSet]) -> Read:
    """Return the reader of a code set, which takes its slugs only."""
    members = {member.value: member for member in codes}
    allowed = ", ".join(members)

    def read(value: object) -> CodeSet:
        if isinstance(value, str) and value in members:
            return members[value]
        if type(value) is not str:
            raise wrong_type(f"string (one of {allowed})", value)
        raise WireError("code", f"可选: {allowed}", f"one of: {allowed}")

    return read


def write_text(value: object) -> str:
    """Return a value as its text."""
    return str(value)


_QUANTITY: Mapping[str, Read] = {**_ENDS, "unit": read_text, "kind": code_reader(UnitKind)}
_BESIDE_QUANTITY: Mapping[str, Read] = {**_FLAGS, "phrase": read_text}
_PERIOD: Mapping[str, Read] = {"start": _limit, "end": _limit}
_BESIDE_PERIOD: Mapping[str, Read] = {"phrase": read_text, "anchor": read_day, "source": code_reader(PeriodSource)}

READERS: Mapping[type, Read] = {
    str: read_text,
    int: read_whole,
    bool: read_truth,
    date: read_day,
    Decimal: read_decimal,
    Bounds: read_bounds,
    Quantity: read_quantity,
    Period: read_period,
    PartialDate: _parsed(lru_cache(maxsize=4096)(PartialDate.parse)),
    RegionCode: _parsed(lru_cache(maxsize=16384)(RegionCode)),
    CreditCode: _parsed(CreditCode),
    IdNumber: _parsed(IdNumber),
    Recurrence: _parsed(Recurrence.parse),
}
"""How a value of each class is read, code sets and nested records apart."""

WRITERS: Mapping[type, Write] = {
    int: _kept,
    date: date.isoformat,
    Decimal: write_decimal,
    Bounds: write_bounds,
    Quantity: write_quantity,
    Period: write_period,
    PartialDate: write_text,
    RegionCode: write_text,
    CreditCode: write_text,
    Recurrence: write_text,
}
"""How a value of each class is written, where JSON does not hold it as it is."""
