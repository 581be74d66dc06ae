"""Where things stand in a TED export with the standard forms of 2014 (R2.0.9, F01 to F25, and the transport form).

Source: the TED schemas R2.0.9 S01 to S05. Every release has its own namespace, and NUTS codes have theirs; so the shape
is compiled once per namespace that is met.
"""

from functools import lru_cache
from typing import Final

from aankoopwijzer.standards.path_trie import (
    Shape,
    Trie,
    amount,
    attributes,
    coded,
    compile_shape,
    group,
    paragraphs,
    present,
    text,
    texts,
)

_NUTS_NAMESPACES: Final = (
    "http://publications.europa.eu/resource/schema/ted/2021/nuts",
    "http://publications.europa.eu/resource/schema/ted/2016/nuts",
    "ted/2016/nuts",
)
# The type of procedure as eForms codes it, where the two mean the same (list procurement-procedure-type).
PROCEDURES: Final = {
    "PT_OPEN": "open",
    "PT_RESTRICTED": "restricted",
    "PT_COMPETITIVE_NEGOTIATION": "neg-w-call",
    "PT_NEGOTIATED_WITH_PRIOR_CALL": "neg-w-call",
    "PT_NEGOTIATED_WITHOUT_PUBLICATION": "neg-wo-call",
    "PT_AWARD_CONTRACT_WITHOUT_CALL": "neg-wo-call",
    "PT_AWARD_CONTRACT_WITHOUT_PUBLICATION": "neg-wo-call",
    "PT_COMPETITIVE_DIALOGUE": "comp-dial",
    "PT_INNOVATION_PARTNERSHIP": "innovation",
    "PT_INVOLVING_NEGOTIATION": "PT_INVOLVING_NEGOTIATION",
    "PT_AWARD_CONTRACT_WITH_PRIOR_PUBLICATION": "PT_AWARD_CONTRACT_WITH_PRIOR_PUBLICATION",
}
# The sections with selection criteria, and the eForms code (list selection-criterion, BT-747) that means the same.
SELECTION: Final = {
    "SUITABILITY": "sui-act",
    "RULES_CRITERIA": "sui-act",
    "ECONOMIC_FINANCIAL_INFO": "ef-stand",
    "ECONOMIC_FINANCIAL_MIN_LEVEL": "ef-stand",
    "TECHNICAL_PROFESSIONAL_INFO": "tp-abil",
    "TECHNICAL_PROFESSIONAL_MIN_LEVEL": "tp-abil",
}
# Which forms can say that a contract is reserved (III.1.5), and which that it is an innovation partnership.
_RESERVING: Final = frozenset("F01 F02 F04 F05 F07 F21 F22 F23 F24 F16 F17".split())
_INNOVATING: Final = frozenset("F02 F03 F05 F06".split())
_DIRECTIVES: Final = (
    "",
    "DIRECTIVE_2014_23_EU/",
    "DIRECTIVE_2014_24_EU/",
    "DIRECTIVE_2014_25_EU/",
    "DIRECTIVE_2009_81_EC/",
)

_ADDRESS: Final[Shape] = {
    "OFFICIALNAME": text("name"),
    "NATIONALID": text("identifier"),
    "TOWN": text("town"),
    "COUNTRY": attributes("country", "VALUE"),
    "NUTS": attributes("nuts", "CODE"),
}
_CRITERION: Final[Shape] = {"AC_CRITERION": paragraphs("names"), "AC_WEIGHTING": paragraphs("weights")}
_RANGE: Final[Shape] = {"@CURRENCY": text("currency"), "LOW": text("low"), "HIGH": text("high")}
_TOTALS: Final[Shape] = {
    "VAL_ESTIMATED_TOTAL": amount("estimated", "CURRENCY"),
    "VAL_TOTAL": amount("total", "CURRENCY"),
    "VAL_RANGE_TOTAL": group("ranges", _RANGE),
}
_AWARD_CRITERIA: Final[Shape] = {
    "AC_QUALITY": group("quality", _CRITERION),
    "AC_COST": group("cost", _CRITERION),
    "AC_PRICE": group("price", _CRITERION),
    "AC_CRITERIA": group("untyped", _CRITERION),
    "AC_CRITERION": paragraphs("plain_criteria"),
    "AC_PROCUREMENT_DOC": present("criteria_in_documents"),
}
_LOT: Final[Shape] = {
    "@ITEM": text("item"),
    "LOT_NO": text("number"),
    "TITLE": paragraphs("titles"),
    "SHORT_DESCR": paragraphs("descriptions"),
    "INFO_ADD": paragraphs("additional_information"),
    "CPV_MAIN/CPV_CODE": attributes("cpv_main", "CODE"),
    "CPV_ADDITIONAL/CPV_CODE": attributes("cpv_additional", "CODE"),
    "NUTS": attributes("nuts", "CODE"),
    "VAL_OBJECT": amount("estimated", "CURRENCY"),
    "DURATION": coded("duration", "TYPE"),
    "DATE_START": text("start_date"),
    "DATE_END": text("end_date"),
    "ACCEPTED_VARIANTS": present("variants"),
    "NO_ACCEPTED_VARIANTS": present("no_variants"),
    **{
        f"{directive}{above}{path}": field
        for directive in _DIRECTIVES
        for above in ("", "AC/")
        for path, field in _AWARD_CRITERIA.items()
    },
}
_OBJECT: Final[Shape] = {
    "TITLE": paragraphs("titles"),
    "SHORT_DESCR": paragraphs("descriptions"),
    "CPV_MAIN/CPV_CODE": attributes("cpv_main", "CODE"),
    "TYPE_CONTRACT": attributes("category", "CTYPE"),
    "CATEGORY": attributes("category", "CTYPE"),
    **_TOTALS,
    "OBJECT_DESCR": group("lots", _LOT),
}
_CONTRACTOR: Final[Shape] = {
    **{f"ADDRESS_CONTRACTOR/{path}": field for path, field in _ADDRESS.items()},
    "SME": present("sme"),
}
_AWARDED: Final[Shape] = {
    "DATE_CONCLUSION_CONTRACT": text("date"),
    **{f"{above}NB_TENDERS_RECEIVED": text("tenders") for above in ("", "TENDERS/")},
    **{f"{above}NB_TENDERS_RECEIVED_SME": text("tenders_sme") for above in ("", "TENDERS/")},
    **{f"{above}CONTRACTOR": group("contractors", _CONTRACTOR) for above in ("", "CONTRACTORS/")},
    **{f"{above}{path}": field for above in ("", "VALUES/", "VALUE/") for path, field in _TOTALS.items()},
}
_FORM: Final[Shape] = {
    "LEGAL_BASIS": attributes("legal_basis", "VALUE"),
    "NOTICE": attributes("type", "TYPE"),
    **{
        f"CONTRACTING_BODY/{address}": group("buyers", _ADDRESS)
        for address in ("ADDRESS_CONTRACTING_BODY", "ADDRESS_CONTRACTING_BODY_ADDITIONAL")
    },
    "OBJECT_CONTRACT": group("objects", _OBJECT),
    "LEFTI/RESTRICTED_SHELTERED_WORKSHOP": present("sheltered_workshop"),
    "LEFTI/RESTRICTED_SHELTERED_PROGRAM": present("sheltered_program"),
    "LEFTI/RESERVED_ORGANISATIONS_SERVICE_MISSION": present("public_service_mission"),
    "LEFTI/PERFORMANCE_CONDITIONS": paragraphs("conditions"),
    **{f"LEFTI/{section}": paragraphs(section) for section in SELECTION},
    "PROCEDURE/FRAMEWORK": present("framework"),
    "PROCEDURE/ACCELERATED_PROC": present("accelerated"),
    "PROCEDURE/DATE_RECEIPT_TENDERS": text("deadline_date"),
    "PROCEDURE/TIME_RECEIPT_TENDERS": text("deadline_time"),
    **{f"PROCEDURE/{directive}{name}": present(name) for directive in _DIRECTIVES for name in PROCEDURES},
    "PROCEDURE/NOTICE_NUMBER_OJ": texts("follows"),
    "COMPLEMENTARY_INFO/NOTICE_NUMBER_OJ": texts("follows"),
    "COMPLEMENTARY_INFO/DATE_DISPATCH_NOTICE": text("dispatched_on"),
    "AWARD_CONTRACT": group(
        "awards",
        {
            "@ITEM": text("item"),
            "CONTRACT_NO": text("contract"),
            "LOT_NO": texts("lots"),
            "TITLE": paragraphs("titles"),
            "AWARDED_CONTRACT": group("awarded", _AWARDED),
            "NO_AWARDED_CONTRACT": present("not_awarded"),
        },
    ),
}
_CODED_DATA: Final[Shape] = {
    "REF_OJS/DATE_PUB": text("published_on"),
    "NOTICE_DATA/NO_DOC_OJS": text("document_number"),
    "NOTICE_DATA/REF_NOTICE/NO_DOC_OJS": texts("follows"),
    "NOTICE_DATA/LG_ORIG": texts("languages"),
    "NOTICE_DATA/ORIGINAL_CPV": attributes("cpv", "CODE"),
    "CODIF_DATA/DS_DATE_DISPATCH": text("dispatched_on"),
    "CODIF_DATA/DT_DATE_FOR_SUBMISSION": text("deadline"),
    "CODIF_DATA/NC_CONTRACT_NATURE": attributes("nature", "CODE"),
    "CODIF_DATA/PR_PROC": attributes("procedure", "CODE"),
    "CODIF_DATA/TD_DOCUMENT_TYPE": text("document_type"),
}


@lru_cache(maxsize=16)
def tries(namespace: str) -> tuple[Trie, Trie]:
    """The tries of the coded data and of a form, for the release with this namespace (empty: no namespace)."""

    def names(step: str) -> tuple[str, ...]:
        own = f"{{{namespace}}}{step}" if namespace else step
        return (own, *(f"{{{nuts}}}{step}" for nuts in _NUTS_NAMESPACES)) if step == "NUTS" else (own,)

    return compile_shape(_CODED_DATA, names), compile_shape(_FORM, names)


def declarable(form: str | None) -> frozenset[str]:
    """Which fields of strategic procurement a TED form has a place for, by their eForms number; the others came later.

    R2.0.9 forms go by `F02` ..., R2.0.8 by a bare number.
    """
    name = f"F{form:0>2}" if form and form.isdecimal() else form or ""
    reserved = frozenset({"BT-71", "BT-736"}) if name in _RESERVING else frozenset()
    return reserved | (frozenset({"BT-105"}) if name in _INNOVATING else frozenset())
