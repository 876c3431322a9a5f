"""The door through which figures come out: groups, errors, targets, peers and what is said beside a figure."""

from datetime import date
from typing import Any

import pytest

from tests.builders import audience, crowd, divisions, figure, registered
from tests.domain.small_records import COUNTY, DAY, OTHER_COUNTY, activity, body, gift, heads, programme, team, venue
from yilao_yiyou.domain.activity import Affiliation, ParticipationRole
from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.period import Edge, Period
from yilao_yiyou.domain.published import FigureKind, PublishedFigure
from yilao_yiyou.domain.quantity import Quantity
from yilao_yiyou.domain.register import Record, Register
from yilao_yiyou.domain.target import Target, criteria
from yilao_yiyou.domain.unit import Unit, UnitKind
from yilao_yiyou.errors import AmbiguousValueError, MeasureError, UnknownFacetError, UnknownMetricError
from yilao_yiyou.measurement import measure
from yilao_yiyou.metrics.assume import Assume
from yilao_yiyou.metrics.result import Status

YEAR = Period.year(2022)
PEOPLE = "reach.distinct_persons"


def _teams(number: int) -> list[Record]:
    return [team(f"t{place}", valid=Period.since(DAY)) for place in range(number)]


def _target(lo: int, metric: str = "team.formed", **changes: Any) -> Target:  # noqa: ANN401 -- any field
    unit = Unit("支", UnitKind.BODY)
    usual: dict[str, Any] = {"id": "g1", "quantity": Quantity(Bounds(lo), unit), "period": YEAR}
    return Target(metric=metric, **(usual | changes))


def _published(record_id: str, number: int, scope: str | None = "3701", **changes: Any) -> PublishedFigure:  # noqa: ANN401
    usual: dict[str, Any] = {
        "kind": FigureKind.FIGURE,
        "text": f"{number}支",
        "counted": "队伍",
        "metric": "team.formed",
        "quantity": Quantity(Bounds(number), Unit("支", UnitKind.BODY)),
    }
    return PublishedFigure(id=record_id, scope=scope, **(usual | changes))


def test_a_metric_nobody_knows_is_refused_with_the_nearest() -> None:
    """A slip of the pen is mended at once."""
    with pytest.raises(UnknownMetricError, match=r"did you mean team\.formed\?"):
        measure("team.form", Register())
    with pytest.raises(UnknownMetricError, match="there is no metric"):
        measure("zzz", Register())


def test_a_facet_nobody_knows_is_refused_with_the_nearest() -> None:
    """In grouping and in filtering, of records and of participations."""
    for metric, asked in (
        ("team.formed", {"by": "kin"}),
        ("team.formed", {"where": {"kin": "patrol"}}),
        (PEOPLE, {"by": "kin"}),
    ):
        with pytest.raises(UnknownFacetError, match="did you mean kind"):
            measure(metric, Register(), during=YEAR, **asked)


def test_a_stock_needs_a_day() -> None:
    """The period's last, or the register's."""
    with pytest.raises(MeasureError, match="a stock needs a day"):
        figure("team.count_stock", *_teams(2))
    assert figure("team.count_stock", *_teams(2), during=Period.as_at(DAY)).bounds == Bounds(2)
    assert measure("team.count_stock", registered(*_teams(2), as_of=DAY)).item().bounds == Bounds(2)


def test_days_in_a_row_need_a_last_one() -> None:
    """That of the period, or of the register, from where on the period goes."""
    held = [activity(f"a{year}", when=Period.day(date(year, 5, 4))) for year in (2019, 2020, 2021, 2022)]

    with pytest.raises(MeasureError, match="the last day of a period is needed"):
        figure("activity.streak", *held)
    register = registered(*held, as_of=date(2022, 9, 1))
    for period in (None, Period.since(DAY)):
        assert measure("activity.streak", register, during=period).item().bounds == Bounds(4)


def test_every_division_of_a_level_has_a_row() -> None:
    """Those in which there was nothing too; what lies in none comes last."""
    regions = divisions("3714", COUNTY, OTHER_COUNTY)
    held = [activity("a1"), activity("a2", region="3714"), audience("x", "a1", "p1"), audience("y", "a2", "p2")]

    register = registered(*regions, *held)

    table = measure(PEOPLE, register, by="county")

    assert [(result.key, result.bounds, result.status) for result in table] == [
        ((COUNTY,), Bounds(1), Status.OK),
        ((OTHER_COUNTY,), Bounds(0), Status.EMPTY),
        ((None,), Bounds(1), Status.OK),
    ]
    assert [result.key for result in measure(PEOPLE, register, by="county", within=COUNTY)] == [(COUNTY,)]
    every = measure(PEOPLE, register, by="division")
    assert [(result.key[0], result.bounds.lo) for result in every] == [
        ("37", 2),
        ("3714", 2),
        (COUNTY, 1),
        (OTHER_COUNTY, 0),
    ]


def test_an_activity_of_two_topics_is_in_both() -> None:
    """A facet of several values puts a row into several groups."""
    held = [activity(topics=("四史", "安全")), audience("x", "a1", "p1")]

    assert {result.key for result in measure(PEOPLE, registered(*held), by="topic")} == {("四史",), ("安全",)}


def test_coverage_is_grouped_by_one_thing() -> None:
    """A level of the tree, or all of them."""
    regions = registered(*divisions("3714", COUNTY), as_of=DAY)

    for by in (("county", "level"), "kind"):
        with pytest.raises(UnknownFacetError, match="grouped by one thing"):
            measure("coverage.node", regions, by=by)
    assert {result.key for result in measure("coverage.node", regions, by="county")} == {(COUNTY,)}


def test_without_divisions_nothing_is_covered() -> None:
    """There is nothing to divide by, which is no zero."""
    assert measure("coverage.node", Register(as_of=DAY)).item().status is Status.NO_DENOMINATOR


def test_more_people_than_there_are_is_said() -> None:
    """A rate above a hundred is not clipped, a figure above the population is contradicted."""
    held = [activity(), *(audience(f"x{who}", "a1", f"p{who}") for who in range(3))]

    rate = figure("reach.rate", *held, population=2, params={"fewest": 1})

    assert rate.bounds == Bounds(150)
    assert [finding.rule for finding in rate.findings] == ["RATE_GT_1"]
    assert figure("reach.rate", *held).status is Status.NO_DENOMINATOR
    assert figure(PEOPLE, *held, population=Bounds(1, 2)).status is Status.CONTRADICTED


@pytest.mark.parametrize("population", ["20", 2.5, True, (1, 2)])
def test_a_population_is_a_whole_number_or_bounds(population: Any) -> None:  # noqa: ANN401 -- anything
    """Anything else is refused without being repeated."""
    with pytest.raises(MeasureError, match="population") as refused:
        figure("reach.rate", population=population)

    assert "20" not in str(refused.value)


def test_a_total_below_the_names_is_said() -> None:
    """The activity is named."""
    held = [activity(), audience("x", "a1", "p1"), audience("y", "a1", "p2")]

    findings = figure(PEOPLE, *held, heads("h1", 1)).findings

    assert [(finding.rule, finding.record) for finding in findings] == [("NAMES_LE_HEADS", "activities/a1")]


def test_assumptions_that_the_records_contradict_are_said() -> None:
    """There is no figure then; people named in two parts are counted once, which is said too."""
    held = [activity("a1"), activity("a2", region=OTHER_COUNTY), audience("x", "a1", "p1"), audience("y", "a2", "p1")]

    often = figure(PEOPLE, *held, assume=Assume(max_attendances=1))
    apart = figure(PEOPLE, *held, assume=Assume(closed_by="county"))

    assert (often.status, [finding.rule for finding in often.findings]) == (Status.CONTRADICTED, ["ASSUMPTION"])
    assert (apart.bounds, [finding.rule for finding in apart.findings]) == (Bounds(1), ["PARTS_SHARE_NAMED"])
    assert figure("reach.rate", *held, population=9, assume=Assume(max_attendances=1)).status is Status.CONTRADICTED


def test_a_target_is_held_to_its_own_terms() -> None:
    """Its metric, criteria, period and scope, whatever else was asked."""
    records = [*_teams(3), _target(2, where=criteria(kind="patrol"), scope=COUNTY)]

    assert figure("target.completion", *records).bounds == Bounds(150)
    assert measure("target.completion", registered(*records), by="target")["g1"].bounds == Bounds(150)
    assert figure("target.completion", *records, where={"target": "g1"}).bounds == Bounds(150)


def test_a_target_that_cannot_be_computed_has_no_completion() -> None:
    """The status of what it is set for is its own."""
    unit = Unit.for_kind(UnitKind.PERCENT)
    target = _target(50, "coverage.node", quantity=Quantity(Bounds(50), unit), period=Period.as_at(DAY))

    assert figure("target.completion", target).status is Status.NO_DENOMINATOR


@pytest.mark.parametrize(
    ("targets", "asked", "error", "words"),
    [
        ([], {}, MeasureError, "0 are meant"),
        ([_target(1), _target(2, id="g2")], {}, MeasureError, "2 are meant"),
        ([_target(1)], {"by": "county"}, UnknownFacetError, '"target" only'),
        ([_target(1)], {"where": {"kind": "patrol"}}, UnknownFacetError, '"target" only'),
        ([_target(1, "target.completion")], {}, MeasureError, "counted from records"),
        ([_target(1, "activity.sessions")], {}, MeasureError, "not in the unit"),
    ],
)
def test_what_is_no_clear_target_is_refused(
    targets: list[Target], asked: dict[str, Any], error: type[Exception], words: str
) -> None:
    """It says which target is meant, or what is wrong with it."""
    with pytest.raises(error, match=words):
        figure("target.completion", *targets, **asked)


def test_a_place_among_peers() -> None:
    """Those that published the same metric for other divisions; what this one published is no peer of it."""
    peers = [
        _published("f1", 3),
        _published("f2", 1),
        _published("f3", 9, COUNTY),
        _published("f4", 9, metric="org.new"),
    ]

    own = figure("compare.rank", *_teams(2), *peers, where={"metric": "team.formed"}, within=COUNTY, during=YEAR)

    assert (own.bounds, own.rows) == (Bounds(2), 2)
    assert figure("compare.rank", *_teams(2), where={"metric": "team.formed"}, during=YEAR).status is Status.EMPTY
    assert (
        figure("compare.rank", _published("f1", 3), where={"metric": "team.formed", "kind": "patrol"}, during=YEAR).rows
        == 0
    )


def test_a_place_of_what_has_no_value_is_none() -> None:
    """There is nothing to compare."""
    unit = Unit.for_kind(UnitKind.PERCENT)
    peer = _published("f1", 50, metric="coverage.node", quantity=Quantity(Bounds(50), unit))

    assert figure("compare.rank", peer, where={"metric": "coverage.node"}, during=YEAR).status is Status.EMPTY


@pytest.mark.parametrize(
    ("asked", "error", "words"),
    [
        ({}, MeasureError, "say of which metric"),
        ({"where": {"metric": "team.formed"}, "by": "county"}, UnknownFacetError, "not grouped"),
        ({"where": {"metric": "activity.sessions"}}, MeasureError, "not in the unit"),
    ],
)
def test_what_is_no_clear_comparison_is_refused(asked: dict[str, Any], error: type[Exception], words: str) -> None:
    """It says what is missing."""
    with pytest.raises(error, match=words):
        figure("compare.rank", _published("f1", 3), _published("f2", 3, metric="activity.sessions"), **asked)


def test_a_ratio_of_two_figures_goes_group_by_group() -> None:
    """A group that only one of them has is a zero of the other."""
    core = {"role": ParticipationRole.VOLUNTEER, "affiliation": Affiliation.VETERAN}
    drawn = {"role": ParticipationRole.VOLUNTEER, "affiliation": Affiliation.STUDENT}
    held = [
        activity("a1"),
        activity("a2", region=OTHER_COUNTY),
        audience("x", "a1", "p1", **core),
        audience("y", "a1", "p2", **drawn),
        audience("z", "a1", "p3", **drawn),
        audience("w", "a2", "p4", **drawn),
    ]

    table = measure("mobilisation.ratio", registered(*held), by="county")

    assert table[COUNTY].bounds == Bounds(2)
    assert table[OTHER_COUNTY].status is Status.NO_DENOMINATOR
    contradicted = figure("mobilisation.ratio", *held, population=1)
    assert contradicted.status is Status.CONTRADICTED


def test_what_is_handed_out_is_summed() -> None:
    """With the unit of the metric."""
    assert figure("distribution.items", gift("s1"), gift("s2")).bounds == Bounds(20)


def test_the_length_of_a_programme_is_in_years() -> None:
    """Without an end nobody knows how many."""
    plan = programme(period=Period.between(date(2021, 1, 1), date(2023, 12, 31)))
    endless = programme(period=Period(date(2021, 1, 1), Edge.UNKNOWN))

    assert figure("programme.duration", plan).bounds == Bounds(3)
    assert figure("programme.duration", endless).bounds.hi is None


def test_one_number_is_asked_of_two_ends_in_vain() -> None:
    """No middle is made up."""
    held = [activity("a1"), activity("a2"), crowd("h1", "a1", 5), crowd("h2", "a2", 4)]

    with pytest.raises(AmbiguousValueError):
        float(figure(PEOPLE, *held))
    assert float(figure("team.formed", *_teams(2), during=YEAR)) == 2.0


def test_bodies_and_places_are_counted_where_they_stand() -> None:
    """A body that nobody knows the beginning of may not have stood yet."""
    bodies = [body("o1", valid=Period.since(DAY)), body("o2", valid=Period(Edge.UNKNOWN, Edge.OPEN))]

    assert figure("org.count_stock", *bodies, during=Period.as_at(DAY)).bounds == Bounds(1, 2)
    assert figure("venue.distinct", venue(), during=Period.as_at(DAY)).bounds.hi in {0, 1}
