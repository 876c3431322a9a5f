"""Who came often, anew, or nowhere else; and an estimate beside the bounds."""

from collections.abc import Callable

from yilao_yiyou.domain.attendance_tally import Asks, ReachTally
from yilao_yiyou.domain.bounds import Bounds, Share
from yilao_yiyou.domain.crowd_tally import CrowdTally
from yilao_yiyou.domain.unit import UnitKind
from yilao_yiyou.errors import BoundsError
from yilao_yiyou.metrics.assume import Assume
from yilao_yiyou.metrics.catalogue.reach import PEOPLE_ASSUMED, bounded_people
from yilao_yiyou.metrics.crowds import came_often, extrapolated, in_both, only_here, people
from yilao_yiyou.metrics.definition import MetricDefinition, MetricKind, RollUp
from yilao_yiyou.metrics.metric import Against, Attended, Beside, Crowded, Metric, Told
from yilao_yiyou.metrics.params import Param, ParamKind
from yilao_yiyou.metrics.population import FEWEST_PARAM
from yilao_yiyou.metrics.result import Answer, Note, Status, answer_share, show_bounds

K = Param(
    name="k",
    kind=ParamKind.WHOLE,
    default=2,
    zh="至少参加的活动项数",
    en="activities somebody was at, at least",
)


def _of_people(bounds: Callable[[], Bounds], *, rows: int) -> Answer:
    try:
        return Answer(value=bounds(), status=Status.OK if rows else Status.EMPTY)
    except BoundsError:
        return Answer(value=None, status=Status.CONTRADICTED)


def _kplus(tally: CrowdTally, told: Told) -> Answer:
    return _of_people(lambda: came_often(tally, told.settings.whole("k"), told.population), rows=tally.rows)


def _effective(tally: CrowdTally, told: Told) -> Answer:
    if told.population is None:
        return Answer(value=None, status=Status.NO_DENOMINATOR)
    often = came_often(tally, told.settings.whole("k"))
    return answer_share(Share(often, told.population))


def _only_here(here: CrowdTally, elsewhere: CrowdTally, told: Told) -> Answer:
    return _of_people(lambda: only_here(here, elsewhere, told.population), rows=here.rows)


def _in_both(here: CrowdTally, elsewhere: CrowdTally, told: Told) -> Answer:
    return _of_people(lambda: in_both(here, elsewhere, told.population), rows=here.rows)


def _estimate(tally: CrowdTally, told: Told) -> Answer:
    if not tally.rows:
        return Answer(value=None, status=Status.EMPTY)
    try:
        bounds, found = people(tally, told.population), extrapolated(tally, told.population)
    except BoundsError:
        return Answer(value=None, status=Status.CONTRADICTED)
    notes = (Note(name="bounds", zh="上下界", value=show_bounds(bounds)),)
    if found is None:
        return Answer(value=None, status=Status.SUPPRESSED, notes=notes)
    share = Note(name="named_share", zh="实名率 (%)", value=show_bounds(Bounds(found.named_share * 100)))
    return Answer(value=found.estimate.whole(), notes=(*notes, share))


def _by_category(tally: ReachTally, assume: Assume, cap: Bounds | None) -> Answer:
    return bounded_people(tally, assume, cap)


def _of_crowds(  # noqa: PLR0913 -- the words of a definition
    metric_id: str,
    zh: str,
    en: str,
    *,
    statement_zh: str,
    statement_en: str,
    pitfalls_zh: str,
    pitfalls_en: str,
    tabulation: Crowded | Beside,
    params: tuple[Param, ...] = (),
    kind: MetricKind = MetricKind.DISTINCT,
    references: tuple[str, ...] = (),
) -> Metric:
    return Metric(
        definition=MetricDefinition(
            id=metric_id,
            name_zh=zh,
            name_en=en,
            statement_zh=statement_zh,
            statement_en=statement_en,
            unit=UnitKind.PERSON,
            kind=kind,
            source="participations",
            params=params,
            assumptions=("T1",),
            exclusions_zh="浏览量; 没有编号的实名记录不计为一个人。",
            exclusions_en="Views of a page; a row whose person is not told is nobody.",
            pitfalls_zh=pitfalls_zh,
            pitfalls_en=pitfalls_en,
            references=references,
        ),
        tabulation=tabulation,
    )


KPLUS = _of_crowds(
    "reach.kplus",
    "≥k次参与人数",
    "People who came k times or more",
    statement_zh="期内开始的活动中至少参加过 k 项的不同的人。只有总数时按各场人数推出上下界; 一项活动有多场的计一项。",
    statement_en=(
        "Different people who were at k or more of the activities that began in the period. From totals alone bounds "
        "follow; an activity of several sessions is one."
    ),
    pitfalls_zh=(
        "k 不同的数不可比; 实名不全时上下界较宽。各县各月的数不能汇总: 在两县各来一次的人在全市来了两次, 全市可以多于"
        "各县之和, 须由记录重算。"
    ),
    pitfalls_en=(
        "Figures of other k do not compare; with few names the bounds are wide. Those of parts do not roll up: whoever "
        "came once in each of two counties came twice in the city, which can have more than all counties together."
    ),
    tabulation=Crowded(formula=_kplus),
    params=(K,),
    references=("bounds by counting (T10); proof in yilao_yiyou.metrics.crowds.came_often",),
)
UNIQUE = _of_crowds(
    "reach.unique",
    "独有覆盖人数",
    "People reached nowhere else",
    statement_zh="只在本组、不在其他各组的活动中出现过的不同的人; 须分组。",
    statement_en="Different people who were at activities of this group and of no other; to be grouped.",
    pitfalls_zh="各组独有人数之和不是总人数; 未实名者可能也在别组。",
    pitfalls_en="They do not add up to all people; an unnamed head may have been elsewhere too.",
    tabulation=Beside(formula=_only_here, against=Against.OTHERS),
    references=("T11; yilao_yiyou.metrics.crowds.only_here",),
)
INCREMENTAL = _of_crowds(
    "reach.incremental",
    "增量覆盖人数",
    "People added by each group",
    statement_zh="按分组次序, 在本组出现而在前面各组都未出现过的不同的人; 次序变了数就变。",
    statement_en=(
        "Different people who were at activities of this group and of none before it in the order of the groups; "
        "another order gives other figures."
    ),
    pitfalls_zh="须连同次序一起引用。",
    pitfalls_en="Quote it with its order.",
    tabulation=Beside(formula=_only_here, against=Against.BEFORE),
    references=("T11; stacked incremental reach",),
)
NEW = _of_crowds(
    "reach.new",
    "新参加人数",
    "People who came for the first time",
    statement_zh="期内来过而期前的记录中没有来过的不同的人。",
    statement_en="Different people who came in the period and, on record, never before it.",
    pitfalls_zh="两期去重人数相减不是新人数; 更早没有记录时人人都是新人。",
    pitfalls_en="It is not one distinct figure less another; where no earlier records are kept everybody is new.",
    tabulation=Beside(formula=_only_here, against=Against.EARLIER),
    references=("T11; yilao_yiyou.metrics.crowds.only_here",),
)
RETURNING = _of_crowds(
    "reach.returning",
    "回头人数",
    "People who came again",
    statement_zh="期内来过、期前的记录中也来过的不同的人。",
    statement_en="Different people who came in the period and, on record, before it too.",
    pitfalls_zh="新参加与回头的上下界不能各取一端相加。",
    pitfalls_en="One end of the new and one of the returning do not add.",
    tabulation=Beside(formula=_in_both, against=Against.EARLIER),
)
ESTIMATE = _of_crowds(
    "reach.estimate",
    "覆盖人数估计",
    "Estimate of people reached",
    statement_zh=(
        "由实名者重复出现的次数外推的不同的人数, 截在上下界之内, 与上下界一起给出; 实名率低于50%时不给出。"
        "签到与否须出于偶然, 常客多签则估计偏低。"
    ),
    statement_en=(
        "Different people as extrapolated from how often the named came again, held within the bounds and given with "
        "them; none below half of the attendances named. Right if signing is left to chance, low if regulars sign more."
    ),
    pitfalls_zh="估计不是统计; 不能代替上下界写进报告。",
    pitfalls_en="An estimate is no count; it does not stand in a report without its bounds.",
    tabulation=Crowded(formula=_estimate),
    kind=MetricKind.ESTIMATE,
    references=("species accumulation: extrapolation with the bias-corrected Chao1",),
)

BY_CATEGORY = Metric(
    definition=MetricDefinition(
        id="reach.by_category",
        name_zh="分类覆盖人数",
        name_en="People reached, class by class",
        statement_zh=(
            "把人分为互不重叠的类 (默认按人群 public), 各类的去重上下界相加; 类别不明的人只计入整体。"
            "各类的总人数 (PopulationByClass) 逐类封顶。"
        ),
        statement_en=(
            "The bounds of people in classes that share nobody, by default the publics, added up; people of unknown "
            "class are in the whole only. People told by class (PopulationByClass) hold each class to its own number."
        ),
        unit=UnitKind.PERSON,
        kind=MetricKind.DISTINCT,
        source="participations",
        params=(
            Param(
                name="facet",
                kind=ParamKind.FACET,
                default="public",
                zh="互不重叠的类",
                en="the facet of which the classes share nobody",
            ),
        ),
        assumptions=PEOPLE_ASSUMED,
        over_time=RollUp.DISTINCT,
        over_place=RollUp.DISTINCT,
        over_category=RollUp.DISTINCT,
        pitfalls_zh="类别会重叠的 (如角色) 不能用; 同一人实名在两类中时按一人计并报告。",
        pitfalls_en="Not for classes that overlap, such as roles; somebody named in two is counted once and reported.",
        references=("T2; never wider than reach.distinct_persons",),
    ),
    tabulation=Attended(formula=_by_category, asks=Asks.PEOPLE, splits=True),
)

EFFECTIVE = Metric(
    definition=MetricDefinition(
        id="reach.effective_rate",
        name_zh="有效覆盖率(人)",
        name_en="Effective reach rate",
        statement_zh="至少参加 k 项活动的不同的人数除以总人数 (population 参数); k 须一并写明。",
        statement_en="Different people who were at k or more activities over the population given; k is to be stated.",
        unit=UnitKind.PERCENT,
        kind=MetricKind.RATIO,
        source="participations",
        params=(K, FEWEST_PARAM),
        assumptions=("T1",),
        numerator="reach.kplus",
        denominator="population 总人数",
        pitfalls_zh="“有效”须说明参加几次; 总人数口径须一致。",
        pitfalls_en="Effective means k times: say which k; the population has to be of the same kind.",
        references=("Tanahashi 1978: effective coverage",),
    ),
    tabulation=Crowded(formula=_effective),
)

METRICS = (KPLUS, BY_CATEGORY, UNIQUE, INCREMENTAL, NEW, RETURNING, ESTIMATE, EFFECTIVE)
