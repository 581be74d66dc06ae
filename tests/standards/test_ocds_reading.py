"""A release read back gives the notice again; what is no release says so."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.standards import written
from tests.standards.test_notices_against_xpath import notices

from aankoopwijzer.domain.records.notice import Notice
from aankoopwijzer.standards.notice_error import NoticeError
from aankoopwijzer.standards.notices import read_notice
from aankoopwijzer.standards.ocds.reading import read_release, read_releases
from aankoopwijzer.standards.ocds.releases import notice_release

TODAY = dt.date(2026, 11, 28)


def there(notice: Notice) -> dict[str, Any]:
    return json.loads(json.dumps(notice_release(notice, on=TODAY)))


def back(release: dict[str, Any]) -> Notice:
    return read_release(json.dumps(release).encode(), name="release.json")


def kept(release: dict[str, Any]) -> dict[str, Any]:
    """What must survive: everything but figures about bids, vehicles of results, and the tender's own identifier."""
    tender = {key: value for key, value in release["tender"].items() if key not in ("id", "procurementMethod")}
    if tender.get("procurementMethodDetails") == "UNKNOWN":  # one notice has a code of no list, which means nothing
        del tender["procurementMethodDetails"]
    for lot in tender.get("lots", []):
        lot.get("awardCriteria", {}).pop("weightingDescription", None)  # a weight in words has no number to read back
    awards = [
        {key: value for key, value in one.items() if key not in ("items", "relatedBids")}
        for one in release.get("awards", [])
    ]
    rest = {key: release.get(key) for key in ("ocid", "id", "date", "tag", "language", "buyer", "contracts")}
    return {**rest, "tender": tender, "awards": awards}


def test_a_notice_survives_the_way_there_and_back():
    notice = read_notice(written.CONTRACT_NOTICE, name="cn.xml")
    again = back(there(notice))
    lot, original = again.lots[0], notice.lots[0]
    assert (lot.id, lot.cpv, lot.nuts) == (original.id, original.cpv, original.nuts)
    assert set(lot.values) == set(original.values)
    assert lot.award_criteria == original.award_criteria
    assert [(code.field, code.code) for code in lot.strategic] == [
        ("BT-06", "env-imp"),
        ("BT-774", "circ-econ"),
        ("BT-775", "opp"),
        ("BT-754", "n-inc"),
    ]
    assert (lot.reserved_participation, lot.reserved_execution) == (("res-ws",), "yes")
    assert lot.tender_deadline == original.tender_deadline
    assert (again.titles, again.buyers, again.procedure_type) == (notice.titles, notice.buyers, "open")


@pytest.mark.shared_data
def test_every_release_gives_itself_again(shared_data: Path) -> None:
    for name, _, notice in notices(shared_data):
        if notice.is_of_a_contract:
            first = there(notice)
            assert kept(there(back(first))) == kept(first), name


@pytest.mark.shared_data
def test_releases_of_others_are_read(shared_data: Path) -> None:
    titled = valued = 0
    files = sorted((shared_data / "ocds").glob("*.json"))
    for file in files:
        notice = read_notice(file.read_bytes(), name=file.name)
        titled += notice.title is not None
        valued += notice.value("estimated") is not None
        assert "contactPoint" not in repr(notice)
        there(notice)
    assert len(files) == 100
    assert (titled, valued > 50) == (100, True)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"{", "not-json"),
        (b'{"ocid": "a", "x": NaN}', "not-json"),
        (b'{"ocid": "a", "x": ' + b"9" * 5000 + b"}", "not-json"),
        (b'{"ocid": "\xff"}', "not-json"),
        (b'{"a":' * 100_000, "not-json"),
        (b"{}", "not-a-release"),
        (b'{"ocid": ""}', "not-a-release"),
        (b'{"releases": []}', "not-a-release"),
        (b'{"releases": [{"ocid": "a"}, {"ocid": "b"}]}', "several-releases"),
    ],
)
def test_what_is_no_release_says_so(data: bytes, code: str):
    with pytest.raises(NoticeError) as raised:
        read_notice(data, name="x.json")
    assert raised.value.code == code


def test_a_package_of_one_is_that_release():
    assert read_notice(b'{"releases": [{"ocid": "ocds-1"}]}', name="x").procedure_id == "ocds-1"


def package(**more: Any) -> bytes:
    return json.dumps({"version": "1.1", **more}).encode()


def ocids(data: bytes) -> list[str | None]:
    found = read_releases(data, name="p.json")
    return [str(each) if isinstance(each, NoticeError) else each.procedure_id for each in found]


def test_a_package_of_releases_holds_as_many_notices():
    assert ocids(package(releases=[{"ocid": "a"}, {"ocid": "b"}])) == ["a", "b"]


def test_a_release_without_ocid_is_told_in_its_place():
    one, two = ocids(package(releases=[{"ocid": "a"}, {"id": "b"}]))
    assert one == "a"
    assert two is not None
    assert two.startswith("p.json#2: The JSON is not a release")


def test_a_record_gives_its_releases_when_it_holds_them():
    record = {
        "ocid": "a",
        "releases": [{"ocid": "a", "id": "1"}, {"ocid": "a", "id": "2"}],
        "compiledRelease": {"ocid": "a"},
    }
    found = read_releases(package(records=[record]), name="p.json")
    assert [each.notice_id for each in found if not isinstance(each, NoticeError)] == ["1", "2"]


def test_a_record_that_points_at_its_releases_gives_the_compiled_one():
    linked = {"url": "https://example.org/1.json", "date": "2026-01-01", "tag": ["tender"]}
    record = {"ocid": "a", "releases": [linked], "compiledRelease": {"ocid": "a", "id": "3", "tag": ["compiled"]}}
    (found,) = read_releases(package(records=[record]), name="p.json")
    assert not isinstance(found, NoticeError)
    assert (found.notice_id, found.form_kind) == ("3", "competition")


@pytest.mark.parametrize("empty", [{"releases": []}, {"records": []}, {"records": "x"}, {"releases": [1]}])
def test_a_package_of_nothing_says_so(empty: dict[str, Any]):
    with pytest.raises(NoticeError) as raised:
        read_releases(package(**empty), name="p.json")
    assert raised.value.code == "not-a-release"


def test_a_character_that_no_database_keeps_is_left_out():
    found = read_notice(b'{"ocid": "a", "tender": {"title": "Zand\\u0000 en grind"}}', name="x.json")
    assert found.title == "Zand en grind"


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**9), 10**9) | st.text(max_size=8) | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(
        "ocid id date tag language parties buyer tender lots items awards bids details value amount title roles name "
        "classification sustainability goal strategies awardCriteria criteria numbers number weight contractPeriod "
        "durationInDays endDate otherRequirements reservedParticipation suppliers identifier address".split()
    ), inner, max_size=6),
    max_leaves=30,
)  # fmt: skip


@given(st.dictionaries(st.sampled_from("tender parties awards bids contracts buyer tag date".split()), _JSON))
def test_no_json_of_any_shape_breaks_the_reader(shape: dict[str, Any]):
    notice = back({**shape, "ocid": "ocds-1"})
    json.dumps(notice_release(notice, on=TODAY)).encode()
