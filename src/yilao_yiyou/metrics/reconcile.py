"""Whether the records bear out a published figure."""

from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.codes import CodeSet


class Verdict(CodeSet):
    """What the records say about a published figure."""

    CONSISTENT = "consistent", "相符"
    PUBLISHED_HIGH = "published_high", "公布偏高"
    PUBLISHED_LOW = "published_low", "公布偏低"
    VACUOUS = "vacuous", "无从判断"
    """The records allow so wide a range that they say nothing either way."""
    NOT_CHECKABLE = "not_checkable", "不可核对"
    """Something needed is missing, and is named."""


def verdict(published: Bounds, recomputed: Bounds) -> Verdict:
    """Return whether a published figure can be the one that the records give.

    They agree if some number lies in both. An agreement with records wider than the published figure itself is no
    evidence and is called vacuous.

    >>> verdict(Bounds(580, 589), Bounds(583)).zh, verdict(Bounds(61), Bounds(30, 60)).zh
    ('相符', '公布偏高')
    """
    if published.surely_gt(recomputed):
        return Verdict.PUBLISHED_HIGH
    if published.surely_lt(recomputed):
        return Verdict.PUBLISHED_LOW
    if recomputed.width is None or (recomputed.width > 0 and recomputed.width > published.lo):
        return Verdict.VACUOUS
    return Verdict.CONSISTENT
