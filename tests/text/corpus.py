"""The corpora of phrases, kept as data beside the tests: each with its reading and the reason for it."""

import csv
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from pathlib import Path
from types import MappingProxyType

from yilao_yiyou.domain.codes import CodeSet
from yilao_yiyou.domain.period import Period
from yilao_yiyou.domain.published import FigureKind, PublishedFigure
from yilao_yiyou.domain.quantity import Quantity
from yilao_yiyou.text.figures import find_figures

DATA = Path(__file__).parent / "data"


def rows(name: str) -> tuple[dict[str, str], ...]:
    """Return the rows of a corpus."""
    with (DATA / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file, dialect="excel-tab", quoting=csv.QUOTE_NONE))


def expected(row: dict[str, str]) -> tuple[Fraction, Fraction | None, bool, bool, str]:
    """Return the ends of a row, whether they are open, and the measure word; `(` and `)` mark an open end."""
    return ends(row["lo"], row["hi"], row["unit"])


def ends(lo: str, hi: str, unit: str) -> tuple[Fraction, Fraction | None, bool, bool, str]:
    """Return the same of ends as they are written down."""
    return (
        _number(lo.removeprefix("(")),
        None if hi == "-" else _number(hi.removesuffix(")")),
        lo.startswith("("),
        hi.endswith(")"),
        unit,
    )


def _number(words: str) -> Fraction:
    return sum(map(Fraction, words.split("+")), Fraction())


def actual(quantity: Quantity | None) -> tuple[Fraction, Fraction | None, bool, bool, str] | None:
    """Return the same of a quantity that was read."""
    if quantity is None:
        return None
    bounds = quantity.bounds
    hi = None if bounds.hi is None else Fraction(bounds.hi)
    return Fraction(bounds.lo), hi, bounds.lo_open, bounds.hi_open, quantity.unit.word


def _days(period: Period | None) -> str | None:
    return None if period is None else str(period)


def _slug(value: CodeSet | None) -> str | None:
    return None if value is None else value.value


SAID: MappingProxyType[str, Callable[[PublishedFigure], str | None]] = MappingProxyType(
    {
        "c": lambda figure: figure.counted,
        "a": lambda figure: _slug(figure.accrual),
        "p": lambda figure: _days(figure.period),
        "b": lambda figure: _days(figure.base),
        "s": lambda figure: _slug(figure.status),
        "of": lambda figure: figure.denominator,
        "per": lambda figure: figure.per,
        "r": lambda figure: _slug(figure.relation),
        "at": lambda figure: figure.place,
    }
)
"""What a corpus of sentences says of a figure, by its sign there."""


def told(row: dict[str, str]) -> list[list[str]]:
    """Return what a sentence of a corpus says of its figures, each in its parts."""
    return [figure.split("|") for figure in row["figures"].split("; ") if figure]


def attributes(said: str) -> dict[str, str | None]:
    """Return what is said of a figure by its signs; `-` is none."""
    pairs = (each.split("=", 1) for each in said.split())
    return {sign: None if value == "-" else value for sign, value in pairs}


def figures_of(row: dict[str, str]) -> list[PublishedFigure]:
    """Return the figures that are read in a sentence of a corpus, in which ¶ ends a paragraph; claims are left out."""
    figures = find_figures(row["text"].replace("¶", "\n"), as_of=date.fromisoformat(row["as_of"]))
    return [figure for figure in figures if figure.kind is FigureKind.FIGURE]
