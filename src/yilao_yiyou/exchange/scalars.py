"""The wire form of single values: text, numbers, days and codes, each read without any silent conversion."""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache, lru_cache
from typing import Any, TypeAlias, cast

from yilao_yiyou.domain.acceptance import is_encodable
from yilao_yiyou.domain.bounds import Exact
from yilao_yiyou.domain.codes import CodeSet
from yilao_yiyou.errors import DocumentError

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
    return write_whole(value)


def write_whole(number: int) -> int:
    """Return a whole number that every reader of JSON keeps."""
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
        return write_whole(number)
    text = f"{number.numerator}/{number.denominator}"
    if _FRACTION.fullmatch(text) is None:
        raise WireError(
            "number", "分数的分子、分母至多16位", "a fraction has at most 16 digits above and below the line"
        )
    return text


def text_reader(parse: Callable[[str], Any]) -> Read:
    """Return the reader of a value that is parsed from its text."""

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
