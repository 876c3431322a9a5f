"""Cells that are written plainly, as nearly all are: read all together, without a call for each."""

import re
from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import TypeAlias, cast
from unicodedata import is_normalized

from yilao_yiyou.domain.identity import IdNumber
from yilao_yiyou.exchange.sheet.cell import Cell
from yilao_yiyou.exchange.sheet.layout import Layout, LayoutField, shipped_words
from yilao_yiyou.exchange.sheet.plain import has_invisible
from yilao_yiyou.exchange.sheet.readers import missing_words

AtOnce: TypeAlias = Callable[[AbstractSet[str]], Mapping[str, object]]
"""From different texts to the values of those that the reader of the column would take without any doubt."""

_CONTACT = "people.contact"
_PHONE = re.compile("1[3-9][0-9]{9}")
_PHONES = re.compile(rf"{_PHONE.pattern}(?:\n{_PHONE.pattern})*+")


def unplain(texts: AbstractSet[str]) -> AbstractSet[str]:
    """Return the texts that hold anything but letters and figures in the form in which they are compared.

    >>> sorted(unplain({"王某", "王 某", "１", "V1", ""}))
    ['', '王 某', '１']
    """
    return {text for text in texts if not text.isalnum() or not _is_plain(text)}


def all_plain(cells: Sequence[Cell | None]) -> str | None:
    """Return the texts of a column in one if each holds letters and figures only, as they are compared, else `None`.

    >>> all_plain(["王某", None, "V1"]), all_plain(["王 某"])
    ('王某V1', None)
    """
    try:
        together = "".join(filter(None, cast("Sequence[str]", cells)))
    except TypeError:
        return None
    return together if together.isalnum() and _is_plain(together) else None


def _is_plain(text: str) -> bool:
    return text.isascii() or (is_normalized("NFKC", text) and not has_invisible(text))


def are_kept(cells: Sequence[Cell | None], field: LayoutField, layout: Layout) -> bool:
    """Return whether the reader of a column would give back every cell of it as it is, without any doubt."""
    if not _is_text(field) or all_plain(cells) is None:
        return False
    texts = list(filter(None, cast("Sequence[str]", cells)))
    if field.path == _CONTACT:
        return _PHONES.fullmatch("\n".join(texts)) is not None
    return missing_words(field, layout).isdisjoint(map(str.lower, texts))


def _is_text(field: LayoutField) -> bool:
    return field.column.base is str and not field.column.is_many and field.path not in shipped_words()["texts"]


def at_once(field: LayoutField, layout: Layout) -> AtOnce:
    """Return how the plain cells of a column are read together; what it leaves out, the reader reads."""
    if field.column.base is IdNumber and not field.column.is_many:
        return _numbers
    if not _is_text(field):
        return _nothing
    return _phones if field.path == _CONTACT else _texts(missing_words(field, layout))


def _nothing(texts: AbstractSet[str]) -> Mapping[str, object]:
    del texts
    return {}


def _numbers(texts: AbstractSet[str]) -> Mapping[str, object]:
    # A number that ends in 000 may have lost its last digits; the reader says so.
    return IdNumber.of_plain({text for text in texts if not text.endswith("000")})


def _phones(texts: AbstractSet[str]) -> Mapping[str, object]:
    found = [text for text in texts if _PHONE.fullmatch(text)]
    return dict(zip(found, found, strict=True))


def _texts(missing: AbstractSet[str]) -> AtOnce:
    def read(texts: AbstractSet[str]) -> Mapping[str, object]:
        odd = unplain(texts)
        found = [text for text in texts if text.lower() not in missing and text not in odd]
        return dict(zip(found, found, strict=True))

    return read
