"""Rules on activities and their counts: what cannot be, what looks copied, what was never counted."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator
from datetime import date
from fractions import Fraction
from itertools import groupby
from operator import attrgetter
from typing import TypeAlias

from attrs import field, fields, frozen

from yilao_yiyou.domain.activity import Activity, CountMethod, HeadsMean, Mode, Participation, ParticipationRole
from yilao_yiyou.domain.audit_rules.attendances import attendances
from yilao_yiyou.domain.audit_rules.rule import Fault, Rule
from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.finding import Severity
from yilao_yiyou.domain.region import Level
from yilao_yiyou.domain.register import Register
from yilao_yiyou.domain.unit import UnitKind

_HOURS_A_DAY = 24
_RUN = 5
"""How many equal headcounts in a row are worth a look."""


@frozen
class _Counted:
    """Who and how many were at one activity in one role and of one public."""

    persons: dict[str, int] = field(factory=dict[str, int])
    totals: list[Bounds] = field(factory=list[Bounds])
    total_times: list[Bounds] = field(factory=list[Bounds])


def _names_above_heads(register: Register) -> Iterator[Fault]:
    groups: defaultdict[Hashable, _Counted] = defaultdict(_Counted)
    for row in register.participations:
        _enter(groups[row.activity, row.role, row.public], row)
    for (activity, role, _), counted in _items(groups):
        named, times = Bounds(len(counted.persons)), Bounds(sum(counted.persons.values()))
        if _is_below(counted.totals, named) or _is_below(counted.total_times, times):
            yield Fault(
                record=f"activities/{activity}",
                zh=f"总人数少于实名人数 ({role.zh})",
                en=f"the total headcount is below the named people ({role.value})",
            )


_Group: TypeAlias = tuple[str, ParticipationRole, object]


def _items(groups: "defaultdict[Hashable, _Counted]") -> Iterator[tuple[_Group, _Counted]]:
    raise NotImplementedError
