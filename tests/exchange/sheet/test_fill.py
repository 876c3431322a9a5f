"""Cells that say to look elsewhere."""

from pathlib import Path

from tests.exchange.sheet.books import text_book
from yilao_yiyou.exchange.reading import load


def test_a_cell_merged_across_two_columns_fills_only_its_own(tmp_path: Path) -> None:
    """Nobody can tell for the second column what one text over both of them means, so the row is marked there."""
    expected = [("merged-across", 2, "C")]
    rows = [["姓名", "民族", "联系电话"], ["王某", "汉族", ""], ["李某", "汉族", "13800000000"]]
    path = text_book(tmp_path / "a.xlsx", rows, ["B2:C2"])

    findings = load(path, layout="person-roll").findings

    assert expected == [
        (each.code, each.place.row, each.place.column) for each in findings if each.code.startswith("merged")
    ]


def test_a_cell_merged_down_fills_the_rows_below(tmp_path: Path) -> None:
    """What is written once for several people is said of each of them; a blank alone is said of nobody."""
    expected = ["13800000000", "13800000000", None]
    rows = [["姓名", "联系电话"], ["王某", "13800000000"], ["李某", ""], ["赵某", ""]]
    path = text_book(tmp_path / "a.xlsx", rows, ["B2:B3"])

    assert expected == [person.contact for person in load(path, layout="person-roll").register.people]


def test_the_same_as_the_same_as_above_goes_on(tmp_path: Path) -> None:
    """Two marks below each other both mean the value at their head, and one with nothing above means nothing."""
    expected = [None, "13800000000", "13800000000", "13800000000"]
    rows = [["姓名", "联系电话"], ["钱某", ""], ["王某", "13800000000"], ["李某", "〃"], ["赵某", "同上"]]

    people = load(text_book(tmp_path / "a.xlsx", rows), layout="person-roll").register.people
    assert expected == [person.contact for person in people]
