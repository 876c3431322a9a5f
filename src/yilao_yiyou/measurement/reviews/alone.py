"""Figures looked at one by one, or beside others of their kind (R17-R19, R21-R24)."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from yilao_yiyou.domain.bounds import Bounds, Exact
from yilao_yiyou.domain.finding import Finding
from yilao_yiyou.domain.unit import UnitKind
from yilao_yiyou.measurement.reviews.stated import Stated
from yilao_yiyou.metrics.breach import Breach, FigureRule, breach
from yilao_yiyou.metrics.bunching import bunching
from yilao_yiyou.metrics.consistency import missing_vs_zero, rate_gt_1
from yilao_yiyou.metrics.definition import MetricKind
from yilao_yiyou.metrics.heaping import RARE, heaping
from yilao_yiyou.metrics.outliers import outliers
from yilao_yiyou.metrics.result import show
from yilao_yiyou.metrics.rulebook import RULE_OF, as_finding
from yilao_yiyou.metrics.table import MetricTable

_OF_A_WHOLE = frozenset({"reach.rate", "reach.effective_rate", "reach.named_share"})
"""Ratios of a part to its whole, besides coverage; others may well be above one."""

_WHOLE = Bounds(100)
_COUNTED = frozenset({UnitKind.PERSON, UnitKind.PERSON_TIME})


def held_alone(stated: Iterable[Stated]) -> Iterator[Finding]:
    """Yield what is wrong with single figures: rates above one, units of another kind."""
    for each in stated:
        metric = each.definition
        found = _above_one(each) if metric.id in _OF_A_WHOLE or metric.source == "designations" else None
        if found is not None:
            yield as_finding(found, each.record)
        if each.unit is not None and each.unit is not metric.unit:
            zh = f"指标{metric.name_zh}以{metric.unit.zh}计, 而数字以{each.unit.zh}计"
            en = f"{metric.id} is in {metric.unit.value}, the figure in {each.unit.value}"
            yield as_finding(breach(FigureRule.UNIT_MIX, zh, en), each.record)


def _above_one(each: Stated) -> Breach | None:
    """Hold a part against its whole, or where only the rate is told, in percent, that against a hundred."""
    if each.parts is not None:
        return rate_gt_1(*each.parts)
    if each.bounds is None or each.unit is not UnitKind.PERCENT:
        return None
    return rate_gt_1(each.bounds, _WHOLE)


def held_as_tables(tables: Iterable[MetricTable]) -> Iterator[Finding]:
    """Yield what is wrong with tables: two rows of one group, groups without a figure, round or aimed-at numbers."""
    for table in tables:
        name = table.definition.id
        twice = [key for key, times in Counter(result.key for result in table).items() if times > 1]
        for key in twice:
            shown = "/".join(part or "-" for part in key)
            yield RULE_OF["R17"].finding(f"{name}/{shown}", "同一组有两行", "the group has two rows")
        if table.by:
            missing = missing_vs_zero([None if result.value is None else result.bounds for result in table])
            yield from () if missing is None else (as_finding(missing, name),)
        if table.definition.kind is MetricKind.COUNT_FLOW and table.definition.unit in _COUNTED:
            yield from heaped([result.point for result in table], name)
        if name == "target.completion":
            yield from bunched(
                (result.numerator.point, result.denominator.point)
                for result in table
                if result.numerator is not None and result.denominator is not None
            )


def heaped(numbers: Iterable[Exact | None], record: str) -> Iterator[Finding]:
    """Yield that counts end in 0 or 5 more often than chance has it, and so need checking."""
    found = heaping([number for number in numbers if isinstance(number, int) and number > 0])
    if found is not None and found.chance < RARE:
        share = show(found.share * 100)
        yield RULE_OF["R23"].finding(
            record,
            f"{found.numbers} 个人数中尾数为0或5的占 {share}%, 偶然不到百分之一, 需要核对",
            f"{share} % of {found.numbers} counts end in 0 or 5, which chance seldom makes: needs checking",
        )


def bunched(results: Iterable[tuple[Exact | None, Exact | None]]) -> Iterator[Finding]:
    """Yield that results lie just at their targets more often than chance has it, and so need checking."""
    told = [(done, target) for done, target in results if done is not None and target is not None]
    found = bunching(told)
    if found is not None and found.chance < RARE:
        yield RULE_OF["R24"].finding(
            "targets",
            f"目标附近的 {found.near} 项中有 {found.at_or_above} 项刚好达标, 偶然不到百分之一, 需要核对",
            f"of {found.near} results near their targets {found.at_or_above} are just at or above, which chance seldom "
            "makes: needs checking",
        )


def held_as_series(stated: Iterable[Stated]) -> Iterator[Finding]:
    """Yield figures far from the others of their unit, which is one place or body over time."""
    series: defaultdict[tuple[object, ...], list[Stated]] = defaultdict(list)
    for each in stated:
        if each.bounds is not None and each.bounds.point is not None and _is_count(each):
            series[each.metric, each.place, each.level, each.slice, each.listing].append(each)
    for listed in series.values():
        if all(each.moment is not None for each in listed) or len({each.days for each in listed}) == len(listed):
            yield from far_out([(each.record, each.bounds.lo) for each in listed if each.bounds is not None])


def _is_count(each: Stated) -> bool:
    return each.definition.kind in {MetricKind.COUNT_FLOW, MetricKind.STOCK, MetricKind.DISTINCT}


def far_out(numbers: Sequence[tuple[str, Exact]]) -> Iterator[Finding]:
    """Yield the numbers far from the others, which need checking; each is given with its record."""
    for found in outliers([number for _, number in numbers]):
        zh, en = ("高于", "above") if found.high else ("低于", "below")
        yield RULE_OF["R22"].finding(
            numbers[found.place][0],
            f"{show(found.number)} 远{zh}同一单位的其他 {len(numbers) - 1} 个数, 需要核对",
            f"{show(found.number)} is far {en} the other {len(numbers) - 1} numbers of its unit: needs checking",
        )
