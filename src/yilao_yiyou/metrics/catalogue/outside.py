"""Costs, recounts, surveys and groups favoured: figures that lean on numbers from outside the records."""

from collections.abc import Mapping

from yilao_yiyou.domain.bounds import Bounds, Share
from yilao_yiyou.domain.target import Criterion
from yilao_yiyou.domain.unit import UnitKind
from yilao_yiyou.metrics.definition import Direction, MetricDefinition, MetricKind
from yilao_yiyou.metrics.metric import AgainstFigures, Derived, Metric, Part, Told
from yilao_yiyou.metrics.params import Param, ParamKind, Settings
from yilao_yiyou.metrics.rates import targeting, wilson
from yilao_yiyou.metrics.reconcile import verdict
from yilao_yiyou.metrics.result import Answer, MetricResult, Note, Status, answer_share, on_record, show_bounds

Parts = Mapping[str, MetricResult]


def _cost(parts: Parts, told: Told) -> Answer:
    cost, served = told.settings.bounds("cost"), on_record(parts["per"])
    if cost is None or served is None or served.lo <= 0:
        return Answer(value=None, status=Status.NO_DENOMINATOR)
    return Answer(value=cost / served, share=Share(cost, served))


COST = Metric(
    definition=MetricDefinition(
        id="cost.unit",
        name_zh="单位成本",
        name_en="Cost of one",
        statement_zh="给出的费用 (元) 除以所选指标的数 (默认覆盖人数); 费用须由使用者给出。",
        statement_en="The cost given, in yuan, over the figure of a metric, by default of people reached.",
        unit=UnitKind.MONEY,
        kind=MetricKind.RATIO,
        direction=Direction.DOWN,
        source="metrics",
        params=(
            Param(name="cost", kind=ParamKind.BOUNDS, needed=True, zh="费用 (元)", en="the cost in yuan"),
            Param(name="per", kind=ParamKind.METRIC, default="reach.distinct_persons", zh="每一什么", en="of one what"),
        ),
        numerator="cost 费用",
        denominator="the metric chosen 所选指标",
        pitfalls_zh="费用须与活动同范围同期; 志愿者的时间不是零成本。",
        pitfalls_en="Cost and activities have to be of one scope and time; volunteers' time is not free of cost.",
    ),
    tabulation=Derived(chosen=lambda settings: (Part(name="per", metric=settings.metric("per")),), formula=_cost),
)


def _recounted(recomputed: Bounds, published: Bounds) -> Answer:
    found = verdict(published, recomputed)
    return answer_share(Share(recomputed, published), notes=(Note(name="verdict", zh="核对结论", value=found.zh),))


RECON = Metric(
    definition=MetricDefinition(
        id="recon.figure",
        name_zh="数据核对",
        name_en="Recount over published",
        statement_zh="按公布数自身的指标、口径、期间与区划由记录重算的数, 除以公布数; 相符、偏高、偏低或无从判断另列。",
        statement_en=(
            "What the records give under a published figure's own metric, criteria, period and scope, over the figure; "
            "whether the two agree stands beside it."
        ),
        unit=UnitKind.PERCENT,
        kind=MetricKind.RATIO,
        direction=Direction.NONE,
        source="figures",
        numerator="recounted 重算",
        denominator="published 公布",
        pitfalls_zh="上下界很宽时相符不是证据 (无从判断)。",
        pitfalls_en="With wide bounds agreement is no evidence and is called vacuous.",
        references=("WHO data quality review: verification factor",),
    ),
    tabulation=AgainstFigures(formula=_recounted),
)


def _satisfied(_parts: Parts, told: Told) -> Answer:
    satisfied, answered, asked = (told.settings.number(name) for name in ("satisfied", "answered", "asked"))
    if not answered or satisfied is None:
        return Answer(value=None, status=Status.NO_DENOMINATOR)
    share = Share(Bounds(satisfied), Bounds(answered), nested=True)
    likely = wilson(int(satisfied), int(answered)) * 100
    notes = [Note(name="wilson", zh="抽样的95%区间 (%)", value=show_bounds(likely))]
    if asked:
        notes.append(Note(name="response", zh="回收率 (%)", value=show_bounds(Bounds(answered / asked * 100))))
    return answer_share(share, notes=tuple(notes))


SATISFACTION = Metric(
    definition=MetricDefinition(
        id="satisfaction.rate",
        name_zh="满意率",
        name_en="Satisfaction rate",
        statement_zh="问卷中表示满意者除以答卷者, 与回收率和抽样的95%区间 (Wilson) 一起给出; 三个数由使用者给出。",
        statement_en=(
            "Those satisfied over those who answered, with the response rate and the Wilson interval of a sample; the "
            "three numbers are given by the caller."
        ),
        unit=UnitKind.PERCENT,
        kind=MetricKind.RATIO,
        source="survey",
        params=tuple(
            Param(name=name, kind=ParamKind.NUMBER, needed=True, zh=zh, en=en)
            for name, zh, en in (
                ("satisfied", "满意的答卷数", "answers that are satisfied"),
                ("answered", "答卷数", "answers"),
                ("asked", "发出的问卷数", "people asked"),
            )
        ),
        numerator="satisfied 满意",
        denominator="answered 答卷",
        pitfalls_zh="回收率低时满意率说明不了未答者; 全体普查没有抽样误差。",
        pitfalls_en="With a low response it says nothing of the others; a census has no sampling error.",
        references=("Wilson 1927",),
    ),
    tabulation=Derived(formula=_satisfied),
)


def _target_parts(settings: Settings) -> tuple[Part, ...]:
    group = Criterion(facet=settings.text("facet"), among=(settings.text("value"),))
    return (
        Part(name="everybody", metric="reach.distinct_persons"),
        Part(name="group", metric="reach.distinct_persons", where=(group,)),
    )


def _targeting(parts: Parts, told: Told) -> Answer:
    everybody, group = on_record(parts["everybody"]), parts["group"].value
    eligible, of_group = told.settings.bounds("eligible"), told.settings.bounds("eligible_group")
    if everybody is None or group is None or eligible is None or of_group is None:
        return Answer(value=None, status=Status.NO_DENOMINATOR)
    # Nobody of the group among those on record is nobody, for the others are told.
    reached, whole = Share(group.bounds, everybody, nested=True), Share(of_group, eligible, nested=True)
    if not (reached.has_denominator and whole.has_denominator and of_group.lo > 0):
        return Answer(value=None, status=Status.NO_DENOMINATOR)
    return Answer(value=targeting(reached, whole), share=reached)


TARGETING = Metric(
    definition=MetricDefinition(
        id="equity.targeting_index",
        name_zh="靶向指数",
        name_en="Targeting index",
        statement_zh="某一人群在参加者中的占比, 除以它在应服务者中的占比; 大于1说明偏向该人群。",
        statement_en=(
            "The share of a group among those reached over its share of those eligible; above 1 it is favoured."
        ),
        unit=UnitKind.FACTOR,
        kind=MetricKind.RATIO,
        direction=Direction.NONE,
        source="participations",
        params=(
            Param(name="facet", kind=ParamKind.FACET, needed=True, zh="人群所属的项", en="the facet of the group"),
            Param(name="value", kind=ParamKind.FACET, needed=True, zh="人群", en="the group"),
            Param(name="eligible", kind=ParamKind.BOUNDS, needed=True, zh="应服务的人数", en="people eligible"),
            Param(name="eligible_group", kind=ParamKind.BOUNDS, needed=True, zh="其中该人群", en="of the group"),
        ),
        numerator="share among those reached 参加者中的占比",
        denominator="share of those eligible 应服务者中的占比",
        pitfalls_zh="两个占比的人群划分须一致; 未写人群的参加者在总数中而不在该人群中。",
        pitfalls_en="Both shares need one definition; people of unknown group are in the whole and not in the group.",
        references=("AoA targeting index",),
    ),
    tabulation=Derived(chosen=_target_parts, formula=_targeting),
)

METRICS = (COST, RECON, SATISFACTION, TARGETING)
