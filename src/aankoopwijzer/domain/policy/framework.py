"""What the authorities agreed on: pillars, ambitions, objectives, rows, targets, and who carries them."""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from aankoopwijzer.domain.policy.entry import Entry
from aankoopwijzer.domain.records.product_life import ProductClass
from aankoopwijzer.domain.values.source import Source
from aankoopwijzer.domain.values.text import Text

Force = Literal["mandatory", "portfolio", "prefer", "promote", "instrument"]
FORCES: tuple[Force, ...] = ("mandatory", "portfolio", "prefer", "promote", "instrument")


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Pillar(Entry):
    """A family of ambitions; `hue` is the quiet colour that pages give it."""

    name: Text
    order: int
    hue: Literal["climate", "social", "circular"] = "climate"


class Role(Entry):
    """A stakeholder group that carries the policy (`stakeholders/`)."""

    name: Text
    order: int
    who: Text | None = None
    does: Text | None = None


class Involvement(_Part):
    """Who of a role is meant for one ambition, where the source names it."""

    role: str
    who: Text


class SdgProposal(_Part):
    """Targets of the Sustainable Development Goals that we think an ambition serves; a proposal, not the source's."""

    primary: tuple[str, ...]
    secondary: tuple[str, ...] = ()
    is_proposal: bool = True


class Ambition(Entry):
    """A direction with a focus; its id is the code that people use (K1)."""

    pillar: str
    order: int
    name: Text
    overview_title: Text | None = None
    focus: Text
    context: Text | None = None
    stakeholders: tuple[Involvement, ...] = ()
    sdg: SdgProposal
    references: tuple[str, ...] = ()
    source: Source


class Objective(Entry):
    """What an ambition wants to see happen; its id is the code (K1.2), `printed` the source's own where it differs."""

    ambition: str
    order: int
    printed: str | None = None
    name: Text
    """A few words."""
    text: Text
    """The whole objective in our own words."""
    force: Force
    force_text: Text
    """The source's words for how binding it is."""
    instrument_of: tuple[str, ...] = ()
    """Objectives beside which an instrument is shown as context."""
    sustainability_goal: str | None = None
    """Our choice from the codelist sustainabilityGoal of OCDS, for those who read our data; None when none fits."""
    source: Source


class ProductGroup(Entry):
    """Something that authorities buy; one product group can stand in several rows."""

    name: Text
    icon: str


class Row(Entry):
    """A product group within one ambition: the place where targets hang. Its id is AMBITION/number (S1/2)."""

    ambition: str
    number: int
    product_group: str
    printed: Text
    """The name as the framework prints it."""
    reading: Text
    """What we count in and out; ours, and users can change it."""
    product_class: ProductClass | None = None
    """The class of products whose lives count for this row."""
    source: Source


class Target(Entry):
    """A figure to reach. `value` is None where the framework leaves it to be set locally.

    A target on product groups names its `rows`; one that an objective states for all that it covers names none.
    """

    rows: tuple[str, ...] = ()
    objectives: tuple[str, ...] = ()
    statement: Text
    base_year: int | None = None
    target_year: int | None = None
    value: Decimal | None = None
    unit: str | None = None
    """UCUM-like: %, or `label_class`, or `present` for a yes/no target."""
    direction: Literal["up", "down", "present", "none"]
    scope: Text | None = None
    set_locally: bool = False
    source: Source

    @model_validator(mode="after")
    def _is_of_something(self) -> "Target":
        if not self.rows and not self.objectives:
            raise ValueError("a target is of product groups (`rows`), of an objective (`objectives`), or of both")
        return self


class YearCount(_Part):
    """How many there were on the first day of a year."""

    year: int = Field(ge=1900, le=2200)
    value: int = Field(ge=0)
    source: Source


class Authority(Entry):
    """A contracting authority that adopted the framework; its id is a slug of its name."""

    name: str
    nis: str = Field(pattern=r"^\d{5}$")
    nis_verified: bool = False
    postal_codes: tuple[str, ...] = Field(min_length=1)
    enterprise_number: str | None = Field(default=None, pattern=r"^[01]\d{9}$")
    """By which electronic invoices name their buyer; None for unknown: then its name tells."""
    tile: tuple[Annotated[int, Field(ge=0, le=20)], Annotated[int, Field(ge=0, le=20)]] | None = None
    """Where it lies on a small map of tiles: how many to the right and how many down; None for no map."""
    inhabitants: tuple[YearCount, ...] = ()
    """Empty for unknown; a figure per inhabitant uses the last count that is not later than its own year."""
    employees: tuple[YearCount, ...] = ()
    """Of the authority, in heads; empty for unknown."""
    merged_from: tuple[str, ...] = ()
    """Authorities that became this one, by the ids that they had; their files are gone. Its figures of every year, also
    before the merger, are of their records together."""

    @model_validator(mode="after")
    def _counts_years_once(self) -> "Authority":
        for name in ("inhabitants", "employees"):
            years = [each.year for each in getattr(self, name)]
            if years != sorted(set(years)):
                raise ValueError(f"{name} must go by year, each year once")
        return self


class Document(Entry):
    """Something that sources point to (`sources/`)."""

    title: Text
    kind: Literal["framework", "law", "regulation", "decree", "study", "website", "own_reading", "proposal"]
    date: str | None = None
    publisher: str | None = None
    note: Text | None = None
