"""Where and when each kind of record belongs, and to which programmes: seen in what is selected."""

from datetime import date

import pytest

from tests.domain.small_records import (
    COUNTY,
    DAY,
    OTHER_VILLAGE,
    VILLAGE,
    activity,
    award,
    body,
    cadre,
    chair,
    claim,
    document,
    enrolment,
    gift,
    incident,
    made,
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
from yilao_yiyou.domain.award import AwardStage, AwardStageKind
from yilao_yiyou.domain.cadre import RegistrationState
from yilao_yiyou.domain.partial_date import PartialDate
from yilao_yiyou.domain.period import Period
from yilao_yiyou.domain.published import FigureKind, PublishedFigure
from yilao_yiyou.domain.quantity import Quantity
from yilao_yiyou.domain.reference import Reference, ReferenceKind
from yilao_yiyou.domain.register import Record, Register
from yilao_yiyou.domain.selection import select
from yilao_yiyou.domain.target import Target

YEAR = Period.year(2022)
BEFORE, AFTER = Period.year(2021), Period.since(date(2023, 1, 1))


def _names(register: Register, records: tuple[Record, ...]) -> set[str]:
    """Return the ids of those records that are in a register."""
    ids = {record.id for _, kept in register.collections() for record in kept}
    return {record.id for record in records if record.id in ids}


IN, OUT = {"region": VILLAGE}, {"region": OTHER_VILLAGE}


def _of(kind: ReferenceKind, record_id: str) -> Reference:
    return Reference(kind=kind, id=record_id)


def _target(record_id: str, **changes: object) -> Target:
    return made(Target, changes, id=record_id, metric="activity.sessions", quantity=Quantity.of("场", 9), period=YEAR)


def _figure(record_id: str, **changes: object) -> PublishedFigure:
    return made(PublishedFigure, changes, id=record_id, text="某话", kind=FigureKind.QUALITATIVE, counted="某事")


ELSEWHERE: tuple[Record, ...] = (
    *(region(code) for code in ("371402", "371482")),
    *(person("in", residence=VILLAGE), person("out", residence=OTHER_VILLAGE), person("nowhere")),
    *(body("body in", **IN), body("body out", **OUT)),
    *(team("team in", **IN), team("team out", **OUT)),
    *(project("project in", **IN), project("project out", **OUT)),
    *(venue("venue in", **IN), venue("venue out", **OUT)),
    *(activity("activity in", hosts=("o9",), **IN), activity("activity out", hosts=("o9",), **OUT)),
)
ANCHORED: tuple[tuple[Record, Record], ...] = (
    (cadre("1", person="in"), cadre("2", person="out")),
    (cadre("1", person="in"), cadre("2", person="nowhere")),
    (volunteer("1", person="in"), volunteer("2", person="out")),
    (volunteer("1", person="out", **IN), volunteer("2", person="in", **OUT)),
    (chair("1", "in", YEAR, organization="body in"), chair("2", "in", YEAR, organization="body out")),
    (chair("1", "in", YEAR, organization="body in"), chair("2", "in", YEAR, organization="o9")),
    (member("1", "in", "team in"), member("2", "in", "team out")),
    (registration("1", community=VILLAGE), registration("2", community=OTHER_VILLAGE)),
    (plaque("1", venue="venue in"), plaque("2", venue="venue out")),
    (claim("1", project="project in"), claim("2", project="project out")),
    (present("1", at="activity in"), present("2", at="activity out")),
    (present("1", at="activity in"), present("2", at="a9")),
    (gift("1", **IN), gift("2", **OUT)),
    (incident("1", **IN), incident("2", **OUT)),
    (enrolment("1", **IN), enrolment("2", person="in", **OUT)),
    (enrolment("1", person="in"), enrolment("2", person="out")),
    (enrolment("1", **IN), enrolment("2", person=None, heads=Quantity.of("人", 3))),
    (document("1", place=VILLAGE), document("2")),
    (award("1", _of(ReferenceKind.PERSON, "in")), award("2", _of(ReferenceKind.PERSON, "out"))),
    (award("1", _of(ReferenceKind.ORGANIZATION, "body in")), award("2", _of(ReferenceKind.ORGANIZATION, "o9"))),
    (award("1", _of(ReferenceKind.TEAM, "team in")), award("2", _of(ReferenceKind.TEAM, "team out"))),
    (award("1", _of(ReferenceKind.PROJECT, "project in")), award("2", _of(ReferenceKind.HOUSEHOLD, "in"))),
    (_target("1", scope=VILLAGE), _target("2", scope="3714")),
    (_figure("1", scope=VILLAGE), _figure("2")),
)


@pytest.mark.parametrize("pair", ANCHORED)
def test_a_record_lies_where_it_or_what_it_depends_on_lies(pair: tuple[Record, Record]) -> None:
    """The first of each pair belongs to the county, the second does not or is not known to."""
    part = select(Register().with_records((*ELSEWHERE, *pair)), region=COUNTY)

    assert _names(part, pair) == {"1"}
    assert _names(part, ELSEWHERE[:2]) == {"371402"}


DATED: tuple[tuple[Record, Record], ...] = (
    (region("3701", valid=YEAR), region("3702", valid=BEFORE)),
    (body("1", valid=YEAR), body("2", valid=BEFORE)),
    (person("1", deceased_on=DAY), person("2", deceased_on=date(2021, 12, 31))),
    (person("1"), person("2", deceased_on=date(2021, 12, 31))),
    (chair("1", "p9", YEAR), chair("2", "p9", AFTER)),
    (cadre("1"), cadre("2", valid=AFTER)),
    (volunteer("1"), volunteer("2", valid=AFTER)),
    (team("1"), team("2", valid=BEFORE)),
    (member("1"), member("2", period=BEFORE)),
    (
        registration("1"),
        registration("2", state=RegistrationState.CANCELLED, registered_on=date(2021, 1, 1), left_on=date(2021, 1, 1)),
    ),
    (registration("1", state=RegistrationState.PENDING, registered_on=None), registration("2", registered_on=date.max)),
    (venue("1"), venue("2", valid=BEFORE)),
    (plaque("1"), plaque("2", granted_on=None, revoked_on=date(2021, 6, 1))),
    (plaque("1", granted_on=None), plaque("2", granted_on=date(2023, 1, 1))),
    (programme("1"), programme("2", period=BEFORE)),
    (project("1"), project("2", period=BEFORE)),
    (claim("1"), claim("2", claimed_on=date(2021, 1, 1), ended_on=date(2021, 12, 31))),
    (claim("1", ended_on=date.max), claim("2", claimed_on=date(2023, 1, 1))),
    (activity("1"), activity("2", when=BEFORE)),
    (gift("1"), gift("2", when=BEFORE)),
    (enrolment("1"), enrolment("2", valid=BEFORE)),
    (document("1"), document("2", dated=PartialDate(2021))),
    (document("1", dated=PartialDate(2022, 3)), document("2", dated=PartialDate(2023, 1))),
    (incident("1"), incident("2", when=BEFORE)),
    (
        award("1", _of(ReferenceKind.HOUSEHOLD, "某户")),
        award(
            "2",
            _of(ReferenceKind.HOUSEHOLD, "某户"),
            stages=(
                AwardStage(stage=AwardStageKind.NOMINATED, on=date(2021, 3, 1)),
                AwardStage(stage=AwardStageKind.COMMENDED, on=date(2021, 12, 1)),
            ),
        ),
    ),
    (_target("1"), _target("2", period=BEFORE)),
    (_figure("1"), _figure("2", period=BEFORE)),
)


@pytest.mark.parametrize("pair", DATED)
def test_a_record_is_left_out_when_its_days_are_surely_outside(pair: tuple[Record, Record]) -> None:
    """The first of each pair has, or may have, a day of the year; the second has none."""
    part = select(Register().with_records(pair), during=YEAR)

    assert _names(part, pair) == {pair[0].id}


BELONGING: tuple[tuple[Record, Record], ...] = (
    (activity("1", programmes=("g2",)), activity("2", programmes=("g3",))),
    (activity("1", project="j2"), activity("2")),
    (present("1", at="a2"), present("2", at="a3")),
    (gift("1", programmes=("g1",)), gift("2")),
    (gift("1", activity="a2"), gift("2", activity="a3")),
    (incident("1", activity="a2"), incident("2")),
    (project("1", programme="g2"), project("2")),
    (claim("1", project="j2"), claim("2", project="j3")),
    (plaque("1", programmes=("g2",)), plaque("2")),
    (programme("1", parent="g2"), programme("2")),
    (
        award("1", _of(ReferenceKind.HOUSEHOLD, "某户"), programme="g2"),
        award("2", _of(ReferenceKind.HOUSEHOLD, "某户")),
    ),
    (_target("1", programme="g2"), _target("2")),
    (_figure("1", programmes=("g3", "g2")), _figure("2", programmes=("g3",))),
    (body("o1"), body("2")),
    (region("3714"), document("2")),
)
PROGRAMMES = (
    programme("g1", lead="o1"),
    programme("g2", parent="g1"),
    programme("g3"),
    project("j2", programme="g2"),
    project("j3"),
    activity("a2", programmes=("g2",)),
    activity("a3"),
)


@pytest.mark.parametrize("pair", BELONGING)
def test_a_record_belongs_to_a_programme_and_to_those_above(pair: tuple[Record, Record]) -> None:
    """The first of each pair is part of the campaign or of one below it, or is what that rests on."""
    part = select(Register().with_records((*PROGRAMMES, *pair)), programme="g1")

    assert _names(part, pair) == {pair[0].id}
