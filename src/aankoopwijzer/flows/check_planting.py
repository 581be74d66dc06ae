"""A planting list is checked line by line: which plant, may it be planted, why, and what instead."""

from collections.abc import Iterable, Iterator

from aankoopwijzer.domain.planting.alternatives import Alternative, alternatives_for
from aankoopwijzer.domain.planting.checked import CheckedPlant, PlantingCheck
from aankoopwijzer.domain.planting.flora import Plant
from aankoopwijzer.domain.planting.judging import PlantStatus, PlantVerdict, Rule, judge
from aankoopwijzer.domain.planting.share import Planted, native_share
from aankoopwijzer.domain.records.planting import PlantingLine
from aankoopwijzer.flows.prepare_plants import PlantAdviser
from aankoopwijzer.language.plant_names.matching import NameMatch
from aankoopwijzer.language.plant_names.writing import Written, parts_of, take_apart

MOST_PARTS = 40
"""Plants in one line; a longer list is no line."""
MOST_SEARCHES = 50_000
"""Names that are compared with all others; a list of nothing but nonsense must end too."""
_SURE = ("exact", "corrected")
_NEEDS_OTHER = frozenset(PlantStatus) - {PlantStatus.NATIVE, PlantStatus.UNKNOWN, PlantStatus.EXTINCT}


def check_planting(
    lines: Iterable[PlantingLine], adviser: PlantAdviser, *, most_searches: int = MOST_SEARCHES
) -> PlantingCheck:
    """Every plant of the list with its answer.

    A line that names nothing (a heading, a total) is skipped and counted. At most `most_searches` names are compared
    with all that are known; after those a name counts only as it is written.
    """
    return _Check(adviser, most_searches).of(lines)


class _Check:
    def __init__(self, adviser: PlantAdviser, most_searches: int) -> None:
        self._flora, self._matcher = adviser.flora, adviser.matcher
        self._searches_left = most_searches
        self._alternatives: dict[str, tuple[Alternative, ...]] = {}

    def of(self, lines: Iterable[PlantingLine]) -> PlantingCheck:
        plants: list[CheckedPlant] = []
        skipped = 0
        for line in lines:
            found = tuple(self._line(line))
            skipped += not found
            plants += found
        return PlantingCheck(
            tuple(plants), native_share(_planted(each) for each in plants), skipped, self._searches_left <= 0
        )

    def _match(self, written: Written) -> NameMatch:
        found = self._matcher.match(written, near=self._searches_left > 0)
        self._searches_left -= found.certainty in ("corrected", "doubtful", "none")
        return found

    def _line(self, line: PlantingLine) -> Iterator[CheckedPlant]:
        pieces = parts_of(line.text)
        if len(pieces) > 1:
            read = [(piece, take_apart(piece)) for piece in pieces[:MOST_PARTS]]
            matches = [(piece, written, self._match(written)) for piece, written in read if written.words]
            if len({match.ids[0] for _, _, match in matches if match.certainty in _SURE}) > 1:
                for number, (piece, written, match) in enumerate(matches, start=1):
                    yield self._checked(line, number, piece, written, match)
                return
        written = take_apart(line.text)
        match = self._match(written)
        if written.words or written.is_mixture:
            yield self._checked(line, 1, line.text, written, match)

    def _checked(self, line: PlantingLine, part: int, text: str, written: Written, match: NameMatch) -> CheckedPlant:
        plant = self._flora.plants[match.ids[0]] if match.certainty in _SURE else None
        verdict = self._verdict(plant, written, match)
        given = line.quantity if part == 1 and text == line.text else None
        return CheckedPlant(
            line=line.line,
            part=part,
            text=text,
            verdict=verdict,
            certainty=match.certainty,
            confidence=round(match.confidence, 2),
            plant=plant,
            cultivar=match.cultivar,
            candidates=() if plant is not None else tuple(self._flora.plants[id] for id in match.ids),
            alternatives=self._instead(plant) if plant is not None and verdict.status in _NEEDS_OTHER else (),
            quantity=given if given is not None else written.quantity,
            unit=line.unit if given is not None else written.unit,
        )

    def _verdict(self, plant: Plant | None, written: Written, match: NameMatch) -> PlantVerdict:
        if plant is not None:
            return judge(plant, cultivar=match.cultivar is not None, lower_taxon=match.is_lower_taxon)
        rule: Rule
        if match.certainty == "doubtful":
            rule = "doubtful-name"
        elif match.certainty == "genus":
            rule = "garden-form-of-genus" if match.cultivar is not None else "genus-only"
        else:
            rule = "mixture-without-species" if written.is_mixture else "name-not-found"
        return PlantVerdict(PlantStatus.UNKNOWN, rule)

    def _instead(self, plant: Plant) -> tuple[Alternative, ...]:
        if plant.id not in self._alternatives:
            self._alternatives[plant.id] = alternatives_for(plant, self._flora)
        return self._alternatives[plant.id]


def _planted(each: CheckedPlant) -> Planted:
    name = each.plant.id if each.plant is not None else " ".join(each.text.casefold().split())
    return Planted(name, each.verdict.status, each.quantity, each.unit)
