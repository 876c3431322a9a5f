"""Reach: how many people, how often, and how far the names go.

The bounds on distinct people need no model: they follow from counting, and both ends are attained.
"""

from fractions import Fraction

from yilao_yiyou.domain.bounds import Bounds, Exact, Share
from yilao_yiyou.domain.tally import ReachPart, ReachTally
from yilao_yiyou.errors import BoundsError
from yilao_yiyou.metrics.assume import Assume

_DEFAULT = Assume()


def reach_bounds(*, named: Bounds, largest: Bounds, unnamed: Bounds, cap: Bounds | None = None) -> Bounds:
    """Return the bounds of distinct people (人) from names and unnamed heads.

    With d distinct named people, t the people at the largest event, A the unnamed heads of all events and N the
    people there are at most:

        max(d, t) <= D <= min(N, d + A)

    Proof. Below: D holds all named people and the t people of each event. With M = max(d, t) people among whom are
    the d named, an event with n names finds its t - n <= M - n heads among those it has not named, so M is reached.
    Above: a head adds one person at most; give each a fresh person until N is used up, then anyone not yet there.
    Both formulas rise with each argument, so lower ends make the lower bound and upper ends the upper one.

    Raises:
        BoundsError: If the cap is below the people surely there; that contradicts the population, it is not clipped.

    >>> reach_bounds(named=Bounds(5), largest=Bounds(12), unnamed=Bounds(17), cap=Bounds(15))
    Bounds(12..15)
    """
    least = max(named.lo, largest.lo)
    _refuse_cap_below(cap, least)
    most = named + unnamed
    return Bounds(least, most.hi).at_most(cap)


def _refuse_cap_below(cap: Bounds | None, least: Exact) -> None:
    if cap is not None and cap.hi is not None and cap.hi < least:
        raise BoundsError(
            f"至少有 {least} 人参加, 超过总人数 {cap.hi}; 请核对总人数、统计范围与重复登记",
            f"at least {least} people took part, more than the {cap.hi} there are; check population, scope and repeats",
        )


def distinct_persons(tally: ReachTally, *, assume: Assume = _DEFAULT, cap: Bounds | None = None) -> Bounds:
    """Return the bounds of distinct people (人) of a group under stated assumptions.

    Parts that share nobody are bounded apart and added, which never widens the answer (T2, T3).

    Raises:
        BoundsError: If the cap is below the people surely there.
    """
    parts = [_part_bounds(part, assume) for part in tally.parts]
    both = Bounds.total(parts)
    _refuse_cap_below(cap, both.lo)
    return both.at_most(cap)


def _part_bounds(part: ReachPart, assume: Assume) -> Bounds:
    upper = part.named + part.unnamed
    return Bounds(_least(part, assume), upper.hi)


def _least(part: ReachPart, assume: Assume) -> Exact:
    if assume.visitors:
        return part.named.lo
    if not assume.once_per_event:
        return max(part.named.lo, 1 if part.attendances.lo > 0 else 0)
    least = max(part.named.lo, part.largest.lo)
    if assume.named_never_unnamed:
        least = max(least, part.named.lo + part.largest_unnamed.lo)
    if assume.max_attendances is not None:
        least = max(least, -(-part.attendances.lo // assume.max_attendances))
    return least


def persons_from_times(times: Bounds, sessions: Bounds) -> Bounds:
    """Return what person-times (人次) over a number of sessions say about persons (人).

    Dealt over S sessions, T attendances leave at least T/S people in one of them, and everybody came once at least
    (T5): ceil(T/S) <= D <= T. The bounds are far apart, which is the point.

    Raises:
        BoundsError: If there may be no session.

    >>> persons_from_times(Bounds(201500, 202499), Bounds(581, 589))
    Bounds(343..202499)
    """
    if sessions.lo < 1:
        raise BoundsError("至少要有一场活动", "there has to be one session at least")
    least: Exact = (1 if times.lo > 0 else 0) if sessions.hi is None else -(-times.lo // sessions.hi)
    return Bounds(least, times.hi)


def named_share(tally: ReachTally) -> Share:
    """Return the share of attendances that carry a name (实名率).

    Attendances without names are what separates the two ends of reach, so the share says how firm they are.
    """
    return Share(tally.named_times, tally.attendances, nested=True)


def frequency(tally: ReachTally) -> Bounds | None:
    """Return how often a person came on average (人均参与次数), `None` if nobody did.

    With n named attendances of d people, T attendances in all and t the largest event, T varying between T- and T+:
    the average T/D is least when every head is a new person and there are as many as can be, T+/(T+ - n + d), and
    most when the heads are as few people as they can be: the sum over events of min(t_e, m)/m with m = max(d, t).
    For events known exactly the upper end is T/m. Dividing the two intervals would be wider. Group parts that share
    nobody are not used here: the formula is for one whole.
    """
    (part, *others) = tally.parts
    if others or part.attendances.lo == 0 or part.attendances.hi is None:
        return None
    top = Fraction(part.attendances.hi)
    least = top / (top - part.named_times.lo + part.named.lo)
    most = Fraction(part.attendances.hi) / max(part.named.lo, part.largest.lo)
    return Bounds(least, max(least, most))


def kplus_bounds(totals: "tuple[int, ...]", k: int, cap: int) -> Bounds:
    """Return the bounds of people who came to at least k of several events (≥k次参与人数), from totals alone (T10).

    With the totals sorted down and N people in all, at most f(k; t) = min(N, min over j < k of
    floor(sum of t from place j+1 on / (k - j))) came k times; at least N - f(m - k + 1; N - t) did.

    Raises:
        BoundsError: If k is below 1, or an event had more people than there are.

    >>> kplus_bounds((40, 30, 20), 2, 50)
    Bounds(20..45)
    """
    if k < 1 or any(total > cap for total in totals):
        raise BoundsError("次数至少为1, 且每场人数不超过总人数", "k is 1 or more and no event exceeds the population")
    absent = tuple(cap - total for total in totals)
    return Bounds(cap - _most_with(len(totals) - k + 1, absent, cap), _most_with(k, totals, cap))


def _most_with(k: int, totals: "tuple[int, ...]", cap: int) -> int:
    if k < 1:
        return cap
    if k > len(totals):
        return 0
    down = sorted(totals, reverse=True)
    return min(cap, *(sum(down[skipped:]) // (k - skipped) for skipped in range(k)))


def expected_if_independent(totals: "tuple[int, ...]", cap: int) -> Fraction:
    """Return how many distinct people there would be if everybody chose by chance, for reference only.

    N * (1 - product over events of (1 - t/N)), the duplication formula of media research.

    >>> expected_if_independent((40, 30, 20), 50)
    Fraction(238, 5)
    """
    missed = Fraction(1)
    for total in totals:
        missed *= 1 - Fraction(total, cap)
    return cap * (1 - missed)
