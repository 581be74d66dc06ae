"""Plants of the list on the screen and as data."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from aankoopwijzer.cli.complaint import Complaint, Refused
from aankoopwijzer.cli.pack_cache import pack_cache
from aankoopwijzer.cli.page import Page
from aankoopwijzer.cli.plants_import import lists_in
from aankoopwijzer.cli.talking import Talk
from aankoopwijzer.domain.planting.alternatives import alternatives_for
from aankoopwijzer.domain.planting.flora import Plant
from aankoopwijzer.domain.planting.judging import PlantStatus, judge
from aankoopwijzer.domain.planting.searching import PlantWish, find_plants
from aankoopwijzer.domain.policy.plants import Taxon
from aankoopwijzer.domain.records.planting import Checklist
from aankoopwijzer.flows.load_pack import load_pack
from aankoopwijzer.flows.prepare_plants import PlantAdviser, prepare_plants
from aankoopwijzer.language.plant_names.writing import take_apart
from aankoopwijzer.reports.planting_json import LIST_SCHEMA, plant_in_short, whole_plant_as_json
from aankoopwijzer.reports.planting_words import LIGHT, MOISTURE, RED_LIST, SOIL, PlantingWords
from aankoopwijzer.reports.speech import marked
from aankoopwijzer.reports.wording import Wording

ALL = "all"


def prepared(talk: Talk, pack: Path | None, lists: Iterable[Checklist]) -> tuple[PlantAdviser, PlantingWords]:
    """The plants that are known, and the words for them."""
    loaded = load_pack(pack, cache=pack_cache())
    return prepare_plants(loaded, lists), PlantingWords(Wording(talk.language, loaded))


def standing_of(text: str) -> PlantStatus | None:
    """The status that was asked for; None for all of them. Raises `Refused`."""
    if text == ALL:
        return None
    try:
        return PlantStatus(text.replace("-", "_"))
    except ValueError:
        known = ", ".join((*(status.value for status in PlantStatus), ALL))
        what = marked("there is no standing '{found}'")
        raise Refused(
            Complaint("--standing", what, marked("choose one of: {known}"), {"found": text[:40], "known": known})
        ) from None


def show_list(wish: PlantWish, talk: Talk, *, pack: Path | None, checklists: Path | None) -> None:
    """The plants that fit a wish."""
    adviser, words = prepared(talk, pack, lists_in(checklists))
    found = find_plants(wish, adviser.flora, language=talk.language).plants
    if talk.as_json:
        talk.results(LIST_SCHEMA, [plant_in_short(each, words) for each in found])
        return
    page = Page()
    page.items(((each.name, words.common(each), words.worth(each)) for each in found), inset=0)
    if not found:
        page.paragraph(talk.say("No plant of the list is so. Ask for less."))
    page.show()


def show_plant(name: str, talk: Talk, *, pack: Path | None, checklists: Path | None) -> None:
    """One plant with everything that is known of it. Raises `Refused` when the name is not known or not clear."""
    adviser, words = prepared(talk, pack, lists_in(checklists))
    plant = _named(name, adviser)
    if talk.as_json:
        talk.give_readable(whole_plant_as_json(plant, alternatives_for(plant, adviser.flora), words))
        return
    verdict = judge(plant)
    page = Page()
    page.title(words.name(plant))
    page.aside(f"{plant.id} · {words.status(verdict.status)}")
    page.paragraph(words.meaning(verdict.status))
    if plant.taxon is not None:
        page.items(_facts(plant, plant.taxon, words, talk), inset=0)
    page.aside(words.source(verdict))
    if verdict.status not in (PlantStatus.NATIVE, PlantStatus.EXTINCT):
        instead = alternatives_for(plant, adviser.flora)
        if instead:
            page.heading(talk.say("Instead"))
        page.items((each.plant.name, words.common(each.plant), words.better(each)) for each in instead)
    page.show()


def _named(name: str, adviser: PlantAdviser) -> Plant:
    if name in adviser.flora.plants:
        return adviser.flora.plants[name]
    found = adviser.matcher.match(take_apart(name))
    if found.certainty == "exact":
        return adviser.flora.plants[found.ids[0]]
    near = ", ".join(adviser.flora.plants[id].name for id in found.ids[:6])
    remedy = marked("did you mean {near}?") if near else marked("look for it with: aankoopwijzer plants list WORD")
    values = {"found": name[:80], "near": near}
    raise Refused(Complaint("plants show", marked("we know no plant called '{found}'"), remedy, values))


def _facts(plant: Plant, taxon: Taxon, words: PlantingWords, talk: Talk) -> Iterator[tuple[str, str]]:
    yield talk.say("Form"), words.form(taxon)
    yield talk.say("Fit for"), words.uses(taxon.uses)
    if taxon.height_cm is not None:
        yield talk.say("Height"), words.height(taxon)
    for title, table, codes in (
        (talk.say("Light"), LIGHT, taxon.light),
        (talk.say("Soil"), SOIL, taxon.soil),
        (talk.say("Moisture"), MOISTURE, taxon.moisture),
    ):
        if codes:
            yield title, words.listed(table, codes)
    if taxon.tolerance is not None:
        yield talk.say("Stands drought"), words.grade(taxon.tolerance.drought)
        yield talk.say("Stands heat"), words.grade(taxon.tolerance.heat)
        yield talk.say("Stands waterlogging"), words.grade(taxon.tolerance.waterlogging)
        yield talk.say("Stands salt"), words.grade(taxon.tolerance.salt)
    if taxon.biodiversity is not None:
        yield talk.say("For pollinators"), words.grade(taxon.biodiversity.pollinators)
        yield talk.say("For larvae"), words.grade(taxon.biodiversity.hosts)
        yield talk.say("For birds"), words.grade(taxon.biodiversity.birds)
        yield talk.say("Worth"), words.worth(plant)
    if taxon.standing == "native":
        yield talk.say("Allergy"), words.hazard(taxon.allergy)
        yield talk.say("Poison"), words.hazard(taxon.toxicity)
    if plant.red_list is not None:
        yield talk.say("Red List"), words.listed(RED_LIST, (plant.red_list,))
