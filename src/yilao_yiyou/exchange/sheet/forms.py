"""Forms: any sheet that a clerk filled in, read by its layout, as a codec yields it."""

from collections.abc import Iterable, Iterator, Sequence
from os import PathLike, fspath
from pathlib import Path
from typing import Any

from attrs import evolve

from yilao_yiyou.domain.region_tree import RegionTree
from yilao_yiyou.domain.register import Register
from yilao_yiyou.errors import FormatError
from yilao_yiyou.exchange.codec import Batch, Head, Request
from yilao_yiyou.exchange.report import Finding
from yilao_yiyou.exchange.sheet.doubts import Doubts
from yilao_yiyou.exchange.sheet.grid import Grid
from yilao_yiyou.exchange.sheet.layout import Layout, layout_named, layouts, load_layout
from yilao_yiyou.exchange.sheet.regions import RegionReader
from yilao_yiyou.exchange.sheet.sheet_reading import SheetOptions, SheetTable, read_sheets
from yilao_yiyou.exchange.sheet.workbook import Workbook


def form_options(request: Request) -> SheetOptions:
    """Return how a form is read, from what the caller says.

    Raises:
        FormatError: If a layout is not known, or an option is not of its type.
    """
    century = request.option("century")
    chosen = (layout_of(request.option("layout")),) if request.option("layout") is not None else layouts()
    if century is not None:
        chosen = tuple(evolve(layout, century=int(century)) for layout in chosen)
    sheets = request.option("sheets", ())
    return SheetOptions(
        layouts=chosen,
        regions=RegionReader(_tree(request.option("regions")), request.option("within")),
        hidden=bool(request.option("hidden")),
        sheets=(sheets,) if isinstance(sheets, str) else tuple(sheets),
    )


def layout_of(asked: Layout | str | PathLike[str]) -> Layout:
    """Return a layout, the one with a name, or the one in a TOML file.

    Raises:
        FormatError: If there is none.
    """
    if isinstance(asked, Layout):
        return asked
    return load_layout(Path(asked)) if fspath(asked).endswith(".toml") else layout_named(fspath(asked))


def _tree(given: Any) -> RegionTree | None:  # noqa: ANN401 -- whatever the caller has divisions in
    if given is None or isinstance(given, RegionTree):
        return given
    if isinstance(given, Register):
        return given.tree
    raise FormatError("regions 应为区划树或名册", "regions is a tree of divisions or a register")


def decode_grids(
    grids: Sequence[Grid], file: str, options: SheetOptions, facts: dict[str, str], findings: Iterable[Finding] = ()
) -> Iterator[Head | Batch]:
    """Yield what sheets give, as a codec does."""
    yield Head(facts=facts, findings=tuple(findings))
    for made in read_sheets(grids, file, options):
        yield made.batch if isinstance(made, SheetTable) else made


def doubts_of_book(book: Workbook, file: str) -> tuple[Finding, ...]:
    """Return what a workbook brings that is never used."""
    doubts = Doubts(file, "")
    if book.has_macros:
        doubts.say("macros")
    if book.has_links:
        doubts.say("external-links")
    return tuple(doubts.findings())
