"""Any notice file to the `Notice` record: sniff which standard it is, and hand it to that reader."""

from lxml import etree

from aankoopwijzer.domain.records.notice import Notice
from aankoopwijzer.standards import eforms, ted_xml
from aankoopwijzer.standards.notice_error import NoticeError
from aankoopwijzer.standards.safe_xml import parse


def read_notice(data: bytes, *, name: str) -> Notice:
    """The notice in these bytes: eForms of any SDK version, or a TED export R2.0.8 to R2.0.9 S05.

    `name` is what the caller calls the file; it is only used to say where an error is, never as a path.
    Raises `NoticeError` with what is wrong, where, and what to do.
    """
    root = parse(data, name=name, keep=ted_xml.notation_to_keep(data))
    if eforms.is_eforms(root):
        return eforms.read_element(root, name=name)
    if ted_xml.is_ted(root):
        return ted_xml.read_element(root, name=name)
    raise NoticeError("not-a-notice", where=name, root=etree.QName(root).localname[:80])
