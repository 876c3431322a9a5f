"""The page of a checked report."""

import re
from datetime import date
from html.parser import HTMLParser

from attrs import evolve

from tests.marked import marked
from tests.report.registers import REGISTER
from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.period import Period
from yilao_yiyou.domain.published import ReadingNote
from yilao_yiyou.domain.quantity import Quantity
from yilao_yiyou.domain.register import Register
from yilao_yiyou.report.checking import check_read
from yilao_yiyou.report.text_page import TextPage, render_text_page, text_page

AS_OF = date(2022, 8, 31)
REPORT = (
    "合成数据\n\n开展[3场|宣讲|flow]<script>alert(1)</script>。志愿者[9名],其中党员[3名]、其他[7名]。率为1+1=3。"
    "服务[30人]、[50人次]。"
)


class _Reader(HTMLParser):
    """Collects what a page refers to and what it is made of."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.described: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        for name, value in attrs:
            kept = {"id": self.ids, "href": self.links, "src": self.links, "aria-describedby": self.described}
            kept.get(name, []).append(value or "")


def _page(register: Register | None = REGISTER, report: str = REPORT) -> TextPage:
    plain, figures = marked(report)
    dated = [evolve(figure, period=Period.this_year(AS_OF)) for figure in figures]
    return text_page(check_read(plain, dated, register, as_of=AS_OF), title="年度小结", source=".txt utf-8")


def _read(html: str) -> _Reader:
    reader = _Reader()
    reader.feed(html)
    return reader


def test_every_figure_is_marked_and_can_be_reached_by_keyboard() -> None:
    """Each is a link to its row, described by its reading."""
    page = _page()
    reader = _read(render_text_page(page))

    assert [f"n{number}" for number in range(1, 7)] == [each.id for each in page.figures]
    assert all(f"#{each.id}" in reader.links and each.id in reader.ids for each in page.figures)
    assert [f"tip-{each.id}" for each in page.figures] == reader.described
    assert set(reader.described) <= set(reader.ids)
    assert len(reader.ids) == len(set(reader.ids))


def test_the_page_needs_nothing_from_elsewhere_and_runs_nothing() -> None:
    """No script, no image, no address; what looks like HTML in the report is shown as words."""
    html = render_text_page(_page())
    reader = _read(html)

    assert not {"script", "img", "iframe", "object", "embed"} & set(reader.tags)
    assert all(link.startswith("#") or link == "data:," for link in reader.links)
    assert "://" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html


def test_the_text_is_shown_whole_and_in_order() -> None:
    """Taking the pieces together gives the report back."""
    plain, _ = marked(REPORT)
    shown = "\n".join("".join(piece.words for piece in line) for line in _page().lines)

    assert plain == shown


def test_what_is_wrong_stands_on_the_page() -> None:
    """Verdicts, breaches with their gap and wrong sums are listed; the invented report is called so."""
    html = render_text_page(_page())

    for words in ("公布偏高", "各部分之和 10 多于总数 9", "1+1=3", "R05 SUM_EQ", "合成数据", "相符的"):
        assert words in html
    assert re.search(r'class="figure not_checkable broken"', html)


def test_a_sound_report_says_that_nothing_was_found() -> None:
    """Without a register it says so too."""
    html = render_text_page(_page(None, "开展[3场|宣讲|flow]。"))

    assert "没有发现" in html
    assert "没有名册" in html
    assert "合成数据" not in html


def test_a_register_without_a_title_is_told_from_none() -> None:
    """Records were asked, though nobody named them."""
    assert "(无标题)" in render_text_page(_page(evolve(REGISTER, title=None)))


def test_other_readings_and_notes_are_told() -> None:
    """The reader sees that a phrase may be read otherwise."""
    plain, (figure,) = marked("开展[580场|宣讲]。")
    doubtful = evolve(
        figure, alternatives=(Quantity.of("场", 575, 584),), notes=(ReadingNote.ROUND_NUMBER,), period=None
    )
    html = render_text_page(text_page(check_read(plain, [doubtful], as_of=AS_OF), title="小结"))

    assert "575–584 场" in html
    assert ReadingNote.ROUND_NUMBER.zh in html


def test_of_figures_that_overlap_the_first_is_marked() -> None:
    """The others keep their row in the table; so do those that stand nowhere in the text."""
    plain, (first,) = marked("开展[580余场|宣讲]。")
    inside = evolve(first, id="f2", text="余场", offset=5)
    beyond = evolve(first, id="f3", offset=500)
    nowhere = evolve(first, id="f4", offset=None)

    page = text_page(check_read(plain, [first, inside, beyond, nowhere], as_of=AS_OF), title="小结")

    assert ["n1"] == [piece.marked.id for line in page.lines for piece in line if piece.marked is not None]
    assert len(page.figures) == len(["first", "inside", "beyond", "nowhere"])


def test_a_claim_in_words_is_shown_without_a_number() -> None:
    """成效良好 has a row of its own, and no bounds."""
    from yilao_yiyou.domain.published import FigureKind, PublishedFigure

    words = PublishedFigure(id="q1", text="成效良好", kind=FigureKind.QUALITATIVE, counted="成效", offset=2)
    open_ended = PublishedFigure(
        id="f1", text="首位", kind=FigureKind.CLAIM, counted="名次", quantity=Quantity.of("场", 1), offset=8
    )
    found = check_read("工作成效良好,居首位。", [words, open_ended], as_of=AS_OF)

    assert "—" in render_text_page(text_page(found, title="小结"))
    assert Bounds(1) == found.figures[1].figure.quantity.bounds if found.figures[1].figure.quantity else False
