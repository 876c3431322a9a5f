"""Distance: how far people live from the nearest place, in a straight line, which is the least they have to travel."""

from collections.abc import Iterable, Sequence
from decimal import Decimal, localcontext
from fractions import Fraction

from attrs import field, frozen

from yilao_yiyou.errors import BoundsError

EARTH = 6_371_009
"""The mean radius of the earth (米), (2a + b) / 3 of WGS-84; a sphere is within 0.6 % of the ellipsoid."""

PI = Decimal("3.14159265358979323846264338327950288419716939937511")
_DIGITS = 40
_NEGLIGIBLE = Decimal(10) ** -_DIGITS


def _decimal(number: object) -> Decimal:
    return Decimal(str(number))


@frozen
class Place:
    """A place on the map.

    Attributes:
        latitude: Degrees north.
        longitude: Degrees east, of the same datum as the place it is held against.
        people: How many live there (人).

    Raises:
        BoundsError: If it is not on the globe.
    """

    latitude: Decimal = field(converter=_decimal)
    longitude: Decimal = field(converter=_decimal)
    people: int = 1

    def __attrs_post_init__(self) -> None:
        if not (abs(self.latitude) <= _POLE and abs(self.longitude) <= _DATE_LINE):
            raise BoundsError("纬度在±90、经度在±180之内", "latitude is within 90 degrees, longitude within 180")


_POLE, _DATE_LINE = 90, 180


def metres(one: Place, other: Place) -> int:
    """Return how far two places are apart on a sphere, in whole metres (米), the nearest one.

    2 R atan(sqrt(h / (1 - h))) with h = sin²(Δφ/2) + cos φ cos φ' sin²(Δλ/2), the haversine, to 40 digits.

    >>> metres(Place("37.4355", "116.3575"), Place("37.4355", "116.3575")), metres(Place(0, 0), Place(0, 90))
    (0, 10007558)
    """
    with localcontext() as context:
        context.prec = _DIGITS + 10
        turn = PI / 180
        north, other_north = one.latitude * turn, other.latitude * turn
        across = _sine((one.longitude - other.longitude) * turn / 2)
        up = _sine((north - other_north) / 2)
        half = up * up + _sine(PI / 2 - north) * _sine(PI / 2 - other_north) * across * across
        half = min(max(half, Decimal(0)), Decimal(1))
        return int((2 * EARTH * _angle(half)).to_integral_value())


def _angle(half: Decimal) -> Decimal:
    """Return the angle of which the square of the sine is given, from 0 to a right angle."""
    # Halved until the series of the arc sine needs few terms: sin²(x/2) = (1 - sqrt(1 - sin² x)) / 2.
    for _ in range(_HALVINGS):
        half = half / (2 * (1 + (1 - half).sqrt()))
    sine = half.sqrt()
    term, total, place = sine, sine, 1
    while abs(term) > _NEGLIGIBLE:
        term *= half * place * place / ((place + 1) * (place + 2))
        total, place = total + term, place + 2
    return total * _UNDONE


_HALVINGS = 6
_UNDONE = Decimal(64)


def _sine(angle: Decimal) -> Decimal:
    """Return the sine of an angle by its series."""
    term, total, place = angle, angle, 1
    while abs(term) > _NEGLIGIBLE:
        term = -term * angle * angle / ((place + 1) * (place + 2))
        total, place = total + term, place + 2
    return total


@frozen(kw_only=True)
class Nearest:
    """How far a place is from the nearest of others."""

    people: int
    metres: int


def nearest(homes: Iterable[Place], venues: Sequence[Place]) -> tuple[Nearest, ...]:
    """Return for each home how far the nearest venue is, nearest first; nothing without venues.

    >>> [each.metres for each in nearest([Place(0, 1), Place(0, 0)], [Place(0, 0)])]
    [0, 111195]
    """
    if not venues:
        return ()
    found = [Nearest(people=home.people, metres=min(metres(home, venue) for venue in venues)) for home in homes]
    return tuple(sorted(found, key=lambda each: each.metres))


def median_metres(distances: Sequence[Nearest]) -> int | None:
    """Return the distance that half of the people are within (米), `None` where nobody is."""
    total, seen = sum(each.people for each in distances), 0
    for each in distances:
        seen += each.people
        if each.people and 2 * seen >= total:
            return each.metres
    return None


def share_within(distances: Sequence[Nearest], limit: int) -> Fraction | None:
    """Return the share of people who live no further than so many metres, `None` where there is nobody."""
    total = sum(each.people for each in distances)
    return Fraction(sum(each.people for each in distances if each.metres <= limit), total) if total else None
