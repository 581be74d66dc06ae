"""A published notice as purchases: one for the whole, one for each lot; what the file lacks stays unknown."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import get_args

from aankoopwijzer.domain.guidance.result import Warning
from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.domain.records.notice import Lot, Notice, Organization, Value, ValueKind
from aankoopwijzer.domain.records.purchase import ContractType, Purchase
from aankoopwijzer.domain.values.cpv import Cpv

_EURO = "EUR"
_KINDS: tuple[ValueKind, ...] = ("estimated", "framework_maximum", "framework_estimated", "total")
"""The estimate first; a framework agreement is worth its maximum (art. 7 KB Plaatsing); last what was awarded."""
_CONTRACT_TYPES = get_args(ContractType)
_MUNICIPAL = frozenset(
    (
        *("stad", "gemeente", "stadsbestuur", "gemeentebestuur", "bestuur", "lokaal", "ocmw", "het", "van", "te", "en"),
        *("ville", "commune", "cpas", "de", "la", "et", "city", "municipality", "town", "of", "the", "and"),
        *("stadt", "gemeinde", "und"),
    )
)
"""Words around the name of a municipality, in the languages that notices use for Belgian buyers."""
_WORDS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class NoticePurchase:
    """What a notice says of its whole (`lot` is None) or of one lot, and what of it could not be used."""

    lot: str | None
    purchase: Purchase
    warnings: tuple[Warning, ...] = ()


def whole_of(notice: Notice, pack: PolicyPack) -> NoticePurchase:
    """The notice as one purchase: all CPV codes, and its own value, else the sum when every lot has one in euro."""
    amount, warnings = _amount(notice.values)
    if amount is None and not notice.values and notice.lots:
        amounts = [_amount(lot.values)[0] for lot in notice.lots]
        known = [each for each in amounts if each is not None]
        amount = sum(known, Decimal(0)) if len(known) == len(amounts) else None
    codes, unknown = _codes(notice.cpv)
    only = notice.lots[0] if len(notice.lots) == 1 else None
    purchase = Purchase(
        title=notice.title or (only.title if only else None) or "",
        description=_joined(notice.description, only.title if only else None, only.description if only else None),
        contract_type=_contract_type(notice.main_procurement_category, *(_category(lot) for lot in notice.lots)),
        value_eur=amount,
        date=notice.published_on or notice.dispatched_on,
        authority=authority_among(notice.buyers, pack),
        cpv=codes,
        framework_agreement=_agreed(notice),
    )
    return NoticePurchase(None, purchase, (*warnings, *unknown))


def lots_of(notice: Notice, pack: PolicyPack) -> tuple[NoticePurchase, ...]:
    """Each lot, or in a planning notice each part, with its own words and value; a lone one shares the notice's."""
    whole = whole_of(notice, pack)
    pieces = notice.lots or notice.parts
    return tuple(_lot(lot, whole, notice, is_alone=len(pieces) == 1) for lot in pieces)


def _lot(lot: Lot, whole: NoticePurchase, notice: Notice, *, is_alone: bool) -> NoticePurchase:
    amount, warnings = _amount(lot.values)
    codes, unknown = _codes(lot.cpv)
    if is_alone:
        amount = whole.purchase.value_eur if amount is None and not lot.values else amount
        codes = codes or whole.purchase.cpv
    agreed = lot.framework_agreement if lot.framework_agreement is not None else notice.framework_agreement
    purchase = Purchase(
        title=lot.title or whole.purchase.title,
        description=whole.purchase.description if is_alone else lot.description or "",
        contract_type=_contract_type(lot.main_procurement_category, notice.main_procurement_category),
        value_eur=amount,
        date=whole.purchase.date,
        authority=whole.purchase.authority,
        cpv=codes,
        framework_agreement=agreed,
    )
    return NoticePurchase(lot.id, purchase, (*warnings, *unknown))


def authority_among(buyers: Iterable[Organization], pack: PolicyPack) -> str | None:
    """The authority of the pack that buys, the first of several; None when none does."""
    return next(iter(authorities_among(buyers, pack)), None)


def authorities_among(buyers: Iterable[Organization], pack: PolicyPack) -> tuple[str, ...]:
    """The authorities of the pack that buy, in the order of the notice.

    An authority buys when its name is all that the name of a buyer says beside "city of".
    """
    found = (id for buyer in buyers for id in authorities_named(buyer.name or "", pack))
    return tuple(dict.fromkeys(found))


def authorities_named(name: str, pack: PolicyPack) -> tuple[str, ...]:
    """The authorities of the pack whose name is all that this name says beside "city of"."""
    words = _significant(name)
    return tuple(id for id, authority in pack.authorities.items() if words and _significant(authority.name) == words)


def _significant(name: str) -> tuple[str, ...]:
    words = [word for word in _WORDS.findall(name.casefold()) if word not in _MUNICIPAL]
    return tuple(dict.fromkeys(words))


def _amount(values: Iterable[Value]) -> tuple[Decimal | None, tuple[Warning, ...]]:
    """The first amount that is in euro and without VAT; what is given otherwise is told, never converted."""
    first_of_kind = {value.kind: value for value in reversed(tuple(values))}
    odd: list[Warning] = []
    for kind in _KINDS:
        value = first_of_kind.get(kind)
        if value is None or value.amount <= 0:
            continue
        given = {"amount": str(value.amount), "currency": value.currency or "?"}
        if value.currency != _EURO:
            odd.append(Warning("value-not-in-euro", given))
        elif value.includes_vat:
            odd.append(Warning("value-includes-vat", given))
        else:
            return value.amount, ()
    return None, tuple(odd[:1])


def _codes(codes: Iterable[str]) -> tuple[tuple[Cpv, ...], tuple[Warning, ...]]:
    found: dict[Cpv, None] = {}
    unknown = []
    for code in codes:
        try:
            found[Cpv(code)] = None
        except ValueError:
            unknown.append(Warning("unknown-cpv", {"cpv": code[:20]}))
    return tuple(found), tuple(unknown)


def _category(lot: Lot) -> str | None:
    return lot.main_procurement_category


def _contract_type(*categories: str | None) -> ContractType | None:
    """The first that is given; several lots of different kinds under no kind of the whole leave it unknown."""
    for category in categories[:1]:
        if category in _CONTRACT_TYPES:
            return category  # type: ignore[return-value]  # The line above checks that it is one.
    rest = {category for category in categories[1:] if category in _CONTRACT_TYPES}
    return rest.pop() if len(rest) == 1 else None  # type: ignore[return-value]  # As above.


def _agreed(notice: Notice) -> bool | None:
    """Whether it is a framework agreement: as the notice says, else as all its lots say."""
    if notice.framework_agreement is not None:
        return notice.framework_agreement
    said = {lot.framework_agreement for lot in notice.lots}
    return said.pop() if len(said) == 1 else True if True in said else None


def _joined(*texts: str | None) -> str:
    return "\n".join(dict.fromkeys(text for text in texts if text))
