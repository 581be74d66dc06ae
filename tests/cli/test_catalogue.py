"""The Dutch of the command line is complete, has nothing too many, and keeps every placeholder."""

import ast
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest
import typer

import aankoopwijzer.cli
from aankoopwijzer.cli.help_text import help_texts
from aankoopwijzer.cli.language import path, speech
from aankoopwijzer.config.console import complete_app
from aankoopwijzer.packs.comparison import SENTENCES
from aankoopwijzer.packs.problems import WORDINGS
from aankoopwijzer.reports.catalogue import Catalogue, catalogue
from aankoopwijzer.standards.notice_error import MESSAGES

FOLDER = Path(aankoopwijzer.cli.__file__).parent


def _said() -> set[str]:
    """Every message that the command line can say: its own, its help, those of packs and those of notices."""
    found = {text for file in sorted(FOLDER.rglob("*.py")) for text in _in(ast.parse(file.read_text("utf-8")))}
    for wording in WORDINGS.values():
        found |= {wording.problem, wording.remedy}
    for message in MESSAGES.values():
        found |= {message.what, message.remedy}
    return found | set(SENTENCES.values()) | set(help_texts(typer.main.get_command(complete_app())))


def _in(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and node.args:
            name = getattr(node.func, "attr", None) or getattr(node.func, "id", None)
            if name in ("say", "marked"):
                yield from _texts(node.args[0])


def _texts(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.IfExp):
        yield from _texts(node.body)
        yield from _texts(node.orelse)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value


@pytest.fixture(scope="module")
def own() -> Catalogue:
    """The command line's own catalogue, without that of the reports."""
    with path("nl").open(encoding="utf-8") as file:
        return Catalogue(file)


def test_every_message_has_a_dutch_translation(own):
    of_the_reports = catalogue("nl")
    assert of_the_reports is not None
    assert sorted(_said() - set(own.messages) - set(of_the_reports.messages)) == []


def test_no_translation_outlives_its_message(own):
    assert sorted(set(own.messages) - _said()) == []


def test_translations_keep_the_placeholders(own):
    differing = {
        message: translation
        for message, (translation, *_) in own.messages.items()
        if _places(message) != _places(translation)
    }
    assert differing == {}


def test_the_reader_gets_the_words_of_the_reports_too():
    assert speech("nl").say("Product groups") == "Productgroepen"
    assert speech("nl").say("What applies") == "Wat van toepassing is"


def _places(message: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(message) if name}
