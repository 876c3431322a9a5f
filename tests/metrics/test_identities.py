"""Identities between a few figures of one text."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.rounding import before_rounding
from yilao_yiyou.metrics.breach import Breach, FigureRule
from yilao_yiyou.metrics.identities import (
    PrintedShare,
    apart,
    base_eq,
    growth_eq,
    product_eq,
    share_eq,
    show_all,
    snapshot_eq,
)
from yilao_yiyou.metrics.slips import likely_slip, transpositions

COUNTS = st.integers(1, 500)


def _percent(printed: str) -> Bounds:
    places = len(printed.partition(".")[2])
    return before_rounding(Fraction(printed), Fraction(1, 10**places))


def _share(part: int, percent: str) -> PrintedShare:
    return PrintedShare(part=Bounds(part), percent=_percent(percent))


@pytest.mark.parametrize(
    ("found", "rule", "gap"),
    [
        (share_eq(Bounds(599), Bounds(918), _percent("60.89")), FigureRule.SHARE_EQ, None),
        (share_eq(Bounds(10, 20), Bounds(100), Bounds(30)), FigureRule.SHARE_EQ, Bounds(10, 20)),
        (share_eq(Bounds(10, 20), Bounds(100, None), Bounds(30)), FigureRule.SHARE_EQ, Bounds(10, 30)),
        (share_eq(Bounds(50), Bounds(100), Bounds(60, None)), FigureRule.SHARE_EQ, Bounds(10, None)),
        (base_eq([_share(19184, "71.4"), _share(6129, "28.2")]), FigureRule.BASE_EQ, Bounds(5078, 5191)),
        (base_eq([_share(1, "66.7")]), FigureRule.BASE_EQ, None),
        (growth_eq(Bounds(1200), before=Bounds(1000), change=Bounds(150)), FigureRule.GROWTH_EQ, Bounds(50)),
        (growth_eq(Bounds(1200), before=Bounds(1000), rate=_percent("25")), FigureRule.GROWTH_EQ, Bounds(45, 55)),
        (growth_eq(Bounds(1200), change=Bounds(200), rate=_percent("25")), FigureRule.GROWTH_EQ, Bounds(45, 55)),
        (growth_eq(Bounds(900), before=Bounds(1000), rate=Bounds(-20)), FigureRule.GROWTH_EQ, Bounds(100)),
        (growth_eq(Bounds(900), before=Bounds(1000), rate=Bounds(10, None)), FigureRule.GROWTH_EQ, Bounds(200, None)),
        (product_eq(Bounds(580, 589), Bounds(445), Bounds(202499)), FigureRule.PRODUCT_EQ, Bounds(55601, 59606)),
        (product_eq(Bounds(10, None), Bounds(20), Bounds(100)), FigureRule.PRODUCT_EQ, Bounds(100, None)),
        (snapshot_eq(Bounds(5660), Bounds(5600)), FigureRule.SNAPSHOT_EQ, Bounds(60)),
        (snapshot_eq(Bounds(5), Bounds(7, 9)), FigureRule.SNAPSHOT_EQ, Bounds(2, 4)),
    ],
)
def test_a_broken_identity_says_by_how_much(found: Breach | None, rule: FigureRule, gap: Bounds | None) -> None:
    """Figures that cannot all be true are found, with the gap between the two sides."""
    assert found is not None
    assert rule is found.rule
    assert gap is None or gap == found.gap


_SOUND = {
    "559 of 918": share_eq(Bounds(559), Bounds(918), _percent("60.89")),
    "a quarter that is 24.7 %": share_eq(Bounds(21200, 21249), Bounds(85750, 85849), _percent("25")),
    "a whole that may be nothing": share_eq(Bounds(5), Bounds(0, 9), _percent("50")),
    "two shares of one total": base_eq([_share(19184, "71.4"), _share(6129, "22.8")]),
    "one share": base_eq([_share(689, "46.9")]),
    "no share": base_eq([]),
    "a share of nothing": base_eq([PrintedShare(part=Bounds(0), percent=Bounds(0))]),
    "a level and a rate": growth_eq(Bounds(1200), rate=_percent("25")),
    "a level and the one before": growth_eq(Bounds(1200), before=Bounds(1000)),
    "growth as printed": growth_eq(Bounds(1200), before=Bounds(1000), change=Bounds(200), rate=_percent("20")),
    "growth by a change": growth_eq(Bounds(1200), change=Bounds(100), rate=_percent("9.1")),
    "a fall": growth_eq(Bounds(900), before=Bounds(1000), change=Bounds(-100), rate=Bounds(-10)),
    "a change without an upper end": growth_eq(Bounds(900), change=Bounds(5, None), rate=Bounds(10)),
    "a level before that may be nothing": growth_eq(Bounds(900), before=Bounds(0, 10), rate=Bounds(10)),
    "a level before without an upper end": growth_eq(Bounds(900), before=Bounds(10, None), rate=Bounds(10)),
    "sessions and their average": product_eq(Bounds(580, 589), Bounds(345), Bounds(201500, 202499)),
    "7万余 and 70500": snapshot_eq(Bounds(70000, 79999), Bounds(70500)),
}


@pytest.mark.parametrize("found", _SOUND.values(), ids=_SOUND)
def test_figures_that_can_all_be_true_are_let_be(found: Breach | None) -> None:
    """Rounding and approximation are allowed for exactly."""
    assert found is None


@given(part=COUNTS, more=COUNTS, places=st.integers(0, 2))
def test_a_share_printed_of_its_own_whole_is_never_alarmed_at(part: int, more: int, places: int) -> None:
    """Whatever the counts, their percentage rounded to any place fits them, and points to their total."""
    whole = part + more
    exact = Fraction(100 * part * 10**places, whole)
    percent = before_rounding(Fraction(int(exact + Fraction(1, 2)), 10**places), Fraction(1, 10**places))
    base = PrintedShare(part=Bounds(part), percent=percent).base

    assert share_eq(Bounds(part), Bounds(whole), percent) is None
    assert percent.lo <= 0 or (base is not None and whole in base)


@given(before=COUNTS, after=COUNTS)
def test_growth_printed_of_its_own_levels_is_never_alarmed_at(before: int, after: int) -> None:
    """A change and a rounded rate that were computed from two levels fit them."""
    exact = Fraction(100 * (after - before), before)
    rate = before_rounding(Fraction(int((exact * 10 + Fraction(1, 2)) // 1), 10), Fraction(1, 10))

    assert growth_eq(Bounds(after), before=Bounds(before), change=Bounds(after - before), rate=rate) is None
    assert growth_eq(Bounds(after), change=Bounds(after - before), rate=rate) is None


@pytest.mark.parametrize(
    ("printed", "meant", "expected"),
    [
        (Bounds(599), Bounds(558, 560), 559),
        (Bounds(8384), Bounds(8348), 8348),
        (Bounds(8384), Bounds(8438), None),
        (Bounds(599), Bounds(558, 700), None),
        (Bounds(599), Bounds(590, 598), None),
        (Bounds(599), Bounds(59), None),
        (Bounds(599), None, None),
        (Bounds(599), Bounds(5, None), None),
        (Bounds(590, 599), Bounds(559), None),
    ],
)
def test_a_slip_of_the_pen_is_named_if_there_is_one(
    printed: Bounds, meant: Bounds | None, expected: int | None
) -> None:
    """One number a digit away, or with two neighbours exchanged; among many there is always one by chance."""
    assert expected == likely_slip(printed, meant)


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (Bounds(8348), (3848, 8438, 8384)),
        (Bounds(1100), (1010,)),
        (Bounds(7777), ()),
        (Bounds(999), ()),
        (Bounds(8348, 8350), ()),
        (Bounds(Fraction(83481, 10)), ()),
    ],
)
def test_a_number_copied_wrong_has_two_neighbours_exchanged(number: Bounds, expected: tuple[int, ...]) -> None:
    """Short ones are often alike by chance, and only whole numbers are looked at."""
    assert expected == transpositions(number)


def test_the_slip_is_named_in_the_message() -> None:
    """The reader is told which number would fit."""
    share = share_eq(Bounds(599), Bounds(918), _percent("60.89"))
    copied = snapshot_eq(Bounds(8384), Bounds(8348))

    assert share is not None
    assert "599 占 918 的 65.25%, 不是 60.885–60.895%; 若为 559 则相符" == share.zh
    assert "599 of 918 is 65.25 %, not 60.885–60.895 %; 559 would fit" == share.en
    unlike = share_eq(Bounds(777), Bounds(918), _percent("60.89"))
    assert unlike is not None
    assert "777 占 918 的 84.64%, 不是 60.885–60.895%" == unlike.zh
    assert "777 of 918 is 84.64 %, not 60.885–60.895 %" == unlike.en
    assert copied is not None
    assert "颠倒" in copied.zh


@pytest.mark.parametrize(
    ("bounds", "expected"),
    [
        (Bounds(Fraction(1, 3), Fraction(1, 2)), "0.33–0.5"),
        (Bounds(5, None), "≥ 5"),
        (Bounds(Fraction("0.125")), "0.125"),
        # Nine decimals are shown, of ten only what is shown of others too.
        (Bounds(Fraction(1, 2**9)), "0.001953125"),
        (Bounds(Fraction(1027, 2**10)), "1"),
        (Bounds(60, Fraction("60.5")), "60–60.5"),
    ],
)
def test_decimals_are_shown_in_full_where_they_end(bounds: Bounds, expected: str) -> None:
    """A third has no end in decimals, an eighth has."""
    assert expected == show_all(bounds)


def test_two_figures_are_as_far_apart_whichever_comes_first() -> None:
    """The gap has no direction."""
    assert Bounds(1, 4) == apart(Bounds(5, 6), Bounds(2, 4)) == apart(Bounds(2, 4), Bounds(5, 6))


def test_a_share_without_any_whole_total_is_told() -> None:
    """One is sixty to seventy percent of nothing that can be counted; of two in three it may be."""
    found = base_eq([PrintedShare(part=Bounds(1), percent=Bounds(60, 70))])

    assert found is not None
    assert (found.rule, found.gap) == (FigureRule.BASE_EQ, None)
    assert base_eq([PrintedShare(part=Bounds(2), percent=Bounds(66, 67))]) is None
    assert base_eq([PrintedShare(part=Bounds(2), percent=Bounds(0, 1))]) is None


def test_a_repeated_figure_that_is_no_slip_is_only_different() -> None:
    """In either language."""
    slip, other = snapshot_eq(Bounds(8384), Bounds(8348)), snapshot_eq(Bounds(8384), Bounds(17))

    assert slip is not None
    assert other is not None
    assert slip.en == "one figure is stated as 8,384 and as 8,348, a digit or two exchanged apart"
    assert other.en == "one figure is stated as 8,384 and as 17"
    assert other.zh == "同一数字前后不同: 8,384 与 17"


def test_nothing_falls_below_nothing() -> None:
    """A fall by more than all leaves nothing, at the lower end and at the upper one."""
    assert growth_eq(Bounds(0), before=Bounds(10), rate=Bounds(-150)) is None
    assert growth_eq(Bounds(0), before=Bounds(10), rate=Bounds(-300, -150)) is None
    assert growth_eq(Bounds(1), before=Bounds(10), rate=Bounds(-150)) is not None


def test_the_level_before_follows_from_the_change() -> None:
    """1,200 after 200 more is 1,000 before: a fifth more, and not a quarter."""
    found = growth_eq(Bounds(1200), change=Bounds(200), rate=Bounds(25))

    assert found is not None
    assert (found.rule, found.gap) == (FigureRule.GROWTH_EQ, Bounds(50))
    assert growth_eq(Bounds(1200), change=Bounds(200), rate=Bounds(20)) is None
    assert growth_eq(Bounds(1200), change=Bounds(200, None), rate=Bounds(25)) is None


def test_totals_without_an_upper_end_do_not_hide_two_that_differ() -> None:
    """Five and fifteen are each said to be half of one total: ten or thirty, whatever ten and more are half of."""
    half = Bounds(50)
    shares = [PrintedShare(part=part, percent=half) for part in (Bounds(10, None), Bounds(5), Bounds(15))]

    found = base_eq(shares)

    assert found is not None
    assert found.gap == Bounds(20)


def test_a_level_is_the_one_before_and_the_change() -> None:
    """A thousand and two hundred more are not 1,300."""
    found = growth_eq(Bounds(1300), before=Bounds(1000), change=Bounds(200))

    assert found is not None
    assert found.gap == Bounds(100)
    assert growth_eq(Bounds(1200), before=Bounds(1000), change=Bounds(200)) is None


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 0, 2)])
def test_totals_differ_in_whatever_order_they_are_told(order: tuple[int, ...]) -> None:
    """Halves of 10, 20 and 30: the lowest total and the highest are twenty apart at least, and forty here."""
    shares = [PrintedShare(part=Bounds(part), percent=Bounds(50)) for part in (10, 20, 30)]

    found = base_eq([shares[place] for place in order])

    assert found is not None
    assert found.gap == Bounds(40)
