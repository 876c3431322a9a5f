"""How an identification number is built: kinds, birth date, check character (GB 11643).

Nothing here raises and nothing here keeps a number. Sources: GB 11643-1999 and its 1989 edition for the
15 digits; the rules for residence permits (港澳台居民居住证); the 2023 rules for the machine-readable
data of the foreign permanent resident's card (外国人永久居留身份证) for the form that begins with 9.
"""

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from operator import mul

from yilao_yiyou.domain.codes import CodeSet


class IdKind(CodeSet):
    """What card a number stands on (证件种类); the code is the prefix that tells it, where one does."""

    RESIDENT = "resident", "居民身份证"
    RESIDENT_15 = "resident_15", "第一代居民身份证(15位)"
    HONG_KONG = "hong_kong", "港澳台居民居住证(香港)", "810000"
    MACAO = "macao", "港澳台居民居住证(澳门)", "820000"
    TAIWAN = "taiwan", "港澳台居民居住证(台湾)", "830000"
    FOREIGN = "foreign", "外国人永久居留身份证", "9"
    FOREIGN_15 = "foreign_15", "外国人永久居留身份证(15位旧式)"

    @property
    def is_short(self) -> bool:
        """Whether the number has 15 characters: a birth year of two digits and no check of GB 11643."""
        return self in _SHORT

    @property
    def has_area(self) -> bool:
        """Whether the number begins with a division code (行政区划代码) of six digits."""
        return self not in _WITHOUT_AREA


_SHORT = frozenset({IdKind.RESIDENT_15, IdKind.FOREIGN_15})
_WITHOUT_AREA = frozenset({IdKind.FOREIGN, IdKind.FOREIGN_15})

_BY_PREFIX = {kind.code: kind for kind in IdKind if kind.code}

_PROVINCE = re.compile("1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|81|82")
EIGHTEEN = re.compile("[0-9]{17}[0-9X]")
"""The form of a number of 18 characters, written plainly."""

_FIFTEEN = re.compile("[0-9]{15}")
_FOREIGN_FIFTEEN = re.compile("[A-Z]{3}[0-9]{12}")

_WEIGHTS = tuple(2**place % 11 for place in range(17, 0, -1))
_ZEROS = sum(_WEIGHTS) * ord("0")
# The remainder of the sum over the codes of the digits, each ord("0") more than what it counts, tells the character.
_CHECKS = tuple("0123456789X"[(1 + _ZEROS - remainder) % 11] for remainder in range(11))
# For each place, what a digit there adds to the sum; for each sum, the character.
_ADDED = tuple(bytes((byte - ord("0")) * weight % 11 for byte in range(256)) for weight in _WEIGHTS)
_ENDING = bytes(ord("0123456789X"[(1 - added) % 11]) for added in range(256))


def kind_of(number: str) -> IdKind | None:
    """Return what card a number in plain form stands on, by its shape alone.

    >>> kind_of("379999194501010014"), kind_of("379999450101001"), kind_of("37")
    (IdKind.RESIDENT, IdKind.RESIDENT_15, None)
    """
    if EIGHTEEN.fullmatch(number):
        return _BY_PREFIX.get(number[:6]) or _BY_PREFIX.get(number[0]) or IdKind.RESIDENT
    if _FIFTEEN.fullmatch(number):
        return IdKind.RESIDENT_15
    return IdKind.FOREIGN_15 if _FOREIGN_FIFTEEN.fullmatch(number) else None


def begins_in_province(number: str) -> bool:
    """Return whether the first two digits are the code of a province (GB/T 2260)."""
    return _PROVINCE.match(number) is not None


def birth_of(kind: IdKind, number: str) -> date | None:
    """Return the birth date that a number of some kind carries, if it is a day of the calendar.

    A number of 15 characters has no century: 19 is taken. Only where that makes no date (29 February 1900)
    is 20 taken on a foreign resident's card; first-generation cards are older than that.
    """
    if kind is IdKind.RESIDENT_15:
        return day_of("19" + number[6:12])
    if kind is IdKind.FOREIGN_15:
        return day_of("19" + number[7:13]) or day_of("20" + number[7:13])
    return day_of(number[6:14])


@lru_cache(maxsize=65_536)
def day_of(digits: str | bytes) -> date | None:
    """Return the day of the calendar that eight digits are, if they are one."""
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return None


def check_character(digits: str) -> str:
    """Return the character that completes 17 digits (ISO 7064, MOD 11-2).

    With the digits and the check character as `a_18 ... a_1` (X is ten), the sum of `a_i * 2**(i-1)` leaves 1
    when divided by 11. No weight is a multiple of 11 and neighbouring weights differ, so that every single
    wrong digit and every swap of two unequal neighbours is found.

    >>> check_character("37999919450101001")
    '4'
    """
    weighted: int = sum(map(mul, _WEIGHTS, digits.encode("ascii")))
    return _CHECKS[weighted % 11]


def check_characters(bodies: Sequence[str]) -> str:
    """Return the characters that complete many bodies of 17 digits, one behind another.

    The bodies are added as columns of bytes, each column one number: the sum of 17 remainders stays within a byte.

    >>> check_characters(["37999919450101001", "37999919450101002"])
    '42'
    """
    digits = "".join(bodies).encode("ascii")
    columns = (digits[place :: len(_ADDED)].translate(added) for place, added in enumerate(_ADDED))
    sums = sum(map(int.from_bytes, columns))
    return sums.to_bytes(len(bodies)).translate(_ENDING).decode("ascii")
