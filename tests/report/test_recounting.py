"""A reader who has only the page can work out three of its figures again."""

import re
from fractions import Fraction

import pytest

from examples.dezhou.generator.register import build
from tests.builders import crowd, divisions, meeting, registered
from yilao_yiyou.domain.bounds import Bounds
from yilao_yiyou.domain.register import Register
from yilao_yiyou.metrics.result import show_bounds
from yilao_yiyou.report.page import page_content, render_page
from yilao_yiyou.report.recounting import recounts


@pytest.fixture(name="page", scope="module")
def _page() -> str:
    return render_page(page_content(build(1), [], []))


def _table(page: str, metric: str) -> tuple[list[list[str]], str]:
    """Return the cells that go into a figure, and the figure, as they stand on the page."""
    section = page.partition(f'id="recount-{metric}"')[2].partition("</table>")[0]
    rows = re.findall(r"<tr>(<td>.*?)</tr>", section.partition("<tfoot>")[0])
    cells = [re.findall(r'<td class="num">(.*?)</td>', row) for row in rows]
    return cells, re.findall(r'colspan="\d+">(.*?)</td>', section)[0]


def _read(text: str) -> tuple[Fraction, Fraction]:
    """Return both ends of a number as a reader sees it."""
    ends = text.replace(",", "").split("–")
    return Fraction(ends[0]), Fraction(ends[-1])


def test_sessions_add_up(page: str) -> None:
    """County by county, both ends."""
    cells, result = _table(page, "activity.sessions")
    ends = [_read(cell) for (cell,) in cells]

    assert len(ends) > 5
    assert (sum(lo for lo, _ in ends), sum(hi for _, hi in ends)) == _read(result)


def test_people_follow_from_three_numbers(page: str) -> None:
    """The larger of the named and the largest event, and the named with all heads."""
    cells, result = _table(page, "reach.distinct_persons")
    named, largest, unnamed = (_read(cell) for (cell,) in cells)

    assert (max(named[0], largest[0]), named[1] + unnamed[1]) == _read(result)


def test_coverage_is_a_sum_over_a_sum(page: str) -> None:
    """Level by level, to the two decimals that are shown."""
    cells, result = _table(page, "coverage.node")
    covered = [sum(_read(cell[0])[end] for cell in cells) for end in (0, 1)]
    every = sum(_read(cell[1])[0] for cell in cells)

    assert show_bounds(Bounds(covered[0] / every * 100, covered[1] / every * 100)) == result


def test_of_nothing_nothing_is_shown() -> None:
    """Nor is coverage without a day, or people who contradict the records."""
    assert recounts(Register()) == ()
    told = recounts(registered(*divisions("3714", "371402"), *meeting("e1", "a", 1), crowd("h", "e1", 2)))
    assert [each.definition.id for each in told] == ["activity.sessions", "reach.distinct_persons"]
