"""How the cost of each way grows with the rows: a table, and a plot beside n log n."""

from collections.abc import Mapping
from itertools import pairwise
from math import log
from pathlib import Path

Spent = Mapping[tuple[str, str], Mapping[int, float]]
"""The seconds of each question and way, by the number of rows."""


def show(spent: Spent, folder: Path) -> None:
    """Print by how much more than n log n the seconds of ours grew from each size to the next, and draw them."""
    print("# growth from one size to the next, over that of n log n (1.00 grows just so, less is better)")
    for (question, way), seconds in spent.items():
        if way.startswith("ours"):
            steps = ", ".join(
                f"{fewer:,} to {more:,} rows: {seconds[more] / seconds[fewer] / _expected(fewer, more):.2f}"
                for fewer, more in pairwise(sorted(seconds))
            )
            print(f"  {question}; {way}: {steps}")
    plot = folder / "growth.svg"
    _draw(spent, plot)
    print(f"# plot: {plot.relative_to(folder.parents[1])}")


def _expected(fewer: int, more: int) -> float:
    return more * log(more) / (fewer * log(fewer))


def _draw(spent: Spent, plot: Path) -> None:
    import matplotlib as mpl

    mpl.use("svg")
    from matplotlib import pyplot as plt

    questions = list(dict.fromkeys(question for question, _ in spent))
    figure, panels = plt.subplots(1, len(questions), figsize=(4 * len(questions), 4), squeeze=False)
    for panel, question in zip(panels[0], questions, strict=True):
        panel.set(title=question, xlabel="rows", ylabel="seconds", xscale="log", yscale="log")
        for (asked, way), seconds in spent.items():
            if asked == question:
                panel.plot(list(seconds), list(seconds.values()), "o-" if way.startswith("ours") else "x:", label=way)
        sizes = sorted(next(seconds for (asked, _), seconds in spent.items() if asked == question))
        panel.plot(sizes, [_expected(sizes[-1], size) for size in sizes], "--", color="gray", label="n log n")
        panel.legend(fontsize=6)
        panel.title.set_fontsize(8)
    figure.tight_layout()
    figure.savefig(plot)
    plt.close(figure)
