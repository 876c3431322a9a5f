"""The number of a phrase: a numeral, or a share that brings its own unit.

580   三分之二   百分之六十三点四   一半   半   好几百
"""

import re
from fractions import Fraction
from types import MappingProxyType

from attrs import define, evolve

from yilao_yiyou.domain.bounds import Exact
from yilao_yiyou.domain.unit import Unit
from yilao_yiyou.text.measure_words import PARTIAL, match_measure_word
from yilao_yiyou.text.numeral import Form, Numeral
from yilao_yiyou.text.numerals import Found, match_number, match_separator, ranged
from yilao_yiyou.text.section import DIGITS

PER = MappingProxyType({"百分之": Fraction(1), "千分之": Fraction(1, 10), "万分之": Fraction(1, 100)})
"""What stands before the number of a share, and how many percent one is."""

_HALF_SHARE = re.compile(r"一半|半数|半")
_HANZI = re.compile(r"[\u4e00-\u9fff]")
_TENTHS = re.compile(r"([一二三四五六七八九])成([一二三四五六七八九])(?![\u4e00-\u9fff](?<!以))")
HALF = Fraction(1, 2)
_SHARE_OF = re.compile("占[^，。,;；]*$")
_FAR = 8
_SLASHED = re.compile(r"([1-9])/([2-9]|10)(?![0-9/])")
_ASCII_DIGITS = frozenset("0123456789")
_RANGED = re.compile("[-~至到]")
_FARTHEST = 6
"""A separator stands right after the left end, or after its measure word."""


@define(kw_only=True)
class Amount:
    """A number at a place of a text.

    Attributes:
        numeral: The number.
        unit: Its unit, where the number brings one: a share is in percent.
        factor: How many of the unit one is.
        end: Where it ends.
        is_half: Whether it is half of all: 一半.
        between: The measure word after the left end of a range, as printed; empty where there is none.
    """

    numeral: Numeral
    unit: Unit | None = None
    factor: Exact = 1
    end: int
    is_half: bool = False
    between: str = ""


def match_amount(text: str, at: int, *, alone: bool) -> Amount | None:
    """Return the number or share at a place of a plain text.

    Args:
        text: The text.
        at: The place.
        alone: Whether a bare 半 may stand for half of all; else it needs a word such as 以上.

    >>> match_amount("三分之二", 0, alone=False).numeral.value
    Fraction(2, 3)
    """
    if text[at : at + 1] not in _ASCII_DIGITS:
        for matcher in (_per, _half, _tenths):
            amount = matcher(text, at, alone=alone)
            if amount is not None:
                return amount
        at += text.startswith("好几", at)
    found = match_number(text, at)
    if found is None:
        return None
    after = text[found.end : found.end + 1]
    if after == "/":
        return _slashed(text, at) if alone or _SHARE_OF.search(text, max(at - _FAR, 0), at) is not None else None
    part = _fraction(text, found) if after == "分" and text.startswith("分之", found.end) else None
    return part or Amount(numeral=found.numeral, end=found.end)


def _per(text: str, at: int, *, alone: bool) -> Amount | None:
    del alone
    factor = PER.get(text[at : at + 3])
    found = None if factor is None else match_number(text, at + 3)
    if factor is None or found is None:
        return None
    return Amount(numeral=evolve(found.numeral, bare=False), unit=Unit.of("%"), factor=factor, end=found.end)


def _fraction(text: str, whole: Found) -> Amount | None:
    """Return 三分之二: the whole first, then the part."""
    part = match_number(text, whole.end + 2)
    if part is None or not _is_digitwise(whole.numeral) or not _is_digitwise(part.numeral):
        return None
    if not 0 < part.numeral.value < whole.numeral.value:
        return None
    place = Fraction(1) / whole.numeral.value
    numeral = Numeral(value=part.numeral.value * place, written=place, step=place, form=Form.FRACTION)
    return Amount(numeral=numeral, unit=Unit.of("%"), factor=100, end=part.end)


def _slashed(text: str, at: int) -> Amount | None:
    """Return 2/3 of 近2/3; without a word beside it, it may be a day."""
    m = _SLASHED.match(text, at)
    if m is None or int(m[1]) >= int(m[2]):
        return None
    place = Fraction(1, int(m[2]))
    numeral = Numeral(value=int(m[1]) * place, written=place, step=place, form=Form.FRACTION)
    return Amount(numeral=numeral, unit=Unit.of("%"), factor=100, end=m.end())


def _is_digitwise(numeral: Numeral) -> bool:
    return numeral.form is Form.WHOLE and numeral.spread is None and not numeral.bare


def _half(text: str, at: int, *, alone: bool) -> Amount | None:
    m = _HALF_SHARE.match(text, at)
    if m is None:
        return None
    word = match_measure_word(text, m.end())
    if m[0] == "半" and word is not None and not word.inside and word.units[0].kind in PARTIAL:
        return Amount(numeral=Numeral(value=HALF, written=HALF, step=HALF, form=Form.FRACTION), end=m.end())
    if m[0] == "半" and ((not alone and not _stands_alone(text, at, m.end())) or text.startswith("小时", m.end())):
        return None
    numeral = Numeral(value=50, written=10, step=10, form=Form.FRACTION)
    return Amount(numeral=numeral, unit=Unit.of("%"), end=m.end(), is_half=True)


def _tenths(text: str, at: int, *, alone: bool) -> Amount | None:
    """Return 七成五: seventy-five percent."""
    del alone
    m = _TENTHS.match(text, at)
    if m is None:
        return None
    numeral = Numeral(value=DIGITS[m[1]] * 10 + DIGITS[m[2]], written=1, step=1)
    return Amount(numeral=numeral, unit=Unit.of("%"), end=m.end())


def _stands_alone(text: str, at: int, end: int) -> bool:
    around = text[max(at - 1, 0) : at] + text[end : end + 1]
    return _HANZI.search(around) is None or re.match("以上|左右|以下", text[end : end + 2]) is not None


def match_amounts(text: str, at: int, *, alone: bool) -> tuple[Amount, ...]:
    """Return what can begin at a place, the longest first: a range, or its left end.

    >>> [amount.end for amount in match_amounts("5人至10人", 0, alone=False)]
    [5, 1]
    """
    left = match_amount(text, at, alone=alone)
    if left is None:
        return ()
    if _RANGED.search(text, left.end, left.end + _FARTHEST) is None:
        return (left,)
    word = None if left.unit else match_measure_word(text, left.end)
    separated = match_separator(text, left.end + (0 if word is None else word.length))
    right = None if separated is None else match_amount(text, separated, alone=False)
    if right is None:
        return (left,)
    both = _both(left, right)
    if word is None:
        return () if both is None else (both,)
    return (left,) if both is None else (evolve(both, between=word.printed), left)


def _both(left: Amount, right: Amount) -> Amount | None:
    numeral = ranged(left.numeral, right.numeral)
    fits = right.unit is None or (left.unit, left.factor) == (right.unit, right.factor)
    return None if numeral is None or not fits else evolve(left, numeral=numeral, end=right.end)
