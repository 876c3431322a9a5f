"""Reading a published figure: a phrase becomes a quantity, by a convention.

580余场 -> 580..589 场     20.2万人次 -> 201500..202499 人次     63.4% -> 63.35..63.45 %

The definitions are those of `approximation`; 余 and 多 truncate, a decimal is rounded.
"""

import re

from attrs import define, evolve

from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.published import ReadingNote
from yilao_yiyou.domain.quantity import Quantity
from yilao_yiyou.domain.unit import Unit
from yilao_yiyou.text.convention import DEFAULT, Convention
from yilao_yiyou.text.ends import ends_of
from yilao_yiyou.text.names import after_name, fixed_end
from yilao_yiyou.text.numeral import Form
from yilao_yiyou.text.phrase import Phrase, match_phrase
from yilao_yiyou.text.script import condense
from yilao_yiyou.text.terms import Rule

LONGEST = 64
"""No phrase is longer than this; what is longer is not read."""

NUMBERS = "0123456789一二两三四五六七八九十百千万亿廿卅卌几数半"
"""The characters that a number can begin with."""
_LOOK = re.compile(f"[{NUMBERS}《“]")
_NAMES: dict[Rule | Form, str] = {each: each.value for each in (*Rule, *Form)}
_RUN = re.compile(r"[0-9]+(?:\.[0-9]+|[,\u2009][0-9]{3}(?![0-9]))*|.")


@define(kw_only=True)
class Reading:
    """A figure as it was read.

    Attributes:
        phrase: The figure as the grammar sees it, at its place in the condensed text.
        words: The figure as printed.
        ends: The ends that it may have, the likeliest first.
        notes: What to know about it.
        is_whole: Whether it is the whole of the text that was read, not a part.
    """

    phrase: Phrase
    words: str
    ends: tuple[Bounds, ...]
    notes: tuple[ReadingNote, ...]
    is_whole: bool = False

    @property
    def readings(self) -> tuple[Quantity, ...]:
        """What it may say, the likeliest first."""
        return tuple(Quantity(ends, unit, phrase=self.words) for unit in self.phrase.units for ends in self.ends)

    @property
    def quantity(self) -> Quantity:
        """What it most likely says."""
        return Quantity(self.ends[0], self.phrase.units[0], phrase=self.words)

    def says(self, quantity: Quantity) -> bool:
        """Return whether it has these ends, in this unit."""
        return (self.ends[0], self.phrase.units[0]) == (quantity.bounds, quantity.unit)

    @property
    def rule(self) -> str:
        """The name of the rule that read it, or of the form of its number where no word stands beside it."""
        rules, numeral = self.phrase.rules, self.phrase.numeral
        if rules:
            return _NAMES[rules[0]] if len(rules) == 1 else "+".join(map(_NAMES.__getitem__, rules))
        if numeral.inner is not None:
            return numeral.inner.value
        return "spread" if numeral.spread is not None else _NAMES[numeral.form]


def next_number(text: str, at: int) -> int:
    """Return the next place where a number, a title or a quoted name may begin, the end of the text if none does.

    >>> next_number("开展活动580余场", 0)
    4
    """
    m = _LOOK.search(text, at)
    return len(text) if m is None else m.start()


def after_number(text: str, at: int) -> int:
    """Return where to look on after a number that is no figure: past its digits, or past its name."""
    if text[at] in "《“":
        return after_name(text, at)
    end = fixed_end(text, at)
    if end > at:
        return end
    m = _RUN.match(text, at)
    return at + 1 if m is None else m.end()


def quantity_readings(text: str, *, convention: Convention = DEFAULT, unit: Unit | None = None) -> tuple[Quantity, ...]:
    """Return every reading of a phrase, the likeliest first; none if it is no quantity.

    The arguments are those of `read_quantity`.

    >>> quantity_readings("46万人次")
    (Quantity(455000..464999 人次), Quantity(460000 人次))
    """
    reading = read(text, convention=convention, unit=unit)
    return () if reading is None else reading.readings


def read_quantity(text: str, *, convention: Convention = DEFAULT, unit: Unit | None = None) -> Quantity | None:
    """Return what a phrase of a report says, or `None` if it is no quantity.

    Words around the figure are allowed, as in `培训手册1万余册` and `62个老干部志愿者组织`, but there has to be
    one figure only; `find_figures` reads texts with several. Of several readings the likeliest is returned;
    `quantity_readings()` gives all. A number without a measure word has the unit `数`.

    Args:
        text: The phrase, such as `580余场` or `超 7 万人`.
        convention: How approximate words and rounded numbers are read.
        unit: The unit of a number without a measure word, and the kind of a word that has several (个).

    Source: the definitions in the project's page on quantity forms; words of approximation (概数) as in
    GB/T 15835-2011.

    >>> read_quantity("580余场"), read_quantity("20.2万人次")
    (Quantity(580..589 场), Quantity(201500..202499 人次))
    >>> read_quantity("第三届") is None
    True
    """
    reading = read(text, convention=convention, unit=unit)
    return None if reading is None else reading.quantity


def read(text: str, *, convention: Convention = DEFAULT, unit: Unit | None = None) -> Reading | None:
    """Return the figure that a text is or holds, with what to know about it; `None` if it holds none or several.

    >>> sorted(note.zh for note in read("约7万余人").notes)
    ['上限为约定', '下限为约定', '两个约数词', '另有读法']
    """
    known = condense(text.strip()).text
    if len(known) > LONGEST:
        return None
    found: list[Reading] = []
    at = next_number(known, 0)
    while at < len(known):
        phrase = None if known[at] in "《“" else match_phrase(known, at, unit)
        reading = None if phrase is None else interpret(phrase, known[phrase.start : phrase.end], convention)
        if reading is None:
            at = next_number(known, after_number(known, at))
            continue
        if reading.phrase.start == 0 and reading.phrase.end == len(known):
            return evolve(reading, is_whole=True)
        found.append(reading)
        at = next_number(known, reading.phrase.end)
    return found[0] if len(found) == 1 and not found[0].phrase.article else None


def interpret(phrase: Phrase, words: str, convention: Convention) -> Reading | None:
    """Return what a phrase says by a convention; `None` if no number of its kind lies between the ends."""
    ends, notes = ends_of(phrase, convention)
    if not ends:
        return None
    return Reading(phrase=phrase, words=words, ends=ends, notes=_noted(phrase, ambiguous=len(ends) > 1) + notes)


def _noted(phrase: Phrase, *, ambiguous: bool) -> tuple[ReadingNote, ...]:
    notes: tuple[ReadingNote, ...] = (ReadingNote.AMBIGUOUS,) if ambiguous else ()
    if len(phrase.units) > 1:
        notes = (*notes, ReadingNote.UNIT_AMBIGUOUS)
    if phrase.article:
        notes = (*notes, ReadingNote.ARTICLE)
    if Rule.REMAINDER in phrase.rules and phrase.kind.is_count and phrase.numeral.has_no_room:
        notes = (*notes, ReadingNote.NO_ROOM)
    return notes
