"""Promises and actions in words."""

from collections.abc import Mapping

from aankoopwijzer.reports.speech import marked

TASK: Mapping[str, str] = {
    "overdue": marked("proof is overdue"),
    "to_judge": marked("proof to judge"),
    "soon": marked("proof due within 60 days"),
    "no_day": marked("no day known for the proof"),
    "later": marked("proof due later"),
    "accepted": marked("proof accepted"),
}
TASK_SIGN: Mapping[str, str] = {
    "overdue": "▲",
    "to_judge": "◐",
    "soon": "◐",
    "no_day": "◇",
    "later": "○",
    "accepted": "●",
}
"""A shape for each, so that colour never says it alone."""
PROMISE_STATUS: Mapping[str, str] = {
    "open": marked("no proof yet"),
    "submitted": marked("proof came, to be judged"),
    "accepted": marked("proof accepted"),
    "refused": marked("proof refused"),
}
ACTION_STATE: Mapping[str, str] = {
    "planned": marked("planned"),
    "running": marked("running"),
    "done": marked("done"),
    "dropped": marked("dropped"),
}
PROMISE_REFUSED: Mapping[str, str] = {
    "no-such-promise": marked("This promise is no longer there. Go back to the list of promises."),
    "accepted-already": marked("This proof was accepted already. Nothing has to be done."),
    "no-file": marked("Choose a file first."),
    "too-many": marked("A promise takes {limit} files at most. Put what is left in one document."),
    "empty-file": marked("“{name}” is empty. Choose the file again."),
    "too-large": marked("“{name}” is larger than {limit} MB. Make it smaller, or split it."),
    "not-a-proof": marked(
        "“{name}” cannot be taken: its content is of another kind than its name says, or it holds macros. Send one of: "
        "{known}."
    ),
    "nothing-to-judge": marked("There is no new proof to judge. Wait until it comes."),
    "reason-missing": marked("Say why you refuse it: the supplier reads the reason and can mend it."),
}
