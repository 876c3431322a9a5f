"""Statistics beside those of libraries that are kept well: lifelines, statsmodels, scipy and mpmath."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import lifelines
import mpmath
import numpy as np
import pytest
import scipy.stats
from hypothesis import given, settings
from hypothesis import strategies as st
from statsmodels.stats.proportion import proportion_confint
from statsmodels.stats.rates import confint_poisson
from statsmodels.stats.weightstats import DescrStatsW

from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.metrics.effort import upper_rate
from yilao_yiyou.metrics.heaping import upper_tail
from yilao_yiyou.metrics.rates import wilson
from yilao_yiyou.metrics.roots import logarithm, power
from yilao_yiyou.metrics.spread import concentration, gini, parts_of, theil
from yilao_yiyou.metrics.waiting import Wait, median_wait, still_waiting

COUNTS = st.integers(0, 60)
WAITS = st.lists(st.tuples(st.integers(0, 9), st.booleans()), min_size=1, max_size=12)
GROUPS = st.lists(st.tuples(st.integers(0, 9), st.integers(1, 9)), min_size=1, max_size=6)
"""The amount of each group and its people."""

Told = list[tuple[int, bool]]


def ends(bounds: Bounds) -> tuple[float, float]:
    """Return both ends as floats."""
    assert bounds.hi is not None
    return float(bounds.lo), float(bounds.hi)


@given(k=COUNTS, n=st.integers(1, 60))
def test_wilson_is_that_of_scipy_and_of_statsmodels(k: int, n: int) -> None:
    """To twelve digits."""
    k = min(k, n)
    own = ends(wilson(k, n))

    ours = scipy.stats.binomtest(k, n).proportion_ci(0.95, method="wilson")
    assert own == pytest.approx((ours.low, ours.high), abs=1e-12)
    assert own == pytest.approx(proportion_confint(k, n, alpha=0.05, method="wilson"), abs=1e-12)


@given(k=COUNTS, n=st.integers(1, 60), alpha=st.sampled_from([0.01, 0.1, 0.2]))
def test_wilson_of_other_confidence_is_that_of_statsmodels(k: int, n: int, alpha: float) -> None:
    """Whoever wants 99, 90 or 80 in 100 passes another z."""
    k = min(k, n)

    own = wilson(k, n, Fraction(float(scipy.stats.norm.isf(alpha / 2))))

    assert ends(own) == pytest.approx(proportion_confint(k, n, alpha=alpha, method="wilson"), abs=1e-12)


@given(k=COUNTS, n=st.integers(1, 60))
def test_the_tail_is_that_of_scipy(k: int, n: int) -> None:
    """The exact upper tail of the binomial distribution."""
    own = float(upper_tail(k, n, Fraction(1, 5)))

    assert own == pytest.approx(float(scipy.stats.binom.sf(k - 1, n, 0.2)), abs=1e-12)


@given(exposure=st.integers(1, 10**7))
def test_what_a_zero_allows_is_that_of_statsmodels(exposure: int) -> None:
    """The rule of three is the exact Poisson interval of no events, of which 5 in 100 lie above the upper end."""
    _, expected = confint_poisson(0, exposure, method="exact-c", alpha=0.1)

    own = upper_rate(Bounds(exposure))

    assert own is not None
    assert ends(own) == pytest.approx((expected, expected), rel=1e-12)


def curve_of_lifelines(told: Told) -> lifelines.KaplanMeierFitter:
    """Return the curve that lifelines makes of waits."""
    days, served = zip(*told, strict=True)
    return lifelines.KaplanMeierFitter().fit(days, served)


@settings(max_examples=50)
@given(told=WAITS)
def test_the_curve_of_waiting_is_that_of_lifelines_and_of_scipy(told: Told) -> None:
    """Of those who were served and those who still wait, after every day on which somebody was served."""
    lasting = curve_of_lifelines(told)
    censored = scipy.stats.CensoredData.right_censored(
        [float(days) for days, _ in told], [not served for _, served in told]
    )
    other = scipy.stats.ecdf(censored).sf

    for after, share in still_waiting([Wait(days=days, served=served) for days, served in told]):
        assert float(share) == pytest.approx(float(other.evaluate(after)), abs=1e-12)
        assert float(share) == pytest.approx(float(lasting.predict(after)), abs=1e-12)


def stays_off_one_half(told: Told) -> bool:
    """Return whether no float can lie on the other side of one half than the share that it stands for."""
    curve = still_waiting([Wait(days=days, served=served) for days, served in told])
    return all(share != Fraction(1, 2) for _, share in curve)


@settings(max_examples=50)
@given(told=WAITS.filter(stays_off_one_half))
def test_the_median_wait_is_that_of_lifelines(told: Told) -> None:
    """The first day on which the curve is at one half or below; without one there is no median."""
    own = median_wait([Wait(days=days, served=served) for days, served in told])

    assert float("inf" if own is None else own) == curve_of_lifelines(told).median_survival_time_


def test_the_median_of_a_curve_that_stays_at_one_half_is_that_of_lifelines() -> None:
    """Of two who waited 3 and 8 days it is 3, not between."""
    told = [(3, True), (8, True)]

    own = median_wait([Wait(days=days, served=served) for days, served in told])

    assert own == 3
    assert curve_of_lifelines(told).median_survival_time_ == 3


def rates_of(groups: Sequence[tuple[int, int]]) -> tuple[Any, Any]:
    """Return what each group has for each of its people, and its people."""
    amounts, people = np.array(groups, dtype=float).T
    return amounts / people, people


def has_something(groups: Sequence[tuple[int, int]]) -> bool:
    """Return whether there is anything to be spread."""
    return any(amount for amount, _ in groups)


@given(groups=GROUPS.filter(has_something))
def test_the_weighted_gini_is_that_of_scipy(groups: list[tuple[int, int]]) -> None:
    """The energy distance to a world where nobody has anything is twice the mean less the mean difference, squared."""
    rates, people = rates_of(groups)
    mean = float(np.average(rates, weights=people))
    distance = float(scipy.stats.energy_distance(rates, [0.0], u_weights=people))

    own = gini(parts_of(*zip(*groups, strict=True)))

    assert own is not None
    assert ends(own) == pytest.approx((1 - distance**2 / (2 * mean),) * 2, abs=1e-9)


@given(groups=GROUPS.filter(has_something))
def test_theil_is_the_relative_entropy_of_scipy(groups: list[tuple[int, int]]) -> None:
    """Of the shares of the thing against the shares of people."""
    amounts, people = zip(*groups, strict=True)

    own = theil(parts_of(amounts, people))

    assert own is not None
    assert ends(own) == pytest.approx((float(scipy.stats.entropy(amounts, people)),) * 2, abs=1e-12)


@given(groups=GROUPS.filter(has_something))
def test_concentration_is_the_covariance_of_statsmodels(groups: list[tuple[int, int]]) -> None:
    """Twice that of the rate with the rank of people, over the mean; people of one group share the middle rank."""
    rates, people = rates_of(groups)
    ranks = (np.cumsum(people) - people / 2) / people.sum()
    weighed = DescrStatsW(np.column_stack([rates, ranks]), weights=people, ddof=0)

    own = concentration(parts_of(*zip(*groups, strict=True)))

    assert own is not None
    assert ends(own) == pytest.approx((2 * weighed.cov[0, 1] / weighed.mean[0],) * 2, abs=1e-12)


@given(number=st.fractions(Fraction(1, 10**6), 10**6), exponent=st.fractions(0, 50))
def test_logarithms_and_powers_are_those_of_mpmath(number: Fraction, exponent: Fraction) -> None:
    """The ends lie on either side of what sixty digits give."""
    base = 1 / (1 + number)
    log, raised = logarithm(number), power(base, exponent)

    assert log.hi is not None
    assert raised.hi is not None
    with mpmath.workdps(60):
        assert _mp(log.lo) <= mpmath.log(_mp(number)) <= _mp(log.hi)
        assert _mp(raised.lo) <= mpmath.power(_mp(base), _mp(exponent)) <= _mp(raised.hi)


def _mp(number: Fraction | int) -> Any:  # noqa: ANN401 -- mpmath has no types
    exactly = Fraction(number)
    return mpmath.mpf(exactly.numerator) / exactly.denominator
