"""Populations: who can be reached, by division and day, so that a rate says over whom it is, and of when."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Self, TypeAlias

from attrs import field, frozen

from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.division_change import DivisionChange, restate
from yilao_yiyou.domain.finding import Finding
from yilao_yiyou.domain.region import RegionCode
from yilao_yiyou.domain.register import Register
from yilao_yiyou.metrics.population import Denominator, Snapshot, pick

EVERYBODY = ""
"""The key of a count that is of no single division but of all that is asked about."""


@frozen(kw_only=True)
class Counted:
    """The people of a population for one day.

    Attributes:
        people: Those of each division for whom there is a count.
        notes: What is not exact about them because divisions changed.
    """

    people: Mapping[str, Denominator]
    notes: tuple[Finding, ...] = ()


@frozen(kw_only=True)
class Population:
    """People who can be reached, counted on one or more days (人口).

    Residents, those on the household register and those eligible are different people: each is a population of its own,
    with its own name in the result.

    Attributes:
        name: Which people, such as 常住人口.
        counts: The people of each division by the day that they were counted for; of everybody under an empty code.
        rule: Which of several days is taken for the day asked about.
        changes: Changes of divisions since, by which counts are restated for the divisions of the day asked about.

    >>> residents = Population(name="常住人口", counts={"371402": {date(2020, 11, 1): 700_000}})
    >>> residents.on(date(2022, 12, 31)).people["371402"].people
    Bounds(700000)
    """

    name: str
    counts: Mapping[str, Mapping[date, int]]
    rule: Snapshot = Snapshot.LATEST_BEFORE
    changes: tuple[DivisionChange, ...] = ()

    @classmethod
    def of_residents(
        cls,
        register: Register,
        *,
        rule: Snapshot = Snapshot.LATEST_BEFORE,
        changes: Iterable[DivisionChange] = (),
    ) -> Self:
        """Return the residents of a register's divisions, of every day that they were counted for."""
        counts: dict[str, dict[date, int]] = {}
        for region in register.regions:
            if region.population is not None and region.population_on is not None:
                counts.setdefault(region.code, {})[region.population_on] = region.population
        return cls(name="常住人口", counts=counts, rule=rule, changes=tuple(changes))

    def on(self, day: date) -> Counted:
        """Return the people of each division for a day, those for whom the rule finds any.

        A count is restated for the divisions of the day: merges, transfers and splits with shares exactly, a split
        without shares between nothing and all. A division that is gone by then has none.

        Raises:
            RegionCodeError: If a key is no division code.
            RegionTreeError: If two changes of one day take the same division.
        """
        snapshots: dict[str, dict[date, int | Bounds]] = {}
        notes: dict[Finding, None] = {}
        for counted_on in sorted({each for dated in self.counts.values() for each in dated}):
            counted = {code: dated[counted_on] for code, dated in self.counts.items() if counted_on in dated}
            counts, found = self._restated(counted, counted_on, day)
            notes |= dict.fromkeys(found)
            for code, people in counts.items():
                snapshots.setdefault(code, {})[counted_on] = people
        picked = {code: pick(dated, day, self.rule) for code, dated in snapshots.items()}
        told = {code: denominator for code, denominator in picked.items() if denominator is not None}
        return Counted(people=told, notes=tuple(notes))

    def _restated(
        self, told: Mapping[str, int], counted_on: date, day: date
    ) -> tuple[Mapping[str, int | Bounds], tuple[Finding, ...]]:
        """Return counts in the divisions of a day, where that is later than the one they are of."""
        if counted_on >= day or not self.changes:
            return told, ()
        counts = {RegionCode(code): Bounds(people) for code, people in told.items() if code != EVERYBODY}
        done = restate(counts, self.changes, as_of=day, counted_on=counted_on)
        restated: dict[str, int | Bounds] = {str(code): people for code, people in done.counts.items()}
        return restated | {code: people for code, people in told.items() if code == EVERYBODY}, done.notes


People: TypeAlias = Bounds | Population
"""The people there are: a number, or dated counts of them by division."""


def _as_people(classes: Mapping[str, int | People]) -> Mapping[str, People]:
    return {name: Bounds(people) if isinstance(people, int) else people for name, people in classes.items()}


@frozen(kw_only=True)
class PopulationByClass:
    """People who can be reached, class by class of a facet of which the classes share nobody (T2).

    Everybody there is belongs to one of the classes; of a class that is not listed there is nobody.

    Attributes:
        facet: What divides the people, such as `public`.
        classes: How many people there are of each class (人), a number or dated counts.

    >>> PopulationByClass(facet="public", classes={"child": 300, "elder": Bounds(200, 220)}).classes["child"]
    Bounds(300)
    """

    facet: str
    classes: Mapping[str, People] = field(converter=_as_people)
