"""Which values a field takes: exactly those of its type, with no silent conversion."""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import cast


def acceptor(base: type, container: type | None, *, optional: bool) -> Callable[[object], bool]:
    """Return the check that a value is of a column's type, with no silent conversion.

    A truth value is not a whole number, a time is not a date, a blank text is no text, a list is not a tuple.
    """
    single = _SPECIAL.get(base) or _instance_of(base)
    whole = single if container is None else _all_in(container, single)
    return _or_none(whole) if optional else whole


def plain_class(base: type, container: type | None) -> type | None:
    """Return the class of which each direct instance is taken as it is, where a column has one."""
    return base if container is None and base not in {str, Decimal} else None


def _instance_of(base: type) -> Callable[[object], bool]:
    def accepts(value: object) -> bool:
        return isinstance(value, base)

    return accepts


def _all_in(container: type, single: Callable[[object], bool]) -> Callable[[object], bool]:
    def accepts(value: object) -> bool:
        return type(value) is container and (not value or all(map(single, cast("tuple[object, ...]", value))))

    return accepts


def _or_none(whole: Callable[[object], bool]) -> Callable[[object], bool]:
    def accepts(value: object) -> bool:
        return value is None or whole(value)

    return accepts


def is_text(value: object) -> bool:
    """Return whether a value is a text that is not blank and can be stored."""
    return isinstance(value, str) and not value.isspace() and value != "" and is_encodable(value)


def is_encodable(text: str) -> bool:
    """Return whether a text can be written as UTF-8 and holds no NUL."""
    if text.isprintable():  # nearly all are, and neither NUL nor half of a pair is
        return True
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return "\x00" not in text


def _is_whole(value: object) -> bool:
    return type(value) is int


def _is_day(value: object) -> bool:
    return isinstance(value, date) and not isinstance(value, datetime)


def _is_decimal(value: object) -> bool:
    return isinstance(value, Decimal) and value.is_finite()


_SPECIAL: dict[type, Callable[[object], bool]] = {
    str: is_text,
    int: _is_whole,
    date: _is_day,
    Decimal: _is_decimal,
}
