"""Statements: rows of tables and published figures alike, as what they say of which place and time."""

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from attrs import frozen

from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.period import Period
from yilao_yiyou.domain.published import FigureStatus, PublishedFigure
from yilao_yiyou.domain.region import RegionCode
from yilao_yiyou.domain.rows import EVERY_LEVEL, LEVELS
from yilao_yiyou.domain.unit import Accrual, UnitKind
from yilao_yiyou.metrics.catalogue import METRICS
from yilao_yiyou.metrics.definition import MetricDefinition, MetricKind
from yilao_yiyou.metrics.result import MetricResult, Status
from yilao_yiyou.metrics.table import MetricTable

Slice: TypeAlias = tuple[tuple[str, str | None], ...]
"""Which rows were let in, besides those of a place and a time: facets and values."""

Days: TypeAlias = tuple[object, object] | None
"""The two ends of a period, which are what two periods have to share."""

_CALENDAR = frozenset({"year", "month", "day"})


@frozen(kw_only=True)
class Stated:
    """One figure that somebody states.

    Attributes:
        record: Where it stands: a figure of a register, or a row of a table.
        definition: What it counts.
        bounds: The figure, `None` where none is reported.
        unit: The kind of unit that it is in.
        place: The division, `None` for everywhere or, in a table by divisions, for what lies in none.
        level: In a table by divisions, what it is grouped by.
        period: The period that is asked for.
        moment: In a table by time, the year, month or day.
        slice: Which rows were let in besides.
        listing: The table that it is a row of, which holds all its parts; `None` for a figure that stands alone.
        within: The division that the table is of.
        accrual: How it comes about in time, where that is told.
        parts: For a ratio, what is above and below.
    """

    record: str
    definition: MetricDefinition
    bounds: Bounds | None
    unit: UnitKind | None
    place: RegionCode | None = None
    level: str | None = None
    period: Period | None = None
    moment: str | None = None
    slice: Slice = ()
    listing: int | None = None
    within: str | None = None
    accrual: Accrual | None = None
    parts: tuple[Bounds, Bounds] | None = None

    @property
    def metric(self) -> str:
        """The id of what it counts."""
        return self.definition.id

    @property
    def days(self) -> Days:
        """The ends of its period."""
        return None if self.period is None else (self.period.start, self.period.end)

    @property
    def is_of_all_its_place(self) -> bool:
        """Whether it is of a place, and not of what lies in none of a table's divisions."""
        return self.level is None or self.place is not None


def of_tables(tables: Iterable[MetricTable]) -> Iterator[Stated]:
    """Yield what tables state, row by row."""
    for number, table in enumerate(tables):
        for result in table:
            yield _of_row(table, result, number)


def _of_row(table: MetricTable, result: MetricResult, number: int) -> Stated:
    told = dict(zip(table.by, result.key, strict=True))
    level = next((name for name in table.by if name in LEVELS or name == EVERY_LEVEL), None)
    moment = next((name for name in table.by if name in _CALENDAR), None)
    place = table.within if level is None else told[level]
    both = None if result.numerator is None or result.denominator is None else (result.numerator, result.denominator)
    return Stated(
        record=f"{table.definition.id}/{'/'.join(part or '-' for part in result.key) or 'all'}",
        definition=table.definition,
        bounds=None if result.value is None or result.status is Status.EMPTY else result.value.bounds,
        unit=None if result.value is None else result.value.unit.kind,
        place=None if place is None else RegionCode(place),
        level=level,
        period=table.during,
        moment=None if moment is None else told[moment] or "-",
        slice=tuple((name, value) for name, value in told.items() if name not in {level, moment}),
        listing=number,
        within=table.within,
        accrual=_ACCRUALS.get(table.definition.kind),
        parts=both,
    )


_ACCRUALS = {MetricKind.COUNT_FLOW: Accrual.FLOW, MetricKind.STOCK: Accrual.STOCK}


def of_figures(figures: Iterable[PublishedFigure]) -> Iterator[Stated]:
    """Yield what published figures state that say which metric they are of; plans and targets state nothing yet."""
    for figure in figures:
        metric = METRICS.get(figure.metric or "")
        if metric is not None and figure.quantity is not None and figure.status not in _NOT_YET:
            yield Stated(
                record=f"figures/{figure.id}",
                definition=metric.definition,
                bounds=figure.quantity.bounds,
                unit=figure.quantity.unit.kind,
                place=figure.scope,
                period=figure.period,
                slice=tuple(sorted((each.facet, "|".join(sorted(each.among))) for each in figure.where)),
                accrual=figure.accrual,
            )


_NOT_YET = {FigureStatus.PLANNED, FigureStatus.TARGET}
