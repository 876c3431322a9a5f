"""Which divisions have points and which chains are whole."""

from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from tests.builders import divisions
from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.region import Level, Region, RegionCode
from yilao_yiyou.domain.region_tree import RegionTree
from yilao_yiyou.domain.tally import Key
from yilao_yiyou.domain.tree_tally import PointRow, TreeTally, tally_tree

CITY, COUNTY, OTHER_COUNTY = "3714", "371402", "371482"
TOWN, BARE_TOWN = "371402001", "371402002"
VILLAGES = "371402001001", "371402001002", "371482000201"
"""The last lies in its county itself: there is no township."""
CODES = (CITY, COUNTY, OTHER_COUNTY, TOWN, BARE_TOWN, *VILLAGES)
TREE = RegionTree(divisions(*CODES, r371402001001=100, r371482000201=300))


def points(*codes: str, sure: bool = True, serves: Iterable[str] = ()) -> list[PointRow]:
    """Return a point in each of some divisions, each of which serves the same divisions."""
    area = tuple(RegionCode(code) for code in serves)
    return [PointRow(id=f"p{code}", region=RegionCode(code), serves=area, sure=sure) for code in codes]


def everything(_: Region) -> Key:
    """Put every division into one group."""
    return ()


def tallied(*rows: list[PointRow], tree: RegionTree = TREE) -> TreeTally:
    """Return the tally of all divisions together."""
    return tally_tree(tree, [row for some in rows for row in some], group=everything)[()]


def test_levels_are_counted_from_the_top() -> None:
    """Divisions, those with a point of their own, and points, several in one division counted each."""
    rows = points(CITY, COUNTY), points(COUNTY), points(VILLAGES[0], BARE_TOWN, sure=False)

    levels = [(each.level, each.divisions, each.covered, each.points) for each in tallied(*rows).levels]

    assert levels == [
        (Level.CITY, 1, Bounds(1), Bounds(1)),
        (Level.COUNTY, 2, Bounds(1), Bounds(2)),
        (Level.TOWNSHIP, 2, Bounds(0, 1), Bounds(0, 1)),
        (Level.VILLAGE, 3, Bounds(0, 1), Bounds(0, 1)),
    ]


def test_a_chain_is_whole_if_every_division_above_has_a_point() -> None:
    """A village without a township needs none; one whose township has no point has a broken chain."""
    tally = tallied(points(CITY, COUNTY, OTHER_COUNTY, *VILLAGES))

    assert (tally.lowest, tally.path, tally.people, tally.people_path) == (3, Bounds(1), 400, Bounds(300))
    assert tallied(points(*CODES)).path == Bounds(3)
    assert tallied(points(*CODES[1:]), points(CITY, sure=False)).path == Bounds(0, 3)


def test_a_division_that_the_tree_does_not_know_breaks_no_chain() -> None:
    """Part of a country will do: what lies above it is not asked for."""
    tree = RegionTree(divisions(*VILLAGES[:2]))

    tally = tallied(points(VILLAGES[0]), tree=tree)

    assert (tally.path, [each.lowest_below for each in tally.levels]) == (Bounds(1), [Bounds(1)])


def test_of_villages_below_a_level_those_without_one_count_as_covered() -> None:
    """The village without a township is held up by no township."""
    below = [each.lowest_below for each in tallied(points(CITY, COUNTY)).levels]

    assert below == [Bounds(3), Bounds(2), Bounds(1), Bounds(0)]


def test_a_service_area_reaches_everything_below() -> None:
    """A point of the city that serves a county serves its villages; a point in the city alone serves the city."""
    rows = points(CITY, serves=[COUNTY]), points(CITY, sure=False, serves=[VILLAGES[2]])

    assert tallied(*rows).catchment == Bounds(2, 3)
    assert tallied(points(CITY, COUNTY)).catchment == Bounds(0)
    assert tallied(points(VILLAGES[1])).catchment == Bounds(1)


def test_people_are_those_of_the_lowest_divisions_with_a_known_population() -> None:
    """Villages of which nobody knows the residents are told apart, not taken for empty."""
    tally = tallied(points(VILLAGES[0], VILLAGES[1]), points(VILLAGES[2], sure=False))

    assert (tally.people, tally.people_own, tally.without_people) == (400, Bounds(100, 400), 1)


def test_groups_are_of_divisions() -> None:
    """By county the city belongs to no group; the chain of a village goes up to the city all the same."""

    def county(region: Region) -> Key | None:
        code = region.code.at(Level.COUNTY)
        return None if code is None else (code,)

    tallies = tally_tree(TREE, points(COUNTY, TOWN, *VILLAGES), group=county)

    assert {key: (tally.lowest, tally.path) for key, tally in tallies.items()} == {
        (COUNTY,): (2, Bounds(0)),
        (OTHER_COUNTY,): (1, Bounds(0)),
    }
    assert [level.level for level in tallies[COUNTY,].levels] == [Level.COUNTY, Level.TOWNSHIP, Level.VILLAGE]


def test_without_divisions_there_is_no_group() -> None:
    """A point in a division that is not listed is counted nowhere."""
    assert tally_tree(RegionTree(()), points(CITY), group=everything) == {}
    assert TreeTally().levels == ()
    assert tallied(points("371403")) == tallied()


@given(
    own=st.sets(st.sampled_from(CODES)), maybe=st.sets(st.sampled_from(CODES)), known=st.sets(st.sampled_from(CODES))
)
def test_whatever_is_covered_is_counted_by_looking(own: set[str], maybe: set[str], known: set[str]) -> None:
    """Each end is what somebody finds who goes through the villages with the list of points."""
    listed = [code for code in CODES if code in known] or [CITY]
    bottom = max(len(code) for code in listed)
    lowest = [code for code in listed if len(code) == bottom]

    tally = tallied(points(*own), points(*maybe, sure=False), tree=RegionTree(divisions(*listed)))

    for end, covered in ((tally.path.lo, own), (tally.path.hi, own | maybe)):
        chains = [[other for other in listed if code.startswith(other)] for code in lowest]
        assert end == sum(all(other in covered for other in chain) for chain in chains)
    assert tally.lowest == len(lowest)
    assert tally.catchment == Bounds(len(own & set(lowest)), len((own | maybe) & set(lowest)))


def test_a_village_without_residents_adds_nobody() -> None:
    """Its population is known, and it is none."""
    tree = RegionTree(divisions(*VILLAGES, **{f"r{VILLAGES[0]}": 0, f"r{VILLAGES[1]}": 7}))

    tally = tallied(points(*VILLAGES[:2]), tree=tree)

    assert (tally.people, tally.people_own, tally.people_path, tally.without_people) == (7, Bounds(7), Bounds(7), 1)


def test_a_village_of_a_township_that_is_not_listed_needs_none() -> None:
    """The level is known elsewhere, so the chain of this village goes past it."""
    tree = RegionTree(divisions(TOWN, VILLAGES[0], "371482001001"))

    township, village = tallied(points(TOWN), tree=tree).levels

    assert (township.lowest_below, village.lowest_below) == (Bounds(2), Bounds(0))
    assert tallied(points("371482001001"), tree=tree).path == Bounds(1)


def test_nothing_is_covered_where_there_is_nothing() -> None:
    """A tally without divisions is of nobody; a point stands for sure unless it says otherwise."""
    nothing = TreeTally()

    assert (nothing.lowest, nothing.people, nothing.without_people) == (0, 0, 0)
    assert (nothing.path, nothing.catchment, nothing.people_own, nothing.people_path) == (Bounds(0),) * 4
    assert PointRow(id="p", region=RegionCode(CITY)).sure is True
