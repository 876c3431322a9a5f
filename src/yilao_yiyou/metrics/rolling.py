"""Rolling up tables: county tables to the city, by each metric's own rule, with everything that is left out named."""

from collections import defaultdict
from collections.abc import Iterable

from attrs import evolve

from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.finding import Finding, Severity
from yilao_yiyou.domain.quantity import Quantity
from yilao_yiyou.domain.region import Level, RegionCode
from yilao_yiyou.domain.tally import Key
from yilao_yiyou.domain.unit import Axis
from yilao_yiyou.errors import IllegalSumError, MeasureError
from yilao_yiyou.metrics.definition import RollUp
from yilao_yiyou.metrics.result import MetricResult, Status
from yilao_yiyou.metrics.rollup import roll_up
from yilao_yiyou.metrics.table import MetricTable


def roll_up_to(
    to: str, tables: Iterable[MetricTable], *, cap: Bounds | None = None, disjoint: bool = False
) -> MetricTable:
    """Return the table of higher divisions from tables of lower ones.

    Args:
        to: The level, such as `city`.
        tables: Tables of one metric over one period, each grouped by one level; of several counties or of one each.
        cap: The most there can be in each higher division, for distinct members.
        disjoint: Whether no member is counted in two parts.

    Returns:
        A row for each higher division. A part without a figure is in no sum and is named in a finding; it is not zero.

    Raises:
        MeasureError: If there is no table, the tables are of other metrics, periods or versions, or a table is not
            grouped by a level below the one asked for.
        IllegalSumError: If a flow and a stock are mixed, or the metric does not roll up over places.
    """
    listed = tuple(tables)
    first = _alike(listed)
    level = _level(to)
    groups: defaultdict[Key, list[MetricResult]] = defaultdict(list)
    for table in listed:
        for result in table:
            groups[_above(table, result, level)].append(result)
    order = sorted(groups, key=lambda key: (key[0] is None, key[0] or ""))
    names = {code: name for table in listed for code, name in table.names.items()}
    return MetricTable(
        definition=first.definition,
        by=(to,),
        results=tuple(_rolled(first, key, groups[key], names, cap, disjoint=disjoint) for key in order),
        during=first.during,
        within=None,
        names=names,
        hand_over=first.hand_over,
    )


def _alike(tables: tuple[MetricTable, ...]) -> MetricTable:
    """Return the first of tables that are all of one kind."""
    if not tables:
        raise MeasureError("没有可汇总的表", "there is no table to roll up")
    first = tables[0]
    for table in tables[1:]:
        if table.definition.kind is not first.definition.kind:
            raise IllegalSumError(
                f"{first.definition.kind.zh}与{table.definition.kind.zh}不能汇总在一起",
                f"a {first.definition.kind.value} and a {table.definition.kind.value} do not roll up together",
            )
        if table.definition != first.definition or table.during != first.during:
            raise MeasureError(
                "各表须为同一指标、同一版口径、同一期间",
                "the tables have to be of one metric, one version and one period",
            )
    return first


def _level(name: str) -> Level:
    found = {level.value: level for level in Level}.get(name)
    if found is None:
        known = ", ".join(level.value for level in Level)
        raise MeasureError(f"没有 {name} 这一级; 可用: {known}", f"there is no level {name}; there are: {known}")
    return found


def _above(table: MetricTable, result: MetricResult, level: Level) -> Key:
    """Return the higher division that a row is in; rows of no division stay so."""
    (name, *more) = table.by or ("",)
    lower = {each.value: each for each in Level}.get(name)
    if lower is None or more or lower.depth <= level.depth:
        raise MeasureError(
            f"表须按 {level.value} 以下的一级区划分组", f"a table has to be grouped by one level below {level.value}"
        )
    code = result.key[0]
    return (None if code is None else RegionCode(code).at(level),)


def _rolled(  # noqa: PLR0913 -- a group of parts, and how they are rolled up
    table: MetricTable,
    key: Key,
    parts: list[MetricResult],
    names: dict[str, str],
    cap: Bounds | None,
    *,
    disjoint: bool,
) -> MetricResult:
    ratio = table.definition.over_place is RollUp.RATIO_OF_SUMS
    told = [each for each in parts if (each.numerator if ratio else each.value) is not None]
    missing = [names.get(each.key[0] or "", each.key[0] or "未归类") for each in parts if each not in told]
    findings = tuple(dict.fromkeys(finding for each in parts for finding in each.findings)) + _omitted(key, missing)
    result = MetricResult(
        definition=table.definition,
        key=key,
        value=None,
        status=Status.EMPTY,
        rows=sum(each.rows for each in parts),
        assumptions=next((each.assumptions for each in parts), ()),
        findings=findings,
    )
    if not told:
        return result
    if ratio:
        below = _total(each.denominator for each in told)
        result = evolve(result, numerator=_total(each.numerator for each in told), denominator=below)
        if below.lo <= 0:
            return evolve(result, status=Status.NO_DENOMINATOR)
    bounds = roll_up(evolve(table, results=tuple(told)), over=Axis.PLACE, cap=cap, disjoint=disjoint)
    status = Status.OK if any(each.status is Status.OK for each in told) else Status.EMPTY
    return evolve(result, value=Quantity(bounds, table.definition.measured_in), status=status)


def _total(parts: Iterable[Bounds | None]) -> Bounds:
    return Bounds.total(part for part in parts if part is not None)


def _omitted(key: Key, missing: list[str]) -> tuple[Finding, ...]:
    if not missing:
        return ()
    listed = "、".join(missing)
    return (
        Finding(
            rule="MISSING_VS_ZERO",
            severity=Severity.INFO,
            record=key[0] or "all",
            zh=f"下列各组没有数值, 未计入汇总: {listed}",
            en=f"these parts have no figure and are not in the total: {listed}",
            mend_zh="补报后重新汇总; 没有数值不等于零",
            mend_en="roll up again when they have reported; no figure is no zero",
        ),
    )
