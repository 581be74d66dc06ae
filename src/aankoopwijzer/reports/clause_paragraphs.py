"""A clause as the paragraphs of a tender: its text, how it is proven, what follows when it is not kept."""

from aankoopwijzer.domain.guidance.result import ChosenCriterion
from aankoopwijzer.reports import terms
from aankoopwijzer.reports.wording import Wording


def clause_sentences(chosen: ChosenCriterion, wording: Wording) -> str:
    """The clause with its scoring, proof and sanction as running text, so that whoever reads it reads all of it."""
    say, criterion = wording.speech.say, chosen.criterion
    said = [wording.clause(chosen)]
    if criterion.scoring is not None:
        said.append(f"{say('Scoring')}: {wording.filled(criterion.scoring, chosen)}")
    when = wording.speech.word(terms.PROOF_WHEN, criterion.proof.when)
    said.append(f"{say('Proof')}: {_closed(wording.filled(criterion.proof.what, chosen).rstrip('. ') + f' ({when})')}")
    said.append(f"{say('Sanction')}: {wording.filled(criterion.sanction, chosen)}")
    return " ".join(_closed(each) for each in said)


def _closed(sentence: str) -> str:
    """A sentence with a mark at its end."""
    tidy = sentence.strip()
    return tidy if tidy.endswith((".", "!", "?", ":", ";")) else f"{tidy}."
