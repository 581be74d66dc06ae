"""The benchmark of the real notices, held against a count by plain XPath that shares no code with the readers."""

import csv
import datetime as dt
import re
from collections import Counter, defaultdict
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from lxml import etree

from aankoopwijzer.domain.review.benchmark import Benchmark, Sample, measures_of
from aankoopwijzer.flows.prepare_adviser import prepare_adviser
from aankoopwijzer.flows.prepare_aspects import AspectReader
from aankoopwijzer.flows.read_for_benchmark import read_for_benchmark

pytestmark = pytest.mark.shared_data

COUNTRY = {
    **{"GBR": "GB", "FRA": "FR", "LUX": "LU", "GRC": "GR", "DEU": "DE", "BEL": "BE", "ESP": "ES", "NOR": "NO"},
    **{"PRT": "PT", "EST": "EE", "POL": "PL", "ITA": "IT", "AUT": "AT", "NLD": "NL", "DNK": "DK", "FIN": "FI"},
    **{
        "ROU": "RO",
        "SWE": "SE",
        "LTU": "LT",
        "LVA": "LV",
        "CZE": "CZ",
        "SVN": "SI",
        "HUN": "HU",
        "UK": "GB",
        "EL": "GR",
    },
}
DECLARES = {
    "green": {
        "strategic-procurement": {"env-imp"},
        "environmental-impact": {
            *("biodiv-eco", "circ-econ", "clim-adapt", "clim-mitig", "emas-com", "pollu-prev", "water-mar", "other")
        },
        "gpp-criteria": {"eu", "national", "other"},
    },
    "social": {
        "strategic-procurement": {"soc-obj"},
        "social-procurement": {"acc-all", "et-eq", "gen-eq", "hum-right", "opp", "work-cond", "other"},
        "social-objective": {"acc-all", "et-eq", "gen-eq", "hum-right", "opp", "work-cond", "other"},
        "accessibility": {"inc"},
        "reserved-procurement": {"res-ws", "res-pub-ser"},
        "reserved-execution": {"yes", "true"},
    },
    "innovative": {
        "strategic-procurement": {"inn-pur"},
        "innovative-acquisition": {"buy-eff", "mar-nov", "proc-innov", "prod-innov", "rd-act"},
        "procurement-procedure-type": {"innovation"},
    },
}
# TED R2.0.9: the forms with a box for reserved contracts (III.1.5); R2.0.8 asks it in forms 1, 5, 16 and 17.
TED_RESERVING = {"F01", "F02", "F04", "F05", "F07", "F21", "F22", "F23", "F24", "1", "5", "16", "17"}
# TED's list of document types: a correction, an award, a concession's award, a changed contract, a design contest's result
# and a direct award go on with a procedure. The others announce or open one, and what they name may announce several.
TED_GOES_ON = {"2", "7", "J", "K", "R", "V"}


class Seen(NamedTuple):
    """What XPath sees of one notice."""

    purchase: object
    country: str | None
    year: str | None
    declared: dict[str, bool | None]
    reserved: bool | None
    numbers: frozenset[tuple[int, int]] = frozenset()
    """Year and number in the Official Journal: its own and those of the notices that it goes on with."""


def named(*names: str) -> str:
    return "/".join(f"*[local-name()='{name}']" for name in names)


def texts(element: Any, path: str) -> list[str]:
    return [each.text.strip() for each in element.xpath(path) if each.text and each.text.strip()]


@cache
def subtypes_without_a_place(folder: Path) -> frozenset[str]:
    """The subtypes in which BT-06 is forbidden, by the official field list."""
    with (folder / "reference" / "eforms-fields.csv").open(encoding="utf-8-sig", newline="") as file:
        return frozenset(next(row["forbidden"] for row in csv.DictReader(file) if row["id"] == "BT-06-Lot").split())


def eforms(root: Any, folder: Path, name: str) -> Seen | None:
    lots = [
        lot
        for lot in root.xpath(named("ProcurementProjectLot"))
        if lot.xpath(f"{named('ID')}[@schemeName='Lot' or @schemeName='Part' or not(@schemeName)]")
    ]
    projects = [*root.xpath(named("ProcurementProject")), *(p for lot in lots for p in lot.xpath(named("ProcurementProject")))]  # fmt: skip
    words = [word for p in projects for tag in ("Name", "Description") for word in texts(p, named(tag))]
    codes = [code for p in projects for code in texts(p, f".//{named('ItemClassificationCode')}")]
    if not lots or not (words or codes):
        return None
    said: dict[str, set[str]] = defaultdict(set)
    for lot in lots:
        for code in lot.xpath(".//*[@listName]"):
            if code.text and code.text.strip():
                said[code.get("listName")].add(code.text.strip())
    for code in root.xpath(f"{named('TenderingProcess', 'ProcedureCode')}"):
        said["procurement-procedure-type"].add((code.text or "").strip())
    [subtype] = texts(root, f".//{named('NoticeSubType', 'SubTypeCode')}")[:1] or [None]
    has_place = subtype not in subtypes_without_a_place(folder)
    who, how = said["reserved-procurement"], said["reserved-execution"]
    reserved = True if who - {"none"} or how & {"yes", "true"} else False if who or how & {"no", "false"} else None
    references = texts(root, named("ContractingParty", "Party", "PartyIdentification", "ID"))
    companies = root.xpath(f".//{named('Organizations', 'Organization', 'Company')}")
    countries = [
        country
        for reference in references
        for company in companies
        if reference in texts(company, named("PartyIdentification", "ID"))
        for country in texts(company, named("PostalAddress", "Country", "IdentificationCode"))
    ] or texts(root, named("ContractingParty", "Party", "PostalAddress", "Country", "IdentificationCode"))
    published = texts(root, f".//{named('Publication', 'PublicationDate')}")
    day = next(iter((*published, *texts(root, named("IssueDate")))), None)
    buyers = [
        texts(company, named("PartyName", "Name"))
        for reference in references
        for company in companies
        if reference in texts(company, named("PartyIdentification", "ID"))
    ] or [texts(root, named("ContractingParty", "Party", "PartyName", "Name"))]
    folder_id = texts(root, named("ContractFolderID"))
    return Seen(
        folder_id[0] if folder_id else (repr(buyers), tuple(words), tuple(codes)) if words else name,
        COUNTRY.get(countries[0], countries[0]) if countries else None,
        day[:4] if day and day[:4] > "1992" else None,
        {
            aspect: any(said[kind] & codes for kind, codes in kinds.items()) if has_place else None
            for aspect, kinds in DECLARES.items()
        },
        reserved,
        # All notices of a procedure share its id; only what has none is found by its number.
        frozenset() if folder_id else numbers(texts(root, f".//{named('Publication', 'NoticePublicationID')}")),
    )


def numbers(written: list[str]) -> frozenset[tuple[int, int]]:
    """Of 2021/S 214-563588 and 563588-2021 the same year and number; of what is no number, none."""
    journal = [re.fullmatch(r"(\d{4})/S \d+-(\d+)", each) for each in written]
    own = [re.fullmatch(r"(\d+)-(\d{4})", each) for each in written]
    return frozenset([(int(m[1]), int(m[2])) for m in journal if m] + [(int(m[2]), int(m[1])) for m in own if m])


def ted(root: Any, name: str) -> Seen | None:
    forms = root.xpath(f"{named('FORM_SECTION')}/*[@CATEGORY='ORIGINAL']") or root.xpath(
        f"{named('FORM_SECTION')}/*[@CATEGORY]"
    )
    form = forms[0]
    number = form.get("FORM")
    if number == "F14":
        return None  # A correction names what it corrects and describes nothing to buy.
    box = form.xpath(".//*[contains(local-name(), 'SHELTERED')]")
    buyers = form.xpath(f".//{named('COUNTRY')}[ancestor::*[contains(local-name(), 'CONTRACTING') or contains(local-name(), 'CA_CE') or contains(local-name(), 'AUTHORITY')]]/@VALUE")  # fmt: skip
    coded = root.xpath(f".//{named('NOTICE_DATA', 'ISO_COUNTRY')}/@VALUE")
    country = next(iter(buyers or coded), None)
    dates = texts(root, f".//{named('REF_OJS', 'DATE_PUB')}")
    if number and number.startswith("F"):
        buyer = texts(form, f".//{named('ADDRESS_CONTRACTING_BODY', 'OFFICIALNAME')}")
        words = [
            " ".join(each.xpath("string()").split())
            for tag in ("TITLE", "SHORT_DESCR")
            for each in form.xpath(f"{named('OBJECT_CONTRACT')}//{named(tag)}")
        ]
        purchase: object = (tuple(buyer), tuple(words), tuple(form.xpath(f".//{named('CPV_CODE')}/@CODE")))
    else:
        purchase = etree.tostring(form, method="text", encoding="unicode")
    goes_on = TED_GOES_ON & set(root.xpath(f".//{named('TD_DOCUMENT_TYPE')}/@CODE")) or form.xpath(
        named("AWARD_CONTRACT")
    )
    earlier = [
        *texts(form, f"{named('PROCEDURE', 'NOTICE_NUMBER_OJ')} | {named('COMPLEMENTARY_INFO', 'NOTICE_NUMBER_OJ')}"),
        *texts(root, f".//{named('NOTICE_DATA', 'REF_NOTICE', 'NO_DOC_OJS')}"),
    ]
    return Seen(
        purchase,
        COUNTRY.get(str(country), str(country)) if country else None,
        dates[0][:4] if dates else None,
        dict.fromkeys(DECLARES),
        True if box else False if number in TED_RESERVING else None,
        numbers([*texts(root, f".//{named('NOTICE_DATA', 'NO_DOC_OJS')}"), *(earlier if goes_on else ())]),
    )


@cache
def seen(folder: Path) -> tuple[list[Seen], int]:
    parser = etree.XMLParser(remove_comments=True, remove_pis=True)
    found, left_out = [], 0
    for path in sorted((folder / "notices").glob("*.xml")):
        root = etree.fromstring(path.read_bytes(), parser)
        is_ted = etree.QName(root).localname == "TED_EXPORT"
        one = ted(root, path.name) if is_ted else eforms(root, folder, path.name)
        if one is None:
            left_out += 1
        else:
            found.append(one)
    return found, left_out


@cache
def benchmark(folder: Path) -> Benchmark:
    adviser = prepare_adviser()
    reader = AspectReader(adviser.pack)
    sample = Sample(measures_of(adviser.pack))
    for path in sorted((folder / "notices").glob("*.xml")):
        sample.add(read_for_benchmark(path.read_bytes(), path.name, adviser, reader))
    return sample.benchmark(pack="regio-brugge", source="shared", on=dt.date(2026, 11, 28))


def purchase_of(notices: list[Seen]) -> list[object]:
    """For each notice the purchase that it is on: one purchase after another is taken into one that shares a number."""
    found: list[object] = [each.purchase for each in notices]
    is_moving = True
    while is_moving:
        of_number = dict[tuple[int, int], object]()
        renamed = dict[object, object]()
        for purchase, one in zip(found, notices, strict=True):
            for number in one.numbers:
                first = of_number.setdefault(number, purchase)
                if first != purchase:
                    renamed[purchase] = first
        is_moving = bool(renamed)
        if is_moving:
            old, new = renamed.popitem()
            found = [new if each == old else each for each in found]
    return found


def merged(folder: Path) -> list[Seen]:
    """One for each purchase: yes when a notice says so, else no when one does; the first country, the first year."""
    purchases: dict[object, Seen] = {}
    notices = seen(folder)[0]
    for purchase, one in zip(purchase_of(notices), notices, strict=True):
        before = purchases.get(purchase)
        if before is None:
            purchases[purchase] = one
            continue
        answers = {
            aspect: True if True in pair else False if False in pair else None
            for aspect in DECLARES
            for pair in [(before.declared[aspect], one.declared[aspect])]
        }
        pair = (before.reserved, one.reserved)
        years = [each for each in (before.year, one.year) if each]
        purchases[purchase] = Seen(
            purchase,
            before.country or one.country,
            min(years, default=None),
            answers,
            True if True in pair else False if False in pair else None,
        )
    return list(purchases.values())


def counts(answers: list[bool | None]) -> tuple[int, int, int]:
    return answers.count(True), answers.count(True) + answers.count(False), len(answers)


def test_as_many_notices_name_something_to_buy_as_xpath_sees(shared_data: Path) -> None:
    found = benchmark(shared_data)
    assert (found.notices, found.left_out) == (961, seen(shared_data)[1])
    assert found.purchases == len(merged(shared_data))


def test_what_xpath_joins_is_one_purchase_to_whoever_reads_the_notices(shared_data: Path) -> None:
    """Read by eye: a direct award and the award of it (Almere CIA2021.01.02, Veenendaal 1734206), one award in two states
    of its translation (VT/2020/024). Three European awards share a number with examples of eForms, and nothing else."""
    found, notices = purchase_of(seen(shared_data)[0]), seen(shared_data)[0]
    joined = defaultdict(set)
    for purchase, one in zip(found, notices, strict=True):
        joined[purchase].add(one.purchase)
    assert sorted(len(each) for each in joined.values() if len(each) > 1) == [2, 2, 2]


@pytest.mark.parametrize("aspect", list(DECLARES))
def test_the_declared_shares_are_those_that_xpath_counts(shared_data: Path, aspect: str) -> None:
    line = benchmark(shared_data).line("all")
    assert line is not None
    tally = line.tallies[f"{aspect}-declared"]
    expected = counts([each.declared[aspect] for each in merged(shared_data)])
    assert (tally.numerator, tally.known, tally.n) == expected


def test_the_reserved_share_is_that_which_xpath_counts(shared_data: Path) -> None:
    line = benchmark(shared_data).line("all")
    assert line is not None
    tally = line.tallies["reserved"]
    expected = counts([each.reserved for each in merged(shared_data)])
    assert (tally.numerator, tally.known, tally.n) == expected


@pytest.mark.parametrize("cut", ["country", "year"])
def test_every_country_and_year_has_the_purchases_that_xpath_counts(shared_data: Path, cut: str) -> None:
    expected = Counter(getattr(each, cut) for each in merged(shared_data))
    found = {line.of: line.tallies["reserved"].n for line in benchmark(shared_data).lines if line.cut == cut}
    assert found == dict(expected)
