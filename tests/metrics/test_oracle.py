"""Every metric gives what its definition says, computed apart, on hundreds of small registers."""

import re
from collections.abc import Iterator
from pathlib import Path
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


ORACLES = sorted(set(Path(__file__).parent.glob("oracle*.py")) - {Path(__file__).with_name("oracle_asking.py")})


@pytest.mark.parametrize("path", ORACLES, ids=lambda path: path.stem)
def test_an_oracle_knows_nothing_of_rows_tallies_and_formulas(path: Path) -> None:
    """It takes records and plain values from the library, and nothing by which the library counts."""
    names = re.findall(r"^from (yilao_yiyou\S+) import", path.read_text(encoding="utf-8"), re.MULTILINE)

    assert "import yilao_yiyou" not in path.read_text(encoding="utf-8")
    assert set(names) <= {
        f"yilao_yiyou.domain.{name}"
        for name in (
            *("activity", "bounds", "day", "organization", "partial_date", "period", "published"),
            *("recurrence", "register", "target"),
        )
    }
