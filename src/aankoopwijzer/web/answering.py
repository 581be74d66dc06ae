"""Answers about spend on the pages: which there are, as this reader may see them, and what may be answered instead."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Final
from urllib.parse import urlencode

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.translation import gettext

from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.domain.policy.permissions import Thing, Verdict, judge
from aankoopwijzer.domain.records.given_answer import HISTORY_KIND, AnswerKind, GivenAnswer
from aankoopwijzer.domain.records.name_question import Candidate
from aankoopwijzer.domain.records.visitor import Access
from aankoopwijzer.flows.find_suppliers import find_suppliers
from aankoopwijzer.flows.list_given_answers import list_given_answers
from aankoopwijzer.register.history.queries import changes_about
from aankoopwijzer.reports.speech import Speech
from aankoopwijzer.web.advising import today
from aankoopwijzer.web.groups import every_group, grouped
from aankoopwijzer.web.importing import place_of
from aankoopwijzer.web.remembered import sees
from aankoopwijzer.web.telling import who_did
from aankoopwijzer.web.visitors import visitor_of

WORDS, WHO, PAGE = "q", "wie", "blad"
NONE, NEW, NOBODY = "none", "new", "nobody"
LONGEST_WORDS, PER_PAGE = 200, 50
ADDRESSES: Final[dict[AnswerKind, str]] = {"names": "supplier-name", "groups": "spend-topic", "rules": "spend-rule"}
"""What the names of the addresses of each kind begin with."""
ANSWER_PLACES: Final[dict[AnswerKind, str]] = {"names": "namen", "groups": "groepen", "rules": "toewijzingen"}
"""Where the questions of each kind, or the rules, stand in an address."""
QUEUES: Final[dict[AnswerKind, str]] = {"names": "supplier-names", "groups": "spend-topics", "rules": "spend-rules"}


@dataclass(frozen=True, slots=True)
class ShownAnswer:
    """An answer on the page: in words, with who gave it and why, as far as was said; `change` is where it is changed,
    empty when that is not done here, `history` where all that was said of it stands, if it may be seen."""

    given: GivenAnswer
    asked: str
    about: str
    said: str
    who: str
    why: str
    change: str
    history: str


@dataclass(frozen=True, slots=True)
class ShownAnswers:
    """One page of answers; `people` are those who answered, by actor."""

    answers: tuple[ShownAnswer, ...]
    people: tuple[tuple[str, str], ...]
    total: int
    page: int
    pages: int
    previous: str
    next: str
    words: str
    who: str


def is_own(given: GivenAnswer, authority: str) -> bool:
    """Whether it may be changed on the pages of an authority: a rule of all authorities only for the whole region."""
    return given.kind != "rules" or given.authority == place_of(authority)


def may_answer(request: HttpRequest, authority: str) -> bool:
    """Whether the reader may change what was answered about this authority's spend."""
    thing = Thing("import", place_of(authority))
    return judge(visitor_of(request), Access.CHANGE, thing, on=today()) is Verdict.ALLOWED


def shown_answers(
    request: HttpRequest, kind: AnswerKind, authority: str, pack: PolicyPack, told: Speech
) -> ShownAnswers:
    """What the address asks for; 404 for a page that is not there."""
    words, who = request.GET.get(WORDS, "").replace("\x00", "")[:LONGEST_WORDS].strip(), request.GET.get(WHO, "")
    every = list_given_answers(kind, place_of(authority))
    people = {each.by: who_did(each.by, told) for each in every if each.by}
    who = who if who in people else ""
    found = list_given_answers(kind, place_of(authority), text=words, by=who) if words or who else every
    pages = max(1, ceil(len(found) / PER_PAGE))
    text = request.GET.get(PAGE, "1")
    page = int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 0
    if not 1 <= page <= pages:
        raise Http404
    at = reverse(f"{ADDRESSES[kind]}-answers", args=[authority])
    asked = {name: value for name, value in ((WORDS, words), (WHO, who)) if value}
    some = found[(page - 1) * PER_PAGE : page * PER_PAGE]
    whys = _reasons(kind, [each.number for each in some])
    return ShownAnswers(
        tuple(shown_answer(request, each, authority, pack, told, why=whys.get(each.number, "")) for each in some),
        tuple(sorted(people.items(), key=lambda one: one[1])),
        len(found),
        page,
        pages,
        f"{at}?{urlencode({**asked, PAGE: page - 1})}" if page > 1 else "",
        f"{at}?{urlencode({**asked, PAGE: page + 1})}" if page < pages else "",
        words,
        who,
    )


def shown_answer(
    request: HttpRequest, given: GivenAnswer, authority: str, pack: PolicyPack, told: Speech, *, why: str = ""
) -> ShownAnswer:
    """One answer in words."""
    kind = HISTORY_KIND[given.kind]
    books = (given.number_in_books, given.enterprise_number, given.account_code, given.account_name)
    about = [each for each in books if each and each != given.asked]
    cpv = [f"CPV {given.cpv}"] if given.cpv else []
    asked, under = given.asked or gettext("(no description)"), [*cpv, *about]
    if given.kind == "rules":
        asked = " · ".join(_conditions(given))
        under = [gettext("for all authorities")] if given.authority is None else []
    return ShownAnswer(
        given,
        asked,
        " · ".join(under),
        said(given, pack, told),
        who_did(given.by, told),
        why,
        reverse(f"{ADDRESSES[given.kind]}-answer", args=[authority, given.number]) if is_own(given, authority) else "",
        reverse("history", args=[kind, given.number]) if sees(visitor_of(request), kind, {None}, on=today()) else "",
    )


def _conditions(given: GivenAnswer) -> list[str]:
    """All that a rule asks for, in words."""
    words = (
        (given.account_code, gettext("account {text}")),
        (given.account_name, gettext("account “{text}”")),
        (given.cpv, "CPV {text}"),
        (given.paid_to, gettext("supplier {text}")),
        (given.asked, gettext("description “{text}”")),
    )
    return [said.format(text=text) for text, said in words if text]


def _reasons(kind: AnswerKind, numbers: Sequence[int]) -> dict[int, str]:
    """Why each answer was given last."""
    return {int(each.record): each.why for each in changes_about(HISTORY_KIND[kind], [str(each) for each in numbers])}


def said(given: GivenAnswer, pack: PolicyPack, told: Speech) -> str:
    """What was answered, in words."""
    if given.kind == "names":
        if given.supplier is None:
            return gettext("No supplier: a person, or an authority")
        return given.supplier_name or given.supplier_enterprise_number or str(given.supplier)
    return group_names(given.rows or (), pack, told)


def group_names(rows: Sequence[str], pack: PolicyPack, told: Speech) -> str:
    """Product groups by their names with their rows; a row that the framework has no more by itself."""
    known = grouped(((row, ()) for row in rows if row in pack.rows), pack)
    names = [f"{told.text(each.name)} ({', '.join(each.rows)})" for each in known]
    return ", ".join([*names, *(row for row in rows if row not in pack.rows)]) or gettext("In no product group")


def group_choices(given: GivenAnswer, pack: PolicyPack, told: Speech) -> tuple[tuple[str, str], ...]:
    """The product groups that may be answered: what was said, what was in doubt, then all others by name."""
    doubts = grouped(((each.row, ()) for each in given.doubts if each.row in pack.rows), pack)
    first = [",".join(given.rows or ()), *(each.key for each in doubts)]
    others = sorted(every_group(pack), key=lambda each: told.text(each.name))
    keys = dict.fromkeys(key for key in (*first, *(each.key for each in others)) if key)
    return tuple((key, group_names(key.split(","), pack, told)) for key in keys)


def supplier_choices(given: GivenAnswer, wanted: str) -> tuple[Candidate, ...]:
    """The suppliers that may be answered: who was said, who is found by what is looked for, who is called alike."""
    found = [*find_suppliers(wanted)] if wanted else []
    alike = [*find_suppliers(given.asked)] if given.asked else []
    now = [] if given.supplier is None else [
        Candidate(
            supplier=given.supplier,
            name=given.supplier_name or "",
            enterprise_number=given.supplier_enterprise_number,
            likeness=0,
        )
    ]  # fmt: skip
    return tuple({each.supplier: each for each in reversed((*now, *found, *alike))}.values())[::-1]
