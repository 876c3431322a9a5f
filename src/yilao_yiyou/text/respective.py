"""Which figure of a list is of which thing: 城镇、农村居民收入分别增长5%、6%."""

import re

from yilao_yiyou.text.counted import noun_of

AND = frozenset(("、", "和", "与", "及", "以及"))
"""What stands between the figures of such a list."""
_REACH = 80
_RESPECTIVELY = re.compile("分别(?:[\u4e00-\u9fff]{0,6})$")
_MEMBERS = re.compile("、|和|与|以及|及(?![时其早以])")
_STOP = re.compile("[，,。；;：:！？!?\n()]")
_HEADS = re.compile(
    "(?:产值|增加值|(?:人均)?可支配收入|收入|总额|投资|人数|次数|标准|面积|销售额|零售额|数|(?:产|吞吐|保有|发电|用电|结算)?量|出口|进口|营收|利润|率|占比|比重|比例|人口|支出|余额|价格|案件|床位|机构)$"
)


def listed(text: str, start: int, floor: int) -> list[str]:
    """Return what the figures of a list count, in their order; nothing where there is no such list.

    Args:
        text: The condensed text.
        start: Where the first of the figures begins.
        floor: Where the words before it begin.

    >>> listed("黄金、白银产量分别增长5%、6%。", 9, 0)
    ['黄金产量', '白银产量']
    """
    stretch = _STOP.split(text[max(floor, start - _REACH) : start])[-1]
    m = _RESPECTIVELY.search(stretch)
    if m is None:
        return []
    names = _MEMBERS.split(stretch[: m.start()])
    stop = _STOP.search(text, start, start + _REACH)
    figures = _MEMBERS.split(text[start : start + _REACH if stop is None else stop.start()])
    if len(names) != len(figures) or len(names) < 2:  # noqa: PLR2004 -- one thing is no list
        return []
    head = _HEADS.search(names[-1])
    whole = [name if head is None or _HEADS.search(name) is not None else name + head[0] for name in names]
    return [noun_of(whole[0]) or whole[0], *whole[1:]]
