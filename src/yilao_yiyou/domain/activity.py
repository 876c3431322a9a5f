"""Activities, and who took part in them."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Annotated

from attrs import field, frozen

from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.codes import CodeSet
from yilao_yiyou.domain.fields import Sensitivity, checked, zh
from yilao_yiyou.domain.invariant import require
from yilao_yiyou.domain.organization import Tier
from yilao_yiyou.domain.period import Period
from yilao_yiyou.domain.quantity import Quantity
from yilao_yiyou.domain.region import RegionCode
from yilao_yiyou.domain.unit import UnitKind


class ActivityKind(CodeSet):
    """What happens at an activity."""

    LECTURE = "lecture", "宣讲"
    SAFETY_LECTURE = "safety_lecture", "安全知识讲座"
    STUDY_TOUR = "study_tour", "红色研学"
    TRAINING = "training", "专题培训"
    PUBLICITY = "publicity", "宣传活动"
    PATROL = "patrol", "巡河巡湖"
    CHILDCARE = "childcare", "托管"
    CLASS = "class", "课程"
    SCREENING = "screening", "健康筛查"
    PRACTICAL_HELP = "practical_help", "办实事"
    MICRO_SERVICE = "micro_service", "微服务"
    VISIT = "visit", "走访慰问"
    MEDIA_WORK = "media_work", "宣传作品"
    CEREMONY = "ceremony", "荣退仪式"
    PARTY_ACTIVITY = "party_activity", "党组织活动"
    TUTORING = "tutoring", "帮扶"
    AID = "aid", "助学"
    OTHER = "other", "其他"


class Mode(CodeSet):
    """How people take part; never pooled in silence."""

    ON_SITE = "on_site", "现场"
    ONLINE = "online", "线上"
    MIXED = "mixed", "线上线下结合"


@frozen(kw_only=True, field_transformer=checked)
class Activity:
    """An occasion, or a run of sessions recorded together (活动).

    An activity with several hosts is counted once, at its lead host. It is held if it is recorded; a plan is a
    `Recurrence` in a project.

    Raises:
        RecordError: If there is no host, the lead is not among the hosts, or there is not one whole session.
    """

    id: Annotated[str, zh("活动编号", "opaque id", sensitivity=Sensitivity.PUBLIC)]
    kind: Annotated[ActivityKind, zh("活动类型", "what happens", sensitivity=Sensitivity.PUBLIC)]
    region: Annotated[RegionCode, zh("活动区划", "where it is held", sensitivity=Sensitivity.PUBLIC)] = field(
        converter=RegionCode
    )
    hosts: Annotated[tuple[str, ...], zh("主办单位", "bodies that hold it", refers="Organization")]
    when: Annotated[Period, zh("活动时间", "from the first day to the last", sensitivity=Sensitivity.PUBLIC)]
    lead_host: Annotated[
        str | None, zh("牵头主办", "the host that counts it; else the first", refers="Organization")
    ] = None
    name: Annotated[str | None, zh("活动名称", "title", sensitivity=Sensitivity.PUBLIC)] = None
    topics: Annotated[tuple[str, ...], zh("主题", "topics, such as 四史")] = ()
    programmes: Annotated[tuple[str, ...], zh("所属行动", "programmes it belongs to", refers="Programme")] = ()
    project: Annotated[str | None, zh("所属项目", "project it carries out", refers="Project")] = None
    team: Annotated[str | None, zh("承办队伍", "team that carries it out", refers="Team")] = None
    venue: Annotated[str | None, zh("活动场所", "place", refers="Venue")] = None
    mode: Annotated[Mode, zh("活动方式", "on site, online or both")] = Mode.ON_SITE
    sessions: Annotated[Bounds, zh("场次", "sessions recorded together", unit="场")] = Bounds(1)
    level: Annotated[Tier | None, zh("举办层级", "tier that holds it")] = None
    in_main_course: Annotated[bool, zh("纳入主体班次", "whether part of a party school's main course")] = False
    recorded_on: Annotated[date | None, zh("记录日期", "day it was entered")] = None
    evidence: Annotated[tuple[str, ...], zh("佐证", "where the evidence is kept")] = ()
    route: Annotated[str | None, zh("巡查路线", "water body or route of a patrol", sensitivity=Sensitivity.PUBLIC)] = (
        None
    )

    def __attrs_post_init__(self) -> None:
        require(bool(self.hosts), "活动至少有一个主办单位", "an activity has at least one host")
        require(len(set(self.hosts)) == len(self.hosts), "主办单位不能重复", "a host is named once")
        require(
            self.lead_host is None or self.lead_host in self.hosts,
            "牵头主办须在主办单位之中",
            "the lead host is one of the hosts",
        )
        require(
            isinstance(self.sessions.lo, int) and self.sessions.lo >= 1 and not isinstance(self.sessions.hi, Fraction),
            "场次须为不小于1的整数",
            "there is at least one whole session",
        )

    @property
    def counted_at(self) -> str:
        """The host at which the activity is counted."""
        return self.lead_host or self.hosts[0]


class ParticipationRole(CodeSet):
    """What somebody was at an activity."""

    VOLUNTEER = "volunteer", "志愿者"
    LECTURER = "lecturer", "讲师"
    AUDIENCE = "audience", "听众"
    BENEFICIARY = "beneficiary", "受益人"
    TRAINEE = "trainee", "学员"
    STAFF = "staff", "工作人员"
    VIEWER = "viewer", "线上观看"


class Public(CodeSet):
    """The public that somebody belongs to; classes that do not overlap."""

    CHILD = "child", "未成年人"
    PARENT = "parent", "家长"
    ELDER = "elder", "老年人"
    CADRE = "cadre", "离退休干部"
    GENERAL = "general", "干部群众"


class Affiliation(CodeSet):
    """Where a helper comes from."""

    VETERAN = "veteran", "五老"
    CADRE = "cadre", "老干部志愿者"
    STUDENT = "student", "大学生志愿者"
    COMMUNITY_WORKER = "community_worker", "社区工作者"
    SOCIAL = "social", "社会志愿者"
    INSTITUTION = "institution", "社会机构"


class HeadsMean(CodeSet):
    """What a headcount holds."""

    TOTAL = "total", "含实名人员的总人数"
    BESIDES = "besides", "实名人员以外的人数"


class CountMethod(CodeSet):
    """How people were counted."""

    SIGNED = "signed", "签到"
    TICKETED = "ticketed", "凭票"
    COUNTED = "counted", "清点"
    ESTIMATED = "estimated", "估计"
    VIEWS = "views", "浏览量"

    @property
    def is_exact(self) -> bool:
        """Whether people were counted one by one: neither estimated nor taken from views of a page."""
        return self not in {CountMethod.ESTIMATED, CountMethod.VIEWS}


@frozen(kw_only=True, field_transformer=checked)
class Participation:
    """One person's part in an activity, or a headcount of people without names (参与).

    Children take part as headcounts by default. Views of a page are never persons. A headcount says whether it
    holds the named people and how it was taken.

    Raises:
        RecordError: If both or neither of person and headcount are given, a headcount lacks its meaning or method or
            counts something other than people, views are said to be persons, or hours are negative.
    """

    id: Annotated[str, zh("参与编号", "opaque id", sensitivity=Sensitivity.PUBLIC)]
    activity: Annotated[str, zh("活动", "what was attended", refers="Activity")]
    role: Annotated[ParticipationRole, zh("角色", "what they were there")]
    person: Annotated[
        str | None, zh("人员", "who", sensitivity=Sensitivity.PERSONAL, refers=("Person", "NamedMinor"))
    ] = None
    heads: Annotated[Quantity | None, zh("人数", "people without names, over all sessions")] = None
    heads_mean: Annotated[HeadsMean | None, zh("人数口径", "whether the named are among the heads")] = None
    method: Annotated[CountMethod | None, zh("计数方式", "how they were counted")] = None
    public: Annotated[Public | None, zh("人群", "the public they belong to")] = None
    affiliation: Annotated[Affiliation | None, zh("来源", "where a helper comes from")] = None
    times: Annotated[int, zh("参与次数", "sessions the person attended", unit="次")] = 1
    hours: Annotated[
        Decimal | None, zh("服务时长", "hours given, travel left out or not by the rule in force", unit="小时")
    ] = None

    def __attrs_post_init__(self) -> None:
        require(
            (self.person is None) != (self.heads is None),
            "人员与人数须且只须填写一项",
            "a participation has either a person or a headcount",
        )
        require(
            (self.heads is None) == (self.heads_mean is None),
            "人数须说明是否包含实名人员 (人数口径)",
            "a headcount, and only a headcount, says whether it holds the named",
        )
        require(
            self.heads is None or self.method is not None, "人数须说明计数方式", "a headcount says how it was taken"
        )
        self._require_people()
        require(self.times >= 1, "参与次数至少为1", "somebody who took part did so at least once")
        require(self.hours is None or self.hours >= 0, "服务时长不能为负", "hours are not negative")

    def _require_people(self) -> None:
        kind = None if self.heads is None else self.heads.unit.kind
        require(
            kind in {None, UnitKind.PERSON, UnitKind.PERSON_TIME},
            "人数的单位须为人或人次",
            "a headcount is in persons or person-times",
        )
        require(
            self.method is not CountMethod.VIEWS or kind is UnitKind.PERSON_TIME,
            "浏览量不是人数, 单位须为人次",
            "views are not persons; their unit is person-times",
        )
