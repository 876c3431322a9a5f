"""Where a number with a measure word counts nothing: it is a rank, a stage of works or a class.

十三届七次全会   机场三期   二轮承包   1类新药   第三届
"""

import re
from collections.abc import Mapping
from types import MappingProxyType

from attrs import frozen

_LOOK_BACK = 12
_SMALL = "[一二三四五六七八九十]{1,2}"
_HANZI = "[\u4e00-\u9fff]"
_HELD = "举办|承办|连续|召开|参加|蝉联|连任|已|共|历经|成功"
_COURSES = "举办|承办|连续|召开|开办|开设|开班|累计|先后|共有|编印|编发|编辑|刊发|出版|推出|组织|培训|讲座|参加"
_NO_COURSES = f"^(?!.*(?:{_COURSES})).*"
_NOT_HELD = rf"^(?!.*(?:{_HELD})(?:了|过|已|共)*$|.*[0-9两三四五]届[^，。；]{{1,9}}[、和]$).*"
_NOT_CALLED = "^(?!.*(?:召开|举行|开了|先后|共|连续)).*"
_WORKS = "改扩建|扩建|扩能|工程|项目|建设|机组|开工|建成|投产|投用|竣工|完工"
_CLASSED = "(?:创新|新)药|医疗器械|化学药|生物制品|水(?:质|体|标准)|用地|区|市场"


@frozen
class Ordinal:
    """A way in which a number is none of things.

    Attributes:
        number: What the number looks like.
        before: What stands before it.
        after: What follows the measure word.
    """

    number: re.Pattern[str]
    before: re.Pattern[str]
    after: re.Pattern[str]

    @classmethod
    def of(cls, number: str, before: str = "", after: str = "") -> "Ordinal":
        """Return the way that three expressions describe; an empty one fits everything."""
        standing = re.compile(f"(?:{before})$" if before else "", re.DOTALL)
        return cls(re.compile(number or ".*"), standing, re.compile(after))

    def fits(self, text: str, at: int, number_end: int, end: int) -> bool:
        """Return whether a number and its measure word in a condensed text are of this way."""
        return (
            self.number.fullmatch(text, at, number_end) is not None
            and self.after.match(text, end) is not None
            and self.before.search(text[max(at - _LOOK_BACK, 0) : at]) is not None
        )


_LONE_TWO = (Ordinal.of("二"),)
"""Who counts says 两; 二 alone before these words is a rank: 二轮承包."""
ORDINALS: Mapping[str, tuple[Ordinal, ...]] = MappingProxyType(
    {
        "次": (
            Ordinal.of(_SMALL, "届(?:[全省市县区]?(?:人大|政协|党代会|妇代会|职代会)(?:常委会)?)?"),
            Ordinal.of(_SMALL, _NOT_CALLED, "(?:、[^、，。]{1,3}次)?(?:全会|全体会议|中央全会)"),
            Ordinal.of("二", "", _HANZI),
        ),
        "期": (
            *_LONE_TWO,
            Ordinal.of(_SMALL, f"{_NO_COURSES}(?:{_HANZI}|[”）)、])", "(?!培训|讲座|课|班|研修|活动|节目)"),
            Ordinal.of("", _NO_COURSES, _WORKS),
        ),
        "届": (Ordinal.of("", _NOT_HELD),),
        "P": (Ordinal.of("480|720|1080|2160", "", ""),),
        "类": (*_LONE_TWO, Ordinal.of("[一三1-5]", "", _CLASSED)),
    }
    | dict.fromkeys(("微克", "毫克"), (Ordinal.of("", "^(?!.*每立方米的?(?:约|近|超|不足)?$).*"),))
    | dict.fromkeys(("位", "名"), (Ordinal.of("", "前"),))
    | dict.fromkeys(("轮", "批", "部", "组", "本", "把", "节", "首", "堂"), _LONE_TWO)
)
"""The ways by the measure word."""


def is_ordinal(ways: tuple[Ordinal, ...], text: str, at: int, number_end: int, end: int) -> bool:
    """Return whether a number and its measure word are of one of several ways.

    >>> [is_ordinal(ORDINALS["次"], text, 3, 4, 5) for text in ("十三届七次全会", "培训了七次，都好")]
    [True, False]
    """
    return any(way.fits(text, at, number_end, end) for way in ways)
