"""Programmes, the documents that they rest on, and the target of the year."""

from collections.abc import Iterator
from datetime import date

from examples.dezhou.generator.bodies import bureau, department
from examples.dezhou.generator.committees import committee
from examples.dezhou.generator.plan import CITY, HALF_YEAR, SCHOOLS_AIMED_AT, THIS_YEAR
from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.document import DocumentKind, PolicyDocument, Task
from yilao_yiyou.domain.organization import OrganizationKind
from yilao_yiyou.domain.partial_date import PartialDate
from yilao_yiyou.domain.period import Period
from yilao_yiyou.domain.programme import Programme, ProgrammeKind
from yilao_yiyou.domain.quantity import Quantity
from yilao_yiyou.domain.target import Target, criteria
from yilao_yiyou.domain.unit import Unit, UnitKind

BRAND = "silver-care"
TALKS = "talks"
SUMMER_CARE = "summer-care"
EARLIER_CARE = "summer-care-2021"
WATER_SAFETY = "water-safety"
SMART_AGEING = "smart-ageing"
ANTI_FRAUD = "anti-fraud"
SILVER_HOME = "silver-home"
BRANCH_SCHOOLS = "branch-schools"
REMOTE_LEARNING = "remote-learning"
STUDIOS = "studios"
TRAINING = "training"
CONTESTS = "four-contests"
REGISTRATION = "registration"
THREE_YEARS = "three-years"
MICRO = "micro-projects"
STUDENT_AID = "student-aid"
HEALTH = "health"
HANDS = "big-hand-small-hand"
LAW = "law-first"
FAMILY = "family-values"
SCHOOLS_TARGET = "t-schools-2022"
JOINT_NOTICE = "d-health-notice"

_LEAGUE = department(OrganizationKind.YOUTH_LEAGUE, CITY)
_CIVIL = department(OrganizationKind.CIVIL_AFFAIRS, CITY)
_HEALTH = department(OrganizationKind.HEALTH_AUTHORITY, CITY)
_CIVILITY = department(OrganizationKind.CIVILIZATION_OFFICE, CITY)
_JUSTICE = department(OrganizationKind.JUSTICE_BODY, CITY)
_COMMITTEE = committee(CITY)
_BUREAU = bureau(CITY)
_ACTION, _SERIES = ProgrammeKind.CAMPAIGN, ProgrammeKind.SERIES

_PROGRAMMES: tuple[tuple[str, str, ProgrammeKind, str | None, tuple[str, ...], tuple[str, ...]], ...] = (
    (BRAND, "银领关爱", ProgrammeKind.BRAND, None, (), ("一幼",)),
    (TALKS, "五老宣讲与红色研学", _SERIES, BRAND, (), ("四史",)),
    (SUMMER_CARE, "2022年暑期公益托管", _SERIES, BRAND, (), ("一幼",)),
    (EARLIER_CARE, "2021年暑期公益托管", _SERIES, BRAND, (), ("一幼",)),
    (WATER_SAFETY, "防溺水志愿巡护", _ACTION, BRAND, (), ("一幼",)),
    (STUDENT_AID, "关爱助学", _ACTION, BRAND, (), ("一幼",)),
    (HANDS, "大手牵小手暑期系列", _SERIES, BRAND, (), ("一老", "一幼")),
    (LAW, "关爱明天 普法先行", _ACTION, BRAND, (), ("一幼",)),
    (FAMILY, "家风家训家教", _SERIES, BRAND, (), ("一幼",)),
    (STUDIOS, "五老工作室", _ACTION, BRAND, (), ("一幼",)),
    (TRAINING, "五老培训", ProgrammeKind.MECHANISM, None, ("d-tasks",), ()),
    (THREE_YEARS, "三年行动计划", ProgrammeKind.PLAN, None, ("d-opinion",), ("全国文明城市创建",)),
    (REGISTRATION, "居住社区报到", ProgrammeKind.MECHANISM, THREE_YEARS, ("d-registration",), ("一老",)),
    (CONTESTS, "四争创", _ACTION, THREE_YEARS, (), ("全国文明城市创建",)),
    (SMART_AGEING, "智慧助老", _ACTION, None, (), ("一老",)),
    (ANTI_FRAUD, "防范老年诈骗", _ACTION, None, (), ("一老",)),
    (HEALTH, "家庭医生与健康服务", _ACTION, None, (JOINT_NOTICE,), ("一老",)),
    (MICRO, "微项目", _SERIES, None, ("d-appeal",), ("一老",)),
    (SILVER_HOME, "银领之家创建", _ACTION, None, ("d-silver-home",), ("老有所学", "老有所乐", "老有所为")),
    (BRANCH_SCHOOLS, "社区老年大学拓面提质", _ACTION, None, ("d-schools",), ("老有所学",)),
    (REMOTE_LEARNING, "老年远程教育", _ACTION, None, (), ("老有所学",)),
)

_DOCUMENTS: tuple[tuple[str, str, DocumentKind, tuple[str, ...], str | None], ...] = (
    ("d-opinion", "离退休干部党建融入城市基层党建的意见", DocumentKind.OPINION, (_BUREAU,), None),
    ("d-registration", "离退休干部到居住社区报到的通知", DocumentKind.NOTICE, (_BUREAU,), None),
    (JOINT_NOTICE, "老干部志愿服务联合通知", DocumentKind.NOTICE, (_BUREAU, _LEAGUE, _CIVIL, _HEALTH), None),
    ("d-appeal", "致全市老干部的倡议书", DocumentKind.APPEAL, (_BUREAU,), "全市老干部"),
    ("d-silver-home", "银领之家建设的通知", DocumentKind.NOTICE, (_BUREAU,), None),
    ("d-schools", "社区老年大学分校(教学点)建设的通知", DocumentKind.NOTICE, (_BUREAU,), None),
)


def programmes() -> Iterator[Programme]:
    """Yield the programmes, each after the one it is part of."""
    led = {LAW: _JUSTICE, TALKS: _COMMITTEE, BRAND: _COMMITTEE, WATER_SAFETY: _COMMITTEE, STUDIOS: _COMMITTEE}
    for programme, name, kind, parent, basis, tags in _PROGRAMMES:
        yield Programme(
            id=programme,
            name=name,
            kind=kind,
            parent=parent,
            basis=basis,
            lead=led.get(programme, _BUREAU),
            tags=tags,
            period=_PERIODS.get(programme, Period.always()),
        )


_PERIODS = {
    THREE_YEARS: Period.between(date(2021, 1, 1), date(2023, 12, 31)),
    SUMMER_CARE: Period.between(date(2022, 5, 20), date(2022, 8, 31)),
    EARLIER_CARE: Period.between(date(2021, 5, 20), date(2021, 8, 31)),
}


def documents() -> Iterator[PolicyDocument]:
    """Yield the documents; a report that names one without number or date leaves it without."""
    yield PolicyDocument(
        id="d-remark", title="一老一幼工作讲话精神", kind=DocumentKind.REMARK, dated=PartialDate(2022, 8, 17)
    )
    for document, title, kind, issuers, audience in _DOCUMENTS:
        yield PolicyDocument(id=document, title=title, kind=kind, issuers=issuers, audience=audience, place=CITY)
    yield PolicyDocument(
        id="d-tasks",
        title="关工委工作若干措施责任分工方案",
        kind=DocumentKind.PLAN,
        issuers=(_COMMITTEE,),
        place=CITY,
        tasks=(
            Task(task="组织建设", lead=(_COMMITTEE,), support=(_BUREAU,), due=date(2022, 12, 31)),
            Task(task="五老培训", lead=(_COMMITTEE,), support=(department(OrganizationKind.PARTY_SCHOOL, CITY),)),
            Task(task="典型选树", lead=(_COMMITTEE,), support=(_CIVILITY,)),
        ),
    )


def targets() -> Iterator[Target]:
    """Yield the year's target for new branch schools and teaching points, the counties' shares added up."""
    aimed = Bounds.total(Bounds(places) for places in SCHOOLS_AIMED_AT.values())
    yield Target(
        id=SCHOOLS_TARGET,
        metric="designation.granted",
        quantity=Quantity(aimed, Unit("处", UnitKind.PLACE)),
        period=Period.between(THIS_YEAR, HALF_YEAR),
        where=criteria(kind=("branch_school", "teaching_point")),
        scope=CITY,
        set_by=_BUREAU,
        programme=BRANCH_SCHOOLS,
    )
