"""Rings in what points to what."""

from hypothesis import given
from hypothesis import strategies as st

from yilao_yiyou.domain.audit_rules.rings import rings

NAMES = "abcdefg"
GRAPHS = st.dictionaries(st.sampled_from(NAMES), st.lists(st.sampled_from(NAMES), max_size=3).map(tuple))


def _reached(graph: dict[str, tuple[str, ...]], start: str) -> set[str]:
    reached: set[str] = set()
    waiting = [start]
    while waiting:
        for aim in graph.get(waiting.pop(), ()):
            if aim not in reached:
                reached.add(aim)
                waiting.append(aim)
    return reached


@given(graph=GRAPHS)
def test_a_ring_is_all_that_reach_each_other(graph: dict[str, tuple[str, ...]]) -> None:
    """Two are in one ring just when each is reached from the other."""
    reached = {name: _reached(graph, name) for name in graph}
    expected = {
        frozenset({name, other})
        for name in graph
        for other in graph
        if name != other and other in reached[name] and name in reached[other]
    }

    actual = {frozenset({one, other}) for ring in rings(graph) for one in ring for other in ring if one != other}

    assert expected == actual


@given(graph=GRAPHS)
def test_rings_are_in_the_order_of_the_records(graph: dict[str, tuple[str, ...]]) -> None:
    """Whatever the walk, the first of each ring and the rings themselves keep the order of the register."""
    place = {name: position for position, name in enumerate(graph)}

    groups = list(rings(graph))

    assert [sorted(group, key=place.__getitem__) for group in groups] == [list(group) for group in groups]
    assert sorted(groups, key=lambda group: place[group[0]]) == groups


def test_a_ring_of_20_000_is_found() -> None:
    """A very long ring needs no deep stack."""
    names = [f"n{number}" for number in range(20_000)]
    graph = {name: (names[number - 1],) for number, name in enumerate(names)}

    assert list(rings(graph)) == [tuple(names)]


def test_a_chain_of_20_000_is_no_ring() -> None:
    """However long a chain of parents, it is no ring."""
    graph = {f"n{number}": (f"n{number + 1}",) for number in range(20_000)}

    assert not list(rings(graph))
