"""Figures as they are read, and the records that are made of all of them at once.

Making one record asks a question of each of its fields; of figures that were read here the answers are known, and the
tests ask them all the same.
"""

from collections.abc import Sequence
from itertools import islice
from typing import Any, NamedTuple

from attrs import fields

from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.building import unruled
from yilao_yiyou.domain.period import Period
from yilao_yiyou.domain.published import FigureKind, FigureRelation, FigureStatus, PublishedFigure, ReadingNote
from yilao_yiyou.domain.quantity import Quantity
from yilao_yiyou.domain.unit import Accrual, Unit


class Draft(NamedTuple):
    """A figure as it was read: what it may say, and the fields of `PublishedFigure` by their names.

    Attributes:
        ends: The ends that it may have, the likeliest first.
        units: The units that it may be in, the likeliest first.
        chosen: Which of the units suits what is counted.
    """

    ends: tuple[Bounds, ...]
    units: tuple[Unit, ...]
    chosen: int
    id: str
    text: str
    kind: FigureKind
    counted: str
    accrual: Accrual
    offset: int
    end: int
    status: FigureStatus
    rule: str
    period: Period | None
    period_offset: int | None
    period_rule: str | None
    relation: FigureRelation | None = None
    related: str | None = None
    denominator: str | None = None
    base: Period | None = None
    per: str | None = None
    place: str | None = None
    notes: tuple[ReadingNote, ...] = ()


_SAYING = ("ends", "units", "chosen")


def published(drafts: Sequence[Draft]) -> list[PublishedFigure]:
    """Return the records of figures that were read, in their order."""
    if not drafts:
        return []
    read = dict(zip(Draft._fields, zip(*drafts, strict=True), strict=True))
    columns: dict[str, Sequence[Any]] = {each.name: [each.default] * len(drafts) for each in fields(PublishedFigure)}
    columns |= {name: values for name, values in read.items() if name not in _SAYING}
    columns["quantity"], columns["alternatives"] = _quantities(drafts)
    return unruled(PublishedFigure, columns, len(drafts))


def _quantities(drafts: Sequence[Draft]) -> tuple[list[Quantity], list[tuple[Quantity, ...]]]:
    """Return what each figure says, in the unit that suits what it counts, and what it may say besides."""
    said = [(ends, unit, draft.text) for draft in drafts for unit in draft.units for ends in draft.ends]
    bounds, units, words = zip(*said, strict=True)
    made = iter(unruled(Quantity, {"bounds": bounds, "unit": units, "phrase": words}, len(said)))
    first: list[Quantity] = []
    others: list[tuple[Quantity, ...]] = []
    for draft in drafts:
        several = list(islice(made, len(draft.units) * len(draft.ends)))
        first.append(several.pop(draft.chosen * len(draft.ends)))
        others.append(tuple(several))
    return first, others
