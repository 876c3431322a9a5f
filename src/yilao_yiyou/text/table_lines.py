"""Tables within a report: lines whose cells stand apart, with the measure word in a column or beside the name.

指标　单位　2021年　2022年        | 指标 | 2022年 | 比上年增长(%) |
养老机构　家　21　23              | 养老床位(张) | 3468 | 7.9 |

A number there has neither a measure word nor a sentence; each is put into one, which is read like any other.
"""

import re
from collections.abc import Iterator, Sequence

from attrs import frozen

_GAP = re.compile("[ \t\u3000|\r]+")
_GAPS = ("\t", "\u3000", "|", "  ")
_IDLE = " \r\u3000"
_RULE_LINE = re.compile("[-:—─ ]+")
_UNIT_COLUMNS = frozenset({"单位", "计量单位"})
_SAYS_WHEN = re.compile("[0-9]{4}年|[0-9]{1,2}月|[本上去今]年|本期|同期|季度|累计|同比|环比|增|减|降|占|比重")
_BRACKET = re.compile(r"[(\uff08](?P<unit>[^()\uff08\uff09]+)[)\uff09]\s*$")
_DIGIT = "[0-9\uff10-\uff19]"
_NUMBER = re.compile(
    rf"(?P<sign>[-\u2212])?(?P<number>{_DIGIT}(?:{_DIGIT}|[,\uff0c])*(?:[.\uff0e]{_DIGIT}+)?)[%\uff05]?"
)
_ORDINAL = "[一二三四五六七八九十]+"
_NAME_LEAD = re.compile(rf"^(?:其中|#|{_ORDINAL}、|[(\uff08]{_ORDINAL}[)\uff09]|[0-9]+[.、])[:\uff1a]?\s*")
_CHANGE = re.compile(
    "(?P<compared>.*?)(?:增[长减加速幅]|提高|提升|上升|(?P<falls>下降|降低|减少|回落|降幅)|(?<=[同环]比))"
)
"""A column of changes, and what they are compared with; 增减 and a bare 同比 have the sign of the number."""
IN_A_TABLE = "table"
"""The rule of a number that its row and its column say the unit and the time of."""
_LONGEST = 400
"""No line of a table is longer than this [characters]."""


@frozen
class TableCell:
    """A number of a table, and the sentence that says what it is.

    Attributes:
        start: Where it begins in the text.
        end: Where it ends.
        sentence: What its row and its column say of it.
    """

    start: int
    end: int
    sentence: str


@frozen
class _Header:
    names: tuple[str, ...]
    unit_column: int | None


def table_rows(text: str) -> dict[int, tuple[TableCell, ...]]:
    """Return the numbers of each line of a table, by the place where the line begins.

    >>> text = "|指标|单位|2022年|" + chr(10) + "|养老机构|家|23|"
    >>> [cell.sentence for cell in table_rows(text)[text.rindex("|养老")]]
    ['2022年,养老机构23家。']
    """
    rows: dict[int, tuple[TableCell, ...]] = {}
    if not any(gap in text for gap in _GAPS):
        return rows
    header: _Header | None = None
    for line in re.finditer("[^\n]+", text):
        spans = _cells(line) if line.end() - line.start() <= _LONGEST else []
        names = tuple(text[start:end] for start, end in spans)
        if header is None or len(names) != len(header.names):
            header = _header(names)
        elif _RULE_LINE.fullmatch("".join(names)) is None:
            cells = tuple(_numbers(header, names, spans))
            if cells:
                rows[line.start() + len(line[0]) - len(line[0].lstrip(_IDLE))] = cells
    return rows


def _cells(line: re.Match[str]) -> list[tuple[int, int]]:
    """Return where the cells of a line begin and end; one space parts none."""
    words, first = line[0], line.start()
    gaps = [gap.span() for gap in _GAP.finditer(words) if gap[0] != " "]
    starts, ends = (0, *(end for _, end in gaps)), (*(start for start, _ in gaps), len(words))
    return [(first + start, first + end) for start, end in zip(starts, ends, strict=True) if words[start:end].strip()]


def _header(names: Sequence[str]) -> _Header | None:
    """Return the names of columns, if a line has them: one of measure words, or a time or a change in each."""
    unit_column = next((at for at, name in enumerate(names) if at and name.strip() in _UNIT_COLUMNS), None)
    others = [name for at, name in enumerate(names) if at and at != unit_column]
    dated = bool(others) and all(_SAYS_WHEN.search(name) for name in others)
    return _Header(tuple(names), unit_column) if others and (dated or unit_column is not None) else None


def _numbers(header: _Header, names: Sequence[str], spans: Sequence[tuple[int, int]]) -> Iterator[TableCell]:
    label, unit = _parted(names[0])
    label = _NAME_LEAD.sub("", label)
    if header.unit_column is not None:
        unit = names[header.unit_column].strip()
    for at in range(1, len(names)):
        number = _NUMBER.fullmatch(names[at].strip())
        if number is None or at == header.unit_column:
            continue
        column, own = _parted(header.names[at])
        word = own or ("%" if names[at].rstrip()[-1] in "%\uff05" else unit)
        if word:
            start = spans[at][0] + len(names[at]) - len(names[at].lstrip())
            yield TableCell(start, start + len(number[0]), _sentence(column, label, number, word))


def _parted(name: str) -> tuple[str, str]:
    """Return a name and the measure word in brackets after it."""
    bracket = _BRACKET.search(name)
    return (name.strip(), "") if bracket is None else (name[: bracket.start()].strip(), bracket["unit"])


def _sentence(column: str, label: str, number: re.Match[str], unit: str) -> str:
    """Return what a row and a column say of a number."""
    change = _CHANGE.match(column)
    if change is None:
        return f"{column},{label}{number['number']}{unit}。"
    falls = (change["falls"] is not None) is not (number["sign"] is not None)
    return f"{label}{change['compared']}{'下降' if falls else '增长'}{number['number']}{unit}。"
