"""Who may see and change what: one table, and the one function that reads it."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType

from aankoopwijzer.domain.records.visitor import (
    Access,
    Anonymous,
    Grant,
    LinkHolder,
    Person,
    Role,
    TokenHolder,
    Visitor,
)

PUBLIC, LINK, COLLEAGUE = "public", "link", "colleague"
"""Columns beside the roles: anybody; a supplier with the link to the record; whoever has a role somewhere in the
region, for records of another authority."""

_TABLE = """
kind          public link   colleague buyer  policy_expert management executive regional_coordinator auditor administrator
policy        view   view   view      view   view          view       view      view                 view    view
authority     view   view   view      view   view          view       view      view                 view    view
progress      view   view   view      view   view          view       view      view                 view    view
local_choice  view   -      view      view   change        view       manage    manage               view    view
word_template -      -      -         view   manage        view       view      view                 view    manage
deviation     view   -      view      change change        change     manage    view                 view    view
feedback      -      -      view      change manage        view       view      manage               view    view
publication   view   view   view      view   view          view       view      view                 view    view
procurement   -      -      view      change manage        manage     view      view                 view    view
supplier      -      -      view      change change        view       view      manage               view    view
inventory     -      -      view      change manage        view       view      view                 view    view
contract      -      view   -         change manage        manage     view      view                 view    view
evidence      -      change -         change manage        manage     view      view                 view    view
supplier_link -      -      -         change manage        manage     -         -                    view    view
action        -      -      view      change manage        manage     view      view                 view    view
spend         -      -      -         change manage        manage     view      view                 view    view
import        -      -      -         change manage        manage     -         view                 view    view
report        -      -      -         view   change        change     manage    change               view    view
history       -      -      -         view   view          view       view      view                 view    view
account       -      -      -         -      -             -          -         -                    view    manage
"""  # noqa: E501 - a table reads best with its columns in line

KINDS: Mapping[str, str] = MappingProxyType(
    {
        "policy": "the framework and the library of criteria, as the policy pack holds them",
        "authority": "the authorities of the region",
        "progress": "published figures of how far the region is",
        "local_choice": "what an authority, or the region, chose within the framework",
        "word_template": "the Word template in which an authority wants its clause documents",
        "deviation": "why a contract departs from the framework",
        "feedback": "what readers say about a criterion",
        "publication": "procurements from their publication on, without internal notes",
        "procurement": "procurements from plan to last invoice, which until publication only the authorities see",
        "supplier": "suppliers",
        "inventory": "vehicles, buildings, appliances, materials, plantings, works, product lives, what is shared",
        "contract": "contracts, the promises in them and their social performance",
        "evidence": "proof of a promise",
        "supplier_link": "links that open one contract to its supplier",
        "action": "actions and who does them, and projects that change behaviour",
        "spend": "spend lines, invoices and deliveries",
        "import": "batches of imported files, and the queues that they leave",
        "report": "reports before they are published",
        "history": "who changed what; only of records that one may see",
        "account": "people and their roles",
    }
)


def _read(table: str) -> Mapping[str, Mapping[str, Access]]:
    head, *rows = [line.split() for line in table.strip().splitlines()]
    words = {"-": Access.NONE, "view": Access.VIEW, "change": Access.CHANGE, "manage": Access.MANAGE}
    return MappingProxyType(
        {
            row[0]: MappingProxyType({who: words[word] for who, word in zip(head[1:], row[1:], strict=True)})
            for row in rows
        }
    )


TABLE = _read(_TABLE)
"""Per kind of record and per column how far that goes."""

CHANGING_ROLES = frozenset(role for role in Role if any(row[role] >= Access.CHANGE for row in TABLE.values()))
"""Roles that change things: whoever has one needs a second factor."""


class Verdict(Enum):
    """What the answer to a request is. What somebody may not see does not exist for him."""

    ALLOWED = "go on"
    SIGN_IN = "tell us first who you are"
    SECOND_FACTOR = "prove first that it is really you"
    FORBIDDEN = "you may see this, but not do that"
    HIDDEN = "there is no such thing"


@dataclass(frozen=True, slots=True)
class Thing:
    """What somebody wants to reach: a kind of record, whose it is, and which one.

    `authority` None means a record of the whole region. `within` names the record that this one belongs to, as the
    contract of a piece of evidence: (kind, id).
    """

    kind: str
    authority: str | None
    record: str | None = None
    within: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Reach:
    """Of which authorities somebody reaches the records of a kind."""

    whole_region: bool
    authorities: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return self.whole_region or bool(self.authorities)

    def holds(self, authority: str | None) -> bool:
        """Whether records of this authority (None: of the region) are within reach."""
        return self.whole_region or authority in self.authorities


def judge(visitor: Visitor, access: Access, thing: Thing, *, on: dt.date) -> Verdict:
    """Whether this visitor may do this with this thing on this day; raises `KeyError` for a kind without a row."""
    row = TABLE[thing.kind]
    return _judged(visitor, access, _access(visitor, row, thing, on), row, on)


def judge_somewhere(visitor: Visitor, access: Access, kind: str, *, on: dt.date) -> Verdict:
    """As `judge`, for a page that lists what is within `reach`: allowed when that is anything at all."""
    row = TABLE[kind]
    best = max((_access(visitor, row, Thing(kind, place), on) for place in _places(visitor)), default=Access.NONE)
    return _judged(visitor, access, best, row, on)


def reach(visitor: Visitor, access: Access, kind: str, *, on: dt.date) -> Reach:
    """The authorities whose records of this kind the visitor may reach so far; for filtering lists."""
    row = TABLE[kind]
    everywhere = max(row[PUBLIC], row[COLLEAGUE] if _grants(visitor, on) else Access.NONE)
    if _capped(visitor, everywhere) >= access:
        return Reach(whole_region=True)
    grants = [grant for grant in _grants(visitor, on) if _capped(visitor, row[grant.role]) >= access]
    return Reach(
        any(grant.authority is None for grant in grants),
        frozenset(grant.authority for grant in grants if grant.authority is not None),
    )


def needs_second_factor(visitor: Visitor, *, on: dt.date) -> bool:
    """Whether this person has a role that changes things and has proved too little of who he is."""
    if not isinstance(visitor, Person) or visitor.has_second_factor:
        return False
    return any(grant.role in CHANGING_ROLES for grant in _grants(visitor, on))


def _judged(visitor: Visitor, wanted: Access, has: Access, row: Mapping[str, Access], on: dt.date) -> Verdict:
    if has >= wanted:
        is_open = row[PUBLIC] >= wanted
        return Verdict.SECOND_FACTOR if not is_open and needs_second_factor(visitor, on=on) else Verdict.ALLOWED
    if isinstance(visitor, Anonymous):
        return Verdict.SIGN_IN
    return Verdict.FORBIDDEN if has >= Access.VIEW else Verdict.HIDDEN


def _access(visitor: Visitor, row: Mapping[str, Access], thing: Thing, on: dt.date) -> Access:
    if isinstance(visitor, LinkHolder):
        opened = (visitor.kind, visitor.record)
        is_its_own = opened in ((thing.kind, thing.record), thing.within) and thing.authority == visitor.authority
        return max(row[PUBLIC], row[LINK] if is_its_own else Access.NONE)
    grants = _grants(visitor, on)
    found = [row[PUBLIC], *([row[COLLEAGUE]] if grants else [])]
    for grant in grants:
        if grant.authority is None or grant.authority == thing.authority:
            found.append(row[grant.role])
        elif thing.authority is None:
            # What is the region's is there for everybody who works in it to see; only a role in it may change it.
            found.append(min(row[grant.role], Access.VIEW))
    return _capped(visitor, max(found))


def _grants(visitor: Visitor, on: dt.date) -> tuple[Grant, ...]:
    if isinstance(visitor, Person | TokenHolder):
        return tuple(grant for grant in visitor.grants if grant.holds(on))
    return ()


def _capped(visitor: Visitor, found: Access) -> Access:
    return min(found, visitor.most) if isinstance(visitor, TokenHolder) else found


def _places(visitor: Visitor) -> tuple[str | None, ...]:
    if isinstance(visitor, Person | TokenHolder):
        return (None, *(grant.authority for grant in visitor.grants))
    return (None,)
