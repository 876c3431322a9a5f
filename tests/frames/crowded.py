"""Many rows of attendance, made up by a seed, as objects and as a table; rich in gaps, ties and doubt."""

from collections.abc import Iterable
from random import Random

import polars as pl

from yilao_yiyou.domain.attendance import AttendanceRow
from yilao_yiyou.domain.bounds import Bounds

TYPES = {
    "group": pl.String,
    "part": pl.String,
    "event": pl.String,
    "person": pl.String,
    "times": pl.Int64,
    "heads_lo": pl.Int64,
    "heads_hi": pl.Int64,
    "per_session": pl.Boolean,
    "holds_named": pl.Boolean,
    "company_0": pl.String,
    "company_1": pl.String,
    "company_2": pl.String,
    "sessions_hi": pl.Int64,
    "sure": pl.Boolean,
}
EVENTS = 12


def crowd(number: int, seed: int) -> list[AttendanceRow]:
    """Return so many rows; an event is sure or it is not."""
    rng = Random(seed)  # noqa: S311 -- made to be repeated, no secret
    sure = [rng.random() < 0.8 for _ in range(EVENTS)]
    return [_row(rng, sure) for _ in range(number)]


def _row(rng: Random, sure: list[bool]) -> AttendanceRow:
    event, least = rng.randrange(EVENTS), rng.randrange(9)
    return AttendanceRow(
        group=(rng.choice(("x", "y", None)),),
        part=(rng.choice(("v", "w", None)),),
        event=f"e{event}",
        person=rng.choice((None, *"abcdefg")),
        times=rng.randint(1, 3),
        heads=rng.choice((None, Bounds(least), Bounds(least, None), Bounds(least, least + 3))),
        per_session=rng.choice((True, False, False)),
        holds_named=rng.choice((True, False)),
        company=(rng.choice(("audience", "staff", None)), rng.choice(("child", "elder", None)), None),
        sessions=rng.choice((Bounds(1), Bounds(1, 3), Bounds(1, None))),
        sure=sure[event],
    )


def table_of(listed: Iterable[AttendanceRow]) -> pl.DataFrame:
    """Return rows as a table."""
    cells = [
        {
            "group": row.group[0],
            "part": row.part[0],
            "event": row.event,
            "person": row.person,
            "times": row.times,
            "heads_lo": None if row.heads is None else row.heads.lo,
            "heads_hi": None if row.heads is None else row.heads.hi,
            "per_session": row.per_session,
            "holds_named": row.holds_named,
            **{f"company_{place}": entry for place, entry in enumerate(row.company)},
            "sessions_hi": row.sessions.hi,
            "sure": row.sure,
        }
        for row in listed
    ]
    return pl.DataFrame(cells, schema=TYPES)
