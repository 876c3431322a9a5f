"""Rules that figures keep among themselves, whoever counted them: each a short function over bounds.

A rule answers with a breach where it is broken for every number that the bounds allow, and with `None` otherwise;
doubt is no breach. So 7万余人 and 20.2万人次 can be held against each other without pretending to know either.
"""

from collections.abc import Iterable, Sequence

from attrs import evolve

from yilao_yiyou.domain.bounds import Bounds, Exact
from yilao_yiyou.domain.finding import Severity
from yilao_yiyou.domain.period import Period
from yilao_yiyou.domain.unit import Accrual, Unit
from yilao_yiyou.metrics.breach import Breach, FigureRule, breach
from yilao_yiyou.metrics.result import show_bounds

UNTOLD = Bounds(0, None)
"""A count that nobody told: anything from zero up."""

PLAUSIBLE_AVERAGE = Bounds(1, 2000)
"""How many people a session may have before one asks (人次/场); a choice, to be replaced by a local one."""


def persons_le_times(persons: Bounds, times: Bounds) -> Breach | None:
    """Return a breach if there are more persons (人) than person-times (人次), or times without persons (R01).

    >>> persons_le_times(Bounds(3201, 3299), Bounds(3000)).gap
    Bounds(201..299)
    """
    rule = FigureRule.PERSONS_LE_TIMES
    if persons.hi == 0 and times.lo > 0:
        return breach(rule, "有人次而没有人", "there are person-times but no persons", gap=times)
    return _at_most(rule, persons, times, zh=("人数", "人次"), en=("the persons", "the person-times"))


def union_le_sum(union: Bounds, parts: Iterable[Bounds]) -> Breach | None:
    """Return a breach if the distinct members of a whole are more than those of its parts added up (R02).

    >>> union_le_sum(Bounds(61), [Bounds(10), Bounds(20), Bounds(30)]).gap
    Bounds(1)
    """
    return _at_most(
        FigureRule.UNION_LE_SUM,
        union,
        Bounds.total(parts),
        zh=("去重总数", "各部分之和"),
        en=("the distinct total", "the parts added up"),
    )


def part_le_whole(part: Bounds, whole: Bounds) -> Breach | None:
    """Return a breach if a part (其中) is more than its whole (R03)."""
    return _at_most(FigureRule.PART_LE_WHOLE, part, whole, zh=("部分", "总数"), en=("the part", "the whole"))


def max_le_union(parts: Iterable[Bounds], union: Bounds) -> Breach | None:
    """Return a breach if the largest part, or event, has more members than all have together (R04)."""
    return _at_most(
        FigureRule.MAX_LE_UNION,
        Bounds.largest(parts),
        union,
        zh=("最大的一部分", "去重总数"),
        en=("the largest part", "the distinct total"),
    )


def sum_eq(parts: Iterable[Bounds], whole: Bounds) -> Breach | None:
    """Return a breach if parts that share nothing cannot add up to the whole, rounding allowed for (R05).

    Every part lies anywhere between its ends, so the sum lies between the sums of the ends and each number between
    is attained; the whole agrees if and only if it meets that interval. No tolerance is needed.

    >>> sum_eq([Bounds(689), Bounds(543), Bounds(237)], Bounds(1469)) is None
    True
    >>> sum_eq([Bounds(689), Bounds(543), Bounds(237)], Bounds(1500)).gap
    Bounds(31)
    """
    return _equal(
        FigureRule.SUM_EQ, Bounds.total(parts), whole, zh=("各部分之和", "总数"), en=("the parts", "the whole")
    )


def kplus_mono(reached: Sequence[Bounds], times: Bounds = UNTOLD) -> Breach | None:
    """Return a breach if more people came k + 1 times than k times, or all of them make too many times (R06).

    Args:
        reached: People who came at least once, at least twice, and so on (人).
        times: All person-times (人次); the people who came at least k times, added over k, are no more.
    """
    for k, people in enumerate(reached[1:], start=2):
        most = _lowest_most(reached[: k - 1])
        if people.surely_gt(most):
            names = f"至少{k}次的人数", "更少次数的人数"
            return _at_most(FigureRule.KPLUS_MONO, people, most, zh=names, en=(f"{k}+ times", "fewer times"))
    return _at_most(
        FigureRule.KPLUS_MONO,
        Bounds.total(_never_rising(reached)),
        times,
        zh=("各次数的人数之和", "人次"),
        en=("the people over all k", "the person-times"),
    )


def _lowest_most(figures: Iterable[Bounds]) -> Bounds:
    """Return the figure with the lowest upper end, one without an upper end last."""
    return min(figures, key=lambda each: (each.hi is None, each.hi or 0))


def _never_rising(reached: Sequence[Bounds]) -> list[Bounds]:
    """Return the least that each can be when none is below those after it."""
    least: list[Bounds] = []
    for people in reversed(reached):
        floor: Exact = max(people.lo, least[-1].lo if least else people.lo)
        least.append(Bounds(floor, None))
    return least


def cum_mono(earlier: Bounds, later: Bounds, *, accrual: Accrual = Accrual.CUMULATIVE) -> Breach | None:
    """Return a breach if a running total (累计) has fallen; a stock (时点) may, but that needs an explanation (R07)."""
    found = _at_most(FigureRule.CUM_MONO, earlier, later, zh=("前期", "后期"), en=("the earlier", "the later"))
    return found if found is None or accrual is not Accrual.STOCK else evolve(found, severity=Severity.WARNING)


def le_cap(count: Bounds, cap: Bounds) -> Breach | None:
    """Return a breach if persons are more than are eligible, or an attendance more than the room holds (R08)."""
    return _at_most(FigureRule.LE_CAP, count, cap, zh=("人数", "容量"), en=("the count", "what there is room for"))


def new_le_stock(*, new: Bounds, after: Bounds, before: Bounds = UNTOLD, closed: Bounds = UNTOLD) -> Breach | None:
    """Return a breach of the double entry: stock at the end + closed = stock at the start + new (R10).

    What was not told may be anything from zero up, so that new bodies are held against the stock and the closed alone
    where the start is not known.

    >>> new_le_stock(before=Bounds(100), new=Bounds(20), closed=Bounds(5), after=Bounds(120)).gap
    Bounds(5)
    """
    return _equal(
        FigureRule.NEW_LE_STOCK,
        after + closed,
        before + new,
        zh=("期末加撤销", "期初加新增"),
        en=("the end and the closed", "the start and the new"),
    )


def full_cover(points: Bounds, divisions: Bounds) -> Breach | None:
    """Return a breach if there are fewer points than divisions, so that one at least has none (R11)."""
    return _at_most(
        FigureRule.FULL_COVER, divisions, points, zh=("应覆盖的单位", "点数"), en=("the divisions", "the points")
    )


def avg_range(times: Bounds, sessions: Bounds, *, plausible: Bounds = PLAUSIBLE_AVERAGE) -> Breach | None:
    """Return a breach if person-times over sessions (场均人次) are outside what is plausible or fits in (R12).

    >>> avg_range(Bounds(201500, 202499), Bounds(580, 589)) is None
    True
    """
    if sessions.lo <= 0:
        return None
    return _equal(
        FigureRule.AVG_RANGE,
        times / sessions,
        plausible,
        zh=("场均人次", "合理范围"),
        en=("the average", "what is plausible"),
    )


def missing_vs_zero(parts: Iterable[Bounds | None]) -> Breach | None:
    """Return a breach if some parts were not reported: they are not zero, and the total holds the others (R18)."""
    told = [part is not None for part in parts]
    if all(told):
        return None
    return breach(
        FigureRule.MISSING_VS_ZERO,
        f"{len(told)} 个部分中有 {told.count(False)} 个没有上报, 合计不含它们",
        f"{told.count(False)} of {len(told)} parts were not reported and are not in the total",
    )


def rate_gt_1(numerator: Bounds, denominator: Bounds) -> Breach | None:
    """Return a breach if a numerator is above its denominator; the ratio is never clipped (R19)."""
    return _at_most(
        FigureRule.RATE_GT_1, numerator, denominator, zh=("分子", "分母"), en=("the numerator", "the denominator")
    )


def period_mix(
    first: Period | None, second: Period | None, *, accruals: tuple[Accrual | None, Accrual | None] = (None, None)
) -> Breach | None:
    """Return a breach if two figures speak of other days, or one of a flow and one of a stock (R20).

    What nobody told is not held against them.
    """
    if None not in accruals and accruals[0] is not accruals[1]:
        kinds = [(each.zh, each.value) for each in accruals if each is not None]
        return breach(
            FigureRule.PERIOD_MIX,
            f"{kinds[0][0]}与{kinds[1][0]}不能比较或相加",
            f"a {kinds[0][1]} and a {kinds[1][1]} are neither compared nor added",
        )
    if first is None or second is None or first.same_days(second):
        return None
    return breach(FigureRule.PERIOD_MIX, f"期间不同: {first} 与 {second}", f"the periods differ: {first} and {second}")


def unit_mix(first: Unit, second: Unit) -> Breach | None:
    """Return a breach if two figures do not count the same kind of thing, such as 人 and 人次 (R21)."""
    if first.kind is second.kind:
        return None
    return breach(
        FigureRule.UNIT_MIX,
        f"{first.kind.zh} ({first}) 与{second.kind.zh} ({second}) 不能比较或相加",
        f"{first.kind.value} and {second.kind.value} are neither compared nor added",
    )


def _at_most(
    rule: FigureRule, small: Bounds, large: Bounds, *, zh: tuple[str, str], en: tuple[str, str]
) -> Breach | None:
    if not small.surely_gt(large):
        return None
    a, b = show_bounds(small), show_bounds(large)
    return breach(
        rule,
        f"{zh[0]} {a} 多于{zh[1]} {b}",
        f"{a} for {en[0]} is more than {b} for {en[1]}",
        gap=small.minus_independent(large),
    )


def _equal(rule: FigureRule, left: Bounds, right: Bounds, *, zh: tuple[str, str], en: tuple[str, str]) -> Breach | None:
    if left.meets(right):
        return None
    a, b = show_bounds(left), show_bounds(right)
    above = left.surely_gt(right)
    return breach(
        rule,
        f"{zh[0]} {a} {'多于' if above else '少于'}{zh[1]} {b}",
        f"{a} for {en[0]} is {'more' if above else 'less'} than {b} for {en[1]}",
        gap=left.minus_independent(right) if above else right.minus_independent(left),
    )
