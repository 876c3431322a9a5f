"""Spans: records that hold something for a time, of which only one may do so at once."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator

from attrs import frozen

from yilao_yiyou.domain.edge import Extent
from yilao_yiyou.domain.period import Period


@frozen
class Span:
    """What one record holds, by whom, and for how long.

    Attributes:
        slot: What only one may hold at once, such as the chair of a body.
        holder: By whom; two spans of one holder do not clash.
        record: The record's id.
        extent: For how long.
    """

    slot: Hashable
    holder: str
    record: str
    extent: Extent


@frozen
class Clash:
    """Two records that hold the same at once.

    Attributes:
        later: The id of the record that began later.
        earlier: The id of the other.
        sure: Whether they surely do, whatever the ends are that nobody told.
    """

    later: str
    earlier: str
    sure: bool


def extent_of(period: Period) -> Extent:
    """Return how far a period's ends may lie apart."""
    return Extent.of(period.start, period.end)


def clashes(spans: Iterable[Span]) -> Iterator[Clash]:
    """Yield one clash for each span that overlaps another of its slot with another holder.

    Of all it overlaps the one that ends last is named. Each slot is sorted and read twice: once for what is sure and
    once for what may be. A span of which neither end is told is in doubt at most.
    """
    slots: defaultdict[Hashable, list[Span]] = defaultdict(list)
    for span in spans:
        slots[span.slot].append(span)
    for members in slots.values():
        if len(members) > 1:
            yield from _clashes(members)


def _clashes(members: list[Span]) -> Iterator[Clash]:
    sure = dict(_overlaps(members, start=lambda each: each.start_hi, end=lambda each: each.end_lo, verdicts=(True,)))
    maybe = dict(
        _overlaps(members, start=lambda each: each.start_lo, end=lambda each: each.end_hi, verdicts=(True, None))
    )
    for later, earlier in (maybe | sure).items():
        if later in sure or sure.get(earlier) != later:
            yield Clash(later, earlier, later in sure)


def _overlaps(
    members: list[Span],
    *,
    start: Callable[[Extent], int],
    end: Callable[[Extent], int],
    verdicts: tuple[bool | None, ...],
) -> Iterator[tuple[str, str]]:
    """Yield the record of each span, and of the one with the latest end before it that it overlaps."""
    latest: list[Span] = []
    for span in sorted(members, key=lambda each: start(each.extent)):
        other = next((each for each in latest if each.holder != span.holder), None)
        if other is not None and span.extent.overlaps(other.extent) in verdicts:
            yield span.record, other.record
        latest = _two_latest([*latest, span], end)


def _two_latest(spans: list[Span], end: Callable[[Extent], int]) -> list[Span]:
    """Return the span that ends last, and the one of another holder that does."""
    ordered = sorted(spans, key=lambda each: -end(each.extent))
    other = next((each for each in ordered if each.holder != ordered[0].holder), None)
    return ordered[:1] if other is None else [ordered[0], other]
