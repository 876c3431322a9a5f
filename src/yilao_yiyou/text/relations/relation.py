"""Relations: what the figures of one text say about each other, as the words between them tell."""

from attrs import frozen

from yilao_yiyou.domain.codes import CodeSet
from yilao_yiyou.domain.published import PublishedFigure


class RelationKind(CodeSet):
    """How figures of one text belong together."""

    PARTITION = "partition", "分项与总数"
    """Parts that make up a whole."""
    SHARES = "shares", "各项占比"
    """Percentages that make up a hundred."""
    SUBSET = "subset", "其中"
    """A part of a whole, perhaps among others."""
    SHARE = "share", "部分占总数"
    """A part, its percentage, and the whole where it is printed."""
    BASE = "base", "占同一总数"
    """Counts with percentages of one total that need not be printed."""
    STOCK_FLOW = "stock_flow", "期初、增减、期末"
    """A stock before and after, and what was new and closed between."""
    GROWTH = "growth", "两期与增减"
    """A level, the one before it, the change and its rate."""
    PRODUCT = "product", "个数、平均、合计"
    """A count, an average of each, and the total."""
    SNAPSHOT = "snapshot", "同一数字"
    """One figure stated twice, of the same day or of two."""
    PERSONS_TIMES = "persons_times", "人与人次"
    """The persons and the person-times of one thing."""
    PERSONS_EVENTS = "persons_events", "多场活动的人数"
    """Persons said to have been served by several sessions."""


class Role(CodeSet):
    """What a figure is in a relation."""

    WHOLE = "whole", "总数"
    PART = "part", "部分"
    PERCENT = "percent", "占比"
    BEFORE = "before", "期初"
    NEW = "new", "新增"
    CLOSED = "closed", "减少"
    AFTER = "after", "期末"
    CHANGE = "change", "增加"
    DROP = "drop", "下降"
    RATE = "rate", "增长率"
    FALL = "fall", "下降率"
    COUNT = "count", "个数"
    AVERAGE = "average", "平均"
    TOTAL = "total", "合计"
    PERSONS = "persons", "人数"
    TIMES = "times", "人次"
    EVENTS = "events", "场次"
    FIRST = "first", "前一处"
    SECOND = "second", "后一处"


@frozen
class Member:
    """A figure and what it is in a relation."""

    role: Role
    figure: PublishedFigure


@frozen(kw_only=True)
class Relation:
    """Figures of one text that belong together, and the words that say so.

    Attributes:
        kind: How they belong together.
        members: The figures with their roles, in the order of the text.
        cue: The words that the relation was read from.
        is_said: Whether the words leave no doubt; otherwise the relation is the likely reading of a list.
    """

    kind: RelationKind
    members: tuple[Member, ...]
    cue: str
    is_said: bool = True

    def having(self, role: Role) -> tuple[PublishedFigure, ...]:
        """Return the figures in a role, in the order of the text."""
        return tuple(member.figure for member in self.members if member.role is role)

    def one(self, role: Role) -> PublishedFigure | None:
        """Return the first figure in a role, `None` where there is none."""
        return next(iter(self.having(role)), None)
