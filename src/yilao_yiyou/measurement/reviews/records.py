"""Records against capacities, targets and claims, and what stands out among them (R08, R11, R12, R22-R24)."""

from collections import defaultdict
from collections.abc import Iterator

from yilao_yiyou.domain.activity import Activity, ActivityKind
from yilao_yiyou.domain.bounds import Bounds, Exact
from yilao_yiyou.domain.finding import Finding
from yilao_yiyou.domain.published import PublishedFigure
from yilao_yiyou.domain.register import Register
from yilao_yiyou.domain.venue import Venue
from yilao_yiyou.errors import YilaoYiyouError
from yilao_yiyou.measurement import measure
from yilao_yiyou.measurement.reviews.alone import bunched, far_out, heaped
from yilao_yiyou.metrics.consistency import avg_range, full_cover, le_cap
from yilao_yiyou.metrics.result import MetricResult
from yilao_yiyou.metrics.rulebook import as_finding


def held_as_records(register: Register) -> Iterator[Finding]:
    """Yield what the records of a register say against its capacities, targets and claims, and what stands out."""
    yield from _attendances(register)
    yield from _residents(register)
    yield from _headcounts(register)
    yield from _targets(register)
    for figure in register.figures:
        yield from _claim(register, figure)


def _attendances(register: Register) -> Iterator[Finding]:
    """Yield activities with more people than the room holds or than is plausible, and those unlike the others."""
    came = {result.key[0]: result.bounds for result in measure("reach.attendances", register, by="id")}
    alike: defaultdict[tuple[str, ActivityKind], list[tuple[str, Exact]]] = defaultdict(list)
    for activity in register.activities:
        times = came.get(activity.id)
        if times is not None and times.hi != 0:
            yield from _too_many(register, activity, times)
            if times.point is not None:
                alike[activity.counted_at, activity.kind].append((f"activities/{activity.id}", times.point))
    for numbers in alike.values():
        yield from far_out(numbers)


def _too_many(register: Register, activity: Activity, times: Bounds) -> Iterator[Finding]:
    venue = None if activity.venue is None else register.find("Venue", activity.venue)
    room = venue.capacity if isinstance(venue, Venue) else None
    breaches = (
        None if room is None else le_cap(times, activity.sessions * room),
        avg_range(times, activity.sessions),
    )
    yield from (as_finding(found, f"activities/{activity.id}") for found in breaches if found is not None)


def _residents(register: Register) -> Iterator[Finding]:
    """Yield divisions in which more people came than live there."""
    residents = {str(region.code): region.population for region in register.regions if region.population is not None}
    for result in measure("reach.distinct_persons", register, by="division") if residents else ():
        people = residents.get(result.key[0] or "")
        found = None if people is None else le_cap(result.bounds, Bounds(people))
        if found is not None:
            yield as_finding(found, f"regions/{result.key[0]}")


def _headcounts(register: Register) -> Iterator[Finding]:
    heads = [
        row.heads.bounds.point for row in register.participations if row.heads and row.method and row.method.is_exact
    ]
    yield from heaped(heads, "participations")


def _targets(register: Register) -> Iterator[Finding]:
    results = [_completion(register, target.id) for target in register.targets]
    yield from bunched(
        (result.numerator.point, result.denominator.point)
        for result in results
        if result is not None and result.numerator is not None and result.denominator is not None
    )


def _completion(register: Register, target: str) -> MetricResult | None:
    """Return how far a target was reached, nothing where that cannot be measured; a review never raises."""
    try:
        return measure("target.completion", register, where={"target": target}).item()
    except YilaoYiyouError:
        return None


def _claim(register: Register, figure: PublishedFigure) -> Iterator[Finding]:
    """Yield the levels of which a claim of full coverage is not borne out, with how many divisions have a point."""
    if figure.quantity is None or figure.quantity.lo < _WHOLE or not (figure.metric or "").startswith("coverage."):
        return
    try:
        levels = measure("coverage.node", register, by="level", during=figure.period, within=figure.scope)
    except YilaoYiyouError:
        return
    for result in levels:
        covered, divisions = result.numerator, result.denominator
        found = None if covered is None or divisions is None else full_cover(covered, divisions)
        if found is not None:
            yield as_finding(found, f"figures/{figure.id}/{result.key[0]}")


_WHOLE = 100
