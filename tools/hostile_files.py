"""Hostile files and folders: cut, flipped and lying binaries, packages that lead elsewhere, bombs, pipes, loops."""

import json
import os
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

from tools.generated import random_record
from tools.hostile_texts import Make, holding
from yilao_yiyou.domain.register import Register
from yilao_yiyou.domain.team import Team
from yilao_yiyou.exchange.disclosure import Disclosure
from yilao_yiyou.exchange.writing import write


def _register(rng: Random) -> Register:
    return Register(title="某名册", teams=tuple(random_record(Team, rng) for _ in range(20)))


def binary_files(rng: Random) -> Iterator[tuple[str, Make]]:
    """Parquet, Arrow, DuckDB and SQLite cut, flipped, lied about, or not what they say."""
    for name, suffix in (("parquet", ".parquet"), ("arrow", ".arrow"), ("duckdb", ".duckdb"), ("sqlite", ".sqlite")):
        seed = rng.random()
        for wrong, change in _CHANGES.items():
            yield f"{name}-{wrong}{suffix}", partial(_changed, suffix=suffix, seed=seed, change=change)
    yield "parquet-bomb.parquet", _parquet_bomb
    yield "parquet-other-columns.parquet", _other_columns
    yield "parquet-newer.parquet", _newer_columns
    yield "sqlite-view.sqlite", _sqlite_view
    yield "sqlite-blob.sqlite", _sqlite_blob
    yield "sqlite-no-tables.sqlite", _sqlite_nothing
    yield "duckdb-view.duckdb", _duckdb_view


def _cut(part: float) -> Callable[[bytes, Random], bytes]:
    return lambda data, _: data[: int(len(data) * part)]


def _flipped(data: bytes, rng: Random) -> bytes:
    mutable = bytearray(data)
    for _ in range(len(data) // 50):
        mutable[rng.randrange(16, len(mutable) - 16)] ^= 1 << rng.randrange(8)
    return bytes(mutable)


def _zeroed(data: bytes, _: Random) -> bytes:
    return data[:16] + b"\x00" * (len(data) - 32) + data[-16:]


_CHANGES: Mapping[str, Callable[[bytes, Random], bytes]] = {
    "half": _cut(0.5),
    "nearly-all": _cut(0.97),
    "mark-only": lambda data, _: data[:16],
    "flipped": _flipped,
    "zeroed": _zeroed,
    "random": lambda data, rng: data[:16] + rng.randbytes(len(data)),
    "wrong-mark": lambda data, _: b"NOPE" + data[4:] if data[:4] != b"\x00" * 4 else data,
    "json-inside": lambda _data, _rng: b'{"a":1}',
    "empty": lambda _data, _rng: b"",
}


def _changed(path: Path, *, suffix: str, seed: float, change: Callable[[bytes, Random], bytes]) -> None:
    rng = Random(seed)
    sound = path.with_name(f"sound{suffix}")
    write(_register(rng), sound, disclosure=Disclosure.CUSTODY)
    data = sound.read_bytes()
    sound.unlink()
    data = change(data, rng)
    if suffix == ".duckdb" and data[:4] == b"NOPE":
        data = data[:8] + b"NOPE" + data[12:]
    path.write_bytes(data)


def _parquet_bomb(path: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    codes = pa.DictionaryArray.from_arrays(pa.array([0] * 100_000, pa.int32()), pa.array(["a" * 5_000_000]))
    pq.write_table(pa.table({"id": codes}), path, compression="zstd")


def _other_columns(path: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    pq.write_table(pa.table({"nmae": ["a"], "x": [1.5]}), path)


def _newer_columns(path: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    table = pa.table({"id": ["t1"]}).replace_schema_metadata(
        {"yilao_yiyou.record": "Team", "yilao_yiyou.version": "99"}
    )
    pq.write_table(table, path)


def _sqlite_view(path: Path) -> None:
    import sqlite3

    with sqlite3.connect(path) as base:
        base.execute(
            "create view teams as with recursive n(x) as (select 1 union all select x + 1 from n) select x as id from n"
        )


def _sqlite_blob(path: Path) -> None:
    import sqlite3

    with sqlite3.connect(path) as base:
        base.execute("create table teams (id, name, kind, region)")
        base.execute("insert into teams values (?, ?, 'patrol', '371402')", (b"\xff\xfe", 3.7e17))


def _sqlite_nothing(path: Path) -> None:
    import sqlite3

    with sqlite3.connect(path) as base:
        base.execute("create table other (id)")


def _duckdb_view(path: Path) -> None:
    import duckdb

    with duckdb.connect(str(path)) as base:
        base.execute("create view teams as select * from read_csv('/etc/passwd', sep=':', header=false)")


def _package(change: Callable[[Path, dict[str, Any]], object]) -> Make:
    def make(path: Path) -> None:
        write(_register(Random(1)), path, disclosure=Disclosure.CUSTODY)
        description = path / "datapackage.json"
        package: dict[str, Any] = json.loads(description.read_bytes())
        change(path, package)
        if not description.is_symlink():
            description.write_text(json.dumps(package, ensure_ascii=False), encoding="utf-8")

    return make


def _at(value: object) -> Callable[[Path, dict[str, Any]], object]:
    return lambda _, package: package["resources"][0].update(path=value)


def _linked(path: Path, package: dict[str, Any]) -> None:
    (path / "data" / "secret.csv").symlink_to("/etc/passwd")
    package["resources"][0]["path"] = "data/secret.csv"


def _linked_folder(path: Path, package: dict[str, Any]) -> None:
    (path / "etc").symlink_to("/etc")
    package["resources"][0]["path"] = "etc/passwd"


def _linked_description(path: Path, _: dict[str, Any]) -> None:
    (path / "datapackage.json").unlink()
    (path / "datapackage.json").symlink_to("/etc/passwd")


def _pipe(path: Path, package: dict[str, Any]) -> None:
    os.mkfifo(path / "data" / "pipe.csv")
    package["resources"][0]["path"] = "data/pipe.csv"


def _tampered(path: Path, _: dict[str, Any]) -> None:
    file = path / "data" / "teams.csv"
    file.write_bytes(file.read_bytes().replace(b"patrol", b"lecture", 1) + b"\n")


def packages() -> Iterator[tuple[str, Make]]:
    """Packages whose description leads elsewhere, or whose files are not those that were written."""
    changes: Mapping[str, Callable[[Path, dict[str, Any]], object]] = {
        "parent": _at("../../../../etc/passwd"),
        "absolute": _at("/etc/passwd"),
        "backslash": _at("..\\..\\windows\\win.ini"),
        "address": _at("https://example.org/teams.csv"),
        "file-address": _at("file:///etc/passwd"),
        "list-of-paths": _at(["data/teams.csv", "/etc/passwd"]),
        "glob": _at("data/*.csv"),
        "hidden": _at(".ssh/id"),
        "number": _at(1),
        "missing": _at("data/none.csv"),
        "folder": _at("data"),
        "link": _linked,
        "linked-folder": _linked_folder,
        "linked-description": _linked_description,
        "pipe": _pipe,
        "tampered": _tampered,
        "rows": lambda _, package: package["resources"][0].update(rows=1),
        "no-hash": lambda _, package: package["resources"][0].pop("hash"),
        "md5": lambda _, package: package["resources"][0].update(hash="0" * 32),
        "unknown-resource": lambda _, package: package["resources"][0].update(name="choirs"),
        "twice": lambda _, package: package["resources"].append({**package["resources"][0], "hash": "sha256:0"}),
        "no-resources": lambda _, package: package.update(resources=None),
        "another": lambda _, package: package.pop("yilao_yiyou"),
        "newer": lambda _, package: package["yilao_yiyou"].update({"$schema": "urn:yilao-yiyou:package:9"}),
        "head": lambda _, package: package["yilao_yiyou"].update(register={"scope": "no code"}),
    }
    for name, change in changes.items():
        yield f"package-{name}", _package(change)


def _zip_bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 50_000_000)


def other_files() -> Iterator[tuple[str, Make]]:
    """What is no file, or a file of another kind under a name of ours."""
    yield "pipe.json", os.mkfifo
    yield "device.csv", lambda path: path.symlink_to("/dev/zero")
    yield "folder.json", lambda path: path.mkdir()
    yield "endless-folder", _endless
    yield "loop.json", lambda path: path.symlink_to(path)
    yield "zip-bomb.json", _zip_bomb
    yield "zip-bomb.parquet", _zip_bomb
    yield "gzip-bomb.jsonl", holding(b"\x1f\x8b\x08\x00" + b"\x00" * 6 + zlib.compress(b"0" * 10_000_000)[2:])
    yield "elf.duckdb", holding(b"\x7fELF" + struct.pack("<I", 1) * 100)
    yield "text.sqlite", holding(b"create table teams (id);")
    yield "unknown.xyz", holding(b"whatever")
    yield "sparse.json", _sparse


def _endless(path: Path) -> None:
    path.mkdir()
    (path / "loop").symlink_to(path)


def _sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.write(b"{")
        file.truncate(2**40)
