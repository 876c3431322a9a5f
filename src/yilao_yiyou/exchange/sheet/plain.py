"""Text as clerks type it, brought to the form in which it can be compared and read."""

import re
from unicodedata import normalize

_INVISIBLE = re.compile("[\u00ad\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
_SPACES = re.compile(r"[\s\u00a0\u3000]+")
_BETWEEN_HAN = re.compile(
    "(?<=[\u3400-\u9fff\U00020000-\U000323af])[ \u3000\u00a0]+(?=[\u3400-\u9fff\U00020000-\U000323af])"
)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")


def compact(text: str) -> str:
    """Return a text without spaces and invisible characters, full-width forms made plain (NFKC).

    For headers, numbers, dates and codes; never for names, since it changes some characters.

    >>> compact("　２０２２ 年\u200b８月 ")
    '2022年8月'
    """
    if text.isascii():
        return text if text.isalnum() else _SPACES.sub("", text)
    return _SPACES.sub("", normalize("NFKC", _INVISIBLE.sub("", text)))


_GAP = re.compile(r"(?<=[0-9０-９])\s+(?=[0-9０-９])")
_GROUPED = re.compile(r"[^0-9０-９]*[0-9０-９]{1,3}(?:\s[0-9０-９]{3})+[^0-9０-９]*")


def has_gap(text: str) -> bool:
    """Return whether space parts digits that are no groups of thousands, so that they are two numbers, not one.

    >>> has_gap("30 40"), has_gap("1 250人"), has_gap("30 人")
    (True, False, False)
    """
    return _GAP.search(text) is not None and _GROUPED.fullmatch(text.strip()) is None


def bridged(text: str, sign: str) -> str:
    """Return a text with a sign in place of the space between digits.

    >>> bridged("2022 1 2", "-")
    '2022-1-2'
    """
    return text if text.isalnum() else _GAP.sub(sign, text)


def trimmed(text: str) -> str:
    """Return a text without invisible characters and without space at either end; what it says is unchanged.

    >>> trimmed(" 李\u200b四　")
    '李四'
    """
    if text.isascii():
        return text.strip()
    return _INVISIBLE.sub("", text).strip(" \t\r\n\u00a0\u3000")


def unpadded(name: str) -> str:
    """Return a name without the spaces that pad Chinese names of two characters.

    >>> unpadded("李　四"), unpadded("Li Si")
    ('李四', 'Li Si')
    """
    return name if name.isascii() else _BETWEEN_HAN.sub("", name)


def has_invisible(text: str) -> bool:
    """Return whether a text holds characters that nothing shows."""
    return _INVISIBLE.search(text) is not None


def has_control(text: str) -> bool:
    """Return whether a text holds characters that no form can carry."""
    return _CONTROL.search(text) is not None


def has_private(text: str) -> bool:
    """Return whether a text holds private-use characters, which each font shows in its own way."""
    return not text.isascii() and _PRIVATE.search(text) is not None
