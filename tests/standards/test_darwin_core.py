"""Official checklists."""

import datetime as dt
from pathlib import Path

import pytest

from aankoopwijzer.standards.darwin_core.checklists import ChecklistError, read_checklists
from aankoopwijzer.standards.darwin_core.keeping import keep_checklist, kept_checklists
from aankoopwijzer.standards.darwin_core.names import canonical_name, synonyms_in

DAY = dt.date(2026, 11, 28)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Acer campestre L.", "Acer campestre"),
        ("Crambe abyssinica Hochst. ex R.E. Fries", "Crambe abyssinica"),
        ("Spiraea x brachybotrys Lange", "Spiraea x brachybotrys"),
        ("Reynoutria × bohemica", "Reynoutria x bohemica"),
        ("Arabidopsis arenosa (L.) Lawalrée subsp. arenosa", "Arabidopsis arenosa subsp. arenosa"),
        ("Physalis angulata L. var. angulata", "Physalis angulata var. angulata"),
        ("Pueraria montana var. lobata", "Pueraria montana var. lobata"),
        ("Symphyotrichum lanceolatum (Willd.) Nesom (incl. S. tradescantii (L.) Nesom)", "Symphyotrichum lanceolatum"),
        ("Rosa 'Hollandica'", "Rosa 'Hollandica'"),
    ],
)
def test_a_name_loses_its_authors(written: str, name: str) -> None:
    assert canonical_name(written) == name


def test_synonyms_stand_in_brackets() -> None:
    written = "Koenigia polystachya (syn. Persicaria wallichii, Rubrivena polystachya)"
    assert synonyms_in(written) == ("Persicaria wallichii", "Rubrivena polystachya")


def test_a_taxon_table_is_joined_with_its_distribution() -> None:
    taxa = b"taxonID,scientificName,license\n1,Zea mays L.,CC0\n2,Rosa rugosa Thunb.,CC0\n"
    places = b"taxonID,locality,degreeOfEstablishment\n1,Belgium,casual\n2,Flanders,established\n2,Belgium,invasive\n"
    (found,) = read_checklists([("taxon.csv", taxa), ("distribution.csv", places)], on=DAY)
    assert (found.kind, found.licence, found.files) == ("alien", "CC0", ("taxon.csv", "distribution.csv"))
    assert [(each.name, each.degree) for each in found.taxa] == [("Zea mays", "casual"), ("Rosa rugosa", "invasive")]


def test_tabs_are_read_as_well_as_commas() -> None:
    (found,) = read_checklists(
        [("x.txt", b"taxonID\tscientificName\tredListCategory\n1\tAcer campestre L.\tlc\n")], on=DAY
    )
    assert [(each.name, each.red_list) for each in found.taxa] == [("Acer campestre", "LC")]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"naam,aantal\nbeuk,3\n", "not-a-checklist"),
        (b"taxonID,scientificName\n1,Zea mays\n", "no-status"),
        (b"\xff\xfe\x00\x01", "unreadable"),
        (b"", "not-a-checklist"),
    ],
)
def test_what_is_no_checklist_says_so(content: bytes, code: str) -> None:
    with pytest.raises(ChecklistError) as refused:
        read_checklists([("it.csv", content)], on=DAY)
    assert (refused.value.code, refused.value.file) == (code, "it.csv")


@pytest.mark.shared_data
def test_the_official_lists_are_read_whole(shared_data: Path) -> None:
    """Counted independently: `wc -l` less the header, and the table of the shared README."""
    names = ("native_vascular_plants_flanders_inbo_redlist", "alien_plants_belgium_flat", "union_list_plants")
    files = [(f"{name}.csv", (shared_data / "plants" / f"{name}.csv").read_bytes()) for name in names]
    red, alien, union = read_checklists(files, on=DAY)
    assert [len(each.taxa) for each in (red, alien, union)] == [1154, 2617, 47]
    assert sum(each.red_list == "RE" for each in red.taxa) == 56
    assert sum(each.degree == "invasive" for each in alien.taxa) == 64
    assert red.source == "https://doi.org/10.15468/8tk3tk"
    assert {each.year_listed for each in union.taxa} == {2016, 2017, 2019, 2022, 2025}


def test_a_kept_list_comes_back_as_it_was(tmp_path: Path) -> None:
    (found,) = read_checklists([("x.csv", b"taxonID,scientificName,redListCategory\n1,Acer campestre L.,LC\n")], on=DAY)
    keep_checklist(found, tmp_path / "new")
    assert kept_checklists(tmp_path / "new") == (found,)
    (tmp_path / "new" / "red_list.json").write_bytes(b"{")
    assert kept_checklists(tmp_path / "new") == (), "a damaged file counts as absent"
