"""The worked examples of time: members who come and go, years compared, waiting, returns and plans that are due."""

from datetime import date
from fractions import Fraction

import pytest

from tests.builders import figure, notes, registered
from tests.domain.small_records import (
    activity,
    body,
    enrolment,
    member,
    project,
)
from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.organization import Organization
from yilao_yiyou.domain.period import Edge, Period
from yilao_yiyou.domain.quantity import Quantity
from yilao_yiyou.domain.recurrence import Frequency, Recurrence
from yilao_yiyou.domain.register import Record, Register
from yilao_yiyou.errors import MeasureError, UnknownFacetError
from yilao_yiyou.measurement import measure
from yilao_yiyou.metrics.change import change, grown, per_day, require_alike
from yilao_yiyou.metrics.result import Status
from yilao_yiyou.metrics.waiting import Wait, median_wait, still_waiting


def test_members_come_and_go() -> None:
    """E12: one person twice in a team is one person and two rows."""
    times = {
        "m1": ("p1", Period(date(2021, 1, 1), date(2022, 3, 1))),
        "m2": ("p1", Period(date(2022, 6, 1), Edge.OPEN)),
        "m3": ("p2", Period(date(2022, 2, 1), Edge.OPEN)),
    }
    records = [member(name, who, period=period) for name, (who, period) in times.items()]

    stocks = [
        figure("team.members", *records, during=Period.as_at(day)).bounds
        for day in (date(2022, 2, 15), date(2022, 4, 1), date(2022, 7, 1))
    ]

    assert stocks == [Bounds(2), Bounds(1), Bounds(2)]


def test_periods_of_other_lengths_do_not_compare() -> None:
    """E12: seven months of patrols against a year: refused, or by the day with the season in mind."""
    now, before = Period.between(date(2022, 1, 1), date(2022, 8, 15)), Period.year(2021)

    with pytest.raises(MeasureError, match="other days of the year"):
        require_alike(now, before)
    require_alike(now, Period.between(date(2021, 1, 1), date(2021, 8, 15)))
    daily = per_day(Bounds(1140), now).lo, per_day(Bounds(900), before).lo
    assert [round(float(each), 3) for each in daily] == [5.022, 2.466]
    assert round(float(grown(*daily)), 1) == 103.7
    with pytest.raises(MeasureError):
        per_day(Bounds(1), Period.always())


DAYS = (
    date(2022, 1, 5),
    date(2022, 2, 5),
    date(2022, 2, 28),
    date(2021, 1, 5),
    date(2021, 2, 28),
    date(2021, 3, 1),
)


def test_a_year_is_held_against_the_one_before() -> None:
    """The same days of both; without a figure before there is no change, and rates do not grow in percent."""
    held = [activity(f"a{number}", when=Period.day(day)) for number, day in enumerate(DAYS)]
    asked = {"during": Period.between(date(2022, 1, 1), date(2022, 2, 28)), "params": {"metric": "activity.sessions"}}

    result = figure("change.yoy", *held, **asked)

    assert result.bounds == Bounds(50)
    assert notes(result) == {"now": "3 场", "before": "2 场"}
    assert figure("change.yoy", *held[:3], **asked).status is Status.NO_DENOMINATOR
    assert figure("change.yoy", *held[3:], **asked).status is Status.EMPTY
    assert change(Bounds(1, None), Bounds(1, None)) == Bounds(-100, None)
    with pytest.raises(MeasureError, match="a rate or an index"):
        figure("change.yoy", *held, during=Period.year(2022), params={"metric": "reach.named_share"})
    with pytest.raises(MeasureError, match="both days"):
        figure("change.yoy", *held, params={"metric": "activity.sessions"})
    with pytest.raises(UnknownFacetError, match="calendar"):
        figure("change.yoy", *held, by="month", **asked)


WAITS = ((2, True), (5, True), (5, False), (9, True), (12, False))


def test_those_who_still_wait_count() -> None:
    """E14: the median wait is nine days, and the mean of those served is not it."""
    waits = [Wait(days=days, served=served) for days, served in WAITS]

    assert [share for _, share in still_waiting(waits)] == [Fraction(4, 5), Fraction(3, 5), Fraction(3, 10)]
    assert median_wait(waits) == 9
    assert median_wait([Wait(days=3, served=False)]) is None


def signings(*waits: tuple[int, bool]) -> list[Record]:
    """Return enrolments on the days before the register's, served after so many days or not."""
    asked = date(2022, 9, 1)
    return [
        enrolment(
            f"e{number}",
            person=f"p{number}",
            valid=Period.since(date.fromordinal(asked.toordinal() - days)),
            performed=(asked,) if served else (),
        )
        for number, (days, served) in enumerate(waits)
    ]


def test_those_who_still_wait_count_on_record() -> None:
    """E14 through the door, with how many wait; where more than half do, only a lower end is known."""
    result = measure("service.wait_median", registered(*signings(*WAITS), as_of=date(2022, 9, 1))).item()

    assert (result.bounds, str(result.value)) == (Bounds(9), "9 天")
    assert notes(result) == {"waiting": "2", "doubtful": "0"}
    waiting = measure(
        "service.wait_median", registered(*signings((3, False), (1, True), (4, False)), as_of=date(2022, 9, 1))
    )
    assert waiting.item().bounds == Bounds(4, None)
    assert measure("service.wait_median", Register(as_of=date(2022, 9, 1))).item().status is Status.EMPTY


def test_signing_is_not_serving() -> None:
    """Of five signed three were served; a number of people without names counts for as many."""
    many = enrolment("many", person=None, heads=Quantity.of("人", 5), performed=())

    result = figure("service.fill", *signings(*WAITS), many)

    assert result.bounds == Bounds(30)
    assert notes(result) == {"signed": "10", "served": "3"}
    assert figure("service.fill").status is Status.NO_DENOMINATOR


def bodies_and_months() -> list[Record]:
    """Return two bodies, one of which reported in two of three months, once in time."""
    both: list[Organization] = [body("o1"), body("o2", valid=Period.since(date(2022, 2, 10)))]
    days = ((date(2022, 1, 31), date(2022, 2, 14)), (date(2022, 2, 1), date(2022, 3, 20)))
    held = [activity(f"a{number}", when=Period.day(day), recorded_on=on) for number, (day, on) in enumerate(days)]
    return [*both, *held]


def test_returns_are_due_by_the_calendar() -> None:
    """Three whole months of the one body and one of the other, up to the register's day; two filed, one in time."""
    register = registered(*bodies_and_months(), as_of=date(2022, 3, 31))

    assert [
        str(measure(metric, register).item()) for metric in ("report.expected", "report.filed", "report.on_time")
    ] == ["4 组织月", "2 组织月", "1 组织月"]
    assert measure("coverage.reporting", register).item().bounds == Bounds(50)
    assert measure("coverage.timeliness", register).item().bounds == Bounds(25)
    earlier = registered(*bodies_and_months(), as_of=date(2022, 3, 30))
    assert measure("report.expected", earlier).item().bounds == Bounds(2)


def test_what_was_planned_is_held_or_not() -> None:
    """Of four Mondays one session was held; activities of projects without a plan are not among them."""
    plan = project(recurrence=Recurrence(Frequency.WEEKLY), period=Period.since(date(2022, 5, 2)))
    held = [activity("a1", project="j1"), activity("a2", project="j2"), activity("a3")]
    register = registered(plan, project("j2"), *held, as_of=date(2022, 5, 29))

    assert measure("plan.sessions", register).item().bounds == Bounds(4)
    assert measure("activity.execution", register).item().bounds == Bounds(25)
    assert measure("plan.sessions", registered(plan)).item().status is Status.EMPTY
