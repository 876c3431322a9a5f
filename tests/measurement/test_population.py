"""Rates say over whom they are, of which day and of which divisions; of few people they give the counts."""

from datetime import date
from fractions import Fraction

import pytest

from tests.builders import CENSUS, divisions, meeting, notes, registered
from tests.domain.small_records import plaque, venue
from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.division_change import ChangeKind, DivisionChange
from yilao_yiyou.domain.period import Edge, Period
from yilao_yiyou.domain.region import Region, RegionCode
from yilao_yiyou.domain.register import Register
from yilao_yiyou.errors import MeasureError
from yilao_yiyou.measurement import measure
from yilao_yiyou.metrics.population import Snapshot, pick
from yilao_yiyou.metrics.residents import Population
from yilao_yiyou.metrics.result import Status

YEAR = Period.year(2022)
RATE = "reach.rate"


def counted(*told: tuple[str, date, int]) -> dict[str, dict[date, int]]:
    """Return people by division and day."""
    counts: dict[str, dict[date, int]] = {}
    for code, day, people in told:
        counts.setdefault(code, {})[day] = people
    return counts


def two_counties() -> Register:
    """Return two counties in which ten and thirty people came."""
    regions = [
        Region(code=code, name=code, population=people, population_on=CENSUS)
        for code, people in (("371402", 100), ("371403", 400))
    ]
    held = [
        each for code, came in (("371402", 10), ("371403", 30)) for each in meeting(f"e{code}", "", came, region=code)
    ]
    return registered(*regions, *divisions("3714"), *held, scope="3714")


def test_a_rate_is_over_the_residents_of_each_division() -> None:
    """Each county over its own, with the day of the count; the city has none of its own and says so."""
    register = two_counties()
    residents = Population.of_residents(register)

    counties = measure(RATE, register, by="county", during=YEAR, population=residents)

    assert [result.bounds for result in counties] == [Bounds(10), Bounds(Fraction(15, 2))]
    assert notes(counties["371402"]) == {"population": "100 人", "population_on": "2020-11-01 (2.16年前)"}
    city = measure(RATE, register, during=YEAR, population=residents).item()
    assert (city.value, city.status) == (None, Status.NO_DENOMINATOR)
    assert notes(city) == {"population_missing": "常住人口 3714 2022-12-31"}
    assert measure(RATE, register, by="division", during=YEAR, population=residents)["371403"].numerator == Bounds(30)


def test_rows_of_no_division_have_no_residents() -> None:
    """What lies in no county is over nobody; everybody together are counted under no code."""
    register = registered(*meeting("e1", "", 10, region="3714"))
    everybody = Population(name="服务对象", counts=counted(("", CENSUS, 50), ("3714", CENSUS, 40)))

    (nowhere,) = measure(RATE, register, by="county", during=YEAR, population=everybody)

    assert notes(nowhere) == {"population_missing": "服务对象 - 2022-12-31"}
    assert measure(RATE, register, during=YEAR, population=everybody).item().bounds == Bounds(20)
    assert measure(RATE, register, during=YEAR, within="3714", population=everybody).item().bounds == Bounds(25)


def test_none_of_several_populations_is_simply_the_right_one() -> None:
    """A row over each of those given, by name."""
    register = two_counties()
    residents = Population.of_residents(register)

    table = measure(RATE, register, by="county", during=YEAR, population={"常住": residents, "应服务": 200})

    assert table.by == ("county", "population")
    assert {result.key: result.bounds for result in table} == {
        ("371402", "常住"): Bounds(10),
        ("371402", "应服务"): Bounds(5),
        ("371403", "常住"): Bounds(Fraction(15, 2)),
        ("371403", "应服务"): Bounds(15),
    }
    assert table["371402", "常住"].row_ids() == ("participations/e371402/e371402-heads",)
    with pytest.raises(MeasureError, match="one denominator at least"):
        measure(RATE, register, population={})


@pytest.mark.parametrize(
    ("rule", "during", "people"),
    [
        (Snapshot.LATEST_BEFORE, YEAR, Bounds(100)),
        (Snapshot.EXACT, YEAR, None),
        (Snapshot.EXACT, Period.as_at(date(2021, 1, 1)), Bounds(100)),
        # 729 of 1,094 days have passed by the end of the year, and half of them by the second of July.
        (Snapshot.INTERPOLATE, YEAR, Bounds(146, 147)),
        (Snapshot.MID_PERIOD, YEAR, Bounds(135)),
        (Snapshot.INTERPOLATE, Period.year(2024), None),
    ],
)
def test_which_count_is_taken_is_a_rule(rule: Snapshot, during: Period, people: Bounds | None) -> None:
    """A hundred at the start of 2021 and 170 at the end of 2023: one of them, none, or on the line between."""
    counts = counted(("371402", date(2021, 1, 1), 100), ("371402", date(2023, 12, 31), 170))
    population = Population(name="常住人口", counts=counts, rule=rule)

    result = measure(RATE, two_counties(), by="county", during=during, population=population)["371402"]

    assert result.denominator == people
    assert ("population_missing" in notes(result)) == (people is None)


def test_the_day_is_that_of_the_group() -> None:
    """Year by year over the people of that year; without any day there is no telling."""
    held = [
        each
        for year in (2020, 2022)
        for each in meeting(f"e{year}", "", 10, when=Period.day(date(year, 5, 4)), region="371402")
    ]
    counts = counted(("371402", date(2020, 1, 1), 100), ("371402", date(2022, 1, 1), 50))
    people = Population(name="常住人口", counts=counts)

    for by in ("year", "month", "day"):
        table = measure(RATE, registered(*held), by=("county", by), population=people)
        assert [result.bounds for result in table] == [Bounds(10), Bounds(20)]
    dated = registered(*held, as_of=date(2021, 1, 1))
    assert measure(RATE, dated, by="county", population=people).item().bounds == Bounds(10, 20)
    with pytest.raises(MeasureError, match="counts of people are dated"):
        measure(RATE, registered(*held), by="county", population=people)
    middle = Population(name="常住人口", counts=counts, rule=Snapshot.MID_PERIOD)
    for during in (None, Period(Edge.OPEN, date(2022, 1, 1))):
        with pytest.raises(MeasureError, match="a middle day needs both ends"):
            measure(RATE, dated, by="county", during=during, population=middle)


def test_an_old_count_is_warned_of() -> None:
    """More than three years after it was made."""
    register, until = two_counties(), Period.until(date(2024, 6, 1))

    table = measure(RATE, register, by="county", population=Population.of_residents(register), during=until)

    assert {(finding.rule, finding.record) for finding in table.findings} == {
        ("OLD_POPULATION", "regions/371402"),
        ("OLD_POPULATION", "regions/371403"),
    }
    assert "已超过3年" in notes(table["371402"])["population_on"]


COUNTIES = (RegionCode("371402"), RegionCode("371403"))
MERGED = DivisionChange(on=date(2021, 7, 1), kind=ChangeKind.MERGE, before=COUNTIES, after=COUNTIES[1:])


def test_people_are_restated_for_the_divisions_of_the_day() -> None:
    """Both counties were merged into one: its residents are those of both; the other is gone and has none."""
    register = two_counties()
    residents = Population.of_residents(register, changes=[MERGED])

    table = measure(RATE, register, by="county", during=YEAR, population=residents)

    assert table["371403"].bounds == Bounds(6)
    assert table["371402"].status is Status.NO_DENOMINATOR
    earlier = measure(RATE, register, by="county", during=Period.as_at(date(2021, 6, 30)), population=residents)
    assert earlier["371402"].denominator == Bounds(100)
    everybody = Population(name="常住人口", counts={**residents.counts, "": {CENSUS: 999}}, changes=(MERGED,))
    assert everybody.on(date(2022, 1, 1)).people[""].people == Bounds(999)


def test_a_split_without_shares_leaves_bounds_and_a_reason() -> None:
    """Nobody knows how many of the hundred live in the new county: there is no rate, and the reason is named."""
    new = (*COUNTIES[:1], RegionCode("371422"))
    split = DivisionChange(on=date(2021, 7, 1), kind=ChangeKind.SPLIT, before=COUNTIES[:1], after=new)
    quarters = (Fraction(1, 4), Fraction(3, 4))
    shared = DivisionChange(on=split.on, kind=split.kind, before=split.before, after=new, shares=quarters)
    register = two_counties()

    unknown, exact = (
        measure(RATE, register, by="county", during=YEAR, population=Population.of_residents(register, changes=[each]))
        for each in (split, shared)
    )

    assert (unknown["371402"].denominator, unknown["371402"].status) == (Bounds(0, 100), Status.NO_DENOMINATOR)
    assert "RESTATE_SHARES_UNKNOWN" in {finding.rule for finding in unknown["371402"].findings}
    assert exact["371402"].bounds == Bounds(40)


def test_of_few_people_only_the_counts_are_given() -> None:
    """Ten of nineteen are suppressed with both counts, unless rates of fewer are asked for; excess is found still."""
    register = registered(*meeting("e1", "", 10))

    few = measure(RATE, register, population=19).item()

    assert (few.value, few.status, few.numerator, few.denominator) == (None, Status.SUPPRESSED, Bounds(10), Bounds(19))
    assert notes(few) == {"counts": "10/19"}
    assert measure(RATE, register, population=20).item().bounds == Bounds(50)
    assert measure(RATE, register, population=19, params={"fewest": 10}).item().value is not None
    above = measure(RATE, register, population=5).item()
    assert (above.status, [finding.rule for finding in above.findings]) == (Status.SUPPRESSED, ["RATE_GT_1"])
    often = measure("reach.effective_rate", register, population=19, params={"k": 1}).item()
    assert often.status is Status.SUPPRESSED


def test_a_population_caps_people_too() -> None:
    """No more regulars, newcomers or people than there are in the division on the day."""
    register = two_counties()
    residents = Population(name="常住人口", counts=counted(("371402", CENSUS, 7), ("371403", CENSUS, 400)))

    for metric in ("reach.distinct_persons", "reach.kplus", "reach.new"):
        params = {"k": 1} if metric == "reach.kplus" else {}
        table = measure(metric, register, by="county", during=YEAR, population=residents, params=params)
        assert table["371402"].status is Status.CONTRADICTED
        assert table["371403"].bounds == Bounds(30)
        assert notes(table["371403"])["population"] == "400 人"


def test_villages_without_a_count_are_in_neither_part_and_are_named_by_number() -> None:
    """Of two villages with a point one has a count: all residents known are covered, and one village is left out."""
    villages = divisions("371402001001", "371402001002", r371402001001=100)
    points = [
        each
        for code in ("371402001001", "371402001002")
        for each in (venue(code, region=code), plaque(f"d{code}", venue=code))
    ]
    register = registered(*villages, *points, as_of=date(2022, 9, 1))

    result = measure("coverage.population", register).item()

    assert result.bounds == Bounds(100)
    assert notes(result)["omitted"] == "1"
    assert "omitted" not in notes(measure("coverage.node", register).item())
    assert "omitted" not in notes(measure("coverage.population", register, within="371402001001").item())


def test_counts_are_each_of_their_own_day() -> None:
    """One county was counted in 2020 and one in 2022: in 2021 there are people of the first alone, in 2023 of both."""
    counts = counted(("371402", date(2020, 11, 1), 100), ("371403", date(2022, 11, 1), 400))
    residents = Population(name="常住人口", counts=counts)

    early, late = (residents.on(date(year, 1, 1)).people for year in (2021, 2023))

    assert {code: found.people for code, found in early.items()} == {"371402": Bounds(100)}
    assert {code: found.people for code, found in late.items()} == {"371402": Bounds(100), "371403": Bounds(400)}


def test_counts_are_restated_for_what_changed_since() -> None:
    """Not for a merge before they were made, nor where they are of a day to come."""
    counts = counted(("371402", date(2021, 11, 1), 100), ("371403", date(2021, 11, 1), 400))
    residents = Population(name="常住人口", counts=counts, changes=(MERGED,))

    after = residents.on(date(2022, 1, 1)).people

    assert {code: found.people for code, found in after.items()} == {"371402": Bounds(100), "371403": Bounds(400)}
    assert residents.on(date(2021, 1, 1)).people == {}


def test_between_counts_the_nearest_ones_are_taken() -> None:
    """From a hundred to two hundred, halfway a hundred and fifty, whatever comes later; four years are 1,461 days."""
    census = {date(2012, 3, 1): 100, date(2020, 3, 1): 200, date(2024, 3, 1): 900}

    found = pick(census, date(2016, 3, 1), Snapshot.INTERPOLATE)

    assert found is not None
    assert (found.people, found.counted_on) == (Bounds(150), date(2012, 3, 1))
    assert found.age == 4
