"""A table of attendance: names above heads, rows that would multiply, counts that stand out (R09, R17, R22, R23)."""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from yilao_yiyou.domain.finding import Finding
from yilao_yiyou.errors import UnknownFacetError
from yilao_yiyou.measurement import measure
from yilao_yiyou.measurement.reviews.alone import heaped, held_as_series
from yilao_yiyou.measurement.reviews.stated import of_tables
from yilao_yiyou.metrics.rulebook import RULE_OF
from yilao_yiyou.metrics.table import MetricTable

if TYPE_CHECKING:
    from narwhals.typing import IntoFrame


def held_as_attendance(attendance: "IntoFrame") -> Iterator[Finding]:
    """Yield what is wrong with a table of attendance."""
    from yilao_yiyou.frames.headcounts import counted_heads

    people = measure("reach.distinct_persons", attendance=attendance).item()
    yield from (finding for finding in people.findings if finding.rule in RULE_OF)
    for facet, zh, en in (("day", "日期", "day"), ("region", "区划", "division")):
        yield from _fanned_out(attendance, facet, zh, en)
    yield from heaped(counted_heads(attendance), "attendance")
    table = _grouped(attendance, "county", "day") or _grouped(attendance, "day")
    if table is not None:
        yield from held_as_series(of_tables([table]))


def _grouped(attendance: "IntoFrame", *by: str) -> MetricTable | None:
    """Return attendances in groups, nothing where the table has no such column."""
    try:
        return measure("reach.attendances", attendance=attendance, by=by)
    except UnknownFacetError:
        return None


def _fanned_out(attendance: "IntoFrame", facet: str, zh: str, en: str) -> Iterator[Finding]:
    """Yield activities whose rows do not agree on something that an activity has one of."""
    table = _grouped(attendance, "activity", facet)
    rows = Counter(result.key[0] for result in table) if table is not None else Counter[str | None]()
    for activity in sorted(name for name, times in rows.items() if name is not None and times > 1):
        yield RULE_OF["R17"].finding(
            f"activities/{activity}", f"同一活动的各行有不同的{zh}", f"rows of the activity have more than one {en}"
        )
