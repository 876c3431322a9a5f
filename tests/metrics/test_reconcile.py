"""Whether the records bear out a published figure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.metrics.reconcile import Verdict, verdict

BETWEEN = st.tuples(st.integers(0, 30), st.none() | st.integers(0, 12)).map(
    lambda ends: Bounds(ends[0], None if ends[1] is None else ends[0] + ends[1])
)


@pytest.mark.parametrize(
    ("published", "recomputed", "expected"),
    [
        (Bounds(10), Bounds(10), Verdict.CONSISTENT),
        (Bounds(10), Bounds(8, 12), Verdict.CONSISTENT),
        (Bounds(580, 589), Bounds(589, 600), Verdict.CONSISTENT),
        (Bounds(590), Bounds(580, 589), Verdict.PUBLISHED_HIGH),
        (Bounds(579), Bounds(580, 589), Verdict.PUBLISHED_LOW),
        (Bounds(61), Bounds(30, 60), Verdict.PUBLISHED_HIGH),
        (Bounds(10), Bounds(1, 30), Verdict.VACUOUS),
        (Bounds(10), Bounds(1, None), Verdict.VACUOUS),
        (Bounds(10), Bounds(5, 15), Verdict.CONSISTENT),
        (Bounds(0), Bounds(0), Verdict.CONSISTENT),
        (Bounds(49, None), Bounds(60), Verdict.CONSISTENT),
        (Bounds(49, None), Bounds(48), Verdict.PUBLISHED_HIGH),
    ],
)
def test_published_figures_are_judged_by_their_ends(published: Bounds, recomputed: Bounds, expected: Verdict) -> None:
    """One number in both is enough to agree; records that allow anything are no evidence."""
    assert verdict(published, recomputed) is expected


@pytest.mark.parametrize(
    ("recomputed", "expected"),
    [
        (Bounds(10, 20), Verdict.CONSISTENT),
        (Bounds(10, 20, hi_open=True), Verdict.PUBLISHED_HIGH),
        (Bounds(20, 25, lo_open=True), Verdict.PUBLISHED_LOW),
    ],
)
def test_an_end_that_is_left_out_is_not_met(recomputed: Bounds, expected: Verdict) -> None:
    """A rounded figure just below twenty is not twenty."""
    assert verdict(Bounds(20), recomputed) is expected


@given(published=BETWEEN, recomputed=BETWEEN)
def test_every_figure_gets_one_verdict(published: Bounds, recomputed: Bounds) -> None:
    """Too high, too low or in agreement, as it would be told with the two exchanged; agreement may be vacuous."""
    judged = verdict(published, recomputed)

    assert (judged is Verdict.PUBLISHED_HIGH) == (verdict(recomputed, published) is Verdict.PUBLISHED_LOW)
    assert (judged in {Verdict.CONSISTENT, Verdict.VACUOUS}) == published.meets(recomputed)
    assert judged is not Verdict.VACUOUS or not recomputed.is_exact


def test_records_that_allow_one_thing_or_nothing_say_nothing_of_nothing() -> None:
    """A published zero over perhaps one on record is neither borne out nor refuted."""
    assert verdict(Bounds(0), Bounds(0, 1)) is Verdict.VACUOUS
    assert verdict(Bounds(1), Bounds(0, 1)) is Verdict.CONSISTENT


def test_the_records_can_bear_out_a_loss() -> None:
    """Five fewer are five fewer, though nought, by which the records may differ, is more than that."""
    assert verdict(Bounds(-5), Bounds(-5)) is Verdict.CONSISTENT
