"""The tree of divisions."""

import csv
import pickle
from collections import Counter
from pathlib import Path

import pytest

from yilao_yiyou.domain.region import Issuer, Level, Region
from yilao_yiyou.domain.region_tree import RegionTree
from yilao_yiyou.errors import RegionCodeError, RegionTreeError

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
    with pytest.raises(RegionTreeError, match="371499"):
        tree.children("371499")
    with pytest.raises(RegionCodeError):
        tree.subtree("37149")
    with pytest.raises(RegionCodeError):
        tree.find("某社区", within="37149")


def test_names_lead_to_divisions(tree: RegionTree) -> None:
    """Village names repeat, so a township is named with them."""
    assert tree.find("某社区") == (VILLAGE, NAMESAKE)
    assert tree.find("某社区", within="371402002") == (NAMESAKE,)
    assert tree.find_path("乙街道", "某社区") == (NAMESAKE,)
    assert tree.find_path("德城区", "某社区") == (VILLAGE, NAMESAKE)
    assert tree.find_path("德城区", "德州市", "某社区") == ()
    assert tree.find_path("某社区", "某社区") == ()
    assert tree.find_path() == ()
    assert tree.find("没有的名称") == ()
    assert tree.path_name("371402001001") == "德州市/德城区/甲街道/某社区"


def test_a_subtree_keeps_the_edition(tree: RegionTree) -> None:
    """Part of a list is still of its year and issuer."""
    part = tree.subtree("371402001")

    assert tuple(part) == (TOWN, VILLAGE)
    assert part.vintage == 2023
    assert part.roots == (TOWN,)


def test_a_tree_is_a_value(tree: RegionTree) -> None:
    """It compares, hashes and travels between processes as its contents."""
    other = RegionTree(list(tree), 2023, Issuer.NBS)

    assert other == tree
    assert hash(other) == hash(tree)
    assert pickle.loads(pickle.dumps(tree)).find("德城区") == (COUNTY,)  # noqa: S301


def test_the_same_division_twice_is_one_and_a_different_one_is_refused() -> None:
    """Two lists that agree may be joined, and it is said; two that differ may not."""
    tree = RegionTree((COUNTY, CITY, COUNTY))

    assert tuple(tree) == (COUNTY, CITY)
    assert [(finding.rule, finding.record) for finding in tree.findings()] == [("REGION_REPEATED", "regions/371402")]
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


@pytest.mark.parametrize(
    ("stated", "vintage", "issuer", "mixed"),
    [
        ((2023, Issuer.NBS), None, None, False),
        ((2023, Issuer.NBS), 2023, Issuer.NBS, False),
        ((2023, Issuer.NBS), 2021, Issuer.NBS, True),
        ((2023, Issuer.NBS), 2023, Issuer.MCA, True),
        ((None, None), 2023, Issuer.NBS, False),
    ],
)
def test_an_edition_other_than_the_stated_one_is_a_finding(
    stated: tuple[int | None, Issuer | None], vintage: int | None, issuer: Issuer | None, mixed: bool
) -> None:
    """A list said to be of one year, with divisions of another, is not what it says."""
    tree = RegionTree((Region(code="3714", name="德州市", vintage=vintage, issuer=issuer),), *stated)

    assert ("REGION_EDITIONS" in {finding.rule for finding in tree.findings()}) is mixed


def test_a_city_without_its_province_is_whole() -> None:
    """The register of one city starts at the city, and the townships of a city without counties have a parent."""
    city, town = Region(code="4419", name="东莞市"), Region(code="441900003", name="东城街道")
    tree = RegionTree((city, town))

    assert tree.roots == (city,)
    assert tree.children("4419") == (town,)
    assert tree.findings() == ()


def test_a_tree_without_divisions_has_nothing_to_say() -> None:
    """An empty tree is a tree."""
    tree = RegionTree((), 2023)

    assert len(tree) == 0
    assert tree.findings() == ()


def test_the_real_divisions_make_a_tree(dezhou: RegionTree) -> None:
    """The Bureau's list of 2023: 12 county-level divisions with its zone, 135 townships, 5,307 villages."""
    counts = {level.value: len(dezhou.at(level)) for level in Level}

    assert counts == {"province": 1, "city": 1, "county": 12, "township": 135, "village": 5307}
    assert {finding.rule for finding in dezhou.findings()} == {"REGION_RANGE"}
    assert len(dezhou.findings()) == 4
    assert dezhou.roots == (dezhou["37"],)


def test_the_kinds_that_real_codes_say_agree_with_real_names(dezhou: RegionTree) -> None:
    """A township numbered as a town is called one; the one office outside is a special unit."""
    towns = dezhou.at(Level.TOWNSHIP)

    assert [town.name for town in towns if not town.name.endswith(town.code.kind_zh or "")] == ["新区服务管理办公室"]
    assert dezhou["371471400"].code.kind_zh == "政企合一单位"


def test_the_list_says_the_levels_and_parents_that_the_codes_do() -> None:
    """The columns beside the codes of the real list are what the codes themselves say."""
    with DIVISIONS.open(encoding="utf-8", newline="") as file:
        rows = tuple(csv.DictReader(file))
    regions = [Region(code=row["code"], name=row["name"]) for row in rows]

    assert [row["level"] for row in rows] == [region.level.value for region in regions]
    assert [row["parent_code"] for row in rows] == [region.parent or "" for region in regions]


def test_two_editions_lose_a_zone_that_changed_its_code(dezhou: RegionTree) -> None:
    """The zone 371471 was 371472 two years before: joined by code the old one is a stranger, and the mix is told."""
    old = Region(code="371472", name="德州经济技术开发区", vintage=2021, issuer=Issuer.NBS)
    joined = RegionTree((*dezhou, old))

    assert "371472" not in dezhou
    assert joined.children("371472") == ()
    assert "REGION_EDITIONS" in {finding.rule for finding in joined.findings()}


def test_every_real_village_is_reached_by_its_township_and_name(dezhou: RegionTree) -> None:
    """374 village names repeat in the city, none within one township."""
    names = [(village.parent, village.name) for village in dezhou.at(Level.VILLAGE)]

    assert len(set(names)) == len(names)
    assert sum(count > 1 for count in Counter(name for _, name in names).values()) == 374
