"""Finding the figures of a report: one pass from left to right, remembering the period and the sentence.

Years, ordinals, names of plans and other numbers that count nothing are passed over; see `names` and `phrase`.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from yilao_yiyou.domain.building import collector_paused
from yilao_yiyou.domain.period import Period
from yilao_yiyou.domain.published import PublishedFigure
from yilao_yiyou.text.claims import find_claims
from yilao_yiyou.text.convention import DEFAULT, Convention
from yilao_yiyou.text.draft import Draft, published
from yilao_yiyou.text.names import after_name
from yilao_yiyou.text.period import as_of_days, phrase_at
from yilao_yiyou.text.period_gate import opening
from yilao_yiyou.text.phrase import match_phrase
from yilao_yiyou.text.quantity import NUMBERS, after_number, interpret
from yilao_yiyou.text.reader import Reader
from yilao_yiyou.text.script import condense
from yilao_yiyou.text.table_lines import IN_A_TABLE, TableCell, table_rows

_ENDS, _PAUSES, _QUOTES = "。！？!?\n", "；;", "《“"
_LOOK = opening(_ENDS + _PAUSES + _QUOTES + NUMBERS)
_IS_END = frozenset(_ENDS + _PAUSES)
_IS_NUMBER = frozenset(NUMBERS)


def find_figures(text: str, *, as_of: date | Period, convention: Convention = DEFAULT) -> list[PublishedFigure]:
    """Return every figure of a text, in the order of the text, each with its reading and its period.

    Figures inside a title (《…》) or a short quotation are parts of names and not taken. A figure whose sentence states
    no period inherits that of the sentence before, and says so. The time that it takes is proportional to the length
    of the text.

    Args:
        text: A report, or a part of one.
        as_of: The day on which it speaks, or the days between which it does: then its last is taken.
        convention: How approximate words and rounded numbers are read.

    Raises:
        PeriodError: If the as-of day has a time of day, or the as-of period an end that is not a day.

    Source: the definitions in the project's pages on quantity forms and on period forms.

    >>> for figure in find_figures("去年以来,全市开展宣讲活动580余场,受众20.2万人次。", as_of=date(2022, 9, 1)):
    ...     print(figure.offset, figure.text, figure.quantity, figure.counted, figure.period)
    13 580余场 580..589 场 宣讲活动 2021-01-01..2022-09-01
    21 20.2万人次 201500..202499 人次 受众 2021-01-01..2022-09-01
    """
    with collector_paused():
        return published(list(_scan(text, as_of_days(as_of)[-1], convention)))


def _scan(text: str, as_of: date, convention: Convention) -> Iterator[Draft]:
    known = condense(text)
    words = known.text
    reader = Reader(text=text, known=known, as_of=as_of)
    rows = table_rows(text)
    claims = iter(find_claims(words))
    claim = next(claims, None)
    at = 0
    while (m := _LOOK.search(words, at)) is not None:
        place = m.start()
        if claim is not None and claim.start <= place:
            yield reader.claim(claim)
            at = max(at, claim.end)
            claim = next(claims, None)
            continue
        if words[place] in _IS_END:
            reader.end_sentence(place, whole=words[place] not in _PAUSES)
            at = place + 1
            row = rows.get(known.place(at)) if rows and at < len(words) else None
            if row is not None:
                yield from _read_row(reader, row, convention)
                at = _end_of_line(words, at)
            continue
        figure, at = _step(reader, words, place, convention)
        if figure is not None:
            yield figure
    yield from map(reader.claim, (claim, *claims) if claim is not None else ())


def _read_row(reader: Reader, row: Iterable[TableCell], convention: Convention) -> Iterator[Draft]:
    """Yield the figures of a line of a table, each as the sentence reads that its row and its column make."""
    for cell in row:
        for draft in list(_scan(cell.sentence, reader.as_of, convention))[-1:]:
            words = reader.text[cell.start : cell.end]
            yield draft._replace(id=reader.next_id(), text=words, offset=cell.start, end=cell.end, rule=IN_A_TABLE)


def _end_of_line(words: str, at: int) -> int:
    end = words.find("\n", at)
    return len(words) if end < 0 else end


def _step(reader: Reader, words: str, at: int, convention: Convention) -> tuple[Draft | None, int]:
    """Return the figure that a place gives, if any, and where to go on."""
    character = words[at]
    if character in _QUOTES:
        return None, _past_name(reader, words, at)
    time = phrase_at(words, at)
    if time is not None:
        return reader.time(time, at, convention), time.end
    if character not in _IS_NUMBER:
        return None, at + 1
    phrase = match_phrase(words, at)
    phrase = None if phrase is None else reader.carried(phrase)
    reading = None if phrase is None else interpret(phrase, reader.original(phrase.start, phrase.end), convention)
    if phrase is None or reading is None:
        return None, after_number(words, at)
    return (None if phrase.article else reader.figure(reading)), phrase.end


def _past_name(reader: Reader, words: str, at: int) -> int:
    """Return where to go on after a mark that opens a title or a name, unless that is the name of a period."""
    time = phrase_at(words, at) if words[at] == "“" else None
    if time is None:
        return after_name(words, at)
    reader.time(time, at, DEFAULT)
    return time.end
