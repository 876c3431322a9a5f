"""Breaches: what is wrong when figures that belong together cannot all be true."""

from attrs import frozen

from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.codes import CodeSet
from yilao_yiyou.domain.finding import Severity


class FigureRule(CodeSet):
    """What must hold between figures; the code is its number among the rules that tables and registers share."""

    PERSONS_LE_TIMES = "PERSONS_LE_TIMES", "人数不超过人次", "R01"
    UNION_LE_SUM = "UNION_LE_SUM", "去重总数不超过各部分之和", "R02"
    PART_LE_WHOLE = "PART_LE_WHOLE", "部分不超过总数", "R03"
    MAX_LE_UNION = "MAX_LE_UNION", "去重总数不少于最大的一部分", "R04"
    SUM_EQ = "SUM_EQ", "各部分之和等于总数", "R05"
    KPLUS_MONO = "KPLUS_MONO", "参加次数越多的人越少", "R06"
    CUM_MONO = "CUM_MONO", "累计数不下降", "R07"
    LE_CAP = "LE_CAP", "不超过容量", "R08"
    NEW_LE_STOCK = "NEW_LE_STOCK", "期末等于期初加新增减撤销", "R10"
    FULL_COVER = "FULL_COVER", "全覆盖须每处至少一个", "R11"
    AVG_RANGE = "AVG_RANGE", "平均数在合理范围内", "R12"
    MISSING_VS_ZERO = "MISSING_VS_ZERO", "未报不等于零", "R18"
    RATE_GT_1 = "RATE_GT_1", "分子不超过分母", "R19"
    PERIOD_MIX = "PERIOD_MIX", "期间与时期时点相同才可比较或相加", "R20"
    UNIT_MIX = "UNIT_MIX", "单位相同才可比较或相加", "R21"
    SHARE_EQ = "SHARE_EQ", "百分比等于部分除以总数"
    BASE_EQ = "BASE_EQ", "同一总数的各百分比指向同一总数"
    GROWTH_EQ = "GROWTH_EQ", "两期数字与增减一致"
    PRODUCT_EQ = "PRODUCT_EQ", "平均数乘以个数等于总数"
    EQUATION = "EQUATION", "算式成立"
    SNAPSHOT_EQ = "SNAPSHOT_EQ", "同一数字前后一致"
    PERSONS_OVER_EVENTS = "PERSONS_OVER_EVENTS", "多场活动的人数须去重, 否则是人次"

    @property
    def severity(self) -> Severity:
        """How much it matters when the rule does not hold."""
        return _SEVERITIES.get(self, Severity.ERROR)


_SEVERITIES = {
    FigureRule.LE_CAP: Severity.WARNING,
    FigureRule.FULL_COVER: Severity.WARNING,
    FigureRule.AVG_RANGE: Severity.WARNING,
    FigureRule.RATE_GT_1: Severity.WARNING,
    FigureRule.MISSING_VS_ZERO: Severity.INFO,
    FigureRule.PERSONS_OVER_EVENTS: Severity.INFO,
}


@frozen(kw_only=True)
class Breach:
    """One rule that figures do not keep, wherever they lie between their ends.

    Attributes:
        rule: What must hold.
        severity: How much it matters.
        zh: What is wrong, in Chinese.
        en: The same in English.
        gap: How far the two sides are apart, always above zero; `None` where the rule is not about size.

    >>> breach = Breach(rule=FigureRule.PART_LE_WHOLE, zh="其中数多于总数", en="the part is above the whole")
    >>> breach.rule.code, breach.severity.zh
    ('R03', '错误')
    """

    rule: FigureRule
    zh: str
    en: str
    gap: Bounds | None = None
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        return f"{self.severity.zh} {self.rule.value}: {self.zh} ({self.en})"


def breach(rule: FigureRule, zh: str, en: str, *, gap: Bounds | None = None) -> Breach:
    """Return a breach of a rule with the severity that the rule has."""
    return Breach(rule=rule, severity=rule.severity, zh=zh, en=en, gap=gap)
