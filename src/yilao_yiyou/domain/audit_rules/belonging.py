"""Rules on people's places: one formal branch, one open registration, one chair, one valid cadre record."""

from collections import defaultdict
from collections.abc import Iterator

from yilao_yiyou.domain.audit_rules.rule import Fault, Rule
from yilao_yiyou.domain.audit_rules.spans import Clash, Span, clashes, extent_of
from yilao_yiyou.domain.cadre import RegistrationState
from yilao_yiyou.domain.finding import Severity
from yilao_yiyou.domain.organization import Office
from yilao_yiyou.domain.reference import ReferenceKind
from yilao_yiyou.domain.register import Register


def clash_fault(name: str, field: str | None, clash: Clash) -> Fault:
    """Return the fault of a record that clashes with another, a warning where that is not sure."""
    return Fault(
        record=f"{name}/{clash.later}",
        field=field,
        zh=f"与 {clash.earlier} 的时间{'' if clash.sure else '可能'}重叠",
        en=f"its days {'overlap' if clash.sure else 'may overlap'} those of {clash.earlier}",
        severity=None if clash.sure else Severity.WARNING,
    )


def _formal_twice(register: Register) -> Iterator[Fault]:
    spans = (
        Span(row.person, row.group.id, row.id, extent_of(row.period)) for row in register.memberships if row.formal
    )
    for clash in clashes(spans):
        yield clash_fault("memberships", "formal", clash)


def _chair_twice(register: Register) -> Iterator[Fault]:
    spans = (
        Span(row.organization, row.person, row.id, extent_of(row.period))
        for row in register.appointments
        if row.office is Office.CHAIR
    )
    for clash in clashes(spans):
        yield clash_fault("appointments", "office", clash)


def _cadre_twice(register: Register) -> Iterator[Fault]:
    spans = (Span(row.person, row.id, row.id, extent_of(row.valid)) for row in register.cadres)
    for clash in clashes(spans):
        yield clash_fault("cadres", "person", clash)


def _registered_twice(register: Register) -> Iterator[Fault]:
    first: dict[str, str] = {}
    for row in register.registrations:
        if row.state is RegistrationState.REGISTERED and first.setdefault(row.person, row.id) != row.id:
            yield Fault(
                record=f"registrations/{row.id}",
                field="community",
                zh=f"该人员的另一报到 {first[row.person]} 尚未转出或注销",
                en=f"another registration of the person, {first[row.person]}, has not ended",
            )


def _leaders(register: Register) -> Iterator[Fault]:
    members: defaultdict[str, set[str]] = defaultdict(set)
    for row in register.memberships:
        if row.group.kind is ReferenceKind.TEAM:
            members[row.group.id].add(row.person)
    for team in register.teams:
        if team.leader is not None and team.id in members and team.leader not in members[team.id]:
            yield Fault(record=f"teams/{team.id}", field="leader")


def _registered_elsewhere(register: Register) -> Iterator[Fault]:
    for row in register.registrations:
        home = register.residence_of(row.person)
        if row.state is RegistrationState.REGISTERED and home is not None and not row.community.within(home):
            yield Fault(record=f"registrations/{row.id}", field="community")


RULES = (
    Rule(
        id="FORMAL_BRANCH_TWICE",
        severity=Severity.ERROR,
        zh="同一人的正式组织关系同时在两个党支部",
        en="one person is formally in two party branches at once",
        mend_zh="正式组织关系只留一处; 功能型党组织不转移组织关系",
        mend_en="leave the formal membership in one branch; a functional branch does not move it",
        faults=_formal_twice,
    ),
    Rule(
        id="OPEN_REGISTRATION_TWICE",
        severity=Severity.ERROR,
        zh="同一人有两个未结束的社区报到",
        en="one person has two registrations that have not ended",
        mend_zh="把较早的一个改为已转出或已注销, 并填写离开日期",
        mend_en="end the older one as transferred or cancelled, with its last day",
        faults=_registered_twice,
    ),
    Rule(
        id="CHAIR_TWICE",
        severity=Severity.ERROR,
        zh="同一组织同时有两位主任",
        en="one body has two chairs at once",
        mend_zh="核对任期, 或改为名誉主任、执行主任等职务",
        mend_en="check the terms, or record the other as honorary or executive chair",
        faults=_chair_twice,
    ),
    Rule(
        id="CADRE_COUNTED_TWICE",
        severity=Severity.ERROR,
        zh="同一人同时有两份有效的离退休干部档案, 统计会重复",
        en="one person has two valid cadre records at once and would be counted twice",
        mend_zh="只留实际管理单位的一份, 其余写明管理期间的终点 (不重不漏)",
        mend_en="keep the record of the office in charge, and end the other",
        faults=_cadre_twice,
    ),
    Rule(
        id="LEADER_NOT_MEMBER",
        severity=Severity.WARNING,
        zh="队伍的负责人不在其成员之中",
        en="the team's leader is not among its members",
        mend_zh="补录负责人的隶属, 或更换负责人",
        mend_en="record the leader's membership, or name another leader",
        faults=_leaders,
    ),
    Rule(
        id="REGISTRATION_RESIDENCE",
        severity=Severity.INFO,
        zh="报到社区不在已知的居住区域之内",
        en="the community of registration is not in the division of residence that is known",
        mend_zh="核对居住地, 或确认人户分离",
        mend_en="check the residence, or confirm that the person lives elsewhere",
        faults=_registered_elsewhere,
    ),
)
