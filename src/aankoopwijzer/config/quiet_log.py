"""What a log may say: a share link in a path and a person's words are never written down."""

import logging
from typing import Any


class WithoutPaths(logging.Filter):
    """Replaces the path in Django's request messages by the route, which holds no values."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Always lets the record through, with its path taken out."""
        request: Any = getattr(record, "request", None)
        if request is not None and record.args:
            match = getattr(request, "resolver_match", None)
            record.msg, record.args = "%s in route %s", (_reason(record), match.route if match else "unknown")
        return True


def _reason(record: logging.LogRecord) -> str:
    first = record.args[0] if isinstance(record.args, tuple) and record.args else record.levelname
    return first if record.msg.startswith("%s") and isinstance(first, str) else record.levelname
