"""Venues and the plaques they carry: a place is not a plaque."""

from datetime import date
from decimal import Decimal
from typing import Annotated

from attrs import field, frozen

from yilao_yiyou.domain.codes import CodeSet
from yilao_yiyou.domain.fields import Sensitivity, checked, zh
from yilao_yiyou.domain.invariant import require
from yilao_yiyou.domain.period import Period
from yilao_yiyou.domain.region import RegionCode


class VenueKind(CodeSet):
    """What kind of place it is."""

    PARTY_SERVICE_CENTRE = "party_service_centre", "党群服务中心"
    RED_STATION = "red_station", "红色驿站"
    COMMUNITY_ROOM = "community_room", "社区用房"
    SENIOR_HOME = "senior_home", "老年公寓"
    MEAL_CENTRE = "meal_centre", "助餐中心"
    SCHOOL = "school", "学校"
    RED_BASE = "red_base", "红色教育基地"
    HALL = "hall", "礼堂"
    VILLAGE_ROOM = "village_room", "村级活动室"
    WATERSIDE = "waterside", "河湖岸线"
    OTHER = "other", "其他"


class CoordinateBasis(CodeSet):
    """The datum of coordinates; Chinese map services shift them by hundreds of metres."""

    WGS84 = "wgs84", "WGS-84"
    GCJ02 = "gcj02", "GCJ-02"
    BD09 = "bd09", "BD-09"
    CGCS2000 = "cgcs2000", "CGCS2000"


@frozen(kw_only=True, field_transformer=checked)
class Coordinates:
    """Where a place is on the map, with the datum (坐标).

    Raises:
        RecordError: If latitude or longitude is out of range.
    """

    latitude: Annotated[Decimal, zh("纬度", "degrees north", unit="°")]
    longitude: Annotated[Decimal, zh("经度", "degrees east", unit="°")]
    basis: Annotated[CoordinateBasis, zh("坐标系", "datum")]

    def __attrs_post_init__(self) -> None:
        inside = abs(self.latitude) <= _POLE and abs(self.longitude) <= _DATE_LINE
        require(inside, "纬度在±90、经度在±180之内", "latitude is within 90 degrees, longitude within 180")


_POLE = 90
_DATE_LINE = 180


@frozen(kw_only=True, field_transformer=checked)
class Venue:
    """A room or ground where things happen, whatever plaques it carries (场所).

    Raises:
        RecordError: If the area or the capacity is not above zero.
    """

    id: Annotated[str, zh("场所编号", "opaque id", sensitivity=Sensitivity.PUBLIC)]
    name: Annotated[str, zh("场所名称", "name", sensitivity=Sensitivity.PUBLIC)]
    kind: Annotated[VenueKind, zh("场所类型", "kind of place", sensitivity=Sensitivity.PUBLIC)]
    region: Annotated[RegionCode, zh("所在区划", "division it lies in", sensitivity=Sensitivity.PUBLIC)] = field(
        converter=RegionCode
    )
    address: Annotated[str | None, zh("地址", "address", sensitivity=Sensitivity.PUBLIC)] = None
    coordinates: Annotated[Coordinates | None, zh("坐标", "where on the map", sensitivity=Sensitivity.PUBLIC)] = None
    shared_with: Annotated[tuple[str, ...], zh("共用单位", "bodies that share it", refers="Organization")] = ()
    area: Annotated[Decimal | None, zh("面积", "floor area", unit="㎡")] = None
    capacity: Annotated[int | None, zh("可容纳人数", "people it holds at once", unit="人")] = None
    valid: Annotated[Period, zh("使用期间", "while in use")] = field(factory=Period.always)
    tags: Annotated[tuple[str, ...], zh("标签", "purposes it serves, such as 老有所学")] = ()

    def __attrs_post_init__(self) -> None:
        require(self.area is None or self.area > 0, "面积须大于零", "the floor area is above zero")
        require(self.capacity is None or self.capacity > 0, "可容纳人数须大于零", "the capacity is above zero")


class DesignationKind(CodeSet):
    """What a plaque says."""

    SILVER_HOME = "silver_home", "银领之家"
    BRANCH_SCHOOL = "branch_school", "老年大学分校"
    TEACHING_POINT = "teaching_point", "教学点"
    REMOTE_POINT = "remote_point", "远程教育教学点"
    STUDIO = "studio", "五老工作室"
    BASE = "base", "教育基地"
    OTHER = "other", "其他"


class DesignationLevel(CodeSet):
    """How far a plaque goes; each level holds the ones before."""

    BUILDING = "building", "创建"
    STANDARD = "standard", "达标"
    DEMONSTRATION = "demonstration", "示范"


@frozen(kw_only=True, field_transformer=checked)
class ChecklistItem:
    """One item of a standard and whether it is met (达标项)."""

    name: Annotated[str, zh("标准条目", "the item")]
    met: Annotated[bool | None, zh("是否达到", "met, not met, or not looked at")] = None


@frozen(kw_only=True, field_transformer=checked)
class Designation:
    """A title that a venue carries (挂牌).

    Several plaques may hang on one venue, so distinct places are counted beside plaques.

    Raises:
        RecordError: If it is revoked before it is granted, or a standard is said to be reached of which an item is
            not met.
    """

    id: Annotated[str, zh("挂牌编号", "opaque id", sensitivity=Sensitivity.PUBLIC)]
    venue: Annotated[str, zh("场所", "the place that carries it", refers="Venue")]
    kind: Annotated[DesignationKind, zh("挂牌类型", "what it says", sensitivity=Sensitivity.PUBLIC)]
    level: Annotated[DesignationLevel, zh("等次", "how far it goes")] = DesignationLevel.STANDARD
    batch: Annotated[str | None, zh("批次", "batch in which it was granted")] = None
    granted_on: Annotated[date | None, zh("授牌日期", "day it was granted; none where unknown")] = None
    revoked_on: Annotated[date | None, zh("撤销日期", "day it was taken away")] = None
    granted_by: Annotated[str | None, zh("授牌单位", "who granted it", refers="Organization")] = None
    standard: Annotated[str | None, zh("标准", "the standard it is held to", refers="PolicyDocument")] = None
    checklist: Annotated[tuple[ChecklistItem, ...], zh("达标情况", "results item by item")] = ()
    leader: Annotated[str | None, zh("领衔人", "who leads it", sensitivity=Sensitivity.PERSONAL, refers="Person")] = (
        None
    )
    host: Annotated[str | None, zh("依托组织", "the body behind it", refers="Organization")] = None
    programmes: Annotated[tuple[str, ...], zh("所属行动", "programmes it belongs to", refers="Programme")] = ()
    serves: Annotated[
        tuple[RegionCode, ...],
        zh("服务范围", "divisions it is declared to serve, besides its own", sensitivity=Sensitivity.PUBLIC),
    ] = ()
    source_label: Annotated[str | None, zh("原始名称", "the title as the source wrote it")] = None

    def __attrs_post_init__(self) -> None:
        require(
            self.granted_on is None or self.revoked_on is None or self.granted_on < self.revoked_on,
            "撤销日期须晚于授牌日期",
            "a plaque is revoked after it was granted",
        )
        require(
            self.level is DesignationLevel.BUILDING or all(item.met is not False for item in self.checklist),
            "有未达到的条目, 不能列为达标或示范",
            "a plaque with an item not met is neither up to standard nor a demonstration",
        )
