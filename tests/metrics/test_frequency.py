"""How often a person came on average, and how far the names go."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import combinations_with_replacement, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import besides, named, tallied, total
from tests.metrics.crowds import LARGER, Event, Names, distinct_people, events_of, rows_of, sittings, with_at_most
from yilao_yiyou.domain.attendance import AttendanceRow
from yilao_yiyou.domain.attendance_tally import ReachTally
from yilao_yiyou.domain.bounds import Bounds, Share
from yilao_yiyou.metrics.assume import Assume
from yilao_yiyou.metrics.reach import frequency, named_share

RANGES = [(0, 0), (0, 1), (1, 1), (0, 2), (1, 3), (3, 3)]
ROUGH = [(names, heads) for names, _ in [*events_of("ab", 0), (frozenset[str](), 0)] for heads in RANGES]


def _exactly(events: Sequence[tuple[Names, tuple[int, int]]]) -> Iterable[tuple[Event, ...]]:
    """Yield every way in which rough headcounts can have been exact ones."""
    for heads in product(*(range(low, high + 1) for _, (low, high) in events)):
        yield tuple((names, number) for (names, _), number in zip(events, heads, strict=True))


def _rough_rows(events: Sequence[tuple[Names, tuple[int, int]]]) -> list[AttendanceRow]:
    return [
        row
        for number, (names, heads) in enumerate(events)
        for row in (*named(f"e{number}", *names), *besides(f"e{number}", Bounds(*heads)))
    ]


def _attendances(events: Sequence[Event]) -> int:
    return sum(len(names) + heads for names, heads in events)


def _averages(ways: Iterable[Sequence[Event]], **allowed: bool) -> list[Fraction]:
    """Return every average that there can have been where somebody came."""
    return [
        Fraction(_attendances(events), people)
        for events in ways
        for people in distinct_people(events, **allowed)
        if people
    ]


def _holds(actual: Bounds | None, averages: Iterable[Fraction]) -> bool:
    """Return whether every possible average is in some bounds; without bounds there need be none."""
    return actual is None or all(average in actual for average in averages)


@pytest.mark.parametrize("events", [1, 2])
def test_the_average_is_what_can_have_been(events: int) -> None:
    """In every small case, rough headcounts too, both ends are those of the ways to fill the events (T12)."""
    wrong = []
    for programme in combinations_with_replacement(ROUGH, events):
        averages = _averages(_exactly(programme))
        surely = any(names or low for names, (low, _) in programme)
        if frequency(tallied(_rough_rows(programme))) != (Bounds(min(averages), max(averages)) if surely else None):
            wrong.append(programme)

    assert wrong == []


@given(events=LARGER)
def test_larger_programmes_have_averages_as_sharp(events: list[Event]) -> None:
    """What holds of a few people holds of more."""
    averages = _averages([events])

    assert frequency(tallied(rows_of(events))) == (Bounds(min(averages), max(averages)) if averages else None)


@given(events=LARGER, most=st.integers(1, 3))
def test_every_assumption_holds_the_averages_that_it_allows(events: list[Event], most: int) -> None:
    """More or fewer people may have come under an assumption; the average is within the bounds given for it."""
    tally = tallied(rows_of(events))
    heads = [number for _, number in events]
    unnamed = tallied(rows_of([(frozenset(), number) for number in heads]))
    often = [Fraction(sum(heads), people) for people in with_at_most(heads, most) if people]

    assert _holds(frequency(tally, assume=Assume(once_per_event=False)), _averages([events], repeatedly=True))
    assert _holds(frequency(tally, assume=Assume(named_never_unnamed=True)), _averages([events], strangers_only=True))
    assert _holds(frequency(unnamed, assume=Assume(max_attendances=most)), often)


@given(events=LARGER)
def test_visitors_among_the_heads_leave_the_average_of_those_who_count(events: list[Event]) -> None:
    """Of the heads any may be visitors; of the others and the named the average is within the bounds."""
    tally = tallied(rows_of(events))
    ways = _exactly([(names, (0, min(heads, 2))) for names, heads in events[:3]])
    bounds = frequency(tallied(rows_of(events[:3])), assume=Assume(visitors=True))

    assert _holds(bounds, _averages(ways))
    assert (frequency(tally, assume=Assume(visitors=True)) is None) == (tally.whole.named == Bounds(0))


@given(events=LARGER, doubtful=LARGER)
def test_doubtful_events_are_allowed_for(events: list[Event], doubtful: list[Event]) -> None:
    """The average lies within the bounds whichever of the doubtful events belong to the period."""
    rows = *rows_of(events), *rows_of(doubtful, "maybe", sure=False)
    ways = ([*events, *doubtful[:number]] for number in range(len(doubtful) + 1))

    assert _holds(frequency(tallied(rows)), _averages(ways))


@pytest.mark.parametrize("names", ["", "a", "ab"])
def test_averages_over_sessions(names: str) -> None:
    """Person-times of three sessions beside a list, whose people came to two of them."""
    wrong = []
    for times, sessions in product(range(7), (1, 2, 3)):
        came = min(2, sessions)
        rows = named("e", *names, times=came, sessions=Bounds(sessions))
        tally = tallied(rows, besides("e", times, per_session=True, sessions=Bounds(sessions)))
        people = set[int]().union(*(distinct_people(each) for each in sittings(frozenset(names), times, sessions)))
        averages = [Fraction(len(names) * came + times, number) for number in people if number]
        if frequency(tally) != (Bounds(min(averages), max(averages)) if averages else None):
            wrong.append((times, sessions))

    assert wrong == []


def test_people_counted_once_over_several_sessions() -> None:
    """Ten people who came to any of three sessions came once at least and thrice at most."""
    tally = tallied(besides("e", 10, sessions=Bounds(3)))

    assert tally.whole.attendances == Bounds(10, 30)
    assert frequency(tally) == Bounds(1, 3)


def test_views_may_all_be_one_persons() -> None:
    """Without a limit to how often one may look there is no upper end but that of all views."""
    assert frequency(tallied(besides("e", 500, per_session=True, sessions=Bounds(1, None)))) == Bounds(1, 500)


def test_without_an_upper_end_of_heads_sessions_hold_the_average_down() -> None:
    """Of 至少 five heads a session everybody came once; over who knows how many sessions nothing is known."""
    assert frequency(tallied(besides("e", Bounds(5, None)))) == Bounds(1)
    assert frequency(tallied(besides("e", Bounds(5, None), sessions=Bounds(1, None)))) == Bounds(1, None)
    assert frequency(tallied(total("e", Bounds(5, None)), named("f", "a"))) == Bounds(1, Fraction(6, 5))


@pytest.mark.parametrize(
    "tally", [ReachTally(), tallied(besides("e", Bounds(0, 7))), tallied(besides("e", 7, sure=False))]
)
def test_where_perhaps_nobody_came_there_is_no_average(tally: ReachTally) -> None:
    """Nothing is divided by nobody."""
    assert frequency(tally) is None
    assert not named_share(tally).has_denominator


def test_the_named_share_says_how_firm_the_figures_are() -> None:
    """Six of twenty-three attendances have a name."""
    tally = tallied(named("e", "a", "b", times=3, sessions=Bounds(3)), besides("e", 17))

    assert named_share(tally) == Share(Bounds(6), Bounds(23), nested=True)
