"""Completion of targets, mobilisation, places among peers, and the rate that a zero allows."""

from fractions import Fraction
from itertools import product
from math import log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yilao_yiyou.domain.bounds import Bounds, Share
from yilao_yiyou.metrics.effort import (
    RULE_OF_THREE,
    completion,
    expected_incidents,
    mobilisation,
    rank,
    upper_rate,
)
from yilao_yiyou.metrics.result import Status

BETWEEN = st.tuples(st.integers(0, 4), st.integers(0, 2)).map(lambda ends: Bounds(ends[0], sum(ends)))


def _numbers(bounds: Bounds) -> range:
    assert bounds.hi is not None
    return range(int(bounds.lo), int(bounds.hi) + 1)


@given(own=BETWEEN, peers=st.lists(BETWEEN, max_size=3))
def test_a_place_is_what_it_can_be(own: Bounds, peers: list[Bounds]) -> None:
    """Both ends are those of trying out every number of everybody; equals share a place."""
    places = {
        1 + sum(peer > mine for peer in others)
        for mine, *others in product(_numbers(own), *(_numbers(peer) for peer in peers))
    }

    assert rank(own, tuple(peers)) == Bounds(min(places), max(places))


def test_a_place_among_open_numbers() -> None:
    """至少 may be any more: it may be ahead of everybody, and everybody may be ahead of less."""
    assert rank(Bounds(5, None), (Bounds(9), Bounds(2))) == Bounds(1, 2)
    assert rank(Bounds(5), (Bounds(2, None), Bounds(6, None))) == Bounds(2, 3)
    assert rank(Bounds(5), ()) == Bounds(1)


@pytest.mark.parametrize(
    ("done", "target", "value"),
    [
        (Bounds(3), Bounds(2), Bounds(150)),
        (Bounds(0), Bounds(2), Bounds(0)),
        (Bounds(580, 589), Bounds(500, 600), Bounds(Fraction(290, 3), Fraction(589, 5))),
        (Bounds(3, None), Bounds(2), Bounds(150, None)),
        (Bounds(3), Bounds(0), None),
        (Bounds(3), Bounds(0, 2), None),
    ],
)
def test_completion_is_not_clipped(done: Bounds, target: Bounds, value: Bounds | None) -> None:
    """More than all of a target is more than a hundred; a target that may be nothing has no completion."""
    answer = completion(done, target)

    assert answer.value == value
    assert answer.status is (Status.NO_DENOMINATOR if value is None else Status.OK)
    assert answer.share is not None
    assert (answer.share.numerator, answer.share.denominator) == (done, target)
    assert [note.name for note in answer.notes] == ["target"]


def test_mobilisation_is_a_factor() -> None:
    """How many others each of the core drew in, over both ends; nobody draws in nobody."""
    assert mobilisation(Bounds(30, 40), Bounds(10, 20)).value == Bounds(Fraction(3, 2), 4)
    assert mobilisation(Bounds(3), Bounds(0, 2)).status is Status.NO_DENOMINATOR
    assert mobilisation(Bounds(3), Bounds(0, 2)).value is None


def test_the_rule_of_three_is_that_of_one_chance_in_twenty() -> None:
    """At the highest rate no incident has a chance of five in a hundred, exp(-rate * exposure)."""
    assert abs(float(RULE_OF_THREE) + log(0.05)) < 1e-15


@given(exposure=st.integers(1, 10**9), more=st.integers(0, 10**9))
def test_more_exposure_allows_less(exposure: int, more: int) -> None:
    """The rate that a zero still allows falls with the exposure; of a rough exposure both ends are told."""
    least, most = upper_rate(Bounds(exposure)), upper_rate(Bounds(exposure + more))

    assert least is not None
    assert most is not None
    assert upper_rate(Bounds(exposure, exposure + more)) == Bounds(most.lo, least.lo)
    assert expected_incidents(Fraction(least.lo), Bounds(exposure)) == Bounds(RULE_OF_THREE)


def test_without_exposure_a_zero_allows_anything() -> None:
    """An exposure that may be nothing says nothing; one without an upper end allows no rate as well."""
    assert upper_rate(Bounds(0)) is None
    assert upper_rate(Bounds(0, 9)) is None
    assert upper_rate(Bounds(3, None)) == Bounds(0, RULE_OF_THREE / 3)


def test_a_factor_keeps_both_its_parts() -> None:
    """Those drawn in and those who drew them in, whether or not there is a figure."""
    for core in (Bounds(10, 20), Bounds(0, 2)):
        answer = mobilisation(Bounds(30, 40), core)
        assert answer.share == Share(Bounds(30, 40), core)
