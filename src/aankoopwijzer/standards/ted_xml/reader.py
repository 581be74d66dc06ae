"""A TED export to the `Notice` record.

A file holds the form in its original language and often in 23 translations; only the original is read (two, where a
notice was published in two languages). The titles in `ML_TI_DOC` are labels of CPV codes, not titles: never read.
"""

import re
from collections.abc import Iterable

from lxml import etree

from aankoopwijzer.domain.records.notice import (
    Deadline,
    LocalText,
    Notice,
    Organization,
    SelectionCriterion,
    Unreadable,
)
from aankoopwijzer.standards import lexical
from aankoopwijzer.standards.notice_error import NoticeError
from aankoopwijzer.standards.path_trie import Raw, walk
from aankoopwijzer.standards.safe_xml import Keep, parse
from aankoopwijzer.standards.ted_xml.legacy import read_legacy_form
from aankoopwijzer.standards.ted_xml.lots import Whole, build_award, build_lot, organization, values
from aankoopwijzer.standards.ted_xml.paths import PROCEDURES, SELECTION, tries

_IN_THE_JOURNAL = re.compile(r"(?P<year>\d{4})/S \d{1,3}-(?P<number>\d{1,8})")
_NATURES = {"1": "works", "2": "supplies", "4": "services"}


def read(data: bytes, *, name: str = "notice.xml") -> Notice:
    """The notice in these bytes; `name` is only used to say where an error is. Raises `NoticeError`."""
    return read_element(parse(data, name=name, keep=notation_to_keep(data)), name=name)


def notation_to_keep(data: bytes) -> Keep:
    """In TED, words can be marked up (raised, lowered, italic), so that the blanks between elements matter."""
    return "text" if b"TED_EXPORT" in data[:2000] else "content"


def is_ted(root: etree._Element) -> bool:
    """Whether this is the root element of a TED export."""
    return str(root.tag).rpartition("}")[2] == "TED_EXPORT"


def read_element(root: etree._Element, *, name: str) -> Notice:
    """The notice below this root element."""
    if not is_ted(root):
        raise NoticeError("not-a-notice", where=name, root=etree.QName(root).localname)
    namespace = etree.QName(root).namespace or ""
    coded_trie, form_trie = tries(namespace)
    data: Raw = {}
    forms: list[etree._Element] = []
    for section in root:
        section_name = etree.QName(section).localname
        if section_name == "CODED_DATA_SECTION":
            walk(section, coded_trie, data)
        elif section_name == "FORM_SECTION":
            forms = _originals(section)
    if not forms:
        raise NoticeError("no-form", where=name)
    unreadable: list[Unreadable] = []
    form_name = etree.QName(forms[0]).localname
    standard_form = form_name.endswith("_2014") or form_name == "MOVE"
    raws = [walk(form, form_trie, {}) if standard_form else read_legacy_form(form) for form in forms]
    written = [lexical.language(form.get("LG")) for form in forms]
    return _notice(root, forms[0], data, _merged(raws, written), written, unreadable)


def _originals(section: etree._Element) -> list[etree._Element]:
    """The forms in an original language; the first form when none is marked as such."""
    forms = [form for form in section if form.get("FORM") or form.get("CATEGORY")]
    return [form for form in forms if form.get("CATEGORY") == "ORIGINAL"] or forms[:1]


def _merged(raws: list[Raw], languages: list[str | None]) -> Raw:
    """The first form, its texts marked by language, with the texts of the other original forms added."""
    first = raws[0]
    for raw, language in zip(raws, languages, strict=True):
        for here, there in _counterparts(first, raw):
            for key in ("titles", "descriptions", "additional_information"):
                texts = [LocalText(text, language) for text in there.get(key, ()) if text.strip()]
                here.setdefault(f"local_{key}", []).extend(texts)
    return first


def _counterparts(first: Raw, raw: Raw) -> Iterable[tuple[Raw, Raw]]:
    """The same things in two forms: the procurement, and its lots in order."""
    for here, there in zip(first.get("objects", ()), raw.get("objects", ()), strict=False):
        yield here, there
        yield from zip(here.get("lots", ()), there.get("lots", ()), strict=False)


def _notice(
    root: etree._Element,
    form: etree._Element,
    data: Raw,
    raw: Raw,
    written: list[str | None],
    unreadable: list[Unreadable],
) -> Notice:
    project: Raw = raw["objects"][0] if "objects" in raw else {}
    whole = Whole(
        language=written[0],
        reserved_participation=_reserved_participation(raw),
        reserved_execution="yes" if "sheltered_program" in raw else None,
        performance_conditions=tuple(LocalText(text, written[0]) for text in raw.get("conditions", ()) if text),
        selection_criteria=tuple(
            SelectionCriterion(code, (), (LocalText(text, written[0]),))
            for section, code in SELECTION.items()
            for text in raw.get(section, ())
            if text
        ),
        framework_agreement=raw.get("framework"),
        tender_deadline=_deadline(raw, data, unreadable),
    )
    number = (root.get("DOC_ID") or "").strip() or None
    return Notice(
        standard="ted",
        document="TED_EXPORT",
        schema=_schema(root, form),
        notice_id=number,
        publication_number=number,
        follows=_follows(data, raw, number),
        form=form.get("FORM"),
        notice_type=data.get("document_type"),
        subtype=form.get("FORM"),
        legal_basis=next(iter(raw.get("legal_basis", ())), None),
        languages=tuple(dict.fromkeys(code for code in (*written, *_languages(data)) if code)),
        dispatched_on=lexical.day(raw.get("dispatched_on") or data.get("dispatched_on"), "dispatched_on", unreadable),
        published_on=lexical.day(data.get("published_on"), "published_on", unreadable),
        buyers=_buyers(raw.get("buyers", ())),
        procedure_type=_procedure(raw, data),
        accelerated=raw.get("accelerated"),
        framework_agreement=whole.framework_agreement,
        titles=tuple(project.get("local_titles", ())),
        descriptions=tuple(project.get("local_descriptions", ())),
        main_procurement_category=_category(project, data),
        cpv_main=next((lexical.cpv(code) for code in project.get("cpv_main", ())), None),
        cpv_additional=tuple([lexical.cpv(code) for code in project.get("cpv_additional", ())]),
        values=values(project, unreadable),
        nuts=tuple(project.get("nuts", ())),
        tender_deadline=whole.tender_deadline,
        reserved_participation=whole.reserved_participation,
        reserved_execution=whole.reserved_execution,
        lots=tuple([build_lot(lot, whole, unreadable) for lot in project.get("lots", ())]),
        awards=tuple([build_award(award, unreadable) for award in raw.get("awards", ())]),
        unreadable=tuple(unreadable),
    )


def _schema(root: etree._Element, form: etree._Element) -> str:
    """The release: R2.0.9 says it on the root, R2.0.8 on the form."""
    version = root.get("VERSION") or form.get("VERSION")
    return f"TED {version}" if version else "TED"


def _follows(data: Raw, raw: Raw, own: str | None) -> tuple[str, ...]:
    """The notices that this one names as earlier, numbered as they number themselves: 2021/S 214-563588 is 563588-2021.

    The coded data and the form often name the same.
    """
    found = [_IN_THE_JOURNAL.fullmatch(each.strip()) for each in (*data.get("follows", ()), *raw.get("follows", ()))]
    numbers = [f"{match['number']:0>6}-{match['year']}" for match in found if match]
    return tuple(dict.fromkeys(each for each in numbers if each != own))


def _languages(data: Raw) -> list[str | None]:
    return [lexical.language(code) for code in data.get("languages", ())]


def _buyers(raws: list[Raw]) -> tuple[Organization, ...]:
    """The contracting bodies, each once."""
    return tuple(dict.fromkeys(organization(raw) for raw in raws))


def _procedure(raw: Raw, data: Raw) -> str | None:
    """The procedure the form ticks; old forms say it only in the coded data."""
    for name, code in PROCEDURES.items():
        if name in raw:
            return code
    if "legacy" in raw:
        known = {"1": "open", "2": "restricted", "3": "restricted", "4": "neg-w-call", "6": "neg-w-call"}
        return next((known[code] for code in data.get("procedure", ()) if code in known), None)
    return None


def _category(project: Raw, data: Raw) -> str | None:
    for code in project.get("category", ()):
        return str(code).lower()
    return next((_NATURES[code] for code in data.get("nature", ()) if code in _NATURES), None)


def _reserved_participation(raw: Raw) -> tuple[str, ...]:
    """Reserved for sheltered workshops (res-ws) or for public service missions (res-pub-ser), as eForms codes it."""
    codes = (("sheltered_workshop", "res-ws"), ("public_service_mission", "res-pub-ser"))
    return tuple(code for key, code in codes if key in raw)


def _deadline(raw: Raw, data: Raw, unreadable: list[Unreadable]) -> Deadline | None:
    if "deadline_date" in raw:
        return lexical.deadline(raw["deadline_date"], raw.get("deadline_time"), "tender_deadline", unreadable)
    date, _, time = (data.get("deadline") or "").strip().partition(" ")
    return lexical.deadline(date, time.strip().zfill(5) if time else None, "tender_deadline", unreadable)
