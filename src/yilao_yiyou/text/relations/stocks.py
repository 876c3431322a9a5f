"""Stocks: what there was, what came and what went, and what there is."""

import re
from collections.abc import Iterator, Sequence

from yilao_yiyou.text.relations.levels import AFTER, BEFORE
from yilao_yiyou.text.relations.passage import Mention
from yilao_yiyou.text.relations.relation import Member, Relation, RelationKind, Role

_NEW = re.compile("新(?:增|建|成立|设|办|发展|吸纳|招募|备案|注册|登记|加入)[^,，]*$|增设[^,，]*$")
_CLOSED = re.compile("(?:撤销|注销|关闭|撤并|退出|清退|摘牌|停办)[^,，]*$")
_CUES = ((Role.NEW, _NEW), (Role.CLOSED, _CLOSED), (Role.BEFORE, BEFORE), (Role.AFTER, AFTER))
_STOCKS = (Role.BEFORE, Role.AFTER)


def stock_flows(passage: Sequence[Mention], previous: Sequence[Mention] = ()) -> Iterator[Relation]:
    """Yield each stock with the one before it and what was new and closed between.

    Args:
        passage: The figures of a sentence.
        previous: Those of the sentence before, which may say what there was.
    """
    roles = [(role, mention) for mention in passage if (role := _role(mention)) is not None]
    for first in passage:
        alike = _with_the_day_before([(role, each) for role, each in roles if each.counts_like(first)], previous)
        told = [role for role, _ in alike]
        if len(told) == len(set(told)) and set(_STOCKS) <= set(told) and len(told) > len(_STOCKS):
            members = tuple(Member(role, each.figure) for role, each in alike)
            yield Relation(kind=RelationKind.STOCK_FLOW, members=members, cue="新增")
            return


def _role(mention: Mention) -> Role | None:
    """Return the role that the last cue before a figure gives it."""
    found = [(match.start(), role) for role, cue in _CUES if (match := cue.search(mention.lead)) is not None]
    return max(found, key=lambda each: each[0])[1] if found else None


def _with_the_day_before(alike: list[tuple[Role, Mention]], previous: Sequence[Mention]) -> list[tuple[Role, Mention]]:
    """Return figures of a thing, with the earlier of two dated stocks, here or in the sentence before, as what was."""
    if Role.BEFORE in {role for role, _ in alike}:
        return alike
    stocks = [each for role, each in alike if role is Role.AFTER]
    earlier = [each for each in (*reversed(previous), *stocks[:-1]) if stocks and _is_before(each, stocks[-1])]
    if not earlier:
        return alike
    return [(Role.BEFORE, earlier[-1]), *(pair for pair in alike if pair[1] not in earlier)]


def _is_before(mention: Mention, stock: Mention) -> bool:
    """Whether a figure is a stock of the same thing, of an earlier day."""
    first, last = mention.last_day, stock.last_day
    dated = first is not None and last is not None and first < last
    return dated and _role(mention) in _STOCKS and mention.counts_like(stock)
