"""Rows below a header: which are records, and which only look like them."""

from collections.abc import Sequence

import pytest

from yilao_yiyou.exchange.sheet.bodies import RowKind, body_of
from yilao_yiyou.exchange.sheet.cell import Cell, Number
from yilao_yiyou.exchange.sheet.grid import Area, Grid
from yilao_yiyou.exchange.sheet.layout import layout_named
from yilao_yiyou.exchange.sheet.locate import find_header
from yilao_yiyou.exchange.sheet.number_format import GENERAL

_HEADER = ("姓名", "性别", "民族", "联系电话")
_PERSON = ("王某", "女", "汉族", "13800000000")


def _kinds(rows: Sequence[Sequence[Cell | None]], merged: tuple[Area, ...] = ()) -> list[RowKind]:
    """Return what each row below the header is."""
    grid = Grid(numbers=range(1, len(rows) + 2), columns=list(zip(*[_HEADER, *rows], strict=True)), merged=merged)
    header = find_header(grid, 0, (layout_named("person-roll"),))
    assert header is not None
    body = body_of(grid, header, hidden=False)
    return [body.others.get(place, RowKind.RECORD) for place in range(header.stop, body.stop)]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (("甲", "乙", "丙", "丁"), RowKind.NUMBERS),
        (tuple(Number(str(place), GENERAL) for place in range(1, 5)), RowKind.NUMBERS),
        (("示例", "女", "汉族", None), RowKind.EXAMPLE),
        (_HEADER, RowKind.HEADER),
        (("合计", None, None, "2"), RowKind.TOTAL),
        (("其中：女", None, None, "1"), RowKind.NOTE),
        (("填表人：某某", None, None, None), RowKind.NOTE),
        (("本表由各社区在每季度的最后一天之前填好", None, None, None), RowKind.NOTE),
        ((None, "　", None, None), RowKind.BLANK),
        (("李某", None, None, None), RowKind.RECORD),
    ],
)
def test_a_row_is_what_its_words_say(row: Sequence[Cell | None], expected: RowKind) -> None:
    """Only people are people."""
    assert [expected, RowKind.RECORD] == _kinds([row, _PERSON])


@pytest.mark.parametrize(
    ("area", "expected"),
    [
        (Area(3, 3, 0, 3), RowKind.NOTE),
        (Area(3, 3, 0, 1), RowKind.RECORD),
        (Area(2, 2, 0, 3), RowKind.RECORD),
        (Area(3, 4, 0, 0), RowKind.RECORD),
    ],
)
def test_a_short_text_merged_over_the_table_is_no_person(area: Area, expected: RowKind) -> None:
    """第一小组 over the whole width of a table parts it; the same words in a cell of their own might be a name."""
    assert expected == _kinds([_PERSON, ("第一小组", None, None, None), _PERSON], (area,))[1]
