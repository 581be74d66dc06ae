"""Documents and hostile words to write them with."""

import datetime as dt
from typing import Any

from aankoopwijzer.documents.blocks import (
    Bullets,
    Clause,
    Document,
    Heading,
    Labelled,
    Notice,
    Paragraph,
    Picture,
    Table,
)

HOSTILE = [
    '#panic("x") #read("/etc/passwd") $ #sys.inputs $ @ref <label> = kop * vet _ schuin \\ ` ~ // /* */ [',
    '"); #import "@preview/evil:1.0.0": * //',
    "]]> &amp; <w:p/> <?xml?> <!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]> &e;",
    "=HYPERLINK(\"http://example.org\",\"x\")",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "".join(map(chr, range(32))) + "\x7f\x80\x9f\ufffe\uffff\ufeff",
    "half \ud83d een paar",
    "omgekeerd \u202ecod.exe\u2066",
    "héél ëxotisch: Ελληνικά Русский العربية עברית 中文 日本語 한국어 😀 🏳️‍🌈 \ue000",
    "{nl} %(x)s %s {0} ${x}",
    "een\r\ntwee\rdrie\u2028vier",
    "woord" * 300,
    "",
    "   ",
]  # fmt: skip


DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20" fill="#1f5d4c"/></svg>'
)


def document(text: str = "Tekst", **changes: Any) -> Document:
    """One of each block, all with the same words."""
    parts: dict[str, Any] = {
        "title": f"Titel {text}",
        "subtitle": f"Ondertitel {text}",
        "language": "nl-BE",
        "author": f"Brugge {text}",
        "subject": f"Onderwerp {text}",
        "keywords": ("S1/2", text),
        "on": dt.date(2026, 3, 2),
        "footer": f"Voet {text}",
        "page_of": "pagina {page} van {pages}",
        "contents": "Inhoud",
        "blocks": (
            Paragraph(f"Eerst. {text}", "lead"),
            Heading(1, f"Hoofdstuk {text}"),
            Paragraph(text),
            Paragraph(text, "quiet"),
            Heading(2, f"Deel {text}", on_new_page=True),
            Clause(f"Bepaling. {text}"),
            Labelled(f"Bewijs {text}", text),
            Notice(f"Let op {text}", text),
            Bullets((f"punt {text}", text)),
            Bullets((f"vakje {text}",), boxes=True),
            Heading(3, f"Onderdeel {text}"),
            Heading(4, f"Eis {text}"),
            Table(
                f"Tabel {text}",
                (f"Nummer {text}", "Wat"),
                ((f"1 {text}", text), ("2", f"rij {text}")),
                (30, 70),
                frozenset({1}),
            ),
            Picture(DRAWING, f"Tekening {text}"),
        ),
    }
    return Document(**(parts | changes))
