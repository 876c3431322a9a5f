"""Crowds and members over a dataframe: the twins of `yilao_yiyou.domain.crowd_tally` and `member_tally`."""

from collections import Counter, defaultdict

import narwhals.stable.v2 as nw

from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.crowd_tally import Crowd, CrowdTally
from yilao_yiyou.domain.member_tally import MemberTally
from yilao_yiyou.domain.tally import Key
from yilao_yiyou.frames.attending_events import closed_events, with_defaults
from yilao_yiyou.frames.engine import Cells, Lazy, also, counted, distinct, rows
from yilao_yiyou.frames.survey import NOBODY_KNOWS, survey

_EVERYTHING = "everything"


def tally_crowds(attendance: Lazy, *, by: tuple[str, ...] = ()) -> dict[Key, CrowdTally]:
    """Return the events of each group, closed, and how many of them each named person was at.

    Args:
        attendance: One row for each person or headcount at an event, with the columns that
            `yilao_yiyou.frames.attending.tally_attendance` takes.
        by: The columns that make a group.

    Raises:
        FrameError: If a row has no event, or numbers are so large that their sum might not fit.
    """
    known = survey(attendance, keys=by)
    table = known.filled(attendance)
    keys = by or (_EVERYTHING,)
    keyed = table if by else table.with_columns(nw.lit("").alias(_EVERYTHING))
    crowds: defaultdict[Key, list[Crowd]] = defaultdict(list)
    seen: Counter[Key] = Counter()
    for cells in rows(closed_events(keyed, keys, known)):
        key = _key(cells, by)
        seen[key] += int(cells["rows"])
        crowds[key].append(_crowd(cells))
    named = _attended(with_defaults(keyed, known), keys, by)
    return {
        key: CrowdTally(
            crowds=tuple(sorted(events, key=lambda crowd: crowd.event)),
            named=dict(sorted(named[key].items())),
            rows=seen[key],
        )
        for key, events in crowds.items()
    }


def _crowd(cells: Cells) -> Crowd:
    return Crowd(
        event=str(cells["event"]),
        people=Bounds(cells["people_lo"], cells["people_hi"]),
        unnamed=Bounds(cells["unnamed_lo"], cells["unnamed_hi"]),
        sure=cells["surely"] > 0,
    )


def _attended(table: Lazy, keys: tuple[str, ...], by: tuple[str, ...]) -> defaultdict[Key, dict[str, Bounds]]:
    named = table.filter(~nw.col("person").is_null())
    most = counted(distinct(named, *keys, "event", "person"), (*keys, "person"), "events")
    sure = counted(distinct(named.filter(nw.col("sure")), *keys, "event", "person"), (*keys, "person"), "events")
    surely = {(_key(cells, by), str(cells["person"])): int(cells["events"]) for cells in rows(sure)}
    found: defaultdict[Key, dict[str, Bounds]] = defaultdict(dict)
    for cells in rows(most):
        key, person = _key(cells, by), str(cells["person"])
        found[key][person] = Bounds(surely.get((key, person), 0), int(cells["events"]))
    return found


def tally_members(table: Lazy, *, by: tuple[str, ...] = ()) -> dict[Key, MemberTally]:
    """Return the members of each group with what they add up to.

    Args:
        table: One row for each thing that a member did or has, with the columns `id` (null where it is not told),
            `event`, and where they differ from the defaults of `MemberRow`, `amount_lo`, `amount_hi` (null for no upper
            end) and `sure`.
        by: The columns that make a group.
    """
    columns = table.collect_schema().names()
    defaults = {"amount_lo": nw.lit(1), "amount_hi": nw.lit(1), "sure": nw.lit(value=True)}
    whole = also(table, **{name: value for name, value in defaults.items() if name not in columns})
    keys = by or (_EVERYTHING,)
    keyed = whole if by else whole.with_columns(nw.lit("").alias(_EVERYTHING))
    prepared = keyed.with_columns(
        sure_lo=nw.when(nw.col("sure")).then(nw.col("amount_lo")).otherwise(nw.lit(0)),
        most=nw.col("amount_hi").fill_null(0),
        endless=nw.col("amount_hi").is_null().cast(nw.Int64),
        surely=nw.col("sure").cast(nw.Int64),
    )
    members: defaultdict[Key, dict[str, tuple[Bounds, bool]]] = defaultdict(dict)
    for cells in rows(_members(prepared, keys)):
        members[_key(cells, by)][str(cells["id"])] = (_bounds(cells), cells["surely"] > 0)
    nameless = {_key(cells, by): _bounds(cells) for cells in rows(_nameless(prepared, keys))}
    return {
        (key := _key(cells, by)): MemberTally(
            amounts={member: had for member, (had, _) in sorted(members[key].items())},
            sure=frozenset(member for member, (_, surely) in members[key].items() if surely),
            nameless=nameless.get(key, Bounds(0)),
            rows=int(cells["rows"]),
        )
        for cells in rows(counted(prepared, keys, "rows"))
    }


_SUMMED = ("sure_lo", "most", "endless", "surely")


def _members(table: Lazy, keys: tuple[str, ...]) -> Lazy:
    """Return each member's amounts: the largest at each event, summed over events."""
    told = table.filter(~nw.col("id").is_null())
    at_events = told.group_by(*keys, "id", "event").agg(nw.col(*_SUMMED).max())
    return at_events.group_by(*keys, "id").agg(nw.col(*_SUMMED).sum())


def _nameless(table: Lazy, keys: tuple[str, ...]) -> Lazy:
    return table.filter(nw.col("id").is_null()).group_by(*keys).agg(nw.col(*_SUMMED).sum())


def _bounds(cells: Cells) -> Bounds:
    return Bounds(cells["sure_lo"], None if cells["endless"] else cells["most"])


def _key(cells: Cells, by: tuple[str, ...]) -> Key:
    return tuple(_shown(cells[name]) for name in by)


def _shown(value: object) -> str | None:
    if value is None or value == NOBODY_KNOWS:
        return None
    return str(value).lower() if isinstance(value, bool) else str(value)
