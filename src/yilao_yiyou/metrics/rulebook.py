"""The rulebook: the numbered rules R01 to R24 that records, tables and published figures are held to (审核规则)."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from types import MappingProxyType

from yilao_yiyou.domain.finding import Finding, Severity
from yilao_yiyou.errors import MeasureError
from yilao_yiyou.metrics.breach import Breach
from yilao_yiyou.metrics.numbered_rule import NumberedRule, Subject

_ERROR, _WARNING, _INFO = Severity.ERROR, Severity.WARNING, Severity.INFO
_REGISTER, _TABLES, _FIGURES, _ATTENDANCE = Subject
_STATED = (_REGISTER, _TABLES, _FIGURES)


def _rule(  # noqa: PLR0913, PLR0917 -- one row of the book
    code: str,
    ids: str,
    severity: Severity,
    must: tuple[str, str],
    mend: tuple[str, str],
    subjects: tuple[Subject, ...] = _STATED,
) -> NumberedRule:
    return NumberedRule(
        code=code,
        ids=tuple(ids.split()),
        severity=severity,
        zh=must[0],
        en=must[1],
        mend_zh=mend[0],
        mend_en=mend[1],
        subjects=subjects,
    )


RULEBOOK = (
    _rule(
        "R01",
        "PERSONS_LE_TIMES",
        _ERROR,
        ("人数不超过人次, 有人次就有人", "persons are no more than person-times, and none without the other"),
        (
            "核对人与人次是否写反, 是否同一期间与范围",
            "check whether the two are exchanged, and of one period and scope",
        ),
    ),
    _rule(
        "R02",
        "UNION_LE_SUM",
        _ERROR,
        ("去重总数不超过各部分之和", "a distinct total is no more than its parts added up"),
        ("核对有无漏报的部分, 总数是否多计", "look for parts left out, or a total that counts too many"),
    ),
    _rule(
        "R03",
        "PART_LE_WHOLE",
        _ERROR,
        ("部分不超过总数", "a part is no more than its whole"),
        ("核对两数的口径与范围", "compare the definitions and scopes of the two"),
    ),
    _rule(
        "R04",
        "MAX_LE_UNION",
        _ERROR,
        ("去重总数不少于最大的一部分", "a distinct total is no less than its largest part"),
        ("核对总数是否漏计", "look for people left out of the total"),
    ),
    _rule(
        "R05",
        "SUM_EQ",
        _ERROR,
        ("各部分之和等于总数", "parts that share nothing add up to the whole"),
        ("逐项重加, 找出漏列或重复的部分", "add them up again; look for parts left out or counted twice"),
    ),
    _rule(
        "R06",
        "KPLUS_MONO",
        _ERROR,
        ("参加次数越多的人越少", "people by times attended never rise, and make no more than all attendances"),
        ("核对次数的界限", "check the limits of the classes"),
    ),
    _rule(
        "R07",
        "CUM_MONO",
        _ERROR,
        ("累计数不下降; 时点数下降须说明", "a running total never falls; a stock that does needs a word"),
        ("核对前后两期的口径; 确有减少的写明原因", "compare the definitions of both; say why if it did fall"),
    ),
    _rule(
        "R08",
        "LE_CAP",
        _WARNING,
        ("人数不超过总人数, 也不超过场所容量乘场次", "people are no more than there are, nor than the room holds"),
        ("核对是否含外来人员、人次当作人数、容量过期", "check for outsiders, person-times, and old capacities"),
        (_REGISTER,),
    ),
    _rule(
        "R09",
        "NAMES_LE_HEADS",
        _ERROR,
        ("实名人数不超过总人数", "named people are no more than the total headcount"),
        ("核对签到表与总人数", "compare the sign-in list with the headcount"),
        (_REGISTER, _ATTENDANCE),
    ),
    _rule(
        "R10",
        "NEW_LE_STOCK",
        _ERROR,
        ("期末加撤销等于期初加新增", "the end and the closed equal the start and the new"),
        ("核对新增、撤销与两端的时点数", "check the new, the closed and both stocks"),
    ),
    _rule(
        "R11",
        "FULL_COVER",
        _WARNING,
        ("全覆盖须每处至少一个", "full coverage takes a point each"),
        ("写明是哪一种覆盖, 列出未覆盖的单位", "say which coverage is meant, and list what is not covered"),
        (_REGISTER,),
    ),
    _rule(
        "R12",
        "AVG_RANGE",
        _WARNING,
        ("场均人次在合理范围内", "the average attendance is within a plausible range"),
        ("核对人次与场次是否同一期间与范围", "check that both are of one period and scope"),
    ),
    _rule(
        "R13",
        "SAME_PERSON_TWO_PLACES",
        _WARNING,
        ("同一人不同时在两处", "nobody is at two places at once"),
        ("核对签到与日期", "check the sign-in lists and the days"),
        (_REGISTER,),
    ),
    _rule(
        "R14",
        "HOURS",
        _ERROR,
        ("时长不超过每人每天24小时", "hours are no more than 24 a day and person"),
        ("核对时长与活动起止日期", "check the hours and the days of the activity"),
        (_REGISTER,),
    ),
    _rule(
        "R15",
        "DATE_OUTSIDE_LIFETIME FUTURE",
        _ERROR,
        (
            "日期在所属对象的存续期间之内, 且不晚于截至日期",
            "days lie within the life of what they belong to, none ahead",
        ),
        ("核对日期与编号", "check the days and the ids"),
        (_REGISTER,),
    ),
    _rule(
        "R16",
        "DUP_ACTIVITY REPEAT_RUN DUP_RECORD",
        _WARNING,
        ("同一活动只录一次; 连续相同的人数需要核对", "an activity is entered once; equal headcounts need checking"),
        ("确为一场的删去一条; 对照签到表核对", "remove one if they are one; compare with the sign-in lists"),
        (_REGISTER,),
    ),
    _rule(
        "R17",
        "FANOUT DUP_ID",
        _ERROR,
        ("合并时一个编号只对应一条记录", "an id stands for one record, so that a join does not multiply rows"),
        ("合并重复的记录, 或改用新编号", "make one record of the two, or give a new id"),
        (_REGISTER, _TABLES, _ATTENDANCE),
    ),
    _rule(
        "R18",
        "MISSING_VS_ZERO",
        _INFO,
        ("未报不等于零", "not reported is not zero"),
        ("补报, 或在合计旁写明缺哪些", "file what is missing, or name it beside the total"),
        (_REGISTER, _TABLES),
    ),
    _rule(
        "R19",
        "RATE_GT_1",
        _WARNING,
        ("分子不超过分母", "a numerator is no more than its denominator"),
        (
            "核对: 是否含外来人员、人与人次是否混用、编号是否重复、总人数是否已旧、两级是否重复上报",
            "check for people from outside, person-times, repeated ids, an old population, reports by two levels",
        ),
    ),
    _rule(
        "R20",
        "PERIOD_MIX",
        _ERROR,
        ("期间与时期时点相同才可比较或相加", "only figures of one period and kind compare or add"),
        ("取同一期间的数", "take figures of one period"),
    ),
    _rule(
        "R21",
        "UNIT_MIX",
        _ERROR,
        ("单位相同才可比较或相加", "only figures of one kind of unit compare or add"),
        ("核对量词与指标", "check the measure word and the metric"),
    ),
    _rule(
        "R22",
        "OUTLIER",
        _INFO,
        ("与同一单位的其他数相差悬殊的数需要核对", "a number far from the others of its unit needs checking"),
        ("对照原始记录; 节庆等确有其事的写明", "compare with the sources; say so if it was a festival"),
        (_REGISTER, _TABLES, _FIGURES, _ATTENDANCE),
    ),
    _rule(
        "R23",
        "HEAPING",
        _INFO,
        ("非估计的人数尾数集中于0和5时需要核对", "counts that were not estimated and heap at 0 and 5 need checking"),
        ("对照签到表; 属估计的, 计数方式改为估计", "compare with the sign-in lists; if estimated, say so"),
        (_REGISTER, _TABLES, _ATTENDANCE),
    ),
    _rule(
        "R24",
        "TARGET_BUNCH",
        _INFO,
        ("完成数集中在刚好达标处时需要核对", "results that bunch just at the target need checking"),
        ("对照原始记录核对刚好达标的各项", "compare the results just at the target with the sources"),
        (_REGISTER, _TABLES),
    ),
)
"""All rules, by number."""

RULE_OF: Mapping[str, NumberedRule] = MappingProxyType(
    {name: rule for rule in RULEBOOK for name in (rule.code, *rule.ids)}
)
"""Each rule by its number, and by what its findings are called."""


def rules_named(names: Iterable[str]) -> frozenset[str]:
    """Return the numbers of rules named by number or by what their findings are called, of all where none is named.

    Raises:
        MeasureError: If there is no such rule.

    >>> sorted(rules_named(["R22", "HEAPING"]))
    ['R22', 'R23']
    """
    named = tuple(names)
    for name in named:
        if name not in RULE_OF:
            near = get_close_matches(name, RULE_OF, n=1)
            hint = f": {near[0]}?" if near else ""
            raise MeasureError(f"没有规则 {name!r}{hint}", f"there is no rule {name!r}{hint}")
    return frozenset(RULE_OF[name].code for name in named or RULE_OF)


def as_finding(found: Breach, record: str) -> Finding:
    """Return a breach between figures as a finding about a record, with the rule's words on how to mend it."""
    return RULE_OF[found.rule.value].finding(record, found.zh, found.en, severity=found.severity)
