"""What a metric means, as data: the statement (口径说明), the unit, what it adds over, what to beware of."""

from collections.abc import Mapping
from types import MappingProxyType

from attrs import Factory, field, frozen

from yilao_yiyou.domain.codes import CodeSet
from yilao_yiyou.domain.unit import UnitKind


class MetricKind(CodeSet):
    """How a figure of the metric behaves in time."""

    COUNT_FLOW = "count_flow", "流量计数"
    STOCK = "stock", "时点计数"
    DISTINCT = "distinct", "去重计数"
    RATIO = "ratio", "比率"
    STREAK = "streak", "连续时长"
    RANK = "rank", "位次"


class RollUp(CodeSet):
    """How the figures of parts make the figure of the whole."""

    SUM = "sum", "求和"
    LAST = "last", "取期末"
    DISTINCT = "distinct", "去重, 只有分项时取上下界"
    RATIO_OF_SUMS = "ratio_of_sums", "分子分母分别求和再相除"
    RECOMPUTE = "recompute", "由记录重新计算"
    NONE = "none", "不汇总"


_ZERO = "无记录时状态为 empty, 数值为零 (nothing on record: status empty, value zero)"
_NONE = "分母为零时状态为 no_denominator, 没有数值 (nothing to divide by: status no_denominator, no value)"
_ALONE = "没有可比的公布数时状态为 empty, 没有数值 (nothing to compare with: status empty, no value)"
_ZERO_POLICY: Mapping[MetricKind, str] = MappingProxyType(
    dict.fromkeys(MetricKind, _ZERO) | {MetricKind.RATIO: _NONE, MetricKind.RANK: _ALONE}
)


@frozen(kw_only=True)
class MetricDefinition:
    """The definition of a metric, the same for every reader (口径).

    Attributes:
        id: The metric's id, such as `reach.distinct_persons`.
        version: Counts up whenever the same records would give another figure.
        name_zh: Its Chinese name.
        name_en: Its English name.
        statement_zh: What exactly is counted, in Chinese.
        statement_en: The same in English.
        unit: The kind of unit that the figure is in.
        kind: How it behaves in time.
        source: The records it is counted from, a collection of the register.
        over_time: How the figures of periods roll up.
        over_place: How the figures of divisions roll up.
        over_category: How the figures of categories roll up.
        numerator: For a ratio, what is above.
        denominator: For a ratio, what is below.
        zero_policy: What is said when nothing is there to count.
        pitfalls_zh: What a reader gets wrong.
        pitfalls_en: The same in English.
        references: Where the definition comes from.
    """

    id: str
    version: int = 1
    name_zh: str
    name_en: str
    statement_zh: str
    statement_en: str
    unit: UnitKind
    kind: MetricKind
    source: str
    over_time: RollUp
    over_place: RollUp
    over_category: RollUp
    numerator: str | None = None
    denominator: str | None = None
    zero_policy: str = field(default=Factory(lambda self: _ZERO_POLICY[self.kind], takes_self=True))
    pitfalls_zh: str = ""
    pitfalls_en: str = ""
    references: tuple[str, ...] = ()
