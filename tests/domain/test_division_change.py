"""Changes of divisions and what they do to counts."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.division_change import ChangeKind, DivisionChange, restate
from yilao_yiyou.domain.region import RegionCode
from yilao_yiyou.errors import RegionTreeError

A, B, C, D = (RegionCode(f"37140{number}") for number in range(2, 6))
DAY = date(2014, 10, 1)
LATER = date(2022, 1, 1)

MERGE = DivisionChange(on=DAY, kind=ChangeKind.MERGE, before=(A, B), after=(C,))
SPLIT = DivisionChange(on=DAY, kind=ChangeKind.SPLIT, before=(A,), after=(B, C))
SHARED = DivisionChange(
    on=DAY, kind=ChangeKind.SPLIT, before=(A,), after=(B, C), shares=(Fraction(1, 4), Fraction(3, 4))
)
TRANSFER = DivisionChange(on=DAY, kind=ChangeKind.TRANSFER, before=(A,), after=(D,))
RENAME = DivisionChange(on=DAY, kind=ChangeKind.RENAME, before=(A,), after=(A,), name="新名")

counts = st.dictionaries(
    st.sampled_from([A, B, C]), st.tuples(st.integers(0, 50), st.integers(0, 50)).map(lambda p: Bounds(p[0], sum(p)))
)


def test_a_merge_adds_what_there_was() -> None:
    """Two counties that became one have their counts together."""
    restated = restate({A: Bounds(3), B: Bounds(4, 5), C: Bounds(1)}, [MERGE], as_of=LATER)

    assert restated.counts == {C: Bounds(8, 9)}
    assert restated.applied == (MERGE,)


def test_a_split_without_shares_leaves_each_part_open() -> None:
    """Nobody knows who got how many, so each part may have none or all."""
    restated = restate({A: Bounds(10)}, [SPLIT], as_of=LATER)

    assert restated.counts == {B: Bounds(0, 10), C: Bounds(0, 10)}


def test_a_split_with_shares_is_exact() -> None:
    """Where the shares are known the parts are."""
    restated = restate({A: Bounds(8)}, [SHARED], as_of=LATER)

    assert restated.counts == {B: Bounds(2), C: Bounds(6)}


@pytest.mark.parametrize("change", [TRANSFER, RENAME])
def test_a_new_code_or_name_keeps_the_count(change: DivisionChange) -> None:
    """The people are the same."""
    restated = restate({A: Bounds(7)}, [change], as_of=LATER)

    assert list(restated.counts.values()) == [Bounds(7)]
    assert list(restated.counts) == list(change.after)


def test_later_changes_and_strangers_change_nothing() -> None:
    """What had not happened yet, or touches no count, is not applied."""
    before = {A: Bounds(1)}

    assert restate(before, [MERGE], as_of=date(2014, 9, 30)).counts == before
    assert restate({D: Bounds(1)}, [MERGE], as_of=LATER).applied == ()


def test_changes_follow_each_other_by_day() -> None:
    """A county that was renumbered and then merged ends in the merged one, in whatever order they are told."""
    moved = DivisionChange(on=date(2010, 1, 1), kind=ChangeKind.TRANSFER, before=(D,), after=(A,))

    restated = restate({D: Bounds(2), B: Bounds(3)}, [MERGE, moved], as_of=LATER)

    assert restated.counts == {C: Bounds(5)}
    assert restated.applied == (moved, MERGE)


@given(counts)
def test_no_merge_or_transfer_loses_anybody(before: dict[RegionCode, Bounds]) -> None:
    """The total is the same before and after."""
    restated = restate(before, [MERGE, TRANSFER], as_of=LATER)

    assert Bounds.total(restated.counts.values()) == Bounds.total(before.values())


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": ChangeKind.MERGE, "before": (A,), "after": (C,)},
        {"kind": ChangeKind.SPLIT, "before": (A,), "after": (C,)},
        {"kind": ChangeKind.TRANSFER, "before": (A, B), "after": (C,)},
        {"kind": ChangeKind.TRANSFER, "before": (), "after": (C,)},
        {"kind": ChangeKind.RENAME, "before": (A,), "after": (A,)},
        {"kind": ChangeKind.RENAME, "before": (A,), "after": (B,), "name": "新名"},
        {"kind": ChangeKind.SPLIT, "before": (A,), "after": (B, C), "shares": (Fraction(1),)},
        {"kind": ChangeKind.SPLIT, "before": (A,), "after": (B, C), "shares": (Fraction(1, 2), Fraction(1, 4))},
        {"kind": ChangeKind.SPLIT, "before": (A,), "after": (B, C), "shares": (Fraction(3, 2), Fraction(-1, 2))},
    ],
)
def test_codes_and_shares_that_do_not_fit_the_kind_are_refused(wrong: dict[str, object]) -> None:
    """A merge of one, a split into one, shares that do not add up: none of them happened."""
    with pytest.raises(RegionTreeError):
        DivisionChange(on=DAY, **wrong)  # type: ignore[arg-type]
