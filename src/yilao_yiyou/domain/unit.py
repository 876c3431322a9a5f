"""Units: what a measure word counts, and what may be added over time, place and category.

A Chinese figure carries a measure word (量词). The word's kind, not the number, decides the arithmetic:
persons (人) met in March and in April may be the same people, person-times (人次) never are.
"""

from enum import Enum
from typing import Self

from attrs import field, frozen

from yilao_yiyou.domain.codes import CodeSet
from yilao_yiyou.errors import UnitError


class Axis(CodeSet):
    """What a figure is added over."""

    TIME = "time", "时间"
    PLACE = "place", "地区"
    CATEGORY = "category", "类别"


class Accrual(CodeSet):
    """How a figure comes about in time (时期指标与时点指标)."""

    FLOW = "flow", "流量"
    """What happened within a period; flows of periods that do not overlap add."""
    STOCK = "stock", "时点"
    """What exists on a day; stocks of two days never add."""
    CUMULATIVE = "cumulative", "累计"
    """What has happened up to a day; the later figure holds the earlier."""
    STREAK = "streak", "连续"
    """How long something has gone on without a gap."""
    RATE = "rate", "比率"
    """How much in relation to something else, such as 占63% or 每月4次; rates never add."""
    CHANGE = "change", "增减"
    """How much more or less than on a base, such as 比上年增长8%."""


class Adds(Enum):
    """When a figure of some kind may be added over an axis."""

    ALWAYS = "always"
    FLOW_ONLY = "flow_only"
    """Flows add, stocks do not."""
    IF_DISJOINT = "if_disjoint"
    """Only if it is known that no member is counted on both sides."""
    NEVER = "never"


_EVERYWHERE = (Adds.ALWAYS, Adds.ALWAYS, Adds.ALWAYS)
_PEOPLE = (Adds.NEVER, Adds.IF_DISJOINT, Adds.IF_DISJOINT)
_STANDING = (Adds.FLOW_ONLY, Adds.ALWAYS, Adds.IF_DISJOINT)
_NOWHERE = (Adds.NEVER, Adds.NEVER, Adds.NEVER)


class UnitKind(CodeSet):
    """What is counted, and by that what may be added over time, place and category.

    Source: the table of measure words in the project's domain notes, derived from how each thing is
    identified: a kind without identity adds everywhere, people never add over time.
    """

    PERSON = "person", "人"
    PERSON_TIME = "person_time", "人次"
    SESSION = "session", "场次"
    BODY = "body", "机构队伍"
    PLACE = "place", "场所"
    PROJECT = "project", "项目"
    ITEM = "item", "物品"
    DOCUMENT = "document", "文件"
    INCIDENT = "incident", "事件"
    HOUR = "hour", "小时"
    PERSON_YEAR = "person_year", "人年"
    BODY_MONTH = "body_month", "组织月"
    """A month of one body, such as one that it owes a return for; those of two bodies add, months alone do not."""
    DURATION = "duration", "时长"
    MONEY = "money", "金额"
    HOUSEHOLD = "household", "户"
    BED = "bed", "床位"
    PAIR = "pair", "对"
    PERCENT = "percent", "百分比"
    POINT = "point", "百分点"
    FACTOR = "factor", "倍数"
    RANK = "rank", "位次"
    SORT = "sort", "种类"
    AREA = "area", "面积"
    LENGTH = "length", "长度"
    WEIGHT = "weight", "重量"
    MEASURE = "measure", "其他计量"
    """What is measured and never added here, such as power, volume, turnover and foreign money."""
    AVERAGE = "average", "平均数"
    """How many things there are to one other, such as 每千人托位3.4个; it has decimals, though a thing has none."""
    NUMBER = "number", "无量词的数"
    """A number printed without a measure word, such as 约300; it may be anything and so never adds."""

    def adds(self, axis: Axis) -> Adds:
        """Return when figures of this kind may be added over an axis.

        >>> UnitKind.PERSON.adds(Axis.TIME).value, UnitKind.PERSON_TIME.adds(Axis.TIME).value
        ('never', 'always')
        """
        return _RULES[self][_AXES.index(axis)]

    @property
    def is_count(self) -> bool:
        """Whether figures of this kind are whole numbers."""
        return self not in _MEASURES

    @property
    def has_members(self) -> bool:
        """Whether what is counted can be told apart, so that one member may be in two counts."""
        return self.adds(Axis.CATEGORY) is Adds.IF_DISJOINT


_AXES = (Axis.TIME, Axis.PLACE, Axis.CATEGORY)
_MEASURES = frozenset(
    {
        UnitKind.HOUR,
        UnitKind.PERSON_YEAR,
        UnitKind.DURATION,
        UnitKind.MONEY,
        UnitKind.PERCENT,
        UnitKind.POINT,
        UnitKind.FACTOR,
        UnitKind.AREA,
        UnitKind.LENGTH,
        UnitKind.WEIGHT,
        UnitKind.MEASURE,
        UnitKind.AVERAGE,
    }
)
_RULES = {
    UnitKind.PERSON: _PEOPLE,
    UnitKind.HOUSEHOLD: _PEOPLE,
    UnitKind.PAIR: _PEOPLE,
    UnitKind.PERSON_TIME: _EVERYWHERE,
    UnitKind.ITEM: _EVERYWHERE,
    UnitKind.HOUR: _EVERYWHERE,
    UnitKind.PERSON_YEAR: _EVERYWHERE,
    UnitKind.BODY_MONTH: _EVERYWHERE,
    UnitKind.MONEY: _EVERYWHERE,
    UnitKind.INCIDENT: _EVERYWHERE,
    UnitKind.DOCUMENT: (Adds.ALWAYS, Adds.IF_DISJOINT, Adds.IF_DISJOINT),
    UnitKind.SESSION: (Adds.ALWAYS, Adds.IF_DISJOINT, Adds.IF_DISJOINT),
    UnitKind.BODY: _STANDING,
    UnitKind.PLACE: _STANDING,
    UnitKind.PROJECT: _STANDING,
    UnitKind.BED: _STANDING,
    UnitKind.DURATION: _NOWHERE,
    UnitKind.PERCENT: _NOWHERE,
    UnitKind.POINT: _NOWHERE,
    UnitKind.FACTOR: _NOWHERE,
    UnitKind.RANK: _NOWHERE,
    UnitKind.NUMBER: _NOWHERE,
    UnitKind.SORT: _PEOPLE,
    UnitKind.AREA: _STANDING,
    UnitKind.LENGTH: _STANDING,
    UnitKind.WEIGHT: _EVERYWHERE,
    UnitKind.MEASURE: _NOWHERE,
    UnitKind.AVERAGE: _NOWHERE,
}

_WORDS = {
    UnitKind.PERSON: ("人", "名", "位"),
    UnitKind.PERSON_TIME: ("人次", "户次", "家次"),
    UnitKind.SESSION: ("场", "场次", "次", "期", "班次", "节", "堂", "轮", "批", "批次", "届", "课时", "学时"),
    UnitKind.BODY: ("个", "支", "家", "组"),
    UnitKind.PLACE: tuple("处所个座栋幢间"),
    UnitKind.PROJECT: ("个", "项"),
    UnitKind.ITEM: (
        *"册份件条套本篇部幅台辆张只把顶箱袋瓶盒包枚块面棵株盏副双朵封首架艘笔列头群单桌剂颗",
        *("标准箱", "人份"),
    ),
    UnitKind.DOCUMENT: ("份", "件"),
    UnitKind.INCIDENT: (
        *("起", "人次", "例", "宗"),
        *("架次", "艘次", "台次", "辆次", "车次", "列次", "件次", "例次", "册次", "剂次", "课次", "航次"),
    ),
    UnitKind.HOUR: ("小时",),
    UnitKind.PERSON_YEAR: ("人年",),
    UnitKind.BODY_MONTH: ("组织月",),
    UnitKind.DURATION: ("年", "个月", "天"),
    UnitKind.MONEY: ("元",),
    UnitKind.HOUSEHOLD: ("户",),
    UnitKind.BED: ("张",),
    UnitKind.PAIR: ("对",),
    UnitKind.PERCENT: ("%",),
    UnitKind.POINT: ("个百分点",),
    UnitKind.FACTOR: ("倍",),
    UnitKind.RANK: ("位", "名"),
    UnitKind.SORT: ("种", "类", "门", "款"),
    UnitKind.AREA: ("平方米", "亩", "公顷", "平方公里"),
    UnitKind.LENGTH: ("米", "公里"),
    UnitKind.WEIGHT: ("吨", "公斤", "斤"),
    UnitKind.MEASURE: (
        *("千瓦", "千伏安", "千瓦时", "立方米", "吨公里", "人公里", "微克/立方米", "毫克/立方米", "PFLOPS"),
        *("美元", "欧元", "港元", "澳门元", "日元", "英镑"),
    ),
    UnitKind.AVERAGE: (*"个张人名位所家户处件册本份条项台辆套间座支棵株起例次场", "人次", "台次", "批次"),
    UnitKind.NUMBER: ("数",),
}
AVERAGED: frozenset[str] = frozenset(_WORDS[UnitKind.AVERAGE])
"""The measure words of things of which there may be so many to one other, with decimals."""
_USUAL_KIND = {
    "人次": UnitKind.PERSON_TIME,
    "位": UnitKind.PERSON,
    "名": UnitKind.PERSON,
    "份": UnitKind.ITEM,
    "件": UnitKind.ITEM,
    "张": UnitKind.BED,
}


def kinds_of(word: str) -> tuple[UnitKind, ...]:
    """Return every kind that a measure word can stand for by itself; none for an unknown word.

    Only decimals tell an average (`UnitKind.AVERAGE`), so that no word stands for one by itself.

    >>> [kind.zh for kind in kinds_of("个")]
    ['机构队伍', '场所', '项目']
    """
    return tuple(kind for kind, words in _WORDS.items() if word in words and kind is not UnitKind.AVERAGE)


@frozen
class Unit:
    """A measure word together with what it counts.

    Attributes:
        word: The measure word as printed, such as `人次`.
        kind: What it counts; 个 is a body, a place or a project, so the word alone does not say.

    Raises:
        UnitError: If the kind is none, or the word does not stand for it.

    >>> Unit.of("场次") == Unit("场次", UnitKind.SESSION)
    True
    """

    word: str
    kind: UnitKind = field()

    def __attrs_post_init__(self) -> None:
        if self.kind not in _WORDS:
            kinds = ", ".join(kind.value for kind in UnitKind)
            raise UnitError(f"单位的种类可选: {kinds}", f"the kind of a unit is one of {kinds}")
        if self.word not in _WORDS[self.kind]:
            allowed = "、".join(_WORDS[self.kind])
            raise UnitError(
                f"量词不能用于{self.kind.zh}; 可用: {allowed}",
                f"the measure word does not count a {self.kind.value}; use one of {allowed}",
            )

    def __str__(self) -> str:
        return self.word

    @classmethod
    def of(cls, word: str) -> Self:
        """Return the unit that a measure word usually stands for.

        Raises:
            UnitError: If the word is unknown, or stands for several kinds, none of them usual (个).
        """
        kinds = kinds_of(word)
        usual = _USUAL_KIND.get(word) or (kinds[0] if len(kinds) == 1 else None)
        if usual is not None:
            return cls(word, usual)
        choices = "、".join(kind.value for kind in kinds) or "无"
        raise UnitError(
            f"量词单独不能确定所数之物; 请写明种类 Unit(词, 种类), 可选: {choices}",
            f"the measure word alone does not say what is counted; write Unit(word, kind) with one of: {choices}",
        )

    @staticmethod
    def for_kind(kind: UnitKind) -> "Unit":
        """Return the unit with the first measure word of a kind."""
        return _FIRST[kind]


_FIRST = {kind: Unit(words[0], kind) for kind, words in _WORDS.items()}
