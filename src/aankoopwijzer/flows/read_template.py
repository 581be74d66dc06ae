"""An authority's own Word template is looked at before anything is written in it."""

from aankoopwijzer.documents.word_template import SafeTemplate, safe_template


def read_template(content: bytes, *, name: str) -> SafeTemplate:
    """The template without what may not go along, and what was left out of it.

    Raises `DocumentError` for a file that is no Word file, that holds macros or other files, or that fetches something.
    """
    return safe_template(content, name=name)
