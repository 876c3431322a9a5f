"""Persons, person-times and repeated statements: what two places of a text say of the same people or things."""

import re
from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import pairwise

from yilao_yiyou.domain.published import PublishedFigure
from yilao_yiyou.domain.unit import Accrual, UnitKind
from yilao_yiyou.text.relations.passage import Mention
from yilao_yiyou.text.relations.relation import Member, Relation, RelationKind, Role

_JOINED = re.compile(r"^[\s,，、/(\uff08)\uff09]*(?:共|累计|合|即|和|计)?[\s]*$")
_SERVED = re.compile("受益|惠及|服务|受教育|教育|覆盖|参与|参加")
_LEAST_EVENTS = 2
_OF_MANY_KINDS = re.compile(
    "机构|设施|床位|项目|活动|人员|人数|人口|企业|学校|产品|场所|总数|总量|规模|面积|数量|比重|占比|比例|增速|增幅"
    "|增加|增长|提高|提升|跃升|达到|累计|新增|减少|下降|.?"
)
"""Words that name a class of things, or nothing at all: what they count differs from sentence to sentence."""
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


def snapshots(
    figures: Sequence[PublishedFigure], not_whole: Container[int | None], sentences: Mapping[int | None, int]
) -> Iterator[Relation]:
    """Yield each stock or running total that is stated again: of the same day, or of a later one.

    Args:
        figures: The figures of the whole text.
        not_whole: The offsets of figures that are parts of others, or of a day before, which say nothing of the whole.
        sentences: The number of the sentence of each, by offset: in one sentence nothing is stated twice.
    """
    alike: defaultdict[tuple[str, UnitKind, Accrual, str | None], list[PublishedFigure]] = defaultdict(list)
    for figure in figures:
        quantity, accrual = figure.quantity, figure.accrual
        if quantity is None or accrual not in _STANDING or figure.offset in not_whole or not _is_named(figure):
            continue
        alike[figure.counted, quantity.unit.kind, accrual, figure.scope].append(figure)
    for same in alike.values():
        for first, second in pairwise(sorted(same, key=_day)):
            together = first.offset in sentences and sentences[first.offset] == sentences.get(second.offset)
            if not together and _may_be_of_one_place(first, second):
                members = Member(Role.FIRST, first), Member(Role.SECOND, second)
                yield Relation(kind=RelationKind.SNAPSHOT, members=members, cue=first.counted)


def _is_named(figure: PublishedFigure) -> bool:
    """Whether what is counted is named so that two places of a text can only mean the same thing."""
    ranks = figure.quantity is not None and figure.quantity.unit.kind is UnitKind.RANK
    return not ranks and _OF_MANY_KINDS.fullmatch(figure.counted) is None


def _may_be_of_one_place(first: PublishedFigure, second: PublishedFigure) -> bool:
    return first.place is None or second.place is None or first.place == second.place


_STANDING = frozenset({Accrual.STOCK, Accrual.CUMULATIVE})


def _day(figure: PublishedFigure) -> tuple[str, int]:
    """Return a sort key: by the day that a figure is of, then by its place."""
    last = None if figure.period is None else figure.period.last_day
    return "" if last is None else last.isoformat(), figure.offset or 0
