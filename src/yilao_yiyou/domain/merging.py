"""Merging: two registers as one, with a finding for everything that does not agree."""

from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from attrs import frozen

from yilao_yiyou.domain.fields import describe
from yilao_yiyou.domain.finding import Finding, Severity
from yilao_yiyou.domain.region import RegionCode
from yilao_yiyou.domain.register import Record, Register

T = TypeVar("T")


@frozen
class Merged:
    """One register made of two, and what did not agree.

    Attributes:
        register: The records of both, each id once.
        findings: Where the two differed, and what was kept.
    """

    register: Register
    findings: tuple[Finding, ...]


def merge(first: Register, second: Register) -> Merged:
    """Return the records of two registers as one register, by id.

    Identical records become one. Where one id has different contents the first register's record is kept, and a
    finding names the fields that differ, never their values. The records of the first come first, then what is new in
    the second, each in its order; without conflicts it does not matter in which order three registers are merged.

    The scope of the whole is the smallest division that holds both scopes, its day the later of the two; it is
    synthetic if either is. What only one register says of itself holds for the whole. Where both have records and
    differ in what they say of themselves, a finding tells it.

    >>> from yilao_yiyou.domain.team import Team, TeamKind
    >>> team = Team(id="t1", name="某巡河队", kind=TeamKind.PATROL, region="371482")
    >>> merged = merge(Register(scope="371482", teams=(team,)), Register(scope="371402", teams=(team,)))
    >>> len(merged.register), merged.register.scope, [finding.rule for finding in merged.findings]
    (1, '3714', ['MERGE_SCOPE'])
    """
    findings: list[Finding] = [*_differences(first, second)]
    changed: dict[str, Any] = {}
    for (name, records), (_, more) in zip(first.collections(), second.collections(), strict=True):
        changed[name] = _united(name, (*records, *more), findings)
    register = Register(
        title=_either(first.title, second.title),
        scope=_common_scope(first.scope, second.scope),
        as_of=max((day for day in (first.as_of, second.as_of) if day is not None), default=None),
        synthetic=first.synthetic or second.synthetic,
        **changed,
    )
    return Merged(register, tuple(findings))


def _either(first: T | None, second: T | None) -> T | None:
    return second if first is None else first


def _common_scope(first: RegionCode | None, second: RegionCode | None) -> RegionCode | None:
    """Return the smallest division that holds both, `None` where only the country does."""
    if first is None or second is None:
        return _either(first, second)
    return next((code for code in (first, *first.ancestors) if second.within(code)), None)


def _united(name: str, records: Iterable[Record], findings: list[Finding]) -> tuple[Record, ...]:
    kept: dict[str, Record] = {}
    for record in records:
        there = kept.setdefault(record.id, record)
        if there is not record and there != record:
            findings.append(_conflict(name, there, record))
    return tuple(kept.values())


def _conflict(name: str, kept: Record, left: Record) -> Finding:
    cls: type = type(kept)
    differing = [column for column in describe(cls).columns if getattr(kept, column.name) != getattr(left, column.name)]
    zh = "、".join(column.label.zh for column in differing)
    en = ", ".join(column.name for column in differing)
    return Finding(
        rule="MERGE_CONFLICT",
        severity=Severity.ERROR,
        record=f"{name}/{kept.id}",
        field=differing[0].name if len(differing) == 1 else None,
        zh=f"两份名册中同一编号的记录不一致 ({zh}), 保留了前一份的",
        en=f"the records with this id differ in {en}; the first register's was kept",
        mend_zh="核实后在两份名册中改为一致, 或给其中一条换用新编号",
        mend_en="make them agree in both registers, or give one of them a new id",
    )


_TOLD = (
    ("title", Severity.INFO, "名称不同, 用了前一份的", "the titles differ; the first was kept"),
    (
        "scope",
        Severity.INFO,
        "区划不同, 取包含两者的最小区划",
        "the scopes differ; the smallest division that holds both was taken",
    ),
    (
        "as_of",
        Severity.WARNING,
        "截至日期不同, 取较晚的; 较早一份的时点数可能已过时",
        "the days they speak of differ; the later was taken, and stocks of the earlier one may be out of date",
    ),
    (
        "synthetic",
        Severity.WARNING,
        "合成数据与真实数据合在一起, 整体标为合成数据",
        "invented records are mixed with real ones; the whole is marked as synthetic",
    ),
)
"""What a register says of itself, and what is to be said where two registers differ in it."""


def _differences(first: Register, second: Register) -> Iterator[Finding]:
    if not (len(first) and len(second)):
        # Nothing was said of an empty register's records.
        return
    for name, severity, zh, en in _TOLD:
        said = (getattr(first, name), getattr(second, name))
        if None not in said and said[0] != said[1]:
            yield Finding(
                rule=f"MERGE_{name.upper()}",
                severity=severity,
                record="register",
                field=name,
                zh=zh,
                en=en,
                mend_zh="确认后可用 attrs.evolve 改写",
                mend_en="change it with attrs.evolve once it is settled",
            )
