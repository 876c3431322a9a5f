import pytest

from yilao_yiyou.exchange.limits import Limits
from yilao_yiyou.exchange.refusal import Reason, RefusedFileError
from yilao_yiyou.exchange.sheet.cells import Cells


def test_a_wide_and_long_sheet_is_refused_before_its_columns_are_made() -> None:
    """A cell far to the right makes every row that wide, which counts against the limit of cells."""
    cells = Cells(Limits(cells=10))
    cells.fill(9, cells.add_rows((1,)), ["a"])
    second = cells.add_rows((2,))

    with pytest.raises(RefusedFileError) as caught:
        cells.fill(0, second, ["b"])
    assert Reason.CELLS is caught.value.reason


def test_columns_grow_together() -> None:
    """A column with gaps is as long as the others in the end, and each cell is in its row."""
    cells = Cells(Limits())
    places = cells.add_rows((2, 5, 9))
    cells.fill(1, places, ["a", None, "b"])
    cells.fill(0, places[1:2], ["c"])
    cells.finish()

    assert [[None, "c", None], ["a", None, "b"]] == cells.columns
    assert [2, 5, 9] == cells.numbers
