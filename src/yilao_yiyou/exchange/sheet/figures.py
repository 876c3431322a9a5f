"""Figures in cells: digits, Chinese figures and words such as 余 become bounds, as they do in prose."""

import re

from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.text.quantity import read
from yilao_yiyou.text.script import condense

_BARE = "数"
"""The measure word of a figure that has none."""
_YUAN = ("￥", "¥")
_BEFORE = re.compile("(?:合计|共计|总计|累计|共有|共|计|[￥¥])?")
_AFTER = re.compile("[\u4e00-\u9fff]{1,6}")
_NOUN_FOLLOWS = frozenset("名位个支场次期节堂册份件套项家处所")
"""The measure words behind which what is counted may be named, as in 30名学生."""
_ELSE = re.compile("[每各另其余均半男女和及加或]")


def read_figure(text: str) -> tuple[Bounds, str] | None:
    """Return the bounds that a figure stands for and the measure word behind it, `None` if the text is no figure.

    Prose may say something around a figure; a cell may not, since 每周2次, 人均3次 and 女30人 are other numbers.

    >>> read_figure("580余场")
    (Bounds(580..589), '场')
    >>> read_figure("1.2万"), read_figure("1,140")
    ((Bounds(11500..12499), ''), (Bounds(1140), ''))
    >>> read_figure("共30人"), read_figure("人均3次")
    ((Bounds(30), '人'), None)
    """
    said = condense(text.strip().rstrip("。、;；")).text
    reading = read(said)
    if reading is None:
        return None
    word = reading.quantity.unit.word
    before, after = said[: reading.phrase.start], said[reading.phrase.end :]
    if not reading.is_whole and not (_BEFORE.fullmatch(before) and _may_follow(after, word)):
        return None
    if word == _BARE:
        word = "元" if before.endswith(_YUAN) else ""
    return reading.quantity.bounds, word


def _may_follow(after: str, word: str) -> bool:
    if after in {"", "整"}:
        return True
    return word in _NOUN_FOLLOWS and _AFTER.fullmatch(after) is not None and _ELSE.search(after) is None
