"""Organizations: committees, bureaus, branches, schools and the bodies they work with."""

from typing import Annotated

from attrs import converters, field, frozen

from yilao_yiyou.domain.codes import CodeSet
from yilao_yiyou.domain.credit_code import CreditCode
from yilao_yiyou.domain.fields import Sensitivity, checked, zh
from yilao_yiyou.domain.invariant import require
from yilao_yiyou.domain.period import Period
from yilao_yiyou.domain.region import RegionCode


class OrganizationKind(CodeSet):
    """What kind of body it is."""

    CARE_COMMITTEE = "care_committee", "关心下一代工作委员会"
    PARTY_COMMITTEE = "party_committee", "党委"
    CADRE_BUREAU = "cadre_bureau", "老干部局"
    YOUTH_LEAGUE = "youth_league", "共青团"
    CIVIL_AFFAIRS = "civil_affairs", "民政部门"
    HEALTH_AUTHORITY = "health_authority", "卫生健康部门"
    CIVILIZATION_OFFICE = "civilization_office", "文明办"
    JUSTICE_BODY = "justice_body", "政法机关"
    GOVERNMENT_BODY = "government_body", "其他机关"
    PARTY_BRANCH = "party_branch", "离退休干部党支部"
    JOINT_PARTY_BRANCH = "joint_party_branch", "离退休干部联合党支部"
    GENERAL_PARTY_BRANCH = "general_party_branch", "离退休干部党总支"
    SENIOR_UNIVERSITY = "senior_university", "老年大学"
    PARTY_SCHOOL = "party_school", "党校"
    SCHOOL = "school", "学校"
    HEALTH_CENTRE = "health_centre", "医疗卫生机构"
    STREET_OFFICE = "street_office", "街道办事处或乡镇政府"
    COMMUNITY_COMMITTEE = "community_committee", "居民委员会或村民委员会"
    VOLUNTEER_ORGANIZATION = "volunteer_organization", "志愿服务组织"
    SOCIAL_INSTITUTION = "social_institution", "社会机构"
    ENTERPRISE = "enterprise", "企业"
    OTHER = "other", "其他"


_FORMAL_BRANCHES = frozenset(
    {OrganizationKind.PARTY_BRANCH, OrganizationKind.JOINT_PARTY_BRANCH, OrganizationKind.GENERAL_PARTY_BRANCH}
)


class Tier(CodeSet):
    """The tier of government that a body stands at."""

    NATIONAL = "national", "国家"
    PROVINCE = "province", "省"
    CITY = "city", "市"
    COUNTY = "county", "县"
    TOWNSHIP = "township", "乡镇街道"
    VILLAGE = "village", "村社区"


class Sector(CodeSet):
    """The kinds of place and body in which care committees are set up (关工委组织类别)."""

    URBAN_RURAL = "urban_rural", "城乡"
    COMMUNITY = "community", "社区"
    AGENCY = "agency", "机关"
    SCHOOL = "school", "学校"
    VILLAGE = "village", "行政村"
    ENTERPRISE = "enterprise", "企事业单位"
    SOCIAL = "social", "社会组织"
    UNIVERSITY = "university", "高校"
    INDUSTRY = "industry", "行业系统"


class ParentRelation(CodeSet):
    """How a body stands to the one above it."""

    LEADERSHIP = "leadership", "领导"
    GUIDANCE = "guidance", "指导"


@frozen(kw_only=True, field_transformer=checked)
class Organization:
    """A body that organizes, hosts, issues or takes part (组织).

    A care committee is guided, never commanded, by the one above (中国关工委工作条例). Many committees, teams and
    branches have no social credit code, so it is optional.

    Raises:
        RecordError: If a parent is named without the relation or the other way round, a care committee is
            led instead of guided, or the body is its own parent or predecessor.
    """

    id: Annotated[str, zh("组织编号", "opaque id", sensitivity=Sensitivity.PUBLIC)]
    name: Annotated[str, zh("组织名称", "name as registered", sensitivity=Sensitivity.PUBLIC)]
    kind: Annotated[OrganizationKind, zh("组织类型", "kind of body", sensitivity=Sensitivity.PUBLIC)]
    tier: Annotated[Tier, zh("层级", "tier of government", sensitivity=Sensitivity.PUBLIC)]
    region: Annotated[RegionCode, zh("所在区划", "division it works in", sensitivity=Sensitivity.PUBLIC)] = field(
        converter=RegionCode
    )
    sector: Annotated[Sector | None, zh("组织类别", "kind of place or body it is set up in")] = None
    credit_code: Annotated[
        CreditCode | None,
        zh("统一社会信用代码", "unified social credit code", sensitivity=Sensitivity.PUBLIC, source="GB 32100"),
    ] = field(default=None, converter=converters.optional(CreditCode))
    parent: Annotated[str | None, zh("上级组织", "the body above", refers="Organization")] = None
    parent_relation: Annotated[ParentRelation | None, zh("上下级关系", "led or guided by the body above")] = None
    predecessors: Annotated[tuple[str, ...], zh("前身", "bodies it took over from", refers="Organization")] = ()
    member_units: Annotated[tuple[str, ...], zh("成员单位", "bodies that are its members", refers="Organization")] = ()
    valid: Annotated[Period, zh("存续期间", "from founding to abolition")] = field(factory=Period.always)
    source_label: Annotated[str | None, zh("原始类别", "the category as the source wrote it")] = None

    def __attrs_post_init__(self) -> None:
        require(
            (self.parent is None) == (self.parent_relation is None),
            "上级组织与上下级关系须同时填写",
            "a parent and the relation to it come together",
        )
        require(
            self.kind is not OrganizationKind.CARE_COMMITTEE or self.parent_relation is not ParentRelation.LEADERSHIP,
            "关工委上下级为指导关系",
            "a care committee is guided by the one above, not led",
        )
        require(
            self.id not in (self.parent, *self.predecessors, *self.member_units),
            "组织不能是自己的上级、前身或成员",
            "a body is not its own parent, predecessor or member",
        )

    @property
    def is_formal_party_branch(self) -> bool:
        """Whether it keeps formal party membership, of which a person has one at a time."""
        return self.kind in _FORMAL_BRANCHES


class Office(CodeSet):
    """Offices in a care committee and other bodies."""

    HONORARY_CHAIR = "honorary_chair", "名誉主任"
    ADVISER = "adviser", "顾问"
    CHAIR = "chair", "主任"
    EXECUTIVE_CHAIR = "executive_chair", "执行主任"
    EXECUTIVE_VICE_CHAIR = "executive_vice_chair", "常务副主任"
    VICE_CHAIR = "vice_chair", "副主任"
    SECRETARY_GENERAL = "secretary_general", "秘书长"
    DEPUTY_SECRETARY_GENERAL = "deputy_secretary_general", "副秘书长"
    COMMITTEE_MEMBER = "committee_member", "委员"
    SECRETARY = "secretary", "书记"
    HEAD = "head", "负责人"


@frozen(kw_only=True, field_transformer=checked)
class Appointment:
    """An office that a person holds in an organization for a time (任职).

    The chair of a care committee is often a serving official, so an officer need not be retired.
    """

    id: Annotated[str, zh("任职编号", "opaque id", sensitivity=Sensitivity.PUBLIC)]
    person: Annotated[str, zh("人员", "who holds the office", sensitivity=Sensitivity.PERSONAL, refers="Person")]
    organization: Annotated[str, zh("组织", "where", refers="Organization")]
    office: Annotated[Office, zh("职务", "the office")]
    period: Annotated[Period, zh("任期", "from taking up to laying down")]
    in_service: Annotated[bool | None, zh("是否在职", "whether the holder still serves elsewhere")] = None
