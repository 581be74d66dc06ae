"""The Dutch catalogue is complete, has nothing too many, and keeps every placeholder."""

import io
from string import Formatter

import pytest
from tests.reports.messages import messages_said

from aankoopwijzer.reports.catalogue import Catalogue, catalogue


@pytest.fixture(scope="module")
def dutch() -> Catalogue:
    found = catalogue("nl")
    assert found is not None
    return found


def test_every_message_has_a_dutch_translation(dutch: Catalogue) -> None:
    assert sorted(set(messages_said()) - set(dutch.messages)) == []


def test_no_translation_outlives_its_message(dutch: Catalogue) -> None:
    assert sorted(set(dutch.messages) - set(messages_said())) == []


def test_a_counted_message_has_two_forms_and_another_one(dutch: Catalogue) -> None:
    forms = {message: 1 if plural is None else 2 for message, plural in messages_said().items()}
    assert {message: len(found) for message, found in dutch.messages.items()} == forms


def test_translations_keep_the_placeholders(dutch: Catalogue) -> None:
    for message, plural in messages_said().items():
        wanted = _places(message) | _places(plural or "")
        for translation in dutch.messages[message]:
            assert _places(translation) <= wanted, message
        assert set.union(*(_places(each) for each in dutch.messages[message])) == wanted, message


def test_a_catalogue_is_read_with_its_continued_lines_escapes_and_plurals() -> None:
    read = Catalogue(
        io.StringIO(
            '# note\nmsgid ""\nmsgstr "Language: nl\\n"\n\n'
            '#, python-brace-format\nmsgid "a "\n"long \\"one\\""\nmsgstr ""\n"een lange"\n\n'
            'msgid "day"\nmsgid_plural "days"\nmsgstr[0] "dag"\nmsgstr[1] "dagen"\n\n'
            'msgid "later"\nmsgstr ""\n'
        )
    )
    assert read.messages == {'a long "one"': ["een lange"], "day": ["dag", "dagen"]}
    assert [read.ngettext("day", "days", number) for number in (0, 1, 2)] == ["dagen", "dag", "dagen"]
    assert read.gettext("later") == "later"


def _places(message: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(message) if name}
