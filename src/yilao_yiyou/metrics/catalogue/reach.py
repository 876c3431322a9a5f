"""How many people were reached, how often, and how firmly that is known."""

from attrs import evolve

from yilao_yiyou.domain.attendance_tally import Asks, ReachTally
from yilao_yiyou.domain.bounds import Bounds, Share
from yilao_yiyou.domain.unit import UnitKind
from yilao_yiyou.errors import BoundsError
from yilao_yiyou.metrics.assume import Assume
from yilao_yiyou.metrics.definition import MetricDefinition, MetricKind, RollUp
from yilao_yiyou.metrics.metric import Attended, Metric
from yilao_yiyou.metrics.population import FEWEST_PARAM
from yilao_yiyou.metrics.reach import distinct_persons, frequency, named_share
from yilao_yiyou.metrics.result import Answer, Note, Status, answer_share, show_bounds

PEOPLE_ASSUMED = ("T1", "T2", "T3", "T4", "T6", "T7", "T8", "T9")
"""The assumptions that move distinct people."""


def _status(tally: ReachTally) -> Status:
    return Status.OK if tally.rows else Status.EMPTY


def _attendances(tally: ReachTally, _assume: Assume, _cap: Bounds | None) -> Answer:
    return Answer(value=tally.whole.attendances, status=_status(tally))


def bounded_people(tally: ReachTally, assume: Assume, cap: Bounds | None) -> Answer:
    """Return distinct people as an answer; what contradicts the records or the population has no value."""
    try:
        return Answer(value=distinct_persons(tally, assume=assume, cap=cap), status=_status(tally))
    except BoundsError:
        return Answer(value=None, status=Status.CONTRADICTED)


def _beside_people(tally: ReachTally) -> tuple[Note, ...]:
    return (
        Note(name="attendances", zh="人次", value=show_bounds(tally.whole.attendances)),
        Note(name="named_attendances", zh="其中实名人次", value=show_bounds(tally.whole.named_times)),
        Note(name="named", zh="实名人数", value=show_bounds(tally.whole.named)),
        Note(name="largest", zh="最大一场人数", value=show_bounds(tally.whole.largest)),
        Note(name="unnamed", zh="未实名人数", value=show_bounds(tally.whole.unnamed)),
    )


def _named(tally: ReachTally, _assume: Assume, _cap: Bounds | None) -> Answer:
    return answer_share(named_share(tally))


def _frequency(tally: ReachTally, assume: Assume, _cap: Bounds | None) -> Answer:
    average = frequency(tally, assume=assume)
    return Answer(value=average, status=Status.NO_DENOMINATOR if average is None else Status.OK)


def _rate(tally: ReachTally, assume: Assume, cap: Bounds | None) -> Answer:
    if cap is None:
        return Answer(value=None, status=Status.NO_DENOMINATOR)
    try:
        # Over a population nothing is held down to it, so that people from outside show.
        return answer_share(Share(distinct_persons(evolve(tally, classes=()), assume=assume), cap))
    except BoundsError:
        return Answer(value=None, status=Status.CONTRADICTED)


ATTENDANCES = Metric(
    definition=MetricDefinition(
        id="reach.attendances",
        name_zh="人次",
        name_en="Attendances",
        statement_zh=(
            "期内开始的活动的参加人次之和: 实名者按参加次数, 未实名者按人数, 一项活动有多场的按每人至少一场、"
            "至多每场都到计; 同一人参加两次计两次。浏览量不计, 除非筛选计数方式 (method)。"
        ),
        statement_en=(
            "Attendances of activities that began in the period: named people by how often they came, unnamed heads as "
            "counted, at an activity of several sessions for one session at least and all at most; somebody who came "
            "twice counts twice. Views are left out unless the method of counting is asked for."
        ),
        unit=UnitKind.PERSON_TIME,
        kind=MetricKind.COUNT_FLOW,
        source="participations",
        exclusions_zh="浏览量。",
        exclusions_en="Views of a page.",
        over_time=RollUp.SUM,
        over_place=RollUp.SUM,
        over_category=RollUp.DISTINCT,
        pitfalls_zh="人数若含实名者, 不能与实名人次相加。",
        pitfalls_en="A headcount that holds the named people is not added to them.",
    ),
    tabulation=Attended(formula=_attendances, asks=Asks.ATTENDANCES),
)

DISTINCT_PERSONS = Metric(
    definition=MetricDefinition(
        id="reach.distinct_persons",
        name_zh="覆盖人数(去重)",
        name_en="Distinct people reached",
        statement_zh=(
            "期内开始的活动中不同的人的个数。有未实名人数时只知上下界: 下限为实名人数与最大一场人数中的较大者, "
            "上限为实名人数加全部未实名人数。浏览量不计, 除非筛选计数方式 (method)。"
        ),
        statement_en=(
            "Different people at activities that began in the period. With unnamed heads only bounds are known: "
            "at least the named people and the largest event, at most the named people and all unnamed heads. Views "
            "are left out unless the method of counting is asked for."
        ),
        unit=UnitKind.PERSON,
        kind=MetricKind.DISTINCT,
        source="participations",
        assumptions=PEOPLE_ASSUMED,
        exclusions_zh="浏览量; 没有编号的实名记录不计为一个人。",
        exclusions_en="Views of a page; a row whose person is not told is nobody.",
        over_time=RollUp.DISTINCT,
        over_place=RollUp.DISTINCT,
        over_category=RollUp.DISTINCT,
        pitfalls_zh="各月、各县之和不是全市人数; 空编号不是一个人。",
        pitfalls_en="Months and counties do not add up to the city; an empty id is nobody.",
        references=("bounds by counting; proof in yilao_yiyou.metrics.reach.reach_bounds",),
    ),
    tabulation=Attended(formula=bounded_people, notes=_beside_people, asks=Asks.PEOPLE),
)

NAMED_SHARE = Metric(
    definition=MetricDefinition(
        id="reach.named_share",
        name_zh="实名率",
        name_en="Named share",
        statement_zh="实名人次占全部人次的比率。",
        statement_en="Attendances with a name out of all attendances.",
        unit=UnitKind.PERCENT,
        kind=MetricKind.RATIO,
        source="participations",
        over_time=RollUp.RATIO_OF_SUMS,
        over_place=RollUp.RATIO_OF_SUMS,
        over_category=RollUp.RATIO_OF_SUMS,
        numerator="named attendances 实名人次",
        denominator="reach.attendances",
        pitfalls_zh="实名率低时去重人数的上下界很宽; 实名率高不说明签到属实。",
        pitfalls_en="A low share leaves wide bounds on people; a high one does not prove the lists.",
    ),
    tabulation=Attended(formula=_named, asks=Asks.ATTENDANCES),
)

FREQUENCY = Metric(
    definition=MetricDefinition(
        id="reach.frequency",
        name_zh="人均参与次数",
        name_en="Average frequency",
        statement_zh="人次除以不同的人数; 上下界按同一批人推出, 不是两个区间相除。",
        statement_en=(
            "Attendances over distinct people; the bounds are of one and the same people, not two intervals divided."
        ),
        unit=UnitKind.FACTOR,
        kind=MetricKind.RATIO,
        source="participations",
        assumptions=PEOPLE_ASSUMED,
        numerator="reach.attendances",
        denominator="reach.distinct_persons",
        pitfalls_zh="不可用人次的区间除以人数的区间, 那样更宽; 平均数掩盖少数常客。",
        pitfalls_en="Dividing the two intervals is wider than need be; an average hides a few regulars.",
    ),
    tabulation=Attended(formula=_frequency),
)

RATE = Metric(
    definition=MetricDefinition(
        id="reach.rate",
        name_zh="覆盖率(人)",
        name_en="Reach rate",
        statement_zh=(
            "不同的人数除以总人数 (population 参数: 一个数, 或按区划与时点的人口)。超过100%说明分子含总人数以外的人或"
            "总人数已旧, 不截断; 总数不足 fewest 人时只列人数。"
        ),
        statement_en=(
            "Distinct people over the population given, a number or counts by division and day. More than 100 % means "
            "people from outside or an old population; it is not clipped. Of fewer people than asked for only the "
            "counts are given."
        ),
        unit=UnitKind.PERCENT,
        kind=MetricKind.RATIO,
        source="participations",
        params=(FEWEST_PARAM,),
        assumptions=PEOPLE_ASSUMED,
        numerator="reach.distinct_persons",
        denominator="population 总人数",
        pitfalls_zh="总人数须与人群、区划、时点一致; 旧的总人数使覆盖率偏高或偏低。",
        pitfalls_en="The population has to be of the same public, place and day; an old one biases the rate.",
        references=("RE-AIM: reach",),
    ),
    tabulation=Attended(formula=_rate, asks=Asks.PEOPLE),
)

METRICS = (ATTENDANCES, DISTINCT_PERSONS, NAMED_SHARE, FREQUENCY, RATE)
