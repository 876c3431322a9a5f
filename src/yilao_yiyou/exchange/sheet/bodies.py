"""Telling the rows of a table apart: records, totals, notes, repeated headers, blanks."""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import cast

from attrs import field, frozen

from yilao_yiyou.domain.codes import CodeSet
from yilao_yiyou.exchange.sheet.at_once import all_plain, unplain
from yilao_yiyou.exchange.sheet.cell import Cell, Number
from yilao_yiyou.exchange.sheet.grid import Grid
from yilao_yiyou.exchange.sheet.header import header_key
from yilao_yiyou.exchange.sheet.layout import known_keys
from yilao_yiyou.exchange.sheet.locate import Header
from yilao_yiyou.exchange.sheet.plain import compact
from yilao_yiyou.exchange.sheet.traditional import simplified

_TOTAL = re.compile(
    "(?:本[页表栏月季年]度?|全年|[上下]半年|[0-9]{1,2}月份?|分类|全[省市县区乡镇村]|各[县市区乡镇村街])?(?:合|小|总|共|累)计"
    "(?:数|人数|人次|场次)?[:：]?(?:[0-9]+[人场个户]?次?)?|总(?:数|人数|人次)"
)
_PART = re.compile("其中[:：]?.*")
_NOTE = re.compile(
    r"(?:\*|※)*(?:备注|附注|注\d?|说明|填表说明|填报说明|填表人|填报人|制表人?|审核人?|复核人?|负责人签字|单位负责人|主管领导|分管领导|"
    r"经办人|联系人|填报日期|填表日期|填报时间|填表时间|制表日期|报送日期|填报单位|负责人|盖章|签字|签章|以上|截至|截止)[^:：]{0,6}[:：)）].*"
    r"|[一二三四五六七八九十]{1,3}、.*|[(（][一二三四五六七八九十]{1,3}[)）].*|第[0-9一二三四五六七八九十]+页.*|※.*|.*[(（](?:盖章|签字|公章)[)）].*"
)
_EXAMPLE = frozenset({"示例", "样例", "范例", "例", "例如", "(示例)", "填写示例"})
_SHOWN = re.compile(r"[(（]?(?:填写|填表)?[示样范]?例如?[:：)）].*|(?:填写|填表)?[示样]例.{0,3}")
_HINT = re.compile("[计計总總]|其中|页|[必选]填|可空|[示样范]例")
"""What a text of letters and figures alone has if it may be a total, a part, a note or a dressed header."""
_ORDINALS = re.compile(r"[甲乙丙丁戊己庚辛壬癸]|[(（]?[0-9]{1,3}[)）]?|[A-Z]|[=+\-×÷0-9()（）]+")
_LONG = 15


class RowKind(CodeSet):
    """What a row of a table is."""

    RECORD = "record", "记录"
    TOTAL = "total", "合计"
    NOTE = "note", "说明"
    HEADER = "header", "重复表头"
    NUMBERS = "numbers", "栏号"
    EXAMPLE = "example", "示例"
    BLANK = "blank", "空行"
    HIDDEN = "hidden", "隐藏"


@frozen
class Body:
    """The rows below a header.

    Attributes:
        records: The places of the rows that are records.
        others: What each other row is, by its place.
        stop: The place after the last row.
    """

    records: Sequence[int]
    others: dict[int, RowKind] = field(factory=dict[int, RowKind])
    stop: int = 0

    def parted(self, above: int, below: int) -> RowKind | None:
        """Return what parts two rows of the table, a note that begins a section or a hidden row; `None` for nothing."""
        between = [self.others[place] for place in range(above + 1, below) if place in self.others]
        return next((kind for kind in (RowKind.NOTE, RowKind.HIDDEN) if kind in between), None)


def body_of(grid: Grid, header: Header, *, hidden: bool) -> Body:
    """Return the rows below a header, up to the end of the sheet or to another table.

    Args:
        grid: The sheet.
        header: The header.
        hidden: Whether rows that are not shown are read.
    """
    doubtful = _doubtful(grid, header)
    stop = _end(grid, header, doubtful)
    others: dict[int, RowKind] = {}
    for place in sorted(doubtful):
        if place < stop:
            kind = _kind(grid, header, place)
            if kind is not RowKind.RECORD:
                others[place] = kind
    if not hidden and grid.hidden_rows:
        places = {number: place for place, number in enumerate(grid.numbers)}
        gone = (places[number] for number in grid.hidden_rows if number in places)
        others |= {
            place: RowKind.HIDDEN
            for place in gone
            if header.stop <= place < stop and others.get(place) is not RowKind.BLANK
        }
    records: Sequence[int] = range(header.stop, stop)
    if others:
        records = [place for place in records if place not in others]
    return Body(records, others, stop)


def _doubtful(grid: Grid, header: Header) -> set[int]:
    """Return the rows that may be no records: few of a large sheet, found a column at a time."""
    found: set[int] = set()
    first = min(header.fields)
    for column, cells in enumerate(grid.columns[: max(first + 2, 3)]):
        if column in header.fields or column in header.ignored or column <= first + 1:
            below = cells[header.stop :]
            odd = _odd(below, header, column)
            if odd:
                found.update(place for place, cell in enumerate(below, start=header.stop) if cell in odd)
    for column in _key_columns(header):
        below = grid.columns[column][header.stop :]
        if None in below:
            found.update(place for place, cell in enumerate(below, start=header.stop) if cell is None)
    found.update(range(header.stop, min(header.stop + 2, len(grid))))
    return found


def _odd(cells: Sequence[Cell | None], header: Header, column: int) -> AbstractSet[str]:
    """Return the texts of a column that may belong to no record."""
    said = {*known_keys(), *_EXAMPLE, header_key(header.texts.get(column, ""))}
    plain = all_plain(cells)
    if plain is not None and not _HINT.search(plain):
        given = filter(None, cast("Sequence[str]", cells))
        if said.isdisjoint(map(str.lower, given)):
            return frozenset()
    texts = {cell for cell in set(cells) if isinstance(cell, str)}
    odd = unplain(texts)
    suspects = (text for text in texts if text in odd or text.lower() in said or _HINT.search(text))
    return {text for text in suspects if _is_odd(text, header, column)}


def _is_example(plain: str) -> bool:
    return plain in _EXAMPLE or _SHOWN.fullmatch(plain) is not None


def _key_columns(header: Header) -> tuple[int, ...]:
    required = tuple(column for column, each in header.fields.items() if each.required)
    return required or tuple(header.fields)[:2]


def _is_odd(text: str, header: Header, column: int) -> bool:
    plain = simplified(compact(text))
    return (
        _TOTAL.fullmatch(plain) is not None
        or _PART.fullmatch(plain) is not None
        or _NOTE.fullmatch(plain) is not None
        or _is_example(plain)
        or (key := header_key(text)) in known_keys()
        or key == header_key(header.texts.get(column, "\0"))
    )


def _end(grid: Grid, header: Header, doubtful: set[int]) -> int:
    """Return the place of the next table's header, of the end of the sheet if there is none."""
    for place in sorted(doubtful):
        if place >= header.stop and _is_other_header(grid, header, place):
            return place
    return len(grid)


_FEWEST = 3


def _is_other_header(grid: Grid, header: Header, place: int) -> bool:
    row = grid.row(place)
    texts = {column: cell for column, cell in enumerate(row) if cell is not None}
    keys = {column: header_key(cell) for column, cell in texts.items() if isinstance(cell, str)}
    if len(keys) != len(texts):
        return False
    by_key = header.layout.by_key
    known = [column for column, key in keys.items() if key in known_keys() or key in by_key]
    same = [column for column in known if header_key(header.texts.get(column, "")) == keys[column]]
    return len(known) >= min(_FEWEST, len(header.fields)) and len(known) > len(keys) / 2 and len(same) < len(known)


def _is_repeated(row: Sequence[Cell | None], header: Header) -> bool:
    said = {column: cell for column, cell in enumerate(row) if cell is not None and column in header.texts}
    same = sum(
        isinstance(cell, str) and header_key(cell) in _last_keys(header.texts[column]) for column, cell in said.items()
    )
    return bool(said) and same >= max(2, (len(said) + 1) // 2) if len(header.texts) > 1 else same == 1


def _last_keys(text: str) -> tuple[str, ...]:
    return tuple(header_key(part) for part in (text, *text.split("/")))


def _kind(grid: Grid, header: Header, place: int) -> RowKind:
    row = grid.row(place)
    filled = {
        column: cell
        for column, cell in enumerate(row)
        if cell is not None and not (isinstance(cell, str) and not compact(cell))
    }
    if not filled.keys() - header.ignored:
        return RowKind.BLANK
    words = [simplified(compact(cell)) for cell in filled.values() if isinstance(cell, str)]
    if _is_repeated(row, header):
        return RowKind.HEADER
    if place < header.stop + 2 and len(filled) > 1 and all(map(_is_ordinal, filled.values())):
        return RowKind.NUMBERS
    if any(map(_is_example, words[:2])):
        return RowKind.EXAMPLE
    return _by_words(grid, header, place, filled, words)


def _by_words(grid: Grid, header: Header, place: int, filled: dict[int, Cell], words: list[str]) -> RowKind:
    first = simplified(compact(leading)) if isinstance(leading := filled[min(filled)], str) else ""
    labels = {
        first,
        *(
            simplified(compact(cell))
            for column, cell in filled.items()
            if column <= min(header.fields) + 1 and isinstance(cell, str)
        ),
    }
    if any(_TOTAL.fullmatch(label) for label in labels):
        return RowKind.TOTAL
    if any(_PART.fullmatch(label) for label in labels) and not _is_person(header, filled, labels):
        return RowKind.NOTE
    is_sparse = len(filled) <= max(2, len(header.fields) // 2)
    if is_sparse and words and _NOTE.fullmatch(words[0]):
        return RowKind.NOTE
    if len(filled) == 1 and words and not _is_unparted(filled[min(filled)], header):
        is_note = len(words[0]) >= _LONG or _is_wide(grid, header, place, min(filled))
        return RowKind.NOTE if is_note else RowKind.RECORD
    return RowKind.RECORD


_PARTS = re.compile("[,，;；|\t]")


def _is_unparted(cell: Cell, header: Header) -> bool:
    """Return whether one cell holds a whole row, whose parts have another sign between them than the header has."""
    return isinstance(cell, str) and len(_PARTS.split(cell)) == len(header.texts) > 1


def _is_person(header: Header, filled: dict[int, Cell], labels: set[str]) -> bool:
    """Return whether a row that begins with 其中 is a whole record all the same, of somebody whose name begins so."""
    needed = [column for column, field in header.fields.items() if field.required]
    is_whole = bool(needed) and all(column in filled for column in needed) and len(needed) > 1
    return is_whole and not any(_DIVIDED.match(label) or len(label) > _LONGEST_NAME for label in labels)


_DIVIDED = re.compile("其中[:：,，男女]")
_LONGEST_NAME = 4


def _is_wide(grid: Grid, header: Header, place: int, column: int) -> bool:
    number = grid.numbers[place]
    return any(
        area.top == number
        and area.left <= column
        and area.is_wide
        and area.right - area.left >= len(header.fields) // 2
        for area in grid.merged
    )


def _is_ordinal(cell: Cell) -> bool:
    if isinstance(cell, Number):
        return cell.text.isdecimal() and int(cell.text) < 100  # noqa: PLR2004 -- no table has so many columns
    return isinstance(cell, str) and _ORDINALS.fullmatch(compact(cell)) is not None
