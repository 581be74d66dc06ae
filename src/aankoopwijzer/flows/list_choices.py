"""What authorities decided themselves is read: their aims and their baselines, the earliest first."""

from aankoopwijzer.domain.measures.baselines import Baseline
from aankoopwijzer.domain.measures.local_aims import LocalAim
from aankoopwijzer.register.choices import queries


def list_choices() -> tuple[tuple[LocalAim, ...], tuple[Baseline, ...]]:
    """Every aim and every baseline, those that were taken over too."""
    return queries.local_aims(), queries.baselines()
