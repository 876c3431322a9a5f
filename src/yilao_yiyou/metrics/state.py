"""States that merge: counties count apart, the city puts their states together, and no id leaves a county."""

from collections.abc import Iterable
from functools import reduce
from hashlib import blake2b
from typing import Final, Self

from attrs import field, frozen

from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.crowd_tally import CrowdTally
from yilao_yiyou.domain.pseudonym import PseudonymKey
from yilao_yiyou.errors import FormatError, MeasureError
from yilao_yiyou.metrics.reach import reach_bounds

_MAGIC: Final = b"yydistinct1\n"
_WIDTH: Final = 16


@frozen(kw_only=True)
class DistinctState:
    """Who was reached, as keyed pseudonyms, and how many heads besides: enough for exact bounds of several together.

    Exact, not a sketch: two people have one pseudonym of 16 bytes with a chance below 2^-90 among a million. Whoever
    holds the key can test a guess, so a state is personal information for whoever has both (de-identified, not
    anonymous). The parts must have no event in common, as counties have none where an event counts at one place.

    Attributes:
        key_id: The name of the key.
        purpose: What the pseudonyms are for; states of two purposes do not merge.
        sure: The people who are surely named.
        perhaps: Those who are named where it is not sure that the event belongs.
        unnamed: Heads besides the named, over all events.
        largest: People at the event that surely had most.
        rows: The rows that it was made from.
    """

    key_id: str
    purpose: str
    sure: frozenset[bytes] = field(default=frozenset(), repr=False)
    perhaps: frozenset[bytes] = field(default=frozenset(), repr=False)
    unnamed: Bounds = Bounds(0)
    largest: Bounds = Bounds(0)
    rows: int = 0

    @classmethod
    def of(cls, tally: CrowdTally, *, key: PseudonymKey, purpose: str) -> Self:
        """Return the state of a tally. The ids have to be the same person's in every part.

        Raises:
            PseudonymKeyError: If the purpose is empty or has spaces around it.
        """
        derived = key.derived(purpose)

        def hidden(people: Iterable[str]) -> frozenset[bytes]:
            return frozenset(
                blake2b(person.encode("utf-8", "surrogatepass"), key=derived, digest_size=_WIDTH).digest()
                for person in people
            )

        return cls(
            key_id=key.key_id,
            purpose=purpose,
            sure=hidden(tally.sure),
            perhaps=hidden(tally.named.keys() - tally.sure),
            unnamed=tally.unnamed,
            largest=tally.largest,
            rows=tally.rows,
        )

    def merge(self, other: Self) -> Self:
        """Return the state of both together; the order does not matter.

        Raises:
            MeasureError: If they were made with other keys or for other purposes.
        """
        if (self.key_id, self.purpose) != (other.key_id, other.purpose):
            raise MeasureError(
                "密钥或用途不同的状态不能合并; 请用同一密钥与用途重新生成",
                "states of another key or purpose do not merge; make them anew with the same",
            )
        sure = self.sure | other.sure
        return type(self)(
            key_id=self.key_id,
            purpose=self.purpose,
            sure=sure,
            perhaps=(self.perhaps | other.perhaps) - sure,
            unnamed=self.unnamed + other.unnamed,
            largest=Bounds.largest((self.largest, other.largest)),
            rows=self.rows + other.rows,
        )

    def count(self, cap: Bounds | None = None) -> Bounds:
        """Return the bounds of distinct people (人), the same that the records together give.

        Raises:
            BoundsError: If the cap is below the people surely there.
        """
        named = Bounds(len(self.sure), len(self.sure) + len(self.perhaps))
        return reach_bounds(named=named, largest=self.largest, unnamed=self.unnamed, cap=cap)

    def to_bytes(self) -> bytes:
        """Return the state as bytes, the same bytes for the same state."""
        head = [self.key_id, self.purpose, str(self.rows), str(len(self.sure)), str(len(self.perhaps))]
        head += [*_ends(self.unnamed), *_ends(self.largest)]
        listed = b"".join(sorted(self.sure)) + b"".join(sorted(self.perhaps))
        text = "\t".join(head).encode("utf-8", "surrogatepass")
        return _MAGIC + len(text).to_bytes(2, "big") + text + listed

    @classmethod
    def from_bytes(cls, data: bytes) -> Self:
        """Return the state that bytes hold.

        Raises:
            FormatError: If they are no state, or were cut off or altered.
        """
        try:
            state = cls._read(data)
        except (ValueError, TypeError) as fault:
            raise _no_state() from fault
        if state.to_bytes() != data or any(len(each) != _WIDTH for each in state.sure | state.perhaps):
            raise _no_state()
        return state

    @classmethod
    def _read(cls, data: bytes) -> Self:
        start = len(_MAGIC) + 2
        end = start + int.from_bytes(data[len(_MAGIC) : start], "big")
        key_id, purpose, *numbers = data[start:end].decode("utf-8", "surrogatepass").split("\t")
        rows, sure, perhaps, *ends = (_number(text) for text in numbers)
        listed = [data[at : at + _WIDTH] for at in range(end, len(data), _WIDTH)]
        least, most, largest_least, largest_most = ends
        return cls(
            key_id=key_id,
            purpose=purpose,
            sure=frozenset(listed[: sure or 0]),
            perhaps=frozenset(listed[sure or 0 : (sure or 0) + (perhaps or 0)]),
            unnamed=Bounds(least or 0, most),
            largest=Bounds(largest_least or 0, largest_most),
            rows=rows or 0,
        )


def _ends(bounds: Bounds) -> tuple[str, str]:
    return str(bounds.lo), "-" if bounds.hi is None else str(bounds.hi)


def _number(text: str) -> int | None:
    return None if text == "-" else int(text)


def _no_state() -> FormatError:
    return FormatError("不是完整的去重状态", "these bytes are no whole state of distinct people")


def merged(states: Iterable[DistinctState]) -> DistinctState:
    """Return the state of several together.

    Raises:
        MeasureError: If there is none, or they were made with other keys or for other purposes.
    """
    listed = list(states)
    if not listed:
        raise MeasureError("没有可合并的状态", "there is no state to merge")
    return reduce(DistinctState.merge, listed)
