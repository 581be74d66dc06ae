"""The procurements that a pile of notices is about, as the register has them and as the notices leave them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from aankoopwijzer.domain.guidance.from_notice import whole_of
from aankoopwijzer.domain.guidance.procured import called_also, earlier_of, on_top_of, procurement_in, references_of
from aankoopwijzer.domain.intake.noticed import NoticeBecame, NoticeOutcome
from aankoopwijzer.domain.records.notice import Notice
from aankoopwijzer.domain.records.procurement import Procurement, ProcurementRow
from aankoopwijzer.flows.prepare_adviser import Adviser
from aankoopwijzer.register.imports.procured import Brought
from aankoopwijzer.register.procurements import queries

_WORDS_KEPT = 200


class Numbered(NamedTuple):
    """A notice, the `line`-th that was handed over, in which file."""

    line: int
    file: str
    notice: Notice


@dataclass(slots=True)
class _Kept:
    before: Procurement | None
    now: Procurement


class NoticedProcurements:
    """Takes notices one after the other, in the order of their publication; writes nothing.

    `authority` is who buys when a notice names nobody of the policy. With `only`, notices of others are left out.
    """

    def __init__(self, adviser: Adviser, *, authority: str | None, only: str | None) -> None:
        self._adviser, self._authority, self._only = adviser, authority, only
        self._kept: dict[int, _Kept] = {}
        self._by_number: dict[int, _Kept] = {}
        self._by_name: dict[tuple[str, str], _Kept] = {}
        self._told: list[tuple[NoticeOutcome, _Kept | None]] = []

    def take(self, numbered: Numbered) -> None:
        """What the notice brings on top of those before it."""
        line, file, notice = numbered
        called = notice.notice_id or notice.publication_number or notice.title or notice.document
        became, kept = self._taken(notice)
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

    def _taken(self, notice: Notice) -> tuple[NoticeBecame, _Kept | None]:
        if not notice.is_of_a_contract:
            return "no-contract", None
        new = procurement_in(notice, self._adviser.pack, (), authority=self._authority)
        if new is None:
            return "not-ours", None
        if self._only is not None and new.authority != self._only:
            return "other-buyer", None
        if new.reference is None:
            return "without-id", None
        new = new.model_copy(update={"rows": self._rows(notice)})
        kept = self._found(new, references_of(notice), earlier_of(notice))
        if kept is None:
            kept = _Kept(None, new)
            self._keep(kept, new)
            return "new", kept
        after = on_top_of(kept.now, new)
        is_changed, kept.now = after != kept.now, after
        self._keep(kept, new)
        return "changed" if is_changed else "unchanged", kept

    def _found(self, new: Procurement, references: Sequence[str], earlier: Sequence[str]) -> _Kept | None:
        """The procurement of a reference, else the one that this notice or an earlier one told of."""
        of, told = new.authority, (*(name for each in new.documents for name in called_also(each)), *earlier)
        known = (self._by_name.get((of, name)) for name in (*references, *told))
        if (kept := next((each for each in known if each is not None), None)) is not None:
            return kept
        by_reference = (queries.procurement_by_reference(of, reference) for reference in references)
        found = next((each for each in by_reference if each is not None), None)
        found = found or queries.procurement_told_by(of, told)
        return None if found is None else self._by_number.setdefault(found.number or 0, _Kept(found, found))

    def _keep(self, kept: _Kept, new: Procurement) -> None:
        self._kept[id(kept)] = kept
        for name in (new.reference or "", *(each.name for each in kept.now.documents)):
            self._by_name[new.authority, name] = kept

    def _rows(self, notice: Notice) -> tuple[ProcurementRow, ...]:
        found = self._adviser.matcher.match(whole_of(notice, self._adviser.pack).purchase).certain
        return tuple(
            ProcurementRow(
                row=match.row,
                found_by="cpv" if match.because and match.because[0].startswith("CPV ") else "words",
                because=" ".join(match.because)[:_WORDS_KEPT] or None,
            )
            for match in found
        )
