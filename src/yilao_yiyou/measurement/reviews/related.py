"""Published figures that say how they stand to each other (R03, R05, R20, R21)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from yilao_yiyou.domain.finding import Finding
from yilao_yiyou.domain.published import FigureRelation, PublishedFigure
from yilao_yiyou.domain.quantity import Quantity
from yilao_yiyou.metrics.breach import Breach
from yilao_yiyou.metrics.consistency import part_le_whole, period_mix, sum_eq, unit_mix
from yilao_yiyou.metrics.rulebook import as_finding


def held_as_related(figures: Iterable[PublishedFigure]) -> Iterator[Finding]:
    """Yield what figures say against the whole that they name: parts of it, or all its parts."""
    listed = tuple(figures)
    by_id = {figure.id: figure for figure in reversed(listed)}
    parts: defaultdict[tuple[str, FigureRelation], list[tuple[PublishedFigure, Quantity]]] = defaultdict(list)
    for figure in listed:
        if figure.relation in _OF_A_WHOLE and figure.related in by_id and figure.quantity is not None:
            parts[figure.related, figure.relation].append((figure, figure.quantity))
    for (whole, relation), some in parts.items():
        total = by_id[whole]
        if total.quantity is not None:
            for found in _breaches(total, total.quantity, some, relation):
                yield as_finding(found, f"figures/{whole}")


_OF_A_WHOLE = {FigureRelation.SUBSET, FigureRelation.BREAKDOWN}


def _breaches(
    total: PublishedFigure, whole: Quantity, parts: list[tuple[PublishedFigure, Quantity]], relation: FigureRelation
) -> Iterator[Breach]:
    """Yield what keeps parts from being compared with the whole; if nothing does, what is wrong with them."""
    apart = [
        found
        for part, quantity in parts
        for found in (
            unit_mix(quantity.unit, whole.unit),
            period_mix(part.period, total.period, accruals=(part.accrual, total.accrual)),
        )
        if found is not None
    ]
    if apart:
        yield from apart
        return
    bounds = [quantity.bounds for _, quantity in parts]
    if relation is FigureRelation.BREAKDOWN:
        compared = [sum_eq(bounds, whole.bounds)]
    else:
        compared = [part_le_whole(part, whole.bounds) for part in bounds]
    yield from (found for found in compared if found is not None)
