"""The tree of divisions."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from yilao_yiyou.domain.region import Issuer, Level, Region
from yilao_yiyou.domain.region_tree import RegionTree
from yilao_yiyou.errors import RegionTreeError

DIVISIONS = Path(__file__).parents[2] / "examples" / "dezhou" / "divisions.csv"

CITY = Region(code="3714", name="德州市")
COUNTY = Region(code="371402", name="德城区")
TOWN = Region(code="371402001", name="甲街道")
OTHER_TOWN = Region(code="371402002", name="乙街道")
VILLAGE = Region(code="371402001001", name="某社区")
NAMESAKE = Region(code="371402002001", name="某社区")


@pytest.fixture(name="tree")
def _tree() -> RegionTree:
    return RegionTree((CITY, COUNTY, TOWN, OTHER_TOWN, VILLAGE, NAMESAKE), vintage=2023, issuer=Issuer.NBS)


@pytest.fixture(name="dezhou", scope="module")
def _dezhou() -> RegionTree:
    with DIVISIONS.open(encoding="utf-8", newline="") as file:
        rows = tuple(
            Region(code=row["code"], name=row["name"], vintage=2023, issuer=Issuer.NBS) for row in csv.DictReader(file)
        )
    return RegionTree(rows, vintage=2023, issuer=Issuer.NBS)


def test_a_tree_answers_by_code_and_level(tree: RegionTree) -> None:
    """The divisions of a level, what is right below one, the tops and the ends."""
    assert len(tree) == 6
    assert "371402" in tree
    assert "371403" not in tree
    assert tree["3714"] is CITY
    assert tree.at(Level.TOWNSHIP) == (TOWN, OTHER_TOWN)
    assert tree.at(Level.PROVINCE) == ()
    assert tree.children("371402") == (TOWN, OTHER_TOWN)
    assert tree.children("371402001001") == ()
    assert tree.roots == (CITY,)
    assert tree.leaves == (VILLAGE, NAMESAKE)
    assert repr(tree) == "RegionTree(6 divisions, vintage=2023, issuer=Issuer.NBS)"


def test_a_missing_division_is_an_error_that_names_it(tree: RegionTree) -> None:
    """Asking for a name that is not there says which."""
    with pytest.raises(RegionTreeError, match="371499"):
        tree.name("371499")


def test_names_lead_to_divisions(tree: RegionTree) -> None:
    """Village names repeat, so a township is named with them."""
    assert tree.find("某社区") == (VILLAGE, NAMESAKE)
    assert tree.find("某社区", within="371402002") == (NAMESAKE,)
    assert tree.find_path("乙街道", "某社区") == (NAMESAKE,)
    assert tree.find_path() == ()
    assert tree.path_name("371402001001") == "德州市/德城区/甲街道/某社区"


def test_a_subtree_keeps_the_edition(tree: RegionTree) -> None:
    """Part of a list is still of its year and issuer."""
    part = tree.subtree("371402001")

    assert tuple(part) == (TOWN, VILLAGE)
    assert part.vintage == 2023
    assert part.roots == (TOWN,)


def test_the_same_division_twice_is_one_and_a_different_one_is_refused() -> None:
    """Two lists that agree may be joined; two that differ may not."""
    assert len(RegionTree((CITY, CITY))) == 1
    with pytest.raises(RegionTreeError, match="3714"):
        RegionTree((CITY, Region(code="3714", name="另一市")))


def test_an_orphan_a_mix_and_a_namesake_are_findings() -> None:
    """What is odd is reported, and the tree can be used all the same."""
    twin = Region(code="371402003", name="甲街道", vintage=2021)
    special = Region(code="371402001401", name="某场")
    lost = Region(code="371403001001", name="某村")
    tree = RegionTree((CITY, COUNTY, TOWN, twin, special, lost))

    rules = {finding.rule: finding.record for finding in tree.findings()}

    assert rules == {
        "REGION_ORPHAN": "regions/371403001001",
        "REGION_EDITIONS": "regions/3714",
        "REGION_NAMESAKE": "regions/371402003",
        "REGION_RANGE": "regions/371402001401",
    }


def test_a_tree_without_divisions_has_nothing_to_say() -> None:
    """An empty tree is a tree."""
    tree = RegionTree(())

    assert len(tree) == 0
    assert tree.findings() == ()


def test_the_real_divisions_make_a_tree(dezhou: RegionTree) -> None:
    """The Bureau's list of 2023: 12 county-level divisions with its zone, 135 townships, 5,307 villages."""
    counts = {level.value: len(dezhou.at(level)) for level in Level}

    assert counts == {"province": 1, "city": 1, "county": 12, "township": 135, "village": 5307}
    assert {finding.rule for finding in dezhou.findings()} == {"REGION_RANGE"}
    assert len(dezhou.findings()) == 4


def test_every_real_village_is_reached_by_its_township_and_name(dezhou: RegionTree) -> None:
    """374 village names repeat in the city, none within one township."""
    names = [(village.parent, village.name) for village in dezhou.at(Level.VILLAGE)]

    assert len(set(names)) == len(names)
    assert sum(count > 1 for count in Counter(name for _, name in names).values()) == 374
