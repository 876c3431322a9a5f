"""Targets, and the criteria by which rows are picked."""

from typing import Annotated

from attrs import converters, field, frozen

from yilao_yiyou.domain.fields import Sensitivity, checked, zh
from yilao_yiyou.domain.invariant import require
from yilao_yiyou.domain.period import Period
from yilao_yiyou.domain.quantity import Quantity
from yilao_yiyou.domain.region import RegionCode


@frozen(kw_only=True, field_transformer=checked)
class Criterion:
    """A facet of the rows and the values that are let in (筛选条件).

    Raises:
        RecordError: If no value is let in.
    """

    facet: Annotated[str, zh("项目", "facet, such as kind or programme", sensitivity=Sensitivity.PUBLIC)]
    among: Annotated[tuple[str, ...], zh("取值", "values let in", sensitivity=Sensitivity.PUBLIC)]

    def __attrs_post_init__(self) -> None:
        require(bool(self.among), "筛选条件至少有一个取值", "a criterion lets in at least one value")


def criteria(**facets: str | tuple[str, ...]) -> tuple[Criterion, ...]:
    """Return criteria from keyword arguments, in the order written.

    >>> criteria(kind=("lecture", "study_tour"), role="audience")[1].among
    ('audience',)
    """
    return tuple(
        Criterion(facet=facet, among=(among,) if isinstance(among, str) else among) for facet, among in facets.items()
    )


@frozen(kw_only=True, field_transformer=checked)
class Target:
    """What was set out to be reached, in the terms of a metric (目标).

    A target compares only with a figure of the same definition, period and scope.
    """

    id: Annotated[str, zh("目标编号", "opaque id", sensitivity=Sensitivity.PUBLIC)]
    metric: Annotated[str, zh("指标", "id of the metric", sensitivity=Sensitivity.PUBLIC)]
    quantity: Annotated[Quantity, zh("目标值", "what is to be reached", sensitivity=Sensitivity.PUBLIC)]
    period: Annotated[Period, zh("期间", "by when")]
    where: Annotated[tuple[Criterion, ...], zh("口径", "which rows count")] = ()
    scope: Annotated[RegionCode | None, zh("区划", "for which division")] = field(
        default=None, converter=converters.optional(RegionCode)
    )
    set_by: Annotated[str | None, zh("下达单位", "the body that set it", refers="Organization")] = None
    programme: Annotated[str | None, zh("所属行动", "programme it belongs to", refers="Programme")] = None
