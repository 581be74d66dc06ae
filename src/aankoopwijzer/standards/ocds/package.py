"""A release package, written release by release: it never stands in memory whole."""

import datetime as dt
import json
import os
from pathlib import Path
from typing import Any, Final, Self

VERSION: Final = "1.1"
_OF: Final = "https://raw.githubusercontent.com/open-contracting-extensions"
EXTENSIONS: Final = (
    f"{_OF}/eforms/latest/extension.json",
    f"{_OF}/ocds_sustainability_extension/master/extension.json",
)


class ReleasePackage:
    """A package in a file. `uri` names it uniquely; `on` is the day on which it is published.

    The file appears when the package is whole: work that is broken off leaves none, and an older one as it was.
    """

    def __init__(self, path: Path, *, uri: str, publisher: str, on: dt.date) -> None:
        self._path = path
        self._unfinished = path.with_name(f"{path.name}.part")
        self._file = self._unfinished.open("w", encoding="utf-8")
        self._is_first = True
        head = {
            "uri": uri,
            "version": VERSION,
            "extensions": list(EXTENSIONS),
            "publishedDate": f"{on.isoformat()}T00:00:00Z",
            "publisher": {"name": publisher},
        }
        self._file.write(f'{_written(head)[:-1]}, "releases": [')

    def add(self, release: str) -> None:
        """One more release, as JSON on one line."""
        self._file.write("\n" if self._is_first else ",\n")
        self._file.write(release)
        self._is_first = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        self._file.write("\n]}\n")
        self._file.close()
        if kind is None:
            os.replace(self._unfinished, self._path)
        else:
            self._unfinished.unlink(missing_ok=True)


def _written(thing: Any) -> str:
    return json.dumps(thing, ensure_ascii=False)
