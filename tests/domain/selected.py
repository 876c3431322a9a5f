"""Registers whose records refer to each other every which way, to be selected from."""

from datetime import date, timedelta
from random import Random

from tests.domain.small_records import (
    OTHER_COUNTY,
    OTHER_VILLAGE,
    VILLAGE,
    activity,
    body,
    cadre,
    chair,
    claim,
    document,
    enrolment,
    gift,
    heads,
    incident,
    member,
    minor,
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
from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.partial_date import PartialDate
from yilao_yiyou.domain.period import Edge, Period
from yilao_yiyou.domain.register import Register

BEFORE = Period.year(2021)
PLACES = ("371402", "371402001", VILLAGE, "371402002001", OTHER_COUNTY, OTHER_VILLAGE)
FEW = range(4)


def world(random: Random) -> Register:
    """Return a register whose records refer to each other every which way, and all of whose places are known."""

    def day() -> date:
        return date(2021, 7, 1) + timedelta(days=random.randrange(700))

    def life() -> Period:
        return random.choice((Period.always(), Period.since(day()), Period(Edge.UNKNOWN, day()), BEFORE))

    def one(prefix: str) -> str:
        return f"{prefix}{random.choice(FEW)}"

    def some(prefix: str) -> tuple[str, ...]:
        return tuple(f"{prefix}{number}" for number in random.sample(FEW, random.randrange(3)))

    def place() -> str:
        return random.choice(PLACES)

    return Register(
        scope="3714",
        as_of=date(2023, 6, 30),
        regions=(region("3714"), region("371402002"), region("371482001"), *map(region, PLACES)),
        organizations=tuple(body(f"o{n}", region=place(), valid=life()) for n in FEW),
        people=tuple(person(f"p{n}", residence=place()) for n in FEW),
        minors=(minor("k0", approved_by=one("o")),),
        appointments=tuple(chair(f"n{n}", one("p"), life(), organization=one("o")) for n in FEW),
        cadres=tuple(cadre(f"c{n}", person=one("p"), pay_unit=one("o"), valid=life()) for n in FEW),
        volunteers=tuple(volunteer(f"w{n}", person=one("p"), region=place(), valid=life()) for n in FEW),
        teams=tuple(team(f"t{n}", region=place(), leader=one("p"), host=one("o"), valid=life()) for n in FEW),
        memberships=tuple(member(f"m{n}", one("p"), one("t"), period=life()) for n in FEW),
        registrations=tuple(
            registration(f"r{n}", person=one("p"), community=random.choice((VILLAGE, OTHER_VILLAGE))) for n in FEW
        ),
        venues=tuple(venue(f"v{n}", region=place(), shared_with=some("o"), valid=life()) for n in FEW),
        designations=tuple(plaque(f"d{n}", venue=one("v"), granted_on=day(), programmes=some("g")) for n in FEW),
        programmes=(
            *(programme(f"g{n}", basis=some("f")) for n in range(3)),
            programme("g3", parent=random.choice(("g0", "g1"))),
        ),
        projects=tuple(project(f"j{n}", region=place(), programme=one("g"), period=life()) for n in FEW),
        claims=tuple(claim(f"z{n}", project=one("j"), claimed_on=day()) for n in FEW),
        activities=tuple(
            activity(
                f"a{n}",
                region=place(),
                hosts=some("o") or ("o0",),
                when=Period.between(first := day(), first + timedelta(days=random.randrange(40))),
                programmes=some("g"),
                project=random.choice((None, one("j"))),
                team=random.choice((None, one("t"))),
                venue=random.choice((None, one("v"))),
            )
            for n in FEW
        ),
        participations=tuple(
            random.choice((present(f"x{n}", random.choice((one("p"), "k0")), one("a")), heads(f"x{n}", n, at=one("a"))))
            for n in range(8)
        ),
        distributions=tuple(
            gift(f"s{n}", region=place(), when=Period.day(day()), activity=random.choice((None, one("a")))) for n in FEW
        ),
        enrolments=tuple(enrolment(f"e{n}", person=one("p"), region=place(), valid=life()) for n in FEW),
        documents=tuple(document(f"f{n}", issuers=some("o"), place=place(), dated=PartialDate(2022)) for n in FEW),
        incidents=tuple(
            incident(f"i{n}", region=place(), when=Period.day(day()), team=one("t"), count=Bounds(n + 1)) for n in FEW
        ),
    )
