"""Which files are notices among what was named: files as they are, folders with all that is in them."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

_LOOKED_AT = 512
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def notice_files(given: Iterable[Path]) -> Iterator[Path]:
    """The files one by one, folders in the order of their names; links to elsewhere are not followed.

    In a folder a file counts when it is called .xml or begins as XML does: a name may lie either way, and one that
    is called .xml and is none is told of. A file that was named itself always counts.
    """
    for path in given:
        if path.is_dir():
            yield from _below(path)
        else:
            yield path


def _below(folder: Path) -> Iterator[Path]:
    for above, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            path = Path(above, name)
            if not path.is_symlink() and path.is_file() and (name.lower().endswith(".xml") or _begins_as_xml(path)):
                yield path


def _begins_as_xml(path: Path) -> bool:
    """Whether the first bytes are those of XML; what cannot be opened under another name is not ours to judge."""
    try:
        with path.open("rb") as file:
            start = file.read(_LOOKED_AT)
    except OSError:
        return False
    for mark in _MARKS:
        start = start.removeprefix(mark)
    return start.replace(b"\x00", b"").lstrip().startswith((b"<?xml", b"<Con", b"<Pri", b"<Bus", b"<TED"))


def shown(path: Path) -> str:
    """A path fit to be shown and written, whatever bytes its name holds."""
    return os.fsencode(path).decode("utf-8", "replace")
