"""Persons, person-times and repeated statements: what two places of a text say of the same people or things."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from yilao_yiyou.domain.published import PublishedFigure
from yilao_yiyou.domain.unit import Accrual, UnitKind
from yilao_yiyou.text.relations.passage import Mention
from yilao_yiyou.text.relations.relation import Member, Relation, RelationKind, Role

_JOINED = re.compile(r"^[\s,，、/(\uff08)\uff09]*(?:共|累计|合|即|和|计)?[\s]*$")
_SERVED = re.compile("受益|惠及|服务|受教育|教育|覆盖|参与|参加")
_LEAST_EVENTS = 2
_PEOPLE = {UnitKind.PERSON: Role.PERSONS, UnitKind.PERSON_TIME: Role.TIMES}


def persons_and_times(passage: Sequence[Mention]) -> Iterator[Relation]:
    """Yield persons and person-times that stand side by side, as in 服务3000人、1.2万人次."""
    for first, second in pairwise(passage):
        if {first.kind, second.kind} == set(_PEOPLE) and _JOINED.match(second.lead):
            members = tuple(Member(_PEOPLE[mention.kind], mention.figure) for mention in (first, second))
            yield Relation(kind=RelationKind.PERSONS_TIMES, members=members, cue="人、人次")


def persons_over_events(passage: Sequence[Mention]) -> Iterator[Relation]:
    """Yield persons said to have been served by sessions before them, where no person-times are printed."""
    if any(mention.kind is UnitKind.PERSON_TIME for mention in passage):
        return
    events = [mention for mention in passage if mention.kind is UnitKind.SESSION and _are_several(mention.figure)]
    for mention in passage:
        before = [event for event in events if (event.figure.offset or 0) < (mention.figure.offset or 0)]
        cue = _SERVED.search(mention.lead + mention.figure.counted)
        if mention.kind is UnitKind.PERSON and before and cue is not None:
            members = Member(Role.EVENTS, before[-1].figure), Member(Role.PERSONS, mention.figure)
            yield Relation(kind=RelationKind.PERSONS_EVENTS, members=members, cue=cue[0], is_said=False)


def _are_several(figure: PublishedFigure) -> bool:
    return figure.quantity is not None and figure.quantity.lo >= _LEAST_EVENTS


def snapshots(figures: Sequence[PublishedFigure], parts: frozenset[int]) -> Iterator[Relation]:
    """Yield each stock or running total that is stated again: of the same day, or of a later one.

    Args:
        figures: The figures of the whole text.
        parts: The offsets of figures that are parts of others, which say nothing of the whole.
    """
    alike: defaultdict[tuple[str, UnitKind, Accrual, str | None], list[PublishedFigure]] = defaultdict(list)
    for figure in figures:
        whole = figure.accrual in _STANDING and figure.offset not in parts and figure.counted.strip()
        if whole and figure.quantity is not None and figure.accrual is not None:
            alike[figure.counted, figure.quantity.unit.kind, figure.accrual, figure.scope].append(figure)
    for same in alike.values():
        for first, second in pairwise(sorted(same, key=_day)):
            members = Member(Role.FIRST, first), Member(Role.SECOND, second)
            yield Relation(kind=RelationKind.SNAPSHOT, members=members, cue=first.counted)


_STANDING = frozenset({Accrual.STOCK, Accrual.CUMULATIVE})


def _day(figure: PublishedFigure) -> tuple[str, int]:
    """Return a sort key: by the day that a figure is of, then by its place."""
    last = None if figure.period is None else figure.period.last_day
    return "" if last is None else last.isoformat(), figure.offset or 0
