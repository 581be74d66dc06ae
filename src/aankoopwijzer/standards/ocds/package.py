"""A release package, written release by release: it never stands in memory whole."""

import datetime as dt
import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final, Self

VERSION: Final = "1.1"
_OF: Final = "https://raw.githubusercontent.com/open-contracting-extensions"
EXTENSIONS: Final = (
    f"{_OF}/eforms/latest/extension.json",
    f"{_OF}/ocds_sustainability_extension/master/extension.json",
)


_FIRST, _NEXT, _END = "\n", ",\n", "\n]}\n"


def package_head(*, uri: str, publisher: str, on: dt.date) -> dict[str, Any]:
    """All of a package but its releases. `uri` names it uniquely; `on` is the day on which it is published."""
    return {
        "uri": uri,
        "version": VERSION,
        "extensions": list(EXTENSIONS),
        "publishedDate": f"{on.isoformat()}T00:00:00Z",
        "publisher": {"name": publisher},
    }


def package_pieces(releases: Iterable[str], *, uri: str, publisher: str, on: dt.date) -> Iterator[str]:
    """A package as text, piece by piece as its releases come, each as JSON on one line."""
    yield _opening(package_head(uri=uri, publisher=publisher, on=on))
    before = _FIRST
    for release in releases:
        yield f"{before}{release}"
        before = _NEXT
    yield _END


class ReleasePackage:
    """A package in a file. `uri` names it uniquely; `on` is the day on which it is published.

    The file appears when the package is whole: work that is broken off leaves none, and an older one as it was.
    """

    def __init__(self, path: Path, *, uri: str, publisher: str, on: dt.date) -> None:
        self._path = path
        self._unfinished = path.with_name(f"{path.name}.part")
        self._file = self._unfinished.open("w", encoding="utf-8")
        self._is_first = True
        self._file.write(_opening(package_head(uri=uri, publisher=publisher, on=on)))

    def add(self, release: str) -> None:
        """One more release, as JSON on one line."""
        self._file.write(_FIRST if self._is_first else _NEXT)
        self._file.write(release)
        self._is_first = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        self._file.write(_END)
        self._file.close()
        if kind is None:
            os.replace(self._unfinished, self._path)
        else:
            self._unfinished.unlink(missing_ok=True)


def _opening(head: dict[str, Any]) -> str:
    return f'{json.dumps(head, ensure_ascii=False)[:-1]}, "releases": ['
