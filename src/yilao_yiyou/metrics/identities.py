"""Identities between a few figures of one text: shares, hidden totals, growth, averages, repeated statements.

Printed figures are rounded, each by itself. An identity is broken only if no numbers between the ends satisfy it;
nothing here is a tolerance.
"""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

from attrs import frozen

from yilao_yiyou.domain.bounds import Bounds, Exact, Share
from yilao_yiyou.metrics.breach import Breach, FigureRule, breach
from yilao_yiyou.metrics.result import show_bounds
from yilao_yiyou.metrics.slips import likely_slip

_WHOLE = 100


@frozen(kw_only=True)
class PrintedShare:
    """A count beside the percentage that it is said to be of some total.

    Attributes:
        part: The count.
        percent: The percentage, between its ends.
    """

    part: Bounds
    percent: Bounds

    @property
    def base(self) -> Bounds | None:
        """The total that the two imply, `None` where the percentage may be zero.

        >>> PrintedShare(part=Bounds(6129), percent=Bounds(Fraction("22.75"), Fraction("22.85"), hi_open=True)).base
        Bounds(26823..26940)
        """
        if self.percent.lo <= 0:
            return None
        return _wholes(self.part / (self.percent * Fraction(1, _WHOLE)))


def _wholes(bounds: Bounds) -> Bounds | None:
    """Return the whole numbers between the ends, `None` if there are none."""
    lo = ceil(bounds.lo)
    hi = None if bounds.hi is None else floor(bounds.hi)
    return None if hi is not None and hi < lo else Bounds(lo, hi)


def share_eq(part: Bounds, whole: Bounds, percent: Bounds) -> Breach | None:
    """Return a breach if a part is not the printed percentage of its whole.

    >>> rounded = Bounds(Fraction("60.885"), Fraction("60.895"), hi_open=True)
    >>> share_eq(Bounds(559), Bounds(918), rounded) is None, share_eq(Bounds(599), Bounds(918), rounded).rule.value
    (True, 'SHARE_EQ')
    """
    share = Share(part, whole)
    if not share.has_denominator or (share.ratio * _WHOLE).meets(percent):
        return None
    found = share.ratio * _WHOLE
    a, b, c, d = show_bounds(part), show_bounds(whole), show_bounds(found), show_all(percent)
    slip = likely_slip(part, _implied_part(whole, percent))
    return breach(
        FigureRule.SHARE_EQ,
        f"{a} 占 {b} 的 {c}%, 不是 {d}%" + ("" if slip is None else f"; 若为 {slip} 则相符"),
        f"{a} of {b} is {c} %, not {d} %" + ("" if slip is None else f"; {slip} would fit"),
        gap=apart(found, percent),
    )


def _implied_part(whole: Bounds, percent: Bounds) -> Bounds | None:
    """Return how many a percentage of a whole are."""
    if whole.hi is None or percent.hi is None:
        return None
    lo, hi = Fraction(percent.lo) * whole.lo / _WHOLE, Fraction(percent.hi) * whole.hi / _WHOLE
    return _wholes(Bounds(lo, hi))


def base_eq(shares: Iterable[PrintedShare]) -> Breach | None:
    """Return a breach if several counts with percentages of one total cannot be of one total.

    Each implies a total between two whole numbers; they are of one if some number is in all.

    >>> first = PrintedShare(part=Bounds(19184), percent=Bounds(Fraction("71.35"), Fraction("71.45"), hi_open=True))
    >>> second = PrintedShare(part=Bounds(6129), percent=Bounds(Fraction("22.75"), Fraction("22.85"), hi_open=True))
    >>> first.base, base_eq([first, second]) is None
    (Bounds(26850..26887), True)
    """
    shares = tuple(shares)
    bases: list[Bounds] = []
    for share in shares:
        base = share.base
        if base is not None:
            bases.append(base)
        elif share.percent.lo > 0:
            return _no_base(share)
    if not bases:
        return None
    lowest = min(bases, key=lambda base: (base.hi is None, base.hi or 0))
    highest = max(bases, key=lambda base: base.lo)
    if lowest.meets(highest):
        return None
    a, b = show_bounds(lowest), show_bounds(highest)
    return breach(
        FigureRule.BASE_EQ,
        f"各百分比指向的总数不同: {a} 与 {b}",
        f"the percentages are of different totals: {a} and {b}",
        gap=highest.minus_independent(lowest),
    )


def _no_base(share: PrintedShare) -> Breach:
    a, b = show_bounds(share.part), show_all(share.percent)
    return breach(FigureRule.BASE_EQ, f"没有哪个总数的 {b}% 是 {a}", f"there is no total of which {a} would be {b} %")


def growth_eq(
    after: Bounds, *, before: Bounds | None = None, change: Bounds | None = None, rate: Bounds | None = None
) -> Breach | None:
    """Return a breach if a level, the one before it, the change and the rate of change [%] contradict each other.

    What was not printed is left out; two of them say nothing, three are checked. A fall is a change and a rate
    below zero.

    >>> growth_eq(Bounds(1200), before=Bounds(1000), rate=Bounds(25)).gap
    Bounds(50)
    """
    if before is None:
        before = None if change is None or change.hi is None else after.minus_independent(change)
    elif change is not None and not after.meets(before + change):
        return _growth_breach(
            "本期", "上期加增减", "the level", "the one before and the change", after, before + change
        )
    if rate is None or before is None or before.lo <= 0:
        return None
    expected = _grown(before, rate)
    if after.meets(expected):
        return None
    return _growth_breach("本期", "上期按增长率推算", "the level", "the one before at that rate", after, expected)


def _grown(before: Bounds, rate: Bounds) -> Bounds:
    """Return a level after a relative change [%]; never below zero."""
    lo = before.lo * max(Fraction(0), 1 + Fraction(rate.lo) / _WHOLE)
    if before.hi is None or rate.hi is None:
        return Bounds(lo, None)
    return Bounds(lo, before.hi * max(Fraction(0), 1 + Fraction(rate.hi) / _WHOLE))


def _growth_breach(  # noqa: PLR0913, PLR0917 -- the words of a breach and its two sides
    zh: str, zh_other: str, en: str, en_other: str, left: Bounds, right: Bounds
) -> Breach:
    a, b = show_bounds(left), show_bounds(right)
    return breach(
        FigureRule.GROWTH_EQ,
        f"{zh} {a} 与{zh_other} {b} 不符",
        f"{a} for {en} does not agree with {b} for {en_other}",
        gap=apart(left, right),
    )


def product_eq(count: Bounds, average: Bounds, total: Bounds) -> Breach | None:
    """Return a breach if a count times an average (场均, 人均) is not the total that is printed.

    >>> product_eq(Bounds(580, 589), Bounds(345, 355), Bounds(201500, 202499)) is None
    True
    """
    hi = None if count.hi is None or average.hi is None else count.hi * average.hi
    product = Bounds(count.lo * average.lo, hi)
    if product.meets(total):
        return None
    a, b, c, d = (show_bounds(each) for each in (count, average, product, total))
    return breach(
        FigureRule.PRODUCT_EQ,
        f"{a} 个, 平均 {b}, 合计应为 {c}, 不是 {d}",
        f"{a} at {b} on average make {c}, not {d}",
        gap=apart(product, total),
    )


def snapshot_eq(first: Bounds, second: Bounds) -> Breach | None:
    """Return a breach if one and the same figure is stated twice and differently."""
    if first.meets(second):
        return None
    a, b = show_bounds(first), show_bounds(second)
    slip = likely_slip(first, second)
    return breach(
        FigureRule.SNAPSHOT_EQ,
        f"同一数字前后不同: {a} 与 {b}" + ("" if slip is None else ", 只差一位或两位数字颠倒"),
        f"one figure is stated as {a} and as {b}" + ("" if slip is None else ", a digit or two exchanged apart"),
        gap=apart(first, second),
    )


def show_all(bounds: Bounds) -> str:
    """Return bounds with every decimal where these end, as those of rounded percentages do.

    >>> show_all(Bounds(Fraction("60.885"), Fraction("60.895"), hi_open=True))
    '60.885–60.895'
    """
    if bounds.hi is None or not (_ends(bounds.lo) and _ends(bounds.hi)):
        return show_bounds(bounds)
    ends = [f"{Decimal(Fraction(end).numerator) / Fraction(end).denominator:f}" for end in (bounds.lo, bounds.hi)]
    return ends[0] if bounds.is_exact else "–".join(ends)


def _ends(number: Exact) -> bool:
    """Whether a number has an end in decimals."""
    return 10**9 % Fraction(number).denominator == 0


def apart(left: Bounds, right: Bounds) -> Bounds:
    """Return how far two bounds that do not meet are apart: `Bounds(1)` for 9 and 10."""
    low, high = (left, right) if left.surely_lt(right) else (right, left)
    return high.minus_independent(low)
