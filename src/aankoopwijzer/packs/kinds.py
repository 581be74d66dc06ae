"""The folders of a pack: what stands in each, how its ids look and what its keys point to."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict

from aankoopwijzer.domain.policy import vocabulary
from aankoopwijzer.domain.policy.aspects import Aspect, AspectCue
from aankoopwijzer.domain.policy.benchmarks import BenchmarkMeasure
from aankoopwijzer.domain.policy.choices import BurdenClass, DropReason
from aankoopwijzer.domain.policy.criteria import Criterion
from aankoopwijzer.domain.policy.demands import Cue, Demand, Risk
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
from aankoopwijzer.domain.policy.parameters import Parameter, RuleSet
from aankoopwijzer.domain.policy.places import PlaceTable
from aankoopwijzer.domain.policy.plants import PlantGroup
from aankoopwijzer.domain.policy.prose import ProseRule
from aankoopwijzer.domain.policy.questions import Question
from aankoopwijzer.domain.policy.sections import TenderSection
from aankoopwijzer.domain.policy.table_rules import TableRules
from aankoopwijzer.domain.values.text import Language, Text


class Manifest(BaseModel):
    """`pack.yaml`: what the pack is called, and the languages that it promises."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    name: Text
    version: str
    names_in: tuple[Language, ...] = ("nl", "en")
    """Languages that every name and title has."""
    texts_in: tuple[Language, ...] = ("nl", "en")
    """Languages that every other text has."""


class IdForm(NamedTuple):
    """How ids of a kind look, with an example for whoever gets it wrong."""

    pattern: re.Pattern[str]
    example: str


CODE = IdForm(re.compile(r"[A-Za-z][A-Za-z0-9]*(\.[A-Za-z0-9]+)*"), "K1 or K1.2")
ROW = IdForm(re.compile(r"[A-Za-z][A-Za-z0-9]*/[1-9]\d*"), "K1/2")
WORD = IdForm(re.compile(r"[a-z0-9]+(-[a-z0-9]+)*"), "two-words")
LOOSE = IdForm(re.compile(r"[a-z0-9]+([-_][a-z0-9]+)*"), "two_words")


@dataclass(frozen=True, slots=True)
class Kind:
    """One folder of a pack.

    `points_to` maps a path in an entry to the folder that must hold what stands there; `*` is every item or value,
    a last `@` every key. `names` are the texts that must be in all the languages that the pack promises for names;
    they are those of the framework itself, the law and the sources.
    """

    folder: str
    model: type[BaseModel]
    id_form: IdForm
    points_to: Mapping[str, str] = field(default_factory=dict)
    names: tuple[str, ...] = ("name",)
    for_tender: bool = False
    """Texts but for title, motive and changes go into tender documents, so they need the tender's language only."""
    """Texts but for title and motive go into tender documents, so they need the tender's language only."""
    inner_ids: str | None = None
    """The key of an entry whose keys are ids too; they are unique in the whole folder."""


KINDS: Mapping[str, Kind] = {
    kind.folder: kind
    for kind in (
        Kind("pillars", Pillar, WORD),
        Kind("stakeholders", Role, WORD),
        Kind(
            "ambitions",
            Ambition,
            CODE,
            {"pillar": "pillars", "stakeholders.*.role": "stakeholders", "references.*": "sources"},
            ("name", "overview_title"),
        ),
        Kind("objectives", Objective, CODE, {"ambition": "ambitions", "instrument_of.*": "objectives"}),
        Kind("product_groups", ProductGroup, WORD),
        Kind("rows", Row, ROW, {"ambition": "ambitions", "product_group": "product_groups"}, ("printed",)),
        Kind("targets", Target, WORD, {"rows.*": "rows", "objectives.*": "objectives"}, ()),
        Kind(
            "indicators",
            Indicator,
            WORD,
            {
                "ambition": "ambitions",
                "rows.*": "rows",
                "parts.@": "rows",
                "supports.*": "rows",
                "answers.@": "targets",
                "objectives.*": "objectives",
            },
        ),
        Kind("tables", TableRules, LOOSE, {"parameters.*": "parameters", "rows.*.*": "rows"}, ()),
        Kind("authorities", Authority, WORD, {}, ()),
        Kind("parameters", Parameter, WORD),
        Kind("rule_sets", RuleSet, WORD, {"parameters.@": "parameters"}),
        Kind("questions", Question, LOOSE, {"yes_when_draft_has": "objectives", "yes_when_draft_says": "cues"}, ()),
        Kind(
            "obligations",
            Obligation,
            WORD,
            {"objective": "objectives", "shows.*": "parameters", "requires.*.criterion": "criteria"},
            (),
        ),
        Kind(
            "branches",
            Branch,
            WORD,
            {
                "rows.*": "rows",
                "thresholds.*": "parameters",
                "upper_thresholds.*": "parameters",
                "market.minimum_suppliers": "parameters",
                "market.distance_km": "parameters",
                "market.maximum_dependency": "parameters",
                "market.activities.@": "rows",
            },
            (),
        ),
        Kind("menu", MenuOption, CODE, {"criterion": "criteria"}, ()),
        Kind("reservations", ReservationRule, WORD, {"minimum_share_parameter": "parameters"}, ()),
        Kind("guards", LegalGuard, WORD, {"shows.*": "parameters", "objectives.*": "objectives"}, ()),
        Kind("sizes", SizeClass, WORD, {"below_parameter.*": "parameters", "fits_parameter": "parameters"}, ()),
        Kind("burdens", BurdenClass, WORD, {"hours_parameter": "parameters"}, ()),
        Kind("drop_reasons", DropReason, WORD, {}, ("text",)),
        Kind("notice_fields", NoticeFieldRule, WORD, {"objectives.*": "objectives"}, ()),
        Kind(
            "criteria",
            Criterion,
            WORD,
            {
                "rows.*": "rows",
                "objectives.*": "objectives",
                "related.*": "criteria",
                "conflicts.*": "criteria",
                "indicator": "indicators",
            },
            (),
            for_tender=True,
        ),
        Kind("sources", Document, WORD, {}, ("title",)),
        Kind(
            "demands",
            Demand,
            CODE,
            {"id": "objectives", "ways.*.yields_to.*": "objectives", "implied_by.*": "objectives"},
            (),
            for_tender=True,
        ),
        Kind("cues", Cue, WORD, {}, (), for_tender=True),
        Kind("risks", Risk, WORD, {}, (), for_tender=True),
        Kind("prose", ProseRule, WORD, {}, (), for_tender=True),
        Kind("sections", TenderSection, WORD, {}, ("title",), for_tender=True),
        Kind("aspects", Aspect, WORD, {"includes.*": "aspects"}, ("label",), for_tender=True),
        Kind("aspect_cues", AspectCue, WORD, {}, (), for_tender=True),
        Kind("benchmarks", BenchmarkMeasure, WORD, {"aspect": "aspects", "beside": "indicators"}),
        Kind("places", PlaceTable, WORD),
        Kind("plants", PlantGroup, WORD, inner_ids="taxa"),
        Kind("vocabulary", vocabulary.Entry, LOOSE, {"gives.*.rows.*": "rows"}, ()),
    )
}
"""Every folder whose entries are part of the pack, in the order in which they are read."""

KEPT_PLAIN = ("vocabulary", "plants")
"""Folders that the pack keeps as plain data: they are large, and most who load a pack never look at them."""

COMPANIONS = ("cases", "examples", "learned")
"""Folders that stand beside the policy; others read them."""

MAX_FILE_BYTES = 1_000_000
MAX_FILES = 5_000
MAX_PACK_BYTES = 50_000_000
MAX_PROBLEMS = 1_000

LOOSE_FILES = ("pack.yaml", "ids.txt", "retired.yaml", "README.md", "LICENSE", "LICENSE.md", "NOTICE.md")


def stem_of(id: str) -> str:
    """The file stem of an id: the id itself, with "/" written as "-"; row K1/2 is the file K1-2.yaml."""
    return id.replace("/", "-")


def target_file(folder: str, id: str) -> str:
    """The file that an id of a folder should have."""
    return f"{folder}/{stem_of(id)}.yaml"
