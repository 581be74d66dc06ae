"""Everything in an advice that is a code, said as a sentence to one reader."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from functools import cached_property

from aankoopwijzer.domain.guidance.result import BranchVerdict, ChosenCriterion, Guidance, ObjectiveVerdict, Warning
from aankoopwijzer.domain.policy.criteria import Criterion
from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.domain.policy.parameters import Resolved
from aankoopwijzer.domain.records.purchase import Purchase
from aankoopwijzer.domain.records.selection import Dropped
from aankoopwijzer.domain.rules.verdicts import Reason, Status
from aankoopwijzer.domain.values.level import Level
from aankoopwijzer.domain.values.source import Source
from aankoopwijzer.domain.values.text import Text
from aankoopwijzer.reports import terms
from aankoopwijzer.reports.reasons import reason_sentence
from aankoopwijzer.reports.speech import NO_BREAK, Speech, sentence_case, speech
from aankoopwijzer.reports.warnings import warning_sentence

SOCIAL_BRANCH = "social"
LANGUAGE_FALLBACK = "language-fallback"
_BOTH = 2
_EURO_UNITS = frozenset({"eur", "euro"})


class Wording:
    """The sentences of one pack for one reader.

    The pack is here for its names only: a source, a parameter or a question is an id in an advice.
    """

    def __init__(self, language: str, pack: PolicyPack) -> None:
        self.speech: Speech = speech(language)
        self.pack = pack
        self._sources: dict[Source, str] = {}
        self._numbers: dict[str, str] = {}

    def text(self, text: Text) -> str:
        """A policy text for this reader."""
        return self.speech.text(text)

    def status(self, status: str) -> str:
        """ "applies", "does not apply" or "depends on an answer"."""
        return self.speech.word(terms.STATUS, status)

    def force(self, force: str) -> str:
        """How binding something is, in a word or two."""
        return self.speech.word(terms.FORCE, force)

    def binding(self, verdict: ObjectiveVerdict) -> str:
        """How binding a duty is, with the framework's own words where they say more."""
        word, printed = self.force(verdict.force), self.text(verdict.force_text)
        return printed if word.casefold() in printed.casefold() else f"{word} · {printed}"

    def level(self, level: str) -> str:
        """The name of a level."""
        return self.speech.word(terms.LEVEL, level)

    def part(self, part: str) -> str:
        """The kind of demand: selection criterion, award criterion ..."""
        return self.speech.word(terms.PART, part)

    def contract_type(self, contract_type: str) -> str:
        """Works, supplies or services."""
        return self.speech.word(terms.CONTRACT_TYPE, contract_type)

    def yes_or_no(self, answer: bool) -> str:
        """Yes or no."""
        return self.speech.say("yes") if answer else self.speech.say("no")

    def fact(self, name: str) -> str:
        """The label of a fact of the purchase, by its key."""
        return self.speech.word(terms.PURCHASE_FACT, name)

    def authority(self, id: str) -> str:
        """The name of an authority."""
        known = self.pack.authorities.get(id)
        return known.name if known else id

    def question(self, id: str, text: Text | None) -> str:
        """A question to the buyer; those about the purchase itself and about a product group are our own words."""
        if text is not None:
            return self.text(text)
        if id.startswith("row:"):
            row = self.pack.rows.get(id.removeprefix("row:"))
            name = self.text(row.printed) if row else id.removeprefix("row:")
            return self.speech.say("Is this purchase about {product_group}?", product_group=name)
        asked = {
            "value": self.speech.say("What is the estimate, excluding VAT and over the whole term?"),
            "date": self.speech.say("When will you publish the notice or send the invitations?"),
            "contract_type": self.speech.say("Are you buying works, supplies or services?"),
            "framework_agreement": self.speech.say("Will this be a framework agreement?"),
        }
        return asked.get(id, id)

    def reason(self, reason: Reason, parameters: Collection[Resolved] = ()) -> str:
        """A comparison that the engine made."""
        return reason_sentence(reason, self.speech, self.pack, parameters)

    def reasons(self, verdict: ObjectiveVerdict) -> list[str]:
        """The comparisons behind a verdict, each said once."""
        said = (self.reason(reason, verdict.parameters) for reason in verdict.reasons)
        return list(dict.fromkeys(said))

    def warning(self, warning: Warning) -> str:
        """What was odd, and what to do about it; objectives and criteria by their names."""
        return warning_sentence(replace(warning, values=self._named(warning.values)), self.speech)

    def _named(self, values: Mapping[str, str]) -> dict[str, str]:
        named = dict(values)
        if (objective := self.pack.objectives.get(values.get("objective", ""))) is not None:
            named["name"] = f"“{self.text(objective.name)}”"
        criterion = self.pack.criteria.get(values.get("criterion", ""))
        for parameter in criterion.parameters if criterion else ():
            if parameter.name == values.get("parameter"):
                named["parameter"] = self.text(parameter.label)
        return named | {key: self.criterion_title(values[key]) for key in ("criterion", "other") if key in values}

    def drop_reason(self, why: Dropped) -> str:
        """Why a criterion was left out: the reason of the list and the buyer's own words; that nobody said why."""
        known = self.pack.drop_reasons.get(why.reason)
        words = why.words.strip()
        if known is None or (known.needs_words and words):
            return words or self.speech.say("no reason given")
        return f"{self.text(known.text)}: {words}" if words else self.text(known.text)

    def warnings(self, guidance: Guidance) -> list[tuple[str, str]]:
        """Every warning once, as code and sentence; a language that falls back is one too."""
        found = [(each.code, self.warning(each)) for each in guidance.warnings]
        if self.speech.falls_back and LANGUAGE_FALLBACK not in dict(found):
            found.append((LANGUAGE_FALLBACK, self.warning(Warning(LANGUAGE_FALLBACK))))
        return list(dict.fromkeys(found))

    def source(self, source: Source) -> str:
        """Where a statement comes from: the place, the document, and whether somebody looked it up."""
        if source not in self._sources:
            self._sources[source] = self._source(source)
        return self._sources[source]

    def _source(self, source: Source) -> str:
        title = self.document_title(source.document)
        place = f"{source.locator}, {title}" if source.locator else title
        return self._checked(place, source, ", {note}")

    def place(self, source: Source) -> str:
        """The place in a document, and whether somebody looked it up there."""
        return self._checked(source.locator, source, " ({note})")

    def document_title(self, id: str) -> str:
        """The title of a document that sources point to."""
        document = self.pack.sources.get(id)
        return self.text(document.title) if document else id

    def _checked(self, place: str, source: Source, how: str) -> str:
        if source.verified == "yes":
            return place
        if source.verified == "no":
            note = self.speech.say("not checked")
        else:
            note = self.speech.say("checked on {day}", day=self.speech.date(source.verified))
        return place + how.format(note=note)

    def parameter_name(self, id: str) -> str:
        """The name of a figure of law or policy."""
        known = self.pack.parameters.get(id)
        return self.text(known.name) if known else id

    def parameter_value(self, resolved: Resolved) -> str:
        """The value with its unit."""
        value = resolved.dated.value
        known = self.pack.parameters.get(resolved.parameter)
        unit = known.unit if known else ""
        if isinstance(value, tuple):
            return self.speech.listing(value)
        if not isinstance(value, Decimal):
            return value
        if unit.lower() in _EURO_UNITS:
            return self.speech.money(value)
        return self._with_unit(self.speech.number(value), unit)

    def _with_unit(self, value: str, unit: str) -> str:
        word = "euro" if unit.lower() in _EURO_UNITS else terms.UNIT.get(unit, unit)
        return f"{value}{NO_BREAK}{self.speech.say(word)}" if word else value

    def parameter(self, resolved: Resolved) -> str:
        """A dated figure with its period; one that is older than the day says so."""
        said = self.speech.say(
            "{name}: {value} ({period})",
            name=self.parameter_name(resolved.parameter),
            value=self.parameter_value(resolved),
            period=self.period(resolved),
        )
        return f"{said}; {self.speech.say('last known value')}" if resolved.is_outdated else said

    def period(self, resolved: Resolved) -> str:
        """The years for which a figure holds; "since 2018" when it still does."""
        if resolved.dated.until is None:
            return self.speech.say("since {year}", year=resolved.dated.from_.year)
        return resolved.dated.period

    def branch_outcome(self, verdict: BranchVerdict) -> str:
        """Which side of the fork, as the pack says it."""
        return self.text(verdict.text)

    def filled(self, text: Text, chosen: ChosenCriterion) -> str:
        """A text of a criterion with its level and its blanks filled; numbers as this reader writes them."""
        said = self.text(text)
        if "{" in said:
            for name, value in chosen.blanks.items():
                words = self.text(value) if isinstance(value, Text) else self._number_or_word(value)
                said = said.replace(f"{{{name}}}", words)
        return said

    def clause(self, chosen: ChosenCriterion) -> str:
        """The clause at the chosen level, ready to paste."""
        return self.filled(chosen.criterion.clause, chosen)

    def level_value(self, criterion: Criterion, level: Level) -> str:
        """The threshold of a level, with the criterion's unit."""
        threshold = criterion.levels[level]
        if threshold.text is not None:
            return self.text(threshold.text)
        value = self._number_or_word(threshold.value)
        return self._with_unit(value, criterion.unit or "")

    def criterion_title(self, id: str) -> str:
        """The title of a criterion of the pack."""
        known = self.pack.criteria.get(id)
        return self.text(known.title) if known else id

    def value(self, value: str) -> str:
        """The value of a blank in a clause: a figure as this reader writes it, or words."""
        return self._number_or_word(value)

    def parameter_unit(self, unit: str) -> str:
        """The unit of a blank in a clause."""
        return "euro" if unit.lower() in _EURO_UNITS else unit

    def _number_or_word(self, value: str) -> str:
        shown = self._numbers.get(value)
        if shown is None:
            try:
                shown = self.speech.number(Decimal(value))
            except InvalidOperation:
                shown = value
            self._numbers[value] = shown
        return shown

    def purchase_facts(self, purchase: Purchase) -> list[tuple[str, str]]:
        """What the buyer told us, as label and value; what is not known is said to be so."""
        unknown = self.speech.say("not known yet")
        given = {
            "contract_type": self.contract_type(purchase.contract_type) if purchase.contract_type else None,
            "value_eur": None if purchase.value_eur is None else self.speech.money(purchase.value_eur),
            "date": None if purchase.date is None else self.speech.date(purchase.date),
            "authority": self.authority(purchase.authority) if purchase.authority else None,
            "cpv": ", ".join(purchase.cpv) or None,
            "framework_agreement": None
            if purchase.framework_agreement is None
            else self.yes_or_no(purchase.framework_agreement),
        }
        return [(self.fact(name), value or unknown) for name, value in given.items()]

    def lead(self, guidance: Guidance) -> str:
        """The first sentence of an advice, as a person would say it.

        Instruments are work of the authority, not something for this tender: they are not counted.
        """
        asked = [each for each in guidance.with_status(Status.APPLIES) if each.force != "instrument"]
        mandatory = sum(each.force == "mandatory" for each in asked)
        value = guidance.purchase.value_eur
        if value is None:
            purchase = self.speech.say("For this purchase")
        else:
            purchase = self.speech.say("For this purchase of {value}", value=self.speech.money(value))
        if not asked and guidance.questions and guidance.with_status(Status.UNKNOWN):
            said = self.speech.say("{purchase} your answers decide what the framework asks", purchase=purchase)
        elif not asked:
            said = self.speech.say("{purchase} the framework asks nothing in particular", purchase=purchase)
        else:
            said = self.speech.count(
                "{purchase} the framework asks one thing",
                "{purchase} the framework asks {number} things",
                len(asked),
                purchase=purchase,
            )
            said += self._of_which_mandatory(mandatory, len(asked))
        return f"{said}.{self._still_open(guidance)}"

    def _of_which_mandatory(self, mandatory: int, asked: int) -> str:
        if mandatory == 0:
            return self.speech.count("; it is not mandatory", "; none of it is mandatory", asked)
        if mandatory == asked:
            if asked == _BOTH:
                return self.speech.say("; both are mandatory")
            return self.speech.count("; it is mandatory", "; all {number} are mandatory", mandatory)
        return self.speech.count("; one is mandatory", "; {number} are mandatory", mandatory)

    def _still_open(self, guidance: Guidance) -> str:
        open_questions = len(guidance.questions)
        if not open_questions:
            return ""
        said = self.speech.count(
            "one question is still open: its answer can change this advice.",
            "{number} questions are still open: the answers can change this advice.",
            open_questions,
        )
        return f" {sentence_case(said)}"

    def file_name(self, guidance: Guidance, extension: str) -> str:
        """A name for the advice as a file; it never holds what a buyer typed."""
        return f"{self.speech.say('advice')}-{guidance.on.isoformat()}.{extension}"

    @cached_property
    def language_note(self) -> str | None:
        """What to tell a reader whose language we do not speak completely; None when there is nothing to tell."""
        return self.warning(Warning(LANGUAGE_FALLBACK)) if self.speech.falls_back else None


def social_branch(guidance: Guidance) -> BranchVerdict | None:
    """The fork that an advice reports as `social`: the one of that name, else the pack's first."""
    return guidance.branch(SOCIAL_BRANCH) or next(iter(guidance.branches), None)
