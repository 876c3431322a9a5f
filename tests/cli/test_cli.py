"""The command line, called as a user calls it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest
from attrs import evolve

from tests.domain.small_records import team
from tests.report.registers import FULL_COVERAGE, REGISTER, figure
from yilao_yiyou import cli
from yilao_yiyou.cli.console import DONE, FOUND, INTERRUPTED, REFUSED
from yilao_yiyou.cli.measure import parse_period
from yilao_yiyou.domain.register import Register
from yilao_yiyou.exchange import read, write


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    """A folder with a register and a file of figures."""
    write(REGISTER, tmp_path / "register.json")
    write(Register(figures=(figure(), FULL_COVERAGE)), tmp_path / "figures.json")
    return tmp_path


def test_report_prints_the_table_and_writes_the_page(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One command, a table on the screen and a page in a file."""
    page = folder / "out.html"

    code = cli.main(["report", str(folder), "--figures", str(folder / "figures.json"), "-o", str(page)])

    shown = capsys.readouterr().out
    assert code == DONE
    assert "相符" in shown
    assert "公布偏高" in shown
    assert "四级全覆盖" in page.read_text(encoding="utf-8")


def test_validate_tells_by_its_exit_code_whether_there_are_errors(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A register with an error makes the command fail, so that a script can stop."""
    write(evolve(REGISTER, organizations=()), folder / "broken.json")

    sound = cli.main(["validate", str(folder)])
    broken = cli.main(["validate", str(folder / "broken.json"), "--limit", "1"])

    shown = capsys.readouterr().out
    assert (sound, broken) == (DONE, FOUND)
    assert "REF_MISSING" in shown


def test_measure_takes_the_residents_of_each_division(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where the register has none of them there is no rate, and a single number is not given as well."""
    words = ["measure", "reach.rate", str(folder), "--by", "county", "--during", "2022", "--residents"]

    assert cli.main(words) == DONE
    assert "无分母" in capsys.readouterr().out
    with pytest.raises(SystemExit):
        cli.main([*words, "--population", "9"])


def test_measure_prints_a_row_for_each_group(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Grouped by county, filtered, with an assumption."""
    words = ["measure", "reach.distinct_persons", str(folder), "--by", "county", "--during", "2022"]
    words += ["--where", "kind=lecture,study_tour", "--within", "3714", "--assume", "closed_by=county"]

    code = cli.main([*words, "--population", "11"])

    captured = capsys.readouterr()
    assert code == DONE
    assert "陵城区  10 人" in captured.out
    assert "与总人数矛盾" in captured.out
    assert "RATE_GT_1" in captured.err


def test_measure_needs_nothing_but_a_metric_and_a_register(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without options there is one row for everything."""
    assert cli.main(["measure", "activity.sessions", str(folder)]) == DONE
    assert capsys.readouterr().out.endswith("2 场\n")


def test_metrics_are_listed_with_their_names(capsys: pytest.CaptureFixture[str]) -> None:
    """The list is where a user finds the id."""
    assert cli.main(["metrics"]) == DONE
    assert "reach.distinct_persons  覆盖人数(去重)" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["measure", "activity.session", "{folder}"], "activity.sessions"),
        (["measure", "activity.sessions", "{folder}", "--where", "kind"], "NAME=VALUE"),
        (["measure", "activity.sessions", "{folder}", "--during", "last year"], "1950-03"),
        (["measure", "activity.sessions", "{folder}/nothing.json"], "nothing.json"),
        (["measure", "activity.sessions", "{folder}", "--within", "abc"], "3714"),
    ],
)
def test_a_wrong_call_is_explained_and_refused(
    words: list[str], said: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The error says what would have been right, and the exit code is 2."""
    code = cli.main([word.format(folder=folder) for word in words])

    assert code == REFUSED
    assert said in capsys.readouterr().err


def test_an_interrupted_run_says_so(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Control-C ends with the exit code that shells expect."""

    def stop(*_: object, **__: object) -> Register:
        raise KeyboardInterrupt

    monkeypatch.setattr("yilao_yiyou.exchange.load", stop)

    assert cli.main(["validate", str(folder)]) == INTERRUPTED


def test_the_progress_bar_is_not_needed(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """Where the bar is not installed the work is done all the same."""
    monkeypatch.setitem(sys.modules, "tqdm", None)
    page = folder / "out.html"

    assert cli.main(["report", str(folder), "--figures", str(folder / "figures.json"), "-o", str(page)]) == DONE


def test_a_reader_who_has_seen_enough_is_no_error() -> None:
    """As with `head`: nothing is said, and it is well."""
    reading, writing = os.pipe()
    os.close(reading)

    done = subprocess.run(
        [sys.executable, "-m", "yilao_yiyou.cli", "metrics"], stdout=writing, stderr=subprocess.PIPE, check=False
    )

    os.close(writing)
    assert (done.returncode, done.stderr) == (DONE, b"")


def test_help_speaks_both_languages(capsys: pytest.CaptureFixture[str]) -> None:
    """Everybody finds the commands."""
    with pytest.raises(SystemExit) as ended:
        cli.main(["--help"])

    shown = capsys.readouterr().out
    assert ended.value.code == 0
    assert "核对公布数据" in shown
    assert "published figures" in shown


@pytest.mark.parametrize("encoding", ["utf-8", "gbk", "ascii"])
def test_any_console_can_show_it(folder: Path, encoding: str) -> None:
    """A console that cannot show a character gets a question mark, not a crash."""
    command = [sys.executable, "-m", "yilao_yiyou.cli", "measure", "activity.sessions", str(folder)]
    environment = os.environ | {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}

    outcome = subprocess.run(command, env=environment, capture_output=True, check=True)

    assert b"activity.sessions" in outcome.stdout


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2022", "2022-01-01..2022-12-31"),
        ("2022-02", "2022-02-01..2022-02-28"),
        ("2022-02-03", "2022-02-03..2022-02-03"),
        ("2021..2022-06", "2021-01-01..2022-06-30"),
    ],
)
def test_periods_are_written_as_people_write_them(text: str, expected: str) -> None:
    """A year, a month, a day, or two of them with both days included."""
    assert str(parse_period(text)) == expected


def test_convert_writes_another_file_and_says_what_is_left_out(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The rows are counted, and what is lost or withheld is listed."""
    code = cli.main(["convert", str(folder), str(folder / "copy.json")])

    assert code == DONE
    assert "json → json" in capsys.readouterr().out
    assert read(folder / "copy.json") == REGISTER


def test_a_faulty_file_is_converted_only_if_that_is_asked_for(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Then the sound rows are written, the others are told, and the exit code says so."""
    broken = folder / "broken.json"
    broken.write_text(
        (folder / "register.json").read_text(encoding="utf-8").replace('"lecture"', '"choir"', 1), "utf-8"
    )

    refused = cli.main(["convert", str(broken), str(folder / "copy.json")])
    partly = cli.main(["convert", str(broken), str(folder / "copy.json"), "--partly"])
    checked = cli.main(["validate", str(broken), "--json"])

    captured = capsys.readouterr()
    assert (refused, partly, checked) == (REFUSED, FOUND, FOUND)
    assert "activities.kind" in captured.err
    assert '"code": "code"' in captured.out


def test_formats_lists_every_format_with_its_endings(capsys: pytest.CaptureFixture[str]) -> None:
    """One line each."""
    assert cli.main(["formats"]) == DONE
    assert capsys.readouterr().out.startswith("json  JSON 名册  .json\n")


def test_a_form_is_made_filled_in_wrongly_and_comes_back_marked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A template, then findings as lines, as JSON and as a page, and a copy of the workbook with the cells marked."""
    form, page, marked = tmp_path / "form.xlsx", tmp_path / "findings.html", tmp_path / "marked.xlsx"

    assert cli.main(["template", "Team", "-o", str(form)]) == DONE
    assert "->" in capsys.readouterr().out
    _fill_in(form, {"队伍编号": "t1", "队伍名称": "某队", "队伍类型": "不是类型", "所在区划": "371402"})
    code = cli.main(["validate", str(form), "--layout", "Team", "--html", str(page), "--annotate", str(marked)])
    assert code == FOUND
    assert "code-word form.xlsx" in capsys.readouterr().out
    assert "<table" in page.read_text(encoding="utf-8")
    assert marked.exists()
    assert cli.main(["validate", str(form), "--layout", "Team", "--json"]) == FOUND
    assert json.loads(capsys.readouterr().out)


def _fill_in(form: Path, cells: dict[str, str]) -> None:
    """Write one row below the header and the example of a form."""
    book = openpyxl.load_workbook(form)
    sheet = book.worksheets[0]
    for cell in sheet[1]:
        name = str(cell.value).removeprefix("*")
        if name in cells:
            sheet.cell(3, cell.column, cells[name])
    book.save(form)


def test_what_a_format_does_not_carry_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A table of one collection leaves the others out, and says so."""
    write(Register(scope="3714", teams=(team("t1"),)), tmp_path / "register.json")

    code = cli.main(["convert", str(tmp_path / "register.json"), str(tmp_path / "teams.csv")])

    assert code == DONE
    assert "scope" in capsys.readouterr().out


def test_a_folder_that_is_not_there_is_an_error_of_the_system(capsys: pytest.CaptureFixture[str]) -> None:
    """Said by its name, without a traceback."""
    assert cli.main(["validate", "no-such-file.json"]) == REFUSED
    assert "no-such-file.json" in capsys.readouterr().err
