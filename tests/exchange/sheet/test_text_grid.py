from pathlib import Path

import pytest

from yilao_yiyou.exchange.limits import Limits
from yilao_yiyou.exchange.reading import load
from yilao_yiyou.exchange.refusal import Reason, RefusedFileError


def _form(path: Path, text: str) -> Path:
    path.write_text(text, "utf-8")
    return path


@pytest.mark.parametrize(
    ("limits", "reason"),
    [(Limits(rows=2), Reason.ROWS), (Limits(cells=5), Reason.CELLS), (Limits(text=3), Reason.TEXT)],
)
def test_limits_hold_for_forms_that_are_text(limits: Limits, reason: Reason, tmp_path: Path) -> None:
    """A text file with more rows, cells or characters of a cell than the caller allows is refused."""
    path = _form(tmp_path / "a.csv", "姓名,性别\n王某,男\n很长的姓名,女\n")

    with pytest.raises(RefusedFileError) as caught:
        load(path, limits=limits, layout="person-roll")
    assert reason is caught.value.reason


@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|"])
@pytest.mark.parametrize("length", [3, 200_000])
def test_the_separator_is_found_however_long_a_cell_is(delimiter: str, length: int, tmp_path: Path) -> None:
    """A long remark near the top of a file does not hide which character parts its cells."""
    rows = [["姓名", "性别", "备注"], ["王某", "男", "长" * length]]
    path = _form(tmp_path / "a.csv", "\n".join(map(delimiter.join, rows)))
    reading = load(path, layout="person-roll")

    assert ["王某"] == [person.name for person in reading.register.people]
    assert delimiter == reading.facts["delimiter"]


def test_blank_lines_of_a_text_file_keep_the_numbers_of_those_below(tmp_path: Path) -> None:
    """A line with separators only is no row, and what is said of a later row is said of its own line."""
    path = _form(tmp_path / "a.csv", "姓名,性别\n,\n\n王某,不男不女\n")
    reading = load(path, layout="person-roll")

    assert 1 == reading.rows.read
    assert [4] == [finding.place.row for finding in reading.findings if finding.place.row is not None]
