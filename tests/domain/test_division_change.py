"""Changes of divisions and what they do to counts."""

from datetime import date, datetime
from fractions import Fraction
from itertools import product
from math import prod

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.division_change import ChangeKind, DivisionChange, restate
from yilao_yiyou.domain.region import RegionCode
from yilao_yiyou.errors import PeriodError, RecordError, RegionTreeError

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

COUNT = st.tuples(st.integers(0, 50), st.integers(0, 50)).map(lambda pair: Bounds(pair[0], sum(pair)))


@st.composite
def histories(draw: st.DrawFn) -> tuple[dict[RegionCode, Bounds], list[DivisionChange]]:
    """Counts of a few counties, and changes of later years among those that stand then."""
    standing = [A, B, C]
    counts = {code: draw(COUNT) for code in standing}
    changes: list[DivisionChange] = []
    for year in range(2001, 2001 + draw(st.integers(0, 4))):
        kind = draw(st.sampled_from([kind for kind in ChangeKind if len(standing) > 1 or kind is not ChangeKind.MERGE]))
        took = draw(st.permutations(standing))[: 2 if kind is ChangeKind.MERGE else 1]
        fresh = [RegionCode(f"3714{number}") for number in (60 + 2 * (year - 2001), 61 + 2 * (year - 2001))]
        gave = {
            ChangeKind.MERGE: fresh[:1],
            ChangeKind.SPLIT: draw(st.sampled_from([fresh, [took[0], fresh[0]]])),
            ChangeKind.TRANSFER: fresh[:1],
            ChangeKind.RENAME: took,
        }[kind]
        shares = draw(st.sampled_from([(), (Fraction(1, 3), Fraction(2, 3))])) if kind is ChangeKind.SPLIT else ()
        name = "新名" if kind is ChangeKind.RENAME else None
        changes.append(
            DivisionChange(
                on=date(year, 1, 1), kind=kind, before=tuple(took), after=tuple(gave), shares=shares, name=name
            )
        )
        standing = [code for code in standing if code not in took] + gave
    return counts, changes


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


@given(histories())
def test_no_history_loses_or_makes_anybody(history: tuple[dict[RegionCode, Bounds], list[DivisionChange]]) -> None:
    """Whatever happened to the divisions, all of them together have the old total."""
    before, changes = history

    restated = restate(before, changes, as_of=LATER)

    assert restated.total(restated.counts) == Bounds.total(before.values())
    assert restated.applied == tuple(changes)


@given(histories())
def test_restating_in_two_steps_holds_what_one_step_gives(
    history: tuple[dict[RegionCode, Bounds], list[DivisionChange]],
) -> None:
    """A stop on the way forgets that parts have a fixed sum, so it may widen, and never leaves the truth out."""
    before, changes = history
    stop = date(2002, 6, 1)

    at_once = restate(before, changes, as_of=LATER).counts
    halfway = restate(before, changes, as_of=stop).counts
    in_steps = restate(halfway, changes, as_of=LATER, counted_on=stop).counts

    assert in_steps.keys() == at_once.keys()
    assert all(in_steps[code].hull(count) == in_steps[code] for code, count in at_once.items())


@given(histories())
def test_bounds_are_attained(history: tuple[dict[RegionCode, Bounds], list[DivisionChange]]) -> None:
    """Trying every way in which splits may have gone wholly to one part gives the very ends of the bounds."""
    before, changes = history
    restated = restate(before, changes, as_of=LATER)
    ways = list(product(*(range(len(change.after)) for change in changes)))

    for end in ("lo", "hi"):
        seen = [_walked({code: getattr(count, end) for code, count in before.items()}, changes, way) for way in ways]
        for code, count in restated.counts.items():
            told = [way[code] for way in seen]
            assert getattr(count, end) == (min(told) if end == "lo" else max(told))

    assert len(ways) == prod(len(change.after) for change in changes)


def _walked(
    counts: dict[RegionCode, Fraction], changes: list[DivisionChange], way: tuple[int, ...]
) -> dict[RegionCode, Fraction]:
    """The counts after all changes, every split without shares going wholly to the chosen part."""
    for change, chosen in zip(changes, way, strict=True):
        moved = sum((counts.pop(code) for code in change.before), Fraction(0))
        shares = change.shares or [Fraction(place == chosen) for place in range(len(change.after))]
        for code, share in zip(change.after, shares, strict=True):
            counts[code] = counts.get(code, Fraction(0)) + moved * share
    return counts


def test_parts_of_a_split_have_a_fixed_sum() -> None:
    """Each part may have none or all, but together they have what there was, and once rejoined that is told."""
    rejoined = DivisionChange(on=date(2020, 1, 1), kind=ChangeKind.MERGE, before=(B, C), after=(D,))

    restated = restate({A: Bounds(10)}, [SPLIT], as_of=LATER)

    assert restated.total((B, C)) == Bounds(10)
    assert restated.total((B, B)) == Bounds(0, 10)
    assert [(note.rule, note.record) for note in restated.notes] == [("RESTATE_SHARES_UNKNOWN", "regions/371402")]
    assert restate({A: Bounds(10)}, [SPLIT, rejoined], as_of=LATER).counts == {D: Bounds(10)}
    with pytest.raises(RegionTreeError, match="371402"):
        restated.total((A,))


def test_land_given_to_a_neighbour_adds_to_the_neighbour() -> None:
    """A division that gives part of itself away keeps its code, and the neighbour its own count."""
    gift = DivisionChange(on=DAY, kind=ChangeKind.SPLIT, before=(A,), after=(A, B))

    restated = restate({A: Bounds(10), B: Bounds(5), C: Bounds(1)}, [gift], as_of=LATER)

    assert restated.counts == {A: Bounds(0, 10), B: Bounds(5, 15), C: Bounds(1)}
    assert restated.total((A, B)) == Bounds(15)


def test_a_division_without_a_count_is_not_taken_as_nothing() -> None:
    """Merged with a county nobody counted, a known count is only the least there can be; a zero would say more."""
    restated = restate({A: Bounds(3)}, [MERGE], as_of=LATER)

    assert restated.counts == {C: Bounds(3, None)}
    assert [(note.rule, note.record) for note in restated.notes] == [("RESTATE_NOT_COUNTED", "regions/371403")]
    assert restate({A: Bounds(3), B: Bounds(0)}, [MERGE], as_of=LATER).notes == ()


def test_a_code_still_in_use_gets_both_counts_and_a_note() -> None:
    """Nothing is lost when a list of changes leaves out that the target was there before."""
    restated = restate({A: Bounds(3), D: Bounds(4)}, [TRANSFER], as_of=LATER)

    assert restated.counts == {D: Bounds(7)}
    assert [(note.rule, note.record) for note in restated.notes] == [("RESTATE_CODE_IN_USE", "regions/371405")]


def test_changes_of_one_day_happen_together() -> None:
    """Two counties that swap codes keep their people apart; one county taken twice is refused."""
    swap = [
        DivisionChange(on=DAY, kind=ChangeKind.TRANSFER, before=(one,), after=(other,))
        for one, other in ((A, B), (B, A))
    ]

    assert restate({A: Bounds(1), B: Bounds(2)}, swap, as_of=LATER).counts == {A: Bounds(2), B: Bounds(1)}
    with pytest.raises(RegionTreeError, match="2014-10-01"):
        restate({A: Bounds(1), B: Bounds(2)}, [MERGE, TRANSFER], as_of=LATER)


def test_changes_before_the_counts_are_over() -> None:
    """Counts of 2015 are already in the divisions of 2014; without that day the split would be made twice."""
    gift = DivisionChange(on=DAY, kind=ChangeKind.SPLIT, before=(A,), after=(A, B))
    counts = {A: Bounds(6), B: Bounds(4)}

    restated = restate(counts, [gift], as_of=LATER, counted_on=DAY)

    assert restated.counts == counts
    assert restated.applied == ()
    assert restate(counts, [gift], as_of=LATER).counts == {A: Bounds(0, 6), B: Bounds(4, 10)}


def test_days_and_counts_that_make_no_sense_are_refused() -> None:
    """Time runs forward, a moment is no day, and there are no negative counts."""
    with pytest.raises(RegionTreeError, match="counted_on"):
        restate({}, [], as_of=DAY, counted_on=LATER)
    with pytest.raises(PeriodError):
        restate({}, [], as_of=datetime(2022, 1, 1))  # noqa: DTZ001 -- the very thing that is refused
    with pytest.raises(RegionTreeError, match="negative"):
        restate({A: Bounds(-1)}, [], as_of=DAY)


def test_a_change_polices_its_fields() -> None:
    """Plain texts become codes; a list of floats is no tuple of exact shares."""
    change = DivisionChange(on=DAY, kind=ChangeKind.TRANSFER, before=("371402",), after=("371405",))

    assert change == TRANSFER
    with pytest.raises(RecordError, match="shares"):
        DivisionChange(
            on=DAY,
            kind=ChangeKind.SPLIT,
            before=(A,),
            after=(B, C),
            shares=(0.5, 0.5),  # type: ignore[arg-type]
        )


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": ChangeKind.MERGE, "before": (A,), "after": (C,)},
        {"kind": ChangeKind.SPLIT, "before": (A,), "after": (C,)},
        {"kind": ChangeKind.TRANSFER, "before": (A, B), "after": (C,)},
        {"kind": ChangeKind.TRANSFER, "before": (), "after": (C,)},
        {"kind": ChangeKind.TRANSFER, "before": (A,), "after": (A,)},
        {"kind": ChangeKind.MERGE, "before": (A, A), "after": (C,)},
        {"kind": ChangeKind.SPLIT, "before": (A,), "after": (B, B)},
        {"kind": ChangeKind.MERGE, "before": (A, B), "after": (C,), "shares": (Fraction(1),)},
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
