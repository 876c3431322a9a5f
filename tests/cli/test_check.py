"""The command that checks a report."""

from pathlib import Path

import pytest

from tests.report.registers import REGISTER
from yilao_yiyou.cli import main
from yilao_yiyou.cli.console import DONE, FOUND, REFUSED
from yilao_yiyou.exchange import write

EXAMPLES = Path(__file__).parents[2] / "examples" / "reports"


def test_the_example_with_mistakes_has_every_kind_of_them(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """The slips planted in the example are found, each under its rule, and stand on the page."""
    page = tmp_path / "page.html"

    code = main(["check", str(EXAMPLES / "mistakes.txt"), "--as-of", "2022-12-31", "-o", str(page)])

    printed = capsys.readouterr().out
    found = [line.split()[1].rstrip(":") for line in printed.splitlines() if line.startswith(("错误", "警告", "提示"))]
    assert FOUND == code
    assert sorted(found) == [
        "EQUATION",
        "GROWTH_EQ",
        "NEW_LE_STOCK",
        "PERSONS_LE_TIMES",
        "PERSONS_OVER_EVENTS",
        "SHARE_EQ",
        "SNAPSHOT_EQ",
        "SUM_EQ",
        "SUM_EQ",
    ]
    assert "若为 559 则相符" in page.read_text(encoding="utf-8")


def test_the_sound_example_raises_no_alarm(capsys: pytest.CaptureFixture[str]) -> None:
    """Rounded parts, shares, averages and written sums that fit are let be, and there are some."""
    code = main(["check", str(EXAMPLES / "sound.md"), "--as-of", "2022-12-31"])

    printed = capsys.readouterr().out
    assert DONE == code
    assert "文内不一致 inconsistencies: 0" in printed
    assert "文内相符 relations that hold: 0" not in printed


def test_a_report_is_held_against_a_register(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Two talks are on record; another table of nouns links another word to them."""
    write(REGISTER, tmp_path / "register.json")
    report = tmp_path / "report.txt"
    report.write_bytes("今年以来,全市开展宣讲2场。今年以来,全市开展义诊3场。".encode("gb18030"))
    links = tmp_path / "links.toml"
    links.write_text('[[link]]\nnouns = ["义诊"]\nunits = ["session"]\nmetric = "activity.sessions"', encoding="utf-8")
    call = ["check", str(report), "--as-of", "2022-08-31", "--register", str(tmp_path / "register.json")]

    assert DONE == main(call)
    standard = capsys.readouterr().out
    assert FOUND == main([*call, "--links", str(links), "-o", str(tmp_path / "page.html")])
    other = capsys.readouterr().out

    assert "gb18030" in standard
    assert "相符" in standard
    assert "公布偏高" in other
    assert "合成数据" in (tmp_path / "page.html").read_text(encoding="utf-8")


def test_a_day_that_is_none_and_a_file_that_is_none_are_refused(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """The as-of day is never guessed."""
    with pytest.raises(SystemExit):
        main(["check", "report.txt", "--as-of", "昨天"])
    with pytest.raises(SystemExit):
        main(["check", "report.txt"])
    assert "2022-09-01" in capsys.readouterr().err

    assert REFUSED == main(["check", str(tmp_path / "report.pdf"), "--as-of", "2022-08-31"])
    assert ".docx" in capsys.readouterr().err
