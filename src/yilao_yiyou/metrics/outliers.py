"""Outliers: numbers far from the others of their unit, which need checking and may well be right."""

from collections.abc import Sequence
from fractions import Fraction
from statistics import mean, median

from attrs import frozen

from yilao_yiyou.domain.bounds import Exact
from yilao_yiyou.metrics.roots import logarithm

FEWEST = 8
"""Of fewer numbers than this nothing is said."""

FAR = Fraction(7, 2)
"""A modified z-score above this needs checking."""

_OF_MEDIAN = Fraction(6745, 10000)
_OF_MEAN = Fraction(1253314, 1000000)


@frozen(kw_only=True)
class Outlier:
    """A number far from the others.

    Attributes:
        place: Its place among the numbers given.
        number: The number.
        score: Its modified z-score, above 3.5.
        high: Whether it is above the others.
    """

    place: int
    number: Exact
    score: Fraction
    high: bool


def outliers(numbers: Sequence[Exact]) -> tuple[Outlier, ...]:
    """Return the numbers that are far from the others, none where there are fewer than eight.

    The modified z-score of ln(1 + x): 0.6745 |y - median| over the median of all |y - median|. Counts are skewed and
    many are nought, which the logarithm and the medians allow for. Where more than half of the numbers are the same
    that median is nought, and 1.253314 times the mean of all |y - median| stands in for it over 0.6745.

    Raises:
        BoundsError: If a number is below nought.

    Source: Iglewicz and Hoaglin (1993), the modified z-score.

    >>> [(found.place, found.high) for found in outliers([20, 22, 19, 25, 24, 18, 21, 400])]
    [(7, True)]
    >>> outliers([20] * 7 + [400])[0].number, outliers([20] * 9)
    (400, ())
    """
    if len(numbers) < FEWEST:
        return ()
    logs = [Fraction(logarithm(1 + number).lo) for number in numbers]
    middle = median(logs)
    apart = [abs(each - middle) for each in logs]
    spread = median(apart) / _OF_MEDIAN or mean(apart) * _OF_MEAN
    return tuple(
        Outlier(place=place, number=number, score=far / spread, high=log > middle)
        for place, (number, log, far) in enumerate(zip(numbers, logs, apart, strict=True))
        if far > FAR * spread
    )
