"""Whether 一 before a measure word is a count, as after 减少了, or no more than an article, as in 一名党员."""

import re

_ONE_MORE = re.compile("(?:减少|增加|净增|新增)了?$|[少多]了$")
_ONE_MORE_OF = frozenset("人名位户所家处支个座间张台辆栋")
"""Things that are counted one by one; of what else there may be 一, it is an article after 增加 too."""
_BROKEN_THROUGH = re.compile("突破了?$")
_FARTHEST = 4


def is_one_more(text: str, at: int, word: str) -> bool:
    """Return whether the 一 at a place of a condensed text says by how many things there are more or fewer.

    >>> is_one_more("减少了一名", 3, "名"), is_one_more("增加一批岗位", 2, "批")
    (True, False)
    """
    return word in _ONE_MORE_OF and _ONE_MORE.search(text, max(at - _FARTHEST, 0), at) is not None


def is_broken_through(text: str, at: int) -> bool:
    """Return whether what begins at a place is broken through and not passed: 突破一批关键技术.

    >>> is_broken_through("突破一批关键技术", 2), is_broken_through("突破两万人", 2)
    (True, False)
    """
    return text[at] == "一" and _BROKEN_THROUGH.search(text, max(at - _FARTHEST, 0), at) is not None
