"""The audit as a whole: its rules, its words, what it never shows."""

import re
from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import given

from tests.domain.small_records import (
    DAY,
    OTHER_COUNTY,
    VILLAGE,
    activity,
    body,
    cadre,
    heads,
    member,
    person,
    present,
    region,
    registration,
    team,
    volunteer,
)
from tests.leaks import leaks
from tests.strategies import registers
from yilao_yiyou.domain.activity import ActivityKind
from yilao_yiyou.domain.audit import RULES, audit
from yilao_yiyou.domain.cadre import Rank
from yilao_yiyou.domain.finding import Severity
from yilao_yiyou.domain.identity import IdNumber
from yilao_yiyou.domain.partial_date import PartialDate
from yilao_yiyou.domain.period import Period
from yilao_yiyou.domain.person import Health
from yilao_yiyou.domain.register import Register, collection_classes

CHINESE = re.compile("[\u4e00-\u9fff]")
NUMBER = "379999194501010014"
HOME = "371499001001"
SECRETS: dict[str, Any] = {
    "name": "欧阳不可示人之名",
    "contact": "00000000000001",
    "id_no": IdNumber(NUMBER),
    "birth": PartialDate(1945, 1, 1),
    "health": Health.CHRONIC,
    "residence": HOME,
    "deceased_on": date(2021, 12, 24),
}

SOUND = Register(
    as_of=date(2022, 12, 31),
    regions=(region("3714"), region("371402")),
    organizations=(body(),),
    people=(person(birth=PartialDate(1950)),),
    cadres=(cadre(),),
    volunteers=(volunteer(),),
    teams=(team(leader="p1", host="o1"),),
    memberships=(member("m1"),),
    activities=(activity(kind=ActivityKind.PATROL, team="t1"),),
    participations=(present("x1", hours=Decimal(2)), heads("h1", 30)),
)


def test_sound_records_have_no_findings() -> None:
    """A small register in which everything agrees is told nothing."""
    assert audit(SOUND) == ()
    assert audit(Register()) == ()


def test_rules_can_be_listed() -> None:
    """Each rule has an id of its own and says in both languages what is wrong and how to mend it."""
    assert len({rule.id for rule in RULES}) == len(RULES)
    for rule in RULES:
        assert re.fullmatch("[A-Z]+(_[A-Z]+)*", rule.id)
        assert all(CHINESE.search(words) for words in (rule.zh, rule.mend_zh))
        assert not any(CHINESE.search(words) for words in (rule.en, rule.mend_en))


def test_findings_come_rule_by_rule() -> None:
    """The order is that of the rules, the same every time."""
    register = Register(activities=(activity(), activity("a2")), teams=(team(host="o9"),))
    order = [rule.id for rule in RULES]

    told = [finding.rule for finding in audit(register)]

    assert sorted(told, key=order.index) == told
    assert set(told) == {"REF_MISSING", "MISSING_VS_ZERO", "DUP_ACTIVITY"}


@given(register=registers())
def test_whatever_the_records_the_audit_answers(register: Register) -> None:
    """It never raises, and each finding names a rule, a collection, both languages and no severity above its rule's."""
    rules = {rule.id: rule for rule in RULES}
    severities = list(Severity)

    for finding in audit(register, as_of=DAY):
        assert finding.record.split("/", 1)[0] in collection_classes()
        assert severities.index(finding.severity) >= severities.index(rules[finding.rule].severity)
        assert CHINESE.search(finding.zh)
        assert finding.en
        assert finding.mend_zh == rules[finding.rule].mend_zh


def test_no_finding_shows_a_sensitive_value() -> None:
    """Names, numbers, contacts, births, residences and posts stay where they are, whatever is told about them."""
    register = Register(
        as_of=date(2020, 1, 1),
        regions=(region("3714"), region("371402")),
        people=(person(**SECRETS), person(**(SECRETS | {"health": Health.GOOD}))),
        cadres=(cadre(post="某要职不可示人", rank=Rank.BUREAU), cadre("c2", unit="o9")),
        volunteers=(volunteer(volunteer_no="37000000000009"),),
        memberships=(member("m1", period=Period.since(DAY)),),
        registrations=(registration(), registration("r2", community=VILLAGE)),
        activities=(activity(), activity("a2", region=OTHER_COUNTY)),
        participations=(present("x1", hours=Decimal(99)), present("x2", at="a2"), present("x3", who="p9")),
    )

    findings = audit(register)

    shown = "\n".join(map(str, findings))
    secrets = (SECRETS["name"], SECRETS["contact"], NUMBER, HOME, "某要职不可示人", "37000000000009")
    assert len({finding.rule for finding in findings}) >= 8
    assert not any(leaks(secret, shown) for secret in secrets)
    assert not any(day in shown for day in ("1945", "2021-12-24"))
