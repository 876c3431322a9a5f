"""Answers from crowds and from lists of members: who came often, who came anew, who is on which list."""

from collections.abc import Iterator, Mapping
from datetime import date

from attrs import evolve

from yilao_yiyou.domain.crowd_tally import CrowdTally, pooled
from yilao_yiyou.domain.member_tally import MemberTally
from yilao_yiyou.domain.period import Edge, Period
from yilao_yiyou.domain.rows import Question, Timing
from yilao_yiyou.domain.tally import Key
from yilao_yiyou.errors import MeasureError
from yilao_yiyou.measurement.asked import Asked
from yilao_yiyou.measurement.reachable import Reachable, reachable
from yilao_yiyou.metrics.change import year_before
from yilao_yiyou.metrics.metric import Against, Beside, Crowded, Listing, Membered, Window
from yilao_yiyou.metrics.result import Answer, MetricResult

_NOBODY = CrowdTally()


def crowded(asked: Asked, how: Crowded) -> Iterator[MetricResult]:
    """Yield what follows from events and how many of them people were at, by group."""
    people = reachable(asked)
    for key, tally in asked.with_empty_groups(crowds(asked, asked.question(Timing.BEGUN)), _NOBODY):
        there = people(key)
        yield _of_people(asked, key, how.formula(tally, asked.told(there.people)), tally, there)


def beside(asked: Asked, how: Beside) -> Iterator[MetricResult]:
    """Yield what follows from a group's people and those of other events, by group."""
    tallies = dict(asked.with_empty_groups(crowds(asked, asked.question(Timing.BEGUN)), _NOBODY))
    others, people = _others(asked, how.against, tallies), reachable(asked)
    for key, tally in tallies.items():
        there = people(key)
        answer = how.formula(tally, others.get(key, _NOBODY), asked.told(there.people))
        yield _of_people(asked, key, answer, tally, there)


def _of_people(asked: Asked, key: Key, answer: Answer, tally: CrowdTally, there: Reachable) -> MetricResult:
    return asked.result(
        key,
        evolve(answer, notes=(*answer.notes, *there.notes)),
        rows=tally.rows,
        assumptions=asked.assume.statements_zh,
        findings=there.findings,
    )


def crowds(asked: Asked, question: Question) -> dict[Key, CrowdTally]:
    """Return the events and named people that a question is about, by group, from the records or the dataframe."""
    if asked.attendance is None:
        return asked.tallies.crowds(question)
    from yilao_yiyou.frames.asking import ask_crowds

    return ask_crowds(asked.attendance, question)


def _others(asked: Asked, against: Against, tallies: Mapping[Key, CrowdTally]) -> dict[Key, CrowdTally]:
    if against is Against.EARLIER:
        if asked.during is None or not isinstance(asked.during.start, date):
            raise MeasureError(
                "须给出期间的第一天, 才知道谁在此前来过: 写 during=...",
                "the first day of the period is needed to know who came before: pass during=",
            )
        earlier = Period(Edge.OPEN, asked.during.start)
        return crowds(asked, evolve(asked.question(Timing.BEGUN), during=earlier))
    order = sorted(tallies, key=lambda key: tuple((part is None, part or "") for part in key))
    return {
        key: pooled(
            tallies[other]
            for place, other in enumerate(order)
            if other != key and (against is Against.OTHERS or place < order.index(key))
        )
        for key in order
    }


def membered(asked: Asked, how: Membered) -> Iterator[MetricResult]:
    """Yield what follows from lists of members, by group."""
    lists = {name: _listed(asked, listing) for name, listing in how.lists.items()}
    keys = dict.fromkeys(key for tallies in lists.values() for key in tallies)
    for key, _ in asked.with_empty_groups(keys, None):
        tallies = {name: found.get(key, MemberTally()) for name, found in lists.items()}
        rows = sum(tally.rows for tally in tallies.values())
        yield asked.result(key, how.formula(tallies, asked.told()), rows=rows)


def _listed(asked: Asked, listing: Listing) -> dict[Key, MemberTally]:
    question = listing_question(asked, listing)
    return asked.tallies.members(listing.source, question, identity=listing.identity, amount=listing.amount)


def listing_question(asked: Asked, listing: Listing) -> Question:
    """Return what is asked of the source of a list.

    Raises:
        MeasureError: If the list is of another time and the period has no first day.
    """
    question = asked.question(listing.timing)
    return evolve(question, where=(*listing.where, *question.where), during=_window(asked.during, listing.window))


def _window(during: Period | None, window: Window) -> Period | None:
    """Return the period that a list is of."""
    if window is Window.SAME:
        return during
    if during is None or not isinstance(during.start, date):
        raise MeasureError("须给出期间的第一天: 写 during=...", "the first day of the period is needed: pass during=")
    return year_before(during) if window is Window.YEAR_BEFORE else Period.day(during.start)
