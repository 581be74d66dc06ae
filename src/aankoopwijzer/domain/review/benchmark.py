"""From published notices alone: which share of purchases declares or shows green, social and other aspects."""

import datetime as dt
import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Literal, NamedTuple

from aankoopwijzer.domain.calculators.proportion import wilson
from aankoopwijzer.domain.guidance.procured import earlier_of
from aankoopwijzer.domain.measures.figures import HUNDRED, Figure, share_of_records
from aankoopwijzer.domain.measures.overview import Measured
from aankoopwijzer.domain.measures.tally import NOTHING, Tally
from aankoopwijzer.domain.policy.aspects import Aspect
from aankoopwijzer.domain.policy.benchmarks import BenchmarkMeasure
from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.domain.records.notice import Lot, Notice
from aankoopwijzer.domain.review.aspects import NoticeAspects

Cut = Literal["all", "priority", "country", "year", "product_group"]
"""All purchases; those of a product group of the framework; those of each country, year and product group."""
CUTS: tuple[Cut, ...] = ("all", "priority", "country", "year", "product_group")
CPV = "CPV "
"""What stands before the division of a purchase that is of no product group of the framework."""
_FIRST_YEAR = 1993
"""Notices have been published in all of the Union since the directives of 1992; an earlier day is a slip."""
_YES, _NO = frozenset({"yes", "true"}), frozenset({"no", "false"})
_NOT_RESERVED = "none"
_NUMBER_IN_THE_JOURNAL = re.compile(r"\d{1,8}-\d{4}")


class Said(NamedTuple):
    """What one notice tells of a purchase. `answers` are yes, no or unknown, in the order of the measures.

    `number` is its own publication number, `follows` those of the earlier notices whose purchase it goes on with; both
    are empty where the notice names its procedure.
    """

    purchase: str
    country: str | None
    day: dt.date | None
    rows: frozenset[str]
    divisions: frozenset[str]
    form: str
    answers: tuple[bool | None, ...]
    number: str | None = None
    follows: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """The purchases of one country, year or product group (None: it is not known which), with a tally by measure."""

    cut: Cut
    of: str | None
    tallies: Mapping[str, Tally]


@dataclass(frozen=True, slots=True)
class Benchmark:
    """What was counted: of which sample, when, by which pack.

    `left_out` are notices that name nothing to buy, `refused` files that could not be read. `forms` says how many
    notices were of each standard and form.
    """

    pack: str
    source: str
    counted_on: dt.date
    notices: int
    purchases: int
    left_out: int
    refused: int
    forms: Mapping[str, int]
    lines: tuple[Line, ...]

    def line(self, cut: Cut, of: str | None = None) -> Line | None:
        """The line of this country, year or product group; None when the sample has none."""
        return next((each for each in self.lines if (each.cut, each.of) == (cut, of)), None)

    def of(self, cut: Cut) -> tuple[Line, ...]:
        """All lines of a cut."""
        return tuple(each for each in self.lines if each.cut == cut)


@dataclass(frozen=True, slots=True)
class Share:
    """A share in percent. `figure` has it with its bounds if what is not known were all no, or all yes; `low` and
    `high` are where it lies with 95 % if the sample were a random one.
    """

    figure: Figure
    low: Decimal | None
    high: Decimal | None


def share(tally: Tally) -> Share:
    """The share of a tally."""
    reach = wilson(tally.numerator, tally.denominator)
    return Share(share_of_records(tally), *((None, None) if reach is None else (end * HUNDRED for end in reach)))


def measures_of(pack: PolicyPack) -> tuple[BenchmarkMeasure, ...]:
    """What is counted, in the order in which it is shown."""
    return tuple(sorted(pack.benchmarks.values(), key=lambda each: each.order))


def own(measured: Measured, measure: BenchmarkMeasure) -> Mapping[str | None, Tally] | None:
    """What the register tells of the region's own purchases of all years, planned ones aside, by product group (None:
    all those of the framework); None where nothing is asked about the same.
    """
    indicator = measured.pack.indicators.get(measure.beside or "")
    if indicator is None:
        return None
    tallies: defaultdict[str | None, Tally] = defaultdict(lambda: NOTHING)
    for place, figure in measured.figures_of(indicator, indicator.main).items():
        if place.authority is None and not place.is_planned:
            tallies[place.product_group] = tallies[place.product_group].plus(figure.tally)
    return tallies


def said_by(
    notice: Notice,
    found: NoticeAspects,
    declarable: frozenset[str],
    rows: Iterable[str],
    *,
    pack: PolicyPack,
    name: str,
) -> Said | None:
    """What a notice tells; None when it names nothing to buy, by neither words nor a code, as a buyer profile.

    `declarable` are the fields that its form has a place for, `rows` its product groups of the framework. `name` tells
    it from others when it has neither an id nor words.
    """
    pieces = (*notice.lots, *notice.parts)
    words = [text.text for each in (notice, *pieces) for text in (*each.titles, *each.descriptions) if text.text]
    if not pieces or not (words or notice.cpv):
        return None
    buyer = next((each.country for each in notice.buyers if each.country), None)
    day = notice.published_on or notice.dispatched_on
    return Said(
        _purchase(notice, words, name),
        buyer,
        day if day is not None and day.year >= _FIRST_YEAR else None,
        frozenset(rows),
        frozenset(f"{CPV}{code[:2]}" for code in notice.cpv if code[:2].isdigit()),
        f"{notice.standard} {notice.form or '?'}",
        tuple(_answer(each, notice, found, declarable, pack.aspects) for each in measures_of(pack)),
        *_kin(notice),
    )


def _kin(notice: Notice) -> tuple[str | None, tuple[str, ...]]:
    """By which numbers other notices on its purchase are found.

    None where the procedure is named: that says it better, for one number may stand in notices of several procedures.
    Nor is "n.a." a number.
    """
    if notice.procedure_id:
        return None, ()
    number = notice.publication_number or ""
    return number if _NUMBER_IN_THE_JOURNAL.fullmatch(number) else None, earlier_of(notice)


def _purchase(notice: Notice, words: Sequence[str], name: str) -> str:
    """What all notices on one purchase share: the id of the procedure, else the words of buyer, titles and texts."""
    if notice.procedure_id:
        return f"procedure {notice.procedure_id}"
    if not words:
        return f"notice {notice.notice_id or notice.publication_number or name}"
    buyers = sorted(each.name for each in notice.buyers if each.name)
    return hashlib.sha256("\n".join((*buyers, *words, *notice.cpv)).encode()).hexdigest()


def _answer(
    measure: BenchmarkMeasure,
    notice: Notice,
    found: NoticeAspects,
    declarable: frozenset[str],
    aspects: Mapping[str, Aspect],
) -> bool | None:
    if measure.counts == "reserved":
        return _is_reserved(notice, declarable)
    finding = next((each for each in found.whole.findings if each.aspect == measure.aspect), None)
    if finding is None or measure.aspect is None:
        return None
    # What makes an answer known must not follow from the answer, or every share would come out too high.
    if measure.counts == "declared":
        # The first field is the aspect's own: a form with only a place for another, as BT-71, cannot say no.
        own = next(iter(aspects[measure.aspect].declared_by))
        return finding.declared == "yes" if own in declarable else None
    return finding.verdict in ("declared_and_found", "found_not_declared") if found.whole.read else None


def _is_reserved(notice: Notice, declarable: frozenset[str]) -> bool | None:
    """Yes when a lot says so. No when it says no, or when the form is of TED, where an empty box is a no."""
    places: tuple[Notice | Lot, ...] = (notice, *notice.lots, *notice.parts)
    who = [code for each in places for code in each.reserved_participation]
    how = [each.reserved_execution for each in places]
    if any(code != _NOT_RESERVED for code in who) or _YES & set(how):
        return True
    is_said = bool(who) or bool(_NO & set(how)) or (notice.standard == "ted" and "BT-71" in declarable)
    return False if is_said else None


@dataclass(slots=True)
class _Purchase:
    country: str | None
    day: dt.date | None
    rows: frozenset[str]
    divisions: frozenset[str]
    answers: tuple[bool | None, ...]

    def add(self, said: "Said | _Purchase") -> None:
        self.country = self.country or said.country
        days = [each for each in (self.day, said.day) if each]
        self.day = min(days, default=None)
        self.rows |= said.rows
        self.divisions |= said.divisions
        self.answers = tuple(_either(*each) for each in zip(self.answers, said.answers, strict=True))


@dataclass
class Sample:
    """Takes notices one by one, in any order; several on one purchase count once, with all that they say together.

    Notices are on one purchase when they say so (a procedure, an earlier notice that one of them goes on with, whether
    that is in the sample or not) or say the same.
    """

    measures: Sequence[BenchmarkMeasure]
    notices: int = 0
    left_out: int = 0
    refused: int = 0
    _forms: Counter[str] = field(default_factory=Counter)
    _purchases: dict[str, _Purchase] = field(default_factory=dict)
    _same: dict[str, str] = field(default_factory=dict)
    """What is of the same purchase, by name: another name of it; the last one leads to none."""

    def add(self, said: Said | None) -> None:
        """One notice more; None for one that names nothing to buy."""
        self.notices += 1
        if said is None:
            self.left_out += 1
            return
        self._forms[said.form] += 1
        for number in filter(None, (said.number, *said.follows)):
            self._unite(said.purchase, f"number {number}")
        if said.purchase in self._purchases:
            self._purchases[said.purchase].add(said)
        else:
            self._purchases[said.purchase] = _Purchase(said.country, said.day, said.rows, said.divisions, said.answers)

    def _unite(self, one: str, other: str) -> None:
        one, other = self._last(one), self._last(other)
        if one != other:
            self._same[one] = other

    def _last(self, name: str) -> str:
        while (next_name := self._same.get(name)) is not None:
            # Half of the way is skipped from now on, so that no chain grows long.
            further = self._same.get(next_name, next_name)
            self._same[name] = further
            name = further
        return name

    def _whole(self) -> list[_Purchase]:
        """Each purchase once, with what all notices on it say."""
        found: dict[str, _Purchase] = {}
        for name, purchase in self._purchases.items():
            last = self._last(name)
            if last in found:
                found[last].add(purchase)
            else:
                found[last] = replace(purchase)
        return list(found.values())

    def refuse(self) -> None:
        """One file that could not be read."""
        self.refused += 1

    def benchmark(self, *, pack: str, source: str, on: dt.date) -> Benchmark:
        """What was counted of all that was added."""
        tallies: dict[tuple[Cut, str | None], list[Tally]] = {}
        purchases = self._whole()
        for purchase in purchases:
            added = [_tally(answer) for answer in purchase.answers]
            for place in _places(purchase):
                before = tallies.get(place, [NOTHING] * len(added))
                tallies[place] = [one.plus(other) for one, other in zip(before, added, strict=True)]
        ids = [each.id for each in self.measures]
        lines = [
            Line(cut, of, dict(zip(ids, found, strict=True)))
            for (cut, of), found in sorted(tallies.items(), key=lambda each: _order(*each[0]))
        ]
        return Benchmark(
            pack,
            source,
            on,
            self.notices,
            len(purchases),
            self.left_out,
            self.refused,
            dict(sorted(self._forms.items(), key=lambda each: (-each[1], each[0]))),
            tuple(lines),
        )


def _places(purchase: _Purchase) -> Iterator[tuple[Cut, str | None]]:
    """Where a purchase counts: a purchase of several product groups in each of them."""
    yield "all", None
    if purchase.rows:
        yield "priority", None
    yield "country", purchase.country
    yield "year", None if purchase.day is None else str(purchase.day.year)
    for group in purchase.rows or purchase.divisions or (None,):
        yield "product_group", group


def _order(cut: Cut, of: str | None) -> tuple[int, bool, bool, str]:
    return CUTS.index(cut), of is None, (of or "").startswith(CPV), of or ""


def _tally(answer: bool | None) -> Tally:
    return Tally(n=1, doubt=1) if answer is None else Tally(1, 1, int(answer), 1)


def _either(one: bool | None, other: bool | None) -> bool | None:
    """Yes when one notice says so, else no when one does."""
    if one or other:
        return True
    return None if one is None and other is None else False
