"""The history as others read it (`aankoopwijzer/history/1`)."""

from collections.abc import Iterable
from typing import Any

from aankoopwijzer.domain.records.history import Change

SCHEMA = "aankoopwijzer/history/1"


def history_json(changes: Iterable[Change]) -> list[dict[str, Any]]:
    """Each change with what happened in one word."""
    return [one.model_dump(mode="json") | {"action": one.action} for one in changes]
