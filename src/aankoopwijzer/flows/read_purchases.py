"""A file with planned purchases is read line by line; a bad line is told of and the rest goes on."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from aankoopwijzer.documents.purchase_rows import PurchaseLine, purchases_in
from aankoopwijzer.documents.table_rows import MAX_BYTES, TableError, TableProblem
from aankoopwijzer.domain.guidance.sanity import authority_called
from aankoopwijzer.domain.policy.pack import PolicyPack


def read_purchases(source: Path | bytes, pack: PolicyPack | None = None) -> Iterator[PurchaseLine]:
    """The purchases of a csv, xlsx, JSON Lines or JSON array file, in its order, one at a time.

    With a pack, an authority may be written by its name. Raises `TableError` at once when the file cannot be read at
    all.
    """
    lines = purchases_in(source if isinstance(source, bytes) else _content(source))
    return lines if pack is None else (_with_authority(line, pack) for line in lines)


def _content(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            return opened.read(MAX_BYTES + 1)
    except OSError as error:
        raise TableError(TableProblem(0, "no-such-file")) from error


def _with_authority(line: PurchaseLine, pack: PolicyPack) -> PurchaseLine:
    if line.purchase is None or line.purchase.authority is None:
        return line
    known = authority_called(line.purchase.authority, pack)
    return line if known is None else replace(line, purchase=line.purchase.model_copy(update={"authority": known}))
