"""Programmes: campaigns, mechanisms, brands, series and plans."""

from typing import Annotated

from attrs import field, frozen

from yilao_yiyou.domain.codes import CodeSet
from yilao_yiyou.domain.fields import Sensitivity, checked, zh
from yilao_yiyou.domain.invariant import require
from yilao_yiyou.domain.period import Period


class ProgrammeKind(CodeSet):
    """What a programme is."""

    CAMPAIGN = "campaign", "行动"
    MECHANISM = "mechanism", "机制"
    BRAND = "brand", "品牌"
    SERIES = "series", "系列活动"
    PLAN = "plan", "计划"


@frozen(kw_only=True, field_transformer=checked)
class Programme:
    """A named effort that activities, projects and plaques belong to (行动).

    A brand is a label over programmes, not a type of its own; it is the parent of what it covers.

    Raises:
        RecordError: If a programme is its own parent.
    """

    id: Annotated[str, zh("行动编号", "opaque id", sensitivity=Sensitivity.PUBLIC)]
    name: Annotated[str, zh("行动名称", "name", sensitivity=Sensitivity.PUBLIC)]
    kind: Annotated[ProgrammeKind, zh("行动类型", "campaign, mechanism, brand, series or plan")]
    parent: Annotated[str | None, zh("上级行动", "what it is part of", refers="Programme")] = None
    period: Annotated[Period, zh("期间", "while it runs")] = field(factory=Period.always)
    basis: Annotated[tuple[str, ...], zh("依据文件", "documents it rests on", refers="PolicyDocument")] = ()
    lead: Annotated[str | None, zh("牵头单位", "the body that leads", refers="Organization")] = None
    partners: Annotated[tuple[str, ...], zh("配合单位", "bodies that take part", refers="Organization")] = ()
    tags: Annotated[tuple[str, ...], zh("标签", "purposes and contexts, such as 老有所学")] = ()

    def __attrs_post_init__(self) -> None:
        require(self.parent != self.id, "行动不能是自己的上级", "a programme is not part of itself")
