"""Figures of a set of labelled passages: how right the checker was, per objective and over all."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from aankoopwijzer.domain.review.finding import PassageFinding

Judged = tuple[Mapping[str, Any], PassageFinding]
"""A labelled passage and what the checker said of it."""


@dataclass(slots=True)
class Count:
    """Right, wrongly said and missed."""

    right: int = 0
    extra: int = 0
    missed: int = 0

    def add(self, said: bool, true: bool) -> None:
        """One more judgement."""
        self.right += said and true
        self.extra += said and not true
        self.missed += true and not said

    @property
    def precision(self) -> float:
        """Share of what was said that is right."""
        return self.right / (self.right + self.extra) if self.right + self.extra else 1.0

    @property
    def recall(self) -> float:
        """Share of what is right that was said."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = 2 * self.right + self.extra + self.missed
        return 2 * self.right / total if total else 1.0

    def line(self, name: str) -> str:
        """The figures on a line."""
        return (
            f"  {name:<12} precision {self.precision:5.3f}  recall {self.recall:5.3f}  F1 {self.f1:5.3f}"
            f"  (right {self.right}, extra {self.extra}, missed {self.missed})"
        )


@dataclass(slots=True)
class Figures:
    """All figures of one set."""

    per_objective: dict[str, Count] = field(default_factory=dict)
    overall: Count = field(default_factory=Count)
    proof: Count = field(default_factory=Count)
    sanction: Count = field(default_factory=Count)
    passages: int = 0
    negatives: int = 0
    false_alarms: int = 0
    unsure: int = 0
    kinds_right: int = 0

    @property
    def alarm_rate(self) -> float:
        """Share of the passages without an objective that were said to carry one out."""
        return self.false_alarms / self.negatives if self.negatives else 0.0

    @property
    def kind_rate(self) -> float:
        """Share of the passages whose kind is right."""
        return self.kinds_right / self.passages if self.passages else 1.0

    @property
    def unsure_rate(self) -> float:
        """Share of the passages where the checker abstained on an objective."""
        return self.unsure / self.passages if self.passages else 0.0

    def lines(self, name: str) -> Iterator[str]:
        """The figures as lines of text."""
        yield f"{name}: {self.passages} passages, {self.negatives} without an objective"
        for code in sorted(self.per_objective):
            yield self.per_objective[code].line(code)
        yield self.overall.line("all (micro)")
        yield f"  false alarms on negatives {self.false_alarms}/{self.negatives} = {self.alarm_rate:.1%}"
        yield f"  abstained on {self.unsure}/{self.passages} = {self.unsure_rate:.1%}"
        yield f"  kind right {self.kinds_right}/{self.passages} = {self.kind_rate:.1%}"
        yield self.proof.line("proof")
        yield self.sanction.line("sanction")


def figures_of(judged: Iterable[Judged]) -> Figures:
    """The figures of judged passages; an objective on which the checker abstained was not said."""
    figures = Figures()
    for gold, found in judged:
        said, true = {one.objective for one in found.fulfils}, set(gold["fulfils"])
        for code in said | true:
            figures.per_objective.setdefault(code, Count()).add(code in said, code in true)
            figures.overall.add(code in said, code in true)
        figures.proof.add(found.has_proof, gold["has_proof"])
        figures.sanction.add(found.has_sanction, gold["has_sanction"])
        figures.passages += 1
        figures.kinds_right += found.kind == gold["kind"]
        figures.unsure += bool(found.unsure)
        figures.negatives += not true
        figures.false_alarms += bool(said) and not true
    return figures
