"""What a reader of a report remembers: the sentence, its figures, and the period that was named last."""

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
    per_words,
)
from yilao_yiyou.text.convention import Convention
from yilao_yiyou.text.counted import counted_words, exceeds
from yilao_yiyou.text.draft import Draft
from yilao_yiyou.text.meant import Meant
from yilao_yiyou.text.naming import Named, Naming
from yilao_yiyou.text.period import Place
from yilao_yiyou.text.period_form import PeriodKind
from yilao_yiyou.text.phrase import Phrase, match_phrase
from yilao_yiyou.text.places import place_words
from yilao_yiyou.text.quantity import Reading, interpret
from yilao_yiyou.text.relation import RATIOS, Before, among_beds, relate
from yilao_yiyou.text.script import Condensed
from yilao_yiyou.text.status import StatusWords
from yilao_yiyou.text.timing import NamedTime, Timing, is_background
from yilao_yiyou.text.unit_choice import REACHED, choose_unit, is_doubtful

_MOST_RELATED = 40
"""How many figures of a sentence another may stand to: a list without a full stop may be as long as a report."""
_AMONG_THEM = ("其中", ",其中", "，其中")
_BY = "by"
"""The form of 到2025年, which sets a target even after 计划."""
_DOUBTFUL = (UnitKind.PERSON, UnitKind.PERSON_TIME)
_UNTIMED = Timing()
_STANDING_CLAIMS = (UnitKind.PERCENT, UnitKind.RANK)


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
    _goes_on: bool = False
    _level: Accrual | None = None
    _floor: int = 0
    _time: NamedTime | None = None
    _lasting: NamedTime | None = None
    _year: int | None = None
    _base: Period | None = None
    _per: str | None = None
    _place: str | None = None
    _place_floor: int = 0
    _figures: deque[Before] = field(factory=lambda: deque[Before](maxlen=_MOST_RELATED))
    _naming: Naming = field(init=False, default=Factory(lambda self: Naming(text=self.known.text), takes_self=True))
    _count: int = 0
    _words: StatusWords = field(init=False, default=Factory(lambda self: StatusWords(self.known.text), takes_self=True))
    _meant: Meant = field(
        init=False, default=Factory(lambda self: Meant(text=self.known.text, as_of=self.as_of), takes_self=True)
    )

    def end_sentence(self, at: int, *, whole: bool) -> None:
        """Forget what held for the sentence that ends at a place, or with ； a part of it; 其中 goes on with it."""
        self._floor = at + 1
        self._naming.begin(at + 1)
        self._per = None
        text = self.known.text
        goes_on = bool(self._figures) and (text.startswith(_AMONG_THEM, at + 1) or (self._goes_on and not whole))
        if whole:
            self._sentence += 1
            self._year = None
            self._place = self._place if goes_on else None
            if self._time is not None and self._time.is_passing:
                self._time = self._lasting
        if text[at] == "\n":
            self._base = None
        if not (self._goes_on and goes_on):
            self._sentence_start = at + 1
        self._goes_on = goes_on
        if self._figures and not goes_on:
            self._figures.clear()
            self._level = None

    def time(self, place: Place, at: int, convention: Convention) -> Draft | None:
        """Take note of a phrase about time; return the figure of one that is a figure too, such as 连续7年."""
        meanings = self._meant.meanings(place, year=self._year, time=self._time)
        if not meanings:
            return None
        words = self.original(at, place.end)
        self._floor = place.end
        self._naming.time(at, place.end)
        kind = meanings[0].kind
        if kind is PeriodKind.RECURRING:
            self._per = words
        elif kind is PeriodKind.BASE:
            self._base = meanings[0].period
        elif not is_background(self.known.text, at, place.end):
            self._per = None
            self._base = None
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
                self._meant.name(period)
        return self._streak(place, convention) if place.form.name == "streak" else None

    def carried(self, phrase: Phrase) -> Phrase:
        """Return a percentage with the direction of the one before it in a list: 分别下降5%、6%."""
        if phrase.sign or not self._figures or not self._figures[-1].sign:
            return phrase
        return self._naming.carried(phrase, self._figures)

    def figure(self, reading: Reading) -> Draft:
        """Return a figure that was read, with what the words around it say."""
        phrase, before = reading.phrase, self._figures
        named = self._naming.named(phrase, before)
        beds = among_beds(before, phrase.units, self.known.text, phrase.start)
        chosen = choose_unit(phrase.units, "床位" if beds else named.counted)
        return self._made(reading, chosen, named)

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

    def _made(self, reading: Reading, chosen: int, named: Named) -> Draft:
        phrase, unit = reading.phrase, reading.phrase.units[chosen]
        around = self._around(phrase.start, named)
        accrual = self._accrual(phrase, unit.kind, around)
        timing = self._timing(accrual)
        relation, related = relate(self._figures, unit, accrual, around, same=named.same)
        offset = self.known.place(phrase.start)
        counted = named.counted or unit.word
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
            denominator=named.denominator,
            base=self._base if accrual is Accrual.CHANGE and not exceeds(named.words) else None,
            per=(self._per or per_words(named.words)) if accrual is Accrual.RATE else None,
            place=self._named_place(phrase.start),
            notes=self._notes(reading, unit, counted),
        )
        self._remember(draft, phrase, unit)
        return draft

    def _remember(self, draft: Draft, phrase: Phrase, unit: Unit) -> None:
        place, most, sign = phrase.start, draft.ends[0].hi, phrase.sign
        before = Before(draft.id, place, unit.kind, most, draft.counted, draft.accrual, unit.word, sign)
        self._figures.append(before)
        if unit.kind not in RATIOS:
            self._level = draft.accrual
        self._floor = phrase.end
        self._naming.begin(phrase.end)
        self._per = None

    def _around(self, start: int, named: Named) -> Around:
        time = self._time
        return Around(
            text=self.known.text,
            start=start,
            clause=named.clause,
            floor=self._sentence_start,
            time=None if time is None else time.kind,
            running=time is not None and time.is_running,
            level=self._level,
            counted=named.counted,
            words=named.words,
            continues=named.same is not None,
        )

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
