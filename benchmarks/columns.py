"""A million participations as columns and back, beside the same done by hand for that one class.

To columns, the peer is a builder with every type written out; back, it is the class itself called for each row of
ready Python lists, and building without any check at all. All of them run with the cycle collector paused, as ours do.
"""

import gc
import random
from collections import deque
from collections.abc import Callable
from itertools import repeat
from operator import attrgetter
from typing import Any

import numpy as np

from benchmarks.timing import side_by_side
from yilao_yiyou.domain.activity import Affiliation, CountMethod, HeadsMean, Participation, ParticipationRole, Public
from yilao_yiyou.domain.codes import CodeSet
from yilao_yiyou.frames.arrow import Table, pa
from yilao_yiyou.frames.columns import from_columns, schema_of, to_columns

ROWS = 1_000_000
ROUNDS = 3

_CODES: dict[str, type[CodeSet]] = {
    "role": ParticipationRole,
    "heads_mean": HeadsMean,
    "method": CountMethod,
    "public": Public,
    "affiliation": Affiliation,
}
_FILLED = ("role", "public", "affiliation")
_FIELDS = ("id", "activity", "person", "role", "public", "affiliation", "times")


def _participations() -> list[Participation]:
    rng = random.Random(2022)
    roles, publics = tuple(ParticipationRole), (None, *Public)
    return [
        Participation(
            id=f"p{number:07}",
            activity=f"a{rng.randrange(20_000):05}",
            person=f"x{rng.randrange(300_000):06}",
            role=rng.choice(roles),
            public=rng.choice(publics),
            affiliation=Affiliation.VETERAN if number % 3 else None,
            times=rng.randint(1, 4),
        )
        for number in range(ROWS)
    ]


def _by_hand(records: list[Participation]) -> Table:
    """The same columns, written for this class by somebody who knows what each holds."""
    columns: dict[str, Any] = {
        name: pa.array(list(map(attrgetter(name), records)), pa.string()) for name in ("id", "activity", "person")
    }
    for name, codes in _CODES.items():
        places: dict[Any, int] = {member: place for place, member in enumerate(codes)} | {None: -1}
        numbers = np.fromiter(map(places.__getitem__, map(attrgetter(name), records)), np.int8, len(records))
        slugs = pa.array([member.value for member in codes])
        columns[name] = pa.DictionaryArray.from_arrays(numbers, slugs, mask=numbers < 0)
    columns["times"] = pa.array(np.fromiter(map(attrgetter("times"), records), np.int64, len(records)))
    columns["hours"] = pa.array(list(map(attrgetter("hours"), records)), pa.decimal128(38, 9))
    columns |= _heads(list(map(attrgetter("heads"), records)))
    schema = schema_of(Participation)
    return pa.Table.from_arrays([columns[field.name] for field in schema], schema=schema)


def _heads(heads: list[Any]) -> dict[str, Any]:
    """The parts of headcounts, of which this sample has none: a look at each is all they cost."""
    if any(heads):
        raise SystemExit("the sample has headcounts")
    fields = [field for field in schema_of(Participation) if field.name.startswith("heads_")]
    return {field.name: pa.nulls(len(heads), field.type) for field in fields if field.name != "heads_mean"}


def _lists(table: Table) -> dict[str, list[Any]]:
    """The columns that are not empty as lists of Python values, by the fastest way known."""
    lists: dict[str, list[Any]] = {name: table[name].to_pylist() for name in ("id", "activity", "person", "times")}
    for name in _FILLED:
        codes, encoded = _CODES[name], table[name].combine_chunks()
        members: list[Any] = [*codes, None]
        places = encoded.indices.fill_null(len(members) - 1).to_pylist()
        lists[name] = list(map(members.__getitem__, places))
    return lists


def _by_calls(table: Table) -> list[Participation]:
    """Every record made by calling its class, which checks each field and what they are together."""
    lists = _lists(table)
    names = tuple(lists)
    return [Participation(**dict(zip(names, row, strict=True))) for row in zip(*lists.values(), strict=True)]


def _unchecked(table: Table) -> list[Participation]:
    """Every record made by setting its slots, with no check of anything: the floor."""
    lists = _lists(table)
    defaults: dict[str, Any] = dict.fromkeys(("heads", "heads_mean", "method", "hours"))
    made = list(map(object.__new__, repeat(Participation, table.num_rows)))
    for name, values in lists.items():
        deque(map(getattr(Participation, name).__set__, made, values), maxlen=0)
    for name, default in defaults.items():
        deque(map(getattr(Participation, name).__set__, made, repeat(default)), maxlen=0)
    return made


def _ruled(table: Table) -> list[Participation]:
    """The same, and what the fields of a record must be together asked of each; nothing of what each field holds."""
    made = _unchecked(table)
    deque(map(Participation.__attrs_post_init__, made), maxlen=0)
    return made


def _paused(job: Callable[[], object]) -> Callable[[], object]:
    def paused() -> None:
        gc.disable()
        job()
        gc.enable()

    return paused


def run() -> None:
    """Print the rate of both ways and the ratio to each peer."""
    records = _participations()
    table = to_columns(Participation, records)
    for made in (from_columns(Participation, _by_hand(records)), _by_calls(table), _unchecked(table)):
        if made != records:
            raise SystemExit("the ways differ")
    print(f"# {ROWS:,} participations of {len(_FIELDS)} filled fields, median processor seconds of {ROUNDS}")
    cases: tuple[tuple[str, str, Callable[[], object], Callable[[], object]], ...] = (
        ("to columns", "typed builders by hand", lambda: to_columns(Participation, records), lambda: _by_hand(records)),
        ("to records", "calling the class", lambda: from_columns(Participation, table), lambda: _by_calls(table)),
        ("to records", "slots and rules", lambda: from_columns(Participation, table), lambda: _ruled(table)),
        ("to records", "no checks at all", lambda: from_columns(Participation, table), lambda: _unchecked(table)),
    )
    for way, name, ours, peer in cases:
        mine, theirs = side_by_side(ours, _paused(peer), rounds=ROUNDS)
        print(f"{way}: yilao_yiyou {mine:.2f} s ({ROWS / mine:,.0f} a second)", end="; ")
        print(f"{name} {theirs:.2f} s ({ROWS / theirs:,.0f} a second); ratio {mine / theirs:.2f}")


if __name__ == "__main__":
    run()
