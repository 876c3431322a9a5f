"""What tables cannot say of themselves: the register's own fields, and how much of it is shown, as one JSON text."""

import json
from typing import Any

from yilao_yiyou.exchange.codec import Head, Outgoing
from yilao_yiyou.exchange.document import plain_head
from yilao_yiyou.exchange.json_text import plain
from yilao_yiyou.exchange.limits import Limits
from yilao_yiyou.exchange.refusal import Reason, RefusedFileError
from yilao_yiyou.exchange.report import Place
from yilao_yiyou.exchange.scalars import WireError, as_object
from yilao_yiyou.exchange.sifting import head_of_register

KEY = "yilao_yiyou"
"""What the note is called, in the metadata of a table or as a table of its own."""

VERSION = "urn:yilao-yiyou:tables:1"
"""What a note of this version says it is."""


def note_of(outgoing: Outgoing) -> str:
    """Return the note of what is written."""
    register = plain_head(outgoing.register, outgoing.disclosure)
    note: dict[str, Any] = {"$schema": VERSION, "disclosure": outgoing.disclosure.value, "register": register}
    if outgoing.withheld:
        note["withheld"] = dict(outgoing.withheld)
    return json.dumps(note, ensure_ascii=False, separators=(",", ":"))


def read_note(text: str | None, place: Place) -> Head:
    """Return what a note says; a table without one was made by another program and says nothing.

    Raises:
        RefusedFileError: If it is no note, or of another version.
    """
    if text is None:
        return Head()
    value = plain(text.encode("utf-8", "surrogatepass"), Limits())
    try:
        note = as_object(value)
    except WireError:
        note = {}
    if note.get("$schema") != VERSION:
        raise RefusedFileError(
            Reason.VERSION,
            f"表的说明版本不符, 应为 {VERSION}; 可能须升级本库",
            f"the tables are of another version than {VERSION}; the library may have to be upgraded",
        )
    return head_of_register(note.get("register"), place, {"$schema": VERSION})
