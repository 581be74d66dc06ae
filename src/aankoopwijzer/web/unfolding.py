"""An advice laid out for a page: which list each objective stands in, and how the pieces belong together."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from django.utils import translation

from aankoopwijzer.domain.guidance.result import (
    AskedQuestion,
    BranchVerdict,
    ChosenCriterion,
    Guidance,
    ObjectiveVerdict,
    RankedOption,
)
from aankoopwijzer.domain.records.selection import Selection
from aankoopwijzer.domain.rules.verdicts import Status
from aankoopwijzer.domain.values.level import Level
from aankoopwijzer.domain.values.text import FALLBACK
from aankoopwijzer.reports.burden import burden_lines
from aankoopwijzer.reports.wording import Wording, social_branch
from aankoopwijzer.web.advising import Recognised, groups_in
from aankoopwijzer.web.draft import Draft
from aankoopwijzer.web.policy import policy
from aankoopwijzer.web.scale import Scale, scale_of

MANDATORY, INSTRUMENT = "mandatory", "instrument"
SAID_ELSEWHERE = frozenset({"no-supplier-file", "no-product-group"})
"""Warnings that the page says in their own place: beside the advice on reserving, beside the product groups."""


def wording() -> Wording:
    """The words of the policy in the language of this page."""
    return Wording(translation.get_language() or FALLBACK, policy())


@dataclass(frozen=True)
class Unfolded:
    """One advice as the page shows it."""

    guidance: Guidance
    draft: Draft
    wording: Wording

    @cached_property
    def lead(self) -> str:
        """The first sentence."""
        return self.wording.lead(self.guidance)

    @cached_property
    def groups(self) -> Recognised:
        """The product groups that were recognised."""
        return groups_in(self.guidance)

    @cached_property
    def must(self) -> tuple[ObjectiveVerdict, ...]:
        """What has to be in the tender."""
        return tuple(each for each in self._applying if each.force == MANDATORY)

    @cached_property
    def may(self) -> tuple[ObjectiveVerdict, ...]:
        """What the framework wants but does not demand of every purchase."""
        return tuple(each for each in self._applying if each.force not in (MANDATORY, INSTRUMENT))

    @cached_property
    def instruments(self) -> tuple[ObjectiveVerdict, ...]:
        """What the authority has to make: no work for this tender, but good to know of."""
        return tuple(each for each in self._applying if each.force == INSTRUMENT)

    @cached_property
    def open(self) -> tuple[ObjectiveVerdict, ...]:
        """What an answer decides."""
        return self.guidance.with_status(Status.UNKNOWN)

    @cached_property
    def not_asked(self) -> tuple[ObjectiveVerdict, ...]:
        """What does not apply."""
        return self.guidance.with_status(Status.DOES_NOT_APPLY)

    @cached_property
    def questions(self) -> tuple[tuple[AskedQuestion, str], ...]:
        """The open questions with their words."""
        return tuple((each, self.wording.question(each.id, each.text)) for each in self.guidance.questions)

    @cached_property
    def warnings(self) -> tuple[str, ...]:
        """What was odd about the input, each said once."""
        return tuple(said for code, said in self.wording.warnings(self.guidance) if code not in SAID_ELSEWHERE)

    @cached_property
    def social(self) -> BranchVerdict | None:
        """The fork by value, where the purchase has a product group in it."""
        found = social_branch(self.guidance)
        return found if found is not None and found.rows else None

    @cached_property
    def scale(self) -> Scale | None:
        """The threshold and this value on one line."""
        if self.social is None or self.social.threshold is None or self.social.value_eur is None:
            return None
        return scale_of(self.social.value_eur, self.social.threshold.amount)

    @cached_property
    def menu(self) -> tuple[RankedOption, ...]:
        """The options that are possible here, best first."""
        return tuple(each for each in self.guidance.menu if each.rank is not None)

    @cached_property
    def menu_not(self) -> tuple[RankedOption, ...]:
        """The options that are not possible here, with the reason."""
        return tuple(each for each in self.guidance.menu if each.rank is None)

    @cached_property
    def clauses(self) -> tuple[tuple[str, tuple[ChosenCriterion, ...]], ...]:
        """The proposed criteria by the part of the tender that they belong in."""
        parts = dict.fromkeys(each.part for each in self.guidance.criteria)
        return tuple((part, tuple(each for each in self.guidance.criteria if each.part == part)) for part in parts)

    @cached_property
    def last_carriers(self) -> dict[str, tuple[str, ...]]:
        """The mandatory objectives that only one demand carries out, by the id of that demand."""
        must = [each.code for each in self.must]
        found: dict[str, tuple[str, ...]] = {}
        for code in must:
            carrying = [each.criterion.id for each in self.guidance.criteria if code in each.objectives]
            if len(carrying) == 1:
                found[carrying[0]] = (*found.get(carrying[0], ()), code)
        return found

    @cached_property
    def burden_lines(self) -> list[tuple[str, str]]:
        """What the chosen demands ask of tenderers in all."""
        return burden_lines(self.guidance, self.wording)

    @property
    def has_choice(self) -> bool:
        """Whether there is anything to put in the tender, to add or to put back."""
        found = self.guidance
        return bool(found.criteria or found.further_criteria or found.dropped)

    @property
    def every_level(self) -> tuple[Level, ...]:
        """The levels, easiest first."""
        return tuple(Level)

    @property
    def is_chosen(self) -> bool:
        """Whether the buyer changed anything about the proposal."""
        return self.draft.selection() != Selection() or self.draft.level is not Level.BASIS

    @cached_property
    def burden_steps(self) -> tuple[bool, bool, bool]:
        """The three steps of the burden meter, filled as far as the set weighs."""
        share = self.guidance.proportionality
        if not share.asked:
            return (False, False, False)
        if share.is_too_much:
            return (True, True, True)
        half = share.fits is not None and Decimal(share.asked) * 2 > share.fits
        return (True, half, False)

    @property
    def _applying(self) -> tuple[ObjectiveVerdict, ...]:
        return self.guidance.with_status(Status.APPLIES)


def unfold(guidance: Guidance, draft: Draft) -> Unfolded:
    """The advice, ready for a page in the language of the reader."""
    return Unfolded(guidance, draft, wording())
