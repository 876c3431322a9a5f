"""Tables and published figures for the tests of reviews, and what is found in short."""

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from typing import Any

from tests.builders import divisions
from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.finding import Finding
from yilao_yiyou.domain.period import Period
from yilao_yiyou.domain.published import FigureKind, PublishedFigure
from yilao_yiyou.domain.quantity import Quantity
from yilao_yiyou.metrics.catalogue import metric as find_metric
from yilao_yiyou.metrics.result import MetricResult, Status
from yilao_yiyou.metrics.rulebook import RULE_OF
from yilao_yiyou.metrics.table import MetricTable

YEAR, LAST_YEAR = Period.year(2022), Period.year(2021)
AS_OF = date(2022, 9, 1)
CITY = divisions("3714", "371402", "371403", "371422")


def found(findings: Iterable[Finding]) -> list[tuple[str, str]]:
    """Return the number of each rule that is broken, and where."""
    return [(RULE_OF[finding.rule].code, finding.record) for finding in findings]


def claimed(name: str, metric: str, number: int | Bounds, **told: Any) -> PublishedFigure:  # noqa: ANN401 -- any field
    """Return a figure that was published of a metric, in its unit unless another one is told."""
    bounds = number if isinstance(number, Bounds) else Bounds(number)
    unit = told.pop("unit", find_metric(metric).definition.measured_in)
    usual = {"text": "若干", "kind": FigureKind.FIGURE, "counted": "某数", "period": YEAR, "scope": "3714"}
    return PublishedFigure(id=name, metric=metric, quantity=Quantity(bounds, unit), **{**usual, **told})


def table(metric: str, by: tuple[str, ...], rows: dict[Any, Any], **told: Any) -> MetricTable:  # noqa: ANN401 -- any field
    """Return a table of a metric that did not come from records."""
    definition = find_metric(metric).definition
    results = [
        MetricResult(
            definition=definition,
            key=key if isinstance(key, tuple) else (key,),
            value=None if number is None else Quantity(_bounds(number), definition.measured_in),
            status=Status.EMPTY if number is None else Status.OK,
        )
        for key, number in rows.items()
    ]
    return MetricTable(definition=definition, by=by, results=tuple(results), **{"during": YEAR, **told})


def _bounds(number: int | Bounds | Fraction) -> Bounds:
    return number if isinstance(number, Bounds) else Bounds(number)
