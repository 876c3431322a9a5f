"""What was asked of `measure()`, and what every answer to it has in common."""

from collections.abc import Iterator, Mapping
from typing import TypeVar

from attrs import Factory, evolve, field, frozen

from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.finding import Finding
from yilao_yiyou.domain.period import Period
from yilao_yiyou.domain.quantity import Quantity
from yilao_yiyou.domain.region import RegionCode
from yilao_yiyou.domain.register import Register
from yilao_yiyou.domain.rows import EVERY_LEVEL, LEVELS, Question, Timing
from yilao_yiyou.domain.tally import Key
from yilao_yiyou.domain.target import Criterion
from yilao_yiyou.measurement.tallies import Tallies
from yilao_yiyou.metrics.assume import Assume
from yilao_yiyou.metrics.catalogue import metric as find_metric
from yilao_yiyou.metrics.metric import Metric, Told
from yilao_yiyou.metrics.params import NO_SETTINGS, Settings
from yilao_yiyou.metrics.population import FEWEST_PARAM, unless_few
from yilao_yiyou.metrics.residents import People, PopulationByClass
from yilao_yiyou.metrics.result import Answer, MetricResult

T = TypeVar("T")


@frozen(kw_only=True)
class Asked:
    """One call of `measure()`, with everything that it was given.

    Attributes:
        register: The records, empty where a dataframe was given alone.
        metric: The metric.
        by: What to group by.
        where: Which rows to let in.
        during: The period.
        within: The division.
        assume: What to assume of people without names.
        population: The most people there can be in each group, or dated counts of them, or either of each class.
        attendance: A dataframe to take attendance from in place of the records.
        settings: The metric's parameters, each with its value.
        tallies: The tallies of the register's records.
    """

    register: Register
    metric: Metric
    by: tuple[str, ...]
    where: tuple[Criterion, ...]
    during: Period | None
    within: RegionCode | None
    assume: Assume
    population: People | PopulationByClass | None
    attendance: object | None = None
    settings: Settings = NO_SETTINGS
    tallies: Tallies = field(default=Factory(lambda self: Tallies(self.register), takes_self=True), repr=False)

    def told(self, people: Bounds | None = None) -> Told:
        """Return what a formula is told besides its tally, with the people there are in the group."""
        if people is None and isinstance(self.population, Bounds):
            people = self.population
        return Told(settings=self.settings, during=self.during, population=people, assume=self.assume)

    def question(self, timing: Timing) -> Question:
        """Return what is to be asked of the rows."""
        return Question(
            by=self.by,
            where=(*self.metric.where, *self.where),
            during=self.during,
            within=self.within,
            timing=timing,
            as_of=self.register.as_of,
        )

    def instead(self, metric: str | Metric, *, where: tuple[Criterion, ...]) -> "Asked":
        """Return the same question about another metric, which takes the settings that it knows.

        Raises:
            UnknownMetricError: If no metric has the id.
            MeasureError: If a parameter that it needs is not among the settings.
        """
        found = find_metric(metric) if isinstance(metric, str) else metric
        return evolve(self, metric=found, where=where, settings=self.settings.handed_to(found.definition.params))

    def values(self, facet: str) -> tuple[str, ...]:
        """Return the values that are let in by a facet."""
        return tuple(value for criterion in self.where if criterion.facet == facet for value in criterion.among)

    def result(
        self,
        key: Key,
        answer: Answer,
        *,
        rows: int,
        assumptions: tuple[str, ...] = (),
        findings: tuple[Finding, ...] = (),
    ) -> MetricResult:
        """Return the answer for a group in the metric's unit."""
        unit = self.metric.definition.measured_in
        if FEWEST_PARAM.name in self.settings.values:
            answer = unless_few(answer, self.settings.whole(FEWEST_PARAM.name))
        return MetricResult(
            definition=self.metric.definition,
            key=key,
            value=None if answer.value is None else Quantity(answer.value, unit),
            status=answer.status,
            numerator=None if answer.share is None else answer.share.numerator,
            denominator=None if answer.share is None else answer.share.denominator,
            rows=rows,
            assumptions=assumptions,
            notes=answer.notes,
            findings=findings,
        )

    def with_empty_groups(self, tallies: Mapping[Key, T], empty: T) -> Iterator[tuple[Key, T]]:
        """Yield every group, and an empty one for each division of the level grouped by that had no row."""
        yield from tallies.items()
        for key in self._expected_groups():
            if key not in tallies:
                yield key, empty

    def _expected_groups(self) -> Iterator[Key]:
        if not self.by:
            yield ()
        elif len(self.by) == 1 and self.by[0] in {*LEVELS, EVERY_LEVEL}:
            level = LEVELS.get(self.by[0])
            for region in self.register.tree if level is None else self.register.tree.at(level):
                if self.within is None or region.code.within(self.within):
                    yield (region.code,)
