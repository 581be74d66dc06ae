"""Who may bring in which kind of file: whoever may import, and may change what the file writes."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext

from aankoopwijzer.documents.bundle import unpacked_size
from aankoopwijzer.domain.policy.permissions import Thing, Verdict, judge
from aankoopwijzer.domain.records.held_file import HeldFile
from aankoopwijzer.domain.records.import_batch import ImportBatch
from aankoopwijzer.domain.records.registers import REGISTERS
from aankoopwijzer.domain.records.visitor import Access, Visitor
from aankoopwijzer.flows.import_cpv import KIND as CPV
from aankoopwijzer.flows.import_invoices import KIND as INVOICES
from aankoopwijzer.flows.import_notices import KIND as NOTICES
from aankoopwijzer.flows.import_plant_lists import KIND as PLANT_LISTS
from aankoopwijzer.packs.import_kinds import import_kinds
from aankoopwijzer.register.organisations.queries import organization
from aankoopwijzer.web.access import REGION
from aankoopwijzer.web.advising import today
from aankoopwijzer.web.visitors import visitor_of

WITHOUT_COLUMNS: Mapping[str, str] = {
    INVOICES: REGISTERS["spend_lines"].kind,
    NOTICES: "procurement",
    CPV: "import",
    PLANT_LISTS: "import",
}
"""Kinds of file that are no table, and the kind of thing that they write."""


TAKEN_BACK = "teruggenomen"
"""Names in an address the import that was just taken back."""
LONG = 1_000_000
"""Bytes, unpacked, from which on a file is for the background worker: some ten thousand lines."""


def is_long(file: HeldFile) -> bool:
    """Whether to look at the file, or to read it in, takes longer than somebody waits for a page."""
    return unpacked_size(file.content) > LONG


def may_import(visitor: Visitor, kind: str, authority: str | None, *, on: dt.date) -> bool:
    """Whether this visitor may bring in files of this kind for an authority, or (None) for the whole region.

    What codes are called, and how plants stand, is said for the whole region only.
    """
    if kind in (CPV, PLANT_LISTS) and authority is not None:
        return False
    writes = WITHOUT_COLUMNS.get(kind) or REGISTERS[import_kinds()[kind].dataset_name].kind
    things = (Thing("import", authority), Thing(writes, authority))
    return all(judge(visitor, Access.CHANGE, thing, on=on) is Verdict.ALLOWED for thing in things)


def demand_may_import(request: HttpRequest, kind: str, authority: str) -> None:
    """Raises `PermissionDenied` when who asks may bring in files, but not what this kind of file writes."""
    if not may_import(visitor_of(request), kind, place_of(authority), on=today()):
        raise PermissionDenied


def place_of(authority: str) -> str | None:
    """The authority that an address names, None for the region itself."""
    return None if authority == REGION else authority


def around(authority: str) -> dict[str, Any]:
    """Whose imports a page is about."""
    found = organization(authority)
    return {"authority": authority, "place": found.name if found else gettext("the whole region")}


def seen_at(read_in: ImportBatch) -> str:
    """The address where what an import brought is seen; empty when no page shows it by import."""
    if read_in.kind == NOTICES:
        return reverse("procurements")
    dataset = "spend_lines" if read_in.kind == INVOICES else None
    if kind := import_kinds().get(read_in.kind):
        dataset = kind.dataset_name
    return f"{reverse(f'register-{REGISTERS[dataset].word}')}?import={read_in.number}" if dataset else ""
