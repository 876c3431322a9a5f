"""Averages: a count, an average of each, and the total that they make."""

import re
from collections.abc import Iterator, Mapping, Sequence

from yilao_yiyou.domain.unit import UnitKind
from yilao_yiyou.text.relations.passage import Mention
from yilao_yiyou.text.relations.relation import Member, Relation, RelationKind, Role

_AVERAGE = re.compile(
    "(?:(?P<each>场|人|户|队|支|个|次)均|平均每(?P<per>一?[场人户支个次名位所处家]))(?P<what>[^,，]*)$"
)
_FILLING = re.compile(r"[为达到约近有了共计的、\s]|超过?|参加|参与|服务|受益|惠及|人数|人次")
_COUNTED_BY: Mapping[str, frozenset[UnitKind]] = {
    "场": frozenset({UnitKind.SESSION}),
    "次": frozenset({UnitKind.SESSION}),
    "人": frozenset({UnitKind.PERSON}),
    "名": frozenset({UnitKind.PERSON}),
    "位": frozenset({UnitKind.PERSON}),
    "户": frozenset({UnitKind.HOUSEHOLD}),
    "支": frozenset({UnitKind.BODY}),
    "队": frozenset({UnitKind.BODY}),
    "个": frozenset({UnitKind.BODY, UnitKind.PLACE, UnitKind.PROJECT}),
    "家": frozenset({UnitKind.BODY}),
    "所": frozenset({UnitKind.PLACE}),
    "处": frozenset({UnitKind.PLACE}),
}
_IN_PEOPLE = {UnitKind.PERSON, UnitKind.PERSON_TIME}


def products(passage: Sequence[Mention]) -> Iterator[Relation]:
    """Yield each average with the count that it is taken over and the total, where both are printed once."""
    for average in passage:
        cue = _AVERAGE.search(average.lead)
        if cue is None:
            continue
        each = (cue["each"] or cue["per"]).removeprefix("一")
        others = [mention for mention in passage if mention is not average and not _AVERAGE.search(mention.lead)]
        counts = [mention for mention in others if mention.kind in _COUNTED_BY[each]]
        what = _FILLING.sub("", cue["what"])
        totals = [
            mention
            for mention in others
            if _are_alike(mention.kind, average.kind)
            and mention not in counts
            and what in mention.lead + mention.figure.counted
        ]
        if len(counts) == len(totals) == 1:
            roles = ((Role.COUNT, counts[0]), (Role.TOTAL, totals[0]), (Role.AVERAGE, average))
            members = tuple(Member(role, mention.figure) for role, mention in roles)
            yield Relation(kind=RelationKind.PRODUCT, members=members, cue=cue[0])


def _are_alike(total: UnitKind, average: UnitKind) -> bool:
    """Whether an average can be of such a total; 场均人数 is printed in 人 where 人次 is meant."""
    return (total is average and total is not UnitKind.PERCENT) or {total, average} == _IN_PEOPLE
