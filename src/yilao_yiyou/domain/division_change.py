"""Changes of divisions: merges, splits, transfers and renamings, and what they do to counts by division."""

from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction

from attrs import field, frozen

from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.codes import CodeSet
from yilao_yiyou.domain.region import RegionCode
from yilao_yiyou.errors import RegionTreeError


class ChangeKind(CodeSet):
    """What happened to a division."""

    MERGE = "merge", "合并"
    SPLIT = "split", "拆分"
    TRANSFER = "transfer", "改划"
    """One division gets another code, as when it moves to another county."""
    RENAME = "rename", "更名"


@frozen(kw_only=True)
class DivisionChange:
    """A change of divisions on a day; the old codes are never forgotten.

    Attributes:
        on: The day it took effect.
        kind: Merge, split, transfer or renaming.
        before: The codes before.
        after: The codes after.
        shares: For a split, the part of the old count that each new division takes, where it is known.
        name: For a renaming, the new name.

    Raises:
        RegionTreeError: If the codes do not fit the kind, or shares do not add up to 1.
    """

    on: date
    kind: ChangeKind
    before: tuple[RegionCode, ...]
    after: tuple[RegionCode, ...]
    shares: tuple[Fraction, ...] = ()
    name: str | None = field(default=None)

    def __attrs_post_init__(self) -> None:
        many = (len(self.before) > 1, len(self.after) > 1)
        renamed = self.name is not None and self.before == self.after
        fits = many == _MANY[self.kind] and renamed == (self.kind is ChangeKind.RENAME)
        if not (fits and self.before and self.after):
            raise RegionTreeError(
                "变更前后的区划数与变更类型不符: 合并多对一, 拆分一对多, 改划一对一, 更名代码不变并写明新名",
                "codes do not fit the kind: merge several into one, split one into several, transfer one to one, "
                "rename keeps the code and gives the new name",
            )
        if self.shares and (len(self.shares) != len(self.after) or sum(self.shares) != 1 or min(self.shares) < 0):
            raise RegionTreeError(
                "拆分份额须与新区划一一对应且合计为1", "shares match the new divisions and add up to 1"
            )


_MANY = {
    ChangeKind.MERGE: (True, False),
    ChangeKind.SPLIT: (False, True),
    ChangeKind.TRANSFER: (False, False),
    ChangeKind.RENAME: (False, False),
}
"""Whether each kind has several divisions before and after."""


@frozen(kw_only=True)
class Restated:
    """Counts as the divisions of a later day would have had them, and what was done to get there.

    Attributes:
        counts: The counts by code.
        applied: The changes that were applied, in order of their day.
    """

    counts: Mapping[RegionCode, Bounds]
    applied: tuple[DivisionChange, ...]


def restate(counts: Mapping[RegionCode, Bounds], changes: Iterable[DivisionChange], *, as_of: date) -> Restated:
    """Return counts by division restated for the divisions of a day; nothing is restated unless asked for here.

    A merge and a transfer restate exactly. A split with shares gives each part its share; without shares each part
    has anything from nothing to all of it, while the parts together still have the old count.

    >>> old, new = RegionCode("371421"), RegionCode("371403")
    >>> change = DivisionChange(on=date(2014, 10, 1), kind=ChangeKind.TRANSFER, before=(old,), after=(new,))
    >>> restate({old: Bounds(7)}, [change], as_of=date(2022, 1, 1)).counts
    {'371403': Bounds(7)}
    """
    restated = dict(counts)
    applied: list[DivisionChange] = []
    for change in sorted(changes, key=lambda each: each.on):
        touched = [code for code in change.before if code in restated]
        if change.on > as_of or not touched:
            continue
        applied.append(change)
        moved = Bounds.total(restated.pop(code) for code in touched)
        for place, code in enumerate(change.after):
            restated[code] = restated.get(code, Bounds(0)) + _part(change, place, moved)
    return Restated(counts=restated, applied=tuple(applied))


def _part(change: DivisionChange, place: int, moved: Bounds) -> Bounds:
    if change.kind is not ChangeKind.SPLIT:
        return moved
    return moved * change.shares[place] if change.shares else Bounds(0, moved.hi)
