"""A planting check as tables: a line for each plant, and the share of natives."""

from aankoopwijzer.documents.spreadsheet import Sheet
from aankoopwijzer.domain.planting.checked import CheckedPlant, PlantingCheck
from aankoopwijzer.reports.planting_words import UNIT, PlantingWords
from aankoopwijzer.reports.speech import marked

TITLE = marked("Planting list, checked")
_HEADER = (
    marked("Line"),
    marked("As written"),
    marked("Quantity"),
    marked("Unit"),
    marked("Scientific name"),
    marked("Name"),
    marked("Standing"),
    marked("Allowed?"),
    marked("Reason"),
    marked("Instead"),
    marked("Source"),
    marked("Sure of the name (%)"),
)
_WIDTHS = (7, 34, 10, 8, 28, 24, 20, 18, 60, 44, 34, 12)


def planting_sheets(check: PlantingCheck, words: PlantingWords) -> tuple[Sheet, Sheet]:
    """The plants in the order of the list, and how native it is."""
    say = words.speech.say
    header = tuple(say(title) for title in _HEADER)
    plants = Sheet(say("Plants"), header, [_row(each, words) for each in check.plants], _WIDTHS)
    shares = [(sentence,) for sentence in words.share(check.share)]
    return plants, Sheet(say("Native share"), (say("How native is this list?"),), shares, (100,))


def _row(each: CheckedPlant, words: PlantingWords) -> tuple[str | int | None, ...]:
    quantity = each.quantity
    return (
        each.line,
        each.text,
        (int(quantity) if quantity == int(quantity) else f"{quantity:f}") if quantity is not None else None,
        words.speech.word(UNIT, each.unit) if each.unit else None,
        each.plant.name if each.plant is not None else None,
        words.common(each.plant) if each.plant is not None else None,
        words.status(each.verdict.status),
        words.allowed(each.verdict),
        words.reason(each),
        ", ".join(words.name(other.plant) for other in each.alternatives),
        words.source(each.verdict),
        round(each.confidence * 100),
    )
