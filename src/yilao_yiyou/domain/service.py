"""What is handed out, and services that people are enrolled in."""

from datetime import date
from typing import Annotated

from attrs import converters, field, frozen

from yilao_yiyou.domain.activity import Public
from yilao_yiyou.domain.codes import CodeSet
from yilao_yiyou.domain.fields import Sensitivity, checked, zh
from yilao_yiyou.domain.invariant import require
from yilao_yiyou.domain.period import Period
from yilao_yiyou.domain.quantity import Quantity
from yilao_yiyou.domain.region import RegionCode
from yilao_yiyou.domain.unit import UnitKind


class ItemKind(CodeSet):
    """What is handed out."""

    MANUAL = "manual", "培训手册"
    LEAFLET = "leaflet", "宣传资料"
    GOODS = "goods", "物资"
    MONEY = "money", "资金"
    OTHER = "other", "其他"


@frozen(kw_only=True, field_transformer=checked)
class Distribution:
    """Things or money handed out, at an activity or otherwise (发放).

    Raises:
        RecordError: If money is not in yuan, or anything else is.
    """

    id: Annotated[str, zh("发放编号", "opaque id", sensitivity=Sensitivity.PUBLIC)]
    item: Annotated[ItemKind, zh("发放物", "what is handed out")]
    quantity: Annotated[Quantity, zh("数量", "how many, or how much money")]
    region: Annotated[RegionCode, zh("发放区划", "where", sensitivity=Sensitivity.PUBLIC)] = field(converter=RegionCode)
    when: Annotated[Period, zh("发放时间", "from the first day to the last")]
    activity: Annotated[str | None, zh("活动", "at which activity", refers="Activity")] = None
    programmes: Annotated[tuple[str, ...], zh("所属行动", "programmes it belongs to", refers="Programme")] = ()
    public: Annotated[Public | None, zh("人群", "to whom")] = None

    def __attrs_post_init__(self) -> None:
        money = self.item is ItemKind.MONEY
        kind = UnitKind.MONEY if money else UnitKind.ITEM
        require(
            self.quantity.unit.kind is kind,
            "资金以元计, 其他以册、份、件等计",
            "money is in yuan, everything else in items",
        )


class EnrolmentKind(CodeSet):
    """What people are enrolled in."""

    FAMILY_DOCTOR = "family_doctor", "家庭医生签约"
    HEALTH_FILE = "health_file", "健康档案"
    HEALTH_MANAGEMENT = "health_management", "健康管理"
    CLASS = "class", "老年大学学员"


@frozen(kw_only=True, field_transformer=checked)
class ServiceEnrolment:
    """An agreement or file that a person, or a number of people, is enrolled in (签约建档).

    Signing is not performing: the days of performed services are kept beside the validity.

    Raises:
        RecordError: If both or neither of person and headcount are given, or a service lies outside the validity.
    """

    id: Annotated[str, zh("签约编号", "opaque id", sensitivity=Sensitivity.PUBLIC)]
    kind: Annotated[EnrolmentKind, zh("服务类型", "what it is")]
    valid: Annotated[Period, zh("有效期", "from opening to the end")]
    person: Annotated[str | None, zh("人员", "who is enrolled", sensitivity=Sensitivity.SENSITIVE, refers="Person")] = (
        None
    )
    heads: Annotated[Quantity | None, zh("人数", "people enrolled, without names")] = None
    provider: Annotated[str | None, zh("服务机构", "the body that serves", refers="Organization")] = None
    team: Annotated[str | None, zh("服务团队", "the team that serves", refers="Team")] = None
    package: Annotated[str | None, zh("服务包", "package agreed")] = None
    performed: Annotated[
        tuple[date, ...], zh("履约日期", "days on which a service was given", sensitivity=Sensitivity.CLOSED)
    ] = ()
    region: Annotated[RegionCode | None, zh("签约区划", "where")] = field(
        default=None, converter=converters.optional(RegionCode)
    )

    def __attrs_post_init__(self) -> None:
        require(
            (self.person is None) != (self.heads is None),
            "人员与人数须且只须填写一项",
            "an enrolment has either a person or a headcount",
        )
        require(
            self.heads is None or self.heads.unit.kind is UnitKind.PERSON, "人数以人计", "people enrolled are persons"
        )
        require(
            all(self.valid.covers(day) is not False for day in self.performed),
            "履约日期须在有效期之内",
            "a service is performed within the validity",
        )
