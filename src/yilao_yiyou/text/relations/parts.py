"""Parts and wholes: 其中, 合计, 分别, and percentages in a row."""

import re
from collections.abc import Iterator, Sequence

from yilao_yiyou.domain.unit import UnitKind
from yilao_yiyou.text.relations.passage import Mention
from yilao_yiyou.text.relations.relation import Member, Relation, RelationKind, Role

_AMONG = re.compile("其中")
_SUM = re.compile("合计|共计|总计|总共|相加")
_EXHAUSTIVE = re.compile("分别(?:是|为|有|占)|分为|构成|组成|按[^,，]{1,10}(?:划?分|统计|看)[,，:：]")
_REST = re.compile("其余|其他|其它|剩余|余下")
_ELSEWHERE = re.compile(
    "累计|开展|举办|组织|发放|建成|新建|新增|此外|另外|同时|还有|先后|比上年|同比|增长|增加|下降|减少|平均|场均|人均|占|达到|完成"
    "|修复|治理|整治|改造|实施|培训|投入|推进|引进|吸引|带动|服务|惠及|覆盖|受益|投放|推出|打造|培育|提供|获评|获得|入选"
)
"""A figure before which one of these stands begins something else than the next part of a list."""
_BEGINNINGS = (_ELSEWHERE, _AMONG, _SUM, _EXHAUSTIVE)
_HANGS_ON = re.compile("、其中[^,，]*$")
_OPENED = re.compile("[:：][^:：]*$")
"""A colon opens a list whose parts may stand apart by semicolons."""
_COMMA, _SEMICOLON = re.compile("[,，;；]"), re.compile("[;；]")
_SHARE_WORDS = re.compile("占|比例|比重|构成")
_OF_A_TOTAL = re.compile("占(?P<total>[^,，]+?)(?:的|比重|比例|份额|约|达|为|$)")
_HUNDRED = 100
_RATES = re.compile("率|同比|增长|下降|提高|上升|完成|达到|超过|达标|满意")
_LEAST_SHARES = 3
_MOST_OF_A_HUNDRED = 150
_NO_COUNT = {UnitKind.PERCENT, UnitKind.POINT, UnitKind.FACTOR, UnitKind.RANK}
_COUNTED_IN_PEOPLE = {UnitKind.PERSON, UnitKind.PERSON_TIME}


def parts_and_wholes(passage: Sequence[Mention]) -> Iterator[Relation]:
    """Yield what is said of parts and wholes in a passage."""
    for at, mention in enumerate(passage):
        if _AMONG.search(mention.lead):
            yield from _among(passage, at)
        elif _SUM.search(mention.lead):
            yield from _summed(passage, at)
        elif _EXHAUSTIVE.search(mention.lead):
            yield from _divided(passage, at)
    yield from _shares(passage)


def whole_before(passage: Sequence[Mention], at: int, part: Mention) -> Mention | None:
    """Return the figure that 其中 speaks of: the nearest one before it that counts what the part counts."""
    alike = (mention for mention in reversed(passage[:at]) if mention.counts_like(part))
    return next((mention for mention in alike if (mention.moves, mention.is_rate) == (part.moves, part.is_rate)), None)


def _among(passage: Sequence[Mention], at: int) -> Iterator[Relation]:
    whole = whole_before(passage, at, passage[at])
    if whole is None or passage[at].kind in _NO_COUNT:
        return
    parts = _run(passage, at)
    yield from (_relation(RelationKind.SUBSET, whole, [part], cue="其中") for part in parts)
    rest = _REST.search(parts[-1].lead + parts[-1].figure.counted)
    if rest is not None and len(parts) > 1:
        yield _relation(RelationKind.PARTITION, whole, parts, cue=f"其中……{rest[0]}")


def _run(passage: Sequence[Mention], at: int) -> list[Mention]:
    """Return a part and those that follow it in the list."""
    parts = [passage[at]]
    for mention in passage[at + 1 :]:
        if mention.kind is UnitKind.PERCENT:
            continue
        if not mention.counts_like(passage[at]) or _ends_the_list(mention, passage[at]):
            break
        parts.append(mention)
    return parts


def _ends_the_list(mention: Mention, first: Mention) -> bool:
    """Whether words begin something new: another verb, or a stop that parts more than the list's own do."""
    if any(cue.search(mention.lead) for cue in _BEGINNINGS):
        return True
    parts_more = _COMMA if _HANGS_ON.search(first.lead) else _SEMICOLON
    return _OPENED.search(first.lead) is None and parts_more.match(mention.lead) is not None


def _summed(passage: Sequence[Mention], at: int) -> Iterator[Relation]:
    """Yield the parts that a sum after them adds up, with persons and person-times in one list as they stand."""
    whole = passage[at]
    parts: list[Mention] = []
    for mention in reversed(passage[:at]):
        if mention.kind is UnitKind.PERCENT:
            continue
        if not _may_be_added(mention, whole) or _SUM.search(mention.lead):
            break
        parts.insert(0, mention)
        if _ELSEWHERE.search(mention.lead) or _EXHAUSTIVE.search(mention.lead):
            break
    if len(parts) > 1:
        cue = _SUM.search(whole.lead)
        yield _relation(RelationKind.PARTITION, whole, parts, cue="" if cue is None else cue[0])


def _may_be_added(part: Mention, whole: Mention) -> bool:
    return part.counts_like(whole) or {part.kind, whole.kind} == _COUNTED_IN_PEOPLE


def _divided(passage: Sequence[Mention], at: int) -> Iterator[Relation]:
    whole, parts = whole_before(passage, at, passage[at]), _run(passage, at)
    cue = _EXHAUSTIVE.search(passage[at].lead)
    summed_later = any(_SUM.search(mention.lead) for mention in passage[at:])
    if whole is not None and cue is not None and len(parts) > 1 and not summed_later:
        yield _relation(RelationKind.PARTITION, whole, parts, cue=cue[0])


def _shares(passage: Sequence[Mention]) -> Iterator[Relation]:
    """Yield percentages in a row that are shares of one whole.

    Whether they leave nobody out and take nobody twice is not always said: three or more that add up to about a
    hundred are taken for such a row, unless one is a rate or compares two years.
    """
    row = [mention for mention in passage if mention.kind is UnitKind.PERCENT]
    if len(row) < _LEAST_SHARES or any(_RATES.search(mention.lead) for mention in row):
        return
    cue = _SHARE_WORDS.search("".join(mention.lead for mention in row))
    least = sum(mention.figure.quantity.lo for mention in row if mention.figure.quantity is not None)
    totals = {found["total"] for mention in row if (found := _OF_A_TOTAL.search(mention.lead)) is not None}
    if cue is None or least > _MOST_OF_A_HUNDRED or len(totals) > 1 or any(map(_is_a_threshold, row)):
        return
    said = any(_EXHAUSTIVE.search(mention.lead) or _REST.search(mention.lead) for mention in row)
    members = tuple(Member(Role.PART, mention.figure) for mention in row)
    yield Relation(kind=RelationKind.SHARES, members=members, cue=cue[0], is_said=said)


def _is_a_threshold(mention: Mention) -> bool:
    """Whether a percentage is at least so much, as targets are, and so says nothing of a sum."""
    quantity = mention.figure.quantity
    return quantity is not None and quantity.hi in {None, _HUNDRED} and quantity.lo != _HUNDRED


def _relation(kind: RelationKind, whole: Mention, parts: Sequence[Mention], *, cue: str) -> Relation:
    members = [Member(Role.WHOLE, whole.figure), *(Member(Role.PART, part.figure) for part in parts)]
    return Relation(kind=kind, members=tuple(sorted(members, key=lambda each: each.figure.offset or 0)), cue=cue)
