"""Guarding against texts that a spreadsheet would run as formulas, in a way that can be undone.

A text that begins as a formula gets an apostrophe in front, which tells a spreadsheet that it is text. So does one that
begins with apostrophes and then as a formula, so that every text comes back as it was: `=1` is written `'=1`, and `'=1`
is written `''=1`. All other texts, and all numbers, stay as they are.
"""

import re

from yilao_yiyou.domain.codes import CodeSet
from yilao_yiyou.errors import FormatError

_BEGINNING = "[=+\\-@\t\r\n＝＋－＠]"
_RISKY = re.compile(f"'*{_BEGINNING}")
_GUARDED = re.compile(f"'+{_BEGINNING}")


class Formulas(CodeSet):
    """What becomes of a text that a spreadsheet would run as a formula."""

    ESCAPE = "escape", "加撇号"
    """An apostrophe is put in front, and taken away again on reading."""
    RAW = "raw", "原样"
    """It is written as it is, for readers that are no spreadsheets."""
    REJECT = "reject", "拒绝"
    """Nothing is written."""


def guarded(text: str) -> str:
    """Return a text that no spreadsheet runs.

    >>> guarded("=1+1"), guarded("'=1"), guarded("'tis"), guarded("580余")
    ("'=1+1", "''=1", "'tis", '580余')
    """
    return f"'{text}" if _RISKY.match(text) else text


def unguarded(text: str) -> str:
    """Return the text that was guarded.

    >>> unguarded("'=1+1"), unguarded("''=1"), unguarded("'tis")
    ('=1+1', "'=1", "'tis")
    """
    return text[1:] if _GUARDED.match(text) else text


def refuse_formula(text: str) -> str:
    """Return a text that no spreadsheet would run.

    Raises:
        FormatError: If one would.
    """
    if _RISKY.match(text):
        raise FormatError(
            "有以 = + - @ 等开头的文本, 表格软件会当作公式; 请改写文本, 或用 formulas='escape'",
            "a text begins as a formula; change it or pass formulas='escape'",
        )
    return text
