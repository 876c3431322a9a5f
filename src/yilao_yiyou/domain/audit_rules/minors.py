"""Rules on children: headcounts by default, named only for a reason, never at work beside the water."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import date

from yilao_yiyou.domain.activity import ActivityKind, ParticipationRole, Public
from yilao_yiyou.domain.audit_rules.rule import Fault, Rule
from yilao_yiyou.domain.finding import Severity
from yilao_yiyou.domain.partial_date import PartialDate
from yilao_yiyou.domain.person import Person
from yilao_yiyou.domain.register import Register
from yilao_yiyou.errors import PartialDateError

_OF_AGE = 18
_NOT_HELPING = frozenset({ParticipationRole.AUDIENCE, ParticipationRole.BENEFICIARY, ParticipationRole.VIEWER})


def _births(register: Register) -> dict[str, PartialDate | None]:
    """Return the birth of every person, where it is known."""
    return {person.id: _birth(person) for person in register.people}


def _birth(person: Person) -> PartialDate | None:
    if person.birth is not None or person.id_no is None or person.id_no.kind.is_short:
        # A number with two digits for the year does not say the century.
        return person.birth
    with suppress(PartialDateError):
        return PartialDate.of(person.id_no.birth)
    return None


def _is_of_age(birth: PartialDate | None, day: date | None) -> bool | None:
    """Return whether somebody is of age on a day, `None` where that is not known."""
    if birth is None or day is None or day < birth.earliest:
        return None
    years = day.year - birth.year
    if years != _OF_AGE:
        return years > _OF_AGE
    fewest, most = birth.age_on(day)
    return None if fewest < _OF_AGE <= most else fewest >= _OF_AGE


def _last_days(register: Register, kind: ActivityKind | None = None) -> dict[str, date | None]:
    """Return the last day of every activity, or of those of a kind."""
    return {each.id: each.when.last_day for each in register.activities if kind is None or each.kind is kind}


def _named_minors(register: Register) -> Iterator[Fault]:
    births, days = _births(register), _last_days(register)
    named = {minor.id for minor in register.minors}
    for row in register.participations:
        if row.person is None or row.person not in births or row.person in named or row.activity not in days:
            continue
        of_age = _is_of_age(births[row.person], days[row.activity])
        if of_age is False:
            yield Fault(record=f"participations/{row.id}", field="person")
        elif of_age is None and row.public is Public.CHILD:
            yield Fault(
                record=f"participations/{row.id}",
                field="person",
                zh="人群为未成年人而该人员是否成年不明, 按未成年人对待",
                en="the public is children and the person is not known to be of age, so is taken for a minor",
            )


def _minors_on_patrol(register: Register) -> Iterator[Fault]:
    days = _last_days(register, ActivityKind.PATROL)
    named = {minor.id for minor in register.minors}
    births = {**_births(register), **{minor.id: minor.birth for minor in register.minors}}
    for row in register.participations:
        if row.activity not in days or row.role in _NOT_HELPING:
            continue
        if row.heads is not None:
            if row.public is Public.CHILD and row.heads.hi != 0:
                yield Fault(record=f"participations/{row.id}", field="heads")
            continue
        of_age = _is_of_age(births.get(row.person or ""), days[row.activity])
        if of_age is False or (of_age is None and (row.person in named or row.public is Public.CHILD)):
            yield Fault(record=f"participations/{row.id}", field="person")


RULES = (
    Rule(
        id="MINOR_NAMED",
        severity=Severity.ERROR,
        zh="以普通人员身份实名记录了未成年人",
        en="a minor is named as an ordinary person",
        mend_zh="改为人数; 确需实名的用实名未成年人 (NamedMinor) 并写明处理依据",
        mend_en="record a headcount; where a name is needed use NamedMinor with its legal basis",
        faults=_named_minors,
        source="个人信息保护法第28、31条; 未成年人网络保护条例第36条",
    ),
    Rule(
        id="PATROL_MINOR",
        severity=Severity.WARNING,
        zh="未满18周岁者参加了巡河巡湖",
        en="somebody under 18 took part in a patrol",
        mend_zh="核对年龄与角色; 未成年人不参加可能发生人身危险的志愿服务",
        mend_en="check the age and the role; minors do not volunteer where life may be in danger",
        faults=_minors_on_patrol,
        source="山东省志愿服务条例第10条",
    ),
)
