"""A filter of a list that a person gave a name, so that he finds it again."""

from pydantic import BaseModel, ConfigDict

LONGEST_NAME = 80
LONGEST_QUERY = 2_000
MOST_OF_ONE = 50
"""Views of one person on one page: more are no help in finding one."""


class SavedView(BaseModel):
    """`page` is the list, `query` what its address asks. `shared_with` is the authority that sees it too, if any."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    number: int
    owner: int
    page: str
    name: str
    query: str
    shared_with: str | None = None


class ViewRefused(Exception):
    """A view that cannot be kept: no-name, name-too-long, too-long, too-many."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code
