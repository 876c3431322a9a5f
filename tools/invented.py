"""Invented numbers with right check characters, and texts that break careless software.

No number here can be a person's: the division 379999 does not exist, and where the first digits are set by the kind
of card, the birth is before 1900. No credit code can be a body's: its division does not exist either.
"""

from collections.abc import Iterable
from datetime import date

from yilao_yiyou.domain.id_rules import check_character

AREA = "379999"
"""A division that does not exist."""

CARDS_BY_PREFIX = ("810000", "820000", "830000", "915421")
"""The prefixes of Hong Kong, Macao and Taiwan permits, and of a foreigner's card."""

TEXTS = (
    "某巡河队",
    "关心下一代工作委员会",
    "𬱖㛃䶮𬭎",
    "買買提·吐爾遜",
    "𬇕水𡒄村",
    "１２３ＡＢＣ，。（全角）",
    "e\u0301 n\u0303 a\u0327\u0323",
    "👵🏽👩‍👧‍👦🇨🇳",
    "双引号\"单引号'反斜杠\\斜杠/",
    '{"键": [1, null]}',
    "<script>&amp;</script>",
    "=1+1",
    "-5",
    "null",
    "第一行\n第二行\r\n第三行\t\u2028\u2029",
    "\u200b零宽\ufeff",
    " 前后有空格 ",
    "שלום عربي",
    "\x01\x1f\x7f\x85",
    "\ue863\uffff\U0010ffff",
    "0",
    "长" * 1_000,
    "\\u0041\\n%s{}${x}",
)
"""Texts that are hard to keep: rare hanzi, full-width, combining marks, emoji, quotes, controls, line separators."""

NATIONS = (*(f"{number:02}" for number in range(1, 57)), "97", "98")
"""The codes of GB/T 3304."""

DOCUMENT_NUMBERS = ("德关工委〔2022〕11号", "某老干发[2021]3号", "国发〔1982〕62号")
"""Numbers of documents, in both kinds of brackets."""

_CREDIT_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def id_number(prefix: str, birth: date, order: int) -> str:
    """An identification number of 18 characters."""
    digits = f"{prefix}{birth:%Y%m%d}{order:03}"
    return digits + check_character(digits)


def short_id_number(birth: date, order: int) -> str:
    """An identification number of a first-generation card, 15 digits."""
    return f"{AREA}{birth:%y%m%d}{order:03}"


def old_foreign_number(birth: date, order: int) -> str:
    """The number of a foreign resident's old card, 15 characters."""
    return f"ZZZ{AREA[:4]}{birth:%y%m%d}{order % 100:02}"


def credit_code(kind: str, body: Iterable[str]) -> str:
    """A unified social credit code, from the two characters of its kind and nine of the body."""
    code = f"{kind}{AREA}{''.join(body)}"
    total = sum(_CREDIT_ALPHABET.index(character) * 3**place for place, character in enumerate(code))
    return code + _CREDIT_ALPHABET[-total % 31]
