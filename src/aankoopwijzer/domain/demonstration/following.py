"""Invented follow-up: proof that came, was late or was refused; actions that go on."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from random import Random

from aankoopwijzer.domain.demonstration.marking import IN_WORDS
from aankoopwijzer.domain.records.action import Action, ActionState
from aankoopwijzer.domain.records.promise import Promise, PromiseStatus

_ACTIONS = (
    "Wagenpark per dienst doorlichten",
    "Sjabloon van het bestek aanvullen met sociale clausules",
    "Marktverkenning met maatwerkbedrijven",
    "Lijst van inheemse planten gebruiken bij elke aanplanting",
    "Armaturen vervangen in de oudste kringen",
    "Afspraak over herstellen voor vervangen",
    "Deelsysteem voor dienstfietsen opzetten",
)
_SERVICES = ("dienst aankoop", "groendienst", "technische dienst", "dienst mobiliteit", "welzijn")
_PER_AUTHORITY = 4


def invented_proof(random: Random, promises: Iterable[Promise], until: dt.date) -> Iterator[Promise]:
    """What became of invented promises by a day: most proof came, some is late, some was refused."""
    for one in promises:
        due = one.due_on
        if due is None or due > until:
            yield one
            continue
        status: PromiseStatus = random.choices(("accepted", "submitted", "refused", "open"), (76, 7, 4, 13))[0]
        came = min(until, due - dt.timedelta(days=random.randrange(30)))
        yield one.model_copy(
            update={
                "status": status,
                "submitted_on": None if status == "open" else came,
                "accepted_on": min(until, came + dt.timedelta(days=random.randrange(3, 21)))
                if status == "accepted"
                else None,
                "refusal": "Verzonnen reden: het attest is van een ander product." if status == "refused" else None,
            }
        )


def invented_actions(
    random: Random, authorities: Sequence[str], objectives: Sequence[str], until: dt.date
) -> Iterator[Action]:
    """A few actions for every authority."""
    for authority in authorities:
        for name in random.sample(_ACTIONS, _PER_AUTHORITY):
            due = until + dt.timedelta(days=random.randrange(-300, 500))
            is_done = due < until and random.random() < 0.7
            state: ActionState = "done" if is_done else random.choice(("planned", "running"))
            yield Action(
                authority=authority,
                name=f"{name} ({IN_WORDS})",
                objectives=tuple(sorted(random.sample(objectives, min(2, len(objectives))))),
                responsible=f"{random.choice(_SERVICES)} ({IN_WORDS})",
                due_on=due,
                state=state,
                is_fictitious=True,
            )


def proof_text(one: Promise) -> bytes:
    """The file that stands for the proof of an invented promise."""
    return f"Verzonnen bewijs van belofte {one.number}: {one.criterion}. Dit document bewijst niets.\n".encode()
