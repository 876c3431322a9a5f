"""How far people live from the nearest place, where they live at several."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yilao_yiyou.errors import BoundsError
from yilao_yiyou.metrics.distance import PI, Nearest, Place, median_metres, metres, nearest, share_within

DEGREE = 111_195
"""A degree of a great circle of the earth, in whole metres: 6,371,009 pi / 180."""


def test_half_of_the_people_live_within_the_median() -> None:
    """Of three places with one person each it is the second, of two the first."""
    three = nearest([Place(0, 0), Place(0, 1), Place(0, 2)], [Place(0, 0)])

    assert median_metres(three) == DEGREE
    assert median_metres(three[1:]) == DEGREE
    assert median_metres((Nearest(people=0, metres=1), Nearest(people=1, metres=2))) == 2


def test_a_limit_holds_those_who_live_on_it() -> None:
    """No further than so many metres is those metres too."""
    two = nearest([Place(0, 0), Place(0, 1)], [Place(0, 0)])

    assert share_within(two, DEGREE) == 1
    assert share_within(two, DEGREE - 1) == Fraction(1, 2)


@pytest.mark.parametrize(("latitude", "longitude"), [(90, 180), (-90, -180)])
def test_the_poles_and_the_date_line_are_on_the_globe(latitude: int, longitude: int) -> None:
    """They are its edges, and a little beyond them is nowhere."""
    assert Place(latitude, longitude).people == 1
    for beyond in ((latitude * Decimal("1.001"), longitude), (latitude, longitude * Decimal("1.001"))):
        with pytest.raises(BoundsError, match="latitude is within 90 degrees"):
            Place(*beyond)


def test_opposite_places_are_half_a_turn_apart() -> None:
    """From pole to pole, and round the equator, it is 180 degrees."""
    half_a_turn = 20_015_115

    assert metres(Place(90, 0), Place(-90, 0)) == half_a_turn
    assert metres(Place(0, 0), Place(0, 180)) == half_a_turn
    assert metres(Place(60, 0), Place(60, 180)) == round(Fraction(half_a_turn, 3))


def test_along_the_equator_every_degree_is_as_long() -> None:
    """To the nearest metre, up to half a turn."""
    degree = Fraction(6_371_009 * Fraction(PI), 180)

    found = [metres(Place(0, 0), Place(0, longitude)) for longitude in range(181)]

    assert [round(longitude * degree) for longitude in range(181)] == found


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
