"""Policy documents: who issued what, and who is to do it by when."""

import re
from datetime import date
from typing import Annotated

from attrs import converters, field, frozen

from yilao_yiyou.domain.codes import CodeSet
from yilao_yiyou.domain.fields import Sensitivity, checked, zh
from yilao_yiyou.domain.invariant import require
from yilao_yiyou.domain.partial_date import PartialDate
from yilao_yiyou.domain.region import RegionCode


class DocumentKind(CodeSet):
    """What kind of document it is; plans and appeals are not statutory kinds but are issued all the same."""

    OPINION = "opinion", "意见"
    NOTICE = "notice", "通知"
    PLAN = "plan", "方案"
    ACTION_PLAN = "action_plan", "行动计划"
    MEASURES = "measures", "措施"
    APPEAL = "appeal", "倡议书"
    REGULATION = "regulation", "条例"
    REMARK = "remark", "讲话"
    OTHER = "other", "其他"


@frozen(kw_only=True, field_transformer=checked)
class Task:
    """One task of a document, who answers for it, and by when (任务分工)."""

    task: Annotated[str, zh("任务", "what is to be done", sensitivity=Sensitivity.PUBLIC)]
    lead: Annotated[tuple[str, ...], zh("牵头单位", "bodies that lead", refers="Organization")] = ()
    support: Annotated[tuple[str, ...], zh("配合单位", "bodies that support", refers="Organization")] = ()
    due: Annotated[date | None, zh("完成时限", "last day")] = None


_NUMBER = re.compile(r"[\u4e00-\u9fff]+[〔\[][0-9]{4}[〕\]][0-9]{1,5}号")


@frozen(kw_only=True, field_transformer=checked)
class PolicyDocument:
    """A document of one or several issuers, the lead first (文件).

    On joint issue only the lead's number is used. A report that names a document without number or date is
    recorded without them.

    Raises:
        RecordError: If an issuer is named twice, or the number is not of the form 德关工委〔2022〕11号.
    """

    id: Annotated[str, zh("文件编号", "opaque id", sensitivity=Sensitivity.PUBLIC)]
    title: Annotated[str, zh("标题", "title", sensitivity=Sensitivity.PUBLIC)]
    kind: Annotated[DocumentKind, zh("文种", "kind of document", sensitivity=Sensitivity.PUBLIC)]
    issuers: Annotated[tuple[str, ...], zh("发文机关", "bodies that issued it, lead first", refers="Organization")] = ()
    number: Annotated[str | None, zh("发文字号", "number", sensitivity=Sensitivity.PUBLIC)] = None
    dated: Annotated[PartialDate | None, zh("成文日期", "date", sensitivity=Sensitivity.PUBLIC)] = None
    audience: Annotated[str | None, zh("主送或受众", "to whom", sensitivity=Sensitivity.PUBLIC)] = None
    tasks: Annotated[tuple[Task, ...], zh("任务分工", "tasks")] = ()
    basis: Annotated[tuple[str, ...], zh("依据文件", "documents it rests on", refers="PolicyDocument")] = ()
    quote: Annotated[str | None, zh("引文", "words that work rests on", sensitivity=Sensitivity.PUBLIC)] = None
    place: Annotated[RegionCode | None, zh("地点", "where the words were said", sensitivity=Sensitivity.PUBLIC)] = (
        field(default=None, converter=converters.optional(RegionCode))
    )

    def __attrs_post_init__(self) -> None:
        require(len(set(self.issuers)) == len(self.issuers), "发文机关不能重复", "an issuer is named once")
        require(
            self.number is None or _NUMBER.fullmatch(self.number) is not None,
            "发文字号形如 德关工委〔2022〕11号",
            "a document number looks like 德关工委〔2022〕11号",
        )
        require(self.id not in self.basis, "文件不能以自己为依据", "a document does not rest on itself")
