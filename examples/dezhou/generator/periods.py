"""What the report says about time, phrase by phrase, read on the as-of day."""

from datetime import date, timedelta
from enum import Enum, auto

from attrs import evolve

from examples.dezhou.generator.plan import AS_OF
from yilao_yiyou.domain.period import Edge, Period, PeriodSource

_SEVEN = 7


class Told(Enum):
    """How a figure's time is told."""

    NOTHING = auto()
    """Nothing is said of a flow: all that is on record counts."""
    NOTHING_STOCK = auto()
    """Nothing is said of what has been built: it is counted as it stands."""
    NOW = auto()
    UP_TO_NOW = auto()
    """目前 of a flow, whose start nobody told: all that is on record counts."""
    TO_DATE = auto()
    UP_TO_DATE = auto()
    """截至目前 of a flow, likewise."""
    THIS_YEAR = auto()
    FIRST_HALF = auto()
    IN_2022 = auto()
    SINCE_LAST_YEAR = auto()
    SEVEN_YEARS = auto()
    SEVEN_YEARS_BEFORE = auto()
    """The seven years that were told for an earlier figure."""


def period_of(told: Told) -> Period:
    """Return the days that a phrase covers."""
    return _PERIODS[told]


def _on_record(phrase: str | None, source: PeriodSource = PeriodSource.EXPLICIT) -> Period:
    return Period(Edge.OPEN, AS_OF + timedelta(days=1), phrase=phrase, anchor=AS_OF, source=source)


_THIS_YEAR = Period.this_year(AS_OF)
_SEVEN_YEARS = Period.consecutive_years(_SEVEN, AS_OF)[0]
_AT = Period.as_at(AS_OF)
_PERIODS = {
    Told.NOTHING: _on_record(None, PeriodSource.NONE),
    Told.NOTHING_STOCK: evolve(_AT, phrase=None, source=PeriodSource.NONE),
    Told.NOW: _AT,
    Told.UP_TO_NOW: _on_record("目前"),
    Told.TO_DATE: evolve(_AT, phrase="截至目前"),
    Told.UP_TO_DATE: _on_record("截至目前"),
    Told.THIS_YEAR: _THIS_YEAR,
    Told.FIRST_HALF: Period.first_half_of(AS_OF),
    Told.IN_2022: Period(date(AS_OF.year, 1, 1), AS_OF + timedelta(days=1), phrase="2022年", anchor=AS_OF),
    Told.SINCE_LAST_YEAR: Period.since_last_year(AS_OF),
    Told.SEVEN_YEARS: _SEVEN_YEARS,
    Told.SEVEN_YEARS_BEFORE: evolve(_SEVEN_YEARS, source=PeriodSource.INHERITED),
}
