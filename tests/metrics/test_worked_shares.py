"""The worked examples of rates: what is missing, samples, what was published, surveys and costs, chains of coverage."""

from datetime import date
from fractions import Fraction

import pytest

from tests.builders import divisions, figure, meeting, notes, registered
from tests.domain.small_records import (
    activity,
    heads,
    plaque,
    venue,
)
from yilao_yiyou.domain.activity import CountMethod
from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.published import FigureKind, PublishedFigure
from yilao_yiyou.domain.quantity import Quantity
from yilao_yiyou.domain.region import RegionCode
from yilao_yiyou.domain.register import Register
from yilao_yiyou.measurement import measure
from yilao_yiyou.metrics.rates import pooled, ratio, wilson
from yilao_yiyou.metrics.reconcile import Verdict, verdict
from yilao_yiyou.metrics.result import Status

TENTHS = Fraction(1, 10)

ANYBODY = {"fewest": 1}
"""Rates of however few people."""


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
    nothing = measure("coverage.cascade", Register(as_of=date(2022, 9, 1))).item()
    assert (nothing.status, notes(nothing)) == (Status.NO_DENOMINATOR, {"missing": "可得、可及、接触、有效"})
