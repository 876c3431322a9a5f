"""Findings about one value: what is doubtful in a text before any record holds it."""

from attrs import frozen

from yilao_yiyou.domain.finding import Severity


@frozen(kw_only=True)
class ValueFinding:
    """What is doubtful in one value, as data that never holds the value itself.

    A finding is a constant of the rule that it comes from, so it can be logged, counted and printed even
    where the value is a citizen's identification number.

    Attributes:
        code: A stable word for the rule, such as `id-check-digit`.
        severity: Error, warning or information.
        zh: What is wrong, in Chinese.
        en: The same in English.
        mend_zh: How to mend it, in Chinese.
        mend_en: The same in English.

    >>> print(ValueFinding(code="id-length", severity=Severity.ERROR, zh="位数不对", en="the length is wrong",
    ...                    mend_zh="请补全", mend_en="complete it"))
    错误 id-length: 位数不对; 请补全 (the length is wrong; complete it)
    """

    code: str
    severity: Severity
    zh: str
    en: str
    mend_zh: str
    mend_en: str

    def __str__(self) -> str:
        return f"{self.severity.zh} {self.code}: {self.zh}; {self.mend_zh} ({self.en}; {self.mend_en})"
