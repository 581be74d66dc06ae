"""Tables, private to the register: read through `queries`, write through `commands`."""

from django.db import models


class Batch(models.Model):
    """One import of one file. Rows name it by its number: what they are lies below imports in the order of the apps."""

    kind = models.CharField(max_length=30)
    authority = models.CharField(max_length=60, blank=True)
    file_name = models.CharField(max_length=255)
    file_hash = models.CharField(max_length=64, db_index=True)
    counts = models.JSONField(default=dict)
    by = models.CharField(max_length=120, blank=True)
    at = models.DateTimeField()
    undone_by = models.CharField(max_length=120, blank=True)
    undone_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-id",)

    def __str__(self) -> str:
        return f"import {self.pk} of {self.file_name}"


class PreviousRow(models.Model):
    """What a row was before a batch changed it or took it away (`is_gone`), so that the batch can be undone.

    `taken_back` holds the columns that the batch had changed, as it made them, once it is undone.
    """

    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="previous_rows")
    dataset = models.CharField(max_length=30)
    row = models.BigIntegerField()
    of_batch = models.BigIntegerField(db_index=True)
    image = models.JSONField()
    is_gone = models.BooleanField(default=False)
    taken_back = models.JSONField(null=True)

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.dataset} {self.row} before import {self.batch_id}"


class ProcurementOfBatch(models.Model):
    """A procurement that a batch brought or changed: what it was before (null: new) and after, to undo the batch."""

    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="procurements")
    procurement = models.BigIntegerField(db_index=True)
    before = models.JSONField(null=True)
    after = models.JSONField()

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"procurement {self.procurement} of import {self.batch_id}"


class CpvLabelOfBatch(models.Model):
    """A label of a CPV code that a batch brought or changed: nothing before means new. To undo the batch."""

    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="cpv_labels")
    code = models.CharField(max_length=8)
    language = models.CharField(max_length=2)
    before = models.CharField(max_length=500, blank=True)
    after = models.CharField(max_length=500)

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"label of {self.code} ({self.language}) of import {self.batch_id}"


class PlantListOfBatch(models.Model):
    """A list of plants that a batch brought, and the text of the list that it replaced. To undo the batch."""

    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="plant_lists")
    kind = models.CharField(max_length=20)
    before = models.TextField(blank=True)
    sha256 = models.CharField(max_length=64)

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.kind} of import {self.batch_id}"


class ColumnMapping(models.Model):
    """What a person said that the columns of one source mean; a source is an authority, a kind and a row of titles."""

    kind = models.CharField(max_length=30)
    authority = models.CharField(max_length=60, blank=True)
    signature = models.CharField(max_length=64)
    columns = models.JSONField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["kind", "authority", "signature"], name="one_mapping_of_a_source"),
        )

    def __str__(self) -> str:
        return f"columns of {self.kind} of {self.authority}"


class HeldFile(models.Model):
    """A file that waits for a word, for a day at most; in the database, so that every process has it."""

    kind = models.CharField(max_length=30)
    authority = models.CharField(max_length=60, blank=True)
    name = models.CharField(max_length=255)
    content = models.BinaryField()
    columns = models.JSONField(null=True)
    by = models.CharField(max_length=120)
    expires_at = models.DateTimeField(db_index=True)
    batch = models.BigIntegerField(null=True)
    look = models.TextField(blank=True)
    keeps_doubles = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"file {self.pk} of {self.authority}"


class ImportJob(models.Model):
    """The import of a held file by the background worker; `file` is the number of that file, which may be gone."""

    file = models.BigIntegerField(unique=True)
    kind = models.CharField(max_length=30)
    authority = models.CharField(max_length=60, blank=True)
    name = models.CharField(max_length=255)
    by = models.CharField(max_length=120)
    at = models.DateTimeField()
    state = models.CharField(max_length=10, db_index=True)
    of_lines = models.BigIntegerField(null=True)
    batch = models.BigIntegerField(null=True)
    is_look = models.BooleanField(default=False)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(state__in=["waiting", "running", "done", "stopped", "failed"]),
                name="import_job_state",
            ),
        )

    def __str__(self) -> str:
        return f"import of file {self.file}: {self.state}"
