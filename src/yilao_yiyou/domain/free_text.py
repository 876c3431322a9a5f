"""Finding identification and telephone numbers in free text, before it leaves the house.

The remarks of a register are where numbers leak. An exporter asks these two questions of every free text
and refuses it on a yes, so that in doubt they answer yes.
"""

import re
from unicodedata import category, normalize

from yilao_yiyou.domain.id_rules import IdKind, birth_of, check_character

_GAP = r"[\s\-\u2010-\u2015\u2212]{1,3}"
_CENTURIES = frozenset({"18", "19", "20"})

_UNBROKEN_18 = re.compile("(?=([0-9]{6}(?:18|19|20)[0-9]{9}[0-9Xx]))")
_SPACED_18 = re.compile(rf"(?<![0-9])(?=((?:[0-9](?:{_GAP})?){{17}}[0-9Xx])(?![0-9]))")
_RESIDENT_15 = re.compile(rf"(?<![0-9])(?:[0-9]{{15}}|[0-9]{{6}}{_GAP}[0-9]{{6}}{_GAP}[0-9]{{3}})(?![0-9Xx])")
_FOREIGN_15 = re.compile("(?<![A-Za-z])[A-Za-z]{3}[0-9]{12}(?![0-9])")
_NOT_IN_NUMBER = re.compile("[^0-9A-Za-z]")

_MOBILE = re.compile(
    rf"(?<![0-9])(?:(?:00)?86(?:{_GAP})?)?1[3-9][0-9]"
    rf"(?:[0-9]{{8}}|{_GAP}[0-9]{{4}}{_GAP}[0-9]{{4}}|{_GAP}[0-9]{{3}}{_GAP}[0-9]{{5}}|[0-9]{_GAP}[0-9]{{3}}{_GAP}[0-9]{{4}})"
    r"(?![0-9])"
)


def contains_id_number(text: str) -> bool:
    """Return whether a text holds what may be an identification number (公民身份号码).

    A number of 18 is found wherever its date, in the years 1800 to 2099, and its check character agree, also
    inside a longer run of digits and when it is written in groups; one of 15 where it stands by itself and
    its date is a day of the calendar. Full-width digits and invisible characters do not hide it.

    >>> contains_id_number("联系人证号379999 19450101 0014"), contains_id_number("共发放手册20220817册")
    (True, False)
    """
    plain = _plain(text)
    return (
        any(_is_18(found[1]) for found in _UNBROKEN_18.finditer(plain))
        or any(_is_18(found[1]) for found in _SPACED_18.finditer(plain))
        or any(_is_15(IdKind.RESIDENT_15, found[0]) for found in _RESIDENT_15.finditer(plain))
        or any(_is_15(IdKind.FOREIGN_15, found[0]) for found in _FOREIGN_15.finditer(plain))
    )


def contains_phone(text: str) -> bool:
    """Return whether a text holds what may be a mobile number of the mainland (手机号).

    >>> contains_phone("电话 +86 199-0000-0000"), contains_phone("全年服务19900000000000人次")
    (True, False)
    """
    return _MOBILE.search(_plain(text)) is not None


def _plain(text: str) -> str:
    return "".join(character for character in normalize("NFKC", text) if category(character) != "Cf")


def _is_18(written: str) -> bool:
    number = _NOT_IN_NUMBER.sub("", written).upper()
    has_birth = number[6:8] in _CENTURIES and birth_of(IdKind.RESIDENT, number) is not None
    return has_birth and check_character(number[:17]) == number[17]


def _is_15(kind: IdKind, written: str) -> bool:
    return birth_of(kind, _NOT_IN_NUMBER.sub("", written)) is not None
