"""Blocks as one HTML file that needs nothing else: no script, no picture, no address elsewhere."""

from base64 import b64encode
from collections.abc import Iterator
from html import escape

from aankoopwijzer.documents.blocks import (
    Block,
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
from aankoopwijzer.documents.safe_text import safe_text

_STYLE = """
:root { color-scheme: light dark; }
body { font: 1.0625rem/1.55 "Source Sans 3", system-ui, sans-serif; }
body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
h1 { line-height: 1.2; } h2 { margin-top: 2.5rem; border-bottom: 1px solid; } h3 { margin-bottom: .25rem; }
table { border-collapse: collapse; width: 100%; margin: 1rem 0; } caption { text-align: left; font-weight: 600; }
img { max-width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .35rem .6rem .35rem 0; border-bottom: 1px solid #8886; }
td.number { text-align: right; font-variant-numeric: tabular-nums; }
blockquote { margin: .5rem 0; padding: .5rem .9rem; border: 1px solid #8889; border-left-width: .3rem; }
.lead { font-size: 1.2rem; } .quiet, footer { opacity: .8; } dt { font-weight: 600; } dd { margin: 0 0 .5rem; }
"""


def web_page(document: Document) -> bytes:
    """The whole document as UTF-8; every text is escaped."""
    body = "\n".join(_blocks(document))
    return (
        f'<!doctype html>\n<html lang="{escape(document.language)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_text(document.title)}: {_text(document.subtitle)}</title>\n<style>{_STYLE}</style>\n</head>\n"
        f"<body>\n<main>\n<h1>{_text(document.title)}</h1>\n<p>{_text(document.subtitle)}</p>\n{body}\n</main>\n"
        f'<footer><p class="quiet">{_text(document.footer)}</p></footer>\n</body>\n</html>\n'
    ).encode()


def _blocks(document: Document) -> Iterator[str]:
    for block in document.blocks:
        yield _html(block)


def _html(block: Block) -> str:
    match block:
        case Heading(level, text):
            return f"<h{level + 1}>{_text(text)}</h{level + 1}>"
        case Paragraph(text, kind):
            return f'<p class="{kind}">{_text(text)}</p>'
        case Clause(text):
            return f"<blockquote>{_text(text)}</blockquote>"
        case Labelled(label, text):
            return f"<dl><dt>{_text(label)}</dt><dd>{_text(text)}</dd></dl>"
        case Bullets(items):
            return "<ul>" + "".join(f"<li>{_text(item)}</li>" for item in items) + "</ul>"
        case Notice(label, text):
            return f"<p><strong>{_text(label)}.</strong> {_text(text)}</p>"
        case Picture(svg, alternative):
            address = f"data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}"
            return f'<img src="{address}" alt="{_text(alternative)}">'
        case Table():
            return _table(block)


def _table(table: Table) -> str:
    head = "".join(f'<th scope="col">{_text(cell)}</th>' for cell in table.header)
    rows = "".join(
        "<tr>" + "".join(_cell(cell, column, table) for column, cell in enumerate(row)) + "</tr>" for row in table.rows
    )
    return (
        f"<table><caption>{_text(table.caption)}</caption><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    )


def _cell(cell: str, column: int, table: Table) -> str:
    if column == 0:
        return f'<th scope="row">{_text(cell)}</th>'
    kind = ' class="number"' if column in table.numeric else ""
    return f"<td{kind}>{_text(cell)}</td>"


def _text(text: str) -> str:
    return escape(safe_text(text)).replace("\n", "<br>")
