"""Names that may be meant by another name: for a person to choose from, never to decide by."""

from collections.abc import Mapping

from rapidfuzz import fuzz, process

_NEAR_FROM = 80.0


def nearest_names(name: str, candidates: Mapping[int, str], *, most: int = 3) -> tuple[tuple[int, float], ...]:
    """The candidates that look most like the name, best first, each with a likeness from 0 to 1; few or none.

    Both sides are names as they are compared (`domain/intake/words.name_key`): without legal form, case and accents.
    """
    found = process.extract(name, candidates, scorer=fuzz.token_sort_ratio, score_cutoff=_NEAR_FROM, limit=most)
    return tuple((key, round(score / 100, 2)) for _text, score, key in found)
