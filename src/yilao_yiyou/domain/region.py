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

_DIGITS = (2, 4, 6, 9, 12)


class Level(CodeSet):
    """The five levels of division, from the top; the code is the number of digits.

    >>> Level.COUNTY.zh, Level.COUNTY.depth, Level.COUNTY.digits
    ('县级', 2, 6)
    """

    digits: int
    """How many digits a code of this level has."""
    depth: int
    """How far below the province level, which is 0."""

    PROVINCE = "province", "省级", "2"
    CITY = "city", "市级", "4"
    COUNTY = "county", "县级", "6"
    TOWNSHIP = "township", "乡级", "9"
    VILLAGE = "village", "村级", "12"

    def __init__(self, _slug: str, _zh: str, code: str) -> None:
        self.digits = int(code)
        self.depth = _DIGITS.index(self.digits)


_LEVEL_OF: Mapping[int, Level] = MappingProxyType({level.digits: level for level in Level})
_GROUP: Mapping[int, slice] = MappingProxyType({2: slice(2), 4: slice(2, 4), 6: slice(4, 6), 9: slice(6, 9)})
_UPWARDS: Mapping[int, tuple[int, ...]] = MappingProxyType(
    {digits: tuple(reversed(_DIGITS[:place])) for place, digits in enumerate(_DIGITS)}
)
_ZEROS = frozenset({"00", "000"})
_FILLED = re.compile(r"[0-9]{2}(?:[0-9]{2}(?:[0-9]{2}(?:[0-9]{3}(?:[0-9]{3})?)?)?)?")
_CODE = re.compile(r"(?:[0-9]{2}){0,2}(?!00)[0-9]{2}|[0-9]{6}(?:[0-9]{3})?(?!000)[0-9]{3}")


class RegionCode(str):
    """A division code of 2, 4, 6, 9 or 12 digits; a string with its level and its parents.

    A group of zeros inside a code means that there is no division of that level: the townships of a city without
    counties, such as 441900003, lie in the city itself.

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
        if not _matches(_CODE, code):
            raise _refusal(code)
        return super().__new__(cls, code)

    @classmethod
    def unpadded(cls, code: str) -> Self:
        """Return the code of a form that may be filled up with zeros to 4, 6, 9 or 12 digits.

        Raises:
            RegionCodeError: If it is no such form, or nothing but zeros.

        >>> RegionCode.unpadded("371400000000"), RegionCode.unpadded("371402")
        ('3714', '371402')
        """
        if not _matches(_FILLED, code):
            raise _refusal(code)
        return cls(_without_filling(code))

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
        return tuple(_head(self, digits) for digits in _UPWARDS[len(self)] if self[_GROUP[digits]] not in _ZEROS)

    def at(self, level: Level) -> "RegionCode | None":
        """Return the division of a level that this one is in, or is; `None` if there is none."""
        digits = level.digits
        if digits >= len(self):
            return self if digits == len(self) else None
        return None if self[_GROUP[digits]] in _ZEROS else _head(self, digits)

    def within(self, other: str) -> bool:
        """Return whether this is another division or lies in it.

        Raises:
            RegionCodeError: If the other is no division code.
        """
        return self.startswith(RegionCode(other))

    @property
    def padded(self) -> str:
        """The form of 12 digits, filled up with zeros."""
        return self.ljust(_DIGITS[-1], "0")

    @property
    def kind_zh(self) -> str | None:
        """What kind of division the last group of digits says it is; `None` where the standard does not say.

        A reading of GB/T 2260-2007 and GB/T 10114, not a check: issuers add units of their own.

        >>> RegionCode("371402001").kind_zh, RegionCode("371481").kind_zh
        ('街道', '县级市')
        """
        last = int(self[-3:] if len(self) > Level.COUNTY.digits else self[-2:])
        return next((word for numbers, word in _ranges(self) if last in numbers), None)


def _matches(form: re.Pattern[str], code: object) -> bool:
    """Return whether it is a text of that form; a worksheet may well have made a number of it."""
    return isinstance(code, str) and form.fullmatch(code) is not None


def _refusal(code: str) -> RegionCodeError:
    # Only digits of a known length are repeated: anything else may be a number of a person in the wrong column.
    if not _matches(_FILLED, code):
        return RegionCodeError(
            "区划代码须为2、4、6、9或12位数字的文本, 如 3714、371402、371402001",
            "a division code is a text of 2, 4, 6, 9 or 12 digits, such as 3714, 371402, 371402001",
        )
    meant = _without_filling(code)
    return RegionCodeError(
        f"区划代码 {code} 的末级为零, 没有指明该级区划; 若指上级请写 {meant}, 或用 RegionCode.unpadded()",
        f"division code {code} ends in zeros and names no division of its level; "
        f"write {meant} if that is meant, or call RegionCode.unpadded()",
    )


def _without_filling(code: str) -> str:
    return next(code[:digits] for digits in _DIGITS if not code[digits:].strip("0"))


def _head(code: str, digits: int) -> RegionCode:
    """Return the first digits of a checked code, which need no second check."""
    return str.__new__(RegionCode, code[:digits])


_Ranges = tuple[tuple[range, str], ...]

_KINDS: Mapping[Level, _Ranges] = MappingProxyType(
    {
        Level.PROVINCE: (),
        Level.CITY: (
            (range(1, 21), "市"),
            (range(21, 51), "地区、自治州或盟"),
            (range(51, 71), "市"),
            (range(90, 91), "省直辖县级行政区划"),
        ),
        Level.COUNTY: (
            (range(1, 21), "市辖区"),
            (range(21, 71), "县或旗"),
            # The standard gives 21 to 80 to counties; the Bureau's zones take their numbers from 71.
            (range(71, 81), "县、旗或功能区"),
            (range(81, 100), "县级市"),
        ),
        Level.TOWNSHIP: (
            (range(1, 100), "街道"),
            (range(100, 200), "镇"),
            (range(200, 400), "乡"),
            (range(400, 600), "政企合一单位"),
        ),
        Level.VILLAGE: ((range(1, 200), "居民委员会"), (range(200, 400), "村民委员会")),
    }
)
_MUNICIPALITIES = ("11", "12", "31", "50")
_IN_MUNICIPALITY: _Ranges = ((range(1, 3), "直辖市汇总码"), *_KINDS[Level.CITY])
_WITHOUT_DISTRICTS = frozenset({*range(21, 51), 90})
_IN_PREFECTURE: _Ranges = ((range(1, 21), "县级市"), *_KINDS[Level.COUNTY])


def _ranges(code: RegionCode) -> _Ranges:
    """Return what the last group can mean, which at two levels depends on the group before."""
    level = code.level
    if level is Level.CITY and code.startswith(_MUNICIPALITIES):
        return _IN_MUNICIPALITY
    if level is Level.COUNTY and int(code[2:4]) in _WITHOUT_DISTRICTS:
        return _IN_PREFECTURE
    return _KINDS[level]


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
        """Whether the class is urban (城镇), a city's or a town's; the others are rural (乡村)."""
        return self not in _RURAL


_RURAL = frozenset({UrbanRural.TOWNSHIP_CENTRE, UrbanRural.VILLAGE})


class Issuer(CodeSet):
    """Who issued a list of divisions; the lists differ, since the Bureau has zones of its own."""

    NBS = "nbs", "国家统计局"
    MCA = "mca", "民政部"
    LOCAL = "local", "地方"


@frozen(kw_only=True, field_transformer=checked)
class Region:
    """A division as one issuer's list of one year has it (行政区划).

    Raises:
        RegionCodeError: If the code is no division code.
        RecordError: If residents and the day they were counted for do not come together, or residents are negative.

    >>> zone = Region(code="371471", name="德州天衢新区", vintage=2023, issuer=Issuer.NBS)
    >>> zone.id, zone.level.zh, zone.parent
    ('371471', '县级', '3714')
    """

    code: Annotated[
        RegionCode,
        zh("区划代码", "division code", sensitivity=Sensitivity.PUBLIC, source="GB/T 2260; 国统字〔2009〕91号"),
    ] = field(converter=RegionCode)
    name: Annotated[str, zh("名称", "name", sensitivity=Sensitivity.PUBLIC)]
    urban_rural: Annotated[
        UrbanRural | None,
        zh("城乡分类", "urban and rural class", sensitivity=Sensitivity.PUBLIC, source="国统字〔2009〕91号"),
    ] = None
    vintage: Annotated[int | None, zh("版次", "year of the list", sensitivity=Sensitivity.PUBLIC, unit="年")] = None
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
