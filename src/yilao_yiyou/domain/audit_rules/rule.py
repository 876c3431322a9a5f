"""What a rule of the audit is, and what it answers with."""

from collections.abc import Callable, Iterator

from attrs import frozen

from yilao_yiyou.domain.finding import Finding, Severity
from yilao_yiyou.domain.register import Register


@frozen(kw_only=True)
class Fault:
    """One place where a rule does not hold.

    Attributes:
        record: The collection and the id of the record, such as `activities/a-17`.
        field: The field that it is about, where it is about one.
        zh: What is wrong here, in Chinese, where there is more to say than the rule does; never a sensitive value.
        en: The same in English.
        severity: How much it matters, where that is less than the rule says.
    """

    record: str
    field: str | None = None
    zh: str | None = None
    en: str | None = None
    severity: Severity | None = None


@frozen(kw_only=True)
class Rule:
    """One thing that must hold of a register, with its words, so that the rules can be listed.

    Attributes:
        id: Stable over versions.
        severity: How much it matters at most.
        zh: What is wrong where it does not hold, in Chinese.
        en: The same in English.
        mend_zh: How to mend it, in Chinese.
        mend_en: The same in English.
        faults: Finds the places where it does not hold; never raises.
        source: The law or standard that it rests on, where there is one.
    """

    id: str
    severity: Severity
    zh: str
    en: str
    mend_zh: str
    mend_en: str
    faults: Callable[[Register], Iterator[Fault]]
    source: str | None = None

    def findings(self, register: Register) -> Iterator[Finding]:
        """Yield a finding for each place where the rule does not hold."""
        for fault in self.faults(register):
            yield Finding(
                rule=self.id,
                severity=fault.severity or self.severity,
                record=fault.record,
                field=fault.field,
                zh=fault.zh or self.zh,
                en=fault.en or self.en,
                mend_zh=self.mend_zh,
                mend_en=self.mend_en,
            )
