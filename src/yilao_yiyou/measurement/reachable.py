"""The people there are in each group, from a number or from dated counts, with what is to be said of them."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from types import MappingProxyType

from attrs import evolve, field, frozen

from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.finding import Finding, Severity
from yilao_yiyou.domain.partial_date import PartialDate
from yilao_yiyou.domain.period import Period
from yilao_yiyou.domain.rows import EVERY_LEVEL, LEVELS
from yilao_yiyou.domain.tally import Key
from yilao_yiyou.errors import MeasureError
from yilao_yiyou.measurement.asked import Asked
from yilao_yiyou.metrics.population import Denominator, Snapshot
from yilao_yiyou.metrics.residents import EVERYBODY, Counted, Population, PopulationByClass
from yilao_yiyou.metrics.result import Note, show_bounds


@frozen(kw_only=True)
class Reachable:
    """The people there are in a group.

    Attributes:
        people: How many, `None` where nobody counted them.
        notes: Which count it is, or that there is none.
        findings: What is doubtful about it.
        classes: How many of each class, where the people are told by class; of a class that is not in it nobody knows.
    """

    people: Bounds | None
    notes: tuple[Note, ...] = ()
    findings: tuple[Finding, ...] = ()
    classes: Mapping[str, Bounds] = field(default=MappingProxyType({}))


def reachable(asked: Asked) -> Callable[[Key], Reachable]:
    """Return what tells the people there are in a group.

    Raises:
        MeasureError: When asked, if the counts are dated and no day is known to take them for.
    """
    population = asked.population
    if isinstance(population, PopulationByClass):
        return _by_class(asked, population)
    if not isinstance(population, Population):
        return lambda _: Reachable(people=population)
    on = cache(population.on)
    return lambda key: _picked(population, on, _place(asked, key), _day(asked, key, population.rule))


def _by_class(asked: Asked, population: PopulationByClass) -> Callable[[Key], Reachable]:
    """Return what tells the people there are in a group, of all classes that are asked about or of the group's own."""
    wanted = asked.values(population.facet) or tuple(population.classes)
    of_each = {
        name: reachable(evolve(asked, population=people))
        for name, people in population.classes.items()
        if name in wanted
    }

    def people(key: Key) -> Reachable:
        own = dict(zip(asked.by, key, strict=True)).get(population.facet)
        return _together({name: of_class(key) for name, of_class in of_each.items() if own in {None, name}})

    return people


def _together(classes: Mapping[str, Reachable]) -> Reachable:
    """Return the people of several classes, of whom all are known where each class is."""
    told = {name: there.people for name, there in classes.items() if there.people is not None}
    shown = "; ".join(f"{name} {show_bounds(people)}" for name, people in told.items())
    return Reachable(
        people=Bounds.total(told.values()) if len(told) == len(classes) else None,
        notes=(
            Note(name="classes", zh="各类总人数", value=shown or "-"),
            *dict.fromkeys(note for there in classes.values() for note in there.notes),
        ),
        findings=tuple(dict.fromkeys(finding for there in classes.values() for finding in there.findings)),
        classes=told,
    )


def _picked(population: Population, on: Callable[[date], Counted], place: str | None, day: date) -> Reachable:
    counted = on(day)
    found = None if place is None else counted.people.get(place)
    if found is None:
        shown = place or "-"
        missing = Note(name="population_missing", zh="没有人口数", value=f"{population.name} {shown} {day}")
        return Reachable(people=None, notes=(missing,))
    people = Note(name="population", zh=population.name, value=f"{show_bounds(found.people)} 人")
    findings = (*_old(population.name, place, found), *counted.notes)
    return Reachable(people=found.people, notes=(people, found.note), findings=tuple(findings))


def _old(name: str, place: str | None, found: Denominator) -> Iterator[Finding]:
    if found.is_old:
        yield Finding(
            rule="OLD_POPULATION",
            severity=Severity.WARNING,
            record=f"regions/{place or 'all'}",
            zh=f"{name}的时点 {found.counted_on} 早于所问之日3年以上",
            en=f"people were counted for {found.counted_on}, more than three years before the day asked about",
            mend_zh="换用较近的人口数, 或说明人口变动",
            mend_en="take a later count, or say how the population has changed",
        )


def _place(asked: Asked, key: Key) -> str | None:
    """Return the division of a group; nothing for rows of no division."""
    told = dict(zip(asked.by, key, strict=True))
    for name in (*LEVELS, EVERY_LEVEL):
        if name in told:
            return told[name]
    return asked.within or asked.register.scope or EVERYBODY


def _day(asked: Asked, key: Key, rule: Snapshot) -> date:
    """Return the day that people are to be counted for: the last or the middle one of the group's time."""
    period = _period(asked, key)
    if rule is Snapshot.MID_PERIOD:
        if period is None or not period.is_bounded:
            raise MeasureError("期中人口须有首尾日期: 写 during=...", "a middle day needs both ends: pass during=")
        start, end = period.ends
        return start + (end - start - timedelta(days=1)) // 2
    day = (None if period is None else period.last_day) or asked.register.as_of
    if day is None:
        raise MeasureError(
            "人口数有时点, 须给出日期: 写 during=..., 或在名册中写 as_of",
            "counts of people are dated; pass during=, or give the register an as_of",
        )
    return day


def _period(asked: Asked, key: Key) -> Period | None:
    """Return the period of a group by the calendar, of others the one asked about."""
    told = dict(zip(asked.by, key, strict=True))
    moment = next((told[name] for name in ("day", "month", "year") if told.get(name) is not None), None)
    if moment is None:
        return asked.during
    days = PartialDate.parse(moment)
    return Period.between(days.earliest, days.latest)
