"""Rules on ids and on what points to what: missing records, ids used twice, rings, tiers."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain

from yilao_yiyou.domain.audit_rules.rings import Graph, rings
from yilao_yiyou.domain.audit_rules.rule import Fault, Rule
from yilao_yiyou.domain.finding import Severity
from yilao_yiyou.domain.organization import Organization, Sector, Tier
from yilao_yiyou.domain.pointers import Pointer, known_ids, pointers
from yilao_yiyou.domain.register import Record, Register, collection_classes

_SHOWN = 5
"""Ids of a ring that are named; the others are counted."""


def _missing(register: Register) -> Iterator[Fault]:
    known = known_ids(register)
    for name, cls in collection_classes().items():
        records: tuple[Record, ...] = getattr(register, name)
        for pointer in pointers(cls):
            there = frozenset[str]().union(*(known[target] for target in pointer.targets))
            # Seldom is anything missing, and asking for all at once is quick.
            if not there.issuperset(chain.from_iterable(map(pointer.ids, records))):
                yield from _missing_at(name, records, pointer, there)


def _missing_at(name: str, records: Iterable[Record], pointer: Pointer, there: frozenset[str]) -> Iterator[Fault]:
    for record in records:
        missing = [each for each in pointer.ids(record) if each not in there]
        if missing:
            listed, classes = ", ".join(dict.fromkeys(missing)), " / ".join(pointer.targets)
            yield Fault(
                record=f"{name}/{record.id}",
                field=pointer.field,
                zh=f"引用的 {classes} {listed} 不在名册中",
                en=f"{classes} {listed} is not in the register",
            )


def _repeated(register: Register) -> Iterator[tuple[str, str, bool]]:
    """Yield each collection and id that several records have, and whether the records are the same."""
    for name, records in register.collections():
        if len({record.id for record in records}) == len(records):
            continue
        by_id: defaultdict[str, list[Record]] = defaultdict(list)
        for record in records:
            by_id[record.id].append(record)
        for record_id, namesakes in by_id.items():
            if len(namesakes) > 1:
                yield name, record_id, all(other == namesakes[0] for other in namesakes[1:])


def _id_twice(register: Register) -> Iterator[Fault]:
    for name, record_id, same in _repeated(register):
        if not same:
            yield Fault(record=f"{name}/{record_id}", field="id")
    people = known_ids(register)["Person"]
    for minor in register.minors:
        if minor.id in people:
            yield Fault(
                record=f"minors/{minor.id}",
                field="id",
                zh="实名未成年人与人员用了同一编号, 参与记录分不清指谁",
                en="a named minor and a person have this id; a participation cannot tell which is meant",
            )


def _record_twice(register: Register) -> Iterator[Fault]:
    for name, record_id, same in _repeated(register):
        if same:
            yield Fault(record=f"{name}/{record_id}", field="id")


def _cycles(register: Register) -> Iterator[Fault]:
    graphs: tuple[tuple[str, str, Graph], ...] = (
        ("organizations", "parent", {each.id: _above(each.parent) for each in register.organizations}),
        ("teams", "parent", {each.id: _above(each.parent) for each in register.teams}),
        ("programmes", "parent", {each.id: _above(each.parent) for each in register.programmes}),
        ("documents", "basis", {each.id: each.basis for each in register.documents}),
    )
    for name, field, graph in graphs:
        for ring in rings(graph):
            listed = ", ".join(ring[:_SHOWN]) + (" ..." if len(ring) > _SHOWN else "")
            yield Fault(
                record=f"{name}/{ring[0]}",
                field=field,
                zh=f"上下级或依据首尾相接, 共{len(ring)}个: {listed}",
                en=f"{len(ring)} records are above themselves in a ring: {listed}",
            )


def _above(parent: str | None) -> tuple[str, ...]:
    return () if parent is None else (parent,)


_DEPTH = {tier: depth for depth, tier in enumerate(Tier)}

_IN_A_UNIT = frozenset(
    {Sector.AGENCY, Sector.SCHOOL, Sector.ENTERPRISE, Sector.SOCIAL, Sector.UNIVERSITY, Sector.INDUSTRY}
)


def _tiers(register: Register) -> Iterator[Fault]:
    bodies = {body.id: body for body in reversed(register.organizations)}
    for body in register.organizations:
        above = bodies.get(body.parent or "")
        if above is None or _DEPTH[above.tier] < _DEPTH[body.tier] or _may_stand_beside(body, above):
            continue
        level = above.tier is body.tier
        yield Fault(
            record=f"organizations/{body.id}",
            field="parent",
            zh="上级组织与本组织同类同级" if level else "上级组织的层级低于本组织",
            en="the body above is of the same kind and tier" if level else "the body above stands at a lower tier",
            severity=Severity.WARNING if level else None,
        )


def _may_stand_beside(body: Organization, above: Organization) -> bool:
    """Return whether a body may stand at the tier of the one above: a branch in a bureau, a committee in an agency."""
    return body.tier is above.tier and (body.kind is not above.kind or body.sector in _IN_A_UNIT)


RULES = (
    Rule(
        id="REF_MISSING",
        severity=Severity.ERROR,
        zh="引用的记录不在名册中",
        en="a record that is referred to is not in the register",
        mend_zh="补录该记录, 或改正编号",
        mend_en="add that record, or correct the id",
        faults=_missing,
    ),
    Rule(
        id="DUP_ID",
        severity=Severity.ERROR,
        zh="同一编号用于内容不同的记录",
        en="records with different contents have the same id",
        mend_zh="核实是否同一对象: 是则合为一条, 否则改用新编号",
        mend_en="check whether they are the same thing: keep one if so, otherwise give a new id",
        faults=_id_twice,
    ),
    Rule(
        id="DUP_RECORD",
        severity=Severity.WARNING,
        zh="同一记录出现不止一次",
        en="the same record is there more than once",
        mend_zh="保留一条",
        mend_en="keep one of them",
        faults=_record_twice,
    ),
    Rule(
        id="CYCLE",
        severity=Severity.ERROR,
        zh="上下级或依据首尾相接",
        en="records are above themselves in a ring",
        mend_zh="核对上级或依据, 断开其中一处",
        mend_en="check what is above what, and break the ring at one place",
        faults=_cycles,
    ),
    Rule(
        id="PARENT_TIER",
        severity=Severity.ERROR,
        zh="上级组织的层级不高于本组织",
        en="the body above does not stand at a higher tier",
        mend_zh="核对层级与上级组织",
        mend_en="check the tier and the body above",
        faults=_tiers,
    ),
)
