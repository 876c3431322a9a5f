"""Teams, and who belongs to what."""

from typing import Annotated

from attrs import field, frozen

from yilao_yiyou.domain.codes import CodeSet
from yilao_yiyou.domain.fields import Sensitivity, checked, zh
from yilao_yiyou.domain.invariant import require
from yilao_yiyou.domain.period import Period
from yilao_yiyou.domain.reference import Reference, ReferenceKind
from yilao_yiyou.domain.region import RegionCode


class TeamKind(CodeSet):
    """What a team does."""

    LECTURE = "lecture", "宣讲团"
    PATROL = "patrol", "巡河队"
    SERVICE = "service", "服务队"
    CLUB = "club", "社团"
    MEDICAL = "medical", "医疗志愿队"
    FUNCTIONAL_BRANCH = "functional_branch", "功能型党组织"
    TEMPORARY_BRANCH = "temporary_branch", "临时党支部"
    OTHER = "other", "其他"


@frozen(kw_only=True, field_transformer=checked)
class Team:
    """A standing group of people with a leader and a task (队伍).

    A functional branch is a team: belonging to it does not move the formal party relation.

    Raises:
        RecordError: If a team is its own parent.
    """

    id: Annotated[str, zh("队伍编号", "opaque id", sensitivity=Sensitivity.PUBLIC)]
    name: Annotated[str, zh("队伍名称", "name", sensitivity=Sensitivity.PUBLIC)]
    kind: Annotated[TeamKind, zh("队伍类型", "what it does", sensitivity=Sensitivity.PUBLIC)]
    region: Annotated[RegionCode, zh("所在区划", "division it works in", sensitivity=Sensitivity.PUBLIC)] = field(
        converter=RegionCode
    )
    leader: Annotated[str | None, zh("负责人", "who leads it", sensitivity=Sensitivity.PERSONAL, refers="Person")] = (
        None
    )
    host: Annotated[str | None, zh("依托组织", "the body behind it", refers="Organization")] = None
    parent: Annotated[str | None, zh("上级队伍", "the team it is part of", refers="Team")] = None
    valid: Annotated[Period, zh("存续期间", "from forming to disbanding")] = field(factory=Period.always)
    brand: Annotated[str | None, zh("品牌", "brand it works under")] = None
    topics: Annotated[tuple[str, ...], zh("主题", "topics")] = ()
    source_label: Annotated[str | None, zh("原始类别", "the category as the source wrote it")] = None

    def __attrs_post_init__(self) -> None:
        require(self.parent != self.id, "队伍不能是自己的上级", "a team is not part of itself")


class MemberRole(CodeSet):
    """What a member is in the group."""

    LEADER = "leader", "负责人"
    DEPUTY = "deputy", "副负责人"
    SECRETARY = "secretary", "书记"
    MEMBER = "member", "成员"


@frozen(kw_only=True, field_transformer=checked)
class Membership:
    """A person's belonging to a team, a branch or another body for a time (隶属).

    Raises:
        RecordError: If the group is not a team or an organization, or a team is joined formally.
    """

    id: Annotated[str, zh("隶属编号", "opaque id", sensitivity=Sensitivity.PUBLIC)]
    person: Annotated[str, zh("人员", "who belongs", sensitivity=Sensitivity.PERSONAL, refers="Person")]
    group: Annotated[Reference, zh("所属组织", "team or organization")]
    role: Annotated[MemberRole, zh("身份", "what the member is there")] = MemberRole.MEMBER
    formal: Annotated[bool, zh("正式组织关系", "whether the formal party relation is there")] = False
    period: Annotated[Period, zh("起止", "from joining to leaving")] = field(factory=Period.always)

    def __attrs_post_init__(self) -> None:
        require(
            self.group.kind in {ReferenceKind.TEAM, ReferenceKind.ORGANIZATION},
            "只能隶属于队伍或组织",
            "one belongs to a team or an organization",
        )
        require(
            not self.formal or self.group.kind is ReferenceKind.ORGANIZATION,
            "正式组织关系只在组织中",
            "the formal party relation is in an organization, not in a team",
        )
