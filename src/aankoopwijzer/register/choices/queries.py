"""Reading baselines and local aims."""

from typing import cast

from aankoopwijzer.domain.measures.baselines import Baseline, Method
from aankoopwijzer.domain.measures.local_aims import LocalAim
from aankoopwijzer.register.choices import models


def baselines() -> tuple[Baseline, ...]:
    """Every baseline that somebody set, the earliest first."""
    return tuple(
        Baseline(
            row.indicator,
            row.authority or None,
            row.year,
            row.value.normalize(),
            cast("Method", row.method),
            row.source,
            row.product_group or None,
            row.uncertainty,
            row.set_by,
            row.set_on,
            row.pk,
        )
        for row in models.Baseline.objects.all()
    )


def local_aims() -> tuple[LocalAim, ...]:
    """Every aim that an authority or the region decided on, the earliest first."""
    return tuple(
        LocalAim(
            row.target,
            row.authority or None,
            row.value.normalize(),
            row.by,
            row.decided_by,
            row.decided_on,
            row.base_year,
            row.why,
            row.pk,
        )
        for row in models.LocalAim.objects.all()
    )
