"""Incidents and the zero that has its exposure, targets, mobilisation, place among peers, length of plans."""

from collections.abc import Mapping

from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.period import Period
from yilao_yiyou.domain.rows import Timing
from yilao_yiyou.domain.sources import INCIDENTS, PROGRAMMES
from yilao_yiyou.domain.tally import DayTally
from yilao_yiyou.domain.target import criteria
from yilao_yiyou.domain.unit import UnitKind
from yilao_yiyou.metrics.catalogue.reach import PEOPLE_ASSUMED
from yilao_yiyou.metrics.definition import Direction, MetricDefinition, MetricKind, RollUp
from yilao_yiyou.metrics.effort import completion, mobilisation, rank, upper_rate
from yilao_yiyou.metrics.metric import (
    AgainstTargets,
    AmongPeers,
    Counted,
    Dated,
    Derived,
    Metric,
    Part,
    Told,
    sum_amounts,
)
from yilao_yiyou.metrics.result import Answer, MetricResult, Note, Status, show, show_bounds

_PER = 100_000

INCIDENT_COUNT = Metric(
    definition=MetricDefinition(
        id="incident.count",
        name_zh="事件数",
        name_en="Incidents",
        direction=Direction.NONE,
        pitfalls_zh="劝阻、救助与溺亡性质不同, 须按类型 (kind) 分列; 漏报使数偏低。",
        pitfalls_en="Acts dissuaded, rescues and deaths differ: split by kind. Under-reporting lowers it.",
        statement_zh="期内开始的事件记录的起数之和。没有记录不等于零; 零须有零报告。",
        statement_en="Incidents on record that began in the period. No record is not a zero; a zero needs a return.",
        unit=UnitKind.INCIDENT,
        kind=MetricKind.COUNT_FLOW,
        source="incidents",
        over_time=RollUp.SUM,
        over_place=RollUp.SUM,
        over_category=RollUp.SUM,
    ),
    tabulation=Counted(source=INCIDENTS, identity="id", amount="count", formula=sum_amounts),
)

EXPOSURE = Metric(
    definition=MetricDefinition(
        id="incident.exposure",
        name_zh="暴露量",
        name_en="Exposure",
        direction=Direction.NONE,
        pitfalls_zh="只加有记录的部分; 不同单位的暴露量不能相加。",
        pitfalls_en="Only what is stated is summed; exposures in other units do not add.",
        statement_zh="期内开始的事件记录与零报告所写暴露量之和 (人年)。",
        statement_en="The exposure that incident records and returns of zero of the period state, such as child-years.",
        unit=UnitKind.PERSON_YEAR,
        kind=MetricKind.COUNT_FLOW,
        source="incidents",
        over_time=RollUp.SUM,
        over_place=RollUp.SUM,
        over_category=RollUp.SUM,
    ),
    tabulation=Counted(source=INCIDENTS, identity="id", amount="exposure", formula=sum_amounts),
)


def _years(tally: DayTally, period: Period) -> Answer:
    sure = {day.year for day in tally.days if period.covers(day)}
    return Answer(value=Bounds(len(sure), len(tally.years)), status=Status.OK if tally.days else Status.EMPTY)


RETURN_YEARS = Metric(
    definition=MetricDefinition(
        id="incident.return_years",
        name_zh="有台账记录的年数",
        name_en="Years with a return",
        pitfalls_zh="有一条记录的年份即计入, 不说明全年都有台账。",
        pitfalls_en="One record makes a year; it does not say that the ledger was kept all year.",
        statement_zh="期内有事件记录或零报告开始的日历年数。",
        statement_en="Calendar years of the period in which an incident record or a return of zero began.",
        unit=UnitKind.DURATION,
        kind=MetricKind.STREAK,
        source="incidents",
        over_place=RollUp.NONE,
        over_category=RollUp.NONE,
    ),
    tabulation=Dated(source=INCIDENTS, formula=_years),
)


def _incident_free(parts: Mapping[str, MetricResult], _told: Told) -> Answer:
    count = parts["count"]
    if count.rows == 0:
        return Answer(value=None, status=Status.EMPTY)
    exposure = parts["exposure"].bounds
    notes = [
        Note(name="exposure", zh="暴露量", value=show_bounds(exposure)),
        Note(name="years", zh="有台账记录的年数", value=str(parts["years"])),
    ]
    highest = upper_rate(exposure)
    if count.bounds == Bounds(0) and highest is not None and highest.hi is not None:
        rate = show(highest.hi * _PER)
        notes.append(Note(name="upper_rate", zh="每十万暴露量发生率的95%上限", value=rate))
    return Answer(value=count.bounds, notes=tuple(notes))


INCIDENT_FREE = Metric(
    definition=MetricDefinition(
        id="safety.incident_free",
        name_zh="无事故期",
        name_en="Incident-free period",
        direction=Direction.DOWN,
        statement_zh=(
            "期内事件起数, 连同暴露量、有台账的年数与发生率上限一起给出; 没有记录也没有零报告时没有数值, 不作零。"
        ),
        statement_en=(
            "Incidents of the period, given with the exposure, the years with returns and the highest rate that zero "
            "still allows. Without records or returns there is no value, not a zero. No cause is implied."
        ),
        unit=UnitKind.INCIDENT,
        kind=MetricKind.COUNT_FLOW,
        source="incidents",
        zero_policy="无记录且无零报告时没有数值 (no value without records or returns)",
        pitfalls_zh=(
            "没有记录不等于没有发生; 因为是零才选中的队伍不能说明原因。各县各年的零不能汇总: 暴露量与发生率上限须"
            "由记录重算, 起数本身见 incident.count。"
        ),
        pitfalls_en=(
            "Absence of records is not absence of incidents; a team chosen for its zero proves nothing. The zeros of "
            "parts do not roll up, for the exposure and the highest rate are computed from the records; the number of "
            "incidents alone is incident.count."
        ),
        references=("rule of three: -ln(0.05)/exposure",),
    ),
    tabulation=Derived(
        parts=(
            Part(name="count", metric="incident.count"),
            Part(name="exposure", metric="incident.exposure"),
            Part(name="years", metric="incident.return_years"),
        ),
        formula=_incident_free,
    ),
)

COMPLETION = Metric(
    definition=MetricDefinition(
        id="target.completion",
        name_zh="目标完成率",
        name_en="Target completion",
        statement_zh="按目标自身的指标、口径、期间与区划由记录算出的完成数, 除以目标值。超过100%不截断。",
        statement_en=(
            "What the records give under the target's own metric, criteria, period and scope, over the target. "
            "More than 100 % is not clipped."
        ),
        unit=UnitKind.PERCENT,
        kind=MetricKind.RATIO,
        source="targets",
        over_place=RollUp.RATIO_OF_SUMS,
        over_category=RollUp.NONE,
        numerator="done 完成数",
        denominator="target 目标值",
        pitfalls_zh="年中改目标会改变完成率。",
        pitfalls_en="A target changed midway changes the rate.",
    ),
    tabulation=AgainstTargets(formula=completion),
)


def _mobilised(parts: Mapping[str, MetricResult], _told: Told) -> Answer:
    if any(part.value is None for part in parts.values()):
        return Answer(value=None, status=Status.CONTRADICTED)
    return mobilisation(parts["mobilised"].bounds, parts["core"].bounds)


MOBILISATION = Metric(
    definition=MetricDefinition(
        id="mobilisation.ratio",
        name_zh="带动比",
        name_en="Mobilisation ratio",
        statement_zh="其他志愿者的不同人数除以老干部和五老志愿者的不同人数。",
        statement_en="Distinct other volunteers over distinct retired-cadre and veteran volunteers.",
        unit=UnitKind.FACTOR,
        kind=MetricKind.RATIO,
        source="participations",
        numerator="mobilised volunteers 被带动者",
        denominator="core volunteers 骨干",
        assumptions=PEOPLE_ASSUMED,
        pitfalls_zh="比值说明规模, 不说明因果; 来源 (affiliation) 未写的志愿者不在两边。",
        pitfalls_en="The ratio is of sizes and names no cause; helpers of unknown affiliation are on neither side.",
    ),
    tabulation=Derived(
        parts=(
            Part(
                name="mobilised",
                metric="reach.distinct_persons",
                where=criteria(role="volunteer", affiliation=("student", "community_worker", "social")),
            ),
            Part(
                name="core",
                metric="reach.distinct_persons",
                where=criteria(role="volunteer", affiliation=("cadre", "veteran")),
            ),
        ),
        formula=_mobilised,
    ),
)

RANK = Metric(
    definition=MetricDefinition(
        id="compare.rank",
        name_zh="同级位次",
        name_en="Rank among peers",
        direction=Direction.DOWN,
        statement_zh="由记录算出的数在同一指标的同级公布数中的位次, 多者在前, 相等者同位; 各数为区间时位次也是区间。",
        statement_en=(
            "The place of the figure counted from the records among the figures that peers published for the same "
            "metric, most first, equals sharing a place; intervals give an interval."
        ),
        unit=UnitKind.RANK,
        kind=MetricKind.RANK,
        source="figures",
        over_time=RollUp.NONE,
        over_place=RollUp.NONE,
        over_category=RollUp.NONE,
        pitfalls_zh="各地口径不同则不可比; 缺报的同级使位次偏前。",
        pitfalls_en="Peers must share the definition; a peer that is missing makes the place look better.",
    ),
    tabulation=AmongPeers(formula=rank),
)

DURATION = Metric(
    definition=MetricDefinition(
        id="programme.duration",
        name_zh="计划年限",
        name_en="Length of a programme",
        direction=Direction.NONE,
        pitfalls_zh="计划年限不是实际开展的年限。",
        pitfalls_en="The length planned is not the time it ran.",
        statement_zh="所选行动或计划从开始到结束的年数, 不足一年按月折算; 起止不明时没有上限。",
        statement_en="Years from the beginning to the end of the programme chosen, months as twelfths.",
        unit=UnitKind.DURATION,
        kind=MetricKind.STREAK,
        source="programmes",
        over_time=RollUp.NONE,
        over_place=RollUp.NONE,
        over_category=RollUp.NONE,
    ),
    tabulation=Counted(source=PROGRAMMES, identity="id", amount="years", timing=Timing.ANY, formula=sum_amounts),
)

METRICS = (
    DURATION,
    INCIDENT_COUNT,
    EXPOSURE,
    RETURN_YEARS,
    INCIDENT_FREE,
    COMPLETION,
    MOBILISATION,
    RANK,
)
