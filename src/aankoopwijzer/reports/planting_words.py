"""What a planting check found, said to one reader: statuses, reasons, alternatives, and the words for plants."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from aankoopwijzer.domain.planting.alternatives import Alternative
from aankoopwijzer.domain.planting.checked import CheckedPlant
from aankoopwijzer.domain.planting.flora import Plant
from aankoopwijzer.domain.planting.judging import PlantStatus, PlantVerdict
from aankoopwijzer.domain.planting.share import NativeShare
from aankoopwijzer.domain.policy.plants import Taxon
from aankoopwijzer.reports.speech import marked, sentence_case
from aankoopwijzer.reports.wording import Wording

STATUS: Mapping[str, str] = {
    "forbidden": marked("forbidden by law"),
    "not_allowed": marked("not allowed"),
    "disputed": marked("disputed"),
    "extinct": marked("native, died out here"),
    "native": marked("native"),
    "native_cultivar": marked("garden form of a native plant"),
    "not_native": marked("not native"),
    "unknown": marked("not known"),
}
MEANING: Mapping[str, str] = {
    "forbidden": marked("On the Union list: trading, growing, transporting and planting it is forbidden by law."),
    "not_allowed": marked("Alien and invasive in Belgium: it does not come into a planting of the authority."),
    "disputed": marked("The lists do not agree whether it is native: ask a botanist first."),
    "extinct": marked("Native, but it no longer grows here in the wild: ask a botanist first."),
    "native": marked("Native in Flanders: allowed."),
    "native_cultivar": marked("The species is native, this garden form is not wild: only with a motivation."),
    "not_native": marked("Not native: only with a motivation, as for a street tree that stands the coming climate."),
    "unknown": marked("The name is not clear or not known: name the plant, then check again."),
}
ALLOWED: Mapping[str, str] = {
    "yes": marked("yes"),
    "with_motivation": marked("only with a motivation"),
    "ask": marked("ask first"),
    "no": marked("no"),
}
FORM: Mapping[str, str] = {
    "tree": marked("tree"),
    "shrub": marked("shrub"),
    "climber": marked("climber"),
    "perennial": marked("perennial herb"),
    "annual": marked("annual or biennial"),
    "grass": marked("grass, sedge or rush"),
    "fern": marked("fern"),
    "bulb": marked("bulb or tuber"),
    "water_plant": marked("water plant"),
}
USE: Mapping[str, str] = {
    "street_tree": marked("street tree"),
    "park_tree": marked("park tree"),
    "hedge": marked("hedge"),
    "thicket": marked("thicket"),
    "windbreak": marked("windbreak"),
    "facade": marked("façade or fence"),
    "border": marked("border"),
    "ground_cover": marked("ground cover"),
    "verge": marked("verge"),
    "meadow": marked("flowery grassland"),
    "bank": marked("bank"),
    "pond": marked("pond or ditch"),
    "green_roof": marked("green roof"),
    "dune": marked("dune and coast"),
    "woodland": marked("under trees"),
    "rain_garden": marked("swale or rain garden"),
}
LIGHT: Mapping[str, str] = {"sun": marked("sun"), "half_shade": marked("half shade"), "shade": marked("shade")}
SOIL: Mapping[str, str] = {
    "sand": marked("sand"),
    "loam": marked("loam"),
    "clay": marked("clay"),
    "peat": marked("peat"),
    "lime": marked("lime-rich"),
}
MOISTURE: Mapping[str, str] = {
    "dry": marked("dry"),
    "fresh": marked("fresh"),
    "moist": marked("moist"),
    "wet": marked("wet"),
    "water": marked("in water"),
}
GRADE: tuple[str, ...] = (marked("none"), marked("low"), marked("good"), marked("very good"))
HAZARD: tuple[str, ...] = (marked("none known"), marked("slight"), marked("moderate"), marked("serious"))
UNIT: Mapping[str, str] = {  # signs are the same in every language
    "pieces": marked("pieces"),
    "m2": "m²",
    "kg": "kg",
    "g": "g",
    "percent": "%",
}
RED_LIST: Mapping[str, str] = {
    "LC": marked("not threatened"),
    "NT": marked("nearly threatened"),
    "VU": marked("vulnerable"),
    "EN": marked("endangered"),
    "CR": marked("critically endangered"),
    "RE": marked("regionally extinct"),
    "DD": marked("too little known"),
}
_LISTS: Mapping[str, str] = {
    "red_list": marked("Red List"),
    "alien": marked("list of alien plants"),
    "union_list": marked("Union list"),
}
_REASONS: Mapping[str, str] = {
    "on-union-list": marked(
        "{name} is on the Union list: trading, growing, transporting and planting it is forbidden (Regulation (EU) No "
        "1143/2014, art. 7)."
    ),
    "alien-and-invasive": marked("{name} is alien and invasive in Belgium."),
    "in-both-lists": marked("{name} is on the list of native plants and on the list of alien plants: ask a botanist."),
    "sources-differ": marked("The sources do not agree whether {name} is native: ask a botanist."),
    "regionally-extinct": marked("{name} is native, but no longer grows in the wild in Flanders: ask a botanist."),
    "native": marked("{name} is native in Flanders."),
    "cultivar-of-native": marked(
        "{name} is native, but ‘{cultivar}’ is a garden form: every plant has the same genes, and it may flower or "
        "fruit otherwise. Only with a motivation."
    ),
    "lower-taxon-of-native": marked("{name} is native, but we do not know this subspecies or variety: ask about it."),
    "alien": marked("{name} is not native in Flanders: only with a motivation."),
    "genus-only": marked("Only the genus is named. Name the species."),
    "garden-form-of-genus": marked("This is a garden form without a species: nobody can call it native."),
    "doubtful-name": marked("We are not sure which plant is meant."),
    "name-not-found": marked("We do not know this name. Check how it is written, or give the scientific name."),
    "mixture-without-species": marked("A mixture without its species. Ask the supplier what is in it."),
}
_BETTER: Mapping[str, str] = {
    "same-species": marked("the wild plant itself"),
    "chosen": marked("our choice"),
    "same-height": marked("as high"),
    "same-light": marked("the same light"),
    "same-moisture": marked("the same moisture"),
    "stands-drought": marked("stands drought"),
    "rich": marked("feeds many species"),
}


class PlantingWords:
    """The sentences about plants for one reader."""

    def __init__(self, wording: Wording) -> None:
        self.wording, self.speech = wording, wording.speech

    def name(self, plant: Plant) -> str:
        """The usual name in the reader's language with the scientific one, or the scientific name alone."""
        common = self.common(plant)
        return f"{common} ({plant.name})" if common else plant.name

    def common(self, plant: Plant) -> str:
        """The usual name: Dutch for who reads Dutch, else English where we have it."""
        if self.speech.asked != "nl" and plant.taxon is not None:
            return plant.taxon.english
        return plant.dutch[0] if plant.dutch else ""

    def status(self, status: PlantStatus) -> str:
        """A status in a few words."""
        return self.speech.word(STATUS, status.value)

    def meaning(self, status: PlantStatus) -> str:
        """What a status means for whoever wants to plant it."""
        return self.speech.word(MEANING, status.value)

    def allowed(self, verdict: PlantVerdict) -> str:
        """Whether it may be planted."""
        return self.speech.word(ALLOWED, verdict.allowed)

    def reason(self, each: CheckedPlant) -> str:
        """Why, in a sentence or three: how the name was read, the rule, what the pack adds, what may be meant."""
        said = []
        if each.certainty == "corrected" and each.plant is not None:
            percent = self.speech.percent(Decimal(round(each.confidence * 100)))
            said.append(self.speech.say("Read as {name} ({percent} alike).", name=each.plant.name, percent=percent))
        name = each.plant.name if each.plant is not None else ""
        said.append(self.speech.say(_REASONS[each.verdict.rule], name=name, cultivar=each.cultivar or ""))
        if each.verdict.because is not None and each.verdict.rule != "in-both-lists":
            said.append(self.speech.text(each.verdict.because))
        if each.candidates:
            said.append(self._asked(each))
        if each.may_be_forbidden:
            forbidden = [plant.name for plant in each.candidates if plant.union_list is not None]
            said.append(self.speech.say("Careful: {names} is forbidden by law.", names=self.speech.listing(forbidden)))
        return " ".join(said)

    def _asked(self, each: CheckedPlant) -> str:
        if each.verdict.rule in ("genus-only", "garden-form-of-genus"):
            native = [plant.name for plant in each.candidates if plant.red_list is not None and plant.degree is None]
            if not native:
                return self.speech.say("We know no native plant in this genus.")
            return self.speech.say("Native in this genus: {names}.", names=self.speech.listing(native[:6]))
        names = self.speech.alternatives([self.name(plant) for plant in each.candidates])
        return self.speech.say("Do you mean {names}?", names=names)

    def source(self, verdict: PlantVerdict) -> str:
        """Where the answer comes from: the imported lists, else the source that the pack names."""
        if verdict.lists:
            lists = [self.speech.word(_LISTS, each) for each in verdict.lists]
            return self.speech.say("Imported: {lists}", lists=self.speech.listing(lists))
        return self.wording.source(verdict.source) if verdict.source is not None else ""

    def better(self, alternative: Alternative) -> str:
        """Why an alternative was proposed, and what it does for others."""
        said = []
        for reason in alternative.reasons:
            if reason == "same-use":
                said.append(self.uses(alternative.uses))
            elif reason == "rich" and (worth := self.worth(alternative.plant)):
                said.append(worth)
            else:
                said.append(self.speech.word(_BETTER, reason))
        return "; ".join(said)

    def worth(self, plant: Plant) -> str:
        """What a plant does for others, in the pack's words."""
        taxon = plant.taxon
        return self.speech.text(taxon.biodiversity.words) if taxon is not None and taxon.biodiversity else ""

    def uses(self, uses: Iterable[str]) -> str:
        """Uses, one after the other."""
        return ", ".join(self.speech.word(USE, use) for use in uses)

    def form(self, taxon: Taxon) -> str:
        """Tree, shrub, herb ..."""
        return self.speech.word(FORM, taxon.form)

    def listed(self, words: Mapping[str, str], codes: Iterable[str]) -> str:
        """Several codes of one list of words."""
        return ", ".join(self.speech.word(words, code) for code in codes)

    def grade(self, grade: int) -> str:
        """None, low, good, very good."""
        return self.speech.say(GRADE[grade])

    def hazard(self, grade: int | None) -> str:
        """How harmful, from none known to serious; not judged is said as such."""
        return self.speech.say("not judged") if grade is None else self.speech.say(HAZARD[grade])

    def height(self, taxon: Taxon) -> str:
        """ "8 – 15 m", or in centimetres below two metres."""
        if taxon.height_cm is None:
            return ""
        least, most = (Decimal(each) for each in taxon.height_cm)
        if most >= 200:
            least, most, unit = least / 100, most / 100, "m"
        else:
            unit = "cm"
        low, high = self.speech.number(least), self.speech.number(most)
        return f"{low} {unit}" if low == high else f"{low}–{high} {unit}"

    def quantity(self, each: CheckedPlant) -> str:
        """How many or how much; empty when it is not said."""
        if each.quantity is None:
            return ""
        number = self.speech.number(each.quantity)
        return number if each.unit == "pieces" else f"{number} {self.speech.word(UNIT, each.unit)}"

    def share(self, share: NativeShare) -> tuple[str, ...]:
        """How native the list is: specimens, taxa, and what could not be counted."""
        said = []
        if share.of_pieces is not None:
            said.append(
                self.speech.say(
                    "{percent} of the specimens are native: {native} of {known}.",
                    percent=self.speech.percent(share.of_pieces),
                    native=self.speech.number(share.pieces_native),
                    known=self.speech.number(share.pieces_known),
                )
            )
        if share.of_taxa is not None:
            said.append(
                self.speech.say(
                    "{percent} of the kinds of plants are native: {native} of {known}.",
                    percent=self.speech.percent(share.of_taxa),
                    native=self.speech.number(Decimal(share.taxa_native)),
                    known=self.speech.number(Decimal(share.taxa_known)),
                )
            )
        if share.taxa_unknown:
            pieces = self.speech.number(share.pieces_unknown)
            said.append(
                self.speech.count(
                    "{number} name is not known and is counted apart ({pieces} specimens).",
                    "{number} names are not known and are counted apart ({pieces} specimens).",
                    share.taxa_unknown,
                    pieces=pieces,
                )
            )
        if share.without_pieces:
            said.append(
                self.speech.count(
                    "{number} line gives no number of pieces and does not count among the specimens.",
                    "{number} lines give no number of pieces and do not count among the specimens.",
                    share.without_pieces,
                )
            )
        return tuple(sentence_case(each) for each in said)
