"""Explaining a figure that no definition gives: tallies that definitions share beside those tabulated one by one."""

from collections.abc import Callable
from pathlib import Path

from attrs import evolve

from benchmarks.timing import processor_seconds
from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.published import PublishedFigure
from yilao_yiyou.domain.quantity import Quantity
from yilao_yiyou.domain.register import Register
from yilao_yiyou.exchange import read
from yilao_yiyou.measurement.explaining import explain_figure
from yilao_yiyou.measurement.recorded import Recorded
from yilao_yiyou.measurement.tallies import Tallies
from yilao_yiyou.measurement.variants import dimensions, stated

EXAMPLE = Path(__file__).parents[1] / "examples" / "dezhou"
FIGURES = ("f02", "f03", "f14", "f23", "f12", "f04")
MORE_THAN_ANYBODY = 987_654_321


def run() -> None:
    """Print the processor seconds of both ways, over the definitions that depart in one way, and of a whole search."""
    register, figures = read(EXAMPLE / "register.json"), read(EXAMPLE / "figures.json").figures
    print(f"# explain_figure on {len(register):,} records, for figures that nothing gives (processor seconds)")
    print("# one departure each: shared, one by one, ratio; then a whole search of two departures, shared")
    for figure in figures:
        if figure.id in FIGURES and figure.quantity is not None:
            _compare(register, evolve(figure, quantity=Quantity(Bounds(MORE_THAN_ANYBODY), figure.quantity.unit)))


def _compare(register: Register, figure: PublishedFigure) -> None:
    shared, alone = Recorded(register=register), Recorded(register=register, tallies=Tallies(register))
    ours, peer = (processor_seconds(_trying(recorded, figure)) for recorded in (shared, alone))
    whole = processor_seconds(lambda: explain_figure(figure, register))
    if _answers(shared, figure) != _answers(alone, figure):
        raise SystemExit(f"{figure.id}: the two ways differ")
    print(f"{figure.id} {figure.metric}: {ours:.2f}, {peer:.2f}, {peer / ours:.1f}; whole search {whole:.2f}")


def _trying(recorded: Recorded, figure: PublishedFigure) -> Callable[[], object]:
    return lambda: _answers(recorded, figure)


def _answers(recorded: Recorded, figure: PublishedFigure) -> list[Bounds | None]:
    """Return what the stated definition gives, and every one that departs from it in one way."""
    base = stated(figure)
    departures = (each for axis in dimensions(base, as_of=recorded.register.as_of) for each in axis)
    return [recorded.bounds(base), *(recorded.bounds(each.change(base)) for each in departures)]


if __name__ == "__main__":
    run()
