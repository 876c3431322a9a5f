"""Distinct things, sums and days, with what is doubtful in the upper ends only."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.tally import (
    CountRow,
    CountTally,
    DayRow,
    DayTally,
    tally_counts,
    tally_days,
    total_with_doubt,
)

AMOUNTS = st.builds(
    lambda lo, more: Bounds(lo, None if more is None else lo + more), st.integers(0, 9), st.none() | st.integers(0, 9)
)
ROWS = st.lists(
    st.builds(
        CountRow,
        group=st.sampled_from((("x",), ("y",), (None,))),
        id=st.none() | st.sampled_from("abc"),
        amount=AMOUNTS,
        sure=st.booleans(),
    ),
    max_size=8,
)


def test_nothing_is_in_no_group() -> None:
    """Without rows there is no group, and an empty tally is zero."""
    assert tally_counts(()) == {}
    assert CountTally() == CountTally(distinct=Bounds(0), amount=Bounds(0), rows=0)


def test_a_thing_named_twice_is_one_thing_and_both_amounts() -> None:
    """One organization in two rows is one organization; what it handed out adds."""
    rows = [CountRow(group=(), id="o1", amount=Bounds(3)), CountRow(group=(), id="o1", amount=Bounds(4, 5))]

    assert tally_counts(rows) == {(): CountTally(distinct=Bounds(1), amount=Bounds(7, 8), rows=2)}


def test_a_doubtful_row_adds_nothing_surely() -> None:
    """Somebody who surely belongs is not made doubtful by another row."""
    rows = [CountRow(group=(), id="a"), CountRow(group=(), id="a", sure=False), CountRow(group=(), id="b", sure=False)]

    assert tally_counts(rows) == {(): CountTally(distinct=Bounds(1, 2), amount=Bounds(1, 3), rows=3)}


def test_a_row_without_an_id_keeps_its_group() -> None:
    """A place of which nobody knows the name is a group with nothing counted."""
    assert tally_counts([CountRow(group=("z",), id=None)])["z",].distinct == Bounds(0)


@given(rows=ROWS)
def test_every_choice_of_the_doubtful_rows_is_within_the_bounds(rows: list[CountRow]) -> None:
    """Both ends are those of the rows that are sure, and of all."""
    for group, tally in tally_counts(rows).items():
        own = [row for row in rows if row.group == group]
        sure = [row for row in own if row.sure]
        open_ended = any(row.amount.hi is None for row in own)

        assert tally.rows == len(own)
        assert tally.distinct == Bounds(len({row.id for row in sure} - {None}), len({row.id for row in own} - {None}))
        assert tally.amount.lo == sum(row.amount.lo for row in sure)
        assert tally.amount.hi == (None if open_ended else sum(row.amount.hi or 0 for row in own))


def test_nothing_adds_up_to_zero() -> None:
    """The sum of no numbers is known."""
    assert total_with_doubt(()) == Bounds(0)


def test_days_are_sorted_and_told_once() -> None:
    """Two activities on one day are one day; the years follow."""
    days = [date(2022, 5, 4), date(2016, 6, 1), date(2022, 5, 4)]
    rows = [DayRow(group=("t1",), day=day) for day in days] + [DayRow(group=("t2",), day=days[0])]

    assert tally_days(rows) == {
        ("t1",): DayTally(years=frozenset({2016, 2022}), days=(date(2016, 6, 1), date(2022, 5, 4))),
        ("t2",): DayTally(years=frozenset({2022}), days=(date(2022, 5, 4),)),
    }
    assert tally_days(()) == {}


def test_a_row_is_one_thing_for_sure_unless_it_says_otherwise() -> None:
    """And nothing is nothing."""
    usual = CountRow(group=(), id="a")

    assert (usual.amount, usual.sure) == (Bounds(1), True)
    assert CountTally() == CountTally(distinct=Bounds(0), amount=Bounds(0), rows=0)
