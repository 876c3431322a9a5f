"""The grammar of one published figure: direction, words, number, words, measure word, words.

增长|约|8|%     超|7万|人     580|余|场     9|个多月     3|小时|多     两|年|半     30|%|至|50|%
"""

from functools import cache

from attrs import define, evolve

from yilao_yiyou.domain.bounds import Bounds, Exact, exact
from yilao_yiyou.domain.unit import AVERAGED, Unit, UnitKind
from yilao_yiyou.text.amount import HALF, Amount, match_amounts
from yilao_yiyou.text.article import is_broken_through, is_one_more
from yilao_yiyou.text.lead import Lead, direction_before, match_lead
from yilao_yiyou.text.measure_words import MeasureWord
from yilao_yiyou.text.names import is_attribute, is_fixed, is_within, is_year, may_stand_bare
from yilao_yiyou.text.numeral import Form, Numeral
from yilao_yiyou.text.ordinals import is_ordinal
from yilao_yiyou.text.shared import shared_word
from yilao_yiyou.text.tail import Tail, match_tail, rules_only
from yilao_yiyou.text.terms import Rule

NUMBER = Unit("数", UnitKind.NUMBER)
"""The unit of a number without a measure word."""

_CHANGING = (UnitKind.PERCENT, UnitKind.POINT, UnitKind.FACTOR)
_TEN = 10
_LAST_FEW = {"年": 10, "个月": 12, "天": 31}
"""Up to how many 近N年 is the period of the last N years, no quantity."""


@define(kw_only=True)
class Phrase:
    """A figure as the grammar sees it, before it is read by a convention.

    Attributes:
        numeral: The number.
        rules: What the words beside it ask for, in their order.
        units: What it can be in, the likeliest first.
        factor: How many of the unit one is.
        sign: -1 for a fall, +1 for a rise, 0 for a level.
        part_of_unit: Whether a remainder is a part of the unit, as in 10年余.
        article: Whether the number is 一, which may be an article.
        start: Where the phrase begins.
        end: Where it ends.
    """

    numeral: Numeral
    rules: tuple[Rule, ...]
    units: tuple[Unit, ...]
    factor: Exact = 1
    sign: int = 0
    part_of_unit: bool = False
    article: bool = False
    start: int
    end: int

    @property
    def kind(self) -> UnitKind:
        """The kind that it is likeliest in."""
        return self.units[0].kind


def match_phrase(text: str, at: int, hint: Unit | None = None) -> Phrase | None:
    """Return the figure whose number begins at a place of a condensed text, the longest there is.

    Args:
        text: The text.
        at: The place of the number; words such as 超 are looked for before it.
        hint: The unit of a number without a measure word, and of a word that has several kinds.

    >>> match_phrase("超7万人", 1, None).rules
    (<Rule.ABOVE: 'above'>,)
    """
    if is_within(text, at) or is_fixed(text, at):
        return None
    lead = match_lead(text, at)
    for amount in match_amounts(text, at, alone=bool(lead.rules) or lead.length == at):
        phrase = _finished(text, at, lead, amount, hint)
        if phrase is not None:
            return None if phrase.kind is UnitKind.DURATION and _is_no_lapse(text, phrase) else phrase
    return None


def _is_no_lapse(text: str, phrase: Phrase) -> bool:
    """Return whether a number of years or days is a date, a period or an attribute of a person."""
    named = phrase.units[0].word == "年" and is_year(phrase.numeral, phrase.rules)
    return named or is_attribute(text, phrase.start) or _is_last_few(phrase)


def _is_last_few(phrase: Phrase) -> bool:
    most = _LAST_FEW[phrase.units[0].word]
    return phrase.rules == (Rule.NEAR,) and phrase.numeral.value * phrase.factor <= most


def _finished(text: str, at: int, lead: Lead, amount: Amount, hint: Unit | None) -> Phrase | None:
    """Return the phrase of a number: what follows it is read."""
    numeral = _raised(amount.numeral) if lead.upwards else amount.numeral
    if numeral is None or (lead.bare and not (numeral.bare or amount.is_half)):
        return None
    tail = match_tail(text, amount.end) if amount.unit is None else rules_only(text, amount.end)
    if amount.between and (tail.word is None or tail.word.printed != amount.between):
        return None
    if tail.halved:
        numeral = _and_a_half(numeral)
    if numeral is None or tail.stopped or _counts_nothing(text, at, amount, tail, hint):
        return None
    rules, end = lead.rules + tail.rules + tail.trailing, amount.end + tail.length
    first_of_two = tail.word is None and _is_one_digit(numeral)
    units = _units(amount, None if first_of_two else shared_word(text, at, end, tail.word), hint)
    if not units:
        units = (NUMBER,) if may_stand_bare(text, at, end, numeral, rules) else ()
    if not units or (numeral.bare and numeral.inner is None and not rules):
        return None
    sign, start, article = _marks(text, at, lead, units[0], is_one=_is_one(text, at, numeral, rules))
    return Phrase(
        numeral=numeral,
        rules=rules,
        units=units,
        factor=amount.factor if tail.word is None else tail.word.factor,
        sign=sign,
        part_of_unit=tail.is_part,
        article=article,
        start=start,
        end=end,
    )


def _counts_nothing(text: str, at: int, amount: Amount, tail: Tail, hint: Unit | None) -> bool:
    """Return whether a number with its measure word is a rank, a stage, a class or degrees, or a 一 broken through.

    Who asks for a measure word says that it counts: 3届 is three then, and the third session otherwise.
    """
    word = tail.word
    if word is None:
        return False
    if word.least > amount.numeral.scale or (amount.numeral.value == 1 and is_broken_through(text, at)):
        return True
    if not word.ordinals or (hint is not None and hint.word == word.printed):
        return False
    return is_ordinal(word.ordinals, text, at, amount.end, amount.end + tail.length)


def _marks(text: str, at: int, lead: Lead, unit: Unit, *, is_one: bool) -> tuple[int, int, bool]:
    """Return the direction of a change, where its phrase begins, and whether a 一 in it may be no count."""
    start = at - lead.length
    article = is_one and text[at] == "一" and not is_one_more(text, start, unit.word)
    if unit.kind in _CHANGING and not article:
        sign, before = direction_before(text, start)
        if sign > 0 or (sign < 0 and unit.kind is not UnitKind.FACTOR):
            return sign, before, False
    return 0, start, article


def _is_one_digit(numeral: Numeral) -> bool:
    """Return whether a number may be the first of two neighbours, as in 5、6个."""
    return numeral.form is Form.WHOLE and numeral.value < _TEN


def _is_one(text: str, at: int, numeral: Numeral, rules: tuple[Rule, ...]) -> bool:
    """Return whether a number may be an article: 一 by itself, or before 整 as in 一整套."""
    return numeral.value == 1 and (not rules or text.startswith("一整", at))


def _raised(numeral: Numeral) -> Numeral | None:
    """Return the number of 上百: from it up to ten times as much."""
    if not numeral.bare:
        return None
    return evolve(numeral, spread=Bounds(numeral.value, numeral.value * 10, hi_open=True), bare=False)


def _units(amount: Amount, word: MeasureWord | None, hint: Unit | None) -> tuple[Unit, ...]:
    """Return what a figure can be in, nothing where neither a measure word nor the one who asks says so."""
    if amount.unit is not None:
        return (amount.unit,)
    if hint is not None:
        fits = word is None or any(unit.word == hint.word for unit in word.units)
        return (hint,) if word is None or fits else word.units
    if word is None:
        return ()
    is_decimal = amount.numeral.form is Form.DECIMAL and amount.numeral.scale == 1
    return _averaged(word.units[0]) or word.units if is_decimal else word.units


@cache
def _averaged(unit: Unit) -> tuple[Unit, ...]:
    """Return what a decimal of things can be in: in how many of them there are to one other."""
    averaged = unit.kind.is_count and unit.word in AVERAGED
    return (Unit(unit.word, UnitKind.AVERAGE),) if averaged else ()


def _and_a_half(numeral: Numeral) -> Numeral | None:
    if numeral.spread is not None or numeral.form is not Form.WHOLE:
        return None
    return Numeral(value=exact(numeral.value + HALF), written=HALF, step=HALF, form=Form.FRACTION)
