"""A person's identification number: checked when made, and masked ever after (公民身份号码).

The number says who somebody is, when and where they were registered and of what sex, and half of it can be
guessed from the rest. So the value shows a random tag in place of its digits, refuses to be copied or
serialised, and gives the digits only to `reveal(purpose)`. Join tables on `pseudonym.pseudonym` instead.
"""

import sys
from collections.abc import Set as AbstractSet
from datetime import date
from typing import Literal, Self, cast, final

from yilao_yiyou.domain.code_text import plain_code
from yilao_yiyou.domain.free_text import contains_id_number, contains_phone
from yilao_yiyou.domain.id_findings import faults_of, inspect_id_number
from yilao_yiyou.domain.id_rules import EIGHTEEN, IdKind, birth_of, check_character, check_characters, day_of, kind_of
from yilao_yiyou.domain.sealed import Sealed
from yilao_yiyou.errors import IdNumberError, RevealError

__all__ = ["IdKind", "IdNumber", "contains_id_number", "contains_phone", "inspect_id_number"]

_BIRTH, _LONG = slice(6, 14), 18


@final
class IdNumber(Sealed):
    """A number that an identity card can carry (公民身份号码, GB 11643), masked in every display.

    Accepted are the 18 characters of a resident's card, of the permits of residents from Hong Kong, Macao and
    Taiwan and of a foreign permanent resident's card, the 15 digits of a first-generation card, and the 15
    characters of a foreign resident's old card. Typing differences (spaces, hyphens, full-width digits, x) do
    not matter. The division code is never a reason to refuse: codes change, people keep their number.

    Args:
        text: The number as written.

    Raises:
        IdNumberError: If it cannot be a number: wrong length or character, a date that does not exist, a
            wrong check character. The error does not hold the text.

    >>> number = IdNumber("379999 19450101 0014")
    >>> number
    IdNumber(‹隐·...›)
    >>> number == IdNumber("３７９９９９１９４５０１０１００１４"), number.birth, number.sex, number.kind.zh
    (True, datetime.date(1945, 1, 1), 'male', '居民身份证')
    """

    __slots__ = ()

    def __new__(cls, text: str) -> Self:
        """Check a text and seal it."""
        faults = faults_of(text)
        if faults:
            # A traceback may be printed with the variables of each frame.
            del text
            raise IdNumberError(
                f"不是公民身份号码: {faults[0].zh}; {faults[0].mend_zh}",
                f"not an identification number: {faults[0].en}; {faults[0].mend_en}",
            )
        return cls._seal(plain_code(text).encode("ascii"))

    @classmethod
    def of_plain(cls, texts: AbstractSet[str]) -> dict[str, Self]:
        """Return the numbers of those texts that are one in 18 plain characters, checked all together.

        >>> IdNumber.of_plain({"379999194501010014", "379999 19450101 0014", "379999194501010013"})
        {'379999194501010014': IdNumber(‹隐·...›)}
        """
        shaped = [text for text in texts if EIGHTEEN.fullmatch(text)]
        days = {day for day in {text[_BIRTH] for text in shaped} if day_of(day)}
        checks = check_characters([text[:17] for text in shaped])
        sound = [text for text, check in zip(shaped, checks, strict=True) if text[17] == check and text[_BIRTH] in days]
        return dict(zip(sound, cls._seal_all([text.encode("ascii") for text in sound]), strict=True))

    def _number(self) -> str:
        return self._open().decode("ascii")

    @property
    def kind(self) -> IdKind:
        """What card it stands on."""
        return cast("IdKind", kind_of(self._number()))  # its shape was checked when it was made

    @property
    def birth(self) -> date:
        """The birth date that it carries; of 15 characters the century is assumed to be 19."""
        number = self._open()
        # Of 18 characters no kind has the date elsewhere, and it was checked when the number was made.
        return cast("date", day_of(number[_BIRTH]) if len(number) == _LONG else birth_of(self.kind, number.decode()))

    @property
    def area(self) -> str | None:
        """The division code of the first registration, which is not where the person lives; foreigners have none."""
        return self._number()[:6] if self.kind.has_area else None

    @property
    def sex_digit(self) -> int | None:
        """The last digit of the order code (顺序码), odd for men; the old foreign form has none."""
        kind, number = self.kind, self._number()
        if kind is IdKind.FOREIGN_15:
            return None
        return int(number[14] if kind is IdKind.RESIDENT_15 else number[16])

    @property
    def sex(self) -> Literal["male", "female"] | None:
        """The sex that the order code tells, if it tells one."""
        digit = self.sex_digit
        if digit is None:
            return None
        return "male" if digit % 2 else "female"

    def reveal(self, purpose: str) -> str:
        """Return the number itself, for a purpose that the law provides for.

        Every call raises the audit event `yilao_yiyou.reveal` with the purpose, never the number, so that an
        application can keep its access log with `sys.addaudithook`.

        Args:
            purpose: What the number is needed for, in words.

        Raises:
            RevealError: If no purpose is given.
        """
        if not purpose.strip():
            raise RevealError("须写明查看号码的用途", "say for what purpose the number is revealed")
        sys.audit("yilao_yiyou.reveal", purpose)
        return self._number()

    def upgraded(self) -> Self:
        """Return the 18-character number that a first-generation number most likely became.

        It is a candidate: the century is taken as 19, which is wrong for the few who were born in the
        eighteen-hundreds, and a number may have been changed when the second-generation card was issued.

        Raises:
            IdNumberError: If this is not a first-generation number of 15 digits.

        >>> IdNumber("379999450101001").upgraded() == IdNumber("379999194501010014")
        True
        """
        if self.kind is not IdKind.RESIDENT_15:
            raise IdNumberError(
                "只有第一代15位号码可以升位; 其他号码请直接使用",
                "only a first-generation number of 15 digits is upgraded; use any other as it is",
            )
        return self._seal(_lengthened(self._number()).encode("ascii"))


def _lengthened(number: str) -> str:
    digits = f"{number[:6]}19{number[6:]}"
    return digits + check_character(digits)
