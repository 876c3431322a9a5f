"""Roll-up: the figure of the whole where only the parts' figures are known."""

from collections.abc import Iterable

from yilao_yiyou.domain.bounds import Bounds, Share
from yilao_yiyou.domain.unit import Axis, UnitKind
from yilao_yiyou.errors import BoundsError, IllegalSumError, MeasureError
from yilao_yiyou.metrics.definition import MetricDefinition, RollUp
from yilao_yiyou.metrics.table import MetricTable


def union_bounds(parts: Iterable[Bounds], *, cap: Bounds | None = None, disjoint: bool = False) -> Bounds:
    """Return the bounds of the distinct members of groups of which only the bounds are known.

    At least the largest least, at most the sum of the mosts or the cap (Boole and Fréchet); sharp for what is given.
    Pooling the records is always inside it. Groups that share nobody simply add.

    Raises:
        BoundsError: If the cap is below the largest group.

    >>> union_bounds([Bounds(10), Bounds(20), Bounds(30)], cap=Bounds(45))
    Bounds(30..45)
    """
    listed = tuple(parts)
    total = Bounds.total(listed)
    if disjoint:
        return total.at_most(cap)
    return Bounds(Bounds.largest(listed).lo, total.hi).at_most(cap)


def intersection_bounds(first: Bounds, second: Bounds, *, cap: Bounds) -> Bounds:
    """Return the bounds of the members that two groups share, out of a population of `cap`.

    With N people in all, max(0, L1 + L2 - N) <= shared <= min(U1, U2, N); without an upper end of N any may be apart.

    Raises:
        BoundsError: If the cap is below one of the groups.

    >>> intersection_bounds(Bounds(30), Bounds(40), cap=Bounds(50))
    Bounds(20..30)
    """
    if cap.hi is not None and cap.hi < max(first.lo, second.lo):
        raise BoundsError("总人数少于其中一组; 请核对", "the population is below one of the groups; check both")
    least = 0 if cap.hi is None else max(0, first.lo + second.lo - cap.hi)
    ends = [end for end in (first.hi, second.hi, cap.hi) if end is not None]
    return Bounds(least, min(ends, default=None))


def roll_up(
    table: MetricTable, *, over: Axis = Axis.PLACE, cap: Bounds | None = None, disjoint: bool = False
) -> Bounds:
    """Return the figure of the whole from a table of its parts, by the metric's own rule for the axis.

    Args:
        table: The parts.
        over: What the parts differ in.
        cap: The most there can be, for distinct members.
        disjoint: Whether no member is counted in two parts.

    Returns:
        The bounds, in the unit of the metric (ratios in percent).

    Raises:
        IllegalSumError: If the metric does not roll up over the axis, or nobody knows which part is the last.
        MeasureError: If a part has no value, for a ratio no numerator and denominator.
        NoDenominatorError: If all denominators together are, or may be, zero.
    """
    match _rule(table.definition, over):
        case RollUp.SUM:
            return Bounds.total(_parts(table))
        case RollUp.LAST if table.results and None not in table.results[-1].key:
            return _parts(table)[-1]
        case RollUp.DISTINCT:
            return union_bounds(_parts(table), cap=cap, disjoint=disjoint)
        case RollUp.RATIO_OF_SUMS:
            return _ratio_of_sums(table) * (100 if table.definition.unit is UnitKind.PERCENT else 1)
        case _:
            raise IllegalSumError(
                f"{table.definition.name_zh}不能按{over.zh}汇总; 请由记录重新计算",
                f"{table.definition.id} does not roll up over {over.value}; compute it from the records",
            )


def _rule(definition: MetricDefinition, over: Axis) -> RollUp:
    rules = {
        Axis.TIME: definition.over_time,
        Axis.PLACE: definition.over_place,
        Axis.CATEGORY: definition.over_category,
    }
    return rules[over]


def _parts(table: MetricTable) -> list[Bounds]:
    return [result.bounds for result in table]


def _ratio_of_sums(table: MetricTable) -> Bounds:
    """Return the pooled ratio; a part with nothing below adds nothing to either sum."""
    tops = [result.numerator for result in table if result.numerator is not None]
    bottoms = [result.denominator for result in table if result.denominator is not None]
    if len(tops) < len(table) or len(bottoms) < len(table):
        raise MeasureError("有分项没有分子与分母", "a part has no numerator and denominator")
    return Share(Bounds.total(tops), Bounds.total(bottoms)).ratio
