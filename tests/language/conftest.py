"""The matcher of the pack that ships with the product, and a tiny one that knows nothing of it."""

import pytest

from aankoopwijzer.domain.policy.vocabulary import Vocabulary
from aankoopwijzer.flows.prepare_adviser import prepare_adviser
from aankoopwijzer.language.matching import Matcher


@pytest.fixture(scope="session")
def matcher() -> Matcher:
    """The matcher of `regio-brugge`."""
    return prepare_adviser().matcher


@pytest.fixture(scope="session")
def tiny() -> Vocabulary:
    """A vocabulary about boats on a lake: other words, other rows, the same engine."""
    return Vocabulary.model_validate(
        {
            "entries": [
                {"id": "with", "kind": "cue", "cue": "together-with", "terms": {"nl": "met, inclusief"}},
                {"id": "for", "kind": "cue", "cue": "purpose", "terms": {"nl": "voor"}},
                {"id": "at", "kind": "cue", "cue": "place", "terms": {"nl": "aan, op"}},
                {"id": "no", "kind": "cue", "cue": "without", "terms": {"nl": "zonder"}},
                {"id": "ours", "kind": "cue", "cue": "has-already", "terms": {"nl": "hebben we al, doen wij zelf"}},
                {"id": "old", "kind": "cue", "cue": "instead-of", "terms": {"nl": "in plaats van, ipv"}},
                {"id": "in-it", "kind": "cue", "cue": "included", "terms": {"nl": "inbegrepen"}},
                {"id": "out", "kind": "cue", "cue": "out-of", "terms": {"nl": "=van"}},
                {"id": "to", "kind": "cue", "cue": "into", "terms": {"nl": "=naar"}},
                {"id": "and", "kind": "cue", "cue": "joint", "terms": {"nl": "en"}},
                {"id": "stuff", "kind": "carrier", "terms": {"nl": "materiaal, levering, firma"}},
                {"id": "words", "kind": "part", "terms": {"nl": "meer, hout, =houten, kapitein"}},
                {"id": "repair", "kind": "activity", "terms": {"nl": "herstel, onderhoud"}},
                {
                    "id": "boat",
                    "kind": "subject",
                    "terms": {"nl": "boot, boten, zeilboot, roeiboot, kano", "en": "boat", "fr": "bateau"},
                    "cpv": "3451 34522",
                    "gives": [
                        {"rows": ["W1/1"], "contract": ["supplies"]},
                        {"rows": ["W1/2"], "contract": ["services"], "with_any": ["repair"]},
                        {"rows": ["W1/3"], "contract": ["supplies"], "value_from": 10_000, "value_below": 20_000},
                    ],
                },
                {
                    "id": "sail",
                    "kind": "subject",
                    "terms": {"nl": "zeil, zeilen, +doek"},
                    "gives": [{"rows": ["W2/1"]}],
                },
                {"id": "harbour", "kind": "setting", "terms": {"nl": "haven, steiger"}},
                {"id": "lessons", "kind": "outside", "terms": {"nl": "zeillessen, cursus"}, "absorbs": ["*"]},
                {
                    "id": "frame",
                    "kind": "circumstance",
                    "label": {"nl": "raamovereenkomst"},
                    "terms": {"nl": "raamovereenkomst"},
                    "gives": [{"rows": ["W9/1"], "contract": ["supplies"], "framework_agreement": True}],
                },
            ]
        }
    )
