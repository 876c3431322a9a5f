"""What the mutation check changes, what it leaves alone, and the reasons written for what no test can notice."""

import ast
from typing import cast

import pytest
from attrs import frozen

from tools.mutate import REASONS
from tools.mutation.changes import children, variants
from tools.mutation.mutants import ROOT
from tools.mutation.outcomes import reasons
from tools.mutation.trying import Only

DEFAULTS = {"Answer": {"notes": "Tuple()"}, "max": {"default": ""}}


def changed(source: str) -> set[str]:
    """Return every changed form of a statement."""
    found = set[str]()

    def look(node: ast.AST) -> None:
        found.update(ast.unparse(new) for _, new in variants(node, DEFAULTS))
        for child in children(node):
            look(child)

    look(ast.parse(source).body[0])
    return found


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a < b", {"a <= b"}),
        ("a + b", {"a - b"}),
        ("a and not b", {"a or not b", "b"}),
        ("x = 3", {"4", "2"}),
        ("x = True", {"False"}),
        ("return x", {"return None"}),
        ("min(a, b)", {"max(a, b)"}),
        ("max(a, default=b)", {"min(a, default=b)", "max(a)"}),
        ("Answer(x, notes=y)", {"Answer(x)"}),
        ("Answer(x, status=y)", set()),
        ("a if b else c", {"a if True else c", "a if False else c"}),
        ("[a for a in b if c]", {" for a in b"}),
        ("a[b:c]", {":c", "b:"}),
    ],
)
def test_one_thing_is_changed_at_a_time(source: str, expected: set[str]) -> None:
    """Each form differs from the source in one place."""
    assert expected == changed(source)


@pytest.mark.parametrize(
    "source",
    [
        "x: int | None",
        "def f(x: 'int | None') -> None:\n    '''About 3.'''",
        "def __repr__(self):\n    return 3",
        "raise ValueError(3 + 4)",
        "f'{a + b}'",
        "if TYPE_CHECKING:\n    x = 3",
        "Note(zh=a + b, name_en=3)",
        "Kind: TypeAlias = 3",
        "isinstance(x, int | str)",
    ],
)
def test_what_nobody_computes_with_is_left_alone(source: str) -> None:
    """Types, texts, messages and what only type checkers see."""
    assert changed(source) == set()


@frozen
class Case:
    """A collected test, as far as it is asked for."""

    nodeid: str


def test_a_case_that_only_the_change_has_made_is_run() -> None:
    """Of a function that was chosen, where its name tells what was returned; one that was left out stays so."""
    known = {"t.py::f[1]", "t.py::f[2]", "t.py::g"}
    items = [Case(f"t.py::{name}") for name in ("f[1]", "f[2]", "f[None]", "g", "h[None]")]

    Only(["t.py::f[2]"], known).pytest_collection_modifyitems(cast("list[pytest.Item]", items))

    assert ["t.py::f[2]", "t.py::f[None]"] == [case.nodeid for case in items]


def test_a_reason_is_about_a_line_that_is_there() -> None:
    """Of the source that it names, so that no reason outlives what it explains."""
    listed = reasons(REASONS)
    gone = [
        (reason.path, reason.text)
        for reason in listed
        if reason.text not in {line.strip() for line in (ROOT / reason.path).read_text(encoding="utf-8").splitlines()}
    ]

    assert gone == []
    assert all(reason.why and reason.changes for reason in listed)
