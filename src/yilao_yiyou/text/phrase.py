"""The grammar of one published figure: direction, words, number, words, measure word, words.

增长|约|8|%     超|7万|人     580|余|场     9|个多月     3|小时|多     两|年|半     30|%|至|50|%
"""

from attrs import evolve, frozen

from yilao_yiyou.domain.bounds import Bounds, Exact, exact
from yilao_yiyou.domain.unit import Unit, UnitKind
from yilao_yiyou.text.amount import HALF, Span, match_spans
from yilao_yiyou.text.lead import Lead, direction_before, match_lead
from yilao_yiyou.text.measure_words import PARTIAL, MeasureWord, is_stopped, match_measure_word
from yilao_yiyou.text.names import is_attribute, is_fixed, is_within, is_year, may_stand_bare
from yilao_yiyou.text.numeral import Form, Numeral
from yilao_yiyou.text.terms import Rule, after_number, after_unit

NUMBER = Unit("数", UnitKind.NUMBER)
"""The unit of a number without a measure word."""

_NOT_A_HALF = "年天月个数导径夜路日场价"
_CHANGING = (UnitKind.PERCENT, UnitKind.POINT, UnitKind.FACTOR)
_LAST_FEW = {"年": 10, "个月": 12, "天": 31}
"""Up to how many 近N年 is the period of the last N years, no quantity."""


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
    for span in match_spans(text, at, alone=bool(lead.rules) or lead.start == 0):
        phrase = _finished(text, at, lead, span, hint)
        if phrase is not None:
            return None if _is_refused(text, phrase) else _marked(text, at, phrase)
    return None


def _marked(text: str, at: int, phrase: Phrase) -> Phrase:
    """Return the phrase with its direction, and the mark of a 一 that may be no count."""
    if text[at] == "一" and phrase.numeral.value == 1 and not phrase.rules:
        return evolve(phrase, article=True)
    if phrase.kind not in _CHANGING:
        return phrase
    sign, start = direction_before(text, phrase.start)
    falls = sign < 0 and phrase.kind is not UnitKind.FACTOR
    return evolve(phrase, sign=sign, start=start) if falls or sign > 0 else phrase


def _is_refused(text: str, phrase: Phrase) -> bool:
    """Return whether the number is a date, a period or an attribute of a person."""
    if phrase.kind is not UnitKind.DURATION:
        return False
    named = phrase.units[0].word == "年" and is_year(phrase.numeral, phrase.rules)
    return named or is_attribute(text, phrase.start) or _is_last_few(phrase)


def _is_last_few(phrase: Phrase) -> bool:
    most = _LAST_FEW[phrase.units[0].word]
    return phrase.rules == (Rule.NEAR,) and phrase.numeral.value * phrase.factor <= most


def _finished(text: str, at: int, lead: Lead, span: Span, hint: Unit | None) -> Phrase | None:
    """Return the phrase of a number: what follows it is read."""
    amount = span.amount
    numeral = _raised(amount.numeral) if lead.upwards else amount.numeral
    if numeral is None or (lead.bare and not (numeral.bare or amount.is_half)):
        return None
    rules, end = after_number(text, amount.end)
    rules = (*lead.rules, *rules)
    if amount.unit is not None:
        phrase: Phrase | None = Phrase(
            numeral=numeral, rules=rules, units=(amount.unit,), factor=amount.factor, start=lead.start, end=end
        )
    else:
        word = match_measure_word(text, end)
        if span.between and (word is None or word.printed != span.between):
            return None
        draft = Phrase(numeral=numeral, rules=rules, units=(hint or NUMBER,), start=lead.start, end=end)
        phrase = _bare(text, at, draft, hint) if word is None else _counted(text, draft, word, hint)
    has_no_number = numeral.bare and numeral.inner is None
    return None if phrase is None or (has_no_number and not phrase.rules) else phrase


def _raised(numeral: Numeral) -> Numeral | None:
    """Return the number of 上百: from it up to ten times as much."""
    if not numeral.bare:
        return None
    return evolve(numeral, spread=Bounds(numeral.value, numeral.value * 10, hi_open=True), bare=False)


def _bare(text: str, at: int, draft: Phrase, hint: Unit | None) -> Phrase | None:
    if hint is None and not may_stand_bare(text, at, draft.end, draft.numeral, draft.rules):
        return None
    return draft


def _counted(text: str, draft: Phrase, word: MeasureWord, hint: Unit | None) -> Phrase | None:
    numeral, end, inside = draft.numeral, word.end, word.inside
    if inside == "半" or _is_half(text, word):
        numeral_ = _and_a_half(numeral)
        if numeral_ is None:
            return None
        numeral, end = numeral_, end + (not inside)
    trailing, end = after_unit(text, end)
    if is_stopped(text, word.printed, end):
        return None
    if inside in {"余", "多"}:
        trailing = (Rule.REMAINDER, *trailing)
    return Phrase(
        numeral=numeral,
        rules=(*draft.rules, *trailing),
        units=_units(word, hint),
        factor=word.factor,
        part_of_unit=Rule.REMAINDER in trailing and word.units[0].kind in PARTIAL,
        start=draft.start,
        end=end,
    )


def _units(word: MeasureWord, hint: Unit | None) -> tuple[Unit, ...]:
    fits = hint is not None and any(unit.word == hint.word for unit in word.units)
    return (hint,) if hint is not None and fits else word.units


def _is_half(text: str, word: MeasureWord) -> bool:
    """Return whether 半 follows the measure word, as in 两年半."""
    if word.inside or not text.startswith("半", word.end):
        return False
    after = text[word.end + 1 : word.end + 2]
    kind = word.units[0].kind
    return (kind in PARTIAL or kind is UnitKind.PERCENT) and not (after and after in _NOT_A_HALF)


def _and_a_half(numeral: Numeral) -> Numeral | None:
    if numeral.spread is not None or numeral.form is not Form.WHOLE:
        return None
    return Numeral(value=exact(numeral.value + HALF), written=HALF, step=HALF, form=Form.FRACTION)
