"""Read notice files, one after the other; a bad file is an error in its place and the batch goes on."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from aankoopwijzer.domain.records.notice import Notice
from aankoopwijzer.standards.notice_error import NoticeError
from aankoopwijzer.standards.notices import read_notice
from aankoopwijzer.standards.safe_xml import MAX_BYTES


class ReadFile(NamedTuple):
    """One file and what came of it: a notice or an error, never both."""

    path: Path
    notice: Notice | None
    error: NoticeError | None


def read_notices(paths: Iterable[Path]) -> Iterator[ReadFile]:
    """The outcome for each path, in the order given and as soon as it is there."""
    for path in paths:
        try:
            yield ReadFile(path, read_notice(_bytes(path), name=str(path)), None)
        except NoticeError as error:
            yield ReadFile(path, None, error)


def _bytes(path: Path) -> bytes:
    """The file's content, one byte over the limit at most: the reader refuses what is too large."""
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        raise NoticeError("unreadable", where=str(path), reason=error.strerror or "unknown") from None
