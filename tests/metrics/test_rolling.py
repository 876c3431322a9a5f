"""Tables of counties make the table of the city, old divisions become new ones, and what is left out is named."""

from datetime import date

import pytest
from attrs import evolve

import yilao_yiyou as yy
from tests.builders import crowd, divisions, registered
from tests.domain.small_records import activity, team
from tests.metrics.invented import invented
from yilao_yiyou.domain.division_change import ChangeKind, DivisionChange
from yilao_yiyou.domain.finding import Finding, Severity
from yilao_yiyou.domain.region import RegionCode
from yilao_yiyou.errors import IllegalSumError, MeasureError
from yilao_yiyou.metrics.boundaries import restated
from yilao_yiyou.metrics.population import FEWEST, Snapshot, pick, unless_few
from yilao_yiyou.metrics.rates import ratio
from yilao_yiyou.metrics.rolling import roll_up_to

COUNTIES = divisions("3714", "371402", "371403", "371422", r371402=10)


def reached(numbers: dict[str, int | None], metric: str = "reach.distinct_persons") -> yy.MetricTable:
    """Return the table of counties with so many people at one activity each, or with nothing on record."""
    records: list[object] = list(COUNTIES)
    for code, number in numbers.items():
        if number is not None:
            records += [activity(code, region=code), crowd(f"h{code}", code, number)]
    return yy.measure(metric, registered(*records, as_of=date(2022, 9, 1)), by="county")


def test_a_city_is_between_its_largest_county_and_all_of_them() -> None:
    """E5: counties of 10, 20 and 30 people."""
    counties = reached({"371402": 10, "371403": 20, "371422": 30})

    (city,) = roll_up_to("city", [counties])

    assert (city.key, city.bounds, city.rows) == (("3714",), yy.Bounds(30, 60), 3)
    assert city.assumptions == counties.results[0].assumptions
    assert roll_up_to("city", [counties], cap=yy.Bounds(45)).item().bounds == yy.Bounds(30, 45)
    assert roll_up_to("city", [counties], disjoint=True).item().bounds == yy.Bounds(60)
    assert roll_up_to("city", [reached({"371402": 15, "371403": 65}, "reach.attendances")]).item().bounds == yy.Bounds(
        80
    )


def test_counties_may_come_in_tables_of_their_own() -> None:
    """Several tables of one metric and period are one."""
    counties = reached({"371402": 10, "371403": 20, "371422": 30})
    apart = [evolve(counties, results=(result,)) for result in counties]

    assert roll_up_to("city", apart) == roll_up_to("city", [counties])


@pytest.mark.parametrize("metric", ["reach.attendances", "activity.sessions", "coverage.path", "team.count_stock"])
def test_rolling_up_twice_is_rolling_up_once(metric: str) -> None:
    """Villages to counties to the city, and straight to it."""
    for seed in range(30):
        villages = yy.measure(metric, invented(seed), by="village")
        counties = roll_up_to("county", [villages])

        straight = roll_up_to("city", [villages])
        by_steps = roll_up_to("city", [counties])
        assert [result.value for result in by_steps] == [result.value for result in straight]


def test_what_has_no_figure_is_named_and_no_zero() -> None:
    """A county without a denominator is in neither sum."""
    shares = reached({"371402": 10, "371403": None, "371422": 30}, "reach.named_share")

    (city,) = roll_up_to("city", [evolve(shares, results=(*shares.results[:1], *shares.results[2:]))])
    (missing,) = roll_up_to("city", [evolve(shares, results=tuple(evolve(each, numerator=None) for each in shares))])

    assert (city.bounds, city.numerator, city.denominator) == (yy.Bounds(0), yy.Bounds(0), yy.Bounds(40))
    assert missing.status is yy.Status.EMPTY
    assert [finding.rule for finding in missing.findings] == ["MISSING_VS_ZERO"]
    assert "区划371402" in missing.findings[0].zh
    nothing = reached({"371403": None}, "reach.named_share")
    assert roll_up_to("city", [nothing]).item().status is yy.Status.NO_DENOMINATOR


def test_what_is_not_of_one_kind_is_not_rolled_up() -> None:
    """Flows and stocks, other metrics, other periods, levels that are not below."""
    sessions, people = reached({}, "activity.sessions"), reached({"371402": 1})
    stock = reached({}, "team.count_stock")

    with pytest.raises(IllegalSumError, match="a count_flow and a stock"):
        roll_up_to("city", [sessions, stock])
    with pytest.raises(MeasureError, match="one metric"):
        roll_up_to("city", [sessions, reached({}, "reach.attendances")])
    with pytest.raises(MeasureError, match="one metric"):
        roll_up_to("city", [people, evolve(people, during=yy.Period.year(2022))])
    with pytest.raises(MeasureError, match="no table"):
        roll_up_to("city", [])
    with pytest.raises(MeasureError, match="there is no level 市"):
        roll_up_to("市", [people])
    with pytest.raises(MeasureError, match="one level below county"):
        roll_up_to("county", [people])
    with pytest.raises(MeasureError, match="one level below city"):
        roll_up_to("city", [yy.measure("activity.sessions", yy.Register())])


def test_rows_of_no_division_stay_so() -> None:
    """They are in no city."""
    table = evolve(reached({"371402": 3}), results=(evolve(reached({"371402": 3}).results[0], key=(None,)),))

    assert [result.key for result in roll_up_to("city", [table])] == [(None,)]


def test_old_counties_become_new_ones_when_asked() -> None:
    """A merge adds exactly, a split without shares leaves anything from nothing to all."""
    counties = reached({"371402": 10, "371403": 20, "371422": 30}, "reach.attendances")
    codes = {name: RegionCode(name) for name in ("371402", "371403", "371422", "371481", "371482")}
    merge = DivisionChange(
        on=date(2022, 10, 1), kind=ChangeKind.MERGE, before=(codes["371402"], codes["371403"]), after=(codes["371481"],)
    )
    split = DivisionChange(
        on=date(2022, 11, 1), kind=ChangeKind.SPLIT, before=(codes["371422"],), after=(codes["371422"], codes["371482"])
    )

    table = restated(counties, [merge, split], as_of=date(2023, 1, 1))

    assert {result.key[0]: result.bounds for result in table} == {
        "371481": yy.Bounds(30),
        "371422": yy.Bounds(0, 30),
        "371482": yy.Bounds(0, 30),
    }
    assert table.findings
    assert restated(counties, [merge], as_of=date(2022, 9, 1)) == counties
    assert restated(evolve(counties, results=()), [merge], as_of=date(2023, 1, 1)).results == ()
    with pytest.raises(IllegalSumError):
        restated(reached({"371402": 10}), [merge], as_of=date(2023, 1, 1))
    with pytest.raises(IllegalSumError):
        restated(yy.measure("activity.sessions", yy.Register()), [merge], as_of=date(2023, 1, 1))


CENSUSES = {date(2010, 11, 1): 100, date(2020, 11, 1): 200}


@pytest.mark.parametrize(
    ("day", "rule", "people"),
    [
        (date(2022, 9, 1), Snapshot.LATEST_BEFORE, 200),
        (date(2022, 9, 1), Snapshot.EXACT, None),
        (date(2020, 11, 1), Snapshot.EXACT, 200),
        (date(2009, 1, 1), Snapshot.LATEST_BEFORE, None),
        (date(2022, 9, 1), Snapshot.INTERPOLATE, None),
        (date(2010, 11, 1), Snapshot.INTERPOLATE, 100),
        (date(2015, 11, 1), Snapshot.INTERPOLATE, (149, 150)),
    ],
)
def test_residents_are_of_a_day(day: date, rule: Snapshot, people: int | tuple[int, int] | None) -> None:
    """By the rule asked for, and never carried back in time."""
    found = pick(CENSUSES, day, rule)

    assert (None if found is None else found.people) == (
        None if people is None else yy.Bounds(*people) if isinstance(people, tuple) else yy.Bounds(people)
    )


def test_old_residents_are_warned_of() -> None:
    """After three years."""
    new, old = pick(CENSUSES, date(2023, 11, 1)), pick(CENSUSES, date(2023, 11, 3))

    assert new is not None
    assert old is not None
    assert (new.is_old, old.is_old) == (False, True)
    assert (new.note.value, old.note.value) == ("2020-11-01 (3年前)", "2020-11-01 (3年前, 已超过3年, 须核实)")


def test_of_few_people_no_rate_is_given() -> None:
    """Their counts are, from twenty on the rate."""
    few, enough = (unless_few(ratio(yy.Bounds(3), yy.Bounds(people)), FEWEST) for people in (19, 20))

    assert (few.status, few.notes[0].value) == (yy.Status.SUPPRESSED, "3/19")
    assert (enough.value, enough.status) == (yy.Bounds(15), yy.Status.OK)
    assert unless_few(ratio(None, yy.Bounds(1)), FEWEST).status is yy.Status.EMPTY
    assert unless_few(ratio(yy.Bounds(1), None), FEWEST).status is yy.Status.NO_DENOMINATOR


def test_a_stock_of_counties_is_the_citys() -> None:
    """Bodies add over places, of one day."""
    teams = [team("t1"), team("t2", region="371403")]
    table = yy.measure("team.count_stock", registered(*COUNTIES, *teams, as_of=date(2022, 9, 1)), by="county")

    assert roll_up_to("city", [table]).item().bounds == yy.Bounds(2)


def test_the_table_of_the_city_is_of_the_same_period_and_knows_the_names() -> None:
    """What the counties were called and when they were counted does not get lost."""
    counties = evolve(reached({"371402": 10, "371403": 20}), during=yy.Period.year(2022))

    city = roll_up_to("city", [counties])

    assert (city.during, city.by, city.within) == (yy.Period.year(2022), ("city",), None)
    assert city.names == counties.names
    assert city.names["371402"] == "区划371402"
    assert city.item().findings == ()


def test_a_city_has_something_on_record_if_one_county_has() -> None:
    """A county with nothing on record adds a zero; only where all have nothing the city has nothing."""
    counties = reached({"371402": 10, "371403": 20})
    one, other, _ = counties.results
    empty = evolve(other, status=yy.Status.EMPTY)

    some = roll_up_to("city", [evolve(counties, results=(one, empty))]).item()
    none = roll_up_to("city", [evolve(counties, results=(evolve(one, status=yy.Status.EMPTY), empty))]).item()

    assert (some.status, some.rows) == (yy.Status.OK, 2)
    assert (none.status, none.bounds) == (yy.Status.EMPTY, yy.Bounds(20, 30))


def test_every_county_without_a_figure_is_named() -> None:
    """By its name, or its code where it has none, and in no sum."""
    counties = reached({"371402": 10, "371403": 20, "371422": 30})
    silent = evolve(
        counties,
        results=(counties.results[0], *(evolve(each, value=None) for each in counties.results[1:])),
        names={"371403": "甲县"},
    )

    (city,) = roll_up_to("city", [silent])

    assert (city.bounds, city.rows) == (yy.Bounds(10), 3)
    assert city.findings[0].zh.endswith("甲县、371422")
    assert city.findings[0].record == "3714"


def test_only_old_divisions_with_a_figure_become_new_ones() -> None:
    """Rows of no division and rows without a figure stay as they are."""
    counties = reached({"371402": 10, "371403": 20, "371422": 30}, "reach.attendances")
    first, second, third = counties.results
    nowhere, silent = evolve(third, key=(None,)), evolve(second, value=None)
    merge = DivisionChange(
        on=date(2022, 10, 1),
        kind=ChangeKind.MERGE,
        before=(RegionCode("371402"), RegionCode("371422")),
        after=(RegionCode("371481"),),
    )

    table = restated(evolve(counties, results=(first, silent, nowhere)), [merge], as_of=date(2023, 1, 1))

    assert [(each.key, each.value is None) for each in table] == [
        (("371481",), False),
        (("371403",), True),
        ((None,), False),
    ]
    assert table.results[0].bounds == yy.Bounds(10, None)
    assert table.results[1:] == (silent, nowhere)


def test_what_is_not_exact_is_added_to_what_was_found_before() -> None:
    """A split without shares is told in the first row, beside what that row had to say itself."""
    counties = reached({"371402": 10, "371403": 20, "371422": 30}, "reach.attendances")
    before = Finding(rule="R1", severity=Severity.INFO, record="371402", zh="某事", en="x", mend_zh="改", mend_en="y")
    told = evolve(counties, results=(evolve(counties.results[0], findings=(before,)), *counties.results[1:]))
    split = DivisionChange(
        on=date(2022, 11, 1),
        kind=ChangeKind.SPLIT,
        before=(RegionCode("371422"),),
        after=(RegionCode("371422"), RegionCode("371482")),
    )

    table = restated(told, [split], as_of=date(2023, 1, 1))

    assert [each.key[0] for each in table] == ["371402", "371403", "371422", "371482"]
    assert table.results[0].findings[0] == before
    assert len(table.results[0].findings) > 1
    assert [each.findings for each in table.results[1:]] == [()] * 3


def test_a_table_of_later_divisions_is_not_restated_by_earlier_changes() -> None:
    """What was counted after the merge is of the divisions after it."""
    counties = reached({"371402": 10, "371422": 30}, "reach.attendances")
    merge = DivisionChange(
        on=date(2022, 10, 1),
        kind=ChangeKind.MERGE,
        before=(RegionCode("371402"), RegionCode("371422")),
        after=(RegionCode("371402"),),
    )

    before, after = (
        restated(counties, [merge], as_of=date(2023, 1, 1), counted_on=day)
        for day in (date(2022, 9, 30), date(2022, 12, 1))
    )

    assert {each.key[0]: each.bounds for each in before}["371402"] == yy.Bounds(40)
    assert {each.key[0]: each.bounds for each in after}["371402"] == yy.Bounds(10)


def test_cities_come_in_the_order_of_their_codes() -> None:
    """And what lies in none of them comes last, wherever it was told."""
    one = reached({"371402": 3}).results[0]
    keys = (None, "371502", "371402", "130102")
    table = evolve(reached({"371402": 3}), results=tuple(evolve(one, key=(key,)) for key in keys))

    rolled = roll_up_to("city", [table])

    assert [result.key[0] for result in rolled] == ["1301", "3714", "3715", None]


def test_a_denominator_of_one_is_a_denominator() -> None:
    """One of one is all of them."""
    shares = reached({"371402": 1}, "reach.named_share")

    (city,) = roll_up_to("city", [shares])

    assert (city.denominator, city.status, city.bounds) == (yy.Bounds(1), yy.Status.OK, yy.Bounds(0))


def test_a_table_that_was_rolled_up_is_still_handed_over() -> None:
    """As a dataframe, like the tables it was made of."""
    counties = reached({"371402": 10, "371403": 20})

    handed = evolve(counties, hand_over=sorted)

    assert roll_up_to("city", [handed]).to_native() == sorted(roll_up_to("city", [counties]).to_columns())
