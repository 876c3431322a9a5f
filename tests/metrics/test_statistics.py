"""Statistics: against brute force, by their formulas, and at their edges."""

from decimal import Decimal
from fractions import Fraction
from itertools import combinations, pairwise, product
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import besides, figure, named
from tests.metrics.crowds import with_at_least
from yilao_yiyou.domain.attendance import AttendanceRow
from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.crowd_tally import Crowd, CrowdTally, pooled, tally_crowds
from yilao_yiyou.errors import BoundsError, MeasureError
from yilao_yiyou.metrics.catalogue import METRICS
from yilao_yiyou.metrics.crowds import came_often, extrapolated, in_both, only_here, people
from yilao_yiyou.metrics.distance import Place, median_metres, metres, nearest, share_within
from yilao_yiyou.metrics.heaping import heaping
from yilao_yiyou.metrics.params import Param, ParamKind, Settings
from yilao_yiyou.metrics.rates import chapman, wilson
from yilao_yiyou.metrics.roots import logarithm, power, root
from yilao_yiyou.metrics.spread import (
    GroupPart,
    concentration,
    difference,
    gini,
    lorenz,
    parts_of,
    theil,
    times_as_much,
)

AMOUNTS = st.lists(st.integers(0, 9), min_size=1, max_size=6)


def crowd_of(*events: tuple[str, int]) -> CrowdTally:
    """Return the tally of events, each by its names, one letter each, and its heads besides."""
    rows: list[AttendanceRow] = []
    for number, (names, heads) in enumerate(events):
        rows += [*named(f"e{number}", *names), *besides(f"e{number}", heads)]
    return tally_crowds(rows).get((), CrowdTally())


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


@given(amounts=AMOUNTS)
def test_gini_and_theil_are_their_formulas(amounts: list[int]) -> None:
    """The mean difference over twice the mean, and the mean of x ln x over the mean; nothing of nothing."""
    own, other = gini(parts_of(amounts)), theil(parts_of(amounts))
    if not sum(amounts):
        assert (own, other, concentration(parts_of(amounts))) == (None, None, None)
        return
    told = np.array(amounts, dtype=float)
    assert own is not None
    assert other is not None
    assert float(own) == pytest.approx(np.abs(told[:, None] - told[None, :]).mean() / (2 * told.mean()))
    ratio = told[told > 0] / told.mean()
    assert float(other.lo) == pytest.approx(float((ratio * np.log(ratio)).sum() / len(told)), abs=1e-12)
    assert other.width is not None
    assert other.width < Fraction(1, 10**18)
    # In the order of the rates the concentration index is the Gini coefficient.
    assert concentration(parts_of(sorted(amounts))) == own
    curve = lorenz(parts_of(amounts))
    area = sum((b[0] - a[0]) * (a[1] + b[1]) for a, b in pairwise(curve))
    assert 1 - area == own.lo


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 3), st.integers(1, 4)), min_size=1, max_size=4), st.data())
def test_spreads_of_bounds_hold_those_of_every_number_within(
    told: list[tuple[int, int, int]], data: st.DataObject
) -> None:
    """Whatever the amounts turn out to be."""
    wide = [GroupPart(amount=Bounds(least, least + more), people=people) for least, more, people in told]
    exact = [
        GroupPart(amount=Bounds(data.draw(st.integers(least, least + more))), people=people)
        for least, more, people in told
    ]
    assert difference(exact).lo in difference(wide)
    for index in (gini, theil, concentration, times_as_much):
        bounds, found = index(wide), index(exact)
        if bounds is not None and found is not None:
            assert bounds.lo <= found.lo
            assert bounds.hi is None or found.hi is None or found.hi <= bounds.hi


def test_edges_of_spreads() -> None:
    """No groups, one group, no upper end."""
    endless = [GroupPart(amount=Bounds(1, None)), GroupPart(amount=Bounds(2))]

    assert gini(endless) == Bounds(0, 1)
    assert gini([]) is None
    assert gini(parts_of([5])) == Bounds(0)
    assert lorenz(endless) == ()
    assert lorenz(parts_of([0, 0])) == ()
    assert difference([]) == Bounds(0)
    assert difference(endless) == Bounds(0, None)
    assert times_as_much(endless) == Bounds(1, None)
    assert concentration(endless) == Bounds(Fraction(-1, 2), Fraction(1, 2))
    assert theil(endless) is not None


@given(number=st.fractions(0, 10**6))
def test_roots_are_enclosed(number: Fraction) -> None:
    """The squares of the ends lie on either side."""
    found = root(number)

    assert found.hi is not None
    assert found.lo**2 <= number <= found.hi**2
    assert found.hi - found.lo <= Fraction(1, 10**20)


def test_edges_of_roots() -> None:
    """What has none is refused; what is exact stays so."""
    assert power(Fraction(1, 3), Fraction(0)) == Bounds(1)
    assert power(Fraction(0), Fraction(3)) == Bounds(0)
    assert root(Fraction(1, 4)) == Bounds(Fraction(1, 2))
    with pytest.raises(BoundsError):
        root(-1)
    with pytest.raises(BoundsError):
        logarithm(0)
    with pytest.raises(BoundsError):
        power(Fraction(2), Fraction(1))
    with pytest.raises(BoundsError):
        power(Fraction(1, 2), Fraction(-1))
    with pytest.raises(BoundsError):
        wilson(1, 0)
    with pytest.raises(BoundsError):
        wilson(3, 2)
    with pytest.raises(BoundsError):
        chapman(1, 2, 2)


LATITUDES, LONGITUDES = st.integers(-90, 90), st.integers(-180, 180)


@given(st.tuples(LATITUDES, LONGITUDES), st.tuples(LATITUDES, LONGITUDES))
def test_distances_are_great_circles(one: tuple[int, int], other: tuple[int, int]) -> None:
    """The length of the arc between two vectors from the middle of the earth."""
    from math import atan2, cos, dist, radians, sin

    def vector(place: tuple[int, int]) -> tuple[float, float, float]:
        north, east = map(radians, place)
        return cos(north) * cos(east), cos(north) * sin(east), sin(north)

    chord = min(dist(vector(one), vector(other)), 2.0)
    expected = 6_371_009 * 2 * atan2(chord / 2, max(0.0, 1 - chord * chord / 4) ** 0.5)
    assert metres(Place(*one), Place(*other)) == pytest.approx(expected, abs=1)


def test_edges_of_distances() -> None:
    """Nowhere to go, nobody to go, and no place on the globe."""
    assert nearest([Place(0, 0)], []) == ()
    assert median_metres(()) is None
    assert share_within((), 5) is None
    assert median_metres(nearest([Place(0, 0, 0)], [Place(0, 0)])) is None
    with pytest.raises(BoundsError):
        Place(91, 0)


def test_of_few_numbers_nothing_is_said() -> None:
    """From thirty on the share that ends in nought or five."""
    assert heaping([5] * 29) is None
    found = heaping([5, 10] * 10 + [1] * 10)
    assert found is not None
    assert (found.share, found.rounded) == (Fraction(2, 3), 20)


K = Param(name="k", kind=ParamKind.WHOLE, default=2, zh="次数", en="times")


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        (ParamKind.WHOLE, 3, (0, -1, 1.0, True, "3", None)),
        (ParamKind.NUMBER, Fraction(1, 2), (0.5, True, "1")),
        (ParamKind.NUMBER, Decimal("0.5"), ()),
        (ParamKind.BOUNDS, Bounds(1, 2), (0.5, True, "1")),
        (ParamKind.BOUNDS, 3, ()),
        (ParamKind.METRIC, "reach.rate", (3, None)),
        (ParamKind.METRIC, METRICS["reach.rate"], (METRICS["reach.rate"].definition,)),
        (ParamKind.FACET, "kind", (METRICS["reach.rate"],)),
        (ParamKind.FACET, "county", (3,)),
        (ParamKind.PLACES, (Place(0, 0),), ([Place(0, 0)], (1,), "x")),
    ],
)
def test_parameters_are_of_their_kind(kind: ParamKind, good: object, bad: tuple[object, ...]) -> None:
    """A float is no number here, and a truth no one."""
    param = Param(name="x", kind=kind, zh="某项", en="something")

    assert Settings.of((param,), {"x": good}).values["x"] is not None
    for value in bad:
        with pytest.raises(MeasureError, match="the parameter x"):
            param.read(value)


def test_settings_say_what_they_are() -> None:
    """Unknown and missing parameters are refused; what is not set is nothing."""
    needed = Param(name="m", kind=ParamKind.METRIC, needed=True, zh="指标", en="the metric")
    empty = Settings({"x": None})

    assert Settings.of((K,), {}).whole("k") == 2
    assert (empty.whole("x"), empty.text("x"), empty.metric("x"), empty.number("x"), empty.bounds("x")) == (
        0,
        "",
        "",
        None,
        None,
    )
    assert empty.places("x") == ()
    assert Settings.of((K,), {"k": 5}).handed_to((K,)).whole("k") == 5
    with pytest.raises(MeasureError, match="there is no parameter q; there are: k"):
        Settings.of((K,), {"q": 1})
    with pytest.raises(MeasureError, match="there are: -"):
        Settings.of((), {"q": 1})
    with pytest.raises(MeasureError, match="has to be set"):
        Settings.of((needed,), {})
    with pytest.raises(MeasureError, match="parameter k"):
        figure("activity.sessions", params={"k": 1})
