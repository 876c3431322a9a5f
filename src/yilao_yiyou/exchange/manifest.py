"""Manifests: a small file beside another that says how long it is, what its digest is and how many records it holds.

A package has its digests within; a single file has nowhere to put its own. A manifest is written when it is asked for,
after the file that it is of, so that a writer that was stopped between the two leaves a manifest that disagrees.
"""

import json
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from attrs import frozen

from yilao_yiyou.domain.register import Register
from yilao_yiyou.errors import FormatError
from yilao_yiyou.exchange.atomic import write_bytes
from yilao_yiyou.exchange.limits import Limits, sized
from yilao_yiyou.exchange.refusal import Reason, RefusedFileError

ENDING: Final = ".manifest.json"
_LARGEST = Limits(size=2**20)
_CHUNK = 2**20
_VERSION = 1


@frozen(kw_only=True)
class Manifest:
    """What is said of a file.

    Attributes:
        size: How long it is [bytes].
        digest: Its SHA-256, in hexadecimal digits.
        records: How many records it holds of each collection that is not empty.
    """

    size: int
    digest: str
    records: dict[str, int]


def manifest_path(path: Path) -> Path:
    """Return where the manifest of a file stands.

    >>> manifest_path(Path("roll.csv")).name
    'roll.csv.manifest.json'
    """
    return path.with_name(path.name + ENDING)


def write_manifest(path: Path, register: Register) -> Path:
    """Write the manifest of a file that holds a register, and return where it stands.

    Raises:
        FormatError: If it is a folder, which holds its digests within.
        OSError: If it cannot be written.
    """
    if path.is_dir():
        raise FormatError("数据包自带校验和, 不另写清单", "a package holds its digests; it has no manifest beside it")
    said = {
        "manifest": _VERSION,
        "file": path.name,
        "bytes": path.stat().st_size,
        "sha256": digest_of(path),
        "records": {name: len(records) for name, records in register.collections() if records},
    }
    target = manifest_path(path)
    write_bytes(target, (json.dumps(said, ensure_ascii=False, indent=2) + "\n").encode())
    return target


def verified(path: Path) -> Manifest:
    """Return the manifest of a file that is as it was when it was written.

    Raises:
        RefusedFileError: If the manifest is none, or the file is another than it says.
        OSError: If one of the two is not there.
    """
    said = _said(manifest_path(path))
    if path.stat().st_size != said.size or digest_of(path) != said.digest:
        raise RefusedFileError(
            Reason.CHECKSUM,
            f"{path.name} 与清单不符; 文件在写出之后改动过, 请重新取得",
            f"{path.name} is not the file that its manifest is of; get it anew",
        )
    return said


def refuse_other_counts(manifest: Manifest, register: Register) -> None:
    """Refuse a register whose records are not as many as its manifest says.

    Raises:
        RefusedFileError: If a collection has more or fewer.
    """
    found = {name: len(records) for name, records in register.collections() if records}
    other = sorted(name for name in found | manifest.records if found.get(name, 0) != manifest.records.get(name, 0))
    if other:
        raise RefusedFileError(
            Reason.CHECKSUM,
            f"记录数与清单不符: {', '.join(other)}; 请重新取得文件",
            f"not as many records as the manifest says: {', '.join(other)}; get the file anew",
        )


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file, in hexadecimal digits."""
    digest = sha256()
    with path.open("rb") as file:
        while piece := file.read(_CHUNK):
            digest.update(piece)
    return digest.hexdigest()


def _said(path: Path) -> Manifest:
    sized(path, _LARGEST)
    try:
        said: Any = json.loads(path.read_bytes())
        made = Manifest(size=said["bytes"], digest=said["sha256"], records=dict(said["records"]))
    except (ValueError, TypeError, KeyError, RecursionError):
        made = None
    if made is None:
        raise RefusedFileError(
            Reason.SCHEMA,
            f"{path.name} 不是清单; 请重新写出",
            f"{path.name} is no manifest; write it anew",
        )
    return made
