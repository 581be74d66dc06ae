"""The plant list: to search, and each plant at an address that stays."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from aankoopwijzer.domain.planting.alternatives import Alternative, alternatives_for
from aankoopwijzer.domain.planting.flora import Plant
from aankoopwijzer.domain.planting.judging import PlantStatus, judge
from aankoopwijzer.domain.planting.searching import PlantWish, find_plants
from aankoopwijzer.domain.policy.plants import Taxon
from aankoopwijzer.reports import planting_words as terms
from aankoopwijzer.reports.planting_words import PlantingWords
from aankoopwijzer.reports.speech import sentence_case
from aankoopwijzer.web.planting import GRADES, HEIGHTS, SIGNS, plant_adviser, plant_words, wish_in

PER_PAGE = 30


@dataclass(frozen=True, slots=True)
class Option:
    """One line of a list to choose from."""

    value: str
    label: str
    is_chosen: bool


@require_safe
def plants(request: HttpRequest) -> HttpResponse:
    """The plants that fit, a page at a time."""
    words, wish, adviser = plant_words(), wish_in(request.GET), plant_adviser()
    found = find_plants(wish, adviser.flora, language=words.speech.language)
    asked = request.GET.get("blad", "1")
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 5 else 1
    pages = max(1, ceil(len(found.plants) / PER_PAGE))
    number = min(max(number, 1), pages)
    shown = found.plants[(number - 1) * PER_PAGE : number * PER_PAGE]
    page = {
        "lines": [_line(each, words) for each in shown],
        "total": len(found.plants),
        "page": number,
        "pages": pages,
        "previous": _address(request, number - 1) if number > 1 else "",
        "next": _address(request, number + 1) if number < pages else "",
        "wish": wish,
        "natives": len(adviser.flora.choices),
        **_choices(wish, found.counts, words),
    }
    return render(request, "aankoopwijzer/plants/index.html", page)


@require_safe
def plant(request: HttpRequest, id: str) -> HttpResponse:
    """One plant with everything that is known of it."""
    adviser, words = plant_adviser(), plant_words()
    found = adviser.flora.plants.get(id)
    if found is None:
        raise Http404
    verdict = judge(found)
    is_fine = verdict.status in (PlantStatus.NATIVE, PlantStatus.EXTINCT)
    page = {
        "plant": found,
        "taxon": found.taxon,
        "common": sentence_case(words.common(found)),
        "other_names": ", ".join(found.dutch[1:]),
        "sign": SIGNS[verdict.status],
        "status": words.status(verdict.status),
        "meaning": words.meaning(verdict.status),
        "source": words.source(verdict),
        "because": verdict.because,
        "worth": sentence_case(words.worth(found)),
        "facts": _facts(found, words) if found.taxon is not None else (),
        "grades": _grades(found.taxon, words) if found.taxon is not None else (),
        "alternatives": () if is_fine else [_better(each, words) for each in alternatives_for(found, adviser.flora)],
    }
    return render(request, "aankoopwijzer/plants/plant.html", page)


def _address(request: HttpRequest, page: int) -> str:
    query = request.GET.copy()
    query["blad"] = str(page)
    return f"?{query.urlencode()}"


def _line(plant: Plant, words: PlantingWords) -> dict[str, object]:
    status = judge(plant).status
    return {
        "plant": plant,
        "common": sentence_case(words.common(plant)),
        "sign": SIGNS[status],
        "status": words.status(status),
        "uses": words.uses(plant.taxon.uses) if plant.taxon else "",
        "height": words.height(plant.taxon) if plant.taxon else "",
        "worth": sentence_case(words.worth(plant)),
    }


def _better(each: Alternative, words: PlantingWords) -> dict[str, object]:
    return {"plant": each.plant, "common": words.common(each.plant), "why": words.better(each)}


def _choices(wish: PlantWish, counts: Mapping[str, Counter[str]], words: PlantingWords) -> dict[str, object]:
    def options(table: Mapping[str, str], chosen: str | None, count: str | None = None) -> list[Option]:
        found = []
        for code, message in table.items():
            number = counts[count][code] if count else None
            if number == 0 and code != chosen:
                continue
            label = sentence_case(words.speech.say(message))
            found.append(Option(code, label if number is None else f"{label} ({number})", code == chosen))
        return found

    return {
        "uses": options(terms.USE, wish.use, "use"),
        "forms": options(terms.FORM, wish.form, "form"),
        "statuses": options(terms.STATUS, wish.status.value if wish.status else None, "status"),
        "lights": options(terms.LIGHT, wish.light),
        "soils": options(terms.SOIL, wish.soil),
        "heights": [
            Option(str(each), f"{each // 100} m" if each >= 100 else f"{each} cm", each == wish.highest_cm)
            for each in HEIGHTS
        ],
        "grades": [Option(each, _grade_names()[each], getattr(wish, each) > 0) for each in GRADES],
    }


def _grade_names() -> dict[str, str]:
    return {
        "drought": _("stands drought"),
        "heat": _("stands heat"),
        "waterlogging": _("stands wet feet"),
        "salt": _("stands salt"),
        "pollinators": _("good for pollinators"),
        "hosts": _("good for caterpillars"),
        "birds": _("good for birds"),
    }


def _facts(plant: Plant, words: PlantingWords) -> list[tuple[str, str]]:
    taxon = plant.taxon
    assert taxon is not None
    rows = [
        (_("Form"), words.form(taxon)),
        (_("Fit for"), words.uses(taxon.uses)),
        (_("Height"), words.height(taxon)),
        (_("Light"), words.listed(terms.LIGHT, taxon.light)),
        (_("Soil"), words.listed(terms.SOIL, taxon.soil)),
        (_("Moisture"), words.listed(terms.MOISTURE, taxon.moisture)),
        (_("Flowers"), _bloom(taxon, words)),
    ]
    if taxon.standing == "native":
        rows += [(_("Allergy"), words.hazard(taxon.allergy)), (_("Poison"), words.hazard(taxon.toxicity))]
    if plant.red_list is not None:
        rows.append((_("Red List"), words.listed(terms.RED_LIST, (plant.red_list,))))
    return [(name, value) for name, value in rows if value]


def _bloom(taxon: Taxon, words: PlantingWords) -> str:
    if taxon.bloom is None:
        return ""
    first, last = (words.speech.month(each) for each in taxon.bloom)
    return first if first == last else _("%(first)s to %(last)s") % {"first": first, "last": last}


def _grades(taxon: Taxon, words: PlantingWords) -> list[tuple[str, int, str]]:
    climate, life = taxon.tolerance, taxon.biodiversity
    rows = []
    if climate is not None:
        rows += [
            (_("Drought"), climate.drought),
            (_("Heat"), climate.heat),
            (_("Wet feet"), climate.waterlogging),
            (_("Salt"), climate.salt),
        ]
    if life is not None:
        rows += [
            (_("Pollinators"), life.pollinators),
            (_("Caterpillars"), life.hosts),
            (_("Birds"), life.birds),
        ]
    return [(name, grade, words.grade(grade)) for name, grade in rows]
