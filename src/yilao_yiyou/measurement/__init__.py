"""The door through which figures come out: `measure()`."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

from attrs import evolve

from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.period import Period
from yilao_yiyou.domain.region import RegionCode
from yilao_yiyou.domain.register import Register
from yilao_yiyou.domain.target import Criterion
from yilao_yiyou.errors import MeasureError
from yilao_yiyou.measurement.answering import in_order, table_of
from yilao_yiyou.measurement.asked import Asked
from yilao_yiyou.metrics.assume import Assume
from yilao_yiyou.metrics.catalogue import metric as find_metric
from yilao_yiyou.metrics.metric import Attended, Beside, Crowded, Metric
from yilao_yiyou.metrics.params import Settings
from yilao_yiyou.metrics.residents import Population, PopulationByClass
from yilao_yiyou.metrics.table import MetricTable

if TYPE_CHECKING:
    from narwhals.typing import IntoFrame

People: TypeAlias = int | Bounds | Population | PopulationByClass
"""The people there are: a number, or counts of them by division and day, or either of each class."""

Where: TypeAlias = Mapping[str, str | tuple[str, ...]] | tuple[Criterion, ...]
"""Which rows to let in: `{"kind": "lecture"}` or criteria."""


def measure(  # noqa: PLR0913 -- the keyword tail is the same for every metric
    metric: str | Metric,
    register: Register | None = None,
    *,
    attendance: "IntoFrame | None" = None,
    by: str | tuple[str, ...] = (),
    during: Period | None = None,
    where: Where = (),
    within: str | None = None,
    assume: Assume | None = None,
    population: People | Mapping[str, People] | None = None,
    params: Mapping[str, object] = MappingProxyType({}),
) -> MetricTable:
    """Return the figures of a metric, counted from a register's records or from a dataframe.

    Args:
        metric: The metric's id, such as `reach.distinct_persons`, or a metric of one's own.
        register: The records; may be left out where a dataframe is given and the metric is one of reach.
        attendance: Who took part in what, as a dataframe of pandas, Polars, PyArrow, DuckDB, PySpark or Daft, in place
            of the register's participations; see the reference page of its columns.
        by: What to group by: levels of the division tree (`county`), `year`, `month`, or facets of the rows.
        during: The period; flows are counted if they began in it, stocks as they stood on its last day.
        where: Which rows to let in, by facet.
        within: The division whose rows to let in.
        assume: What to assume of people without names; see `Assume`.
        population: The most people there can be in each group (人), for reach and its rate: one number for all, or a
            `Population` of dated counts by division. Several of them by name, such as residents and those eligible,
            give a row over each, for none of them is simply the right one. A `PopulationByClass` tells the people of
            each class, which bounds reach class by class; the classes are to be assumed to share nobody.
        params: What else the metric can be told, such as `{"k": 3}`; its definition lists them with their defaults.

    Returns:
        A table with one row for each group; one row where nothing is grouped by. Divisions in which there was nothing
        are in it too, rows that belong to no group under the key `None`.

    Raises:
        UnknownMetricError: If no metric has the id.
        UnknownFacetError: If the rows have no such facet.
        MeasureError: If something that the metric needs is missing, such as the day of a stock, or a parameter is not
            one that it takes.
        RegionCodeError: If `within` is no division code.
        UnitMixError: If the records state exposures that do not add.
        FrameError: If the dataframe is not a table of attendance.
        MissingExtraError: If a dataframe is given and the extra `frames` is not installed.

    >>> from datetime import date
    >>> from yilao_yiyou.domain.team import Team, TeamKind
    >>> team = Team(id="t1", name="某宣讲团", kind=TeamKind.LECTURE, region="371402",
    ...             valid=Period.since(date(2021, 5, 1)))
    >>> measure("team.formed", Register(teams=(team,)), during=Period.year(2021)).item().value
    Quantity(1 个)
    """
    several = population if isinstance(population, Mapping) else {"": population}
    asked = {
        name: asked_of(
            metric,
            register,
            attendance=attendance,
            by=by,
            during=during,
            where=where,
            within=within,
            assume=assume,
            population=people,
            params=params,
        )
        for name, people in several.items()
    }
    return _over_each(asked) if isinstance(population, Mapping) else table_of(asked[""])


def _over_each(several: Mapping[str, Asked]) -> MetricTable:
    """Return one table over several populations, each group with a row over each of them.

    Raises:
        MeasureError: If there is none.
    """
    tables = {name: table_of(asked) for name, asked in several.items()}
    if not tables:
        raise MeasureError("至少要有一个分母", "there has to be one denominator at least")
    first = next(iter(tables.values()))
    rows = (evolve(row, key=(*row.key, name)) for name, table in tables.items() for row in table)
    return evolve(first, by=(*first.by, "population"), results=tuple(sorted(rows, key=in_order)))


def asked_of(  # noqa: PLR0913 -- the tail of `measure()`
    metric: str | Metric,
    register: Register | None = None,
    *,
    attendance: object = None,
    by: str | tuple[str, ...] = (),
    during: Period | None = None,
    where: Where = (),
    within: str | None = None,
    assume: Assume | None = None,
    population: People | None = None,
    params: Mapping[str, object] = MappingProxyType({}),
) -> Asked:
    """Return what is asked by the arguments of `measure()`, which says what they mean and what is raised."""
    found = find_metric(metric) if isinstance(metric, str) else metric
    if register is None and (attendance is None or not isinstance(found.tabulation, Attended | Crowded | Beside)):
        raise MeasureError(
            f"指标 {found.id} 须由名册计算; 请给出 register", f"{found.id} is counted from a register; pass one"
        )
    return Asked(
        register=Register() if register is None else register,
        metric=found,
        attendance=attendance,
        by=(by,) if isinstance(by, str) else by,
        where=_criteria(where),
        during=during,
        within=None if within is None else RegionCode(within),
        assume=assume or Assume(),
        population=_people(population),
        settings=Settings.of(found.definition.params, params),
    )


def _people(population: object) -> Bounds | Population | PopulationByClass | None:
    """Return a population as bounds or dated counts; what is none is not repeated, for it may be anything."""
    if population is None or isinstance(population, Bounds | Population | PopulationByClass):
        return population
    if type(population) is int:
        return Bounds(population)
    raise MeasureError(
        f"population 须为整数、Bounds、Population 或 PopulationByClass, 得到 {type(population).__name__}",
        f"population is a whole number, Bounds, a Population or a PopulationByClass, got {type(population).__name__}",
    )


def _criteria(where: Where) -> tuple[Criterion, ...]:
    if isinstance(where, tuple):
        return where
    return tuple(
        Criterion(facet=facet, among=(among,) if isinstance(among, str) else tuple(among))
        for facet, among in where.items()
    )
