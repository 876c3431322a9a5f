"""How unevenly a metric's figures are spread over divisions or other groups, each weighed by its people."""

from collections.abc import Callable

from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.unit import UnitKind
from yilao_yiyou.metrics.definition import Direction, MetricDefinition, MetricKind
from yilao_yiyou.metrics.metric import Metric, Spread, Told
from yilao_yiyou.metrics.params import Param, ParamKind
from yilao_yiyou.metrics.result import Answer, Note, Status, show, show_bounds
from yilao_yiyou.metrics.spread import (
    GroupPart,
    concentration,
    corrected,
    difference,
    gini,
    highest_and_lowest,
    lorenz,
    theil,
    times_as_much,
)

OF = Param(name="metric", kind=ParamKind.METRIC, needed=True, zh="看哪个指标", en="the metric that is spread")
OVER = Param(name="over", kind=ParamKind.FACET, default="county", zh="按什么分组", en="the groups it is spread over")
ORDER = Param(
    name="order",
    kind=ParamKind.METRIC,
    needed=True,
    zh="按哪个指标由差到好排列各组",
    en="the metric that orders groups",
)


def _index(found: Bounds | None, *notes: Note) -> Answer:
    return Answer(value=found, status=Status.EMPTY if found is None else Status.OK, notes=notes)


def _gini(parts: tuple[GroupPart, ...], _told: Told) -> Answer:
    found = gini(parts)
    if found is None:
        return _index(None)
    curve = " ".join(f"({show(people)}, {show(had)})" for people, had in lorenz(parts))
    notes = [Note(name="corrected", zh="按组数校正后", value=show_bounds(corrected(found, len(parts))))]
    return _index(found, *notes, *((Note(name="lorenz", zh="洛伦兹曲线", value=curve),) if curve else ()))


def _ends(parts: tuple[GroupPart, ...]) -> tuple[Note, Note]:
    highest, lowest = highest_and_lowest(parts)
    return (
        Note(name="highest", zh="最高组每人", value=show_bounds(highest)),
        Note(name="lowest", zh="最低组每人", value=show_bounds(lowest)),
    )


def _difference(parts: tuple[GroupPart, ...], _told: Told) -> Answer:
    return _index(difference(parts), *_ends(parts)) if parts else _index(None)


def _ratio(parts: tuple[GroupPart, ...], _told: Told) -> Answer:
    if not parts:
        return _index(None)
    found = times_as_much(parts)
    return Answer(value=found, status=Status.NO_DENOMINATOR if found is None else Status.OK, notes=_ends(parts))


def _theil(parts: tuple[GroupPart, ...], _told: Told) -> Answer:
    return _index(theil(parts))


def _concentration(parts: tuple[GroupPart, ...], _told: Told) -> Answer:
    return _index(concentration(parts))


def _spread(  # noqa: PLR0913 -- the words of a definition
    metric_id: str,
    zh: str,
    en: str,
    *,
    statement_zh: str,
    statement_en: str,
    pitfalls_zh: str,
    pitfalls_en: str,
    formula: Callable[[tuple[GroupPart, ...], Told], Answer],
    params: tuple[Param, ...] = (OF, OVER),
    direction: Direction = Direction.DOWN,
    references: tuple[str, ...] = (),
) -> Metric:
    return Metric(
        definition=MetricDefinition(
            id=metric_id,
            name_zh=zh,
            name_en=en,
            statement_zh=statement_zh,
            statement_en=statement_en,
            unit=UnitKind.FACTOR,
            kind=MetricKind.INDEX,
            direction=direction,
            source="groups",
            params=params,
            exclusions_zh="没有数值或没有人口的组, 逐一写明。",
            exclusions_en="Groups without a figure or without residents; each is named.",
            pitfalls_zh=pitfalls_zh,
            pitfalls_en=pitfalls_en,
            references=references,
        ),
        tabulation=Spread(formula=formula),
    )


METRICS = (
    _spread(
        "equity.gini",
        "基尼系数",
        "Gini coefficient",
        statement_zh="所选指标在各组之间的加权基尼系数, 按各组人口加权; 区划以外的分组各组等权。0为完全均等。",
        statement_en=(
            "The Gini coefficient of a metric over groups, divisions weighed by residents and other groups alike; 0 is "
            "the same for everybody."
        ),
        pitfalls_zh="不加权会把村的大小当作不公平; n 组最多 (n−1)/n, 组少时看校正值。",
        pitfalls_en=(
            "Unweighted it measures the size of villages; n groups reach (n-1)/n at most, see the corrected one."
        ),
        formula=_gini,
        references=("sum of |x w' - x' w| over pairs, over X W",),
    ),
    _spread(
        "equity.difference",
        "最高与最低之差",
        "Highest less lowest",
        statement_zh="所选指标在各组之间每人最高与最低之差; 区划以外的分组为各组数值之差。",
        statement_en="The highest less the lowest figure of a metric for each resident, over groups.",
        pitfalls_zh="只看两端, 组越多差越大。",
        pitfalls_en="It sees the two ends only and grows with the number of groups.",
        formula=_difference,
        references=("WHO HEAT: difference",),
    ),
    _spread(
        "equity.ratio",
        "最高与最低之比",
        "Highest over lowest",
        statement_zh="所选指标在各组之间每人最高与最低之比; 最低为零或可能为零时没有数值。",
        statement_en=(
            "The highest over the lowest figure of a metric for each resident; none where the lowest may be zero."
        ),
        pitfalls_zh="最低组很小时比值不稳。",
        pitfalls_en="With a very small lowest group it jumps.",
        formula=_ratio,
        references=("WHO HEAT: ratio",),
    ),
    _spread(
        "equity.theil",
        "泰尔指数",
        "Theil index",
        statement_zh="所选指标在各组之间的泰尔 T 指数, 按人口加权, 给出20位小数的上下界; 0为完全均等。",
        statement_en=(
            "Theil's T of a metric over groups, weighed by residents, between ends of 20 decimals; 0 is equal."
        ),
        pitfalls_zh="数值没有直观单位, 只用于比较; 数值有上下界时只知它在0与最大值之间。",
        pitfalls_en=(
            "It has no plain unit and only compares; of figures with bounds it is only known to be below its most."
        ),
        formula=_theil,
        references=("Theil 1967",),
    ),
    _spread(
        "equity.concentration",
        "集中指数",
        "Concentration index",
        statement_zh="各组按另一指标由差到好排列时, 所选指标的集中指数; 负值说明偏向较差的组, 正值说明偏向较好的组。",
        statement_en=(
            "The concentration index of a metric over groups that another metric orders from the worst off to "
            "the best; "
            "below zero it favours the worse off."
        ),
        pitfalls_zh="次序不同则数不同, 须连同次序引用。",
        pitfalls_en="Another order gives another figure: quote the order.",
        formula=_concentration,
        params=(OF, OVER, ORDER),
        direction=Direction.NONE,
        references=("WHO HEAT: concentration index",),
    ),
)
