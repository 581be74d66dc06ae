"""Everything in the check of a draft that is a code, said as a sentence to one reader."""

from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation
from functools import cached_property

from aankoopwijzer.documents.document_error import REMARKS
from aankoopwijzer.documents.text_blocks import Remark
from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.domain.records.passage import Mention, Passage
from aankoopwijzer.domain.review.draft_finding import DraftCheck, DraftRisk, ObjectiveCheck
from aankoopwijzer.reports.speech import NO_BREAK, marked
from aankoopwijzer.reports.wording import Wording

CHECK_STATUS: Mapping[str, str] = {
    "covered": marked("covered"),
    "partly": marked("partly covered"),
    "missing": marked("missing"),
    "unsure": marked("look at it yourself"),
    "does_not_apply": marked("not asked here"),
}
LACK: Mapping[str, str] = {
    "proof": marked("which proof"),
    "moment": marked("when the proof is due"),
    "sanction": marked("what follows when it is not kept"),
    "threshold": marked("a bound that is strict enough and can be checked"),
}
RISK_KIND: Mapping[str, str] = {
    "local-preference": marked("preference for local businesses"),
    "distance-rule": marked("distance rule"),
    "brand-without-equivalent": marked("brand or product by name"),
    "label-without-equivalent": marked("label without an equivalent"),
    "policy-in-selection": marked("company policy or staff as a demand"),
    "vague-demand": marked("cannot be checked"),
    "weights-do-not-sum": marked("weights do not add up"),
    "sustainability-weight-zero": marked("sustainability weighs nothing"),
    "disproportionate-demand": marked("out of proportion"),
    "unverifiable-demand": marked("cannot be checked"),
    "weights-left-open": marked("weights left open"),
    "forbidden-by-law": marked("forbidden by law"),
    "contradiction": marked("contradiction"),
    "contradictory-dates": marked("two answers for one moment"),
    "threshold-too-weak": marked("weaker than the chosen level"),
}
LANGUAGE: Mapping[str, str] = {
    "nl": marked("Dutch"),
    "fr": marked("French"),
    "en": marked("English"),
    "de": marked("German"),
}
_SHOWN = 300


class CheckWording:
    """The sentences about one check for one reader."""

    def __init__(self, language: str, pack: PolicyPack) -> None:
        self.wording = Wording(language, pack)
        self._pack = pack
        self.say = self.wording.speech.say

    @cached_property
    def language(self) -> str:
        """The language of our own sentences."""
        return self.wording.speech.language

    def status(self, check: ObjectiveCheck) -> str:
        """What the draft does for an objective, in a word or two."""
        if check.status == "unsure" and check.is_welcome and not check.passages:
            return self.say("may be added")
        return self.wording.speech.word(CHECK_STATUS, check.status)

    def lead(self, check: DraftCheck) -> str:
        """The first sentence of the report."""
        count = self.wording.speech.count
        missing, partly = len(check.with_status("missing")), len(check.with_status("partly"))
        risks = len(check.risks)
        if not (missing or partly or risks):
            covered = len(check.with_status("covered"))
            if covered:
                return self.say("This draft has everything that the framework asks here, and nothing risky was found.")
            return self.say("The framework asks nothing of this purchase, and nothing risky was found.")
        parts = []
        if missing:
            parts.append(count("{number} objective is missing", "{number} objectives are missing", missing))
        if partly:
            parts.append(count("{number} is incomplete", "{number} are incomplete", partly))
        if risks:
            parts.append(count("{number} passage is risky", "{number} passages are risky", risks))
        return self.say("In this draft {findings}.", findings=self.wording.speech.listing(parts))

    def lacks(self, check: ObjectiveCheck) -> str:
        """What an objective that is partly covered still lacks, as one sentence; empty when it lacks nothing."""
        if not check.lacks:
            return ""
        things = self.wording.speech.listing(self.wording.speech.word(LACK, each) for each in check.lacks)
        return self.say("Still to say: {things}.", things=things)

    def why(self, check: ObjectiveCheck) -> str:
        """Why the objective has this status."""
        verdict = self.wording.text(check.verdict.because)
        if check.status == "unsure" and check.passages:
            return self.say("These passages may carry it out; the checker is not certain.")
        return verdict

    def place(self, passage: Passage) -> str:
        """Where a passage stands: heading, article and page, as far as they are known."""
        parts = []
        if passage.heading:
            parts.append(passage.heading)
        if passage.article and not (passage.heading or "").startswith(f"{passage.article}."):
            parts.append(self.say("article {number}", number=passage.article))
        if passage.page is not None:
            parts.append(self.say("page {number}", number=passage.page))
        return ", ".join(parts) or self.say("at the start")

    def quote(self, passage: Passage) -> str:
        """The passage, cut when it is long."""
        text = " ".join(passage.text.split())
        return text if len(text) <= _SHOWN else f"{text[:_SHOWN].rsplit(' ', 1)[0]} …"

    def risk(self, risk: DraftRisk) -> str:
        """What kind of risk it is, in a word or two."""
        return self.wording.speech.word(RISK_KIND, risk.kind)

    def reason(self, risk: DraftRisk) -> str:
        """Why the wording is risky, with the figures of this draft."""
        entry = self._pack.risks.get(risk.rule)
        reason = self.wording.text(entry.reason) if entry is not None else ""
        return " ".join(part for part in (reason, self._values(risk)) if part)

    def better(self, risk: DraftRisk) -> str:
        """What to write instead."""
        entry = self._pack.risks.get(risk.rule)
        return self.wording.text(entry.better) if entry is not None else ""

    def words(self, mentions: tuple[Mention, ...]) -> list[str]:
        """The words that decided, each once."""
        return list(dict.fromkeys(mention.words for mention in mentions))

    def criterion(self, id: str) -> str:
        """The title of a criterion of the library; its id when the pack has none."""
        entry = self._pack.criteria.get(id)
        return self.wording.text(entry.title) if entry is not None else id

    def fact(self, name: str) -> str:
        """The name of a fact of the purchase."""
        return self.wording.fact(name)

    def file_name(self, check: DraftCheck, extension: str) -> str:
        """A name for the report as a file; it never holds what somebody typed."""
        return f"{self.say('check')}-{check.guidance.on.isoformat()}.{extension}"

    def marked_name(self, check: DraftCheck) -> str:
        """A name for the draft with comments in it."""
        return f"{self.say('draft-with-comments')}-{check.guidance.on.isoformat()}.docx"

    def completed_name(self, check: DraftCheck) -> str:
        """A name for the draft with clauses put into it."""
        return f"{self.say('draft-with-clauses')}-{check.guidance.on.isoformat()}.docx"

    def remarks(self, check: DraftCheck, remarks: Iterable[Remark] = ()) -> list[str]:
        """What to know about how the draft was read, and what was taken because it does not say it."""
        said = [self.say(REMARKS[remark.code], **remark.parameters) for remark in remarks]
        for language, number in check.foreign.items():
            named = self.wording.speech.word(LANGUAGE, language)
            said.append(
                self.wording.speech.count(
                    "{number} passage is in {language} and was not checked.",
                    "{number} passages are in {language} and were not checked.",
                    number,
                    language=named,
                )
            )
        if check.purchase.purchase.date is None:
            said.append(self.say("The draft names no day of publication: the law of today is taken."))
        if check.purchase.purchase.value_eur is None:
            said.append(self.say("The draft names no estimate: what depends on the value stays open."))
        return said

    def _values(self, risk: DraftRisk) -> str:
        values = risk.values or {}
        if "total" in values:
            return self.say("Together they make {total}.", total=self._number(values["total"]))
        if "wanted" in values:
            said = self.say(
                "The draft says {found}; “{criterion}” asks {wanted} at level {level}.",
                found=values["found"],
                criterion=self.criterion(values["criterion"]),
                wanted=f"{self._number(values['wanted'])}{NO_BREAK}{values['unit']}".strip(),
                level=self.wording.level(values["level"]),
            )
            law = self.say("That is below what the law asks.") if values.get("below_law") == "yes" else ""
            return f"{said} {law}".strip()
        if risk.others:
            return self.say("See also: {places}.", places="; ".join(self.place(each) for each in risk.others[:3]))
        return ""

    def _number(self, number: str) -> str:
        try:
            return self.wording.speech.number(Decimal(number))
        except InvalidOperation:
            return number
