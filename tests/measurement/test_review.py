"""The numbered rules, held against tables, published figures, registers and tables of attendance."""

from collections.abc import Iterable
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import polars as pl
import pytest

from tests.builders import CENSUS, crowd, divisions, meeting, registered
from tests.domain.small_records import activity, heads, plaque, team, venue
from yilao_yiyou.domain.activity import CountMethod
from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.finding import Finding, Severity
from yilao_yiyou.domain.period import Period
from yilao_yiyou.domain.published import FigureKind, FigureRelation, FigureStatus, PublishedFigure
from yilao_yiyou.domain.quantity import Quantity
from yilao_yiyou.domain.region import Region
from yilao_yiyou.domain.register import Register
from yilao_yiyou.domain.target import Target, criteria
from yilao_yiyou.domain.unit import Accrual, Unit, UnitKind
from yilao_yiyou.errors import MeasureError
from yilao_yiyou.measurement import measure
from yilao_yiyou.measurement.review import review
from yilao_yiyou.metrics.catalogue import metric as find_metric
from yilao_yiyou.metrics.result import MetricResult, Status
from yilao_yiyou.metrics.rulebook import RULE_OF, RULEBOOK, rules_named
from yilao_yiyou.metrics.table import MetricTable

YEAR, LAST_YEAR = Period.year(2022), Period.year(2021)
AS_OF = date(2022, 9, 1)
CITY = divisions("3714", "371402", "371403", "371422")


def found(findings: Iterable[Finding]) -> list[tuple[str, str]]:
    """Return the number of each rule that is broken, and where."""
    return [(RULE_OF[finding.rule].code, finding.record) for finding in findings]


def claimed(name: str, metric: str, number: int | Bounds, **told: Any) -> PublishedFigure:  # noqa: ANN401 -- any field
    """Return a figure that was published of a metric, in its unit unless another one is told."""
    bounds = number if isinstance(number, Bounds) else Bounds(number)
    unit = told.pop("unit", find_metric(metric).definition.measured_in)
    usual = {"text": "若干", "kind": FigureKind.FIGURE, "counted": "某数", "period": YEAR, "scope": "3714"}
    return PublishedFigure(id=name, metric=metric, quantity=Quantity(bounds, unit), **{**usual, **told})


def table(metric: str, by: tuple[str, ...], rows: dict[Any, Any], **told: Any) -> MetricTable:  # noqa: ANN401 -- any field
    """Return a table of a metric that did not come from records."""
    definition = find_metric(metric).definition
    results = [
        MetricResult(
            definition=definition,
            key=key if isinstance(key, tuple) else (key,),
            value=None if number is None else Quantity(_bounds(number), definition.measured_in),
            status=Status.EMPTY if number is None else Status.OK,
        )
        for key, number in rows.items()
    ]
    return MetricTable(definition=definition, by=by, results=tuple(results), **{"during": YEAR, **told})


def _bounds(number: int | Bounds | Fraction) -> Bounds:
    return number if isinstance(number, Bounds) else Bounds(number)


def test_the_rulebook_has_all_numbers_once() -> None:
    """R01 to R24, each with its words; what its findings are called leads back to it."""
    assert [rule.code for rule in RULEBOOK] == [f"R{number:02}" for number in range(1, 25)]
    assert all(rule.subjects and rule.zh and rule.en and rule.mend_zh and rule.mend_en for rule in RULEBOOK)
    assert all(RULE_OF[name] is rule for rule in RULEBOOK for name in (rule.code, *rule.ids))
    names = [name for rule in RULEBOOK for name in rule.ids]
    assert len(names) == len(set(names))


def test_findings_that_need_checking_accuse_nobody() -> None:
    """Round, lonely and aimed-at numbers may all be right."""
    for code in ("R22", "R23", "R24"):
        assert "需要核对" in RULE_OF[code].zh
        assert "checking" in RULE_OF[code].en
        assert RULE_OF[code].severity is Severity.INFO


@pytest.mark.parametrize("as_tables", [False, True])
def test_persons_and_times_are_held_against_each_other(*, as_tables: bool) -> None:
    """R01, R06 and R12: more persons than times, more regulars than persons, and crowds that no room holds."""
    told = {
        "reach.distinct_persons": 3200,
        "reach.attendances": 3000,
        "reach.kplus": 3300,
        "activity.sessions": 1,
    }
    data = [
        table(metric, (), {(): number}, within="3714") if as_tables else claimed(metric, metric, number)
        for metric, number in told.items()
    ]

    findings = review(*data)

    assert sorted(code for code, _ in found(findings)) == ["R01", "R06", "R12"]
    assert [finding.severity for finding in findings] == [Severity.ERROR, Severity.ERROR, Severity.WARNING]
    assert review(*data[:1], *data[3:]) == ()
    told |= {"reach.distinct_persons": 30, "reach.kplus": 20, "activity.sessions": 100}
    assert review(*(claimed(metric, metric, number) for metric, number in told.items())) == ()
    assert all(finding.mend_zh and finding.mend_en for finding in findings)


def test_a_city_is_held_against_its_counties() -> None:
    """E5: counties of 10, 20 and 30 make 30 to 60 people and 60 person-times."""
    counties = {"371402": 10, "371403": 20, "371422": 30}
    people, times = "reach.distinct_persons", "reach.attendances"

    assert review(table(people, (), {(): 60}), table(people, ("county",), counties)) == ()
    assert found(review(table(people, (), {(): 61}), table(people, ("county",), counties))) == [
        ("R02", f"{people}/all")
    ]
    assert found(review(table(people, (), {(): 29}), table(people, ("county",), counties))) == [
        ("R04", f"{people}/all")
    ]
    assert found(review(table(times, ("city",), {"3714": 61}), table(times, ("county",), counties))) == [
        ("R05", f"{times}/3714")
    ]
    assert found(review(table(times, ("city",), {"3715": 1}), table(times, ("county",), counties))) == []


def test_what_is_not_reported_is_not_added() -> None:
    """R18 and R03: with a county missing the sum says nothing, and a county above the city is wrong all the same."""
    counties = {"371402": 10, "371403": None, "371422": 30}
    whole, parts = table("reach.attendances", (), {(): 25}), table("reach.attendances", ("county",), counties)

    assert found(review(whole, parts)) == [
        ("R03", "reach.attendances/all"),
        ("R18", "reach.attendances"),
        ("R18", "reach.attendances/all"),
    ]
    assert found(review(parts)) == [("R18", "reach.attendances")]


def test_rows_of_no_division_may_be_of_another() -> None:
    """Of a city in a table of the country they are not surely parts; of everything they are."""
    parts = table("reach.attendances", ("county",), {"371402": 10, None: 5})

    assert found(review(table("reach.attendances", (), {(): 10}), parts)) == [("R05", "reach.attendances/all")]
    assert review(table("reach.attendances", ("city",), {"3714": 12}), parts) == ()
    within = table("reach.attendances", ("county",), {"371402": 10, None: 5}, within="3714")
    assert found(review(table("reach.attendances", (), {(): 12}, within="3714"), within)) == [
        ("R05", "reach.attendances/all")
    ]


def test_months_add_up_to_a_year_and_people_do_not() -> None:
    """R05 and R02 over time; a table by place is no part of one by month."""
    months = {"2022-01": 10, "2022-02": 20}
    times, people = "reach.attendances", "reach.distinct_persons"

    assert found(review(table(times, (), {(): 31}), table(times, ("month",), months))) == [("R05", f"{times}/all")]
    assert review(table(people, (), {(): 20}), table(people, ("month",), months)) == ()
    assert found(review(table(people, (), {(): 31}), table(people, ("month",), months))) == [("R02", f"{people}/all")]
    assert review(table(times, (), {(): 30}, during=LAST_YEAR), table(times, ("month",), months)) == ()
    for metric in ("volunteer.stock", "reach.kplus"):
        assert review(table(metric, (), {(): 5}), table(metric, ("month",), months)) == ()


def test_tables_of_other_periods_are_no_parts() -> None:
    """R20: a city of one year and counties of another; with a city of their own year they are held against that."""
    counties = table("reach.attendances", ("county",), {"371402": 10})
    last = table("reach.attendances", (), {(): 10}, during=LAST_YEAR)

    assert found(review(last, counties)) == [("R20", "reach.attendances/all")]
    assert review(last, table("reach.attendances", (), {(): 10}), counties) == ()
    assert review(counties, table("reach.attendances", ("division",), {"3714": 1})) == ()


def test_published_divisions_are_all_there_or_not() -> None:
    """R02, R03 and R05: with the tree it is known whether all counties are told."""
    register = Register(regions=CITY)
    told = [claimed(f"c{code}", "reach.attendances", 10, scope=code) for code in ("371402", "371403", "371422")]
    city = claimed("city", "reach.attendances", 31)

    assert found(review(register, city, *told)) == [("R05", "figures/city")]
    assert review(register, city, *told[:2]) == ()
    assert review(city, *told) == ()
    assert found(review(claimed("city", "reach.attendances", 9), *told)) == [("R03", "figures/city")]
    people = [claimed(f"p{code}", "reach.distinct_persons", 10, scope=code) for code in ("371402", "371403", "371422")]
    assert found(review(register, claimed("city", "reach.distinct_persons", 31), *people)) == [("R02", "figures/city")]
    assert review(register, claimed("city", "reach.attendances", 31, period=LAST_YEAR), *told) == ()
    assert review(register, claimed("nowhere", "reach.attendances", 31, scope="3715"), *told) == ()


def test_figures_that_name_their_whole() -> None:
    """R03, R05, R20 and R21: subsets, all the parts, other periods, other units."""
    whole = claimed("whole", "volunteer.stock", 1469)

    def of_it(number: int, relation: FigureRelation = FigureRelation.BREAKDOWN, **told: Any) -> PublishedFigure:  # noqa: ANN401 -- any field
        return claimed(f"of{number}", "volunteer.stock", number, related="whole", relation=relation, scope=None, **told)

    parts = [of_it(689), of_it(543), of_it(237)]
    assert review(whole, *parts) == ()
    assert found(review(whole, *parts, of_it(31))) == [("R05", "figures/whole")]
    assert found(review(whole, of_it(1500, FigureRelation.SUBSET))) == [("R03", "figures/whole")]
    assert review(whole, of_it(1500, FigureRelation.COMPARISON)) == ()
    assert found(review(whole, of_it(5, FigureRelation.SUBSET, period=LAST_YEAR))) == [("R20", "figures/whole")]
    mixed = of_it(5, FigureRelation.SUBSET, unit=Unit.for_kind(UnitKind.PERSON_TIME))
    assert sorted(found(review(whole, mixed))) == [("R21", "figures/of5"), ("R21", "figures/whole")]
    words = PublishedFigure(id="whole", text="很多", kind=FigureKind.QUALITATIVE, counted="志愿者")
    assert review(words, of_it(5)) == ()


def test_running_totals_do_not_fall() -> None:
    """R07: since the same day, or as a running total; a stock may fall and needs a word."""
    half = claimed("half", "activity.sessions", 300, period=Period.first_half(2022))
    year = claimed("year", "activity.sessions", 200)

    assert found(review(half, year)) == found(review(year, half)) == [("R07", "figures/year")]
    assert review(claimed("before", "activity.sessions", 300, period=LAST_YEAR), year) == ()
    stocks = [
        claimed(f"on{day}", "org.count_stock", number, period=Period.as_at(day))
        for day, number in ((date(2022, 1, 1), 30), (date(2022, 6, 1), 20))
    ]
    assert [
        (*each, finding.severity) for each, finding in zip(found(review(*stocks)), review(*stocks), strict=True)
    ] == [("R07", "figures/on2022-06-01", Severity.WARNING)]
    running = [
        claimed(f"r{year}", "activity.sessions", number, period=Period.year(year), accrual=Accrual.CUMULATIVE)
        for year, number in ((2021, 30), (2022, 20))
    ]
    assert found(review(*running)) == [("R07", "figures/r2022")]
    assert review(half, claimed("same", "activity.sessions", 200, period=Period.first_half(2022))) == ()
    streaks = [
        claimed(f"s{name}", "activity.streak", 9 - name, period=Period.until(date(2022, name, 1))) for name in (1, 2)
    ]
    assert review(*streaks) == ()
    endless = [claimed(f"e{n}", "activity.sessions", n, period=Period.since(date(2022, n, 1))) for n in (1, 2)]
    assert review(*endless) == ()


def test_stocks_follow_from_what_is_new() -> None:
    """R10: a hundred bodies and twenty new ones are a hundred and twenty at most."""
    before = claimed("before", "org.count_stock", 100, period=Period.as_at(date(2021, 12, 31)))
    new = claimed("new", "org.new", 20)

    assert found(
        review(before, new, claimed("after", "org.count_stock", 121, period=Period.as_at(date(2022, 12, 31))))
    ) == [("R10", "figures/new")]
    assert review(before, new, claimed("after", "org.count_stock", 115, period=Period.as_at(date(2022, 12, 31)))) == ()
    assert review(before, new) == ()
    assert review(claimed("ever", "org.new", 20, period=Period.until(AS_OF)), before) == ()
    assert review(claimed("dawn", "org.new", 20, period=Period(date.min, date(2022, 1, 1))), before) == ()


def test_rooms_and_places_hold_so_many() -> None:
    """R08 and R12: sixty people in a room of thirty, more in a village than live there, and too large a crowd."""
    room = venue("v", capacity=30)
    places = Region(code="371402001001", name="某村", population=5, population_on=CENSUS)
    told = (
        meeting("a", "abcdef", 54, venue="v", region="371402001001"),
        meeting("b", "", 90, venue="v", sessions=Bounds(3)),
    )

    findings = review(registered(room, places, *told[0], *told[1]))

    assert found(findings) == [("R08", "activities/a"), ("R08", "regions/371402001001")]
    assert found(review(registered(*meeting("many", "", 2001)))) == [("R12", "activities/many")]
    assert review(registered(activity("x", venue="gone"), crowd("h", "x", 5)), only=["R08"]) == ()


def test_records_are_audited_by_number() -> None:
    """R15 and others are those of the audit; a rule that has no number is left to it."""
    ahead = activity("a1", when=Period.day(date(2023, 1, 1)))

    assert ("R15", "activities/a1") in found(review(Register(activities=(ahead,)), as_of=AS_OF))
    assert "R15" not in {code for code, _ in found(review(Register(activities=(ahead,)), only=["R18"], as_of=AS_OF))}
    assert review(registered(team(host="o9"))) == ()


def test_full_coverage_takes_a_point_each() -> None:
    """R11: a claim is held level by level; what is no claim of full coverage is not."""
    points = venue("v", region="3714"), plaque("d", venue="v")
    register = Register(regions=CITY, as_of=AS_OF).with_records(points)
    claim = claimed("full", "coverage.node", 100, period=Period.as_at(AS_OF))
    with_claim = register.with_records([claim])

    assert found(review(with_claim, only=["R11"])) == [("R11", "figures/full/county")]
    assert review(register.with_records([claimed("half", "coverage.node", 50)]), only=["R11"]) == ()
    assert review(register.with_records([claimed("city", "coverage.node", 100, scope="999999")]), only=["R11"]) == ()
    undated = Register(regions=CITY).with_records([*points, claimed("full", "coverage.node", 100, period=None)])
    assert review(undated, only=["R11"]) == ()


def test_a_group_has_one_row() -> None:
    """R17: two rows of a county would multiply whatever is joined to it."""
    one = table("reach.attendances", ("county",), {"371402": 10})
    twice = MetricTable(definition=one.definition, by=one.by, results=(*one.results, *one.results), during=YEAR)

    assert found(review(twice)) == [("R17", "reach.attendances/371402")]


def test_rates_of_a_whole_do_not_exceed_it() -> None:
    """R19: more people than there are; a target may well be exceeded."""
    register = registered(*meeting("a", "", 12))
    rate = measure("reach.rate", register, population=10)

    assert found(review(rate)) == [("R19", "reach.rate/all")]
    assert review(measure("reach.rate", register, population=30)) == ()
    target = Target(id="t", metric="activity.sessions", quantity=Quantity.of("场", 1), period=Period.always())
    done = measure("target.completion", registered(activity("a"), activity("b"), target), by="target")
    assert done.item().bounds == Bounds(200)
    assert review(done) == ()


def test_a_figure_is_in_the_unit_of_its_metric() -> None:
    """R21: 人次 for persons."""
    wrong = claimed("f", "reach.distinct_persons", 5, unit=Unit.for_kind(UnitKind.PERSON_TIME))

    assert found(review(wrong)) == [("R21", "figures/f")]
    assert (
        review(
            claimed(
                "plan",
                "reach.distinct_persons",
                5,
                status=FigureStatus.PLANNED,
                unit=wrong.quantity.unit if wrong.quantity else None,
            )
        )
        == ()
    )


MONTHS = {f"2022-{month:02}": number for month, number in enumerate((20, 22, 19, 25, 24, 18, 21, 900), start=1)}


def test_a_number_unlike_the_others_of_its_unit_needs_checking() -> None:
    """R22: in a table by month, among a host's activities and in figures of several years; eight numbers at least."""
    assert found(review(table("reach.attendances", ("month",), MONTHS))) == [("R22", "reach.attendances/2022-08")]
    of_places = table(
        "reach.attendances", ("county",), {f"3714{place:02}": n for place, n in enumerate(MONTHS.values(), 1)}
    )
    assert review(of_places) == ()
    records = [each for name, number in MONTHS.items() for each in meeting(name, "", number)]
    assert found(review(registered(*records), only=["R22"])) == [("R22", "activities/2022-08")]
    rough = crowd("rough", "2022-08", Bounds(1, 9))
    assert review(registered(*records, rough), only=["OUTLIER"]) == ()
    years = [
        claimed(f"f{year}", "activity.sessions", number, period=Period.year(year))
        for year, number in zip(range(2010, 2018), MONTHS.values(), strict=True)
    ]
    assert found(review(*years)) == [("R22", "figures/f2017")]
    low = table("reach.attendances", ("month",), {**MONTHS, "2022-08": 0})
    assert "低于" in review(low)[0].zh
    assert review(table("reach.named_share", ("month",), MONTHS)) == ()


def test_round_counts_need_checking() -> None:
    """R23: forty counts that all end in nought or five, if they were counted."""
    round_ones = {f"3714{number:02}": 5 * number for number in range(1, 41)}

    assert found(review(table("reach.attendances", ("county",), round_ones))) == [("R23", "reach.attendances")]
    assert review(table("reach.attendances", ("county",), {key: n // 5 + 10 for key, n in round_ones.items()})) == ()
    held = [activity(f"a{key}", hosts=(f"o{key}",)) for key in round_ones]
    signed = [heads(f"h{key}", number, f"a{key}") for key, number in round_ones.items()]
    guessed = [heads(f"h{key}", n, f"a{key}", method=CountMethod.ESTIMATED) for key, n in round_ones.items()]
    assert found(review(registered(*held, *signed))) == [("R23", "participations")]
    assert review(registered(*held, *guessed)) == ()


def test_results_just_at_their_targets_need_checking() -> None:
    """R24: of twelve results near their targets all are just reached; those far off say nothing."""
    held = [activity(f"a{number}") for number in range(20)]
    targets = [
        Target(id=f"t{number}", metric="activity.sessions", quantity=Quantity.of("场", 20), period=Period.always())
        for number in range(12)
    ]
    wrong = Target(id="w", metric="no.such", quantity=Quantity.of("场", 20), period=Period.always())
    register = registered(*held, *targets, wrong)

    assert ("R24", "targets") in found(review(register))
    assert "R24" not in {code for code, _ in found(review(registered(*held, *targets[:9])))}
    some = registered(*held, *targets)
    assert found(review(measure("target.completion", some, by="target"))) == [("R24", "targets")]
    zero = Target(id="z", metric="activity.sessions", quantity=Quantity.of("场", 0), period=Period.always())
    assert review(measure("target.completion", registered(*held, zero), by="target"), only=["R24"]) == ()
    named = Target(id="n", metric="reach.attendances", quantity=Quantity.of("人次", 9), period=Period.always())
    rough = registered(activity("r"), crowd("c", "r", Bounds(5, 9)), named)
    assert review(measure("target.completion", rough, by="target"), only=["R24"]) == ()


def test_a_table_of_attendance_is_reviewed() -> None:
    """R09, R17, R22 and R23, as far as its columns go."""
    days = [date(2022, 1, 1) + timedelta(days=number) for number in range(40)]
    counts = [5 * (number % 3 + 4) for number in range(39)] + [5000]
    frame = pl.DataFrame(
        {
            "activity": [f"a{number}" for number in range(40)],
            "heads": counts,
            "heads_mean": ["total"] * 40,
            "method": ["signed"] * 40,
            "region": ["371402"] * 40,
            "day": days,
        }
    )

    assert found(review(attendance=frame)) == [("R22", "reach.attendances/371402/2022-02-09"), ("R23", "attendance")]
    assert found(review(attendance=frame.drop("region", "method"))) == [("R22", "reach.attendances/2022-02-09")]
    assert review(attendance=frame.drop("region", "method", "day").head(5)) == ()
    moved = pl.concat([frame.head(1), frame.head(1).with_columns(day=pl.lit(date(2022, 5, 1)))])
    assert found(review(attendance=moved)) == [("R17", "activities/a0")]
    names = pl.DataFrame({"activity": ["a"] * 3, "person": ["p", "q", None], "heads": [None, None, 1]})
    short = names.with_columns(heads_mean=pl.lit("total"), heads_most=pl.col("heads"), method=pl.lit("signed"))
    assert found(review(attendance=short)) == [("R09", "activities/a")]


def test_what_is_none_of_these_is_refused() -> None:
    """With what would have been right; so is a rule that there is not."""
    with pytest.raises(MeasureError, match="pass a dataframe as attendance="):
        review("R01")  # type: ignore[arg-type]
    with pytest.raises(MeasureError, match="there is no rule 'R25'"):
        review(only=["R25"])
    with pytest.raises(MeasureError, match=r"there is no rule 'nothing like it'\)$"):
        rules_named(["nothing like it"])
    assert review() == ()
    assert len(rules_named([])) == 24


def test_slices_are_not_mixed() -> None:
    """Lectures are not held against everything."""
    lectures = claimed("some", "reach.distinct_persons", 900, where=criteria(kind="lecture"))

    assert review(lectures, claimed("all", "reach.attendances", 100)) == ()
    assert review(table("reach.attendances", ("kind", "county"), {("lecture", "371402"): 5}), lectures) == ()
