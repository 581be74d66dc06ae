"""Reading a register: what an address asks of a list, and what stands on the page for it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import ceil
from urllib.parse import urlencode

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext

from aankoopwijzer.domain.demonstration.marking import FLAG
from aankoopwijzer.domain.policy.permissions import Reach, reach
from aankoopwijzer.domain.records.imported import ImportedRecord
from aankoopwijzer.domain.records.matched_spend import MatchedSpendLine
from aankoopwijzer.domain.records.registers import REGISTERS, Register
from aankoopwijzer.domain.records.visitor import Access
from aankoopwijzer.domain.values.text import FALLBACK
from aankoopwijzer.packs.import_kinds import import_kinds
from aankoopwijzer.register.imports import rows
from aankoopwijzer.register.imports.rows import FARTHEST, WantedRows
from aankoopwijzer.register.organisations.queries import organizations
from aankoopwijzer.reports.register_words import code_in_words, in_words, label
from aankoopwijzer.reports.speech import Speech, speech
from aankoopwijzer.web.advising import today
from aankoopwijzer.web.policy import policy
from aankoopwijzer.web.spend_found import LISTED, choices_of, in_the_list
from aankoopwijzer.web.visitors import visitor_of

WORDS, AUTHORITY, YEAR, ORDER, PAGE, TO_CHECK, BATCH = "q", "bestuur", "jaar", "orde", "blad", "nakijken", "import"
YES, NO = "ja", "nee"
PER_PAGE = 50
LONGEST_WORDS = 200
ADDRESSES: Mapping[str, str] = {
    "suppliers": "leveranciers",
    "social_recognitions": "erkenningen",
    "chain_disclosures": "ketens",
    "spend_lines": "uitgaven",
    "vehicles": "voertuigen",
    "duty_trips": "verplaatsingen",
    "light_circuits": "verlichting",
    "luminaires": "armaturen",
    "appliances": "toestellen",
    "buildings": "gebouwen",
    "material_flows": "materialen",
    "works": "werken",
    "plantings": "aanplantingen",
    "product_lives": "levensduur",
    "shared_assets": "deelmiddelen",
    "deliveries": "leveringen",
    "social_performances": "sociale-prestaties",
    "behaviour_projects": "gedragsprojecten",
}
"""The last word of each register's address; one that is not here is called as on the command line."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A column that a list can be narrowed by: its options with their words, and the one that is chosen."""

    column: str
    title: str
    options: tuple[tuple[str, str], ...]
    chosen: str


@dataclass(frozen=True, slots=True)
class Head:
    """The title of a column: where it leads, which way the list is sorted by it now, whether numbers stand under it.

    One that leads nowhere is of something that the list cannot be sorted by.
    """

    title: str
    address: str
    sorted: str
    is_number: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """A value in words, under its title."""

    title: str
    text: str
    is_number: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One record of a list: its number, what it is called, the other columns, whether something is odd."""

    number: int
    name: str
    cells: tuple[Cell, ...]
    authority: str
    is_odd: bool


@dataclass(frozen=True, slots=True)
class Found:
    """A page of a list. `total` is exact unless `is_more`; `is_capped` says that paging stops before the end."""

    lines: tuple[Line, ...]
    heads: tuple[Head, ...]
    total: int
    is_more: bool
    is_capped: bool
    page: int
    pages: int
    previous: str
    next: str
    query: str
    some_fictitious: bool


def address(register: str) -> str:
    """The address of a register, without the room it stands in."""
    return ADDRESSES.get(register, REGISTERS[register].word)


def within(request: HttpRequest, register: Register, access: Access = Access.VIEW) -> Reach:
    """Of which authorities the reader may reach the records of a register."""
    return reach(visitor_of(request), access, register.kind, on=today())


def authority_names() -> dict[str, str]:
    """The names of all authorities by id."""
    return {one.id: one.name for one in organizations(also_former=True)}


def wanted(request: HttpRequest, register: Register) -> WantedRows:
    """What the address asks, within the reader's reach; what nobody can mean does not count."""
    get, reached, types = request.GET, within(request, register), register.dataset.types
    authority = get.get(AUTHORITY)
    values: dict[str, str | bool] = {}
    for column in _narrowing(register):
        said = get.get(column, "")
        if types[column] is bool and said in (YES, NO):
            values[column] = said == YES
        elif types[column] is not bool and said and "\x00" not in said and len(said) <= LONGEST_WORDS:
            values[column] = said
    for column, options in _beside(register).items():
        if get.get(column) in {code for code, _words in options}:
            values[column] = get[column]
    order = get.get(ORDER, "")
    year, batch = get.get(YEAR, ""), get.get(BATCH, "")
    return WantedRows(
        register=register.name,
        within=None if reached.whole_region else reached.authorities,
        authority=authority if authority in authority_names() and reached.holds(authority) else None,
        year=int(year) if register.year and _is_number(year, 4) and year > "1700" else None,
        text=get.get(WORDS, "").replace("\x00", "")[:LONGEST_WORDS],
        values=values,
        to_check=get.get(TO_CHECK) == YES,
        batch=int(batch) if _is_number(batch, 12) else None,
        order=order if order.removeprefix("-") in {"authority", *register.listed} else "",
    )


def found(request: HttpRequest, asked: WantedRows, speech: Speech) -> Found:
    """One page of what is asked for; 404 for a page that is not there."""
    text = request.GET.get(PAGE, "1")
    page = int(text) if _is_number(text, 6) else 0
    if not 1 <= page <= FARTHEST // PER_PAGE:
        raise Http404
    got = rows.rows_wanted(asked, start=(page - 1) * PER_PAGE, most=PER_PAGE)
    pages = max(1, ceil(min(got.total, FARTHEST) / PER_PAGE))
    if page > pages:
        raise Http404
    names, register = authority_names(), REGISTERS[asked.register]
    return Found(
        lines=tuple(_line(register, number, row, names, speech) for number, row in got.rows),
        heads=_heads(asked, register, speech),
        total=got.total,
        is_more=got.is_more,
        is_capped=got.is_more or got.total > FARTHEST,
        page=page,
        pages=pages,
        previous=_address(asked, page - 1) if page > 1 else "",
        next=_address(asked, page + 1) if page < pages else "",
        query=urlencode(said(asked)),
        some_fictitious=any(FLAG in row.flags for _number, row in got.rows),
    )


def choices(asked: WantedRows, speech: Speech) -> tuple[Choice, ...]:
    """The columns of fixed words by which this list can be narrowed."""
    register, found = REGISTERS[asked.register], []
    for column, codes in _narrowing(register).items():
        chosen = asked.values.get(column)
        if register.dataset.types[column] is bool:
            options: tuple[tuple[str, str], ...] = ((YES, gettext("yes")), (NO, gettext("no")))
            shown = {True: YES, False: NO}.get(chosen, "") if isinstance(chosen, bool) else ""
        else:
            known = codes or rows.values_of(register.name, column, asked.within)
            options = tuple((code, code_in_words(register.name, column, code, speech)) for code in known)
            shown = str(chosen or "")
        if options:
            found.append(Choice(column, label(column, speech), options, shown))
    for column, some in _beside(register).items():
        found.append(Choice(column, label(column, speech), some, str(asked.values.get(column, ""))))
    return tuple(found)


def said(asked: WantedRows) -> dict[str, str]:
    """What is asked, as the parameters of an address."""
    values = {name: value if isinstance(value, str) else YES if value else NO for name, value in asked.values.items()}
    parameters = {
        WORDS: asked.text,
        AUTHORITY: asked.authority,
        YEAR: asked.year,
        **values,
        TO_CHECK: YES if asked.to_check else "",
        BATCH: asked.batch,
        ORDER: asked.order,
    }
    return {name: str(value) for name, value in parameters.items() if value}


def _narrowing(register: Register) -> dict[str, tuple[str, ...]]:
    """The columns of fixed words with their codes; none for one where files may bring words of their own."""
    rules = next(kind.columns for kind in import_kinds().values() if kind.dataset_name == register.name)
    found: dict[str, tuple[str, ...]] = {}
    for column in register.dataset.columns:
        rule = rules.get(column)
        if register.dataset.types[column] is bool:
            found[column] = (YES, NO)
        elif rule is not None and rule.parser == "choice":
            found[column] = () if rule.is_open else tuple(rule.choices)
    return found


def _beside(register: Register) -> Mapping[str, tuple[tuple[str, str], ...]]:
    """The same of what is found beside the records: each column with its options."""
    return choices_of(policy(), speech(translation.get_language() or FALLBACK)) if register.beside else {}


def _line(register: Register, number: int, row: ImportedRecord, names: Mapping[str, str], speech: Speech) -> Line:
    first, *others = register.listed
    currency = getattr(row, "currency", None)
    name = in_words(register.name, first, getattr(row, first), speech)
    authority = names.get(row.authority or "", row.authority or gettext("the whole region"))
    cells = [
        Cell(
            label(column, speech),
            in_words(register.name, column, getattr(row, column), speech, currency=currency),
            _is_figure(register, column),
        )
        for column in others
    ]
    if isinstance(row, MatchedSpendLine):
        cells += (Cell(label(column, speech), text, False) for column, text in in_the_list(row, policy(), speech))
    return Line(number, name, tuple(cells), authority, bool(set(row.flags) - {FLAG}))


def _heads(asked: WantedRows, register: Register, speech: Speech) -> tuple[Head, ...]:
    first, *others = register.listed
    heads = []
    for column in (first, "authority", *others):
        is_by_it = asked.order.removeprefix("-") == column
        is_down = asked.order.startswith("-")
        other_way = f"-{column}" if is_by_it and not is_down else column
        sorted_now = ("descending" if is_down else "ascending") * is_by_it
        leads = _address(replace(asked, order=other_way), 1)
        heads.append(Head(label(column, speech, with_unit=False), leads, sorted_now, _is_figure(register, column)))
    if register.beside:
        heads += (Head(label(column, speech), "", "", False) for column in LISTED)
    return tuple(heads)


def _is_figure(register: Register, column: str) -> bool:
    kind = register.dataset.types[column]
    return kind is not str and kind is not bool


def _address(asked: WantedRows, page: int) -> str:
    parameters = said(asked) | ({PAGE: str(page)} if page > 1 else {})
    return f"{reverse(f'register-{REGISTERS[asked.register].word}')}?{urlencode(parameters)}"


def _is_number(text: str, longest: int) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= longest
