"""Building many objects from checked columns, without a Python call for each field of each."""

import gc
from collections import deque
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from itertools import repeat
from operator import length_hint
from typing import Any

from yilao_yiyou.errors import YilaoYiyouError
from yilao_yiyou.frames.column_faults import CellError
from yilao_yiyou.frames.column_kinds import Values


@contextmanager
def collector_paused() -> Generator[None]:
    """Keep the cycle collector from walking records that make no cycles, the largest cost of a bulk load."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def built(cls: type, columns: Mapping[str, Values], count: int) -> Values:
    """Return objects of a slotted class, their fields set from columns and their invariants held.

    The columns were checked to hold what the validators and converters of the fields would let pass and make,
    so these are not run again; what the fields must be together is asked of every object.

    Raises:
        CellError: If the fields of an object contradict each other.
    """
    made: Values = list(map(object.__new__, repeat(cls, count)))
    setters: list[Callable[[Any, Any], None]] = [getattr(cls, name).__set__ for name in columns]
    for setter, values in zip(setters, columns.values(), strict=True):
        deque(map(setter, made, values), maxlen=0)
    invariant: Callable[[Any], None] | None = getattr(cls, "__attrs_post_init__", None)
    if invariant is not None:
        _hold(invariant, made)
    return made


def _hold(invariant: Callable[[Any], None], made: Values) -> None:
    rest = iter(made)
    try:
        deque(map(invariant, rest), maxlen=0)
    except YilaoYiyouError as error:
        raise CellError(error.zh, error.en, row=len(made) - length_hint(rest) - 1) from None
