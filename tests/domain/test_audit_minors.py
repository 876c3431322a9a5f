"""Children: headcounts by default, named only for a reason, never at work beside the water."""

from datetime import date
from typing import Any

import pytest

from tests.domain.small_records import activity, found, heads, minor, person, present, records_found
from yilao_yiyou.domain.activity import ActivityKind, ParticipationRole, Public
from yilao_yiyou.domain.finding import Severity
from yilao_yiyou.domain.identity import IdNumber
from yilao_yiyou.domain.partial_date import PartialDate
from yilao_yiyou.domain.period import Edge, Period
from yilao_yiyou.domain.register import Record

CHILD: dict[str, Any] = {"public": Public.CHILD}
FULL = IdNumber("379999194501010014")
SHORT = IdNumber("379999450101001")


@pytest.mark.parametrize(
    ("known", "attended", "expected"),
    [
        ({"birth": PartialDate(2010)}, {}, True),
        ({"birth": PartialDate(2004, 5, 5)}, {}, True),
        ({"birth": PartialDate(2004, 5, 4)}, {}, False),
        ({"birth": PartialDate(2004)}, {}, False),
        ({"birth": PartialDate(2004)}, CHILD, True),
        ({"birth": PartialDate(1950)}, CHILD, False),
        ({"birth": PartialDate(2023)}, {}, False),
        ({}, {}, False),
        ({}, CHILD, True),
        ({}, {"public": Public.ELDER}, False),
        ({"id_no": FULL}, CHILD, False),
        ({"id_no": SHORT}, CHILD, True),
    ],
)
def test_a_child_is_not_named_as_an_ordinary_person(
    known: dict[str, Any], attended: dict[str, Any], expected: bool
) -> None:
    """Who is surely under 18 on the day, or said to be a child and not known to be of age, is an error."""
    told = found("MINOR_NAMED", person(**known), activity(), present("x1", **attended))

    assert told == ([("participations/x1", "person", Severity.ERROR)] if expected else [])


def test_a_child_of_whom_only_a_number_is_known_is_found() -> None:
    """The birth that an identification number carries counts where no other is known."""
    from tools.invented import AREA, id_number

    child = person(id_no=IdNumber(id_number(AREA, date(2010, 1, 1), 1)))

    assert records_found("MINOR_NAMED", child, activity(), present("x1"))


def test_a_birth_before_all_calendars_of_births_is_no_birth() -> None:
    """A number whose year nobody living was born in says nothing of the age."""
    from tools.invented import AREA, id_number

    strange = person(id_no=IdNumber(id_number(AREA, date(1700, 1, 1), 1)))

    assert not records_found("MINOR_NAMED", strange, activity(), present("x1"))
    assert records_found("MINOR_NAMED", strange, activity(), present("x1", **CHILD))


def test_named_minors_and_headcounts_are_as_they_should_be() -> None:
    """A child with a legal basis, a headcount of children and somebody not in the register are no faults here."""
    records = (activity(), minor(), present("x1", "k1", **CHILD), heads("h", 30, **CHILD), present("x2", "p9", **CHILD))

    assert not found("MINOR_NAMED", *records)


def test_the_last_day_decides() -> None:
    """Who comes of age while an activity runs may have come after that; without a last day there is no telling."""
    born = person(birth=PartialDate(2004, 6, 1))

    assert not found("MINOR_NAMED", born, activity(when=Period.year(2022)), present("x1"))
    assert not found("MINOR_NAMED", born, activity(when=Period(date(2022, 1, 1), Edge.UNKNOWN)), present("x1"))
    assert found("MINOR_NAMED", born, activity(when=Period.first_half(2021)), present("x1"))


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (heads("x", 3, role=ParticipationRole.VOLUNTEER, **CHILD), "heads"),
        (heads("x", 0, role=ParticipationRole.VOLUNTEER, **CHILD), None),
        (heads("x", 3, role=ParticipationRole.VOLUNTEER), None),
        (heads("x", 3, role=ParticipationRole.AUDIENCE, **CHILD), None),
        (present("x", "k1"), "person"),
        (present("x", "k2"), None),
        (present("x", "child"), "person"),
        (present("x", "elder"), None),
        (present("x", "unknown"), None),
        (present("x", "unknown", **CHILD), "person"),
        (present("x", "child", role=ParticipationRole.BENEFICIARY), None),
    ],
)
def test_nobody_under_18_goes_on_patrol(row: Record, expected: str | None) -> None:
    """Children who help at a patrol need an explanation; those who are looked after do not."""
    people = (
        person("child", birth=PartialDate(2010)),
        person("elder", birth=PartialDate(1950)),
        person("unknown"),
        minor("k1"),
        minor("k2", birth=PartialDate(2003)),
    )

    told = found("PATROL_MINOR", *people, activity(kind=ActivityKind.PATROL), row)

    assert told == ([] if expected is None else [("participations/x", expected, Severity.WARNING)])
    assert not found("PATROL_MINOR", *people, activity(), row)
