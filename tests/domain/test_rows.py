"""The rows that a question is about: period, division, criteria, groups and parts."""

from datetime import date
from typing import Any

import pytest

from tests.builders import audience, crowd, registered
from tests.domain.small_records import (
    COUNTY,
    DAY,
    OTHER_COUNTY,
    VILLAGE,
    activity,
    body,
    gift,
    person,
    plaque,
    team,
    venue,
    volunteer,
)
from yilao_yiyou.domain.activity import Affiliation, CountMethod, HeadsMean, ParticipationRole, Public
from yilao_yiyou.domain.attendance import AttendanceRow
from yilao_yiyou.domain.attendance_rows import attendance_rows
from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.period import Edge, Period
from yilao_yiyou.domain.region import RegionCode
from yilao_yiyou.domain.register import Record
from yilao_yiyou.domain.rows import Question, Timing, count_rows, day_rows, point_rows
from yilao_yiyou.domain.sources import ACTIVITIES, CADRES, DISTRIBUTIONS, HOSTINGS, TEAMS, VOLUNTEERS
from yilao_yiyou.domain.tally import CountRow, Key
from yilao_yiyou.domain.target import criteria
from yilao_yiyou.errors import MeasureError, UnknownFacetError

YEAR = Period.year(2022)
BEFORE, WITHIN, AFTER = date(2021, 12, 31), date(2022, 12, 31), date(2023, 1, 1)
UNKNOWN, OPEN = Edge.UNKNOWN, Edge.OPEN


def teams(*records: Record, **asked: Any) -> dict[str | None, bool]:  # noqa: ANN401 -- any field of a question
    """Return the teams that a question is about, each with whether that is sure."""
    rows = count_rows(registered(*records), TEAMS, Question(**asked), identity="id")
    return {row.id: row.sure for row in rows}


def joined(*records: Record, parts_by: tuple[str, ...] = (), **asked: Any) -> list[AttendanceRow]:  # noqa: ANN401
    """Return the attendance rows that a question is about."""
    return list(attendance_rows(registered(*records), Question(**asked), parts_by=parts_by))


@pytest.mark.parametrize(
    ("valid", "expected"),
    [
        (Period.since(WITHIN), True),
        (Period.since(YEAR.ends[0]), True),
        (Period.since(BEFORE), False),
        (Period.since(AFTER), False),
        (Period(UNKNOWN, OPEN), None),
        (Period(UNKNOWN, WITHIN), None),
        (Period(UNKNOWN, date(2022, 1, 1)), False),
        (Period(OPEN, OPEN), None),
        (Period(OPEN, BEFORE), False),
    ],
)
def test_flows_belong_where_they_began(valid: Period, expected: bool | None) -> None:
    """Where nobody told the first day it may have been in the period, unless the end is before it."""
    told = teams(team(valid=valid), during=YEAR)

    assert told == ({} if expected is False else {"t1": bool(expected)})


def test_a_period_that_began_nobody_knows_when_is_doubtful_but_for_its_last_day() -> None:
    """截至: of what began before the last day nobody can say whether it is meant."""
    first, last = team("t1", valid=Period.since(BEFORE)), team("t2", valid=Period.since(WITHIN))

    assert teams(first, last, during=Period.until(WITHIN)) == {"t1": False, "t2": True}


@pytest.mark.parametrize("timing", Timing)
def test_without_a_period_everything_that_began_belongs(timing: Timing) -> None:
    """All time holds every row; only a stock needs a day."""
    unknown = team(valid=Period(UNKNOWN, UNKNOWN))
    if timing is Timing.STANDING:
        with pytest.raises(MeasureError, match="as_of"):
            teams(unknown, timing=timing)
    else:
        assert teams(unknown, timing=timing) == {"t1": True}


@pytest.mark.parametrize(
    ("valid", "expected"),
    [
        (Period(BEFORE, AFTER), True),
        (Period(BEFORE, WITHIN), False),
        (Period.since(AFTER), False),
        (Period(UNKNOWN, AFTER), True),
        (Period(UNKNOWN, date(2023, 1, 2)), None),
        (Period.always(), True),
    ],
)
def test_stocks_are_as_they_stand_on_the_last_day(valid: Period, expected: bool | None) -> None:
    """The day after the last no longer counts; who left after the day may have come after it too."""
    expected_rows = {} if expected is False else {"t1": bool(expected)}

    assert teams(team(valid=valid), during=YEAR, timing=Timing.STANDING) == expected_rows
    assert teams(team(valid=valid), timing=Timing.STANDING, as_of=WITHIN) == expected_rows
    assert teams(team(valid=valid), during=Period.since(BEFORE), timing=Timing.STANDING, as_of=WITHIN) == expected_rows


@pytest.mark.parametrize(
    ("timing", "expected"),
    [(Timing.EVER, {"t1": True, "t2": False}), (Timing.ANY, {"t1": True, "t2": True, "t3": True})],
)
def test_what_ever_was_and_what_is_on_file(timing: Timing, expected: dict[str, bool]) -> None:
    """One day in the period is enough for 曾有; for what is on file days do not matter."""
    ended, untold = team("t1", valid=Period(BEFORE, WITHIN)), team("t2", valid=Period(UNKNOWN, date(2023, 1, 2)))
    later = team("t3", valid=Period.since(AFTER))

    assert teams(ended, untold, later, during=YEAR, timing=timing) == expected


def test_rows_lie_in_a_division_or_nobody_knows() -> None:
    """A volunteer whose division is not told may live there; one in the city as a whole does not."""
    people = [
        volunteer("w1", person="p1", region=VILLAGE),
        volunteer("w2", person="p2", region=OTHER_COUNTY),
        volunteer("w3", person="p3", region="3714"),
        volunteer("w4", person="p4"),
    ]
    asked = Question(within=RegionCode(COUNTY), timing=Timing.ANY)

    rows = count_rows(registered(*people), VOLUNTEERS, asked, identity="person")

    assert {row.id: row.sure for row in rows} == {"p1": True, "p4": False}


def test_all_criteria_hold_and_one_value_is_enough() -> None:
    """An activity of two topics is let in by either, if it is of the kind."""
    both = activity("a1", topics=("四史", "安全"))

    def rows(**where: str | tuple[str, ...]) -> list[CountRow]:
        return list(count_rows(registered(both), ACTIVITIES, Question(where=criteria(**where)), identity="id"))

    assert rows(topic=("安全", "健康"), kind="lecture")
    assert not rows(topic="健康")
    assert not rows(topic="安全", kind="class")
    assert not rows(team="t1")


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ((), [()]),
        (("county",), [(COUNTY,)]),
        (("village",), [(None,)]),
        (("year", "month"), [("2022", "2022-05")]),
        (("topic",), [("四史",), ("安全",)]),
        (("team", "topic"), [(None, "四史"), (None, "安全")]),
    ],
)
def test_a_row_is_in_every_group_that_it_has_a_value_for(by: tuple[str, ...], expected: list[Key]) -> None:
    """One group, or several where it has several values; a value told twice makes no second group."""
    twice = activity("a1", topics=("四史", "安全", "四史"))

    rows = count_rows(registered(twice), ACTIVITIES, Question(by=by), identity="id", amount="sessions")

    assert [row.group for row in rows] == expected
    assert [row.group for row in joined(twice, crowd("x", "a1", 5), by=by)] == expected


def test_what_has_no_first_day_or_division_is_in_no_year_and_no_county() -> None:
    """They are in the group of which nobody knows what it is."""
    undated = activity(when=Period(UNKNOWN, DAY))
    nowhere = registered(volunteer())

    assert [row.group for row in joined(undated, audience("x", "a1", "p1"), by=("year", "month"))] == [(None, None)]
    assert [row.group for row in count_rows(nowhere, VOLUNTEERS, Question(by=("county",)), identity="id")] == [(None,)]


def test_what_is_counted_once_and_what_is_summed() -> None:
    """A joint activity has several hosts; where an identity is missing the row still makes its group known."""
    joint = registered(activity(hosts=("o1", "o2"), sessions=Bounds(3)), body("o1"), body("o2"), gift())

    assert [row.id for row in count_rows(joint, HOSTINGS, Question(), identity="host")] == ["o1", "o2"]
    assert [row.id for row in count_rows(joint, ACTIVITIES, Question(), identity="host")] == ["o1", "o2"]
    assert [row.id for row in count_rows(joint, ACTIVITIES, Question(), identity="team")] == [None]
    (summed,) = count_rows(joint, ACTIVITIES, Question(), identity="host", amount="sessions")
    (unnamed,) = count_rows(joint, DISTRIBUTIONS, Question(), identity="team", amount="quantity")
    assert (summed.id, summed.amount, unnamed.id, unnamed.amount) == ("o1", Bounds(3), None, Bounds(10))


@pytest.mark.parametrize(
    ("asked", "hint"),
    [
        ({"where": criteria(kinds="lecture")}, "did you mean kind"),
        ({"by": ("countty",)}, "did you mean county"),
        ({"where": criteria(county=COUNTY)}, "there are"),
        ({"by": ("qqqq",)}, "activities has no 'qqqq'; there are"),
    ],
)
def test_a_wrong_name_gets_the_nearest_right_one(asked: dict[str, Any], hint: str) -> None:
    """Divisions and the calendar are for grouping, criteria are by facets."""
    with pytest.raises(UnknownFacetError, match=hint):
        list(count_rows(registered(), ACTIVITIES, Question(**asked), identity="id"))


@pytest.mark.parametrize(
    ("asked", "hint"),
    [
        ({"where": criteria(rolle="audience")}, "did you mean role"),
        ({"by": ("publics",)}, "did you mean public"),
        ({"parts_by": ("vilage",)}, "did you mean village"),
        ({"where": criteria(year="2022")}, "participations has no"),
    ],
)
def test_of_participations_both_kinds_of_facets_are_known(asked: dict[str, Any], hint: str) -> None:
    """Those of the activity and those of the participation itself, whatever there is to attend."""
    with pytest.raises(UnknownFacetError, match=hint):
        joined(**asked)


def test_an_identity_is_a_facet() -> None:
    """Nothing else can be counted once."""
    with pytest.raises(UnknownFacetError):
        list(count_rows(registered(), ACTIVITIES, Question(), identity="county"))


def test_a_participation_is_a_row_with_all_that_it_says() -> None:
    """A name, a total, and people besides the named in person-times."""
    several = activity(sessions=Bounds(2, 3))
    child = audience("x1", "a1", "k1", times=2, public=Public.CHILD, affiliation=Affiliation.STUDENT)
    everybody = crowd("x2", "a1", Bounds(30, 39), heads_mean=HeadsMean.TOTAL)
    others = crowd("x3", "a1", 50, word="人次", role=ParticipationRole.STAFF)

    rows = joined(several, child, everybody, others)

    common: dict[str, Any] = {"group": (), "event": "a1", "sessions": Bounds(2, 3)}
    assert rows == [
        AttendanceRow(**common, person="k1", times=2, company=("audience", "child", "student")),
        AttendanceRow(**common, heads=Bounds(30, 39), holds_named=True, company=("audience", None, None)),
        AttendanceRow(**common, heads=Bounds(50), per_session=True, company=("staff", None, None)),
    ]


def test_views_are_nobodys_attendance_unless_they_are_asked_for() -> None:
    """A stream of five thousand views fills no hall; who asks for the method gets them, however often one looked."""
    views = crowd("x1", "a1", 5000, word="人次", method=CountMethod.VIEWS, role=ParticipationRole.VIEWER)
    hall = crowd("x2", "a1", 40)

    assert [row.heads for row in joined(activity(), views, hall)] == [Bounds(40)]
    assert joined(activity(), views, hall, where=criteria(role="viewer")) == []
    (row,) = joined(activity(), views, hall, where=criteria(method="views"))
    assert (row.heads, row.sessions) == (Bounds(5000), Bounds(1, None))


def test_an_activity_that_is_doubtful_makes_all_its_rows_doubtful() -> None:
    """So does not a participation, and what is attended nowhere is attended in no rows."""
    undated = activity(when=Period(UNKNOWN, UNKNOWN))

    assert [row.sure for row in joined(undated, crowd("x1", "a1", 3), during=YEAR)] == [False]
    assert joined(activity(), crowd("x1", "a9", 3)) == []
    assert joined(activity(), crowd("x1", "a1", 3), within=RegionCode(OTHER_COUNTY)) == []
    assert joined(activity(), crowd("x1", "a1", 3), during=Period.year(2021)) == []


@pytest.mark.parametrize(
    ("parts_by", "expected"),
    [
        ((), ()),
        (("county",), (COUNTY,)),
        (("village",), (None,)),
        (("topic",), (None,)),
        (("host", "public"), ("o1", "child")),
        (("year",), ("2022",)),
    ],
)
def test_a_row_is_in_one_part_or_nobody_knows_in_which(parts_by: tuple[str, ...], expected: Key) -> None:
    """An activity of two topics is of no one part, since its people are in both."""
    both = activity("a1", topics=("四史", "安全"))

    (row,) = joined(both, crowd("x", "a1", 5, public=Public.CHILD), parts_by=parts_by)

    assert row.part == expected


def test_first_days_that_are_sure() -> None:
    """Rows without a day, or perhaps elsewhere, tell of no day."""
    dated, undated = activity("a1"), activity("a2", when=Period(UNKNOWN, UNKNOWN))
    rows = list(day_rows(registered(dated, undated), ACTIVITIES, Question(by=("county",))))
    somewhere = registered(volunteer(valid=Period.since(DAY)))

    assert [(row.group, row.day) for row in rows] == [((COUNTY,), DAY)]
    assert not list(day_rows(somewhere, VOLUNTEERS, Question(within=RegionCode(COUNTY))))


def test_plaques_are_points_where_their_venue_is() -> None:
    """A plaque on a place that is not on file stands nowhere."""
    serves = (RegionCode(OTHER_COUNTY),)
    records = venue(), plaque("d1", serves=serves), plaque("d2", venue="v9"), plaque("d3", granted_on=None)
    asked = Question(timing=Timing.STANDING, as_of=DAY)

    rows = [(row.id, row.region, row.serves, row.sure) for row in point_rows(registered(*records), asked)]

    assert rows == [("d1", VILLAGE, serves, True), ("d3", VILLAGE, (), False)]


def test_people_are_where_they_live() -> None:
    """Nobody on file as a cadre, nobody counted."""
    assert list(count_rows(registered(person()), CADRES, Question(), identity="person")) == []
