"""Changes: levels with the one before, the change between them and its rate."""

import re
from collections.abc import Iterator, Sequence

from yilao_yiyou.domain.unit import UnitKind
from yilao_yiyou.text.relations.levels import A_YEAR_EARLIER, AFTER, BECAME, BEFORE, FROM
from yilao_yiyou.text.relations.passage import Mention
from yilao_yiyou.text.relations.relation import Member, Relation, RelationKind, Role

_TWO = 2
"""Two figures of a change cannot contradict each other."""
_RATES = {UnitKind.PERCENT, UnitKind.FACTOR}
_COMPARED_WITH = re.compile("(?:比|较|与)[^,，]*的$")
_A_YEAR = re.compile("年均|每年|逐年|平均")
"""A change of each year is not the one between two levels."""
_OF_THE_LEVEL = re.compile(
    "(?:比|较|与)[^,，]*?(?:上年|去年|同期|年初|年末|年底|上期|上月|上季|原来|[0-9]年|时期|五.?末)(?:末|底|同期)*(?:相比|相较)?"
    "|增加|增长|上升|提高|提升|增幅|净增|减少|下降|降低|降幅|回落|多|少|翻"
    "|同比|环比|可比口径|按可比价|实际|名义|人数|数量|总数|总量|其|又|共|累计|绝对|直接|分别|了|约|近|为|达|到|超过?|有"
    r"|[、，,：:\s(（）)「」“”\"]"
)
"""What may stand between a level and its change without speaking of anything else."""
_AT_CONSTANT_PRICES = re.compile("生产总值|GDP|增加值|总产值|经济总量")
"""What official statistics let grow at constant prices, while its levels are of the prices of each year."""


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
    told_after = _is_told_after(passage, at)
    before = [passage[at + 1]] if told_after else _told_before(passage, at)
    changes = _changes_after(level, passage[at + 1 + told_after :], of_levels=not _are_deflated([*before, level]))
    members = (
        *(Member(Role.BEFORE, mention.figure) for mention in before),
        Member(Role.AFTER, level.figure),
        *changes,
    )
    return members if changes and len(members) > _TWO else None


def levels_before(passage: Sequence[Mention]) -> Iterator[Mention]:
    """Yield the levels that another figure of a passage is compared with, which are of another day than it is."""
    for at, mention in enumerate(passage):
        if _is_the_level_before(passage, at) or (at > 0 and _is_told_after(passage, at - 1)):
            yield mention


def _told_before(passage: Sequence[Mention], at: int) -> list[Mention]:
    return [passage[at - 1]] if at > 0 and _is_the_level_before(passage, at - 1) else []


def _is_the_level_before(passage: Sequence[Mention], at: int) -> bool:
    """Whether a figure is the level that the next one is compared with."""
    mention = passage[at]
    if at + 1 == len(passage) or not passage[at + 1].counts_like(mention):
        return False
    after = passage[at + 1].lead
    if FROM.search(mention.lead):
        return AFTER.search(after) is not None or BECAME.fullmatch(after) is not None
    return BEFORE.search(mention.lead) is not None and AFTER.search(after) is not None


def _is_told_after(passage: Sequence[Mention], at: int) -> bool:
    """Whether the next figure is the level that a figure is compared with, as in 1200人,上年为1000人."""
    if at + 1 == len(passage):
        return False
    level, other = passage[at], passage[at + 1]
    if not other.counts_like(level) or A_YEAR_EARLIER.match(other.lead) is None:
        return False
    return level.last_day is None or other.last_day is None or other.last_day < level.last_day


def _changes_after(level: Mention, after: Sequence[Mention], *, of_levels: bool) -> tuple[Member, ...]:
    """Return how a level came about; its rate too, if that is the growth of the levels as they are printed."""
    members: list[Member] = []
    for mention in after:
        role = _change_role(mention, level, of_levels=of_levels)
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
    if mention.kind in _RATES and level.kind is not UnitKind.PERCENT and of_levels:
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
