"""The procurements that a pile of notices is about, as the register has them and as the notices leave them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from aankoopwijzer.domain.guidance.from_notice import authorities_among, lots_of, whole_of
from aankoopwijzer.domain.guidance.procured import (
    called_also,
    earlier_of,
    is_own_release,
    number_in,
    on_top_of,
    procurement_in,
    references_of,
)
from aankoopwijzer.domain.intake.noticed import NoticeBecame, NoticeOutcome
from aankoopwijzer.domain.records.notice import Notice
from aankoopwijzer.domain.records.procurement import Procurement
from aankoopwijzer.flows._found_groups import found_groups
from aankoopwijzer.flows.prepare_adviser import Adviser
from aankoopwijzer.register.imports.procured import Brought, once_known_by
from aankoopwijzer.register.procurements import queries


class Numbered(NamedTuple):
    """A notice, the `line`-th that was handed over, in which file."""

    line: int
    file: str
    notice: Notice


class Understood(NamedTuple):
    """A notice as a procurement of the first of `buyers`, authorities of the policy; or why it is left out."""

    numbered: Numbered
    buyers: tuple[str, ...] = ()
    new: Procurement | None = None
    left_out: NoticeBecame | None = None


def understood(numbered: Numbered, adviser: Adviser, *, authority: str | None, only: str | None) -> Understood:
    """What the notice says, with its product groups; asks nothing of the register, so that nobody waits for it.

    `authority` is who buys when the notice names nobody of the policy. With `only`, notices of others are left out;
    what it buys together with others is its own.
    """
    notice = numbered.notice
    if not notice.is_of_a_contract:
        return Understood(numbered, left_out="no-contract")
    buyers = authorities_among(notice.buyers, adviser.pack) or ((authority,) if authority else ())
    if not buyers:
        return Understood(numbered, left_out="not-ours")
    if only is not None and only not in buyers:
        return Understood(numbered, left_out="other-buyer")
    if not references_of(notice):
        return Understood(numbered, left_out="without-id")
    buyers = tuple(sorted(buyers, key=lambda each: each != only))
    rows, lots = found_groups(whole_of(notice, adviser.pack).purchase, adviser), lots_of(notice, adviser.pack)
    # Nothing is told apart in one piece.
    apart = [found_groups(each.purchase, adviser) for each in lots] if len(lots) > 1 else []
    new = procurement_in(notice, adviser.pack, authority=buyers[0], rows=rows, rows_of_lots=apart)
    return Understood(numbered, buyers, new)


@dataclass(slots=True)
class _Kept:
    before: Procurement | None
    now: Procurement


class NoticedProcurements:
    """Takes notices one after the other, in the order of their publication; writes nothing.

    What an authority buys together with others is one procurement, of whoever had it first; with `only`, one that
    another authority had is left to that one.
    """

    def __init__(self, notices: Iterable[Understood], *, only: str | None) -> None:
        self._only = only
        self._kept: dict[int, _Kept] = {}
        self._by_number: dict[int, _Kept] = {}
        self._by_name: dict[tuple[str, str], _Kept] = {}
        self._told: list[tuple[NoticeOutcome, _Kept | None]] = []
        pile = list(notices)
        # A person may call a procurement otherwise since: the notices go on calling it as they did.
        self._once = once_known_by([name for each in pile if each.new for name in references_of(each.numbered.notice)])
        for each in pile:
            self._take(each)

    def _take(self, understood: Understood) -> None:
        """What the notice brings on top of those before it."""
        line, file, notice = understood.numbered
        called = notice.notice_id or notice.publication_number or notice.title or notice.document
        became, kept = self._became(understood)
        now = kept.now if kept else None
        told = NoticeOutcome(line, file, called, became, now.authority, now.title, now.stage) if now else None
        self._told.append((told or NoticeOutcome(line, file, called, became), kept))

    def brought(self) -> list[Brought]:
        """What the notices leave of each procurement, beside what the register has of it."""
        return [Brought(each.before, each.now) for each in self._kept.values()]

    def told(self, written: Sequence[int] = ()) -> list[NoticeOutcome]:
        """What became of each notice, as they were handed over; `written` are the numbers that `brought` got."""
        numbers = dict(zip(self._kept, written, strict=False))
        found = (
            replace(told, number=numbers.get(id(kept), kept.now.number)) if kept else told for told, kept in self._told
        )
        return sorted(found, key=lambda each: each.line)

    def _became(self, understood: Understood) -> tuple[NoticeBecame, _Kept | None]:
        if understood.new is None:
            return understood.left_out or "not-ours", None
        new, notice = understood.new, understood.numbered.notice
        kept = self._found(understood.buyers, new, references_of(notice), earlier_of(notice))
        if kept is None:
            kept = _Kept(None, new)
            self._keep(kept, new)
            return "new", kept
        if self._only is not None and kept.now.authority != self._only:
            return "other-buyer", None
        new = new.model_copy(update={"authority": kept.now.authority})
        after = on_top_of(kept.now, new)
        is_changed, kept.now = after != kept.now, after
        self._keep(kept, new)
        return "changed" if is_changed else "unchanged", kept

    def _found(
        self, buyers: Sequence[str], new: Procurement, references: Sequence[str], earlier: Sequence[str]
    ) -> _Kept | None:
        """The procurement of a reference, else the one that this notice or an earlier one told of."""
        told = (*(name for each in new.documents for name in called_also(each)), *earlier)
        known = (self._by_name.get((of, name)) for of in buyers for name in (*references, *told))
        if (kept := next((each for each in known if each is not None), None)) is not None:
            return kept
        found = next((each for each in self._in_register(buyers, references, told) if each is not None), None)
        if found is None and is_own_release(new):
            found = next(_released(buyers, references, new), None)
        return None if found is None else self._by_number.setdefault(found.number or 0, _Kept(found, found))

    def _in_register(
        self, buyers: Sequence[str], references: Sequence[str], told: Sequence[str]
    ) -> Iterator[Procurement | None]:
        for of in buyers:
            yield from (queries.procurement_by_reference(of, reference) for reference in references)
        for of in buyers:
            yield queries.procurement_told_by(of, told)
        for of in buyers:
            numbers = (self._once.get((of, reference)) for reference in references)
            yield from (queries.procurement(number) for number in numbers if number is not None)

    def _keep(self, kept: _Kept, new: Procurement) -> None:
        self._kept[id(kept)] = kept
        for name in (new.reference or "", *(each.name for each in kept.now.documents)):
            self._by_name[new.authority, name] = kept


def _released(buyers: Sequence[str], references: Sequence[str], new: Procurement) -> Iterator[Procurement]:
    """The procurement of this register that a release goes by the number of. Another register has other numbers: what
    is called otherwise is another procurement."""
    for of in buyers:
        for number in {number_in(reference, of) for reference in references} - {None}:
            one = queries.procurement(number or 0)
            if one and (one.authority, one.title, one.is_fictitious) == (of, new.title, new.is_fictitious):
                yield one
