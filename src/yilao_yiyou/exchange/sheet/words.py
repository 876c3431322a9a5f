"""Words in cells: members of code sets, yes and no, lists of either."""

import re
from collections.abc import Callable, Mapping

from yilao_yiyou.domain.codes import CodeSet
from yilao_yiyou.exchange.sheet.cell import Cell, Flag, Number
from yilao_yiyou.exchange.sheet.exact_number import digits_of
from yilao_yiyou.exchange.sheet.plain import compact
from yilao_yiyou.exchange.sheet.traditional import simplified
from yilao_yiyou.exchange.sheet.verdict import Note, Reader, Verdict, note, refused

_YES = frozenset(["是", "有", "√", "✓", "✔", "☑", "对", "真", "y", "yes", "true", "t", "1", "已", "在"])
_NO = frozenset(
    ["否", "无", "没有", "不是", "×", "✗", "✘", "x", "☐", "□", "错", "假", "n", "no", "false", "f", "0", "未", "非"]
)
_BETWEEN = re.compile(r"[、,，;；/／|\n\r]+")
_WITH_TOTAL = re.compile(r"(.*?)等\s*(?:共|计)?([0-9]{1,5})\s*[人名位个家支处项]")


def read_truth(cell: Cell) -> Verdict:
    """Return whether a cell says yes or no.

    >>> read_truth("√").value, read_truth("否").value, read_truth("也许").notes[0].rule.code
    (True, False, 'truth-word')
    """
    if isinstance(cell, Flag):
        return Verdict(cell.value)
    word = _word(cell).lower()
    if word in _YES:
        return Verdict(value=True)
    return Verdict(value=False) if word in _NO else refused("truth-word")


def _word(cell: Cell) -> str:
    if isinstance(cell, Number):
        return digits_of(cell) or "" if not cell.format.is_date else ""
    return compact(cell) if isinstance(cell, str) else ""


def code_words(codes: type[CodeSet], aliases: Mapping[str, str]) -> dict[str, CodeSet]:
    """Return every word that stands for a member: slug, Chinese word, code and the aliases; none for two of them."""
    found: dict[str, CodeSet] = {}
    shared: set[str] = set()
    for member in codes:
        code = member.code if _is_unique(codes, member) else None
        words = {member.value, member.name.lower(), compact(member.zh).lower()}
        if code:
            words |= {code.lower()} | ({code.lstrip("0")} if code.strip("0") else set[str]())
        for word in words:
            if found.setdefault(word, member) is not member:
                shared.add(word)
    kept = {word: member for word, member in found.items() if word not in shared}
    return kept | {compact(word).lower(): codes(slug) for word, slug in aliases.items()}


def _is_unique(codes: type[CodeSet], member: CodeSet) -> bool:
    return sum(other.code == member.code for other in codes) == 1


def code_reader(codes: type[CodeSet], aliases: Mapping[str, str]) -> Reader:
    """Return the reader of a code set."""
    words = code_words(codes, aliases)
    allowed = "、".join(member.zh for member in codes)

    def read(cell: Cell) -> Verdict:
        word = _word(cell).lower()
        member = words.get(word) or words.get(simplified(word))
        if member is not None:
            return Verdict(member)
        return refused("code-word", zh=f"可选: {allowed}", en=f"one of: {', '.join(each.value for each in codes)}")

    return read


def word_reader(words: Mapping[str, str]) -> Callable[[Cell], Verdict]:
    """Return the reader of a text that some words stand for, such as the names of the nations for their codes."""
    known = {compact(word): text for word, text in words.items()}
    values = frozenset(known.values())

    def read(cell: Cell) -> Verdict:
        word = _word(cell)
        if word in known:
            return Verdict(known[word])
        filled = word.rjust(max(map(len, values)), "0") if word.isdecimal() else word
        return Verdict(filled) if filled in values else refused("code-word")

    return read


def many_reader(read: Reader, container: type) -> Reader:
    """Return the reader of a list of values, parted by the usual signs; a stated total must not exceed the list."""

    def read_many(cell: Cell) -> Verdict:
        if not isinstance(cell, str):
            one = read(cell)
            return one if one.value is None else Verdict(container((one.value,)), one.notes)
        text, notes = _without_total(cell)
        made: list[object] = []
        for part in filter(None, (part.strip() for part in _BETWEEN.split(text))):
            verdict = read(part)
            notes += [each for each in verdict.notes if each not in notes]
            if verdict.value in made:
                notes.append(note("word-twice"))
            elif verdict.value is not None:
                made.append(verdict.value)
        if any(not Verdict(None, (each,)).is_sound for each in notes):
            return Verdict(None, tuple(notes))
        return Verdict(container(made) if made else None, tuple(notes))

    return read_many


def _without_total(text: str) -> tuple[str, list[Note]]:
    found = _WITH_TOTAL.fullmatch(text.strip())
    if found is None:
        return text, []
    listed = len([part for part in _BETWEEN.split(found[1]) if part.strip()])
    return found[1], [note("list-short")] if int(found[2]) > listed else []
