"""The bridge: what lies between a published figure and the recomputed one, part by part, adding up exactly."""

from collections.abc import Iterable
from fractions import Fraction

from attrs import field, frozen

from yilao_yiyou.domain.bounds import Bounds, Exact, exact
from yilao_yiyou.domain.codes import CodeSet
from yilao_yiyou.errors import BoundsError


class Cause(CodeSet):
    """Why a published figure differs from the recomputed one."""

    PERIOD = "period", "期间"
    SCOPE = "scope", "范围"
    """Other divisions, sub-units, kinds of activity, or ways of taking part."""
    DOUBLE_COUNTING = "double_counting", "重复计数"
    """Person-times for persons, or distinct members of parts added up."""
    ROUNDING = "rounding", "修约"
    UNEXPLAINED = "unexplained", "未解释"


@frozen(kw_only=True)
class Stage:
    """One definition on the way from the stated one, and what the records give under it.

    Attributes:
        bounds: What the records give.
        cause: What was changed since the stage before, `None` at the stated definition.
        zh: The change in Chinese.
        en: The same in English.
    """

    bounds: Bounds
    cause: Cause | None = None
    zh: str = ""
    en: str = ""


@frozen(kw_only=True)
class Span:
    """One part of the difference.

    Attributes:
        cause: Why.
        amount: How much, below zero where it takes away.
        zh: What was changed, in Chinese.
        en: The same in English.
    """

    cause: Cause
    amount: Exact = field(converter=exact)
    zh: str = ""
    en: str = ""


@frozen(kw_only=True)
class Bridge:
    """A published figure less the recomputed one, as a sum of parts.

    Attributes:
        printed: The number that was printed, one number of the published interval.
        recomputed: The number of the recomputed interval that is nearest to it.
        spans: The parts; they add up to the difference exactly.
    """

    printed: Exact
    recomputed: Exact
    spans: tuple[Span, ...]

    @property
    def difference(self) -> Exact:
        """Published less recomputed."""
        return exact(Fraction(self.printed) - Fraction(self.recomputed))

    def amount(self, cause: Cause) -> Exact:
        """Return all that is due to one cause."""
        return exact(sum((Fraction(span.amount) for span in self.spans if span.cause is cause), Fraction(0)))


def bridge(published: Bounds, stages: Iterable[Stage]) -> Bridge:
    """Return the bridge from the recomputed figure to the published one, along a way of definitions.

    Intervals have no difference that adds up, so each stage stands for one of its numbers: the one nearest to the
    printed number. With p printed, q the published number nearest to the last stage, and x0 to xn the numbers of the
    stages:

        p - x0 = (x1 - x0) + ... + (xn - xn-1) + (q - xn) + (p - q)

    The last but one term is what no change of definition explains, the last one rounding. Every number is the least
    that has to be explained, given the intervals.

    Args:
        published: The published interval.
        stages: The stated definition first.

    Raises:
        BoundsError: If there is no stage.

    >>> made = bridge(Bounds(580, 589), [Stage(bounds=Bounds(540)), Stage(bounds=Bounds(583), cause=Cause.PERIOD)])
    >>> made.difference, [(span.cause.value, span.amount) for span in made.spans]
    (40, [('period', 43), ('rounding', -3)])
    """
    way = tuple(stages)
    if not way:
        raise BoundsError("至少要有按原口径重算的一步", "the stated definition is the first stage; there is none")
    printed = roundest(published)
    points = [nearest(stage.bounds, printed) for stage in way]
    shown = nearest(published, points[-1])
    spans = [
        Span(cause=stage.cause or Cause.SCOPE, amount=after - before, zh=stage.zh, en=stage.en)
        for stage, before, after in zip(way[1:], points, points[1:], strict=False)
    ]
    rest = ((Cause.UNEXPLAINED, shown - points[-1]), (Cause.ROUNDING, printed - shown))
    spans.extend(Span(cause=cause, amount=amount) for cause, amount in rest)
    return Bridge(printed=printed, recomputed=points[0], spans=tuple(span for span in spans if span.amount != 0))


def nearest(bounds: Bounds, number: Exact) -> Exact:
    """Return the number between two ends that is nearest to another; an open end counts as reached."""
    least = max(number, bounds.lo)
    return least if bounds.hi is None else min(least, bounds.hi)


def roundest(bounds: Bounds) -> Exact:
    """Return the number between two ends with the most zeros at its end: the one that was printed.

    >>> [str(roundest(bounds)) for bounds in (Bounds(201500, 202499), Bounds(580, 589), Bounds(70000, 79999))]
    ['202000', '580', '70000']
    """
    if bounds.hi is None or bounds.is_exact:
        return bounds.lo
    step = Fraction(10) ** len(str(int(bounds.hi)))
    while True:
        first = -(-bounds.lo // step) * step
        for candidate in (first, first + step):
            if candidate in bounds:
                return exact(candidate)
        step /= 10
