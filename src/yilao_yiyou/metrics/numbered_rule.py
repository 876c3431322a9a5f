"""What a numbered rule is: its words, how much it matters, and what it can be held against."""

from attrs import frozen

from yilao_yiyou.domain.codes import CodeSet
from yilao_yiyou.domain.finding import Finding, Severity


class Subject(CodeSet):
    """What a rule can be held against."""

    REGISTER = "register", "名册"
    TABLES = "tables", "指标表"
    FIGURES = "figures", "公布数据"
    ATTENDANCE = "attendance", "参与表"


@frozen(kw_only=True)
class NumberedRule:
    """One rule of the rulebook, with its words.

    Attributes:
        code: Its number, such as `R05`.
        ids: What its findings are called; the first is its own name.
        severity: How much it matters at most.
        zh: What must hold, in Chinese.
        en: The same in English.
        mend_zh: How to mend it where it does not hold, in Chinese.
        mend_en: The same in English.
        subjects: What it is held against.
    """

    code: str
    ids: tuple[str, ...]
    severity: Severity
    zh: str
    en: str
    mend_zh: str
    mend_en: str
    subjects: tuple[Subject, ...]

    @property
    def id(self) -> str:
        """What it is called."""
        return self.ids[0]

    def finding(self, record: str, zh: str, en: str, *, severity: Severity | None = None) -> Finding:
        """Return what is wrong somewhere, with the rule's words on how to mend it."""
        return Finding(
            rule=self.id,
            severity=severity or self.severity,
            record=record,
            zh=zh,
            en=en,
            mend_zh=self.mend_zh,
            mend_en=self.mend_en,
        )
