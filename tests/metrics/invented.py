"""Small registers that refer to each other every which way, with days, places and publics that nobody told."""

from collections.abc import Iterator
from functools import cache
from random import Random

from attrs import frozen

from tests.builders import CENSUS
from tests.domain.small_records import (
    activity,
    body,
    cadre,
    claim,
    document,
    gift,
    heads,
    incident,
    member,
    person,
    plaque,
    present,
    programme,
    project,
    region,
    registration,
    team,
    venue,
    volunteer,
)
from tests.metrics.draws import AS_OF, DAYS, ENTERED, PLACES, VILLAGES, Draws
from tests.metrics.invented_more import More
from yilao_yiyou.domain.activity import Activity, ActivityKind, CountMethod, HeadsMean, Participation, Public
from yilao_yiyou.domain.activity import ParticipationRole as Role
from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.cadre import CommunityRegistration, RegistrationState
from yilao_yiyou.domain.incident import Incident, IncidentKind
from yilao_yiyou.domain.partial_date import PartialDate
from yilao_yiyou.domain.period import Period
from yilao_yiyou.domain.project import Claim, ClaimStatus
from yilao_yiyou.domain.quantity import Quantity
from yilao_yiyou.domain.reference import Reference, ReferenceKind
from yilao_yiyou.domain.region import Region, RegionCode
from yilao_yiyou.domain.register import Register
from yilao_yiyou.domain.service import Distribution, ItemKind
from yilao_yiyou.domain.team import Membership, TeamKind
from yilao_yiyou.domain.unit import Unit, UnitKind
from yilao_yiyou.domain.venue import Designation
from yilao_yiyou.domain.volunteer import VolunteerCategory


@frozen
class Invention(Draws):
    """A source of records that gives the same ones for the same seed."""

    also: More
    """Another source, for what was thought of later, so that the rest of a seed's register stays what it was."""

    def register(self) -> Register:
        """Return a register with a few records of every kind that is counted."""
        activities = tuple(self.activity(name) for name in self.few("a"))
        return Register(
            scope="3714",
            as_of=AS_OF,
            regions=tuple(map(self.region, PLACES)),
            organizations=tuple(body(name, region=self.place(), valid=self.life()) for name in self.few("o")),
            people=tuple(person(name, residence=self.perhaps(PLACES)) for name in ("p0", "p1", "p2")),
            cadres=tuple(cadre(name, person=self.one("p"), valid=self.life()) for name in self.few("c")),
            volunteers=tuple(
                volunteer(
                    name,
                    person=self.one("p"),
                    region=self.perhaps(PLACES),
                    valid=self.life(),
                    categories=frozenset(self.random.sample(tuple(VolunteerCategory), 2)),
                    core=self.chance(),
                )
                for name in self.few("w")
            ),
            teams=tuple(
                team(name, region=self.place(), valid=self.life(), kind=self.random.choice(tuple(TeamKind)))
                for name in self.few("t")
            ),
            memberships=tuple(map(self.membership, self.few("m", 5))),
            registrations=tuple(map(self.registration, self.few("r"))),
            venues=tuple(venue(f"v{code}", region=code, coordinates=self.also.spot()) for code in PLACES),
            designations=tuple(map(self.designation, self.few("d", 16))),
            programmes=tuple(
                programme(name, period=self.also.life(), **({"parent": parent} if parent else {}))
                for name, parent in (("g0", None), ("g1", "g0"), ("g2", "g1"))
            ),
            projects=tuple(
                project(name, region=self.place(), programme=self.perhaps(("g1", "g2")), **self.also.plan())
                for name in "jkl"
            ),
            claims=tuple(map(self.claim, self.few("z"))),
            activities=activities,
            participations=tuple(row for held in activities for row in self.participations(held)),
            distributions=tuple(self.distribution(name, len(activities)) for name in self.few("s")),
            documents=tuple(
                document(
                    name,
                    issuers=self.some(("o0", "o1", "o2")),
                    place=self.perhaps(PLACES),
                    dated=self.perhaps((PartialDate(2022), PartialDate(2022, 5))),
                )
                for name in self.few("f")
            ),
            incidents=tuple(map(self.incident, self.few("i"))),
            enrolments=tuple(map(self.also.enrolment, self.also.few("e", 4))),
            targets=tuple(map(self.also.target, self.also.few("y"))),
            figures=tuple(map(self.also.claimed, self.also.few("u"))),
        )

    def region(self, code: str) -> Region:
        """Return a division whose residents may be known."""
        people = self.perhaps((100, 250, 400, 900))
        return region(code, population=people, population_on=None if people is None else CENSUS)

    def membership(self, name: str) -> Membership:
        """Return somebody's belonging to a team, or to a body."""
        kind = self.random.choice((ReferenceKind.TEAM, ReferenceKind.ORGANIZATION))
        group = Reference(kind=kind, id=self.one("t" if kind is ReferenceKind.TEAM else "o"))
        return member(name, self.one("p"), group=group, period=self.life())

    def registration(self, name: str) -> CommunityRegistration:
        """Return a registration in any state."""
        state = self.random.choice(tuple(RegistrationState))
        first, last = sorted(self.random.choices(DAYS, k=2))
        left = state in {RegistrationState.TRANSFERRED, RegistrationState.CANCELLED}
        return registration(
            name,
            person=self.one("p"),
            community=self.random.choice(VILLAGES),
            state=state,
            registered_on=None if state is RegistrationState.PENDING else first,
            left_on=last if left else None,
        )

    def designation(self, name: str) -> Designation:
        """Return a plaque, perhaps of a venue that is not there."""
        first, after = sorted(self.random.sample(DAYS, 2))
        return plaque(
            name,
            venue=self.random.choice((*(f"v{code}" for code in PLACES), "v0")),
            granted_on=self.perhaps((first,)),
            revoked_on=self.perhaps((after,)) if self.chance() else None,
            serves=tuple(map(RegionCode, self.some(PLACES[1:4]))) if self.chance() else (),
        )

    def claim(self, name: str) -> Claim:
        """Return a claim in any state."""
        return claim(
            name,
            project=self.random.choice("jkx"),
            claimant=Reference(kind=ReferenceKind.ORGANIZATION, id=self.one("o")),
            claimed_on=self.random.choice(DAYS),
            status=self.random.choice(tuple(ClaimStatus)),
        )

    def activity(self, name: str) -> Activity:
        """Return an activity of one session or two."""
        return activity(
            name,
            region=self.place(),
            kind=self.random.choice((ActivityKind.LECTURE, ActivityKind.CLASS)),
            when=self.random.choice((Period.day(self.random.choice(DAYS)), self.life())),
            hosts=self.some(("o0", "o1")) or ("o2",),
            sessions=self.random.choice((Bounds(1), Bounds(1), Bounds(2), Bounds(1, 2))),
            topics=self.some(("四史", "安全")),
            programmes=self.some(("g0", "g2")),
            project=self.perhaps(("j", "k")),
            recorded_on=self.also.perhaps(ENTERED),
        )

    def distribution(self, name: str, activities: int) -> Distribution:
        """Return something handed out, perhaps at an activity, perhaps money."""
        item = self.random.choice((ItemKind.MANUAL, ItemKind.GOODS, ItemKind.MONEY))
        unit = Unit.for_kind(UnitKind.MONEY if item is ItemKind.MONEY else UnitKind.ITEM)
        least = self.random.randrange(50)
        return gift(
            name,
            item=item,
            quantity=Quantity(Bounds(least, least + self.random.choice((0, 9))), unit),
            region=self.place(),
            when=self.life(),
            activity=self.perhaps(("a0",)) if activities else None,
        )

    def incident(self, name: str) -> Incident:
        """Return incidents, or a return of zero."""
        exposure = Quantity(Bounds(self.random.randrange(1, 500)), Unit.for_kind(UnitKind.PERSON_YEAR))
        count = self.random.choice((Bounds(0), Bounds(1), Bounds(1, 3)))
        return incident(
            name,
            region=self.place(),
            kind=self.random.choice((IncidentKind.DROWNED, IncidentKind.RESCUED)),
            when=Period.day(self.random.choice(DAYS)),
            count=count,
            ledger="台账",
            exposure=exposure if count == Bounds(0) or self.chance() else None,
        )

    def participations(self, held: Activity) -> Iterator[Participation]:
        """Yield who took part: named people, some entered twice, and headcounts that are all in one unit."""
        for who in ("p0", "p1", "p2"):
            if self.chance():
                times, marks = self.random.randint(1, int(held.sessions.lo)), self.marks()
                for number in range(self.random.choice((1, 1, 1, 2))):
                    yield present(f"{held.id}-{who}-{number}", who, held.id, times=times, **marks, **self.also.given())
        word = self.random.choice(("人", "人次"))
        meaning = self.random.choice(tuple(HeadsMean))
        for number in range(self.random.randrange(2 if meaning is HeadsMean.TOTAL else 3)):
            yield self.crowd(f"{held.id}-h{number}", held.id, word, meaning)
        if self.chance():
            views = Quantity(Bounds(900), Unit.of("人次"))
            yield heads(f"{held.id}-views", 0, held.id, heads=views, method=CountMethod.VIEWS)

    def marks(self) -> dict[str, object]:
        """Return as whom somebody was there; of some nobody told the public."""
        return {
            "role": self.random.choice((Role.AUDIENCE, Role.VOLUNTEER)),
            "public": self.perhaps((Public.CHILD, Public.ELDER)),
            **self.also.origin(),
        }

    def crowd(self, name: str, at: str, word: str, meaning: HeadsMean) -> Participation:
        """Return a headcount, a little uncertain at times."""
        least = self.random.randrange(4)
        quantity = Quantity(Bounds(least, least + self.random.choice((0, 0, 1))), Unit.of(word))
        method = self.random.choice((CountMethod.SIGNED, CountMethod.ESTIMATED))
        return heads(
            name, 0, at, heads=quantity, heads_mean=meaning, method=method, **self.marks(), **self.also.given()
        )


@cache
def invented(seed: int) -> Register:
    """Return the register of a seed."""
    random, also = Random(seed), Random(f"{seed} more")  # noqa: S311 -- made to be repeated, no secret
    return Invention(random, More(also)).register()
