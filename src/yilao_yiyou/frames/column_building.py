"""Building many objects from checked columns, without a Python call for each field of each."""

from collections.abc import Mapping

from yilao_yiyou.domain.building import broken_rules, unruled
from yilao_yiyou.frames.column_faults import CellError
from yilao_yiyou.frames.column_kinds import Values


def built(cls: type, columns: Mapping[str, Values], count: int) -> Values:
    """Return objects of a slotted class, their fields set from columns and their invariants held.

    The columns were checked to hold what the validators and converters of the fields would let pass and make,
    so these are not run again; what the fields must be together is asked of every object.

    Raises:
        CellError: If the fields of an object contradict each other.
    """
    made = unruled(cls, columns, count)
    for row, error in broken_rules(cls, made):
        raise CellError(error.zh, error.en, rows=[row]) from None
    return made
