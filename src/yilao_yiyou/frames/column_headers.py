"""Headers: which column of a table is which field, and what to say when one is missing, unknown or there twice."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from typing import Protocol

from yilao_yiyou.frames.column_faults import CellError


class Header(Protocol):
    """A column that may stand in a table."""

    @property
    def name(self) -> str:
        """Its English name."""
        ...

    @property
    def zh(self) -> str:
        """Its Chinese header."""
        ...

    @property
    def is_needed(self) -> bool:
        """Whether it must be there."""
        ...


_NAME = re.compile(r"[A-Za-z_]{1,60}[0-9]{0,2}")
_NEAR = 0.7
_INDEX = re.compile(r"__index_level_[0-9]+__")


def placed(given: Sequence[str], headers: Sequence[Header]) -> dict[str, int]:
    """Return the place of each column in a table, by its English name.

    Args:
        given: The names of the table's columns, English or Chinese; the index that pandas adds is passed over.
        headers: The columns that may be there.

    Raises:
        CellError: If a column is needed and missing, is not known, or is there twice.
    """
    names = _names(headers)
    known = {place: names.get(name) for place, name in enumerate(given) if _INDEX.fullmatch(name) is None}
    unknown = [place for place, name in known.items() if name is None]
    found = {name: place for place, name in known.items() if name is not None}
    missing = [header for header in headers if header.is_needed and header.name not in found]
    if unknown or missing:
        raise _misfit(given, unknown, missing, names)
    twice = [name for name, times in Counter(known.values()).items() if times > 1]
    if twice:
        raise CellError(f"列 {twice[0]} 出现两次; 请留下一列", f"the column {twice[0]} is there twice; keep one")
    return found


def _names(headers: Sequence[Header]) -> Mapping[str, str]:
    """Return the English name that each header stands for; a Chinese one only if no other column has it."""
    times = Counter(header.zh for header in headers)
    return {header.zh: header.name for header in headers if times[header.zh] == 1} | {
        header.name: header.name for header in headers
    }


def _misfit(
    given: Sequence[str], unknown: Sequence[int], missing: Sequence[Header], names: Mapping[str, str]
) -> CellError:
    zh, en = list[str](), list[str]()
    for header in missing:
        near = _nearest(header.name, [given[place] for place in unknown])
        shown = f" {near}" if near and _NAME.fullmatch(near) else ""
        zh.append(f"缺少列 {header.name} ({header.zh})" + (f", 最接近的列是{shown}" if shown else ""))
        en.append(f"the column {header.name} is missing" + (f", the nearest is{shown}" if shown else ""))
    for place in unknown:
        # A table without a header may have a person's name in its place.
        shown = f" {given[place]}" if _NAME.fullmatch(given[place]) else ""
        near = names.get(_nearest(given[place], list(names)) or "")
        zh.append(f"没有第 {place + 1} 列{shown} 这个字段" + (f", 是不是 {near}?" if near else ", 请去掉该列"))
        en.append(f"column {place + 1}{shown} is no field" + (f", did you mean {near}?" if near else ", leave it out"))
    return CellError("; ".join(zh), "; ".join(en))


def _nearest(name: str, names: Sequence[str]) -> str | None:
    return next(iter(get_close_matches(name, names, n=1, cutoff=_NEAR)), None)
