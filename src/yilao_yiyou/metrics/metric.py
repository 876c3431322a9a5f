"""A metric: its definition, the tally it is computed from, and the formula."""

from collections.abc import Callable, Mapping
from enum import Enum
from typing import TypeAlias

from attrs import field, frozen

from yilao_yiyou.domain.attendance_tally import Asks, ReachTally
from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.crowd_tally import CrowdTally
from yilao_yiyou.domain.member_tally import MemberTally
from yilao_yiyou.domain.period import Period
from yilao_yiyou.domain.rows import AnySource, Timing
from yilao_yiyou.domain.tally import CountTally, DayTally
from yilao_yiyou.domain.target import Criterion
from yilao_yiyou.domain.tree_tally import TreeTally
from yilao_yiyou.metrics.assume import WEAKEST, Assume
from yilao_yiyou.metrics.definition import MetricDefinition
from yilao_yiyou.metrics.params import NO_SETTINGS, Settings
from yilao_yiyou.metrics.result import Answer, MetricResult, Note, Status
from yilao_yiyou.metrics.spread import GroupPart


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
        splits: Whether people are taken apart by the parameter `facet`, of which the classes share nobody (T2).
    """

    formula: Callable[[ReachTally, Assume, Bounds | None], Answer]
    timing: Timing = Timing.BEGUN
    notes: Callable[[ReachTally], tuple[Note, ...]] | None = None
    asks: Asks = Asks.EVERYTHING
    splits: bool = False


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
class Told:
    """What a formula is told besides its tally.

    Attributes:
        settings: The metric's parameters, each with its value.
        during: The period asked for.
        population: The most people there can be in each group.
        assume: What is assumed of people without names.
    """

    settings: Settings = NO_SETTINGS
    during: Period | None = None
    population: Bounds | None = None
    assume: Assume = WEAKEST


@frozen(kw_only=True)
class Crowded:
    """Computed from events and from how many of them each named person was at.

    Attributes:
        formula: From tally to figure.
    """

    formula: Callable[[CrowdTally, Told], Answer]


class Against(Enum):
    """Which other events a group's events are held against."""

    OTHERS = "others"
    """Those of all other groups."""
    BEFORE = "before"
    """Those of the groups before it, in order of the keys."""
    EARLIER = "earlier"
    """The same group's from before the period."""


@frozen(kw_only=True)
class Beside:
    """Computed by holding a group's people against those of other events.

    Attributes:
        formula: From the group's tally and the other one to a figure.
        against: Which other events.
    """

    formula: Callable[[CrowdTally, CrowdTally, Told], Answer]
    against: Against


class Window(Enum):
    """Of which time a list is."""

    SAME = "same"
    """The period asked for."""
    YEAR_BEFORE = "year_before"
    """The same days of the year before."""
    AT_START = "at_start"
    """The first day of the period."""


@frozen(kw_only=True)
class Listing:
    """A list of members that a metric is computed from.

    Attributes:
        source: Where the rows come from.
        identity: The facet that names the member.
        amount: What is summed for each member, `None` for the rows themselves.
        timing: How days put a row in the time.
        window: Of which time.
        where: Which rows to let in, besides those asked for.
    """

    source: AnySource
    identity: str
    amount: str | None = None
    timing: Timing = Timing.BEGUN
    window: Window = Window.SAME
    where: tuple[Criterion, ...] = ()


@frozen(kw_only=True)
class Membered:
    """Computed from lists of members, held against each other by who is on them.

    Attributes:
        lists: Each list by the name that the formula knows it by.
        formula: From the tallies of the lists to a figure.
    """

    lists: Mapping[str, Listing]
    formula: Callable[[Mapping[str, MemberTally], Told], Answer]


@frozen(kw_only=True)
class Spread:
    """Computed from how another metric's figures are spread over groups.

    The parameters `metric` and `over` say which metric and which groups; `order`, where there is one, by which metric's
    figures the groups stand in order.
    """

    formula: Callable[[tuple[GroupPart, ...], Told], Answer]


@frozen(kw_only=True)
class Part:
    """A figure that another one is made of.

    Attributes:
        name: What the formula calls it.
        metric: The metric, by its id or one of one's own.
        where: Which rows to let in, besides those asked for.
        earlier: Whether it is that of the year before.
    """

    name: str
    metric: "str | Metric"
    where: tuple[Criterion, ...] = ()
    earlier: bool = False


def _no_parts(_: Settings) -> tuple[Part, ...]:
    return ()


@frozen(kw_only=True)
class Derived:
    """Computed from other figures of the same group.

    Attributes:
        parts: The figures.
        chosen: More of them, which the parameters choose.
        formula: From the figures to the one.
    """

    parts: tuple[Part, ...] = ()
    chosen: Callable[[Settings], tuple[Part, ...]] = _no_parts
    formula: Callable[[Mapping[str, MetricResult], Told], Answer]


@frozen(kw_only=True)
class AgainstTargets:
    """Computed by measuring what each target is set for."""

    formula: Callable[[Bounds, Bounds], Answer]


@frozen(kw_only=True)
class AgainstFigures:
    """Computed by measuring what each published figure claims."""

    formula: Callable[[Bounds, Bounds], Answer]


@frozen(kw_only=True)
class AmongPeers:
    """Computed by placing the register's own figure among the figures that peers have published."""

    formula: Callable[[Bounds, tuple[Bounds, ...]], Bounds]


Tabulation: TypeAlias = (
    Counted
    | Attended
    | Crowded
    | Beside
    | Membered
    | Treed
    | Dated
    | Spread
    | Derived
    | AgainstTargets
    | AgainstFigures
    | AmongPeers
)


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
