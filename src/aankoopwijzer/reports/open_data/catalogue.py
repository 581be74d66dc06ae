"""The open data described by DCAT-AP 3, so that portals find and harvest them: as JSON-LD and as Turtle.

Both are written from the same statements. Source of the terms: DCAT-AP 3.0 of SEMIC, and the authority tables of the
Publications Office of the European Union.
"""

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.reports.open_data.results_file import LICENCE
from aankoopwijzer.reports.speech import speech

FORMS = ("csv", "parquet", "json")
_MEDIA = {"csv": "text/csv", "parquet": "application/vnd.apache.parquet", "json": "application/json"}
_PREFIXES = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "adms": "http://www.w3.org/ns/adms#",
}
_AUTHORITY = "http://publications.europa.eu/resource/authority/"
_FILE_TYPES = {"csv": "CSV", "json": "JSON", "parquet": "PARQUET"}
_LANGUAGES = {"nl": "NLD", "en": "ENG"}


@dataclass(frozen=True, slots=True)
class Link:
    """The address of another thing."""

    to: str


@dataclass(frozen=True, slots=True)
class Said:
    """A text, with its language or the type of its value."""

    text: str
    language: str | None = None
    kind: str | None = None


Object = Link | Said
Thing = Mapping[str, tuple[Object, ...]]
"""What is said of one thing, by property; `a` is what it is."""


def catalogue_jsonld(pack: PolicyPack, site: str, *, on: dt.date, first: int) -> bytes:
    """The catalogue as JSON-LD. `site` is the address of the open data, `first` the first year in them."""
    graph = [
        {"@id": id, "@type": [each.to for each in thing["a"] if isinstance(each, Link)]}
        | {name: [_jsonld(each) for each in objects] for name, objects in thing.items() if name != "a"}
        for id, thing in _things(pack, site, on, first)
    ]
    return f"{json.dumps({'@context': _PREFIXES, '@graph': graph}, ensure_ascii=False, indent=1)}\n".encode()


def catalogue_turtle(pack: PolicyPack, site: str, *, on: dt.date, first: int) -> bytes:
    """The same as Turtle."""
    lines = [f"@prefix {name}: <{address}> ." for name, address in _PREFIXES.items()]
    for id, thing in _things(pack, site, on, first):
        said = [f"  {name} {', '.join(_turtle(each) for each in objects)}" for name, objects in thing.items()]
        lines += ["", f"<{id}>", " ;\n".join(said) + " ."]
    return ("\n".join(lines) + "\n").encode()


def addresses(site: str, authority: str | None, *, is_all: bool = False) -> dict[str, str]:
    """The address of the results in each form: of all authorities, of one, or of the region (None)."""
    place = "" if is_all else f"/{authority or 'regio'}"
    return {form: f"{site}{place}/resultaten.{form}" for form in FORMS}


def _things(pack: PolicyPack, site: str, on: dt.date, first: int) -> Iterator[tuple[str, Thing]]:
    publisher = f"{site}#publisher"
    places: list[tuple[str | None, bool]] = [(None, True), (None, False), *((each, False) for each in pack.authorities)]
    of_all = [(_id(site, authority, is_all), authority, is_all) for authority, is_all in places]
    title = "Open data on the progress of sustainable procurement"
    yield (
        site,
        {
            "a": (Link("dcat:Catalog"),),
            "dct:title": _in_each_language(title),
            "dct:description": _in_each_language(_DESCRIPTION),
            "dct:publisher": (Link(publisher),),
            "dct:license": (Link(LICENCE),),
            "dct:modified": (_day(on),),
            "foaf:homepage": (Link(site),),
            "dcat:dataset": tuple(Link(id) for id, _, _ in of_all),
        },
    )
    names = tuple(Said(pack.name.in_language(each), each) for each in _LANGUAGES)
    yield publisher, {"a": (Link("foaf:Agent"),), "foaf:name": names}
    for id, authority, is_all in of_all:
        yield from _dataset(pack, site, id, authority, publisher, on, first, is_all=is_all)


def _dataset(
    pack: PolicyPack,
    site: str,
    id: str,
    authority: str | None,
    publisher: str,
    on: dt.date,
    first: int,
    *,
    is_all: bool,
) -> Iterator[tuple[str, Thing]]:
    files = addresses(site, authority, is_all=is_all)
    period = f"{id}-period"
    yield (
        id,
        {
            "a": (Link("dcat:Dataset"),),
            "dct:identifier": (Said(id),),
            "dct:title": _titles(pack, authority, is_all=is_all),
            "dct:description": _in_each_language(_DESCRIPTION),
            "dct:publisher": (Link(publisher),),
            "dct:accessRights": (Link(f"{_AUTHORITY}access-right/PUBLIC"),),
            "dct:accrualPeriodicity": (Link(f"{_AUTHORITY}frequency/CONT"),),
            "dct:language": (Link(f"{_AUTHORITY}language/NLD"),),
            "dct:modified": (_day(on),),
            "dct:temporal": (Link(period),),
            "dcat:theme": (Link(f"{_AUTHORITY}data-theme/GOVE"), Link(f"{_AUTHORITY}data-theme/ENVI")),
            "dcat:keyword": tuple(
                said
                for word in ("sustainable procurement", "public procurement", "indicators")
                for said in _in_each_language(word)
            ),
            "dcat:landingPage": (Link(site),),
            "dcat:distribution": tuple(Link(f"{id}-{form}") for form in files),
        },
    )
    yield (
        period,
        {
            "a": (Link("dct:PeriodOfTime"),),
            "dcat:startDate": (_day(dt.date(first, 1, 1)),),
            "dcat:endDate": (_day(on),),
        },
    )
    for form, address in files.items():
        yield (
            f"{id}-{form}",
            {
                "a": (Link("dcat:Distribution"),),
                "dct:title": (Said(address.removeprefix(f"{site}/"), "nl"),),
                "dcat:accessURL": (Link(address),),
                "dcat:downloadURL": (Link(address),),
                "dcat:mediaType": (Link(f"https://www.iana.org/assignments/media-types/{_MEDIA[form]}"),),
                "dct:format": (Link(f"{_AUTHORITY}file-type/{_FILE_TYPES[form]}"),),
                "dct:license": (Link(LICENCE),),
                "adms:status": (Link(f"{_AUTHORITY}distribution-status/COMPLETED"),),
            },
        )


_DESCRIPTION = (
    "Every measured figure of sustainable procurement by authority, product group and year, with what it rests on and "
    "what is not known."
)


def _id(site: str, authority: str | None, is_all: bool) -> str:
    return f"{site}#resultaten" if is_all else f"{site}#resultaten-{authority or 'regio'}"


def _titles(pack: PolicyPack, authority: str | None, *, is_all: bool) -> tuple[Said, ...]:
    found = []
    for language in _LANGUAGES:
        tongue = speech(language)
        if is_all:
            found.append(Said(tongue.say("Results of all authorities"), language))
        else:
            place = pack.authorities[authority].name if authority else tongue.say("the region")
            found.append(Said(tongue.say("Results of {place}", place=place), language))
    return tuple(found)


def _in_each_language(message: str) -> tuple[Said, ...]:
    return tuple(Said(speech(each).say(message), each) for each in _LANGUAGES)


def _day(day: dt.date) -> Said:
    return Said(day.isoformat(), kind="xsd:date")


def _jsonld(thing: Object) -> dict[str, Any]:
    match thing:
        case Link(to):
            return {"@id": to}
        case Said(text, None, None):
            return {"@value": text}
        case Said(text, language, None):
            return {"@value": text, "@language": language}
        case Said(text, _, kind):
            return {"@value": text, "@type": kind}


def _turtle(thing: Object) -> str:
    match thing:
        case Link(to):
            return f"<{to}>" if "://" in to else to
        case Said(text, language, kind):
            # The escapes of JSON are those of Turtle.
            after = f"@{language}" if language else f"^^{kind}" if kind else ""
            return f"{json.dumps(text, ensure_ascii=False)}{after}"
