"""What stands beside distances, and what a chain of care says."""

from datetime import date
from decimal import Decimal

from tests.builders import figure, notes
from tests.domain.small_records import plaque, venue
from yilao_yiyou.domain.period import Period
from yilao_yiyou.domain.venue import CoordinateBasis, Coordinates
from yilao_yiyou.metrics.distance import Place
from yilao_yiyou.metrics.result import Status

DAY = Period.as_at(date(2022, 9, 1))


def test_places_that_are_left_out_are_counted_beside_every_share() -> None:
    """One plaque of two has shifted coordinates; where both have, there is no share but the number all the same."""
    places = [
        venue(name, coordinates=Coordinates(latitude=Decimal(0), longitude=Decimal(0), basis=basis))
        for name, basis in (("v1", CoordinateBasis.WGS84), ("v2", CoordinateBasis.GCJ02))
    ]
    points = [plaque(f"d{place.id}", venue=place.id) for place in places]
    asked = {"during": DAY, "params": {"homes": (Place(0, 0),)}}

    within = figure("access.within", *places, *points, **asked)
    shifted = figure("access.within", places[1], points[1], **asked)
    far = figure("access.distance", places[1], points[1], **asked)

    assert (within.status, notes(within)) == (Status.OK, {"omitted": "1"})
    assert (shifted.status, notes(shifted)) == (Status.NO_DENOMINATOR, {"omitted": "1"})
    assert (far.status, notes(far)) == (Status.EMPTY, {"omitted": "1"})
