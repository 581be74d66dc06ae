"""XML inside a document to a tree, trusting nothing: no DTD, no entities, no network, bounded size and depth."""

from functools import cache
from typing import Any, Final

from lxml import etree

from aankoopwijzer.documents.document_error import DocumentError
from aankoopwijzer.domain.values.xml_faults import xml_fault

# libxml2 stops there by itself as long as `huge_tree` is off.
MAX_DEPTH: Final = 256
# Start tags, end tags and attributes. A tree takes some hundred bytes for each: this keeps it under 400 MB.
MAX_MARKS: Final = 2_500_000
_STRICT: Final = b"http://purl.oclc.org/ooxml/"
_STRICT_SPELLINGS: Final = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)  # fmt: skip


def tree(data: bytes, *, part: str, name: str) -> etree._Element:
    """The root element of a part. The names of strict Office Open XML become the usual ones.

    Raises `DocumentError` with code dtd, too-deep, too-much-text or corrupt.
    """
    if data.count(b"<") + data.count(b"=") > MAX_MARKS:
        raise DocumentError("too-much-text", where=name)
    if _STRICT in data[:4096]:
        for strict, usual in _STRICT_SPELLINGS:
            data = data.replace(strict, usual)
    try:
        root = etree.fromstring(data, _parser())
    except (etree.XMLSyntaxError, LookupError, ValueError) as error:
        raise _explained(error, data, part, name) from None
    document: Any = root.getroottree().docinfo
    if document.doctype:
        raise DocumentError("dtd", where=name, part=part)
    return root


@cache
def _parser() -> etree.XMLParser:
    """Made once; threads may share it, lxml lets them take turns."""
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        recover=False,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
    )


def _explained(error: Exception, data: bytes, part: str, name: str) -> DocumentError:
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        return DocumentError("dtd", where=name, part=part)
    if "depth" in str(getattr(error, "msg", "")).lower():
        return DocumentError("too-deep", where=name, part=part, limit=MAX_DEPTH)
    said = xml_fault(etree.ErrorTypes._getName(getattr(error, "code", 0)) or "")
    return DocumentError("corrupt", where=name, reason=f"{part}: {said}")
