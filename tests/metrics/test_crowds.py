"""Bounds on newcomers and regulars where nothing is sure."""

from fractions import Fraction

from tests.builders import besides, named
from yilao_yiyou.domain.attendance import AttendanceRow
from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.crowd_tally import CrowdTally, tally_crowds
from yilao_yiyou.metrics.crowds import came_often, extrapolated, in_both, only_here, people


def crowd(*rows: list[AttendanceRow]) -> CrowdTally:
    """Return the tally of rows that are all of one group."""
    return tally_crowds(row for some in rows for row in some)[()]


def test_nobody_need_be_new_where_many_were_before() -> None:
    """One head here and five before: nobody is new, or one; never fewer than nobody."""
    assert only_here(crowd(besides("now", 1)), crowd(besides("then", 5))) == Bounds(0, 1)
    assert in_both(crowd(besides("now", 1)), crowd(besides("then", 5))) == Bounds(0, 1)


def test_k_events_are_more_than_were_held() -> None:
    """Nobody came three times to two events."""
    held = crowd(named("e1", "a"), named("e2", "a"))

    assert came_often(held, 2) == Bounds(1)
    assert came_often(held, 3) == Bounds(0)


def test_heads_make_regulars_only_as_far_as_they_go() -> None:
    """Somebody named once needs a head to have come twice, and others two heads each."""
    three_and_three = named("e1", "a", "b", "c"), named("e2", "d", "e", "f")

    assert came_often(crowd(*three_and_three), 2) == Bounds(0)
    assert came_often(crowd(*three_and_three, besides("e2", 1)), 2) == Bounds(0, 1)
    assert came_often(crowd(*three_and_three, besides("e1", 1), besides("e2", 1)), 2) == Bounds(0, 2)
    # One person is named at all four; the two heads besides can be one more person.
    four = [named(f"e{number}", "a") for number in range(4)]
    assert came_often(crowd(*four, besides("e0", 1), besides("e1", 1)), 2) == Bounds(1, 2)
    assert came_often(crowd(*four, besides("e0", 1)), 2) == Bounds(1)
    # Nobody is named: of three heads at three events one person at most came twice.
    assert came_often(crowd(*(besides(f"e{number}", 1) for number in range(3))), 2) == Bounds(0, 1)


def test_doubtful_events_bind_nobody() -> None:
    """Two events that fill the village are regulars of it only if they surely were held."""
    full = [besides(f"e{number}", 4) for number in range(2)]
    perhaps = [besides(f"e{number}", 4, sure=False) for number in range(2)]

    assert came_often(crowd(*full), 2, Bounds(4)) == Bounds(4)
    assert came_often(crowd(*perhaps), 2, Bounds(4)) == Bounds(0, 4)
    assert came_often(crowd(besides("e0", 3), besides("e1", 9, sure=False)), 2, Bounds(4)) == Bounds(0, 3)


def test_a_small_population_meets_again() -> None:
    """Of five people four were here and four there: three at least were at both, and one at most only here."""
    here, there = crowd(besides("now", 4)), crowd(besides("then", 4))

    assert in_both(here, there, Bounds(5)) == Bounds(3, 4)
    assert only_here(here, there, Bounds(5)) == Bounds(0, 1)
    assert in_both(here, there) == Bounds(0, 4)


def test_an_estimate_has_twenty_decimals() -> None:
    """Its two ends differ by nothing that anybody would print."""
    found = extrapolated(crowd(named("e1", *"abcdef"), besides("e1", 2), named("e2", *"abgh"), besides("e2", 2)))

    assert found is not None
    assert found.estimate.width is not None
    assert 0 < found.estimate.width < Fraction(1, 10**18)


def test_to_have_come_once_is_to_have_come() -> None:
    """Of two events of five and four heads five people at least came, and nine at most."""
    heads = crowd(besides("e1", 5), besides("e2", 4))

    assert came_often(heads, 1) == people(heads) == Bounds(5, 9)
