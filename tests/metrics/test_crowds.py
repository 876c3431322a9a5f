"""Bounds on newcomers and regulars where nothing is sure."""

from fractions import Fraction
from itertools import combinations, product
from random import Random

import pytest

from tests.builders import besides, named
from tests.metrics.crowds import crowd_of, with_at_least
from yilao_yiyou.domain.attendance import AttendanceRow
from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.crowd_tally import Crowd, CrowdTally, pooled, tally_crowds
from yilao_yiyou.errors import BoundsError
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


def simulated(random: Random, people_there: int, events: int) -> tuple[list[tuple[str, int]], list[set[int]]]:
    """Return events of which some people sign and the others are counted, and who truly was there."""
    truth = [set(random.sample(range(people_there), random.randint(0, people_there))) for _ in range(events)]
    told = []
    for there in truth:
        signed = [who for who in there if random.random() < 0.5]
        told.append(("".join(chr(97 + who) for who in signed), len(there) - len(signed)))
    return told, truth


def test_regulars_are_sharp_without_names() -> None:
    """T10: every way to put up to four people into up to three events, counted out."""
    for cap, size in product((1, 2, 3, 4), (1, 2, 3)):
        for totals in product(range(cap + 1), repeat=size):
            tally = crowd_of(*(("", total) for total in totals))
            for k in range(1, size + 1):
                seen = with_at_least(totals, k, cap)
                assert came_often(tally, k, Bounds(cap)) == Bounds(min(seen), max(seen)), (totals, k, cap)


def test_regulars_newcomers_and_overlaps_hold_the_truth() -> None:
    """With names: 2,000 simulated pairs of crowds, of which the truth always lies inside."""
    random = Random(1)  # noqa: S311 -- made to be repeated, no secret
    for _ in range(2000):
        size, cap = random.randint(1, 3), random.randint(1, 8)
        here, there = simulated(random, cap, size), simulated(random, cap, random.randint(1, 3))
        one, other = crowd_of(*here[0]), crowd_of(*there[0])
        mine, theirs = set[int]().union(*here[1]), set[int]().union(*there[1])
        for bound in (None, Bounds(cap)):
            assert len(mine) in people(one, bound)
            assert len(mine - theirs) in only_here(one, other, bound)
            assert len(mine & theirs) in in_both(one, other, bound)
            for k in range(1, size + 2):
                often = sum(sum(who in event for event in here[1]) >= k for who in range(cap))
                assert often in came_often(one, k, bound)


def test_newcomers_are_sharp_of_one_event_each() -> None:
    """T11: every way to fill the heads of two events out of five people, counted out."""
    world = "abcde"
    for names in (("", ""), ("ab", "bcd"), ("a", "b"), ("ab", "ab"), ("", "abc")):
        for heads in product(range(3), repeat=2):
            seen = set[int]()
            for one, two in product(*(_filled(world, own, free) for own, free in zip(names, heads, strict=True))):
                seen.add(len(two - one))
            if seen:
                pair = [crowd_of(each) for each in zip(names, heads, strict=True)]
                assert only_here(pair[1], pair[0], Bounds(5)) == Bounds(min(seen), max(seen)), (names, heads)


def _filled(world: str, names: str, heads: int) -> list[set[str]]:
    """Return every way in which heads can be people who are not named at the event."""
    others = [who for who in world if who not in names]
    return [set(names) | set(more) for more in combinations(others, heads)]


def test_edges_of_crowds() -> None:
    """Nobody at all, no upper ends, k that is none, and events larger than the population."""
    endless = CrowdTally(crowds=(Crowd(event="e", people=Bounds(3, None), unnamed=Bounds(3, None)),) * 2)

    assert came_often(CrowdTally(), 2) == Bounds(0)
    assert came_often(endless, 2) == Bounds(0, None)
    assert came_often(endless, 3) == Bounds(0)
    assert came_often(endless, 2, Bounds(4)) == Bounds(2, 4)
    one = Crowd(event="f", people=Bounds(5), unnamed=Bounds(5))
    assert came_often(CrowdTally(crowds=(endless.crowds[0], one)), 2) == Bounds(0, 5)
    assert only_here(crowd_of(("a", 0)), endless) == Bounds(0, 1)
    assert only_here(endless, crowd_of(("a", 0))) == Bounds(2, None)
    assert in_both(endless, endless) == Bounds(0, None)
    assert pooled([]) == CrowdTally()
    assert pooled([crowd_of(("a", 0)), crowd_of(("a", 1))]).named == {"a": Bounds(2)}
    with pytest.raises(BoundsError, match="k is 1 or more"):
        came_often(CrowdTally(), 0)
    with pytest.raises(BoundsError, match="more people than there are"):
        came_often(crowd_of(("", 5)), 2, Bounds(4))


def test_an_estimate_is_held_within_its_bounds() -> None:
    """Whatever the names say; of nothing but repeaters nobody is unseen, and without an end the least holds it."""
    repeaters = extrapolated(crowd_of(("ab", 1), ("ab", 0)))
    endless = CrowdTally(
        crowds=(Crowd(event="e", people=Bounds(1, None), unnamed=Bounds(0, None)),), named={"a": Bounds(1)}
    )

    assert repeaters is not None
    assert (repeaters.estimate, repeaters.named_share) == (Bounds(3), Fraction(4, 5))
    assert extrapolated(endless) is None
    assert extrapolated(CrowdTally()) is None
    found = extrapolated(crowd_of(("abcdef", 2), ("abgh", 2)))
    assert found is not None
    # f1 = 6, f2 = 2, n = 10, T = 14: f0 = 5, S = 8 + 5 (1 - (1 - 6/56)^4).
    assert Fraction(8) + 5 * (1 - Fraction(50, 56) ** 4) in found.estimate


def test_a_population_holds_an_estimate_down() -> None:
    """The estimate is never above the cap."""
    found = extrapolated(crowd_of(("abcdef", 2), ("abgh", 2)), Bounds(8))

    assert found is not None
    assert found.estimate == Bounds(8)


def test_who_is_named_more_often_than_needed_leaves_no_head_over() -> None:
    """Somebody named at three events came twice; the one head besides can be nobody else who came twice."""
    held = crowd(named("e1", "a"), named("e2", "a"), named("e3", "a"), besides("e1", 1))

    assert came_often(held, 2) == Bounds(1)


def test_only_names_on_both_sides_are_of_the_same_people() -> None:
    """Of two named here and three there one is named on both sides, and without heads nobody else was."""
    assert in_both(crowd(named("now", "a", "b")), crowd(named("then", *"bcd"))) == Bounds(1)


def test_nobody_comes_less_than_once() -> None:
    """Who came no time at all is in no list."""
    with pytest.raises(BoundsError, match="k is 1 or more"):
        came_often(crowd(named("e1", "a")), 0)
