"""The page."""

import re
import sys
from html.parser import HTMLParser

import pytest
from attrs import evolve

from tests.report.registers import FULL_COVERAGE, HOST, REGISTER, figure
from yilao_yiyou.domain.finding import Finding, Severity
from yilao_yiyou.domain.published import FigureKind
from yilao_yiyou.domain.register import Register
from yilao_yiyou.errors import MissingExtraError
from yilao_yiyou.report.checks import check_figures
from yilao_yiyou.report.page import group_findings, page_content, render_page

EVIL = '<script>alert("1")</script>'


def _finding(rule: str, severity: Severity, record: str = "teams/t1") -> Finding:
    return Finding(
        rule=rule, severity=severity, record=record, zh="有误", en="wrong", mend_zh="改正", mend_en="mend it"
    )


def _page(register: Register = REGISTER, findings: tuple[Finding, ...] = ()) -> str:
    words = figure(id="q1", kind=FigureKind.QUALITATIVE, quantity=None, text="成效良好")
    checks = list(check_figures(register, (figure(), FULL_COVERAGE, words)))
    return render_page(page_content(register, checks, findings))


class _Loads(HTMLParser):
    """Collects everything that a browser would fetch, and all tags that are left open."""

    void = frozenset({"meta", "br", "rect"})

    def __init__(self) -> None:
        super().__init__()
        self.fetched: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what is opened and what is fetched."""
        self.fetched += [value or "" for name, value in attrs if name in {"src", "href"}]
        if tag not in self.void:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Note what is closed."""
        if tag not in self.void:
            assert self.open.pop() == tag


def test_the_page_is_one_whole_file() -> None:
    """It fetches nothing, runs no script, and closes what it opens."""
    page = _page()
    reader = _Loads()
    reader.feed(page)

    assert reader.fetched == []
    assert reader.open == []
    assert "<script" not in page
    assert not re.search(r"https?://|url\(|@import", page)


def test_every_figure_stands_with_its_definition_and_verdict() -> None:
    """Phrase, both intervals, the words of the definition, the verdict in both languages."""
    page = _page()

    assert 'id="f1"' in page
    assert "期内开始且有记录的活动的场次之和" in page
    assert "相符" in page
    assert "published high" in page
    assert "成效良好" in page


def test_invented_data_is_marked() -> None:
    """A synthetic register says so at the top, a real one does not."""
    assert "合成数据" in _page()
    assert "合成数据" not in _page(evolve(REGISTER, synthetic=False))


def test_the_page_says_which_full_coverage_the_records_support() -> None:
    """Fewer points than villages cannot cover them one by one."""
    page = _page(evolve(REGISTER, designations=REGISTER.designations[:2]))

    assert "2 points cannot cover 3 divisions of level village node by node" in page
    assert "2 个点不可能逐一覆盖 3 个村" in page
    assert "The records support" in page


def test_what_the_records_say_is_escaped() -> None:
    """A name is text, whatever it holds."""
    evil = evolve(REGISTER, title=EVIL, organizations=(evolve(HOST, name=EVIL),))

    page = _page(evil, (_finding(EVIL, Severity.ERROR),))

    assert "<script" not in page
    assert "&lt;script&gt;" in page


def test_a_register_without_claims_shows_sessions_by_county() -> None:
    """The grid then shows what was held where, and there is no section on coverage."""
    checks = list(check_figures(REGISTER, (figure(),)))

    content = page_content(REGISTER, checks, ())

    assert content.grid_title == "场次"
    assert "Which full coverage" not in render_page(content)


def test_an_empty_register_makes_a_page() -> None:
    """Nothing to show is shown as such."""
    page = render_page(page_content(Register(), [], ()))

    assert "没有发现问题" in page


def test_findings_are_grouped_by_rule_with_the_worst_first() -> None:
    """Hundreds of equal findings are one line with a count and a few examples."""
    many = [_finding("Z_INFO", Severity.INFO, f"teams/{number}") for number in range(9)]

    groups = group_findings([*many, _finding("A_ERROR", Severity.ERROR)])

    assert [(group.rule, group.count, len(group.first)) for group in groups] == [("A_ERROR", 1, 1), ("Z_INFO", 9, 3)]


def test_without_jinja2_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """The page is an extra; the error names it."""
    monkeypatch.setitem(sys.modules, "jinja2", None)

    with pytest.raises(MissingExtraError, match=r"yilao-yiyou\[report\]"):
        render_page(page_content(Register(), [], ()))
