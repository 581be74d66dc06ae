"""What would follow if a batch was taken back."""

from aankoopwijzer.domain.records.import_batch import UndoForeseen
from aankoopwijzer.register.columns import held
from aankoopwijzer.register.imports.batches import UndoRefused
from aankoopwijzer.register.imports.models import Batch, PreviousRow
from aankoopwijzer.register.imports.tables import TABLES
from aankoopwijzer.register.spend import queries as spend
from aankoopwijzer.register.suppliers import queries as suppliers


def refuse_undo(batch: Batch | None, number: int) -> None:
    """Raises `UndoRefused` (no-such-batch, undone-already, changed-later) when the batch cannot be taken back now."""
    if batch is None:
        raise UndoRefused("no-such-batch", number=str(number))
    if batch.undone_at is not None:
        raise UndoRefused("undone-already", number=str(number))
    built_on = PreviousRow.objects.filter(of_batch=number, taken_back__isnull=True)
    if later := sorted({*built_on.values_list("batch_id", flat=True), *_brought_again(number)}):
        raise UndoRefused("changed-later", number=str(number), later=", ".join(map(str, later)))


def _brought_again(number: int) -> set[int]:
    """The batches that brought a row again which this one took away."""
    found = set()
    gone = PreviousRow.objects.filter(batch=number, is_gone=True).values_list("dataset", "image")
    for dataset in {dataset for dataset, _ in gone}:
        keys = [(image["authority"], image["key"]) for of, image in gone if of == dataset]
        found |= {each.batch for each in held(TABLES[dataset], keys).values()}
    return found


def foresee(number: int) -> UndoForeseen:
    """What taking the batch back would do; writes nothing. Raises `UndoRefused` as `refuse_undo` does."""
    batch = Batch.objects.filter(pk=number).first()
    refuse_undo(batch, number)
    assert batch is not None
    stay = PreviousRow.objects.filter(batch=number, dataset="suppliers").values_list("row", "image")
    left = suppliers.names_left_without(number, stay=dict(stay))
    own = {each.key: each.lines for each in spend.named_suppliers(batch=number)} if left else {}
    lines = [
        each.lines - own.get(each.key, 0) for each in (spend.named_suppliers() if left else ()) if each.key in left
    ]
    return UndoForeseen(
        goes=batch.counts.get("new", 0),
        put_back=batch.counts.get("changed", 0) + batch.counts.get("gone", 0),
        lines=sum(lines),
        names=sum(1 for each in lines if each),
        answers=suppliers.answered_with(number),
    )
