"""Figures in cells: digits, 万 and words such as 余 become bounds by the convention of the library."""

import re
from fractions import Fraction
from math import ceil, floor

from yilao_yiyou.domain.bounds import Bounds, Exact

_MULTIPLES = {"": 1, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
_ROUNDED = frozenset("万亿")
_FIGURE = re.compile(
    r"(?P<about>约|大约|近)?(?P<digits>[0-9]{1,15}|[0-9]{1,3}(?:,[0-9]{3})+)(?P<decimals>\.[0-9]{1,6})?"
    r"(?P<inner>[余多])?(?P<multiple>[百千万亿]?)(?P<outer>[余多])?"
    r"(?P<unit>[^0-9余多左右.,]*?)(?P<last>[余多]|左右)?"
)


def read_figure(text: str) -> tuple[Bounds, str] | None:
    """Return the bounds that a figure stands for and the measure word behind it, `None` if it is no figure.

    >>> read_figure("580余场")
    (Bounds(580, 589), '场')
    >>> read_figure("1.2万"), read_figure("1,140")
    ((Bounds(11500, 12499), ''), (Bounds(1140), ''))
    """
    found = _FIGURE.fullmatch(text)
    if found is None:
        return None
    scale = _MULTIPLES[found["multiple"]]
    digits = found["digits"].replace(",", "")
    bounds = _bounds(found, digits, scale)
    return None if bounds is None else (bounds, found["unit"])


def _bounds(found: re.Match[str], digits: str, scale: int) -> Bounds | None:
    value = Fraction(digits + (found["decimals"] or "")) * scale
    over = found["inner"] or found["outer"] or found["last"] in {"余", "多"}
    if found["about"] or found["last"] == "左右":
        return None if over else _about(value, _step(digits, found["decimals"], scale), found["about"] or "约")
    if found["inner"]:
        return Bounds(_exact(value), _exact(value + _last_step(digits) * scale - 1))
    if over:
        step = scale if scale > 1 else _last_step(digits)
        return Bounds(_exact(value), _exact(value + _step(digits, found["decimals"], step) - 1))
    if found["multiple"] in _ROUNDED:
        half = _step(digits, found["decimals"], scale) / 2
        return Bounds(_exact(value - half), _exact(value + half - 1))
    return Bounds(_exact(value))


def _exact(value: Fraction) -> Exact:
    return value.numerator if value.denominator == 1 else value


def _step(digits: str, decimals: str | None, scale: int) -> Fraction:
    return Fraction(scale, 10 ** (len(decimals or ".") - 1)) if decimals or scale > 1 else Fraction(_last_step(digits))


def _last_step(digits: str) -> int:
    """Return the value of one in the last place that is not zero."""
    return 10 ** (len(digits) - len(digits.rstrip("0"))) if digits.strip("0") else 1


def _about(value: Fraction, step: Fraction, word: str) -> Bounds:
    """Return the bounds of a figure that is said to be about or near a number."""
    if word == "近":
        return Bounds(floor(max(value - min(value / 10, step), Fraction(0))), _exact(value - 1))
    half = step / 2
    return Bounds(ceil(value - half), floor(value + half))
