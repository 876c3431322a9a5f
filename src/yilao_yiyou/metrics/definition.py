"""What a metric means, as data: the statement (口径说明), the unit, what it adds over, what to beware of."""

from collections.abc import Mapping
from types import MappingProxyType

from attrs import Factory, field, frozen

from yilao_yiyou.domain.codes import CodeSet
from yilao_yiyou.domain.unit import Unit, UnitKind
from yilao_yiyou.metrics.grain import GRAINS, UNTOLD
from yilao_yiyou.metrics.params import Param


class MetricKind(CodeSet):
    """How a figure of the metric behaves in time."""

    COUNT_FLOW = "count_flow", "流量计数"
    STOCK = "stock", "时点计数"
    DISTINCT = "distinct", "去重计数"
    RATIO = "ratio", "比率"
    STREAK = "streak", "连续时长"
    RANK = "rank", "位次"
    INDEX = "index", "指数"
    """A number that orders groups or spreads, such as a Gini coefficient; it never adds."""
    ESTIMATE = "estimate", "估计值"
    """What a model makes of the records; it stands beside the bounds, never in place of them."""


class Direction(CodeSet):
    """Which way is better."""

    UP = "up", "越高越好"
    DOWN = "down", "越低越好"
    NONE = "none", "无好坏"


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
_NOTHING = "无记录时没有数值 (no value without records)"
_ZERO_POLICY: Mapping[MetricKind, str] = MappingProxyType(
    dict.fromkeys(MetricKind, _ZERO)
    | {
        MetricKind.RATIO: _NONE,
        MetricKind.RANK: _ALONE,
        MetricKind.INDEX: _NOTHING,
        MetricKind.ESTIMATE: _NOTHING,
    }
)


@frozen(kw_only=True)
class MetricDefinition:
    """The definition of a metric, the same for every reader (口径).

    Attributes:
        id: The metric's id, such as `reach.distinct_persons`.
        version: Counts up whenever the same records would give another figure.
        since: The release of the library that first had it.
        name_zh: Its Chinese name.
        name_en: Its English name.
        statement_zh: What exactly is counted, in Chinese.
        statement_en: The same in English.
        unit: The kind of unit that the figure is in.
        word: The measure word of the unit, where it is not the usual one of its kind.
        kind: How it behaves in time.
        direction: Which way is better.
        source: The records it is counted from, a collection of the register or what is made of several.
        grain_zh: What one row is, so that nobody counts another thing.
        grain_en: The same in English.
        required: The columns without which it cannot be counted, by collection.
        params: What may be set, with its default.
        assumptions: The assumptions of `Assume` that move it, by their short names.
        numerator: For a ratio, what is above.
        denominator: For a ratio, what is below.
        exclusions_zh: What is left out on purpose.
        exclusions_en: The same in English.
        over_time: How the figures of periods roll up.
        over_place: How the figures of divisions roll up.
        over_category: How the figures of categories roll up.
        zero_policy: What is said when nothing is there to count.
        pitfalls_zh: What a reader gets wrong.
        pitfalls_en: The same in English.
        references: Where the definition comes from.
    """

    id: str
    version: int = 1
    since: str = "0.1.0"
    name_zh: str
    name_en: str
    statement_zh: str
    statement_en: str
    unit: UnitKind
    word: str | None = None
    kind: MetricKind
    direction: Direction = Direction.UP
    source: str
    grain_zh: str = field(default=Factory(lambda self: GRAINS.get(self.source, UNTOLD).zh, takes_self=True))
    grain_en: str = field(default=Factory(lambda self: GRAINS.get(self.source, UNTOLD).en, takes_self=True))
    required: Mapping[str, tuple[str, ...]] = field(
        default=Factory(lambda self: GRAINS.get(self.source, UNTOLD).required, takes_self=True)
    )
    params: tuple[Param, ...] = ()
    assumptions: tuple[str, ...] = ()
    numerator: str | None = None
    denominator: str | None = None
    exclusions_zh: str = ""
    exclusions_en: str = ""
    over_time: RollUp = RollUp.RECOMPUTE
    over_place: RollUp = RollUp.RECOMPUTE
    over_category: RollUp = RollUp.RECOMPUTE
    zero_policy: str = field(default=Factory(lambda self: _ZERO_POLICY[self.kind], takes_self=True))
    pitfalls_zh: str = ""
    pitfalls_en: str = ""
    references: tuple[str, ...] = ()

    @property
    def measured_in(self) -> Unit:
        """The unit of its figures, with the measure word."""
        return Unit.for_kind(self.unit) if self.word is None else Unit(self.word, self.unit)
