"""The plant list of a pack: what may be planted in public space, what may not, and what each plant is fit for."""

import re
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from aankoopwijzer.domain.policy.entry import Entry
from aankoopwijzer.domain.values.source import Source
from aankoopwijzer.domain.values.text import Text

Standing = Literal["native", "not_native", "invasive", "disputed", "forbidden"]
"""What the pack holds of a taxon; `forbidden` is the law, `disputed` means that the sources do not agree."""
RedListCategory = Literal["LC", "NT", "VU", "EN", "CR", "RE", "DD"]
"""Red List categories as the Flemish list gives them; RE is regionally extinct."""
Form = Literal["tree", "shrub", "climber", "perennial", "annual", "grass", "fern", "bulb", "water_plant"]
Use = Literal[
    "street_tree",
    "park_tree",
    "hedge",
    "thicket",
    "windbreak",
    "facade",
    "border",
    "ground_cover",
    "verge",
    "meadow",
    "bank",
    "pond",
    "green_roof",
    "dune",
    "woodland",
    "rain_garden",
]
Light = Literal["sun", "half_shade", "shade"]
Soil = Literal["sand", "loam", "clay", "peat", "lime"]
Moisture = Literal["dry", "fresh", "moist", "wet", "water"]
Grade = Annotated[int, Field(ge=0, le=3)]
"""0 none, 1 low, 2 good, 3 excellent; of a hazard: 0 none known, 1 slight, 2 moderate, 3 serious."""
Month = Annotated[int, Field(ge=1, le=12)]

TAXON_ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"
_NAME = re.compile(r"[A-Z][a-z-]+ (x )?[a-z][a-z-]+( (subsp|var|f)\. [a-z-]+)?")


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Tolerance(_Part):
    """How well a plant stands what the climate and the coast bring, 0 to 3."""

    drought: Grade
    heat: Grade
    waterlogging: Grade
    salt: Grade


class Biodiversity(_Part):
    """What a plant does for others, 0 to 3: nectar and pollen, leaves for larvae, food and nests for birds."""

    pollinators: Grade
    hosts: Grade
    birds: Grade
    words: Text

    @property
    def total(self) -> int:
        """The three grades together, 0 to 9."""
        return self.pollinators + self.hosts + self.birds


class Taxon(_Part):
    """One plant of the list. What is not in `verified` comes from general knowledge and is shown as unverified."""

    name: str
    """Canonical scientific name, without author; a hybrid with a plain x."""
    synonyms: tuple[str, ...] = ()
    dutch: tuple[str, ...] = Field(min_length=1)
    """Dutch names, the usual one first."""
    english: str
    standing: Standing
    red_list: RedListCategory | None = None
    ground: Source
    """Where the standing comes from."""
    because: Text | None = None
    """Why, where the source alone does not say it."""
    form: Form
    uses: tuple[Use, ...] = Field(min_length=1)
    height_cm: tuple[int, int] | None = None
    """The usual height full grown, least and most; a floating plant's is what stands above the bottom."""
    light: tuple[Light, ...] = ()
    soil: tuple[Soil, ...] = ()
    moisture: tuple[Moisture, ...] = ()
    tolerance: Tolerance | None = None
    biodiversity: Biodiversity | None = None
    bloom: tuple[Month, Month] | None = None
    """First and last month of flowers; it may run over the new year."""
    allergy: Grade | None = None
    """How much its pollen bothers people; None is not judged."""
    toxicity: Grade | None = None
    """How poisonous it is to people who eat or touch it; None is not judged."""
    provenance_label: Literal["plant-van-hier"] | None = None
    """The label that a lot of this plant can carry. Autochthonous is the lot, never the species."""
    alternatives: tuple[str, ...] = ()
    """Ids of native plants to take instead, where somebody chose them; otherwise they are ranked."""
    verified: tuple[str, ...] = ()
    """Which of these judgements somebody checked against a source."""

    @model_validator(mode="after")
    def _holds_together(self) -> "Taxon":
        for name in (self.name, *self.synonyms):
            if not _NAME.fullmatch(name):
                raise ValueError(f"{name!r} is no scientific name such as 'Acer campestre' or 'Tilia x europaea'")
        if self.height_cm is not None and not 0 < self.height_cm[0] <= self.height_cm[1]:
            raise ValueError(f"height_cm {list(self.height_cm)} does not go from least to most")
        judged = set(type(self).model_fields) - {"name", "verified", "ground"}
        for each in self.verified:
            if each not in judged:
                raise ValueError(f"verified names {each!r}, which is no judgement of a plant")
        if ("standing" in self.verified) != self.ground.is_verified:
            raise ValueError("verified names 'standing' exactly when the ground is verified")
        return self


class PlantGroup(Entry):
    """One file of the plant list (`plants/`): plants of a kind, each by an id that never changes."""

    name: Text
    taxa: dict[Annotated[str, Field(pattern=TAXON_ID)], Taxon] = Field(min_length=1)


def id_of_name(name: str) -> str:
    """The id that a scientific name gives: `Tilia x europaea` is tilia-x-europaea."""
    return re.sub(r"[^a-z0-9]+", "-", name.casefold().replace("×", "x")).strip("-")
