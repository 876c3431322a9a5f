"""The corpora of phrases, kept as data beside the tests: each with its reading and the reason for it."""

import csv
from fractions import Fraction
from pathlib import Path

from yilao_yiyou.domain.quantity import Quantity

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
