"""How well the matching does on purchases whose rows a person has labelled."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from aankoopwijzer.domain.records.purchase import Purchase
from aankoopwijzer.language.matching import Matcher


@dataclass(frozen=True, slots=True)
class Labelled:
    """A purchase with the rows that must be found and those that may be found; neither means: outside every group."""

    purchase: Purchase
    must: frozenset[str]
    may: frozenset[str] = frozenset()


@dataclass
class Tally:
    """Counts over a set of purchases. Rows that may be found are neither rewarded nor punished."""

    purchases: int = 0
    exact: int = 0
    outside: int = 0
    rejected: int = 0
    found: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    extra: Counter[str] = field(default_factory=Counter)

    @property
    def recall(self) -> float | None:
        """Of the rows that must be found, the share that was; None when there are none."""
        return _share(self.found.total(), self.missed.total())

    @property
    def precision(self) -> float | None:
        """Of the rows that were found, the share that is right; None when none was found."""
        return _share(self.found.total(), self.extra.total())

    @property
    def exact_rate(self) -> float | None:
        """Purchases with every row that must be there and none that must not."""
        return _share(self.exact, self.purchases - self.exact)

    @property
    def rejection(self) -> float | None:
        """Of the purchases outside every group, the share for which we named no row."""
        return _share(self.rejected, self.outside - self.rejected)


def tally(matcher: Matcher, labelled: Iterable[Labelled]) -> Tally:
    """Match every purchase and count what was found, missed and added; only rows we stand for count as found."""
    counts = Tally()
    for example in labelled:
        got = frozenset(match.row for match in matcher.match(example.purchase).certain)
        missed, extra = example.must - got, got - example.must - example.may
        counts.purchases += 1
        counts.found.update(example.must & got)
        counts.missed.update(missed)
        counts.extra.update(extra)
        counts.exact += not missed and not extra
        counts.outside += not example.must
        counts.rejected += not example.must and not extra
    return counts


def _share(yes: int, no: int) -> float | None:
    return yes / (yes + no) if yes + no else None
