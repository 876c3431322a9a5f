"""The words of an HTML page, a line for each block."""

import re
from html.parser import HTMLParser

_SILENT = frozenset({"script", "style", "head", "template", "noscript", "svg", "iframe", "object"})
"""What holds no words of the report."""
_INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "em", "font", "i", "img", "ins", "kbd", "label"}
    | {"mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt"}
    | {"u", "var", "wbr"}
)
"""What stands within a line; everything else begins and ends one."""
_SPACE = re.compile(r"[ \t\r\n\f]+")


class _Words(HTMLParser):
    """Collects words; the content of an element that is silent is passed over."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._silent: str | None = None
        self._depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a line at a block, and silence at what holds no words."""
        del attrs
        if self._silent is not None:
            self._depth += tag == self._silent
        elif tag in _SILENT:
            self._silent, self._depth = tag, 1
        elif tag not in _INLINE:
            self.pieces.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """End a line at a block, and the silence where it began."""
        if self._silent is not None:
            self._depth -= tag == self._silent
            if not self._depth:
                self._silent = None
        elif tag not in _INLINE:
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        """Keep words."""
        if self._silent is None:
            self.pieces.append(_SPACE.sub(" ", data))


def text_of_html(page: str) -> str:
    r"""Return the words of a page as lines without blank ones.

    >>> text_of_html("<style>p{}</style><p>开展活动<b>580</b>余场<p>发放&#31181;子")
    '开展活动580余场\n发放种子'
    """
    words = _Words()
    words.feed(page)
    words.close()
    lines = (line.strip() for line in "".join(words.pieces).split("\n"))
    return "\n".join(line for line in lines if line)
