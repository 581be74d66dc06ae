"""The zip file around a docx or odt, trusting nothing: bounded in parts, in size and in what it unpacks to."""

import io
import zipfile
import zlib
from typing import Final

from aankoopwijzer.documents.document_error import DocumentError

MAX_PARTS: Final = 5_000
MAX_PART: Final = 64 * 1024 * 1024
MAX_UNPACKED: Final = 400 * 1024 * 1024
MAX_RATIO: Final = 300
_RATIO_FROM: Final = 16 * 1024 * 1024
_MB: Final = 1024 * 1024
_BROKEN = (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, ValueError, zlib.error)
_ENCRYPTED_FLAG: Final = 0x1


class Archive:
    """The parts of a package by name. Nothing is written to disk; names are only keys.

    Raises `DocumentError` with code corrupt, encrypted, too-many-parts or unpacks-too-large. The sizes that the
    archive declares are checked first, and again while unpacking, because they may lie.
    """

    def __init__(self, content: bytes, *, name: str) -> None:
        self.name = name
        self._unpacked = 0
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
            self.members = self._zip.infolist()
        except _BROKEN as error:
            raise self._corrupt(error) from error
        if len(self.members) > MAX_PARTS:
            raise DocumentError("too-many-parts", where=name, number=len(self.members), limit=MAX_PARTS)
        if sum(member.file_size for member in self.members) > MAX_UNPACKED:
            raise self._too_large(MAX_UNPACKED)
        for member in self.members:
            if member.file_size > _RATIO_FROM and member.file_size > MAX_RATIO * max(member.compress_size, 1):
                raise self._too_large(_RATIO_FROM)
        self.names = {member.filename: member for member in self.members}

    def __contains__(self, part: str) -> bool:
        return part in self.names

    def read(self, part: str, *, at_most: int = MAX_PART) -> bytes:
        """The bytes of a part; empty when the package has no such part."""
        member = self.names.get(part)
        return self.read_member(member, at_most=at_most) if member else b""

    def read_member(self, member: zipfile.ZipInfo, *, at_most: int = MAX_PART) -> bytes:
        """The bytes of one entry, even where two entries carry the same name."""
        if member.flag_bits & _ENCRYPTED_FLAG:
            raise DocumentError("encrypted", where=self.name)
        at_most = min(at_most, MAX_UNPACKED - self._unpacked)
        try:
            with self._zip.open(member) as opened:
                found = opened.read(at_most + 1)
        except _BROKEN as error:
            raise self._corrupt(error) from error
        if len(found) > at_most:
            raise self._too_large(at_most)
        self._unpacked += len(found)
        return found

    def _too_large(self, limit: int) -> DocumentError:
        return DocumentError("unpacks-too-large", where=self.name, limit_mb=max(limit // _MB, 1))

    def _corrupt(self, error: Exception) -> DocumentError:
        reason = "it is no complete zip file" if isinstance(error, zipfile.BadZipFile) else "a part cannot be unpacked"
        return DocumentError("corrupt", where=self.name, reason=reason)
