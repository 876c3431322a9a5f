"""Parts of a group that are assumed to share nobody: villages that nobody leaves, classes that do not overlap."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import besides, named, tallied, total
from tests.metrics.crowds import LARGER, Event, all_names, distinct_people, ends, rows_of
from yilao_yiyou.domain.attendance import AttendanceRow
from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.metrics.assume import Assume
from yilao_yiyou.metrics.reach import contradicts, distinct_persons, frequency

ASSUMPTIONS = (
    Assume(),
    Assume(visitors=True),
    Assume(once_per_event=False),
    Assume(named_never_unnamed=True),
    Assume(max_attendances=9),
)


def _village(number: int, events: list[Event]) -> list[Event]:
    """Return events whose people are of one village."""
    return [(frozenset(f"{name}{number}" for name in names), heads) for names, heads in events]


def _rows(villages: list[list[Event]], *, parts: bool = True) -> list[AttendanceRow]:
    return [
        row
        for number, events in enumerate(villages)
        for row in rows_of(events, f"v{number}-", part=(str(number),) if parts else ())
    ]


VILLAGES = st.lists(LARGER, min_size=1, max_size=4).map(
    lambda villages: [_village(number, events) for number, events in enumerate(villages)]
)


@given(villages=VILLAGES)
def test_villages_that_nobody_leaves_add_up(villages: list[list[Event]]) -> None:
    """Each village has so many people as it can have had alone (T3)."""
    tally = tallied(_rows(villages))

    assert distinct_persons(tally) == Bounds.total(ends(distinct_people(events)) for events in villages)
    assert tally.shared == 0


@given(villages=VILLAGES, assume=st.sampled_from(ASSUMPTIONS))
def test_knowing_more_of_people_never_widens_the_answer(villages: list[list[Event]], assume: Assume) -> None:
    """Bounds of parts that share nobody lie within the bounds of everybody together."""
    together, apart = (
        distinct_persons(tallied(_rows(villages, parts=parts)), assume=assume) for parts in (False, True)
    )

    assert together.lo <= apart.lo
    assert apart.hi == together.hi


@given(children=LARGER, parents=LARGER)
def test_classes_at_the_same_events_add_up(children: list[Event], parents: list[Event]) -> None:
    """Children and parents come to the same events and are never each other (T2)."""
    classes = [_village(0, children), _village(1, parents)]
    tally = tallied(*(rows_of(events, part=(str(number),)) for number, events in enumerate(classes)))

    assert distinct_persons(tally) == Bounds.total(ends(distinct_people(events)) for events in classes)


def test_people_of_whom_nobody_knows_the_part_may_be_anybody() -> None:
    """Thirty heads of an unknown village may be the thirty of a known one: they add to the upper end only."""
    known = besides("e", 30, part=("v1",)), besides("f", 20, part=("v2",))

    for part in (None,), ("v1", None):
        tally = tallied(*known, besides("g", 30, part=part))
        assert distinct_persons(tally) == Bounds(50, 80)
    assert distinct_persons(tallied(*known, besides("g", 60, part=(None,)))) == Bounds(60, 110)


def test_somebody_named_in_two_villages_is_one_person() -> None:
    """Names tell against the assumption; they are counted once, and the tally says how often that was."""
    in_two = named("e", "a", "b", part=("v1",)), named("f", "a", "c", part=("v2",)), named("g", "a", part=("v3",))

    tally = tallied(*in_two)

    assert tally.shared == 2
    assert distinct_persons(tally) == Bounds(3)
    assert tallied(*in_two[:1], named("f", "a", part=("v2",), sure=False)).shared == 0


@given(villages=st.lists(LARGER, min_size=1, max_size=4))
def test_heads_stay_in_their_village_whoever_is_named_elsewhere(villages: list[list[Event]]) -> None:
    """Names may be on the lists of several villages; each village's heads are its own people all the same."""
    everybody = all_names(event for events in villages for event in events)
    strangers = (ends(distinct_people(events)).lo - len(all_names(events)) for events in villages)
    tally = tallied(_rows(villages))

    bounds = distinct_persons(tally)

    assert bounds.lo == len(everybody) + sum(strangers)
    assert not any(contradicts(tally, assume) for assume in ASSUMPTIONS[:4])


def test_a_total_in_one_part_of_people_named_in_another_contradicts_such_parts() -> None:
    """Methods of counting are no classes of people: the fifty counted are those who signed in."""
    signed = named("e", *"abcde", part=("signed",))

    assert contradicts(tallied(signed, total("e", 5, part=("counted",))), Assume(disjoint_by="method"))


@pytest.mark.parametrize("assume", ASSUMPTIONS)
def test_the_average_of_parts_is_one_of_their_people(assume: Assume) -> None:
    """Of two events each in two villages everybody made two at most on average, unless one is counted often."""
    villages = [[(frozenset[str](), 10)] * 2, [(frozenset[str](), 4)] * 2]
    apart = frequency(tallied(_rows(villages)), assume=assume)

    if assume.visitors:
        assert apart is None
    else:
        assert apart == Bounds(1, 2 if assume.once_per_event else 14)
