"""A whole policy pack in memory."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from aankoopwijzer.domain.policy.aspects import Aspect, AspectCue, AspectRules
from aankoopwijzer.domain.policy.benchmarks import BenchmarkMeasure
from aankoopwijzer.domain.policy.choices import BurdenClass, DropReason
from aankoopwijzer.domain.policy.criteria import Criterion
from aankoopwijzer.domain.policy.demands import KIND_OF_PART, CheckingRules, Cue, Demand, LibraryClause, Risk
from aankoopwijzer.domain.policy.framework import (
    Ambition,
    Authority,
    Document,
    Objective,
    Pillar,
    ProductGroup,
    Role,
    Row,
    Target,
)
from aankoopwijzer.domain.policy.indicators import Indicator
from aankoopwijzer.domain.policy.obligations import (
    Branch,
    LegalGuard,
    MenuOption,
    NoticeFieldRule,
    Obligation,
    ReservationRule,
    SizeClass,
)
from aankoopwijzer.domain.policy.parameters import Parameter, Resolved, RuleSet
from aankoopwijzer.domain.policy.places import PlaceTable
from aankoopwijzer.domain.policy.plants import Standing
from aankoopwijzer.domain.policy.prose import ProseRule, Style
from aankoopwijzer.domain.policy.questions import Question
from aankoopwijzer.domain.policy.sections import TenderSection
from aankoopwijzer.domain.policy.table_rules import TableRules
from aankoopwijzer.domain.values.text import Text


class PolicyPack(BaseModel):
    """Everything that one region or country agreed on and is bound by, by id, in the order of its files.

    `vocabulary` and `plants` are kept as plain data here, so that who does not need them does not wait for them; the
    language room and `domain.planting` give them their types. `folder` is where the pack was read from, for what is
    read only when it is needed; None for a pack that was put together in memory.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    name: Text
    version: str
    pillars: Mapping[str, Pillar]
    stakeholders: Mapping[str, Role] = Field(default_factory=dict)
    ambitions: Mapping[str, Ambition]
    objectives: Mapping[str, Objective]
    product_groups: Mapping[str, ProductGroup]
    rows: Mapping[str, Row]
    targets: Mapping[str, Target]
    indicators: Mapping[str, Indicator] = Field(default_factory=dict)
    tables: Mapping[str, TableRules] = Field(default_factory=dict)
    authorities: Mapping[str, Authority]
    parameters: Mapping[str, Parameter]
    rule_sets: Mapping[str, RuleSet] = Field(default_factory=dict)
    questions: Mapping[str, Question] = Field(default_factory=dict)
    obligations: Mapping[str, Obligation]
    branches: Mapping[str, Branch] = Field(default_factory=dict)
    menu: Mapping[str, MenuOption] = Field(default_factory=dict)
    reservations: Mapping[str, ReservationRule] = Field(default_factory=dict)
    guards: Mapping[str, LegalGuard] = Field(default_factory=dict)
    sizes: Mapping[str, SizeClass] = Field(default_factory=dict)
    burdens: Mapping[str, BurdenClass] = Field(default_factory=dict)
    drop_reasons: Mapping[str, DropReason] = Field(default_factory=dict)
    notice_fields: Mapping[str, NoticeFieldRule] = Field(default_factory=dict)
    criteria: Mapping[str, Criterion] = Field(default_factory=dict)
    demands: Mapping[str, Demand] = Field(default_factory=dict)
    cues: Mapping[str, Cue] = Field(default_factory=dict)
    risks: Mapping[str, Risk] = Field(default_factory=dict)
    prose: Mapping[str, ProseRule] = Field(default_factory=dict)
    sections: Mapping[str, TenderSection] = Field(default_factory=dict)
    aspects: Mapping[str, Aspect] = Field(default_factory=dict)
    aspect_cues: Mapping[str, AspectCue] = Field(default_factory=dict)
    benchmarks: Mapping[str, BenchmarkMeasure] = Field(default_factory=dict)
    places: Mapping[str, PlaceTable] = Field(default_factory=dict)
    plants: Mapping[str, Mapping[str, Any]] = Field(default_factory=dict)
    sources: Mapping[str, Document]
    vocabulary: Mapping[str, Mapping[str, Any]] = Field(default_factory=dict)
    folder: str | None = Field(default=None, exclude=True)

    def parameter(self, id: str) -> Parameter:
        """The parameter with every rule set that is switched on taken in; `KeyError` when there is none."""
        found = self.parameters[id]
        for rule_set in self.rule_sets.values():
            if rule_set.is_on and id in rule_set.parameters:
                found = found.replaced_by(rule_set.parameters[id])
        return found

    def value(self, id: str, *, on: dt.date) -> Resolved:
        """The value of a parameter on a day; raises `BeforeFirstPeriod` when the pack knows none yet."""
        return self.parameter(id).on(on)

    @property
    def checking(self) -> CheckingRules:
        """What passages of a tender are checked by."""
        return CheckingRules(
            demands=tuple(self.demands.values()),
            cues=tuple(self.cues.values()),
            risks=tuple(each.with_plants(self._plant_names) for each in self.risks.values()),
            clauses=tuple(
                LibraryClause(id=one.id, text=one.clause.nl, objectives=one.objectives, kind=KIND_OF_PART[one.part])
                for one in self.criteria.values()
            ),
        )

    def _plant_names(self, standing: Standing) -> Iterator[str]:
        """Every name of the plants with a standing, as patterns: Dutch ones in all their forms."""
        for group in self.plants.values():
            for taxon in group["taxa"].values():
                if taxon["standing"] == standing:
                    for name in (taxon["name"], *taxon.get("synonyms", ()), *taxon["dutch"]):
                        yield name.casefold().replace(" x ", " ").replace(" var. ", " ")

    @property
    def aspect_rules(self) -> AspectRules:
        """What published notices are held against: aspects in their order, and the cues."""
        return AspectRules(aspects=tuple(self.aspects.values()), cues=tuple(self.aspect_cues.values()))

    @property
    def successors(self) -> Mapping[str, str]:
        """By the id of an authority that is no more, the one that it became part of."""
        return {old: id for id, each in self.authorities.items() for old in each.merged_from}

    @property
    def style(self) -> Style:
        """The house style of clauses: the word lists in the order of their files."""
        return Style(rules=tuple(self.prose.values()))

    def with_rule_sets(self, switched_on: frozenset[str]) -> "PolicyPack":
        """The same pack with exactly these rule sets on."""
        chosen = {id: each.model_copy(update={"is_on": id in switched_on}) for id, each in self.rule_sets.items()}
        return self.model_copy(update={"rule_sets": chosen})

    def objectives_of(self, ambition: str) -> tuple[Objective, ...]:
        """The objectives of one ambition, in their printed order."""
        return tuple(each for each in self.objectives.values() if each.ambition == ambition)
