"""Every metric is defined in two languages, rolls up by rules that its kind allows, and is held to them by a test."""

import ast
import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from tests.metrics.draws import AS_OF
from tests.metrics.invented import invented
from tests.metrics.oracle_checks import COVERED
from tests.metrics.oracle_returns import RETURNS
from tests.metrics.oracle_things import DISTINCT, STANDING, SUMS
from tests.metrics.usual import GENERAL, YEAR, usual
from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.fields import describe
from yilao_yiyou.domain.register import Register, collection_classes
from yilao_yiyou.domain.rows import Timing
from yilao_yiyou.errors import UnknownMetricError
from yilao_yiyou.measurement import measure
from yilao_yiyou.metrics.catalogue import METRICS, SUBJECTS, metric
from yilao_yiyou.metrics.definition import MetricDefinition, MetricKind, RollUp
from yilao_yiyou.metrics.metric import Counted, Derived, Treed
from yilao_yiyou.metrics.params import Settings
from yilao_yiyou.metrics.result import Status

EVERY = [each.definition for each in METRICS.values()]
IDS = list(METRICS)
HERE = Path(__file__).parent
WORKED = (
    *sorted(HERE.glob("test_worked_*.py")),
    HERE.parent / "measurement" / "test_measure.py",
)
"""The tests with worked examples."""


def _tests(path: Path) -> Iterator[ast.FunctionDef]:
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            yield node


def _expects(test: ast.FunctionDef) -> bool:
    """Return whether a test holds something to be equal to something."""
    asserts = (node for node in ast.walk(test) if isinstance(node, ast.Assert))
    return any(
        isinstance(inner, ast.Compare) and isinstance(inner.ops[0], ast.Eq)
        for each in asserts
        for inner in ast.walk(each.test)
    )


def _named(test: ast.FunctionDef) -> Iterator[str]:
    """Yield the texts in the code of a test and of its parameters; comments and docstrings are none of it."""
    docstring = ast.get_docstring(test, clean=False)
    for node in ast.walk(test):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value != docstring:
            yield node.value


def _worked() -> set[str]:
    tests = (test for path in WORKED for test in _tests(path) if _expects(test))
    return {text for test in tests for text in _named(test)}


def test_every_metric_has_a_worked_example_or_an_oracle() -> None:
    """A test that expects its figure of some records; the oracle of those alone that are plain counts of things."""
    plain = {*DISTINCT, *SUMS, *RETURNS, *(name for name in METRICS if isinstance(METRICS[name].tabulation, Treed))}

    assert sorted(METRICS.keys() - _worked() - plain) == []
    assert plain <= COVERED.keys()


def test_ids_are_unique() -> None:
    """No subject takes the id of another, which would hide it; each is found by its own."""
    listed = [each.id for each in chain.from_iterable(it.METRICS for it in SUBJECTS)]

    assert sorted(listed) == sorted(set(listed))
    assert listed == list(METRICS)
    assert all(metric(each).id == each for each in listed)


@pytest.mark.parametrize("definition", EVERY, ids=IDS)
def test_a_definition_says_what_is_counted_in_both_languages(definition: MetricDefinition) -> None:
    """A name, a statement and pitfalls each; what is left out in both or in neither."""
    assert re.fullmatch(r"[a-z]+\.[a-z_]+", definition.id)
    assert definition.version >= 1
    for zh in (definition.name_zh, definition.statement_zh, definition.zero_policy):
        assert re.search("[\u4e00-\u9fff]", zh)
    for en in (definition.name_en, definition.statement_en):
        assert re.search("[A-Za-z]{3}", en)
        assert not re.search("[\u4e00-\u9fff]", en)
    assert definition.statement_zh.endswith("。")
    assert definition.statement_en.endswith(".")
    assert re.search("[\u4e00-\u9fff]", definition.pitfalls_zh)
    assert re.search("[A-Za-z]{3}", definition.pitfalls_en)
    assert not re.search("[\u4e00-\u9fff]", definition.pitfalls_en)
    assert bool(definition.exclusions_zh) == bool(definition.exclusions_en)
    assert definition.grain_zh
    assert definition.grain_en
    assert definition.since


@pytest.mark.parametrize("definition", EVERY, ids=IDS)
def test_what_a_metric_requires_is_there_to_be_required(definition: MetricDefinition) -> None:
    """The columns by which it is counted are columns of the records; what comes from outside requires none."""
    classes = collection_classes()

    for collection, columns in definition.required.items():
        assert set(columns) <= {column.name for column in describe(classes[collection]).columns} | {"id"}
    assert bool(definition.required) == (definition.source not in {"metrics", "groups", "survey"})
    assert set(definition.assumptions) <= {f"T{number}" for number in range(1, 13)}


@pytest.mark.parametrize("definition", EVERY, ids=IDS)
def test_rules_of_rolling_up_fit_the_kind(definition: MetricDefinition) -> None:
    """Stocks and different members do not add over time, ratios never add, and ratios say of what they are."""
    rules = {definition.over_time, definition.over_place, definition.over_category}

    if definition.kind is MetricKind.RATIO:
        assert definition.numerator
        assert definition.denominator
        assert rules.isdisjoint({RollUp.SUM, RollUp.DISTINCT})
    else:
        assert (definition.numerator, definition.denominator) == (None, None)
    if definition.kind is MetricKind.STOCK:
        assert definition.over_time is RollUp.LAST
    if definition.kind is MetricKind.DISTINCT:
        assert RollUp.SUM not in rules
    if definition.kind in {MetricKind.STREAK, MetricKind.RANK}:
        assert rules <= {RollUp.RECOMPUTE, RollUp.NONE}


@pytest.mark.parametrize("name", IDS)
def test_what_stands_on_a_day_is_a_stock(name: str) -> None:
    """And only that is; what a figure is made of is known."""
    tabulation = METRICS[name].tabulation

    if isinstance(tabulation, Counted):
        assert (tabulation.timing is Timing.STANDING) == (METRICS[name].definition.kind is MetricKind.STOCK)
        assert (name in STANDING) == (tabulation.timing is Timing.STANDING)
        assert tabulation.source.name == METRICS[name].definition.source
    if isinstance(tabulation, Derived):
        chosen = tabulation.chosen(Settings.of(METRICS[name].definition.params, usual(name).get("params", {})))
        assert {part.metric for part in (*tabulation.parts, *chosen)} <= METRICS.keys()


@pytest.mark.parametrize("name", [name for name in GENERAL if name != "satisfaction.rate"])
def test_nothing_on_record_is_what_the_zero_policy_says(name: str) -> None:
    """A zero that says so, or no value and the reason."""
    definition = METRICS[name].definition
    asked: dict[str, Any] = {"during": YEAR, **usual(name)}
    result = measure(name, Register(as_of=AS_OF), **asked).item()

    assert result.rows == 0
    if "没有数值" in definition.zero_policy:
        assert result.value is None
        assert result.status in {Status.EMPTY, Status.NO_DENOMINATOR}
        assert (result.status is Status.NO_DENOMINATOR) == ("no_denominator" in definition.zero_policy)
    else:
        assert (result.value is not None, result.status) == (True, Status.EMPTY)
        assert result.bounds == Bounds(0)


@pytest.mark.parametrize("name", GENERAL)
def test_figures_are_in_the_unit_of_their_definition(name: str) -> None:
    """Whatever is on record, counts are whole, and a figure that is there has rows behind it."""
    for seed in range(20):
        result = measure(name, invented(seed), **usual(name)).item()

        assert result.definition is METRICS[name].definition
        if result.value is not None:
            assert result.value.unit == result.definition.measured_in
            assert result.status is not Status.OK or result.rows > 0 or name in {*OF_THE_TREE, "satisfaction.rate"}


OF_THE_TREE = {name for name in METRICS if isinstance(METRICS[name].tabulation, Treed)} | {"coverage.cascade"}


def test_an_id_nobody_knows_is_refused() -> None:
    """With all that there are, and the nearest if one is near."""
    with pytest.raises(UnknownMetricError, match=r"是不是 reach\.rate\? 可用: activity\.sessions"):
        metric("reach.rat")
    with pytest.raises(UnknownMetricError, match=r"did you mean reach\.rate\? there are: activity\.sessions"):
        metric("reach.rates")
    with pytest.raises(UnknownMetricError, match=r"there is no metric 'xyz'; there are"):
        metric("xyz")
