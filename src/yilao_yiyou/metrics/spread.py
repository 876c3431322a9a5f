"""Equity: how unevenly a thing is spread over groups, each weighed by its people."""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from heapq import nlargest, nsmallest

from attrs import frozen

from yilao_yiyou.domain.bounds import Bounds, Exact
from yilao_yiyou.metrics.roots import logarithm


@frozen(kw_only=True)
class GroupPart:
    """One group.

    Attributes:
        name: Which.
        amount: How much of the thing it has.
        people: How many people it has, 1 where groups are to weigh alike.
    """

    name: str = ""
    amount: Bounds
    people: Exact = 1

    @property
    def rate(self) -> Bounds:
        """The amount for each of its people."""
        return self.amount * (1 / Fraction(self.people))


def parts_of(amounts: Iterable[int], people: Iterable[int] | None = None) -> tuple[GroupPart, ...]:
    """Return groups of plain numbers.

    >>> parts_of([1, 2])[1].amount
    Bounds(2)
    """
    listed = tuple(amounts)
    weights = [1] * len(listed) if people is None else list(people)
    return tuple(GroupPart(amount=Bounds(had), people=weight) for had, weight in zip(listed, weights, strict=True))


def gini(parts: Sequence[GroupPart]) -> Bounds | None:
    """Return the weighted Gini coefficient, `None` where there is nothing to be spread.

    The sum over pairs of |x w' - x' w| over X W, for amounts x, people w and their totals X, W: 0 where everybody has
    the same, and near 1 where one has all. Exact for exact amounts; of bounds each pair is bounded by itself, which
    is valid and not always attained.

    >>> gini(parts_of([10, 20, 10], [100, 100, 200])), gini(parts_of([0, 0, 0, 4])), gini(parts_of([0, 0]))
    (Bounds(5/16), Bounds(3/4), None)
    """
    total, weight = Bounds.total(part.amount for part in parts), sum(part.people for part in parts)
    if total.lo <= 0:
        return None
    pairs = [(one, other) for place, one in enumerate(parts) for other in parts[place + 1 :]]
    least = sum((_apart(one, other)[0] for one, other in pairs), Fraction(0))
    ends = [_apart(one, other)[1] for one, other in pairs]
    lo = Fraction(0) if total.hi is None else least / (Fraction(total.hi) * weight)
    most = None if None in ends else sum((end for end in ends if end is not None), Fraction(0))
    hi = Fraction(1) if most is None else min(Fraction(1), most / (Fraction(total.lo) * weight))
    return Bounds(lo, max(lo, hi))


def _apart(one: GroupPart, other: GroupPart) -> tuple[Fraction, Fraction | None]:
    """Return the least and the most that two groups can be apart."""
    left, right = one.amount * other.people, other.amount * one.people
    if left.hi is None or right.hi is None:
        return Fraction(0), None
    gaps = (Fraction(left.lo) - Fraction(right.hi), Fraction(right.lo) - Fraction(left.hi))
    return max(Fraction(0), *gaps), max(-gaps[0], -gaps[1])


def corrected(coefficient: Bounds, groups: int) -> Bounds:
    """Return a Gini coefficient of few groups on the scale up to 1: times n / (n - 1).

    >>> corrected(Bounds(Fraction(3, 4)), 4)
    Bounds(1)
    """
    return coefficient if groups < 2 else coefficient * Fraction(groups, groups - 1)  # noqa: PLR2004 -- one has no pair


def lorenz(parts: Sequence[GroupPart]) -> tuple[tuple[Fraction, Fraction], ...]:
    """Return the Lorenz curve: the share of people and of the thing, from the groups that have least of it.

    For exact amounts of which there is something; otherwise empty.

    >>> [(str(people), str(had)) for people, had in lorenz(parts_of([3, 1]))]
    [('0', '0'), ('1/2', '1/4'), ('1', '1')]
    """
    exact = [(Fraction(part.amount.lo), Fraction(part.people)) for part in parts if part.amount.is_exact]
    total, weight = sum(had for had, _ in exact), sum(people for _, people in exact)
    if len(exact) < len(parts) or not total:
        return ()
    curve = [(Fraction(0), Fraction(0))]
    for had, people in sorted(exact, key=lambda part: part[0] / part[1]):
        curve.append((curve[-1][0] + people / weight, curve[-1][1] + had / total))
    return tuple(curve)


def highest_and_lowest(parts: Sequence[GroupPart]) -> tuple[Bounds, Bounds]:
    """Return the highest and the lowest rate."""
    rates = [part.rate for part in parts]
    ends = [rate.hi for rate in rates if rate.hi is not None]
    lowest = Bounds(min((rate.lo for rate in rates), default=0), min(ends, default=None) if rates else 0)
    return Bounds.largest(rates), lowest


def _farthest(parts: Sequence[GroupPart]) -> Iterator[tuple[Bounds, Bounds]]:
    """Yield the pairs of rates of which one is farthest above the other; a group is never held against itself."""
    rates = list(enumerate(part.rate for part in parts))
    high = nlargest(2, rates, key=lambda each: (each[1].hi is None, each[1].hi or 0))
    low = nsmallest(2, rates, key=lambda each: each[1].lo)
    return ((above, below) for place, above in high for other, below in low if place != other)


def difference(parts: Sequence[GroupPart]) -> Bounds:
    """Return how far the highest rate is above the lowest.

    Of bounds at least as far as the highest lower end is above the lowest upper one, and at most as far as the upper
    end of one group is above the lower end of another; both are attained. One group is no distance from itself.

    >>> difference(parts_of([1, 4])), difference([GroupPart(amount=Bounds(1, 3))])
    (Bounds(3), Bounds(0))
    """
    highest, lowest = highest_and_lowest(parts)
    least = 0 if lowest.hi is None else max(0, highest.lo - lowest.hi)
    ends = [None if above.hi is None else above.hi - below.lo for above, below in _farthest(parts)]
    return Bounds(least, None if None in ends else max((end for end in ends if end is not None), default=0))


def times_as_much(parts: Sequence[GroupPart]) -> Bounds | None:
    """Return the highest rate over the lowest, `None` where the lowest is, or may be, nothing.

    Of bounds both ends are attained, as for `difference`; one group has once as much as itself.

    >>> times_as_much(parts_of([1, 4])), times_as_much(parts_of([0, 4]))
    (Bounds(4), None)
    """
    highest, lowest = highest_and_lowest(parts)
    if lowest.lo <= 0:
        return None
    least = (highest / lowest).lo
    ends = [None if above.hi is None else Fraction(above.hi) / Fraction(below.lo) for above, below in _farthest(parts)]
    most = None if None in ends else max((end for end in ends if end is not None), default=Fraction(1))
    return Bounds(max(Fraction(1), Fraction(least)), most)


def theil(parts: Sequence[GroupPart]) -> Bounds | None:
    """Return Theil's T, `None` where there is nothing to be spread, to 20 decimals on both sides.

    The sum of s ln(s / p) over groups with a share s of the thing and p of the people; a group with nothing adds
    nothing. Of bounds all that is said is that it lies between 0 and ln(1 / smallest p).

    >>> theil(parts_of([1, 1])), round(float(theil(parts_of([0, 2])).lo), 6)
    (Bounds(0), 0.693147)
    """
    total, weight = Bounds.total(part.amount for part in parts), Fraction(sum(part.people for part in parts))
    if total.lo <= 0:
        return None
    if not total.is_exact:
        return Bounds(0, logarithm(weight / min(Fraction(part.people) for part in parts)).hi)
    lo = hi = Fraction(0)
    for part in parts:
        share, people = Fraction(part.amount.lo) / Fraction(total.lo), Fraction(part.people) / weight
        if share:
            log = logarithm(share / people)
            lo, hi = lo + share * log.lo, hi + share * Fraction(log.hi or 0)
    return Bounds(max(Fraction(0), lo), max(Fraction(0), hi))


def concentration(parts: Sequence[GroupPart]) -> Bounds | None:
    """Return the concentration index of groups given from the worst off to the best off, `None` for nothing.

    Below zero the worse off have more than their share, above zero the better off: the Gini coefficient with that order
    in place of the order of the rates. Of bounds all that is said is that it lies between what it is if the first
    group has all of the thing and if the last one has.

    >>> concentration(parts_of([3, 1])), concentration(parts_of([1, 3]))
    (Bounds(-1/4), Bounds(1/4))
    """
    total, weight = Bounds.total(part.amount for part in parts), Fraction(sum(part.people for part in parts))
    if total.lo <= 0:
        return None
    if not total.is_exact:
        return Bounds(Fraction(parts[0].people) / weight - 1, 1 - Fraction(parts[-1].people) / weight)
    before, index = Fraction(0), Fraction(0)
    for part in parts:
        share, people = Fraction(part.amount.lo) / Fraction(total.lo), Fraction(part.people) / weight
        index += people * (2 * before + share)
        before += share
    return Bounds(1 - index)
