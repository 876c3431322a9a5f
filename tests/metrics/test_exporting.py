"""Definitions in the terms of others, item by item."""

import pytest
from attrs import evolve

from yilao_yiyou.metrics.catalogue import METRICS
from yilao_yiyou.metrics.exporting import to_dhis2, to_sdmx, uid


def test_a_rate_is_an_indicator_over_two_elements() -> None:
    """In percent, with what is above and below it by the ids under which both are exported."""
    exported = to_dhis2([METRICS["reach.rate"].definition, METRICS["reach.distinct_persons"].definition])

    (indicator,) = exported["indicators"]
    assert indicator["numerator"] == "#{" + uid("reach.distinct_persons") + "}"
    assert indicator["numeratorDescription"] == "reach.distinct_persons"
    assert indicator["denominator"] == "#{" + uid("population 总人数") + "}"
    assert indicator["denominatorDescription"] == "population 总人数"
    assert indicator["indicatorType"] == {"id": uid("factor 100")}
    assert (indicator["annualized"], indicator["decimals"]) == (False, 2)
    assert exported["indicatorTypes"] == [
        {"id": uid("factor 100"), "name": "factor 100", "factor": 100, "number": False}
    ]
    assert [each["code"] for each in exported["dataElements"]] == ["reach.distinct_persons", "population 总人数"]


def test_an_average_is_an_indicator_without_a_factor() -> None:
    """Times a person came are no percentage."""
    exported = to_dhis2([METRICS["reach.frequency"].definition])

    assert [each["factor"] for each in exported["indicatorTypes"]] == [1]
    assert exported["indicators"][0]["indicatorType"] == {"id": uid("factor 1")}


def test_a_rate_over_a_rate_has_both_as_elements() -> None:
    """A rate is an indicator and no element, so one that stands above another is an element of its own."""
    of_rates = evolve(METRICS["reach.rate"].definition, id="own.ratio", numerator="reach.rate", denominator=None)

    exported = to_dhis2([of_rates, METRICS["reach.rate"].definition])

    codes = [each["code"] for each in exported["dataElements"]]
    assert codes == ["reach.rate", "", "reach.distinct_persons", "population 总人数"]


@pytest.mark.parametrize(
    ("name", "aggregation", "value_type"),
    [
        ("reach.attendances", "SUM", "INTEGER_ZERO_OR_POSITIVE"),
        ("team.count_stock", "LAST_IN_PERIOD", "INTEGER_ZERO_OR_POSITIVE"),
        ("reach.distinct_persons", "NONE", "INTEGER_ZERO_OR_POSITIVE"),
        ("volunteer.hours", "SUM", "NUMBER"),
        ("equity.gini", "NONE", "NUMBER"),
    ],
)
def test_only_what_adds_is_added(name: str, aggregation: str, value_type: str) -> None:
    """Flows are summed, stocks of bodies taken at the end, and neither people nor indices are aggregated."""
    (element,) = to_dhis2([METRICS[name].definition])["dataElements"]

    assert (element["aggregationType"], element["valueType"]) == (aggregation, value_type)
    assert element["domainType"] == "AGGREGATE"
    assert element["zeroIsSignificant"] is True


def test_names_fit_where_they_go() -> None:
    """DHIS2 takes 230 characters, and 50 with the beginning of the id so that short names differ."""
    long = evolve(METRICS["reach.rate"].definition, name_en="x" * 300, numerator="y" * 300, denominator="z")

    exported = to_dhis2([long])

    (indicator,), (above, below) = exported["indicators"], exported["dataElements"]
    assert indicator["name"] == "x" * 230
    assert indicator["shortName"] == "x" * 42 + " " + uid("reach.rate")[:7]
    assert above["name"] == "y" * 230
    assert above["shortName"] == "y" * 42 + " " + uid("y" * 300)[:7]
    assert [(each["zeroIsSignificant"], each["aggregationType"]) for each in (above, below)] == [(True, "SUM")] * 2
    assert below["shortName"] == "z " + uid("z")[:7]


def test_identifiers_begin_with_a_letter_and_are_eleven_long() -> None:
    """As DHIS2 wants them; other texts have others."""
    ids = {uid(name) for name in METRICS}

    assert len(ids) == len(METRICS)
    assert all(len(each) == 11 and each[0].isalpha() and each.isalnum() and each.isascii() for each in ids)


def test_concepts_carry_their_attributes() -> None:
    """Unit, multiplier, decimals, how time collects, how it rolls up, and which version it is."""
    exported = to_sdmx([METRICS["reach.attendances"].definition], agency="A", version="2.0")

    (scheme,) = exported["data"]["conceptSchemes"]  # type: ignore[index]
    assert (scheme["id"], scheme["agencyID"], scheme["version"]) == ("METRICS", "A", "2.0")
    told = {each["id"]: each["title"] for each in scheme["concepts"][0]["annotations"]}
    assert told == {
        "UNIT_MEASURE": "人次",
        "UNIT_MULT": "0",
        "DECIMALS": "0",
        "TIME_PER_COLLECT": "S",
        "OVER_TIME": "sum",
        "OVER_PLACE": "sum",
        "VERSION": "1",
    }
