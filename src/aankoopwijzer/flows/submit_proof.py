"""Proof of a promise comes in."""

import datetime as dt
from collections.abc import Sequence

from aankoopwijzer.documents.sniffing import ENDINGS, sniff
from aankoopwijzer.domain.records.history import Actor
from aankoopwijzer.domain.records.promise import Promise, PromiseRefused
from aankoopwijzer.register.promises import commands


def submit_proof(
    promise: int,
    files: Sequence[tuple[str, bytes]],
    *,
    note: str = "",
    most_bytes: int,
    by: Actor,
    at: dt.datetime,
    on: dt.date,
) -> Promise:
    """Keep files (name and bytes) as proof of a promise, all of them or none.

    Raises `PromiseRefused`: no-such-promise, accepted-already, no-file, too-many, empty-file, too-large, or
    not-a-proof for a file whose bytes are of no kind that is taken or do not go with its name.
    """
    read = []
    for name, content in files:
        if not content:
            raise PromiseRefused("empty-file", name=name[-100:])
        if len(content) > most_bytes:
            raise PromiseRefused("too-large", name=name[-100:], limit=str(most_bytes // 1024**2))
        kind = sniff(content, name)
        if kind is None:
            raise PromiseRefused("not-a-proof", name=name[-100:], known=", ".join(ENDINGS))
        read.append(commands.ProofFile(name, kind.media_type, content))
    return commands.submit_proof(promise, read, note=note, by=by, at=at, on=on)
