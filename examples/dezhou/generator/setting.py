"""The setting: the real divisions, and chance that depends on nothing but the seed."""

import csv
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random

from attrs import frozen

from yilao_yiyou.domain.region import Issuer, Level, Region, RegionCode
from yilao_yiyou.domain.region_tree import RegionTree

_DIVISIONS = Path(__file__).parents[1] / "divisions.csv"
_VINTAGE = 2023
_FIRST_RURAL = 200
_LAST_RURAL = 399


def read_divisions() -> tuple[Region, ...]:
    """Return the divisions of the Bureau's list of 2023, from the province down to the villages."""
    with _DIVISIONS.open(encoding="utf-8", newline="") as lines:
        return tuple(
            Region(code=RegionCode(row["code"]), name=row["name"], vintage=_VINTAGE, issuer=Issuer.NBS)
            for row in csv.DictReader(lines)
        )


@frozen
class Setting:
    """Where it all happens, and the seed."""

    seed: int
    tree: RegionTree

    def chance(self, *names: str) -> Random:
        """Return a source of chance of its own for each use, so that one use does not disturb another."""
        return Random("/".join((str(self.seed), *names)))

    @property
    def counties(self) -> tuple[RegionCode, ...]:
        """The county-level divisions, the Bureau's zone among them."""
        return tuple(region.code for region in self.tree.at(Level.COUNTY))

    def name(self, code: str) -> str:
        """Return a division's name."""
        return self.tree.name(code)

    def below(self, code: str) -> tuple[RegionCode, ...]:
        """Return the divisions right below one."""
        return tuple(region.code for region in self.tree.children(code))

    def villages(self, code: str) -> tuple[RegionCode, ...]:
        """Return the village-level divisions of a county."""
        return tuple(village for township in self.below(code) for village in self.below(township))

    def communities(self, code: str) -> tuple[RegionCode, ...]:
        """Return the urban communities among a county's village-level divisions."""
        return tuple(village for village in self.villages(code) if is_urban(village))

    def places(self, code: str, chance: Random) -> Iterator[RegionCode]:
        """Yield a county's village-level divisions, urban ones first, each kind in an order left to chance."""
        urban = list(self.communities(code))
        rural = [village for village in self.villages(code) if not is_urban(village)]
        chance.shuffle(urban)
        chance.shuffle(rural)
        yield from urban
        yield from rural


def is_urban(village: RegionCode) -> bool:
    """Return whether a village-level code is not one of a villagers' committee."""
    return not _FIRST_RURAL <= int(village[-3:]) <= _LAST_RURAL


def deal(total: int, among: int, chance: Random, *, least: int = 0) -> list[int]:
    """Return a total cut into unequal whole parts that add up to it again."""
    weights = [chance.randint(60, 140) for _ in range(among)]
    spare = total - least * among
    parts = [least + spare * weight // sum(weights) for weight in weights]
    for place in chance.sample(range(among), total - sum(parts)):
        parts[place] += 1
    return parts


def day_between(first: date, last: date, chance: Random) -> date:
    """Return a day from the first to the last, both included."""
    return first + timedelta(days=chance.randint(0, (last - first).days))


def days_apart(first: date, last: date, among: int, chance: Random) -> Iterator[date]:
    """Yield different days, so that no two entries made for them are the same but for the id."""
    for day in chance.sample(range((last - first).days + 1), among):
        yield first + timedelta(days=day)
