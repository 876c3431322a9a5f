"""Tallies that share what they have in common are those tabulated one by one."""

from collections.abc import Mapping
from random import Random
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import audience, crowd, registered
from tests.domain.selected import world
from tests.domain.small_records import activity, heads
from yilao_yiyou.domain.activity import CountMethod, Participation, ParticipationRole, Public
from yilao_yiyou.domain.period import Edge, Period
from yilao_yiyou.domain.quantity import Quantity
from yilao_yiyou.domain.register import Register
from yilao_yiyou.domain.target import criteria
from yilao_yiyou.errors import UnknownFacetError
from yilao_yiyou.measurement import asked_of
from yilao_yiyou.measurement.answering import table_of
from yilao_yiyou.measurement.tallies import SharedTallies
from yilao_yiyou.metrics.assume import Assume
from yilao_yiyou.metrics.result import MetricResult

Results = tuple[MetricResult, ...]
METHODS = tuple(method.value for method in CountMethod)


def _seen(record_id: str, at: str, number: int) -> Participation:
    """Return how often a page was looked at."""
    views = Quantity.of("人次", number)
    return heads(record_id, 0, at, role=ParticipationRole.VIEWER, method=CountMethod.VIEWS, heads=views)


REGISTER = registered(
    activity("a1"),
    activity("a2", region="371482", when=Period(Edge.UNKNOWN, Period.year(2022).end)),
    activity("a3", when=Period.year(2021)),
    activity("a4"),
    audience("x1", "a1", "p1", public=Public.CHILD),
    audience("x2", "a1", "p2"),
    audience("x3", "a2", "p2", public=Public.CHILD),
    audience("x4", "a3", "p3"),
    crowd("h1", "a1", 20),
    crowd("h2", "a2", 7, word="人次"),
    _seen("s1", "a3", 400),
)
QUESTIONS: tuple[Mapping[str, Any], ...] = (
    {},
    {"during": Period.year(2022)},
    {"during": Period.year(2021), "where": criteria(method=METHODS)},
    {"within": "371402"},
    {"by": "county"},
    {"by": ("month", "kind")},
    {"by": "public"},
    {"by": ("county", "role"), "where": criteria(role="audience")},
    {"assume": Assume(closed_by="county")},
    {"assume": Assume(disjoint_by="public"), "by": "kind"},
    {"assume": Assume(one_event_a_day=True)},
    {"where": criteria(public="child")},
)


def _both(register: Register, metric: str, questions: tuple[Mapping[str, Any], ...]) -> list[tuple[Results, Results]]:
    """Return the answers to each question, tabulated one by one and with what they share."""
    tallies = SharedTallies(register)
    asked = [asked_of(metric, register, **question) for question in (*questions, *questions)]
    return [(table_of(each).results, table_of(evolve(each, tallies=tallies)).results) for each in asked]


@pytest.mark.parametrize("metric", ["reach.distinct_persons", "reach.attendances", "reach.kplus"])
@pytest.mark.parametrize(
    "register",
    [REGISTER, REGISTER.with_records([activity("a1", region="371482")])],
    ids=["as usual", "with an id that two activities have"],
)
def test_shared_attendance_is_that_of_each_question_alone(metric: str, register: Register) -> None:
    """With events in doubt, views, groups of people, parts that share nobody, and repeated ids."""
    for expected, actual in _both(register, metric, QUESTIONS):
        assert expected == actual


@pytest.mark.parametrize("metric", ["team.count_stock", "volunteer.stock", "activity.sessions", "coverage.node"])
@given(seed=st.integers(0, 10_000))
def test_shared_counts_are_those_of_each_question_alone(metric: str, seed: int) -> None:
    """Of things and sums, of stocks on the same and on other days, of divisions with a point."""
    questions = [{"by": by, "during": during} for by in ((), "county") for during in _PERIODS]

    for expected, actual in _both(world(Random(seed)), metric, tuple(questions)):  # noqa: S311 -- not for secrets
        assert expected == actual


_PERIODS = (
    None,
    Period.year(2021),
    Period.year(2022),
    Period.second_half(2022),
    Period.since(Period.year(2022).ends[0]),
)


def test_coverage_is_grouped_by_one_thing_whoever_tabulates_it() -> None:
    """The refusal is the same every time."""
    asked = evolve(asked_of("coverage.node", REGISTER, by="kind"), tallies=SharedTallies(REGISTER))

    for _ in range(2):
        with pytest.raises(UnknownFacetError, match="coverage is grouped by one thing"):
            table_of(asked)
