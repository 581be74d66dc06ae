"""Who may bring in which kind of file: whoever may import, and may change what the file writes."""

import datetime as dt

from aankoopwijzer.domain.policy.permissions import Thing, Verdict, judge
from aankoopwijzer.domain.records.registers import REGISTERS
from aankoopwijzer.domain.records.visitor import Access, Visitor
from aankoopwijzer.flows.import_invoices import KIND as INVOICES
from aankoopwijzer.packs.import_kinds import import_kinds


def may_import(visitor: Visitor, kind: str, authority: str | None, *, on: dt.date) -> bool:
    """Whether this visitor may bring in files of this kind for an authority, or (None) for the whole region."""
    writes = "spend_lines" if kind == INVOICES else import_kinds()[kind].dataset_name
    things = (Thing("import", authority), Thing(REGISTERS[writes].kind, authority))
    return all(judge(visitor, Access.CHANGE, thing, on=on) is Verdict.ALLOWED for thing in things)
