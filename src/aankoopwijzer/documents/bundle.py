"""Several files in one: a zip that somebody hands over, or that is made of files handed over together."""

import io
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import Final

from aankoopwijzer.documents.archive import MAX_PART, MAX_UNPACKED, Archive
from aankoopwijzer.documents.document_error import DocumentError

_MAGIC: Final = b"PK"
_MB: Final = 1024 * 1024
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
_BESIDE: Final = ("__MACOSX/", ".")
"""How names begin of what a system packs beside the files."""


def is_bundle(content: bytes) -> bool:
    """Whether these bytes begin as a zip does."""
    return content.startswith(_MAGIC)


def bundled(files: Iterable[tuple[str, bytes]]) -> bytes:
    """The files, by name and content, as one zip; the same files give the same bytes."""
    buffer = io.BytesIO()
    taken: set[str] = set()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            # A zip may hold a name twice, but few can unpack it.
            entry = zipfile.ZipInfo(f"{len(taken)}-{name}" if name in taken else name, _EPOCH)
            taken.add(entry.filename)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return buffer.getvalue()


def unbundled(content: bytes, *, name: str, most_bytes: int) -> Iterator[tuple[str, bytes]]:
    """The files in a zip in their order, by the last part of their name; folders and what systems add are left out.

    A zip in it is opened too, no deeper; its files are called after it. Raises `DocumentError` when one is no sound
    zip, or when all together or a file of more than `most_bytes` unpack to too much.
    """
    left = MAX_UNPACKED
    for file, found in _files(content, name=name, most_bytes=MAX_PART):
        of_file = _files(found, name=file, most_bytes=most_bytes) if is_bundle(found) else [("", found)]
        for inner, unpacked in of_file:
            left -= len(unpacked)
            if len(unpacked) > most_bytes or left < 0:
                limit = min(most_bytes, MAX_UNPACKED) // _MB
                raise DocumentError("unpacks-too-large", where=name, limit_mb=max(limit, 1))
            yield f"{file}/{inner}" if inner else file, unpacked


def unpacked_size(content: bytes) -> int:
    """How many bytes are in it, as a zip says of itself; those of the content when it is none."""
    if is_bundle(content):
        with suppress(zipfile.BadZipFile, ValueError, OSError), zipfile.ZipFile(io.BytesIO(content)) as opened:
            return sum(member.file_size for member in opened.infolist())
    return len(content)


def _files(content: bytes, *, name: str, most_bytes: int) -> Iterator[tuple[str, bytes]]:
    archive = Archive(content, name=name)
    for member in archive.members:
        last = member.filename.replace("\\", "/").rpartition("/")[2]
        if not member.is_dir() and not member.filename.startswith(_BESIDE[0]) and not last.startswith(_BESIDE[1]):
            yield last, archive.read_member(member, at_most=most_bytes)
