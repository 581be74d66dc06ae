"""Lots, parts and groups of lots of an eForms notice, each with what the file says of it alone."""

from typing import Any, Final

from aankoopwijzer.domain.records.notice import (
    AwardCriterion,
    CleanVehicles,
    CriterionNumber,
    Duration,
    EnergyEfficiency,
    EnergyItem,
    LocalText,
    Lot,
    LotKind,
    SelectionCriterion,
    StrategicCode,
    Unreadable,
    Value,
)
from aankoopwijzer.standards import lexical
from aankoopwijzer.standards.eforms.codes import STRATEGIC_LISTS, goal
from aankoopwijzer.standards.path_trie import Raw

_KINDS: Final[dict[str | None, LotKind]] = {"Part": "part", "LotsGroup": "group"}
_PURPOSES: Final[dict[str | None, Any]] = {"number-fixed": "fixed", "number-threshold": "threshold"}
Pairs = list[tuple[str, str | None]]


def build_lot(raw: Raw, main_language: str | None, unreadable: list[Unreadable]) -> Lot:
    """One lot from what the walk found."""
    get = raw.get
    identifier, scheme = raw.get("id", (None, None))
    strategic, categories = _additional_types(get("additional_types", ()), main_language)
    reserved_execution, conditions = _execution(get("execution", ()), main_language)
    framework = _system(get("systems"), "framework-agreement")
    directives = get("strategic_procurement")
    return Lot(
        id=stripped(identifier),
        kind=_KINDS.get(scheme, "lot"),
        titles=local_texts(get("titles"), main_language),
        descriptions=local_texts(get("descriptions"), main_language),
        additional_information=local_texts(get("additional_information"), main_language),
        main_procurement_category=stripped(get("category")),
        additional_procurement_categories=categories,
        cpv_main=main_cpv(get("cpv_main")),
        cpv_additional=cpv_codes(get("cpv_additional")),
        values=values(get("amounts"), unreadable),
        nuts=tuple(get("nuts", ())),
        duration=_duration(get("duration"), unreadable),
        start_date=lexical.day(get("start_date"), "start_date", unreadable),
        end_date=lexical.day(get("end_date"), "end_date", unreadable),
        renewals_max=lexical.number(get("renewals_max"), "renewals_max", unreadable),
        framework_agreement=None if framework is None else framework != "none",
        framework_technique=framework,
        dynamic_purchasing_system=_system(get("systems"), "dps-usage"),
        tender_deadline=lexical.deadline(get("tender_date"), get("tender_time"), "tender_deadline", unreadable),
        participation_deadline=lexical.deadline(
            get("participation_date"), get("participation_time"), "participation_deadline", unreadable
        ),
        award_criteria=_award_criteria(get("award_criteria", ()), main_language, unreadable),
        selection_criteria=_selection_criteria(get("selection_criteria", ()), main_language, unreadable),
        strategic=strategic,
        reserved_participation=_reserved_participation(get("requirements", ())),
        reserved_execution=reserved_execution,
        performance_conditions=conditions,
        clean_vehicles=_clean_vehicles(directives, unreadable) if directives else None,
        energy_efficiency=_energy_efficiency(directives, unreadable) if directives else None,
        sme_suitable=lexical.yes_no(get("sme_suitable"), "sme_suitable", unreadable),
        variants=stripped(get("variants")),
    )


def _duration(pairs: Pairs | None, unreadable: list[Unreadable]) -> Duration | None:
    if not pairs:
        return None
    measure, unit = pairs[0]
    length = lexical.number(measure, "duration", unreadable)
    return Duration(length, (unit or "").lower()) if length is not None else None


def _reserved_participation(pairs: Any) -> tuple[str, ...]:
    return tuple([code.strip() for code, listed in pairs if listed == "reserved-procurement"])


def stripped(text: str | None) -> str | None:
    """The text without blanks around it; None when nothing is left."""
    return (text.strip() or None) if text else None


def local_texts(pairs: Pairs | None, main_language: str | None) -> tuple[LocalText, ...]:
    """Texts with their language, the main language of the notice first."""
    if not pairs:
        return ()
    if len(pairs) == 1:
        text, code = pairs[0]
        text = text.strip()
        return (LocalText(text, lexical.language(code)),) if text else ()
    found = [LocalText(text.strip(), lexical.language(code)) for text, code in pairs]
    found.sort(key=lambda one: one.language != main_language)
    return tuple([one for one in found if one.text])


def cpv_codes(pairs: Pairs | None) -> tuple[str, ...]:
    """CPV codes without the supplementary vocabulary, which an early version keeps in the same place."""
    if not pairs:
        return ()
    return tuple([lexical.cpv(code) for code, listed in pairs if listed != "supplementary-cpv" and code.strip()])


def main_cpv(pairs: Pairs | None) -> str | None:
    """The first main CPV code."""
    codes = cpv_codes(pairs)
    return codes[0] if codes else None


def values(amounts: list[tuple[Any, str | None, str | None]] | None, unreadable: list[Unreadable]) -> tuple[Value, ...]:
    """Amounts with currency and kind."""
    if not amounts:
        return ()
    found = []
    for kind, text, currency in amounts:
        number = lexical.number(text, kind, unreadable)
        if number is not None:
            found.append(Value(number, currency, kind))
    return tuple(found)


def _system(pairs: Pairs | None, listed: str) -> str | None:
    return next((code.strip() for code, name in pairs or () if name == listed), None)


def _additional_types(raws: Any, main_language: str | None) -> tuple[tuple[StrategicCode, ...], tuple[str, ...]]:
    """The strategic codes, and the further natures of the contract, which share one element."""
    strategic, categories = [], []
    for raw in raws:
        for code, listed in raw.get("code", ()):
            code = code.strip()
            field = STRATEGIC_LISTS.get(listed or "")
            if field:
                texts = local_texts(raw.get("descriptions"), main_language)
                strategic.append(StrategicCode(field, code, goal(field, code), texts))
            elif listed == "contract-nature":
                categories.append(code)
    return tuple(strategic), tuple(categories)


def _execution(raws: Any, main_language: str | None) -> tuple[str | None, tuple[LocalText, ...]]:
    """Whether execution is reserved (BT-736), and the terms of performance (BT-70)."""
    reserved: str | None = None
    conditions: list[LocalText] = []
    for raw in raws:
        for code, listed in raw.get("code", ()):
            if listed == "reserved-execution":
                reserved = reserved or stripped(code)
            elif listed == "conditions":
                conditions.extend(local_texts(raw.get("descriptions"), main_language))
    return reserved, tuple(conditions)


def _award_criteria(raws: Any, main_language: str | None, unreadable: list[Unreadable]) -> tuple[AwardCriterion, ...]:
    """The award criteria: those below an awarding criterion, or in early versions that criterion itself."""
    found = []
    for outer in raws:
        single = "type" in outer or "numbers" in outer
        for raw in outer.get("subordinate", (outer,) if single else ()):
            found.append(
                AwardCriterion(
                    stripped(raw.get("type")),
                    local_texts(raw.get("names"), main_language),
                    local_texts(raw.get("descriptions"), main_language),
                    _numbers(raw.get("numbers"), unreadable),
                )
            )
    return tuple(found)


def _selection_criteria(
    raws: Any, main_language: str | None, unreadable: list[Unreadable]
) -> tuple[SelectionCriterion, ...]:
    return tuple(
        [
            SelectionCriterion(
                stripped(raw.get("type")),
                local_texts(raw.get("names"), main_language),
                local_texts(raw.get("descriptions"), main_language),
                _numbers(raw.get("numbers"), unreadable),
            )
            for raw in raws
        ]
    )


def _numbers(raws: list[Raw] | None, unreadable: list[Unreadable]) -> tuple[CriterionNumber, ...]:
    """The numbers on a criterion, each with its own code."""
    if not raws:
        return ()
    found = []
    for raw in raws:
        text = raw.get("number")
        if text is None:
            continue
        code, listed = raw["code"][0] if "code" in raw else (None, None)
        value = lexical.number(text, "criterion", unreadable)
        found.append(CriterionNumber(_PURPOSES.get(listed, "weight"), stripped(code), value, text))
    return tuple(found)


def _clean_vehicles(raws: list[Raw], unreadable: list[Unreadable]) -> CleanVehicles | None:
    for raw in raws:
        for code, listed in raw.get("scope", ()):
            if listed == "cvd-scope":
                kinds = [found["contract_type"] for found in raw.get("information", ()) if "contract_type" in found]
                return CleanVehicles(lexical.yes_no(code, "clean_vehicles", unreadable), tuple(kinds))
    return None


def _energy_efficiency(raws: list[Raw], unreadable: list[Unreadable]) -> EnergyEfficiency | None:
    for raw in raws:
        for code, listed in raw.get("scope", ()):
            if listed == "eed-scope":
                items = [
                    EnergyItem(stripped(details.get("basis")), listed_category(details, "energy-efficiency-item"))
                    for information in raw.get("information", ())
                    for details in information.get("details", ())
                ]
                return EnergyEfficiency(lexical.yes_no(code, "energy_efficiency", unreadable), tuple(items))
    return None


def listed_category(details: Raw, listed: str) -> str | None:
    """The category of an asset from one list: vehicles and energy items share an element."""
    return next((code.strip() for code, name in details.get("category", ()) if name == listed), None)
