"""Divisions in cells: a code is taken as it is, a name only where it can mean one division."""

import pytest

from tests.exchange.sheet.messy import TREE
from yilao_yiyou.domain.region import Region
from yilao_yiyou.domain.region_tree import RegionTree
from yilao_yiyou.exchange.sheet.cell import Cell, Flag, Number
from yilao_yiyou.exchange.sheet.number_format import GENERAL
from yilao_yiyou.exchange.sheet.regions import ANYWHERE, RegionReader


@pytest.mark.parametrize(
    ("cell", "expected", "doubt"),
    [
        ("371402", "371402", []),
        (Number("371402", GENERAL), "371402", ["digits-kept"]),
        ("371499", "371499", ["region-unknown-code"]),
        ("37140", None, ["region"]),
        ("德城区", "371402", []),
        ("德州市/德城区", "371402", []),
        ("德州市德城区", "371402", []),
        ("德城", "371402", ["region-short-name"]),
        ("幸福社区", None, ["region-ambiguous"]),
        ("幸福", None, ["region-ambiguous"]),
        ("新湖街道 幸福社区", "371402001001", []),
        ("somewhere", None, ["region"]),
        (Number("1.5", GENERAL), None, ["region"]),
        (Flag(value=True), None, ["region"]),
    ],
)
def test_a_division_is_known_by_its_code_or_by_its_name(cell: Cell, expected: str | None, doubt: list[str]) -> None:
    """Of two divisions that share a name neither is chosen."""
    made = RegionReader(TREE)(cell)

    assert (expected, doubt) == (made.value, [note.rule.code for note in made.notes])


@pytest.mark.parametrize(("name", "expected"), [("德城县", "德城区"), ("没有这个地方", None)])
def test_a_name_that_is_nearly_one_is_suggested(name: str, expected: str | None) -> None:
    """It may be a slip, and is never corrected."""
    made = RegionReader(TREE)(name)

    assert made.value is None
    assert [("region", expected)] == [(note.rule.code, note.suggestion) for note in made.notes]


def test_a_name_within_one_district_is_no_longer_ambiguous() -> None:
    """A sheet of one district means its own 幸福社区, in full or in short."""
    reader = RegionReader(TREE, "371402")

    assert "371402001001" == reader("幸福社区").value
    assert "371402001001" == reader("幸福").value
    assert reader("陵城区").value is None


@pytest.mark.parametrize("reader", [ANYWHERE, RegionReader(RegionTree(()))])
def test_without_a_tree_only_codes_are_read(reader: RegionReader) -> None:
    """A name means nothing where no divisions are given, and a code cannot be unknown."""
    assert ["region-without-tree"] == [note.rule.code for note in reader("德城区").notes]
    assert ("371402", ()) == (reader("371402").value, reader("371402").notes)


def test_a_name_without_an_ending_has_no_shorter_form() -> None:
    """A farm that is a division is known by its whole name only."""
    reader = RegionReader(RegionTree((Region(code="371402", name="某农场"),)))

    assert ("371402", ()) == (reader("某农场").value, reader("某农场").notes)
    assert reader("某农").value is None
