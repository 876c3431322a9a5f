"""Answers: each metric by its tabulation, and those that are made of other answers."""

from collections.abc import Iterable, Iterator
from functools import partial

from attrs import evolve

from yilao_yiyou.domain.bounds import Bounds, Exact
from yilao_yiyou.domain.period import Period
from yilao_yiyou.domain.published import PublishedFigure
from yilao_yiyou.domain.quantity import Quantity
from yilao_yiyou.domain.rows import LEVELS
from yilao_yiyou.domain.tally import Key
from yilao_yiyou.domain.target import Criterion, Target
from yilao_yiyou.errors import MeasureError, UnknownFacetError
from yilao_yiyou.measurement.asked import Asked
from yilao_yiyou.measurement.listing import beside, crowded, membered
from yilao_yiyou.measurement.tabulating import attended, counted, dated, treed
from yilao_yiyou.measurement.tracing import traced
from yilao_yiyou.metrics.assume import Assume
from yilao_yiyou.metrics.change import year_before
from yilao_yiyou.metrics.metric import (
    AgainstFigures,
    AgainstTargets,
    AmongPeers,
    Attended,
    Beside,
    Counted,
    Crowded,
    Dated,
    Derived,
    Membered,
    Part,
    Spread,
    Treed,
)
from yilao_yiyou.metrics.rates import omission
from yilao_yiyou.metrics.result import Answer, MetricResult, Note, Status
from yilao_yiyou.metrics.spread import GroupPart
from yilao_yiyou.metrics.table import Columns, MetricTable


def table_of(asked: Asked) -> MetricTable:
    """Return the table that answers a question.

    Raises:
        UnknownMetricError: If a metric that it is made of is not known.
        UnknownFacetError: If the rows have no such facet.
        MeasureError: If something that the metric needs is missing.
    """
    results = (evolve(result, traced=partial(traced, asked, result, made_of)) for result in _results(asked))
    return MetricTable(
        definition=asked.metric.definition,
        by=asked.by,
        results=tuple(sorted(results, key=in_order)),
        during=asked.during,
        within=asked.within,
        names=asked.register.region_names,
        hand_over=partial(_dataframe, asked.attendance),
    )


def _dataframe(like: object, columns: Columns) -> object:
    from yilao_yiyou.frames.handing import dataframe

    return dataframe(columns, like=like)


def made_of(asked: Asked) -> Iterator[Asked]:
    """Yield the questions that another one is made of, none where it is put to the records themselves."""
    match asked.metric.tabulation:
        case Derived() as how:
            yield from (_part(asked, part) for part in _parts(asked, how))
        case Spread():
            yield _spread_out(asked)
        case AgainstTargets() | AgainstFigures() as how:
            yield from (_own(asked, claim) for claim in _chosen(asked, how))
        case AmongPeers():
            yield _own_of_peers(asked)
        case _:
            return


def in_order(result: MetricResult) -> tuple[tuple[bool, str], ...]:
    """Return a sort key that puts rows without a group last."""
    return tuple((part is None, part or "") for part in result.key)


def _results(asked: Asked) -> Iterator[MetricResult]:  # noqa: C901 -- one case for each tabulation
    match asked.metric.tabulation:
        case Counted() as how:
            yield from counted(asked, how)
        case Attended() as how:
            yield from attended(asked, how)
        case Treed() as how:
            yield from treed(asked, how)
        case Dated() as how:
            yield from dated(asked, how)
        case Crowded() as how:
            yield from crowded(asked, how)
        case Beside() as how:
            yield from beside(asked, how)
        case Membered() as how:
            yield from membered(asked, how)
        case Spread() as how:
            yield _spread(asked, how)
        case Derived() as how:
            yield from _derived(asked, how)
        case AgainstTargets() | AgainstFigures() as how:
            yield from _against(asked, how)
        case how:
            yield _among_peers(asked, how)


def _derived(asked: Asked, how: Derived) -> Iterator[MetricResult]:
    tables = {part.name: table_of(_part(asked, part)) for part in _parts(asked, how)}
    for key in dict.fromkeys(result.key for table in tables.values() for result in table) or ((),):
        found = {name: _row_or_empty(table, key) for name, table in tables.items()}
        result = asked.result(key, how.formula(found, asked.told()), rows=sum(part.rows for part in found.values()))
        yield evolve(
            result,
            assumptions=next((part.assumptions for part in found.values()), ()),
            findings=tuple(dict.fromkeys(finding for part in found.values() for finding in part.findings)),
        )


def _parts(asked: Asked, how: Derived) -> tuple[Part, ...]:
    return (*how.parts, *how.chosen(asked.settings))


def _part(asked: Asked, part: Part) -> Asked:
    """Return the question about a figure that another one is made of."""
    own = asked.instead(part.metric, where=(*asked.where, *part.where))
    if not part.earlier:
        return own
    if _CALENDAR.intersection(asked.by):
        raise UnknownFacetError("与上年比较时不能按年月日分组", "a comparison of years is not grouped by the calendar")
    return evolve(own, during=year_before(asked.during or Period.always()))


_CALENDAR = frozenset({"year", "month", "day"})


def _row_or_empty(table: MetricTable, key: Key) -> MetricResult:
    found = table.find(key)
    unit = table.definition.measured_in
    zero = MetricResult(definition=table.definition, key=key, value=Quantity(Bounds(0), unit), status=Status.EMPTY)
    return found or zero


def _spread(asked: Asked, how: Spread) -> MetricResult:
    """Return how another metric's figures are spread over groups, and which groups are left out."""
    if asked.by:
        raise UnknownFacetError(
            '分布指标不分组; 写 params={"over": 分组项}', 'a spread is not grouped; pass params={"over": facet}'
        )
    over, table = asked.settings.text("over"), table_of(_spread_out(asked))
    order = _order(asked, over)
    parts, omitted = list[tuple[Exact, GroupPart]](), list[str]()
    for result in table:
        name, people = table.label(result), _weight(asked, over, result.key[0])
        place = 0 if order is None else order.get(result.key)
        if result.value is None or not people or place is None:
            omitted.append(name)
        else:
            parts.append((place, GroupPart(name=name, amount=result.bounds, people=people)))
    rows = sum(result.rows for result in table)
    if not rows:
        return asked.result((), Answer(value=None, status=Status.EMPTY), rows=0)
    answer = how.formula(tuple(part for _, part in sorted(parts, key=lambda pair: pair[0])), asked.told())
    notes = (Note(name="groups", zh="组数", value=str(len(parts))), *answer.notes, *omission(tuple(omitted)))
    return asked.result((), evolve(answer, notes=notes), rows=rows)


def _spread_out(asked: Asked) -> Asked:
    """Return the question about the metric that is spread, group by group."""
    own = asked.instead(asked.settings.metric("metric"), where=asked.where)
    return evolve(own, by=(asked.settings.text("over"),))


def _weight(asked: Asked, over: str, part: str | None) -> int | None:
    """Return the residents of a division, one for a group of another kind, nothing for rows of no group."""
    if part is None:
        return None
    if over not in LEVELS:
        return 1
    return asked.register.tree[part].population if part in asked.register.tree else None


def _order(asked: Asked, over: str) -> dict[Key, Exact] | None:
    """Return the place of each group by another metric's figures, `None` where no order is asked for."""
    ordering = asked.settings.metric("order")
    if not ordering:
        return None
    table = table_of(evolve(asked.instead(ordering, where=()), by=(over,)))
    return {result.key: result.bounds.lo for result in table if result.value is not None}


def _against(asked: Asked, how: AgainstTargets | AgainstFigures) -> Iterator[MetricResult]:
    """Yield what each target, or published figure, is against the records; one is chosen by its id."""
    for each in _chosen(asked, how):
        done = table_of(_own(asked, each)).item()
        answer = Answer(value=None, status=done.status)
        if done.value is not None and each.quantity is not None:
            answer = how.formula(done.bounds, each.quantity.bounds)
        result = asked.result((each.id,) if asked.by else (), answer, rows=done.rows)
        yield evolve(result, assumptions=done.assumptions, findings=done.findings)


def _chosen(asked: Asked, how: AgainstTargets | AgainstFigures) -> list[Target | PublishedFigure]:
    """Return the targets or figures that are asked about."""
    facet, among = ("target", asked.register.targets) if isinstance(how, AgainstTargets) else ("figure", _claims(asked))
    if asked.by not in {(), (facet,)} or any(criterion.facet != facet for criterion in asked.where):
        raise UnknownFacetError(f'只能按 "{facet}" 筛选和分组', f'these are chosen and grouped by "{facet}" only')
    wanted = asked.values(facet)
    chosen: list[Target | PublishedFigure] = [each for each in among if not wanted or each.id in wanted]
    if not asked.by and len(chosen) != 1:
        raise MeasureError(
            f'选中了 {len(chosen)} 个; 写 where={{"{facet}": 编号}} 或 by="{facet}"',
            f'{len(chosen)} are meant; pass where={{"{facet}": id}} or by="{facet}"',
        )
    return chosen


def _claims(asked: Asked) -> tuple[PublishedFigure, ...]:
    """Return the published figures that say which records would bear them out."""
    return tuple(each for each in asked.register.figures if each.metric is not None and each.quantity is not None)


def _own(asked: Asked, claim: Target | PublishedFigure) -> Asked:
    """Return the question about a target's or a figure's own metric, criteria, period and scope."""
    metric_id, quantity = claim.metric or "", claim.quantity
    own = evolve(asked.instead(metric_id, where=claim.where), by=(), during=claim.period, within=claim.scope)
    if isinstance(own.metric.tabulation, AgainstTargets | AgainstFigures | AmongPeers):
        raise MeasureError(
            f"{claim.id} 的指标须由记录算出, 不能是 {metric_id}",
            f"{claim.id} is to be set for a metric that is counted from records, not for {metric_id}",
        )
    if quantity is None or own.metric.definition.unit is not quantity.unit.kind:
        raise MeasureError(f"{claim.id} 的单位与指标 {metric_id} 不同", f"{claim.id} is not in the unit of {metric_id}")
    if isinstance(claim, PublishedFigure):
        return evolve(own, assume=Assume.from_criteria(claim.assume))
    return own


def _among_peers(asked: Asked, how: AmongPeers) -> MetricResult:
    """Return the register's place among the figures of peers; which metric is asked for by `where={"metric": id}`."""
    own = _own_of_peers(asked)
    figures = [figure for figure in asked.register.figures if _is_peer(figure, own)]
    place = table_of(own).item()
    peers = tuple(_published(figure, own) for figure in figures)
    if not peers or place.value is None:
        return asked.result((), Answer(value=None, status=Status.EMPTY), rows=place.rows)
    return asked.result((), Answer(value=how.formula(place.bounds, peers)), rows=len(peers))


def _own_of_peers(asked: Asked) -> Asked:
    """Return the question about the register's own figure."""
    named = asked.values("metric")
    if len(named) != 1:
        raise MeasureError('写 where={"metric": 指标}', 'say of which metric: where={"metric": id}')
    if asked.by:
        raise UnknownFacetError("位次不能分组", "a rank is not grouped")
    return asked.instead(named[0], where=tuple(each for each in asked.where if each.facet != "metric"))


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
