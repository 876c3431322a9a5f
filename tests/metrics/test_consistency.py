"""Rules that figures keep among themselves."""

from collections.abc import Callable, Iterable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.finding import Severity
from yilao_yiyou.domain.period import Period
from yilao_yiyou.domain.unit import Accrual, Unit, UnitKind
from yilao_yiyou.metrics.breach import Breach, FigureRule
from yilao_yiyou.metrics.consistency import (
    avg_range,
    cum_mono,
    full_cover,
    kplus_mono,
    le_cap,
    max_le_union,
    missing_vs_zero,
    new_le_stock,
    part_le_whole,
    period_mix,
    persons_le_times,
    rate_gt_1,
    sum_eq,
    union_le_sum,
    unit_mix,
)

COUNTS = st.tuples(st.integers(0, 30), st.none() | st.integers(0, 12)).map(
    lambda ends: Bounds(ends[0], None if ends[1] is None else ends[0] + ends[1])
)
TEN, TWENTY, THIRTY = Bounds(10), Bounds(20), Bounds(30)


@pytest.mark.parametrize(
    ("found", "rule", "gap"),
    [
        (persons_le_times(Bounds(3201, 3299), Bounds(3000)), "R01", Bounds(201, 299)),
        (persons_le_times(Bounds(0), Bounds(40, 49)), "R01", Bounds(40, 49)),
        (persons_le_times(Bounds(5), Bounds(0)), "R01", Bounds(5)),
        (union_le_sum(Bounds(61), [TEN, TWENTY, THIRTY]), "R02", Bounds(1)),
        (part_le_whole(Bounds(730, 739), Bounds(700)), "R03", Bounds(30, 39)),
        (max_le_union([TEN, THIRTY], Bounds(25, 29)), "R04", Bounds(1, 5)),
        (sum_eq([TEN, TWENTY], Bounds(31, 39)), "R05", Bounds(1, 9)),
        (sum_eq([TEN, Bounds(20, 25)], Bounds(29)), "R05", Bounds(1, 6)),
        (kplus_mono([Bounds(40), Bounds(41, 45)]), "R06", Bounds(1, 5)),
        (kplus_mono([Bounds(40), Bounds(10, 90), Bounds(41)]), "R06", Bounds(1)),
        (kplus_mono([Bounds(40), TWENTY], times=Bounds(55)), "R06", Bounds(5, None)),
        (cum_mono(Bounds(580, 589), Bounds(570, 579)), "R07", Bounds(1, 19)),
        (le_cap(Bounds(61), Bounds(60)), "R08", Bounds(1)),
        (new_le_stock(before=Bounds(100), new=TWENTY, closed=Bounds(5), after=Bounds(120)), "R10", Bounds(5)),
        (new_le_stock(before=Bounds(100), new=TWENTY, after=Bounds(121)), "R10", Bounds(1, None)),
        (new_le_stock(new=Bounds(49), after=Bounds(40), closed=Bounds(3)), "R10", Bounds(6, None)),
        (full_cover(points=Bounds(1777), divisions=Bounds(1800)), "R11", Bounds(23)),
        (avg_range(Bounds(40), Bounds(4), plausible=Bounds(0, 5)), "R12", Bounds(5, 10)),
        (rate_gt_1(Bounds(1050), Bounds(1000)), "R19", Bounds(50)),
    ],
)
def test_a_breach_says_which_rule_and_by_how_much(found: Breach | None, rule: str, gap: Bounds) -> None:
    """Each rule that figures can break among themselves is found broken, with the gap as bounds."""
    assert found is not None
    assert rule == found.rule.code
    assert gap == found.gap


_IN_ORDER = {
    "nobody came": persons_le_times(Bounds(0), Bounds(0)),
    "persons within person-times": persons_le_times(Bounds(730, 739), Bounds(735)),
    "union is the sum": union_le_sum(Bounds(60), [TEN, TWENTY, THIRTY]),
    "a part without an upper end": part_le_whole(TEN, Bounds(10, None)),
    "the largest part is all": max_le_union([TEN, THIRTY], THIRTY),
    "parts as printed": sum_eq([Bounds(689), Bounds(543), Bounds(237)], Bounds(1469)),
    "no parts": sum_eq([], Bounds(0)),
    "nobody came at all": kplus_mono([]),
    "three figures that may fall": kplus_mono([Bounds(40), Bounds(20, 45), Bounds(0, 20)], times=Bounds(90)),
    "a total that stays": cum_mono(TEN, TEN),
    "a full room": le_cap(Bounds(60), Bounds(60)),
    "double entry in order": new_le_stock(before=Bounds(100), new=TWENTY, closed=Bounds(5), after=Bounds(115)),
    "start and closed not told": new_le_stock(new=Bounds(49), after=Bounds(40)),
    "one point each": full_cover(points=Bounds(1777), divisions=Bounds(1777)),
    "an average within": avg_range(Bounds(201500, 202499), Bounds(580, 589)),
    "perhaps no session": avg_range(Bounds(40), Bounds(0, 3)),
    "a zero that was reported": missing_vs_zero([TEN, Bounds(0)]),
    "all of them": rate_gt_1(TEN, TEN),
    "two words for persons": unit_mix(Unit.of("名"), Unit.of("人")),
    "the same year": period_mix(Period.year(2022), Period.year(2022)),
    "one period not told": period_mix(Period.year(2022), None, accruals=(Accrual.FLOW, None)),
    "two flows": period_mix(None, None, accruals=(Accrual.FLOW, Accrual.FLOW)),
}


@pytest.mark.parametrize("found", _IN_ORDER.values(), ids=_IN_ORDER)
def test_what_may_be_so_is_no_breach(found: Breach | None) -> None:
    """Doubt is not held against a report."""
    assert found is None


def test_an_average_over_sessions_without_an_upper_end_is_not_judged_too_low() -> None:
    """Ten or more sessions leave any small average open, so only one above the range is a breach."""
    assert avg_range(Bounds(40), Bounds(10, None)) is None


def test_what_was_not_reported_is_counted_as_missing() -> None:
    """Two counties of three are silent; the total holds one."""
    found = missing_vs_zero([TEN, None, None])

    assert found is not None
    assert (FigureRule.MISSING_VS_ZERO, Severity.INFO, None) == (found.rule, found.severity, found.gap)
    assert "3 个部分中有 2 个" in found.zh


def test_a_stock_may_fall_but_not_without_a_word() -> None:
    """A running total cannot fall; bodies can be closed."""
    running, standing = cum_mono(THIRTY, TEN), cum_mono(THIRTY, TEN, accrual=Accrual.STOCK)

    assert running is not None
    assert standing is not None
    assert (Severity.ERROR, Severity.WARNING) == (running.severity, standing.severity)


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (period_mix(Period.year(2021), Period.year(2022)), "2021-01-01..2021-12-31"),
        (
            period_mix(Period.this_year(date(2022, 9, 1)), Period.since_last_year(date(2022, 9, 1))),
            "2022-01-01..2022-09-01",
        ),
        (period_mix(None, None, accruals=(Accrual.FLOW, Accrual.STOCK)), "流量与时点"),
    ],
)
def test_figures_of_other_times_are_not_compared(found: Breach | None, said: str) -> None:
    """今年以来 is not 去年以来, and what happened is not what exists (R20)."""
    assert found is not None
    assert FigureRule.PERIOD_MIX is found.rule
    assert said in found.zh


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (Unit.of("人"), Unit.of("人次")),
        (Unit("处", UnitKind.PLACE), Unit("个", UnitKind.BODY)),
    ],
)
def test_persons_are_not_person_times(first: Unit, second: Unit) -> None:
    """Nor are places bodies, whatever measure word they share (R21)."""
    found = unit_mix(first, second)

    assert found is not None
    assert FigureRule.UNIT_MIX is found.rule
    assert unit_mix(second, first) is not None


def test_every_breach_is_told_in_both_languages_with_both_figures() -> None:
    """The reader sees what stands against what."""
    found = part_le_whole(Bounds(1200, 1250), Bounds(900))

    assert found is not None
    assert (
        "错误 PART_LE_WHOLE: 部分 1,200–1,250 多于总数 900 (1,200–1,250 for the part is more than 900 for the whole)"
        == (str(found))
    )


@pytest.mark.parametrize(
    "rule", [persons_le_times, part_le_whole, cum_mono, le_cap, rate_gt_1, lambda a, b: max_le_union([a], b)]
)
@given(first=COUNTS, second=COUNTS)
def test_a_rule_is_broken_only_if_no_numbers_between_the_ends_keep_it(
    rule: Callable[[Bounds, Bounds], Breach | None], first: Bounds, second: Bounds
) -> None:
    """Each of these says that the first is no more than the second, and is silent where it can be so."""
    can_be_so = second.hi is None or first.lo <= second.hi
    times_of_nobody = rule is persons_le_times and first.hi == 0 and second.lo > 0

    assert (rule(first, second) is None) is (can_be_so and not times_of_nobody)


def _wholes(bounds: Bounds) -> Iterable[int]:
    return range(int(bounds.lo), int(bounds.lo if bounds.hi is None else bounds.hi) + 1)


@given(parts=st.lists(COUNTS.filter(lambda bounds: bounds.hi is not None), min_size=2, max_size=2), whole=COUNTS)
def test_parts_add_up_if_some_choice_of_them_does(parts: list[Bounds], whole: Bounds) -> None:
    """The interval test of a sum is exact: it is broken if and only if no numbers between the ends add up."""
    adds_up = any(first + second in whole for first in _wholes(parts[0]) for second in _wholes(parts[1]))

    assert (sum_eq(parts, whole) is None) is adds_up


@given(reached=st.lists(st.integers(0, 6), max_size=4), times=st.integers(0, 30))
def test_people_by_how_often_they_came_are_possible_if_someone_can_have_come_so_often(
    reached: list[int], times: int
) -> None:
    """Exact counts are in order if they never rise and are no more than the person-times together."""
    in_order = reached == sorted(reached, reverse=True) and sum(reached) <= times

    assert (kplus_mono([Bounds(people) for people in reached], Bounds(times)) is None) is in_order


@pytest.mark.parametrize(
    ("times", "sessions", "plausible"), [(1, 1, True), (2000, 1, True), (2001, 1, False), (1, 2, False)]
)
def test_a_session_has_one_to_two_thousand_people(times: int, sessions: int, plausible: bool) -> None:
    """Fewer or more on average needs a word."""
    assert (avg_range(Bounds(times), Bounds(sessions)) is None) == plausible


def test_what_nobody_told_may_be_nothing() -> None:
    """New bodies are held against the stock: none before and none closed may be so, fewer after than new may not."""
    assert new_le_stock(new=Bounds(5), after=Bounds(5)) is None
    assert new_le_stock(new=Bounds(0), after=Bounds(0)) is None
    assert kplus_mono([Bounds(0), Bounds(0)]) is None


def test_nobody_comes_never() -> None:
    """No persons and no person-times agree; person-times without persons do not."""
    assert persons_le_times(Bounds(0), Bounds(0)) is None
    assert persons_le_times(Bounds(0), Bounds(0, 3)) is None
    found = persons_le_times(Bounds(0), Bounds(1))
    assert found is not None
    assert (found.gap, found.zh) == (Bounds(1), "有人次而没有人")


def test_two_years_are_two_periods() -> None:
    """The same year twice is one, and of a period that nobody told nothing is said."""
    assert period_mix(Period.year(2021), Period.year(2022)) is not None
    assert period_mix(Period.year(2021), Period.year(2021)) is None
    assert period_mix(Period.year(2021), None) is None
    assert period_mix(None, Period.year(2021)) is None


@pytest.mark.parametrize(
    ("reached", "times"), [((10, 11, 5), 2), ((10, 5, 6), 3)], ids=["at the second", "at the third"]
)
def test_a_rise_is_said_to_be_where_it_is(reached: tuple[int, ...], times: int) -> None:
    """More people came twice than once, or three times than twice."""
    found = kplus_mono([Bounds(people) for people in reached])

    assert found is not None
    assert f"至少{times}次的人数" in found.zh
    assert f"{times}+ times" in found.en


def test_a_figure_without_an_upper_end_hides_no_rise() -> None:
    """However many came once: more came three times than twice."""
    found = kplus_mono([Bounds(5, None), TEN, TWENTY])

    assert found is not None
    assert found.gap == TEN


def test_people_who_came_twice_came_once() -> None:
    """Ten who came twice are ten who came once too, though five may do for that: together twenty times."""
    reached = [Bounds(5, 20), Bounds(10, 20)]

    assert kplus_mono(reached, times=Bounds(20)) is None
    found = kplus_mono(reached, times=Bounds(19))
    assert found is not None
    assert found.gap == Bounds(1, None)
