"""Changes: stocks with what was new and closed, levels with their change and rate, averages with their totals."""

import re
from collections.abc import Iterator, Mapping, Sequence

from yilao_yiyou.domain.unit import UnitKind
from yilao_yiyou.text.relations.passage import Mention
from yilao_yiyou.text.relations.relation import Member, Relation, RelationKind, Role

_BEFORE = re.compile("(?:原有|年初|期初|上年末|去年底|去年末|上年底|上年同期|去年同期|上一年|原来)[^,，]*$")
_FROM = re.compile("(?:由|从)[^,，]*$")
_AFTER = re.compile(
    "(?:现有|目前|年末|年底|期末|增加到|增至|增长到|提高到|上升到|达到|减少到|减至|降至|下降到|发展到)[^,，]*$"
)
_NEW = re.compile("(?:新增|新建|新成立|新设|增设|新发展|新吸纳)[^,，]*$")
_CLOSED = re.compile("(?:撤销|注销|关闭|撤并|退出|清退|摘牌)[^,，]*$")
_RISE = re.compile("(?:增加|增长|上升|提高|增幅|净增|多)(?:了|约|近|为|达)*$")
_FALL = re.compile("(?:减少|下降|降低|降幅|回落|少)(?:了|约|近|为|达)*$")
_AVERAGE = re.compile("(?:(?P<each>场|人|户|队|支|个|次)均|平均每(?P<per>一?[场人户支个次名位所处家]))[^,，]*$")
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


def stock_flows(passage: Sequence[Mention]) -> Iterator[Relation]:
    """Yield each stock with the one before it and what was new and closed between."""
    roles = [(_stock_role(mention), mention) for mention in passage]
    for first in passage:
        alike = [(role, each) for role, each in roles if role is not None and each.counts_like(first)]
        members = tuple(Member(role, each.figure) for role, each in alike)
        told = [member.role for member in members]
        if len(told) == len(set(told)) and {Role.BEFORE, Role.AFTER} <= set(told) and len(told) > len(_ENDS):
            yield Relation(kind=RelationKind.STOCK_FLOW, members=members, cue="新增")
            return


_ENDS = (Role.BEFORE, Role.AFTER)


def _stock_role(mention: Mention) -> Role | None:
    """Return the role that the last cue before a figure gives it."""
    cues = ((Role.NEW, _NEW), (Role.CLOSED, _CLOSED), (Role.BEFORE, _BEFORE), (Role.AFTER, _AFTER))
    found = [(match.start(), role) for role, cue in cues if (match := cue.search(mention.lead)) is not None]
    return max(found, key=lambda each: each[0])[1] if found else None


def growths(passage: Sequence[Mention]) -> Iterator[Relation]:
    """Yield each level with its change and its rate, and the level before where it is printed."""
    for at, mention in enumerate(passage):
        members = _growth_of(passage, at)
        if members is not None:
            yield Relation(kind=RelationKind.GROWTH, members=members, cue=mention.tail)


def _growth_of(passage: Sequence[Mention], at: int) -> tuple[Member, ...] | None:
    """Return a level with what follows of its change, if there is enough to contradict it."""
    level = passage[at]
    if _moves(level) or _is_the_level_before(passage, at):
        return None
    changes = _changes_after(passage, at)
    before = [passage[at - 1]] if at > 0 and _is_the_level_before(passage, at - 1) else []
    members = (
        *(Member(Role.BEFORE, mention.figure) for mention in before),
        Member(Role.AFTER, level.figure),
        *changes,
    )
    return members if changes and len(members) > len(_ENDS) else None


def _is_the_level_before(passage: Sequence[Mention], at: int) -> bool:
    """Whether a figure is the level that the next one is compared with."""
    mention = passage[at]
    if at + 1 == len(passage) or not passage[at + 1].counts_like(mention):
        return False
    return bool((_FROM.search(mention.lead) or _BEFORE.search(mention.lead)) and _AFTER.search(passage[at + 1].lead))


def _changes_after(passage: Sequence[Mention], at: int) -> tuple[Member, ...]:
    members: list[Member] = []
    for mention in passage[at + 1 :]:
        role = _change_role(mention, passage[at])
        if role is None or role in {member.role for member in members}:
            break
        members.append(Member(role, mention.figure))
    return tuple(members)


def _change_role(mention: Mention, level: Mention) -> Role | None:
    rises, falls = _RISE.search(mention.lead), _FALL.search(mention.lead)
    if not (rises or falls):
        return None
    points = (level.kind, mention.kind) == (UnitKind.PERCENT, UnitKind.POINT)
    if points or (mention.counts_like(level) and level.kind is not UnitKind.PERCENT):
        return Role.CHANGE if rises else Role.DROP
    if mention.kind is UnitKind.PERCENT and level.kind is not UnitKind.PERCENT:
        return Role.RATE if rises else Role.FALL
    return None


def _moves(mention: Mention) -> bool:
    return bool(_RISE.search(mention.lead) or _FALL.search(mention.lead))


def products(passage: Sequence[Mention]) -> Iterator[Relation]:
    """Yield each average with the count that it is taken over and the total, where both are printed once."""
    for average in passage:
        cue = _AVERAGE.search(average.lead)
        if cue is None:
            continue
        each = (cue["each"] or cue["per"]).removeprefix("一")
        others = [mention for mention in passage if mention is not average and not _AVERAGE.search(mention.lead)]
        counts = [mention for mention in others if mention.kind in _COUNTED_BY[each]]
        totals = [mention for mention in others if _are_alike(mention.kind, average.kind) and mention not in counts]
        if len(counts) == len(totals) == 1:
            roles = ((Role.COUNT, counts[0]), (Role.TOTAL, totals[0]), (Role.AVERAGE, average))
            members = tuple(Member(role, mention.figure) for role, mention in roles)
            yield Relation(kind=RelationKind.PRODUCT, members=members, cue=cue[0])


def _are_alike(total: UnitKind, average: UnitKind) -> bool:
    """Whether an average can be of such a total; 场均人数 is printed in 人 where 人次 is meant."""
    return total is average or {total, average} == _IN_PEOPLE
