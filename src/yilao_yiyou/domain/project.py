"""Projects, and who has claimed them."""

from datetime import date
from typing import Annotated

from attrs import field, frozen

from yilao_yiyou.domain.codes import CodeSet
from yilao_yiyou.domain.fields import Sensitivity, checked, zh
from yilao_yiyou.domain.invariant import require
from yilao_yiyou.domain.period import Period
from yilao_yiyou.domain.quantity import Quantity
from yilao_yiyou.domain.recurrence import Recurrence
from yilao_yiyou.domain.reference import Reference, ReferenceKind
from yilao_yiyou.domain.region import RegionCode


class ProjectKind(CodeSet):
    """What a project offers."""

    CHILDCARE = "childcare", "公益托管"
    MICRO = "micro", "微项目"
    STUDENT_AID = "student_aid", "助学"
    TUTORING = "tutoring", "帮扶"
    OTHER = "other", "其他"


@frozen(kw_only=True, field_transformer=checked)
class Project:
    """A volunteer project with a public, a time and a content, published to be claimed or run (项目)."""

    id: Annotated[str, zh("项目编号", "opaque id", sensitivity=Sensitivity.PUBLIC)]
    name: Annotated[str, zh("项目名称", "name", sensitivity=Sensitivity.PUBLIC)]
    kind: Annotated[ProjectKind, zh("项目类型", "what it offers", sensitivity=Sensitivity.PUBLIC)]
    region: Annotated[RegionCode, zh("实施区划", "where it runs", sensitivity=Sensitivity.PUBLIC)] = field(
        converter=RegionCode
    )
    programme: Annotated[str | None, zh("所属行动", "programme it belongs to", refers="Programme")] = None
    publisher: Annotated[str | None, zh("发布单位", "the body that published it", refers="Organization")] = None
    venue: Annotated[str | None, zh("实施场所", "where it is held", refers="Venue")] = None
    period: Annotated[Period, zh("项目周期", "while it runs")] = field(factory=Period.always)
    recurrence: Annotated[Recurrence | None, zh("频次", "how often it is planned")] = None
    capacity: Annotated[Quantity | None, zh("可服务数量", "how many it can serve")] = None


class ClaimStatus(CodeSet):
    """Where a claim stands."""

    CLAIMED = "claimed", "已认领"
    RUNNING = "running", "实施中"
    FINISHED = "finished", "已完成"
    WITHDRAWN = "withdrawn", "已退出"


@frozen(kw_only=True, field_transformer=checked)
class Claim:
    """The taking on of a published project by an organization, a team or a person (认领).

    Raises:
        RecordError: If the claimant is a project or a household, or the claim ends before it begins.
    """

    id: Annotated[str, zh("认领编号", "opaque id", sensitivity=Sensitivity.PUBLIC)]
    project: Annotated[str, zh("项目", "what is claimed", refers="Project")]
    claimant: Annotated[Reference, zh("认领方", "organization, team or person")]
    claimed_on: Annotated[date, zh("认领日期", "day of claiming")]
    status: Annotated[ClaimStatus, zh("状态", "where it stands")] = ClaimStatus.CLAIMED
    ended_on: Annotated[date | None, zh("结束日期", "last day")] = None
    shared: Annotated[bool, zh("共同认领", "whether others claim the same project with it")] = False

    def __attrs_post_init__(self) -> None:
        require(
            self.claimant.kind not in {ReferenceKind.PROJECT, ReferenceKind.HOUSEHOLD},
            "认领方须为组织、队伍或个人",
            "a claimant is an organization, a team or a person",
        )
        require(
            self.ended_on is None or self.ended_on >= self.claimed_on,
            "结束日期不能早于认领日期",
            "a claim does not end before it begins",
        )
