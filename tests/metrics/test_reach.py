"""The bounds on distinct people are the ends of what can have been, no wider and no narrower."""

from collections.abc import Sequence
from itertools import combinations_with_replacement, pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import besides, named, tallied, total
from tests.metrics.crowds import (
    LARGER,
    PEOPLE,
    Event,
    all_names,
    distinct_people,
    ends,
    events_of,
    programmes,
    rows_of,
    sittings,
    with_at_least,
    with_at_most,
)
from yilao_yiyou.domain.attendance_tally import ReachTally
from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.errors import BoundsError
from yilao_yiyou.metrics.assume import Assume
from yilao_yiyou.metrics.reach import (
    contradicts,
    distinct_persons,
    expected_if_independent,
    kplus_bounds,
    persons_from_times,
    reach_bounds,
)

SMALL = [
    *programmes(PEOPLE, 3, 1),
    *programmes(PEOPLE, 3, 2),
    *programmes("ab", 2, 3),
    *programmes(PEOPLE, 1, 3),
]


def reach(events: Sequence[Event], assume: Assume, cap: int | None = None) -> Bounds:
    """Return the bounds that the library gives."""
    return distinct_persons(tallied(rows_of(events)), assume=assume, cap=None if cap is None else Bounds(cap))


@pytest.mark.parametrize(
    ("assume", "allowed"),
    [
        (Assume(), {}),
        (Assume(once_per_event=False), {"repeatedly": True}),
        (Assume(visitors=True), {"visitors": True}),
        (Assume(named_never_unnamed=True), {"strangers_only": True}),
    ],
    ids=["T1", "T6", "T4", "T9"],
)
def test_the_bounds_are_what_can_have_been(assume: Assume, allowed: dict[str, bool]) -> None:
    """In every small case, the least and the most people are those of the ways to fill the events."""
    wrong = [events for events in SMALL if reach(events, assume) != ends(distinct_people(events, **allowed))]

    assert wrong == []


@pytest.mark.parametrize(
    ("assume", "allowed"),
    [
        (Assume(), {}),
        (Assume(visitors=True), {"visitors": True}),
        (Assume(named_never_unnamed=True), {"strangers_only": True}),
    ],
    ids=["T1", "T4", "T9"],
)
def test_a_population_holds_the_most_down(assume: Assume, allowed: dict[str, bool]) -> None:
    """With a known population the bounds are still attained; where nobody can fill the events, that is said."""
    wrong = []
    for events, cap in product(SMALL, (1, 2, 3, 4)):
        possible = distinct_people(events, cap=cap, **allowed) if len(all_names(events)) <= cap else set()
        if _reach_or_none(events, assume, cap) != (ends(possible) if possible else None):
            wrong.append((events, cap))

    assert wrong == []


def _reach_or_none(events: tuple[Event, ...], assume: Assume, cap: int) -> Bounds | None:
    try:
        return reach(events, assume, cap)
    except BoundsError:
        return None


@given(events=LARGER)
def test_larger_programmes_are_bounded_as_sharply(events: list[Event]) -> None:
    """What holds of a few people holds of more."""
    assert reach(events, Assume()) == ends(distinct_people(events))
    assert reach(events, Assume(named_never_unnamed=True)) == ends(distinct_people(events, strangers_only=True))


@pytest.mark.parametrize("names", ["", "a", "ab"])
def test_heads_counted_at_every_session(names: str) -> None:
    """Six person-times at three sessions are two people at least, besides those on the list (T5)."""
    wrong = []
    for times, sessions, other in product(range(7), range(1, 4), events_of("b", 2)):
        event = named("e", *names), besides("e", times, per_session=True, sessions=Bounds(sessions))
        tally = tallied(*event, named("f", *other[0]), besides("f", other[1]))
        ways = [distinct_people([*each, other]) for each in sittings(frozenset(names), times, sessions)]
        if distinct_persons(tally) != ends(set[int]().union(*ways)):
            wrong.append((times, sessions, other))

    assert wrong == []


def test_with_uncertain_sessions_the_most_make_the_fewest_people() -> None:
    """Ten person-times over two to four sessions are three people at least; over who knows how many, one."""
    for sessions, least in ((Bounds(2, 4), 3), (Bounds(2, None), 1)):
        tally = tallied(besides("e", 10, per_session=True, sessions=sessions))

        assert distinct_persons(tally) == Bounds(least, 10)


@given(totals=st.lists(st.integers(0, 4), max_size=4), most=st.integers(1, 4))
def test_nobody_attends_too_often(totals: list[int], most: int) -> None:
    """Attendances dealt out to people who may each come so often leave as many people as the bound says (T7)."""
    events = [(frozenset[str](), heads) for heads in totals]

    assert reach(events, Assume(max_attendances=most)) == ends(with_at_most(totals, most))


@given(events=LARGER, doubtful=LARGER)
def test_doubtful_events_widen_both_ends(events: list[Event], doubtful: list[Event]) -> None:
    """The least is that of the sure events alone, the most that of all."""
    rows = *rows_of(events), *rows_of(doubtful, "maybe", sure=False)

    actual = distinct_persons(tallied(rows))

    assert actual == Bounds(reach(events, Assume()).lo, reach([*events, *doubtful], Assume()).hi)


@given(events=LARGER, more=st.integers(0, 9))
def test_uncertain_heads_give_the_ends_of_their_ends(events: list[Event], more: int) -> None:
    """余 and 约: the fewest heads make the lower end, the most the upper one."""
    rows = [*rows_of(events), *besides("e0", Bounds(3, 3 + more))]
    fewest, most = ([*rows_of(events), *besides("e0", number)] for number in (3, 3 + more))

    actual = distinct_persons(tallied(rows))

    assert actual == Bounds(distinct_persons(tallied(fewest)).lo, distinct_persons(tallied(most)).hi)


@given(events=LARGER, assume=st.sampled_from((Assume(), Assume(visitors=True), Assume(once_per_event=False))))
def test_another_event_lowers_no_end(events: list[Event], assume: Assume) -> None:
    """Records that are added never make fewer people."""
    ends_of = [reach(events[:known], assume) for known in range(len(events) + 1)]

    assert all(less.lo <= more.lo and less.hi <= more.hi for less, more in pairwise(ends_of) if less.hi and more.hi)


def test_heads_without_an_upper_end_leave_the_most_open() -> None:
    """Of 至少 twelve heads nobody can say how many people they are at most, unless the population is known."""
    tally = tallied(besides("e", Bounds(12, None)))

    assert distinct_persons(tally) == Bounds(12, None)
    assert distinct_persons(tally, cap=Bounds(40, 50)) == Bounds(12, 50)


def test_nobody_is_nobody() -> None:
    """Without rows there is nobody, whatever is assumed."""
    for assume in (Assume(), Assume(visitors=True), Assume(once_per_event=False), Assume(max_attendances=1)):
        assert distinct_persons(ReachTally(), assume=assume, cap=Bounds(0)) == Bounds(0)


@pytest.mark.parametrize("cap", [Bounds(11), Bounds(0, 11)])
def test_a_population_below_those_present_is_a_contradiction(cap: Bounds) -> None:
    """Twelve people cannot come out of eleven; the answer is not clipped, and an open population refuses nobody."""
    with pytest.raises(BoundsError, match="12"):
        reach_bounds(named=Bounds(5), largest=Bounds(12), unnamed=Bounds(17), cap=cap)
    with pytest.raises(BoundsError, match="12"):
        distinct_persons(tallied(total("e", 12)), cap=cap)

    assert distinct_persons(tallied(total("e", 12)), cap=Bounds(3, None)) == Bounds(12)
    assert reach_bounds(named=Bounds(5), largest=Bounds(2), unnamed=Bounds(0, None)) == Bounds(5, None)


def test_an_assumption_that_the_names_contradict_gives_no_figure() -> None:
    """Somebody named at two events came more often than once."""
    tally = tallied(named("e", "a"), named("f", "a"))

    assert contradicts(tally, Assume(max_attendances=1))
    assert not contradicts(tally, Assume())
    with pytest.raises(BoundsError, match="assume less"):
        distinct_persons(tally, assume=Assume(max_attendances=1))


@pytest.mark.parametrize("events", range(5))
def test_people_who_came_several_times(events: int) -> None:
    """How many came so often, out of a known population, is attained at both ends (T10)."""
    wrong = [
        (totals, times, cap)
        for cap in range(1, 5 if events < 4 else 3)
        for totals in combinations_with_replacement(range(cap + 1), events)
        for times in range(1, events + 2)
        if kplus_bounds(totals, times, cap) != ends(with_at_least(totals, times, cap))
    ]

    assert wrong == []


@pytest.mark.parametrize(("totals", "times", "cap"), [((3,), 0, 5), ((6,), 1, 5), ((0, 6), 2, 5)])
def test_several_times_is_at_least_once_and_no_event_exceeds_the_population(
    totals: tuple[int, ...], times: int, cap: int
) -> None:
    """Everything else is refused."""
    with pytest.raises(BoundsError):
        kplus_bounds(totals, times, cap)


@given(data=st.data(), cap=st.integers(1, 200))
def test_chance_lies_within_the_bounds(data: st.DataObject, cap: int) -> None:
    """If everybody chose by chance there would be as many people as the bounds allow, on average."""
    totals = tuple(data.draw(st.lists(st.integers(0, cap), max_size=6)))

    expected = expected_if_independent(totals, cap)

    assert expected in kplus_bounds(totals, 1, cap)
    assert not any(kplus_bounds(totals, k + 1, cap).surely_gt(kplus_bounds(totals, k, cap)) for k in range(1, 6))


@pytest.mark.parametrize(("totals", "cap"), [((1,), 0), ((0,), 0), ((), 0), ((3, 6), 5)])
def test_chance_needs_a_population(totals: tuple[int, ...], cap: int) -> None:
    """No event exceeds the population, which is somebody."""
    with pytest.raises(BoundsError):
        expected_if_independent(totals, cap)


@given(times=st.integers(0, 30), sessions=st.integers(1, 6))
def test_person_times_alone(times: int, sessions: int) -> None:
    """What is known from person-times and sessions is what one event of so many sessions tells."""
    row = besides("e", times, per_session=True, sessions=Bounds(sessions))

    assert persons_from_times(Bounds(times), Bounds(sessions)) == distinct_persons(tallied(row))


def test_person_times_over_who_knows_how_many_sessions() -> None:
    """They may be one person's, but not where there were none; and there is a session."""
    assert persons_from_times(Bounds(7, None), Bounds(1, None)) == Bounds(1, None)
    assert persons_from_times(Bounds(0), Bounds(1, None)) == Bounds(0)
    with pytest.raises(BoundsError):
        persons_from_times(Bounds(7), Bounds(0, 3))


def test_a_contradicted_population_is_told_with_both_numbers() -> None:
    """So that the reader knows which to check."""
    with pytest.raises(BoundsError, match="at least 12 people took part, more than the 11 there are"):
        reach_bounds(named=Bounds(5), largest=Bounds(12), unnamed=Bounds(17), cap=Bounds(11))


def test_one_person_time_is_one_person() -> None:
    """Over who knows how many sessions one at least came, unless nobody may have."""
    assert persons_from_times(Bounds(1, 5), Bounds(1, None)) == Bounds(1, 5)
    assert persons_from_times(Bounds(0, 5), Bounds(1, None)) == Bounds(0, 5)
    assert persons_from_times(Bounds(7), Bounds(1)) == Bounds(7)


def test_who_is_named_anywhere_is_no_head_if_that_is_assumed() -> None:
    """Two are named at one event and three counted at another: three people at least, or five (T9)."""
    tally = tallied(named("e1", "a", "b"), besides("e2", 3))

    assert distinct_persons(tally) == Bounds(3, 5)
    assert distinct_persons(tally, assume=Assume(named_never_unnamed=True)) == Bounds(5)
