"""Cross-checks: the figures of one text held against each other, without any register."""

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction

from attrs import evolve, frozen

from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.finding import Severity
from yilao_yiyou.domain.published import PublishedFigure
from yilao_yiyou.domain.unit import UnitKind
from yilao_yiyou.metrics.breach import Breach, FigureRule, breach
from yilao_yiyou.metrics.consistency import (
    UNTOLD,
    cum_mono,
    new_le_stock,
    part_le_whole,
    period_mix,
    persons_le_times,
    sum_eq,
    unit_mix,
)
from yilao_yiyou.metrics.identities import PrintedShare, base_eq, growth_eq, product_eq, share_eq, snapshot_eq
from yilao_yiyou.metrics.reach import persons_from_times
from yilao_yiyou.metrics.result import show_bounds
from yilao_yiyou.metrics.slips import transpositions
from yilao_yiyou.metrics.written_sum import equation_holds
from yilao_yiyou.text.claims import DOUBLED
from yilao_yiyou.text.relations import Equation, Relation, RelationKind, Role

_HUNDRED = Bounds(100)
_HALF_WAY_DOWN, _HALF_WAY_UP = Fraction(3, 4), Fraction(3, 2)
"""Half-way to the half and to the double of a factor."""


@frozen(kw_only=True)
class CrossCheck:
    """A relation between figures of one text, and how it is broken where it is.

    Attributes:
        relation: The figures and how they belong together.
        breach: What is wrong; `None` where they can all be true.
    """

    relation: Relation
    breach: Breach | None

    @property
    def holds(self) -> bool:
        """Whether the figures can all be true."""
        return self.breach is None


def cross_check(relations: Iterable[Relation]) -> tuple[CrossCheck, ...]:
    """Return each relation with what is wrong with it, in the order given."""
    return tuple(CrossCheck(relation=each, breach=_CHECKS[each.kind](each)) for each in relations)


@frozen(kw_only=True)
class EquationCheck:
    """A written sum of a text, and what is wrong with it where something is."""

    equation: Equation
    breach: Breach | None


def check_equations(equations: Iterable[Equation]) -> tuple[EquationCheck, ...]:
    """Return each written sum with what is wrong with it, in the order given."""
    printed = set[int]()
    checks = list[EquationCheck]()
    for each in equations:
        checks.append(EquationCheck(equation=each, breach=_computed(each) or _copied_wrong(each, printed)))
        printed.update(int(number.lo) for number in (*each.numbers, each.result) if number.is_exact)
    return tuple(checks)


def _computed(equation: Equation) -> Breach | None:
    signs = [operation.code or "" for operation in equation.operations]
    return equation_holds(equation.numbers, signs, equation.result, percent=equation.is_percent)


def _copied_wrong(equation: Equation, printed: set[int]) -> Breach | None:
    """Return a warning if a number stands in an earlier sum with two neighbouring digits exchanged."""
    for number in equation.numbers:
        for other in transpositions(number):
            if other in printed and int(number.lo) not in printed:
                found = snapshot_eq(Bounds(other), number)
                return None if found is None else evolve(found, severity=Severity.WARNING)
    return None


def _bounds(figure: PublishedFigure | None) -> Bounds:
    return UNTOLD if figure is None or figure.quantity is None else figure.quantity.bounds


def _in_role(relation: Relation, role: Role) -> Bounds | None:
    figure = relation.one(role)
    return None if figure is None else _bounds(figure)


def _partition(relation: Relation) -> Breach | None:
    whole, parts = relation.having(Role.WHOLE)[0], relation.having(Role.PART)
    mixed = next((found for part in parts if (found := _mixed_units(part, whole)) is not None), None)
    return mixed or _overlapping(parts) or sum_eq(map(_bounds, parts), _bounds(whole))


def _mixed_units(part: PublishedFigure, whole: PublishedFigure) -> Breach | None:
    if part.quantity is None or whole.quantity is None or part.quantity.unit.word == whole.quantity.unit.word:
        return None
    return unit_mix(part.quantity.unit, whole.quantity.unit)


def _overlapping(parts: Iterable[PublishedFigure]) -> Breach | None:
    """Return a breach if parts of different periods are added although the periods share days."""
    dated = (part.period for part in parts if part.period is not None)
    periods = list({(period.start, period.end): period for period in dated}.values())
    for first in periods:
        for second in periods:
            if first.is_bounded and second.is_bounded and first.overlaps(second):
                found = period_mix(first, second)
                if found is not None:
                    return found
    return None


def _shares(relation: Relation) -> Breach | None:
    parts = [_bounds(figure) for figure in relation.having(Role.PART)]
    found = sum_eq(parts, _HUNDRED)
    if found is None or relation.is_said:
        return found
    # A list that leaves some out adds up to less; only one that adds up to more needs a word.
    above = Bounds.total(parts).surely_gt(_HUNDRED)
    return evolve(found, severity=Severity.WARNING) if above else None


def _subset(relation: Relation) -> Breach | None:
    return part_le_whole(_bounds(relation.one(Role.PART)), _bounds(relation.one(Role.WHOLE)))


def _share(relation: Relation) -> Breach | None:
    part, whole, percent = (_bounds(relation.one(role)) for role in (Role.PART, Role.WHOLE, Role.PERCENT))
    return share_eq(part, whole, percent)


def _base(relation: Relation) -> Breach | None:
    parts, percents = relation.having(Role.PART), relation.having(Role.PERCENT)
    return base_eq(
        PrintedShare(part=_bounds(part), percent=_bounds(percent))
        for part, percent in zip(parts, percents, strict=True)
    )


def _stock_flow(relation: Relation) -> Breach | None:
    before, new, closed, after = (
        _bounds(relation.one(role)) for role in (Role.BEFORE, Role.NEW, Role.CLOSED, Role.AFTER)
    )
    return new_le_stock(before=before, new=new, closed=closed, after=after)


def _growth(relation: Relation) -> Breach | None:
    change, drop = _in_role(relation, Role.CHANGE), _in_role(relation, Role.DROP)
    rate, fall = _rate(relation.one(Role.RATE)), _in_role(relation, Role.FALL)
    return growth_eq(
        _bounds(relation.one(Role.AFTER)),
        before=_in_role(relation, Role.BEFORE),
        change=change if drop is None else _negative(drop),
        rate=rate if fall is None else _negative(fall),
    )


def _rate(figure: PublishedFigure | None) -> Bounds | None:
    """Return by how many percent something grew: 增长1.5倍 is 150 %, 翻一番 about 100 %, to the nearest doubling."""
    if figure is None or figure.quantity is None or figure.quantity.unit.kind is not UnitKind.FACTOR:
        return None if figure is None else _bounds(figure)
    factor = figure.quantity.bounds
    if figure.rule == DOUBLED:
        factor = Bounds(factor.lo * _HALF_WAY_DOWN - 1, factor.lo * _HALF_WAY_UP - 1)
    return factor * 100


def _negative(bounds: Bounds) -> Bounds | None:
    """Return a fall as a change below zero; one that is printed so already is left as it is."""
    if bounds.hi is None:
        return None
    if bounds.lo < 0:
        return bounds
    return Bounds(-bounds.hi, -bounds.lo, lo_open=bounds.hi_open, hi_open=bounds.lo_open)


def _product(relation: Relation) -> Breach | None:
    count, average, total = (_bounds(relation.one(role)) for role in (Role.COUNT, Role.AVERAGE, Role.TOTAL))
    return product_eq(count, average, total)


def _snapshot(relation: Relation) -> Breach | None:
    first, second = relation.having(Role.FIRST)[0], relation.having(Role.SECOND)[0]
    if _same_day(first, second):
        return snapshot_eq(_bounds(first), _bounds(second))
    if first.period is None or second.period is None or first.accrual is None:
        return None
    return cum_mono(_bounds(first), _bounds(second), accrual=first.accrual)


def _same_day(first: PublishedFigure, second: PublishedFigure) -> bool:
    if first.period is None or second.period is None:
        return first.period is second.period
    return first.period.same_days(second.period)


def _persons_times(relation: Relation) -> Breach | None:
    return persons_le_times(_bounds(relation.one(Role.PERSONS)), _bounds(relation.one(Role.TIMES)))


def _persons_events(relation: Relation) -> Breach | None:
    """Return that persons summed over sessions are person-times, and how many persons there can have been then."""
    persons, events = _bounds(relation.one(Role.PERSONS)), _bounds(relation.one(Role.EVENTS))
    distinct = show_bounds(persons_from_times(persons, events))
    return breach(
        FigureRule.PERSONS_OVER_EVENTS,
        f"人数若由各场相加而得, 则是人次, 不同的人为 {distinct}; 去重须有名单",
        f"if added up over the sessions these are person-times, of {distinct} people; distinct ones need a list",
    )


_CHECKS: Mapping[RelationKind, Callable[[Relation], Breach | None]] = {
    RelationKind.PARTITION: _partition,
    RelationKind.SHARES: _shares,
    RelationKind.SUBSET: _subset,
    RelationKind.SHARE: _share,
    RelationKind.BASE: _base,
    RelationKind.STOCK_FLOW: _stock_flow,
    RelationKind.GROWTH: _growth,
    RelationKind.PRODUCT: _product,
    RelationKind.SNAPSHOT: _snapshot,
    RelationKind.PERSONS_TIMES: _persons_times,
    RelationKind.PERSONS_EVENTS: _persons_events,
}
