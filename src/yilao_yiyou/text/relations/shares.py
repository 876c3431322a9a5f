"""Shares: a count beside the percentage that it is said to be, of a total that may be printed or not."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from yilao_yiyou.domain.unit import UnitKind
from yilao_yiyou.text.relations.parts import whole_before
from yilao_yiyou.text.relations.passage import Mention
from yilao_yiyou.text.relations.relation import Member, Relation, RelationKind, Role

_OF = re.compile(
    "占(?:了|到)?(?P<base>.*?)(?:的比例|的比重|比例|比重|的|比)?(?:约|近|超过|超|仅|为|达到|达)*$", re.DOTALL
)
_BRACKET = re.compile(r"[(\uff08]\s*(?:占(?P<base>.*?)的?)?$")
_FILLING = re.compile(r"[\s,，、:\uff1a]|其|也|已|就|均|约|大约|共|总共|名|人")
_ALL = re.compile(r"^(?:全部|全体|总数|总人数|总量|总体|总)*(?:的)?$")
_NO_PARTS = {UnitKind.RANK, UnitKind.SORT}
_APART = re.compile("[;；]|分别")
"""What parts a percentage from the count before it: it is of something else, or the first of a list."""
_OF_ANOTHER_DAY = re.compile("[由从]")
_ONE_PAIR = 2


def shares(passage: Sequence[Mention]) -> Iterator[Relation]:
    """Yield each count with its percentage, and those of one unprinted total together."""
    hidden: defaultdict[str, list[Member]] = defaultdict(list)
    for at, mention in enumerate(passage):
        if mention.kind is not UnitKind.PERCENT or at == 0:
            continue
        relation = _share_of_a_printed_whole(passage, at)
        if relation is not None:
            yield relation
            continue
        base = _said_of(passage[at - 1], mention)
        if base is not None and (base or not _names_a_total(passage[:at])):
            pair = Member(Role.PART, passage[at - 1].figure), Member(Role.PERCENT, mention.figure)
            whole = _governing(passage, at - 1) if _ALL.match(base) else None
            if whole is None:
                hidden[base].extend(pair)
            else:
                yield _share((Member(Role.WHOLE, whole.figure), *pair), cue="其中……占")
    for base, members in hidden.items():
        if base or len(members) > _ONE_PAIR:  # One count with a percentage of nobody knows what says nothing.
            yield Relation(kind=RelationKind.BASE, members=tuple(members), cue=f"占{base}")


def _names_a_total(passage: Sequence[Mention]) -> bool:
    """Whether a percentage before is said to be of something, so that a bare 占 may be of that kind too."""
    leads = (mention.lead for mention in passage if mention.kind is UnitKind.PERCENT)
    return any((found := _OF.search(lead)) is not None and not _ALL.match(_named(found["base"])) for lead in leads)


def _share_of_a_printed_whole(passage: Sequence[Mention], at: int) -> Relation | None:
    """Return the share of a whole that stands between 占 and the percentage, as in 559人,占918人的60.89%."""
    if at < 2 or passage[at].lead.strip() not in _LINKS or "占" not in passage[at - 1].lead:  # noqa: PLR2004 -- a part and a whole
        return None
    part, whole = passage[at - 2], passage[at - 1]
    if not part.counts_like(whole) or not _is_about(part, whole.lead.partition("占")[0]):
        return None
    roles = ((Role.PART, part), (Role.WHOLE, whole), (Role.PERCENT, passage[at]))
    return _share(tuple(Member(role, mention.figure) for role, mention in roles), cue="占……的")


_LINKS = frozenset({"的", "的比例为", "的比重为", "之", "的约", "的比例达"})


def _said_of(part: Mention, percent: Mention) -> str | None:
    """Return the words for the total that a count is a percentage of, `None` if it is no share of one."""
    if part.kind in _NO_PARTS or not part.kind.is_count or _APART.search(percent.lead):
        return None
    bracket = _BRACKET.search(percent.lead)
    if bracket is not None:
        return _named(bracket["base"]) if _is_about(part, percent.lead[: bracket.start()]) else None
    found = _OF.search(percent.lead)
    if found is None or _OF_ANOTHER_DAY.search(found["base"]) or not _is_about(part, percent.lead[: found.start()]):
        return None
    return _named(found["base"])


def _named(base: str | None) -> str:
    return _FILLING.sub("", base or "").removesuffix("的")


def _is_about(part: Mention, between: str) -> bool:
    """Whether the words after a count are only its own noun, so that what follows is said of it."""
    noun = _FILLING.sub("", between)
    return noun in part.figure.counted or noun == _FILLING.sub("", part.figure.counted)


def _governing(passage: Sequence[Mention], at: int) -> Mention | None:
    """Return the whole that 其中 put a count under, `None` where none is said."""
    among = next((place for place in range(at, -1, -1) if "其中" in passage[place].lead), None)
    return None if among is None else whole_before(passage, among, passage[at])


def _share(members: tuple[Member, ...], *, cue: str) -> Relation:
    return Relation(kind=RelationKind.SHARE, members=members, cue=cue)
