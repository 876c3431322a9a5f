"""A metric: its definition, the tally it is computed from, and the formula."""

from collections.abc import Callable, Mapping
from typing import TypeAlias

from attrs import field, frozen

from yilao_yiyou.domain.attendance_tally import Asks, ReachTally
from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.period import Period
from yilao_yiyou.domain.rows import AnySource, Timing
from yilao_yiyou.domain.tally import CountTally, DayTally
from yilao_yiyou.domain.target import Criterion
from yilao_yiyou.domain.tree_tally import TreeTally
from yilao_yiyou.metrics.assume import Assume
from yilao_yiyou.metrics.definition import MetricDefinition
from yilao_yiyou.metrics.result import Answer, MetricResult, Note, Status


def count_distinct(tally: CountTally) -> Answer:
    """Return how many distinct things there are; none on record is a zero that says so."""
    return Answer(value=tally.distinct, status=Status.OK if tally.rows else Status.EMPTY)


def sum_amounts(tally: CountTally) -> Answer:
    """Return what the amounts add up to; none on record is a zero that says so."""
    return Answer(value=tally.amount, status=Status.OK if tally.rows else Status.EMPTY)


@frozen(kw_only=True)
class Counted:
    """Computed from distinct things or from a sum.

    Attributes:
        source: Where the rows come from.
        identity: The facet whose value is counted once.
        amount: What is summed, `None` where things are counted.
        timing: How days put a row in the period.
        formula: From tally to figure.
    """

    source: AnySource
    identity: str
    amount: str | None = None
    timing: Timing = Timing.BEGUN
    formula: Callable[[CountTally], Answer] = count_distinct


@frozen(kw_only=True)
class Attended:
    """Computed from who took part in activities.

    Attributes:
        formula: From tally, assumptions and population to figure.
        timing: How days put an activity in the period.
        notes: What else to say of the tally.
        asks: What of the tally it takes, where nobody was counted without a name and without further assumptions.
    """

    formula: Callable[[ReachTally, Assume, Bounds | None], Answer]
    timing: Timing = Timing.BEGUN
    notes: Callable[[ReachTally], tuple[Note, ...]] | None = None
    asks: Asks = Asks.EVERYTHING


@frozen(kw_only=True)
class Treed:
    """Computed from plaques on the division tree, as they stand on the period's last day."""

    formula: Callable[[TreeTally], Answer]


@frozen(kw_only=True)
class Dated:
    """Computed from the days on which something began, up to the period's last day, which is the day of asking.

    Attributes:
        source: Where the rows come from.
        formula: From tally and period to figure.
        reaches_back: Whether days before the period count too, as for a streak.
    """

    source: AnySource
    formula: Callable[[DayTally, Period], Answer]
    reaches_back: bool = False


@frozen(kw_only=True)
class Part:
    """A figure that another one is made of."""

    name: str
    metric: str
    where: tuple[Criterion, ...] = ()


@frozen(kw_only=True)
class Derived:
    """Computed from other figures of the same group."""

    parts: tuple[Part, ...]
    formula: Callable[[Mapping[str, MetricResult], Period | None], Answer]


@frozen(kw_only=True)
class AgainstTargets:
    """Computed by measuring what each target is set for."""

    formula: Callable[[Bounds, Bounds], Answer]


@frozen(kw_only=True)
class AmongPeers:
    """Computed by placing the register's own figure among the figures that peers have published."""

    formula: Callable[[Bounds, tuple[Bounds, ...]], Bounds]


Tabulation: TypeAlias = Counted | Attended | Treed | Dated | Derived | AgainstTargets | AmongPeers


@frozen(kw_only=True)
class Metric:
    """A definition with the way to compute it."""

    definition: MetricDefinition
    tabulation: Tabulation
    where: tuple[Criterion, ...] = field(default=())

    @property
    def id(self) -> str:
        """The definition's id."""
        return self.definition.id
