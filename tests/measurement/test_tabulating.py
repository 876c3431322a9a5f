"""What measuring reads: records or a dataframe, and the days on which something began."""

from datetime import date
from typing import Any

import polars as pl
import pytest

from tests.builders import audience, crowd, divisions, figure, registered
from tests.domain.small_records import COUNTY, DAY, activity, incident, plaque, team, venue
from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.period import Edge, Period
from yilao_yiyou.domain.quantity import Quantity
from yilao_yiyou.domain.register import Register
from yilao_yiyou.domain.target import criteria
from yilao_yiyou.domain.unit import Unit, UnitKind
from yilao_yiyou.errors import MeasureError, RegionCodeError, UnitMixError
from yilao_yiyou.measurement import measure
from yilao_yiyou.metrics.assume import Assume
from yilao_yiyou.metrics.result import Status

PEOPLE = "reach.distinct_persons"
SIGNED = pl.DataFrame(
    {"activity": ["a1", "a1", "a2"], "person": ["p1", "p2", "p1"], "region": [COUNTY] * 3, "day": [DAY] * 3}
)


def test_without_records_or_a_dataframe_there_is_nothing_to_count() -> None:
    """Only reach is had from a dataframe alone."""
    for metric, given in ((PEOPLE, None), ("team.formed", SIGNED)):
        with pytest.raises(MeasureError, match=f"{metric} is counted from a register"):
            measure(metric, attendance=given)


@pytest.mark.parametrize("assume", [Assume(), Assume(max_attendances=2), Assume(closed_by="county")])
def test_a_dataframe_is_asked_like_records(assume: Assume) -> None:
    """Two people who came three times, whatever is assumed of them, in the county that is asked about."""
    held = [activity("a1"), activity("a2")]
    named = [audience("x", "a1", "p1"), audience("y", "a1", "p2"), audience("z", "a2", "p1")]
    asked: dict[str, Any] = {"by": "county", "assume": assume, "during": Period.year(2022)}

    for metric in (PEOPLE, "reach.attendances", "reach.frequency"):
        of_records = measure(metric, registered(*held, *named), **asked)[COUNTY]
        of_rows = measure(metric, attendance=SIGNED, **asked)[COUNTY]
        assert (of_rows.value, of_rows.assumptions, of_rows.rows) == (of_records.value, of_records.assumptions, 3)


def test_divisions_of_a_register_have_rows_beside_a_dataframe() -> None:
    """Where the register knows divisions, those without a row are in the table too."""
    regions = Register(regions=divisions("3714", COUNTY, "371403"))

    assert [result.bounds for result in measure(PEOPLE, regions, attendance=SIGNED, by="county")] == [
        Bounds(2),
        Bounds(0),
    ]


def test_criteria_are_understood_as_names_and_as_records_of_a_target() -> None:
    """Both let in the same rows."""
    held = [activity(topics=("四史",)), audience("x", "a1", "p1"), crowd("h", "a1", 4)]
    for where in ({"topic": "四史", "role": ("audience",)}, criteria(topic="四史", role="audience")):
        assert figure(PEOPLE, *held, where=where).bounds == Bounds(5)


def test_a_place_that_is_no_division_is_refused() -> None:
    """A name is not looked up; a code is asked for."""
    with pytest.raises(RegionCodeError):
        figure(PEOPLE, within="德州市")


def test_without_a_period_every_day_up_to_that_of_the_register_is_meant() -> None:
    """Nothing is doubtful about returns of earlier years; of a period that nobody told the start of they are."""
    exposure = Quantity(Bounds(100), Unit.for_kind(UnitKind.PERSON_YEAR))
    returns = [
        incident(f"i{year}", count=Bounds(0), ledger="台账", when=Period.year(year), exposure=exposure)
        for year in (2020, 2021, 2022, 2023)
    ]
    register = registered(*returns, as_of=date(2022, 9, 1))

    def years(during: Period | None) -> Bounds:
        return measure("incident.return_years", register, during=during).item().bounds

    assert years(None) == Bounds(3)
    assert years(Period.since(date(2021, 1, 1))) == Bounds(2)
    assert years(Period(Edge.UNKNOWN, Edge.OPEN)) == Bounds(0, 3)
    assert years(Period.until(date(2021, 1, 1))) == Bounds(1, 2)


def test_exposures_of_two_kinds_do_not_add() -> None:
    """Child-years and patrols are not one exposure; the record is named."""
    patrols = incident(exposure=Quantity.of("场", 30))

    with pytest.raises(UnitMixError, match="the exposure of incident i1 is in session"):
        figure("incident.exposure", patrols)


def test_incidents_that_happened_have_no_highest_rate_of_none() -> None:
    """The rule of three is for a zero; a zero without exposure or with some incidents has none."""
    exposure = Quantity(Bounds(1000), Unit.for_kind(UnitKind.PERSON_YEAR))
    happened = figure("safety.incident_free", incident(exposure=exposure), during=Period.year(2022))

    assert happened.bounds == Bounds(1)
    assert [note.name for note in happened.notes] == ["exposure", "years"]


def test_points_of_another_division_serve_this_one() -> None:
    """Coverage within a county asks for its own divisions, whoever declares to serve them."""
    regions = divisions("3714", COUNTY, "371403")
    register = registered(*regions, venue(region="371403"), plaque(serves=(regions[1].code,)), as_of=DAY)

    served = measure("coverage.catchment", register, within=COUNTY).item()

    assert (served.bounds, served.numerator, served.denominator) == (Bounds(100), Bounds(1), Bounds(1))
    assert measure("coverage.node", register, within=COUNTY).item().bounds == Bounds(0)
    assert measure("coverage.node", register, within="110101").item().status is Status.NO_DENOMINATOR


def test_too_few_points_are_told_beside_coverage() -> None:
    """With one point for two counties no more than one is covered."""
    register = registered(*divisions("3714", COUNTY, "371403"), venue(region=COUNTY), plaque(), as_of=DAY)

    notes = {note.name: note.value for note in measure("coverage.node", register).item().notes}

    assert notes == {"levels": "市级 0/1; 县级 1/2", "points": "1", "impossible": "县级"}


def test_a_table_of_targets_may_have_no_row() -> None:
    """Grouped by target, none is no error."""
    assert len(measure("target.completion", registered(team()), by="target")) == 0
