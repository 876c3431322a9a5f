"""The shelf: the rows of a source laid out so that one question after another is answered without reading them anew."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping
from functools import cached_property
from typing import Any, TypeVar

from attrs import Factory, field, frozen

from yilao_yiyou.domain.register import Register
from yilao_yiyou.domain.rows import AnySource, Question, in_place, in_time, require_facets
from yilao_yiyou.domain.target import Criterion

_Value = TypeVar("_Value", bound=Hashable)


@frozen
class _Places:
    """The rows that something holds for, surely and at most, by their place in the source."""

    sure: frozenset[int]
    most: frozenset[int]

    def __and__(self, other: "_Places") -> "_Places":
        return _Places(self.sure & other.sure, self.most & other.most)


@frozen(eq=False)
class Shelf:
    """The rows of a source, by their days, divisions and facets.

    Rows that are alike in something are judged once, and each judgement is kept. The answers are those of `selected`
    in `yilao_yiyou.domain.rows`, in the same order; they are quicker from the second question on, and take memory.

    Attributes:
        register: The records.
        source: Where the rows come from.
        rows: The rows.

    >>> from yilao_yiyou.domain.sources import TEAMS
    >>> from yilao_yiyou.domain.team import Team, TeamKind
    >>> teams = [Team(id=code, name="某巡河队", kind=TeamKind.PATROL, region=code) for code in ("371402", "371482")]
    >>> shelf = Shelf(Register(teams=tuple(teams)), TEAMS)
    >>> [(team.id, sure) for team, sure in shelf.selected(Question(where=(Criterion(facet="id", among=("371482",)),)))]
    [('371482', True)]
    """

    register: Register
    source: AnySource
    rows: tuple[Any, ...] = field(
        init=False, default=Factory(lambda self: tuple(self.source.rows(self.register)), takes_self=True)
    )
    _alike: dict[Hashable, Mapping[Any, list[int]]] = field(init=False, factory=dict[Hashable, Mapping[Any, list[int]]])
    _known: dict[Hashable, _Places] = field(init=False, factory=dict[Hashable, _Places])

    def selected(self, question: Question) -> Iterator[tuple[Any, bool]]:
        """Yield the rows that a question is about, each with whether it surely is one of them.

        Raises:
            UnknownFacetError: If the source has no such facet.
            MeasureError: If a stock is asked for without a day.
        """
        require_facets(self.source, question)
        found = self._in_time(question) & self._in_place(question)
        for criterion in question.where:
            found &= self._passing(criterion)
        for place in sorted(found.most):
            yield self.rows[place], place in found.sure and place in self._ones

    @cached_property
    def _ones(self) -> frozenset[int]:
        """The rows that surely are what the source says."""
        sure = self.source.sure
        return frozenset(place for place, row in enumerate(self.rows) if sure is None or sure(row))

    def _in_time(self, question: Question) -> _Places:
        settled, when = question.settled, self.source.when
        asked = (settled.timing, settled.during, settled.as_of)
        return self._judged("when", asked, lambda row: when(self.register, row), lambda days: in_time(days, settled))

    def _in_place(self, question: Question) -> _Places:
        within, region = question.within, self.source.region
        return self._judged(
            "region", within, lambda row: region(self.register, row), lambda code: in_place(code, within)
        )

    def _passing(self, criterion: Criterion) -> _Places:
        facet, among = self.source.facets[criterion.facet], frozenset(criterion.among)
        return self._judged(
            ("facet", criterion.facet),
            among,
            lambda row: facet(self.register, row),
            lambda values: not among.isdisjoint(values),
        )

    def _judged(
        self, kind: Hashable, asked: Hashable, read: Callable[[Any], _Value], holds: Callable[[_Value], bool | None]
    ) -> _Places:
        """Return the rows whose value of a kind is as asked; `None` for a value that does not tell."""
        if (kind, asked) not in self._known:
            judged = [(holds(value), places) for value, places in self._by(kind, read).items()]
            self._known[kind, asked] = _Places(
                frozenset(place for verdict, places in judged if verdict for place in places),
                frozenset(place for verdict, places in judged if verdict is not False for place in places),
            )
        return self._known[kind, asked]

    def _by(self, kind: Hashable, read: Callable[[Any], _Value]) -> Mapping[_Value, list[int]]:
        """Return the rows by what is read from them."""
        if kind not in self._alike:
            alike: defaultdict[_Value, list[int]] = defaultdict(list)
            for place, row in enumerate(self.rows):
                alike[read(row)].append(place)
            self._alike[kind] = alike
        return self._alike[kind]
