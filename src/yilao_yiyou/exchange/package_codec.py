"""The folder form: a Data Package 2.0, one CSV file a collection beside a description that any program can read."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from attrs import frozen

from yilao_yiyou.domain.register import collection_classes
from yilao_yiyou.exchange.atomic import MARK
from yilao_yiyou.exchange.codec import Batch, Head, Outgoing, Request
from yilao_yiyou.exchange.csv_codec import encoding_of, lines_of, undone, write_rows
from yilao_yiyou.exchange.document import plain_head
from yilao_yiyou.exchange.formulas import Formulas
from yilao_yiyou.exchange.json_text import plain
from yilao_yiyou.exchange.limits import Limits, sized
from yilao_yiyou.exchange.manifest import digest_of
from yilao_yiyou.exchange.package_paths import inside
from yilao_yiyou.exchange.refusal import Reason, RefusedFileError, too_many
from yilao_yiyou.exchange.report import Loss, Place
from yilao_yiyou.exchange.scalars import WireError, as_array, as_object
from yilao_yiyou.exchange.sifting import head_of_register

_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_VERSION = "urn:yilao-yiyou:package:1"
_LARGEST = Limits(size=2**24)


@frozen
class PackageCodec:
    """A register as a folder: `datapackage.json` with the schema and the digest of each table, the tables in `data`."""

    name: str = "package"
    zh: str = "数据包文件夹"
    suffixes: tuple[str, ...] = ()
    options: frozenset[str] = frozenset({"formulas"})

    def sniff(self, path: Path, head: bytes) -> bool:
        """Return whether a folder holds a description."""
        del head
        return (path / MARK).is_file()

    def decode(self, source: Path, request: Request) -> Iterator[Head | Batch]:
        """Yield the rows of every table, each only after its size and digest are what the description says."""
        package = _described(inside(source, MARK))
        _refuse_large(source, package, request.limits)
        facts = {"$schema": _VERSION, "encoding": "UTF-8", "delimiter": ","}
        yield head_of_register(package["register"], Place(file=MARK), facts)
        for resource in package["resources"]:
            yield from _rows(source, resource, request)

    def encode(self, outgoing: Outgoing, target: Path, request: Request) -> Iterator[Loss]:
        """Write the folder; nothing is lost."""
        formulas = Formulas(request.option("formulas", "escape"))
        data = target / "data"
        data.mkdir(parents=True)
        resources: list[dict[str, Any]] = []
        for name, records in outgoing.register.collections():
            if records:
                file = data / f"{name}.csv"
                with file.open("w", encoding="utf-8", newline="") as out:
                    write_rows(out, collection_classes()[name], records, ",", formulas)
                resources.append(_resource(name, file, outgoing, formulas))
        text = json.dumps(_package(outgoing, resources), ensure_ascii=False, indent=2)
        (target / MARK).write_text(f"{text}\n", encoding="utf-8")
        yield from ()

    def losses(self) -> Iterator[Loss]:
        """Return nothing: the package carries everything."""
        yield from ()


def _package(outgoing: Outgoing, resources: list[dict[str, Any]]) -> dict[str, Any]:
    register = plain_head(outgoing.register, outgoing.disclosure)
    made: dict[str, Any] = {"$schema": _PROFILE, "name": "register", "version": "1.0.0"}
    if outgoing.register.title:
        made["title"] = outgoing.register.title
    made["yilao_yiyou"] = {"$schema": _VERSION, "disclosure": outgoing.disclosure.value, "register": register}
    if outgoing.withheld:
        made["yilao_yiyou"]["withheld"] = dict(outgoing.withheld)
    return made | {"resources": resources}


def _resource(name: str, file: Path, outgoing: Outgoing, formulas: Formulas) -> dict[str, Any]:
    from yilao_yiyou.domain.fields import describe
    from yilao_yiyou.exchange.table_schema import table_schema

    cls = collection_classes()[name]
    return {
        "name": name,
        "title": describe(cls).zh,
        "description": describe(cls).meaning,
        "type": "table",
        "path": f"data/{file.name}",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": file.stat().st_size,
        "hash": f"sha256:{digest_of(file)}",
        "rows": len(getattr(outgoing.register, name)),
        "formulas": formulas.value,
        "schema": table_schema(cls, outgoing.register),
    }


def _described(file: Path) -> Mapping[str, Any]:
    """Return what a description of ours says, and no more than is used of it."""
    sized(file, _LARGEST)
    value = plain(file.read_bytes(), _LARGEST)
    try:
        package = as_object(value)
        ours = as_object(package.get("yilao_yiyou"))
        resources = [as_object(resource) for resource in as_array(package.get("resources"))]
    except WireError:
        ours, resources = {}, []
    if ours.get("$schema") != _VERSION:
        raise RefusedFileError(
            Reason.SCHEMA,
            f"{MARK} 不是本库的数据包, 或版本不同; 应有 {_VERSION}",
            f"{MARK} is of no package of this library, or of another version; it should say {_VERSION}",
        )
    return {"register": ours.get("register"), "resources": resources}


def _refuse_large(folder: Path, package: Mapping[str, Any], limits: Limits) -> None:
    files = [inside(folder, resource.get("path")) for resource in package["resources"]]
    if sum(sized(file, limits) for file in files) > limits.size:
        raise too_many(Reason.SIZE, limits.size, "字节", "bytes", "size")


def _rows(folder: Path, resource: Mapping[str, Any], request: Request) -> Iterator[Batch]:
    from yilao_yiyou.exchange.text_tables import batches_of, opened

    name, file = resource.get("name"), inside(folder, resource.get("path"))
    if not isinstance(name, str) or name not in collection_classes():
        known = ", ".join(collection_classes())
        raise RefusedFileError(Reason.SCHEMA, f"资源名应为: {known}", f"a resource is named one of: {known}")
    if resource.get("hash") != f"sha256:{digest_of(file)}":
        raise RefusedFileError(
            Reason.CHECKSUM,
            f"{file.name} 与说明中的校验和不符; 文件在写出之后改动过, 请重新取得",
            f"{file.name} is not the file that was written; get it anew",
        )
    encoding_of(file, "utf-8")
    place = Place(file=MARK, sheet=name)
    read = 0
    with lines_of(file, "utf-8", ",", request.limits) as lines:
        table = opened(place.sheet, next(lines, (0, ()))[1], place)
        cells = lines if resource.get("formulas") == Formulas.RAW.value else undone(lines)
        for batch in batches_of(table, cells):
            read += batch.read
            yield batch
    if resource.get("rows") != read:
        raise RefusedFileError(
            Reason.CHECKSUM, f"{file.name} 的行数与说明不符", f"{file.name} has not the rows that it should have"
        )


CODEC = PackageCodec()
