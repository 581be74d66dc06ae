"""The notices in a file that somebody hands over: one, all of a package or of a zip; a bad one is told in its place."""

import hashlib
from collections.abc import Iterator
from typing import NamedTuple

from aankoopwijzer.documents.bundle import is_bundle, unbundled
from aankoopwijzer.domain.records.notice import Notice
from aankoopwijzer.standards.notice_error import NoticeError
from aankoopwijzer.standards.notices import read_all_notices
from aankoopwijzer.standards.safe_xml import MAX_BYTES


class HandedNotice(NamedTuple):
    """One notice that was handed over, or an error, never both.

    `file` is its name, alone or in a zip, with its place (`#3`) in a package of OCDS. `sha256` is that of the file's
    bytes, in hexadecimals.
    """

    file: str
    sha256: str
    notice: Notice | None = None
    error: NoticeError | None = None


def unpack_notices(content: bytes, *, name: str) -> Iterator[HandedNotice]:
    """What is in the file, in its order and as soon as it is read; a zip may hold zips, which hold notices.

    Raises `DocumentError` when it is a zip that is broken or unpacks to too much.
    """
    if not is_bundle(content):
        yield from _read(name, content)
        return
    for file, packed in unbundled(content, name=name, most_bytes=MAX_BYTES):
        yield from _read(file, packed)


def _read(file: str, content: bytes) -> Iterator[HandedNotice]:
    digest = hashlib.sha256(content).hexdigest()
    try:
        found = read_all_notices(content, name=file)
    except NoticeError as error:
        found = (error,)
    for number, each in enumerate(found, start=1):
        place = f"{file}#{number}" if len(found) > 1 else file
        if isinstance(each, NoticeError):
            yield HandedNotice(place, digest, error=each)
        else:
            yield HandedNotice(place, digest, notice=each)
