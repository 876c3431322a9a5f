"""Changes of divisions: merges, splits, transfers and renamings, and what they do to counts by division.

Counts are followed as shares. Of each old count, a part of it that ends in the divisions asked for is known where the
changes are merges, transfers or splits with shares; a split without shares may send all of it or nothing to each part.
The bounds are attained: sending every such split wholly to its best, or to its worst, part is possible.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from fractions import Fraction
from itertools import groupby
from operator import attrgetter
from typing import Annotated

from attrs import field, frozen

from yilao_yiyou.domain.bounds import Bounds, Exact
from yilao_yiyou.domain.codes import CodeSet
from yilao_yiyou.domain.day import plain_day
from yilao_yiyou.domain.fields import Sensitivity, checked, zh
from yilao_yiyou.domain.finding import Finding, Severity
from yilao_yiyou.domain.region import RegionCode
from yilao_yiyou.errors import RegionTreeError

_PUBLIC = Sensitivity.PUBLIC


class ChangeKind(CodeSet):
    """What happened to a division."""

    MERGE = "merge", "合并"
    SPLIT = "split", "拆分"
    TRANSFER = "transfer", "改划"
    """One division gets another code, as when it moves to another county."""
    RENAME = "rename", "更名"


def _codes(codes: Iterable[str]) -> tuple[RegionCode, ...]:
    return tuple(RegionCode(code) for code in codes)


@frozen(kw_only=True, field_transformer=checked)
class DivisionChange:
    """A change of divisions on a day; the old codes are never forgotten (区划变更).

    A division that gives part of its land to another is a split into itself and that other.

    Raises:
        RecordError: If a field has a wrong type.
        RegionTreeError: If the codes do not fit the kind, or shares do not add up to 1.
    """

    on: Annotated[date, zh("生效日期", "the first day it holds", sensitivity=_PUBLIC)]
    kind: Annotated[ChangeKind, zh("变更类型", "what happened", sensitivity=_PUBLIC)]
    before: Annotated[tuple[RegionCode, ...], zh("变更前代码", "codes before", sensitivity=_PUBLIC)] = field(
        converter=_codes
    )
    after: Annotated[tuple[RegionCode, ...], zh("变更后代码", "codes after", sensitivity=_PUBLIC)] = field(
        converter=_codes
    )
    shares: Annotated[
        tuple[Fraction, ...],
        zh("拆分份额", "for a split, the part of the old count of each new division", sensitivity=_PUBLIC),
    ] = ()
    name: Annotated[str | None, zh("新名称", "the name after", sensitivity=_PUBLIC)] = None

    def __attrs_post_init__(self) -> None:
        _require(
            _fits(self),
            "变更前后的区划与变更类型不符: 合并多对一, 拆分一对多, 改划一对一且换代码, 更名代码不变并写明新名",
            "codes do not fit the kind: merge several into one, split one into several, transfer one to another code, "
            "rename keeps the code and gives the new name",
        )
        _require(
            not self.shares
            or (
                (self.kind, len(self.shares)) == (ChangeKind.SPLIT, len(self.after))
                and sum(self.shares) == 1
                and min(self.shares) >= 0
            ),
            "份额只用于拆分, 须与新区划一一对应, 不为负, 合计为1",
            "shares belong to a split, match its new divisions, are not negative and add up to 1",
        )


_MANY = {ChangeKind.MERGE: (True, False), ChangeKind.SPLIT: (False, True)}
"""Whether a kind has several divisions before and after; the others have one and one."""


def _require(holds: bool, zh_: str, en: str) -> None:  # noqa: FBT001 -- the one thing it takes is a truth
    if not holds:
        raise RegionTreeError(zh_, en)


def _fits(change: DivisionChange) -> bool:
    before, after = frozenset(change.before), frozenset(change.after)
    if not (before and after) or (len(before), len(after)) != (len(change.before), len(change.after)):
        return False
    renamed = change.kind is ChangeKind.RENAME
    many = _MANY.get(change.kind, (False, False))
    named = change.name is not None or not renamed
    return named and (len(before) > 1, len(after) > 1) == many and (before == after) == renamed


@frozen(kw_only=True)
class Restated:
    """Counts as the divisions of a later day would have had them, and what was done to get there.

    Attributes:
        counts: The counts by code of the later day.
        applied: The changes that were applied, in order of their day.
        notes: What is not exact about the counts, and why.
        original: The counts that were restated.
    """

    counts: Mapping[RegionCode, Bounds]
    applied: tuple[DivisionChange, ...]
    notes: tuple[Finding, ...]
    original: Mapping[RegionCode, Bounds]

    def total(self, codes: Iterable[str]) -> Bounds:
        """Return the count of several divisions together, each once.

        The parts of a split without shares each have anything from nothing to all, but together what was split:
        the sum of their bounds does not say that, this does.

        Raises:
            RegionTreeError: If there is no restated count of one of them.
        """
        wanted = frozenset(_codes(codes))
        if strange := sorted(wanted - self.counts.keys()):
            raise RegionTreeError(f"没有 {strange[0]} 的重述数", f"there is no restated count of {strange[0]}")
        return _bounds(wanted, self.original, _days(self.original, self.applied))


def restate(
    counts: Mapping[RegionCode, Bounds],
    changes: Iterable[DivisionChange],
    *,
    as_of: date,
    counted_on: date | None = None,
) -> Restated:
    """Return counts by division restated for the divisions of a day; nothing is restated unless asked for here.

    A merge, a transfer and a split with shares restate exactly. A split without shares leaves each part anything from
    nothing to all of it, while the parts together still have the old count (`Restated.total`). A division without a
    count is not taken as nothing: where it was merged the sum has no upper end, and a note says so.

    Changes of one day happen together, each to the divisions of the day before.

    Args:
        counts: The counts by code, none of them negative.
        changes: The changes, in any order; those that touch no count are passed over.
        as_of: The day whose divisions are wanted; later changes are not applied.
        counted_on: The day whose divisions the counts are in; changes up to it are not applied. Without it all are.

    Raises:
        PeriodError: If a day is no plain date.
        RegionCodeError: If a key is no division code.
        RegionTreeError: If a count may be negative, a division is changed twice on one day, or the days are reversed.

    >>> old, new = RegionCode("371421"), RegionCode("371403")
    >>> change = DivisionChange(on=date(2014, 10, 1), kind=ChangeKind.TRANSFER, before=(old,), after=(new,))
    >>> restate({old: Bounds(7)}, [change], as_of=date(2022, 1, 1)).counts
    {'371403': Bounds(7)}
    """
    first = date.min if counted_on is None else plain_day(counted_on)
    _require(first <= plain_day(as_of), "as_of 须不早于 counted_on", "as_of must not be before counted_on")
    _require(all(count.lo >= 0 for count in counts.values()), "数不能为负", "a count is not negative")
    original = {RegionCode(code): count for code, count in counts.items()}
    days = _days(original, (change for change in changes if first < change.on <= as_of))
    return Restated(
        counts=_restated(original, days),
        applied=tuple(change for day in days for change in day.changes),
        notes=tuple(note for day in days for note in day.notes()),
        original=original,
    )


@frozen(kw_only=True)
class _Day:
    """The changes of one day that touch a count, and the divisions with a count on the day before."""

    changes: tuple[DivisionChange, ...]
    known: frozenset[RegionCode]

    @property
    def moves(self) -> tuple[DivisionChange, ...]:
        return tuple(change for change in self.changes if change.kind is not ChangeKind.RENAME)

    @property
    def gone(self) -> frozenset[RegionCode]:
        return frozenset(code for change in self.moves for code in change.before)

    @property
    def come(self) -> frozenset[RegionCode]:
        return frozenset(code for change in self.moves for code in change.after)

    @property
    def known_after(self) -> frozenset[RegionCode]:
        return (self.known - self.gone) | self.come

    def notes(self) -> Iterator[Finding]:
        for change in self.moves:
            if change.kind is ChangeKind.SPLIT and not change.shares:
                yield _note("RESTATE_SHARES_UNKNOWN", change, change.before[0])
            elif change.kind is not ChangeKind.SPLIT and change.after[0] in self.known - self.gone:
                yield _note("RESTATE_CODE_IN_USE", change, change.after[0])
            for code in sorted(frozenset(change.before) - self.known):
                yield _note("RESTATE_NOT_COUNTED", change, code)


def _days(original: Mapping[RegionCode, Bounds], changes: Iterable[DivisionChange]) -> tuple[_Day, ...]:
    by_day = attrgetter("on")
    days: list[_Day] = []
    known = frozenset(original)
    for on, together in groupby(sorted(changes, key=by_day), key=by_day):
        day = _Day(changes=tuple(each for each in together if not known.isdisjoint(each.before)), known=known)
        taken = [code for each in day.moves for code in each.before]
        _require(
            len(set(taken)) == len(taken),
            f"{on} 有两项变更同时改动了同一区划; 请合成一项, 或写明先后日期",
            f"two changes of {on} take the same division; make them one, or give them different days",
        )
        if day.changes:
            days.append(day)
        known = day.known_after
    return tuple(days)


def _restated(original: Mapping[RegionCode, Bounds], days: tuple[_Day, ...]) -> dict[RegionCode, Bounds]:
    known = days[-1].known_after if days else frozenset(original)
    moved = frozenset(code for day in days for code in day.come)
    kept = {code: count for code, count in original.items() if code in known - moved}
    return kept | {code: _bounds(frozenset((code,)), original, days) for code in sorted(known & moved)}


def _bounds(codes: frozenset[RegionCode], original: Mapping[RegionCode, Bounds], days: tuple[_Day, ...]) -> Bounds:
    least, _ = _parts(codes, days, min)
    most, endless = _parts(codes, days, max)
    reached = Bounds.total(
        (original[code] * least[code]).hull(original[code] * most[code]) for code in most.keys() & original.keys()
    )
    return reached + Bounds(0, None) if endless else reached


def _parts(
    codes: frozenset[RegionCode], days: tuple[_Day, ...], choice: Callable[[list[Exact]], Exact]
) -> tuple[Mapping[RegionCode, Exact], bool]:
    """Return the part of each old division that ends in the codes, and whether an uncounted one reaches them."""
    parts: dict[RegionCode, Exact] = dict.fromkeys(codes, 1)
    endless = False
    for day in reversed(days):
        # All are read before any is written: the changes of one day happen together.
        parts |= {code: _part(change, parts, choice) for change in day.moves for code in change.before}
        endless = endless or any(parts[code] > 0 for code in day.gone - day.known)
    return parts, endless


def _part(change: DivisionChange, parts: Mapping[RegionCode, Exact], choice: Callable[[list[Exact]], Exact]) -> Exact:
    reached = [parts.get(code, 0) for code in change.after]
    if not change.shares:
        return choice(reached)
    return sum((share * part for share, part in zip(change.shares, reached, strict=True)), Fraction(0))


_NOTES = {
    "RESTATE_SHARES_UNKNOWN": (
        Severity.INFO,
        "拆分而份额不详, 每一部分在零与原数之间, 各部分之和仍为原数",
        "split with unknown shares: each part has from nothing to all, together they have the old count",
        "查到份额后写入 shares; 合计请用 total()",
        "give shares once they are known; use total() for sums",
    ),
    "RESTATE_CODE_IN_USE": (
        Severity.WARNING,
        "变更后的代码此前已有数, 两者相加",
        "the code after the change had a count before; the two are added",
        "若它也参与变更, 请列入变更前代码",
        "if it took part in the change, list it among the codes before",
    ),
    "RESTATE_NOT_COUNTED": (
        Severity.WARNING,
        "变更前没有这个区划的数, 合计没有上限",
        "there is no count of this division before the change, so that the sum has no upper end",
        "补上它的数, 确实没有则写零",
        "give its count, zero if there is none",
    ),
}


def _note(rule: str, change: DivisionChange, code: RegionCode) -> Finding:
    severity, zh_, en, mend_zh, mend_en = _NOTES[rule]
    zh_, en, record = f"{change.on}: {zh_}", f"{change.on}: {en}", f"regions/{code}"
    return Finding(rule=rule, severity=severity, record=record, zh=zh_, en=en, mend_zh=mend_zh, mend_en=mend_en)
