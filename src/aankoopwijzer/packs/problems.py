"""What can be wrong with a pack, each with a stable code, a place and a way out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

DETAIL_MOST = 400


class Wording(NamedTuple):
    """How a problem is said in English; a face translates both by gettext and fills the named blanks."""

    problem: str
    remedy: str


WORDINGS: Mapping[str, Wording] = {
    # The folder
    "no-pack": Wording("there is no pack here: {what}", "give the folder that holds pack.yaml"),
    "unknown-folder": Wording("a pack has no folder '{folder}'", "rename it; the folders of a pack are {known}"),
    "unknown-folder-near": Wording("a pack has no folder '{folder}'", "did you mean '{nearest}'?"),
    "stray-file": Wording("'{name}' does not belong here", "one thing per file, named ID.yaml"),
    "link": Wording("this is a link, or no plain file", "put the file itself in the pack"),
    "too-large": Wording("the file is larger than {limit} kB", "split it; one thing per file"),
    "pack-too-large": Wording("the pack is larger than {limit} MB", "split it into several packs"),
    "too-many-problems": Wording("there are more than {limit} problems", "mend these first, then check again"),
    "too-many-files": Wording("the pack holds more than {limit} files", "split it into several packs"),
    "unreadable": Wording("the file cannot be read: {why}", "check that it exists and that you may read it"),
    "learned-unsound": Wording(
        "these learned weights cannot be used: {why}",
        "make them again with `make train`, or remove the file: words alone will do",
    ),
    # YAML
    "not-utf8": Wording("the text is not UTF-8 (byte {byte})", "save the file as UTF-8"),
    "not-yaml": Wording("this is not YAML: {why}", "mend the syntax; look at indents, colons and quotes"),
    "not-one-document": Wording("the file holds more than one document", "keep one; remove the line ---"),
    "not-a-mapping": Wording("the file is not a list of 'key: value' lines", "start with id: {id}"),
    "too-deep": Wording("this is nested deeper than {limit} levels", "make it flatter"),
    "too-many-parts": Wording("the file holds more than {limit} parts", "split it"),
    "alias": Wording("'{mark}' is an anchor or alias; a pack has none", "write the value out"),
    "tag": Wording("'{tag}' is a tag; a pack has none", "remove it; write plain text in quotes"),
    "merge-key": Wording("'<<' merges another mapping; a pack does not", "write the keys out"),
    "duplicate-key": Wording("the key '{key}' stands here twice; the first is on line {first}", "keep one"),
    "key-not-text": Wording("YAML reads the key {key} as {read_as}", 'put it in quotes: "{key}":'),
    "key-not-simple": Wording("a key is a list or a mapping", "a key is one word"),
    "float": Wording("YAML reads {text} as the number {read_as}", 'put it in quotes: "{text}"'),
    "looks-boolean": Wording("YAML reads {text} as {read_as}", 'put it in quotes: "{text}", or write {read_as}'),
    "looks-sixty": Wording("YAML reads {text} as the number {read_as}", 'put it in quotes: "{text}"'),
    "looks-number": Wording("YAML may read {text} as another number", 'put it in quotes: "{text}"'),
    "looks-time": Wording("YAML reads {text} as a moment", "write a day as 2026-01-31, or put it in quotes"),
    "no-such-day": Wording("{text} is not a day in the calendar", "write an existing day as 2026-01-31"),
    "empty-value": Wording("'{key}' has no value", "fill it in, or remove the key"),
    # One entry
    "unknown-key": Wording("unknown key '{key}'", "remove it; known here: {known}"),
    "unknown-key-near": Wording("unknown key '{key}'", "did you mean '{nearest}'?"),
    "missing-key": Wording("'{key}' is missing", "add it"),
    "must-be-text": Wording("'{key}' is {found}, but must be text", 'put it in quotes: "{found}"'),
    "must-be-one-text": Wording("'{key}' is {found}, but must be one text", "write one text in quotes"),
    "must-be-yes-no": Wording("'{key}' is {found}, but must be true or false", "write true or false, without quotes"),
    "must-be-whole": Wording("'{key}' is {found}, but must be a whole number", "write it without quotes, as 3"),
    "must-be-figure": Wording("'{key}' is {found}, but must be a figure", 'write it in quotes, as "12.5"'),
    "must-be-day": Wording("'{key}' is {found}, but must be a day", "write it as 2026-01-31"),
    "must-be-list": Wording("'{key}' is {found}, but must be a list", "write [one, two], or a line '- one' for each"),
    "must-be-group": Wording("'{key}' is {found}, but must be a group of keys", "write 'key: value' lines under it"),
    "not-a-choice": Wording("'{key}' is {found}, which is no choice here", "choose one of {expected}"),
    "wrong-form": Wording("'{key}' is {found}, which does not have the form {expected}", "write it in that form"),
    "too-few": Wording("'{key}' is empty", "give at least {minimum}"),
    "not-quoted": Wording("the figure {found} of '{key}' is not in quotes", 'write "{found}"'),
    "invalid": Wording("'{key}' is not right: {why}", "mend it as the message says"),
    "id-not-stem": Wording("the id '{id}' does not belong in {name}", "name the file {expected}, or mend the id"),
    "id-form": Wording("'{id}' is not an id of this kind", "write it like {example}"),
    "duplicate-id": Wording("'{id}' is already the id of {other}", "an id is used once; give this one its own"),
    "text-missing": Wording("'{key}' has no text in {languages}", "add it; pack.yaml promises these languages"),
    # The whole
    "dangling": Wording("'{key}' names {id}, but there is no {target}", "add that file, or name one that exists"),
    "dangling-near": Wording("'{key}' names {id}, but there is no {target}", "did you mean '{nearest}'?"),
    "unknown-table": Wording("there is no table '{table}' to measure on", "the tables are {known}"),
    "unknown-column": Wording("the table '{table}' has no column '{column}'", "its columns are {known}"),
    "column-not-added": Wording(
        "'{column}' is no number, so it cannot be added up", "the numbers of '{table}' are {known}"
    ),
    "no-product-groups": Wording(
        "the table '{table}' does not say to which product group a record belongs", "say it by a condition, in 'parts'"
    ),
    "unknown-fact": Wording("no condition can look at the fact '{fact}'", "the facts are {known}"),
    "unknown-fact-near": Wording("no condition can look at the fact '{fact}'", "did you mean '{nearest}'?"),
    "wrong-operator": Wording("'{operator}' does not work on the fact '{fact}'", "use {allowed}"),
    "wrong-word": Wording("the fact '{fact}' is never '{word}'", "it can be {allowed}"),
    "not-a-number": Wording("'{fact}' is compared with the parameter {id}, which is no number", "name another one"),
    "unknown-blank": Wording("'{key}' holds the blank {{{blank}}}, which nothing fills", "use one of {allowed}"),
    "row-code": Wording("the id '{id}' does not fit ambition and number", "it should be {expected}"),
    "same-place": Wording("'{key}' {value} is taken by {other} already", "give each its own"),
    "branch-mode": Wording("the mode '{mode}' stands in {one} but not in {other}", "give it in both"),
    "branch-outcome": Wording("the outcome '{outcome}' has no sentence in 'outcomes'", "add one"),
    "merged-still-there": Wording("'{id}' became part of this authority and has a file too", "remove {file}"),
    "merged-twice": Wording("'{id}' became part of {other} already", "name it once"),
    "beside-unfit": Wording(
        "'{id}' cannot stand beside a share of notices",
        "name an indicator whose first measure is {{share: records}}, without against_base, of no table of {tables}",
    ),
    "row-without-target": Wording("no target names this row", "name it in a file in targets/"),
    "period-overlap": Wording(
        "the period that starts on {earlier} runs into the one that starts on {later}", "mend 'from' or 'until'"
    ),
    # Ids through time
    "id-vanished": Wording(
        "the id '{id}' of {kind} has vanished", "bring it back, or list it in retired.yaml with the day and the reason"
    ),
    "id-reused": Wording("the id '{id}' of {kind} was retired on {since} and is used again", "give it a new id"),
    "id-not-listed": Wording(
        "the id '{id}' of {kind} is not in ids.txt yet", "write them down: aankoopwijzer framework check --record-ids"
    ),
}
"""Every problem by its code. Blanks are filled by name from `Problem.details`."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, where it stands and what to do about it.

    `file` is relative to the pack, `line` counts from 1 and is 0 when the problem is the file's as a whole.
    `id` is the entry's, or empty when it has none yet.
    """

    code: str
    file: str
    line: int = 0
    id: str = ""
    details: Mapping[str, str] = field(default_factory=dict)

    @property
    def place(self) -> str:
        """The file and line, as editors understand them."""
        return f"{self.file}:{self.line}" if self.line else self.file

    @property
    def problem(self) -> str:
        """What is wrong, in English."""
        return WORDINGS[self.code].problem.format(**self.details)

    @property
    def remedy(self) -> str:
        """What to do, in English."""
        return WORDINGS[self.code].remedy.format(**self.details)

    def __str__(self) -> str:
        return "  ".join(part for part in (self.place, self.id, self.problem, self.remedy) if part)


def clipped(text: object) -> str:
    """A detail for a message, never longer than a few lines, whatever a file holds."""
    said = str(text)
    return said if len(said) <= DETAIL_MOST else f"{said[:DETAIL_MOST]}…"


class PackError(Exception):
    """A pack that cannot be used; `problems` holds everything that was found, in the order of the files."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))
