"""Quantity: bounds with a unit, and the phrase that they were read from."""

from collections.abc import Iterable

from attrs import field, frozen

from yilao_yiyou.domain.acceptance import is_text
from yilao_yiyou.domain.bounds import Bounds, Exact
from yilao_yiyou.domain.unit import Accrual, Adds, Axis, Unit, UnitKind
from yilao_yiyou.errors import BoundsError, IllegalSumError, UnitError, UnitMixError


@frozen(repr=False)
class Quantity:
    """How many of what: `580余场` is 580 to 589 sessions.

    Attributes:
        bounds: The ends, whole numbers for counts; never below zero but for changes in percent.
        unit: What is counted, with its measure word.
        phrase: The words that it was read from, kept as evidence.

    Raises:
        BoundsError: If a count is negative, not whole, or has an open end.
        UnitError: If the phrase is no text, or one that is blank or cannot be stored.

    >>> Quantity.of("场", 580, 589, phrase="580余场")
    Quantity(580..589 场)
    """

    bounds: Bounds
    unit: Unit
    phrase: str | None = field(default=None, kw_only=True)

    def __attrs_post_init__(self) -> None:
        bounds = self.bounds
        if bounds.lo < 0 and self.unit.kind not in _SIGNED:
            raise BoundsError("数量不能小于零", "a quantity cannot be below zero")
        if self.unit.kind.is_count and not _is_whole(bounds):
            raise BoundsError(
                f"{self.unit.kind.zh}须为整数且两端包含在内",
                f"a count in {self.unit.kind.value} has whole ends, both included",
            )
        if self.phrase is not None and not is_text(self.phrase):
            raise UnitError("原文 (phrase) 须为非空白文本", "phrase has to be a text, neither blank nor unstorable")

    @classmethod
    def of(cls, word: str, lo: Exact, hi: Exact | None = None, *, phrase: str | None = None) -> "Quantity":
        """Return a quantity from a measure word and one or two ends.

        Raises:
            UnitError: If the measure word is unknown or ambiguous.
            BoundsError: If the ends do not fit the unit.
        """
        return cls(Bounds(lo, lo if hi is None else hi), Unit.of(word), phrase=phrase)

    def __repr__(self) -> str:
        return f"Quantity({self})"

    def __str__(self) -> str:
        return f"{self.bounds} {self.unit}"

    @property
    def lo(self) -> Exact:
        """The least there can be, in the unit."""
        return self.bounds.lo

    @property
    def hi(self) -> Exact | None:
        """The most there can be, in the unit; `None` without an upper end."""
        return self.bounds.hi

    def __float__(self) -> float:
        return float(self.bounds)

    def __add__(self, other: "Quantity") -> "Quantity":
        """Add two quantities of a kind that adds over every axis.

        Raises:
            UnitMixError: If the kinds differ.
            IllegalSumError: If the kind adds only under a condition; then `total()` takes the condition.
        """
        _same_kind(self, other)
        if any(self.unit.kind.adds(axis) is not Adds.ALWAYS for axis in Axis):
            raise IllegalSumError(
                f"{self.unit.kind.zh}不能直接相加; 请用 total(..., over=...) 说明按什么相加, 或用 union() 取上下界",
                f"figures in {self.unit.kind.value} do not simply add; "
                "call total(..., over=...) to say over what, or union() for bounds",
            )
        return Quantity(self.bounds + other.bounds, self.unit)


_SIGNED = frozenset({UnitKind.PERCENT, UnitKind.POINT, UnitKind.FACTOR})


def _is_whole(bounds: Bounds) -> bool:
    whole = isinstance(bounds.lo, int) and (bounds.hi is None or isinstance(bounds.hi, int))
    return whole and not (bounds.lo_open or bounds.hi_open)


def _same_kind(first: Quantity, second: Quantity) -> None:
    if first.unit.kind is not second.unit.kind:
        raise UnitMixError(
            f"{first.unit.kind.zh}与{second.unit.kind.zh}不能合在一起; 请先换成同一种单位",
            f"{first.unit.kind.value} and {second.unit.kind.value} do not combine; convert one of them first",
        )


def _refusal(kind: UnitKind, axis: Axis, accrual: Accrual, *, disjoint: bool) -> tuple[str, str] | None:
    """Return why quantities of a kind do not add over an axis, `None` where they do."""
    adds = kind.adds(axis)
    if _meets(adds, accrual, disjoint=disjoint):
        return None
    match adds:
        case Adds.FLOW_ONLY:
            return "时点数不能跨时间相加, 取期末数", "stocks do not add over time; take the last one"
        case Adds.IF_DISJOINT:
            return (
                "两边可能有相同的对象; 确无重复时写 disjoint=True",
                "a member may be on both sides; say disjoint=True",
            )
        case _ if kind.has_members:
            return "同一对象会在不同时间重复出现", "the same member comes again and again"
        case _:
            return (
                "比率、倍数、位次与时长不是可以累加的数量",
                "rates, factors, ranks and spans are not amounts that add up",
            )


def _standing_refusal(axis: Axis, accrual: Accrual) -> tuple[str, str] | None:
    """Return why figures that come about in this way do not add over an axis, whatever they count."""
    if accrual is Accrual.RATE:
        return "比率不能相加, 请用分子与分母重新计算", "rates do not add; compute them again from both parts"
    if accrual in {Accrual.CUMULATIVE, Accrual.STREAK} and axis is Axis.TIME:
        return "累计数与连续年数已含以前各期", "running totals already hold the earlier ones"
    return None


def _meets(adds: Adds, accrual: Accrual, *, disjoint: bool) -> bool:
    if adds is Adds.FLOW_ONLY:
        return accrual is Accrual.FLOW
    return adds is Adds.ALWAYS or (adds is Adds.IF_DISJOINT and disjoint)


def total(
    quantities: Iterable[Quantity], *, over: Axis, accrual: Accrual = Accrual.FLOW, disjoint: bool = False
) -> Quantity:
    """Return the sum of quantities over an axis on which their unit adds.

    Args:
        quantities: At least one quantity, all of one kind.
        over: What the parts differ in: time, place or category.
        accrual: Whether the parts are flows, stocks, running totals or rates.
        disjoint: Whether it is known that no member is counted in two parts.

    Raises:
        IllegalSumError: If they may not be added, with the reason.
        UnitMixError: If the kinds differ.

    >>> total([Quantity.of("人次", 20), Quantity.of("人次", 5, 9)], over=Axis.TIME)
    Quantity(25..29 人次)
    """
    parts = _one_kind(quantities)
    kind = parts[0].unit.kind
    reason = _standing_refusal(over, accrual) or _refusal(kind, over, accrual, disjoint=disjoint)
    if reason is not None:
        way_out = ("; 可用 union() 取上下界", "; union() gives bounds") if kind.has_members else ("", "")
        raise IllegalSumError(
            f"{kind.zh}不能按{over.zh}相加: {reason[0]}{way_out[0]}",
            f"figures in {kind.value} do not add over {over.value}: {reason[1]}{way_out[1]}",
        )
    return Quantity(Bounds.total(part.bounds for part in parts), parts[0].unit)


def union(quantities: Iterable[Quantity], *, cap: int | None = None) -> Quantity:
    """Return the bounds of the distinct members of groups that may overlap.

    The union is at least the largest group and at most the sum of all, or the cap (Boole and Fréchet);
    both ends are attained.

    Raises:
        IllegalSumError: If the unit has no members to be distinct, such as person-times.
        BoundsError: If one group alone is above the cap.

    >>> union([Quantity.of("人", 10), Quantity.of("人", 20), Quantity.of("人", 30)], cap=45)
    Quantity(30..45 人)
    """
    parts = _one_kind(quantities)
    kind = parts[0].unit.kind
    if not kind.has_members:
        raise IllegalSumError(
            f"{kind.zh}没有可去重的对象; 请用 total()", f"{kind.value} has no members to be distinct; use total()"
        )
    largest = Bounds.largest(part.bounds for part in parts)
    most = Bounds.total(part.bounds for part in parts)
    bounds = Bounds(largest.lo, most.hi)
    return Quantity(bounds.at_most(None if cap is None else Bounds(cap)), parts[0].unit)


def _one_kind(quantities: Iterable[Quantity]) -> tuple[Quantity, ...]:
    parts = tuple(quantities)
    if not parts:
        raise IllegalSumError("没有可加的数量", "there is nothing to add")
    for part in parts[1:]:
        _same_kind(parts[0], part)
    return parts
