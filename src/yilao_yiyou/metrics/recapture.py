"""Recapture: how many people there are in all, from two lists of them of which some rows are in doubt."""

from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.member_tally import MemberTally
from yilao_yiyou.metrics.rates import chapman


def recaptured(first: MemberTally, second: MemberTally) -> Bounds:
    """Return the least and the most that `chapman` makes of two lists (人), whoever in doubt is on them or not.

    Somebody who is sure on one list and doubtful on the other can only lower the estimate by being on both, and
    somebody who may be on one alone can only raise it. Of those who may be on either, the most is had with each on one
    of them, the least with some on both and the others on neither. Both ends are attained.

    >>> from yilao_yiyou.domain.member_tally import MemberRow, tally_members
    >>> def listed(sure, doubtful):
    ...     return tally_members(MemberRow(group=(), id=who, event="", sure=who in sure) for who in sure + doubtful)[()]
    >>> recaptured(listed("abc", ""), listed("cd", "")), recaptured(listed("abc", "e"), listed("cd", "a"))
    (Bounds(5), Bounds(13/3..13/2))
    """
    doubtful, others = first.amounts.keys() - first.sure, second.amounts.keys() - second.sure
    both, either = len(first.sure & second.sure), len(doubtful & others)
    joining, joined = len(doubtful & second.sure), len(others & first.sure)
    one, other = len(first.sure), len(second.sure)
    least = min(
        chapman(one + joining + some, other + joined + some, both + joining + joined + some)
        for some in range(either + 1)
    )
    one, other = one + len(doubtful - second.amounts.keys()), other + len(others - first.amounts.keys())
    most = max(chapman(one + some, other + either - some, both) for some in range(either + 1))
    return Bounds(least, most)
