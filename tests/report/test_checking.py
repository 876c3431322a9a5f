"""Checking a report whose figures are marked by hand."""

from datetime import date
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from tests.marked import marked
from tests.report.registers import REGISTER
from yilao_yiyou.domain.period import Edge, Period, PeriodSource
from yilao_yiyou.domain.published import FigureStatus, PublishedFigure
from yilao_yiyou.domain.register import Register
from yilao_yiyou.metrics.reconcile import Verdict
from yilao_yiyou.report.checking import TextCheck, check, check_read
from yilao_yiyou.report.linking import read_links
from yilao_yiyou.report.text_page import render_text_page, text_page

AS_OF = date(2022, 8, 31)
YEAR = Period.this_year(AS_OF)


def _checked(text: str, register: Register | None = REGISTER, **changes: Any) -> TextCheck:  # noqa: ANN401 -- any field
    plain, figures = marked(text)
    changed = [evolve(figure, **{"period": YEAR, **changes}) for figure in figures]
    return check_read(plain, changed, register, as_of=AS_OF)


@pytest.mark.parametrize(
    ("mark", "expected"),
    [
        ("[2场|宣讲|flow]", Verdict.CONSISTENT),
        ("[3场|宣讲|flow]", Verdict.PUBLISHED_HIGH),
        ("[1场|宣讲|flow]", Verdict.PUBLISHED_LOW),
        ("“四史”宣讲、红色研学等[2场|红色研学|flow]", Verdict.CONSISTENT),
        ("手册[3份]、宣讲[2场|宣讲|flow]", Verdict.CONSISTENT),
        ("[1个|关工委|stock]", Verdict.CONSISTENT),
        ("[3处|远程教育教学点|stock]", Verdict.PUBLISHED_LOW),
    ],
)
def test_a_figure_is_linked_and_held_against_the_records(mark: str, expected: Verdict) -> None:
    """The register has two talks, one committee and four points."""
    *_, check = _checked(f"开展{mark}。").figures

    assert expected is check.verdict
    assert check.result is not None


@pytest.mark.parametrize(
    ("text", "changes", "said"),
    [
        ("开展[2场|义诊|flow]。", {}, "对应表中没有"),
        ("开展[2场|宣讲|flow]。", {"status": FigureStatus.PLANNED}, "计划或目标"),
        ("开展[2场|宣讲|flow]。", {"status": FigureStatus.TARGET}, "计划或目标"),
        ("开展[2场|宣讲|flow]。", {"per": "每月"}, "每月"),
        ("开展[2场|宣讲|flow]。", {"period": None}, "没有写明期间"),
        ("其中一支队伍开展[2场|宣讲|flow]。", {}, "其中一个单位"),
        ("该队开展[2场|宣讲|flow]。", {}, "其中一个单位"),
        ("开展[2场|宣讲|flow]。", {"place": "丁县"}, "没有名为“丁县”的区划"),
    ],
)
def test_what_is_missing_is_named(text: str, changes: dict[str, Any], said: str) -> None:
    """A figure that cannot be checked says why."""
    (check,) = _checked(text, **changes).figures

    assert Verdict.NOT_CHECKABLE is check.verdict
    assert said in check.zh
    assert check.en


def test_without_a_register_the_text_is_held_against_itself() -> None:
    """No figure can be checked against records, but the parts do not add up."""
    found = _checked("志愿者[9名],其中党员[3名]、其他[7名]。", register=None)

    assert {Verdict.NOT_CHECKABLE: 3} == dict(found.verdicts)
    assert {"没有名册"} == {check.zh for check in found.figures}
    assert ["SUM_EQ"] == [breach.rule.value for breach in found.breaches]
    assert (2, 1) == (len(found.kept), len(found.broken))
    assert found.register is None
    assert not found.is_sound


def test_a_place_is_looked_up_among_the_divisions() -> None:
    """陵城区 had one of the two talks; 全市 is the register's own; a name of two divisions names none."""
    doubled = evolve(REGISTER, regions=(*REGISTER.regions, evolve(REGISTER.regions[1], code="371404")))

    (county,) = _checked("开展[1场|宣讲|flow]。", place="陵城区").figures
    (city,) = _checked("开展[2场|宣讲|flow]。", place="全市").figures
    (either,) = _checked("开展[1场|宣讲|flow]。", doubled, place="德城区").figures

    assert Verdict.CONSISTENT is county.verdict
    assert Verdict.CONSISTENT is city.verdict
    assert "有 2 个区划" in either.zh


def test_a_stock_without_a_period_is_as_it_was_on_the_day() -> None:
    """That the text does not say so stays visible."""
    (check,) = _checked("现有[1个|关工委|stock]。", period=None).figures

    assert Verdict.CONSISTENT is check.verdict
    assert check.figure.period is not None
    assert PeriodSource.NONE is check.figure.period.source


def test_a_flow_without_a_known_start_is_judged_by_what_may_be() -> None:
    """Up to now, from whenever: anything from none to all on record."""
    period = Period(Edge.UNKNOWN, date(2022, 9, 1))

    (check,) = _checked("开展[9场|宣讲|flow]。", period=period).figures

    assert Verdict.PUBLISHED_HIGH is check.verdict


def test_the_worst_comes_first() -> None:
    """Errors before hints, and written sums among them."""
    found = _checked("开展[30场|活动],受益群众[50人|群众]。共[9名],其中[10名]。率为1+1=3。", register=None)

    assert ["错误", "错误", "提示"] == [breach.severity.zh for breach in found.breaches]
    assert ["错误", "提示"] == [each.breach.severity.zh for each in found.broken if each.breach is not None]


def test_a_report_that_agrees_is_sound() -> None:
    """With the records and with itself; a hint does not make it unsound."""
    assert _checked("开展[2场|宣讲|flow]。").is_sound
    assert not _checked("开展[3场|宣讲|flow]。").is_sound
    assert _checked("开展[30场|活动],受益群众[50人|群众]。", register=None).is_sound


def test_a_notebook_shows_a_table_and_a_terminal_lines() -> None:
    """Both name the figures, the verdicts and what is broken; nothing of the report is taken for HTML."""
    found = _checked("服务[30人|<b>]、[20人次]。率为1+1=3。", register=None)

    assert "30人" in repr(found)
    assert "错误 PERSONS_LE_TIMES" in repr(found)
    assert "[1+1=3]" in repr(found)
    assert "<td>30人</td>" in found._repr_html_()
    assert "<li>" in found._repr_html_()


def test_a_place_can_bring_nouns_of_its_own() -> None:
    """What another table declares is linked instead."""
    links = read_links('[[link]]\nnouns = ["义诊"]\nunits = ["session"]\nmetric = "activity.sessions"')
    plain, (figure,) = marked("开展[2场|义诊|flow]。")

    (check,) = check_read(plain, [evolve(figure, period=YEAR)], REGISTER, as_of=AS_OF, links=links).figures

    assert Verdict.CONSISTENT is check.verdict


_WORDS = st.sampled_from(
    (
        *(
            "其中",
            "占",
            "的",
            "合计",
            "分别为",
            "增长",
            "由",
            "到",
            "场均",
            "年初",
            "新增",
            "、",
            "。",
            "=",
            "+",
            "÷",
            "(",
        ),
        *("<", "5", "1469名", "30余万人", "60.89%", "20场", "7个", "全市", "宣讲", "\n"),
    )
)


@given(words=st.lists(_WORDS, max_size=40))
def test_no_text_is_too_odd_to_be_checked(words: list[str]) -> None:
    """Whatever stands together is read, held against itself and shown."""
    found = check("".join(words), REGISTER, as_of=AS_OF)

    assert len(found.figures) == sum(found.verdicts.values())
    assert len(found.relations) == len(found.kept) + len(found.broken)
    assert "</html>" in render_text_page(text_page(found, title="小结"))


def test_a_figure_with_its_metric_and_division_keeps_them() -> None:
    """What was read before is not looked up again."""
    plain, (figure,) = marked("开展[1场|宣讲|flow]。")
    told: PublishedFigure = evolve(figure, period=YEAR, metric="activity.sessions", place="丁县", scope="371403")

    (check,) = check_read(plain, [told], REGISTER, as_of=AS_OF).figures

    assert Verdict.CONSISTENT is check.verdict
