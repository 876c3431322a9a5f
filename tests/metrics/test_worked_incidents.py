"""Worked examples of incidents, of the zero with its exposure, and of years with a return."""

from datetime import date
from fractions import Fraction

from tests.builders import figure
from tests.domain.small_records import incident
from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.period import Edge, Period
from yilao_yiyou.domain.quantity import Quantity
from yilao_yiyou.domain.unit import Unit, UnitKind
from yilao_yiyou.metrics.effort import expected_incidents, upper_rate
from yilao_yiyou.metrics.result import Status


def test_a_zero_has_its_exposure() -> None:
    """E13: no death in 140,000 child-years leaves a rate of 2.14 in 100,000."""
    exposure = Bounds(20_000 * 7)
    highest = upper_rate(exposure)

    assert highest is not None
    assert round(highest.lo * 100_000, 2) == Fraction(214, 100)
    assert expected_incidents(Fraction(7, 100_000), exposure) == Bounds(Fraction(98, 10))
    assert upper_rate(Bounds(0)) is None
    assert upper_rate(Bounds(140_000, None)) == Bounds(0, highest.lo)


def test_a_zero_on_record_is_returned_with_its_exposure() -> None:
    """E13 through the door: seven returns of zero; without any there is no figure."""
    returns = [
        incident(
            f"i{year}",
            count=Bounds(0),
            ledger="溺水台账",
            when=Period.year(year),
            exposure=Quantity(Bounds(20_000), Unit("人年", UnitKind.PERSON_YEAR)),
        )
        for year in range(2016, 2023)
    ]

    seven_years = Period.between(date(2016, 1, 1), date(2022, 12, 31))

    counted = figure("safety.incident_free", *returns, during=seven_years)

    assert counted.bounds == Bounds(0)
    assert {note.name: note.value for note in counted.notes}["exposure"] == "140,000"
    assert figure("safety.incident_free", during=seven_years).value is None


def test_years_with_a_return_are_counted_once_each() -> None:
    """Two in 2019, one in 2020 and one in 2022 are three years, and two from 2020 on; no return is no year."""
    days = (date(2019, 5, 1), date(2019, 9, 1), date(2020, 5, 1), date(2022, 5, 1))
    returns = [incident(f"i{number}", when=Period.day(day)) for number, day in enumerate(days)]
    until = date(2022, 12, 31)

    assert figure("incident.return_years", *returns, during=Period(Edge.OPEN, date(2023, 1, 1))).bounds == Bounds(3)
    assert figure("incident.return_years", *returns, during=Period.between(date(2020, 1, 1), until)).bounds == Bounds(2)
    assert figure("incident.return_years", during=Period.year(2022)).status is Status.EMPTY
