"""One figure over another: any two metrics, returns over months, sessions over plans, this year over the last."""

from collections.abc import Mapping

from yilao_yiyou.domain.bounds import Share
from yilao_yiyou.domain.rows import AnySource
from yilao_yiyou.domain.sources import BODY_MONTHS, OCCASIONS
from yilao_yiyou.domain.target import Criterion, criteria
from yilao_yiyou.domain.unit import UnitKind
from yilao_yiyou.errors import MeasureError
from yilao_yiyou.metrics.change import change
from yilao_yiyou.metrics.definition import Direction, MetricDefinition, MetricKind, RollUp
from yilao_yiyou.metrics.metric import Counted, Derived, Metric, Part, Told
from yilao_yiyou.metrics.params import Param, ParamKind, Settings
from yilao_yiyou.metrics.rates import ratio
from yilao_yiyou.metrics.result import Answer, MetricResult, Note, Status, answer_share, on_record

Parts = Mapping[str, MetricResult]


def _over(parts: Parts, _told: Told) -> Answer:
    return ratio(on_record(parts["numerator"]), on_record(parts["denominator"]))


def _returns(parts: Parts, _told: Told) -> Answer:
    return answer_share(Share(parts["filed"].bounds, parts["expected"].bounds, nested=True))


def _two(settings: Settings) -> tuple[Part, ...]:
    return tuple(Part(name=name, metric=settings.metric(name)) for name in ("numerator", "denominator"))


RATIO = Metric(
    definition=MetricDefinition(
        id="coverage.ratio",
        name_zh="指标覆盖率",
        name_en="Ratio of two metrics",
        statement_zh="所选分子指标除以所选分母指标, 以百分数计; 分子无记录时没有数值, 分母无记录或可能为零时也没有。",
        statement_en=(
            "One metric over another, in percent; none where nothing is on record above, or below it is nothing "
            "or may be."
        ),
        unit=UnitKind.PERCENT,
        kind=MetricKind.RATIO,
        direction=Direction.NONE,
        source="metrics",
        params=(
            Param(name="numerator", kind=ParamKind.METRIC, needed=True, zh="分子指标", en="the metric above"),
            Param(name="denominator", kind=ParamKind.METRIC, needed=True, zh="分母指标", en="the metric below"),
        ),
        numerator="the metric chosen 所选指标",
        denominator="the metric chosen 所选指标",
        over_time=RollUp.RATIO_OF_SUMS,
        over_place=RollUp.RATIO_OF_SUMS,
        over_category=RollUp.RATIO_OF_SUMS,
        pitfalls_zh="超过100%不截断; 全年的分母配一个月的分子会低十二倍; 各组比率的平均数不是总比率。",
        pitfalls_en=(
            "More than 100 % is not clipped; a month over a year looks twelve times too low; the mean of rates is not "
            "the rate of all."
        ),
        references=("DHIS2 indicators: numerator over denominator",),
    ),
    tabulation=Derived(chosen=_two, formula=_over),
)


def _count(  # noqa: PLR0913 -- the words of a definition
    metric_id: str,
    zh: str,
    en: str,
    *,
    statement_zh: str,
    statement_en: str,
    unit: UnitKind,
    source: AnySource,
    where: tuple[Criterion, ...] = (),
    pitfalls: tuple[str, str],
) -> Metric:
    return Metric(
        definition=MetricDefinition(
            id=metric_id,
            name_zh=zh,
            name_en=en,
            statement_zh=statement_zh,
            statement_en=statement_en,
            unit=unit,
            kind=MetricKind.COUNT_FLOW,
            direction=Direction.NONE,
            source=source.name,
            over_time=RollUp.SUM,
            over_place=RollUp.SUM,
            over_category=RollUp.DISTINCT,
            pitfalls_zh=pitfalls[0],
            pitfalls_en=pitfalls[1],
        ),
        tabulation=Counted(source=source, identity="id"),
        where=where,
    )


_MONTHS = (
    "从第一项有记录的活动起算; 期中成立的组织自次月起算; 存续期间不明的组织只计入上限。",
    "They begin with the first activity on record or the month after founding; bodies of unknown days count at most.",
)
EXPECTED = _count(
    "report.expected",
    "应报月数",
    "Returns due",
    statement_zh="各组织在期内整月存续的日历月数之和, 截至名册的日期; 每个组织每月应有一项以上活动记录。",
    statement_en=(
        "Whole calendar months in which bodies existed, up to the register's day; each body owes at least one activity "
        "on record for each."
    ),
    unit=UnitKind.BODY_MONTH,
    source=BODY_MONTHS,
    pitfalls=_MONTHS,
)
FILED = _count(
    "report.filed",
    "实报月数",
    "Returns filed",
    statement_zh="应报的月份中, 该组织牵头的活动至少有一项记录的月数。",
    statement_en="Of the months due, those with at least one activity on record that the body counts.",
    unit=UnitKind.BODY_MONTH,
    source=BODY_MONTHS,
    where=criteria(filed="true"),
    pitfalls=_MONTHS,
)
ON_TIME = _count(
    "report.on_time",
    "及时上报月数",
    "Returns filed on time",
    statement_zh="应报的月份中, 至少有一项活动在月末后15天内录入的月数; 没有录入日期的不算及时。",
    statement_en=(
        "Of the months due, those with an activity entered within 15 days after the month; without a day of entry none "
        "is on time."
    ),
    unit=UnitKind.BODY_MONTH,
    source=BODY_MONTHS,
    where=criteria(on_time="true"),
    pitfalls=_MONTHS,
)
PLANNED = _count(
    "plan.sessions",
    "计划场次",
    "Sessions planned",
    statement_zh="期内各项目按其频次应举办的场次, 截至名册的日期。",
    statement_en="Sessions that projects planned by their recurrence in the period, up to the register's day.",
    unit=UnitKind.SESSION,
    source=OCCASIONS,
    pitfalls=(
        "计划不是记录; 没有写频次或开始日期的项目不在其内, 何时结束不明的只计入上限。",
        "A plan is no record; projects without recurrence or first day are not in it, of unknown end at most.",
    ),
)


def _rate(  # noqa: PLR0913 -- the words of a definition
    metric_id: str,
    zh: str,
    en: str,
    *,
    statement_zh: str,
    statement_en: str,
    source: str,
    filed: Part,
    expected: Part,
    nested: bool,
    pitfalls: tuple[str, str],
    references: tuple[str, ...] = (),
) -> Metric:
    return Metric(
        definition=MetricDefinition(
            id=metric_id,
            name_zh=zh,
            name_en=en,
            statement_zh=statement_zh,
            statement_en=statement_en,
            unit=UnitKind.PERCENT,
            kind=MetricKind.RATIO,
            source=source,
            numerator=str(filed.metric),
            denominator=str(expected.metric),
            over_time=RollUp.RATIO_OF_SUMS,
            over_place=RollUp.RATIO_OF_SUMS,
            over_category=RollUp.RATIO_OF_SUMS,
            pitfalls_zh=pitfalls[0],
            pitfalls_en=pitfalls[1],
            references=references,
        ),
        tabulation=Derived(parts=(filed, expected), formula=_returns if nested else _held),
    )


def _held(parts: Parts, _told: Told) -> Answer:
    return answer_share(Share(parts["filed"].bounds, parts["expected"].bounds))


REPORTING = _rate(
    "coverage.reporting",
    "上报率",
    "Reporting rate",
    statement_zh="期内应报的组织月数中有活动记录的比率; 应报数按真实日历逐月计。",
    statement_en=(
        "Of the months that bodies owed a return for, those with one; due months are those of the real calendar."
    ),
    source="body_months",
    filed=Part(name="filed", metric="report.filed"),
    expected=Part(name="expected", metric="report.expected"),
    nested=True,
    pitfalls=(
        "没有上报不等于没有活动; 上报率低时各项合计都偏低。",
        "No return is not no activity; a low rate lowers every total.",
    ),
    references=("DHIS2: REPORTING_RATE",),
)
TIMELINESS = _rate(
    "coverage.timeliness",
    "及时率",
    "Timeliness of reporting",
    statement_zh="期内应报的组织月数中在月末后15天内录入的比率。",
    statement_en="Of the months that bodies owed a return for, those entered within 15 days after the month.",
    source="body_months",
    filed=Part(name="filed", metric="report.on_time"),
    expected=Part(name="expected", metric="report.expected"),
    nested=True,
    pitfalls=(
        "补录不算及时; 没有录入日期的不算及时。",
        "Late entries are not on time, nor are those without a day of entry.",
    ),
    references=("DHIS2: REPORTING_RATE_ON_TIME",),
)
EXECUTION = _rate(
    "activity.execution",
    "计划执行率",
    "Sessions held of those planned",
    statement_zh="期内开始的、属于有频次的项目的活动场次, 除以这些项目期内计划的场次; 超过100%不截断。",
    statement_en=(
        "Sessions of activities of the period in projects with a recurrence, over the sessions that they planned; more "
        "than 100 % is not clipped."
    ),
    source="projects",
    filed=Part(name="filed", metric="activity.sessions", where=criteria(planned="true")),
    expected=Part(name="expected", metric="plan.sessions"),
    nested=False,
    pitfalls=("补办与加办的场次也在分子中。", "Sessions made up for and extra ones are above too."),
)


def _change(parts: Parts, _told: Told) -> Answer:
    now, before = parts["now"], parts["before"]
    if now.definition.kind not in {MetricKind.COUNT_FLOW, MetricKind.STOCK, MetricKind.DISTINCT}:
        raise MeasureError(
            f"{now.definition.name_zh}是比率或指数, 同比请直接比较两期数值",
            f"{now.definition.id} is a rate or an index; compare the two figures themselves",
        )
    notes = tuple(
        Note(name=name, zh=zh, value=str(part))
        for name, zh, part in (("now", "本期", now), ("before", "上年同期", before))
    )
    current, earlier = on_record(now), on_record(before)
    found = None if current is None or earlier is None else change(current, earlier)
    missing = Status.EMPTY if current is None else Status.NO_DENOMINATOR
    return Answer(value=found, status=missing if found is None else Status.OK, notes=notes)


YOY = Metric(
    definition=MetricDefinition(
        id="change.yoy",
        name_zh="同比",
        name_en="Change from the year before",
        statement_zh="所选指标本期数比上年相同月日的期间增长的百分数; 上年同期没有记录或可能为零时没有数值。",
        statement_en=(
            "By how much a metric has grown over the same days of the year before, in percent; none where there "
            "was, or "
            "may have been, nothing."
        ),
        unit=UnitKind.PERCENT,
        kind=MetricKind.RATIO,
        direction=Direction.NONE,
        source="metrics",
        params=(Param(name="metric", kind=ParamKind.METRIC, needed=True, zh="看哪个指标", en="the metric that grows"),),
        numerator="the metric now 本期",
        denominator="the metric a year before 上年同期",
        zero_policy="本期无记录时状态为 empty, 没有数值 (nothing on record now: status empty, no value)",
        pitfalls_zh="“今年以来”不能与“去年以来”比; 覆盖面或口径变了不可比。",
        pitfalls_en="This year so far does not compare with since last year; nor do other scopes or definitions.",
    ),
    tabulation=Derived(
        chosen=lambda settings: (
            Part(name="now", metric=settings.metric("metric")),
            Part(name="before", metric=settings.metric("metric"), earlier=True),
        ),
        formula=_change,
    ),
)

METRICS = (RATIO, EXPECTED, FILED, ON_TIME, REPORTING, TIMELINESS, PLANNED, EXECUTION, YOY)
