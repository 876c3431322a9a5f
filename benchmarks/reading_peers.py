"""Reads phrases by the known tools, in an environment of their own: phrases in as JSON, readings out as JSON.

A reading is a pair of ends, equal where the tool gives a point, or nothing where it takes no number.
"""

import json
import re
import sys
from collections.abc import Callable, Iterable
from fractions import Fraction

_UNIT = re.compile(
    r"(?:人次|场次|班次|户次|批次|课时|学时|小时|分钟|平方米|公里|个百分点|个月|个星期|亩|吨|米|[人名位场次期节堂轮支家组处所座栋间项册份件条套本"
    r"篇部幅台辆张只箱袋面起例宗年天周户对个倍种门])(?=多|左右|上下|以上|及以上|以下|以内|$)"
)


def cn2an_reads(text: str) -> list[str] | None:
    """What cn2an makes of the text, where it finds a number to change or a number already."""
    import cn2an

    found = re.search(r"-?[0-9]+(?:\.[0-9]+)?", str(cn2an.transform(text, "cn2an")))
    if found is None:
        return None
    number = Fraction(found[0])
    scale = re.match("[万亿]", str(cn2an.transform(text, "cn2an"))[found.end() :])
    number *= {"万": 10**4, "亿": 10**8}[scale[0]] if scale else 1
    return [str(number)] * 2


def recognizers_reads(text: str) -> list[str] | None:
    """The first number that the recognizers find, a percentage as it is printed."""
    from recognizers_number import Culture, recognize_number, recognize_percentage

    results = recognize_percentage(text, Culture.Chinese) or recognize_number(text, Culture.Chinese)
    values = [result.resolution["value"].rstrip("%") for result in results if result.resolution]
    return [str(Fraction(values[0]))] * 2 if values and values[0] else None


def jionlp_reads(text: str) -> list[str] | None:
    """The money that jionlp reads once the measure word is 元; it reads nothing else."""
    import jionlp

    try:
        num = jionlp.parse_money(_UNIT.sub("元", text))["num"]
    except (ValueError, TypeError, KeyError, IndexError, AttributeError):
        return None
    if num in (None, "null"):
        return None
    ends = num if isinstance(num, list) else [num, num]
    return [str(Fraction(str(end))) if end not in {None, "null"} else "-" for end in ends]


PEERS: dict[str, Callable[[str], list[str] | None]] = {
    "cn2an": cn2an_reads,
    "jionlp": jionlp_reads,
    "ms-recognizers-text": recognizers_reads,
}


def safely(read: Callable[[str], list[str] | None], text: str) -> list[str] | None:
    """What a tool reads; nothing where it fails."""
    try:
        return read(text)
    except Exception:  # noqa: BLE001 -- a tool that fails has read nothing
        return None


def readings(phrases: Iterable[str]) -> dict[str, list[list[str] | None]]:
    """What every tool reads of every phrase."""
    phrases = tuple(phrases)
    return {name: [safely(read, text) for text in phrases] for name, read in PEERS.items()}


if __name__ == "__main__":
    said = json.dumps(readings(json.load(sys.stdin)))
    print("\n" + said)
