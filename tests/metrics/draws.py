"""What invented records are drawn from: places, days, and the choices among them."""

from datetime import date
from random import Random
from typing import TypeVar

from attrs import frozen

from yilao_yiyou.domain.period import Edge, Period

T = TypeVar("T")

AS_OF = date(2022, 9, 1)
PLACES = ("3714", "371402", "371482", "371402001", "371402002", "371402001001", "371402002001", "371482000201")
"""A city, two counties, two townships, and three villages, of which the last lies in its county itself."""
VILLAGES = PLACES[5:]
CAP = 3
"""The population of whom rates are asked: everybody who has a name."""

ENTERED = (date(2022, 1, 15), date(2022, 1, 16), date(2022, 7, 15), date(2022, 7, 16), date(2023, 1, 31))
"""Days on which records were entered, on both sides of being on time."""
DAYS = (date(2021, 12, 31), date(2022, 1, 1), date(2022, 6, 15), AS_OF, date(2022, 12, 31), date(2023, 1, 1))


@frozen
class Draws:
    """Choices that are the same for the same seed."""

    random: Random

    def chance(self) -> bool:
        """Return whether something that happens every other time does."""
        return self.random.random() < 0.5

    def few(self, prefix: str, most: int = 3) -> list[str]:
        """Return the ids of some records."""
        return [f"{prefix}{number}" for number in range(self.random.randrange(most + 1))]

    def one(self, prefix: str) -> str:
        """Return the id of a record that may be there."""
        return f"{prefix}{self.random.randrange(3)}"

    def some(self, among: tuple[str, ...]) -> tuple[str, ...]:
        """Return some of several values, perhaps none."""
        return tuple(self.random.sample(among, self.random.randrange(len(among) + 1)))

    def perhaps(self, among: tuple[T, ...]) -> T | None:
        """Return one of several values or, every third time, nothing."""
        return None if self.random.random() < 1 / 3 else self.random.choice(among)

    def place(self) -> str:
        """Return a division."""
        return self.random.choice(PLACES)

    def life(self) -> Period:
        """Return the time of something that exists, of which an end may not be told."""
        first, after = sorted(self.random.sample(DAYS, 2))
        start = self.random.choice((first, first, Edge.UNKNOWN, Edge.OPEN))
        return Period(start, self.random.choice((after, Edge.OPEN, Edge.UNKNOWN)))
