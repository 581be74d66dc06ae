"""The open data are described for portals that harvest them."""

import datetime as dt
from typing import Literal

from aankoopwijzer.domain.measures.council import years_to_report
from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.flows.export_guidance import ExportedFile
from aankoopwijzer.reports.open_data.catalogue import catalogue_jsonld, catalogue_turtle


def describe_open_data(pack: PolicyPack, to: Literal["jsonld", "ttl"], *, site: str, on: dt.date) -> ExportedFile:
    """The catalogue by DCAT-AP; `site` is the whole address of the open data."""
    first = years_to_report(pack, on=on).first
    if to == "jsonld":
        content = catalogue_jsonld(pack, site, on=on, first=first)
        return ExportedFile(content, "application/ld+json", "catalogus.jsonld")
    return ExportedFile(catalogue_turtle(pack, site, on=on, first=first), "text/turtle; charset=utf-8", "catalogus.ttl")
