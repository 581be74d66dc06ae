"""The pages of the report to the council and of the open data."""

import csv
import io
import json

import pytest
from django.conf import LazySettings
from django.test import Client
from tests.register.people import load_authorities
from tests.web.measured import write_circuits
from tests.web.walking import words_of

from aankoopwijzer.web import made_files, measured


@pytest.fixture(autouse=True)
def _measured_apart(_register: None, settings: LazySettings, tmp_path: object) -> None:
    load_authorities()
    settings.MEASURED_DIR = tmp_path
    made_files._files.clear()


def test_anybody_can_choose_a_year_and_take_the_report_along(visitor: Client) -> None:
    page = visitor.get("/voortgang/brugge/verslag", {"jaar": "2024"})
    assert page.status_code == 200
    assert "Verslag aan de raad van Brugge" in words_of(page)
    for form, starts in (("docx", b"PK"), ("pdf", b"%PDF"), ("xlsx", b"PK")):
        address = f"/voortgang/brugge/verslag/2024/{form}"
        assert f'href="{address}"' in page.content.decode()
        found = visitor.get(address)
        assert found.content.startswith(starts)
        assert found.headers["Content-Disposition"] == f'attachment; filename="voortgang-brugge-2024.{form}"'


def test_the_region_has_a_report_of_its_own(visitor: Client) -> None:
    assert "Verslag over de hele regio" in words_of(visitor.get("/voortgang/regio/verslag"))


def test_a_year_without_a_report_is_told_and_the_last_one_is_offered(visitor: Client) -> None:
    for asked in ("1999", "9999", "volgend jaar", "²"):
        said = words_of(visitor.get("/voortgang/brugge/verslag", {"jaar": asked}))
        assert "Over dat jaar is er geen verslag." in said, asked


@pytest.mark.parametrize("address", ["brugge/verslag/2024/odt", "brugge/verslag/1999/pdf", "brugge/verslag/9999/pdf"])
def test_what_is_not_there_is_not_found(visitor: Client, address: str) -> None:
    assert visitor.get(f"/voortgang/{address}").status_code == 404


def test_the_same_file_is_made_once_and_made_again_after_a_change(
    visitor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = visitor.get("/open-data/brugge/resultaten.csv").content
    assert len(made_files._files) == 1
    assert visitor.get("/open-data/brugge/resultaten.csv").content == first
    assert len(made_files._files) == 1
    monkeypatch.setattr(made_files, "freshness", lambda: {"brugge": 10**9})
    visitor.get("/open-data/brugge/resultaten.csv")
    assert len(made_files._files) == 2


def test_who_asks_for_too_many_new_files_waits(visitor: Client) -> None:
    answers = []
    for year in range(2020, 2025):
        for form in ("docx", "pdf", "xlsx"):
            made_files._files.clear()
            answers.append(visitor.head(f"/voortgang/brugge/verslag/{year}/{form}").status_code)
            if answers[-1] == 429:
                return
    raise AssertionError(answers)


def test_the_open_data_page_names_every_file_column_and_the_licence(visitor: Client) -> None:
    page = visitor.get("/open-data")
    said = page.content.decode()
    for address in ("resultaten.csv", "resultaten.parquet", "resultaten.json", "damme/resultaten.csv", "catalogus.ttl"):
        assert f'href="/open-data/{address}"' in said
    assert "https://creativecommons.org/licenses/by/4.0/" in said
    assert "is_withheld" in words_of(page)


def test_the_files_are_what_their_address_says(visitor: Client) -> None:
    found = visitor.get("/open-data/resultaten.json")
    assert json.loads(found.content)["schema"] == "aankoopwijzer/results/1"
    found = visitor.get("/open-data/regio/resultaten.csv")
    assert next(csv.reader(io.StringIO(found.content.decode("utf-8-sig"))))[0] == "indicator"
    assert visitor.get("/open-data/damme/resultaten.parquet").content.startswith(b"PAR1")
    assert visitor.get("/open-data/resultaten.xml").status_code == 404


def test_the_catalogue_points_to_this_site(visitor: Client) -> None:
    found = visitor.get("/open-data/catalogus.jsonld", headers={"host": "localhost"})
    assert found.headers["Content-Type"] == "application/ld+json"
    addresses = {
        value["@id"]
        for each in json.loads(found.content)["@graph"]
        for value in each.get("dcat:downloadURL", [])
    }  # fmt: skip
    assert "http://localhost/open-data/brugge/resultaten.csv" in addresses
    for address in addresses:
        path = address.removeprefix("http://localhost")
        assert visitor.head(path, headers={"host": "localhost"}).status_code in (200, 429), path
    assert visitor.get("/open-data/catalogus.ttl").headers["Content-Type"].startswith("text/turtle")
    assert visitor.get("/open-data/catalogus.xml").status_code == 404


FILES = ("/open-data/resultaten.csv", "/open-data/damme/resultaten.json", "/voortgang/brugge/verslag/2024/pdf")


@pytest.mark.parametrize("address", FILES)
def test_a_file_is_never_counted_within_its_request(
    visitor: Client, settings: LazySettings, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    settings.COUNTS_BESIDE_REQUESTS = True
    fresh = measured._Counted(2024 if "2024" in address else None)
    fresh._busy_with = "another request"
    monkeypatch.setattr(measured, "_counted", fresh)
    monkeypatch.setitem(measured._of_years, 2024, fresh)
    answer = visitor.get(address)
    assert (answer.status_code, answer["Refresh"]) == (503, "5")
    assert "De cijfers worden geteld" in words_of(answer)


@pytest.mark.parametrize("address", FILES)
def test_a_file_is_made_of_the_figures_that_are_there(
    visitor: Client, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    first = visitor.get(address).content

    def fails(*args: object, **kwargs: object) -> None:
        raise AssertionError("counted again")

    monkeypatch.setattr(measured, "measure_indicators", fails)
    monkeypatch.setattr(measured, "measure_year", fails)
    made_files._files.clear()
    assert visitor.get(address).content == first


def test_a_report_is_not_made_of_figures_of_before(
    visitor: Client, settings: LazySettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert visitor.get("/voortgang/brugge/verslag/2024/pdf").status_code == 200
    settings.COUNTS_BESIDE_REQUESTS = True
    monkeypatch.setattr(measured._of_years[2024], "_busy_with", "another request")
    write_circuits("brugge")
    assert visitor.get("/voortgang/brugge/verslag/2024/pdf").status_code == 503
