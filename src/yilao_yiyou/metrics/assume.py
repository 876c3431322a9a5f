"""Assumptions: what is taken to be true of people who were counted without names."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Self

from attrs import frozen

from yilao_yiyou.domain.target import Criterion
from yilao_yiyou.errors import MeasureError


@frozen(kw_only=True)
class Assume:
    """The assumptions under which distinct people are bounded; each is printed with the result.

    They move the answer more than the data do, so none is silent. The default assumes only that a head is one
    person present once at that event, who may have a name elsewhere.

    Attributes:
        once_per_event: A person is counted once at an event (T1). Without it a head may be anybody again (T6).
        visitors: Heads may be outside the scope, such as visitors or staff (T4).
        closed_by: The facet or level whose parts share nobody, such as `village` or `project` (T3).
        disjoint_by: The facet whose classes share nobody, such as `public` (T2).
        named_never_unnamed: Who is named once is never among the heads (T9).
        max_attendances: Nobody attends more often than this (T7).
        one_event_a_day: Nobody is at two events that began on the same day (T8).

    Raises:
        MeasureError: If nobody may attend even once.

    >>> print(Assume(closed_by="village").statements_zh[-1])
    按 village 划分的各部分之间没有相同的人 (T3)
    """

    once_per_event: bool = True
    visitors: bool = False
    closed_by: str | None = None
    disjoint_by: str | None = None
    named_never_unnamed: bool = False
    max_attendances: int | None = None
    one_event_a_day: bool = False

    def __attrs_post_init__(self) -> None:
        if self.max_attendances is not None and self.max_attendances < 1:
            raise MeasureError(
                "每人至多参加的次数须不小于1", "everybody attends once at least; max_attendances is 1 or more"
            )

    @classmethod
    def from_criteria(cls, criteria: Iterable[Criterion]) -> Self:
        """Return the assumptions that a published figure asks for, by name.

        Raises:
            MeasureError: If there is no such assumption, or its value is not one.

        >>> from yilao_yiyou.domain.target import criteria
        >>> Assume.from_criteria(criteria(closed_by="project")).closed_by
        'project'
        """
        asked: dict[str, object] = {}
        for criterion in criteria:
            read = _READERS.get(criterion.facet)
            value = None if read is None or len(criterion.among) != 1 else read(criterion.among[0])
            if value is None:
                raise MeasureError(
                    f"假设须为 {', '.join(_READERS)} 之一并带一个合法取值, 得到 {criterion.facet}",
                    f"an assumption is one of {', '.join(_READERS)} with one value that fits, got {criterion.facet}",
                )
            asked[criterion.facet] = value
        return cls(**asked)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] -- read by name just above

    @property
    def parts_by(self) -> tuple[str, ...]:
        """The facets by which people are split into parts that share nobody."""
        return tuple(facet for facet in (self.closed_by, self.disjoint_by) if facet is not None)

    @property
    def statements_zh(self) -> tuple[str, ...]:
        """The assumptions in words, in Chinese."""
        return tuple(zh for zh, _ in self._statements())

    @property
    def statements_en(self) -> tuple[str, ...]:
        """The assumptions in words, in English."""
        return tuple(en for _, en in self._statements())

    def _statements(self) -> list[tuple[str, str]]:
        said = [("每人在同一场活动只计一次 (T1)", "a person is counted once at an event (T1)")]
        if not self.once_per_event:
            said = [("同一人可能被重复计数 (T6)", "a person may be counted repeatedly (T6)")]
        if self.visitors:
            said.append(("未实名者可能不属于统计范围 (T4)", "unnamed heads may be outside the scope (T4)"))
        if self.closed_by is not None:
            said.append(
                (
                    f"按 {self.closed_by} 划分的各部分之间没有相同的人 (T3)",
                    f"parts by {self.closed_by} share nobody (T3)",
                )
            )
        if self.disjoint_by is not None:
            said.append(
                (
                    f"按 {self.disjoint_by} 划分的各类之间没有相同的人 (T2)",
                    f"classes by {self.disjoint_by} share nobody (T2)",
                )
            )
        if self.named_never_unnamed:
            said.append(("实名者从不计入未实名人数 (T9)", "named people are never among the unnamed (T9)"))
        if self.max_attendances is not None:
            said.append(
                (
                    f"每人至多参加 {self.max_attendances} 次 (T7)",
                    f"nobody attends more than {self.max_attendances} times (T7)",
                )
            )
        if self.one_event_a_day:
            said.append(("同一天开始的活动没有相同的人 (T8)", "events that began on one day share nobody (T8)"))
        return said


def _truth(text: str) -> bool | None:
    return {"true": True, "false": False}.get(text)


def _whole(text: str) -> int | None:
    return int(text) if _WHOLE.fullmatch(text) else None


_WHOLE = re.compile("[1-9][0-9]{0,8}")


_READERS: Mapping[str, Callable[[str], object | None]] = {
    "once_per_event": _truth,
    "visitors": _truth,
    "closed_by": str,
    "disjoint_by": str,
    "named_never_unnamed": _truth,
    "max_attendances": _whole,
    "one_event_a_day": _truth,
}

WEAKEST = Assume()
"""What is assumed where nothing else is: a head is one person present once at that event (T1)."""
