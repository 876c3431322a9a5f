"""Published figures: what a report says, read but not yet believed."""

from datetime import date
from typing import Annotated

from attrs import converters, field, frozen

from yilao_yiyou.domain.codes import CodeSet
from yilao_yiyou.domain.fields import Sensitivity, checked, zh
from yilao_yiyou.domain.invariant import require
from yilao_yiyou.domain.period import Period
from yilao_yiyou.domain.quantity import Quantity
from yilao_yiyou.domain.region import RegionCode
from yilao_yiyou.domain.target import Criterion
from yilao_yiyou.domain.unit import Accrual


class FigureKind(CodeSet):
    """How a statement is put."""

    FIGURE = "figure", "数字"
    """A number in the text, such as 580余场."""
    CLAIM = "claim", "隐含判断"
    """No number, but a quantity all the same: full coverage, first place, none at all."""
    QUALITATIVE = "qualitative", "定性表述"
    """An outcome in words that no number stands behind."""


@frozen(kw_only=True, field_transformer=checked)
class PublishedFigure:
    """One statement of a published report, with its reading (公布数据).

    Attributes in `where`, `scope`, `period` and `assume` say which records would bear it out, in the terms of
    `measure()`.

    Raises:
        RecordError: If a figure or a claim has no quantity, or a qualitative statement has one.
    """

    id: Annotated[str, zh("数据编号", "opaque id", sensitivity=Sensitivity.PUBLIC)]
    text: Annotated[str, zh("原文", "the words", sensitivity=Sensitivity.PUBLIC)]
    kind: Annotated[FigureKind, zh("表述类型", "number, claim or words only", sensitivity=Sensitivity.PUBLIC)]
    counted: Annotated[str, zh("所数之物", "what is counted, as the report puts it", sensitivity=Sensitivity.PUBLIC)]
    quantity: Annotated[Quantity | None, zh("读数", "the reading", sensitivity=Sensitivity.PUBLIC)] = None
    period: Annotated[Period | None, zh("期间", "the period it speaks of", sensitivity=Sensitivity.PUBLIC)] = None
    accrual: Annotated[Accrual | None, zh("时期时点", "flow, stock, cumulative or streak")] = None
    metric: Annotated[str | None, zh("指标", "id of the metric that defines it", sensitivity=Sensitivity.PUBLIC)] = None
    where: Annotated[tuple[Criterion, ...], zh("口径", "which rows count", sensitivity=Sensitivity.PUBLIC)] = ()
    assume: Annotated[tuple[Criterion, ...], zh("假设", "assumptions to be made, by name")] = ()
    scope: Annotated[RegionCode | None, zh("区划", "the division it speaks of", sensitivity=Sensitivity.PUBLIC)] = (
        field(default=None, converter=converters.optional(RegionCode))
    )
    programmes: Annotated[tuple[str, ...], zh("所属行动", "programmes named", refers="Programme")] = ()
    publisher: Annotated[str | None, zh("发布单位", "who published it", sensitivity=Sensitivity.PUBLIC)] = None
    source: Annotated[str | None, zh("出处", "document", sensitivity=Sensitivity.PUBLIC)] = None
    published_on: Annotated[date | None, zh("发布日期", "day of publication", sensitivity=Sensitivity.PUBLIC)] = None
    offset: Annotated[int | None, zh("位置", "character offset in the document", sensitivity=Sensitivity.PUBLIC)] = None

    def __attrs_post_init__(self) -> None:
        require(
            (self.quantity is None) == (self.kind is FigureKind.QUALITATIVE),
            "数字与隐含判断须有读数, 定性表述没有读数",
            "a figure or a claim has a quantity, words alone have none",
        )
