"""Hostile texts: JSON, JSON Lines and CSV that are deep, huge, twofold, cut, ragged or in another encoding."""

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeAlias

from yilao_yiyou.exchange.document import SCHEMA
from yilao_yiyou.exchange.lines_codec import SCHEMA as LINES

Make: TypeAlias = Callable[[Path], object]
"""Puts a hostile file, or folder, at a path."""

_DEEP = 100_000


def _document(teams: object = (), **more: object) -> bytes:
    return json.dumps({"$schema": SCHEMA, "records": {"teams": teams}, **more}, ensure_ascii=False).encode()


def holding(data: bytes) -> Make:
    """What puts bytes into a file."""
    return lambda path: path.write_bytes(data)


TEAM: dict[str, Any] = {"id": "t1", "name": "某队", "kind": "patrol", "region": "371402"}


def json_files() -> Iterator[tuple[str, Make]]:
    """JSON that is deep, huge, twofold, no number, no text, no JSON."""
    start = f'{{"$schema":"{SCHEMA}",'.encode()
    texts: Mapping[str, bytes] = {
        "deep-arrays": start + b'"records":' + b"[" * _DEEP + b"]" * _DEEP + b"}",
        "deep-objects": start + b'"records":' + b'{"a":' * _DEEP + b"1" + b"}" * _DEEP + b"}",
        "deep-and-cut": start + b'"records":' + b"[" * _DEEP,
        "deep-in-a-record": _document([{**TEAM, "name": [[[[[[]]]]]]}]),
        "seventy-levels": start + b'"title":' + b"[" * 70 + b"]" * 70 + b"}",
        "duplicate-key": start + b'"title":"a","title":"b"}',
        "duplicate-collection": start + b'"records":{"teams":[],"teams":[]}}',
        "nan": start + b'"title":NaN}',
        "infinity": start + b'"title":-Infinity}',
        "huge-exponent": start + b'"title":1e999999999}',
        "huge-integer": start + b'"title":' + b"9" * 1_000_000 + b"}",
        "past-64-bits": _document([{**TEAM, "name": 2**64}]),
        "float-for-text": _document([{**TEAM, "id": 3.7e17}]),
        "truth-for-text": _document([{**TEAM, "name": True}]),
        "null-for-text": _document([{**TEAM, "name": None}]),
        "object-for-text": _document([{**TEAM, "name": {"a": 1}}]),
        "unknown-key": _document([{**TEAM, "nmae": "某"}]),
        "unknown-collection": start + b'"records":{"choirs":[]}}',
        "long-text": start + b'"title":"' + b"a" * 3_000_000 + b'"}',
        "lone-surrogate": start + b'"title":"\\ud800"}',
        "nul-escape": start + b'"title":"a\\u0000b"}',
        "nul-byte": start + b'"title":"a\x00b"}',
        "gb18030": _document(title="某名册").decode().encode("gb18030"),
        "utf-16": _document().decode().encode("utf-16"),
        "utf-7": b'+AHs-"a":1}',
        "cut": _document([TEAM])[:-9],
        "trailing": _document([TEAM]) + b"{}",
        "two-documents": _document() + b"\n" + _document(),
        "array": b"[]",
        "number": b"1",
        "empty": b"",
        "blanks": b" " * 10_000,
        "comment": b"/* a */ {}",
        "single-quotes": b"{'$schema': 'urn:yilao-yiyou:register:1'}",
        "other-schema": b'{"$schema":"urn:other:register:1"}',
        "newer-version": b'{"$schema":"urn:yilao-yiyou:register:99"}',
        "negative-version": b'{"$schema":"urn:yilao-yiyou:register:-1"}',
        "endless-version": b'{"$schema":"urn:yilao-yiyou:register:' + b"1" * 5_000 + b'"}',
        "no-schema": b'{"records":{}}',
        "pickle": b"\x80\x04\x95\x0e\x00\x00\x00\x00\x00\x00\x00\x8c\x02os\x94\x8c\x06system\x94\x93\x94.",
        "yaml-bomb": b"a: &a [x,x]\nb: &b [*a,*a]\n",
        "xml-laughs": b'<!DOCTYPE l [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><l>&b;</l>',
        "prototype": start + b'"__class__":"os.system"}',
        "many-faults": _document([{"id": 1}] * 2_000),
    }
    for name, data in texts.items():
        yield f"json-{name}.json", holding(data)


def lines_files() -> Iterator[tuple[str, Make]]:
    """JSON Lines that promise more than they hold, or hold what they should not."""
    head = f'{{"$schema":"{LINES}","disclosure":"custody","rows":{{"teams":2}},"register":{{}}}}\n'.encode()
    section = b'{"$collection":"teams"}\n'
    team = json.dumps(TEAM, ensure_ascii=False).encode()
    texts: Mapping[str, bytes] = {
        "cut": head + section + team + b"\n",
        "cut-in-a-line": head + section + team + b"\n" + team[:-5],
        "no-section": head + team + b"\n" + team,
        "unknown-section": head + b'{"$collection":"choirs"}\n' + team,
        "newer": head.replace(b"lines:1", b"lines:9") + section + team,
        "no-rows": f'{{"$schema":"{LINES}"}}\n'.encode() + section + team,
        "rows-no-number": head.replace(b":2}", b":true}") + section + team,
        "deep": head + section + b"[" * _DEEP + b"\n" + team,
        "duplicate": head + section + team + b"\n" + team[:-1] + b',"name":"b"}',
        "duplicate-with-blank": head + section + team + b"\n" + team[:-1] + b',"name" :"b"}',
        "float": head + section + team + b"\n" + team.replace(b'"t1"', b"1.0"),
        "nul": head + section + team + b"\n" + team.replace(b"t1", b"\\u0000"),
        "surrogate": head + section + team + b"\n" + team.replace(b"t1", b"\\udc00"),
        "not-utf-8": head + section + team + b"\n" + team.replace("某".encode(), b"\xff\xfe"),
        "one-endless-line": head + section + b'{"id":"' + b"a" * 20_000_000,
    }
    for name, data in texts.items():
        yield f"lines-{name}.jsonl", holding(data)


def csv_files() -> Iterator[tuple[str, Make]]:
    """CSV of other encodings, without a header of ours, ragged, unclosed, endless."""
    header, row = "id,name,kind,region\n", "t1,某队,patrol,371402\n"
    texts: Mapping[str, bytes] = {
        "utf-16": (header + row).encode("utf-16"),
        "utf-16-without-mark": (header + row).encode("utf-16-le"),
        "neither": (header + row).encode() + "队".encode("gb18030") + b"\xff",
        "big5-tail": header.encode() + b"t1,\xa4\xff,patrol,371402\n",
        "nul": (header + row).encode() + b"t2,a\x00b,patrol,371402\n",
        "unclosed": (header + row).encode() + b't2,"a' + b"b" * 100,
        "stray-quote": (header + row).encode() + b't2,"a"b,patrol,371402\n',
        "endless-cell": header.encode() + b"t1," + b"a" * 3_000_000 + b",patrol,371402\n",
        "endless-header": b"a" * 3_000_000,
        "ragged-short": header.encode() + b"t1,a\n",
        "ragged-long": header.encode() + b"t1,a,patrol,371402,x,y\n",
        "header-twice": b"id,id,name,kind,region\nt1,t1,a,patrol,371402\n",
        "header-unknown": b"id,nmae,kind,region\nt1,a,patrol,371402\n",
        "no-header": row.encode(),
        "empty": b"",
        "blank-lines": b"\n" * 100_000,
        "float-id-date": header.strip().encode() + b",valid_start\n" + b"t1,a,patrol,371402,2022.10\n",
        "serial-date": header.strip().encode() + b",valid_start,valid_end\nt1,a,patrol,371402,44790,44791\n",
        "code-unknown": header.encode() + b"t1,a,choir,371402\n",
        "region-number": header.encode() + b"t1,a,patrol,3.71E+05\n",
        "nested-no-json": b"id,person,categories\nv1,x1,cadre\n",
        "nested-deep": b'id,person,categories\nv1,x1,"' + b"[" * _DEEP + b'"\n',
        "many-columns": ",".join(f"c{place}" for place in range(100_000)).encode() + b"\n",
        "html": b"<html><table><tr><td>id</td></tr></table></html>",
        "zip": b"PK\x03\x04" + b"\x00" * 100,
    }
    for name, data in texts.items():
        yield f"csv-{name}.csv", holding(data)
