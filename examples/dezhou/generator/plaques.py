"""Places and their plaques: one room may carry several, and some plaques are gone."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from random import Random

from attrs import evolve, field, frozen

from examples.dezhou.generator.bodies import bureau
from examples.dezhou.generator.plan import AS_OF, CITY, HALF_YEAR, PLAQUES, THIS_YEAR
from examples.dezhou.generator.programmes import BRANCH_SCHOOLS, REMOTE_LEARNING, SILVER_HOME, STUDIOS
from examples.dezhou.generator.setting import Setting, day_between, is_urban
from examples.dezhou.generator.volunteers import Roster
from yilao_yiyou.domain.region import Level, RegionCode
from yilao_yiyou.domain.venue import Designation, DesignationKind, DesignationLevel, Venue, VenueKind

_EARLIER = (date(2019, 1, 1), date(2021, 12, 31))
_REMOTE = (date(2014, 3, 1), date(2022, 6, 30))
_STANDARD_THIS_YEAR, _DEMONSTRATIONS_EARLIER = 2, 1
_SCHOOLS_EARLIER, _SCHOOLS_SINCE_JULY = 3, 1
_STUDIOS_EARLIER = 2
_GONE_PER_COUNTY = 4
_UPGRADED_EVERY = 3
_DAYS_AS_STANDARD = 200


@frozen
class Rooms:
    """The places, one for each division that has any, and the plaques on them."""

    setting: Setting
    venues: dict[str, Venue] = field(factory=dict[str, Venue])
    plaques: list[Designation] = field(factory=list[Designation])

    def grant(self, region: RegionCode, plaque: Designation) -> None:
        """Hang a plaque in a division's room, which is opened if there is none."""
        if region not in self.venues:
            self.venues[region] = _venue(self.setting, region)
        self.plaques.append(plaque)


def _room(region: RegionCode) -> str:
    return f"room-{region}"


def _venue(setting: Setting, region: RegionCode) -> Venue:
    if region.level is not Level.VILLAGE:
        kind = VenueKind.HALL
    else:
        kind = VenueKind.PARTY_SERVICE_CENTRE if is_urban(region) else VenueKind.VILLAGE_ROOM
    return Venue(id=_room(region), name=f"{setting.name(region)}{kind.zh}", kind=kind, region=region)


def plaques(setting: Setting, roster: Roster) -> Iterator[Venue | Designation]:
    """Yield the places, then every plaque there is or was."""
    rooms = Rooms(setting)
    _remote_above_villages(rooms, setting.chance("remote", CITY))
    for county in setting.counties:
        _remote_points(rooms, county, setting.chance("remote", county))
        _silver_homes(rooms, county, setting.chance("silver homes", county))
        _schools(rooms, county, setting.chance("schools", county))
        _studios(rooms, county, roster.cadres[county], setting.chance("studios", county))
    yield from rooms.venues.values()
    yield from rooms.plaques


def _plaque(  # noqa: PLR0913, PLR0917 -- what a plaque says
    place: RegionCode, kind: DesignationKind, granted: date, by: str, programme: str, level: DesignationLevel
) -> Designation:
    return Designation(
        id=f"{kind.value}-{place}",
        venue=_room(place),
        kind=kind,
        level=level,
        granted_on=granted,
        granted_by=bureau(by),
        programmes=(programme,),
    )


def _remote(place: RegionCode, by: str, chance: Random) -> Designation:
    granted = day_between(*_REMOTE, chance)
    return _plaque(place, DesignationKind.REMOTE_POINT, granted, by, REMOTE_LEARNING, DesignationLevel.STANDARD)


def _remote_above_villages(rooms: Rooms, chance: Random) -> None:
    """Give the city, every county and every township a point of its own."""
    for region in rooms.setting.tree:
        if region.level in {Level.CITY, Level.COUNTY, Level.TOWNSHIP}:
            rooms.grant(region.code, _remote(region.code, CITY, chance))


def _remote_points(rooms: Rooms, county: RegionCode, chance: Random) -> None:
    """Let neighbouring villages of a township share a point that is declared to serve them all."""
    size = PLAQUES[county].villages_per_hub
    without: list[RegionCode] = []
    for township in rooms.setting.below(county):
        villages = rooms.setting.below(township)
        for start in range(0, len(villages), size):
            shared = villages[start : start + size]
            hub = chance.choice(shared)
            served = tuple(village for village in shared if village != hub)
            without.extend(served)
            rooms.grant(hub, evolve(_remote(hub, county, chance), serves=served))
    for village in chance.sample(without, _GONE_PER_COUNTY):
        rooms.grant(village, _gone(village, county, chance))


def _gone(village: RegionCode, county: RegionCode, chance: Random) -> Designation:
    granted = day_between(date(2012, 1, 1), date(2016, 12, 31), chance)
    revoked = day_between(date(2018, 1, 1), date(2021, 12, 31), chance)
    plaque = _remote(village, county, chance)
    return evolve(plaque, id=f"{plaque.id}-gone", granted_on=granted, revoked_on=revoked)


def _silver_homes(rooms: Rooms, county: RegionCode, chance: Random) -> None:
    """Grant the year's demonstrations in two batches, some after a time as standard, and others not to be counted."""
    planned, places = PLAQUES[county], rooms.setting.places(county, chance)
    for number, place in enumerate(islice(places, planned.demonstrations)):
        granted = day_between(THIS_YEAR + timedelta(days=60), AS_OF, chance)
        batch = "2022年第一批" if granted <= HALF_YEAR else "2022年第二批"
        rooms.grant(place, evolve(_home(place, county, granted, DesignationLevel.DEMONSTRATION), batch=batch))
        if number % _UPGRADED_EVERY == 0:
            first = granted - timedelta(days=_DAYS_AS_STANDARD)
            before = _home(place, county, first, DesignationLevel.STANDARD)
            rooms.grant(place, evolve(before, id=f"{before.id}-before", revoked_on=granted))
    for place in islice(places, _STANDARD_THIS_YEAR):
        rooms.grant(place, _home(place, county, day_between(THIS_YEAR, AS_OF, chance), DesignationLevel.STANDARD))
    for place in islice(places, _DEMONSTRATIONS_EARLIER):
        rooms.grant(place, _home(place, county, day_between(*_EARLIER, chance), DesignationLevel.DEMONSTRATION))


def _home(place: RegionCode, county: RegionCode, granted: date, level: DesignationLevel) -> Designation:
    plaque = _plaque(place, DesignationKind.SILVER_HOME, granted, county, SILVER_HOME, level)
    return evolve(plaque, standard="d-silver-home")


def _schools(rooms: Rooms, county: RegionCode, chance: Random) -> None:
    """Open the half-year's branch schools and teaching points, those before and those after it."""
    planned, places = PLAQUES[county], rooms.setting.places(county, chance)
    half = (THIS_YEAR + timedelta(days=40), HALF_YEAR)
    since_july = (HALF_YEAR + timedelta(days=1), AS_OF)
    point = DesignationKind.TEACHING_POINT
    for kind, number, days in (
        (DesignationKind.BRANCH_SCHOOL, planned.branch_schools, half),
        (point, planned.teaching_points, half),
        (point, _SCHOOLS_EARLIER, _EARLIER),
        (point, _SCHOOLS_SINCE_JULY, since_july),
    ):
        for place in islice(places, number):
            granted = day_between(*days, chance)
            rooms.grant(place, _plaque(place, kind, granted, county, BRANCH_SCHOOLS, DesignationLevel.STANDARD))


def _studios(rooms: Rooms, county: RegionCode, leaders: list[str], chance: Random) -> None:
    """Open the year's studios, each led by a veteran, beside earlier ones."""
    places = rooms.setting.places(county, chance)
    this_year = (THIS_YEAR + timedelta(days=30), AS_OF)
    for number, days in ((PLAQUES[county].studios, this_year), (_STUDIOS_EARLIER, _EARLIER)):
        for place in islice(places, number):
            kind, granted = DesignationKind.STUDIO, day_between(*days, chance)
            studio = _plaque(place, kind, granted, county, STUDIOS, DesignationLevel.STANDARD)
            rooms.grant(place, evolve(studio, leader=chance.choice(leaders)))
