"""The grammar of one published figure: direction, words, number, words, measure word, words.

增长|约|8|%     超|7万|人     580|余|场     9|个多月     3|小时|多     两|年|半     30|%|至|50|%
"""

from attrs import evolve, frozen

from yilao_yiyou.domain.bounds import Bounds, Exact, exact
from yilao_yiyou.domain.unit import Unit, UnitKind
from yilao_yiyou.text.amount import HALF, Amount, match_amounts
from yilao_yiyou.text.lead import Lead, direction_before, match_lead
from yilao_yiyou.text.measure_words import PARTIAL, MeasureWord, match_measure_word
from yilao_yiyou.text.names import is_attribute, is_fixed, is_within, is_year, may_stand_bare
from yilao_yiyou.text.numeral import Form, Numeral
from yilao_yiyou.text.terms import Rule, after_number, after_unit

NUMBER = Unit("数", UnitKind.NUMBER)
"""The unit of a number without a measure word."""

_NOT_A_HALF = "年天月个数导径夜路日场价"
_CHANGING = (UnitKind.PERCENT, UnitKind.POINT, UnitKind.FACTOR)
_LAST_FEW = {"年": 10, "个月": 12, "天": 31}
"""Up to how many 近N年 is the period of the last N years, no quantity."""
_REMAINDERS = frozenset("余多")


@frozen(kw_only=True)
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
    rules, end = after_number(text, amount.end)
    told = _Told(at, at - lead.length, numeral, lead.rules + rules, end)
    if amount.unit is not None:
        phrase: Phrase | None = _phrase(text, told, (amount.unit,), amount.factor)
    else:
        word = match_measure_word(text, end)
        if amount.between and (word is None or word.printed != amount.between):
            return None
        phrase = _bare(text, told, hint) if word is None else _counted(text, told, word, hint)
    has_no_number = numeral.bare and numeral.inner is None
    return None if phrase is None or (has_no_number and not phrase.rules) else phrase


@frozen
class _Told:
    """What is known of a phrase once its number is read: where that stands, what it is, where it ends."""

    at: int
    start: int
    numeral: Numeral
    rules: tuple[Rule, ...]
    end: int


def _phrase(
    text: str, told: _Told, units: tuple[Unit, ...], factor: Exact = 1, *, part_of_unit: bool = False
) -> Phrase:
    """Return the phrase with its direction, and the mark of a 一 that may be no count."""
    sign, start, kind = 0, told.start, units[0].kind
    article = text[told.at] == "一" and told.numeral.value == 1 and not told.rules
    if kind in _CHANGING and not article:
        direction, before = direction_before(text, start)
        if direction > 0 or (direction < 0 and kind is not UnitKind.FACTOR):
            sign, start = direction, before
    return Phrase(
        numeral=told.numeral,
        rules=told.rules,
        units=units,
        factor=factor,
        sign=sign,
        part_of_unit=part_of_unit,
        article=article,
        start=start,
        end=told.end,
    )


def _raised(numeral: Numeral) -> Numeral | None:
    """Return the number of 上百: from it up to ten times as much."""
    if not numeral.bare:
        return None
    return evolve(numeral, spread=Bounds(numeral.value, numeral.value * 10, hi_open=True), bare=False)


def _bare(text: str, told: _Told, hint: Unit | None) -> Phrase | None:
    if hint is None and not may_stand_bare(text, told.at, told.end, told.numeral, told.rules):
        return None
    return _phrase(text, told, (hint or NUMBER,))


def _counted(text: str, told: _Told, word: MeasureWord, hint: Unit | None) -> Phrase | None:
    numeral, end = told.numeral, told.end + word.length
    if word.inside == "半" or _is_half(text, word, end):
        halved = _and_a_half(numeral)
        if halved is None:
            return None
        numeral, end = halved, end + (not word.inside)
    trailing, last = after_unit(text, end)
    if (word.inside or last > told.end + word.length) and word.is_stopped(text, last):
        return None
    if word.inside in _REMAINDERS:
        trailing = (Rule.REMAINDER, *trailing)
    part = Rule.REMAINDER in trailing and word.units[0].kind in PARTIAL
    told = _Told(told.at, told.start, numeral, told.rules + trailing, last)
    return _phrase(text, told, _units(word, hint), word.factor, part_of_unit=part)


def _units(word: MeasureWord, hint: Unit | None) -> tuple[Unit, ...]:
    fits = hint is not None and any(unit.word == hint.word for unit in word.units)
    return (hint,) if hint is not None and fits else word.units


def _is_half(text: str, word: MeasureWord, end: int) -> bool:
    """Return whether 半 follows the measure word, as in 两年半."""
    if word.inside or not text.startswith("半", end):
        return False
    after = text[end + 1 : end + 2]
    kind = word.units[0].kind
    return (kind in PARTIAL or kind is UnitKind.PERCENT) and not (after and after in _NOT_A_HALF)


def _and_a_half(numeral: Numeral) -> Numeral | None:
    if numeral.spread is not None or numeral.form is not Form.WHOLE:
        return None
    return Numeral(value=exact(numeral.value + HALF), written=HALF, step=HALF, form=Form.FRACTION)
