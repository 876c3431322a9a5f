"""Rules on headcounts and hours: what cannot be, what looks copied, what was never counted."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import groupby

from attrs import field, frozen

from yilao_yiyou.domain.activity import CountMethod, HeadsMean, Participation, ParticipationRole, Public
from yilao_yiyou.domain.audit_rules.rule import Fault, Rule
from yilao_yiyou.domain.bounds import Bounds, Exact
from yilao_yiyou.domain.finding import Severity
from yilao_yiyou.domain.register import Register
from yilao_yiyou.domain.unit import UnitKind

_HOURS_A_DAY = 24
_RUN = 5
"""How many equal headcounts in a row are worth a look."""


@frozen
class _Counted:
    """Who was at one activity in one role and of one public, and the headcounts that hold them."""

    persons: dict[str, int] = field(factory=dict[str, int])
    totals: list[Bounds] = field(factory=list[Bounds])
    total_times: list[Bounds] = field(factory=list[Bounds])

    def enter(self, row: Participation) -> None:
        if row.person is not None:
            self.persons[row.person] = max(row.times, self.persons.get(row.person, 0))
        elif row.heads is not None and row.heads_mean is HeadsMean.TOTAL:
            per_time = row.heads.unit.kind is UnitKind.PERSON_TIME
            (self.total_times if per_time else self.totals).append(row.heads.bounds)

    @property
    def is_contradicted(self) -> bool:
        named, times = Bounds(len(self.persons)), Bounds(sum(self.persons.values()))
        return _is_below(self.totals, named) or _is_below(self.total_times, times)


def _is_below(totals: list[Bounds], named: Bounds) -> bool:
    return bool(totals) and Bounds.total(totals).surely_lt(named)


def _names_above_heads(register: Register) -> Iterator[Fault]:
    for activity, rows in register.participations_by_activity.items():
        if not _may_contradict(rows):
            continue
        groups: defaultdict[tuple[ParticipationRole, Public | None], _Counted] = defaultdict(_Counted)
        for row in rows:
            groups[row.role, row.public].enter(row)
        for (role, _), counted in groups.items():
            if counted.is_contradicted:
                yield Fault(
                    record=f"activities/{activity}",
                    zh=f"{role.zh}的总人数少于实名人数",
                    en=f"the total headcount in the role {role.value} is below the named people",
                )


def _may_contradict(rows: tuple[Participation, ...]) -> bool:
    """Return whether some total is below all the named together, which is quickly asked and seldom so."""
    named = sum(row.times for row in rows if row.person is not None)
    return any(
        row.heads is not None
        and row.heads_mean is HeadsMean.TOTAL
        and row.heads.hi is not None
        and row.heads.hi < named
        for row in rows
    )


def _repeat_runs(register: Register) -> Iterator[Fault]:
    hosts: defaultdict[str, list[tuple[date, str, Exact]]] = defaultdict(list)
    for activity in register.activities:
        heads = _exact_heads(register.participations_by_activity.get(activity.id, ()))
        if heads is not None and isinstance(activity.when.start, date):
            hosts[activity.counted_at].append((activity.when.start, activity.id, heads))
    for counted in hosts.values():
        counted.sort(key=lambda each: each[0])
        for _, group in groupby(counted, key=lambda each: each[2]):
            run = list(group)
            if len(run) >= _RUN:
                yield Fault(
                    record=f"activities/{run[0][1]}",
                    zh=f"同一主办单位连续{len(run)}次活动人数完全相同 (至 {run[-1][1]}), 需要核对",
                    en=f"{len(run)} activities of one host running, to {run[-1][1]}, have the same headcount: "
                    "needs checking",
                )


def _exact_heads(rows: tuple[Participation, ...]) -> Exact | None:
    """Return the heads that were really counted at an activity, `None` where there are none or not exactly."""
    heads = [
        row.heads.bounds.point
        for row in rows
        if row.heads is not None and row.method is not CountMethod.ESTIMATED and row.method is not CountMethod.VIEWS
    ]
    known = [each for each in heads if each is not None]
    return sum(known) if heads and len(known) == len(heads) else None


def _hours(register: Register) -> Iterator[Fault]:
    lengths = {activity.id: activity.when.days for activity in register.activities}
    starts = {activity.id: activity.when.start for activity in register.activities}
    days: defaultdict[tuple[str, object], Decimal] = defaultdict(Decimal)
    for row in register.participations:
        length = lengths.get(row.activity)
        if row.hours is None or length is None:
            continue
        if _is_above(row.hours, length, row):
            yield Fault(record=f"participations/{row.id}", field="hours")
        elif row.person is not None and length == 1:
            day = row.person, starts[row.activity]
            before, days[day] = days[day], days[day] + row.hours
            if before <= _HOURS_A_DAY < days[day]:
                yield Fault(
                    record=f"participations/{row.id}",
                    field="hours",
                    zh="同一人同一天各项活动的时长合计超过24小时",
                    en="one person's hours at the activities of one day add up to more than 24",
                )


def _is_above(hours: Decimal, length: int, row: Participation) -> bool:
    """Return whether the hours are more than the people of a row can have given in so many days."""
    people = 1 if row.heads is None else row.heads.hi
    return people is not None and hours > _HOURS_A_DAY * length * people


def _never_counted(register: Register) -> Iterator[Fault]:
    for activity in register.activities:
        if activity.id not in register.participations_by_activity:
            yield Fault(record=f"activities/{activity.id}")


RULES = (
    Rule(
        id="NAMES_LE_HEADS",
        severity=Severity.ERROR,
        zh="总人数少于实名人数",
        en="the total headcount is below the named people",
        mend_zh="核对签到表与总人数; 若人数不含实名人员, 人数口径改为另计",
        mend_en="compare the sign-in list with the headcount; if the named are not in it, say so",
        faults=_names_above_heads,
    ),
    Rule(
        id="HOURS",
        severity=Severity.ERROR,
        zh="服务时长超过活动期间每人每天24小时",
        en="the hours are more than 24 a day and person over the length of the activity",
        mend_zh="核对时长与活动起止日期",
        mend_en="check the hours and the days of the activity",
        faults=_hours,
    ),
    Rule(
        id="REPEAT_RUN",
        severity=Severity.INFO,
        zh="同一主办单位连续多次活动人数完全相同, 需要核对",
        en="activities of one host running have the same headcount: needs checking",
        mend_zh="对照签到表或照片核对; 固定班次人数相同属正常",
        mend_en="compare with the sign-in lists; a fixed class may well have the same number",
        faults=_repeat_runs,
    ),
    Rule(
        id="MISSING_VS_ZERO",
        severity=Severity.INFO,
        zh="活动没有任何参与记录; 没有上报不等于零人",
        en="the activity has no participation; not reported is not zero",
        mend_zh="补录人数; 合计中会缺这一场",
        mend_en="record who or how many took part; totals leave this one out",
        faults=_never_counted,
    ),
)
