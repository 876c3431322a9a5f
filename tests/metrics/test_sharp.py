"""Bounds that are called sharp are the ends of what can have been in all cases up to a stated size; others hold it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import combinations, combinations_with_replacement, product
from random import Random

import pytest
from attrs import evolve

from tests.builders import figure, meeting, tallied
from tests.metrics.crowds import Event, crowd_of, distinct_people, ends, programmes, rows_of, with_at_most
from yilao_yiyou.domain.attendance_tally import ReachClass
from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.period import Period
from yilao_yiyou.errors import BoundsError
from yilao_yiyou.metrics.assume import Assume
from yilao_yiyou.metrics.crowds import only_here
from yilao_yiyou.metrics.reach import distinct_persons

Held = tuple[int, int]
"""The day of an event without names, and how many people were there."""


@pytest.mark.parametrize("events", range(5))
def test_nobody_attends_more_often_than_assumed(events: int) -> None:
    """T7, sharp without names: all totals of up to four events of three people, and up to four attendances each."""
    wrong = [
        (totals, most)
        for totals in combinations_with_replacement(range(4), events)
        for most in range(1, 5)
        if distinct_persons(
            tallied(rows_of([(frozenset(), heads) for heads in totals])), assume=Assume(max_attendances=most)
        )
        != ends(with_at_most(totals, most))
    ]

    assert wrong == []


def test_parts_that_share_nobody_add_up() -> None:
    """T2 and T3, sharp: all pairs of parts with up to two events of one name and one head each."""
    parts = [*programmes("a", 1, 1), *programmes("a", 1, 2)]
    wrong = []
    for first, second in product(parts, repeat=2):
        others = [(frozenset(f"{name}2" for name in names), heads) for names, heads in second]
        tally = tallied(rows_of(first, "e", part=("1",)), rows_of(others, "f", part=("2",)))
        if distinct_persons(tally) != ends(distinct_people(first)) + ends(distinct_people(others)):
            wrong.append((first, second))

    assert wrong == []


def test_parts_of_which_the_people_are_known_add_up_to_no_more() -> None:
    """T2 with N of each class, sharp: pairs of parts with up to two events, up to four people of each class."""
    parts = [*programmes("a", 1, 1), *programmes("a", 1, 2)]
    wrong = []
    for first, second, cap in product(parts, parts, range(1, 5)):
        others = [(frozenset(f"{name}2" for name in names), heads) for names, heads in second]
        rows = rows_of(first, "e", part=("1",)), rows_of(others, "f", part=("2",))
        classes = tuple(
            ReachClass(part=tallied(own).whole, people=Bounds(there))
            for own, there in zip(rows, (cap, 5 - cap), strict=True)
        )
        tally = evolve(tallied(*rows), classes=classes)
        seen = distinct_people(first, cap=cap), distinct_people(others, cap=5 - cap)
        bounds = distinct_persons(tally) if all(seen) else None
        if all(seen) and bounds != ends(seen[0]) + ends(seen[1]):
            wrong.append((first, second, cap, bounds))
        if not all(seen):
            with pytest.raises(BoundsError, match="more than the"):
                distinct_persons(tally)

    assert wrong == []


def people_of_days(events: Sequence[Held]) -> set[int]:
    """Return every number of people when nobody is at two events of one day; people of the same days are alike."""
    ways: set[tuple[tuple[frozenset[int], int], ...]] = {()}
    for day, heads in events:
        ways = {after for before in ways for after in _with_event(Counter(dict(before)), day, heads)}
    return {sum(number for _, number in way) for way in ways}


def _with_event(
    before: Counter[frozenset[int]], day: int, heads: int
) -> Iterator[tuple[tuple[frozenset[int], int], ...]]:
    free = [days for days in before if day not in days]
    for known in product(*(range(min(before[days], heads) + 1) for days in free)):
        if sum(known) <= heads:
            after = Counter(before)
            for days, number in zip(free, known, strict=True):
                after[days] -= number
                after[days | {day}] += number
            after[frozenset({day})] += heads - sum(known)
            yield tuple(
                sorted(((days, number) for days, number in after.items() if number), key=lambda each: sorted(each[0]))
            )


def on_days(events: Sequence[tuple[int, str, int]]) -> Bounds:
    """Return what the library says of events that began on some days, if those of one day share nobody."""
    records = [
        each
        for number, (day, names, heads) in enumerate(events)
        for each in meeting(f"e{number}", names, heads, when=Period.day(date(2022, 5, 1) + timedelta(days=day)))
    ]
    return figure("reach.distinct_persons", *records, assume=Assume(one_event_a_day=True)).bounds


@pytest.mark.parametrize("number", range(1, 5))
def test_events_of_one_day_share_nobody(number: int) -> None:
    """T8, sharp without names: all of up to four events on two days, of up to two people; of three people for three."""
    kinds = list(product((0, 1), range(1, 3 if number == 4 else 4)))
    wrong = []
    for events in combinations_with_replacement(kinds, number):
        possible = people_of_days(events)
        if on_days([(day, "", heads) for day, heads in events]) != ends(possible):
            wrong.append((events, possible))

    assert wrong == []


def test_events_of_one_day_hold_the_truth_with_names() -> None:
    """T8, valid with names: of 400 simulated programmes the truth is always inside."""
    random = Random(8)  # noqa: S311 -- made to be repeated, no secret
    for _ in range(400):
        everybody = range(random.randint(1, 9))
        events, truth = [], set[int]()
        for day in range(random.randint(1, 3)):
            free = set(everybody)
            for _ in range(random.randint(1, 2)):
                there = set(random.sample(sorted(free), random.randint(0, len(free))))
                free -= there
                truth |= there
                signed = [who for who in there if random.random() < 1 / 2]
                events.append((day, "".join(chr(97 + who) for who in signed), len(there) - len(signed)))

        assert len(truth) in on_days(events)


NAMES = ["".join(some) for size in range(4) for some in combinations("abc", size)]


@pytest.mark.parametrize("before", NAMES)
def test_newcomers_of_one_event_each_are_counted_out(before: str) -> None:
    """T11, sharp: all lists of three names on either side with up to two heads, out of five people."""
    wrong = []
    for now, heads in product(NAMES, product(range(3), repeat=2)):
        seen = {len(two - one) for one, two in product(_filled(before, heads[0]), _filled(now, heads[1]))}
        bounds = only_here(crowd_of((now, heads[1])), crowd_of((before, heads[0])), Bounds(5))
        if bounds != ends(seen):
            wrong.append((now, heads, seen, bounds))

    assert wrong == []


def _filled(names: str, heads: int) -> list[frozenset[str]]:
    others = [who for who in "abcde" if who not in names]
    return [frozenset(names) | frozenset(more) for more in combinations(others, heads)]


def test_what_is_tried_out_is_what_can_have_been() -> None:
    """Two events of two on one day are four people; on two days two to four."""
    assert people_of_days([(0, 2), (0, 2)]) == {4}
    assert people_of_days([(0, 2), (1, 2)]) == {2, 3, 4}
    assert people_of_days([]) == {0}
    event: Event = (frozenset("a"), 1)
    assert distinct_people([event, event]) == {2, 3}
