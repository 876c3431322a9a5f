"""A small register with something to report, shared by the tests of report and command line."""

from datetime import date

from yilao_yiyou.domain.activity import Activity, ActivityKind, CountMethod, HeadsMean, Participation, ParticipationRole
from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.organization import Organization, OrganizationKind, Tier
from yilao_yiyou.domain.period import Period
from yilao_yiyou.domain.published import FigureKind, PublishedFigure
from yilao_yiyou.domain.quantity import Quantity
from yilao_yiyou.domain.region import Region
from yilao_yiyou.domain.register import Register
from yilao_yiyou.domain.target import criteria
from yilao_yiyou.domain.unit import Unit, UnitKind
from yilao_yiyou.domain.venue import Designation, DesignationKind, Venue, VenueKind

YEAR = Period.year(2022)
DAY = date(2022, 5, 4)

REGIONS = (
    Region(code="3714", name="德州市"),
    Region(code="371402", name="德城区"),
    Region(code="371403", name="陵城区"),
    Region(code="371402001", name="甲街道"),
    Region(code="371403001", name="乙街道"),
    Region(code="371402001001", name="一社区"),
    Region(code="371402001002", name="二社区"),
    Region(code="371403001001", name="三社区"),
)

HOST = Organization(id="o1", name="某关工委", kind=OrganizationKind.CARE_COMMITTEE, tier=Tier.CITY, region="3714")


def talk(number: int, region: str = "371402") -> Activity:
    """Return a talk held on one day."""
    return Activity(id=f"a{number}", kind=ActivityKind.LECTURE, region=region, hosts=("o1",), when=Period.day(DAY))


def heads(number: int, count: int) -> Participation:
    """Return an audience of so many people without names."""
    return Participation(
        id=f"p{number}",
        activity=f"a{number}",
        role=ParticipationRole.AUDIENCE,
        heads=Quantity.of("人", count),
        heads_mean=HeadsMean.BESIDES,
        method=CountMethod.COUNTED,
    )


def point(number: int, region: str, *serves: str) -> tuple[Venue, Designation]:
    """Return a place with a plaque of a teaching point, and what it serves besides."""
    from yilao_yiyou.domain.region import RegionCode

    venue = Venue(id=f"v{number}", name=f"场所{number}", kind=VenueKind.COMMUNITY_ROOM, region=region)
    plaque = Designation(
        id=f"d{number}",
        venue=venue.id,
        kind=DesignationKind.REMOTE_POINT,
        granted_on=date(2020, 1, 1),
        serves=tuple(RegionCode(code) for code in serves),
    )
    return venue, plaque


_POINTS = (point(1, "3714"), point(2, "371402", "371402"), point(3, "371402001"), point(4, "371402001001"))

REGISTER = Register(
    title="试验名册",
    scope="3714",
    as_of=date(2022, 8, 31),
    synthetic=True,
    regions=REGIONS,
    organizations=(HOST,),
    venues=tuple(venue for venue, _ in _POINTS),
    designations=tuple(plaque for _, plaque in _POINTS),
    activities=(talk(1), talk(2, "371403")),
    participations=(heads(1, 12), heads(2, 10)),
)


def figure(**changes: object) -> PublishedFigure:
    """Return a published figure of sessions, with whatever is changed."""
    usual: dict[str, object] = {
        "id": "f1",
        "text": "2场",
        "kind": FigureKind.FIGURE,
        "counted": "宣讲",
        "quantity": Quantity.of("场", 2),
        "metric": "activity.sessions",
        "where": criteria(kind="lecture"),
        "period": YEAR,
        "scope": "3714",
    }
    return PublishedFigure(**(usual | changes))  # type: ignore[arg-type]


FULL_COVERAGE = figure(
    id="f2",
    text="四级全覆盖",
    kind=FigureKind.CLAIM,
    counted="教学点",
    quantity=Quantity(Bounds(100), Unit("%", UnitKind.PERCENT)),
    metric="coverage.node",
    where=criteria(kind="remote_point"),
)
