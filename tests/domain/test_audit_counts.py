"""Headcounts and hours: what cannot be, what looks copied, what was never counted."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from tests.domain.small_records import DAY, activity, found, heads, present, records_found
from yilao_yiyou.domain.activity import CountMethod, HeadsMean, ParticipationRole, Public
from yilao_yiyou.domain.audit import audit
from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.finding import Severity
from yilao_yiyou.domain.period import Edge, Period
from yilao_yiyou.domain.quantity import Quantity
from yilao_yiyou.domain.register import Record, Register

LISTENER: dict[str, Any] = {"role": ParticipationRole.AUDIENCE}
NAMED = (present("x1", "p1", **LISTENER), present("x2", "p2", **LISTENER), present("x3", "p2", **LISTENER))


@pytest.mark.parametrize(
    ("headcount", "expected"),
    [
        (heads("h", 1), True),
        (heads("h", 2), False),
        (heads("h", Bounds(0, 2)), False),
        (heads("h", Bounds(0, None)), False),
        (heads("h", 1, heads_mean=HeadsMean.BESIDES), False),
        (heads("h", 1, role=ParticipationRole.TRAINEE), False),
        (heads("h", 1, public=Public.ELDER), False),
        (heads("h", 1, at="a2"), False),
    ],
)
def test_a_total_is_not_below_the_named(headcount: Record, expected: bool) -> None:
    """Two people on the sign-in list and a total of one contradict each other, in one role and public."""
    told = found("NAMES_LE_HEADS", activity(), *NAMED, headcount)

    assert told == ([("activities/a1", None, Severity.ERROR)] if expected else [])


def test_totals_of_person_times_are_held_against_attendances() -> None:
    """Somebody named who came three times is three person-times."""
    three = present("x1", times=3, **LISTENER)

    assert records_found("NAMES_LE_HEADS", activity(), three, heads("h", 0, heads=Quantity.of("人次", 2)))
    assert not records_found("NAMES_LE_HEADS", activity(), three, heads("h", 0, heads=Quantity.of("人次", 3)))
    assert not records_found("NAMES_LE_HEADS", activity(), three, heads("h", 1))


def test_people_besides_the_named_change_no_total() -> None:
    """A headcount of those without names stands beside the total and is not held against the list."""
    beside = heads("h2", 50, heads_mean=HeadsMean.BESIDES)

    assert records_found("NAMES_LE_HEADS", activity(), *NAMED, heads("h1", 1), beside) == ["activities/a1"]


def test_several_totals_are_added() -> None:
    """A headcount in two parts holds the named together."""
    assert not records_found("NAMES_LE_HEADS", activity(), *NAMED, heads("h1", 1), heads("h2", 1))


def _weekly(*counts: int | Bounds | None, host: str = "o1", **changes: object) -> list[Record]:
    rows: list[Record] = []
    for week, count in enumerate(counts):
        name = f"{host}-{week}"
        rows.append(activity(name, hosts=(host,), when=Period.day(DAY + timedelta(days=7 * week))))
        if count is not None:
            rows.append(heads(f"h-{name}", count, at=name, **changes))
    return rows


def test_five_equal_headcounts_in_a_row_need_checking() -> None:
    """The run is told at its first activity, with its length and its last."""
    register = Register().with_records(reversed(_weekly(30, 42, 42, 42, 42, 42, 42, 31)))

    (told,) = (finding for finding in audit(register) if finding.rule == "REPEAT_RUN")

    assert (told.record, told.severity) == ("activities/o1-1", Severity.INFO)
    assert "连续6次" in told.zh
    assert "o1-6" in told.en
    assert "needs checking" in told.en


@pytest.mark.parametrize(
    "rows",
    [
        _weekly(42, 42, 42, 42),
        _weekly(42, 42, 42, 41, 42, 42, 42),
        _weekly(42, 42, None, 42),
        [*_weekly(42, 42, 42), *_weekly(42, 42, 42, host="o2")],
        _weekly(*[Bounds(40, 49)] * 6),
        _weekly(*[50] * 6, method=CountMethod.ESTIMATED),
        _weekly(*[50] * 6, heads=Quantity.of("人次", 50), method=CountMethod.VIEWS),
        [*(activity(f"a{n}", when=Period(Edge.UNKNOWN, Edge.UNKNOWN)) for n in range(6))],
    ],
    ids=["four", "broken", "uncounted", "two hosts", "rough", "estimated", "views", "undated"],
)
def test_other_runs_are_nothing_to_tell(rows: list[Record]) -> None:
    """Estimates come out round and equal, short runs happen, hosts are apart."""
    assert not found("REPEAT_RUN", *rows)


def test_activities_without_a_day_are_in_no_run() -> None:
    """A run is one of days; without them there is no order."""
    undated = Period(Edge.UNKNOWN, Edge.UNKNOWN)
    rows = [row for n in range(6) for row in (activity(f"a{n}", when=undated), heads(f"h{n}", 42, at=f"a{n}"))]

    assert not found("REPEAT_RUN", *rows)


@pytest.mark.parametrize(
    ("when", "row", "expected"),
    [
        (Period.day(DAY), present("x", hours=Decimal("24.5")), True),
        (Period.day(DAY), present("x", hours=Decimal(24)), False),
        (Period.between(DAY, DAY + timedelta(days=1)), present("x", hours=Decimal(48)), False),
        (Period.between(DAY, DAY + timedelta(days=1)), present("x", hours=Decimal(49)), True),
        (Period.since(DAY), present("x", hours=Decimal(5000)), False),
        (Period.day(DAY), present("x"), False),
        (Period.day(DAY), heads("x", 3, hours=Decimal(72)), False),
        (Period.day(DAY), heads("x", 3, hours=Decimal(73)), True),
        (Period.day(DAY), heads("x", Bounds(3, None), hours=Decimal(5000)), False),
        (Period.day(DAY), present("x", at="a9", hours=Decimal(99)), False),
    ],
)
def test_nobody_gives_more_than_24_hours_a_day(when: Period, row: Record, expected: bool) -> None:
    """Hours are held against the days of the activity and the people who can have given them."""
    told = found("HOURS", activity(when=when), row)

    assert told == ([("participations/x", "hours", Severity.ERROR)] if expected else [])


def test_the_hours_of_one_day_are_added_up() -> None:
    """Three activities of ten hours on one day are too many for one person, told once; not so on two days."""
    other_day = Period.day(date(2022, 5, 5))
    rows = [present(f"x{n}", at=f"a{n}", hours=Decimal(10)) for n in range(5)]

    assert records_found("HOURS", *(activity(f"a{n}") for n in range(5)), *rows) == ["participations/x2"]
    assert not records_found(
        "HOURS", *(activity(f"a{n}") for n in range(2)), *(activity(f"a{n}", when=other_day) for n in (2, 3)), *rows
    )
    assert not records_found(
        "HOURS", activity(), present("y1", hours=Decimal(20)), present("y2", "p2", hours=Decimal(9))
    )


def test_an_activity_that_nobody_counted_is_not_one_with_nobody() -> None:
    """Missing is not zero: an activity without any participation is told, one with zero heads is not."""
    assert found("MISSING_VS_ZERO", activity()) == [("activities/a1", None, Severity.INFO)]
    assert not found("MISSING_VS_ZERO", activity(), heads("h", 0))
