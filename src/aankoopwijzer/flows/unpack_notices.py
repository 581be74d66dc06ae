"""The notices in a file that somebody hands over: one, or all in a zip; a bad one is told in its place."""

import hashlib
from collections.abc import Iterator
from typing import NamedTuple

from aankoopwijzer.documents.bundle import is_bundle, unbundled
from aankoopwijzer.domain.records.notice import Notice
from aankoopwijzer.standards.notice_error import NoticeError
from aankoopwijzer.standards.notices import read_notice
from aankoopwijzer.standards.safe_xml import MAX_BYTES


class HandedNotice(NamedTuple):
    """One file that was handed over, alone or in a zip: a notice or an error, never both.

    `sha256` is that of its bytes, in hexadecimals.
    """

    file: str
    sha256: str
    notice: Notice | None = None
    error: NoticeError | None = None


def unpack_notices(content: bytes, *, name: str) -> Iterator[HandedNotice]:
    """What is in the file, in its order and as soon as it is read.

    Raises `DocumentError` when it is a zip that is broken or unpacks to too much.
    """
    if not is_bundle(content):
        yield _read(name, content)
        return
    for file, packed in unbundled(content, name=name, most_bytes=MAX_BYTES):
        yield _read(file, packed)


def _read(file: str, content: bytes) -> HandedNotice:
    digest = hashlib.sha256(content).hexdigest()
    try:
        return HandedNotice(file, digest, notice=read_notice(content, name=file))
    except NoticeError as error:
        return HandedNotice(file, digest, error=error)
