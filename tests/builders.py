"""Attendance rows and small registers, to be varied by the tests of tallies, metrics and measuring."""

from collections.abc import Iterable
from datetime import date
from typing import Any, cast

from tests.domain.small_records import activity, heads, made, present
from yilao_yiyou.domain.activity import CountMethod, HeadsMean, Participation, ParticipationRole
from yilao_yiyou.domain.attendance import AttendanceRow
from yilao_yiyou.domain.attendance_tally import ReachTally, tally_attendance
from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.quantity import Quantity
from yilao_yiyou.domain.region import Region
from yilao_yiyou.domain.register import Record, Register
from yilao_yiyou.domain.unit import Unit, UnitKind
from yilao_yiyou.measurement import measure
from yilao_yiyou.metrics.result import MetricResult

CENSUS = date(2020, 11, 1)


def whole(number: int | Bounds) -> Bounds:
    """Return a number as bounds."""
    return number if isinstance(number, Bounds) else Bounds(number)


def named(event: str, *people: str, **changes: object) -> list[AttendanceRow]:
    """Return the rows of people who are named at an event."""
    return [made(AttendanceRow, changes, group=(), event=event, person=person) for person in people]


def besides(event: str, number: int | Bounds, **changes: object) -> list[AttendanceRow]:
    """Return the row of people counted at an event besides the named."""
    return [made(AttendanceRow, changes, group=(), event=event, heads=whole(number))]


def total(event: str, number: int | Bounds, **changes: object) -> list[AttendanceRow]:
    """Return the row of all people counted at an event, the named among them."""
    return besides(event, number, **{"holds_named": True, **changes})


def tallied(*rows: Iterable[AttendanceRow]) -> ReachTally:
    """Return the tally of rows that are all of one group, nobody's if there are none."""
    return tally_attendance(row for some in rows for row in some).get((), ReachTally())


def audience(record_id: str, at: str, who: str, **changes: object) -> Participation:
    """Return somebody named in an audience."""
    return present(record_id, who, at, **{"role": ParticipationRole.AUDIENCE, **changes})


def crowd(record_id: str, at: str, number: int | Bounds, *, word: str = "人", **changes: object) -> Participation:
    """Return an audience counted without names, besides the named unless it is changed."""
    kind = UnitKind.PERSON_TIME if word == "人次" else UnitKind.PERSON
    usual: dict[str, Any] = {
        "heads": Quantity(whole(number), Unit(word, kind)),
        "heads_mean": HeadsMean.BESIDES,
        "method": CountMethod.COUNTED,
    }
    return heads(record_id, 0, at, **{**usual, **changes})


def meeting(name: str, names: str, number: int | Bounds, **changes: object) -> list[Record]:
    """Return an activity, the people named there by one letter each, and how many came besides."""
    people = [audience(f"{name}-{who}", name, who) for who in names]
    return [activity(name, **changes), *people, crowd(f"{name}-heads", name, number)]


def divisions(*codes: str, **people: int) -> tuple[Region, ...]:
    """Return divisions named by their codes, with residents where they are told by `r` and the code."""
    return tuple(_division(code, people.get(f"r{code}")) for code in codes)


def _division(code: str, people: int | None) -> Region:
    counted = None if people is None else CENSUS
    return Region(code=code, name=f"区划{code}", population=people, population_on=counted)


def registered(*records: object, **changes: Any) -> Register:  # noqa: ANN401 -- a field of any type
    """Return a register of some records; lists of several kinds are lists of objects to the type checkers."""
    return Register(**changes).with_records(cast("tuple[Record, ...]", records))


def figure(metric: str, *records: object, **asked: Any) -> MetricResult:  # noqa: ANN401 -- any argument of `measure()`
    """Return the only figure that some records give."""
    return measure(metric, registered(*records), **asked).item()


def notes(result: MetricResult) -> dict[str, str]:
    """Return what stands beside a figure, by name."""
    return {note.name: note.value for note in result.notes}
