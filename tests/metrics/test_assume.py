"""Assumptions: what is said of each, and how a published figure asks for them."""

import pytest

from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.region import Level
from yilao_yiyou.domain.target import criteria
from yilao_yiyou.domain.tree_tally import LevelTally
from yilao_yiyou.errors import MeasureError
from yilao_yiyou.metrics import coverage
from yilao_yiyou.metrics.assume import Assume
from yilao_yiyou.metrics.effort import completion, mobilisation, rank
from yilao_yiyou.metrics.reconcile import Verdict, verdict
from yilao_yiyou.metrics.result import Status


def test_every_assumption_is_said_in_both_languages() -> None:
    """With the name of its proof."""
    every = Assume(
        once_per_event=False,
        visitors=True,
        closed_by="village",
        disjoint_by="public",
        named_never_unnamed=True,
        max_attendances=3,
    )

    for proof in ("T6", "T4", "T3", "T2", "T9", "T7"):
        assert sum(proof in said for said in every.statements_zh) == 1
        assert sum(proof in said for said in every.statements_en) == 1
    assert every.parts_by == ("village", "public")
    assert [said[-4:] for said in Assume().statements_zh] == ["(T1)"]
    assert Assume().statements_en == ("a person is counted once at an event (T1)",)


def test_a_published_figure_asks_by_name() -> None:
    """Truths, names and whole numbers, as they are written in a document."""
    asked = criteria(
        once_per_event="false",
        visitors="true",
        closed_by="village",
        disjoint_by="public",
        named_never_unnamed="true",
        max_attendances="12",
    )

    assert Assume.from_criteria(asked) == Assume(
        once_per_event=False,
        visitors=True,
        closed_by="village",
        disjoint_by="public",
        named_never_unnamed=True,
        max_attendances=12,
    )
    assert Assume.from_criteria(()) == Assume()


@pytest.mark.parametrize(
    ("facet", "among"),
    [
        ("visitor", "true"),
        ("visitors", "yes"),
        ("visitors", ("true", "false")),
        ("max_attendances", "0"),
        ("max_attendances", "٣"),
        ("max_attendances", "1.5"),
    ],
)
def test_what_is_no_assumption_is_refused(facet: str, among: str | tuple[str, ...]) -> None:
    """It lists those that there are."""
    with pytest.raises(MeasureError, match="once_per_event, visitors"):
        Assume.from_criteria(criteria(**{facet: among}))


def test_everybody_attends_once_at_least() -> None:
    """Less would be nobody."""
    with pytest.raises(MeasureError, match="1 or more"):
        Assume(max_attendances=0)


def test_points_are_enough_or_they_are_not() -> None:
    """Fewer points than divisions cannot cover each (pigeonhole)."""
    levels = [
        LevelTally(level=level, divisions=number, covered=Bounds(0), points=Bounds(0), lowest_below=Bounds(0))
        for level, number in ((Level.CITY, 1), (Level.VILLAGE, 5307))
    ]

    assert [level.level for level in coverage.impossible_levels(Bounds(1777), levels)] == [Level.VILLAGE]
    assert coverage.impossible_levels(Bounds(0, None), levels) == ()
    assert coverage.can_cover_each(Bounds(5307), 5307)


def test_a_target_of_nothing_has_no_completion() -> None:
    """More than all of it is not clipped."""
    assert completion(Bounds(3), Bounds(0)).status is Status.NO_DENOMINATOR
    assert completion(Bounds(3), Bounds(2)).value == Bounds(150)
    assert mobilisation(Bounds(3), Bounds(0, 2)).status is Status.NO_DENOMINATOR


def test_equals_share_a_place() -> None:
    """The highest is first."""
    assert rank(Bounds(5), (Bounds(5), Bounds(4))) == Bounds(1)
    assert rank(Bounds(3, 6), (Bounds(5), Bounds(4))) == Bounds(1, 3)
    assert rank(Bounds(3), ()) == Bounds(1)


@pytest.mark.parametrize(
    ("published", "recomputed", "expected"),
    [
        (Bounds(10), Bounds(10), Verdict.CONSISTENT),
        (Bounds(10), Bounds(8, 12), Verdict.CONSISTENT),
        (Bounds(580, 589), Bounds(589, 600), Verdict.CONSISTENT),
        (Bounds(590), Bounds(580, 589), Verdict.PUBLISHED_HIGH),
        (Bounds(579), Bounds(580, 589), Verdict.PUBLISHED_LOW),
        (Bounds(10), Bounds(1, 30), Verdict.VACUOUS),
        (Bounds(10), Bounds(1, None), Verdict.VACUOUS),
        (Bounds(0), Bounds(0), Verdict.CONSISTENT),
    ],
)
def test_published_figures_are_judged_by_their_ends(published: Bounds, recomputed: Bounds, expected: Verdict) -> None:
    """Records that allow anything are no evidence."""
    assert verdict(published, recomputed) is expected
