"""The packs that come with the product."""

from pathlib import Path

DEFAULT = "regio-brugge"
_HERE = Path(__file__).parent


def shipped_pack(name: str = DEFAULT) -> Path:
    """The folder of a pack that ships with the product; `LookupError` when there is none of that name."""
    found = next((folder for folder in _HERE.glob("*/pack.yaml") if folder.parent.name == name), None)
    if found is None:
        raise LookupError(f"no pack called {name!r} ships with the product")
    return found.parent
