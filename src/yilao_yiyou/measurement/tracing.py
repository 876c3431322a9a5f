"""Where a figure comes from: the rows of each source, what each filter let fall, and the rows that are left."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from hashlib import sha256
from typing import cast

from attrs import evolve, frozen

from yilao_yiyou.domain.activity import Activity, CountMethod, Participation
from yilao_yiyou.domain.register import Register
from yilao_yiyou.domain.rows import AnySource, Question, Timing, keys_of, selected
from yilao_yiyou.domain.sources import DESIGNATIONS, TAKING_PART
from yilao_yiyou.domain.tally import Key
from yilao_yiyou.measurement.asked import Asked
from yilao_yiyou.measurement.listing import listing_question
from yilao_yiyou.metrics.metric import (
    AgainstFigures,
    AgainstTargets,
    AmongPeers,
    Counted,
    Dated,
    Derived,
    Membered,
    Spread,
    Treed,
)
from yilao_yiyou.metrics.result import MetricResult
from yilao_yiyou.metrics.trace import Dropped, Trace, TracedTable


@frozen
class Used:
    """A source and the question that was put to it."""

    source: AnySource
    question: Question


def _without_views(register: Register) -> Iterator[tuple[Activity, Participation]]:
    return (row for row in TAKING_PART.rows(register) if row[1].method is not CountMethod.VIEWS)


_PEOPLE = evolve(TAKING_PART, name="participations", rows=_without_views)


def traced(asked: Asked, result: MetricResult, made_of: Callable[[Asked], Iterable[Asked]]) -> Trace:
    """Return where a figure comes from.

    Args:
        asked: What was asked.
        result: The figure.
        made_of: What tells the questions that another one is made of.
    """
    from yilao_yiyou import __version__

    return Trace(
        metric=asked.metric.id,
        version=asked.metric.definition.version,
        params=asked.settings.words,
        period=None if asked.during is None else str(asked.during),
        as_of=asked.register.as_of,
        scope=asked.within,
        tables=tuple(_tables(asked, result, made_of)),
        assumptions=result.assumptions,
        library=__version__,
        findings=tuple(dict.fromkeys(finding.rule for finding in result.findings)),
    )


def _tables(asked: Asked, result: MetricResult, made_of: Callable[[Asked], Iterable[Asked]]) -> Iterator[TracedTable]:
    if asked.attendance is not None:
        yield TracedTable(name="attendance", rows=result.rows)
        return
    seen = list[Used]()
    for used in _used(asked, made_of):
        if used in seen:
            continue
        seen.append(used)
        yield _table(asked, used, result.key if used.question.by == asked.by else None)


def _used(asked: Asked, made_of: Callable[[Asked], Iterable[Asked]]) -> Iterator[Used]:
    match asked.metric.tabulation:
        case Counted(source=source, timing=timing):
            yield Used(source, asked.question(timing))
        case Dated(source=source):
            yield Used(source, asked.question(Timing.BEGUN))
        case Treed():
            # A division's figure depends on the plaques elsewhere too.
            yield Used(DESIGNATIONS, evolve(asked.question(Timing.STANDING), by=()))
        case Membered(lists=lists):
            for listing in lists.values():
                yield Used(listing.source, listing_question(asked, listing))
        case Derived() | Spread() | AgainstTargets() | AgainstFigures() | AmongPeers():
            for part in made_of(asked):
                yield from _used(part, made_of)
        case _:
            yield Used(_PEOPLE, asked.question(Timing.BEGUN))


def _table(asked: Asked, used: Used, key: Key | None) -> TracedTable:
    """Return one source with what each filter let fall; without a key the rows of every group are left."""
    source, register, question = used.source, asked.register, used.question
    every = list(source.rows(register))
    shown = sorted(map(repr, every))
    starts = sorted(start for row in every if isinstance(start := source.when(register, row).start, date))
    left, dropped = every, list[Dropped]()
    for name, narrower in _filters(question):
        kept = [row for row, _ in selected(register, source, narrower)]
        dropped.append(Dropped(filter=name, rows=len(left) - len(kept)))
        left = kept
    if key:
        grouped = [row for row in left if key in set(keys_of(register, source, row, question.by))]
        dropped.append(Dropped(filter=f"group={'/'.join(part or '-' for part in key)}", rows=len(left) - len(grouped)))
        left = grouped
    return TracedTable(
        name=source.name,
        rows=len(every),
        first_day=starts[0] if starts else None,
        last_day=starts[-1] if starts else None,
        digest=sha256("\n".join(shown).encode("utf-8", "surrogatepass")).hexdigest(),
        dropped=tuple(dropped),
        row_ids=tuple(dict.fromkeys(_name(source, row) for row in left)),
    )


def _filters(question: Question) -> Iterator[tuple[str, Question]]:
    """Yield ever narrower questions, each with what it adds: time, then place, then each criterion."""
    asked = Question(timing=question.timing, during=question.during, as_of=question.as_of)
    yield f"{question.timing.value}={question.during or question.as_of or '-'}", asked
    if question.within is not None:
        asked = evolve(asked, within=question.within)
        yield f"within={question.within}", asked
    for criterion in question.where:
        asked = evolve(asked, where=(*asked.where, criterion))
        yield f"{criterion.facet}={','.join(criterion.among)}", asked


def _name(source: AnySource, row: object) -> str:
    """Return a row by its source and the ids of the records that it is made of."""
    parts = cast("tuple[object, ...]", row if isinstance(row, tuple) else (row,))
    return "/".join((source.name, *(str(getattr(part, "id", part)) for part in parts)))
