"""The Common Procurement Vocabulary: which codes exist, and official labels where a user has them.

`cpv_codes.txt` holds the 9 454 code values of the CPV 2008 (Regulation (EC) No 213/2008), one division a line, each
code without its trailing zeros. It holds no labels: those are imported from the official list (genericode or CSV).
"""

import csv
import io
import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Final

from lxml import etree

from aankoopwijzer.standards.lexical import cpv, language
from aankoopwijzer.standards.notice_error import NOT_UTF_8, NoticeError
from aankoopwijzer.standards.safe_xml import MAX_BYTES, parse

_LANGUAGE_COLUMN: Final = re.compile(r"([a-z]{2,3})(?:_label)?", re.IGNORECASE)
Labels = Mapping[str, Mapping[str, str]]


@cache
def known_codes() -> frozenset[str]:
    """All eight-digit codes of the CPV 2008."""
    text = files("aankoopwijzer.standards").joinpath("cpv_codes.txt").read_text(encoding="ascii")
    return frozenset(stem.ljust(8, "0") for stem in text.split())


def is_known(code: str) -> bool:
    """Whether the code exists; a check digit behind it is set aside, not checked."""
    return cpv(code) in known_codes()


def read_labels(data: bytes, *, name: str) -> Labels:
    """The labels of CPV codes by language (ISO 639-1), from the official genericode list or a CSV.

    The CSV has a column `code` and one column per language (nl, en ...). Codes that do not exist are left out.
    Raises `NoticeError` when it is neither.
    """
    if len(data) > MAX_BYTES or data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return _from_genericode(parse(data, name=name))
    try:
        text = data.decode("utf-8-sig")
        rows = list(csv.DictReader(io.StringIO(text, newline="")))
    except UnicodeDecodeError:
        raise NoticeError("encoding", where=name, reason=NOT_UTF_8) from None
    except csv.Error:
        raise NoticeError("not-labels", where=name, reason="a line cannot be taken apart") from None
    if not rows or "code" not in rows[0]:
        raise NoticeError("not-labels", where=name, reason="there is no column named code")
    return _labels([{column: value for column, value in row.items() if isinstance(value, str)} for row in rows])


def _from_genericode(root: etree._Element) -> Labels:
    """Rows of values by column; in the SDK's lists a label column is called `nld_label`."""
    rows = []
    for row in root.iter("{*}Row"):
        values: dict[str, str] = {}
        for value in row.iterfind("{*}Value"):
            text = value.findtext("{*}SimpleValue")
            column = value.get("ColumnRef")
            if text and column:
                values[column] = text
        rows.append(values)
    return _labels(rows)


def _labels(rows: list[dict[str, str]]) -> Labels:
    found: dict[str, dict[str, str]] = {}
    for row in rows:
        code = cpv(row.get("code", ""))
        if code not in known_codes():
            continue
        for column, text in row.items():
            named = _LANGUAGE_COLUMN.fullmatch(column)
            spoken = language(named[1]) if named else None
            if spoken and len(spoken) == 2 and text.strip():
                found.setdefault(code, {})[spoken] = text.strip()
    return found
