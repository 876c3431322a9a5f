"""The numbered rules, held against published figures and the records of a register."""

from datetime import date
from typing import Any

from tests.builders import CENSUS, crowd, meeting, registered
from tests.domain.small_records import activity, plaque, team, venue
from tests.measurement.reviewed import AS_OF, CITY, LAST_YEAR, claimed, found, table
from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.finding import Severity
from yilao_yiyou.domain.period import Period
from yilao_yiyou.domain.published import FigureKind, FigureRelation, FigureStatus, PublishedFigure
from yilao_yiyou.domain.quantity import Quantity
from yilao_yiyou.domain.region import Region
from yilao_yiyou.domain.register import Register
from yilao_yiyou.domain.target import Target, criteria
from yilao_yiyou.domain.unit import Accrual, Unit, UnitKind
from yilao_yiyou.measurement import measure
from yilao_yiyou.measurement.review import review


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


def test_slices_are_not_mixed() -> None:
    """Lectures are not held against everything."""
    lectures = claimed("some", "reach.distinct_persons", 900, where=criteria(kind="lecture"))

    assert review(lectures, claimed("all", "reach.attendances", 100)) == ()
    assert review(table("reach.attendances", ("kind", "county"), {("lecture", "371402"): 5}), lectures) == ()
