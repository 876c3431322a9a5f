"""Rings: things that are, step by step, above themselves."""

from collections.abc import Iterator, Mapping
from typing import TypeAlias

Graph: TypeAlias = Mapping[str, tuple[str, ...]]
"""What each thing points to; what is pointed to but points nowhere need not be there."""


def rings(graph: Graph) -> Iterator[tuple[str, ...]]:
    """Yield every group of two or more things that reach each other, in the order of the graph, in linear time.

    After S. R. Kosaraju: in the reverse of the order in which a walk leaves the things, each walk against the
    arrows finds one group.

    >>> list(rings({"a": ("b",), "b": ("c",), "c": ("b",), "d": ("a",)}))
    [('b', 'c')]
    """
    place = {name: position for position, name in enumerate(graph)}
    against = _turned_round(graph)
    seen: set[str] = set()
    groups = [tuple(sorted(_walk(against, name, seen), key=place.__getitem__)) for name in reversed(_left(graph))]
    yield from sorted((group for group in groups if len(group) > 1), key=lambda group: place[group[0]])


def _turned_round(graph: Graph) -> Graph:
    turned: dict[str, list[str]] = {name: [] for name in graph}
    for name, aims in graph.items():
        for aim in aims:
            if aim in turned:
                turned[aim].append(name)
    return {name: tuple(origins) for name, origins in turned.items()}


def _left(graph: Graph) -> list[str]:
    """Return the things in the order in which a walk along the arrows leaves them."""
    seen: set[str] = set()
    return [name for start in graph for name in _walk(graph, start, seen)]


def _walk(graph: Graph, start: str, seen: set[str]) -> Iterator[str]:
    """Yield what is reached from a thing and not seen before, each when the walk leaves it; keeps its own stack."""
    if start in seen:
        return
    seen.add(start)
    path = [(start, iter(graph[start]))]
    while path:
        name, aims = path[-1]
        step = next((aim for aim in aims if aim in graph and aim not in seen), None)
        if step is None:
            path.pop()
            yield name
        else:
            seen.add(step)
            path.append((step, iter(graph[step])))
