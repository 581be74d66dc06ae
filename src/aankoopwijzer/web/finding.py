"""Looking for criteria: what an address asks, what was found, and where each further choice leads."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from math import ceil
from typing import cast, get_args
from urllib.parse import urlencode

from django.http import Http404, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from aankoopwijzer.domain.policy.criteria import Additionality, Criterion, Part
from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.domain.policy.searching import CriteriaWish, FoundCriteria, Order
from aankoopwijzer.domain.values.level import Level
from aankoopwijzer.reports import terms
from aankoopwijzer.reports.speech import sentence_case
from aankoopwijzer.reports.wording import Wording

WORDS, ROW, SERVES, PART, LEVEL, ADDITIONALITY, STALE, ORDER, PAGE = (
    "q", "rij", "dient", "deel", "niveau", "meer", "verouderd", "orde", "blad",
)  # fmt: skip
PER_PAGE = 25
LONGEST_WORDS = 200


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of a list to choose from; `count` is what choosing it would find."""

    value: str
    label: str
    count: int
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class ChoiceGroup:
    """Choices under one heading; without a name they stand on their own."""

    name: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Chip:
    """A choice that narrows what is found, with the address without it."""

    label: str
    address: str


@dataclass(frozen=True, slots=True)
class Found:
    """One page of what was found."""

    criteria: tuple[Criterion, ...]
    total: int
    page: int
    pages: int
    chips: tuple[Chip, ...]
    lists: Mapping[str, tuple[ChoiceGroup, ...]]
    stale: int
    previous: str
    next: str


def wish_in(query: QueryDict, pack: PolicyPack) -> CriteriaWish:
    """What an address asks. A code that the pack or the product does not know leads nowhere: raises `Http404`."""
    row, serves = query.get(ROW) or None, query.get(SERVES) or None
    if row is not None and row not in pack.rows:
        raise Http404
    if serves is not None and serves not in pack.objectives and serves not in pack.ambitions:
        raise Http404
    level = _one_of(query.get(LEVEL), tuple(level.value for level in Level))
    return CriteriaWish(
        words=query.get(WORDS, "").strip()[:LONGEST_WORDS],
        row=row,
        serves=serves,
        part=cast(Part | None, _one_of(query.get(PART), get_args(Part))),
        level=Level(level) if level else None,
        additionality=cast(Additionality | None, _one_of(query.get(ADDITIONALITY), get_args(Additionality))),
        only_stale=bool(query.get(STALE)),
        order=cast(Order, _one_of(query.get(ORDER), get_args(Order)) or "best"),
    )


def address_of_wish(wish: CriteriaWish, *, page: int = 1) -> str:
    """The address that asks this, without what says nothing."""
    asked = {
        WORDS: wish.words,
        ROW: wish.row,
        SERVES: wish.serves,
        PART: wish.part,
        LEVEL: wish.level.value if wish.level else None,
        ADDITIONALITY: wish.additionality,
        STALE: "1" if wish.only_stale else None,
        ORDER: wish.order if wish.order != "best" else None,
        PAGE: str(page) if page > 1 else None,
    }
    given = urlencode({name: value for name, value in asked.items() if value})
    return f"{reverse('criteria')}?{given}" if given else reverse("criteria")


def laid_out(found: FoundCriteria, wish: CriteriaWish, wording: Wording, *, page: str) -> Found:
    """One page of what was found, with the choices that are left; a page that is none becomes the nearest."""
    pages = max(1, ceil(len(found.criteria) / PER_PAGE))
    shown = min(max(int(page), 1), pages) if page.isascii() and page.isdigit() and len(page) < 6 else 1
    return Found(
        criteria=found.criteria[(shown - 1) * PER_PAGE : shown * PER_PAGE],
        total=len(found.criteria),
        page=shown,
        pages=pages,
        chips=tuple(_chips(wish, wording)),
        lists=_lists(found, wish, wording),
        stale=found.counts["stale"]["stale"],
        previous=address_of_wish(wish, page=shown - 1) if shown > 1 else "",
        next=address_of_wish(wish, page=shown + 1) if shown < pages else "",
    )


def _one_of(value: str | None, known: Iterable[str]) -> str | None:
    if not value:
        return None
    if value not in known:
        raise Http404
    return value


def _chips(wish: CriteriaWish, wording: Wording) -> Iterable[Chip]:
    def without(label: str, **changes: object) -> Chip:
        return Chip(label, address_of_wish(replace(wish, **changes)))  # type: ignore[arg-type]

    pack = wording.pack
    if wish.words:
        yield without(f"“{wish.words}”", words="")
    if wish.row:
        yield without(f"{wish.row} {wording.text(pack.rows[wish.row].printed)}", row=None)
    if wish.serves:
        served = pack.objectives.get(wish.serves) or pack.ambitions[wish.serves]
        yield without(f"{wish.serves} {wording.text(served.name)}", serves=None)
    if wish.part:
        yield without(wording.part(wish.part), part=None)
    if wish.level:
        yield without(_("level: %(level)s") % {"level": wording.level(wish.level)}, level=None)
    if wish.additionality:
        yield without(wording.speech.word(terms.ADDITIONALITY, wish.additionality), additionality=None)
    if wish.only_stale:
        yield without(_("past the review date"), only_stale=False)


def _lists(found: FoundCriteria, wish: CriteriaWish, wording: Wording) -> dict[str, tuple[ChoiceGroup, ...]]:
    pack, counts = wording.pack, found.counts

    def choices(kind: str, chosen: str | None, labels: Iterable[tuple[str, str]]) -> tuple[Choice, ...]:
        return tuple(
            Choice(value, label, counts[kind][value], value == chosen)
            for value, label in labels
            if counts[kind][value] or value == chosen
        )

    def grouped(kind: str, chosen: str | None, groups: Iterable[tuple[str, list[tuple[str, str]]]]) -> tuple:
        filled = (ChoiceGroup(name, choices(kind, chosen, labels)) for name, labels in groups)
        return tuple(group for group in filled if group.choices)

    def alone(kind: str, chosen: str | None, labels: Iterable[tuple[str, str]]) -> tuple[ChoiceGroup, ...]:
        return (ChoiceGroup("", choices(kind, chosen, labels)),)

    ambitions = sorted(pack.ambitions.values(), key=lambda each: (pack.pillars[each.pillar].order, each.order))
    named = {each.id: f"{each.id} {wording.text(each.name)}" for each in ambitions}
    rows = [
        (named[each.id], [(row.id, f"{row.id} {wording.text(row.printed)}") for row in _rows_of(each.id, pack)])
        for each in ambitions
    ]
    serving = [
        (
            named[each.id],
            [
                (each.id, _("%(code)s, whole ambition") % {"code": each.id}),
                *((one.id, f"{one.id} {wording.text(one.name)}") for one in pack.objectives_of(each.id)),
            ],
        )
        for each in ambitions
    ]
    return {
        ROW: grouped("row", wish.row, rows),
        SERVES: grouped("serves", wish.serves, serving),
        PART: alone("part", wish.part, ((each, sentence_case(wording.part(each))) for each in get_args(Part))),
        LEVEL: alone(
            "level",
            wish.level.value if wish.level else None,
            ((each.value, sentence_case(wording.level(each))) for each in Level),
        ),
        ADDITIONALITY: alone(
            "additionality",
            wish.additionality,
            ((each, sentence_case(wording.speech.word(terms.ADDITIONALITY, each))) for each in get_args(Additionality)),
        ),
    }


def _rows_of(ambition: str, pack: PolicyPack) -> list:
    return sorted((each for each in pack.rows.values() if each.ambition == ambition), key=lambda each: each.number)
