"""The base of every code set: members that carry the Chinese word and the standard's code."""

from enum import Enum
from typing import NoReturn, Self

from yilao_yiyou.errors import RecordError


class CodeSet(Enum):
    """A closed list of values; each has an English slug, a Chinese word and, from a standard, a code.

    The slug is the value and the wire form. Members are written as a tuple of the three.

    >>> class Light(CodeSet):
    ...     RED = "red", "红", "1"
    >>> Light.RED.value, Light.RED.zh, Light.RED.code, Light("red") is Light.RED
    ('red', '红', '1', True)
    """

    zh: str
    code: str | None
    _value_: str

    # The word has a default only because type checkers take a lookup by slug, `Sex("male")`, for this call.
    def __new__(cls, slug: str, zh: str = "", code: str | None = None) -> Self:
        """Make a member from its slug, its Chinese word and its code."""
        member = object.__new__(cls)
        member._value_ = slug
        member.zh = zh
        member.code = code
        return member

    @classmethod
    def _missing_(cls, value: object) -> NoReturn:
        """Refuse what is no slug without saying what it was: a name may stand in the wrong column."""
        del value
        slugs = ", ".join(member.value for member in cls)
        raise RecordError(f"{cls.__name__} 可选: {slugs}", f"{cls.__name__} is one of {slugs}")

    def __repr__(self) -> str:
        return f"{type(self).__name__}.{self.name}"

    @classmethod
    def from_code(cls, code: str) -> Self | None:
        """Return the member with a standard's code, if there is one."""
        return next((member for member in cls if member.code == code), None)

    @classmethod
    def from_zh(cls, zh: str) -> Self | None:
        """Return the member with a Chinese word, if there is one."""
        return next((member for member in cls if member.zh == zh), None)


# Members are single objects: hashing one by what it is, not by its name, is done in no time. Set from outside, since
# type checkers find a method that is assigned in the class ambiguous.
CodeSet.__hash__ = object.__hash__  # type: ignore[method-assign]
