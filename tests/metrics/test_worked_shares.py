"""The worked examples of rates, equity, time, waiting and volunteers, from the formulas and through `measure()`."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from tests.builders import CENSUS, audience, crowd, divisions, figure, meeting, registered
from tests.domain.small_records import (
    activity,
    body,
    cadre,
    enrolment,
    heads,
    member,
    plaque,
    present,
    project,
    registration,
    venue,
    volunteer,
)
from yilao_yiyou.domain.activity import CountMethod, Public
from yilao_yiyou.domain.bounds import Bounds, Share
from yilao_yiyou.domain.organization import Organization
from yilao_yiyou.domain.period import Edge, Period
from yilao_yiyou.domain.published import FigureKind, PublishedFigure
from yilao_yiyou.domain.quantity import Quantity
from yilao_yiyou.domain.recurrence import Frequency, Recurrence
from yilao_yiyou.domain.region import Region, RegionCode
from yilao_yiyou.domain.register import Record, Register
from yilao_yiyou.domain.venue import CoordinateBasis, Coordinates
from yilao_yiyou.errors import MeasureError, UnknownFacetError
from yilao_yiyou.measurement import measure
from yilao_yiyou.metrics.assume import Assume
from yilao_yiyou.metrics.change import change, grown, per_day, require_alike
from yilao_yiyou.metrics.distance import Place
from yilao_yiyou.metrics.rates import chapman, pooled, ratio, targeting, wilson
from yilao_yiyou.metrics.reconcile import Verdict, verdict
from yilao_yiyou.metrics.result import MetricResult, Status
from yilao_yiyou.metrics.spread import corrected, gini, parts_of
from yilao_yiyou.metrics.waiting import Wait, median_wait, still_waiting

TENTHS = Fraction(1, 10)
ANYBODY = {"fewest": 1}
"""Rates of however few people."""


def notes(result: MetricResult) -> dict[str, str]:
    """Return what stands beside a figure, by name."""
    return {note.name: note.value for note in result.notes}


@pytest.mark.parametrize(
    ("cap", "k", "expected"),
    [
        (50, 1, Bounds(40, 50)),
        (50, 2, Bounds(20, 45)),
        (50, 3, Bounds(0, 20)),
        (200, 1, Bounds(40, 90)),
        (200, 2, Bounds(0, 45)),
        (200, 3, Bounds(0, 20)),
    ],
)
def test_who_came_so_often_on_record(cap: int, k: int, expected: Bounds) -> None:
    """E4 through the door: three activities of 40, 30 and 20 people without names."""
    records = [record for name, number in (("e1", 40), ("e2", 30), ("e3", 20)) for record in meeting(name, "", number)]

    assert figure("reach.kplus", *records, population=cap, params={"k": k}).bounds == expected


@pytest.mark.parametrize(
    ("numerator", "denominator", "value", "status"),
    [
        (5, 10, 50, Status.OK),
        (0, 10, 0, Status.OK),
        (None, 10, None, Status.EMPTY),
        (5, None, None, Status.NO_DENOMINATOR),
        (5, 0, None, Status.NO_DENOMINATOR),
        (0, 0, None, Status.NO_DENOMINATOR),
        (1050, 1000, 105, Status.OK),
    ],
)
def test_a_ratio_has_a_value_or_says_why_not(
    numerator: int | None, denominator: int | None, value: int | None, status: Status
) -> None:
    """E8: what is missing is no zero, and what is above one is not clipped."""
    top, bottom = (None if part is None else Bounds(part) for part in (numerator, denominator))

    answer = ratio(top, bottom)

    assert (answer.value, answer.status) == (None if value is None else Bounds(value), status)


def test_groups_are_pooled_by_their_sums() -> None:
    """E8: 25 over 110 with one unit omitted by name, and not the mean of rates."""
    pool = pooled(
        {"甲": (Bounds(5), Bounds(10)), "乙": (Bounds(20), Bounds(100)), "丙": (Bounds(3), None)},
    )

    assert (pool.answer.value, pool.omitted) == (Bounds(Fraction(2500, 110)), ("丙",))
    assert pooled({}).answer.status is Status.NO_DENOMINATOR


def test_a_sample_has_an_interval() -> None:
    """E8: Wilson at 95 %, of three in ten and of none in ten."""
    three, none = wilson(3, 10), wilson(0, 10)

    assert [round(float(end or 0), 4) for end in (three.lo, three.hi, none.lo, none.hi)] == [0.1078, 0.6032, 0, 0.2775]


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        (Fraction(201, 10), Verdict.CONSISTENT),
        (Fraction(202, 10), Verdict.CONSISTENT),
        (Fraction(203, 10), Verdict.CONSISTENT),
        (Fraction(204, 10), Verdict.PUBLISHED_HIGH),
        (Fraction(200, 10), Verdict.PUBLISHED_LOW),
    ],
)
def test_rounded_counties_allow_for_a_rounded_city(published: Fraction, expected: Verdict) -> None:
    """E9: 6.7, 6.7 and 6.8 each stand for all that rounds to them, up to the next one left out."""
    half = TENTHS / 2
    rounded = [
        Bounds(number - half, number + half, hi_open=True)
        for number in (Fraction(67, 10), Fraction(67, 10), Fraction(68, 10), published)
    ]

    assert verdict(rounded[3], Bounds.total(rounded[:3])) is expected


def test_how_unevenly_things_are_spread() -> None:
    """E11: of four units, of people who differ in number, and of a group among those reached."""
    assert gini(parts_of([0, 0, 0, 4])) == Bounds(Fraction(3, 4))
    assert corrected(Bounds(Fraction(3, 4)), 4) == Bounds(1)
    assert gini(parts_of([1, 1, 1, 1])) == Bounds(0)
    assert gini(parts_of([1, 2, 3, 4])) == Bounds(Fraction(1, 4))
    assert gini(parts_of([10, 20, 10], [100, 100, 200])) == Bounds(Fraction(5, 16))
    assert targeting(Share(Bounds(120), Bounds(300)), Share(Bounds(500), Bounds(2000))) == Bounds(Fraction(8, 5))


def three_counties() -> Register:
    """Return three counties of 100, 100 and 200 residents with 10, 20 and 10 person-times, and one without any."""
    counties = (("371402", 100, 10), ("371403", 100, 20), ("371422", 200, 10), ("371423", None, 99))
    regions = [
        Region(code=code, name=code, population=people, population_on=None if people is None else CENSUS)
        for code, people, _ in counties
    ]
    held = [record for code, _, times in counties for record in meeting(code, "", times, region=code)]
    return registered(*regions, *held)


@pytest.mark.parametrize(
    ("metric", "expected"),
    [
        ("equity.gini", Fraction(5, 16)),
        ("equity.difference", Fraction(20, 100) - Fraction(10, 200)),
        ("equity.ratio", 4),
    ],
)
def test_how_unevenly_things_are_spread_on_record(metric: str, expected: Fraction | int) -> None:
    """E11 through the door: weighed by residents, and the county without any is left out by name."""
    result = measure(metric, three_counties(), params={"metric": "reach.attendances"}).item()

    assert result.bounds == Bounds(expected)
    assert notes(result)["omitted"] == "371423"
    assert notes(result)["groups"] == "3"


def test_the_worse_off_come_first() -> None:
    """E11: in the order of sessions held the concentration index is that of a table worked out by hand."""
    register = three_counties()
    more = [
        activity(f"{code}-{number}", region=code)
        for code, held in (("371403", 1), ("371422", 2))
        for number in range(held)
    ]

    result = measure(
        "equity.concentration",
        registered(
            *more, regions=register.regions, activities=register.activities, participations=register.participations
        ),
        params={"metric": "reach.attendances", "order": "activity.sessions"},
    ).item()

    # Shares of people 1/4, 1/4, 1/2; of attendances 1/4, 1/2, 1/4: 1 - sum of p (2 before + s).
    assert result.bounds == Bounds(1 - (Fraction(1, 16) + Fraction(1, 4) + Fraction(7, 8)))


def test_half_of_those_reached_are_children() -> None:
    """E11 through the door: 120 of 300 people against 500 of 2000."""
    records = [activity("e1"), crowd("c", "e1", 120, public=Public.CHILD), crowd("g", "e1", 180, public=Public.GENERAL)]
    params = {"facet": "public", "value": "child", "eligible": 2000, "eligible_group": 500}

    assert figure("equity.targeting_index", *records, params=params).bounds == Bounds(Fraction(8, 5))
    assert figure("equity.targeting_index", params=params).status is Status.NO_DENOMINATOR
    assert figure("equity.targeting_index", *records, params={**params, "eligible_group": 0}).value is None


def test_members_come_and_go() -> None:
    """E12: one person twice in a team is one person and two rows."""
    times = {
        "m1": ("p1", Period(date(2021, 1, 1), date(2022, 3, 1))),
        "m2": ("p1", Period(date(2022, 6, 1), Edge.OPEN)),
        "m3": ("p2", Period(date(2022, 2, 1), Edge.OPEN)),
    }
    records = [member(name, who, period=period) for name, (who, period) in times.items()]

    stocks = [
        figure("team.members", *records, during=Period.as_at(day)).bounds
        for day in (date(2022, 2, 15), date(2022, 4, 1), date(2022, 7, 1))
    ]

    assert stocks == [Bounds(2), Bounds(1), Bounds(2)]


def test_periods_of_other_lengths_do_not_compare() -> None:
    """E12: seven months of patrols against a year: refused, or by the day with the season in mind."""
    now, before = Period.between(date(2022, 1, 1), date(2022, 8, 15)), Period.year(2021)

    with pytest.raises(MeasureError, match="other days of the year"):
        require_alike(now, before)
    require_alike(now, Period.between(date(2021, 1, 1), date(2021, 8, 15)))
    daily = per_day(Bounds(1140), now).lo, per_day(Bounds(900), before).lo
    assert [round(float(each), 3) for each in daily] == [5.022, 2.466]
    assert round(float(grown(*daily)), 1) == 103.7
    with pytest.raises(MeasureError):
        per_day(Bounds(1), Period.always())


def test_a_year_is_held_against_the_one_before() -> None:
    """The same days of both; without a figure before there is no change, and rates do not grow in percent."""
    held = [activity(f"a{number}", when=Period.day(day)) for number, day in enumerate(DAYS)]
    asked = {"during": Period.between(date(2022, 1, 1), date(2022, 2, 28)), "params": {"metric": "activity.sessions"}}

    result = figure("change.yoy", *held, **asked)

    assert result.bounds == Bounds(50)
    assert notes(result) == {"now": "3 场", "before": "2 场"}
    assert figure("change.yoy", *held[:3], **asked).status is Status.NO_DENOMINATOR
    assert figure("change.yoy", *held[3:], **asked).status is Status.EMPTY
    assert change(Bounds(1, None), Bounds(1, None)) == Bounds(-100, None)
    with pytest.raises(MeasureError, match="a rate or an index"):
        figure("change.yoy", *held, during=Period.year(2022), params={"metric": "reach.named_share"})
    with pytest.raises(MeasureError, match="both days"):
        figure("change.yoy", *held, params={"metric": "activity.sessions"})
    with pytest.raises(UnknownFacetError, match="calendar"):
        figure("change.yoy", *held, by="month", **asked)


DAYS = (
    date(2022, 1, 5),
    date(2022, 2, 5),
    date(2022, 2, 28),
    date(2021, 1, 5),
    date(2021, 2, 28),
    date(2021, 3, 1),
)

WAITS = ((2, True), (5, True), (5, False), (9, True), (12, False))


def test_those_who_still_wait_count() -> None:
    """E14: the median wait is nine days, and the mean of those served is not it."""
    waits = [Wait(days=days, served=served) for days, served in WAITS]

    assert [share for _, share in still_waiting(waits)] == [Fraction(4, 5), Fraction(3, 5), Fraction(3, 10)]
    assert median_wait(waits) == 9
    assert median_wait([Wait(days=3, served=False)]) is None


def signings(*waits: tuple[int, bool]) -> list[Record]:
    """Return enrolments on the days before the register's, served after so many days or not."""
    asked = date(2022, 9, 1)
    return [
        enrolment(
            f"e{number}",
            person=f"p{number}",
            valid=Period.since(date.fromordinal(asked.toordinal() - days)),
            performed=(asked,) if served else (),
        )
        for number, (days, served) in enumerate(waits)
    ]


def test_those_who_still_wait_count_on_record() -> None:
    """E14 through the door, with how many wait; where more than half do, only a lower end is known."""
    result = measure("service.wait_median", registered(*signings(*WAITS), as_of=date(2022, 9, 1))).item()

    assert (result.bounds, str(result.value)) == (Bounds(9), "9 天")
    assert notes(result) == {"waiting": "2", "doubtful": "0"}
    waiting = measure(
        "service.wait_median", registered(*signings((3, False), (1, True), (4, False)), as_of=date(2022, 9, 1))
    )
    assert waiting.item().bounds == Bounds(4, None)
    assert measure("service.wait_median", Register(as_of=date(2022, 9, 1))).item().status is Status.EMPTY


def test_signing_is_not_serving() -> None:
    """Of five signed three were served; a number of people without names counts for as many."""
    many = enrolment("many", person=None, heads=Quantity.of("人", 5), performed=())

    result = figure("service.fill", *signings(*WAITS), many)

    assert result.bounds == Bounds(30)
    assert notes(result) == {"signed": "10", "served": "3"}
    assert figure("service.fill").status is Status.NO_DENOMINATOR


def two_periods() -> list[Record]:
    """Return an activity of a and b with one head, and one a year later of b, c and d with two."""
    return [
        *meeting("p1", "ab", 1, when=Period.day(date(2021, 5, 4))),
        *meeting("p2", "bcd", 2, when=Period.day(date(2022, 5, 4))),
    ]


def test_who_is_new_is_not_a_difference() -> None:
    """E15: two to four people are new and one to three came again; of five, three were surely there before."""
    asked = {"during": Period.year(2022)}

    assert figure("reach.new", *two_periods(), **asked).bounds == Bounds(2, 4)
    assert figure("reach.returning", *two_periods(), **asked).bounds == Bounds(1, 3)
    assert figure("reach.new", *two_periods(), population=5, **asked).bounds == Bounds(2)
    assert figure("reach.new", *two_periods(), population=4, **asked).status is Status.CONTRADICTED
    with pytest.raises(MeasureError, match="who came before"):
        figure("reach.new", *two_periods())


def test_each_year_adds_some_people() -> None:
    """E15 by groups: what is nowhere else, and what was not before, in order."""
    register = registered(*two_periods())

    assert [result.bounds for result in measure("reach.unique", register, by="year")] == [Bounds(0, 2), Bounds(2, 4)]
    added = [result.bounds for result in measure("reach.incremental", register, by="year")]
    assert added == [Bounds(3), Bounds(2, 4)]


def volunteers_of_two_years() -> list[Record]:
    """Return ten volunteers, of whom a to d were active in 2021 and b, c and e in 2022."""
    roll = [volunteer(f"w{who}", person=who, valid=Period.since(date(2020, 1, 1))) for who in "abcdefghij"]
    held = [activity("y1", when=Period.day(date(2021, 6, 1))), activity("y2", when=Period.day(date(2022, 6, 1)))]
    there = [present(f"{at}-{who}", who, at) for at, people in (("y1", "abcd"), ("y2", "bce")) for who in people]
    return [*roll, *held, *there]


def test_who_stays_is_told_by_who_they_are() -> None:
    """E16: two of four stayed, three of ten are active, and one in three of those is new."""
    stayed = figure("retention.rate", *volunteers_of_two_years(), during=Period.year(2022))
    active = figure("volunteer.active_rate", *volunteers_of_two_years(), during=Period.year(2022))

    assert stayed.bounds == Bounds(50)
    assert notes(stayed) == {"new_share": "33.33"}
    assert active.bounds == Bounds(30)
    assert notes(active) == {"off_roll": "0"}
    assert figure("retention.rate", during=Period.year(2022)).status is Status.NO_DENOMINATOR
    with pytest.raises(MeasureError, match="first day"):
        figure("retention.rate", *volunteers_of_two_years())


def test_hours_make_active_too() -> None:
    """Whoever gave the hours asked for is active, however few activities that took."""
    records = [
        *volunteers_of_two_years(),
        present("long", "f", "y2", hours=Decimal(8)),
        present("off", "z", "y2", times=1),
    ]
    asked = {"during": Period.year(2022)}

    assert figure("volunteer.active_rate", *records, params={"k": 2}, **asked).bounds == Bounds(0)
    assert figure("volunteer.active_rate", *records, params={"k": 2, "hours": Decimal(8)}, **asked).bounds == Bounds(10)
    assert notes(figure("volunteer.active_rate", *records, **asked))["off_roll"] == "1"


def test_two_lists_say_how_many_there_are() -> None:
    """E16: 60 and 50 with 20 on both make 147; on record three and two with one on both make five."""
    assert round(float(chapman(60, 50, 20)), 1) == 147.1
    people = [registration(f"r{who}", person=who) for who in "abc"], [cadre(f"c{who}", person=who) for who in "cd"]

    result = figure("population.chapman", *people[0], *people[1], during=Period.as_at(date(2022, 9, 1)))

    assert result.bounds == Bounds(5)
    assert notes(result) == {"first": "3", "second": "2", "both": "1"}
    assert figure("population.chapman", *people[0], during=Period.as_at(date(2022, 9, 1))).status is Status.EMPTY


def test_hours_are_summed_and_halved() -> None:
    """Rows of one person at one activity repeat each other; rows without hours are counted and not zero."""
    there = [
        present("x1", "a", "e1", hours=Decimal(2)),
        present("x2", "a", "e1", hours=Decimal(3)),
        present("x3", "a", "e2", hours=Decimal(1)),
        present("x4", "b", "e1", hours=Decimal("2.5")),
        present("x5", "c", "e1"),
        audience("x6", "e1", "d", hours=Decimal(9)),
    ]
    records = [activity("e1"), activity("e2"), *there]

    total, median = figure("volunteer.hours", *records), figure("volunteer.hours_median", *records)

    assert total.bounds == Bounds(Fraction(13, 2))
    assert notes(total) == {"untimed": "1"}
    assert median.bounds == Bounds(Fraction(13, 4))
    assert notes(median) == {"mean": "3.25", "untimed": "1"}
    assert figure("volunteer.hours_median").status is Status.EMPTY


def bodies_and_months() -> list[Record]:
    """Return two bodies, one of which reported in two of three months, once in time."""
    both: list[Organization] = [body("o1"), body("o2", valid=Period.since(date(2022, 2, 10)))]
    days = ((date(2022, 1, 31), date(2022, 2, 14)), (date(2022, 2, 1), date(2022, 3, 20)))
    held = [activity(f"a{number}", when=Period.day(day), recorded_on=on) for number, (day, on) in enumerate(days)]
    return [*both, *held]


def test_returns_are_due_by_the_calendar() -> None:
    """Three whole months of the one body and one of the other, up to the register's day; two filed, one in time."""
    register = registered(*bodies_and_months(), as_of=date(2022, 3, 31))

    assert [
        str(measure(metric, register).item()) for metric in ("report.expected", "report.filed", "report.on_time")
    ] == ["4 组织月", "2 组织月", "1 组织月"]
    assert measure("coverage.reporting", register).item().bounds == Bounds(50)
    assert measure("coverage.timeliness", register).item().bounds == Bounds(25)
    earlier = registered(*bodies_and_months(), as_of=date(2022, 3, 30))
    assert measure("report.expected", earlier).item().bounds == Bounds(2)


def test_what_was_planned_is_held_or_not() -> None:
    """Of four Mondays one session was held; activities of projects without a plan are not among them."""
    plan = project(recurrence=Recurrence(Frequency.WEEKLY), period=Period.since(date(2022, 5, 2)))
    held = [activity("a1", project="j1"), activity("a2", project="j2"), activity("a3")]
    register = registered(plan, project("j2"), *held, as_of=date(2022, 5, 29))

    assert measure("plan.sessions", register).item().bounds == Bounds(4)
    assert measure("activity.execution", register).item().bounds == Bounds(25)
    assert measure("plan.sessions", registered(plan)).item().status is Status.EMPTY


def test_one_metric_over_another() -> None:
    """E8 through the door: attendances of sessions, and nothing where nothing is on record."""
    records = meeting("e1", "ab", 3)
    params = {"numerator": "reach.attendances", "denominator": "activity.sessions"}

    assert figure("coverage.ratio", *records, params=params).bounds == Bounds(500)
    assert figure("coverage.ratio", params=params).status is Status.NO_DENOMINATOR
    assert figure("coverage.ratio", activity("e1"), params=params).status is Status.EMPTY
    assert figure("cost.unit", *records, params={"cost": 1000}).bounds == Bounds(200)
    assert figure("cost.unit", params={"cost": 1000}).status is Status.NO_DENOMINATOR


def test_a_survey_says_who_answered() -> None:
    """Satisfied over those who answered, with the response and the interval of a sample."""
    params = {"satisfied": 3, "answered": 10, "asked": 40}

    result = figure("satisfaction.rate", params=params)

    assert result.bounds == Bounds(30)
    assert notes(result) == {"wilson": "10.78–60.32", "response": "25"}
    assert notes(figure("satisfaction.rate", params={**params, "asked": 0})) == {"wilson": "10.78–60.32"}
    assert figure("satisfaction.rate", params={**params, "answered": 0}).status is Status.NO_DENOMINATOR


def claimed(metric: str, quantity: Quantity, **changes: object) -> PublishedFigure:
    """Return what was published of a metric."""
    told: dict[str, object] = {"id": "f1", "text": "4场", "kind": FigureKind.FIGURE, "counted": "场次", **changes}
    return PublishedFigure(metric=metric, quantity=quantity, **told)  # type: ignore[arg-type]


def test_a_published_figure_is_recounted() -> None:
    """Three sessions on record over the four published, which is high."""
    held = [activity(f"a{number}") for number in range(3)]

    result = figure("recon.figure", *held, claimed("activity.sessions", Quantity.of("场", 4)))

    assert result.bounds == Bounds(75)
    assert notes(result) == {"verdict": "公布偏高"}


def test_regulars_are_a_share_of_the_people() -> None:
    """Two of a population of ten came twice; without a population there is no share."""
    records = [*meeting("e1", "abc", 0), *meeting("e2", "bcd", 0)]

    assert figure("reach.kplus", *records).bounds == Bounds(2)
    assert figure("reach.effective_rate", *records, population=10, params=ANYBODY).bounds == Bounds(20)
    assert figure("reach.effective_rate", *records).status is Status.NO_DENOMINATOR


def test_classes_add_up() -> None:
    """E2: the same as reach with the publics assumed to share nobody."""
    records: list[Record] = [activity("e1"), activity("e2")]
    for name, children, adults in (("e1", 30, 5), ("e2", 25, 20)):
        records += [
            crowd(f"{name}-c", name, children, public=Public.CHILD),
            crowd(f"{name}-g", name, adults, public=Public.GENERAL),
        ]

    assert figure("reach.by_category", *records).bounds == Bounds(50, 80)


def test_events_of_one_day_share_nobody() -> None:
    """T8: two events of one day have 20 people between them if nobody is at both."""
    records = [
        *meeting("e1", "ab", 7),
        *meeting("e2", "c", 10),
        *meeting("e3", "a", 2, when=Period.since(date(2022, 1, 1))),
    ]

    assert figure("reach.distinct_persons", *records).bounds == Bounds(11, 22)
    apart = figure("reach.distinct_persons", *records, assume=Assume(one_event_a_day=True))
    assert apart.bounds == Bounds(20, 22)
    assert apart.assumptions[-1].endswith("(T8)")


def test_an_estimate_stands_beside_its_bounds() -> None:
    """Where two of three attendances are named; with few names there is none, and without records none either."""
    records = [*meeting("e1", "abcd", 1), *meeting("e2", "abef", 1)]

    result = figure("reach.estimate", *records)

    assert Bounds(6, 8).lo <= result.bounds.lo <= (result.bounds.hi or 0) <= 8
    assert notes(result) == {"bounds": "6–8", "named_share": "80"}
    assert figure("reach.estimate", *meeting("e1", "a", 9)).status is Status.SUPPRESSED
    assert figure("reach.estimate").status is Status.EMPTY
    assert figure("reach.estimate", *records, population=4).status is Status.CONTRADICTED


def test_numbers_that_end_in_nought_or_five_need_checking() -> None:
    """Thirty signed counts that all do; estimates may, and of few nothing is said."""
    held = [activity(f"a{number}") for number in range(30)]
    signed = [heads(f"h{number}", 5 * number, f"a{number}") for number in range(30)]
    guessed = [heads(f"g{number}", 50, f"a{number}", method=CountMethod.ESTIMATED) for number in range(30)]

    result = figure("quality.heaping", *held, *signed, *guessed)

    assert result.bounds == Bounds(100)
    assert notes(result) == {"numbers": "30", "chance": "0", "checking": "是"}
    assert figure("quality.heaping", *held, *guessed).status is Status.EMPTY
    assert figure("quality.heaping", *held, *signed[:29]).status is Status.SUPPRESSED


def placed(name: str, longitude: object, basis: CoordinateBasis = CoordinateBasis.WGS84) -> list[Record]:
    """Return a venue on the equator with a plaque."""
    at = Coordinates(latitude=Decimal(0), longitude=Decimal(str(longitude)), basis=basis)
    return [venue(name, coordinates=at), plaque(f"d-{name}", venue=name)]


def test_people_live_so_far_from_the_nearest_place() -> None:
    """By people: one lives on the spot and three a degree away; shifted coordinates are left out and counted."""
    records = [*placed("v1", 0), *placed("v2", 50), *placed("v3", 1, CoordinateBasis.GCJ02)]
    asked = {"during": Period.as_at(date(2022, 9, 1)), "params": {"homes": (Place(0, 0), Place(0, 1, 3))}}

    far = figure("access.distance", *records, **asked)

    assert far.bounds == Bounds(111195)
    assert notes(far) == {"shortest": "0", "omitted": "1"}
    assert figure("access.within", *records, **asked).bounds == Bounds(25)
    assert figure("access.distance", **asked).status is Status.EMPTY
    assert figure("access.within", **asked).status is Status.NO_DENOMINATOR


def test_the_chain_breaks_where_it_drops_most() -> None:
    """All levels have a point, all villages are served, half the people came and a tenth came again."""
    places = divisions("3714", "371402001001")
    points = [
        venue("v", region="3714"),
        plaque("d", venue="v", serves=(RegionCode("3714"),)),
        venue("w"),
        plaque("x", venue="w"),
    ]
    came = [*meeting("e1", "abcde", 0), *meeting("e2", "a", 0)]
    register = registered(*places, *points, *came, as_of=date(2022, 9, 1))

    result = measure("coverage.cascade", register, population=10, params=ANYBODY).item()

    assert result.bounds == Bounds(10)
    assert notes(result) == {
        "availability": "100 %",
        "accessibility": "100 %",
        "contact": "50 %",
        "effective": "10 %",
        "drop": "可及→接触",
    }
    unknown = measure("coverage.cascade", register).item()
    assert notes(unknown)["missing"] == "接触、有效"
    single = measure("coverage.cascade", register, params={"accessibility": "reach.rate"}).item()
    assert notes(single) == {"availability": "100 %", "missing": "可及、接触、有效"}
    alone = dict.fromkeys(("availability", "accessibility", "acceptability", "contact"), "reach.named_share")
    assert "drop" not in notes(
        measure("coverage.cascade", registered(*places, as_of=date(2022, 9, 1)), params=alone).item()
    )
    twice = {"availability": "reach.effective_rate", "accessibility": "reach.rate", **ANYBODY}
    assert notes(measure("coverage.cascade", register, population=10, params=twice).item())["rising"] == "可得→可及"
    assert measure("coverage.cascade", Register(as_of=date(2022, 9, 1))).item().status is Status.NO_DENOMINATOR


def test_theil_is_none_for_equals() -> None:
    """E11: one county with all of it, of two of as many residents, makes ln 2."""
    one = meeting("e1", "", 7, region="371402")
    counties = [Region(code=code, name=code, population=100, population_on=CENSUS) for code in ("371402", "371403")]

    result = measure("equity.theil", registered(*counties, *one), params={"metric": "reach.attendances"}).item()

    assert round(float(result.bounds.lo), 12) == 0.69314718056
    assert (result.bounds.width or 0) < Fraction(1, 10**18)
