"""Answers that are tabulated from the records themselves."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from attrs import evolve

from yilao_yiyou.domain.attendance_tally import Asks, ReachClass, ReachPart, ReachTally
from yilao_yiyou.domain.bounds import Bounds, Exact
from yilao_yiyou.domain.day import day_after
from yilao_yiyou.domain.finding import Finding, Severity
from yilao_yiyou.domain.period import Edge, Period
from yilao_yiyou.domain.rows import Question, Timing
from yilao_yiyou.domain.tally import CountTally, DayTally, Key, tally_days
from yilao_yiyou.domain.tree_tally import TreeTally
from yilao_yiyou.domain.unit import UnitKind
from yilao_yiyou.errors import MeasureError
from yilao_yiyou.measurement.asked import Asked
from yilao_yiyou.measurement.reachable import Reachable, reachable
from yilao_yiyou.metrics.metric import Attended, Counted, Dated, Treed
from yilao_yiyou.metrics.reach import contradicts, fewest
from yilao_yiyou.metrics.residents import PopulationByClass
from yilao_yiyou.metrics.result import Answer, MetricResult, Status


def counted(asked: Asked, how: Counted) -> Iterator[MetricResult]:
    """Yield what is counted or summed, by group."""
    question = asked.question(how.timing)
    tallies = asked.tallies.counts(how.source, question, identity=how.identity, amount=how.amount)
    for key, tally in asked.with_empty_groups(tallies, CountTally()):
        yield asked.result(key, how.formula(tally), rows=tally.rows)


def attended(asked: Asked, how: Attended) -> Iterator[MetricResult]:
    """Yield what follows from who took part, by group, with what contradicts it."""
    asked = _split(asked) if how.splits else asked
    tallies, is_whole = _attendance(asked, how)
    assumptions, people, classes = asked.assume.statements_zh, reachable(asked), _classes(asked, how)
    for key, whole in asked.with_empty_groups(tallies, ReachTally()):
        there = people(key)
        tally = evolve(whole, classes=_with_people(asked, classes[key], there)) if key in classes else whole
        answer = how.formula(tally, asked.assume, there.people)
        beside = how.notes(tally) if how.notes is not None and is_whole else ()
        answer = evolve(answer, notes=(*answer.notes, *beside, *there.notes))
        findings = (
            *_names_above_heads(tally),
            *_above_population(asked, tally, key, answer),
            *_unlikely(asked, tally, key),
            *there.findings,
        )
        yield asked.result(key, answer, rows=tally.rows, assumptions=assumptions, findings=findings)


def _split(asked: Asked) -> Asked:
    """Return the question with the classes assumed to share nobody that the parameter names."""
    return evolve(asked, assume=evolve(asked.assume, disjoint_by=asked.settings.text("facet")))


def _attendance(asked: Asked, how: Attended) -> tuple[dict[Key, ReachTally], bool]:
    """Return who took part, by group, and whether everything was tallied that can be."""
    asks, question = _asks(asked, how), asked.question(how.timing)
    tallies = _tallied(asked, question, asked.assume.parts_by, asks)
    if asked.assume.one_event_a_day:
        tallies = _with_days(asked, question, tallies)
    return tallies, asked.attendance is None or asks is Asks.EVERYTHING


def _asks(asked: Asked, how: Attended) -> Asks:
    # Whoever may come so many times only makes for people by how often they came.
    return how.asks if asked.assume.max_attendances is None else Asks.EVERYTHING


def _classes(asked: Asked, how: Attended) -> Mapping[Key, Mapping[str | None, ReachPart]]:
    """Return who took part, by group and class, where the people are told by class.

    Raises:
        MeasureError: If the classes are not assumed to share nobody.
    """
    told = asked.population
    if not isinstance(told, PopulationByClass) or told.facet in asked.by:
        return {}
    if told.facet != asked.assume.disjoint_by:
        raise MeasureError(
            f'按 {told.facet} 给出各类总人数时, 须假设各类没有相同的人: assume=Assume(disjoint_by="{told.facet}")',
            f"people by {told.facet} are of use if its classes share nobody: pass "
            f'assume=Assume(disjoint_by="{told.facet}")',
        )
    found: defaultdict[Key, dict[str | None, ReachPart]] = defaultdict(dict)
    question = asked.question(how.timing)
    by_class = evolve(question, by=(*question.by, told.facet))
    for (*key, name), tally in _tallied(asked, by_class, (), _asks(asked, how)).items():
        found[tuple(key)][name] = tally.whole
    return found


def _with_people(asked: Asked, classes: Mapping[str | None, ReachPart], there: Reachable) -> tuple[ReachClass, ...]:
    """Return classes with the people there are of each; of a class that the people are not divided by there is nobody.

    Nobody knows how many there are of a class that is not told, or that was not counted.
    """
    told = asked.population
    listed = frozenset(told.classes) if isinstance(told, PopulationByClass) else frozenset[str]()
    people = {name: there.classes.get(name) if name in listed else Bounds(0) for name in classes if name is not None}
    return tuple(ReachClass(part=part, people=None if name is None else people[name]) for name, part in classes.items())


def _tallied(asked: Asked, question: Question, parts_by: tuple[str, ...], asks: Asks) -> dict[Key, ReachTally]:
    if asked.attendance is None:
        return asked.tallies.attendance(question, parts_by)
    from yilao_yiyou.frames.asking import ask_attendance

    return ask_attendance(asked.attendance, question, parts_by=parts_by, asks=asks)


def _with_days(asked: Asked, question: Question, tallies: dict[Key, ReachTally]) -> dict[Key, ReachTally]:
    """Return tallies with the fewest people of their fullest day, of which no two events share anybody (T8)."""
    event = "id" if asked.attendance is None else "activity"
    days = _tallied(asked, evolve(question, by=(*question.by, "day")), (event,), Asks.EVERYTHING)
    fullest: dict[Key, Exact] = {}
    for (*key, day), tally in days.items():
        if day is not None:
            fullest[tuple(key)] = max(fullest.get(tuple(key), 0), fewest(tally, asked.assume))
    return {key: evolve(tally, on_one_day=fullest.get(key, 0)) for key, tally in tallies.items()}


def treed(asked: Asked, how: Treed) -> Iterator[MetricResult]:
    """Yield coverage of the divisions asked about, by group."""
    tallies = asked.tallies.tree(asked.question(Timing.STANDING))
    if not asked.by and not tallies:
        tallies = {(): TreeTally()}
    for key, tally in tallies.items():
        yield asked.result(key, how.formula(tally), rows=sum(int(level.points.hi or 0) for level in tally.levels))


def dated(asked: Asked, how: Dated) -> Iterator[MetricResult]:
    """Yield what follows from the days on which something began, by group."""
    period = _dated_until(asked)
    question = evolve(asked.question(Timing.BEGUN), during=Period(Edge.OPEN, period.end))
    rows = asked.tallies.days(how.source, question)
    tallies = tally_days(row for row in rows if how.reaches_back or period.covers(row.day) is not False)
    for key, tally in asked.with_empty_groups(tallies, DayTally(years=frozenset(), days=())):
        yield asked.result(key, how.formula(tally, period), rows=len(tally.days))


def _dated_until(asked: Asked) -> Period:
    """Return the period with a last day, that of the register where it has none itself."""
    if asked.during is not None and asked.during.last_day is not None:
        return asked.during
    if asked.register.as_of is None:
        raise MeasureError(
            "须给出期间的最后一天: 写 during=..., 或在名册中写 as_of",
            "the last day of a period is needed: pass during=, or give the register an as_of",
        )
    # Without a period all days up to the register's are meant, which is more than a start that nobody told.
    return Period(Edge.OPEN if asked.during is None else asked.during.start, day_after(asked.register.as_of))


def _names_above_heads(tally: ReachTally) -> Iterator[Finding]:
    for event in tally.whole.contradictions:
        yield Finding(
            rule="NAMES_LE_HEADS",
            severity=Severity.ERROR,
            record=f"activities/{event}",
            zh="总人数少于实名人数",
            en="the total headcount is below the named people",
            mend_zh="核对签到表与总人数",
            mend_en="compare the sign-in list with the headcount",
        )


def _unlikely(asked: Asked, tally: ReachTally, key: Key) -> Iterator[Finding]:
    """Yield what the names say against the assumptions."""
    if contradicts(tally, asked.assume):
        yield _finding(
            "ASSUMPTION",
            key,
            zh="所作假设与记录矛盾",
            en="the assumptions contradict the records",
            mend_zh="改用与记录相符的假设",
            mend_en="assume less",
        )
    if tally.shared:
        yield _finding(
            "PARTS_SHARE_NAMED",
            key,
            zh="假设没有相同的人的各部分之间有相同的实名人员, 已按一人计",
            en="parts that are assumed to share nobody have named people in common, who are counted once",
            mend_zh="核对: 是否应作此假设",
            mend_en="check whether that can be assumed",
        )


def _above_population(asked: Asked, tally: ReachTally, key: Key, answer: Answer) -> Iterator[Finding]:
    """Yield what is to be said of a group with more people than there are; the figure itself is left as it is."""
    is_rate = asked.metric.definition.unit is UnitKind.PERCENT
    above = is_rate and answer.value is not None and answer.value.lo > _WHOLE
    contradicted = answer.status is Status.CONTRADICTED and not contradicts(tally, asked.assume)
    if contradicted or above:
        yield _finding(
            "RATE_GT_1",
            key,
            zh="参加人数超过总人数",
            en="more people took part than there are",
            mend_zh="核对: 是否含外来人员、人与人次是否混用、编号是否重复、总人数是否已旧、两级是否重复上报",
            mend_en="check for people from outside, persons against person-times, repeated ids, an old population, "
            "reports by two levels",
        )


_WHOLE = 100


def _finding(  # noqa: PLR0913 -- the words of a finding
    rule: str, key: Key, *, zh: str, en: str, mend_zh: str, mend_en: str
) -> Finding:
    return Finding(
        rule=rule,
        severity=Severity.WARNING,
        record="/".join(part or "" for part in key) or "all",
        zh=zh,
        en=en,
        mend_zh=mend_zh,
        mend_en=mend_en,
    )
