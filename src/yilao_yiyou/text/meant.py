"""What phrases about time mean in a report: seen from its day, from the year of the sentence, or from one named before.

2023年……。全年开展30场 (said in January 2024) -> the whole of 2023     12月开展3场 (the same) -> December 2023
"""

import re
from datetime import date

from attrs import define, field

from yilao_yiyou.domain.period import Period
from yilao_yiyou.text.period import Place
from yilao_yiyou.text.period_form import Meaning, PeriodKind, Setting
from yilao_yiyou.text.timing import NamedTime

_DURING = ("year-on-year", "previous", "same-time", "same")
_COMPARED = "compared"
_NEXT_TO = re.compile("上|(?<![今去本])年初")
_PLANNED = re.compile("[^，,。；;\n]{0,8}?(?:计划|将|拟|目标|力争|预计|任务|确保|要|争取|安排)|[^，,。；;\n]{0,2}前")
_WHOLE_YEAR = "全年"
_LAST_MONTH = 12


@define(kw_only=True)
class Meant:
    """What phrases about time have meant so far.

    Attributes:
        text: The condensed text.
        as_of: The day on which it speaks.
        named: The year that was named last, in whatever sentence.
    """

    text: str
    as_of: date
    named: int | None = None
    _known: dict[tuple[str, str, int | None, date], tuple[Meaning, ...]] = field(
        init=False, factory=dict[tuple[str, str, int | None, date], tuple[Meaning, ...]]
    )

    def meanings(self, place: Place, *, year: int | None, time: NamedTime | None) -> tuple[Meaning, ...]:
        """Return what a phrase may say, the likeliest first.

        Args:
            place: The phrase.
            year: The year that its sentence named, if any.
            time: The period in force, which changes are seen from.
        """
        name = place.form.name
        if name in _DURING:
            during = None if time is None else time.compared
            return place.meanings(Setting(as_of=self.as_of, year=year, during=during))
        if time is not None and name == _COMPARED and _NEXT_TO.search(place.parts[0]) is not None:
            return self._read(place, year, time.speaks_on(self.as_of))
        found = self._read(place, year, self.as_of)
        if year is None and found and self._is_yet_to_come(found[0], place):
            found = self._read(place, self.named, self.as_of) or found
        return found

    def name(self, period: Period) -> None:
        """Take note of the year of a period that was named, if it lies in one."""
        if period.is_bounded and len(period.years) == 1:
            (self.named,) = period.years

    def _read(self, place: Place, year: int | None, as_of: date) -> tuple[Meaning, ...]:
        key = place.form.name, place.parts[0], year, as_of
        meanings = self._known.get(key)
        if meanings is None:
            meanings = self._known[key] = place.meanings(Setting(as_of=as_of, year=year))
        return meanings

    def _is_yet_to_come(self, meaning: Meaning, place: Place) -> bool:
        """Return whether days have not been when the text speaks, though no word says that they are planned for."""
        period = meaning.period
        if period is None or meaning.kind is PeriodKind.DEADLINE or self.named in {None, self.as_of.year}:
            return False
        ends_early = place.parts[0] == _WHOLE_YEAR and self.as_of.month < _LAST_MONTH
        later = isinstance(period.start, date) and period.start > self.as_of
        return (later or ends_early) and _PLANNED.match(self.text, place.end) is None
