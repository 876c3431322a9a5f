"""Activities that cannot both be, or may be one."""

from datetime import date
from typing import Any

import pytest

from tests.domain.small_records import COUNTY, DAY, OTHER_COUNTY, activity, found, heads, present
from yilao_yiyou.domain.activity import Mode, ParticipationRole
from yilao_yiyou.domain.audit import audit
from yilao_yiyou.domain.finding import Severity
from yilao_yiyou.domain.period import Edge, Period
from yilao_yiyou.domain.register import Record, Register


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, True),
        ({"recorded_on": DAY}, True),
        ({"name": "某讲座"}, False),
        ({"evidence": ("照片",)}, False),
        ({"when": Period.day(date(2022, 5, 5))}, False),
        ({"region": OTHER_COUNTY}, False),
    ],
)
def test_two_activities_that_differ_by_their_id_alone_may_be_one(changes: dict[str, Any], expected: bool) -> None:
    """Entered twice, on whatever day, an activity is counted twice."""
    told = found("DUP_ACTIVITY", activity(), activity("a2", **changes))

    assert told == ([("activities/a2", None, Severity.WARNING)] if expected else [])


def test_an_activity_that_is_there_twice_is_told_as_such() -> None:
    """The same id is another rule's business."""
    assert not found("DUP_ACTIVITY", activity(), activity())


def _two(first: dict[str, Any], then: dict[str, Any], **present_as: object) -> list[Record]:
    return [
        activity("a1", **first),
        activity("a2", **then),
        present("x1", at="a1"),
        present("x2", "p1", "a2", **present_as),
    ]


AWAY: dict[str, Any] = {"region": OTHER_COUNTY}


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (_two({}, AWAY), True),
        (_two({"region": f"{COUNTY}001"}, {"region": f"{OTHER_COUNTY}001001"}), True),
        (_two({}, {"region": f"{COUNTY}001"}), False),
        (_two({}, {"region": "3714"}), False),
        (_two({}, AWAY | {"mode": Mode.ONLINE}), False),
        (_two({}, AWAY | {"mode": Mode.MIXED}), False),
        (_two({}, AWAY | {"when": Period.day(date(2022, 5, 5))}), False),
        (_two({}, AWAY | {"when": Period.month(2022, 5)}), False),
        (_two({}, AWAY | {"when": Period.since(DAY)}), False),
        (_two({}, AWAY | {"when": Period(Edge.UNKNOWN, date(2022, 5, 5))}), False),
        (_two({}, AWAY, person="p2"), False),
        (_two({}, AWAY, role=ParticipationRole.VIEWER), False),
        ([*_two({}, AWAY, activity="a9"), heads("h", 3, at="a2")], False),
    ],
)
def test_nobody_is_on_site_in_two_counties_on_one_day(rows: list[Record], expected: bool) -> None:
    """Only single days, known counties and being there in person make it odd."""
    told = found("SAME_PERSON_TWO_PLACES", *rows)

    assert told == ([("participations/x2", "person", Severity.WARNING)] if expected else [])


def test_where_somebody_was_is_not_shown() -> None:
    """A finding names the two activities and neither the person, nor the day, nor the counties."""
    register = Register().with_records(_two({}, AWAY))

    (told,) = (finding for finding in audit(register) if finding.rule == "SAME_PERSON_TWO_PLACES")

    assert "a1" in told.zh
    assert not any(part in str(told) for part in ("p1", COUNTY, OTHER_COUNTY, "2022"))
