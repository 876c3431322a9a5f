"""What follows the number of a figure: words, the measure word, words: |余|场, 小时|多, 年|半, %|以上.

Most tails end at a mark after a few characters; what these say does not depend on where they stand, and few differ.
"""

import re
from functools import lru_cache

from attrs import frozen

from yilao_yiyou.domain.unit import UnitKind
from yilao_yiyou.text.measure_words import PARTIAL, MeasureWord, match_measure_word
from yilao_yiyou.text.terms import Rule, after_number, after_unit

_NOT_A_HALF = "年天月个数导径夜路日场价"
_REMAINDERS = frozenset("余多")
_CLOSED = re.compile("[^,;:!?。、\n]{0,7}[,;:!?。、\n]")


@frozen(kw_only=True)
class Tail:
    """What follows a number.

    Attributes:
        rules: What the words before the measure word ask for.
        word: The measure word, if there is one.
        halved: Whether a half more stands in it or after it, as in 两年半.
        trailing: What the words in it and after it ask for.
        stopped: Whether what follows makes the measure word the beginning of another.
        is_part: Whether a remainder is a part of the unit, as in 10年余.
        length: How many characters the tail has.
    """

    rules: tuple[Rule, ...]
    word: MeasureWord | None = None
    halved: bool = False
    trailing: tuple[Rule, ...] = ()
    stopped: bool = False
    is_part: bool = False
    length: int


def match_tail(text: str, at: int) -> Tail:
    """Return what follows a number that ends at a place of a condensed text.

    >>> match_tail("余场。", 0).rules, match_tail("小时多，", 0).trailing
    ((<Rule.REMAINDER: 'remainder'>,), (<Rule.REMAINDER: 'remainder'>,))
    """
    m = _CLOSED.match(text, at)
    return _tail(text, at) if m is None else _closed(m[0])


def rules_only(text: str, at: int) -> Tail:
    """Return the tail of a number that brings its own unit, such as 三分之二: words alone."""
    rules, end = after_number(text, at)
    return Tail(rules=rules, length=end - at)


@lru_cache(maxsize=4096)
def _closed(words: str) -> Tail:
    return _tail(words, 0)


def _tail(text: str, at: int) -> Tail:
    rules, start = after_number(text, at)
    word = match_measure_word(text, start)
    if word is None:
        return Tail(rules=rules, length=start - at)
    plain = start + word.length
    halved = word.inside == "半" or _is_half(text, word, plain)
    trailing, end = after_unit(text, plain + (halved and not word.inside))
    if word.inside in _REMAINDERS:
        trailing = (Rule.REMAINDER, *trailing)
    return Tail(
        rules=rules,
        word=word,
        halved=halved,
        trailing=trailing,
        is_part=Rule.REMAINDER in trailing and word.units[0].kind in PARTIAL,
        stopped=(bool(word.inside) or end > plain) and word.is_stopped(text, end),
        length=end - at,
    )


def _is_half(text: str, word: MeasureWord, end: int) -> bool:
    """Return whether 半 follows the measure word, as in 两年半."""
    if word.inside or not text.startswith("半", end):
        return False
    after = text[end + 1 : end + 2]
    kind = word.units[0].kind
    return (kind in PARTIAL or kind is UnitKind.PERCENT) and not (after and after in _NOT_A_HALF)
