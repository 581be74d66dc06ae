"""Any notice file to the `Notice` record: sniff which standard it is, and hand it to that reader."""

from typing import Final

from lxml import etree

from aankoopwijzer.domain.records.notice import Notice
from aankoopwijzer.standards import eforms, ted_xml
from aankoopwijzer.standards.notice_error import NoticeError
from aankoopwijzer.standards.ocds.reading import is_json, read_release, read_releases
from aankoopwijzer.standards.safe_xml import parse

# Kinds of eForms forms that name no procedure yet (BT-105 is forbidden there).
_BEFORE_A_PROCEDURE: Final = frozenset({"planning", "consultation"})


def read_notice(data: bytes, *, name: str) -> Notice:
    """The notice in these bytes: eForms of any SDK version, a TED export R2.0.8 to R2.0.9 S05, or a release of OCDS.

    `name` is what the caller calls the file; it is only used to say where an error is, never as a path.
    Raises `NoticeError` with what is wrong, where, and what to do.
    """
    if is_json(data):
        return read_release(data, name=name)
    root = parse(data, name=name, keep=ted_xml.notation_to_keep(data))
    if eforms.is_eforms(root):
        return eforms.read_element(root, name=name)
    if ted_xml.is_ted(root):
        return ted_xml.read_element(root, name=name)
    raise NoticeError("not-a-notice", where=name, root=etree.QName(root).localname[:80])


def read_all_notices(data: bytes, *, name: str) -> tuple[Notice | NoticeError, ...]:
    """As `read_notice`, but a package of OCDS may hold many; one that is no release is an error in its place."""
    return read_releases(data, name=name) if is_json(data) else (read_notice(data, name=name),)


def declarable_fields(notice: Notice) -> frozenset[str]:
    """The fields of strategic procurement, as BT-06 or BT-71, that the form of this notice has a place for."""
    if notice.standard == "ted":
        return ted_xml.declarable(notice.form)
    lot_fields = eforms.fields_for(notice.subtype, level="lot")
    procedure = frozenset({"BT-105"}) if notice.form not in _BEFORE_A_PROCEDURE else frozenset()
    return procedure | {field.id.removesuffix("-Lot") for field in lot_fields}
