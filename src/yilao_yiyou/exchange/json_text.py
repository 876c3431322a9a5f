"""JSON text to plain data: nothing converted in silence, and nothing that is made to hurt the reader."""

import json
import re
from typing import Any

from yilao_yiyou.exchange.limits import Limits
from yilao_yiyou.exchange.refusal import Reason, RefusedFileError, too_many
from yilao_yiyou.exchange.scalars import DUPLICATE, Unfit

_DIGITS = 17
_STRUCTURE = b'[]{}"'
_REST = bytes(byte for byte in range(256) if byte not in _STRUCTURE)
_STRING = re.compile(rb'"[^"]*"')


def plain(data: bytes, limits: Limits) -> Any:  # noqa: ANN401 -- plain data
    """Return what a JSON text in UTF-8 holds; a repeated key and a number that no field takes are marked in it.

    Raises:
        RefusedFileError: If it is not UTF-8, not JSON, nested too deep, or holds an endless text.
    """
    refuse_monsters(data, limits)
    value, problem = _parsed(text_of(data))
    if problem is not None:
        raise problem
    return value


def text_of(data: bytes) -> str:
    """Return a text in UTF-8, without its byte order mark.

    Raises:
        RefusedFileError: If it is not UTF-8.
    """
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place = error.start
    raise RefusedFileError(
        Reason.ENCODING,
        f"第 {place} 字节起不是 UTF-8; 请另存为 UTF-8",
        f"not UTF-8 from byte {place} on; save it as UTF-8",
    )


def refuse_monsters(data: bytes, limits: Limits) -> None:
    """Refuse a text that is nested too deep or holds an endless text, before anything is made of it.

    Raises:
        RefusedFileError: If it is one; a text is found out when it is twice as long as allowed.
    """
    without_escapes = data.replace(b"\\\\", b"").replace(b'\\"', b"")
    step = limits.text
    if any(without_escapes.find(b'"', at, at + step) < 0 for at in range(0, len(without_escapes) - step, step)):
        raise too_many(Reason.TEXT, limits.text, "字符", "characters", "text")
    if _is_too_deep(without_escapes, limits.depth):
        raise too_many(Reason.DEPTH, limits.depth, "层", "levels", "depth")


def _is_too_deep(without_escapes: bytes, depth: int) -> bool:
    """Return whether brackets stand in brackets more than so often, by taking the innermost away again and again."""
    brackets = _STRING.sub(b"", without_escapes.translate(None, _REST))
    for _ in range(depth):
        fewer = brackets.replace(b"[]", b"").replace(b"{}", b"")
        if len(fewer) == len(brackets):
            return _opened(brackets) > depth
        brackets = fewer
    return _opened(brackets) > 0


def _opened(brackets: bytes) -> int:
    return brackets.count(b"[") + brackets.count(b"{")


def _parsed(text: str) -> tuple[Any, RefusedFileError | None]:
    """Return the value, or the error: one that has seen no frame in which the text stands."""
    try:
        value = _DECODER.decode(text)
    except json.JSONDecodeError as error:
        line, column = error.lineno, error.colno
        return None, RefusedFileError(
            Reason.SYNTAX,
            f"第 {line} 行第 {column} 列不是 JSON",
            f"not JSON at line {line}, column {column}: {error.msg}",
        )
    except RecursionError:
        return None, RefusedFileError(Reason.DEPTH, "嵌套过深", "nested too deep")
    return value, None


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        seen: set[str] = set()
        for key, value in pairs:
            if key in seen:
                made[DUPLICATE + key] = value
            seen.add(key)
    return made


def _unfit(text: str) -> Unfit:
    return Unfit("number" if text[-1].isdecimal() else text)


def _integer(text: str) -> int | Unfit:
    return int(text) if len(text) <= _DIGITS else Unfit("number")


_DECODER = json.JSONDecoder(object_pairs_hook=_object, parse_float=_unfit, parse_constant=_unfit, parse_int=_integer)


def piece(data: bytes) -> Any:  # noqa: ANN401 -- plain data
    """Return what a piece of JSON holds that is known to be well formed and short, marked as `plain` does it."""
    return _DECODER.decode(data.decode())
