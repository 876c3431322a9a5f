"""More of small registers: plans, coordinates, hours, enrolments, targets and what was published."""

from datetime import date, timedelta
from decimal import Decimal

from tests.domain.small_records import enrolment
from tests.metrics.draws import AS_OF, PLACES, Draws
from yilao_yiyou.domain.activity import Affiliation
from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.period import Period
from yilao_yiyou.domain.published import FigureKind, PublishedFigure
from yilao_yiyou.domain.quantity import Quantity
from yilao_yiyou.domain.recurrence import Frequency, Recurrence
from yilao_yiyou.domain.region import RegionCode
from yilao_yiyou.domain.service import ServiceEnrolment
from yilao_yiyou.domain.target import Target, criteria
from yilao_yiyou.domain.unit import Unit
from yilao_yiyou.domain.venue import CoordinateBasis, Coordinates

YEARS = (Period.year(2021), Period.year(2022), Period.between(date(2022, 1, 1), AS_OF))
"""Periods that something can be promised or published for."""

PLANS = (Recurrence(Frequency.MONTHLY), Recurrence(Frequency.MONTHLY, interval=2), Recurrence(Frequency.YEARLY))
SPOTS = ((0, 0), (0, 1), (37, 116))


class More(Draws):
    """A source of what registers also hold."""

    def spot(self) -> Coordinates | None:
        """Return where a place is, of which the datum may be a shifted one."""
        if self.random.random() < 1 / 3:
            return None
        north, east = self.random.choice(SPOTS)
        basis = self.random.choice((CoordinateBasis.WGS84, CoordinateBasis.CGCS2000, CoordinateBasis.GCJ02))
        return Coordinates(latitude=Decimal(north), longitude=Decimal(east), basis=basis)

    def plan(self) -> dict[str, object]:
        """Return how often a project is planned, where it is, and while it runs."""
        return {"recurrence": self.perhaps(PLANS), "period": self.life()} if self.chance() else {}

    def origin(self) -> dict[str, object]:
        """Return where somebody comes from, where that is told."""
        return {"affiliation": self.perhaps((Affiliation.STUDENT, Affiliation.VETERAN))}

    def given(self) -> dict[str, object]:
        """Return the hours that somebody gave, where they are told."""
        return {"hours": self.perhaps((Decimal(1), Decimal("2.5"), Decimal(4)))}

    def enrolment(self, name: str) -> ServiceEnrolment:
        """Return an agreement of somebody, or of some people, and the days on which it was performed."""
        valid = self.life()
        tried = [AS_OF - timedelta(days=self.random.choice((0, 3, 40))) for _ in range(self.random.randrange(3))]
        who: dict[str, object] = {"person": self.one("p")}
        if self.chance():
            least = self.random.randrange(4)
            heads = Quantity(Bounds(least, least + self.random.choice((0, 2))), Unit.of("人"))
            who = {"person": None, "heads": heads}
        performed = tuple(day for day in tried if valid.covers(day) is not False)
        return enrolment(name, valid=valid, region=self.perhaps(PLACES), performed=performed, **who)

    def target(self, name: str) -> Target:
        """Return how many sessions are to be held, at times none."""
        return Target(
            id=name,
            metric="activity.sessions",
            quantity=Quantity.of("场", self.random.randrange(4)),
            period=self.random.choice(YEARS),
            where=self.random.choice(((), criteria(kind="lecture"))),
            scope=self.perhaps((RegionCode("3714"), RegionCode("371402"))),
        )

    def claimed(self, name: str) -> PublishedFigure:
        """Return how many sessions some division says were held."""
        least = self.random.randrange(1, 5)
        return PublishedFigure(
            id=name,
            text="若干场",
            kind=FigureKind.FIGURE,
            counted="场次",
            quantity=Quantity.of("场", least, least + self.random.choice((0, 3))),
            period=self.random.choice((None, *YEARS)),
            metric="activity.sessions",
            where=self.random.choice(((), (), criteria(kind="lecture"))),
            scope=self.perhaps((RegionCode("3714"), RegionCode("371402"), RegionCode("3715"))),
        )
