"""Division codes as small numbers in the order of the tree, whose bits say at which level two of them part."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate, pairwise

from attrs import frozen

from yilao_yiyou.domain.region import Level, RegionCode

_ENDS = (0, *(level.digits for level in Level))
_STEPS = tuple(slice(*ends) for ends in pairwise(_ENDS))
"""Where the digits of each level stand in a code of 12 digits."""


@frozen(kw_only=True)
class Packing:
    """A number for each division code, with a group of bits for each level, the highest for the provinces.

    Attributes:
        numbers: The number of each code.
        floors: For each level from the top: two codes lie in different divisions of that level exactly if the
            exclusive or of their numbers is not below this.
        bits: How many bits all levels take.
    """

    numbers: Mapping[RegionCode, int]
    floors: tuple[int, ...]
    bits: int

    @classmethod
    def of(cls, codes: Iterable[RegionCode]) -> "Packing":
        """Return the packing of some codes.

        >>> near, far = RegionCode("371402001"), RegionCode("371402002")
        >>> packing = Packing.of([near, far])
        >>> packing.floors[2] > packing.numbers[near] ^ packing.numbers[far] >= packing.floors[3]
        True
        """
        paths = _paths(codes)
        widths = (
            [max(path[depth] for path in paths.values()).bit_length() for depth in range(len(Level))] if paths else []
        )
        shifts = [*accumulate(reversed(widths), initial=0)]
        floors = [1 << shift for shift in reversed(shifts[:-1])]
        numbers = {
            code: sum(step * floor for step, floor in zip(path, floors, strict=True)) for code, path in paths.items()
        }
        return cls(numbers=numbers, floors=tuple(floors), bits=shifts[-1])


def _paths(codes: Iterable[RegionCode]) -> dict[RegionCode, tuple[int, ...]]:
    """Return for each code its place among its siblings at each level; 0 where it has no division of that level."""
    siblings: dict[str, dict[str, int]] = {}
    return {code: tuple(_steps(code.padded, siblings)) for code in sorted(set(codes), key=lambda code: code.padded)}


def _steps(padded: str, siblings: dict[str, dict[str, int]]) -> Iterator[int]:
    for step in _STEPS:
        known = siblings.setdefault(padded[: step.start], {})
        yield known.setdefault(padded[step], len(known) + 1) if padded[step].strip("0") else 0
