"""Text and JSON to the person or the program at the other end."""

import json
import os
import sys
from typing import Any

from aankoopwijzer.cli.complaint import Complaint, one_line
from aankoopwijzer.cli.language import language_wanted, speech
from aankoopwijzer.reports.speech import Speech


class Talk:
    """One command's conversation: what it found goes to stdout, what hinders it to stderr."""

    def __init__(self, lang: str | None, *, as_json: bool) -> None:
        self.language = lang or language_wanted((), os.environ)
        self.speech: Speech = speech(self.language)
        self.as_json = as_json
        if self.speech.falls_back:
            note = "This language is not complete yet: what is missing stands in English."
            print(self.speech.say(note), file=sys.stderr)

    def say(self, message: str, /, **values: object) -> str:
        """A message in the reader's language."""
        return self.speech.say(message, **values)

    def complain(self, complaint: Complaint) -> None:
        """One line on stderr."""
        self.tell(complaint.line(self.speech))

    def tell(self, line: str) -> None:
        """A line on stderr that is in the reader's language already."""
        print(one_line(line), file=sys.stderr)

    def give(self, thing: object) -> None:
        """One JSON object on a line of its own, at once, so that a reader downstream can go on."""
        self.write(as_line(thing))

    def write(self, text: str) -> None:
        """Text that is ready for stdout, at once."""
        sys.stdout.write(text)
        sys.stdout.flush()

    def give_readable(self, thing: object) -> None:
        """One JSON object, over several lines."""
        sys.stdout.write(json.dumps(thing, ensure_ascii=False, indent=2) + "\n")

    def results(self, schema: str, results: list[Any]) -> None:
        """A list as JSON: `{"schema", "results"}`."""
        self.give_readable({"schema": schema, "results": results})


def as_line(thing: object) -> str:
    """One JSON object on a line of its own."""
    return json.dumps(thing, ensure_ascii=False) + "\n"
