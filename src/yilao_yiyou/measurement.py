"""The door through which figures come out: `measure()`."""

from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias, TypeVar

from attrs import evolve, frozen

from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.finding import Finding, Severity
from yilao_yiyou.domain.period import Period
from yilao_yiyou.domain.quantity import Quantity
from yilao_yiyou.domain.region import Region, RegionCode
from yilao_yiyou.domain.register import Register
from yilao_yiyou.domain.rows import LEVELS, Question, Timing, attendance_rows, count_rows, day_rows, point_rows
from yilao_yiyou.domain.tally import CountTally, DayTally, Key, ReachTally, tally_attendance, tally_counts, tally_days
from yilao_yiyou.domain.target import Criterion, Target
from yilao_yiyou.domain.tree_tally import TreeTally, tally_tree
from yilao_yiyou.domain.unit import Unit, UnitKind
from yilao_yiyou.errors import MeasureError, UnknownFacetError
from yilao_yiyou.metrics.assume import Assume
from yilao_yiyou.metrics.catalogue import metric as find_metric
from yilao_yiyou.metrics.metric import AgainstTargets, AmongPeers, Attended, Counted, Dated, Derived, Metric, Treed
from yilao_yiyou.metrics.result import Answer, MetricResult, MetricTable, Status

Where: TypeAlias = Mapping[str, str | tuple[str, ...]] | tuple[Criterion, ...]
"""Which rows to let in: `{"kind": "lecture"}` or criteria."""

T = TypeVar("T")


@frozen(kw_only=True)
class _Asked:
    """One call of `measure()`, with everything that it was given."""

    register: Register
    metric: Metric
    by: tuple[str, ...]
    where: tuple[Criterion, ...]
    during: Period | None
    within: RegionCode | None
    assume: Assume
    population: Bounds | None

    def question(self, timing: Timing) -> Question:
        return Question(
            by=self.by,
            where=self.where,
            during=self.during,
            within=self.within,
            timing=timing,
            as_of=self.register.as_of,
        )


def measure(  # noqa: PLR0913 -- the keyword tail is the same for every metric
    metric: str,
    register: Register,
    *,
    by: str | tuple[str, ...] = (),
    during: Period | None = None,
    where: Where = (),
    within: str | None = None,
    assume: Assume | None = None,
    population: int | Bounds | None = None,
) -> MetricTable:
    """Return the figures of a metric, counted from a register's records.

    Args:
        metric: The metric's id, such as `reach.distinct_persons`.
        register: The records.
        by: What to group by: levels of the division tree (`county`), `year`, `month`, or facets of the rows.
        during: The period; flows are counted if they began in it, stocks as they stood on its last day.
        where: Which rows to let in, by facet.
        within: The division whose rows to let in.
        assume: What to assume of people without names; see `Assume`.
        population: The most people there can be in each group (人), for reach and its rate.

    Returns:
        A table with one row for each group; one row where nothing is grouped by. Divisions in which there was nothing
        are in it too, rows that belong to no group under the key `None`.

    Raises:
        UnknownMetricError: If no metric has the id.
        UnknownFacetError: If the rows have no such facet.
        MeasureError: If a stock is asked for without a day.

    >>> from datetime import date
    >>> from yilao_yiyou.domain.team import Team, TeamKind
    >>> team = Team(id="t1", name="某宣讲团", kind=TeamKind.LECTURE, region="371402",
    ...             valid=Period.since(date(2021, 5, 1)))
    >>> measure("team.formed", Register(teams=(team,)), during=Period.year(2021)).item().value
    Quantity(1 个)
    """
    asked = _Asked(
        register=register,
        metric=find_metric(metric),
        by=(by,) if isinstance(by, str) else by,
        where=_criteria(where),
        during=during,
        within=None if within is None else RegionCode(within),
        assume=assume or Assume(),
        population=Bounds(population) if isinstance(population, int) else population,
    )
    asked = evolve(asked, where=(*asked.metric.where, *asked.where))
    return MetricTable(
        definition=asked.metric.definition,
        by=asked.by,
        results=tuple(sorted(_results(asked), key=_in_order)),
        during=during,
        within=asked.within,
        names={region.code: region.name for region in register.regions},
    )


def _criteria(where: Where) -> tuple[Criterion, ...]:
    if isinstance(where, tuple):
        return where
    return tuple(
        Criterion(facet=facet, among=(among,) if isinstance(among, str) else tuple(among))
        for facet, among in where.items()
    )


def _in_order(result: MetricResult) -> tuple[tuple[bool, str], ...]:
    """Return a sort key that puts rows without a group last."""
    return tuple((part is None, part or "") for part in result.key)


def _results(asked: _Asked) -> Iterator[MetricResult]:
    match asked.metric.tabulation:
        case Counted() as how:
            yield from _counted(asked, how)
        case Attended() as how:
            yield from _attended(asked, how)
        case Treed() as how:
            yield from _treed(asked, how)
        case Dated() as how:
            yield from _dated(asked, how)
        case Derived() as how:
            yield from _derived(asked, how)
        case AgainstTargets() as how:
            yield from _against_targets(asked, how)
        case AmongPeers() as how:
            yield _among_peers(asked, how)


def _counted(asked: _Asked, how: Counted) -> Iterator[MetricResult]:
    rows = count_rows(asked.register, how.source, asked.question(how.timing), identity=how.identity, amount=how.amount)
    for key, tally in _with_empty_groups(asked, tally_counts(rows), CountTally()):
        yield _result(asked, key, how.formula(tally), rows=tally.rows)


def _attended(asked: _Asked, how: Attended) -> Iterator[MetricResult]:
    rows = attendance_rows(asked.register, asked.question(how.timing), parts_by=asked.assume.parts_by)
    for key, tally in _with_empty_groups(asked, tally_attendance(rows), ReachTally()):
        result = _result(asked, key, how.formula(tally, asked.assume, asked.population), rows=tally.rows)
        findings = (*_contradictions(tally), *_above_population(result))
        yield evolve(result, assumptions=asked.assume.statements_zh, findings=findings)


def _treed(asked: _Asked, how: Treed) -> Iterator[MetricResult]:
    tree = asked.register.tree if asked.within is None else asked.register.tree.subtree(asked.within)
    points = point_rows(asked.register, evolve(asked.question(Timing.STANDING), by=()))
    tallies = tally_tree(tree, points, group=_division_group(asked.by))
    if not tallies:
        tallies = {(): TreeTally()}
    for key, tally in tallies.items():
        yield _result(asked, key, how.formula(tally), rows=sum(int(level.points.hi or 0) for level in tally.levels))


def _division_group(by: tuple[str, ...]) -> Callable[[Region], Key | None]:
    if not by:
        return lambda _: ()
    (name, *more) = by
    if more or (name != "level" and name not in LEVELS):
        known = ", ".join(("level", *LEVELS))
        raise UnknownFacetError(
            f"覆盖率只能按一项分组, 可用: {known}", f"coverage is grouped by one thing, one of: {known}"
        )
    if name == "level":
        return lambda region: (region.level.value,)

    def group(region: Region) -> Key | None:
        at = region.code.at(LEVELS[name])
        return None if at is None else (at,)

    return group


def _dated(asked: _Asked, how: Dated) -> Iterator[MetricResult]:
    period = asked.during or (None if asked.register.as_of is None else Period.until(asked.register.as_of))
    if period is None:
        raise MeasureError(
            "连续年数须给出期间的最后一天", "years without a gap need the last day of a period: pass during="
        )
    question = asked.question(Timing.BEGUN)
    tallies = tally_days(day_rows(asked.register, how.source, question))
    for key, tally in _with_empty_groups(asked, tallies, DayTally(years=frozenset(), days=())):
        yield _result(asked, key, how.formula(tally, period), rows=len(tally.days))


def _derived(asked: _Asked, how: Derived) -> Iterator[MetricResult]:
    tables = {
        part.name: _again(asked, part.metric, by=asked.by, where=(*asked.where, *part.where)) for part in how.parts
    }
    keys = {result.key: None for table in tables.values() for result in table}
    for key in keys:
        parts = {name: _row_or_empty(table, key) for name, table in tables.items()}
        answer = how.formula(parts, asked.during)
        rows = sum(part.rows for part in parts.values())
        result = _result(asked, key, answer, rows=rows)
        yield evolve(result, assumptions=next(iter(parts.values())).assumptions)


def _row_or_empty(table: MetricTable, key: Key) -> MetricResult:
    found = next((result for result in table if result.key == key), None)
    unit = Unit.for_kind(table.definition.unit)
    zero = MetricResult(definition=table.definition, key=key, value=Quantity(Bounds(0), unit), status=Status.EMPTY)
    return found or zero


def _again(asked: _Asked, metric: str, *, by: tuple[str, ...], where: tuple[Criterion, ...]) -> MetricTable:
    return measure(
        metric,
        asked.register,
        by=by,
        during=asked.during,
        where=where,
        within=asked.within,
        assume=asked.assume,
        population=asked.population,
    )


def _against_targets(asked: _Asked, how: AgainstTargets) -> Iterator[MetricResult]:
    """Yield each target's completion; a target is chosen by its id and grouped by it."""
    if asked.by not in {(), ("target",)}:
        raise UnknownFacetError('目标只能按 "target" 分组', 'targets are grouped by "target" only')
    wanted = {value for criterion in asked.where if criterion.facet == "target" for value in criterion.among}
    chosen = [target for target in asked.register.targets if not wanted or target.id in wanted]
    if not asked.by and len(chosen) != 1:
        raise MeasureError(
            f'选中了 {len(chosen)} 个目标; 写 where={{"target": 编号}} 或 by="target"',
            f'{len(chosen)} targets are meant; pass where={{"target": id}} or by="target"',
        )
    for target in chosen:
        done = _done(asked.register, target)
        answer = how.formula(done.bounds, target.quantity.bounds)
        yield _result(asked, (target.id,) if asked.by else (), answer, rows=done.rows)


def _done(register: Register, target: Target) -> MetricResult:
    table = measure(target.metric, register, during=target.period, where=target.where, within=target.scope)
    result = table.item()
    if result.value is not None and result.value.unit.kind is not target.quantity.unit.kind:
        raise MeasureError(
            f"目标 {target.id} 的单位与指标 {target.metric} 不同",
            f"target {target.id} is not in the unit of {target.metric}",
        )
    return result


def _among_peers(asked: _Asked, how: AmongPeers) -> MetricResult:
    """Return the register's place among the figures of peers; which metric is asked for by `where={"metric": id}`."""
    named = [value for criterion in asked.where if criterion.facet == "metric" for value in criterion.among]
    if len(named) != 1:
        raise MeasureError('写 where={"metric": 指标}', 'say of which metric: where={"metric": id}')
    rest = tuple(criterion for criterion in asked.where if criterion.facet != "metric")
    own = _again(asked, named[0], by=(), where=rest).item()
    peers = tuple(
        figure.quantity.bounds
        for figure in asked.register.figures
        if figure.metric == named[0]
        and figure.where == rest
        and figure.quantity is not None
        # What was published of this very division is no peer of it.
        and (figure.scope is None or figure.scope != asked.register.scope)
    )
    if not peers:
        return _result(asked, (), Answer(value=None, status=Status.EMPTY), rows=own.rows)
    return _result(asked, (), Answer(value=how.formula(own.bounds, peers)), rows=len(peers))


def _with_empty_groups(asked: _Asked, tallies: Mapping[Key, T], empty: T) -> Iterator[tuple[Key, T]]:
    """Yield every group, and an empty one for each division of the level grouped by that had no row."""
    yield from tallies.items()
    for key in _expected_groups(asked):
        if key not in tallies:
            yield key, empty


def _expected_groups(asked: _Asked) -> Iterator[Key]:
    if not asked.by:
        yield ()
    elif len(asked.by) == 1 and asked.by[0] in LEVELS:
        for region in asked.register.tree.at(LEVELS[asked.by[0]]):
            if asked.within is None or region.code.within(asked.within):
                yield (region.code,)


def _result(asked: _Asked, key: Key, answer: Answer, *, rows: int) -> MetricResult:
    unit = Unit.for_kind(asked.metric.definition.unit)
    return MetricResult(
        definition=asked.metric.definition,
        key=key,
        value=None if answer.value is None else Quantity(answer.value, unit),
        status=answer.status,
        numerator=None if answer.share is None else answer.share.numerator,
        denominator=None if answer.share is None else answer.share.denominator,
        rows=rows,
        notes=answer.notes,
    )


def _contradictions(tally: ReachTally) -> Iterator[Finding]:
    for event in tally.contradictions:
        yield Finding(
            rule="NAMES_LE_HEADS",
            severity=Severity.ERROR,
            record=f"activities/{event}",
            zh="总人数少于实名人数",
            en="the total headcount is below the named people",
            mend_zh="核对签到表与总人数",
            mend_en="compare the sign-in list with the headcount",
        )


def _above_population(result: MetricResult) -> Iterator[Finding]:
    """Yield what is to be said of a group with more people than there are; the figure itself is left as it is."""
    whole = UnitKind.PERCENT
    above = result.value is not None and result.value.unit.kind is whole and result.value.bounds.lo > _WHOLE
    if result.status is Status.CONTRADICTED or above:
        yield Finding(
            rule="RATE_GT_1",
            severity=Severity.WARNING,
            record="/".join(part or "" for part in result.key) or "all",
            zh="参加人数超过总人数",
            en="more people took part than there are",
            mend_zh="核对: 是否含外来人员、人与人次是否混用、编号是否重复、总人数是否已旧、两级是否重复上报",
            mend_en="check for people from outside, persons against person-times, repeated ids, an old population, "
            "reports by two levels",
        )


_WHOLE = 100
