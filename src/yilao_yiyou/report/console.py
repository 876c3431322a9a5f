"""The table of checked figures for a terminal, in columns that line up with Chinese text."""

from collections.abc import Iterable, Iterator
from unicodedata import east_asian_width

from yilao_yiyou.domain.quantity import Quantity
from yilao_yiyou.metrics.identities import show_all
from yilao_yiyou.metrics.result import show_bounds
from yilao_yiyou.report.checks import FigureCheck

_HEADS = ("编号", "原文", "公布 published", "记录 records", "结论 verdict")
_WIDTHS = (5, 30, 21, 24, 0)


def display_width(text: str) -> int:
    """Return the columns that a text takes in a terminal: two for a Chinese character.

    >>> display_width("580余场")
    7
    """
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)


def fit(text: str, width: int) -> str:
    """Return a text cut or padded to a number of columns; zero leaves it as it is."""
    if width == 0:
        return text
    room = width
    kept: list[str] = []
    for character in text:
        room -= display_width(character)
        if room < 1:
            break
        kept.append(character)
    cut = "".join(kept)
    return cut + " " * (width - display_width(cut))


def show_quantity(quantity: Quantity) -> str:
    """Return a quantity as people read it: counts with separators, what was rounded with all its decimals.

    >>> show_quantity(Quantity.of("人次", 201500, 202499))
    '201,500–202,499 人次'
    """
    show = show_bounds if quantity.unit.kind.is_count else show_all
    return f"{show(quantity.bounds)} {quantity.unit}"


def table_lines(checks: Iterable[FigureCheck]) -> Iterator[str]:
    """Yield the lines of a table: statement, published bounds, recomputed bounds, verdict."""
    yield _line(_HEADS)
    yield "-" * 92
    for check in checks:
        yield _line(_cells(check))


def _cells(check: FigureCheck) -> tuple[str, ...]:
    quantity = check.figure.quantity
    published = "-" if quantity is None else show_quantity(quantity)
    result = check.result
    found = "-" if result is None or result.value is None else show_quantity(result.value)
    reason = f" ({check.zh})" if check.zh else ""
    return check.figure.id, check.figure.text, published, found, f"{check.verdict.zh}{reason}"


def _line(cells: tuple[str, ...]) -> str:
    return "".join(fit(cell, width) for cell, width in zip(cells, _WIDTHS, strict=True)).rstrip()
