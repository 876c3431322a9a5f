"""The bridge from a recomputed figure to a published one."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import strategies
from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.errors import BoundsError
from yilao_yiyou.metrics.bridge import Cause, Span, Stage, bridge, nearest, roundest

STAGES = st.lists(st.builds(Stage, bounds=strategies.bounds, cause=st.sampled_from(Cause)), min_size=1, max_size=4)


def test_each_change_of_definition_spans_a_part() -> None:
    """580余场 over 540 counted: another period brings 50, leaving out online takes 7, and 580 is 583 cut off."""
    stages = [
        Stage(bounds=Bounds(540)),
        Stage(bounds=Bounds(590), cause=Cause.PERIOD, zh="去年以来", en="since last year"),
        Stage(bounds=Bounds(583), cause=Cause.SCOPE, zh="不含线上", en="without online"),
    ]

    made = bridge(Bounds(580, 589), stages)

    assert (580, 540, 40) == (made.printed, made.recomputed, made.difference)
    assert (
        Span(cause=Cause.PERIOD, amount=50, zh="去年以来", en="since last year"),
        Span(cause=Cause.SCOPE, amount=-7, zh="不含线上", en="without online"),
        Span(cause=Cause.ROUNDING, amount=-3),
    ) == made.spans
    assert (50, 0) == (made.amount(Cause.PERIOD), made.amount(Cause.UNEXPLAINED))


def test_what_no_definition_gives_stays_unexplained() -> None:
    """The published number may be no lower than 580, the records give 540 at most."""
    made = bridge(Bounds(580, 589), [Stage(bounds=Bounds(500, 540))])

    assert [(Cause.UNEXPLAINED, 40)] == [(span.cause, span.amount) for span in made.spans]


def test_figures_that_agree_need_no_bridge() -> None:
    """The printed number is among those that the records allow."""
    assert bridge(Bounds(580, 589), [Stage(bounds=Bounds(570, 600))]).spans == ()


def test_a_bridge_begins_somewhere() -> None:
    """Without the stated definition there is nothing to span."""
    with pytest.raises(BoundsError):
        bridge(Bounds(580), [])


@given(published=strategies.bounds, stages=STAGES)
def test_the_parts_add_up_exactly(published: Bounds, stages: list[Stage]) -> None:
    """Whatever the intervals, the parts are the difference, by cause as well as one by one."""
    made = bridge(published, stages)

    assert Fraction(made.difference) == sum((Fraction(span.amount) for span in made.spans), Fraction(0))
    assert Fraction(made.difference) == sum((Fraction(made.amount(cause)) for cause in Cause), Fraction(0))


@pytest.mark.parametrize(
    ("bounds", "expected"),
    [
        (Bounds(13500, 14499), 14000),
        (Bounds(25050, 25149), 25100),
        (Bounds(100, 199), 100),
        (Bounds(1777), 1777),
        (Bounds(49, None), 49),
        (Bounds(Fraction("63.35"), Fraction("63.45"), hi_open=True), Fraction("63.4")),
        (Bounds(0, 9, lo_open=True), 1),
    ],
)
def test_the_printed_number_is_the_roundest(bounds: Bounds, expected: Fraction) -> None:
    """1.4万 stands for 14,000 among the numbers that are rounded to it."""
    assert expected == roundest(bounds)


@given(bounds=strategies.bounds)
def test_the_roundest_number_lies_between_the_ends(bounds: Bounds) -> None:
    """It is one of the numbers that the figure allows, or its open lower end where there is no upper one."""
    found = roundest(bounds)

    assert found in bounds or found == bounds.lo


@pytest.mark.parametrize(("number", "expected"), [(1, 5), (7, 7), (20, 9)])
def test_the_nearest_number_is_an_end_or_itself(number: int, expected: int) -> None:
    """Between five and nine."""
    assert expected == nearest(Bounds(5, 9), number)
