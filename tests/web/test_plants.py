"""The plant list on the web, and planting lists that visitors hand over."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.web.walking import words_of

from aankoopwijzer.web.planting import MOST_LINES, carried_back, plant_adviser

LIST = "25 st. Acer campestre 14/16\n3 reuzenberenklauw\n10 Platanus acerifolia\nQuercus sp.\n"


@pytest.fixture(autouse=True)
def _no_checklists(settings: object, tmp_path: object) -> None:
    settings.CHECKLIST_FOLDER = tmp_path  # type: ignore[attr-defined]


def test_every_plant_of_the_list_has_its_page(visitor: Client) -> None:
    for plant in list(plant_adviser().flora.plants.values())[::7]:
        response = visitor.get(f"/planten/{plant.id}")
        assert response.status_code == 200, plant.id
        assert plant.name in words_of(response)


@pytest.mark.parametrize("id", ["nergens", "Acer", "acer-campestre/x", "x" * 500])
def test_a_plant_that_is_none_is_not_found(visitor: Client, id: str) -> None:
    assert visitor.get(f"/planten/{id}").status_code == 404


def test_the_list_shows_natives_unless_somebody_asks_for_more(visitor: Client) -> None:
    assert "Acer campestre" in words_of(visitor.get("/planten?q=veldesdoorn"))
    assert "Geen plant is dit allemaal" in words_of(visitor.get("/planten?q=hemelboom"))
    assert "Ailanthus altissima" in words_of(visitor.get("/planten?q=hemelboom&status=alle"))


def test_choices_narrow_the_list(visitor: Client) -> None:
    page = words_of(visitor.get("/planten?gebruik=street_tree&salt=1&drought=1"))
    assert "Ulmus minor" in page
    assert "Fagus sylvatica" not in page


@pytest.mark.parametrize("query", ["gebruik=dak", "status=mooi", "hoogte=7", "licht=donker", "orde=x"])
def test_a_choice_that_does_not_exist_is_not_found(visitor: Client, query: str) -> None:
    assert visitor.get(f"/planten?{query}").status_code == 404


@pytest.mark.parametrize("number", ["0", "-1", "9999", "x", "9" * 400, "²"])
def test_any_page_number_leads_to_a_page(visitor: Client, number: str) -> None:
    assert visitor.get("/planten", {"blad": number}).status_code == 200


def test_a_forbidden_plant_says_so_and_what_to_take_instead(visitor: Client) -> None:
    page = words_of(visitor.get("/planten/heracleum-mantegazzianum"))
    assert "wettelijk verboden" in page
    assert "Neem in de plaats" in page
    assert "Angelica sylvestris" in page


def test_what_nobody_checked_is_said_to_be_so(visitor: Client) -> None:
    assert "niet nagekeken in een bron" in words_of(visitor.get("/planten/acer-campestre"))


def test_a_pasted_list_is_checked_line_by_line(visitor: Client) -> None:
    page = words_of(visitor.post("/planten/nakijken", {"text": LIST}))
    assert "1 plant moet van deze lijst" in page
    assert "71,4 % van de exemplaren" not in page
    assert "65,8 % van de exemplaren is inheems: 25 van de 38." in page.replace("\N{NO-BREAK SPACE}", " ")
    assert "Alleen het geslacht is genoemd" in page


def test_a_file_goes_before_pasted_text(visitor: Client) -> None:
    file = SimpleUploadedFile("lijst.csv", b"Soort;Aantal\nhaagbeuk;7\n")
    page = words_of(visitor.post("/planten/nakijken", {"text": "reuzenberenklauw", "upload": file}))
    assert "Er moet niets van deze lijst" in page
    assert "Carpinus betulus" in page


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("lijst.pdf", b"%PDF", "kunnen we niet lezen"),
        ("lijst.csv", b"", "leeg"),
        ("lijst.xlsx", b"PK\x03\x04" + b"\0" * 90, "beschadigd"),
        ("lijst.txt", b"\0\1" * 99, "geen tekst"),
    ],
)
def test_what_is_no_list_is_told_beside_the_form(visitor: Client, name: str, content: bytes, says: str) -> None:
    response = visitor.post("/planten/nakijken", {"upload": SimpleUploadedFile(name, content)})
    assert response.status_code == 422
    assert says in words_of(response)


def test_nothing_at_all_is_asked_again(visitor: Client) -> None:
    response = visitor.post("/planten/nakijken", {"text": "  \n "})
    assert response.status_code == 422
    assert "Plak een lijst, of kies een bestand." in words_of(response)


def test_a_list_that_is_too_long_is_cut_and_told(visitor: Client) -> None:
    page = words_of(visitor.post("/planten/nakijken", {"text": "haagbeuk\n" * (MOST_LINES + 5)}))
    assert "We stopten na 1 000 regels" in page.replace("\N{NO-BREAK SPACE}", " ")


def test_nonsense_without_end_ends(visitor: Client) -> None:
    text = "\n".join(f"abcd{n:04x} efgh{n * 7:05x}, ijkl{n}x mnop, qrst uvwx{n}y" for n in range(900))
    page = words_of(
        visitor.post("/planten/nakijken", {"text": text.translate(str.maketrans("0123456789", "zyxwvutsrq"))})
    )
    assert "alleen opzochten zoals ze geschreven staan" in page


def test_what_is_typed_is_shown_and_never_run(visitor: Client) -> None:
    page = visitor.post("/planten/nakijken", {"text": "<script>alert(1)</script> haagbeuk"}).content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_the_checked_list_is_a_download(visitor: Client, kind: str) -> None:
    response = visitor.post("/planten/nakijken", {"text": LIST})
    found = visitor.post(f"/planten/nakijken/{kind}", {"list": response.context["carried"]})
    assert found.status_code == 200
    assert f".{kind}" in found["Content-Disposition"]
    if kind == "csv":
        assert "Heracleum mantegazzianum" in found.content.decode("utf-8-sig")
    else:
        import python_calamine

        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(found.content))
        assert len(book.get_sheet_by_index(0).to_python()) == 5


def test_a_carried_list_that_somebody_changed_leads_back_to_the_form(visitor: Client) -> None:
    assert visitor.post("/planten/nakijken/csv", {"list": "gemaakt:met:de:hand"}).status_code == 302
    assert visitor.post("/planten/nakijken/csv").status_code == 302
    assert visitor.post("/planten/nakijken/docx", {"list": ""}).status_code == 404


def test_a_carried_list_comes_back_whole(visitor: Client) -> None:
    carried = visitor.post("/planten/nakijken", {"text": LIST}).context["carried"]
    assert [each.text for each in carried_back(carried)] == LIST.splitlines()


def test_the_pages_are_in_english_too() -> None:
    reader = Client(headers={"accept-language": "en"})
    assert "Plants for public space" in words_of(reader.get("/planten"))
    assert "field maple" in words_of(reader.get("/planten/acer-campestre")).lower()
    assert "1 plant has to leave this list" in words_of(reader.post("/planten/nakijken", {"text": LIST}))
