"""Reach: how many people, how often, and how far the names go.

The bounds on distinct people need no model: they follow from counting, and both ends are attained.
"""

from fractions import Fraction

from yilao_yiyou.domain.attendance_tally import ReachPart, ReachTally
from yilao_yiyou.domain.bounds import Bounds, Exact, Share
from yilao_yiyou.errors import BoundsError
from yilao_yiyou.metrics.assume import WEAKEST, Assume


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


def distinct_persons(tally: ReachTally, *, assume: Assume = WEAKEST, cap: Bounds | None = None) -> Bounds:
    """Return the bounds of distinct people (人) of a group under stated assumptions.

    The upper end is always d + A, or the cap; where it is known how many people there are in each class, it is no more
    than min(N, d + A) of each class added up (T2), with d + A of the rows of no known class. The lower end is the one
    of the whole group, or that of its parts that share nobody added up, whichever is higher (T2, T3), or that of one
    day's events (T8); rows of which the part is not known are in the whole only.
    Somebody who is named in several of these parts all the same is counted once. Where every part is known the ends
    are attained; that of T7 only where nobody is named, or where another one is higher.

    Raises:
        BoundsError: If the cap is below the people surely there, or the assumptions contradict the records.
    """
    least, most = fewest(tally, assume), _most(tally.whole)
    if contradicts(tally, assume):
        raise BoundsError(
            f"按所作假设至少有 {least} 人, 而记录至多支持 {most} 人; 请改用与记录相符的假设",
            f"the assumptions ask for at least {least} people where the records allow {most}; assume less",
        )
    _refuse_cap_below(cap, least)
    for each in tally.classes:
        _refuse_cap_below(each.people, _least(each.part, assume))
    by_class = _most_by_class(tally)
    _refuse_cap_below(by_class, least)
    return Bounds(least, most).at_most(by_class).at_most(cap)


def contradicts(tally: ReachTally, assume: Assume) -> bool:
    """Return whether assumptions ask for more distinct people than there are names and heads.

    >>> from yilao_yiyou.domain.attendance_tally import AttendanceRow, tally_attendance
    >>> twice = tally_attendance(AttendanceRow(group=(), event=event, person="a") for event in ("e1", "e2"))
    >>> contradicts(twice[()], Assume(max_attendances=1)), contradicts(twice[()], Assume(max_attendances=2))
    (True, False)
    """
    most = _most(tally.whole)
    return most is not None and most < fewest(tally, assume)


def _most(part: ReachPart) -> Exact | None:
    named, unnamed = part.named.hi, part.unnamed.hi
    return None if named is None or unnamed is None else named + unnamed


def _most_by_class(tally: ReachTally) -> Bounds | None:
    """Return the people there can be when no class has more than there are of it, `None` without classes."""
    if not tally.classes:
        return None
    ends = [Bounds(0, _most(each.part)).at_most(each.people) for each in tally.classes]
    return Bounds.total(ends)


def fewest(tally: ReachTally, assume: Assume) -> Exact:
    """Return the lower end of distinct people (人) under stated assumptions; see `distinct_persons`."""
    whole = max(_least(tally.whole, assume), tally.on_one_day)
    if not tally.parts:
        return whole
    return max(whole, sum(_least(part, assume) for part in tally.parts) - tally.shared)


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
    return Share(tally.whole.named_times, tally.whole.attendances, nested=True)


def frequency(tally: ReachTally, *, assume: Assume = WEAKEST) -> Bounds | None:
    """Return how often a person came on average (人均参与次数), `None` if perhaps nobody did.

    With n named attendances of d people, A unnamed heads and T attendances in all: the average T/D is least when every
    head is a new person who came once and there are as many as can be, (n + A)/(d + A). It is most when there are as
    few people as can be, m, and as many attendances as they can make: sum over events of min(t, m s), over m, with t
    attendances at s sessions. That holds for any number of people D above m too, since min(t, D s)/D never rises with
    D. The ends are of one and the same people; dividing the two intervals would be wider. Under T1 alone, and for
    events of one session that surely belong here, both are attained.

    >>> from yilao_yiyou.domain.attendance_tally import AttendanceRow, tally_attendance
    >>> rows = [AttendanceRow(group=(), event="e", heads=Bounds(5, 20)), AttendanceRow(group=(), event="e", person="a")]
    >>> frequency(tally_attendance(rows)[()])
    Bounds(1)
    """
    whole, people = tally.whole, fewest(tally, assume)
    if people == 0:
        return None
    most_people = _most(tally.whole)
    repeats = whole.named_times.lo - whole.named.lo
    least = 1 + (Fraction(0) if most_people is None else Fraction(repeats) / Fraction(most_people))
    ends = [end for end in _most_often(whole, people, assume) if end is not None]
    return Bounds(least, max(least, min(ends)) if ends else None)


def _most_often(whole: ReachPart, fewest: Exact, assume: Assume) -> tuple[Exact | None, ...]:
    """Return upper ends of the average, each valid by itself."""
    all_of_them = None if whole.attendances.hi is None else Fraction(whole.attendances.hi) / Fraction(fewest)
    if assume.visitors or not assume.once_per_event:
        return (all_of_them,)
    people = max(whole.named.lo, whole.largest.lo)
    made = whole.attendances_of_fewest
    return all_of_them, None if made is None else Fraction(made) / Fraction(people), assume.max_attendances


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

    Raises:
        BoundsError: If an event had more people than there are.

    >>> expected_if_independent((40, 30, 20), 50)
    Fraction(238, 5)
    """
    if cap < 1 or any(total > cap for total in totals):
        raise BoundsError(
            "总人数至少为1, 且每场人数不超过总人数", "no event exceeds the population, which is 1 or more"
        )
    missed = Fraction(1)
    for total in totals:
        missed *= 1 - Fraction(total, cap)
    return cap * (1 - missed)
