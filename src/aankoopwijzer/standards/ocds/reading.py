"""A release of OCDS back to the `Notice` record: our own without loss of what it holds, others as far as they go."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any, Final

from aankoopwijzer.domain.records.notice import (
    Award,
    LocalText,
    Lot,
    LotKind,
    Notice,
    Organization,
    Value,
)
from aankoopwijzer.standards.notice_error import NoticeError
from aankoopwijzer.standards.ocds import json_data as read
from aankoopwijzer.standards.ocds.json_data import Data
from aankoopwijzer.standards.ocds.plain import CATEGORIES, FIRST_PUBLICATION
from aankoopwijzer.standards.ocds.reading_lots import CPV, codes_of, places_of, read_lot

_FORMS: Final = (
    ("planning", "planning"),
    ("awardUpdate", "cont-modif"),
    ("award", "result"),
    ("tenderUpdate", "change"),
    ("tender", "competition"),
)
_PROCEDURES: Final = frozenset(
    "open restricted neg-w-call neg-wo-call comp-dial comp-tend innovation exp-int-rail oth-single oth-mult "
    "PT_INVOLVING_NEGOTIATION PT_AWARD_CONTRACT_WITH_PRIOR_PUBLICATION low-value".split()
)
_STATUSES: Final = {"active": "selec-w", "unsuccessful": "clos-nw", "pending": "open-nw"}
_CATEGORIES: Final = {theirs: ours for ours, theirs in CATEGORIES.items()}


def is_json(data: bytes) -> bool:
    """Whether these bytes begin as a JSON object does."""
    return data[:200].removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"{"


def read_release(data: bytes, *, name: str) -> Notice:
    """The notice in a release, or in a package of one release.

    Raises `NoticeError` with code too-large, not-json, not-a-release or several-releases.
    """
    found = read_releases(data, name=name)
    if len(found) > 1:
        raise NoticeError("several-releases", where=name, number=len(found))
    only = found[0]
    if isinstance(only, NoticeError):
        raise only
    return only


def read_releases(data: bytes, *, name: str) -> tuple[Notice | NoticeError, ...]:
    """The notice in a release, or in each release of a package of releases or records; never none.

    Of a record its releases are read when it holds them all, else the release compiled of them. What is no release is
    an error in its place. Raises `NoticeError` with code too-large, not-json, or not-a-release for the file as a whole.
    """
    found = read.parse(data, name=name)
    if "records" in found:
        releases = [release for record in read.listed(found, "records") for release in _of_record(record)]
    else:
        releases = read.listed(found, "releases") if "releases" in found else [found]
    if not releases:
        raise NoticeError("not-a-release", where=name)
    place = f"{name}#{{}}" if len(releases) > 1 else name
    return tuple(
        [
            _notice(release) if read.text(release, "ocid") else NoticeError("not-a-release", where=place.format(number))
            for number, release in enumerate(releases, start=1)
        ]
    )


def _of_record(record: Data) -> list[Data]:
    """A record may only point at its releases (`url`); those of it that it holds are then not the whole story."""
    releases = read.listed(record, "releases")
    if releases and not any("url" in release for release in releases):
        return releases
    return [read.inside(record, "compiledRelease")]


def _notice(release: Data) -> Notice:
    tender = read.inside(release, "tender")
    language = read.text(release, "language")
    parties = _Parties(release)
    lots = [read_lot(lot, tender, language) for lot in read.listed(tender, "lots")]
    groups = [read_lot(group, tender, language) for group in read.listed(tender, "lotGroups")]
    main, additional = codes_of(tender, None)
    details = read.text(tender, "procurementMethodDetails")
    framework = read.inside(tender, "techniques", "frameworkAgreement", "value")
    return Notice(
        standard="ocds",
        document="release",
        schema="OCDS 1.1",
        notice_id=read.text(release, "id"),
        procedure_id=read.text(release, "ocid"),
        form=next((form for tag, form in _FORMS if tag in read.texts(release, "tag")), None),
        legal_basis=read.text(read.inside(tender, "legalBasis", "wasDerivedFrom"), "id"),
        languages=(language,) if language else (),
        dispatched_on=read.day(release, "date"),
        published_on=_first_published(tender),
        buyers=parties.buyers(),
        procedure_type=details if details in _PROCEDURES else None,
        accelerated=read.flag(read.inside(tender, "procedure"), "isAccelerated"),
        framework_agreement=read.flag(read.inside(tender, "techniques"), "hasFrameworkAgreement"),
        titles=read.local_texts(tender, "title", language),
        descriptions=read.local_texts(tender, "description", language),
        main_procurement_category=_category(read.text(tender, "mainProcurementCategory")),
        additional_procurement_categories=tuple(
            _CATEGORIES.get(one, one) for one in read.texts(tender, "additionalProcurementCategories")
        ),
        cpv_main=main or _own_code(tender),
        cpv_additional=additional,
        values=read.amount(read.inside(tender, "value"), "estimated")
        + read.amount(framework, "framework_maximum")
        + _totals(release),
        nuts=places_of(tender, None),
        tender_deadline=read.deadline(read.inside(tender, "tenderPeriod"), "endDate"),
        lots=tuple([lot for lot, planned in lots if not planned]),
        parts=tuple([_kind(lot, "part") for lot, planned in lots if planned]),
        lot_groups=tuple([_kind(lot, "group") for lot, _ in groups]),
        awards=tuple([_award(award, release, parties, language) for award in read.listed(release, "awards")]),
    )


def _kind(lot: Lot, kind: LotKind) -> Lot:
    return replace(lot, kind=kind)


def _category(code: str | None) -> str | None:
    return _CATEGORIES.get(code or "")


def _own_code(tender: Data) -> str | None:
    """The code of the whole purchase where publishers put it on the tender itself."""
    own = read.inside(tender, "classification")
    return read.text(own, "id") if read.text(own, "scheme") == CPV else None


def _first_published(tender: Data) -> dt.date | None:
    """The day that our own releases of the register tell; of others only the release itself has a day."""
    documents = read.listed(tender, "documents")
    days = [read.day(one, "datePublished") for one in documents if read.text(one, "id") == FIRST_PUBLICATION]
    return next((day for day in days if day), None)


def _totals(release: Data) -> tuple[Value, ...]:
    """What the whole result is worth."""
    found = [
        Value(amount, read.text(one, "currency"), "total")
        for one in read.listed(release, "statistics")
        if read.text(one, "measure") == "totalAwardedValue" and (amount := read.number(one, "value")) is not None
    ]
    return tuple(found[:1])


def _tenders(release: Data, lots: tuple[str, ...]) -> Decimal | None:
    """How many tenders came in for these lots, when it is said of one lot or of all that was awarded."""
    of = lots[0] if len(lots) == 1 else None
    is_only = len(read.listed(release, "awards")) == 1
    for one in read.listed(read.inside(release, "bids"), "statistics"):
        lot = read.text(one, "relatedLot")
        if read.text(one, "measure") == "bids" and (lot == of if lot else is_only):
            return read.number(one, "value")
    return None


def _award(award: Data, release: Data, parties: "_Parties", language: str | None) -> Award:
    related = read.texts(award, "relatedBids")
    bids = [bid for bid in read.listed(read.inside(release, "bids"), "details") if read.text(bid, "id") in related]
    values: tuple[Value, ...] = read.amount(read.inside(award, "value"), "total")
    values += tuple(one for bid in bids for one in read.amount(read.inside(bid, "value"), "total"))
    values += read.amount(read.inside(award, "maximumValue"), "framework_maximum")
    values += read.amount(read.inside(award, "estimatedValue"), "framework_estimated")
    id = read.text(award, "id")
    contract = next((one for one in read.listed(release, "contracts") if read.text(one, "awardID") == id), {})
    titles: tuple[LocalText, ...] = read.local_texts(award, "title", language)
    lots = read.texts(award, "relatedLots")
    return Award(
        id=id,
        lot_ids=lots,
        status=_STATUSES.get(read.text(award, "status") or ""),
        title=titles[0].text if titles else None,
        contract_id=read.text(contract, "id"),
        date=read.day(award, "date"),
        values=values,
        suppliers=tuple([parties.of(one) for one in read.listed(award, "suppliers")]),
        tenders_received=_tenders(release, lots),
    )


class _Parties:
    """The organisations of a release by identifier; contact points are never looked at."""

    def __init__(self, release: Data) -> None:
        self._release = release
        self._parties = {read.text(party, "id"): party for party in read.listed(release, "parties")}

    def buyers(self) -> tuple[Organization, ...]:
        """The buyer, and the other parties with that role."""
        buying = [party for party in self._parties.values() if "buyer" in read.texts(party, "roles")]
        if not buying and (buyer := read.inside(self._release, "buyer")):
            buying = [buyer]
        return tuple(dict.fromkeys(self.of(party) for party in buying))

    def of(self, reference: Data) -> Organization:
        """The organisation that a reference leads to; what the reference itself says when it leads nowhere."""
        party: Mapping[str, Any] = self._parties.get(read.text(reference, "id"), reference)
        address = read.inside(party, "address")
        return Organization(
            read.text(party, "name"),
            read.text(read.inside(party, "identifier"), "id"),
            read.text(address, "locality"),
            read.text(address, "region"),
            read.text(address, "country") or read.text(address, "countryName"),
            read.text(read.inside(party, "details"), "scale"),
        )
