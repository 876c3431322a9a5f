"""Bunching: whether results lie just at their targets more often than just below, which needs checking."""

from collections.abc import Iterable
from fractions import Fraction
from math import floor

from attrs import frozen

from yilao_yiyou.domain.bounds import Exact
from yilao_yiyou.metrics.heaping import upper_tail

FEWEST = 10
"""With fewer results near their targets than this nothing is said."""

NEAR = Fraction(1, 20)
"""How near is near: within a twentieth of the target on either side."""

_EITHER = Fraction(1, 2)


@frozen(kw_only=True)
class Bunching:
    """Results near their targets.

    Attributes:
        near: How many results are within a twentieth of their targets.
        at_or_above: How many of them are at the target or above.
        chance: The chance of so many or more if either side were as likely, a share of 1.
    """

    near: int
    at_or_above: int
    chance: Fraction


def bunching(results: Iterable[tuple[Exact, Exact]], *, near: Fraction = NEAR) -> Bunching | None:
    """Return how far results bunch at their targets, `None` for fewer than ten near them.

    In a small neighbourhood of any number that nobody aims at, results are about as often just below as just above.
    Effort that stops when a target is reached bunches too, so a small chance needs checking and says no more than
    that. Of whole numbers as many below a target are looked at as from the target on, so that a target below twenty
    has nothing near it.

    Args:
        results: What was done and the target, pair by pair.
        near: How near a result has to be, as a part of its target.

    Source: the density on either side of a threshold, with the exact upper tail of the binomial distribution.

    >>> bunching([(101, 100)] * 11 + [(99, 100)]).chance
    Fraction(13, 4096)
    """
    close = [(done, target) for done, target in results if _is_near(done, target, near)]
    if len(close) < FEWEST:
        return None
    above = sum(done >= target for done, target in close)
    return Bunching(near=len(close), at_or_above=above, chance=upper_tail(above, len(close), _EITHER))


def _is_near(done: Exact, target: Exact, near: Fraction) -> bool:
    whole = isinstance(done, int) and isinstance(target, int)
    reach = floor(target * near) if whole else target * near
    return target - reach <= done < target + reach
