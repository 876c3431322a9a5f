"""Assumptions: what is said of each, and how a published figure asks for them."""

import pytest

from yilao_yiyou.domain.target import criteria
from yilao_yiyou.errors import MeasureError
from yilao_yiyou.metrics.assume import Assume


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


def test_as_little_as_possible_is_assumed() -> None:
    """A head is one person present once at that event, and nothing else."""
    usual = Assume()

    assert (usual.once_per_event, usual.visitors, usual.named_never_unnamed, usual.one_event_a_day) == (
        True,
        False,
        False,
        False,
    )
    assert (usual.closed_by, usual.disjoint_by, usual.max_attendances, usual.parts_by) == (None, None, None, ())
