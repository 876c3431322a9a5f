"""What the rows of one event say together: totals, heads besides the named, sessions, companies."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import besides, named, total
from yilao_yiyou.domain.attendance import AttendanceRow, Event, EventTally, close
from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.tally import Key

CHILDREN, PARENTS, AUDIENCE = ("audience", "child"), ("audience", "parent"), ("audience", None)
OTHERS = ("audience", "elder")
SPEAKERS = ("lecturer", None)


def closed(*rows: list[AttendanceRow]) -> EventTally:
    """Return the tally of one event's rows."""
    event = Event(sure=True)
    for some in rows:
        for row in some:
            event.enter(row)
    return close(event)


def test_heads_besides_the_named_are_added_to_them() -> None:
    """Three on the list and seven more are ten."""
    tally = closed(named("e", *"abc"), besides("e", 7))

    assert (tally.named, tally.unnamed, tally.people, tally.attendances) == (3, Bounds(7), Bounds(10), Bounds(10))


def test_a_total_holds_the_named() -> None:
    """Ten in all, three of them on the list, are seven more."""
    tally = closed(named("e", *"abc"), total("e", 10))

    assert (tally.named, tally.unnamed, tally.people, tally.attendances) == (3, Bounds(7), Bounds(10), Bounds(10))


@pytest.mark.parametrize(
    ("number", "unnamed", "contradicted"),
    [
        (Bounds(3), Bounds(0), False),
        (Bounds(2), Bounds(0), True),
        (Bounds(2, 4), Bounds(0, 1), False),
        (Bounds(0, None), Bounds(0, None), False),
        (Bounds(5, None), Bounds(2, None), False),
    ],
)
def test_a_total_below_the_named_is_a_contradiction(number: Bounds, unnamed: Bounds, contradicted: bool) -> None:
    """Nobody is counted below zero: the named are there, and the event is told of."""
    tally = closed(named("e", *"abc"), total("e", number))

    assert (tally.unnamed, tally.contradicted) == (unnamed, contradicted)
    assert tally.people.lo >= 3


def test_headcounts_of_one_event_add_up() -> None:
    """Two doors with a counter each, and some who were seen elsewhere: nobody is counted twice at an event."""
    tally = closed(named("e", *"abc"), total("e", 6), total("e", 4), besides("e", 5), besides("e", Bounds(1, 2)))

    assert tally.people == Bounds(10 + 6, 10 + 7)
    assert tally.attendances == Bounds(16, 17)


def test_two_totals_of_one_company_hold_the_named_together() -> None:
    """One of two counters may have counted nobody of the list."""
    assert not closed(named("e", *"abc"), total("e", 2), total("e", 1)).contradicted
    assert closed(named("e", *"abc"), total("e", 1), total("e", 1)).contradicted


def test_somebody_twice_on_the_list_is_one_person() -> None:
    """Rows that repeat each other change nothing; who is told to have come more often is believed."""
    once = closed(named("e", "a", "b"), total("e", 9))

    assert closed(named("e", "a", "b", "a"), total("e", 9)) == once
    assert closed(named("e", "a", times=3), named("e", "a", times=2)).named_times == 3


def test_an_unknown_person_is_nobody() -> None:
    """A row without a person and without heads makes the event known and counts nobody."""
    tally = closed([AttendanceRow(group=(), event="e")])

    assert (tally.named, tally.people, tally.attendances, tally.sessions) == (0, Bounds(0), Bounds(0), 1)


@pytest.mark.parametrize(
    ("company", "held"),
    [
        ((), True),
        (("audience",), True),
        (AUDIENCE, True),
        (CHILDREN, True),
        (PARENTS, False),
        (SPEAKERS, False),
        ((None, "child"), True),
        ((None, "parent"), False),
        (("audience", "child", "student"), None),
        (("lecturer", "child", "student"), False),
    ],
)
def test_a_total_holds_the_named_of_its_company(company: Key, held: bool | None) -> None:
    """A child in the audience is in every total that asks for no more; where it asks for more, perhaps."""
    tally = closed(named("e", "a", company=CHILDREN), total("e", 10, company=company))

    assert tally.unnamed == {True: Bounds(9), False: Bounds(10), None: Bounds(9, 10)}[held]


def test_of_several_totals_the_one_that_says_most_holds_the_named() -> None:
    """Fifty in the audience and twenty children are seventy, one of whom is the child that is named."""
    tally = closed(
        named("e", "a", company=CHILDREN), total("e", 50, company=AUDIENCE), total("e", 20, company=CHILDREN)
    )

    assert (tally.unnamed, tally.people, tally.attendances) == (Bounds(69), Bounds(70), Bounds(70))


def test_somebody_there_as_two_things_is_in_both_totals() -> None:
    """A lecturer who stayed to listen is one of the five lecturers and of the ten listeners."""
    both = *named("e", "a", company=AUDIENCE), *named("e", "a", company=SPEAKERS)

    tally = closed(list(both), total("e", 5, company=SPEAKERS), total("e", 10, company=AUDIENCE))

    assert (tally.named, tally.people) == (1, Bounds(14))
    assert closed(list(both), total("e", 15)).people == Bounds(15)


COMPANIES = st.sampled_from((CHILDREN, PARENTS, AUDIENCE))


@given(
    companies=st.lists(COMPANIES, max_size=4),
    totals=st.dictionaries(COMPANIES, st.integers(0, 5), max_size=3),
)
def test_whose_public_nobody_knows_may_be_in_a_total_or_not(companies: list[Key], totals: dict[Key, int]) -> None:
    """The others are as many as there can be, whatever the named really were."""
    people = [row for number, company in enumerate(companies) for row in named("e", f"p{number}", company=company)]
    counted = [row for company, number in totals.items() for row in total("e", number, company=company)]
    possible = [
        sum(totals.values()) - sum(held.values())
        for held in _holdings(companies, totals)
        if all(held[company] <= number for company, number in totals.items())
    ]

    tally = closed(people, counted)

    assert not possible or tally.unnamed == Bounds(min(possible), max(possible))


def _holdings(companies: list[Key], totals: dict[Key, int]) -> "list[dict[Key, int]]":
    """Return how many each total may hold: who is known to be in none of the others is in the general one."""
    choices = [_maybe(company, totals) for company in companies]
    return [{company: chosen.count(company) for company in totals} for chosen in product(*choices)]


def _maybe(company: Key, totals: dict[Key, int]) -> list[Key]:
    for holder in (company, AUDIENCE):
        if holder in totals:
            return [holder]
    return [CHILDREN, PARENTS, OTHERS] if company == AUDIENCE else [OTHERS]


def test_people_counted_anew_at_every_session() -> None:
    """Thirty person-times at three sessions are ten people at least and thirty at most, besides those on the list."""
    tally = closed(
        named("e", "a", "b", times=3, sessions=Bounds(3)), besides("e", 30, per_session=True, sessions=Bounds(3))
    )

    assert (tally.named_times, tally.attendances) == (6, Bounds(36))
    assert (tally.unnamed, tally.people) == (Bounds(10, 30), Bounds(12, 32))


def test_a_total_of_person_times_holds_those_of_the_named() -> None:
    """Of thirty-six person-times six are of the two on the list, who came to every session."""
    tally = closed(
        named("e", "a", "b", times=3, sessions=Bounds(3)), total("e", 36, per_session=True, sessions=Bounds(3))
    )

    assert (tally.attendances, tally.people, tally.contradicted) == (Bounds(36), Bounds(12, 32), False)
    assert closed(named("e", "a", times=3), total("e", 2, per_session=True)).contradicted


def test_people_counted_once_came_to_one_session_at_least_and_all_at_most() -> None:
    """Ten people over two or three sessions made ten to thirty attendances; over who knows how many, ten or more."""
    assert closed(besides("e", 10, sessions=Bounds(2, 3))).attendances == Bounds(10, 30)
    assert closed(besides("e", 10, sessions=Bounds(2, None))).attendances == Bounds(10, None)
    assert closed(besides("e", Bounds(10, None), sessions=Bounds(2))).attendances == Bounds(10, None)
    assert closed(besides("e", 0, sessions=Bounds(2, None))).attendances == Bounds(0)


def test_people_counted_once_may_be_among_those_counted_anew() -> None:
    """Ten people once and forty person-times at four sessions are thirteen people at least, and fifty at most."""
    tally = closed(besides("e", 10, sessions=Bounds(4)), besides("e", 40, per_session=True, sessions=Bounds(4)))

    assert (tally.unnamed, tally.attendances) == (Bounds(13, 50), Bounds(50, 80))


def test_views_may_be_one_persons() -> None:
    """Five thousand views beside twelve people in the hall are one more person at least."""
    hall, views = besides("e", 12), besides("e", 5000, per_session=True, sessions=Bounds(1, None))

    assert closed(views).unnamed == Bounds(1, 5000)
    assert closed(hall, views).people == Bounds(12, 5012)
    assert closed(views, named("e", "a")).people == Bounds(2, 5001)
    assert closed(besides("e", 0, per_session=True, sessions=Bounds(1, None))).unnamed == Bounds(0)
    assert closed(total("e", 1, per_session=True, sessions=Bounds(1, None)), named("e", "a", times=2)).contradicted
    assert closed(hall, views).sessions is None


def test_more_attendances_than_sessions_are_somebodys_mistake_and_nobody_else() -> None:
    """A person told to have come five times to two sessions is one person."""
    tally = closed(named("e", "a", times=5, sessions=Bounds(2)))

    assert (tally.people, tally.attendances) == (Bounds(1), Bounds(5))
