"""Several numbers with one measure word, at the last of them: 提高15、22个百分点, 惠及3500万、2300万人次."""

import re

from yilao_yiyou.domain.unit import UnitKind
from yilao_yiyou.text.measure_words import MeasureWord, match_measure_word

_OTHERS = re.compile(r"(?:个?[、和][0-9][0-9.]{0,8}(?:万亿|[万亿])?){1,4}")
_BEFORE = re.compile("[\u4e00-\u9fff](?<![第前图表附和])|(?<=[0-9万亿])[、和]")
_JOINTS = frozenset("、和")


def shared_word(text: str, at: int, end: int, word: MeasureWord | None) -> MeasureWord | None:
    """Return the measure word of a number between two places of a condensed text, which may be that of a later one.

    A number without a measure word shares that of the numbers listed after it; 个 may stand for 个百分点.

    >>> shared_word("提高15、22个百分点", 2, 4, None).printed
    '个百分点'
    """
    if text[end : end + 1] not in _JOINTS or (word is not None and word.printed != "个"):
        return word
    m = _OTHERS.match(text, end)
    if m is None or _BEFORE.match(text, max(at - 1, 0)) is None:
        return word
    later = match_measure_word(text, m.end())
    if later is None or later.factor != 1 or later.units[0].kind is UnitKind.DURATION:
        return word
    return later if word is None or later.units[0].kind is UnitKind.POINT else word
