"""Rates: one figure over another, or several pooled with what is missing named; samples; two lists of people."""

from collections.abc import Mapping
from fractions import Fraction

from attrs import frozen

from yilao_yiyou.domain.bounds import Bounds, Share
from yilao_yiyou.errors import BoundsError
from yilao_yiyou.metrics.result import Answer, Note, Status
from yilao_yiyou.metrics.roots import root


def ratio(numerator: Bounds | None, denominator: Bounds | None, factor: int = 100) -> Answer:
    """Return a ratio times a factor; what is missing is said and neither zero nor clipped.

    A missing numerator leaves no value, and so does a denominator that is missing or may be zero; a ratio above one
    stays as it is.

    >>> [ratio(*pair).status.value for pair in ((Bounds(5), Bounds(10)), (None, Bounds(10)), (Bounds(5), None))]
    ['ok', 'empty', 'no_denominator']
    >>> ratio(Bounds(1050), Bounds(1000)).value
    Bounds(105)
    """
    if denominator is None or denominator.lo <= 0:
        return Answer(value=None, status=Status.NO_DENOMINATOR)
    if numerator is None:
        return Answer(value=None, status=Status.EMPTY)
    share = Share(numerator, denominator)
    return Answer(value=share.ratio * factor, share=share)


@frozen(kw_only=True)
class Pool:
    """Several ratios as one: the sums over each other.

    Attributes:
        answer: The pooled ratio.
        omitted: The groups that lack a numerator or a denominator and are in neither sum.
    """

    answer: Answer
    omitted: tuple[str, ...]


def pooled(groups: Mapping[str, tuple[Bounds | None, Bounds | None]], factor: int = 100) -> Pool:
    """Return the ratio of groups together over those that have both parts, and name the others.

    The mean of the groups' rates is another number and not what is meant.

    >>> pool = pooled({"甲": (Bounds(5), Bounds(10)), "乙": (Bounds(20), Bounds(100)), "丙": (Bounds(3), None)})
    >>> pool.answer.value, pool.omitted
    (Bounds(250/11), ('丙',))
    """
    whole = {name: (top, bottom) for name, (top, bottom) in groups.items() if top is not None and bottom is not None}
    omitted = tuple(name for name in groups if name not in whole)
    tops, bottoms = (Bounds.total(pair[place] for pair in whole.values()) for place in (0, 1))
    return Pool(answer=ratio(tops, bottoms, factor), omitted=omitted)


def omission(omitted: tuple[str, ...]) -> tuple[Note, ...]:
    """Return the note that names what was left out, none where nothing was."""
    return (Note(name="omitted", zh="未计入的组", value="、".join(omitted)),) if omitted else ()


CONFIDENCE = Fraction("1.959963984540054")
"""The number that a normal variable stays within, on both sides of zero, in 95 of 100 cases."""


def wilson(k: int, n: int, z: Fraction = CONFIDENCE) -> Bounds:
    """Return the Wilson interval of a proportion found in a sample, as a share of 1; its ends lie outside by 1e-20.

    For samples only: a register that holds everybody has no sampling error.

    Raises:
        BoundsError: If there is no sample, or k is not among n.

    Source: Wilson (1927), score interval without continuity correction.

    >>> [round(float(end), 4) for end in (wilson(3, 10).lo, wilson(3, 10).hi)]
    [0.1078, 0.6032]
    """
    if n < 1 or not 0 <= k <= n:
        raise BoundsError("样本至少一人, 且 k 在0与 n 之间", "a sample has somebody in it, and k lies between 0 and n")
    square, share = z * z, Fraction(k, n)
    middle = share + square / (2 * n)
    spread = root(share * (1 - share) / n + square / (4 * n * n)).hi or 0
    whole = 1 + square / n
    least, most = (middle - z * spread) / whole, (middle + z * spread) / whole
    return Bounds(max(Fraction(0), least), min(Fraction(1), most))


def chapman(first: int, second: int, both: int) -> Fraction:
    """Return how many people there are in all, by two lists made apart (人).

    (n1 + 1) (n2 + 1) / (m + 1) - 1. It needs a population that does not change, lists that do not depend on each
    other, and people who are surely known again.

    Raises:
        BoundsError: If more people are on both lists than on one of them.

    Source: Chapman (1951), the estimator of Lincoln and Petersen without its bias.

    >>> round(float(chapman(60, 50, 20)), 1)
    147.1
    """
    if not 0 <= both <= min(first, second):
        raise BoundsError("两份名单共有的人数不能多于其中一份", "no more people are on both lists than on one of them")
    return Fraction((first + 1) * (second + 1), both + 1) - 1


def targeting(reached: Share, eligible: Share) -> Bounds:
    """Return how far a group is reached beyond its share of those eligible (靶向指数); above 1 it is favoured.

    Raises:
        NoDenominatorError: If nobody was reached, or nobody of the group is eligible.

    >>> targeting(Share(Bounds(120), Bounds(300)), Share(Bounds(500), Bounds(2000)))
    Bounds(8/5)
    """
    return reached.ratio / eligible.ratio
