"""Parts and wholes: what figures of parts and the figure of the whole say of each other (R02-R05, R18, R20)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from attrs import frozen

from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.finding import Finding
from yilao_yiyou.domain.region_tree import RegionTree
from yilao_yiyou.measurement.reviews.listing import Listing
from yilao_yiyou.measurement.reviews.stated import Stated
from yilao_yiyou.metrics.breach import Breach
from yilao_yiyou.metrics.consistency import (
    max_le_union,
    missing_vs_zero,
    part_le_whole,
    period_mix,
    sum_eq,
    union_le_sum,
)
from yilao_yiyou.metrics.definition import RollUp
from yilao_yiyou.metrics.rulebook import as_finding


@frozen(kw_only=True)
class Whole:
    """A figure with those of its parts.

    Attributes:
        whole: The figure.
        parts: Those of its parts.
        complete: Whether they are all its parts.
        rule: How the parts make the whole.
    """

    whole: Stated
    parts: Sequence[Stated]
    complete: bool
    rule: RollUp

    @property
    def is_of_one_time(self) -> bool:
        """Whether the parts are of the whole's own period."""
        return all(part.days == self.whole.days for part in self.parts)


def held_to_parts(stated: Iterable[Stated], tree: RegionTree | None) -> Iterator[Finding]:
    """Yield what wholes and their parts say against each other.

    Args:
        stated: Figures.
        tree: The divisions, by which it is known whether figures of divisions are all there are.
    """
    families: defaultdict[tuple[object, ...], defaultdict[int | None, list[Stated]]]
    families = defaultdict(lambda: defaultdict(list))
    for each in stated:
        families[each.metric, each.slice][each.listing].append(each)
    for family in families.values():
        listings = [Listing(number=number, rows=rows) for number, rows in family.items()]
        wholes = [each for listed in listings for each in listed.rows if each.is_of_all_its_place]
        found = [whole for each in wholes for whole in _wholes(each, listings, tree)]
        yield from _mixed(found)
        for whole in found:
            if whole.is_of_one_time:
                yield from _held(whole)


def _mixed(found: list[Whole]) -> Iterator[Finding]:
    """Yield tables of parts for which there is a whole of another period alone; figures may well be of several."""
    matched = {whole.parts[0].listing for whole in found if whole.is_of_one_time}
    for whole in found:
        part = whole.parts[0]
        breach = period_mix(part.period, whole.whole.period)
        if part.listing is not None and part.listing not in matched and breach is not None:
            yield as_finding(breach, whole.whole.record)


def _wholes(whole: Stated, listings: Iterable[Listing], tree: RegionTree | None) -> Iterator[Whole]:
    """Yield a figure with its parts by place and by time, from each table that holds them and from figures."""
    for listed in listings:
        if listed.number is not None and listed.number == whole.listing:
            continue
        by_place, complete = _of_places(whole, listed, tree)
        if by_place:
            yield Whole(whole=whole, parts=by_place, complete=complete, rule=whole.definition.over_place)
        by_time = listed.moments_of(whole)
        if by_time:
            yield Whole(whole=whole, parts=by_time, complete=True, rule=whole.definition.over_time)


def _of_places(whole: Stated, listed: Listing, tree: RegionTree | None) -> tuple[list[Stated], bool]:
    """Return the parts of a figure by place, and whether they are all its parts."""
    parts = listed.under(whole)
    if listed.number is None:
        return parts, tree is not None and whole.place is not None and _all_children(whole.place, parts, tree)
    nowhere = listed.nowhere(whole) if parts else []
    # What lies in none of a table's divisions is surely of the place that the table is of.
    complete = not nowhere or nowhere[0].within == whole.place
    return [*parts, *nowhere] if complete else parts, complete


def _all_children(place: str, parts: Iterable[Stated], tree: RegionTree) -> bool:
    children = {region.code for region in tree.children(place)} if place in tree else set[str]()
    return bool(children) and children <= {each.place for each in parts}


def _held(found: Whole) -> Iterator[Finding]:
    record = found.whole.record
    told = [each.bounds for each in found.parts]
    missing = missing_vs_zero(told)
    if missing is not None:
        yield as_finding(missing, record)
    if found.whole.bounds is not None:
        parts = [bounds for bounds in told if bounds is not None]
        breaches = _breaches(found.rule, parts, found.whole.bounds, complete=found.complete and missing is None)
        yield from (as_finding(breach, record) for breach in breaches if breach is not None)


def _breaches(rule: RollUp, parts: list[Bounds], whole: Bounds, *, complete: bool) -> Iterator[Breach | None]:
    if rule is RollUp.DISTINCT:
        yield max_le_union(parts, whole)
        yield union_le_sum(whole, parts) if complete else None
    elif rule is RollUp.SUM and complete:
        yield sum_eq(parts, whole)
    elif rule is RollUp.SUM:
        yield part_le_whole(Bounds.total(parts), whole)
