"""Lots and awards of a TED export."""

import re
from typing import Any, Final, NamedTuple

from aankoopwijzer.domain.records.notice import (
    Award,
    AwardCriterion,
    CriterionNumber,
    Deadline,
    Duration,
    LocalText,
    Lot,
    Organization,
    SelectionCriterion,
    Unreadable,
    Value,
)
from aankoopwijzer.standards import lexical
from aankoopwijzer.standards.path_trie import Raw
from aankoopwijzer.standards.ted_xml.legacy import WITH_VAT

# Weights are free text in TED: only these are one number for sure.
_PERCENTAGE: Final = re.compile(r"(\d{1,3}(?:[.,]\d+)?)\s*%")
_OUT_OF_HUNDRED: Final = re.compile(r"(\d{1,3}(?:[.,]\d+)?)\s*/\s*100")
_BARE: Final = re.compile(r"\d{1,6}(?:[.,]\d{1,4})?")


class Whole(NamedTuple):
    """What TED says once, of the whole procurement: it holds for each of its lots."""

    language: str | None
    reserved_participation: tuple[str, ...]
    reserved_execution: str | None
    performance_conditions: tuple[LocalText, ...]
    selection_criteria: tuple[SelectionCriterion, ...]
    framework_agreement: bool | None
    tender_deadline: Deadline | None


def build_lot(raw: Raw, whole: Whole, unreadable: list[Unreadable]) -> Lot:
    """One lot, with what holds for the whole procurement."""
    return Lot(
        id=(raw.get("number") or raw.get("item") or "").strip() or None,
        titles=tuple(raw.get("local_titles", ())),
        descriptions=tuple(raw.get("local_descriptions", ())),
        additional_information=tuple(raw.get("local_additional_information", ())),
        cpv_main=next((lexical.cpv(code) for code in raw.get("cpv_main", ())), None),
        cpv_additional=tuple([lexical.cpv(code) for code in raw.get("cpv_additional", ())]),
        values=values(raw, unreadable),
        nuts=tuple(raw.get("nuts", ())),
        duration=_duration(raw.get("duration"), unreadable),
        start_date=lexical.day(raw.get("start_date"), "start_date", unreadable),
        end_date=lexical.day(raw.get("end_date"), "end_date", unreadable),
        framework_agreement=whole.framework_agreement,
        tender_deadline=whole.tender_deadline,
        award_criteria=award_criteria(raw, whole.language),
        award_criteria_in_documents=raw.get("criteria_in_documents"),
        selection_criteria=whole.selection_criteria,
        reserved_participation=whole.reserved_participation,
        reserved_execution=whole.reserved_execution,
        performance_conditions=whole.performance_conditions,
        variants="allowed" if "variants" in raw else "not-allowed" if "no_variants" in raw else None,
    )


def build_award(raw: Raw, unreadable: list[Unreadable]) -> Award:
    """One award decision; TED names no status, but says whether there is a contract."""
    awarded: Raw = raw["awarded"][0] if "awarded" in raw else {}
    return Award(
        id=raw.get("item"),
        lot_ids=tuple(text.strip() for text in raw.get("lots", ())),
        status="clos-nw" if "not_awarded" in raw else "selec-w" if awarded else None,
        title=next((text for text in raw.get("titles", ()) if text), None),
        contract_id=(raw.get("contract") or "").strip() or None,
        date=lexical.day(awarded.get("date"), "award_date", unreadable),
        values=values(awarded, unreadable),
        suppliers=tuple([organization(contractor) for contractor in awarded.get("contractors", ())]),
        tenders_received=lexical.number(awarded.get("tenders"), "tenders_received", unreadable),
        tenders_received_sme=lexical.number(awarded.get("tenders_sme"), "tenders_received_sme", unreadable),
    )


def organization(raw: Raw) -> Organization:
    """A buyer or supplier, without street, contact person, telephone or mail."""
    return Organization(
        _text(raw.get("name")),
        _text(raw.get("identifier")),
        _text(raw.get("town")),
        next(iter(raw.get("nuts", ())), None),
        lexical.country(next(iter(raw.get("country", ())), None)),
        "sme" if "sme" in raw else None,
    )


def values(raw: Raw, unreadable: list[Unreadable]) -> tuple[Value, ...]:
    """Amounts, and ranges as the lowest and the highest tender."""
    amounts: list[tuple[Any, str | None, str | None, bool]] = [
        (kind.removesuffix(WITH_VAT), text, currency, kind.endswith(WITH_VAT))
        for kind, text, currency in raw.get("amounts", ())
    ]
    for span in raw.get("ranges", ()):
        for key, kind in (("low", "lowest_tender"), ("high", "highest_tender")):
            amounts.append((kind, span.get(key), span.get("currency"), "includes_vat" in span))
    read = [
        (lexical.number(text, kind, unreadable), currency, kind, with_vat) for kind, text, currency, with_vat in amounts
    ]
    return tuple([Value(number, *rest) for number, *rest in read if number is not None])


def award_criteria(raw: Raw, language: str | None) -> tuple[AwardCriterion, ...]:
    """The criteria in the order of the form: quality, cost, price, and those of concessions without a type."""
    found = []
    for key, kind in (("quality", "quality"), ("cost", "cost"), ("price", "price"), ("untyped", None)):
        for criterion in raw.get(key, ()):
            names = tuple(LocalText(name, language) for name in criterion.get("names", ()) if name)
            numbers = tuple(_weight(text) for text in criterion.get("weights", ()) if text.strip())
            found.append(AwardCriterion(kind, names, (), numbers))
    for name in raw.get("plain_criteria", ()):
        if name:
            found.append(AwardCriterion(None, (LocalText(name, language),)))
    return tuple(found)


def _weight(text: str) -> CriterionNumber:
    """A weight in free text: a percentage, points out of a hundred, or a bare number; else no number."""
    text = text.strip()
    plain = text.replace("\u00a0", " ")
    for pattern, code in ((_PERCENTAGE, "per-exa"), (_OUT_OF_HUNDRED, "poi-exa")):
        found = pattern.fullmatch(plain)
        if found:
            return CriterionNumber("weight", code, lexical.number(found[1], "weight", []), text)
    number = lexical.number(plain, "weight", []) if _BARE.fullmatch(plain) else None
    return CriterionNumber("weight", None, number, text)


def _duration(pairs: list[tuple[str, str | None]] | None, unreadable: list[Unreadable]) -> Duration | None:
    if not pairs:
        return None
    measure, unit = pairs[0]
    length = lexical.number(measure, "duration", unreadable)
    return Duration(length, (unit or "").lower()) if length is not None else None


def _text(text: str | None) -> str | None:
    return (text or "").strip() or None
