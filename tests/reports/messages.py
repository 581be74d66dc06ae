"""Finds every message that the reports say: those in their source, and those of a file that cannot be read."""

import ast
from collections.abc import Iterator
from pathlib import Path

import aankoopwijzer.reports
from aankoopwijzer.documents import document_error
from aankoopwijzer.domain.values.xml_faults import XML_REASONS
from aankoopwijzer.standards.notice_error import MESSAGES, REASONS

FOLDER = Path(aankoopwijzer.reports.__file__).parent
_ARGUMENTS_THAT_ARE_MESSAGES = {"say": 1, "marked": 1, "count": 2}


def messages_said() -> dict[str, str | None]:
    """Every message with its plural, or None."""
    of_files = (*MESSAGES.values(), *document_error.MESSAGES.values())
    found: dict[str, str | None] = dict.fromkeys(each for message in of_files for each in message)
    found |= dict.fromkeys((*document_error.REMARKS.values(), *document_error.LOOKS, *document_error.REASONS))
    found |= dict.fromkeys((*REASONS, *sorted(XML_REASONS)))
    for file in sorted(FOLDER.rglob("*.py")):
        for call in _calls(ast.parse(file.read_text(encoding="utf-8"))):
            for message, plural in _messages_of(call):
                found.setdefault(message, plural)
    return found


def _calls(tree: ast.AST) -> Iterator[ast.Call]:
    yield from (node for node in ast.walk(tree) if isinstance(node, ast.Call) and _name(node))


def _name(call: ast.Call) -> str | None:
    name = getattr(call.func, "attr", None) or getattr(call.func, "id", None)
    return name if name in _ARGUMENTS_THAT_ARE_MESSAGES else None


def _messages_of(call: ast.Call) -> Iterator[tuple[str, str | None]]:
    texts = [list(_texts(argument)) for argument in call.args[: _ARGUMENTS_THAT_ARE_MESSAGES[_name(call) or ""]]]
    if _name(call) == "count" and len(texts) == 2 and texts[0]:
        yield texts[0][0], texts[1][0]
    elif texts:
        yield from ((text, None) for text in texts[0])


def _texts(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.IfExp):
        yield from _texts(node.body)
        yield from _texts(node.orelse)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
