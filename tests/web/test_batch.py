"""Lists and notices handed over on a page: every line an advice or a reason why not."""

import io
import zipfile
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.standards.written import CONTRACT_NOTICE, HEAD, LOT_TWO, PROCEDURE, eforms
from tests.web.walking import words_of

from aankoopwijzer.web.draft import Draft

LIST = """title;value_eur;date;contract_type;authority
Broodjes voor de gemeenteraad;24 000;2026-03-02;services;Brugge
Ledverlichting voor de sporthal;85.000;02/03/2026;supplies;Damme
Verzekering burgerlijke aansprakelijkheid;;;services;
Bloemen;veel;2026-03-02;supplies;Brugge
"""


def _notice(title: str, cpv: str) -> bytes:
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<ContractNotice xmlns="urn:oasis:names:specification:ubl:schema:xsd:ContractNotice-2"
  xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
  xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
  <cbc:CustomizationID>eforms-sdk-1.10</cbc:CustomizationID>
  <cbc:ID schemeName="notice-id">11111111-2222-4333-8444-555555555555</cbc:ID>
  <cbc:IssueDate>2026-03-02+01:00</cbc:IssueDate>
  <cac:ProcurementProject>
    <cbc:Name languageID="NLD">{title}</cbc:Name>
    <cbc:ProcurementTypeCode listName="contract-nature">services</cbc:ProcurementTypeCode>
    <cac:MainCommodityClassification><cbc:ItemClassificationCode listName="cpv">{cpv}</cbc:ItemClassificationCode>
    </cac:MainCommodityClassification>
  </cac:ProcurementProject>
</ContractNotice>""".encode()


def _hand_over(visitor: Client, *files: tuple[str, bytes]):  # type: ignore[no-untyped-def]
    return visitor.post("/lijst", {"upload": [SimpleUploadedFile(name, content) for name, content in files]})


def test_a_list_becomes_a_table_with_an_advice_for_each_line(visitor: Client) -> None:
    response = _hand_over(visitor, ("planning.csv", LIST.encode()))
    page = words_of(response)
    assert response.status_code == 200
    assert "3 aankopen gelezen" in page
    assert "24 000 euro Catering S2.3" in page
    assert "85 000 euro Verlichting" in page


def test_a_line_outside_every_group_is_a_line_all_the_same(visitor: Client) -> None:
    page = words_of(_hand_over(visitor, ("planning.csv", LIST.encode())))
    assert "Verzekering burgerlijke aansprakelijkheid planning.csv, regel 4 – geen" in page


def test_a_wrong_line_is_told_with_its_place_and_the_rest_goes_on(visitor: Client) -> None:
    page = words_of(_hand_over(visitor, ("planning.csv", LIST.encode())))
    assert "1 regel konden we niet lezen" in page
    assert "planning.csv:5:" in page


def test_one_notice_goes_straight_to_its_advice(visitor: Client) -> None:
    response = _hand_over(visitor, ("aankondiging.xml", _notice("Broodjes voor de gemeenteraad", "55520000")))
    assert response.status_code == 302
    assert "Advies over: Broodjes voor de gemeenteraad" in words_of(visitor.get(response["Location"]))


def test_several_notices_become_a_table(visitor: Client) -> None:
    page = words_of(
        _hand_over(
            visitor,
            ("een.xml", _notice("Broodjes voor de gemeenteraad", "55520000")),
            ("twee.xml", _notice("Schoonmaak van het stadhuis", "90911200")),
        )
    )
    assert "2 aankopen gelezen" in page


@pytest.mark.parametrize(
    ("name", "content", "status"),
    [
        ("leeg.xml", b"", 422),
        ("bom.xml", b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>', 200),
        ("pagina.xml", b"<html><body>geen aankondiging</body></html>", 200),
        ("kapot.xml", b"<ContractNotice>", 200),
        ("tekst.csv", b"zomaar wat tekst\nzonder kolommen\n", 200),
        ("nep.xlsx", b"PK\x03\x04 maar geen werkmap", 200),
        ("programma.exe", b"MZ", 422),
    ],
)
def test_a_bad_file_is_told_in_a_sentence(visitor: Client, name: str, content: bytes, status: int) -> None:
    response = _hand_over(visitor, (name, content))
    page = words_of(response)
    assert response.status_code == status
    assert "Traceback" not in page
    assert name in page or "Dit bestand is leeg." in page
    assert 'class="aw-errors"' in response.content.decode()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"<html><body>geen aankondiging</body></html>", "De XML is geen aankondiging van een overheidsopdracht"),
        (b"<!DOCTYPE x [<!ENTITY a 'a'>]><x>&a;</x>", "Vertrouw het bestand niet"),
        (b"PK\x03\x04", "Dit is geen XML-bestand."),
    ],
)
def test_a_notice_that_cannot_be_read_is_explained_in_dutch(visitor: Client, content: bytes, said: str) -> None:
    assert said in words_of(_hand_over(visitor, ("aankondiging.xml", content)))


def test_nothing_chosen_says_what_to_do(visitor: Client) -> None:
    response = visitor.post("/lijst", {})
    assert response.status_code == 422
    assert "Kies eerst een bestand." in words_of(response)


def test_too_large_a_file_is_refused(visitor: Client, settings) -> None:  # type: ignore[no-untyped-def]
    settings.UPLOAD_BYTES = 1024 * 1024
    response = _hand_over(visitor, ("groot.csv", b"title\n" + b"broodjes\n" * 200_000))
    assert response.status_code == 422
    assert "“groot.csv” is te groot: hoogstens 1 MB." in words_of(response)


def test_a_long_list_stops_at_the_limit_and_says_so(visitor: Client) -> None:
    response = _hand_over(visitor, ("lang.csv", b"title\n" + b"broodjes\n" * 201))
    assert "We stopten na 200 regels." in words_of(response)


def test_the_name_of_a_file_is_shown_as_text(visitor: Client) -> None:
    response = _hand_over(visitor, ('<img src=x onerror="alert(1)">.xml', b"<x/>"))
    assert b"<img" not in response.content


def test_the_table_comes_along_as_a_workbook(visitor: Client) -> None:
    drafts = [Draft(title="Broodjes voor de gemeenteraad").packed(), Draft(title="Ledverlichting sporthal").packed()]
    response = visitor.post("/lijst/tabel", {"c": drafts})
    assert response["Content-Disposition"].endswith('.xlsx"')
    words = zipfile.ZipFile(io.BytesIO(response.content)).read("xl/sharedStrings.xml").decode()
    assert "Broodjes voor de gemeenteraad" in words
    assert "Ledverlichting sporthal" in words


def test_a_made_up_table_is_refused(visitor: Client) -> None:
    assert visitor.post("/lijst/tabel", {"c": ["x"]}).status_code == 400
    assert visitor.post("/lijst/tabel", {}).status_code == 400


@pytest.mark.shared_data
def test_real_notices_handed_over_together_all_become_lines(visitor: Client, shared_data: Path) -> None:
    found = sorted((shared_data / "notices").rglob("*.xml"))[::60]
    response = _hand_over(visitor, *((file.name, file.read_bytes()) for file in found))
    page = words_of(response)
    assert response.status_code == 200
    assert len(found) > 10
    for file in found:
        assert file.name in page


def test_a_notice_comes_back_with_its_fields_filled_in(visitor: Client) -> None:
    notice = eforms(HEAD + PROCEDURE + LOT_TWO)
    response = visitor.post("/lijst", {"upload": [SimpleUploadedFile("onze.xml", notice)], "do": "fill"})
    assert response.status_code == 200
    assert response["Content-Type"] == "application/xml"
    assert response.content.startswith(b"<?xml")
    assert len(response.content) > len(notice)


def test_what_is_no_notice_is_not_filled_in(visitor: Client) -> None:
    response = visitor.post("/lijst", {"upload": [SimpleUploadedFile("pagina.xml", b"<html/>")], "do": "fill"})
    assert response.status_code == 422
    assert 'class="aw-errors"' in response.content.decode()


def test_only_one_notice_at_a_time_is_filled_in(visitor: Client) -> None:
    files = [SimpleUploadedFile("een.xml", b"<a/>"), SimpleUploadedFile("twee.xml", b"<a/>")]
    response = visitor.post("/lijst", {"upload": files, "do": "fill"})
    assert "Geef één aankondiging mee om de velden te laten invullen." in words_of(response)


def test_a_notice_shows_what_it_declares_against_what_it_has(visitor: Client) -> None:
    page = words_of(_hand_over(visitor, ("onze.xml", CONTRACT_NOTICE)))
    assert "Aangegeven tegenover gevonden: onze.xml" in page
    assert "Circulair aangegeven, en in de teksten BT-774 circ-econ “Gerecycleerd” (BT-24, beschreven)" in page
    assert "(BT-734, gescoord, 40)" in page


def test_words_of_a_notice_cannot_break_the_page(visitor: Client) -> None:
    evil = CONTRACT_NOTICE.replace(b">Duurzaamheid<", b">duurzaamheid&lt;script&gt;x&lt;/script&gt;<")
    response = _hand_over(visitor, ("<b>onze.xml", evil))
    assert response.status_code == 200
    assert b"<script>x" not in response.content
    assert b"<b>onze" not in response.content


def test_a_draft_tender_is_sent_to_the_page_that_reads_it(visitor: Client) -> None:
    response = _hand_over(visitor, ("bestek.docx", b"PK"))
    assert response.status_code == 422
    assert "“bestek.docx” lijkt een ontwerpbestek. Geef het op de pagina “Ontwerp nakijken”" in words_of(response)
