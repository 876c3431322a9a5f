"""Answers: each metric by its tabulation, and those that are made of other answers."""

from collections.abc import Iterable, Iterator

from attrs import evolve

from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.published import PublishedFigure
from yilao_yiyou.domain.quantity import Quantity
from yilao_yiyou.domain.tally import Key
from yilao_yiyou.domain.target import Criterion, Target
from yilao_yiyou.domain.unit import Unit
from yilao_yiyou.errors import MeasureError, UnknownFacetError
from yilao_yiyou.measurement.asked import Asked
from yilao_yiyou.measurement.tabulating import attended, counted, dated, treed
from yilao_yiyou.metrics.metric import AgainstTargets, AmongPeers, Attended, Counted, Dated, Derived, Treed
from yilao_yiyou.metrics.result import Answer, MetricResult, MetricTable, Status


def table_of(asked: Asked) -> MetricTable:
    """Return the table that answers a question.

    Raises:
        UnknownMetricError: If a metric that it is made of is not known.
        UnknownFacetError: If the rows have no such facet.
        MeasureError: If something that the metric needs is missing.
    """
    return MetricTable(
        definition=asked.metric.definition,
        by=asked.by,
        results=tuple(sorted(_results(asked), key=_in_order)),
        during=asked.during,
        within=asked.within,
        names={region.code: region.name for region in asked.register.regions},
    )


def _in_order(result: MetricResult) -> tuple[tuple[bool, str], ...]:
    """Return a sort key that puts rows without a group last."""
    return tuple((part is None, part or "") for part in result.key)


def _results(asked: Asked) -> Iterator[MetricResult]:
    match asked.metric.tabulation:
        case Counted() as how:
            yield from counted(asked, how)
        case Attended() as how:
            yield from attended(asked, how)
        case Treed() as how:
            yield from treed(asked, how)
        case Dated() as how:
            yield from dated(asked, how)
        case Derived() as how:
            yield from _derived(asked, how)
        case AgainstTargets() as how:
            yield from _against_targets(asked, how)
        case how:
            yield _among_peers(asked, how)


def _derived(asked: Asked, how: Derived) -> Iterator[MetricResult]:
    tables = {part.name: table_of(asked.instead(part.metric, where=(*asked.where, *part.where))) for part in how.parts}
    for key in dict.fromkeys(result.key for table in tables.values() for result in table):
        parts = {name: _row_or_empty(table, key) for name, table in tables.items()}
        result = asked.result(key, how.formula(parts, asked.during), rows=sum(part.rows for part in parts.values()))
        yield evolve(
            result,
            assumptions=next(iter(parts.values())).assumptions,
            findings=tuple(dict.fromkeys(finding for part in parts.values() for finding in part.findings)),
        )


def _row_or_empty(table: MetricTable, key: Key) -> MetricResult:
    found = table.find(key)
    unit = Unit.for_kind(table.definition.unit)
    zero = MetricResult(definition=table.definition, key=key, value=Quantity(Bounds(0), unit), status=Status.EMPTY)
    return found or zero


def _against_targets(asked: Asked, how: AgainstTargets) -> Iterator[MetricResult]:
    """Yield each target's completion; a target is chosen by its id and grouped by it."""
    if asked.by not in {(), ("target",)} or any(criterion.facet != "target" for criterion in asked.where):
        raise UnknownFacetError('目标只能按 "target" 筛选和分组', 'targets are chosen and grouped by "target" only')
    wanted = asked.values("target")
    chosen = [target for target in asked.register.targets if not wanted or target.id in wanted]
    if not asked.by and len(chosen) != 1:
        raise MeasureError(
            f'选中了 {len(chosen)} 个目标; 写 where={{"target": 编号}} 或 by="target"',
            f'{len(chosen)} targets are meant; pass where={{"target": id}} or by="target"',
        )
    for target in chosen:
        done = _done(asked, target)
        answer = Answer(value=None, status=done.status)
        if done.value is not None:
            answer = how.formula(done.bounds, target.quantity.bounds)
        result = asked.result((target.id,) if asked.by else (), answer, rows=done.rows)
        yield evolve(result, assumptions=done.assumptions, findings=done.findings)


def _done(asked: Asked, target: Target) -> MetricResult:
    """Return what the records give under a target's own metric, criteria, period and scope."""
    own = evolve(asked.instead(target.metric, where=target.where), by=(), during=target.period, within=target.scope)
    if isinstance(own.metric.tabulation, AgainstTargets | AmongPeers):
        raise MeasureError(
            f"目标 {target.id} 的指标须由记录算出, 不能是 {target.metric}",
            f"target {target.id} is to be set for a metric that is counted from records, not for {target.metric}",
        )
    if own.metric.definition.unit is not target.quantity.unit.kind:
        raise MeasureError(
            f"目标 {target.id} 的单位与指标 {target.metric} 不同",
            f"target {target.id} is not in the unit of {target.metric}",
        )
    return table_of(own).item()


def _among_peers(asked: Asked, how: AmongPeers) -> MetricResult:
    """Return the register's place among the figures of peers; which metric is asked for by `where={"metric": id}`."""
    named = asked.values("metric")
    if len(named) != 1:
        raise MeasureError('写 where={"metric": 指标}', 'say of which metric: where={"metric": id}')
    if asked.by:
        raise UnknownFacetError("位次不能分组", "a rank is not grouped")
    own = asked.instead(named[0], where=tuple(each for each in asked.where if each.facet != "metric"))
    figures = [figure for figure in asked.register.figures if _is_peer(figure, own)]
    place = table_of(own).item()
    peers = tuple(_published(figure, own) for figure in figures)
    if not peers or place.value is None:
        return asked.result((), Answer(value=None, status=Status.EMPTY), rows=place.rows)
    return asked.result((), Answer(value=how.formula(place.bounds, peers)), rows=len(peers))


def _is_peer(figure: PublishedFigure, own: Asked) -> bool:
    """Return whether a figure is another division's for the same metric and the same rows."""
    return (
        figure.metric == own.metric.id
        and _letting_in(figure.where) == _letting_in(own.where)
        and figure.quantity is not None
        # What was published of this very division is no peer of it.
        and (figure.scope is None or figure.scope not in {own.within, own.register.scope})
    )


def _letting_in(where: Iterable[Criterion]) -> frozenset[tuple[str, frozenset[str]]]:
    """Return criteria without an order, in which they say the same."""
    return frozenset((criterion.facet, frozenset(criterion.among)) for criterion in where)


def _published(figure: PublishedFigure, own: Asked) -> Bounds:
    quantity = figure.quantity
    if quantity is None or quantity.unit.kind is not own.metric.definition.unit:
        raise MeasureError(
            f"公布数据 {figure.id} 的单位与指标 {own.metric.id} 不同",
            f"figure {figure.id} is not in the unit of {own.metric.id}",
        )
    return quantity.bounds
