"""JSON of unknown origin: bounded, and nothing in it is of the kind that it should be until somebody looked."""

import datetime as dt
import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final, NoReturn

from aankoopwijzer.domain.records.notice import Deadline, LocalText, Value, ValueKind
from aankoopwijzer.standards.notice_error import NoticeError
from aankoopwijzer.standards.safe_xml import MAX_BYTES

Data = Mapping[str, Any]
_LONGEST_NUMBER: Final = 30


def parse(data: bytes, *, name: str) -> Data:
    """The JSON object in these bytes. Raises `NoticeError` with code too-large, not-json or not-a-release."""
    if len(data) > MAX_BYTES:
        size = f"{len(data) / 1024 / 1024:.1f}"
        raise NoticeError("too-large", where=name, size_mb=size, limit_mb=MAX_BYTES // 1024 // 1024)
    try:
        found = json.loads(
            data.decode("utf-8-sig"), parse_float=_number, parse_int=_number, parse_constant=_no_constant
        )
    except (ValueError, RecursionError, ArithmeticError) as error:
        line = error.lineno if isinstance(error, json.JSONDecodeError) else None
        raise NoticeError("not-json", where=name, line=line) from None
    if not isinstance(found, dict):
        raise NoticeError("not-a-release", where=name)
    return found


def _number(text: str) -> Decimal:
    if len(text) > _LONGEST_NUMBER:
        raise ValueError(text[:_LONGEST_NUMBER])
    return Decimal(text)


def _no_constant(text: str) -> NoReturn:
    raise ValueError(text)


def inside(data: Data, *keys: str) -> Data:
    """The object below these keys; an empty one when there is none."""
    for key in keys:
        below = data.get(key)
        if not isinstance(below, dict):
            return {}
        data = below
    return data


def listed(data: Data, key: str) -> list[Data]:
    """The objects in a list; what is no object is passed over."""
    found = data.get(key)
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def texts(data: Data, key: str) -> tuple[str, ...]:
    """The texts in a list."""
    found = data.get(key)
    said = [_said(one) for one in found] if isinstance(found, list) else []
    return tuple([one for one in said if one])


def text(data: Data, key: str) -> str | None:
    """A text, or a number as text: identifiers may be either."""
    return _said(data.get(key))


def _said(value: Any) -> str | None:
    if isinstance(value, Decimal):
        return f"{value:f}" if abs(value.adjusted()) < _LONGEST_NUMBER else None
    # Half a pair of characters cannot be written anywhere, nor the character nought in every database.
    said = value.encode("utf-8", "replace").decode("utf-8").replace("\0", "") if isinstance(value, str) else ""
    return said.strip() or None


def number(data: Data, key: str) -> Decimal | None:
    """A number."""
    found = data.get(key)
    return found if isinstance(found, Decimal) and abs(found.adjusted()) < _LONGEST_NUMBER else None


def flag(data: Data, key: str) -> bool | None:
    """A yes or no."""
    found = data.get(key)
    return found if isinstance(found, bool) else None


def local_texts(data: Data, key: str, language: str | None) -> tuple[LocalText, ...]:
    """The text under a key in the main language, and those under `key_fr` and so on."""
    main = text(data, key)
    found = [LocalText(main, language)] if main else []
    for other in data:
        if other.startswith(f"{key}_") and (said := text(data, other)):
            found.append(LocalText(said, other.removeprefix(f"{key}_").lower()))
    return tuple(found)


def amount(data: Data, kind: ValueKind) -> tuple[Value, ...]:
    """An amount, when the object holds one."""
    found = number(data, "amount")
    return () if found is None else (Value(found, text(data, "currency"), kind),)


def day(data: Data, key: str) -> dt.date | None:
    """The day of a date-time."""
    try:
        return dt.date.fromisoformat((text(data, key) or "")[:10])
    except ValueError:
        return None


def deadline(data: Data, key: str) -> Deadline | None:
    """A last day; with its hour, unless that is the last second of the day, which stands for none."""
    try:
        moment = dt.datetime.fromisoformat(text(data, key) or "")
    except ValueError:
        return None
    is_whole_day = moment.time() == dt.time(23, 59, 59) and not moment.utcoffset()
    return Deadline(moment.date(), None if is_whole_day else moment.timetz())
