"""Retired cadres: their record, and their registering in the community where they live."""

from datetime import date
from typing import Annotated

from attrs import field, frozen

from yilao_yiyou.domain.codes import CodeSet
from yilao_yiyou.domain.fields import Sensitivity, checked, zh
from yilao_yiyou.domain.invariant import require
from yilao_yiyou.domain.partial_date import PartialDate
from yilao_yiyou.domain.period import Period
from yilao_yiyou.domain.region import Level, RegionCode


class RetirementKind(CodeSet):
    """The two ways in which a cadre retires."""

    VETERAN = "veteran", "离休"
    """Took part in the revolution before 1 October 1949 (国发〔1982〕62号)."""
    RETIRED = "retired", "退休"


class UnitNature(CodeSet):
    """The nature of the unit, by independent accounting unit."""

    AGENCY = "agency", "机关"
    INSTITUTION = "institution", "事业"
    ENTERPRISE = "enterprise", "企业"


class Rank(CodeSet):
    """Rank of a post, GB/T 12407-2008."""

    PROVINCIAL = "provincial", "省部级正职", "111"
    PROVINCIAL_DEPUTY = "provincial_deputy", "省部级副职", "112"
    BUREAU = "bureau", "厅局级正职", "121"
    BUREAU_DEPUTY = "bureau_deputy", "厅局级副职", "122"
    COUNTY = "county", "县处级正职", "131"
    COUNTY_DEPUTY = "county_deputy", "县处级副职", "132"
    TOWNSHIP = "township", "乡科级正职", "141"
    TOWNSHIP_DEPUTY = "township_deputy", "乡科级副职", "142"
    STAFF = "staff", "科员级", "150"
    CLERK = "clerk", "办事员级", "160"
    UNDETERMINED = "undetermined", "未定职", "199"


class ResidenceClass(CodeSet):
    """Where a cadre lives, seen from the unit."""

    SAME_COUNTY = "same_county", "同县", "1"
    SAME_PROVINCE = "same_province", "省内跨县", "2"
    OTHER_PROVINCE = "other_province", "跨省", "3"
    HK_MACAO_TAIWAN = "hk_macao_taiwan", "港澳台", "4"
    ABROAD = "abroad", "境外", "5"


class Attribution(CodeSet):
    """Which of a cadre's affiliations decides who counts the person (不重不漏)."""

    PAY_UNIT = "pay_unit", "发放工资单位"
    PARTY_BRANCH = "party_branch", "组织关系所在党支部"
    RESIDENCE = "residence", "居住地"
    REGISTERED_COMMUNITY = "registered_community", "报到社区"


_FOUNDING = date(1949, 9, 30)


@frozen(kw_only=True, field_transformer=checked)
class CadreRecord:
    """What the office for retired cadres keeps about one cadre (离退休干部).

    Four affiliations are kept apart, since each can decide who counts the person: the unit that pays, the party
    branch, the residence (in `Person`) and the community of registration (in `CommunityRegistration`).

    Raises:
        RecordError: If a veteran surely joined after 30 September 1949 (国发〔1982〕62号), or retirement
            surely precedes joining.
    """

    id: Annotated[str, zh("档案编号", "opaque id", sensitivity=Sensitivity.PUBLIC)]
    person: Annotated[str, zh("人员", "whom it is about", sensitivity=Sensitivity.PERSONAL, refers="Person")]
    kind: Annotated[RetirementKind, zh("离退休类别", "veteran or retired", sensitivity=Sensitivity.SENSITIVE)]
    joined_on: Annotated[
        PartialDate | None, zh("参加工作时间", "when work began", sensitivity=Sensitivity.PERSONAL)
    ] = None
    party_joined_on: Annotated[
        PartialDate | None, zh("入党时间", "when the party was joined", sensitivity=Sensitivity.SENSITIVE)
    ] = None
    retired_on: Annotated[PartialDate | None, zh("离退休时间", "when retired", sensitivity=Sensitivity.PERSONAL)] = None
    unit: Annotated[str | None, zh("原单位", "the unit retired from", refers="Organization")] = None
    post: Annotated[str | None, zh("原职务", "the last post", sensitivity=Sensitivity.SENSITIVE)] = None
    rank: Annotated[
        Rank | None, zh("职级", "own rank", sensitivity=Sensitivity.SENSITIVE, source="GB/T 12407-2008")
    ] = None
    entitlement: Annotated[
        Rank | None, zh("享受待遇", "rank of treatment, which may be above the own", sensitivity=Sensitivity.SENSITIVE)
    ] = None
    pay_unit: Annotated[str | None, zh("发放工资单位", "the unit that pays", refers="Organization")] = None
    unit_nature: Annotated[UnitNature | None, zh("单位性质", "nature of the unit")] = None
    party_branch: Annotated[
        str | None, zh("组织关系所在党支部", "branch that holds the party relation", refers="Organization")
    ] = None
    residence_class: Annotated[ResidenceClass | None, zh("居住地类别", "where, seen from the unit")] = None
    relocated: Annotated[bool | None, zh("易地安置", "whether settled elsewhere for good")] = None
    valid: Annotated[Period, zh("管理期间", "while the office keeps the record")] = field(factory=Period.always)

    def __attrs_post_init__(self) -> None:
        require(
            self.kind is not RetirementKind.VETERAN or self.joined_on is None or self.joined_on.earliest <= _FOUNDING,
            "离休干部参加革命工作须在1949年9月30日及以前",
            "a veteran cadre joined on or before 30 September 1949",
        )
        require(
            self.joined_on is None or self.retired_on is None or not self.retired_on.surely_before(self.joined_on),
            "离退休时间不能早于参加工作时间",
            "retirement does not precede joining",
        )


class RegistrationState(CodeSet):
    """Where a registration stands."""

    PENDING = "pending", "待报到"
    REGISTERED = "registered", "已报到"
    TRANSFERRED = "transferred", "已转出"
    CANCELLED = "cancelled", "已注销"


class RegistrationChannel(CodeSet):
    """How a cadre came to register."""

    HONOUR_RETIREMENT = "honour_retirement", "荣退报到"
    NOTICE = "notice", "通知报到"
    SELF = "self", "自行报到"
    OTHER = "other", "其他"


@frozen(kw_only=True, field_transformer=checked)
class CommunityRegistration:
    """A retired cadre's registering in the community of residence, between unit, cadre and community (社区报到).

    Raises:
        RecordError: If the community is not a village-level division, the state and the days disagree,
            or leaving precedes registering.
    """

    id: Annotated[str, zh("报到编号", "opaque id", sensitivity=Sensitivity.PUBLIC)]
    person: Annotated[str, zh("离退休干部", "who registers", sensitivity=Sensitivity.PERSONAL, refers="Person")]
    community: Annotated[RegionCode, zh("报到社区", "community of residence")] = field(converter=RegionCode)
    state: Annotated[RegistrationState, zh("状态", "where it stands")]
    from_unit: Annotated[str | None, zh("原单位", "the unit that hands over", refers="Organization")] = None
    received_by: Annotated[str | None, zh("接收组织", "the community's body", refers="Organization")] = None
    registered_on: Annotated[date | None, zh("报到日期", "day of registering")] = None
    left_on: Annotated[date | None, zh("离开日期", "day of leaving")] = None
    channel: Annotated[RegistrationChannel | None, zh("报到方式", "how it came about")] = None
    ceremony: Annotated[str | None, zh("荣退仪式", "the honour-retirement ceremony", refers="Activity")] = None
    duties: Annotated[tuple[str, ...], zh("认领岗位", "duties taken on")] = ()

    def __attrs_post_init__(self) -> None:
        require(
            self.community.level is Level.VILLAGE, "报到社区须为12位村级区划代码", "a community has a 12-digit code"
        )
        require(
            (self.registered_on is None) == (self.state is RegistrationState.PENDING),
            "待报到者没有报到日期, 其余状态须有",
            "a pending registration has no day, every other state has one",
        )
        left = self.state in {RegistrationState.TRANSFERRED, RegistrationState.CANCELLED}
        require(
            (self.left_on is not None) == left, "转出或注销须有离开日期", "a registration that ended has its last day"
        )
        require(
            self.registered_on is None or self.left_on is None or self.left_on >= self.registered_on,
            "离开日期不能早于报到日期",
            "leaving does not precede registering",
        )
