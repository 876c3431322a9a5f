"""One figure over another on record: what stands beside it, and why there may be none."""

from datetime import date

import pytest

from tests.builders import figure, notes
from tests.domain.small_records import activity, body, team
from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.period import Period
from yilao_yiyou.metrics.result import Status


def held(*days: date) -> list[object]:
    """Return an activity on each of some days."""
    return [activity(f"a{number}", when=Period.day(day)) for number, day in enumerate(days)]


def test_a_change_has_a_figure_for_each_year() -> None:
    """From two to three is half as much again."""
    days = (date(2021, 1, 5), date(2021, 2, 5), date(2022, 1, 5), date(2022, 1, 6), date(2022, 2, 5))

    grown = figure("change.yoy", *held(*days), during=Period.year(2022), params={"metric": "activity.sessions"})

    assert (grown.bounds, grown.status) == (Bounds(50), Status.OK)
    assert notes(grown) == {"now": "3 场", "before": "2 场"}


@pytest.mark.parametrize(("year", "status"), [(2022, Status.NO_DENOMINATOR), (2023, Status.EMPTY)])
def test_a_change_from_or_to_nothing_on_record_says_which(year: int, status: Status) -> None:
    """Nothing before leaves no denominator, nothing now no figure; both stand beside it."""
    grown = figure(
        "change.yoy", *held(date(2022, 1, 5)), during=Period.year(year), params={"metric": "activity.sessions"}
    )

    assert (grown.value, grown.status) == (None, status)
    assert notes(grown).keys() == {"now", "before"}


def test_things_on_record_are_a_figure_and_nothing_is_a_zero_that_says_so() -> None:
    """Whether they are counted or added up."""
    for metric, record in (
        ("team.count_stock", team("t1")),
        ("org.count_stock", body("o1")),
        ("activity.sessions", activity("a1")),
    ):
        on_the_day = {"during": Period.as_at(date(2022, 5, 4))}
        assert figure(metric, record, **on_the_day).status is Status.OK
        assert (figure(metric, **on_the_day).bounds, figure(metric, **on_the_day).status) == (Bounds(0), Status.EMPTY)
