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
_COMPARED_WITH = re.compile("(?:比|较|与)[^,，]*的$")
_A_YEAR = re.compile("年均|每年|逐年|平均")
"""A change of each year is not the one between two levels."""
_OF_THE_LEVEL = re.compile(
    "(?:比|较|与)[^,，]*?(?:上年|去年|同期|年初|年末|年底|上期|上月|上季|原来|[0-9]年|时期|五.?末)(?:末|底|同期)*(?:相比|相较)?"
    "|增加|增长|上升|提高|提升|增幅|净增|减少|下降|降低|降幅|回落|多|少"
    "|同比|环比|可比口径|按可比价|实际|名义|人数|数量|总数|总量|其|又|共|累计|绝对|直接|分别|了|约|近|为|达|到|超过?|有"
    r"|[、，,：:\s(（）)「」“”\"]"
)
"""What may stand between a level and its change without speaking of anything else."""
_AT_CONSTANT_PRICES = re.compile("生产总值|GDP|增加值|总产值|经济总量")
"""What official statistics let grow at constant prices, while its levels are of the prices of each year."""
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
    if level.moves or _COMPARED_WITH.search(level.lead) or _is_the_level_before(passage, at):
        return None
    before = [passage[at - 1]] if at > 0 and _is_the_level_before(passage, at - 1) else []
    changes = _changes_after(passage, at, of_levels=not _are_deflated([*before, level]))
    members = (
        *(Member(Role.BEFORE, mention.figure) for mention in before),
        Member(Role.AFTER, level.figure),
        *changes,
    )
    return members if changes and len(members) > len(_ENDS) else None


def levels_before(passage: Sequence[Mention]) -> Iterator[Mention]:
    """Yield the levels that the next figure of a passage is compared with, which are of another day than it is."""
    return (mention for at, mention in enumerate(passage) if _is_the_level_before(passage, at))


def _is_the_level_before(passage: Sequence[Mention], at: int) -> bool:
    """Whether a figure is the level that the next one is compared with."""
    mention = passage[at]
    if at + 1 == len(passage) or not passage[at + 1].counts_like(mention):
        return False
    return bool((_FROM.search(mention.lead) or _BEFORE.search(mention.lead)) and _AFTER.search(passage[at + 1].lead))


def _changes_after(passage: Sequence[Mention], at: int, *, of_levels: bool) -> tuple[Member, ...]:
    """Return how a level came about; its rate too, if that is the growth of the levels as they are printed."""
    members: list[Member] = []
    for mention in passage[at + 1 :]:
        role = _change_role(mention, passage[at], of_levels=of_levels)
        if role is None or role in {member.role for member in members}:
            break
        members.append(Member(role, mention.figure))
    return tuple(members)


def _change_role(mention: Mention, level: Mention, *, of_levels: bool) -> Role | None:
    if not mention.moves or not _is_of(level, mention.lead):
        return None
    points = (level.kind, mention.kind) == (UnitKind.PERCENT, UnitKind.POINT)
    if points or (mention.counts_like(level) and level.kind is not UnitKind.PERCENT):
        return Role.CHANGE if mention.rises else Role.DROP
    if mention.kind is UnitKind.PERCENT and level.kind is not UnitKind.PERCENT and of_levels:
        return Role.RATE if mention.rises else Role.FALL
    return None


def _is_of(level: Mention, lead: str) -> bool:
    """Whether the words before a change speak of the level before it, over the whole time between its two values."""
    other = _OF_THE_LEVEL.sub("", lead)
    return not _A_YEAR.search(lead) and other in level.lead + level.figure.counted


def _are_deflated(levels: Sequence[Mention]) -> bool:
    return any(
        mention.kind is UnitKind.MONEY and _AT_CONSTANT_PRICES.search(mention.lead + mention.figure.counted)
        for mention in levels
    )


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
