"""The layers are held by contracts; these tests hold the contracts."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = "yilao_yiyou"
LINT = "import sys; from importlinter.cli import lint_imports_command; sys.exit(lint_imports_command())"


@pytest.fixture(name="package")
def _package(tmp_path: Path) -> Path:
    """A copy of the package that a test may break."""
    source = ROOT / "src" / PACKAGE
    return Path(shutil.copytree(source, tmp_path / PACKAGE, ignore=shutil.ignore_patterns("__pycache__")))


def _lint(package: Path) -> subprocess.CompletedProcess[str]:
    config = str(ROOT / "pyproject.toml")
    environment = os.environ | {"PYTHONPATH": str(package.parent), "PYTHONUTF8": "1"}
    return subprocess.run(
        [sys.executable, "-c", LINT, "--no-cache", "--config", config],
        cwd=package.parent,
        env=environment,
        capture_output=True,
        check=False,
        encoding="utf-8",
    )


def _add(module: Path, statement: str) -> None:
    module.parent.mkdir(exist_ok=True)
    text = module.read_text(encoding="utf-8") if module.exists() else '"""New."""\n'
    module.write_text(f"{text}\n{statement}\n", encoding="utf-8")


def test_the_package_keeps_every_contract(package: Path) -> None:
    """As it stands, no layer looks up and no library is imported outside its place."""
    outcome = _lint(package)

    assert outcome.returncode == 0, outcome.stdout + outcome.stderr
    assert "0 broken" in outcome.stdout


@pytest.mark.parametrize(
    ("module", "statement", "contract"),
    [
        ("domain/__init__.py", "import yilao_yiyou.metrics", "Layers"),
        ("errors.py", "import yilao_yiyou.domain", "Layers"),
        ("helpers.py", "NEW = 1", "Layers"),
        ("domain/__init__.py", "import cattrs", "cattrs only in exchange"),
        ("domain/__init__.py", "import narwhals", "Dataframe libraries"),
        ("metrics/__init__.py", "import polars", "Dataframe libraries"),
        ("metrics/__init__.py", "import jinja2", "Page and progress bar"),
    ],
)
def test_a_broken_contract_is_found(package: Path, module: str, statement: str, contract: str) -> None:
    """An import upwards, a library out of its place or a module without a layer fails the check."""
    _add(package / "metrics" / "__init__.py", "")
    _add(package / module, statement)

    outcome = _lint(package)

    assert outcome.returncode == 1, outcome.stdout + outcome.stderr
    assert any(contract in line and "BROKEN" in line for line in outcome.stdout.splitlines())
