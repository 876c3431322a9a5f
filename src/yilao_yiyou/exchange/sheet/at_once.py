"""Cells that are written plainly, as nearly all are: read all together, without a call for each."""

import re
from collections.abc import Callable, Mapping, Set
from typing import TypeAlias
from unicodedata import is_normalized

from yilao_yiyou.domain.identity import IdNumber
from yilao_yiyou.exchange.sheet.layout import Layout, LayoutField, shipped_words
from yilao_yiyou.exchange.sheet.plain import has_invisible
from yilao_yiyou.exchange.sheet.readers import missing_words

AtOnce: TypeAlias = Callable[[Set[str]], Mapping[str, object]]
"""From different texts to the values of those that the reader of the column would take without any doubt."""

_PHONE = re.compile("1[3-9][0-9]{9}")


def unplain(texts: Set[str]) -> Set[str]:
    """Return the texts that hold anything but letters and figures in the form in which they are compared.

    >>> sorted(unplain({"王某", "王 某", "１", "V1", ""}))
    ['', '王 某', '１']
    """
    together = "".join(texts)
    if "" not in texts and together.isalnum() and _is_plain(together):
        return frozenset()
    return {text for text in texts if not text.isalnum() or not _is_plain(text)}


def _is_plain(text: str) -> bool:
    return text.isascii() or (is_normalized("NFKC", text) and not has_invisible(text))


def at_once(field: LayoutField, layout: Layout) -> AtOnce:
    """Return how the plain cells of a column are read together; what it leaves out, the reader reads."""
    if field.column.is_many or field.part:
        return _nothing
    if field.column.base is IdNumber:
        return _numbers
    if field.column.base is not str or field.path in shipped_words()["texts"]:
        return _nothing
    return _phones if field.path == "people.contact" else _texts(missing_words(field, layout))


def _nothing(texts: Set[str]) -> Mapping[str, object]:
    del texts
    return {}


def _numbers(texts: Set[str]) -> Mapping[str, object]:
    # A number that ends in 000 may have lost its last digits; the reader says so.
    return IdNumber.of_plain({text for text in texts if not text.endswith("000")})


def _phones(texts: Set[str]) -> Mapping[str, object]:
    found = [text for text in texts if _PHONE.fullmatch(text)]
    return dict(zip(found, found, strict=True))


def _texts(missing: Set[str]) -> AtOnce:
    def read(texts: Set[str]) -> Mapping[str, object]:
        found = texts - unplain(texts)
        if not missing.isdisjoint(map(str.lower, found)):
            found = {text for text in found if text.lower() not in missing}
        return dict(zip(found, found, strict=True))

    return read
