"""Findings: what is doubtful in the records, where, and how to mend it."""

from attrs import frozen

from yilao_yiyou.domain.codes import CodeSet


class Severity(CodeSet):
    """How much a finding matters."""

    ERROR = "error", "错误"
    """It cannot be so."""
    WARNING = "warning", "警告"
    """It may be so, but needs an explanation."""
    INFO = "info", "提示"
    """Worth knowing when reading the figures."""


@frozen(kw_only=True)
class Finding:
    """One doubtful thing, as data: which rule, which record, what is wrong, how to mend it.

    Attributes:
        rule: The rule's id, stable over versions, such as `REF_MISSING`.
        severity: Error, warning or information.
        record: The collection and the id of the record, such as `activities/a-17`.
        field: The field that it is about, where it is about one.
        zh: What is wrong, in Chinese; never the value of a sensitive field.
        en: The same in English.
        mend_zh: How to mend it, in Chinese.
        mend_en: The same in English.

    >>> print(Finding(rule="DUP", severity=Severity.ERROR, record="teams/t1", zh="编号重复", en="id used twice",
    ...               mend_zh="改用新编号", mend_en="choose another id"))
    错误 DUP teams/t1: 编号重复; 改用新编号 (id used twice; choose another id)
    """

    rule: str
    severity: Severity
    record: str
    field: str | None = None
    zh: str
    en: str
    mend_zh: str
    mend_en: str

    def __str__(self) -> str:
        place = self.record if self.field is None else f"{self.record}.{self.field}"
        return f"{self.severity.zh} {self.rule} {place}: {self.zh}; {self.mend_zh} ({self.en}; {self.mend_en})"
