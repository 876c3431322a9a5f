"""The page of a checked report: its text with every figure marked, and what was found, in one file."""

from collections import defaultdict
from collections.abc import Iterator

from attrs import frozen

from yilao_yiyou.domain.published import PublishedFigure
from yilao_yiyou.metrics.result import show_bounds
from yilao_yiyou.report.checking import TextCheck
from yilao_yiyou.report.checks import FigureCheck
from yilao_yiyou.report.console import show_quantity
from yilao_yiyou.report.crosschecks import CrossCheck
from yilao_yiyou.report.page import html_template


@frozen(kw_only=True)
class Marked:
    """A figure as the page shows it.

    Attributes:
        id: Its name on the page.
        check: The figure with its verdict.
        reading: The bounds that were read, in words.
        found: What the records give, in words; empty where they give nothing.
        broken: The relations in which it stands and that do not hold.
        kept: How many relations of its own hold.
    """

    id: str
    check: FigureCheck
    reading: str
    found: str
    broken: tuple[CrossCheck, ...]
    kept: int


@frozen(kw_only=True)
class Piece:
    """A stretch of the text: words, or a figure."""

    words: str
    marked: Marked | None = None


@frozen(kw_only=True)
class TextPage:
    """Everything that the page of a checked report shows.

    Attributes:
        title: The name of the report.
        source: Where the text came from and how it was decoded.
        check: What was found.
        lines: The paragraphs, each in pieces.
        figures: The figures, in the order of the text.
        synthetic: Whether the report is an invented example.
    """

    title: str
    source: str
    check: TextCheck
    lines: tuple[tuple[Piece, ...], ...]
    figures: tuple[Marked, ...]
    synthetic: bool


def text_page(check: TextCheck, *, title: str, source: str = "", synthetic: bool = False) -> TextPage:
    """Return what the page shows of a checked report."""
    figures = _marked(check)
    pieces = _pieces(check.text, figures)
    return TextPage(
        title=title,
        source=source,
        check=check,
        lines=tuple(_lines(pieces)),
        figures=figures,
        synthetic=synthetic or "合成数据" in check.text,
    )


def render_text_page(page: TextPage) -> str:
    """Return the page as one self-contained HTML document, every value escaped, with no script in it.

    Raises:
        MissingExtraError: If Jinja2 is not installed.
    """
    return html_template("check.html.j2").render(page=page, show_bounds=show_bounds, show_quantity=show_quantity)


def _marked(check: TextCheck) -> tuple[Marked, ...]:
    relations: defaultdict[int, list[CrossCheck]] = defaultdict(list)
    for relation in check.relations:
        for member in relation.relation.members:
            relations[member.figure.offset or 0].append(relation)
    return tuple(
        _mark(number, each, relations[each.figure.offset or 0]) for number, each in enumerate(check.figures, start=1)
    )


def _mark(number: int, check: FigureCheck, relations: list[CrossCheck]) -> Marked:
    quantity, result = check.figure.quantity, check.result
    value = None if result is None else result.value
    return Marked(
        id=f"n{number}",
        check=check,
        reading="" if quantity is None else show_quantity(quantity),
        found="" if value is None else show_quantity(value),
        broken=tuple(each for each in relations if not each.holds),
        kept=sum(each.holds for each in relations),
    )


def _pieces(text: str, figures: tuple[Marked, ...]) -> Iterator[Piece]:
    """Yield the text in pieces; of figures that overlap the first is marked."""
    at = 0
    for marked in sorted(figures, key=lambda each: each.check.figure.offset or 0):
        start, end = _extent(marked.check.figure)
        if start < at or end > len(text):
            continue
        yield Piece(words=text[at:start])
        yield Piece(words=text[start:end], marked=marked)
        at = end
    yield Piece(words=text[at:])


def _extent(figure: PublishedFigure) -> tuple[int, int]:
    start = -1 if figure.offset is None else figure.offset
    return start, start + len(figure.text) if figure.end is None else figure.end


def _lines(pieces: Iterator[Piece]) -> Iterator[tuple[Piece, ...]]:
    """Yield the pieces of each line; lines without words are left out."""
    line: list[Piece] = []
    for piece in pieces:
        if piece.marked is not None:
            line.append(piece)
            continue
        first, *more = piece.words.split("\n")
        line.append(Piece(words=first))
        for words in more:
            yield tuple(line)
            line = [Piece(words=words)]
    yield tuple(line)
