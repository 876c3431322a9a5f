"""People told class by class: how they bound reach, over what a rate is, and when they are of no use."""

from datetime import date
from random import Random

import pytest
from attrs import evolve

from tests.builders import audience, crowd, figure, notes, registered
from tests.domain.small_records import activity
from yilao_yiyou.domain.activity import Public
from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.period import Period
from yilao_yiyou.domain.register import Record
from yilao_yiyou.errors import MeasureError
from yilao_yiyou.measurement import measure
from yilao_yiyou.metrics.assume import Assume
from yilao_yiyou.metrics.residents import Population, PopulationByClass
from yilao_yiyou.metrics.result import Status

APART = Assume(disjoint_by="public")
CLASSES = {"child": Public.CHILD, "elder": Public.ELDER}


def by_class(**people: int | Bounds | Population) -> PopulationByClass:
    """Return people by the public that they are of."""
    return PopulationByClass(facet="public", classes=people)


def two_events(*unknown: int) -> list[Record]:
    """Return 30 and 25 children and 5 and 20 elders at two events, and there so many whose class is not told."""
    records: list[Record] = [activity("e1"), activity("e2")]
    for name, children, elders in (("e1", 30, 5), ("e2", 25, 20)):
        records += [crowd(f"{name}-c", name, children, public=Public.CHILD)]
        records += [crowd(f"{name}-g", name, elders, public=Public.ELDER)]
    return [*records, *(crowd(f"u{place}", "e2", number, public=None) for place, number in enumerate(unknown))]


def test_no_class_has_more_people_than_there_are_of_it() -> None:
    """E2 with 40 children and 100 elders: 40 of up to 55 children and all of up to 25 elders."""
    asked = {"assume": APART}

    assert figure("reach.distinct_persons", *two_events(), **asked).bounds == Bounds(50, 80)
    found = figure("reach.distinct_persons", *two_events(), population=by_class(child=40, elder=100), **asked)
    assert found.bounds == Bounds(50, 65)
    assert notes(found)["classes"] == "child 40; elder 100"
    # Classes share nobody by the metric's own parameter too.
    people = by_class(child=40, elder=Bounds(20, 22))
    assert figure("reach.by_category", *two_events(), population=people).bounds == Bounds(50, 62)


def test_who_is_of_no_known_class_may_be_of_any() -> None:
    """Ten more people: of 40 children and 100 elders none need be left out, of 40 and 30 five of them have no place."""
    for elders, most in ((100, 75), (30, 70)):
        people = by_class(child=40, elder=elders)
        found = figure("reach.distinct_persons", *two_events(10), population=people, assume=APART)

        assert found.bounds == Bounds(55, most)


@pytest.mark.parametrize("people", [by_class(child=29, elder=100), by_class(child=100)])
def test_a_class_below_those_surely_there_is_contradicted(people: PopulationByClass) -> None:
    """Thirty children of 29 there are, and elders where there are none."""
    found = figure("reach.distinct_persons", *two_events(), population=people, assume=APART)

    assert found.status is Status.CONTRADICTED
    assert [finding.rule for finding in found.findings] == ["RATE_GT_1"]


def test_a_class_may_be_too_small_for_what_is_assumed() -> None:
    """Three children each at two events of one day are six if these share nobody, and there are five."""
    records = [each for name in ("e1", "e2") for each in (activity(name), crowd(name, name, 3, public=Public.CHILD))]
    asked = {"population": by_class(child=5, elder=10)}

    assert figure("reach.distinct_persons", *records, assume=APART, **asked).bounds == Bounds(3, 5)
    apart = evolve(APART, one_event_a_day=True)
    assert figure("reach.distinct_persons", *records, assume=apart, **asked).status is Status.CONTRADICTED


def test_a_rate_is_over_all_classes_that_are_asked_about() -> None:
    """Over 50 people 100 to 160 %, which is not clipped; over 20 elders of them alone 100 to 125 %."""
    people = by_class(child=30, elder=20)

    every = figure("reach.rate", *two_events(), population=people, assume=APART)
    elders = figure("reach.rate", *two_events(), population=people, assume=APART, where={"public": "elder"})
    grouped = measure("reach.rate", registered(*two_events(5)), population=people, by="public")

    assert every.bounds == Bounds(100, 160)
    assert (elders.bounds, elders.denominator) == (Bounds(100, 125), Bounds(20))
    assert [(row.key, row.denominator) for row in grouped] == [
        (("child",), Bounds(30)),
        (("elder",), Bounds(20)),
        ((None,), Bounds(50)),
    ]
    assert figure("reach.kplus", *two_events(), population=people).bounds == Bounds(30, 35)


def test_a_class_that_nobody_counted_is_bounded_by_its_rows_alone() -> None:
    """Of children there is a count for the day asked about, of elders none."""
    children = Population(name="儿童", counts={"": {date(2020, 11, 1): 40}})
    people = by_class(child=children, elder=Population(name="老人", counts={}))
    asked = {"population": people, "assume": APART, "during": Period.year(2022)}

    found = figure("reach.distinct_persons", *two_events(), **asked)

    assert found.bounds == Bounds(50, 65)
    assert notes(found)["classes"] == "child 40"
    assert notes(found)["population_missing"] == "老人 - 2022-12-31"
    assert figure("reach.rate", *two_events(), **asked).status is Status.NO_DENOMINATOR


def test_classes_are_to_be_assumed_to_share_nobody() -> None:
    """What may overlap does not add up, and nothing is assumed in silence."""
    people = by_class(child=40, elder=100)

    for assume in (None, Assume(disjoint_by="role")):
        with pytest.raises(MeasureError, match='pass assume=Assume\\(disjoint_by="public"\\)'):
            figure("reach.distinct_persons", *two_events(), population=people, assume=assume)


def test_the_truth_is_within_the_bounds() -> None:
    """T2: of 300 simulated programmes, whose people sign or do not and whose class is told or not."""
    random = Random(2)  # noqa: S311 -- made to be repeated, no secret
    for _ in range(300):
        everybody = [(f"{name}{number}", name) for name in CLASSES for number in range(random.randint(1, 5))]
        truth, records = set[str](), list[Record]()
        for event in range(random.randint(1, 4)):
            there = random.sample(everybody, random.randint(1, len(everybody)))
            truth |= {who for who, _ in there}
            records += [activity(f"e{event}"), *told_of(random, f"e{event}", there)]
        people = by_class(**{name: sum(of == name for _, of in everybody) for name in CLASSES})

        found = figure("reach.distinct_persons", *records, population=people, assume=APART)

        assert len(truth) in found.bounds


def told_of(random: Random, event: str, there: list[tuple[str, str]]) -> list[Record]:
    """Return what is recorded of people at an event: some names, some heads, each with or without a class."""
    signed = [each for each in there if random.random() < 1 / 2]
    heads = [each for each in there if each not in signed]
    rows: list[Record] = [
        audience(f"{event}-{who}", event, who, public=CLASSES[name] if random.random() < 2 / 3 else None)
        for who, name in signed
    ]
    unknown = len(heads)
    for name, public in CLASSES.items():
        if random.random() < 2 / 3:
            own = sum(of == name for _, of in heads)
            rows.append(crowd(f"{event}-{name}", event, own, public=public))
            unknown -= own
    return [*rows, crowd(f"{event}-heads", event, unknown, public=None)]
