from datetime import date

import pytest

from yilao_yiyou.domain.edge import Edge, Extent, Limit, end_after

FIRST, LAST = date(2022, 1, 1), date(2022, 12, 31)


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (FIRST, LAST),
        (FIRST, Edge.OPEN),
        (FIRST, Edge.UNKNOWN),
        (Edge.OPEN, LAST),
        (Edge.OPEN, Edge.OPEN),
        (Edge.OPEN, Edge.UNKNOWN),
        (Edge.UNKNOWN, LAST),
        (Edge.UNKNOWN, Edge.OPEN),
        (Edge.UNKNOWN, Edge.UNKNOWN),
    ],
)
def test_an_extent_gives_back_the_ends_it_was_made_of(start: Limit, end: Limit) -> None:
    """Whether an end is a day, open or not told survives the reckoning."""
    assert Extent.of(start, end).limits == (start, end)


@pytest.mark.parametrize(
    ("last", "expected"),
    [(LAST, date(2023, 1, 1)), (None, Edge.OPEN), (date.max, Edge.OPEN), (date.min, date(1, 1, 2))],
)
def test_a_stretch_ends_with_the_day_after_its_last(last: date | None, expected: Limit) -> None:
    """Without a last day, or with the calendar's, it goes on."""
    assert expected == end_after(last)


def test_an_end_that_exists_comes_before_forever() -> None:
    """What is known to have begun some day cannot hold what has always been."""
    always, begun = Extent.of(Edge.OPEN, LAST), Extent.of(Edge.UNKNOWN, LAST)

    assert always.within(begun) is False
    assert begun.within(always) is True
    assert begun.within(begun) is None


def test_the_day_next_to_a_known_end_is_sure() -> None:
    """A stretch is never empty, so its first or last day is in it even when the other end is not told."""
    begun, ending = Extent.of(FIRST, Edge.UNKNOWN), Extent.of(Edge.UNKNOWN, LAST)

    assert begun.covers(FIRST.toordinal()) is True
    assert begun.covers(FIRST.toordinal() + 1) is None
    assert ending.covers(LAST.toordinal() - 1) is True
    assert ending.covers(LAST.toordinal() - 2) is None
    assert ending.covers(LAST.toordinal()) is False
