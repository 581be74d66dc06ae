"""JSON Lines, or one JSON array of objects, as rows."""

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import NoReturn

from aankoopwijzer.documents.table_rows import MAX_ROWS, TableProblem, TableRow, TableRows, column_name

_BLANK = " \t\r\n"


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no JSON")


_DECODER = json.JSONDecoder(parse_float=Decimal, parse_int=Decimal, parse_constant=_refuse)


def json_rows(text: str) -> TableRows:
    """One row for each object; a bad line is a problem, and the next lines are still read.

    An array is read object by object; after something that is no JSON the rest of it is lost, and the problem says so.
    """
    if text.lstrip(_BLANK).startswith("["):
        yield from _array(text)
    else:
        yield from _lines(text)


def _lines(text: str) -> TableRows:
    number = 0
    for line, content in enumerate(text.split("\n"), start=1):
        if not content.strip():
            continue
        number += 1
        if number > MAX_ROWS:
            yield TableProblem(line, "too-many-rows", {"limit": str(MAX_ROWS)})
            return
        try:
            found = _DECODER.decode(content)
        except (ValueError, ArithmeticError, RecursionError):
            if number == 1 and (whole := _whole(text)) is not None:
                yield _row(line, whole)
                return
            yield TableProblem(line, "not-json")
            continue
        yield _row(line, found)


def _whole(text: str) -> object | None:
    """The file as one object over several lines, or None."""
    try:
        found: object = _DECODER.decode(text)
    except (ValueError, ArithmeticError, RecursionError):
        return None
    return found


def _array(text: str) -> TableRows:
    at, line, number = text.index("[") + 1, 1, 0
    counted = 0
    while True:
        at = _skip(text, at)
        line, counted = line + text.count("\n", counted, at), at
        if at >= len(text):
            yield TableProblem(line, "array-cut")
            return
        if text[at] == "]":
            return
        number += 1
        if number > MAX_ROWS:
            yield TableProblem(line, "too-many-rows", {"limit": str(MAX_ROWS)})
            return
        try:
            found, after = _DECODER.raw_decode(text, at)
        except (ValueError, ArithmeticError, RecursionError):
            yield TableProblem(line, "array-broken")
            return
        yield _row(line, found)
        at = _skip(text, after)
        if at < len(text) and text[at] == ",":
            at += 1
        elif at < len(text) and text[at] != "]":
            yield TableProblem(line, "array-broken")
            return


def _skip(text: str, at: int) -> int:
    while at < len(text) and text[at] in _BLANK:
        at += 1
    return at


def _row(line: int, found: object) -> TableRow | TableProblem:
    if not isinstance(found, Mapping):
        return TableProblem(line, "not-an-object")
    return TableRow(line, {column_name(name): value for name, value in found.items()})
