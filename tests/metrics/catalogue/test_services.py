"""Agreements that were kept, and headcounts that need checking."""

from datetime import date

import scipy.stats

from tests.builders import figure, notes
from tests.domain.small_records import activity, enrolment, heads
from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.quantity import Quantity
from yilao_yiyou.domain.unit import Unit, UnitKind
from yilao_yiyou.metrics.result import Status


def test_no_more_are_served_than_signed() -> None:
    """Of two to five who signed and were served at least two in five were, and no more than all."""
    some = Quantity(Bounds(2, 5), Unit("人", UnitKind.PERSON))

    served = figure("service.fill", enrolment("many", person=None, heads=some, performed=(date(2022, 9, 1),)))

    assert served.bounds == Bounds(40, 100)


def test_counts_that_end_in_everything_need_no_checking() -> None:
    """One to thirty: six of them end in nought or five, as chance would have it."""
    held = [activity(f"a{number}") for number in range(1, 31)]
    signed = [heads(f"h{number}", number, f"a{number}") for number in range(1, 31)]

    even = figure("quality.heaping", *held, *signed)
    few = figure("quality.heaping", *held, *signed[:29])

    assert (even.bounds, even.numerator, even.denominator) == (Bounds(20), Bounds(6), Bounds(30))
    assert notes(even)["checking"] == "否"
    assert notes(even)["chance"] == f"{100 * scipy.stats.binom.sf(5, 30, 0.2):.2f}"
    assert (few.status, notes(few)) == (Status.SUPPRESSED, {"numbers": "29"})
