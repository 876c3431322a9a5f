"""The texts of a workbook, which its cells refer to by number."""

import re
from xml.etree import ElementTree as ET

from yilao_yiyou.exchange.sheet.package import tree_of

_PLAIN = re.compile(r'<si><t(?: xml:space="preserve")?>([^<]*)</t></si>')
_OPENING, _CLOSING = "<si><t>", "</t></si>"
_BETWEEN = _CLOSING + _OPENING
_REFERENCE = re.compile("&(#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[a-z]{2,4});")
_LAST_CHARACTER = 0x10FFFF
_CODED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def shared_strings(xml: str) -> list[str]:
    """Return the texts of a part of shared strings, in order; readings beside Chinese characters are left out.

    >>> shared_strings("<sst><si><t>a &amp; b</t></si><si><r><t>c</t></r><r><t>d</t></r></si></sst>")
    ['a & b', 'cd']
    """
    plain = _all_plain(xml)
    if plain is not None:
        return _decoded(plain) if "&" in xml or "_x" in xml else plain
    items = tree_of(xml).iter("si")
    return [_without_codes("".join(_texts(item))) for item in items]


def _all_plain(xml: str) -> list[str] | None:
    """Return the texts if each of them is nothing but a text, `None` if one is not."""
    if "<!" in xml:
        return None
    start, end = xml.find(_OPENING), xml.rfind(_CLOSING)
    if 0 <= start == xml.find("<si") and xml.find("<si", end) < 0:
        texts = xml[start + len(_OPENING) : end].split(_BETWEEN)
        # Nothing but the marks between texts begins with <, so that no text holds any.
        if xml.count("<", start, end) + 2 == len(texts) * _BETWEEN.count("<"):
            return texts
    found = _PLAIN.findall(xml)
    return found if len(found) == xml.count("</si>") + xml.count("<si/>") else None


def _texts(item: ET.Element) -> list[str]:
    return [element.text or "" for child in item if child.tag != "rPh" for element in child.iter("t")]


def _decoded(texts: list[str]) -> list[str]:
    return [plain_text(text) if "&" in text or "_x" in text else text for text in texts]


def plain_text(text: str) -> str:
    """Return what a text without elements says: references resolved, `_x0041_` read as its character."""
    return _without_codes(_REFERENCE.sub(_resolved, text) if "&" in text else text)


_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}


def _resolved(found: re.Match[str]) -> str:
    name = found[1]
    if not name.startswith("#"):
        return _NAMED.get(name, found[0])
    digits = name[1:]
    number = int(digits[1:], base=16) if digits[0] in "xX" else int(digits)
    return chr(number) if number <= _LAST_CHARACTER else found[0]


def _without_codes(text: str) -> str:
    return _CODED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text
