"""Written sums: whether a computation that a text prints gives the result that it prints."""

from collections.abc import Sequence

from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.metrics.breach import Breach, FigureRule, breach
from yilao_yiyou.metrics.identities import apart, show_all
from yilao_yiyou.metrics.slips import likely_slip


def equation_holds(
    numbers: Sequence[Bounds], signs: Sequence[str], result: Bounds, *, percent: bool = False
) -> Breach | None:
    """Return a breach if a computation cannot give its printed result.

    Products and quotients go before sums and differences. What cannot be computed, for a divisor that may be zero,
    is not judged.

    Args:
        numbers: The numbers, percentages as parts of one.
        signs: What stands between them: `+`, `-`, `×` or `÷`.
        result: What is printed after the sign of equality.
        percent: Whether that is a percentage, and is to be shown as one.

    >>> from fractions import Fraction
    >>> equation_holds([Bounds(4252), Bounds(4801)], ["÷"], Bounds(17711, 17713) * Fraction(1, 20000)) is None
    True
    """
    computed = _sum(numbers, signs)
    if computed is None or computed.meets(result):
        return None
    sign, scale = ("%", 100) if percent else ("", 1)
    found, printed = show_all(computed * scale) + sign, show_all(result * scale) + sign
    slip = likely_slip(result, computed)
    return breach(
        FigureRule.EQUATION,
        f"算得 {found}, 写作 {printed}" + ("" if slip is None else f"; 若为 {slip} 则相符"),
        f"it gives {found}, printed is {printed}" + ("" if slip is None else f"; {slip} would fit"),
        gap=apart(computed * scale, result * scale),
    )


def _sum(numbers: Sequence[Bounds], signs: Sequence[str]) -> Bounds | None:
    """Return a computation's value by interval arithmetic, `None` where there is none."""
    terms = [(True, numbers[0])]
    for sign, number in zip(signs, numbers[1:], strict=True):
        if sign in "+-":
            terms.append((sign == "+", number))
            continue
        added, before = terms.pop()
        product = times(before, number) if sign == "×" else _over(before, number)
        if product is None:
            return None
        terms.append((added, product))
    total = Bounds(0)
    for added, term in terms:
        total = total + term if added else total.minus_independent(term)
    return total


def times(first: Bounds, second: Bounds) -> Bounds:
    """Return the product of two bounds that are not below zero; an end is open if either factor's is."""
    if first.hi is None or second.hi is None:
        return Bounds(first.lo * second.lo, None)
    lo, hi = first.lo * second.lo, first.hi * second.hi
    exact = lo == hi
    return Bounds(
        lo,
        hi,
        lo_open=not exact and (first.lo_open or second.lo_open),
        hi_open=not exact and (first.hi_open or second.hi_open),
    )


def _over(first: Bounds, second: Bounds) -> Bounds | None:
    return None if second.lo <= 0 else first / second
