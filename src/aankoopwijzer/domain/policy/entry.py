"""What every entry of a pack has in common."""

from pydantic import BaseModel, ConfigDict, Field

IDENTIFIER = r"^[a-z0-9]+(-[a-z0-9]+)*$"


class Entry(BaseModel):
    """One file of the pack; its id is the file's stem and never changes."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    id: str = Field(min_length=1)
