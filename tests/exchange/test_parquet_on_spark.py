# ruff: noqa: ANN401 -- Spark is not there for the type checkers
"""PySpark reads what we write to Parquet."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import yilao_yiyou as yy
from yilao_yiyou.domain.edge import Edge
from yilao_yiyou.domain.period import Period
from yilao_yiyou.domain.volunteer import VolunteerCategory, VolunteerRecord

pytestmark = [pytest.mark.spark, pytest.mark.filterwarnings("default")]


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    """A small cluster in this process."""
    sql = pytest.importorskip("pyspark.sql")
    session = sql.SparkSession.builder.master("local[1]").config("spark.ui.enabled", value=False).getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    yield session
    session.stop()


def test_spark_reads_our_parquet(spark: Any, tmp_path: Path) -> None:
    """Texts with rare characters, sets, days and truth come to it as they are."""
    register = yy.Register(
        volunteers=(
            VolunteerRecord(
                id="𬭎1",
                person="p1",
                categories=frozenset({VolunteerCategory.TEACHER, VolunteerCategory.CADRE}),
                core=True,
                skills=("书法", "䶮"),
                valid=Period(date(2020, 1, 1), Edge.OPEN),
                consent_on=date(2022, 8, 1),
            ),
        )
    )
    path = tmp_path / "volunteers.parquet"
    yy.write(register, path)

    (row,) = spark.read.parquet(str(path)).collect()

    assert ("𬭎1", "p1", True, ["书法", "䶮"], date(2022, 8, 1)) == (
        row.id,
        row.person,
        row.core,
        row.skills,
        row.consent_on,
    )
    assert ["cadre", "teacher"] == sorted(row.categories)
