"""Importing the package costs little, and loads nothing that the reader did not ask for."""

import json
import subprocess
import sys

import pytest

_LISTING = """
import json, sys
before = set(sys.modules)
{statement}
new = {{name.partition(".")[0] for name in set(sys.modules) - before}}
print(json.dumps(sorted(new - set(sys.stdlib_module_names) - {{"yilao_yiyou"}})))
"""


def _loaded(statement: str) -> set[str]:
    code = _LISTING.format(statement=statement)
    command = [sys.executable, "-c", code]
    return set(json.loads(subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout))


def test_importing_the_package_loads_only_its_core() -> None:
    """Attrs and dateutil are all that may come with the package, and not even they have to."""
    allowed = {"attr", "attrs", "dateutil"}

    assert _loaded("import yilao_yiyou") <= allowed


@pytest.mark.parametrize("name", ["Register", "measure", "audit", "Quantity"])
def test_records_and_metrics_need_no_exchange_and_no_page(name: str) -> None:
    """What counts needs attrs and dateutil only; formats and pages are loaded when asked for."""
    loaded = _loaded(f"import yilao_yiyou; yilao_yiyou.{name}")

    assert loaded <= {"attr", "attrs", "dateutil", "six", "tzdata"}


def test_every_public_name_can_be_loaded() -> None:
    """The lazy names are all there, and an unknown one is an ordinary error."""
    import yilao_yiyou

    for name in yilao_yiyou.__all__:
        assert getattr(yilao_yiyou, name) is not None
    assert set(yilao_yiyou.__all__) <= set(dir(yilao_yiyou))
    with pytest.raises(AttributeError, match="nothing_like_it"):
        _ = yilao_yiyou.nothing_like_it
