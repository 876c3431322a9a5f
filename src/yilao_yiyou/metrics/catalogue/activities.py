"""What was held, by whom, for how many years on end, and what was handed out."""

from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.period import Period
from yilao_yiyou.domain.service import ItemKind
from yilao_yiyou.domain.sources import ACTIVITIES, DISTRIBUTIONS, HOSTINGS
from yilao_yiyou.domain.streak import anniversary_streak, calendar_streak
from yilao_yiyou.domain.tally import DayTally
from yilao_yiyou.domain.target import criteria
from yilao_yiyou.domain.unit import UnitKind
from yilao_yiyou.metrics.definition import MetricDefinition, MetricKind, RollUp
from yilao_yiyou.metrics.metric import Counted, Dated, Metric, sum_amounts
from yilao_yiyou.metrics.result import Answer, Note, Status

SESSIONS = Metric(
    definition=MetricDefinition(
        id="activity.sessions",
        name_zh="场次",
        name_en="Sessions held",
        statement_zh="期内开始且有记录的活动的场次之和。联合主办的活动只在牵头主办处计一次; 计划而未举办的不计。",
        statement_en=(
            "Sessions of activities on record that began in the period. A joint activity counts once, at its lead "
            "host; what was planned and not held does not count."
        ),
        unit=UnitKind.SESSION,
        kind=MetricKind.COUNT_FLOW,
        source="activities",
        exclusions_zh="计划而未举办的; 期前开始的。",
        exclusions_en="What was planned and not held, and what began before the period.",
        over_time=RollUp.SUM,
        over_place=RollUp.SUM,
        over_category=RollUp.DISTINCT,
        pitfalls_zh="两级各报一次的联合活动会重复; 一场活动可有几个主题, 分主题的场次不能相加; 场、场次、次在此同义。",
        pitfalls_en=(
            "A joint activity reported by two levels counts twice; one with several topics is in the figure of each."
        ),
    ),
    tabulation=Counted(source=ACTIVITIES, identity="id", amount="sessions", formula=sum_amounts),
)

HOSTS = Metric(
    definition=MetricDefinition(
        id="activity.hosts",
        name_zh="参与主办的机构数",
        name_en="Bodies that held activities",
        statement_zh="期内开始的活动的主办单位, 同一单位只计一次。",
        statement_en="Distinct bodies among the hosts of activities that began in the period.",
        unit=UnitKind.BODY,
        kind=MetricKind.DISTINCT,
        source="hostings",
        over_time=RollUp.DISTINCT,
        over_place=RollUp.DISTINCT,
        over_category=RollUp.DISTINCT,
        pitfalls_zh="协办、承办不是主办; 机构合并后新旧编号各计一次。",
        pitfalls_en="Bodies that help are not hosts; a merged body has an old id and a new one.",
    ),
    tabulation=Counted(source=HOSTINGS, identity="host"),
)

ITEMS = Metric(
    definition=MetricDefinition(
        id="distribution.items",
        name_zh="发放数量",
        name_en="Items handed out",
        statement_zh="期内开始的发放的数量之和 (册、份、件); 资金不在其内。",
        statement_en="Items handed out in distributions that began in the period; money is not among them.",
        unit=UnitKind.ITEM,
        kind=MetricKind.COUNT_FLOW,
        source="distributions",
        exclusions_zh="资金; 印制而未发放的。",
        exclusions_en="Money, and what was printed and not handed out.",
        over_time=RollUp.SUM,
        over_place=RollUp.SUM,
        over_category=RollUp.DISTINCT,
        pitfalls_zh="印制数不是发放数。",
        pitfalls_en="Printed is not handed out.",
    ),
    tabulation=Counted(source=DISTRIBUTIONS, identity="id", amount="quantity", formula=sum_amounts),
    where=criteria(item=tuple(item.value for item in ItemKind if item is not ItemKind.MONEY)),
)


def _streak(tally: DayTally, period: Period) -> Answer:
    """Return the current run of calendar years with a start in each, and the full anniversaries beside it."""
    as_of = period.last_day
    days = [] if as_of is None else [day for day in tally.days if day <= as_of]
    if as_of is None or not days:
        return Answer(value=None, status=Status.EMPTY)
    report = calendar_streak({day.year for day in days}, as_of=as_of)
    anniversaries = anniversary_streak(days, as_of=as_of)
    notes = (
        Note(name="anniversaries", zh="按周年计", value=str(anniversaries.length)),
        Note(name="gaps", zh="中断年份", value="、".join(str(year) for year in report.gaps) or "无"),
    )
    return Answer(value=Bounds(report.current.length), notes=notes)


STREAK = Metric(
    definition=MetricDefinition(
        id="activity.streak",
        name_zh="连续年数",
        name_en="Years without a gap",
        statement_zh=(
            "截至期末, 每个日历年至少有一次活动开始的连续年数; 当年尚无活动时不算中断也不计入。另列按周年计的年数。"
        ),
        statement_en=(
            "Calendar years on end, up to the period's last day, in each of which an activity began. A current year "
            "without one yet is neither a gap nor counted. Full anniversaries are given beside it."
        ),
        unit=UnitKind.DURATION,
        kind=MetricKind.STREAK,
        source="activities",
        over_place=RollUp.NONE,
        over_category=RollUp.NONE,
        zero_policy="无活动时没有数值 (no value without activities)",
        pitfalls_zh="“连续7年”可指7个日历年, 也可指满7周年。",
        pitfalls_en="Seven years on end may be calendar years or anniversaries.",
    ),
    tabulation=Dated(source=ACTIVITIES, formula=_streak, reaches_back=True),
)

METRICS = (SESSIONS, HOSTS, ITEMS, STREAK)
