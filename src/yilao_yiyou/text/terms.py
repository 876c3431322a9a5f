"""The words that say how a number is meant: which word, where it stands, which rule it follows.

Source of the words: GB/T 15835-2011 on approximate numbers (概数), and the reports of the field.
"""

from collections.abc import Mapping
from enum import Enum, Flag, auto
from types import MappingProxyType

from attrs import define, frozen


class Rule(Enum):
    """What a word does to the number N that it goes with."""

    EXACTLY = "exactly"
    REMAINDER = "remainder"
    """N and something below the next step (余)."""
    NEAR = "near"
    """A little below N (近)."""
    ABOUT = "about"
    """To either side of N (约)."""
    ABOVE = "above"
    """More than N (超)."""
    AT_LEAST = "at_least"
    """N or more (以上)."""
    BELOW = "below"
    """Less than N (不足)."""
    AT_MOST = "at_most"
    """N or less (以下)."""


Rule.__hash__ = object.__hash__  # type: ignore[method-assign] # that of `Enum` takes its time


class Place(Flag):
    """Where a word may stand."""

    LEAD = auto()
    """Before the number."""
    BARE_LEAD = auto()
    """Before a number without a digit, or a half: 过万, 过半."""
    NUMBER = auto()
    """Between the number and the unit."""
    UNIT = auto()
    """After the unit."""


TRAILING = Place.NUMBER | Place.UNIT
_MOST_WORDS = 2

TERMS: tuple[tuple[Rule, Place, str], ...] = (
    (Rule.REMAINDER, TRAILING, "余 多 有余 多余"),
    (Rule.NEAR, Place.LEAD, "近 将近 接近 靠近 临近"),
    (Rule.ABOUT, Place.LEAD, "约 大约 约为 约有 约计 约达 大约有 约合 大概 大致 大概有 ≈"),
    (Rule.ABOUT, TRAILING, "左右 上下"),
    (Rule.ABOUT, Place.NUMBER, "来"),
    (Rule.ABOVE, Place.LEAD, "超 超过 超过了 已超 已超过 超出 逾 已逾 突破 突破了 已突破 多于 高于 大于 >"),
    (Rule.ABOVE, Place.BARE_LEAD, "过 破"),
    (Rule.AT_LEAST, Place.LEAD, "不少于 不低于 不小于 不下 不下于 至少 至少有 至少要 最少 起码 ≥ 不亚于"),
    (Rule.AT_LEAST, TRAILING, "以上 及以上 或以上 +"),
    (Rule.BELOW, Place.LEAD, "不足 不到 不满 未满 未达到 未达 少于 低于 小于 <"),
    (Rule.AT_MOST, Place.LEAD, "不超过 不超 不多于 不高于 不大于 至多 最多 ≤ 不逾 不得超过"),
    (Rule.AT_MOST, TRAILING, "以下 及以下 以内"),
    (Rule.EXACTLY, Place.LEAD, "整整 刚好 正好 恰好"),
    (Rule.EXACTLY, TRAILING, "整"),
)
"""Every word with its rule and its places; a new word is a new entry."""

_NOT_BEFORE = MappingProxyType(
    {
        "余": "姚杭额",
        "多": "次样元种方部家名个位场项所数少年彩层级功学人轮边",
        "来": "自到源",
        "整": "改治理合体个顿省市县区乡镇村族建",
    }
)
"""What follows where a word after a unit is the beginning of another: 多 in 5人多次."""

_NO_SUM = MappingProxyType({"+": "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"})
"""What follows where + is a plus: 1+N."""

_NOT_AFTER = MappingProxyType(
    {
        "近": "附最邻临亲远就贴靠年相",
        "约": "签预公合节条契制违邀大",
        "超": "高赶反",
        "逾": "不年",
        "过": "超通经不年",
        "破": "突打",
        "突": "冲",
        "多": "不",
        "高": "不提",
        "大": "不",
        "少": "不",
        "低": "不降",
        "小": "不",
        "整": "完",
    }
)
"""What stands before where a word, by its first character, is the end of another: 约 in 签约."""


@define
class Term:
    """A word found in a text, with its rule and where it begins and ends."""

    word: str
    rule: Rule
    start: int
    end: int


@frozen
class _Words:
    """The words of one place, with the rules they stand for."""

    rules: dict[str, Rule]
    longest: int
    firsts: frozenset[str]
    lasts: frozenset[str]

    @classmethod
    def of(cls, place: Place) -> "_Words":
        rules = {word: rule for rule, places, words in TERMS if place in places for word in words.split()}
        ends = frozenset(word[0] for word in rules), frozenset(word[-1] for word in rules)
        return cls(rules, max(map(len, rules)), *ends)


_LEADS, _BARE_LEADS = _Words.of(Place.LEAD), _Words.of(Place.BARE_LEAD)
LEAD_ENDS = _LEADS.lasts | _BARE_LEADS.lasts
"""The last characters of the words before a number."""
_MIDDLES, _TRAILS = _Words.of(Place.NUMBER), _Words.of(Place.UNIT)


def lead_before(text: str, at: int) -> Term | None:
    """Return the longest word such as 不超过 that ends at a place, just before a number.

    >>> lead_before("不超过300人", 3).rule.value
    'at_most'
    """
    return _before(text, at, _LEADS)


def bare_lead_before(text: str, at: int) -> Term | None:
    """Return the word such as 过 of 过万 that ends at a place, just before a number without a digit."""
    return _before(text, at, _BARE_LEADS)


def _before(text: str, at: int, words: _Words) -> Term | None:
    if not at or text[at - 1] not in words.lasts:
        return None
    for start in range(max(at - words.longest, 0), at):
        word = text[start:at]
        rule = words.rules.get(word)
        if rule is not None:
            before = text[start - 1] if start else ""
            return None if before and before in _NOT_AFTER.get(word[0], "") else Term(word, rule, start, at)
    return None


def after_number(text: str, at: int) -> tuple[tuple[Rule, ...], int]:
    """Return what the words between a number and its unit ask for, two at the most, and where they end.

    >>> after_number("余人", 0)
    ((<Rule.REMAINDER: 'remainder'>,), 1)
    """
    return _several(text, at, _MIDDLES, _NO_SUM)


def after_unit(text: str, at: int) -> tuple[tuple[Rule, ...], int]:
    """Return what the words after a unit ask for, two at the most, and where they end."""
    return _several(text, at, _TRAILS, _NOT_BEFORE)


def _several(text: str, at: int, words: _Words, not_before: Mapping[str, str]) -> tuple[tuple[Rule, ...], int]:
    rules: tuple[Rule, ...] = ()
    if text[at : at + 1] not in words.firsts:
        return rules, at
    while len(rules) < _MOST_WORDS:
        word = _word_after(text, at, words)
        after = text[at + len(word) : at + len(word) + 1]
        if not word or (after and after in not_before.get(word, "")):
            break
        rules, at = (*rules, words.rules[word]), at + len(word)
    return rules, at


def _word_after(text: str, at: int, words: _Words) -> str:
    if text[at : at + 1] not in words.firsts:
        return ""
    for end in range(at + words.longest, at, -1):
        word = text[at:end]
        if word in words.rules:
            return word
    return ""
