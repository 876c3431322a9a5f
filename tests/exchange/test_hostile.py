"""Files that are meant to hurt cost a clear error and nothing else."""

import os
from pathlib import Path

import pytest

from tools.hostile import MEBIBYTES, SECONDS, corpus, held_off
from yilao_yiyou.exchange.refusal import Reason

SEED = 1
NAMES = tuple(corpus(SEED))
# Each binary costs a process with its libraries; the others are tried by tools/hostile.py.
BINARY = ("parquet-", "arrow-", "duckdb-", "sqlite-")
SOME = {
    "parquet-half.parquet",
    "parquet-bomb.parquet",
    "arrow-flipped.arrow",
    "duckdb-view.duckdb",
    "sqlite-view.sqlite",
    "sqlite-blob.sqlite",
}
TRIED = tuple(name for name in NAMES if name in SOME or not name.startswith(BINARY))


def test_the_corpus_is_large_and_of_every_kind() -> None:
    """More than a hundred files, in every format that is read."""
    assert len(NAMES) > 100
    assert {name.partition("-")[0] for name in NAMES} >= {
        "json",
        "lines",
        "csv",
        "parquet",
        "arrow",
        "duckdb",
        "sqlite",
    }


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the measure forks a process for each file")
@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
def test_every_hostile_file_is_held_off(tmp_path: Path) -> None:
    """With a documented word, in a second and a hundred mebibytes, no process dead, nothing written."""
    found = list(held_off(list(TRIED), SEED, tmp_path))

    assert [held for held in found if not held.code] == []
    assert [held for held in found if held.seconds >= SECONDS or held.mebibytes >= MEBIBYTES] == []
    assert list(tmp_path.iterdir()) == []


def test_every_reason_has_a_word_of_its_own() -> None:
    """For programs that tell them apart."""
    assert len({reason.value for reason in Reason}) == len(Reason)
