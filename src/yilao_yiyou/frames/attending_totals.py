"""Totals over a dataframe: headcounts that hold the named people of a company, as `yilao_yiyou.domain.attendance` says.

The few distinct companies are read first; then which total holds which company is an expression over the bits of what
an event has totals for, and everything else is grouping and joining.
"""

from collections.abc import Callable, Iterable

import narwhals.stable.v2 as nw
from attrs import frozen

from yilao_yiyou.errors import FrameError
from yilao_yiyou.frames.engine import Lazy, distinct, kept, rows
from yilao_yiyou.frames.survey import COMPANY, KINDS, NOBODY_KNOWS, Survey, is_kind

_MOST_COMPANIES = 62
"""As many as there are bits in the number that says which of them an event has totals for."""

Keys = tuple[str, ...]


@frozen
class _Company:
    """As whom people were there: an entry for each of the columns, `None` where it is not told."""

    entries: tuple[str | None, ...]

    def holds(self, other: "_Company") -> bool:
        """Return whether a total of it surely holds a named person of another."""
        return all(mine in {None, theirs} for mine, theirs in zip(self.entries, other.entries, strict=True))

    def may_hold(self, other: "_Company") -> bool:
        """Return whether a total of it may hold a named person of another."""
        pairs = zip(self.entries, other.entries, strict=True)
        return all(mine == theirs or None in {mine, theirs} for mine, theirs in pairs)

    @property
    def rank(self) -> tuple[int, str]:
        """How much it says; of several totals the one that says most holds the named."""
        return sum(entry is not None for entry in self.entries), str(self.entries)

    def is_it(self, columns: frozenset[str]) -> nw.Expr:
        """Return whether a row is of it."""
        told = zip(COMPANY, self.entries, strict=True)
        return nw.all_horizontal(
            nw.lit(value=True),
            *(nw.col(name) == (entry or NOBODY_KNOWS) for name, entry in told if name in columns),
            ignore_nulls=False,
        )


def beside_totals(events: Lazy, table: Lazy, keys: Keys, known: Survey) -> Lazy:
    """Return events with what is left of their totals added to the heads besides.

    Raises:
        FrameError: If totals are of more companies than there are bits.
    """
    events = events.with_columns(short=nw.lit(0))
    for kind in KINDS:
        totals = table.filter(nw.col("holds_named") & is_kind(kind))
        companies = _companies(totals, known)
        if companies:
            events = _with_rest(events, _rest(table, totals, (*keys, "event"), kind, companies, known), keys, kind)
    return events


def _companies(table: Lazy, known: Survey) -> list[_Company]:
    names = [name for name in COMPANY if name in known.columns]
    if not names:
        return [_Company((None,) * len(COMPANY))]
    found = {
        _Company(tuple(None if (entry := cells.get(name)) == NOBODY_KNOWS else entry for name in COMPANY))
        for cells in rows(distinct(table, *names))
    }
    return sorted(found, key=lambda company: company.rank)


def _numbered(
    companies: Iterable[_Company], columns: frozenset[str], number: Callable[[int, _Company], nw.Expr]
) -> nw.Expr:
    """Return for each row the number that its company is given, -1 where it is none of them."""
    answer = nw.lit(-1)
    for place, company in enumerate(companies):
        answer = nw.when(company.is_it(columns)).then(number(place, company)).otherwise(answer)
    return answer.cast(nw.Int64)


def _rest(  # noqa: PLR0913, PLR0917 -- a table, its totals, and what is known of both
    table: Lazy, totals: Lazy, at: Keys, kind: str, companies: list[_Company], known: Survey
) -> Lazy:
    """Return what is left of each event's totals, and whether one is below the named that it holds."""
    if len(companies) > _MOST_COMPANIES:
        raise FrameError(
            f"总人数涉及 {len(companies)} 种对象, 至多 {_MOST_COMPANIES} 种",
            f"totals are of {len(companies)} companies of people; there can be {_MOST_COMPANIES}",
        )
    summed = kept(_summed(totals, at, companies, known))
    present = summed.group_by(*at).agg(present=nw.col("bit").sum())
    people = _people(table, at, kind, known).join(present, on=list(at), how="inner")
    people = kept(people)
    placed = _placed(people, _companies(people, known), companies, known)
    left = kept(_left(summed, placed, at))
    return _together(left, placed, at)


def _summed(totals: Lazy, at: Keys, companies: list[_Company], known: Survey) -> Lazy:
    numbered = totals.with_columns(
        bit=_numbered(companies, known.columns, lambda place, _: nw.lit(2**place)),
        open=nw.col("heads_hi").is_null().cast(nw.Int64),
        most=nw.col("heads_hi").fill_null(0),
    )
    return numbered.group_by(*at, "bit").agg(
        least=nw.col("heads_lo").sum(), most=nw.col("most").sum(), open=nw.col("open").sum()
    )


def _people(table: Lazy, at: Keys, kind: str, known: Survey) -> Lazy:
    """Return the named people of each event as one of a company, each with how often a total has counted them."""
    names = [name for name in COMPANY if name in known.columns]
    named = table.filter(~nw.col("person").is_null())
    named = named.group_by(*at, "person", *names).agg(counted=nw.col("times").max())
    return named.with_columns(counted=nw.lit(1)) if kind == "persons" else named


def _placed(people: Lazy, there: list[_Company], companies: list[_Company], known: Survey) -> Lazy:
    """Return people with the bit of the total that holds them, -1 for none, and the bits of those that may."""
    bits = {2**place: company for place, company in enumerate(companies)}

    def holder(_: int, company: _Company) -> nw.Expr:
        holding = sorted((bit for bit, total in bits.items() if total.holds(company)), key=lambda bit: bits[bit].rank)
        answer = nw.lit(-1)
        for bit in holding:
            answer = nw.when(_has(nw.col("present"), nw.lit(bit))).then(nw.lit(bit)).otherwise(answer)
        return answer

    def perhaps(_: int, company: _Company) -> nw.Expr:
        answer = nw.lit(0)
        for bit, total in bits.items():
            if total.may_hold(company):
                answer += nw.when(_has(nw.col("present"), nw.lit(bit))).then(nw.lit(bit)).otherwise(nw.lit(0))
        return answer

    return people.with_columns(
        holder=_numbered(there, known.columns, holder), perhaps=_numbered(there, known.columns, perhaps)
    )


def _has(bits: nw.Expr, bit: nw.Expr) -> nw.Expr:
    return (bits // bit) % 2 == 1


def _left(summed: Lazy, placed: Lazy, at: Keys) -> Lazy:
    """Return what each total leaves when the named that it surely holds are taken away."""
    held = placed.filter(nw.col("holder") > 0).group_by(*at, "holder", "person").agg(nw.col("counted").max())
    held = held.group_by(*at, "holder").agg(held=nw.col("counted").sum()).rename({"holder": "bit"})
    joined = summed.join(held, on=[*at, "bit"], how="left").with_columns(nw.col("held").fill_null(0))
    return joined.with_columns(
        rest_lo=nw.max_horizontal(nw.col("least") - nw.col("held"), nw.lit(0)),
        rest_hi=nw.max_horizontal(nw.col("most") - nw.col("held"), nw.lit(0)),
        lacking=((nw.col("open") == 0) & (nw.col("most") < nw.col("held"))).cast(nw.Int64),
    )


def _together(left: Lazy, placed: Lazy, at: Keys) -> Lazy:
    """Return what all totals of an event leave when those who may be in some of them perhaps are."""
    doubtful = placed.filter((nw.col("holder") < 0) & (nw.col("perhaps") > 0))
    doubtful = doubtful.group_by(*at, "perhaps").agg(number=nw.col("counted").sum())
    room = doubtful.join(left.select(*at, "bit", "rest_lo"), on=list(at), how="inner")
    room = room.filter(_has(nw.col("perhaps"), nw.col("bit")))
    gone = room.group_by(*at, "perhaps").agg(number=nw.col("number").max(), room=nw.col("rest_lo").sum())
    gone = gone.with_columns(gone=nw.min_horizontal("number", "room")).group_by(*at).agg(nw.col("gone").sum())
    events = left.group_by(*at).agg(nw.col("rest_lo", "rest_hi", "open", "lacking").sum())
    return events.join(gone, on=list(at), how="left").with_columns(nw.col("gone").fill_null(0))


def _with_rest(events: Lazy, rest: Lazy, keys: Keys, kind: str) -> Lazy:
    joined = events.join(rest, on=[*keys, "event"], how="left").with_columns(
        nw.col("rest_lo", "rest_hi", "open", "lacking", "gone").fill_null(0)
    )
    return joined.with_columns(
        (nw.col(f"{kind}_lo") + nw.max_horizontal(nw.col("rest_lo") - nw.col("gone"), nw.lit(0))).alias(f"{kind}_lo"),
        (nw.col(f"{kind}_hi") + nw.col("rest_hi")).alias(f"{kind}_hi"),
        (nw.col(f"{kind}_open") + nw.col("open")).alias(f"{kind}_open"),
        (nw.col("short") + nw.col("lacking")).alias("short"),
    ).drop("rest_lo", "rest_hi", "open", "lacking", "gone")
