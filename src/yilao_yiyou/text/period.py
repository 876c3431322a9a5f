"""Reading a published period: a phrase becomes days, seen from the day on which it was said.

今年以来 -> 1 January to the as-of day     截至8月底 -> up to 31 August     连续7年 -> two readings

The as-of day is always an argument and never today. A phrase that names days that there are not (2月30日) is none.
"""

import re
from datetime import date

from attrs import define, evolve

from yilao_yiyou.domain.day import plain_day
from yilao_yiyou.domain.period import Period
from yilao_yiyou.errors import PeriodError
from yilao_yiyou.text.base_forms import BASE_FORMS
from yilao_yiyou.text.lapse_forms import LAPSE_FORMS
from yilao_yiyou.text.period_form import Form, Meaning, PeriodKind, PeriodReading, Setting
from yilao_yiyou.text.period_gate import may_begin
from yilao_yiyou.text.recurring_forms import RECURRING_FORMS
from yilao_yiyou.text.script import condense
from yilao_yiyou.text.stretch_forms import STRETCH_FORMS

__all__ = ["FORMS", "LONGEST", "PeriodKind", "PeriodReading", "period_readings", "read_period"]

FORMS: tuple[Form, ...] = (*STRETCH_FORMS, *LAPSE_FORMS, *BASE_FORMS, *RECURRING_FORMS)
"""All forms of phrases about time; where two match the same words, the earlier one reads them."""

LONGEST = 64
"""No phrase is longer than this; what is longer is not read."""

_FORMS_AT = {
    opener: tuple(form for form in FORMS if opener in form.openers)
    for opener in frozenset("".join(form.openers for form in FORMS))
}
INSIDE = re.compile(
    r"(?:[0-9][.,:~-]?|[0-9零〇一二三四五六七八九十百千][十百千万亿]|第)[0-9]$"
    r"|[0-9零〇一二三四五六七八九十百千万亿几数第][零〇一二两三四五六七八九十百]$"
    r"|[0-9零〇一二两三四五六七八九十百千万几数多余今去前明上本当每同个半近][年月日周季]$"
    r"|[农阴]历[0-9一二三四五六七八九十元]$"
)
"""What stands before and at a place in the middle of a longer number or word."""
_BEFORE_INSIDE = frozenset("0123456789.,:~-零〇一二两三四五六七八九十百千万亿几数第多余今去前明上本当每同个半近历")
_MARK = re.compile("[,;:!?。\n]")


@define
class Place:
    """A phrase about time at its place in a condensed text.

    Attributes:
        form: The form that it is written in.
        parts: Its parts.
        end: Where it ends.
    """

    form: Form
    parts: re.Match[str]
    end: int

    def meanings(self, setting: Setting) -> tuple[Meaning, ...]:
        """Return what it may say, the likeliest first; nothing where its days are beyond the calendar."""
        try:
            return self.form.read(self.parts, setting)
        except (PeriodError, OverflowError):
            return ()

    def readings(self, setting: Setting, *, words: str, start: int) -> tuple[PeriodReading, ...]:
        """Return what it may say, in the words of the text that it was condensed from, where those begin."""
        return tuple(_placed(meaning, setting, self.form.name, words, start) for meaning in self.meanings(setting))


def phrase_at(text: str, at: int) -> Place | None:
    """Return the phrase about time that begins at a place of a condensed text, the longest there is.

    The time that it takes does not depend on the length of the text.

    >>> phrase_at("今年以来新建40余处", 0).end
    4
    """
    if not may_begin(text, at) or _is_inside(text, at):
        return None
    form, longest, end = None, None, at
    clause: set[str] | None = None
    for each in _FORMS_AT.get(text[at], ()):
        if each.needs:
            clause = _characters(text, at) if clause is None else clause
            if each.needs.isdisjoint(clause):
                continue
        m = each.pattern.match(text, at)
        if m is not None and m.end() > end:
            form, longest, end = each, m, m.end()
    return None if form is None or longest is None else Place(form, longest, end)


def _characters(text: str, at: int) -> set[str]:
    """Return the characters of the clause from a place on, among which those of a phrase are."""
    mark = _MARK.search(text, at, at + LONGEST)
    return set(text[at : at + LONGEST if mark is None else mark.start()])


def _is_inside(text: str, at: int) -> bool:
    """Return whether a place is in the middle of a longer number or word."""
    return at > 0 and text[at - 1] in _BEFORE_INSIDE and INSIDE.search(text, max(at - 2, 0), at + 1) is not None


def period_readings(
    text: str, *, as_of: date | Period, year: int | None = None, during: Period | None = None
) -> tuple[PeriodReading, ...]:
    """Return every reading of a phrase about time, the likeliest first; none if it is none.

    Args:
        text: The phrase; the whole of it has to be about time.
        as_of: The day on which the words were said, or the period in which they were: then the readings are those
            of its first day, followed by those of its last.
        year: The year named before, for 8月 and 上半年; without it they are of the as-of day's year.
        during: The period named before, for 同比, 环比 and 同期; without it their days are unknown.

    Raises:
        PeriodError: If the as-of day has a time of day, or the as-of period an end that is not a day.

    >>> [reading.period for reading in period_readings("连续7年", as_of=date(2022, 9, 1))]
    [Period(2016-01-01..2022-09-01 连续7年), Period(2015-09-02..2022-09-01 连续7年)]
    """
    days = as_of_days(as_of)
    words = text.strip()
    known = condense(words[: LONGEST + 1]).text
    place = phrase_at(known, 0) if known and len(words) <= LONGEST else None
    if place is None or place.end != len(known):
        return ()
    start = len(text) - len(text.lstrip())
    settings = (Setting(as_of=day, year=year, during=during) for day in days)
    read = (reading for setting in settings for reading in place.readings(setting, words=words, start=start))
    return tuple(dict.fromkeys(read))


def read_period(
    text: str, *, as_of: date | Period, year: int | None = None, during: Period | None = None
) -> Period | None:
    """Return the period that a phrase most likely names; `None` if it names none, as 每月 does.

    The arguments are those of `period_readings`, which says too whether the phrase is a day, a deadline or a base, and
    how often something recurs.

    Raises:
        PeriodError: If the as-of day has a time of day, or the as-of period an end that is not a day.

    Source: the definitions in the project's page on period forms.

    >>> read_period("截至8月底", as_of=date(2022, 9, 1))
    Period(不详..2022-08-31 截至8月底)
    >>> read_period("2月30日", as_of=date(2022, 9, 1)) is None
    True
    """
    reading = next(iter(period_readings(text, as_of=as_of, year=year, during=during)), None)
    return None if reading is None else reading.period


def as_of_days(as_of: date | Period) -> tuple[date, ...]:
    """Return the first and the last day on which the words may have been said.

    Raises:
        PeriodError: If a day has a time of day, or a period an end that is not a day.
    """
    if not isinstance(as_of, Period):
        return (plain_day(as_of),)
    first, _ = as_of.ends
    last = as_of.last_day
    return (first,) if last is None or last == first else (first, last)


def _placed(meaning: Meaning, setting: Setting, rule: str, words: str, start: int) -> PeriodReading:
    period = meaning.period
    return PeriodReading(
        kind=meaning.kind,
        period=None if period is None else evolve(period, phrase=words, anchor=setting.as_of),
        frequency=meaning.frequency,
        recurrence=meaning.recurrence,
        times=meaning.times,
        customary=meaning.customary,
        start=start,
        end=start + len(words),
        rule=rule,
    )
