"""What was declared and what was found, in words and as rows."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from aankoopwijzer.domain.records.notice import Notice
from aankoopwijzer.domain.review.aspects import AspectFinding, AspectsOf, Evidence, NoticeAspects
from aankoopwijzer.reports.speech import Speech, marked

VERDICT: Mapping[str, str] = {
    "declared_and_found": marked("declared, and in the texts"),
    "declared_not_found": marked("declared, but not in the texts"),
    "found_not_declared": marked("in the texts, but not declared"),
    "neither": marked("neither declared nor in the texts"),
    "cannot_tell": marked("cannot be told: no text in a language that we read"),
}
FOUND_WITHOUT_A_PLACE: Final = marked("in the texts; this form has no place to declare it")
STRENGTH: Mapping[str, str] = {
    "scored": marked("scored"),
    "demanded": marked("demanded"),
    "described": marked("described"),
    "mentioned": marked("only mentioned"),
}
COLUMNS: Final = (
    "file",
    "publication_number",
    "standard",
    "form",
    "language",
    "country",
    "buyer",
    "title",
    "lot",
    "aspect",
    "declared",
    "codes",
    "verdict",
    "strength",
    "fields",
    "words",
    "sentence",
)
WIDTHS: Final = (28, 18, 10, 12, 9, 9, 30, 40, 12, 12, 14, 24, 20, 12, 18, 24, 60)


def verdict_in_words(finding: AspectFinding, speech: Speech) -> str:
    """The verdict for a person."""
    if finding.verdict == "found_not_declared" and finding.declared == "cannot_declare":
        return speech.say(FOUND_WITHOUT_A_PLACE)
    return speech.word(VERDICT, finding.verdict)


def evidence_in_words(evidence: Evidence, speech: Speech) -> str:
    """The words that decided, where they stand, and what the notice does with them."""
    weight = f", {speech.number(evidence.weight)}" if evidence.weight is not None else ""
    return f"“{evidence.words}” ({evidence.field}, {speech.word(STRENGTH, evidence.strength)}{weight})"


def aspect_rows(notice: Notice, found: NoticeAspects, file: str) -> Iterator[Sequence[str | int | None]]:
    """One row for each aspect of the whole notice and of each lot, as `COLUMNS`."""
    buyer = notice.buyers[0] if notice.buyers else None
    head = (
        file,
        notice.publication_number,
        notice.standard,
        notice.form,
        notice.language,
        buyer.country if buyer else None,
        buyer.name if buyer else None,
        notice.title,
    )
    for of in (found.whole, *found.lots):
        for finding in of.findings:
            yield (*head, *_row(of, finding))


def _row(of: AspectsOf, finding: AspectFinding) -> tuple[str | None, ...]:
    first = finding.evidence[0] if finding.evidence else None
    return (
        of.lot,
        finding.aspect,
        finding.declared,
        "; ".join(f"{field} {code}" for field, code in finding.codes),
        finding.verdict,
        finding.strength,
        "; ".join(dict.fromkeys(each.field for each in finding.evidence)),
        "; ".join(dict.fromkeys(" ".join(each.words.split()) for each in finding.evidence)),
        first.sentence if first else None,
    )
