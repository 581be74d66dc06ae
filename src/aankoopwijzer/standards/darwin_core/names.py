"""Scientific names with their authors -> canonical names."""

import re

_BRACKETS = re.compile(r"\([^()]*\)")
_SYNONYM = re.compile(r"\((?:syn\.?|=)\s*([^()]*)\)", re.IGNORECASE)
_NAME = re.compile(r"(?:[x×]\s+)?([A-Z][a-zë-]+)\s+(?:([x×])\s*)?([a-zëï-]{2,})(?=\s|$)")
_RANK = re.compile(r"\b(subsp|ssp|var|f)\.\s+([a-z-]+)")
_RANKS = {"ssp": "subsp"}


def canonical_name(name: str) -> str:
    """The name without authors, a hybrid with a plain x; as it is when it has not the form of a name.

    "Pontederia crassipes (syn. Eichhornia crassipes)" and "Arabidopsis arenosa (L.) Lawalrée subsp. arenosa" are
    "Pontederia crassipes" and "Arabidopsis arenosa subsp. arenosa".
    """
    bare = " ".join(_BRACKETS.sub(" ", name).split())
    found = _NAME.match(bare)
    if found is None:
        return bare
    genus, hybrid, epithet = found.groups()
    species = f"{genus} x {epithet}" if hybrid else f"{genus} {epithet}"
    below = _RANK.search(bare, found.end())
    return f"{species} {_RANKS.get(below[1], below[1])}. {below[2]}" if below else species


def synonyms_in(name: str) -> tuple[str, ...]:
    """The synonyms that stand in brackets behind a name."""
    found = _SYNONYM.search(name)
    return tuple(canonical_name(each.strip()) for each in found[1].split(",") if each.strip()) if found else ()
