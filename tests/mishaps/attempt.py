"""What a mishap is made of."""

from collections.abc import Callable, Iterable
from typing import TypeAlias

from tests.canaries import Canary

Attempt: TypeAlias = Callable[[], object]
"""Either raises, or returns what it shows."""
Kind: TypeAlias = Callable[[Canary], Iterable[Attempt]]
"""The attempts of one kind of mishap around one person."""
