"""A contracting authority as the register knows it."""

from pydantic import BaseModel, ConfigDict, Field


class Organization(BaseModel):
    """An authority that adopted the framework, or did so once; its id is that of the policy pack and never changes.

    `nis` is the code of the statistical office, `region` the id of the policy pack. One that left the pack stays, not
    `is_current`, because records refer to it.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(min_length=1, max_length=60)
    name: str
    nis: str = Field(pattern=r"^\d{5}$")
    nis_verified: bool = False
    postal_codes: tuple[str, ...] = ()
    region: str
    is_current: bool = True
