"""Figures in cells: digits, Chinese figures and words such as 余 become bounds, as they do in prose."""

from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.text.quantity import read_quantity

_BARE = "数"
"""The measure word of a figure that has none."""


def read_figure(text: str) -> tuple[Bounds, str] | None:
    """Return the bounds that a figure stands for and the measure word behind it, `None` if it is no figure.

    >>> read_figure("580余场")
    (Bounds(580..589), '场')
    >>> read_figure("1.2万"), read_figure("1,140")
    ((Bounds(11500..12499), ''), (Bounds(1140), ''))
    """
    quantity = read_quantity(text)
    if quantity is None:
        return None
    word = quantity.unit.word
    return quantity.bounds, "" if word == _BARE else word
