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


class FigureStatus(CodeSet):
    """Whether what a figure speaks of has come about."""

    ACHIEVED = "achieved", "已完成"
    """It is said to be so, or to have been done."""
    PLANNED = "planned", "计划"
    """It is announced: 计划开展100场."""
    TARGET = "target", "目标"
    """It is what is to be reached: 力争达到80%, 到2025年建成."""


class FigureRelation(CodeSet):
    """How a figure stands to the one that `related` names."""

    SUBSET = "subset", "其中"
    """It is a part of the other: 其中女性30名."""
    BREAKDOWN = "breakdown", "分项"
    """It is one of the parts that make up the other."""
    TOTAL = "total", "合计"
    """It is the sum of figures named before, of which the other is the first."""
    COMPARISON = "comparison", "对比"
    """It compares the other with a base: 比上年增长8%."""
    SHARE = "share", "占比"
    """It is the other as a part of a whole: 占63.4%."""


class ReadingNote(CodeSet):
    """What a reader of a figure should know (提示)."""

    ROUND_NUMBER = "round_number", "整数,可能是约数"
    """A round number without a word that says so; it is not widened."""
    AMBIGUOUS = "ambiguous", "另有读法"
    """There are other readings."""
    SOFT_LOW = "soft_low", "下限为约定"
    """The lower end is a convention, not a promise of the words."""
    SOFT_HIGH = "soft_high", "上限为约定"
    """The upper end is a convention."""
    TWO_QUALIFIERS = "two_qualifiers", "两个约数词"
    """Two words of approximation on one number, such as 约7万余."""
    NO_ROOM = "no_room", "余后无位"
    """余 after a number that is counted to the ones, such as 12余名."""
    UNIT_AMBIGUOUS = "unit_ambiguous", "量词多义"
    """The measure word stands for several kinds, such as 个."""
    UNIT_DOUBTFUL = "unit_doubtful", "人与人次可能混用"
    """人 is printed where acts of attending are counted, or 人次 where bodies, persons or acts are."""
    ARTICLE = "article", "可能是冠词"
    """一 with a measure word may be no count: 一名党员."""


@frozen(kw_only=True, field_transformer=checked)
class PublishedFigure:
    """One statement of a published report, with its reading (公布数据).

    Attributes in `where`, `scope`, `period` and `assume` say which records would bear it out, in the terms of
    `measure()`; those after `published_on` say where the words stand and how they were read.

    Raises:
        RecordError: If a figure or a claim has no quantity, or a qualitative statement has one.
    """

    id: Annotated[str, zh("数据编号", "opaque id", sensitivity=Sensitivity.PUBLIC)]
    text: Annotated[str, zh("原文", "the words", sensitivity=Sensitivity.PUBLIC)]
    kind: Annotated[FigureKind, zh("表述类型", "number, claim or words only", sensitivity=Sensitivity.PUBLIC)]
    counted: Annotated[str, zh("所数之物", "what is counted, as the report puts it", sensitivity=Sensitivity.PUBLIC)]
    quantity: Annotated[Quantity | None, zh("读数", "the reading", sensitivity=Sensitivity.PUBLIC)] = None
    period: Annotated[Period | None, zh("期间", "the period it speaks of", sensitivity=Sensitivity.PUBLIC)] = None
    accrual: Annotated[Accrual | None, zh("时期时点", "how it comes about in time", sensitivity=Sensitivity.PUBLIC)] = (
        None
    )
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
    end: Annotated[int | None, zh("止处", "offset after its last character", sensitivity=Sensitivity.PUBLIC)] = None
    status: Annotated[
        FigureStatus | None, zh("状态", "achieved, planned or aimed at", sensitivity=Sensitivity.PUBLIC)
    ] = None
    relation: Annotated[
        FigureRelation | None, zh("关系", "how it stands to another", sensitivity=Sensitivity.PUBLIC)
    ] = None
    related: Annotated[str | None, zh("相关数据", "the other figure", refers="PublishedFigure")] = None
    denominator: Annotated[
        str | None, zh("分母", "the whole that a share is of, as printed", sensitivity=Sensitivity.PUBLIC)
    ] = None
    base: Annotated[
        Period | None, zh("基期", "the period that a change is measured from", sensitivity=Sensitivity.PUBLIC)
    ] = None
    per: Annotated[str | None, zh("频度", "how often, as printed: 每月, 人均", sensitivity=Sensitivity.PUBLIC)] = None
    place: Annotated[str | None, zh("地点", "the place named, as printed", sensitivity=Sensitivity.PUBLIC)] = None
    period_offset: Annotated[
        int | None, zh("期间位置", "offset of the words that state its period", sensitivity=Sensitivity.PUBLIC)
    ] = None
    alternatives: Annotated[
        tuple[Quantity, ...], zh("其他读数", "other readings, the likelier first", sensitivity=Sensitivity.PUBLIC)
    ] = ()
    notes: Annotated[
        tuple[ReadingNote, ...], zh("提示", "what a reader should know", sensitivity=Sensitivity.PUBLIC)
    ] = ()
    rule: Annotated[str | None, zh("读数规则", "the rule that read the number", sensitivity=Sensitivity.PUBLIC)] = None
    period_rule: Annotated[
        str | None, zh("期间规则", "the rule that read the period", sensitivity=Sensitivity.PUBLIC)
    ] = None

    def __attrs_post_init__(self) -> None:
        require(
            (self.quantity is None) == (self.kind is FigureKind.QUALITATIVE),
            "数字与隐含判断须有读数, 定性表述没有读数",
            "a figure or a claim has a quantity, words alone have none",
        )

    def explain(self) -> str:
        """Return how the words were read: the reading, the rule, the period and where it was stated, the notes.

        >>> PublishedFigure(
        ...     id="f1", text="580余场", kind=FigureKind.FIGURE, counted="活动", rule="remainder",
        ...     quantity=Quantity.of("场", 580, 589),
        ... ).explain()
        '580余场: 580..589 场 (规则 rule: remainder)'
        """
        parts = [self.text if self.quantity is None else f"{self.text}: {self.quantity}"]
        if self.rule is not None:
            parts.append(f"(规则 rule: {self.rule})")
        if self.period is not None:
            parts.append(self._explained(self.period))
        parts.extend(note.zh for note in self.notes)
        return "; ".join(parts).replace("; (", " (")

    def _explained(self, period: Period) -> str:
        words = f" “{period.phrase}”" if period.phrase else ""
        where = "" if self.period_offset is None else f" @{self.period_offset}"
        rule = "" if self.period_rule is None else f" (规则 rule: {self.period_rule})"
        return f"期间 period {period}{words} {period.source.zh}{where}{rule}"
