"""What the figures of one text say about each other, read from the words between them."""

from collections.abc import Iterable, Sequence

from yilao_yiyou.domain.published import PublishedFigure
from yilao_yiyou.text.relations.averages import products
from yilao_yiyou.text.relations.changes import growths, levels_before
from yilao_yiyou.text.relations.completions import completions
from yilao_yiyou.text.relations.equations import Equation, equations
from yilao_yiyou.text.relations.parts import parts_and_wholes
from yilao_yiyou.text.relations.passage import Mention, passages
from yilao_yiyou.text.relations.people import persons_and_times, persons_over_events, snapshots
from yilao_yiyou.text.relations.relation import Member, Relation, RelationKind, Role
from yilao_yiyou.text.relations.shares import shares
from yilao_yiyou.text.relations.stocks import stock_flows

__all__ = ["Equation", "Member", "Relation", "RelationKind", "Role", "equations", "relate"]

_IN_A_PASSAGE = (parts_and_wholes, shares, completions, growths, products, persons_and_times, persons_over_events)


def relate(text: str, figures: Iterable[PublishedFigure]) -> tuple[Relation, ...]:
    """Return the relations between the figures of a text, in the order of the text.

    Only what the words say, or a list makes likely, is related; two figures are never held against each other
    because their sizes invite it. Figures without a place in the text are left out.

    Args:
        text: The text.
        figures: Its figures, with their offsets.
    """
    figures = tuple(figures)
    found = list[Relation]()
    not_whole, sentences = set[int | None](), dict[int | None, int]()
    previous: Sequence[Mention] = ()
    for number, passage in enumerate(passages(text, figures)):
        sentences |= {mention.figure.offset: number for mention in passage}
        found.extend(relation for read in _IN_A_PASSAGE for relation in read(passage))
        found.extend(stock_flows(passage, previous))
        previous = passage
        not_whole.update(mention.figure.offset for mention in levels_before(passage))
    not_whole.update(each.offset for relation in found for each in relation.having(Role.PART))
    found.extend(snapshots(figures, not_whole, sentences))
    return tuple(sorted(found, key=lambda relation: relation.members[0].figure.offset or 0))
