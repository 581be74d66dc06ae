"""What a file is by its bytes, whatever it is called. Nothing in it is run or unpacked to disk."""

import io
import zipfile
from collections.abc import Mapping
from typing import NamedTuple

_MOST_MEMBERS = 5_000


class Sniffed(NamedTuple):
    """A kind of file: its media type, and the endings that a name of it may have."""

    media_type: str
    endings: tuple[str, ...]


_STARTS: tuple[tuple[bytes, Sniffed], ...] = (
    (b"%PDF-", Sniffed("application/pdf", (".pdf",))),
    (b"\x89PNG\r\n\x1a\n", Sniffed("image/png", (".png",))),
    (b"\xff\xd8\xff", Sniffed("image/jpeg", (".jpg", ".jpeg"))),
)
_OFFICE = "application/vnd.openxmlformats-officedocument."
_IN_ARCHIVES: Mapping[str, Sniffed] = {
    "word/document.xml": Sniffed(f"{_OFFICE}wordprocessingml.document", (".docx",)),
    "xl/workbook.xml": Sniffed(f"{_OFFICE}spreadsheetml.sheet", (".xlsx",)),
}
_OPEN_DOCUMENTS: Mapping[bytes, Sniffed] = {
    b"application/vnd.oasis.opendocument.text": Sniffed("application/vnd.oasis.opendocument.text", (".odt",)),
    b"application/vnd.oasis.opendocument.spreadsheet": Sniffed(
        "application/vnd.oasis.opendocument.spreadsheet", (".ods",)
    ),
}
_TEXT = Sniffed("text/plain; charset=utf-8", (".txt", ".csv"))
_MACROS = ("vbaproject.bin", "/basic/", "basic/script-lc.xml")
ENDINGS = (".pdf", ".png", ".jpg", ".jpeg", ".docx", ".xlsx", ".odt", ".ods", ".txt", ".csv")


def sniff(content: bytes, name: str) -> Sniffed | None:
    """What the file is; None when its bytes are of no kind that we take, hold macros, or do not go with its name."""
    found = _by_bytes(content)
    return found if found is not None and name.lower().endswith(found.endings) else None


def _by_bytes(content: bytes) -> Sniffed | None:
    for start, kind in _STARTS:
        if content.startswith(start):
            return kind
    if content.startswith(b"PK\x03\x04"):
        return _in_archive(content)
    return _TEXT if _is_text(content) else None


def _in_archive(content: bytes) -> Sniffed | None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = archive.namelist()
            if len(names) > _MOST_MEMBERS or any(macro in f"/{name.lower()}" for name in names for macro in _MACROS):
                return None
            if "mimetype" in names and archive.getinfo("mimetype").file_size < 100:
                return _OPEN_DOCUMENTS.get(archive.read("mimetype").strip())
            return next((kind for member, kind in _IN_ARCHIVES.items() if member in names), None)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, ValueError):
        return None


def _is_text(content: bytes) -> bool:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    return bool(text.strip()) and all(character.isprintable() or character in "\r\n\t" for character in text)
