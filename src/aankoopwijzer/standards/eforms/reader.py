"""An eForms notice to the `Notice` record."""

from lxml import etree

from aankoopwijzer.domain.records.notice import Notice, Organization, Unreadable
from aankoopwijzer.standards import lexical
from aankoopwijzer.standards.eforms.lots import build_lot, cpv_codes, local_texts, main_cpv, stripped, values
from aankoopwijzer.standards.eforms.organizations import Organizations, build_organization
from aankoopwijzer.standards.eforms.paths import DOCUMENTS, TRIE
from aankoopwijzer.standards.eforms.results import build_awards, total_values
from aankoopwijzer.standards.notice_error import NoticeError
from aankoopwijzer.standards.path_trie import Raw, walk
from aankoopwijzer.standards.safe_xml import parse


def read(data: bytes, *, name: str = "notice.xml") -> Notice:
    """The notice in these bytes; `name` is only used to say where an error is. Raises `NoticeError`."""
    return read_element(parse(data, name=name), name=name)


def is_eforms(root: etree._Element) -> bool:
    """Whether this is the root element of an eForms notice."""
    return root.tag in DOCUMENTS


def read_element(root: etree._Element, *, name: str) -> Notice:
    """The notice below this root element."""
    document = DOCUMENTS.get(str(root.tag))
    if document is None:
        raise NoticeError("not-a-notice", where=name, root=etree.QName(root).localname)
    raw = walk(root, TRIE, {})
    get = raw.get
    unreadable: list[Unreadable] = []
    main_language = lexical.language(get("language"))
    project: Raw = raw["project"][0] if "project" in raw else {}
    process: Raw = raw["process"][0] if "process" in raw else {}
    result: Raw = raw["result"][0] if "result" in raw else {}
    lots = [build_lot(lot, main_language, unreadable) for lot in get("lots", ())]
    organizations = Organizations(get("organizations", ()), main_language)
    notice_type, form = raw["notice_type"][0] if "notice_type" in raw else (None, None)
    totals = values(project.get("amounts"), unreadable) + values(process.get("amounts"), unreadable)
    return Notice(
        standard="eforms",
        document=document,
        schema=stripped(get("schema")),
        notice_id=stripped(get("notice_id")),
        version=stripped(get("version")),
        publication_number=stripped(get("publication_number")),
        procedure_id=stripped(get("procedure_id")),
        form=form,
        notice_type=stripped(notice_type),
        subtype=stripped(get("subtype")),
        legal_basis=stripped(get("legal_basis")),
        languages=_languages(main_language, get("other_languages", ())),
        dispatched_on=lexical.day(get("dispatched_on"), "dispatched_on", unreadable),
        published_on=lexical.day(get("published_on"), "published_on", unreadable),
        buyers=_buyers(get("buyers", ()), organizations, main_language),
        procedure_type=stripped(process.get("procedure_type")),
        accelerated=_accelerated(process, unreadable),
        framework_agreement=_any_framework([lot.framework_agreement for lot in lots]),
        titles=local_texts(project.get("titles"), main_language),
        descriptions=local_texts(project.get("descriptions"), main_language),
        additional_information=local_texts(project.get("additional_information"), main_language),
        main_procurement_category=stripped(project.get("category")),
        additional_procurement_categories=tuple(
            code.strip()
            for raw_type in project.get("additional_types", ())
            for code, listed in raw_type.get("code", ())
            if listed == "contract-nature"
        ),
        cpv_main=main_cpv(project.get("cpv_main")),
        cpv_additional=cpv_codes(project.get("cpv_additional")),
        values=totals + total_values(result, unreadable),
        nuts=tuple(project.get("nuts", ())),
        tender_deadline=lexical.deadline(
            process.get("tender_date"), process.get("tender_time"), "tender_deadline", unreadable
        ),
        lots=tuple([lot for lot in lots if lot.kind == "lot"]),
        parts=tuple([lot for lot in lots if lot.kind == "part"]),
        lot_groups=tuple([lot for lot in lots if lot.kind == "group"]),
        awards=build_awards(result, organizations, main_language, unreadable) if result else (),
        unreadable=tuple(unreadable),
    )


def _languages(main_language: str | None, others: list[str]) -> tuple[str, ...]:
    codes = [main_language, *(lexical.language(code) for code in others)]
    return tuple(dict.fromkeys(code for code in codes if code))


def _buyers(raws: list[Raw], organizations: Organizations, main_language: str | None) -> tuple[Organization, ...]:
    """The buyers: organizations referred to, or written out in early versions. A reference to nobody is nobody."""
    found = []
    for raw in raws:
        referred = organizations.get(raw.get("reference"))
        if referred:
            found.append(referred)
        elif "names" in raw:
            found.append(build_organization(raw, main_language))
    return tuple(found)


def _accelerated(process: Raw, unreadable: list[Unreadable]) -> bool | None:
    for justification in process.get("justifications", ()):
        for code, listed in justification.get("code", ()):
            if listed == "accelerated-procedure":
                return lexical.yes_no(code, "accelerated", unreadable)
    return None


def _any_framework(answers: list[bool | None]) -> bool | None:
    """Whether some lot is a framework agreement; unknown unless a lot says so or all lots deny it."""
    if any(answers):
        return True
    return None if not answers or None in answers else False
