"""What a phrase about time may say, and the forms in which it is written; the meanings and numbers that forms share."""

import re
from collections.abc import Callable
from datetime import date
from functools import lru_cache
from typing import TypeAlias

from attrs import frozen

from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.codes import CodeSet
from yilao_yiyou.domain.day import day_after
from yilao_yiyou.domain.edge import Edge
from yilao_yiyou.domain.frequency import Frequency
from yilao_yiyou.domain.period import Period, PeriodSource
from yilao_yiyou.domain.recurrence import Recurrence
from yilao_yiyou.text.section import DIGITS, match_section

NUMERALS = "0123456789〇零一二两三四五六七八九十"
"""What a small number or a year can begin with."""

YEAR = "(?:1[89]|2[01])[0-9]{2}|[一二][〇零一二三四五六七八九]{3}"
"""A year of four digits, as a pattern."""

SMALL = "[0-9]{1,2}|[二三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九]"
"""A whole number below a hundred, as a pattern."""

_YEARS = range(1800, 2200)
_ZEROS = {"零": 0, "〇": 0}


def small_number(words: str) -> int:
    """Return a number that `SMALL` matches.

    >>> small_number("08"), small_number("十二"), small_number("两")
    (8, 12, 2)
    """
    if words.isascii():
        return int(words)
    section = match_section(words, 0)
    return 0 if section is None else int(section.value)


def year_number(words: str) -> int | None:
    """Return a year that `YEAR` matches, `None` if no report speaks of it.

    >>> year_number("二〇二二"), year_number("一二三四")
    (2022, None)
    """
    digits = DIGITS | _ZEROS
    number = int("".join(str(digits.get(character, character)) for character in words))
    return number if number in _YEARS else None


class PeriodKind(CodeSet):
    """What a phrase about time says."""

    INTERVAL = "interval", "时期"
    """From one day to another: 上半年, 今年以来."""
    AS_AT = "as_at", "时点"
    """On one day, or up to it from a start that nobody told: 目前, 截至8月底."""
    DEADLINE = "deadline", "时限"
    """By a day that is still to come: 到2025年底前."""
    BASE = "base", "基期"
    """What something else is compared with: 同比, 较2020年."""
    RECURRING = "recurring", "周期"
    """How often, without a period: 每周两次, 年均."""
    VAGUE = "vague", "不定期间"
    """A period with an end that nobody told: 近年来."""


@frozen(kw_only=True, cache_hash=True)
class Setting:
    """What has to be known besides a phrase, to tell what it says.

    Attributes:
        as_of: The day on which the words were said.
        year: The year that was named before, if any.
        during: The period that was named before, if any.
    """

    as_of: date
    year: int | None = None
    during: Period | None = None


@frozen(kw_only=True)
class Meaning:
    """One thing that a phrase may say.

    Attributes:
        kind: What sort of thing it is.
        period: The period; `None` when it recurs.
        frequency: What is counted by when it recurs, otherwise `None`.
        recurrence: The plan of what recurs; `None` for a mean, such as 年均.
        times: How many in each, as in 每周两次, if that is told.
        customary: Whether an end is the usual one and not the only one, as with 暑假.
    """

    kind: PeriodKind
    period: Period | None = None
    frequency: Frequency | None = None
    recurrence: Recurrence | None = None
    times: Bounds | None = None
    customary: bool = False


@frozen(kw_only=True)
class PeriodReading(Meaning):
    """One reading of a phrase about time, at its place in a text.

    Attributes:
        start: Where the phrase begins.
        end: Where it ends; `text[start:end]` is the phrase.
        rule: The name of the form that read it.
    """

    start: int
    end: int
    rule: str


Meanings: TypeAlias = tuple[Meaning, ...]
"""What a phrase may say, the likeliest first; none when it names days that there are not."""


@frozen
class Form:
    """One form of phrase.

    Attributes:
        name: A stable word for it.
        openers: The characters that it can begin with.
        pattern: The regular expression of the whole phrase; linear, since each part is bounded.
        read: What the parts of a match mean in a setting.
        needs: Characters of which each of its phrases has one; empty if there are none worth looking for.
    """

    name: str
    openers: str
    pattern: re.Pattern[str]
    read: Callable[[re.Match[str], Setting], Meanings]
    needs: frozenset[str] = frozenset()

    @classmethod
    def of(
        cls,
        name: str,
        openers: str,
        pattern: str,
        read: Callable[[re.Match[str], Setting], Meanings],
        *,
        needs: str = "",
    ) -> "Form":
        """Return the form with a pattern that is still to be compiled."""
        return cls(name, openers, re.compile(pattern), read, frozenset(needs))


UNTOLD = Period(Edge.UNKNOWN, Edge.UNKNOWN)
"""A period that exists but that nobody told."""


def interval(period: Period, *, customary: bool = False) -> Meaning:
    """Return the meaning of days with a first and a last."""
    return Meaning(kind=PeriodKind.INTERVAL, period=period, customary=customary)


def vague(period: Period) -> Meaning:
    """Return the meaning of days of which nobody told the first or the last."""
    return Meaning(kind=PeriodKind.VAGUE, period=period)


def base(period: Period) -> Meaning:
    """Return the meaning of days that others are compared with."""
    return Meaning(kind=PeriodKind.BASE, period=period)


def as_at(period: Period) -> Meaning:
    """Return the meaning of a day, or of the days up to it."""
    return Meaning(kind=PeriodKind.AS_AT, period=period)


def deadline(period: Period) -> Meaning:
    """Return the meaning of days in which something is still to happen."""
    return Meaning(kind=PeriodKind.DEADLINE, period=period)


@lru_cache(maxsize=4096)
def up_to(last: date, source: PeriodSource = PeriodSource.EXPLICIT) -> Period:
    """Return the days up to and with one, from a start that nobody told."""
    return Period(Edge.UNKNOWN, day_after(last), source=source)


@lru_cache(maxsize=4096)
def from_to(first: date, last: date, source: PeriodSource = PeriodSource.EXPLICIT) -> Period:
    """Return the days from the first to the last, both included."""
    return Period(first, day_after(last), source=source)


def words(listed: str) -> str:
    """Return a list of words as a pattern, the longest first."""
    return "|".join(sorted(map(re.escape, listed.split()), key=len, reverse=True))
