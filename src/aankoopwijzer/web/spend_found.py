"""Whom a spend line is with and what it was for, as its page and the list tell it: found by what, said by whom."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext

from aankoopwijzer.domain.intake.found_groups import reason_found_by
from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.domain.policy.permissions import reach
from aankoopwijzer.domain.records.match import RowMatch
from aankoopwijzer.domain.records.matched_spend import MatchedSpendLine, SpendMatch
from aankoopwijzer.domain.records.registers import REGISTERS
from aankoopwijzer.domain.records.spend_topic import SpendTopic
from aankoopwijzer.domain.records.visitor import Access
from aankoopwijzer.domain.values.text import Text
from aankoopwijzer.register.spend.matching import GROUPS, OUTSIDE, SUPPLIER, UNKNOWN, matches_of
from aankoopwijzer.reports.register_codes import CHOICE
from aankoopwijzer.reports.register_words import in_words
from aankoopwijzer.reports.speech import Speech
from aankoopwijzer.web.access import REGION
from aankoopwijzer.web.advising import today
from aankoopwijzer.web.groups import every_group, grouped
from aankoopwijzer.web.telling import who_did
from aankoopwijzer.web.visitors import visitor_of

LISTED = ("matched_supplier_name", GROUPS)
"""The columns of the list that no line has itself."""


@dataclass(frozen=True, slots=True)
class FoundGroup:
    """A product group of a line: its row of the framework, its name, how sure, and each reason with where it stands."""

    row: str
    name: Text | None
    score: int | None = None
    because: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class FoundOfLine:
    """What the page of a line tells of its supplier and its product groups."""

    match: SpendMatch
    enterprise_number: str
    names_nobody: bool
    sees_supplier: bool
    supplier_by: str
    groups_by: str
    groups: tuple[FoundGroup, ...]
    doubts: tuple[FoundGroup, ...]
    queue: str
    """Whose questions this one is among; empty when the reader may not answer them."""


def found_of(request: HttpRequest, line: MatchedSpendLine, pack: PolicyPack, told: Speech) -> FoundOfLine:
    """What was found of a line, as this reader may see it."""
    (match,) = matches_of([line])
    visitor, topic = visitor_of(request), match.topic
    suppliers = reach(visitor, Access.VIEW, REGISTERS["suppliers"].kind, on=today())
    answers = reach(visitor, Access.CHANGE, "import", on=today())
    matches = {each.row: each for each in topic.matches} if topic and topic.how == "matched" else {}
    return FoundOfLine(
        match=match,
        enterprise_number=in_words("suppliers", "enterprise_number", match.supplier_enterprise_number, told),
        names_nobody=line.supplier_key is None,
        sees_supplier=match.supplier is not None and suppliers.holds(match.supplier_authority),
        supplier_by=who_did(match.supplier_by, told),
        groups_by=who_did(topic.answered_by, told) if topic else "",
        groups=tuple(_group(row, matches.get(row), topic, pack) for row in match.rows or ()),
        doubts=tuple(_group(each.row, each, topic, pack) for each in topic.doubts) if topic else (),
        queue=(line.authority or REGION) if answers.holds(line.authority) else "",
    )


def in_the_list(line: MatchedSpendLine, pack: PolicyPack, told: Speech) -> tuple[tuple[str, str], ...]:
    """The supplier of the register and the product groups, by column, in few words."""
    words = CHOICE["spend_lines", "supplier_found_by"]
    if line.supplier_found_by == "nobody":
        supplier = told.word(words, "nobody")
    else:
        supplier = line.matched_supplier_name or gettext("not known")
    return tuple(zip(LISTED, (supplier, _groups_in_words(line, pack, told)), strict=True))


def choices_of(pack: PolicyPack, told: Speech) -> Mapping[str, tuple[tuple[str, str], ...]]:
    """By what spend can be narrowed though no line has it itself: the options of each column, with their words."""
    groups = sorted((told.text(each.name), each.key) for each in every_group(pack))
    suppliers = CHOICE["spend_lines", "supplier_found_by"]
    return {
        GROUPS: (
            *((key, name) for name, key in groups),
            (OUTSIDE, gettext("in no product group")),
            (UNKNOWN, gettext("not known")),
        ),
        SUPPLIER: (*((code, told.say(words)) for code, words in suppliers.items()), (UNKNOWN, gettext("not known"))),
    }


def _groups_in_words(line: MatchedSpendLine, pack: PolicyPack, told: Speech) -> str:
    if line.product_groups is None:
        return gettext("not known")
    if not line.product_groups:
        return gettext("in no product group")
    names = _names(line.product_groups, pack, told)
    sure = line.product_groups_confidence
    return names if sure is None else f"{names} ({told.percent((sure * 100).normalize() + 0)})"


def _names(rows: Collection[str], pack: PolicyPack, told: Speech) -> str:
    known = grouped(((row, ()) for row in rows if row in pack.rows), pack)
    return ", ".join([*(told.text(each.name) for each in known), *(row for row in rows if row not in pack.rows)])


def _group(row: str, match: RowMatch | None, topic: SpendTopic | None, pack: PolicyPack) -> FoundGroup:
    known = pack.rows.get(row)
    name = pack.product_groups[known.product_group].name if known else None
    if match is None or topic is None:
        return FoundGroup(row, name)
    because = tuple((each, reason_found_by(each, topic)) for each in match.because)
    return FoundGroup(row, name, round(match.score * 100), because)
