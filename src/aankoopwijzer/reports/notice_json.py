"""A notice as data for other programs."""

import datetime as dt
from decimal import Decimal
from typing import Any

from aankoopwijzer.domain.records.notice import Notice

SCHEMA = "aankoopwijzer/notice-read/1"


def notice_heading(notice: Notice, file: str) -> dict[str, Any]:
    """Which notice this is."""
    return {
        "file": file,
        "standard": notice.standard,
        "schema": notice.schema,
        "notice_id": notice.notice_id,
        "publication_number": notice.publication_number,
        "form": notice.form,
        "notice_type": notice.notice_type,
        "subtype": notice.subtype,
        "language": notice.language,
        "buyers": [buyer.name for buyer in notice.buyers if buyer.name],
    }


def headed(schema: str, notice: Notice, file: str) -> dict[str, Any]:
    """A line about a notice: `schema` is that of the line, `notice_schema` the one that the notice declares."""
    heading = notice_heading(notice, file)
    return {
        "schema": schema,
        **{key: heading[key] for key in heading if key != "schema"},
        "notice_schema": notice.schema,
    }


def notice_as_json(notice: Notice, file: str) -> dict[str, Any]:
    """The whole record: numbers as strings, days in ISO 8601, what the file lacks as null or empty."""
    from dataclasses import fields

    return {
        "schema": SCHEMA,
        "file": file,
        "notice": {one.name: _plain(getattr(notice, one.name)) for one in fields(notice)},
    }


def _plain(value: Any) -> Any:
    from dataclasses import fields, is_dataclass

    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    if hasattr(value, "_asdict"):
        return {name: _plain(each) for name, each in value._asdict().items()}
    if is_dataclass(value):
        return {one.name: _plain(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, tuple | list):
        return [_plain(each) for each in value]
    return value
