"""Incidents, and the returns that say there was none."""

from typing import Annotated

from attrs import field, frozen

from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.codes import CodeSet
from yilao_yiyou.domain.fields import Sensitivity, checked, zh
from yilao_yiyou.domain.invariant import require
from yilao_yiyou.domain.period import Period
from yilao_yiyou.domain.quantity import Quantity
from yilao_yiyou.domain.region import RegionCode


class IncidentKind(CodeSet):
    """What happened."""

    DISSUADED = "dissuaded", "劝阻风险行为"
    RESCUED = "rescued", "救助"
    DROWNED = "drowned", "溺亡"
    OTHER = "other", "其他"


@frozen(kw_only=True, field_transformer=checked)
class Incident:
    """Acts dissuaded, rescues or deaths on record, or a return of zero over a period (险情事故).

    That nothing is on record is not a zero. A zero is a return (零报告): it names the ledger that would have held
    the incident, the period it covers and the exposure, such as child-years.

    Raises:
        RecordError: If the count is negative or not whole, or a zero lacks its ledger, exposure or bounded period.
    """

    id: Annotated[str, zh("事件编号", "opaque id", sensitivity=Sensitivity.PUBLIC)]
    kind: Annotated[IncidentKind, zh("事件类型", "what happened")]
    when: Annotated[Period, zh("时间", "from the first day to the last")]
    region: Annotated[RegionCode, zh("区划", "where")] = field(converter=RegionCode)
    count: Annotated[Bounds, zh("起数", "how many", unit="起")] = Bounds(1)
    water: Annotated[str | None, zh("水域", "river, lake or pond")] = None
    team: Annotated[str | None, zh("队伍", "team that acted", refers="Team")] = None
    activity: Annotated[str | None, zh("活动", "at which patrol", refers="Activity")] = None
    reporter: Annotated[str | None, zh("报告单位", "the body that reports", refers="Organization")] = None
    ledger: Annotated[str | None, zh("台账", "the register of incidents that is kept")] = None
    exposure: Annotated[Quantity | None, zh("暴露量", "how much could have gone wrong, such as child-years")] = None

    def __attrs_post_init__(self) -> None:
        whole = isinstance(self.count.lo, int) and isinstance(self.count.hi, int)
        require(whole and self.count.lo >= 0, "起数须为非负整数", "incidents are whole numbers from zero")
        require(
            self.count != Bounds(0) or (self.ledger is not None and self.exposure is not None and self.when.is_bounded),
            "零报告须写明台账、暴露量与起止日期",
            "a return of zero names its ledger, its exposure and a bounded period",
        )

    @property
    def is_zero_return(self) -> bool:
        """Whether it says that there was none."""
        return self.count == Bounds(0)
