"""Sifting columns: a column that is wrong as a whole blames no row; a cell that is wrong blames its own."""

from datetime import date

import pyarrow as pa
import pytest

from yilao_yiyou.domain.team import Team
from yilao_yiyou.frames.column_faults import CellError
from yilao_yiyou.frames.column_sifting import sifted_columns

TEAMS = {
    "id": ["t1", "t2"],
    "name": ["某队", "某队"],
    "kind": ["patrol", "patrol"],
    "region": ["371402", "371402"],
}


def test_half_of_a_period_blames_no_row() -> None:
    """The column that is missing is named, since every row lacks it."""
    table = pa.table(TEAMS | {"valid_end": pa.array([date(2022, 1, 1), None])})

    with pytest.raises(CellError, match="needs the column") as raised:
        sifted_columns(Team, table)

    assert ([], "valid") == (list(raised.value.rows), raised.value.path.partition("_")[0])


def test_a_wrong_cell_costs_its_row_only() -> None:
    """The other row is a record, and knows where it stood."""
    sifted = sifted_columns(Team, pa.table(TEAMS | {"kind": ["choir", "patrol"]}))

    assert [(0, "kind")] == [(fault.row, fault.path) for fault in sifted.faults]
    assert (["t2"], [1]) == ([team.id for team in sifted.records], list(sifted.rows))
