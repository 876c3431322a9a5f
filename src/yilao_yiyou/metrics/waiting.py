"""Waiting: how long people wait when some of them still do."""

from collections.abc import Iterable
from fractions import Fraction

from attrs import frozen

from yilao_yiyou.domain.bounds import Exact


@frozen(kw_only=True)
class Wait:
    """One wait.

    Attributes:
        days: How long it has lasted (天).
        served: Whether it is over; else it lasts longer than that.
    """

    days: Exact
    served: bool = True


def still_waiting(waits: Iterable[Wait]) -> tuple[tuple[Exact, Fraction], ...]:
    """Return the share that waits longer than each length at which somebody was served.

    Whoever still waits counts among those at risk up to the day that is known, and whoever was served on that very day
    was served first.

    Source: Kaplan and Meier (1958), the product-limit estimate.

    >>> waits = [Wait(days=2), Wait(days=5), Wait(days=5, served=False), Wait(days=9), Wait(days=12, served=False)]
    >>> [(days, str(share)) for days, share in still_waiting(waits)]
    [(2, '4/5'), (5, '3/5'), (9, '3/10')]
    """
    listed, share = list(waits), Fraction(1)
    curve: list[tuple[Exact, Fraction]] = []
    for days in sorted({wait.days for wait in listed if wait.served}):
        at_risk = sum(wait.days >= days for wait in listed)
        served = sum(wait.served and wait.days == days for wait in listed)
        share *= 1 - Fraction(served, at_risk)
        curve.append((days, share))
    return tuple(curve)


def median_wait(waits: Iterable[Wait]) -> Exact | None:
    """Return how long half of all people wait (天), `None` where more than half of them still do.

    >>> median_wait([Wait(days=2), Wait(days=5), Wait(days=5, served=False), Wait(days=9), Wait(days=12, served=False)])
    9
    """
    half = Fraction(1, 2)
    return next((days for days, share in still_waiting(waits) if share <= half), None)
