"""Totals of a table are checked against its rows, as far as every row was read."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.exchange.sheet.books import text_book
from yilao_yiyou.exchange.reading import load

_LOG = ["活动名称", "活动类型", "活动时间", "活动区划", "主办单位", "场次", "人数"]
_ACTIVITY = ["某活动", "宣讲", "2022-08-17", "371402", "某关工委"]


def _wrong(
    path: Path, header: Sequence[str], rows: Sequence[Sequence[str]], layout: str
) -> list[tuple[int | None, str]]:
    reading = load(text_book(path / "a.xlsx", [header, *rows]), layout=layout)
    return [
        (finding.place.row, finding.place.column) for finding in reading.findings if finding.code == "total-mismatch"
    ]


@pytest.mark.parametrize(
    ("heads", "total", "expected"),
    [
        (("30人", "40人"), "70人", []),
        (("30人", "40人"), "80人", [(4, "G")]),
        (("30余人", "40人"), "75人", []),
        (("30余人", "40人"), "85人", [(4, "G")]),
        (("30人", ""), "30人", []),
        (("30人", ""), "40人", [(4, "G")]),
        (("30人", "若干"), "40人", []),
        (("30人", "40人"), "", []),
        (("30人", "40人"), "若干", []),
    ],
)
def test_a_total_of_heads_is_the_sum_of_its_rows(
    heads: tuple[str, str], total: str, expected: list[tuple[int, str]], tmp_path: Path
) -> None:
    """An empty cell adds nothing; where a cell could not be read nobody knows the sum."""
    rows = [*([*_ACTIVITY, "1", each] for each in heads), ["合计", "", "", "", "", "2", total]]

    assert expected == _wrong(tmp_path, _LOG, rows, "activity-log")


@pytest.mark.parametrize(("total", "expected"), [("70", []), ("80", [(4, "D")])])
def test_a_total_of_whole_numbers_is_checked(total: str, expected: list[tuple[int, str]], tmp_path: Path) -> None:
    """The places of two venues are added like any count."""
    header = ["venues.id", "venues.name", "venues.region", "venues.capacity"]
    rows = [["v1", "某站", "371402", "30"], ["v2", "某校", "371402", "40"], ["合计", "", "", total]]

    assert expected == _wrong(tmp_path, header, rows, "venues")


def test_a_part_total_counts_the_rows_since_the_last(tmp_path: Path) -> None:
    """Each 小计 is of its own rows, and 总计 is of all."""
    expected = [(6, "F")]
    rows = [
        [*_ACTIVITY, "1"],
        ["小计", "", "", "", "", "1"],
        [*_ACTIVITY, "2"],
        [*_ACTIVITY, "3"],
        ["小计", "", "", "", "", "6"],
        ["总计", "", "", "", "", "6"],
    ]

    assert expected == _wrong(tmp_path, _LOG[:6], rows, "activity-log")
