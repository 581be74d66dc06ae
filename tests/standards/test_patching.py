"""Writing fields into a contract notice adds what was asked, where the schema wants it, and nothing else."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from tests.standards import written

from aankoopwijzer.standards import eforms
from aankoopwijzer.standards.eforms import FIELDS, FieldValue, Kept, Patched, Written, canonical_diff, patch
from aankoopwijzer.standards.notice_error import NoticeError, NoticeErrors

BARE_LOT = """<cac:ProcurementProjectLot>
    <cbc:ID schemeName="Lot">LOT-0003</cbc:ID>
    <cac:TenderingTerms>
        <cbc:FundingProgramCode>no-eu-funds</cbc:FundingProgramCode>
        <!-- een opmerking -->
        <cac:AwardingTerms/>
    </cac:TenderingTerms>
    <cac:ProcurementProject>
        <cbc:Name>Stoelen</cbc:Name>
        <cac:MainCommodityClassification/>
    </cac:ProcurementProject>
</cac:ProcurementProjectLot>
"""
BARE = written.eforms("<cbc:NoticeLanguageCode>NLD</cbc:NoticeLanguageCode>\n" + BARE_LOT)

# One value of every field that a contract notice takes per lot.
EVERYTHING = (
    FieldValue("BT-06-Lot", ("env-imp", "soc-obj", "inn-pur")),
    FieldValue("BT-777-Lot", ("Minder afval & meer werk voor <wie> het zoekt.",)),
    FieldValue("BT-774-Lot", ("circ-econ", "clim-mitig")),
    FieldValue("BT-775-Lot", ("opp",)),
    FieldValue("BT-776-Lot", ("prod-innov",)),
    FieldValue("BT-805-Lot", ("national",)),
    FieldValue("BT-754-Lot", ("n-inc-just",)),
    FieldValue("BT-755-Lot", ("Alleen in een magazijn.",)),
    FieldValue("BT-71-Lot", ("res-ws",)),
    FieldValue("BT-736-Lot", ("yes",)),
    FieldValue("BT-717-Lot", ("true",)),
    FieldValue("BT-735-Lot", ("veh-acq", "oth-serv-contr")),
    FieldValue("BT-810-Lot", ("true",)),
    FieldValue("BT-811(a)-Lot", ("gpp-crit", "enrg-lab")),
    FieldValue("BT-811(b)-Lot", ("computer", "tyres")),
)


def refused(*values: FieldValue, data: bytes = BARE) -> list[str]:
    with pytest.raises(NoticeErrors) as caught:
        patch(data, values, name="cn.xml")
    return [str(error) for error in caught.value.errors]


def without(data: bytes, patched: Patched) -> bytes:
    """The patched notice with every added element cut out again, in canonical XML."""
    parser = etree.XMLParser(strip_cdata=False)
    new = etree.fromstring(patched.data, parser)
    for change in canonical_diff(data, patched.data):
        assert change.kind == "added"
        steps = re.findall(r"/(\w+)\[(\d+)\]", change.path)
        element = new
        for name, position in steps:
            element = element.xpath(f"*[local-name()='{name}']")[int(position) - 1]
        element.set("added", "yes")
    for element in new.xpath("//*[@added]"):
        before = element.getprevious()
        if before is None:
            element.getparent().text = element.tail if element.tail else element.getparent().text
        else:
            before.tail = element.tail
        element.getparent().remove(element)
    return etree.tostring(new, method="c14n")


def test_a_code_gets_its_own_element_after_the_other_types() -> None:
    patched = patch(BARE, [FieldValue("BT-06-Lot", ("env-imp",)), FieldValue("BT-774-Lot", ("circ-econ",))])
    assert """        <cbc:Name>Stoelen</cbc:Name>
        <cac:ProcurementAdditionalType>
            <cbc:ProcurementTypeCode listName="strategic-procurement">env-imp</cbc:ProcurementTypeCode>
        </cac:ProcurementAdditionalType>
        <cac:ProcurementAdditionalType>
            <cbc:ProcurementTypeCode listName="environmental-impact">circ-econ</cbc:ProcurementTypeCode>
        </cac:ProcurementAdditionalType>
        <cac:MainCommodityClassification/>""" in patched.data.decode()
    assert patched.written == (
        Written("BT-06-Lot", "LOT-0003", "env-imp"),
        Written("BT-774-Lot", "LOT-0003", "circ-econ"),
    )


def test_everything_that_is_written_is_read_back() -> None:
    patched = patch(BARE, EVERYTHING)
    (lot,) = eforms.read(patched.data).lots
    assert [(found.field, found.code) for found in lot.strategic] == [
        *(("BT-06", code) for code in ("env-imp", "soc-obj", "inn-pur")),
        *(("BT-774", code) for code in ("circ-econ", "clim-mitig")),
        *(("BT-775", "opp"), ("BT-776", "prod-innov"), ("BT-805", "national"), ("BT-754", "n-inc-just")),
    ]
    texts = [found.descriptions[0] for found in lot.strategic if found.descriptions]
    assert [tuple(text) for text in texts] == [
        *(("Minder afval & meer werk voor <wie> het zoekt.", "nl"),) * 3,
        ("Alleen in een magazijn.", "nl"),
    ]
    assert (lot.reserved_participation, lot.reserved_execution) == (("res-ws",), "yes")
    assert lot.clean_vehicles == eforms.read(written.CONTRACT_NOTICE).lots[0].clean_vehicles._replace(  # type: ignore[union-attr]
        contract_types=("veh-acq", "oth-serv-contr")
    )
    assert lot.energy_efficiency is not None
    assert [(item.basis, item.item) for item in lot.energy_efficiency.items] == [
        ("gpp-crit", "computer"),
        ("enrg-lab", "tyres"),
    ]
    assert patched.kept == ()


@pytest.mark.parametrize("data", [BARE, written.CONTRACT_NOTICE, BARE.replace(b"\n", b"")])
def test_cutting_the_additions_out_gives_the_old_notice_back(data: bytes) -> None:
    patched = patch(data, EVERYTHING)
    assert patched.written
    assert without(data, patched) == etree.tostring(etree.fromstring(data), method="c14n")


def test_patching_twice_adds_nothing_the_second_time() -> None:
    once = patch(written.CONTRACT_NOTICE, EVERYTHING)
    twice = patch(once.data, EVERYTHING)
    assert twice.data == once.data
    assert twice.written == ()


def test_nothing_asked_gives_the_same_bytes_back() -> None:
    assert patch(written.CONTRACT_NOTICE, []) == Patched(written.CONTRACT_NOTICE, (), ())


def test_a_lot_that_is_named_is_the_only_one_written_into() -> None:
    patched = patch(written.CONTRACT_NOTICE, [FieldValue("BT-736-Lot", ("no",), "LOT-0002")])
    assert [lot.reserved_execution for lot in eforms.read(patched.data).lots] == ["yes", "no"]


def test_a_field_that_takes_one_value_keeps_the_one_it_has() -> None:
    patched = patch(written.CONTRACT_NOTICE, [FieldValue("BT-736-Lot", ("no",), "LOT-0001")])
    assert patched.kept == (Kept("BT-736-Lot", "LOT-0001", "no", ("yes",), "filled"),)
    assert patched.data == written.CONTRACT_NOTICE


def test_a_repeatable_field_gets_only_the_codes_it_lacks() -> None:
    asked = [FieldValue("BT-06-Lot", ("env-imp",)), FieldValue("BT-774-Lot", ("circ-econ", "water-mar"))]
    patched = patch(written.CONTRACT_NOTICE, asked)
    assert Kept("BT-774-Lot", "LOT-0001", "circ-econ", ("circ-econ",), "present") in patched.kept
    assert Written("BT-774-Lot", "LOT-0001", "water-mar") in patched.written


def test_none_in_the_notice_is_not_contradicted() -> None:
    none = BARE.replace(
        b"<cac:MainCommodityClassification/>",
        written.additional_type("strategic-procurement", "none").encode(),
    )
    patched = patch(none, [FieldValue("BT-06-Lot", ("env-imp",)), FieldValue("BT-774-Lot", ("circ-econ",))])
    assert patched.kept == (
        Kept("BT-06-Lot", "LOT-0003", "env-imp", ("none",), "contradiction"),
        Kept("BT-774-Lot", "LOT-0003", "circ-econ", ("none",), "denied"),
    )
    assert patched.data == none


def test_a_goal_may_stand_without_its_aim_as_the_official_rules_allow() -> None:
    patched = patch(BARE, [FieldValue("BT-774-Lot", ("circ-econ",))])
    assert patched.written == (Written("BT-774-Lot", "LOT-0003", "circ-econ"),)


def test_an_extension_that_is_there_is_used_and_one_that_is_not_is_made() -> None:
    patched = patch(written.CONTRACT_NOTICE, [FieldValue("BT-717-Lot", ("false",), "LOT-0002")])
    assert (
        patched.data.count(b"<efext:EformsExtension>") == written.CONTRACT_NOTICE.count(b"<efext:EformsExtension>") + 1
    )
    again = patch(patched.data, [FieldValue("BT-810-Lot", ("false",), "LOT-0002")])
    assert again.data.count(b"<efext:EformsExtension>") == patched.data.count(b"<efext:EformsExtension>")


def test_comments_cdata_declaration_and_mark_survive() -> None:
    data = b"\xef\xbb\xbf" + BARE.replace(b"Stoelen", b"<![CDATA[Stoelen & tafels]]>") + b"<!-- slot -->"
    patched = patch(data, [FieldValue("BT-736-Lot", ("yes",))]).data
    assert patched.startswith(b'\xef\xbb\xbf<?xml version="1.0" encoding="UTF-8"?>\n<ContractNotice')
    assert b"<![CDATA[Stoelen & tafels]]>" in patched
    assert b"<!-- een opmerking -->" in patched
    assert patched.endswith(b"<!-- slot -->")


def test_a_notice_in_utf_16_stays_in_utf_16() -> None:
    data = BARE.decode().replace("UTF-8", "UTF-16").encode("utf-16")
    patched = patch(data, [FieldValue("BT-736-Lot", ("yes",))]).data
    assert "reserved-execution" in patched.decode("utf-16")


def test_all_that_is_wrong_with_the_values_is_said_at_once() -> None:
    assert refused(
        FieldValue("BT-01-notice", ("x",)),
        FieldValue("BT-774-Lot", ("groen",)),
        FieldValue("BT-736-Lot", ("yes",), "LOT-9999"),
        FieldValue("BT-777-Lot", (" ",)),
        FieldValue("BT-755-Lot", ("a\x00b",)),
    ) == [
        f"cn.xml: BT-01-notice is not a field that can be written; Choose one of these fields: "
        f"{', '.join(field.id for field in FIELDS.values() if field.level == 'lot')}.",
        "cn.xml: groen is not a code of BT-774-Lot; Choose one of these codes: biodiv-eco, circ-econ, clim-adapt, "
        "clim-mitig, other, pollu-prev, water-mar.",
        "cn.xml: BT-777-Lot needs a text; Give the text to publish.",
        "cn.xml: The text for BT-755-Lot holds characters that XML does not allow; Remove the control characters.",
        "cn.xml: The notice has no lot LOT-9999; Choose one of these lots: LOT-0003.",
    ]


@pytest.mark.parametrize(
    ("values", "message"),
    [
        (
            [FieldValue("BT-736-Lot", ("yes", "no"))],
            "cn.xml: BT-736-Lot takes one code for a lot; 2 were given; Give one code, or one per lot.",
        ),
        (
            [FieldValue("BT-06-Lot", ("none", "env-imp"))],
            "cn.xml: BT-06-Lot cannot hold none beside other codes; Give none, or the other codes.",
        ),
        (
            [FieldValue("BT-777-Lot", ("Waarom.",))],
            "cn.xml: BT-777-Lot needs BT-06-Lot (env-imp / inn-pur / soc-obj) on the same lot; "
            "Give BT-06-Lot (env-imp / inn-pur / soc-obj) as well.",
        ),
        (
            [FieldValue("BT-06-Lot", ("none",)), FieldValue("BT-777-Lot", ("Waarom.",))],
            "cn.xml: BT-777-Lot needs BT-06-Lot (env-imp / inn-pur / soc-obj) on the same lot; "
            "Give BT-06-Lot (env-imp / inn-pur / soc-obj) as well.",
        ),
        (
            [FieldValue("BT-735-Lot", ("veh-acq",))],
            "cn.xml: BT-735-Lot needs BT-717-Lot (true) on the same lot; Give BT-717-Lot (true) as well.",
        ),
        (
            [FieldValue("BT-723-LotResult", ("m1",))],
            "cn.xml: BT-723-LotResult is not a field that can be written; Choose one of these fields: "
            "BT-06-Lot, BT-777-Lot, BT-774-Lot, BT-775-Lot, BT-776-Lot, BT-805-Lot, BT-754-Lot, BT-755-Lot, BT-71-Lot, "
            "BT-736-Lot, BT-717-Lot, BT-735-Lot, BT-810-Lot, BT-811(a)-Lot, BT-811(b)-Lot.",
        ),
    ],
    ids=["two single codes", "none beside others", "no aim", "aim none", "no directive", "a result"],
)
def test_values_that_do_not_fit_are_refused(values: list[FieldValue], message: str) -> None:
    assert refused(*values) == [message]


def test_a_field_that_the_form_forbids_is_refused() -> None:
    planning = written.CONTRACT_NOTICE.replace(b">16</cbc:SubTypeCode>", b">4</cbc:SubTypeCode>")
    assert refused(FieldValue("BT-06-Lot", ("env-imp",)), data=planning) == [
        "cn.xml: BT-06-Lot may not be filled in a notice of subtype 4; Leave the field out of this notice."
    ]


def test_lots_that_are_missing_or_share_an_identifier_are_refused() -> None:
    asked = FieldValue("BT-736-Lot", ("yes",), "LOT-0003")
    assert refused(asked, data=written.eforms("")) == [
        "cn.xml: The notice has no lots to write fields into; Add the lots to the notice first."
    ]
    assert refused(asked, data=written.eforms(BARE_LOT * 2)) == [
        "cn.xml: The notice has more than one lot LOT-0003; Give every lot its own identifier."
    ]


@pytest.mark.parametrize("data", [written.AWARD_NOTICE, written.TED_NOTICE, b"<html/>"])
def test_only_a_contract_notice_is_written_into(data: bytes) -> None:
    with pytest.raises(NoticeError) as caught:
        patch(data, [FieldValue("BT-736-Lot", ("yes",))])
    assert caught.value.code == "not-patchable"


@given(st.lists(st.sampled_from(EVERYTHING), max_size=8, unique=True), st.sampled_from(["LOT-0001", "LOT-0002", None]))
def test_whatever_is_asked_nothing_that_was_there_changes(values: list[FieldValue], lot: str | None) -> None:
    try:
        patched = patch(written.CONTRACT_NOTICE, [value._replace(lot=lot) for value in values])
    except NoticeErrors:
        return
    assert {change.kind for change in canonical_diff(written.CONTRACT_NOTICE, patched.data)} <= {"added"}
    asked = sum(len(value.values) for value in values) * (1 if lot else 2)
    assert len(patched.written) + len(patched.kept) == asked


@pytest.mark.shared_data
def test_a_real_notice_stays_valid_and_gains_only_what_was_written(shared_data: Path) -> None:
    schema = etree.XMLSchema(etree.parse(shared_data / "schemas/eforms-xsd/maindoc/UBL-ContractNotice-2.3.xsd"))
    valid = patched_files = 0
    for path in sorted((shared_data / "notices").glob("*.xml")):
        data = path.read_bytes()
        root = etree.fromstring(data)
        if etree.QName(root).localname != "ContractNotice" or not eforms.read(data).lots:
            continue
        subtype = eforms.read(data).subtype
        patched = patch(data, [value for value in EVERYTHING if FIELDS[value.field].allowed_in(subtype)])
        changes = canonical_diff(data, patched.data)
        assert {change.kind for change in changes} <= {"added"}, path.name
        assert bool(changes) == bool(patched.written), path.name
        if schema.validate(root):
            assert schema.validate(etree.fromstring(patched.data)), (path.name, schema.error_log)
            valid += 1
        patched_files += 1
    # 300 contract notices, one without lots; 3 of them lie in the other folder.
    assert (patched_files, valid) == (296, 281)
