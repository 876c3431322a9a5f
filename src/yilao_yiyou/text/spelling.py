"""Writing a number: in digits or in 汉字, in ones, 万 or 亿."""

from collections.abc import Iterator
from fractions import Fraction

from yilao_yiyou.domain.bounds import Exact
from yilao_yiyou.domain.codes import CodeSet

SCALES = (("万亿", 10**12), ("亿", 10**8), ("万", 10**4), ("", 1))
_DIGITS = "零一二三四五六七八九"
_PLACES = ("", "十", "百", "千")
_GROUPS = ("", "万", "亿", "万亿")
_MOST_DECIMALS = 10
_DECIMALS_OF_SCALES = 3
_MOST = 10**15
_TEN = 10


class Style(CodeSet):
    """In which characters a number is written (数字用法)."""

    ASCII = "ascii", "阿拉伯数字"
    CHINESE = "chinese", "汉字"


def hanzi(number: int) -> str:
    """Return a whole number, not below zero and below 10**16, in 汉字.

    >>> hanzi(580), hanzi(20_500), hanzi(2), hanzi(15)
    ('五百八十', '两万零五百', '二', '十五')
    """
    if not number:
        return "零"
    text, below = "", 0
    for name in _GROUPS:
        number, group = divmod(number, 10_000)
        if group:
            gap = "零" if text and below < 1000 else ""  # noqa: PLR2004 -- the group below lacks its thousands
            text = _group(group) + name + gap + text
        below = group
    text = text.removeprefix("一") if text.startswith("一十") else text
    return "两" + text[1:] if text[0] == "二" and text[1:2] in {"千", "万", "亿"} else text


def _group(group: int) -> str:
    text, zero = "", False
    for place, name in enumerate(_PLACES):
        digit = group // 10**place % 10
        if digit:
            text = _DIGITS[digit] + name + ("零" if zero else "") + text
        zero = not digit and bool(text)
    return text


def spelled(number: Exact, decimals: int, style: Style) -> str | None:
    """Return a number with so many decimals, or `None` if it has more, or is too large.

    >>> spelled(Fraction(101, 5), 1, Style.ASCII), spelled(Fraction(101, 5), 2, Style.CHINESE)
    ('20.2', '二十点二〇')
    """
    shifted = Fraction(number) * 10**decimals
    if shifted.denominator != 1 or not 0 <= number < _MOST:
        return None
    whole, part = divmod(shifted.numerator, 10**decimals)
    digits = f"{part:0{decimals}d}" if decimals else ""
    if style is Style.ASCII:
        return f"{whole}.{digits}" if digits else str(whole)
    point = "点" + "".join("〇一二三四五六七八九"[int(digit)] for digit in digits)
    return hanzi(whole) + (point if digits else "")


def in_scales(number: Exact, style: Style) -> Iterator[tuple[str, str]]:
    """Yield a number as a coefficient and its scale, with no more decimals than it has, the largest scale first.

    >>> list(in_scales(35_000, Style.ASCII))
    [('3.5', '万'), ('35000', '')]
    """
    for name, scale in SCALES:
        coefficient = Fraction(number) / scale
        most = _MOST_DECIMALS if scale == 1 else _DECIMALS_OF_SCALES
        decimals = next((n for n in range(most) if coefficient * 10**n % 1 == 0), None)
        if decimals is not None and (coefficient >= 1 or scale == 1):
            text = spelled(coefficient, decimals, style)
            if text is not None:
                yield text, name


def with_place(number: Exact, place: Exact, style: Style) -> list[str]:
    """Return a number so that its last digit has a place value, the shortest first.

    >>> with_place(202_000, 1000, Style.ASCII)
    ['20.2万']
    """
    texts: list[str] = []
    for name, scale in SCALES:
        decimals = next((n for n in range(_MOST_DECIMALS) if Fraction(scale, 10**n) == place), None)
        if decimals is not None and (number * 10 >= scale or scale == 1):
            text = spelled(Fraction(number) / scale, decimals, style)
            texts.extend([] if text is None else [text + name])
    return sorted(texts, key=len)


def as_fraction(percent: Exact) -> str | None:
    """Return a percentage as a plain fraction, or `None` if its denominator has two digits or more.

    >>> as_fraction(Fraction(200, 3))
    '三分之二'
    """
    share = Fraction(percent) / 100
    return f"{hanzi(share.denominator)}分之{hanzi(share.numerator)}" if share < 1 < share.denominator < _TEN else None
