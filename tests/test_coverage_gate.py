"""The gate that lets a change in, or not."""

import json
from pathlib import Path

import pytest

from tools.coverage_gate import main


def _report(folder: Path, **ran: int) -> str:
    files = {
        f"src/yilao_yiyou/{layer}/one.py": {
            "summary": {"covered_lines": lines, "num_statements": 100, "covered_branches": 0, "num_branches": 0}
        }
        for layer, lines in ran.items()
    }
    path = folder / "coverage.json"
    path.write_text(json.dumps({"files": files}), encoding="utf-8")
    return str(path)


@pytest.mark.parametrize(
    ("ran", "expected"),
    [
        ({"domain": 100}, 0),
        ({"domain": 99}, 1),
        ({"metrics": 100, "text": 99}, 1),
        ({"domain": 100, "cli": 98}, 0),
        ({"domain": 100, "cli": 97}, 1),
        ({"cli": 97, "report": 99}, 0),
    ],
)
def test_the_gate_asks_all_of_the_core_and_nearly_all_of_the_rest(
    tmp_path: Path, ran: dict[str, int], expected: int
) -> None:
    """One line unreached in the domain closes the gate; elsewhere two of a hundred may be."""
    actual = main(_report(tmp_path, **ran))

    assert expected == actual


def test_the_gate_names_what_is_too_low(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Whoever reads the table sees which layer to mend."""
    main(_report(tmp_path, domain=99, text=100))

    table = capsys.readouterr().out.splitlines()

    assert [line.split()[0] for line in table if "TOO LOW" in line] == ["domain"]
