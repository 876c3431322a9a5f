"""Effort: what was done against what was meant, and how far a core of volunteers drew others in."""

from fractions import Fraction

from yilao_yiyou.domain.bounds import Bounds, Share
from yilao_yiyou.metrics.result import Answer, Note, Status, answer_share, show_bounds


def completion(done: Bounds, target: Bounds) -> Answer:
    """Return how much of a target was reached, in percent (目标完成率); more than 100 is not clipped."""
    return answer_share(Share(done, target), notes=(Note(name="target", zh="目标值", value=show_bounds(target)),))


def mobilisation(mobilised: Bounds, core: Bounds) -> Answer:
    """Return how many others each core volunteer drew in (带动比), a factor.

    >>> mobilisation(Bounds(3200, 3299), Bounds(730, 739)).value
    Bounds(3200/739..3299/730)
    """
    share = Share(mobilised, core)
    if not share.has_denominator:
        return Answer(value=None, share=share, status=Status.NO_DENOMINATOR)
    return Answer(value=share.ratio, share=share)


def rank(own: Bounds, peers: tuple[Bounds, ...]) -> Bounds:
    """Return the place among peers when the most comes first (位次): 1 is the highest.

    At best all that need not be ahead are behind, at worst all that may be ahead are; equals share a place.

    >>> rank(Bounds(1777), (Bounds(1500), Bounds(1700, 1800)))
    Bounds(1..2)
    """
    surely_ahead = sum(peer.surely_gt(own) for peer in peers)
    maybe_ahead = sum(peer.maybe_gt(own) for peer in peers)
    return Bounds(1 + surely_ahead, 1 + maybe_ahead)


RULE_OF_THREE = Fraction("2.995732273553991")
"""-ln(0.05), to the precision of a float: the expected number that leaves one chance in twenty of seeing none."""


def upper_rate(exposure: Bounds) -> Bounds | None:
    """Return the highest rate that a run of zero incidents still allows, at 95 % (rule of three).

    With exposure E, a Poisson rate above -ln(0.05)/E would have shown an incident in 95 of 100 cases. `None` without
    exposure. The unit is incidents per unit of exposure.

    >>> show_bounds(upper_rate(Bounds(140000)) * 100000)
    '2.14'
    """
    if exposure.lo <= 0:
        return None
    lo = Fraction(0) if exposure.hi is None else RULE_OF_THREE / Fraction(exposure.hi)
    return Bounds(lo, RULE_OF_THREE / Fraction(exposure.lo))


def expected_incidents(rate: Fraction, exposure: Bounds) -> Bounds:
    """Return how many incidents an assumed baseline rate would have brought over an exposure."""
    return exposure * rate
