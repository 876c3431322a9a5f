"""Rules on divisions: codes that the register's own tree does not know, and what is odd about the tree."""

from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial

from attrs import frozen

from yilao_yiyou.domain.audit_rules.rule import Fault, Rule
from yilao_yiyou.domain.fields import Column, describe
from yilao_yiyou.domain.finding import Severity
from yilao_yiyou.domain.region import Region, RegionCode
from yilao_yiyou.domain.register import Record, Register, collection_classes
from yilao_yiyou.errors import RegionTreeError

_MAY_LIE_ELSEWHERE = frozenset({("people", "residence"), ("documents", "place")})
"""Where a division of another part of the country is nothing odd."""


@frozen
class _Known:
    """The divisions that a register's tree knows, and those above them."""

    codes: frozenset[str]
    tops: frozenset[str]
    lengths: tuple[int, ...]

    @classmethod
    def of(cls, register: Register) -> "_Known":
        own = {region.code for region in register.regions}
        above = {ancestor for code in own for ancestor in code.ancestors}
        return cls(
            codes=frozenset(own | above),
            tops=frozenset(code for code in own if code.parent not in own),
            lengths=tuple(sorted({len(code) for code in own}, reverse=True)),
        )

    def knows(self, code: str) -> bool:
        """Return whether a division is known as far down as the tree goes."""
        reach = next((length for length in self.lengths if length <= len(code)), len(code))
        return code[:reach] in self.codes

    def lies_below(self, code: str) -> bool:
        """Return whether a division would have its place in the tree."""
        return any(code.startswith(top) for top in self.tops)


def _unknown(register: Register) -> Iterator[Fault]:
    if not register.regions:
        return
    known = _Known.of(register)
    for name, cls in collection_classes().items():
        for column in describe(cls).columns:
            if column.base is RegionCode and cls is not Region:
                yield from _unknown_in(name, column, getattr(register, name), known)


def _unknown_in(name: str, column: Column, records: tuple[Record, ...], known: _Known) -> Iterator[Fault]:
    numbers: Counter[RegionCode] = Counter()
    first: dict[RegionCode, str] = {}
    for record in records:
        for code in _codes(record, column):
            numbers[code] += 1
            first.setdefault(code, record.id)
    elsewhere = (name, column.name) in _MAY_LIE_ELSEWHERE
    for code, number in numbers.items():
        if known.knows(code) or (elsewhere and not known.lies_below(code)):
            continue
        shown = "" if column.label.is_masked else f" {code}"
        yield Fault(
            record=f"{name}/{first[code]}",
            field=column.name,
            zh=f"区划{shown} 不在名册的区划树中, 共{number}条记录, 此为其一",
            en=f"division{shown} is not in the register's tree; {number} records have it, this being the first",
        )


def _codes(record: Record, column: Column) -> tuple[RegionCode, ...]:
    if column.is_many:
        codes: tuple[RegionCode, ...] = getattr(record, column.name)
        return codes
    code: RegionCode | None = getattr(record, column.name)
    return () if code is None else (code,)


def _odd(register: Register, *, rule: str) -> Iterator[Fault]:
    try:
        tree = register.tree
    except RegionTreeError:
        # A code that is there twice and differs is told by DUP_ID.
        return
    for finding in tree.findings():
        if finding.rule == rule:
            yield Fault(record=finding.record, zh=finding.zh, en=finding.en, severity=finding.severity)


def _of_tree(rule: str) -> Callable[[Register], Iterator[Fault]]:
    return partial(_odd, rule=rule)


RULES = (
    Rule(
        id="REGION_UNKNOWN",
        severity=Severity.WARNING,
        zh="区划不在名册的区划树中",
        en="the division is not in the register's tree",
        mend_zh="核对代码与区划版次, 或补录该区划",
        mend_en="check the code and the edition of the divisions, or add the division",
        faults=_unknown,
        source="GB/T 2260; 国统字〔2009〕91号",
    ),
    Rule(
        id="REGION_ORPHAN",
        severity=Severity.WARNING,
        zh="上级区划不在名册中",
        en="the division above is missing",
        mend_zh="补上上级区划, 或核对代码",
        mend_en="add the division above, or check the code",
        faults=_of_tree("REGION_ORPHAN"),
    ),
    Rule(
        id="REGION_EDITIONS",
        severity=Severity.WARNING,
        zh="区划来自不同版次或不同发布单位",
        en="divisions are of several editions or issuers",
        mend_zh="只用一个版次, 变更写成 DivisionChange",
        mend_en="use one edition and record the changes as DivisionChange",
        faults=_of_tree("REGION_EDITIONS"),
    ),
    Rule(
        id="REGION_NAMESAKE",
        severity=Severity.WARNING,
        zh="同一上级之下有同名区划",
        en="two divisions below the same one have one name",
        mend_zh="按代码而不按名称匹配",
        mend_en="match by code, not by name",
        faults=_of_tree("REGION_NAMESAKE"),
    ),
    Rule(
        id="REGION_RANGE",
        severity=Severity.INFO,
        zh="区划代码末段不在标准规定的区间之内",
        en="the last digits of a code are outside the ranges of the standard",
        mend_zh="多为功能区或特殊单位, 核对后可保留",
        mend_en="often a zone or special unit; keep it once checked",
        faults=_of_tree("REGION_RANGE"),
        source="国统字〔2009〕91号",
    ),
)
