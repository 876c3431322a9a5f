"""Writing: a register goes into a file of any format, whole or not at all, and what it does not carry is told."""

import warnings
from collections.abc import Iterable
from os import PathLike
from pathlib import Path

from attrs import frozen

from yilao_yiyou.domain.register import Register
from yilao_yiyou.errors import YilaoYiyouError
from yilao_yiyou.exchange.atomic import replacing
from yilao_yiyou.exchange.catalogue import format_named, format_to_write, local
from yilao_yiyou.exchange.codec import Request
from yilao_yiyou.exchange.disclosing import disclosed
from yilao_yiyou.exchange.disclosure import Disclosure
from yilao_yiyou.exchange.limits import DEFAULT
from yilao_yiyou.exchange.manifest import write_manifest
from yilao_yiyou.exchange.reading import Reading, load, taken
from yilao_yiyou.exchange.report import Loss, LossKind, OnLoss


class LossError(YilaoYiyouError, ValueError):
    """Raised when a format does not carry everything and the caller wants all or nothing.

    Attributes:
        losses: What it does not carry.
    """

    code = "loss"

    def __init__(self, losses: Iterable[Loss]) -> None:
        self.losses: tuple[Loss, ...] = tuple(losses)
        listed = "\n".join(map(str, self.losses))
        super().__init__(
            f"有 {len(self.losses)} 项不能写入该格式, 未写出",
            f"{len(self.losses)} things are not carried by the format; nothing was written:\n{listed}",
        )

    def __reduce__(self) -> tuple[type["LossError"], tuple[tuple[Loss, ...]]]:
        """Cross into another process by the losses."""
        return LossError, (self.losses,)


class LossWarning(UserWarning):
    """Warned of when a format does not carry everything and the caller wants to be told."""


@frozen(kw_only=True)
class Written:
    """What came of writing a register.

    Attributes:
        path: The file or folder.
        format: Its format.
        records: How many records it holds.
        losses: What it does not carry; what was withheld is among them.
    """

    path: Path
    format: str
    records: int
    losses: tuple[Loss, ...]


def write(  # noqa: PLR0913 -- all but two have a default
    register: Register,
    path: str | PathLike[str],
    *,
    format: str | None = None,  # noqa: A002 -- the word a caller expects
    disclosure: Disclosure = Disclosure.SHARED,
    on_loss: OnLoss = OnLoss.REPORT,
    manifest: bool = False,
    **options: object,
) -> Written:
    """Write a register to a file or a folder of any format, whole or not at all.

    Args:
        register: The records.
        path: The file, or for a package the folder; one that is there is replaced in one step.
        format: The name of the format; told by the ending if left out.
        disclosure: How much is shown; by default what may be shared, without names and numbers.
        on_loss: What to do when the format does not carry everything. What is withheld is listed, but never a reason
            to warn or to refuse, since it was asked for.
        manifest: Whether a manifest is written beside a single file, with its digest and how many records it holds.
        options: Words of the format.

    Raises:
        FormatError: If the path is an address, or its ending is not of a format that is written; or if a manifest is
            asked for beside a folder.
        DocumentError: If a text that would be shared tells who somebody is.
        LossError: If something would be lost and `on_loss` is `raise`.
        OSError: If the file cannot be written; an old one is then as it was.
    """
    target = local(path)
    codec = (format_to_write(target) if format is None else format_named(format)).codec()
    request = Request(limits=DEFAULT, options=taken(codec, options))
    outgoing = disclosed(register, disclosure)
    with replacing(target) as temporary:
        losses = tuple(codec.encode(outgoing, temporary, request))
        if losses and on_loss is OnLoss.RAISE:
            raise LossError(losses)
    if manifest:
        write_manifest(target, outgoing.register)
    if losses and on_loss is OnLoss.WARN:
        warnings.warn("\n".join(map(str, losses)), LossWarning, stacklevel=2)
    masked = tuple(_masked(path, count) for path, count in outgoing.withheld.items())
    return Written(path=target, format=codec.name, records=len(register), losses=(*losses, *masked))


def _masked(path: str, count: int) -> Loss:
    return Loss(path=path, kind=LossKind.MASKED, count=count, zh="不对外共享", en="not shared")


@frozen(kw_only=True)
class Conversion:
    """What came of converting a file: what was found in it, and what the new one does not carry."""

    reading: Reading
    written: Written


def convert(  # noqa: PLR0913 -- all but two have a default
    source: str | PathLike[str],
    target: str | PathLike[str],
    *,
    source_format: str | None = None,
    target_format: str | None = None,
    disclosure: Disclosure = Disclosure.SHARED,
    on_loss: OnLoss = OnLoss.REPORT,
    partly: bool = False,
    manifest: bool = False,
) -> Conversion:
    """Read a file of one format and write it in another.

    Args:
        source: The file or folder that is read.
        target: The file or folder that is written.
        source_format: Its format, where the file does not tell.
        target_format: The format to write, where the ending does not tell.
        disclosure: How much is shown.
        on_loss: What to do when the new format does not carry everything.
        partly: Whether to write the sound rows of a file that has others; the findings say which those are.
        manifest: Whether a manifest is written beside the new file.

    Raises:
        FindingsError: If a row is not sound, unless `partly` is true; nothing is then written.
        YilaoYiyouError: What else `load` and `write` raise.
        OSError: If a file cannot be read or written.
    """
    reading = load(source, format=source_format)
    if not partly:
        reading.require()
    written = write(
        reading.register, target, format=target_format, disclosure=disclosure, on_loss=on_loss, manifest=manifest
    )
    return Conversion(reading=reading, written=written)
