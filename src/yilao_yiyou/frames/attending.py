"""The tally of attendance over a dataframe: the twin of `yilao_yiyou.domain.attendance_tally.tally_attendance`.

The same aggregates, had by grouping. Persons are made one at each event first, then each event is closed, then events
are summed by group; nothing but a group's sums and the events that contradict themselves leaves the engine.
"""

from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache

import narwhals.stable.v2 as nw
from attrs import evolve

from yilao_yiyou.domain.attendance_tally import Asks, ReachPart, ReachTally
from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.tally import Key
from yilao_yiyou.frames.attending_events import closed_events
from yilao_yiyou.frames.engine import Cells, Lazy, counted, distinct, in_memory, kept, rows
from yilao_yiyou.frames.grouping import people_of_all, people_of_groups
from yilao_yiyou.frames.survey import NOBODY_KNOWS, Survey, survey


def tally_attendance(
    attendance: Lazy, *, by: tuple[str, ...] = (), parts: tuple[str, ...] = (), asks: Asks = Asks.EVERYTHING
) -> dict[Key, ReachTally]:
    """Return the aggregates of each group that its distinct people are bounded by.

    Args:
        attendance: One row for each person or headcount at an event, with the columns `event` and `person`, and where
            they differ from the defaults of `AttendanceRow`, `times`, `heads_lo`, `heads_hi` (null for no upper end),
            `per_session`, `holds_named`, `company_0` to `company_2`, `sessions_lo`, `sessions_hi` and `sure`.
        by: The columns that make a group.
        parts: The columns that make a part within a group, of which the people are assumed to be in no other.
        asks: What is asked for. Of names at events of one session all else is left within the widest bounds, which
            costs a fraction of the time.

    Raises:
        FrameError: If a row has no event, or numbers are so large that their sum might not fit.
    """
    if asks is not Asks.EVERYTHING and not parts:
        sorted_tallies = _by_sorting(attendance, by, asks)
        if sorted_tallies is not None:
            return sorted_tallies
    known = survey(attendance, keys=(*by, *parts))
    table = known.filled(attendance)
    if known.is_plain and not parts:
        if asks is Asks.PEOPLE:
            return _people_of(table, by)
        if asks is Asks.ATTENDANCES:
            return _attendances_of(table, by)
    whole = _parts_of(table, by, known)
    tallies = {key: ReachTally(whole=part, rows=seen) for key, (part, seen) in whole.items()}
    return _with_parts(tallies, table, by, parts, known) if parts else tallies


def _with_parts(
    tallies: Mapping[Key, ReachTally], table: Lazy, by: tuple[str, ...], parts: tuple[str, ...], known: Survey
) -> dict[Key, ReachTally]:
    """Return tallies with what is known of each part of a group."""
    told = table
    for name in known.unknown.intersection(parts):
        told = told.filter(nw.col(name) != NOBODY_KNOWS)
    found: defaultdict[Key, list[tuple[Key, ReachPart]]] = defaultdict(list)
    for key, (part, _) in _parts_of(told, (*by, *parts), known).items():
        found[key[: len(by)]].append((key[len(by) :], part))
    shared = _shared(told, by, parts, known)
    return {
        key: evolve(
            tally,
            parts=tuple(part for _, part in sorted(found[key], key=lambda each: str(each[0]))),
            shared=shared.get(key, 0),
        )
        for key, tally in tallies.items()
    }


def _parts_of(table: Lazy, by: tuple[str, ...], known: Survey) -> dict[Key, tuple[ReachPart, int]]:
    """Return the aggregates and the number of rows of each group."""
    keyed, keys = _keyed(table, by)
    events = kept(closed_events(keyed, keys, known))
    groups = _with_people(_summed(events, keys), keyed, keys, known)
    groups = groups.join(_made(events, groups, keys), on=list(keys), how="left")
    contradictions = _contradictions(events, keys) if known.has_totals else {}
    found = {_key(cells, keys): cells for cells in rows(groups)}
    # Without anything grouped by there is one group, whose key is empty, not one with an empty name.
    return {
        key if by else (): (_part(cells, contradictions.get(key, [])), int(cells["rows"]))
        for key, cells in found.items()
    }


def _by_sorting(attendance: Lazy, by: tuple[str, ...], asks: Asks) -> dict[Key, ReachTally] | None:
    """Return the different people or the attendances, had by sorting numbers; `None` where that is not enough."""
    is_people = asks is Asks.PEOPLE
    once_an = () if is_people else ("event",)
    needed = attendance.select(*by, *once_an, "person")
    if not all(dtype.is_integer() for dtype in needed.collect_schema().values()):
        return None
    # To ask for missing groups too would cost as much as the sort, which does not mind them.
    known = survey(attendance, keys=())
    near = in_memory(needed) if known.is_plain and not known.has_times else None
    if near is None:
        return None
    found = people_of_groups(near, by, once_an=once_an) if by or once_an else {(): people_of_all(near)}
    if found is None:
        return None
    return {
        tuple(None if part is None else str(part) for part in group): (
            people_tally(number, seen) if is_people else ReachTally(whole=_attended(number), rows=seen)
        )
        for group, (number, seen) in found.items()
    }


def _people_of(table: Lazy, by: tuple[str, ...]) -> dict[Key, ReachTally]:
    """Return how many different people there were; that they came once at least is all that is said besides."""
    if not by:
        person = nw.col("person")
        unnamed = person.is_null().cast(nw.Int64).sum()
        (cells,) = rows(
            table.select(person.n_unique().alias("people"), unnamed.alias("unnamed"), nw.len().alias("rows"))
        )
        # Nobody is one of the different values; of no rows SQL says nothing.
        return {(): people_tally((cells["people"] or 0) - bool(cells["unnamed"]), cells["rows"])}
    # The different pairs are had first: no engine is quicker at keeping a set of people for each group.
    people_by = {_key(cells, by): cells["people"] for cells in rows(_people(_named(table), by, "people"))}
    return {
        (key := _key(cells, by)): people_tally(people_by.get(key, 0), cells["seen"])
        for cells in rows(counted(table, by, "seen"))
    }


def _attendances_of(table: Lazy, by: tuple[str, ...]) -> dict[Key, ReachTally]:
    """Return how often people came, each as often to an event as a row says; how many they were is left open."""
    keyed, keys = _keyed(table, by)
    named = _named(keyed)
    if "times" in table.collect_schema().names():
        came = named.group_by(*keys, "event", "person").agg(nw.col("times").max())
        came = came.group_by(*keys).agg(nw.col("times").sum())
    else:
        came = counted(distinct(named, *keys, "event", "person"), keys, "times")
    times = {_key(cells, keys): cells["times"] for cells in rows(came)}
    return {
        key if by else (): ReachTally(whole=_attended(times.get(key, 0)), rows=cells["seen"])
        for cells in rows(counted(keyed, keys, "seen"))
        for key in (_key(cells, keys),)
    }


def _attended(times: int) -> ReachPart:
    some = Bounds(min(times, 1), None)
    return ReachPart(
        named=Bounds(min(times, 1), times),
        named_times=Bounds(times),
        largest=Bounds(min(times, 1), times),
        attendances=Bounds(times),
        attendances_of_fewest=times,
        events=some,
    )


def people_tally(people: int, seen: int) -> ReachTally:
    """Return a tally of so many different people in so many rows that says of all else only what follows."""
    return ReachTally(whole=_of_people(people), rows=seen)


@lru_cache(maxsize=4096)
def _of_people(people: int) -> ReachPart:
    """Return what so many people say by themselves; in most of the villages of a country they are few."""
    least, some = Bounds(people, None), Bounds(min(people, 1), None)
    return ReachPart(
        named=Bounds(people),
        named_times=least,
        largest=Bounds(some.lo, people),
        attendances=least,
        attendances_of_fewest=None,
        events=some,
    )


def _keyed(table: Lazy, by: tuple[str, ...]) -> tuple[Lazy, tuple[str, ...]]:
    """Return a table with something to group by."""
    return (table, by) if by else (table.with_columns(everything=nw.lit("")), ("everything",))


def _key(cells: Cells, keys: tuple[str, ...]) -> Key:
    return tuple(None if cells[name] == NOBODY_KNOWS else _shown(cells[name]) for name in keys)


def _shown(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _contradictions(events: Lazy, keys: tuple[str, ...]) -> dict[Key, list[str]]:
    found: defaultdict[Key, list[str]] = defaultdict(list)
    for cells in rows(events.filter(nw.col("short") > 0).select(*keys, "event")):
        found[_key(cells, keys)].append(str(cells["event"]))
    return found


def _with_people(groups: Lazy, table: Lazy, keys: tuple[str, ...], known: Survey) -> Lazy:
    """Return groups with the different people named in them, surely and at most."""
    named = _named(table)
    groups = groups.join(_people(named, keys, "people_most"), on=list(keys), how="left")
    if known.has_doubt:
        sure = _people(named.filter(nw.col("sure")), keys, "people_least")
        groups = groups.join(sure, on=list(keys), how="left")
    else:
        groups = groups.with_columns(people_least=nw.col("people_most"))
    groups = groups.with_columns(nw.col("people_most", "people_least").fill_null(0))
    return groups.with_columns(fewest=nw.max_horizontal("people_least", "sure_people_lo"))


def _named(table: Lazy) -> Lazy:
    return table.filter(~nw.col("person").is_null())


def _people(named: Lazy, keys: tuple[str, ...], name: str) -> Lazy:
    return counted(distinct(named, *keys, "person"), keys, name)


def _shared(told: Lazy, by: tuple[str, ...], parts: tuple[str, ...], known: Survey) -> dict[Key, int]:
    """Return how often somebody is surely named in one more part of a group."""
    sure = _named(told)
    keyed, keys = _keyed(sure.filter(nw.col("sure")) if known.has_doubt else sure, by)
    pairs = counted(distinct(keyed, *keys, *parts, "person"), keys, "pairs")
    answer = pairs.join(_people(keyed, keys, "people"), on=list(keys), how="inner")
    return {_key(cells, keys) if by else (): cells["pairs"] - cells["people"] for cells in rows(answer)}


_OPEN = ("unnamed", "attendances", "people")
_SURE = ("named_times", "unnamed_lo", "attendances_lo", "people_lo", "alone")


def _summed(events: Lazy, keys: tuple[str, ...]) -> Lazy:
    """Return a row for each group: sums and greatest numbers over its events, surely and at most."""
    sure = nw.col("surely") > 0
    prepared = events.with_columns(
        nw.lit(1).alias("alone"),
        *(nw.col(f"{name}_hi").is_null().cast(nw.Int64).alias(f"{name}_endless") for name in _OPEN),
    ).with_columns(nw.when(sure).then(nw.col(name)).otherwise(nw.lit(0)).alias(f"sure_{name}") for name in _SURE)
    return prepared.group_by(*keys).agg(
        *(nw.col(name).sum() for name in ("rows", "named_times", "unnamed_hi", "attendances_hi", "alone")),
        *(nw.col(f"sure_{name}").sum() for name in ("named_times", "attendances_lo", "alone")),
        *(nw.col(f"{name}_endless").sum() for name in _OPEN),
        nw.col("sure_people_lo").max(),
        nw.col("people_hi").max(),
        nw.col("sure_unnamed_lo").max().alias("largest_unnamed_lo"),
        nw.col("unnamed_hi").max().alias("largest_unnamed_hi"),
        nw.col("sure_unnamed_lo").sum().alias("unnamed_lo"),
    )


def _made(events: Lazy, groups: Lazy, keys: tuple[str, ...]) -> Lazy:
    """Return the most attendances that the fewest people of each group can have made."""
    joined = events.join(groups.select(*keys, "fewest"), on=list(keys), how="left")
    made = joined.with_columns(made=nw.col("fewest") * nw.col("sessions"))
    made = made.with_columns(made=nw.min_horizontal("attendances_hi", "made"))
    made = made.with_columns(made_endless=nw.col("made").is_null().cast(nw.Int64))
    return made.group_by(*keys).agg(nw.col("made", "made_endless").sum())


def _part(cells: Cells, contradictions: list[str]) -> ReachPart:
    return ReachPart(
        named=Bounds(cells["people_least"], cells["people_most"]),
        named_times=Bounds(cells["sure_named_times"], cells["named_times"]),
        unnamed=_ends(cells, "unnamed_lo", "unnamed_hi", "unnamed"),
        largest=_ends(cells, "sure_people_lo", "people_hi", "people"),
        largest_unnamed=_ends(cells, "largest_unnamed_lo", "largest_unnamed_hi", "unnamed"),
        attendances=_ends(cells, "sure_attendances_lo", "attendances_hi", "attendances"),
        attendances_of_fewest=None if cells["made_endless"] else cells["made"],
        events=Bounds(cells["sure_alone"], cells["alone"]),
        contradictions=tuple(sorted(contradictions)),
    )


def _ends(cells: Cells, least: str, most: str, open_: str) -> Bounds:
    return Bounds(cells[least], None if cells[f"{open_}_endless"] else cells[most])
