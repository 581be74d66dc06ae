"""Write notice fields into a contract notice, and say what was written, kept and changed."""

from collections.abc import Iterable
from typing import NamedTuple

from aankoopwijzer.standards.eforms import Change, FieldValue, Patched, canonical_diff, patch


class PatchedNotice(NamedTuple):
    """The new notice with what was written and kept, and the difference in canonical XML to prove it."""

    patched: Patched
    changes: tuple[Change, ...]


def patch_notice(data: bytes, values: Iterable[FieldValue], *, name: str) -> PatchedNotice:
    """The notice with these fields added. Raises `NoticeError` or `NoticeErrors`; then nothing was written."""
    patched = patch(data, values, name=name)
    return PatchedNotice(patched, canonical_diff(data, patched.data))
