"""The aggregates of many events: sums, the largest, and how doubtful events count."""

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from tests.builders import besides, named, tallied, total
from yilao_yiyou.domain.attendance import AttendanceRow
from yilao_yiyou.domain.attendance_tally import ReachPart, ReachTally, tally_attendance
from yilao_yiyou.domain.bounds import Bounds

MAYBE = {"sure": False}
ROWS = st.builds(
    AttendanceRow,
    group=st.sampled_from(((), ("x",))),
    part=st.sampled_from(((), ("v1",), ("v2",), (None,))),
    event=st.sampled_from(("e", "f", "g")),
    person=st.none() | st.sampled_from(("a", "b")),
    times=st.integers(1, 3),
    heads=st.none() | st.integers(0, 9).map(Bounds),
    per_session=st.booleans(),
    holds_named=st.booleans(),
    company=st.sampled_from(((), ("audience", "child"), ("audience", None))),
    sessions=st.sampled_from((Bounds(1), Bounds(2, 3), Bounds(1, None))),
)


def test_nothing_gives_no_group_and_an_empty_tally_is_nobodys() -> None:
    """Whoever asks for a group that had no row gets zeros."""
    assert tally_attendance(()) == {}
    assert ReachTally().whole == ReachPart()
    assert ReachPart().attendances_of_fewest == 0


def test_events_are_summed_and_compared() -> None:
    """Names count once over all events, heads at each, and the largest event is the one with most people."""
    part = tallied(named("e", *"abc"), besides("e", 7), named("f", "a", "d"), total("f", 12), named("g", "x")).whole

    assert (part.named, part.named_times, part.unnamed) == (Bounds(5), Bounds(6), Bounds(17))
    assert (part.largest, part.largest_unnamed) == (Bounds(12), Bounds(10))
    assert (part.attendances, part.attendances_of_fewest, part.events) == (Bounds(23), 23, Bounds(3))
    assert part.contradictions == ()


def test_doubtful_events_count_in_the_upper_ends_only() -> None:
    """What may not belong to the period adds to the most, never to the least."""
    part = tallied(
        named("e", "a"), besides("e", 2), named("f", "b", **MAYBE), named("f", "a", **MAYBE), besides("f", 9, **MAYBE)
    ).whole

    assert (part.named, part.named_times, part.unnamed) == (Bounds(1, 2), Bounds(1, 3), Bounds(2, 11))
    assert (part.largest, part.largest_unnamed) == (Bounds(3, 11), Bounds(2, 9))
    assert (part.attendances, part.events) == (Bounds(3, 14), Bounds(1, 2))


def test_only_doubtful_events_are_perhaps_nobody() -> None:
    """The least is nobody."""
    part = tallied(besides("e", 5, **MAYBE)).whole

    assert (part.largest, part.attendances, part.events) == (Bounds(0, 5), Bounds(0, 5), Bounds(0, 1))


def test_an_open_end_keeps_the_sums_open() -> None:
    """One event of which nobody knows the most leaves the most of all unknown."""
    part = tallied(besides("e", Bounds(3, None)), besides("f", 5)).whole

    assert (part.unnamed, part.largest, part.attendances) == (Bounds(8, None), Bounds(5, None), Bounds(8, None))
    assert part.attendances_of_fewest == 10


def test_the_fewest_make_as_many_attendances_as_they_can() -> None:
    """Five people at least can make five attendances of a rough fifty; views have no limit."""
    assert tallied(besides("e", Bounds(5, 50))).whole.attendances_of_fewest == 5
    assert tallied(besides("e", Bounds(5, 50)), named("f", *"abcdefg")).whole.attendances_of_fewest == 14
    assert tallied(besides("e", Bounds(5, None), sessions=Bounds(1, None))).whole.attendances_of_fewest is None
    assert tallied(named("e", *"abc", **MAYBE)).whole.attendances_of_fewest == 0


def test_groups_are_apart_and_a_group_of_an_unknown_person_is_kept() -> None:
    """Places x, y and z, in the last of which nobody knows who was there: distinct names one, one and none (E10)."""
    rows = [
        AttendanceRow(group=("x",), event="e", person="a"),
        AttendanceRow(group=("x",), event="e", person=None),
        AttendanceRow(group=("y",), event="f", person="a"),
        AttendanceRow(group=("z",), event="g", person=None),
    ]

    tallies = tally_attendance(rows)
    everywhere = tallied(*([AttendanceRow(group=(), event=row.event, person=row.person)] for row in rows))

    assert {group: tally.whole.named for group, tally in tallies.items()} == {
        ("x",): Bounds(1),
        ("y",): Bounds(1),
        ("z",): Bounds(0),
    }
    assert [tally.rows for tally in tallies.values()] == [2, 1, 1]
    assert everywhere.whole.named == Bounds(1)


def test_contradictions_are_named_once_in_order() -> None:
    """An event with two classes that are both below the list is one event to look at."""
    tally = tallied(
        *(total(event, 0, part=(part,)) + named(event, "a", part=(part,)) for event in "fe" for part in "xy")
    )

    assert tally.whole.contradictions == ("e", "f")


def test_parts_of_known_rows_only() -> None:
    """A row whose part nobody knows is in the whole and in no part; without parts there are none."""
    tally = tallied(besides("e", 3, part=("v1",)), besides("f", 5, part=("v2", None)), besides("g", 7, part=("v0",)))

    assert [part.unnamed for part in tally.parts] == [Bounds(7), Bounds(3)]
    assert tally.whole.unnamed == Bounds(15)
    assert tallied(besides("e", 3)).parts == ()


@given(rows=st.lists(ROWS, max_size=5))
def test_the_order_of_the_rows_does_not_matter(rows: list[AttendanceRow]) -> None:
    """However the records are sorted, the tallies are the same."""
    expected = tally_attendance(rows)

    assert all(tally_attendance(order) == expected for order in permutations(rows))


@given(rows=st.lists(ROWS, max_size=6))
def test_the_ends_are_in_order_and_the_largest_is_part_of_the_whole(rows: list[AttendanceRow]) -> None:
    """However the rows contradict each other, a tally can be made of them and its parts fit together."""
    for tally in tally_attendance(rows).values():
        part = tally.whole
        most = (part.named + part.unnamed).hi

        assert most is None or max(part.named.lo, part.largest.lo) <= most
        assert part.named_times.lo <= part.attendances.lo
        assert part.largest_unnamed.lo <= part.unnamed.lo
        assert part.attendances.hi is None or (part.attendances_of_fewest or 0) <= part.attendances.hi


def test_of_nobody_everything_is_nothing() -> None:
    """Each aggregate of no events is zero."""
    part, tally = ReachPart(), ReachTally()

    assert [part.named, part.named_times, part.unnamed, part.largest, part.largest_unnamed] == [Bounds(0)] * 5
    assert (part.attendances, part.attendances_of_fewest, part.events) == (Bounds(0), 0, Bounds(0))
    assert (tally.shared, tally.on_one_day, tally.rows, tally.parts) == (0, 0, 0, ())
