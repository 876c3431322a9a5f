"""Events over a dataframe: one row an event and group, closed; the twin of `yilao_yiyou.domain.attendance.close`."""

import narwhals.stable.v2 as nw

from yilao_yiyou.frames.attending_totals import beside_totals
from yilao_yiyou.frames.engine import Lazy, also
from yilao_yiyou.frames.survey import KINDS, Survey, is_kind

Keys = tuple[str, ...]


def closed_events(table: Lazy, keys: Keys, known: Survey) -> Lazy:
    """Return one row for each event of each group.

    The columns: `rows`, `surely` (1 or 0), `named` people and `named_times`, the people without names and all
    attendances as `unnamed_lo`, `unnamed_hi`, `attendances_lo`, `attendances_hi`, `people_lo`, `people_hi` (null for no
    upper end), `sessions` that one person can have come to (null likewise), and `short`, above 0 where a total is below
    the named people that it holds.
    """
    prepared = with_defaults(table, known)
    events = _seen(prepared, keys, known).join(_named(prepared, keys), on=[*keys, "event"], how="left")
    if known.has_totals:
        events = beside_totals(events, prepared, keys, known)
    return _closed(events.with_columns(nw.col("named", "named_times").fill_null(0)), known)


def with_defaults(table: Lazy, known: Survey) -> Lazy:
    """Return a table with every column that `AttendanceRow` has a default for."""
    defaults = {
        "times": nw.lit(1),
        "heads_lo": nw.lit(None, nw.Int64),
        "heads_hi": nw.lit(None, nw.Int64),
        "sessions_hi": nw.lit(1),
        "per_session": nw.lit(value=False),
        "holds_named": nw.lit(value=False),
        "sure": nw.lit(value=True),
    }
    missing = {name: value for name, value in defaults.items() if name not in known.columns}
    return also(table, **missing)


def _named(table: Lazy, keys: Keys) -> Lazy:
    """Return the named people of each event, each once with the most sessions that a row says."""
    people = table.filter(~nw.col("person").is_null()).group_by(*keys, "event", "person").agg(nw.col("times").max())
    counted = people.with_columns(named=nw.lit(1)).group_by(*keys, "event")
    return counted.agg(nw.col("named").sum(), named_times=nw.col("times").sum())


def _seen(table: Lazy, keys: Keys, known: Survey) -> Lazy:
    """Return what the rows of each event add up to: heads besides the named by kind, sessions, doubt."""
    kinds = KINDS if known.has_heads else ()
    marked = also(
        table,
        surely=nw.col("sure").cast(nw.Int64),
        endless=nw.col("sessions_hi").is_null().cast(nw.Int64),
        **{kind: is_kind(kind) for kind in kinds},
    )
    marked = also(marked, **{f"{kind}_besides": nw.col(kind) & ~nw.col("holds_named") for kind in kinds})
    marked = also(
        marked,
        **{f"{kind}_{end}": _where(f"{kind}_besides", f"heads_{end}") for kind in kinds for end in ("lo", "hi")},
        **{f"{kind}_open": _flag(nw.col(f"{kind}_besides") & nw.col("heads_hi").is_null()) for kind in kinds},
        **{f"{kind}_sessions": _where(kind, "sessions_hi") for kind in kinds},
        **{f"{kind}_endless": _flag(nw.col(kind) & nw.col("sessions_hi").is_null()) for kind in kinds},
    )
    summed = ("lo", "hi", "open", "endless")
    return marked.group_by(*keys, "event").agg(
        nw.len().alias("rows"),
        nw.col("surely").max(),
        nw.col("sessions_hi").max().alias("sessions"),
        nw.col("endless").sum(),
        *(nw.col(f"{kind}_{each}").sum() for kind in kinds for each in summed),
        *(nw.col(f"{kind}_sessions").max() for kind in kinds),
    )


def _flag(truth: nw.Expr) -> nw.Expr:
    """Return a truth as a number, of which there can be a sum anywhere."""
    return truth.cast(nw.Int64)


def _where(flag: str, column: str) -> nw.Expr:
    """Return a number where a flag holds, 0 elsewhere and where the number is missing."""
    return nw.when(nw.col(flag) & ~nw.col(column).is_null()).then(nw.col(column)).otherwise(nw.lit(0))


def _closed(events: Lazy, known: Survey) -> Lazy:
    """Return events with the aggregates that follow from their rows; see `yilao_yiyou.domain.attendance`."""
    sessions = nw.when(nw.col("endless") == 0).then(nw.col("sessions"))
    named, times = nw.col("named"), nw.col("named_times")
    if not known.has_heads:
        zero = nw.lit(0)
        return events.with_columns(
            unnamed_lo=zero,
            unnamed_hi=zero,
            attendances_lo=times,
            attendances_hi=times,
            people_lo=named,
            people_hi=named,
            sessions=sessions,
            short=zero,
        )
    persons, anew, views = (nw.col(f"{kind}_lo") for kind in KINDS)
    short = nw.col("short") if known.has_totals else nw.lit(0)
    opened = events.with_columns(
        sessions=sessions,
        short=short,
        heads_least=nw.max_horizontal(
            persons, _at_sessions(persons + anew), nw.when(views > 0).then(nw.lit(1)).otherwise(nw.lit(0))
        ),
        coming=_coming(),
        **{f"{kind}_most": nw.when(nw.col(f"{kind}_open") == 0).then(nw.col(f"{kind}_hi")) for kind in KINDS},
    )
    most = sum((nw.col(f"{kind}_most") for kind in KINDS[1:]), nw.col("persons_most"))
    return opened.with_columns(
        unnamed_lo=nw.col("heads_least"),
        unnamed_hi=most,
        attendances_lo=times + persons + anew + views,
        attendances_hi=times + nw.col("coming") + nw.col("times_most") + nw.col("views_most"),
        people_lo=named + nw.col("heads_least"),
        people_hi=named + most,
    )


def _at_sessions(heads: nw.Expr) -> nw.Expr:
    """Return how many people so many heads are at least, when one may be counted at each session (pigeonhole)."""
    sessions = nw.max_horizontal(nw.col("times_sessions"), nw.lit(1))
    return (heads + sessions - 1) // sessions


def _coming() -> nw.Expr:
    """Return the most attendances of people counted once over all sessions."""
    number = nw.when(nw.col("persons_open") == 0).then(nw.col("persons_hi"))
    sessions = nw.when(nw.col("persons_endless") == 0).then(nw.max_horizontal(nw.col("persons_sessions"), nw.lit(1)))
    return nw.when(number == 0).then(nw.lit(0)).otherwise(number * sessions)
