"""Bytes to an XML tree, trusting nothing: no DTD, no entities, no network, bounded size and depth."""

from functools import cache
from typing import Any, Final, Literal

from lxml import etree

from aankoopwijzer.domain.values.xml_faults import xml_fault
from aankoopwijzer.standards.notice_error import NoticeError

MAX_BYTES: Final = 20 * 1024 * 1024
# libxml2 stops there by itself as long as `huge_tree` is off; it also bounds one text to ten million characters.
MAX_DEPTH: Final = 256
Keep = Literal["all", "text", "content"]

_ENCODING_ERRORS: Final = frozenset(
    {
        etree.ErrorTypes.ERR_INVALID_CHAR,
        etree.ErrorTypes.ERR_INVALID_ENCODING,
        etree.ErrorTypes.ERR_UNKNOWN_ENCODING,
        etree.ErrorTypes.ERR_UNSUPPORTED_ENCODING,
        etree.ErrorTypes.I18N_CONV_FAILED,
        etree.ErrorTypes.I18N_NO_HANDLER,
    }
)
_BYTE_ORDER_MARKS: Final = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_DECLARATIONS: Final = tuple(
    word.encode(encoding) for word in ("<!DOCTYPE", "<!ENTITY") for encoding in ("utf-8", "utf-16-le", "utf-16-be")
)


def parse(data: bytes, *, name: str, keep: Keep = "content") -> etree._Element:
    """The root element of an XML document; `name` is only used to say where an error is.

    `keep` says how much of the notation survives: content drops comments, processing instructions (so that they never
    cut a text in two) and the blanks between elements; text keeps those blanks, which matter between words that are
    marked up; all keeps everything.
    Raises `NoticeError` with code empty, too-large, not-xml, dtd, too-deep, encoding or not-well-formed.
    """
    if len(data) > MAX_BYTES:
        raise NoticeError(
            "too-large", where=name, size_mb=f"{len(data) / 1024 / 1024:.1f}", limit_mb=MAX_BYTES // 1024 // 1024
        )
    try:
        root = etree.fromstring(data, _parser(keep))
    except (etree.XMLSyntaxError, LookupError, ValueError) as error:
        raise _explained(error, data, name) from None
    document: Any = root.getroottree().docinfo
    if document.doctype:
        raise NoticeError("dtd", where=name)
    return root


@cache
def _parser(keep: Keep) -> etree.XMLParser:
    """A parser is made once for each way of keeping; threads may share it, lxml lets them take turns."""
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        recover=False,
        remove_comments=keep != "all",
        remove_pis=keep != "all",
        remove_blank_text=keep == "content",
        strip_cdata=keep != "all",
        collect_ids=False,
    )


def _explained(error: Exception, data: bytes, name: str) -> NoticeError:
    """The parser's complaint as one that says what to do."""
    body = data.lstrip()
    if not body:
        return NoticeError("empty", where=name)
    if not body.startswith((b"<", *_BYTE_ORDER_MARKS)) and not data.startswith((b"\x00<", b"<\x00")):
        return NoticeError("not-xml", where=name)
    if any(declaration in data for declaration in _DECLARATIONS):
        return NoticeError("dtd", where=name)
    if isinstance(error, etree.XMLSyntaxError):
        reason, line = xml_fault(etree.ErrorTypes._getName(getattr(error, "code", 0)) or ""), error.lineno or None
        if "depth" in str(error.msg or "").lower():
            return NoticeError("too-deep", where=name, line=line, limit=MAX_DEPTH)
        if getattr(error, "code", None) in _ENCODING_ERRORS:
            return NoticeError("encoding", where=name, line=line, reason=reason)
        return NoticeError("not-well-formed", where=name, line=line, reason=reason)
    return NoticeError("encoding", where=name, reason=xml_fault("ERR_UNKNOWN_ENCODING"))
