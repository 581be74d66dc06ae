"""A draft tender to blocks of text: the one way in, whatever the format, whoever sent it."""

from dataclasses import replace
from typing import Final, Literal

from aankoopwijzer.documents.archive import Archive
from aankoopwijzer.documents.document_error import DocumentError
from aankoopwijzer.documents.outline import with_outline
from aankoopwijzer.documents.text_blocks import ReadDocument, Remark

Format = Literal["docx", "odt", "pdf", "txt", "xml"]
MAX_BYTES: Final = 50 * 1024 * 1024
_FIRST: Final = 2_048
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Names inside an OLE file are UTF-16: they tell an encrypted docx from an old doc.
_ENCRYPTED_PACKAGE: Final = "EncryptedPackage".encode("utf-16-le")
_WORD_DOCUMENT: Final = "WordDocument".encode("utf-16-le")
_OPENDOCUMENT_TEXT: Final = "application/vnd.oasis.opendocument.text"
_OTHERS: Final = (
    (b"{\\rtf", "a rich text file (rtf)"),
    (b"\x89PNG", "a picture (png)"),
    (b"\xff\xd8\xff", "a picture (jpeg)"),
    (b"GIF8", "a picture (gif)"),
    (b"II*\x00", "a picture (tiff)"),
    (b"MM\x00*", "a picture (tiff)"),
    (b"Rar!", "an archive (rar)"),
    (b"7z\xbc\xaf", "an archive (7z)"),
    (b"\x1f\x8b", "an archive (gz)"),
    (b"MZ", "a program"),
    (b"\x7fELF", "a program"),
)  # fmt: skip
_EXTENSIONS: Final = {
    "docx": {"docx", "docm", "dotx", "dotm"},
    "odt": {"odt", "ott"},
    "pdf": {"pdf"},
    "txt": {"txt", "text", "md", "asc", ""},
}


def read_document(content: bytes, name: str) -> ReadDocument:
    """What a document says, in reading order, with the headings above each block, its article and its page.

    The content decides how it is read; `name` only says where an error is and is compared with what the file is.
    Nothing is run, fetched or written. Raises `DocumentError`; an XML file gets code not-a-document, because notices
    are read elsewhere: see `format_of`.
    """
    found = _read(content, name, format_of(content, name))
    if not any(block.text for block in found.blocks if block.kind not in {"header", "footer"}):
        raise DocumentError("no-text", where=name)
    read = found.blocks if found.pages != "unknown" else (replace(block, page=None) for block in found.blocks)
    blocks = with_outline(read)
    title = found.title or next((block.text for block in blocks if block.kind == "heading"), "")
    return replace(found, blocks=blocks, title=title, remarks=(*_extension(found), *found.remarks, *_pages(found)))


def format_of(content: bytes, name: str) -> Format:
    """What a file is, by its content. Raises `DocumentError` when it is nothing that can be read."""
    if not content.strip(b"\x00\t\n\f\r \xef\xbb\xbf\xff\xfe"):
        raise DocumentError("empty", where=name)
    if len(content) > MAX_BYTES:
        size = f"{len(content) / 1024 / 1024:.0f}"
        raise DocumentError("too-large", where=name, size_mb=size, limit_mb=MAX_BYTES // 1024 // 1024)
    first = content[:_FIRST]
    if first.startswith(_OLE):
        raise _ole(content, name)
    if b"%PDF-" in first[:1024]:
        return "pdf"
    if first.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zipped(Archive(content, name=name))
    looks = next((said for sign, said in _OTHERS if first.startswith(sign)), "")
    if looks:
        raise DocumentError("not-a-document", where=name, looks_like=looks)
    start = first.removeprefix(b"\xef\xbb\xbf").replace(b"\x00", b"").lstrip().lower()
    if start.startswith((b"<!doctype html", b"<html")):
        raise DocumentError("not-a-document", where=name, looks_like="a web page (html)")
    if start.removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff").startswith(b"<?xml") or _is_element(start):
        return "xml"
    return "txt"


def _read(content: bytes, name: str, kind: Format) -> ReadDocument:
    """Each reader is loaded when it is needed: a fresh process starts faster."""
    match kind:
        case "docx":
            from aankoopwijzer.documents.docx_text import read_docx

            return read_docx(Archive(content, name=name))
        case "odt":
            from aankoopwijzer.documents.odt_text import read_odt

            return read_odt(Archive(content, name=name))
        case "pdf":
            from aankoopwijzer.documents.pdf_text import read_pdf

            return read_pdf(content, name=name)
        case "txt":
            from aankoopwijzer.documents.plain_text import read_text

            return read_text(content, name=name)
        case "xml":
            raise DocumentError("not-a-document", where=name, looks_like="XML")


def _is_element(start: bytes) -> bool:
    return start[:1] == b"<" and start[1:2].isalpha() and (b"xmlns" in start or b"/>" in start or b"</" in start)


def _ole(content: bytes, name: str) -> DocumentError:
    if _ENCRYPTED_PACKAGE in content:
        return DocumentError("encrypted", where=name)
    if _WORD_DOCUMENT in content:
        return DocumentError("old-word", where=name)
    return DocumentError("not-a-document", where=name, looks_like="an old Office file")


def _zipped(archive: Archive) -> Format:
    kind = archive.read("mimetype", at_most=1024).decode("ascii", "replace").strip()
    if kind.startswith(_OPENDOCUMENT_TEXT):
        return "odt"
    looks = "a zip file without a document in it"
    if kind.startswith("application/vnd.oasis.opendocument"):
        looks = "an OpenDocument spreadsheet, presentation or drawing"
    elif any(part.startswith("xl/") for part in archive.names):
        looks = "an Excel workbook (xlsx)"
    elif any(part.startswith("ppt/") for part in archive.names):
        looks = "a presentation (pptx)"
    elif "[Content_Types].xml" in archive or "word/document.xml" in archive:
        return "docx"
    elif "content.xml" in archive:
        return "odt"
    raise DocumentError("not-a-document", where=archive.name, looks_like=looks)


def _extension(found: ReadDocument) -> tuple[Remark, ...]:
    _, dot, after = found.name.rpartition(".")
    extension = after.strip().casefold() if dot and len(after) <= 5 else ""
    extension = "" if extension.isdigit() else extension
    if not extension or extension in _EXTENSIONS[found.format]:
        return ()
    return (Remark("wrong-extension", {"extension": extension, "format": found.format}),)


def _pages(found: ReadDocument) -> tuple[Remark, ...]:
    codes = {"laid_out": "pages-laid-out", "breaks": "pages-by-breaks", "unknown": "pages-unknown"}
    return (Remark(codes[found.pages]),) if found.pages in codes else ()
