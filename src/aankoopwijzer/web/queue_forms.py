"""Many answers in one form: what was filled in of each question, what was kept, and what was wrong with which."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from django.http import HttpRequest
from django.utils.translation import gettext, ngettext

from aankoopwijzer.web.answering import LONGEST_WORDS
from aankoopwijzer.web.reasons import LONGEST, reason_in

WHO, WHAT, OTHER, WHY, WANTED, SCOPE = "wie", "wat", "ander", "waarom", "zoek", "voor"
"""What the fields of a question begin with; its number stands behind a hyphen."""
FIND, KEPT = "find", "bewaard"
_FIELD = re.compile(r"(?:wie|wat|waarom|ander)-([0-9]{1,15})")
_WANTED = re.compile(rf"{WANTED}-[0-9]{{1,15}}")
_AT_MOST = 200
"""Questions in one form: a page shows fewer."""


@dataclass(slots=True)
class Filled:
    """What came in of a form by the number of the question; `problems` stand beside it, `problem` above the form.

    `scope` is for what more the answer holds, as the form says it.
    """

    said: dict[int, str] = field(default_factory=dict)
    why: dict[int, str] = field(default_factory=dict)
    problems: dict[int, str] = field(default_factory=dict)
    problem: str = ""
    kept: int = 0
    scope: dict[int, str] = field(default_factory=dict)

    @property
    def numbers(self) -> frozenset[int]:
        """The questions of which something was filled in."""
        return frozenset({*self.said, *self.why})


def filled(request: HttpRequest, choice: str) -> Filled:
    """What was filled in; `choice` is what the fields of the answers begin with. What is chosen beside the answers that
    are offered counts where none of those is.
    """
    found = (_FIELD.fullmatch(name) for name in request.POST)
    numbers = list(dict.fromkeys(int(each[1]) for each in found if each))[:_AT_MOST]
    said = {
        number: (request.POST.get(f"{choice}-{number}") or request.POST.get(f"{OTHER}-{number}", "")).strip()
        for number in numbers
    }
    why = {number: reason_in(request, f"{WHY}-{number}") for number in numbers}
    scope = {number: request.POST.get(f"{SCOPE}-{number}", "") for number in numbers}
    return Filled(
        {number: text for number, text in said.items() if text},
        {number: text for number, text in why.items() if text},
        scope={number: text for number, text in scope.items() if text},
    )


def keep(form: Filled, asked: Iterable[int], save: Callable[[int, str, str], str], *, choose: str) -> None:
    """Save every answer that was filled in with `save`, which returns what is wrong with it, nothing when it is kept.

    What is left empty stays open; a reason alone is no answer, and `choose` says so beside it. `asked` are the
    questions that are still open.
    """
    open_ones = list(asked)
    for number in open_ones:
        if number in form.said:
            wrong = save(number, form.said[number], form.why.get(number, ""))
            if wrong:
                form.problems[number] = wrong
            else:
                form.kept += 1
        elif number in form.why:
            form.problems[number] = choose
    gone = len(form.numbers - set(open_ones))
    if gone:
        form.problem = ngettext(
            "%(number)d answer was not kept: somebody answered that meanwhile, or it is not asked any more.",
            "%(number)d answers were not kept: somebody answered those meanwhile, or they are not asked any more.",
            gone,
        ) % {"number": gone}


def nothing_chosen(form: Filled, first: int | None) -> None:
    """When nothing was filled in, say so beside the first question; `first` is None when none is left."""
    if form.numbers or form.problem:
        return
    if first is None:
        form.problem = gettext("There is nothing to answer any more.")
    else:
        form.problems[first] = gettext("You chose nothing yet: choose an answer here or below, then keep them.")


def kept_before(request: HttpRequest, *, digits: int = 3) -> int:
    """How many answers the form before this page kept, or the number of the rule, as its address says; 0 when that
    cannot be meant: more than so many digits."""
    text = request.GET.get(KEPT, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) <= digits else 0


def wanted_of(request: HttpRequest) -> tuple[int | None, str]:
    """Of which question a supplier is looked for, and by what; None when nothing is looked for.

    Enter in a field asks for no question in particular (0): that is the first in which something is looked for.
    """
    text = request.POST.get(FIND, "")
    if not (text.isascii() and text.isdigit() and len(text) < 16):
        return None, ""
    if text == "0":
        typed = (name for name in request.POST if _WANTED.fullmatch(name) and request.POST[name].strip())
        text = next(typed, "-0").rpartition("-")[2]
    words = request.POST.get(f"{WANTED}-{text}", "").replace("\x00", "").strip()
    return int(text), words[:LONGEST_WORDS]


def shown(form: Filled) -> Mapping[str, object]:
    """What the template needs of it."""
    return {
        "said": form.said,
        "reasons": form.why,
        "scopes": form.scope,
        "problems": form.problems,
        "problem": form.problem,
        "kept": form.kept,
        "longest": LONGEST,
    }
