"""What a reader of a report remembers: the sentence, its figures, and the period that was named last."""

import re
from collections import deque
from datetime import date

from attrs import Factory, define, field

from yilao_yiyou.domain.period import Period
from yilao_yiyou.domain.published import FigureKind, FigureStatus, ReadingNote
from yilao_yiyou.domain.unit import Accrual, Unit, UnitKind
from yilao_yiyou.text.claims import Claim
from yilao_yiyou.text.context import (
    LONGEST_SENTENCE,
    Around,
    accrual_of,
    clause_before,
    counted_words,
    denominator_words,
    per_words,
    place_words,
)
from yilao_yiyou.text.convention import Convention
from yilao_yiyou.text.draft import Draft
from yilao_yiyou.text.period import Place
from yilao_yiyou.text.period_form import Meaning, PeriodKind, Setting
from yilao_yiyou.text.phrase import Phrase, match_phrase
from yilao_yiyou.text.quantity import Reading, interpret
from yilao_yiyou.text.relation import Before, relate
from yilao_yiyou.text.script import Condensed
from yilao_yiyou.text.status import StatusWords
from yilao_yiyou.text.timing import NamedTime, Timing
from yilao_yiyou.text.unit_choice import REACHED, choose_unit, is_doubtful

_MOST_RELATED = 40
"""How many figures of a sentence another may stand to: a list without a full stop may be as long as a report."""
_RELATIVE = (UnitKind.PERCENT, UnitKind.POINT, UnitKind.FACTOR)
_BY = "by"
"""The form of 到2025年, which sets a target even after 计划."""
_DOUBTFUL = (UnitKind.PERSON, UnitKind.PERSON_TIME)
_UNTIMED = Timing()
_STANDING_CLAIMS = (UnitKind.PERCENT, UnitKind.RANK)
_DURING = ("year-on-year", "previous", "same-time", "same")
_HAPPENED = ("成立于", "始建于", "创建于", "组建于", "生于", "始于", "建于", "创办于")
# 全年出生人口 and 2022年毕业生 are counted in their year, though people are born and leave school in it.
_HAPPENING = re.compile(
    "(?:成立|组建|创建|创办)[的，,]|出生(?!人|率|婴|缺|数|证|登)|毕业(?!生|班|率|人)"
    "|退休|入党|参军|入伍|印发|出台|下发|目标|任务|确定|制定"
)


@define(kw_only=True)
class Reader:
    """The state of one pass over a report.

    Attributes:
        text: The text as given.
        known: The text as it is read.
        as_of: The day on which it speaks.
    """

    text: str
    known: Condensed
    as_of: date
    _sentence: int = 0
    _sentence_start: int = 0
    _floor: int = 0
    _time: NamedTime | None = None
    _lasting: NamedTime | None = None
    _year: int | None = None
    _base: Period | None = None
    _per: str | None = None
    _place: str | None = None
    _place_floor: int = 0
    _figures: deque[Before] = field(factory=lambda: deque[Before](maxlen=_MOST_RELATED))
    _count: int = 0
    _words: StatusWords = field(init=False, default=Factory(lambda self: StatusWords(self.known.text), takes_self=True))
    _meanings: dict[tuple[str, str, int | None], tuple[Meaning, ...]] = field(
        factory=dict[tuple[str, str, int | None], tuple[Meaning, ...]]
    )

    def end_sentence(self, at: int, *, whole: bool) -> None:
        """Forget what held for the sentence that ends at a place; a semicolon ends the part of one only."""
        self._sentence_start = self._floor = at + 1
        if self._figures:
            self._figures.clear()
        self._base = self._per = None
        if whole:
            self._sentence += 1
            self._year = self._place = None
            if self._time is not None and self._time.is_passing:
                self._time = self._lasting

    def time(self, place: Place, at: int, convention: Convention) -> Draft | None:
        """Take note of a phrase about time; return the figure of one that is a figure too, such as 连续7年."""
        meanings = self._meant(place)
        if not meanings:
            return None
        words = self.original(at, place.end)
        self._floor = place.end
        kind = meanings[0].kind
        if kind is PeriodKind.RECURRING:
            self._per = words
        elif kind is PeriodKind.BASE:
            self._base = meanings[0].period
        elif not self._is_background(at, place.end):
            self._per = None
            self._time = NamedTime(
                meanings=meanings,
                words=words,
                offset=self.known.place(at),
                sentence=self._sentence,
                rule=place.form.name,
            )
            if not self._time.is_passing:
                self._lasting = self._time
            period = meanings[0].period
            if period is not None and isinstance(period.start, date):
                self._year = period.start.year
        return self._streak(place, convention) if place.form.name == "streak" else None

    def figure(self, reading: Reading) -> Draft:
        """Return a figure that was read, with what the words around it say."""
        phrase = reading.phrase
        clause = clause_before(self.known.text, phrase.start, self._floor)
        counted = counted_words(self.known.text, phrase.end, clause)
        chosen = choose_unit(phrase.units, counted)
        kind = phrase.units[chosen].kind
        denominator = denominator_words(clause) if kind is UnitKind.PERCENT else None
        if not counted or denominator is not None:
            counted = self._counted_before(kind) or counted or phrase.units[chosen].word
        return self._made(reading, chosen, clause, counted=counted, denominator=denominator)

    def claim(self, claim: Claim) -> Draft:
        """Return the figure of a claim."""
        clause = clause_before(self.known.text, claim.start, self._floor)
        offset, end = self.known.span(claim.start, claim.end)
        words = self.text[offset:end]
        accrual = Accrual.STOCK if claim.unit.kind in _STANDING_CLAIMS else Accrual.FLOW
        timing = self._timing(accrual)
        return Draft(
            ends=(claim.bounds,),
            units=(claim.unit,),
            chosen=0,
            id=self.next_id(),
            text=words,
            kind=FigureKind.CLAIM,
            counted=counted_words(self.known.text, claim.end, clause) or words,
            accrual=accrual,
            offset=offset,
            end=end,
            status=self._status(claim.start),
            rule=claim.rule,
            period=timing.period,
            period_offset=timing.offset,
            period_rule=timing.rule,
        )

    def next_id(self) -> str:
        """Return the name of the next figure."""
        self._count += 1
        return f"p{self._count}"

    def _meant(self, place: Place) -> tuple[Meaning, ...]:
        during = None
        if place.form.name in _DURING:
            during = None if self._time is None else self._time.meanings[0].period
            return place.meanings(Setting(as_of=self.as_of, year=self._year, during=during))
        key = place.form.name, place.parts[0], self._year
        meanings = self._meanings.get(key)
        if meanings is None:
            meanings = place.meanings(Setting(as_of=self.as_of, year=self._year))
            self._meanings[key] = meanings
        return meanings

    def _is_background(self, start: int, end: int) -> bool:
        """Return whether a day is that of a founding or a birth, and no period of figures."""
        text = self.known.text
        before = text[max(start - 3, 0) : start + text.startswith("于", start)]
        return before.endswith(_HAPPENED) or _HAPPENING.match(text, end) is not None

    def _streak(self, place: Place, convention: Convention) -> Draft | None:
        phrase = match_phrase(self.known.text, place.parts.start("number"))
        if phrase is None or phrase.end > place.end:
            return None
        reading = interpret(phrase, self.original(phrase.start, phrase.end), convention)
        return None if reading is None else self.figure(reading)

    def original(self, start: int, end: int) -> str:
        """Return the words between two places as printed."""
        first, last = self.known.span(start, end)
        return self.text[first:last]

    def _status(self, start: int) -> FigureStatus:
        due = self._time is not None and self._time.kind is PeriodKind.DEADLINE and self._is_explicit
        if due and self._time is not None and self._time.rule == _BY:
            return FigureStatus.TARGET
        return self._words.status(start, self._sentence_start, due=due)

    @property
    def _is_explicit(self) -> bool:
        return self._time is not None and self._time.sentence == self._sentence

    def _made(self, reading: Reading, chosen: int, clause: str, *, counted: str, denominator: str | None) -> Draft:
        phrase, unit = reading.phrase, reading.phrase.units[chosen]
        around = self._around(phrase.start, clause)
        accrual = self._accrual(phrase, unit.kind, around)
        timing = self._timing(accrual)
        relation, related = relate(self._figures, unit.kind, accrual, around)
        offset = self.known.place(phrase.start)
        draft = Draft(
            ends=reading.ends,
            units=phrase.units,
            chosen=chosen,
            id=self.next_id(),
            text=reading.words,
            kind=FigureKind.FIGURE,
            counted=counted,
            accrual=accrual,
            offset=offset,
            end=offset + len(reading.words),
            status=self._status(phrase.start),
            rule=reading.rule,
            period=timing.period,
            period_offset=timing.offset,
            period_rule=timing.rule,
            relation=relation,
            related=related,
            denominator=denominator,
            base=self._base if accrual is Accrual.CHANGE else None,
            per=(self._per or per_words(clause)) if accrual is Accrual.RATE else None,
            place=self._named_place(phrase.start),
            notes=self._notes(reading, unit, counted),
        )
        self._remember(draft, phrase, unit.kind)
        return draft

    def _remember(self, draft: Draft, phrase: Phrase, kind: UnitKind) -> None:
        self._figures.append(Before(draft.id, phrase.start, kind, draft.ends[0].hi, draft.counted, draft.accrual))
        self._floor = phrase.end
        self._per = None

    def _around(self, start: int, clause: str) -> Around:
        return Around(
            text=self.known.text,
            start=start,
            clause=clause,
            first=max(self._sentence_start, start - LONGEST_SENTENCE),
            time=self._time,
            after_stock=bool(self._figures) and self._figures[-1].accrual is Accrual.STOCK,
        )

    def _counted_before(self, kind: UnitKind) -> str | None:
        """Return what the figure before counts, which a change or a share of it need not repeat."""
        return self._figures[-1].counted if kind in _RELATIVE and self._figures else None

    def _accrual(self, phrase: Phrase, kind: UnitKind, around: Around) -> Accrual:
        if kind is UnitKind.DURATION and self.known.text.startswith("连续", max(phrase.start - 2, 0)):
            return Accrual.STREAK
        if self._per is not None and kind is not UnitKind.PERCENT:
            return Accrual.RATE
        return accrual_of(kind, around, sign=phrase.sign)

    def _notes(self, reading: Reading, unit: Unit, counted: str) -> tuple[ReadingNote, ...]:
        if unit.kind not in _DOUBTFUL:
            return reading.notes
        start = reading.phrase.start
        before = self.known.text[max(self._sentence_start, start - REACHED) : start]
        doubtful = is_doubtful(unit, counted, before, self._figures)
        return (*reading.notes, ReadingNote.UNIT_DOUBTFUL) if doubtful else reading.notes

    def _named_place(self, end: int) -> str | None:
        start = max(self._place_floor, self._sentence_start, end - LONGEST_SENTENCE)
        self._place = place_words(self.known.text, start, end) or self._place
        self._place_floor = end
        return self._place

    def _timing(self, accrual: Accrual) -> Timing:
        if self._time is None:
            return _UNTIMED
        return self._time.timing(accrual, as_of=self.as_of, explicit=self._is_explicit)
