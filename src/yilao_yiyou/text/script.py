"""One script for reading: full-width, traditional and variant characters become what the grammar knows.

A number, a date or a phrase may be written with spaces between its parts; they go, and where they stood is kept, so
that every place in the condensed text leads back to one in the text that was given.
"""

import re
from bisect import bisect_right
from itertools import accumulate

from attrs import frozen

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
TRADITIONAL = str.maketrans(
    "餘萬億幾兩數約場個戶處張對冊條項過來點時滿於達總間輛為從級將佔週鐘開節層門線員隊顆臺黨屆劃規續連學歷歲現當後"
    "內終較與環國華長爭計實創辦啟啓動會結進組織團預確種調離職換運試應農陰禮參閉",
    "余万亿几两数约场个户处张对册条项过来点时满于达总间辆为从级将占周钟开节层门线员队颗台党届划规续连学历岁现当后"
    "内终较与环国华长争计实创办启启动会结进组织团预确种调离职换运试应农阴礼参闭",
)
"""Traditional characters that the grammar knows in their simplified form."""
_VARIANTS = {ord("壹"): ord("一"), ord("○"): ord("〇")}
_SPACES = dict.fromkeys(map(ord, "\r\u2002\u2003\u3000\ufeff\u200b"), " ")
_THIN_SPACES = dict.fromkeys(map(ord, "\u00a0\u2006\u2007\u2008\u2009\u200a\u202f"), "\u2009")
_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uff0d\u2500"), "-")
_WAVES = dict.fromkeys(map(ord, "\u301c\uff5e\u223c"), "~")
_OPENING = dict.fromkeys(map(ord, "„‟«「『〝‘"), "“")
_CLOSING = dict.fromkeys(map(ord, "»」』〞’"), "”")
_TABLE = _FULL_WIDTH | TRADITIONAL | _VARIANTS | _SPACES | _THIN_SPACES | _DASHES | _WAVES | _OPENING | _CLOSING
_KNOWN = {code: known if isinstance(known, str) else chr(known) for code, known in _TABLE.items()}
_MANY = 40
"""How many characters are looked for one by one; for more, looking at each character of the text is quicker."""

_RUN = re.compile("[ \u2009]++")
_DIGITS = frozenset("0123456789")


@frozen
class Condensed:
    """A text in one script, without idle spaces.

    Attributes:
        text: The characters that are left.
        cuts: The places in it before which spaces were taken out.
        lost: How many characters had gone before each of those places.
    """

    text: str
    cuts: tuple[int, ...] = ()
    lost: tuple[int, ...] = ()

    def place(self, at: int) -> int:
        """Return where a character stood in the text that this was made from.

        >>> condense("共 22 名").place(3)
        5
        """
        cut = bisect_right(self.cuts, at)
        return at + self.lost[cut - 1] if cut else at

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where the characters between two places stood, at least one."""
        cut = bisect_right(self.cuts, start)
        lost = self.lost[cut - 1] if cut else 0
        if cut == len(self.cuts) or self.cuts[cut] >= end:
            return start + lost, end + lost
        return start + lost, self.place(end - 1) + 1

    def end(self, at: int) -> int:
        """Return the place after the character before a place."""
        return self.place(at - 1) + 1 if at else 0


def _in_one_script(text: str) -> str:
    """Return a text in the characters that the grammar knows; a text has few of the others, and most have one each."""
    others = _TABLE.keys() & set(map(ord, set(text)))
    if len(others) > _MANY:
        return text.translate(_TABLE)
    for code in others:
        text = text.replace(chr(code), _KNOWN[code])
    return text


def _parts(text: str, start: int, end: int) -> bool:
    """Return whether a run of spaces parts two numbers, or groups of three digits; anywhere else it is idle."""
    return start > 0 and text[start - 1] in _DIGITS and text[end : end + 1] in _DIGITS


def condense(text: str) -> Condensed:
    """Return a text in the characters that the grammar knows, without idle spaces.

    >>> condense("截至 2022 年 8 月底").text, condense("５８０餘場").text
    ('截至2022年8月底', '580余场')
    """
    known = _in_one_script(text)
    if " " not in known and "\u2009" not in known:
        return Condensed(known)
    spans = [m.span() for m in _RUN.finditer(known) if not _parts(known, *m.span())]
    lost = tuple(accumulate(end - start for start, end in spans))
    cuts = tuple(start - gone for (start, _), gone in zip(spans, (0, *lost), strict=False))
    starts, ends = (0, *(end for _, end in spans)), (*(start for start, _ in spans), len(known))
    return Condensed("".join(known[start:end] for start, end in zip(starts, ends, strict=True)), cuts, lost)
