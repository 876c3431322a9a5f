"""What stands in one cell, as the file has it: nothing is converted before a field is known."""

from typing import TypeAlias

from attrs import frozen

from yilao_yiyou.exchange.sheet.number_format import NumberFormat

_LETTERS = 26
_FIRST = ord("A") - 1


@frozen(cache_hash=True)
class Number:
    """A cell that holds a number, with the digits as they stand in the file.

    Attributes:
        text: The digits in the file, such as `3.7140219570817101E+17`.
        format: How the sheet shows it, which alone tells a date from a number.
    """

    text: str
    format: NumberFormat


@frozen(cache_hash=True)
class Flag:
    """A cell that holds TRUE or FALSE."""

    value: bool


@frozen(cache_hash=True)
class ErrorValue:
    """A cell that holds an error such as #REF!."""

    text: str


@frozen(cache_hash=True)
class Pending:
    """A cell with a formula that no program has computed yet."""


Cell: TypeAlias = str | Number | Flag | ErrorValue | Pending
"""What stands in a cell that is not empty; text is a plain string."""


def class_of(cell: Cell | None) -> str:
    """Return what kind of thing stands in a cell, which may be told where the thing itself may not.

    >>> class_of("a"), class_of(None), class_of(Flag(True))
    ('text', 'empty', 'boolean')
    """
    if isinstance(cell, Number):
        return "date" if cell.format.is_date else "number"
    return "empty" if cell is None else _CLASSES[type(cell)]


_CLASSES: dict[type, str] = {str: "text", Flag: "boolean", ErrorValue: "error", Pending: "formula"}


def letters_of(column: int) -> str:
    """Return the letters of a column counted from 0.

    >>> letters_of(0), letters_of(27)
    ('A', 'AB')
    """
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, _LETTERS)
        letters = chr(rest + 1 + _FIRST) + letters
    return letters


def column_of(letters: str) -> int:
    """Return the number of a column, counted from 0.

    >>> column_of("A"), column_of("AB")
    (0, 27)
    """
    number = 0
    for letter in letters:
        number = number * _LETTERS + ord(letter) - _FIRST
    return number - 1
