"""Administrative divisions: their codes, and the record of one division (行政区划).

Codes have 2 digits for a province, 4 for a city, 6 for a county, 9 for a township and 12 for a village
(GB/T 2260 and the statistical division codes, 国统字〔2009〕91号). They are strings: a code begins with its parent's.
"""

import re
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Annotated, Self

from attrs import field, frozen

from yilao_yiyou.domain.codes import CodeSet
from yilao_yiyou.domain.fields import Sensitivity, checked, zh
from yilao_yiyou.domain.invariant import require
from yilao_yiyou.domain.period import Period
from yilao_yiyou.errors import RegionCodeError


class Level(CodeSet):
    """The five levels of division, from the top; the code is the number of digits."""

    PROVINCE = "province", "省级", "2"
    CITY = "city", "市级", "4"
    COUNTY = "county", "县级", "6"
    TOWNSHIP = "township", "乡级", "9"
    VILLAGE = "village", "村级", "12"

    @property
    def digits(self) -> int:
        """How many digits a code of this level has."""
        return int(self.code or 0)

    @property
    def depth(self) -> int:
        """How far below the province level, which is 0."""
        return _DEPTH[self]


_DEPTH: Mapping[Level, int] = MappingProxyType({level: depth for depth, level in enumerate(Level)})
_LEVEL_OF: Mapping[int, Level] = MappingProxyType({level.digits: level for level in Level})
_PADDED = 12
_CODE = re.compile(r"[0-9]{2}(?:[0-9]{2}(?:[0-9]{2}(?:[0-9]{3}(?:[0-9]{3})?)?)?)?")
_EMPTY_TAIL = ("00", "000")


class RegionCode(str):
    """A division code of 2, 4, 6, 9 or 12 digits; a string with its level and its parents.

    Raises:
        RegionCodeError: If it is not such a code, or ends in a group of zeros that means no division of its level.

    >>> code = RegionCode("371402001")
    >>> code.level.zh, code.parent, code.within("3714")
    ('乡级', '371402', True)
    """

    __slots__ = ()

    def __new__(cls, code: str) -> Self:
        """Return the code, the same object if it is one already."""
        if type(code) is cls:
            return code
        if not _is_code(code):
            raise RegionCodeError(
                "区划代码须为2、4、6、9或12位数字的文本, 如 3714、371402、371402001",
                "a division code is a text of 2, 4, 6, 9 or 12 digits, such as 3714, 371402, 371402001",
            )
        if code.endswith(_EMPTY_TAIL[len(code) > _LEVEL_WITH_THREE]):
            raise RegionCodeError(
                f"区划代码 {code} 的末级为零, 没有指明该级区划; 补零的写法请用 RegionCode.unpadded()",
                f"division code {code} ends in zeros and names no division of its level; "
                "RegionCode.unpadded() reads the form that is filled up with zeros",
            )
        return super().__new__(cls, code)

    @classmethod
    def unpadded(cls, code: str) -> Self:
        """Return the code of a form filled up with zeros to 6 or 12 digits.

        Raises:
            RegionCodeError: If nothing is left, or what is left is no code.

        >>> RegionCode.unpadded("371400000000")
        '3714'
        """
        for level in reversed(Level):
            head, tail = code[: level.digits], code[level.digits :]
            if len(head) == level.digits and not tail.strip("0") and not head.endswith(_tail_of(level)):
                return cls(head)
        return cls(code)

    @property
    def level(self) -> Level:
        """The level that the number of digits says."""
        return _LEVEL_OF[len(self)]

    @property
    def parent(self) -> "RegionCode | None":
        """The division above; `None` for a province."""
        above = self.ancestors
        return above[0] if above else None

    @property
    def ancestors(self) -> "tuple[RegionCode, ...]":
        """The divisions above, the nearest first."""
        return tuple(_trusted(self[:digits]) for digits in _UPWARDS if digits < len(self))

    def at(self, level: Level) -> "RegionCode | None":
        """Return the division of a level that this one is in, or is; `None` for a lower level."""
        digits = level.digits
        if digits == len(self):
            return self
        return _trusted(self[:digits]) if digits < len(self) else None

    def within(self, other: str) -> bool:
        """Return whether this is another division or lies in it."""
        return self.startswith(other)

    @property
    def padded(self) -> str:
        """The form of 12 digits, filled up with zeros."""
        return self.ljust(_PADDED, "0")

    @property
    def kind_zh(self) -> str | None:
        """What kind of division the last group of digits says it is; `None` where the standard does not say.

        >>> RegionCode("371402001").kind_zh, RegionCode("371481").kind_zh
        ('街道', '县级市')
        """
        last = int(self[-3:] if len(self) > _LEVEL_WITH_THREE else self[-2:])
        return next((word for numbers, word in _KINDS[self.level] if last in numbers), None)


_LEVEL_WITH_THREE = 6
_UPWARDS = (9, 6, 4, 2)


def _is_code(code: object) -> bool:
    """Return whether it is a text of digits; a spreadsheet may well have made a number of it."""
    return isinstance(code, str) and _CODE.fullmatch(code) is not None


def _tail_of(level: Level) -> str:
    return _EMPTY_TAIL[level.digits > _LEVEL_WITH_THREE]


def _trusted(code: str) -> RegionCode:
    """Return the head of a checked code, which needs no second check."""
    return str.__new__(RegionCode, code)


_KINDS: Mapping[Level, tuple[tuple[range, str], ...]] = MappingProxyType(
    {
        Level.PROVINCE: (),
        Level.CITY: (
            (range(1, 21), "市"),
            (range(21, 51), "地区或盟"),
            (range(51, 71), "市"),
            (range(90, 91), "省直辖县级行政区划"),
        ),
        Level.COUNTY: ((range(1, 21), "市辖区"), (range(21, 81), "县或旗"), (range(81, 100), "县级市")),
        Level.TOWNSHIP: (
            (range(1, 100), "街道"),
            (range(100, 200), "镇"),
            (range(200, 400), "乡"),
            (range(400, 600), "政企合一单位"),
        ),
        Level.VILLAGE: ((range(1, 200), "居民委员会"), (range(200, 400), "村民委员会")),
    }
)


class UrbanRural(CodeSet):
    """The urban and rural class of a village-level division (城乡分类代码)."""

    CITY_CENTRE = "city_centre", "主城区", "111"
    CITY_FRINGE = "city_fringe", "城乡结合区", "112"
    TOWN_CENTRE = "town_centre", "镇中心区", "121"
    TOWN_FRINGE = "town_fringe", "镇乡结合区", "122"
    SPECIAL = "special", "特殊区域", "123"
    TOWNSHIP_CENTRE = "township_centre", "乡中心区", "210"
    VILLAGE = "village", "村庄", "220"

    @property
    def is_urban(self) -> bool:
        """Whether the class is urban, which the first digit says."""
        return (self.code or "").startswith("1")


class Issuer(CodeSet):
    """Who issued a list of divisions; the lists differ, since the Bureau has zones of its own."""

    NBS = "nbs", "国家统计局"
    MCA = "mca", "民政部"
    LOCAL = "local", "地方"


@frozen(kw_only=True, field_transformer=checked)
class Region:
    """A division as one issuer's list of one year has it (行政区划).

    Raises:
        RecordError: If residents and the day they were counted do not come together, or residents are negative.
    """

    code: Annotated[
        RegionCode,
        zh("区划代码", "division code", sensitivity=Sensitivity.PUBLIC, source="GB/T 2260; 国统字〔2009〕91号"),
    ] = field(converter=RegionCode)
    name: Annotated[str, zh("名称", "name", sensitivity=Sensitivity.PUBLIC)]
    urban_rural: Annotated[
        UrbanRural | None,
        zh("城乡分类", "urban and rural class", sensitivity=Sensitivity.PUBLIC, source="统计用城乡划分代码"),
    ] = None
    vintage: Annotated[int | None, zh("版次", "year of the list", sensitivity=Sensitivity.PUBLIC)] = None
    issuer: Annotated[Issuer | None, zh("发布单位", "who issued the list", sensitivity=Sensitivity.PUBLIC)] = None
    population: Annotated[int | None, zh("常住人口", "residents", sensitivity=Sensitivity.PUBLIC, unit="人")] = None
    population_on: Annotated[
        date | None, zh("人口时点", "the day the residents were counted for", sensitivity=Sensitivity.PUBLIC)
    ] = None
    valid: Annotated[Period, zh("存续期间", "while the division exists", sensitivity=Sensitivity.PUBLIC)] = field(
        factory=Period.always
    )

    def __attrs_post_init__(self) -> None:
        require(
            (self.population is None) == (self.population_on is None),
            "常住人口与人口时点须同时填写",
            "residents and the day they were counted for come together",
        )
        require(self.population is None or self.population >= 0, "常住人口不能为负", "residents are not negative")

    @property
    def id(self) -> str:
        """The code, by which other records refer to the division."""
        return self.code

    @property
    def level(self) -> Level:
        """The division's level."""
        return self.code.level

    @property
    def parent(self) -> RegionCode | None:
        """The code of the division above."""
        return self.code.parent
