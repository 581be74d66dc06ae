"""The forms before 2014 that R2.0.8 and the defence forms of R2.0.9 still use.

Every form has its own nesting around the same inner elements, so these are found by name at any depth; what belongs to
a lot, an award or an address stays in its own record. The outcome has the keys of the standard forms.
"""

from typing import Final

from lxml import etree

from aankoopwijzer.standards.path_trie import Raw, all_text

# Marks the kind of an amount that includes VAT.
WITH_VAT: Final = "+vat"
# Appeals, addresses to write to and conditions hold names, places and dates that are not those of the purchase.
_SKIPPED: Final = frozenset(
    {
        "FURTHER_INFORMATION",
        "SPECIFICATIONS_AND_ADDITIONAL_DOCUMENTS",
        "TENDERS_REQUESTS_APPLICATIONS_MUST_BE_SENT_TO",
        "PROCEDURES_FOR_APPEAL",
        "PURCHASING_ON_BEHALF",
        "MORE_INFORMATION_TO_SUB_CONTRACTED",
        "CONDITIONS_FOR_OPENING_TENDERS",
        "INFORMATION_REGULATORY_FRAMEWORK",
    }
)
_TEXTS: Final = {
    "TITLE_CONTRACT": "titles",
    "LOT_TITLE": "titles",
    "CONTRACT_TITLE": "titles",
    "SHORT_CONTRACT_DESCRIPTION": "descriptions",
    "LOT_DESCRIPTION": "descriptions",
    "TOTAL_QUANTITY_OR_SCOPE": "quantities",
    "CRITERIA": "names",
    "WEIGHTING": "weights",
}
_FIRST_TEXT: Final = {
    "LOT_NUMBER": "number",
    "CONTRACT_NUMBER": "contract",
    "OFFERS_RECEIVED_NUMBER": "tenders",
    "OFFICIALNAME": "name",
    "NATIONALID": "identifier",
    "TOWN": "town",
}
_PRESENT: Final = {
    "RESTRICTED_TO_SHELTERED_WORKSHOPS": "sheltered_workshop",
    "RESTRICTED_TO_FRAMEWORK": "sheltered_program",
}
_FRAMEWORKS: Final = frozenset({"F02_FRAMEWORK", "F05_FRAMEWORK", "F17_FRAMEWORK"})
_DATES: Final = {"RECEIPT_LIMIT_DATE": "deadline", "NOTICE_DISPATCH_DATE": "dispatched", "CONTRACT_AWARD_DATE": "award"}


_PROJECT_KEYS: Final = (
    "titles",
    "descriptions",
    "cpv_main",
    "cpv_additional",
    "nuts",
    "amounts",
    "ranges",
    "category",
    "lots",
)


def read_legacy_form(form: etree._Element) -> Raw:
    """The form as a record with the keys that the standard forms leave behind."""
    found: Raw = {"legacy": True}
    _collect(form, found, "estimated")
    project = {key: found.pop(key) for key in _PROJECT_KEYS if key in found}
    if "descriptions" not in project and "quantities" in found:
        project["descriptions"] = found["quantities"]
    lots = project.setdefault("lots", [])
    criteria: Raw = {key: found[key] for key in ("untyped", "price") if key in found}
    for lot in lots:
        lot.update(criteria)
        if "descriptions" not in lot and "quantities" in lot:
            lot["descriptions"] = lot["quantities"]
    if not lots and project:
        # Not divided: the purchase is its own only lot, as OBJECT_DESCR is in the standard forms.
        whole: Raw = {"item": "1", **criteria}
        whole.update((key, project[key]) for key in ("cpv_additional", "nuts") if key in project)
        lots.append(whole)
    found["objects"] = [project]
    for award in found.get("awards", ()):
        if "number" in award:
            award["lots"] = [award["number"]]
        award["awarded"] = [award]
    return found


def _collect(element: etree._Element, record: Raw, kind: str) -> None:
    """Gather what is below an element; `kind` is what an amount means here. Depth is bounded by the parser."""
    for child in element:
        name = str(child.tag).rpartition("}")[2]
        if name in _SKIPPED:
            continue
        if name in _TEXTS:
            record.setdefault(_TEXTS[name], []).append(_plain(child))
        elif name in _FIRST_TEXT:
            record.setdefault(_FIRST_TEXT[name], _plain(child))
        elif name in _PRESENT:
            record[_PRESENT[name]] = True
        elif name in _DATES:
            _add_date(child, record, _DATES[name])
        elif name.endswith("ANNEX_B") or name.endswith("ANNEX_B_INFORMATION_LOTS"):
            _collect(child, _new(record, "lots", item=child.get("ITEM")), kind)
        elif name.startswith("AWARD_OF_CONTRACT"):
            _collect(child, _new(record, "awards", item=child.get("ITEM")), "total")
        elif name == "CA_CE_CONCESSIONAIRE_PROFILE":
            _collect(child, _new(record, "buyers"), kind)
        elif name == "ECONOMIC_OPERATOR_NAME_ADDRESS":
            _collect(child, _new(record, "contractors"), kind)
        elif name == "CRITERIA_DEFINITION":
            _collect(child, _new(record, "untyped"), kind)
        elif name == "LOWEST_PRICE":
            _new(record, "price")
        elif name.startswith("COSTS_RANGE_AND_CURRENCY") or name == "INITIAL_ESTIMATED_TOTAL_VALUE_CONTRACT":
            _add_amount(child, record, "estimated" if name.startswith("INITIAL") else kind)
        elif name == "TOTAL_FINAL_VALUE":
            _collect(child, record, "total")
        elif name in _FRAMEWORKS:
            record["framework"] = True
            _collect(child, record, "framework_estimated")
        else:
            _add_code(child, name, str(element.tag).rpartition("}")[2], record)
            _collect(child, record, kind)


def _add_code(child: etree._Element, name: str, above: str, record: Raw) -> None:
    """Codes that stand in attributes."""
    if name in ("CPV_MAIN", "CPV_ADDITIONAL"):
        codes = [code.get("CODE") for code in child if str(code.tag).endswith("CPV_CODE")]
        record.setdefault(name.lower(), []).extend(code for code in codes if code)
    elif name == "NUTS" and child.get("CODE"):
        record.setdefault("nuts", []).append(child.get("CODE"))
    elif name == "COUNTRY" and child.get("VALUE"):
        record.setdefault("country", []).append(child.get("VALUE"))
    elif name == "TYPE_CONTRACT" and child.get("VALUE"):
        record.setdefault("category", []).append(child.get("VALUE"))
    elif name == "FRAMEWORK_AGREEMENT" and child.get("VALUE"):
        record["framework"] = child.get("VALUE") == "YES"
    elif name in ("DAYS", "MONTHS") and above == "PERIOD_WORK_DATE_STARTING":
        record["duration"] = [(child.text or "", name[:-1])]


def _add_amount(child: etree._Element, record: Raw, kind: str) -> None:
    """An amount or a range; `FMTVAL` is the number as the publisher normalised it."""
    currency = child.get("CURRENCY")
    span: Raw = {"currency": currency}
    if child.find("{*}INCLUDING_VAT") is not None:
        kind, span["includes_vat"] = f"{kind}{WITH_VAT}", True
    for below in child.iter():
        name = str(below.tag).rpartition("}")[2]
        text = below.get("FMTVAL") or below.text
        if name == "VALUE_COST":
            record.setdefault("amounts", []).append((kind, text, currency))
        elif name in ("LOW_VALUE", "HIGH_VALUE"):
            span[name.partition("_")[0].lower()] = text
    if "low" in span or "high" in span:
        record.setdefault("ranges", []).append(span)


def _add_date(child: etree._Element, record: Raw, key: str) -> None:
    """A date in three elements, and the hour in a fourth."""
    parts = {str(part.tag).rpartition("}")[2]: (part.text or "").strip() for part in child}
    date = "-".join(parts.get(name, "").zfill(size) for name, size in (("YEAR", 4), ("MONTH", 2), ("DAY", 2)))
    if key == "award":
        record.setdefault("date", date)
    elif key == "dispatched":
        record.setdefault("dispatched_on", date)
    else:
        record.setdefault("deadline_date", date)
        if parts.get("TIME"):
            record.setdefault("deadline_time", parts["TIME"].zfill(5))


def _new(record: Raw, key: str, *, item: str | None = None) -> Raw:
    """A record of its own inside a record."""
    found: Raw = {"item": item} if item else {}
    record.setdefault(key, []).append(found)
    return found


def _plain(element: etree._Element) -> str:
    """All text in an element, one line per paragraph."""
    paragraphs = [all_text(child).strip() for child in element] if len(element) else [element.text or ""]
    return "\n".join(paragraph.strip() for paragraph in paragraphs if paragraph.strip())
