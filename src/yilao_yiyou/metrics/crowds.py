"""Regulars, newcomers and overlaps: bounds on people who came often, came for the first time, or came to both."""

from fractions import Fraction

from attrs import frozen

from yilao_yiyou.domain.bounds import Bounds, Exact
from yilao_yiyou.domain.crowd_tally import CrowdTally
from yilao_yiyou.errors import BoundsError
from yilao_yiyou.metrics.reach import reach_bounds
from yilao_yiyou.metrics.roots import power


def people(tally: CrowdTally, cap: Bounds | None = None) -> Bounds:
    """Return the bounds of distinct people (人) of a crowd under T1; see `reach_bounds`.

    Raises:
        BoundsError: If the cap is below the people surely there.
    """
    named = Bounds(len(tally.sure), len(tally.named))
    return reach_bounds(named=named, largest=tally.largest, unnamed=tally.unnamed, cap=cap)


def came_often(tally: CrowdTally, k: int, cap: Bounds | None = None) -> Bounds:
    """Return the bounds of people (人) who were at k events at least (T10), by names and by totals.

    At most f(k; t) = min over j < k of floor(sum of the totals but the j largest / (k - j)) can have been, and no more
    than there are, N; nor more than the heads allow, somebody named at i events taking k - i of them. At least those
    named at k events were, and N - f(m - k + 1; N - t) of m events. Sharp without names; with names valid. Once is
    `people`.

    Raises:
        BoundsError: If k is below 1, or an event had more people than there are.

    >>> from yilao_yiyou.domain.crowd_tally import Crowd
    >>> crowds = tuple(Crowd(event=str(t), people=Bounds(t), unnamed=Bounds(t)) for t in (40, 30, 20))
    >>> came_often(CrowdTally(crowds=crowds), 2, Bounds(50))
    Bounds(20..45)
    """
    if k < 1:
        raise BoundsError("次数至少为1", "k is 1 or more")
    if k == 1:
        return people(tally, cap)
    named = sum(events.lo >= k for events in tally.named.values())
    cap_hi = None if cap is None else cap.hi
    sure = [crowd.people.lo for crowd in tally.crowds if crowd.sure]
    if cap_hi is not None and any(total > cap_hi for total in sure):
        raise BoundsError("有一场的人数超过总人数", "an event had more people than there are")
    least = 0 if cap_hi is None else cap_hi - _most_with(len(sure) - k + 1, [cap_hi - total for total in sure], cap_hi)
    most = _most_of(k, [crowd.people.hi for crowd in tally.crowds])
    ends = [end for end in (most, _most_by_heads(tally, k), cap_hi) if end is not None]
    return Bounds(max(named, least), max(named, least, min(ends)) if ends else None)


def _most_by_heads(tally: CrowdTally, k: int) -> Exact | None:
    """Return how many people can have been at k events when each takes the heads that its names leave to be taken."""
    heads = tally.unnamed.hi
    if heads is None:
        return None
    missing = sorted(max(0, k - (events.hi or 0)) for events in tally.named.values())
    reached = 0
    for needed in missing:
        if needed > heads:
            return reached
        heads, reached = heads - needed, reached + 1
    return reached + heads // k


def _most_of(k: int, totals: list[Exact | None]) -> Exact | None:
    """Return the most people who can have been at k events; no end where too many events have none."""
    if k > len(totals):
        return 0
    endless = totals.count(None)
    # The events without an end are the largest ones, to be left out first.
    told = sorted((total for total in totals if total is not None), reverse=True)
    ends = [sum(told[left - endless :]) // (k - left) for left in range(endless, k)]
    return min(ends, default=None)


def _most_with(k: int, totals: list[Exact], cap: Exact) -> Exact:
    if k < 1:
        return cap
    most = _most_of(k, list[Exact | None](totals))
    return cap if most is None else min(cap, most)


def only_here(here: CrowdTally, elsewhere: CrowdTally, cap: Bounds | None = None) -> Bounds:
    """Return the bounds of people (人) who were here and nowhere else (T11).

    With D people here, D' elsewhere, I and I' those named and A and A' the heads: a head elsewhere hides one of those
    named here alone at most, and one here adds one at most, so

        max(0, D.lo - D'.hi, |I - I'| - A')  <=  only here  <=  min(|I - I'| + A, N - D'.lo)

    Sharp with one event on either side; with several valid. Taking D' from D instead would be wrong.

    Raises:
        BoundsError: If the cap is below the people surely there.

    >>> from yilao_yiyou.domain.attendance import AttendanceRow
    >>> from yilao_yiyou.domain.crowd_tally import tally_crowds
    >>> def day(names, heads):
    ...     rows = [AttendanceRow(group=(), event="e", person=name) for name in names]
    ...     return tally_crowds([*rows, AttendanceRow(group=(), event="e", heads=Bounds(heads))])[()]
    >>> only_here(day("bcd", 2), day("ab", 1))
    Bounds(2..4)
    """
    own, others = people(here, cap), people(elsewhere, cap)
    surely = len(here.sure - elsewhere.named.keys())
    most = len(here.named.keys() - elsewhere.sure)
    hidden = elsewhere.unnamed.hi
    least = max(0, 0 if hidden is None else surely - hidden, 0 if others.hi is None else own.lo - others.hi)
    ends = [(Bounds(most) + here.unnamed).hi, own.hi, None if cap is None or cap.hi is None else cap.hi - others.lo]
    return Bounds(least, _least_end(ends, least))


def in_both(here: CrowdTally, elsewhere: CrowdTally, cap: Bounds | None = None) -> Bounds:
    """Return the bounds of people (人) who were here and elsewhere (回头人数).

    At least those named on both sides, and D + D' - N; at most the fewer of the two, and those named on both sides with
    all heads. Valid.

    Raises:
        BoundsError: If the cap is below the people surely there.
    """
    own, others = people(here, cap), people(elsewhere, cap)
    overlap = 0 if cap is None or cap.hi is None else own.lo + others.lo - cap.hi
    least = max(len(here.sure & elsewhere.sure), overlap)
    both = Bounds(len(here.named.keys() & elsewhere.named.keys()))
    return Bounds(least, _least_end([own.hi, others.hi, (both + here.unnamed + elsewhere.unnamed).hi], least))


def _least_end(ends: list[Exact | None], least: Exact) -> Exact | None:
    known = [end for end in ends if end is not None]
    return max(least, min(known)) if known else None


@frozen(kw_only=True)
class Extrapolation:
    """What the names say of all people, if signing was at random.

    Attributes:
        estimate: The estimate, to 20 decimals on both sides, held within the bounds of `people`.
        named_share: The share of attendances with a name.
    """

    estimate: Bounds
    named_share: Fraction


FEWEST_NAMED = Fraction(1, 2)
"""Below this share of names nothing is extrapolated."""


def extrapolated(tally: CrowdTally, cap: Bounds | None = None) -> Extrapolation | None:
    """Return an estimate of distinct people (人) from how often the named came, `None` where there are too few names.

        S(T) = d + f0 (1 - (1 - f1 / (n f0 + f1))^(T - n)),   f0 = f1 (f1 - 1) / (2 (f2 + 1))

    with n attendances of d named people, f1 and f2 of them at one and at two events, and T attendances in all. It is
    right if who signs is left to chance and low if regulars sign more, so it stands beside the bounds, never in their
    place. Doubtful events and uncertain totals are taken at their upper ends.

    Source: the extrapolation of species accumulation curves, with the bias-corrected Chao1 for the unseen.
    """
    totals, named = tally.times.hi, [events.hi or 0 for events in tally.named.values()]
    signed = Fraction(sum(named))
    if not totals or signed / Fraction(totals) < FEWEST_NAMED:
        return None
    once, twice = (sum(events == often for events in named) for often in (1, 2))
    unseen = Fraction(once * (once - 1), 2 * (twice + 1))
    grown = Bounds(len(named))
    if unseen:
        missed = power(1 - Fraction(once) / (signed * unseen + once), Fraction(totals) - signed)
        grown = Bounds(len(named) + unseen * (1 - Fraction(missed.hi or 0)), len(named) + unseen * (1 - missed.lo))
    return Extrapolation(estimate=_held(grown, people(tally, cap)), named_share=signed / Fraction(totals))


def _held(estimate: Bounds, within: Bounds) -> Bounds:
    """Return an estimate held within bounds."""
    low, high = (max(end, within.lo) for end in (estimate.lo, estimate.hi or 0))
    return Bounds(low, high) if within.hi is None else Bounds(min(low, within.hi), min(high, within.hi))
