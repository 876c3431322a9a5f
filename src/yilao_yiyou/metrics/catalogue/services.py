"""How many there are in all, who was served and who waits, and whether counts look counted."""

from collections.abc import Mapping

from yilao_yiyou.domain.activity import CountMethod
from yilao_yiyou.domain.bounds import Bounds, Share
from yilao_yiyou.domain.member_tally import MemberTally
from yilao_yiyou.domain.rows import Timing
from yilao_yiyou.domain.sources import CADRES, ENROLMENTS, REGISTRATIONS, TAKING_PART
from yilao_yiyou.domain.target import criteria
from yilao_yiyou.domain.unit import UnitKind
from yilao_yiyou.metrics.definition import Direction, MetricDefinition, MetricKind, RollUp
from yilao_yiyou.metrics.heaping import RARE, heaping
from yilao_yiyou.metrics.metric import Listing, Membered, Metric, Told
from yilao_yiyou.metrics.population import FEWEST_IF_ASKED
from yilao_yiyou.metrics.recapture import recaptured
from yilao_yiyou.metrics.result import Answer, Note, Status, answer_share, show_bounds
from yilao_yiyou.metrics.waiting import Wait, median_wait

Lists = Mapping[str, MemberTally]


def _chapman(lists: Lists, _told: Told) -> Answer:
    first, second = lists["first"], lists["second"]
    both = Bounds(len(first.sure & second.sure), len(first.amounts.keys() & second.amounts.keys()))
    notes = tuple(
        Note(name=name, zh=zh, value=show_bounds(number))
        for name, zh, number in (
            ("first", "社区报到人数", first.number),
            ("second", "干部名册人数", second.number),
            ("both", "两份名单都有的人数", both),
        )
    )
    if not first.sure or not second.sure:
        return Answer(value=None, status=Status.EMPTY, notes=notes)
    return Answer(value=recaptured(first, second).whole(), notes=notes)


def _fill(lists: Lists, _told: Told) -> Answer:
    served, asked = lists["served"].total, lists["asked"].total
    notes = (
        Note(name="signed", zh="签约人数", value=show_bounds(asked)),
        Note(name="served", zh="其中已履约", value=show_bounds(served)),
    )
    return answer_share(Share(served, asked, nested=True), notes=notes)


def _wait(lists: Lists, _told: Told) -> Answer:
    waits = [
        Wait(days=lists[name].amounts[each].lo, served=name == "served")
        for name in ("served", "waiting")
        for each in sorted(lists[name].sure)
    ]
    doubtful = sum(len(lists[name].amounts) - len(lists[name].sure) for name in ("served", "waiting"))
    notes = (
        Note(name="waiting", zh="仍在等待", value=str(len(lists["waiting"].sure))),
        Note(name="doubtful", zh="日期或区划不明而未计入", value=str(doubtful + len(lists["undated"].amounts))),
    )
    if not waits:
        return Answer(value=None, status=Status.EMPTY, notes=notes)
    median = median_wait(waits)
    longest = max(wait.days for wait in waits)
    return Answer(value=Bounds(longest, None) if median is None else Bounds(median), notes=notes)


def _heaping(lists: Lists, _told: Told) -> Answer:
    exact = [int(had.lo) for had in lists["heads"].amounts.values() if had.is_exact]
    if not exact:
        return Answer(value=None, status=Status.EMPTY)
    found = heaping(exact)
    if found is None:
        return Answer(
            value=None, status=Status.SUPPRESSED, notes=(Note(name="numbers", zh="个数", value=str(len(exact))),)
        )
    needs_checking = found.chance < RARE
    notes = (
        Note(name="numbers", zh="个数", value=str(found.numbers)),
        Note(name="chance", zh="纯属偶然的概率 (%)", value=show_bounds(Bounds(found.chance * 100))),
        Note(name="checking", zh="需要核实 (needs checking)", value="是" if needs_checking else "否"),
    )
    return Answer(
        value=Bounds(found.share * 100), share=Share(Bounds(found.rounded), Bounds(found.numbers)), notes=notes
    )


_LOOKED_AT = tuple(each.value for each in CountMethod if each.is_exact)

CHAPMAN = Metric(
    definition=MetricDefinition(
        id="population.chapman",
        name_zh="离退休干部总数估计",
        name_en="Estimate of all retired cadres",
        statement_zh=(
            "由社区报到与干部名册两份各自形成的名单估计全部人数: (n₁+1)(n₂+1)/(m+1)−1, m 为两份都有的人数; "
            "日期或区划不明的人在不在名单上都有可能, 使上下界变宽。"
        ),
        statement_en=(
            "All retired cadres as estimated from two lists made apart, of registrations in communities and of cadre "
            "records: (n1+1)(n2+1)/(m+1)-1 with m on both. People who may or may not be on a list, for days or places "
            "that are in doubt, widen the bounds."
        ),
        unit=UnitKind.PERSON,
        kind=MetricKind.ESTIMATE,
        direction=Direction.NONE,
        source="registrations",
        over_time=RollUp.NONE,
        over_place=RollUp.NONE,
        over_category=RollUp.NONE,
        pitfalls_zh="两份名单须互不依赖、期间人群不变、同一人能认出; 按名册动员报到时偏低。",
        pitfalls_en="The lists must not depend on each other, people not come and go, and be known again.",
        references=("Chapman 1951",),
    ),
    tabulation=Membered(
        lists={
            "first": Listing(source=REGISTRATIONS, identity="person", timing=Timing.STANDING),
            "second": Listing(source=CADRES, identity="person", timing=Timing.STANDING),
        },
        formula=_chapman,
    ),
)
FILL = Metric(
    definition=MetricDefinition(
        id="service.fill",
        name_zh="签约履约率",
        name_en="Enrolments performed",
        statement_zh="期内开始的签约 (如家庭医生签约) 所涉人数中, 至少提供过一次服务的比率; 签约人数与履约人数并列。",
        statement_en=(
            "Of the people in enrolments that began in the period, such as those signed with a family doctor, "
            "those who "
            "were served once at least; both numbers beside it."
        ),
        unit=UnitKind.PERCENT,
        kind=MetricKind.RATIO,
        source="enrolments",
        params=(FEWEST_IF_ASKED,),
        numerator="served 已履约",
        denominator="signed 签约",
        over_time=RollUp.RATIO_OF_SUMS,
        over_place=RollUp.RATIO_OF_SUMS,
        over_category=RollUp.RATIO_OF_SUMS,
        pitfalls_zh="签约不等于服务; 一次服务不等于按协议服务。",
        pitfalls_en="Signing is not serving, and serving once is not what was agreed.",
    ),
    tabulation=Membered(
        lists={
            "asked": Listing(source=ENROLMENTS, identity="id", amount="people"),
            "served": Listing(source=ENROLMENTS, identity="id", amount="people", where=criteria(performed="true")),
        },
        formula=_fill,
    ),
)
WAIT = Metric(
    definition=MetricDefinition(
        id="service.wait_median",
        name_zh="等待天数(中位数)",
        name_en="Median wait",
        statement_zh="期内开始的签约从开始到首次服务的天数的中位数; 仍在等待者按已等天数计入 (Kaplan–Meier)。",
        statement_en=(
            "The median of days from the start of enrolments of the period to the first service, with those who still "
            "wait counted as far as they have waited (Kaplan-Meier)."
        ),
        unit=UnitKind.DURATION,
        word="天",
        kind=MetricKind.INDEX,
        direction=Direction.DOWN,
        source="enrolments",
        pitfalls_zh=(
            "只平均已服务者会偏短; 过半仍在等待时只知下限。中位数取曲线首次不高于一半的那一天, 与 lifelines 相同; "
            "曲线在一段时间里恰为一半时, R 的 survival 取该段的中点, 数会大些。"
        ),
        pitfalls_en=(
            "The mean of those served is too short; while more than half wait only a lower end is known. The median is "
            "the first day at which the curve is at or below one half, as in lifelines; where it stays at just one "
            "half, R's survival takes the middle of that stretch, which is later."
        ),
        references=("Kaplan and Meier 1958",),
    ),
    tabulation=Membered(
        lists={
            "served": Listing(
                source=ENROLMENTS, identity="id", amount="wait", where=criteria(performed="true", dated="true")
            ),
            "waiting": Listing(
                source=ENROLMENTS, identity="id", amount="wait", where=criteria(performed="false", dated="true")
            ),
            "undated": Listing(source=ENROLMENTS, identity="id", where=criteria(dated="false")),
        },
        formula=_wait,
    ),
)
HEAPING = Metric(
    definition=MetricDefinition(
        id="quality.heaping",
        name_zh="尾数聚集",
        name_en="Heaping of counts",
        statement_zh=(
            "签到、凭票或清点所得的人数中尾数为0或5的比率 (偶然应为20%), 并给出纯属偶然的概率; 不足30个数不给出。"
        ),
        statement_en=(
            "Of headcounts that were signed for, ticketed or counted, those that end in 0 or 5, of which chance "
            "makes 20 %, "
            "with the probability of so many; none for fewer than 30 counts."
        ),
        unit=UnitKind.PERCENT,
        kind=MetricKind.RATIO,
        direction=Direction.DOWN,
        source="service_hours",
        numerator="counts that end in 0 or 5 尾数为0或5",
        denominator="counts 人数记录",
        exclusions_zh="估计的人数与浏览量。",
        exclusions_en="Estimated headcounts and views.",
        over_time=RollUp.RATIO_OF_SUMS,
        over_place=RollUp.RATIO_OF_SUMS,
        over_category=RollUp.RATIO_OF_SUMS,
        zero_policy="没有人数记录时没有数值 (no value without headcounts)",
        pitfalls_zh="只说明需要核实, 不说明造假。",
        pitfalls_en="It says that the counts need checking, never that they were made up.",
        references=("exact upper tail of the binomial distribution",),
    ),
    tabulation=Membered(
        lists={
            "heads": Listing(
                source=TAKING_PART,
                identity="entry",
                amount="heads",
                where=criteria(headcount="true", method=_LOOKED_AT),
            )
        },
        formula=_heaping,
    ),
)

METRICS = (CHAPMAN, FILL, WAIT, HEAPING)
