"""What can be changed of one place in a source, so that a test should notice.

What nobody computes with is left out: annotations, decorators, docstrings, texts (f-strings and whatever is handed over
as `zh`, `en`, `*_zh`, `*_en`, or is nothing but text), what is raised, `__repr__` and its like, and what only type
checkers see.
"""

import ast
from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias, TypeVar

Variant: TypeAlias = tuple[str, ast.AST]
"""What is changed, in words, and what stands there instead."""

Defaults: TypeAlias = Mapping[str, Mapping[str, str]]
"""For each name that can be called, the arguments that may be left out, with what they are then."""

_Node = TypeVar("_Node", bound=ast.AST)

_SWAPS: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult,
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
}
_NAMES = {"min": "max", "max": "min", "any": "all", "all": "any", "floor": "ceil", "ceil": "floor"}
_SKIPPED = {"annotation", "returns", "decorator_list"}
_SHOWN = {"__repr__", "__str__", "_repr_html_"}


def children(node: ast.AST) -> Iterator[ast.AST]:
    """Yield the parts of a node that bear on what is computed."""
    match node:
        case ast.Raise() | ast.JoinedStr():
            return
        case ast.FunctionDef(name=name) if name in _SHOWN:
            return
        case ast.If(test=ast.Name(id="TYPE_CHECKING")):
            return
        case ast.AnnAssign(annotation=ast.Name(id="TypeAlias")):
            return
        case ast.keyword() if _is_text(node):
            return
        case ast.Call(func=ast.Name(id="isinstance" | "cast"), args=[first, *_]):
            yield first
        case _:
            yield from (
                part
                for name, value in ast.iter_fields(node)
                if name not in _SKIPPED
                for part in (value if isinstance(value, list) else [value])
                if isinstance(part, ast.AST)
            )


def _is_text(given: ast.keyword) -> bool:
    match given.value:
        case ast.Constant(value=str()) | ast.JoinedStr():
            return True
        case ast.Tuple(elts=[ast.Constant(value=str()) | ast.JoinedStr(), *_]):
            return True
        case _:
            return given.arg in {"zh", "en"} or (given.arg or "").endswith(("_zh", "_en"))


def variants(node: ast.AST, defaults: Defaults) -> Iterator[Variant]:
    """Yield what can stand in place of a node."""
    match node:
        case ast.Compare(ops=ops):
            for place, op in enumerate(ops):
                if swapped := _SWAPS.get(type(op)):
                    yield _swap(op), _with(node, ops=[*ops[:place], swapped(), *ops[place + 1 :]])
        case ast.BinOp(op=op) | ast.BoolOp(op=op) | ast.AugAssign(op=op) if type(op) in _SWAPS:
            yield _swap(op), _with(node, op=_SWAPS[type(op)]())
        case ast.UnaryOp(op=ast.Not() | ast.USub() as op, operand=operand):
            yield f"{type(op).__name__} dropped", operand
        case ast.Constant(value=bool(truth)):
            yield f"{truth} to {not truth}", _with(node, value=not truth)
        case ast.Constant(value=int(number)):
            yield from ((f"{number} to {other}", _with(node, value=other)) for other in (number + 1, number - 1))
        case ast.Return(value=ast.expr() as value) if not isinstance(value, ast.Constant) or value.value is not None:
            yield "nothing returned", _with(node, value=ast.Constant(None))
        case _:
            yield from _choices(node)
            yield from _calls(node, defaults)


def _choices(node: ast.AST) -> Iterator[Variant]:
    """Yield what decides otherwise, or cuts elsewhere."""
    match node:
        case ast.If(test=ast.Name(id="TYPE_CHECKING")):
            return
        case ast.If() | ast.IfExp():
            yield from ((f"if {truth}", _with(node, test=ast.Constant(truth))) for truth in (True, False))
        case ast.While():
            yield "while False", _with(node, test=ast.Constant(value=False))
        case ast.comprehension(ifs=ifs):
            for place in range(len(ifs)):
                yield f"filter {place + 1} dropped", _with(node, ifs=[*ifs[:place], *ifs[place + 1 :]])
        case ast.match_case(guard=ast.expr()):
            yield "guard dropped", _with(node, guard=None)
        case ast.Slice():
            for end in ("lower", "upper"):
                if getattr(node, end) is not None:
                    yield f"{end} end dropped", _with(node, **{end: None})


def _calls(node: ast.AST, defaults: Defaults) -> Iterator[Variant]:
    """Yield what calls the opposite, or leaves out an argument that may be left out."""
    if not isinstance(node, ast.Call):
        return
    called = _called(node.func)
    if isinstance(node.func, ast.Name) and called in _NAMES:
        yield f"{called} to {_NAMES[called]}", _with(node, func=ast.Name(_NAMES[called], ast.Load()))
    known = defaults.get(called, {})
    for place, given in enumerate(node.keywords):
        otherwise = known.get(given.arg or "")
        if otherwise not in {None, ast.dump(given.value)} and not _is_text(given):
            yield f"{given.arg}= dropped", _with(node, keywords=[*node.keywords[:place], *node.keywords[place + 1 :]])


def _called(func: ast.expr) -> str:
    match func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case _:
            return ""


def _swap(op: ast.AST) -> str:
    return f"{type(op).__name__} to {_SWAPS[type(op)].__name__}"


def _with(node: _Node, **changed: object) -> _Node:
    make: Callable[..., _Node] = type(node)
    return ast.copy_location(make(**{**dict(ast.iter_fields(node)), **changed}), node)
