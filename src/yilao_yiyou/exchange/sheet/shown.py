"""Numbers whose format shows words around them: what the clerk sees is 20户, what the file keeps is 20."""

from yilao_yiyou.exchange.sheet.cell import Cell, Number
from yilao_yiyou.exchange.sheet.exact_number import decimal_of, exact


def as_shown(cell: Cell) -> Cell:
    """Return a number with the words that its format shows beside it as a text; any other cell as it is.

    >>> from yilao_yiyou.exchange.sheet.number_format import number_format
    >>> as_shown(Number("20", number_format('0"户"'))), as_shown("20")
    ('20户', '20')
    """
    if not isinstance(cell, Number) or not (cell.format.before or cell.format.after):
        return cell
    value = exact(cell)
    if value is None:
        return cell
    decimal = decimal_of(value)
    digits = str(float(value)) if decimal is None else f"{decimal:f}"
    return f"{cell.format.before}{digits}{cell.format.after}"
