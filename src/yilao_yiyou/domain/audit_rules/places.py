"""Rules on places, plaques and projects: what one place carries, who has taken on a project."""

from collections import Counter
from collections.abc import Hashable, Iterator

from yilao_yiyou.domain.audit_rules.belonging import clash_fault
from yilao_yiyou.domain.audit_rules.rule import Fault, Rule
from yilao_yiyou.domain.audit_rules.spans import Span, clashes
from yilao_yiyou.domain.edge import Edge, Extent, Limit, end_after
from yilao_yiyou.domain.finding import Severity
from yilao_yiyou.domain.project import Claim, ClaimStatus
from yilao_yiyou.domain.register import Register
from yilao_yiyou.domain.venue import Designation, DesignationKind


def _open_plaques(register: Register) -> Iterator[Designation]:
    return (plaque for plaque in register.designations if plaque.revoked_on is None)


def _plaque_twice(register: Register) -> Iterator[Fault]:
    first: dict[Hashable, str] = {}
    for plaque in _open_plaques(register):
        # Other titles are as many kinds as there are titles.
        title = plaque.source_label if plaque.kind is DesignationKind.OTHER else None
        other = first.setdefault((plaque.venue, plaque.kind, title), plaque.id)
        if other != plaque.id:
            yield Fault(
                record=f"designations/{plaque.id}",
                field="kind",
                zh=f"同一场所已有同类挂牌 {other} 未撤销",
                en=f"the venue carries a plaque of the same kind, {other}, that is not revoked",
            )


def _shared_venues(register: Register) -> Iterator[Fault]:
    plaques = Counter(plaque.venue for plaque in _open_plaques(register))
    for venue in register.venues:
        number = plaques[venue.id]
        if number > 1:
            yield Fault(
                record=f"venues/{venue.id}",
                zh=f"同一场所挂有{number}块牌, 挂牌数多于场所数",
                en=f"the venue carries {number} plaques; there are more plaques than places",
            )


def _claimed_twice(register: Register) -> Iterator[Fault]:
    spans = (
        # All who share a project hold it together.
        Span(claim.project, "shared" if claim.shared else f"alone {claim.id}", claim.id, _held(claim))
        for claim in register.claims
        if claim.status is not ClaimStatus.WITHDRAWN
    )
    for clash in clashes(spans):
        yield clash_fault("claims", "project", clash)


def _held(claim: Claim) -> Extent:
    return Extent.of(claim.claimed_on, _end(claim))


def _end(claim: Claim) -> Limit:
    is_untold = claim.ended_on is None and claim.status is ClaimStatus.FINISHED
    return Edge.UNKNOWN if is_untold else end_after(claim.ended_on)


RULES = (
    Rule(
        id="CLAIM_TWICE",
        severity=Severity.ERROR,
        zh="同一项目同时被认领两次",
        en="one project is claimed twice at once",
        mend_zh="确为共同认领的, 各条都标明共同认领; 否则结束其中一条",
        mend_en="mark every claim as shared if they are; otherwise end one of them",
        faults=_claimed_twice,
    ),
    Rule(
        id="DESIGNATION_TWICE",
        severity=Severity.ERROR,
        zh="同一场所有两块未撤销的同类挂牌",
        en="one venue carries two plaques of the same kind, neither revoked",
        mend_zh="提档升级的撤销原牌; 重复录入的删去一条",
        mend_en="revoke the old plaque if it was raised to a higher level; otherwise remove one",
        faults=_plaque_twice,
    ),
    Rule(
        id="SHARED_VENUE",
        severity=Severity.INFO,
        zh="同一场所挂有多块牌",
        en="one venue carries several plaques",
        mend_zh="报告阵地数时, 同时写明不重复的场所数",
        mend_en="report distinct places beside plaques",
        faults=_shared_venues,
    ),
)
