"""Number formats: what a sheet shows of a number, as far as it changes what the number means."""

import re
from functools import cache

from attrs import frozen

_QUOTED = re.compile(r'"([^"]*)"|\\(.)|_.|\*.')
_IN_BRACKETS = re.compile(r"\[([^\]]*)\]")
_ELAPSED = re.compile(r"h+|m+|s+", re.IGNORECASE)
_DATE = re.compile(r"[yYdDeE年月日]|aaa")
_TIME = re.compile(r"[hHsS]|上午|AM/PM")
_PADDED = re.compile(r"0{2,}")
_TWO_PLACES = re.compile(r"[0#]\.00")
_TOKEN = re.compile(r'"([^"]*)"|\\(.)|_.|\*.|\[[^\]]*\]|([0#?][0#?,.]*|General|G/通用格式)|(.)')
_WORD = re.compile("[^%‰￥¥\u3400-\u9fff]")
_IN_TEN_THOUSANDS = re.compile(r"0!\.0|0\\\.0|0\"\.\"0")

_BUILT_IN = {
    **dict.fromkeys((27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58), "yyyy年m月d日"),
    **dict.fromkeys((32, 33, 34, 35, 55, 56), "h时mm分ss秒"),
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    14: "yyyy/m/d",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: "yyyy/m/d h:mm",
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss.0",
    48: "##0.0E+0",
    49: "@",
}


@frozen(cache_hash=True)
class NumberFormat:
    """What a number format says beyond the number.

    Attributes:
        is_date: Whether it shows a day of the calendar.
        is_time: Whether it shows a time of day or hours that have passed.
        is_percent: Whether it shows hundredths.
        shows_ten_thousands: Whether it shows ten-thousandths of the number (万).
        has_word: Whether it shows 万 beside the number as it is, which then was meant in 万.
        two_places: Whether it shows two places behind the point.
        before: The words that it shows before the number, such as 约; none of a date.
        after: Those that it shows behind it, such as 户.
        digits: How many digits it fills up with zeros; 0 if it does not.
        has_year: Whether the date that it shows has its year.
        is_1904: Whether days are counted from 1904.
    """

    is_date: bool = False
    is_time: bool = False
    is_percent: bool = False
    shows_ten_thousands: bool = False
    has_word: bool = False
    two_places: bool = False
    before: str = ""
    after: str = ""
    digits: int = 0
    has_year: bool = False
    is_1904: bool = False


GENERAL = NumberFormat()
"""The format of a cell that has none."""


def built_in(number: int) -> str:
    """Return the code of a format that every program knows by number, those of Chinese programs among them."""
    return _BUILT_IN.get(number, "General")


@cache
def number_format(code: str, *, is_1904: bool = False) -> NumberFormat:
    """Return what a format code says.

    >>> number_format('yyyy"年"m"月"').is_date, number_format("[h]:mm").is_time, number_format("00000").digits
    (True, True, 5)
    >>> number_format('0.0"万"').has_word, number_format("0!.0,").shows_ten_thousands
    (True, True)
    """
    first = code.split(";", 1)[0]
    words = "".join(found[1] or found[2] or "" for found in _QUOTED.finditer(first))
    bare = _QUOTED.sub("", first)
    elapsed = any(_ELAPSED.fullmatch(found) for found in _IN_BRACKETS.findall(bare))
    bare = _IN_BRACKETS.sub("", bare)
    is_general = bare.strip().lower() in {"", "general", "@"}
    is_date = not is_general and not elapsed and _DATE.search(bare) is not None and "E+" not in bare
    is_time = not is_general and not is_date and (elapsed or _TIME.search(bare) is not None)
    padded = _PADDED.fullmatch(bare.strip())
    before, after = ("", "") if is_date or is_time or "%" in bare else _around(first)
    in_ten_thousands = _IN_TEN_THOUSANDS.search(first) is not None
    return NumberFormat(
        is_date=is_date,
        is_time=is_time,
        is_percent="%" in bare,
        shows_ten_thousands=in_ten_thousands,
        has_word=not in_ten_thousands and not is_date and ("万" in words or "万" in bare),
        two_places=not is_date and _TWO_PLACES.search(bare) is not None,
        before=before,
        after=after.replace("万", "") if in_ten_thousands else after,
        digits=len(padded[0]) if padded else 0,
        has_year=is_date and re.search("[yYeE年]", bare) is not None,
        is_1904=is_1904,
    )


def _around(code: str) -> tuple[str, str]:
    """Return the Chinese words that a format shows before and behind the number."""
    numbers = [found for found in _TOKEN.finditer(code) if found[3]]
    if not numbers:
        return "", ""
    said = [(found.start(), found[1] or found[2] or found[4] or "") for found in _TOKEN.finditer(code)]
    before = "".join(word for at, word in said if at < numbers[0].start())
    behind = "".join(word for at, word in said if at > numbers[-1].start())
    return _WORD.sub("", before), _WORD.sub("", behind)
