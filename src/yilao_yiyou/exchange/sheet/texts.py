"""Texts, names, telephone numbers and identification numbers in cells."""

import re

from yilao_yiyou.domain.code_text import plain_code
from yilao_yiyou.domain.credit_code import CreditCode
from yilao_yiyou.domain.id_findings import faults_of
from yilao_yiyou.domain.identity import IdNumber
from yilao_yiyou.errors import CreditCodeError, IdNumberError
from yilao_yiyou.exchange.sheet.cell import Cell, Flag, Number
from yilao_yiyou.exchange.sheet.exact_number import digits_of, exact
from yilao_yiyou.exchange.sheet.plain import compact, has_control, has_private, trimmed, unpadded
from yilao_yiyou.exchange.sheet.verdict import Note, Verdict, accepted, note, refused

_MASKED = re.compile(r"[*＊xX×●•]{3,}")
_SCIENTIFIC = re.compile(r"[0-9](?:\.[0-9]+)?[eE]\+?[0-9]{1,3}")
_MOBILE = re.compile(r"(?:\+?86)?1[3-9][0-9]{9}")
_FLOAT_MOBILE = re.compile(r"(1[3-9][0-9]{9})\.0+")
_LANDLINE = re.compile(
    r"0[0-9]{2,3}-?[1-9][0-9]{6,7}(?:[-转][0-9]{1,6})?|[48]00-?[0-9]{3}-?[0-9]{4}|1[0-9]{2}|[1-9][0-9]{6,7}"
)
_LOST_ZERO = re.compile("[2-9][0-9]{8,10}|1[0-9]{8,9}")
_ELEVEN = re.compile("1[0-9]{10}")
_SEVERAL = re.compile(r"[/、,，;；\n ]+")
_SHORT_ID = 15
_BRACKETS = re.compile(r"[-()（）]")
_PHONE_FAULTS = {
    "masked-value": _MASKED,
    "scientific": re.compile(f"^{_SCIENTIFIC.pattern}$"),
    "leading-zero-lost": re.compile(f"^{_LOST_ZERO.pattern}$"),
}


def read_text(cell: Cell) -> Verdict:
    """Return a text as it is, without invisible characters and space around it.

    >>> read_text("  某关工委　").value
    '某关工委'
    """
    if isinstance(cell, Number):
        return _digits(cell)
    if not isinstance(cell, str):
        return refused("truth-value" if isinstance(cell, Flag) else "error-cell")
    if cell.isalnum() and not has_private(cell):
        return Verdict(cell)
    made = trimmed(_ESCAPED_END.sub("", cell))
    return _checked(made, is_changed=made != cell.strip()) if made else Verdict()


_ESCAPED_END = re.compile("^(?:_x000[9AaDd]_)+|(?:_x000[9AaDd]_)+$")
"""What a program leaves of a line break or a tab that was escaped twice."""
_ESCAPED = re.compile("_x00[01][0-9A-Fa-f]_")


def _checked(text: str, *, is_changed: bool) -> Verdict:
    if has_control(text) or _ESCAPED.search(text):
        return refused("control-character")
    if "\ufffd" in text:
        return refused("replacement-character")
    codes = {"private-use-character": has_private(text), "invisible-removed": is_changed}
    return accepted(text, *(code for code, holds in codes.items() if holds))


def _digits(number: Number) -> Verdict:
    """Return the digits of a number in a column of text."""
    if number.format.is_date:
        return refused("auto-date")
    if exact(number) is None:
        return refused("number-too-long")
    digits = digits_of(number)
    return (
        refused("value", zh="文字栏里是数字", en="a number in a column of text")
        if digits is None
        else accepted(digits, "number-as-text")
    )


def read_name(cell: Cell) -> Verdict:
    """Return a name, without the space that pads names of two characters."""
    made = read_text(cell)
    if not isinstance(made.value, str) or isinstance(cell, Number):
        return made if made.value is None else refused("value", zh="姓名栏里是数字", en="a number in a column of names")
    name = unpadded(made.value)
    return made if name == made.value else Verdict(name, (*made.notes, note("invisible-removed")))


def read_id_number(cell: Cell) -> Verdict:
    """Return an identification number; one stored as a number is never taken unless no digit can be lost.

    A number of 18 digits in a numeric cell has been changed: programs keep 15, and what they make up passes the check
    of the last character in one case of eleven.
    """
    if isinstance(cell, Number):
        digits = digits_of(cell)
        if digits is None or len(digits) != _SHORT_ID:
            return refused("id-as-number")
        made = _id_number(digits)
        return made if made.value is None else Verdict(made.value, (note("number-as-text"), *made.notes))
    if not isinstance(cell, str):
        return refused("value")
    if _SCIENTIFIC.fullmatch(compact(cell)):
        return refused("id-as-number")
    if _MASKED.search(cell) or "*" in cell:
        return refused("masked-value")
    return _id_number(cell.removeprefix("'"))


def _id_number(text: str) -> Verdict:
    try:
        number = IdNumber(text)
    except IdNumberError:
        return Verdict(None, tuple(map(Note, faults_of(text))))
    if text.endswith("000") and len(plain_code(text)) > _SHORT_ID:
        return accepted(number, "id-rounded-suspect")
    return Verdict(number)


def read_credit_code(cell: Cell) -> Verdict:
    """Return a unified social credit code."""
    if isinstance(cell, Number):
        return refused("number-too-long")
    try:
        return Verdict(CreditCode(cell)) if isinstance(cell, str) else refused("value")
    except CreditCodeError as error:
        return Verdict(None, (note("value", zh=error.zh, en=error.en),))


_DOCUMENT = re.compile(r"(.+)[〔\[［【(（]([0-9]{4})[〕\]］】)）]([0-9]{1,5}号)")


def read_document_number(cell: Cell) -> Verdict:
    """Return the number of a document, with the brackets that such numbers have and without space.

    >>> read_document_number("某关工委[2022]12号").value
    '某关工委〔2022〕12号'
    """
    made = read_text(cell)
    found = _DOCUMENT.fullmatch(_SPACE.sub("", made.value)) if isinstance(made.value, str) else None
    if found is None:
        return made
    number = f"{found[1]}〔{found[2]}〕{found[3]}"
    return made if number == made.value else Verdict(number, (*made.notes, note("brackets-mended")))


_SPACE = re.compile(r"\s+")


def read_phone(cell: Cell) -> Verdict:
    """Return a telephone number, or another contact as it is written.

    >>> read_phone("１３８ 0000 0000").value, read_phone("138****0000").notes[0].rule.code
    ('13800000000', 'masked-value')
    """
    if isinstance(cell, Number):
        return _phone_of_number(cell)
    if isinstance(cell, str) and len(cell) == 11 and _MOBILE.fullmatch(cell):  # noqa: PLR2004 -- as nearly all are
        return Verdict(cell)
    made = read_text(cell)
    if not isinstance(made.value, str):
        return made
    plain = compact(made.value)
    floated = _FLOAT_MOBILE.fullmatch(plain)
    bare = floated[1] if floated else _BRACKETS.sub("", plain)
    if _MOBILE.fullmatch(bare):
        return Verdict(bare[-11:], (*made.notes, *([note("number-as-text")] if floated else [])))
    if _LANDLINE.fullmatch(plain) or _LANDLINE.fullmatch(bare):
        return Verdict(plain, made.notes)
    fault = next((code for code, form in _PHONE_FAULTS.items() if form.search(plain) or form.search(bare)), None)
    return _other_contact(made.value, made) if fault is None else refused(fault)


def _other_contact(text: str, made: Verdict) -> Verdict:
    """Return a contact that is no single telephone number: several of them, or words, which are doubtful."""
    several = _SEVERAL.split(text)
    if len(several) > 1 and all(_MOBILE.fullmatch(each) or _LANDLINE.fullmatch(each) for each in several):
        return made
    return Verdict(text, (*made.notes, note("phone")))


def _phone_of_number(number: Number) -> Verdict:
    if number.format.is_date:
        return refused("auto-date")
    digits = digits_of(number)
    if digits is None:
        return refused("value")
    if _MOBILE.fullmatch(digits) or (number.format.digits and _LANDLINE.fullmatch(digits)):
        return accepted(digits, "digits-kept")
    return accepted(digits, "phone") if _ELEVEN.fullmatch(digits) else refused("leading-zero-lost")
