"""Every metric gives what its definition says, computed apart, on hundreds of small registers."""

from collections.abc import Iterator
from random import Random

import pytest

from tests.metrics.invented import invented
from tests.metrics.oracle_asking import Fault
from tests.metrics.oracle_checks import COVERED, WITHOUT
from yilao_yiyou.metrics.catalogue import METRICS

SEEDS = range(60)


def _faults(metric: str, seeds: range) -> Iterator[tuple[int, Fault]]:
    for seed in seeds:
        random = Random(f"{seed} {metric}")  # noqa: S311 -- made to be repeated, no secret
        fault = COVERED[metric](metric, invented(seed), random)
        if fault is not None:
            yield seed, fault


def test_every_metric_has_an_oracle_or_a_reason() -> None:
    """Whoever adds a metric writes what it is a second time, or says why that cannot be."""
    assert COVERED.keys() | WITHOUT.keys() == METRICS.keys()
    assert COVERED.keys().isdisjoint(WITHOUT)
    assert all(WITHOUT.values())


@pytest.mark.parametrize("metric", COVERED)
def test_a_metric_is_what_its_definition_says(metric: str) -> None:
    """Of any period, division, grouping and criteria, with days, places and publics that nobody told."""
    assert list(_faults(metric, SEEDS)) == []
