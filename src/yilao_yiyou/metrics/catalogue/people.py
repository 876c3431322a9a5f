"""Volunteers: their hours, who of them is active, and who stays."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from statistics import mean, median

from yilao_yiyou.domain.bounds import Bounds, Share
from yilao_yiyou.domain.member_tally import MemberTally
from yilao_yiyou.domain.rows import Timing
from yilao_yiyou.domain.sources import TAKING_PART, VOLUNTEERS
from yilao_yiyou.domain.target import criteria
from yilao_yiyou.domain.unit import UnitKind
from yilao_yiyou.metrics.definition import MetricDefinition, MetricKind, RollUp
from yilao_yiyou.metrics.metric import Listing, Membered, Metric, Told, Window
from yilao_yiyou.metrics.params import Param, ParamKind
from yilao_yiyou.metrics.population import FEWEST_IF_ASKED
from yilao_yiyou.metrics.result import Answer, Note, Status, answer_share, show_bounds

Lists = Mapping[str, MemberTally]

_AS_VOLUNTEER = criteria(role="volunteer")
_TIMED = criteria(role="volunteer", timed="true")
_SERVED = Listing(source=TAKING_PART, identity="person", where=_AS_VOLUNTEER)
_HOURS = Listing(source=TAKING_PART, identity="person", amount="hours", where=_TIMED)
_UNTIMED = Listing(source=TAKING_PART, identity="entry", where=criteria(role="volunteer", timed="false"))

K = Param(name="k", kind=ParamKind.WHOLE, default=1, zh="期内至少参加的活动项数", en="activities, at least")
H = Param(name="hours", kind=ParamKind.NUMBER, zh="或期内至少的服务时长 (小时)", en="or hours in the period, at least")


def _untimed(lists: Lists) -> tuple[Note, ...]:
    """Return the note that says how many rows tell no hours; they are not zero."""
    return (Note(name="untimed", zh="没有写时长的记录数", value=show_bounds(lists["untimed"].number)),)


def _sum_hours(lists: Lists, _told: Told) -> Answer:
    hours = lists["hours"]
    return Answer(value=hours.total, status=Status.OK if hours.rows else Status.EMPTY, notes=_untimed(lists))


def _median_hours(lists: Lists, _told: Told) -> Answer:
    hours = lists["hours"]
    if not hours.sure:
        return Answer(value=None, status=Status.EMPTY, notes=_untimed(lists))
    average = Note(name="mean", zh="平均数", value=show_bounds(_over_members(hours, mean)))
    return Answer(value=_over_members(hours, median), notes=(average, *_untimed(lists)))


def _over_members(tally: MemberTally, average: Callable[[list[Fraction]], Fraction]) -> Bounds:
    """Return the bounds of an average over members, of whom those who are not sure may be in it or not.

    At least that of the least amounts with every doubtful member's, which is nothing; at most the highest of those of
    the most amounts with any number of doubtful members who have most.
    """
    doubtful = [had for member, had in tally.amounts.items() if member not in tally.sure]
    least = average([Fraction(had.lo) for had in (*(tally.amounts[member] for member in tally.sure), *doubtful)])
    ends = [Fraction(had.hi) for member in tally.sure if (had := tally.amounts[member]).hi is not None]
    most = sorted((Fraction(had.hi or 0) for had in doubtful), reverse=True)
    return Bounds(least, max(average([*ends, *most[:some]]) for some in range(len(most) + 1)))


def _active(lists: Lists, told: Told, suffix: str = "") -> tuple[frozenset[str], frozenset[str]]:
    """Return who was surely, and who at most, active."""
    surely, most = lists[f"acts{suffix}"].with_at_least(told.settings.whole("k"))
    enough = told.settings.number("hours")
    if enough is not None:
        by_hours = lists[f"hours{suffix}"].with_at_least(enough)
        surely, most = surely | by_hours[0], most | by_hours[1]
    return surely, most


def _active_rate(lists: Lists, told: Told) -> Answer:
    roll, (surely, most) = lists["roll"], _active(lists, told)
    active = Bounds(len(roll.sure & surely), len(roll.amounts.keys() & most))
    beside = Note(name="off_roll", zh="期初不在册而活跃者", value=show_bounds(_without(surely, most, roll)))
    return answer_share(Share(active, roll.number, nested=True), notes=(beside,))


def _without(surely: frozenset[str], most: frozenset[str], roll: MemberTally) -> Bounds:
    return Bounds(len(surely - roll.amounts.keys()), len(most - roll.sure))


def _retention(lists: Lists, told: Told) -> Answer:
    before, now = _active(lists, told, "_before"), _active(lists, told)
    stayed = Bounds(len(before[0] & now[0]), len(before[1] & now[1]))
    new = Share(Bounds(len(now[0] - before[1]), len(now[1] - before[0])), Bounds(len(now[0]), len(now[1])), nested=True)
    notes = (
        (Note(name="new_share", zh="新活跃者占比 (%)", value=show_bounds(new.ratio * 100)),)
        if new.has_denominator
        else ()
    )
    return answer_share(Share(stayed, Bounds(len(before[0]), len(before[1])), nested=True), notes=notes)


HOURS = Metric(
    definition=MetricDefinition(
        id="volunteer.hours",
        name_zh="服务时长",
        name_en="Hours of service",
        statement_zh="期内开始的活动中志愿者的服务时长之和 (小时); 同一人同一活动有几条记录时取最长的一条。",
        statement_en=(
            "Hours that volunteers gave at activities that began in the period; of several rows of somebody at one "
            "activity the longest counts."
        ),
        unit=UnitKind.HOUR,
        kind=MetricKind.COUNT_FLOW,
        source="service_hours",
        exclusions_zh="没有写时长的记录, 另列其数, 不作零。",
        exclusions_en="Rows that tell no hours; their number is given, they are not zero.",
        over_time=RollUp.SUM,
        over_place=RollUp.SUM,
        pitfalls_zh="路途是否计入须统一; 登记的时长不等于实际的时长。",
        pitfalls_en="Whether travel counts has to be one rule; hours credited are not hours given.",
    ),
    tabulation=Membered(lists={"hours": _HOURS, "untimed": _UNTIMED}, formula=_sum_hours),
)
HOURS_MEDIAN = Metric(
    definition=MetricDefinition(
        id="volunteer.hours_median",
        name_zh="人均服务时长(中位数)",
        name_en="Median hours of a volunteer",
        statement_zh="期内写有服务时长的每位志愿者时长之和的中位数 (小时), 附平均数; 日期或区划不明的使上下界变宽。",
        statement_en=(
            "The median over volunteers with hours in the period of what each gave in all; the mean beside it. Rows "
            "that may not belong to the period or place widen the bounds."
        ),
        unit=UnitKind.HOUR,
        kind=MetricKind.INDEX,
        source="service_hours",
        pitfalls_zh="少数人时长很长时平均数偏高, 须两个都看; 无名者的时长不在其内。",
        pitfalls_en="A few with many hours raise the mean: look at both. Hours without a name are not in it.",
    ),
    tabulation=Membered(lists={"hours": _HOURS, "untimed": _UNTIMED}, formula=_median_hours),
)
ACTIVE_RATE = Metric(
    definition=MetricDefinition(
        id="volunteer.active_rate",
        name_zh="活跃率",
        name_en="Active rate",
        statement_zh="期初在册的志愿者中, 期内至少参加 k 项活动 (或服务满 hours 小时) 者的比率。",
        statement_en=(
            "Of the volunteers on the roll on the period's first day, those who were at k or more activities in it, or "
            "gave the hours asked for."
        ),
        unit=UnitKind.PERCENT,
        kind=MetricKind.RATIO,
        source="volunteers",
        params=(K, H, FEWEST_IF_ASKED),
        numerator="active volunteers 活跃者",
        denominator="volunteer.stock 期初在册",
        exclusions_zh="期初不在册者, 另列其数。",
        exclusions_en="Who was not on the roll then; their number is given.",
        pitfalls_zh="公布的活跃率有几种算法 (期初、期末、平均在册), 窗口与 k 须写明。",
        pitfalls_en="Rates over the roll at the start, the end or the mean are all published: state window and k.",
    ),
    tabulation=Membered(
        lists={
            "roll": Listing(source=VOLUNTEERS, identity="person", timing=Timing.STANDING, window=Window.AT_START),
            "acts": _SERVED,
            "hours": _HOURS,
        },
        formula=_active_rate,
    ),
)
RETENTION = Metric(
    definition=MetricDefinition(
        id="retention.rate",
        name_zh="留存率",
        name_en="Retention rate",
        statement_zh="上年同期活跃的志愿者中, 期内仍活跃者的比率, 按人认定; 新活跃者的占比一并给出。",
        statement_en=(
            "Of the volunteers active in the same days of the year before, those active in the period, person by "
            "person; the share of new ones beside it."
        ),
        unit=UnitKind.PERCENT,
        kind=MetricKind.RATIO,
        source="service_hours",
        params=(K, H, FEWEST_IF_ASKED),
        numerator="active in both 两期都活跃",
        denominator="active before 上年同期活跃",
        exclusions_zh="未实名的志愿者。",
        exclusions_en="Volunteers without a name.",
        pitfalls_zh="不可用(期末−新增)÷期初推算。",
        pitfalls_en="It is not to be had from the stock at the end less the new over the stock before.",
    ),
    tabulation=Membered(
        lists={
            "acts": _SERVED,
            "hours": _HOURS,
            "acts_before": Listing(
                source=TAKING_PART, identity="person", where=_AS_VOLUNTEER, window=Window.YEAR_BEFORE
            ),
            "hours_before": Listing(
                source=TAKING_PART, identity="person", amount="hours", where=_TIMED, window=Window.YEAR_BEFORE
            ),
        },
        formula=_retention,
    ),
)
METRICS = (HOURS, HOURS_MEDIAN, ACTIVE_RATE, RETENTION)
