"""Metamorphic properties by name, each for every metric to which it applies."""

from random import Random
from typing import Any

import pytest
from attrs import evolve

from tests.metrics.invented import invented
from tests.metrics.usual import GENERAL, usual
from yilao_yiyou.domain.register import Register
from yilao_yiyou.domain.unit import UnitKind
from yilao_yiyou.measurement import measure
from yilao_yiyou.metrics.catalogue import METRICS
from yilao_yiyou.metrics.definition import MetricKind, RollUp
from yilao_yiyou.metrics.metric import Crowded, Membered
from yilao_yiyou.metrics.result import MetricResult
from yilao_yiyou.metrics.rolling import roll_up_to
from yilao_yiyou.metrics.rollup import roll_up

SEEDS = range(12)
ROWS_REPEAT = {"reach.kplus", "reach.effective_rate", "reach.estimate", "volunteer.active_rate", "retention.rate"}
"""Metrics of who it was, to which a second row of the same person at the same activity says nothing new."""


def _one(metric: str, register: Register, **more: Any) -> MetricResult:  # noqa: ANN401 -- any argument of `measure()`
    return measure(metric, register, **{**usual(metric), **more}).item()


def _permutation(metric: str, seed: int) -> bool:
    """The order of records does not matter."""
    register, random = invented(seed), Random(seed)  # noqa: S311 -- made to be repeated, no secret
    shuffled: dict[str, Any] = {name: tuple(random.sample(rows, len(rows))) for name, rows in register.collections()}
    own, other = _one(metric, register), _one(metric, evolve(register, **shuffled))
    return (own.value, own.status, own.notes) == (other.value, other.status, other.notes)


def _duplication(metric: str, seed: int) -> bool:
    """A second row of the same person at the same activity changes nothing."""
    register = invented(seed)
    again = [evolve(row, id=f"{row.id}-again") for row in register.participations if row.person is not None]
    return _one(metric, register).value == _one(metric, register.with_records(again)).value


def _additivity(metric: str, seed: int) -> bool:
    """The counties, and what lies in none, add up to the whole."""
    parts = measure(metric, invented(seed), by="county", **usual(metric))
    return not len(parts) or roll_up(parts) == _one(metric, invented(seed)).bounds


def _monotonicity(metric: str, seed: int) -> bool:
    """A record more never lowers either end."""
    register = invented(seed)
    own = _one(metric, register).bounds
    for name in ("activities", "organizations", "designations", "incidents", "distributions", "claims", "teams"):
        changed: dict[str, Any] = {name: getattr(register, name)[:-1]}
        fewer = _one(metric, evolve(register, **changed)).bounds
        if fewer.lo > own.lo or (own.hi is not None and (fewer.hi is None or fewer.hi > own.hi)):
            return False
    return True


def _rollup_of_rollup(metric: str, seed: int) -> bool:
    """Villages to counties to the city is villages to the city."""
    villages = measure(metric, invented(seed), by="village", **usual(metric))
    straight, steps = roll_up_to("city", [villages]), roll_up_to("city", [roll_up_to("county", [villages])])
    return [(each.key, each.value) for each in straight] == [(each.key, each.value) for each in steps]


def _unit_change(metric: str, seed: int) -> bool:
    """A ratio in percent is a hundred times its parts over one another."""
    result = _one(metric, invented(seed))
    if result.value is None or result.numerator is None or result.denominator is None:
        return True
    plain = (result.numerator / result.denominator) * 100
    return result.bounds.lo == plain.lo and result.bounds.hi in {plain.hi, 100}


def _renaming(metric: str, seed: int) -> bool:
    """Other ids for the same activities give the same figures."""
    register = invented(seed)
    renamed = evolve(
        register,
        activities=tuple(evolve(row, id=f"z{row.id}") for row in register.activities),
        participations=tuple(evolve(row, activity=f"z{row.activity}") for row in register.participations),
        distributions=tuple(
            evolve(row, activity=None if row.activity is None else f"z{row.activity}") for row in register.distributions
        ),
    )
    return _one(metric, register).value == _one(metric, renamed).value


def _is_of_people(name: str) -> bool:
    return name in ROWS_REPEAT or name in {"reach.distinct_persons", "reach.named_share", "reach.attendances"}


def _adds(name: str) -> bool:
    return METRICS[name].definition.over_place is RollUp.SUM and METRICS[name].definition.unit is not UnitKind.FACTOR


COUNTS = {MetricKind.COUNT_FLOW, MetricKind.STOCK, MetricKind.DISTINCT}
HELD_BESIDE = {"reach.unique", "reach.incremental", "reach.new", "reach.returning", "safety.incident_free"}
"""These may fall when others come, or have no figure where nothing is on record."""

PERCENT = [name for name in GENERAL if METRICS[name].definition.unit is UnitKind.PERCENT]
ROLLED = {RollUp.SUM, RollUp.DISTINCT, RollUp.RATIO_OF_SUMS}

PROPERTIES = [
    *((_permutation, name) for name in GENERAL),
    *((_duplication, name) for name in GENERAL if _is_of_people(name)),
    *((_additivity, name) for name in GENERAL if _adds(name)),
    *((_monotonicity, name) for name in GENERAL if METRICS[name].definition.kind in COUNTS and name not in HELD_BESIDE),
    *(
        (_rollup_of_rollup, name)
        for name in GENERAL
        if METRICS[name].definition.over_place in ROLLED and name not in {"reach.frequency", "coverage.ratio"}
    ),
    *((_unit_change, name) for name in PERCENT),
    *((_renaming, name) for name in GENERAL),
]


@pytest.mark.parametrize(
    ("holds", "metric"), PROPERTIES, ids=[f"{holds.__name__.strip('_')}-{metric}" for holds, metric in PROPERTIES]
)
def test_what_must_not_change_does_not(holds: Any, metric: str) -> None:  # noqa: ANN401 -- one of the above
    """The property that the test is named after, on a dozen invented registers."""
    assert [seed for seed in SEEDS if not holds(metric, seed)] == []


def test_every_metric_has_a_property() -> None:
    """And the kinds of tallies are all among them."""
    assert {metric for _, metric in PROPERTIES} == set(GENERAL)
    assert {type(METRICS[metric].tabulation) for holds, metric in PROPERTIES if holds is _duplication} >= {
        Crowded,
        Membered,
    }
