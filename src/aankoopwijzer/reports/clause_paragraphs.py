"""A clause as the paragraphs of a tender: its text, how it is proven, what follows when it is not kept."""

from aankoopwijzer.domain.guidance.result import ChosenCriterion
from aankoopwijzer.reports import terms
from aankoopwijzer.reports.wording import Wording


def clause_lines(chosen: ChosenCriterion, wording: Wording) -> tuple[str, ...]:
    """The clause, how it is scored and proven, and what follows when it is not kept, each as a line of the tender."""
    say, criterion = wording.speech.say, chosen.criterion
    lines = [wording.clause(chosen)]
    if criterion.scoring is not None:
        lines.append(f"{say('Scoring')}: {wording.filled(criterion.scoring, chosen)}")
    when = wording.speech.word(terms.PROOF_WHEN, criterion.proof.when)
    lines.append(f"{say('Proof')}: {wording.filled(criterion.proof.what, chosen).rstrip('. ')} ({when})")
    lines.append(f"{say('Sanction')}: {wording.filled(criterion.sanction, chosen)}")
    return tuple(_closed(each) for each in lines)


def clause_sentences(chosen: ChosenCriterion, wording: Wording) -> str:
    """The same as running text, so that whoever reads the paragraph reads all of it."""
    return " ".join(clause_lines(chosen, wording))


def _closed(sentence: str) -> str:
    """A sentence with a mark at its end."""
    tidy = sentence.strip()
    return tidy if tidy.endswith((".", "!", "?", ":", ";")) else f"{tidy}."
