"""What became of each change: kept from run to run, counted, and explained where no test can notice."""

import json
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import sqrt
from pathlib import Path

from attrs import field, frozen

from tools.mutation.mutants import Mutant
from tools.mutation.trying import Outcome, Tried

_Z = 1.96


@frozen
class Kept:
    """The outcomes of all runs, one a line in a file; of a change the last one holds.

    Attributes:
        path: The file.
        state: The sources and tests as they are: what survived others is tried again.
    """

    path: Path
    state: str
    _known: dict[str, tuple[Outcome, str]] = field(factory=dict[str, tuple[Outcome, str]])

    def __attrs_post_init__(self) -> None:
        """Read what earlier runs wrote."""
        for line in self.path.read_text(encoding="utf-8").splitlines() if self.path.exists() else ():
            key, outcome, state = json.loads(line)
            self._known[key] = Outcome(outcome), state

    def pending(self, mutants: Iterable[Mutant], known: Sequence["Reason"]) -> list[Mutant]:
        """Return the changes to be tried: those never tried, and those that survived other tests without a reason."""
        return [mutant for mutant in mutants if self._is_pending(mutant, known)]

    def _is_pending(self, mutant: Mutant, known: Sequence["Reason"]) -> bool:
        outcome, state = self._known.get(mutant.key, (Outcome.ELSEWHERE, ""))
        if outcome is Outcome.SURVIVED:
            return state != self.state and not any(reason.covers(mutant) for reason in known)
        return outcome is Outcome.ELSEWHERE

    def note(self, tried: Tried) -> None:
        """Write what becomes of changes, as it becomes known."""
        with self.path.open("a", encoding="utf-8") as lines:
            for number, (mutant, outcome) in enumerate(tried, start=1):
                print(json.dumps((mutant.key, outcome.value, self.state)), file=lines, flush=True)
                if outcome is Outcome.SURVIVED:
                    print(f"{number}: {outcome.value}: {mutant}", flush=True)
                elif not number % 50:
                    print(f"{number} tried", flush=True)

    def of(self, mutants: Iterable[Mutant]) -> Iterator[tuple[Mutant, Outcome]]:
        """Yield each change that was tried with its outcome."""
        for mutant in mutants:
            outcome, _ = self._known.get(mutant.key, (Outcome.ELSEWHERE, ""))
            if outcome is not Outcome.ELSEWHERE:
                yield mutant, outcome


@frozen
class Reason:
    """Why no test can notice some changes of a line."""

    path: str
    text: str
    changes: Sequence[str]
    why: str

    def covers(self, mutant: Mutant) -> bool:
        """Return whether it is about a change."""
        return (self.path, self.text) == (mutant.path, mutant.text) and mutant.change in self.changes


def reasons(path: Path) -> list[Reason]:
    """Read why survivors survive."""
    return [Reason(**each) for each in tomllib.loads(path.read_text(encoding="utf-8"))["survivor"]]


def scores(outcomes: Mapping[Mutant, Outcome], *, sampled: bool) -> Iterator[str]:
    """Yield the score of each module and of all, with the interval where only a sample was tried."""
    groups = sorted({mutant.path for mutant in outcomes})
    for path in groups:
        yield _score(path, [outcome for mutant, outcome in outcomes.items() if mutant.path == path])
    yield _score("all", list(outcomes.values()))
    if sampled:
        lo, hi = _wilson(sum(each is not Outcome.SURVIVED for each in outcomes.values()), len(outcomes))
        yield f"a sample: 95 % interval (Wilson) {100 * lo:.1f} to {100 * hi:.1f} %"


def explained(outcomes: Mapping[Mutant, Outcome], known: Sequence[Reason], *, whole: bool) -> Iterator[str]:
    """Yield each survivor with its reason and, if everything was tried, the reasons that are about no survivor."""
    survivors = [mutant for mutant, outcome in outcomes.items() if outcome is Outcome.SURVIVED]
    for mutant in survivors:
        why = next((reason.why for reason in known if reason.covers(mutant)), "no reason is given")
        yield f"survived: {mutant}\n    {why}"
    if whole:
        for reason in known:
            if not any(reason.covers(mutant) for mutant in survivors):
                yield f"stale reason: {reason.path} {reason.text}"


def _score(name: str, outcomes: Sequence[Outcome]) -> str:
    of = Counter(outcomes)
    noticed = len(outcomes) - of[Outcome.SURVIVED]
    share = f"{100 * noticed / len(outcomes):5.1f} %" if outcomes else ""
    return f"{share} {noticed:5} of {len(outcomes):5} noticed, {of[Outcome.TOO_LONG]:3} by taking too long  {name}"


def _wilson(noticed: int, tried: int) -> tuple[float, float]:
    share, z2 = noticed / tried, _Z * _Z
    middle, half = share + z2 / (2 * tried), _Z * sqrt(share * (1 - share) / tried + z2 / (4 * tried * tried))
    return (middle - half) / (1 + z2 / tried), (middle + half) / (1 + z2 / tried)
