"""Slips of the pen: numbers that differ from the right one as mistyped numbers do."""

from math import ceil, floor

from yilao_yiyou.domain.bounds import Bounds, Exact


def likely_slip(printed: Bounds, meant: Bounds | None) -> Exact | None:
    """Return what was probably meant by a printed number: one with another digit, or two neighbours exchanged.

    `None` unless exactly one number of those that would fit is so near.

    >>> likely_slip(Bounds(599), Bounds(558, 560)), likely_slip(Bounds(8384), Bounds(8348))
    (559, 8348)
    """
    if meant is None or meant.hi is None or not printed.is_exact or meant.hi - meant.lo > _FEW:
        return None
    near = [each for each in range(ceil(meant.lo), floor(meant.hi) + 1) if _is_a_slip(str(printed.lo), str(each))]
    return near[0] if len(near) == 1 else None


_FEW = 20
"""Among more numbers than this some one is always a digit away."""


def transpositions(number: Bounds) -> tuple[int, ...]:
    """Return what a number of four digits or more becomes when two unequal neighbours are exchanged, as in copying.

    >>> transpositions(Bounds(8348)), transpositions(Bounds(84))
    ((3848, 8438, 8384), ())
    """
    if not isinstance(number.point, int) or number.point < _LONG:
        return ()
    digits = str(number.point)
    pairs = [at for at in range(len(digits) - 1) if digits[at] != digits[at + 1]]
    return tuple(int(digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]) for at in pairs)


_LONG = 1000
"""Shorter numbers are often alike by chance."""


def _is_a_slip(printed: str, meant: str) -> bool:
    if len(printed) != len(meant):
        return False
    return sum(a != b for a, b in zip(printed, meant, strict=True)) == 1 or _are_exchanged(printed, meant)


def _are_exchanged(printed: str, meant: str) -> bool:
    """Whether one text is another as long, with two neighbouring characters exchanged."""
    differ = [at for at, (a, b) in enumerate(zip(printed, meant, strict=True)) if a != b]
    return (
        len(differ) == len("ab")
        and differ[1] == differ[0] + 1
        and printed[differ[0]] + printed[differ[1]] == meant[differ[1]] + meant[differ[0]]
    )
