"""Completions: what was planned, what was done of it, and the rate that is printed."""

import re
from collections.abc import Iterator, Sequence

from yilao_yiyou.domain.unit import UnitKind
from yilao_yiyou.text.relations.passage import Mention
from yilao_yiyou.text.relations.relation import Member, Relation, RelationKind, Role

_PLANNED = re.compile("(?:计划|目标|任务|应|拟|要求)[^,，;；]*$")
_DONE = re.compile("(?:已|实际|实|完成|建成|开工)[^,，;；]*$")
_RATE = re.compile(
    "(?:完成率|完成比例|达成率|到位率|开工率|完成(?:年度|全年)?(?:计划|目标|任务)(?:数|总数)?的?)(?:为|达到?|约)?$"
)


def completions(passage: Sequence[Mention]) -> Iterator[Relation]:
    """Yield each rate of completion with the plan and what was done, as in 计划1200张,建成1086张,完成率90.5%."""
    for at, rate in enumerate(passage):
        if rate.kind is not UnitKind.PERCENT or _RATE.search(rate.lead) is None or at < len(_PART_AND_PLAN):
            continue
        plan, done = passage[at - 2], passage[at - 1]
        if done.counts_like(plan) and _PLANNED.search(plan.lead) and _DONE.search(done.lead):
            roles = ((Role.WHOLE, plan), (Role.PART, done), (Role.PERCENT, rate))
            members = tuple(Member(role, mention.figure) for role, mention in roles)
            yield Relation(kind=RelationKind.SHARE, members=members, cue="完成率")


_PART_AND_PLAN = (Role.PART, Role.WHOLE)
