"""Written sums: a computation that a text prints with its result, such as 559÷918=60.89%."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction

from attrs import frozen

from yilao_yiyou.domain.bounds import Bounds, Exact
from yilao_yiyou.domain.codes import CodeSet

_LONGEST = 200
"""A written sum is no longer than this to the left of its sign of equality [characters]."""
_DIGITS = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_NUMBER = rf"\s*(?P<number>{_DIGITS})\s*(?P<scale>[万亿%]?)[余多]?[\u4e00-\u9fff]{{0,3}}"
_FIRST = re.compile(_NUMBER)
_NEXT = re.compile(r"\s*(?P<operator>[-+*/x×÷\u2212])" + _NUMBER)
_START = re.compile(rf"(?<![\d.%])(?<!\d,(?=\d{{3}}(?!\d)))(?={_DIGITS})")
_NARROW = "0123456789+-=%./(),"
_WIDE = {ord(each) + 0xFEE0: each for each in _NARROW}
"""Full-width signs stand for the ASCII ones, one for one, so that offsets stay."""
_WORDS = {"-": "-", "\u2212": "-", "+": "+", "*": "×", "x": "×", "×": "×", "/": "÷", "÷": "÷"}
_SCALES: Mapping[str, Exact] = {"": 1, "万": 10**4, "亿": 10**8, "%": Fraction(1, 100)}


class Operation(CodeSet):
    """What is done with two numbers."""

    PLUS = "plus", "加", "+"
    MINUS = "minus", "减", "-"
    TIMES = "times", "乘", "×"
    OVER = "over", "除以", "÷"


@frozen(kw_only=True)
class Equation:
    """A written sum (算式).

    Attributes:
        text: The words.
        offset: Where they start in the text.
        numbers: The numbers before the sign of equality, between their ends; percentages as parts of one.
        operations: What stands between them.
        result: The number after it.
        is_percent: Whether the result is printed as a percentage.
    """

    text: str
    offset: int
    numbers: tuple[Bounds, ...]
    operations: tuple[Operation, ...]
    result: Bounds
    is_percent: bool = False


def equations(text: str) -> Iterator[Equation]:
    """Yield the written sums of a text, in its order.

    A number with decimals, or counted in 万, was rounded and stands for every number that is printed so.

    >>> [(each.text, str(each.result)) for each in equations("控制率:599÷918=60.89%。")]
    [('599÷918=60.89%', '12177/20000..12179/20000)')]
    """
    plain = text.translate(_WIDE)
    after = 0
    for sign in re.finditer("=", plain):
        first, after = max(after, sign.start() - _LONGEST), max(after, sign.end())
        result = _FIRST.match(plain, sign.end())
        if result is None:
            continue
        for start in _START.finditer(plain, first, sign.start()):
            left = _computation(plain, start.start(), sign.start())
            if left is not None:
                after = result.end("scale" if result["scale"] else "number")
                words = text[start.start() : after]
                yield _equation(words, start.start(), left, result)
                break


def _computation(text: str, start: int, end: int) -> tuple[list[Bounds], list[Operation]] | None:
    """Return the numbers and operations from a place up to the sign of equality, `None` if there is something else."""
    found = _FIRST.match(text, start, end)
    numbers, operations = list[Bounds](), list[Operation]()
    while found is not None:
        numbers.append(_bounds(found))
        if not text[found.end() : end].strip():
            return (numbers, operations) if operations else None
        found = _NEXT.match(text, found.end(), end)
        if found is not None:
            operations.append(_operation(found["operator"]))
    return None


def _operation(sign: str) -> Operation:
    return next(each for each in Operation if each.code == _WORDS[sign])


def _equation(words: str, offset: int, left: tuple[list[Bounds], list[Operation]], result: re.Match[str]) -> Equation:
    numbers, operations = left
    return Equation(
        text=words,
        offset=offset,
        numbers=tuple(numbers),
        operations=tuple(operations),
        result=_bounds(result),
        is_percent=result["scale"] == "%",
    )


def _bounds(found: re.Match[str]) -> Bounds:
    """Return what a printed number can have been: itself if whole and without a scale, else what is rounded to it."""
    digits, scale = found["number"].replace(",", ""), Fraction(_SCALES[found["scale"]])
    number = Fraction(Decimal(digits)) * scale
    decimals = len(digits.partition(".")[2])
    if not decimals and (found["scale"] == "" or number == 1):
        return Bounds(number)
    half: Exact = scale / 10**decimals / 2
    return Bounds(number - half, number + half, hi_open=True)
