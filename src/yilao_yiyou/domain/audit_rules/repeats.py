"""Rules on activities that cannot both be, or may be one."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date
from operator import attrgetter

from attrs import fields

from yilao_yiyou.domain.activity import Activity, Mode, ParticipationRole
from yilao_yiyou.domain.audit_rules.rule import Fault, Rule
from yilao_yiyou.domain.finding import Severity
from yilao_yiyou.domain.region import Level
from yilao_yiyou.domain.register import Register

_ENTRY = frozenset({"id", "recorded_on"})
"""What differs when one activity is entered twice."""


def _same_activity(register: Register) -> Iterator[Fault]:
    alike: defaultdict[tuple[object, ...], list[Activity]] = defaultdict(list)
    for activity in register.activities:
        # Few activities share these, so that few need be compared in full.
        alike[activity.region, activity.hosts, activity.name, activity.when.start].append(activity)
    contents: Callable[[Activity], tuple[object, ...]] = attrgetter(
        *(attribute.name for attribute in fields(Activity) if attribute.name not in _ENTRY)
    )
    for group in alike.values():
        first: dict[tuple[object, ...], str] = {}
        for activity in group if len(group) > 1 else ():
            other = first.setdefault(contents(activity), activity.id)
            if other != activity.id:
                yield Fault(
                    record=f"activities/{activity.id}",
                    zh=f"与活动 {other} 除编号外完全相同, 可能重复录入",
                    en=f"it is the same as {other} but for the id; it may have been entered twice",
                )


def _two_places(register: Register) -> Iterator[Fault]:
    spots = {activity.id: spot for activity in register.activities if (spot := _spot(activity)) is not None}
    seen: dict[tuple[str, date], tuple[str, str]] = {}
    for row in register.participations:
        spot = spots.get(row.activity)
        if spot is None or row.person is None or row.role is ParticipationRole.VIEWER:
            continue
        county, day = spot
        before, other = seen.setdefault((row.person, day), (county, row.activity))
        if before != county:
            yield Fault(
                record=f"participations/{row.id}",
                field="person",
                zh=f"同一人同一天在两个县参加现场活动 ({other} 与 {row.activity})",
                en=f"one person was on site in two counties on one day ({other} and {row.activity})",
            )


def _spot(activity: Activity) -> tuple[str, date] | None:
    """Return the county and the day of an activity on site, where it has one of each."""
    county, day = activity.region.at(Level.COUNTY), activity.when.last_day
    if county is None or day is None or day != activity.when.start or activity.mode is not Mode.ON_SITE:
        return None
    return county, day


RULES = (
    Rule(
        id="SAME_PERSON_TWO_PLACES",
        severity=Severity.WARNING,
        zh="同一人同一天在两个县参加现场活动",
        en="one person was on site in two counties on one day",
        mend_zh="核对签到与日期; 警惕代签和重复登记",
        mend_en="check the sign-in lists and the days; somebody may have signed for another",
        faults=_two_places,
    ),
    Rule(
        id="DUP_ACTIVITY",
        severity=Severity.WARNING,
        zh="两条活动除编号外完全相同, 可能重复录入",
        en="two activities are the same but for the id; one may have been entered twice",
        mend_zh="确为一场的删去一条; 确为两场的补充名称、场所或时间以示区别",
        mend_en="remove one if they are one; otherwise tell them apart by name, venue or day",
        faults=_same_activity,
    ),
)
