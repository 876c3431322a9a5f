"""Units that a header or a sheet states for a column: what is counted, and in how many at a time."""

import re

from attrs import frozen

from yilao_yiyou.domain.unit import Unit, kinds_of
from yilao_yiyou.errors import UnitError
from yilao_yiyou.exchange.sheet.plain import compact

_IN_BRACKETS = re.compile(r"[(（\[【](?:单位[:：]?)?([^()（）\[\]【】]{1,8})[)）\]】]")
_STATED = re.compile(r"(?:计量|统计)?单位[:：]\s*([^\s,，;；()（）]{1,8})")
_FACTORS = {
    "百万": 1_000_000,
    "千万": 10_000_000,
    "十万": 100_000,
    "百": 100,
    "千": 1_000,
    "万": 10_000,
    "亿": 100_000_000,
}
STRICT = frozenset({"人次", "户次", "家次", "课时", "学时"})
"""The measure words that no other of their kind may stand for: an event has lessons, and helps people."""


@frozen
class StatedUnit:
    """A unit as it is stated.

    Attributes:
        word: The measure word; empty where only the factor is stated, as 万.
        factor: How many of it one stands for.

    >>> stated_unit("万人次")
    StatedUnit(word='人次', factor=10000)
    """

    word: str
    factor: int = 1

    @property
    def multiple(self) -> str:
        """The factor as a word, empty for one."""
        return next((word for word, factor in _FACTORS.items() if factor == self.factor), "")


def stated_unit(text: str) -> StatedUnit | None:
    """Return the unit that a text is, `None` if it is none."""
    multiple = next((each for each in _FACTORS if text.startswith(each)), "")
    word = text.removeprefix(multiple)
    is_unit = kinds_of(word) if word else multiple
    return StatedUnit(word, _FACTORS.get(multiple, 1)) if is_unit else None


def unit_in_header(header: str) -> StatedUnit | None:
    """Return the unit that a header states in brackets.

    >>> unit_in_header("服务人次(万人次)"), unit_in_header("身份证号(18位)")
    (StatedUnit(word='人次', factor=10000), None)
    """
    for inside in _IN_BRACKETS.findall(compact(header)):
        unit = stated_unit(inside)
        if unit is not None:
            return unit
    return None


_MEASURES = frozenset(
    ("小时", "时", "h", "分钟", "分", "天", "平方米", "㎡", "m2", "平米", "平方", "亩", "公顷", "公里")
)


def measure_in_header(header: str) -> str:
    """Return the unit of a measure that a header states in brackets, empty for none.

    >>> measure_in_header("服务时长(分钟)"), measure_in_header("时长(必填)")
    ('分钟', '')
    """
    return next((inside for inside in _IN_BRACKETS.findall(compact(header)) if inside in _MEASURES), "")


def unit_above(text: str) -> StatedUnit | None:
    """Return the unit that a line above a table states; 填报单位 is an office and no unit.

    >>> unit_above("填报单位:某关工委  单位:万人")
    StatedUnit(word='人', factor=10000)
    """
    for found in _STATED.finditer(text):
        if not text[: found.start()].endswith(("填报", "上报", "编制", "责任", "主管", "工作", "所在", "报送")):
            unit = stated_unit(compact(found[1]))
            if unit is not None:
                return unit
    return None


def unit_of(word: str) -> Unit | None:
    """Return a measure word as a unit, `None` where the word does not tell."""
    try:
        return Unit.of(word)
    except UnitError:
        return None
