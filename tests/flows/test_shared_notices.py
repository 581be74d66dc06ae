"""Every real notice comes into the register, as many procurements as a count of ids by plain XPath and text says."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from tests.register.people import AT, TESTER

from aankoopwijzer.documents.bundle import bundled
from aankoopwijzer.domain.intake.noticed import LEFT_OUT
from aankoopwijzer.domain.intake.report import ImportReport
from aankoopwijzer.flows.import_notices import NoticeFiles, import_notices
from aankoopwijzer.flows.prepare_adviser import Adviser, prepare_adviser
from aankoopwijzer.flows.undo_import import undo_import
from aankoopwijzer.flows.unpack_notices import unpack_notices
from aankoopwijzer.register.procurements import queries
from aankoopwijzer.standards.notices import read_notice
from aankoopwijzer.standards.ocds.releases import notice_release

pytestmark = [pytest.mark.shared_data, pytest.mark.django_db]
OPENING = ("F01", "F02", "F04", "F05", "F07", "F12", "F17", "F24", "T01")
"""Forms of TED that open a procedure in these files, however they are marked; the others go on with one."""


@pytest.fixture(scope="module")
def adviser() -> Adviser:
    return prepare_adviser()


def roots(folder: Path) -> Iterator[tuple[Any, str]]:
    parser = etree.XMLParser(remove_comments=True, remove_pis=True)
    for path in sorted((folder / "notices").glob("*.xml")):
        data = path.read_bytes()
        yield etree.fromstring(data, parser), data.decode("utf-8", errors="replace")


def first(root: Any, name: str) -> str:
    return str(root.xpath(f"string(*[local-name()='{name}'])")).strip()


def is_ted(root: Any) -> bool:
    return etree.QName(root).localname == "TED_EXPORT"


def id_of(root: Any) -> str:
    return root.get("DOC_ID").strip() if is_ted(root) else first(root, "ContractFolderID") or first(root, "ID")


def name_of(root: Any) -> str:
    """What tells a notice apart from all others: its own id and version."""
    return id_of(root) if is_ted(root) else f"{first(root, 'ID')} {first(root, 'VersionID')}"


def goes_on_with(root: Any, text: str) -> set[str]:
    """The notices of TED that a result, a change or a modification of TED names, as they number themselves."""
    form = root.xpath("string((//*[@FORM])[1]/@FORM)")
    awards = root.xpath(
        "count(//*[starts-with(local-name(), 'AWARD_CONTRACT') or starts-with(local-name(), 'AWARD_OF')])"
    )
    if form in OPENING or not (awards or form in ("F03", "F06", "F13", "F14", "F15", "F18", "F20", "F25")):
        return set()
    own = re.search(r"<NO_DOC_OJS>.*?</NO_DOC_OJS>", text, re.DOTALL)
    others = text[own.end() :] if own else text
    named = re.findall(r"<(?:NOTICE_NUMBER_OJ|NO_DOC_OJS)>\s*(\d{4})/S \d+-(\d+)\s*<", others)
    return {f"{int(number):06}-{year}" for year, number in named}


def groups(folder: Path) -> set[str]:
    """One id for each procedure: notices that name each other, or are the same notice, are of one."""
    found = [(id_of(root), goes_on_with(root, text) if is_ted(root) else set(), root) for root, text in roots(folder)]
    kept = [(id, named) for id, named, root in found if id and "BusinessRegistration" not in str(root.tag)]
    names = [name_of(root) for id, _named, root in found if id and "BusinessRegistration" not in str(root.tag)]
    ids = {id for id, _named in kept}
    leader = {id: id for id in ids}

    def lead(id: str) -> str:
        return id if leader[id] == id else lead(leader[id])

    of_notice: dict[str, str] = {}
    for (id, named), same in zip(kept, names, strict=True):
        for other in {*(named & ids), of_notice.setdefault(same, id)}:
            leader[lead(id)] = lead(other)
    return {lead(id) for id in ids}


def bring(folder: Path, adviser: Adviser) -> ImportReport:
    packed = bundled((path.name, path.read_bytes()) for path in sorted((folder / "notices").glob("*.xml")))
    handed = unpack_notices(packed, name="notices.zip")
    return import_notices(NoticeFiles("notices.zip", handed, authority="brugge"), adviser, by=TESTER, at=AT)


def test_all_notices_are_read_once_counted_and_taken_back(shared_data: Path, adviser: Adviser) -> None:
    every = [root for root, _text in roots(shared_data)]
    businesses = sum("BusinessRegistration" in str(root.tag) for root in every)
    nameless = sum(not id_of(root) for root in every)
    report = bring(shared_data, adviser)
    assert len(every) == 961
    assert report.lines == 961
    assert dict(report.by_code) == {("rejected", "without-id"): nameless, ("rejected", "no-contract"): businesses}
    procurements = queries.procurements(queries.Wanted(within=None))
    assert len(procurements) == report.new == len(groups(shared_data))
    assert not [one for one in procurements if one.typed]
    told = {document.name for one in procurements for document in one.documents}
    assert {id_of(root) for root in every if is_ted(root)} <= told
    again = bring(shared_data, adviser)
    assert (again.batch, again.unchanged) == (None, 961 - nameless - businesses)
    undo_import(report.batch or 0, by=TESTER, at=AT)
    assert queries.count(queries.Wanted(within=None)) == 0


def test_what_is_exported_of_all_notices_is_read_back_as_unchanged(shared_data: Path, adviser: Adviser) -> None:
    report = bring(shared_data, adviser)
    known = {each.file for each in report.notices if each.became not in LEFT_OUT}
    read = [
        read_notice(path.read_bytes(), name=path.name)
        for path in sorted((shared_data / "notices").glob("*.xml"))
        if path.name in known
    ]
    releases = [notice_release(each, on=AT.date()) for each in read]
    package = json.dumps({"version": "1.1", "releases": releases}).encode()
    handed = unpack_notices(package, name="package.json")
    back = import_notices(NoticeFiles("package.json", handed, authority="brugge"), adviser, by=TESTER, at=AT)
    assert (back.batch, back.rejected, back.unchanged) == (None, 0, len(known))


def test_every_release_of_others_comes_in_once(shared_data: Path, adviser: Adviser) -> None:
    paths = sorted((shared_data / "ocds").glob("*.json"))
    ids = {json.loads(path.read_bytes())["ocid"] for path in paths}
    packed = bundled((path.name, path.read_bytes()) for path in paths)
    handed = list(unpack_notices(packed, name="ocds.zip"))
    not_ours = import_notices(NoticeFiles("ocds.zip", handed), adviser, by=TESTER, at=AT)
    assert (not_ours.batch, dict(not_ours.by_code)) == (None, {("rejected", "not-ours"): len(paths)})
    report = import_notices(NoticeFiles("ocds.zip", handed, authority="brugge"), adviser, by=TESTER, at=AT)
    assert (report.rejected, queries.count(queries.Wanted(within=None))) == (0, len(ids))
