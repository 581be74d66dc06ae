"""`plants`: check lists, look plants up, import official checklists."""

import io
import json
from pathlib import Path

import pytest
import xlsxwriter
from tests.cli.conftest import Ask

LIST = (
    "Acer campestre;25\nReuzenberenklauw;3\nPlatanus acerifolia;10\nQuercus sp.;4\nCarpinus betulus 'Fastigiata';12\n"
)
NAMES = ("native_vascular_plants_flanders_inbo_redlist", "alien_plants_belgium_flat", "union_list_plants")


@pytest.fixture(autouse=True)
def no_checklists(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing that the person who runs the tests imported counts."""
    monkeypatch.setenv("AANKOOPWIJZER_CHECKLISTS", str(tmp_path / "checklists"))


@pytest.fixture
def planting(tmp_path: Path) -> Path:
    """A small planting list."""
    file = tmp_path / "lijst.csv"
    file.write_text(LIST, encoding="utf-8")
    return file


def test_a_forbidden_plant_makes_the_check_fail(ask: Ask, planting: Path) -> None:
    found = ask("plants", "check", str(planting), "--lang", "nl")
    assert found.code == 1
    assert "wettelijk verboden (1)" in found.out
    assert "In de plaats:" in found.out


def test_the_check_as_data_says_everything_of_each_line(ask: Ask, planting: Path) -> None:
    found = ask("plants", "check", str(planting), "--json")
    data = json.loads(found.out)
    assert (found.code, data["schema"]) == (1, "aankoopwijzer/plants-check/1")
    assert [each["status"] for each in data["results"]] == [
        "native", "forbidden", "not_native", "unknown", "native_cultivar",
    ]  # fmt: skip
    first, second = data["results"][:2]
    assert first["line"] == 1
    assert (first["taxon"], first["quantity"], first["confidence"]) == ("Acer campestre", "25", 1.0)
    assert second["source"].startswith("bijlage")
    assert second["alternatives"][0]["taxon"]
    assert data["native_share"]["specimens"] == {"percent": "50.0", "native": "25", "known": "50", "unknown": "4"}


def test_a_sound_list_passes(ask: Ask, tmp_path: Path) -> None:
    (tmp_path / "goed.txt").write_text("25 haagbeuk\n10 Tilia cordata\n", encoding="utf-8")
    assert ask("plants", "check", str(tmp_path / "goed.txt")).code == 0


def test_pasted_text_is_read_from_standard_input(ask: Ask) -> None:
    found = ask("plants", "check", "-", "--json", input="Rosa rugosa 60/80\n")
    assert found.code == 1
    assert json.loads(found.out)["results"][0]["status"] == "not_allowed"


@pytest.mark.parametrize(
    "content",
    [
        "Soort;Cultivar;Aantal\nCarpinus betulus;Fastigiata;12\n".encode("cp1252"),
        "wetenschappelijke naam,cultivar,aantal\nCarpinus betulus,Fastigiata,12\n".encode("utf-16"),
        b"Beplantingsplan Kerkplein\n\nBotanische naam\tCultivar\tAantal (st)\nCarpinus betulus\tFastigiata\t12\n",
    ],
)
def test_columns_are_found_whatever_the_separator_and_the_encoding(ask: Ask, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "lijst.csv").write_bytes(content)
    (only,) = json.loads(ask("plants", "check", str(tmp_path / "lijst.csv"), "--json").out)["results"]
    assert (only["taxon"], only["cultivar"], only["quantity"]) == ("Carpinus betulus", "Fastigiata", "12")


def test_a_workbook_is_read_and_written(ask: Ask, tmp_path: Path) -> None:
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer)
    sheet = book.add_worksheet()
    for row, cells in enumerate(
        [["Plantenlijst"], [], ["Naam", "Aantal"], ["=1+1 haagbeuk", 5], ["Acer campestre", 7]]
    ):
        sheet.write_row(row, 0, cells) if row != 3 else [
            sheet.write_string(3, 0, cells[0]),
            sheet.write_number(3, 1, 5),
        ]
    book.close()
    (tmp_path / "in.xlsx").write_bytes(buffer.getvalue())
    out = tmp_path / "uit.csv"
    found = ask(
        "plants", "check", str(tmp_path / "in.xlsx"), "--json", "--csv", str(out), "--xlsx", str(tmp_path / "u.xlsx")
    )
    assert [each["quantity"] for each in json.loads(found.out)["results"]] == ["5", "7"]
    assert "'=1+1 haagbeuk" in out.read_text("utf-8-sig"), "no text of the list runs as a formula"
    assert (tmp_path / "u.xlsx").read_bytes()[:2] == b"PK"


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "leeg"),
        (b"\0\1\2\3" * 50, "geen tekst"),
        (b"PK\x03\x04" + b"\0" * 50, "beschadigd"),
    ],
)
def test_what_is_no_list_says_so(ask: Ask, tmp_path: Path, content: bytes, says: str) -> None:
    (tmp_path / "raar.csv").write_bytes(content)
    found = ask("plants", "check", str(tmp_path / "raar.csv"), "--lang", "nl")
    assert found.code == 2
    assert says in found.err


def test_a_list_without_end_is_cut_and_told(ask: Ask, tmp_path: Path) -> None:
    (tmp_path / "lang.txt").write_text("haagbeuk\n" * 20_010, encoding="utf-8")
    found = ask("plants", "check", str(tmp_path / "lang.txt"), "--json", "--lang", "nl")
    assert len(json.loads(found.out)["results"]) == 20_000
    assert "20\N{NO-BREAK SPACE}000 rijen" in found.err


def test_plants_are_listed_by_what_they_are_fit_for(ask: Ask) -> None:
    found = json.loads(ask("plants", "list", "--use", "street_tree", "--drought", "3", "--json").out)["results"]
    assert {each["taxon"] for each in found} >= {"Acer campestre", "Ulmus minor"}
    assert all("street_tree" in each["uses"] for each in found)


def test_a_standing_that_does_not_exist_is_refused(ask: Ask) -> None:
    found = ask("plants", "list", "--standing", "mooi", "--lang", "nl")
    assert found.code == 2
    assert "er is geen status 'mooi'" in found.err


def test_a_plant_is_shown_by_any_of_its_names(ask: Ask) -> None:
    for name in ("haagbeuk", "carpinus-betulus", "Carpinus betulus"):
        assert json.loads(ask("plants", "show", name, "--json").out)["taxon"] == "Carpinus betulus"


def test_a_name_that_is_not_clear_is_asked(ask: Ask) -> None:
    found = ask("plants", "show", "meidoorn", "--lang", "nl")
    assert found.code == 2
    assert "Crataegus monogyna" in found.err


@pytest.mark.parametrize(
    ("content", "says"),
    [("a,b\n1,2\n", "geen kolom scientificName"), ("taxonID,scientificName\n1,Zea mays\n", "distribution.csv")],
)
def test_what_is_no_checklist_is_not_imported(ask: Ask, tmp_path: Path, content: str, says: str) -> None:
    (tmp_path / "x.csv").write_text(content, encoding="utf-8")
    found = ask("plants", "import", str(tmp_path / "x.csv"), "--lang", "nl")
    assert found.code == 2
    assert says in found.err
    assert not (tmp_path / "checklists").exists()


@pytest.mark.shared_data
def test_with_the_official_lists_every_listed_plant_is_known(ask: Ask, tmp_path: Path, shared_data: Path) -> None:
    """Figures of the shared files, counted by their own columns: 1154 native, 2617 alien, 47 forbidden, 30 in both."""
    files = [str(shared_data / "plants" / f"{name}.csv") for name in NAMES]
    taken = json.loads(ask("plants", "import", *files, "--json").out)
    assert [each["taxa"] for each in taken["results"]] == [1154, 2617, 47]
    assert taken["results"][0]["source"] == "https://doi.org/10.15468/8tk3tk"
    (tmp_path / "een.txt").write_text(
        "Arum italicum\nGeum rivale\nAconitum lycoctonum\nAbutilon theophrasti\n", encoding="utf-8"
    )
    found = json.loads(ask("plants", "check", str(tmp_path / "een.txt"), "--json").out)
    assert [each["status"] for each in found["results"]] == ["disputed", "extinct", "extinct", "not_native"]
    assert [each["kind"] for each in found["checklists"]] == ["red_list", "alien", "union_list"]
