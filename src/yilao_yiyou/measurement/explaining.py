"""Explaining a published figure: which definition of those that people use gives it."""

from collections.abc import Iterable, Iterator
from itertools import combinations, product

from attrs import frozen

from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.division_change import DivisionChange
from yilao_yiyou.domain.published import PublishedFigure
from yilao_yiyou.domain.register import Register
from yilao_yiyou.errors import MeasureError
from yilao_yiyou.measurement.recorded import Recorded
from yilao_yiyou.measurement.variants import Definition, Departure, Dimension, dimensions, stated
from yilao_yiyou.metrics.bridge import Bridge, Cause, Stage, bridge
from yilao_yiyou.metrics.reconcile import Verdict, verdict

_ORDER = tuple(Cause)


@frozen(kw_only=True)
class Variant:
    """A definition, how it departs from the stated one, and what the records give under it.

    Attributes:
        departures: The departures, none for the stated definition.
        definition: What is counted.
        bounds: What the records give.
        verdict: Whether that can be the published figure.
    """

    departures: tuple[Departure, ...]
    definition: Definition
    bounds: Bounds
    verdict: Verdict

    @property
    def zh(self) -> str:
        """The departures in Chinese."""
        return "、".join(each.zh for each in self.departures) or "原口径"

    @property
    def en(self) -> str:
        """The departures in English."""
        return ", ".join(each.en for each in self.departures) or "as stated"


@frozen(kw_only=True)
class Explanation:
    """The definitions nearest to the stated one that give a published figure.

    Attributes:
        figure: The published figure.
        hits: The variants that give it with the fewest departures; further ones are not looked for.
        tried: How many variants gave any figure.
        bridge: What lies between the published figure and the one of the stated definition, along the first hit.
    """

    figure: PublishedFigure
    hits: tuple[Variant, ...]
    tried: int
    bridge: Bridge | None

    @property
    def is_determined(self) -> bool:
        """Whether one definition alone is the likeliest."""
        return len(self.hits) == 1

    @property
    def zh(self) -> str:
        """What was found, in Chinese."""
        if not self.hits:
            return f"试过 {self.tried} 种口径, 都得不到公布的数字"
        found = "; ".join(hit.zh for hit in self.hits)
        return f"口径: {found}" if self.is_determined else f"口径未定, 都能得到公布的数字: {found}"

    @property
    def en(self) -> str:
        """What was found, in English."""
        if not self.hits:
            return f"none of {self.tried} definitions gives the published figure"
        found = "; ".join(hit.en for hit in self.hits)
        if self.is_determined:
            return f"definition: {found}"
        return f"definition undetermined, each gives the published figure: {found}"


def explain_figure(
    published: PublishedFigure, register: Register, *, changes: Iterable[DivisionChange] = (), departures: int = 2
) -> Explanation:
    """Return which definitions give a published figure from the records.

    The stated definition is tried first, then all that depart from it in one way, then in two, until some give the
    figure: other periods, persons or person-times, distinct members or members added over divisions, months or teams,
    sub-units in or out, online in or out, shorter and longer lists of kinds, divisions as they were or as they are. A
    variant that the records cannot answer is passed over, and one that allows anything is no explanation.

    Args:
        published: The figure, with its metric.
        register: The records; their as-of day anchors the other periods.
        changes: Changes of divisions, by which counts are restated.
        departures: How many departures are tried together at most.

    Raises:
        MeasureError: If the figure has no quantity or names no metric.
        UnknownMetricError: If there is no such metric.
    """
    if published.quantity is None or published.metric is None:
        raise MeasureError("公布数据须有读数与指标", "the published figure needs a quantity and a metric")
    known, base, moves = published.quantity.bounds, stated(published), tuple(changes)
    axes = dimensions(base, as_of=register.as_of or published.published_on, changes=moves)
    recorded = Recorded(register=register, changes=moves)
    tried, hits = 0, tuple[Variant, ...]()
    for number in range(departures + 1):
        asked = [_variant(recorded, base, taken, known) for taken in _departures(axes, number)]
        answered = [variant for variant in asked if variant is not None]
        tried += len(answered)
        hits = tuple(variant for variant in answered if variant.verdict is Verdict.CONSISTENT)
        if hits:
            break
    return Explanation(figure=published, hits=hits, tried=tried, bridge=_bridge(recorded, known, base, hits))


def _departures(axes: tuple[Dimension, ...], number: int) -> Iterator[tuple[Departure, ...]]:
    """Yield every choice of so many departures, at most one of a dimension."""
    for chosen in combinations(axes, number):
        yield from product(*chosen)


def _departed(base: Definition, departures: Iterable[Departure]) -> Definition:
    for departure in departures:
        base = departure.change(base)
    return base


def _variant(recorded: Recorded, base: Definition, taken: tuple[Departure, ...], known: Bounds) -> Variant | None:
    definition = _departed(base, taken)
    bounds = recorded.bounds(definition)
    if bounds is None:
        return None
    return Variant(departures=taken, definition=definition, bounds=bounds, verdict=verdict(known, bounds))


def _bridge(recorded: Recorded, known: Bounds, base: Definition, hits: tuple[Variant, ...]) -> Bridge | None:
    """Return the bridge along the first hit, departure by departure; `None` if the stated definition gives nothing."""
    first = recorded.bounds(base)
    if first is None:
        return None
    taken = sorted(hits[0].departures, key=lambda each: _ORDER.index(each.cause)) if hits else []
    stages = [Stage(bounds=first)]
    for at, departure in enumerate(taken, start=1):
        bounds = recorded.bounds(_departed(base, taken[:at]))
        if bounds is not None:
            stages.append(Stage(bounds=bounds, cause=departure.cause, zh=departure.zh, en=departure.en))
    return bridge(known, stages)
