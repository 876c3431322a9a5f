"""Headers as clerks write them, brought to keys that can be looked up."""

import re
from functools import lru_cache

from yilao_yiyou.exchange.sheet.plain import compact
from yilao_yiyou.exchange.sheet.traditional import simplified

_BRACKETED = re.compile(r"[(（\[【{][^()（）\[\]【】{}]*[)）\]】}]")
_DECORATION = re.compile(r"[*＊:：#★☆!！?？。.;；,，、_\-—/\\|\"“”'‘’·]+")
_WORDS = re.compile("必填|选填|可空")
_LONGEST = 60


@lru_cache(maxsize=4096)
def header_key(text: str) -> str:
    r"""Return the key of a header: without space, stars, colons and what stands in brackets.

    >>> header_key("*姓　名："), header_key("身份证\n号码(18位)"), header_key("联系电话（手机）")
    ('姓名', '身份证号码', '联系电话')
    """
    if len(text) > _LONGEST:
        return ""
    plain = simplified(compact(text).lower())
    bare = _BRACKETED.sub("", plain)
    return _DECORATION.sub("", _WORDS.sub("", bare)) or _DECORATION.sub("", plain)


@lru_cache(maxsize=4096)
def header_keys(text: str) -> tuple[str, ...]:
    """Return the keys that a header may be known by, the fullest first.

    >>> header_keys("县(市、区)")
    ('县市区', '县')
    """
    if len(text) > _LONGEST:
        return ()
    full = _DECORATION.sub("", re.sub(r"[()（）\[\]【】{}]", "", simplified(compact(text).lower())))
    return tuple(dict.fromkeys(key for key in (full, header_key(text)) if key))
