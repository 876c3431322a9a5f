"""Boundary changes: the figures of old divisions as later divisions would have had them, only when asked for."""

from collections.abc import Iterable
from datetime import date

from attrs import evolve

from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.division_change import DivisionChange, restate
from yilao_yiyou.domain.quantity import Quantity
from yilao_yiyou.domain.region import RegionCode
from yilao_yiyou.errors import IllegalSumError
from yilao_yiyou.metrics.definition import RollUp
from yilao_yiyou.metrics.result import MetricResult
from yilao_yiyou.metrics.table import MetricTable


def restated(
    table: MetricTable, changes: Iterable[DivisionChange], *, as_of: date, counted_on: date | None = None
) -> MetricTable:
    """Return a table grouped by divisions with the divisions of a day.

    Merges, transfers and splits with shares restate exactly; a split without shares leaves each part anything from
    nothing to all. What is not exact is in the findings. Rows of no division and rows without a figure stay as they
    are, and a division that they were merged into has no upper end.

    Args:
        table: Figures by division, of a metric that adds over places.
        changes: The changes of divisions.
        as_of: The day whose divisions are wanted.
        counted_on: The day whose divisions the table is in.

    Raises:
        IllegalSumError: If the metric does not add over places, or the table is not grouped by one thing.
        RegionCodeError: If a key is no division code.
    """
    if table.definition.over_place is not RollUp.SUM or len(table.by) != 1:
        raise IllegalSumError(
            f"{table.definition.name_zh}不能按新区划重述; 请由记录重新计算",
            f"{table.definition.id} is not restated from a table of divisions; compute it from the records",
        )
    told = {key: result for result in table if (key := result.key[0]) is not None and result.value is not None}
    counts = {RegionCode(code): result.bounds for code, result in told.items()}
    done = restate(counts, changes, as_of=as_of, counted_on=counted_on)
    rows = [_row(table, told, code, bounds) for code, bounds in sorted(done.counts.items())]
    rest = [result for result in table if result.key[0] not in told]
    if rows:
        rows[0] = evolve(rows[0], findings=(*rows[0].findings, *done.notes))
    return evolve(table, results=(*rows, *rest))


def _row(table: MetricTable, told: dict[str, MetricResult], code: RegionCode, bounds: Bounds) -> MetricResult:
    old = told.get(code)
    if old is not None and old.bounds == bounds:
        return old
    return MetricResult(definition=table.definition, key=(code,), value=Quantity(bounds, table.definition.measured_in))
