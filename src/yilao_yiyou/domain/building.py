"""Building many objects of one class at once, without a Python call for each field of each."""

import gc
from collections import deque
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import repeat
from operator import length_hint
from typing import Any

from yilao_yiyou.errors import YilaoYiyouError


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


def unruled(cls: type, columns: Mapping[str, Sequence[Any]], count: int) -> list[Any]:
    """Return objects of a slotted class, their fields set from columns; no rule of the class is asked.

    Args:
        cls: The class.
        columns: The values of every field, which are what its validator and converter would let pass and make.
        count: How many objects there are.
    """
    made: list[Any] = list(map(object.__new__, repeat(cls, count)))
    setters: list[Callable[[Any, Any], None]] = [getattr(cls, name).__set__ for name in columns]
    for setter, values in zip(setters, columns.values(), strict=True):
        deque(map(setter, made, values), maxlen=0)
    return made


def broken_rules(cls: type, made: Sequence[Any]) -> Iterator[tuple[int, YilaoYiyouError]]:
    """Yield the place and the error of each object whose fields contradict each other."""
    invariant: Callable[[Any], None] | None = getattr(cls, "__attrs_post_init__", None)
    if invariant is None:
        return
    rest = iter(made)
    while True:
        try:
            deque(map(invariant, rest), maxlen=0)
        except YilaoYiyouError as error:
            yield len(made) - length_hint(rest) - 1, error
        else:
            return
