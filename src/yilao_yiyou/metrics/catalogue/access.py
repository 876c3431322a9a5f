"""How near places are, and where the chain from offering a service to its effect breaks."""

from collections.abc import Iterable, Mapping
from itertools import pairwise

from attrs import frozen

from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.member_tally import MemberTally
from yilao_yiyou.domain.rows import Timing
from yilao_yiyou.domain.sources import DESIGNATIONS
from yilao_yiyou.domain.unit import UnitKind
from yilao_yiyou.metrics.catalogue.regulars import K
from yilao_yiyou.metrics.definition import Direction, MetricDefinition, MetricKind, RollUp
from yilao_yiyou.metrics.distance import Nearest, Place, median_metres, nearest, share_within
from yilao_yiyou.metrics.metric import Derived, Listing, Membered, Metric, Part, Told
from yilao_yiyou.metrics.params import Param, ParamKind, Settings
from yilao_yiyou.metrics.population import FEWEST_PARAM
from yilao_yiyou.metrics.result import Answer, MetricResult, Note, Status, show_bounds

_GLOBAL = ("wgs84", "cgcs2000")
"""Datums that agree within a metre; the others are shifted by hundreds."""


@frozen
class _Distances:
    """How far homes are from the nearest place that surely, and that possibly, stands; and how many are left out."""

    surely: tuple[Nearest, ...]
    possibly: tuple[Nearest, ...]
    note: Note


def _distances(lists: Mapping[str, MemberTally], told: Told) -> _Distances:
    points, homes = lists["points"], told.settings.places("homes")
    surely, possibly = (_venues(among) for among in (points.sure, points.amounts))
    left_out = Note(name="omitted", zh="坐标系不合而未计入的点", value=str(len(points.amounts) - len(possibly)))
    return _Distances(nearest(homes, surely), nearest(homes, possibly), left_out)


def _venues(points: Iterable[str]) -> list[Place]:
    places = [text.split(" ") for text in sorted(points)]
    return [Place(north, east) for datum, north, east in places if datum in _GLOBAL]


def _median(lists: Mapping[str, MemberTally], told: Told) -> Answer:
    found = _distances(lists, told)
    least, most = median_metres(found.possibly), median_metres(found.surely)
    if least is None:
        return Answer(value=None, status=Status.EMPTY, notes=(found.note,))
    nearest_of_all = Bounds(found.possibly[0].metres, found.surely[0].metres if found.surely else None)
    shortest = Note(name="shortest", zh="最近 (米)", value=show_bounds(nearest_of_all))
    return Answer(value=Bounds(least, most), notes=(shortest, found.note))


def _within(lists: Mapping[str, MemberTally], told: Told) -> Answer:
    found, limit = _distances(lists, told), told.settings.whole("limit")
    least, most = (share_within(side, limit) for side in (found.surely, found.possibly))
    if most is None:
        return Answer(value=None, status=Status.NO_DENOMINATOR, notes=(found.note,))
    return Answer(value=Bounds(least or 0, most) * 100, notes=(found.note,))


_HOMES = Param(
    name="homes",
    kind=ParamKind.PLACES,
    needed=True,
    zh="住处, 各为 Place(北纬, 东经, 人数), WGS-84 或 CGCS2000",
    en="homes, each a Place(north, east, people) in WGS-84 or CGCS2000",
)
_POINTS = {"points": Listing(source=DESIGNATIONS, identity="at", timing=Timing.STANDING)}
_STRAIGHT_ZH = "直线距离是路程的下限; 国测局与百度坐标偏移数百米, 不能混用。"
_STRAIGHT_EN = "A straight line is the least one travels; GCJ-02 and BD-09 are shifted by hundreds of metres."

DISTANCE = Metric(
    definition=MetricDefinition(
        id="access.distance",
        name_zh="到最近服务点的距离",
        name_en="Distance to the nearest place",
        statement_zh=(
            "期末有牌子的场所中最近的一处到各住处的直线距离的中位数 (米), 按人数加权; 没有坐标的场所不在其内; "
            "起止日期不明的牌子只计入下限。"
        ),
        statement_en=(
            "The median, weighed by people, of the straight distance from homes to the nearest place that carries a "
            "plaque on the period's last day; places without coordinates are not among them, and a plaque of unknown "
            "days makes the lower end only."
        ),
        unit=UnitKind.LENGTH,
        kind=MetricKind.INDEX,
        direction=Direction.DOWN,
        source="designations",
        params=(_HOMES,),
        pitfalls_zh=_STRAIGHT_ZH,
        pitfalls_en=_STRAIGHT_EN,
        references=("haversine on a sphere of radius 6,371,009 m",),
    ),
    tabulation=Membered(lists=_POINTS, formula=_median),
)
WITHIN = Metric(
    definition=MetricDefinition(
        id="access.within",
        name_zh="可及率",
        name_en="People within reach of a place",
        statement_zh=(
            "住处离最近的有牌子的场所直线距离不超过 limit 米的人数占全部住处人数的比率; 起止日期不明的牌子只计入上限。"
        ),
        statement_en=(
            "People whose home is no further than the limit, in metres, from a place with a plaque, out of all; a "
            "plaque of unknown days makes the upper end only."
        ),
        unit=UnitKind.PERCENT,
        kind=MetricKind.RATIO,
        source="designations",
        params=(
            _HOMES,
            Param(name="limit", kind=ParamKind.WHOLE, default=1000, zh="距离上限 (米)", en="the limit in metres"),
        ),
        numerator="people within 范围内的人",
        denominator="people 全部的人",
        over_time=RollUp.LAST,
        pitfalls_zh=_STRAIGHT_ZH,
        pitfalls_en=_STRAIGHT_EN,
    ),
    tabulation=Membered(lists=_POINTS, formula=_within),
)

_STAGES: Mapping[str, tuple[str, str | None]] = {
    "availability": ("可得", "coverage.presence"),
    "accessibility": ("可及", "coverage.catchment"),
    "acceptability": ("可接受", None),
    "contact": ("接触", "reach.rate"),
    "effective": ("有效", "reach.effective_rate"),
}


def _stage_parts(settings: Settings) -> tuple[Part, ...]:
    return tuple(Part(name=name, metric=settings.metric(name)) for name in _STAGES if settings.metric(name))


def _cascade(parts: Mapping[str, MetricResult], _told: Told) -> Answer:
    told = {name: part.value.bounds for name, part in parts.items() if part.value is not None}
    notes = [Note(name=name, zh=_STAGES[name][0], value=f"{show_bounds(bounds)} %") for name, bounds in told.items()]
    missing = [_STAGES[name][0] for name in parts if name not in told]
    if missing:
        notes.append(Note(name="missing", zh="没有数值的环节", value="、".join(missing)))
    if not told:
        return Answer(value=None, status=Status.NO_DENOMINATOR, notes=tuple(notes))
    names = list(told)
    steps = list(pairwise(names))
    drops = {step: told[step[0]].lo - told[step[1]].lo for step in steps}
    if drops:
        worst = max(drops, key=lambda step: drops[step])
        notes.append(Note(name="drop", zh="最大落差", value="→".join(_STAGES[name][0] for name in worst)))
    rising = ["→".join(_STAGES[name][0] for name in step) for step in steps if told[step[1]].surely_gt(told[step[0]])]
    if rising:
        notes.append(Note(name="rising", zh="后一环节反而更高, 须核实", value="、".join(rising)))
    return Answer(value=told[names[-1]], notes=tuple(notes))


CASCADE = Metric(
    definition=MetricDefinition(
        id="coverage.cascade",
        name_zh="覆盖链条",
        name_en="Coverage cascade",
        statement_zh="可得、可及、可接受、接触、有效五个环节各自的覆盖率, 数值为最后一个有数值的环节; 指出最大落差。",
        statement_en=(
            "The coverage at five stages, availability, accessibility, acceptability, contact and effect; the "
            "figure is "
            "that of the last stage there is, with the greatest drop named."
        ),
        unit=UnitKind.PERCENT,
        kind=MetricKind.RATIO,
        source="metrics",
        params=(
            *(
                Param(name=name, kind=ParamKind.METRIC, default=usual, zh=f"{zh}环节的指标", en=f"the metric of {name}")
                for name, (zh, usual) in _STAGES.items()
            ),
            K,
            FEWEST_PARAM,
        ),
        numerator="those who meet the condition of the stage 满足该环节条件者",
        denominator="the target population 目标人群",
        pitfalls_zh="各环节须同一人群; 后一环节高于前一环节时先查口径。",
        pitfalls_en="All stages have to be of one population; where a later one is higher check the definitions first.",
        references=("Tanahashi, Bull WHO 1978;56:295-303",),
    ),
    tabulation=Derived(chosen=_stage_parts, formula=_cascade),
)

METRICS = (DISTANCE, WITHIN, CASCADE)
