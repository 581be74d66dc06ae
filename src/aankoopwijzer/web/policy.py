"""The policy that this site works with, made ready once per process."""

import datetime as dt
from functools import cache, lru_cache
from pathlib import Path

from django.conf import settings

from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.domain.policy.searching import CriteriaSearch
from aankoopwijzer.domain.records.supplier import SupplierOffer
from aankoopwijzer.flows.prepare_adviser import Adviser, prepare_adviser
from aankoopwijzer.flows.prepare_aspects import AspectReader
from aankoopwijzer.flows.prepare_checker import Checker, prepare_checker
from aankoopwijzer.flows.read_suppliers import read_suppliers


def pack_folder() -> Path | None:
    """The folder of this site's pack; None for the one that is shipped."""
    return settings.POLICY_PACK


@cache
def adviser() -> Adviser:
    """The adviser of the pack named in the settings, or of the one that is shipped. Raises `PackError`."""
    return prepare_adviser(pack_folder())


@cache
def checker() -> Checker:
    """What it takes to check drafts by this site's pack."""
    return prepare_checker(adviser())


@cache
def aspect_reader() -> AspectReader:
    """The words by which this site's pack knows green, social and other aspects in notices."""
    return AspectReader(policy())


@cache
def criteria_search() -> CriteriaSearch:
    """The criteria of this site's pack, ready to be searched."""
    return CriteriaSearch(policy().criteria.values())


def suppliers(*, on: dt.date) -> tuple[SupplierOffer, ...] | None:
    """The market of this site's supplier file, None when it has none; read anew when the file or the day changes."""
    file: Path | None = settings.SUPPLIER_FILE
    return None if file is None else _suppliers(file, file.stat().st_mtime_ns, on)


@lru_cache(maxsize=2)
def _suppliers(file: Path, changed: int, on: dt.date) -> tuple[SupplierOffer, ...]:
    return read_suppliers(file, on=on).suppliers


def policy() -> PolicyPack:
    """The pack of this site."""
    return adviser().pack
