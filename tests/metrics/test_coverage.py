"""Coverage of a division tree in its several meanings, and what points cannot do."""

from collections.abc import Callable
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import divisions
from tests.domain.small_records import COUNTY, OTHER_COUNTY, OTHER_VILLAGE, VILLAGE
from yilao_yiyou.domain.bounds import Bounds, Share
from yilao_yiyou.domain.region import Level, RegionCode
from yilao_yiyou.domain.region_tree import RegionTree
from yilao_yiyou.domain.tree_tally import LevelTally, PointRow, TreeTally, tally_tree
from yilao_yiyou.errors import NoDenominatorError
from yilao_yiyou.metrics import coverage

TOWNS = ("371402001", "371482001")
CODES = ("3714", COUNTY, OTHER_COUNTY, *TOWNS, VILLAGE, OTHER_VILLAGE, "371482000201")
TREE = RegionTree(divisions(*CODES, **{f"r{VILLAGE}": 100, f"r{OTHER_VILLAGE}": 300}))
POINTS = st.lists(st.tuples(st.sampled_from(CODES), st.booleans()), max_size=12)


def level(divisions: int, covered: Bounds) -> LevelTally:
    """Return villages of which some are covered."""
    return LevelTally(
        level=Level.VILLAGE, divisions=divisions, covered=covered, points=Bounds(0), lowest_below=Bounds(0)
    )


def tallied(points: list[tuple[str, bool]], tree: RegionTree = TREE) -> TreeTally:
    """Return the tally of points, each of which surely stands or may stand."""
    rows = [PointRow(id=f"d{number}", region=RegionCode(code), sure=sure) for number, (code, sure) in enumerate(points)]
    return tally_tree(tree, rows, group=lambda _: ())[()]


@given(points=POINTS)
def test_levels_alone_hold_the_chains(points: list[tuple[str, bool]]) -> None:
    """Of whatever points, the share of whole chains lies within what the levels allow, and a chain needs its village.

    Nobody is covered by a chain who is not covered at home, by places and by residents.
    """
    tally = tallied(points)
    allowed, chains = coverage.frechet(tally), coverage.path(tally).ratio
    at_home, by_chain = coverage.population(tally).ratio, coverage.path_population(tally).ratio

    assert allowed.lo <= chains.lo
    assert chains.hi is not None
    assert allowed.hi is not None
    assert chains.hi <= allowed.hi <= 1
    assert not by_chain.surely_gt(at_home)
    assert not chains.surely_gt(coverage.catchment(tally).ratio)


def test_full_coverage_of_every_meaning_is_reached_together() -> None:
    """Only with a point in every division; one at each level is there at each level and nowhere whole."""
    everywhere = tallied([(code, True) for code in CODES])
    one_each = tallied([("3714", True), (OTHER_COUNTY, True), (TOWNS[0], True), (VILLAGE, True)])
    meanings = (coverage.presence, coverage.node, coverage.path, coverage.population, coverage.path_population)

    assert [share(everywhere).ratio for share in meanings] == [Bounds(1)] * 5
    assert [share(one_each).ratio for share in meanings] == [
        Bounds(1),
        Bounds(Fraction(1, 2)),
        Bounds(0),
        Bounds(Fraction(1, 4)),
        Bounds(0),
    ]
    assert coverage.frechet(everywhere) == Bounds(1)
    assert coverage.frechet(one_each) == Bounds(0, Fraction(1, 3))


def test_points_that_may_stand_are_in_the_upper_end() -> None:
    """A plaque without a day may be up or not."""
    tally = tallied([("3714", False)])

    assert coverage.presence(tally).ratio == Bounds(0, Fraction(1, 4))
    assert coverage.node(tally).ratio == Bounds(0, Fraction(1, 8))


def test_without_lowest_divisions_there_is_no_share() -> None:
    """Nothing is divided by nothing."""
    for share in (coverage.presence, coverage.node, coverage.path, coverage.catchment, coverage.population):
        assert not share(TreeTally()).has_denominator
    city = LevelTally(level=Level.CITY, divisions=1, covered=Bounds(1), points=Bounds(1), lowest_below=Bounds(0))
    with pytest.raises(NoDenominatorError):
        coverage.frechet(TreeTally(levels=(city,)))


def test_points_are_enough_or_they_are_not() -> None:
    """Fewer points than divisions cannot give each its own (pigeonhole); as many may, and an open number may."""
    levels = [
        LevelTally(level=at, divisions=number, covered=Bounds(0), points=Bounds(0), lowest_below=Bounds(0))
        for at, number in ((Level.CITY, 1), (Level.VILLAGE, 5307))
    ]

    assert [each.level for each in coverage.impossible_levels(Bounds(1777), levels)] == [Level.VILLAGE]
    assert coverage.impossible_levels(Bounds(0, None), levels) == ()
    assert coverage.can_cover_each(Bounds(5307), 5307)
    assert coverage.can_cover_each(Bounds(1777, 5307), 5307)
    assert not coverage.can_cover_each(Bounds(5306), 5307)


@pytest.mark.parametrize(
    ("share", "tally"),
    [
        (coverage.path, TreeTally(lowest=4, path=Bounds(1, None))),
        (coverage.catchment, TreeTally(lowest=4, catchment=Bounds(1, None))),
        (coverage.population, TreeTally(people=4, people_own=Bounds(1, None))),
        (coverage.path_population, TreeTally(people=4, people_path=Bounds(1, None))),
        (coverage.node, TreeTally(levels=(level(4, Bounds(1, None)),))),
        (coverage.presence, TreeTally(levels=(level(4, Bounds(1)), *(level(4, Bounds(0, None)),) * 3))),
    ],
)
def test_no_more_is_covered_than_there_is(share: Callable[[TreeTally], Share], tally: TreeTally) -> None:
    """Of four divisions, people or levels one is surely covered, and of the others nobody knows."""
    assert share(tally).ratio == Bounds(Fraction(1, 4), 1)


def test_levels_hold_chains_from_both_sides() -> None:
    """E7: three levels of three in four leave one chain in four at least; nothing more is lost where none is there."""
    of_four = [
        LevelTally(level=Level.VILLAGE, divisions=4, covered=Bounds(0), points=Bounds(0), lowest_below=below)
        for below in (Bounds(4), Bounds(3), Bounds(3), Bounds(3, None))
    ]

    assert coverage.frechet(TreeTally(levels=tuple(of_four), lowest=4)) == Bounds(Fraction(1, 4), Fraction(3, 4))
    assert coverage.frechet(TreeTally(levels=(of_four[0],), lowest=4)) == Bounds(1)
    with pytest.raises(NoDenominatorError):
        coverage.frechet(TreeTally())
