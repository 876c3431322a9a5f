"""CSV: encodings, separators, formulas, rare characters, and every wrong cell explained."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import yilao_yiyou as yy
from yilao_yiyou.domain.team import Team, TeamKind
from yilao_yiyou.errors import FormatError
from yilao_yiyou.exchange.formulas import guarded, unguarded
from yilao_yiyou.exchange.limits import Limits
from yilao_yiyou.exchange.reading import batches
from yilao_yiyou.exchange.refusal import Reason, RefusedFileError
from yilao_yiyou.exchange.report import LossKind

RARE = "𬱖㛃䶮㐂·买买提"
TEAMS = (
    Team(id="t1", name=RARE, kind=TeamKind.PATROL, region="371402"),
    Team(id="=1+1", name="'=HYPERLINK", kind=TeamKind.PATROL, region="371402", leader="-1\n，,;\t|\"'＝"),
)
REGISTER = yy.Register(teams=TEAMS)
HEADER, ROW = "id,name,kind,region\n", "t1,某队,patrol,371402\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|"])
def test_encoding_and_separator_are_found_and_said(encoding: str, delimiter: str, tmp_path: Path) -> None:
    """With names that no GBK holds, and texts that hold every separator."""
    path = tmp_path / "teams.csv"

    yy.write(REGISTER, path, encoding=encoding, delimiter=delimiter)

    reading = yy.load(path)
    assert reading.require() == REGISTER
    assert reading.facts == {
        "encoding": "GB18030" if encoding == "gb18030" else "UTF-8",
        "delimiter": delimiter,
        "collection": "teams",
    }


def test_a_caller_overrides_what_would_be_found(tmp_path: Path) -> None:
    """A short file in GB18030 may be UTF-8 by its bytes."""
    path = tmp_path / "teams.csv"
    yy.write(REGISTER, path, encoding="gb18030")

    assert yy.load(path, encoding="gb18030", delimiter=",").require() == REGISTER
    with pytest.raises(RefusedFileError, match="not UTF-8"):
        yy.load(path, encoding="utf-8")
    for wrong in ("gbk", "latin-1"):
        with pytest.raises(FormatError, match="encoding is one of"):
            yy.load(path, encoding=wrong)
        with pytest.raises(FormatError, match="encoding is one of"):
            yy.write(REGISTER, path, encoding=wrong)


def test_a_tab_separated_file_is_told_by_its_ending(tmp_path: Path) -> None:
    """As spreadsheets call it."""
    yy.write(REGISTER, tmp_path / "teams.tsv")

    assert yy.load(tmp_path / "teams.tsv").facts["delimiter"] == "\t"


@given(st.text())
def test_a_guarded_text_comes_back_and_no_spreadsheet_runs_it(text: str) -> None:
    """Whatever it is, however many apostrophes it begins with."""
    assert unguarded(guarded(text)) == text
    assert not guarded(text).startswith(tuple("=+-@\t\r\n＝＋－＠"))


def test_formulas_are_guarded_written_raw_or_refused(tmp_path: Path) -> None:
    """By default they are guarded; a number that is negative is none."""
    path = tmp_path / "teams.csv"
    yy.write(REGISTER, path)
    by_default = path.read_text(encoding="utf-8-sig")
    yy.write(REGISTER, path, formulas="raw")

    assert "\n'=1+1,''=HYPERLINK," in by_default
    assert "\n=1+1,'=HYPERLINK," in path.read_text(encoding="utf-8-sig")
    assert yy.read(path, formulas="raw") == REGISTER
    with pytest.raises(FormatError, match="begins as a formula"):
        yy.write(REGISTER, path, formulas="reject")


def test_every_wrong_cell_is_found_with_its_line_and_header(tmp_path: Path) -> None:
    """Several in one row, a row too short, one whose parts contradict each other; the sound row is read."""
    path = tmp_path / "teams.csv"
    header = "队伍编号,id".partition(",")[2] + ",队伍名称,kind,region,valid_start,valid_end\n"
    rows = (
        't1,某队,patrol,371402,2022-01-01,2023-01-01\n\n"t2",,choir,37140x,2022.10,2023-01-01\n'
        "t3,某队\nt4,某队,patrol,371402,2023-01-01,2022-01-01\n"
    )
    path.write_text(header + rows, encoding="utf-8")

    reading = yy.load(path)

    assert [team.id for team in reading.register.teams] == ["t1"]
    assert (reading.rows.read, reading.rows.accepted, reading.rows.rejected) == (4, 1, 3)
    assert sorted((f.place.row or 0, f.field, f.place.header) for f in reading.findings) == [
        (4, "teams.kind", "队伍类型"),
        (4, "teams.name", "队伍名称"),
        (4, "teams.region", "所在区划"),
        (4, "teams.valid_start", "存续期间起始日"),
        (5, "teams", ""),
        (6, "teams.valid", ""),
    ]


@pytest.mark.parametrize(
    ("text", "limits", "reason"),
    [
        (HEADER + ROW * 3, Limits(rows=3), Reason.ROWS),
        (HEADER + ROW * 3, Limits(cells=12), Reason.CELLS),
        (HEADER + ROW, Limits(columns=3), Reason.COLUMNS),
        (HEADER + ROW, Limits(text=5), Reason.TEXT),
        (HEADER + ROW, Limits(size=20), Reason.SIZE),
        (HEADER + 't1,"a"b,patrol,371402\n', Limits(), Reason.SYNTAX),
        ("id,nmae\n", Limits(), Reason.HEADER),
        ("", Limits(), Reason.HEADER),
        ("\n,,\n\n", Limits(), Reason.HEADER),
    ],
)
def test_a_file_over_a_limit_is_refused_with_its_reason(
    text: str, limits: Limits, reason: Reason, tmp_path: Path
) -> None:
    """Rows, cells, columns, the length of a text, the size, the quotation marks, the header."""
    path = tmp_path / "teams.csv"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(RefusedFileError) as raised:
        yy.load(path, limits=limits)

    assert raised.value.reason is reason


def test_a_header_of_several_collections_asks_which(tmp_path: Path) -> None:
    """Unless the name of the file, or the caller, says it."""
    path = tmp_path / "list.csv"
    path.write_text(HEADER, encoding="utf-8")

    with pytest.raises(RefusedFileError, match="collection="):
        yy.load(path)
    path.rename(tmp_path / "venues.csv")

    assert yy.load(tmp_path / "venues.csv").facts["collection"] == "venues"
    assert yy.load(tmp_path / "venues.csv", collection="teams").facts["collection"] == "teams"


def test_a_long_file_is_read_batch_by_batch(tmp_path: Path) -> None:
    """No more than a batch of it is in memory; every row is counted."""
    path = tmp_path / "teams.csv"
    path.write_text(HEADER + ROW * 40_000, encoding="utf-8")

    sizes = [batch.read for batch in batches(path)]

    assert (sum(sizes), max(sizes), len(sizes)) == (40_000, 16_384, 3)


def test_what_text_can_not_carry_is_known_beforehand() -> None:
    """Of a table: the other collections, and what is said of the register."""
    losses = list(next(each for each in yy.formats() if each.name == "csv").codec().losses())

    assert {loss.kind for loss in losses} == {LossKind.DROPPED}
    assert [loss.path for loss in losses][:2] == ["*", "title"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ((HEADER + ROW).encode("utf-16"), Reason.ENCODING),
        ((HEADER + ROW).encode() + b"\xff\xff", Reason.ENCODING),
        ((HEADER + ROW).encode() + b"\0", Reason.NUL),
        ((HEADER + ROW).encode() + b"t2,\xe6\x9f", Reason.ENCODING),
    ],
    ids=["of another system", "none", "no text", "cut within a character"],
)
def test_a_file_in_no_encoding_that_is_read_is_refused(data: bytes, reason: Reason, tmp_path: Path) -> None:
    """It is never read with characters replaced; the caller is told how to save it."""
    path = tmp_path / "teams.csv"
    path.write_bytes(data)

    with pytest.raises(RefusedFileError) as raised:
        yy.load(path, encoding="utf-8", format="csv")

    assert raised.value.reason is reason


def test_a_first_cell_that_no_separator_makes_short_is_not_a_header(tmp_path: Path) -> None:
    """A text without end where a header should be is refused without being repeated in the error."""
    path = tmp_path / "teams.csv"
    path.write_text("id,name,kind,region," + "x" * 200_000 + "\n", encoding="utf-8")

    with pytest.raises(RefusedFileError, match="teams") as raised:
        yy.load(path)

    assert raised.value.reason is Reason.HEADER
    assert len(str(raised.value)) < 1_000
