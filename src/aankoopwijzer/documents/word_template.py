"""An authority's own Word file as a template: its styles, header, footer and page; nothing of it is run or fetched.

A template comes from outside like any other file. What could run, or fetch something when somebody opens the made
document, is refused; a link to the template that it was made from itself is taken out, because Word writes one into
nearly every file.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from aankoopwijzer.documents.archive import Archive
from aankoopwijzer.documents.document_error import DocumentError
from aankoopwijzer.documents.docx_package import RELATIONSHIP, WordPackage
from aankoopwijzer.documents.docx_splice import opened_word, rewritten
from aankoopwijzer.documents.safe_tree import tree
from aankoopwijzer.documents.text_blocks import Remark

LARGEST: Final = 10 * 1024 * 1024
_TYPES: Final = "[Content_Types].xml"
_TEMPLATE_TYPE: Final = b"wordprocessingml.template.main+xml"
_DOCUMENT_TYPE: Final = b"wordprocessingml.document.main+xml"
_MACRO_TYPE: Final = b"macroEnabled"
_OWN_TEMPLATE: Final = "attachedTemplate"
_HARMLESS: Final = ("http://", "https://", "mailto:", "tel:")
_RELATION: Final = re.compile(rb"<Relationship\b[^>]*?/>", re.DOTALL)
_ATTACHED: Final = re.compile(rb"<(?:\w+:)?attachedTemplate\b[^>]*?(?:/>|>\s*</(?:\w+:)?attachedTemplate>)", re.DOTALL)
_RUNS_OR_HIDES: Final = re.compile(r"(^|/)(activeX|embeddings|customUI\d*)/|(^|/)afchunk", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SafeTemplate:
    """A template that may be written into, and what was taken out of it."""

    content: bytes
    remarks: tuple[Remark, ...] = ()


def safe_template(content: bytes, *, name: str) -> SafeTemplate:
    """The Word file (docx or dotx) without its link to another template.

    Raises `DocumentError`: as for any Word file, and with code template-too-large, template-macros, template-embedded
    or template-outside for one that is too large, that holds macros or files, or that fetches something when it is
    opened.
    """
    if len(content) > LARGEST:
        raise DocumentError("template-too-large", where=name, limit_mb=LARGEST // 1024 // 1024)
    package = opened_word(content, name=name)
    archive = package.archive
    types = archive.read(_TYPES)
    if package.has_macros or _MACRO_TYPE in types:
        raise DocumentError("template-macros", where=name)
    hidden = next((part for part in archive.names if _RUNS_OR_HIDES.search(part) and not part.endswith("/")), "")
    if hidden:
        raise DocumentError("template-embedded", where=name, part=hidden)
    changed = {_TYPES: types.replace(_TEMPLATE_TYPE, _DOCUMENT_TYPE)} if _TEMPLATE_TYPE in types else {}
    is_linked = False
    for part, data in _xml_parts(archive):
        if part.endswith(".rels"):
            without = _without_own_template(data, part, name)
            if without != data:
                changed[part], is_linked = without, True
        elif b"attachedTemplate" in data:
            changed[part] = _ATTACHED.sub(b"", data)
    remarks = (Remark("template-link-left-out"),) if is_linked else ()
    return SafeTemplate(_written(package, changed), remarks)


def _xml_parts(archive: Archive) -> Iterator[tuple[str, bytes]]:
    """Every part that is XML, read as carefully as any: a document type or endless nesting is refused."""
    for part in archive.names:
        if part.endswith((".xml", ".rels")):
            data = archive.read(part)
            if data:
                tree(data, part=part, name=archive.name)
                yield part, data


def _without_own_template(data: bytes, part: str, name: str) -> bytes:
    """The relations of a part without the link to a template; raises `DocumentError` for what fetches something."""
    for element in tree(data, part=part, name=name).iter(RELATIONSHIP):
        kind = (element.get("Type") or "").rpartition("/")[2]
        target = element.get("Target") or ""
        if kind in ("aFChunk", "oleObject", "control", "vbaProject"):
            raise DocumentError("template-embedded", where=name, part=target[:80])
        if element.get("TargetMode") != "External" or kind == _OWN_TEMPLATE:
            continue
        if kind != "hyperlink" or not target.lower().startswith(_HARMLESS):
            raise DocumentError("template-outside", where=name, kind=kind[:40], target=target[:120])
    left = _RELATION.sub(lambda found: b"" if _OWN_TEMPLATE.encode() in found[0] else found[0], data)
    if _OWN_TEMPLATE.encode() in left:
        raise DocumentError("template-outside", where=name, kind=_OWN_TEMPLATE, target=part)
    return left


def _written(package: WordPackage, changed: dict[str, bytes]) -> bytes:
    """The package with changed parts; one name for two parts is refused, for readers differ in which they take."""
    if len(package.archive.names) != len(package.archive.members):
        raise DocumentError("corrupt", where=package.archive.name, reason="two parts have the same name")
    return rewritten(package, changed, {})
