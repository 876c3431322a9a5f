"""Writes Data Packages of random records and has the real tool, `frictionless validate`, look at them.

    python tools/frictionless_peer.py --peer .venv/peers/bin/frictionless --count 2400 --seed 1

The tool has an environment of its own, since it asks for much. A package in which a field was broken on purpose must
fail, or the tool has not looked.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

# Run as a script, Python looks for modules in this folder only.
sys.path.insert(0, str(Path(__file__).parents[1]))

from tools.conversions import registers
from yilao_yiyou.domain.register import Register
from yilao_yiyou.exchange.disclosure import Disclosure
from yilao_yiyou.exchange.writing import write


def joined(count: int, seed: int) -> Register:
    """One register of random records of all classes."""
    values: dict[str, Any] = {}
    for register in registers(count, seed):
        values |= {name: records for name, records in register.collections() if records}
    return Register(**values)


def verdict(peer: str, package: Path) -> dict[str, Any]:
    """What the tool says of a package."""
    command = [peer, "validate", str(package / "datapackage.json"), "--json", "--trusted"]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    said: dict[str, Any] = json.loads(ran.stdout)
    return said


def broken(package: Path) -> None:
    """Write a word of no code set into the first row of the first file with a code."""
    described = json.loads((package / "datapackage.json").read_text("utf-8"))
    for resource in described["resources"]:
        places = [place for place, each in enumerate(resource["schema"]["fields"]) if _closed(each)]
        if places:
            path = package / resource["path"]
            lines = path.read_text("utf-8-sig").split("\n")
            width = len(resource["schema"]["fields"])
            lines[1:1] = [",".join("no-such-word" if place == places[0] else "" for place in range(width))]
            path.write_text("\n".join(lines), "utf-8")
            return


def _closed(field: dict[str, Any]) -> bool:
    return "enum" in field.get("constraints", {})


def main(words: list[str] | None = None) -> int:
    """Writes, asks, prints what was said, and returns the exit code."""
    parser = argparse.ArgumentParser(description="用 frictionless 检验数据包 (the real tool looks at our package)")
    parser.add_argument("--peer", required=True, help="frictionless 的路径 (where the tool is)")
    parser.add_argument("--count", type=int, default=2_400, help="记录数 (records)")
    parser.add_argument("--seed", type=int, default=1, help="随机种子 (seed)")
    asked = parser.parse_args(words)
    register = joined(asked.count, asked.seed)
    with tempfile.TemporaryDirectory() as folder:
        package = Path(folder) / "package"
        write(register, package, format="package", disclosure=Disclosure.CUSTODY)
        said = verdict(asked.peer, package)
        broken(package)
        after = verdict(asked.peer, package)
    stats = said.get("stats", {})
    print(f"{len(register):,} records, {stats.get('tasks')} files: valid {said['valid']}, errors {stats.get('errors')}")
    print(f"with one word changed: valid {after['valid']}, errors {after.get('stats', {}).get('errors')}")
    return int(not said["valid"] or after["valid"])


if __name__ == "__main__":
    sys.exit(main())
