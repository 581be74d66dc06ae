"""Tables, private to the register: read through `queries`, write through `commands`."""

from django.db import models

from aankoopwijzer.register.choices.lengths import MOST_OF_ORGAN, MOST_OF_SOURCE, MOST_OF_WHY


class Baseline(models.Model):
    """A starting value that somebody set; the latest of its kind holds, earlier ones stay."""

    indicator = models.CharField(max_length=80)
    authority = models.CharField(max_length=60, blank=True)
    product_group = models.CharField(max_length=20, blank=True)
    year = models.IntegerField()
    value = models.DecimalField(max_digits=20, decimal_places=6)
    uncertainty = models.DecimalField(max_digits=20, decimal_places=6, null=True)
    method = models.CharField(max_length=20)
    source = models.CharField(max_length=MOST_OF_SOURCE)
    set_by = models.CharField(max_length=120)
    set_on = models.DateField()

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"baseline {self.year} of {self.indicator}"


class WordTemplate(models.Model):
    """The Word file in which an authority wants its clause documents, looked at before it was kept."""

    authority = models.CharField(max_length=60, primary_key=True)
    file_name = models.CharField(max_length=255)
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    kept_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"template of {self.authority}"


class LocalAim(models.Model):
    """A figure to reach that an authority or the region decided on; the latest of its kind holds."""

    target = models.CharField(max_length=80)
    authority = models.CharField(max_length=60, blank=True)
    value = models.DecimalField(max_digits=20, decimal_places=6)
    by = models.IntegerField(null=True)
    base_year = models.IntegerField(null=True)
    decided_by = models.CharField(max_length=MOST_OF_ORGAN)
    decided_on = models.DateField()
    why = models.CharField(max_length=MOST_OF_WHY, blank=True)
    is_fictitious = models.BooleanField(default=False)

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"aim for {self.target}"


class KeptBenchmark(models.Model):
    """What was counted in published notices, to stand beside the region; the only row of its table."""

    id = models.BigAutoField(primary_key=True)
    source = models.TextField()
    counted_on = models.DateField()
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    kept_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"benchmark of {self.counted_on}"
