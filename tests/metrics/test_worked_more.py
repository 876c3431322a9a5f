"""Worked examples of what no other test works out."""

from datetime import date

from tests.builders import figure
from tests.domain.small_records import incident
from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.period import Edge, Period
from yilao_yiyou.metrics.result import Status


def test_years_with_a_return_are_counted_once_each() -> None:
    """Two in 2019, one in 2020 and one in 2022 are three years, and two from 2020 on; no return is no year."""
    days = (date(2019, 5, 1), date(2019, 9, 1), date(2020, 5, 1), date(2022, 5, 1))
    returns = [incident(f"i{number}", when=Period.day(day)) for number, day in enumerate(days)]
    until = date(2022, 12, 31)

    assert figure("incident.return_years", *returns, during=Period(Edge.OPEN, date(2023, 1, 1))).bounds == Bounds(3)
    assert figure("incident.return_years", *returns, during=Period.between(date(2020, 1, 1), until)).bounds == Bounds(2)
    assert figure("incident.return_years", during=Period.year(2022)).status is Status.EMPTY
