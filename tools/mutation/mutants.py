"""Every change of a source, and the code with it."""

import ast
import hashlib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from types import CodeType

from attrs import frozen

from tools.mutation.changes import Defaults, children, variants

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "yilao_yiyou"

_BUILT_IN: Defaults = {
    "sorted": {"key": "", "reverse": ""},
    "min": {"key": "", "default": ""},
    "max": {"key": "", "default": ""},
}


@frozen
class Mutant:
    """One change of a source.

    Attributes:
        path: The source, from the root of the project.
        line: Where it is.
        lines: The lines of the statement it is in, of a compound one those of its head.
        text: The line, so that a reader finds it again when lines have moved.
        change: What is changed.
        place: Which node of the source, counted through those that can be changed.
        choice: Which of the changes of that node.
    """

    path: str
    line: int
    lines: tuple[int, int]
    text: str
    change: str
    place: int
    choice: int

    @property
    def key(self) -> str:
        """What it is known by while its source stays as it is."""
        of = f"{_source(self.path)}\0{self.path}\0{self.place}\0{self.choice}"
        return hashlib.sha256(of.encode()).hexdigest()[:24]

    def __str__(self) -> str:
        """Where it is, and what."""
        return f"{self.path}:{self.line} {self.change}: {self.text}"

    def code(self) -> CodeType:
        """Return the module with the change, compiled."""
        tree = ast.parse(_source(self.path))
        node = _changeable(tree)[self.place][0]
        new = list(variants(node, _defaults()))[self.choice][1]
        _Replacing(node, new).visit(tree)
        code: CodeType = compile(ast.fix_missing_locations(tree), str(ROOT / self.path), "exec", dont_inherit=True)
        return code


def module_of(path: Path) -> str:
    """Return the name of the module of a source, whose path is told from the root of the project."""
    parts = path.with_suffix("").parts[1:]
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


class _Replacing(ast.NodeTransformer):
    def __init__(self, old: ast.AST, new: ast.AST) -> None:
        self._old = old
        self._new = new

    def visit(self, node: ast.AST) -> ast.AST:
        return self._new if node is self._old else self.generic_visit(node)


def mutants(path: Path) -> Iterator[Mutant]:
    """Yield every change of a source."""
    name = path.relative_to(ROOT).as_posix()
    source = _source(name)
    texts = source.splitlines()
    for place, (node, statement) in enumerate(_changeable(ast.parse(source))):
        line = getattr(node, "lineno", statement.lineno)
        for choice, (change, _) in enumerate(variants(node, _defaults())):
            yield Mutant(name, line, _extent(statement), texts[line - 1].strip(), change, place, choice)


def _changeable(tree: ast.Module) -> list[tuple[ast.AST, ast.stmt]]:
    """Return the nodes that may be changed, each with the statement that it is part of."""
    return [pair for statement in tree.body for pair in _within(statement, statement)]


def _within(node: ast.AST, statement: ast.stmt) -> Iterator[tuple[ast.AST, ast.stmt]]:
    inner = node if isinstance(node, ast.stmt) else statement
    yield node, inner
    for child in children(node):
        yield from _within(child, inner)


def _extent(statement: ast.stmt) -> tuple[int, int]:
    body = getattr(statement, "body", None)
    cases = getattr(statement, "cases", None)
    inner: list[ast.stmt] = body or [case.body[0] for case in cases or ()]
    last = inner[0].lineno - 1 if inner else statement.end_lineno or statement.lineno
    return statement.lineno, max(statement.lineno, last)


@cache
def _source(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


@cache
def _defaults() -> Defaults:
    """Return what may be left out of each call of something in the package."""
    found: dict[str, dict[str, str]] = {name: dict(known) for name, known in _BUILT_IN.items()}
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.ClassDef(name=name):
                    found.setdefault(name, {}).update(_fields(node))
                case ast.FunctionDef(name=name):
                    found.setdefault(name, {}).update(_arguments(node))
                case _:
                    continue
    return found


def _arguments(node: ast.FunctionDef) -> Mapping[str, str]:
    arguments = node.args
    ordered = [*arguments.posonlyargs, *arguments.args]
    pairs = [*zip(reversed(ordered), reversed(arguments.defaults), strict=False)]
    pairs += [(arg, value) for arg, value in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True) if value]
    return {arg.arg: ast.dump(value) for arg, value in pairs}


def _fields(node: ast.ClassDef) -> Mapping[str, str]:
    fields: dict[str, str] = {}
    for part in node.body:
        match part:
            case ast.AnnAssign(target=ast.Name(id=name), value=ast.Call(func=ast.Name(id="field"), keywords=keywords)):
                given = {word.arg: word.value for word in keywords}
                if "default" in given or "factory" in given:
                    fields[name] = ast.dump(given.get("default") or given["factory"])
            case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value):
                fields[name] = ast.dump(value)
            case _:
                continue
    return fields
