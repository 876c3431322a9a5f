"""The published figures of the report: each phrase with its reading and with the records that would bear it out."""

from collections.abc import Iterator

from attrs import evolve, frozen

from examples.dezhou.generator.periods import Told, period_of
from examples.dezhou.generator.plan import CITY
from examples.dezhou.generator.programmes import (
    ANTI_FRAUD,
    BRANCH_SCHOOLS,
    JOINT_NOTICE,
    REMOTE_LEARNING,
    SCHOOLS_TARGET,
    SILVER_HOME,
    SMART_AGEING,
    STUDIOS,
    SUMMER_CARE,
    TALKS,
    THREE_YEARS,
    TRAINING,
    WATER_SAFETY,
)
from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.published import FigureKind, PublishedFigure
from yilao_yiyou.domain.quantity import Quantity
from yilao_yiyou.domain.register import Register
from yilao_yiyou.domain.target import Criterion, criteria
from yilao_yiyou.domain.unit import Accrual, Unit, UnitKind

RIVER_TEAM = "patrol-371482-1"
"""The long-standing team's id in the invented register."""
_SOURCE = "2022年德州市一老一幼工作报道"
_FLOW, _STOCK, _STREAK, _CUMULATIVE = Accrual.FLOW, Accrual.STOCK, Accrual.STREAK, Accrual.CUMULATIVE


@frozen
class Line:
    """One figure as the report prints it, and how it is measured."""

    text: str
    counted: str
    bounds: Bounds
    unit: Unit
    told: Told
    accrual: Accrual
    metric: str
    where: tuple[Criterion, ...]
    programmes: tuple[str, ...] = ()
    assume: tuple[Criterion, ...] = ()


def _of(word: str, kind: UnitKind) -> Unit:
    return Unit(word, kind)


_PERSON, _SESSION, _ITEM = UnitKind.PERSON, UnitKind.SESSION, UnitKind.ITEM
_BODY, _PLACE = UnitKind.BODY, UnitKind.PLACE
_CARE = (SUMMER_CARE,)
_FOR_THE_AGED = (SMART_AGEING, ANTI_FRAUD)
_BY_PROJECT = criteria(closed_by="project")


def _helpers(affiliation: str) -> tuple[Criterion, ...]:
    return criteria(programme=SUMMER_CARE, role="volunteer", affiliation=affiliation)


def _served(public: str) -> tuple[Criterion, ...]:
    return criteria(programme=SUMMER_CARE, role="beneficiary", public=public)


_NETWORK = (
    Line("1万余册", "智慧助老培训手册", Bounds(10_000, 19_999), _of("册", _ITEM), Told.NOTHING, _FLOW,
         "distribution.items", criteria(item="manual", programme=SMART_AGEING), (SMART_AGEING,)),
    Line("100余场次", "智慧助老与防诈骗的宣讲(两项合计)", Bounds(100, 199), _of("场次", _SESSION), Told.NOTHING,
         _FLOW, "activity.sessions", criteria(kind="publicity", programme=_FOR_THE_AGED), _FOR_THE_AGED),
    Line("5660个", "各级各类关工委组织", Bounds(5_660), _of("个", _BODY), Told.NOW, _STOCK,
         "org.count_stock", criteria(kind="care_committee")),
    Line("7万余人", "在册五老志愿者", Bounds(70_000, 79_999), _of("人", _PERSON), Told.NOW, _STOCK,
         "volunteer.stock", criteria(veteran="true")),
    Line("40余场次", "市县两级专题培训", Bounds(40, 49), _of("场次", _SESSION), Told.UP_TO_NOW, _FLOW,
         "activity.sessions", criteria(kind="training", tier=("city", "county")), (TRAINING,)),
    Line("40余处", "社区银领之家示范点", Bounds(40, 49), _of("处", _PLACE), Told.THIS_YEAR, _FLOW,
         "designation.granted", criteria(kind="silver_home", grade="demonstration"), (SILVER_HOME,)),
    Line("49处", "新建社区老年大学分校和教学点", Bounds(49), _of("处", _PLACE), Told.FIRST_HALF, _FLOW,
         "designation.granted", criteria(kind=("branch_school", "teaching_point")), (BRANCH_SCHOOLS,)),
    Line("1777个", "老年远程教育教学点", Bounds(1_777), _of("个", _PLACE), Told.NOTHING_STOCK, _STOCK,
         "designation.stock", criteria(kind="remote_point"), (REMOTE_LEARNING,)),
    Line("18处", "新建五老工作室", Bounds(18), _of("处", _PLACE), Told.IN_2022, _FLOW,
         "designation.granted", criteria(kind="studio"), (STUDIOS,)),
    Line("25支", "新组建五老宣讲团", Bounds(25), _of("支", _BODY), Told.SINCE_LAST_YEAR, _FLOW,
         "team.formed", criteria(kind="lecture"), (TALKS,)),
    Line("580余场", "四史宣讲与红色研学等活动", Bounds(580, 589), _of("场", _SESSION), Told.SINCE_LAST_YEAR,
         _FLOW, "activity.sessions", criteria(kind=("lecture", "study_tour"), programme=TALKS), (TALKS,)),
    Line("20.2万人次", "受教育的干部群众与青少年学生(合计)", Bounds(201_500, 202_499),
         _of("人次", UnitKind.PERSON_TIME), Told.SINCE_LAST_YEAR, _FLOW, "reach.attendances",
         criteria(kind=("lecture", "study_tour"), programme=TALKS, role="audience"), (TALKS,)),
)  # fmt: skip

_SUMMER = (
    Line("62个", "认领项目的老干部志愿者组织", Bounds(62), _of("个", _BODY), Told.THIS_YEAR, _FLOW,
         "project.claimants", criteria(programme=SUMMER_CARE, claimant_kind="organization"), _CARE),
    Line("730余名", "参与托管的老干部志愿者", Bounds(730, 739), _of("名", _PERSON), Told.THIS_YEAR, _FLOW,
         "reach.distinct_persons", _helpers("cadre"), _CARE),
    Line("86个", "被认领的公益托管项目", Bounds(86), _of("个", UnitKind.PROJECT), Told.THIS_YEAR, _FLOW,
         "project.claimed", criteria(programme=SUMMER_CARE), _CARE),
    Line("3200余人", "被带动的社会志愿者", Bounds(3_200, 3_299), _of("人", _PERSON), Told.THIS_YEAR, _FLOW,
         "reach.distinct_persons", _helpers("social"), _CARE),
    Line("200余人", "被带动的大学生志愿者", Bounds(200, 299), _of("人", _PERSON), Told.THIS_YEAR, _FLOW,
         "reach.distinct_persons", _helpers("student"), _CARE),
    Line("160余人", "被带动的社区工作者", Bounds(160, 169), _of("人", _PERSON), Told.THIS_YEAR, _FLOW,
         "reach.distinct_persons", _helpers("community_worker"), _CARE),
    Line("48家", "共同主办的社会机构", Bounds(48), _of("家", _BODY), Told.THIS_YEAR, _FLOW,
         "activity.hosts", criteria(programme=SUMMER_CARE, host_kind="social_institution"), _CARE),
    Line("1.4万名", "受益儿童", Bounds(13_500, 14_499), _of("名", _PERSON), Told.THIS_YEAR, _FLOW,
         "reach.distinct_persons", _served("child"), _CARE, _BY_PROJECT),
    Line("2.51万人", "受益家长", Bounds(25_050, 25_149), _of("人", _PERSON), Told.THIS_YEAR, _FLOW,
         "reach.distinct_persons", _served("parent"), _CARE, _BY_PROJECT),
)  # fmt: skip

_WATER = (
    Line("100余个", "志愿巡河队伍", Bounds(100, 199), _of("个", _BODY), Told.TO_DATE, _STOCK,
         "team.count_stock", criteria(kind="patrol"), (WATER_SAFETY,)),
    Line("2320名", "参加巡河队伍的五老", Bounds(2_320), _of("名", _PERSON), Told.TO_DATE, _STOCK,
         "team.members", criteria(team_kind="patrol", veteran="true"), (WATER_SAFETY,)),
    Line("1140次", "志愿巡河", Bounds(1_140), _of("次", _SESSION), Told.UP_TO_DATE, _CUMULATIVE,
         "activity.sessions", criteria(kind="patrol"), (WATER_SAFETY,)),
    Line("7年", "一支队伍连续巡河的年数", Bounds(7), _of("年", UnitKind.DURATION), Told.SEVEN_YEARS, _STREAK,
         "activity.streak", criteria(kind="patrol", team=RIVER_TEAM), (WATER_SAFETY,)),
    Line("2240余人次", "该队劝阻的溺水风险行为", Bounds(2_240, 2_249), _of("人次", UnitKind.INCIDENT),
         Told.SEVEN_YEARS_BEFORE, _FLOW, "incident.count", criteria(kind="dissuaded", team=RIVER_TEAM),
         (WATER_SAFETY,)),
    Line("160余场次", "该队的安全知识讲座", Bounds(160, 169), _of("场次", _SESSION), Told.SEVEN_YEARS_BEFORE, _FLOW,
         "activity.sessions", criteria(kind="safety_lecture", team=RIVER_TEAM), (WATER_SAFETY,)),
    Line("50余场次", "该队的宣传活动", Bounds(50, 59), _of("场次", _SESSION), Told.SEVEN_YEARS_BEFORE, _FLOW,
         "activity.sessions", criteria(kind="publicity", team=RIVER_TEAM), (WATER_SAFETY,)),
    Line("5780余份", "该队发放的宣传资料", Bounds(5_780, 5_789), _of("份", _ITEM), Told.SEVEN_YEARS_BEFORE, _FLOW,
         "distribution.items", criteria(item="leaflet", team=RIVER_TEAM), (WATER_SAFETY,)),
)  # fmt: skip

_CLAIMS = (
    Line("四级网络全覆盖", "市县乡村四级有远程教育教学点的区划", Bounds(100), _of("%", UnitKind.PERCENT),
         Told.NOTHING_STOCK, _STOCK, "coverage.node", criteria(kind="remote_point"), (REMOTE_LEARNING,)),
    Line("全省首位", "远程教育教学点数在同级中的位次", Bounds(1), _of("位", UnitKind.RANK), Told.NOTHING_STOCK, _STOCK,
         "compare.rank", criteria(metric="designation.stock", kind="remote_point"), (REMOTE_LEARNING,)),
    Line("超额完成", "新建分校和教学点的年初目标", Bounds(100, None, lo_open=True),
         _of("%", UnitKind.PERCENT), Told.FIRST_HALF, _FLOW, "target.completion",
         criteria(target=SCHOOLS_TARGET), (BRANCH_SCHOOLS,)),
    Line("未发生一起", "该队责任水域的溺亡", Bounds(0), _of("起", UnitKind.INCIDENT), Told.SEVEN_YEARS_BEFORE, _FLOW,
         "safety.incident_free", criteria(kind="drowned", team=RIVER_TEAM), (WATER_SAFETY,)),
    Line("四部门联合", "联合通知的发文机关", Bounds(4), _of("个", _BODY), Told.NOTHING, _FLOW,
         "document.issuers", criteria(document=JOINT_NOTICE)),
    Line("三年行动计划", "计划的年限", Bounds(3), _of("年", UnitKind.DURATION), Told.NOTHING, _FLOW,
         "programme.duration", criteria(id=THREE_YEARS), (THREE_YEARS,)),
)  # fmt: skip

_WORDS = (
    ("认同感获得感幸福感", "老干部的感受"),
    ("良好社会成效", "工作成效"),
    ("充分肯定", "上级评价"),
)


def figures() -> Register:
    """Return the document of published figures: numbers, claims, and words that no number stands behind."""
    numbers = (_published(line, FigureKind.FIGURE) for line in (*_NETWORK, *_SUMMER, *_WATER))
    claims = (_published(line, FigureKind.CLAIM) for line in _CLAIMS)
    numbered = (evolve(each, id=f"f{number:02}") for number, each in enumerate((*numbers, *claims), start=1))
    return Register(title="2022年德州市一老一幼工作报道中的数字", scope=CITY, figures=(*numbered, *_qualitative()))


def _published(line: Line, kind: FigureKind) -> PublishedFigure:
    return PublishedFigure(
        id="f",
        text=line.text,
        kind=kind,
        counted=line.counted,
        quantity=Quantity(line.bounds, line.unit, phrase=line.text),
        period=period_of(line.told),
        accrual=line.accrual,
        metric=line.metric,
        where=line.where,
        assume=line.assume,
        scope=CITY,
        programmes=line.programmes,
        source=_SOURCE,
    )


def _qualitative() -> Iterator[PublishedFigure]:
    for number, (words, about) in enumerate(_WORDS, start=1):
        yield PublishedFigure(
            id=f"q{number:02}", text=words, kind=FigureKind.QUALITATIVE, counted=about, scope=CITY, source=_SOURCE
        )
