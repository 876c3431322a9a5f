"""Sifting a table of attendance into rows that can be measured and rows that cannot."""

from typing import Any

import polars as pl
import pytest

import yilao_yiyou as yy
from tests.frames.backends import BACKENDS, Build
from yilao_yiyou.errors import FrameError, RegionCodeError
from yilao_yiyou.frames.engine import lazy, rows

WRONG: dict[str, tuple[dict[str, Any], str]] = {
    "no activity": ({"activity": None}, "activity"),
    "an unknown role": ({"role": "guest"}, "role"),
    "half a person": ({"person": None, "heads": 3.5, "heads_mean": "total", "method": "counted"}, "heads"),
    "fewer than nobody": ({"person": None, "heads": -1.0, "heads_mean": "total", "method": "counted"}, "heads"),
    "fewer at most": (
        {"person": None, "heads": 5.0, "heads_most": 4, "heads_mean": "besides", "method": "counted"},
        "heads_most",
    ),
    "who is among the heads is not said": ({"person": None, "heads": 5.0, "method": "counted"}, "heads_mean"),
    "a person and a headcount": ({"heads": 5.0, "heads_mean": "besides", "method": "counted"}, "person"),
    "views as people": ({"person": None, "heads": 5.0, "heads_mean": "besides", "method": "浏览量"}, "heads_unit"),
    "a day of the Chinese calendar of clerks": ({"day": "2022.3.5"}, "day"),
    "a day that is none": ({"day": "2022-02-30"}, "day"),
    "a code of five digits": ({"region": "37140"}, "region"),
    "a code that begins with zero": ({"region": "037140"}, "region"),
    "came no time": ({"times": 0}, "times"),
    "two things at once": ({"activity": None, "times": 0}, "activity times"),
}
SOUND: dict[str, Any] = {"activity": "a", "person": "x", "times": 1, "day": "2022-03-05", "region": "371402"}
TYPES = {
    "activity": pl.String,
    "person": pl.String,
    "times": pl.Int64,
    "heads": pl.Float64,
    "heads_most": pl.Int64,
    "heads_mean": pl.String,
    "heads_unit": pl.String,
    "method": pl.String,
    "role": pl.String,
    "day": pl.String,
    "region": pl.String,
}


def rows_of(*cells: dict[str, Any]) -> pl.DataFrame:
    """Return a table of some rows, sound but for the cells given."""
    whole = [{name: (SOUND | given).get(name) for name in TYPES} for given in cells]
    return pl.DataFrame(whole, schema=TYPES)


@pytest.mark.parametrize("build", BACKENDS.values(), ids=BACKENDS)
def test_every_wrong_cell_is_found_in_every_library(build: Build) -> None:
    """And the sound rows are measured without them."""
    sifted = yy.sift_attendance(build(rows_of({}, *(cells for cells, _ in WRONG.values()), {"person": "y"})))

    named = sorted(row["faults"] for row in rows(lazy(sifted.rejected)))
    assert named == sorted(faults for _, faults in WRONG.values())
    assert (sifted.accepted, sifted.refused) == (2, len(WRONG))
    assert {finding.field for finding in sifted.findings} == set(" ".join(named).split())
    assert yy.measure("reach.distinct_persons", attendance=sifted.sound, by="month")["2022-03"].bounds == yy.Bounds(2)


@pytest.mark.parametrize(("cells", "column"), WRONG.values(), ids=WRONG)
def test_a_table_with_a_wrong_cell_is_refused(cells: dict[str, Any], column: str) -> None:
    """It says in which column it is and how to set the rows apart."""
    with pytest.raises((FrameError, RegionCodeError)) as refused:
        yy.measure("reach.distinct_persons", attendance=rows_of(cells), by=("county", "month"))

    words = [*column.split(), "event", "region", "division"]
    assert any(word in str(refused.value) for word in words)


def test_a_sound_table_has_nothing_to_reject() -> None:
    """All of it is measured."""
    sifted = yy.sift_attendance(pl.DataFrame({"activity": ["a"], "person": ["x"]}))

    assert (sifted.accepted, sifted.refused, sifted.findings) == (1, 0, ())
    assert sifted.sound.equals(pl.DataFrame({"activity": ["a"], "person": ["x"]}))
    assert sifted.rejected.height == 0


def test_an_empty_table_is_sifted_into_nothing() -> None:
    """No row is wrong where there is none."""
    sifted = yy.sift_attendance(pl.DataFrame(schema={"activity": pl.String, "person": pl.String}))

    assert (sifted.accepted, sifted.refused) == (0, 0)


def test_a_number_is_no_day() -> None:
    """It might be the serial number of a worksheet, which is not guessed."""
    sifted = yy.sift_attendance(pl.DataFrame({"activity": ["a", "b"], "person": ["x", "y"], "day": [44625, None]}))

    assert [(finding.field, finding.zh) for finding in sifted.findings] == [("day", "1 行: 须为日期, 如 2022-03-05")]


def test_what_is_no_table_of_attendance_is_not_sifted() -> None:
    """Without its columns no row can be read."""
    with pytest.raises(FrameError, match="activity"):
        yy.sift_attendance(pl.DataFrame({"person": ["x"]}))


@pytest.mark.parametrize("kind", ["month", "year", "day"])
def test_days_without_any_date_are_unknown(kind: str) -> None:
    """A column that holds nothing has no type."""
    table = pl.DataFrame({"activity": ["a"], "person": ["x"], "day": [None]})

    assert yy.measure("reach.distinct_persons", attendance=table, by=kind)[None].bounds == yy.Bounds(1)
