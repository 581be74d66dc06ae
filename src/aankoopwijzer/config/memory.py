"""How often Python looks for memory that can go."""

import gc

_YOUNG, _MIDDLE, _OLD = 10_000, 20, 50


def look_less_often() -> None:
    """Look for cycles of dead objects after ten thousand new ones, not after seven hundred.

    A draft or a file is read into many small objects that all live until the answer is given: looking through them
    again and again took a seventh of the time of a check. What is not in a cycle goes at once, as ever.
    """
    gc.set_threshold(_YOUNG, _MIDDLE, _OLD)
