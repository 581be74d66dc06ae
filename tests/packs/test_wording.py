"""What a pack's reader says, can be said in Dutch too."""

import re
from collections.abc import Iterator

import pytest

from aankoopwijzer.cli.language import speech
from aankoopwijzer.packs.comparison import SENTENCES
from aankoopwijzer.packs.problems import WORDINGS

BLANK = re.compile(r"\{(\w+)\}")


def messages() -> Iterator[str]:
    """Every English message of the packs, each once."""
    said = [message for wording in WORDINGS.values() for message in wording]
    yield from dict.fromkeys([*said, *SENTENCES.values()])


@pytest.mark.parametrize("message", tuple(messages()))
def test_a_message_has_its_dutch_with_the_same_blanks(message: str) -> None:
    dutch = speech("nl").say(message)
    assert dutch != message
    assert sorted(BLANK.findall(dutch)) == sorted(BLANK.findall(message))
