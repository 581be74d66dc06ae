"""An authority hands its Word template over once, for every clause document from then on."""

import datetime as dt

from aankoopwijzer.documents.text_blocks import Remark
from aankoopwijzer.domain.records.history import Actor
from aankoopwijzer.flows.read_template import read_template
from aankoopwijzer.register.choices import word_templates


def keep_template(content: bytes, *, file_name: str, authority: str, by: Actor, at: dt.datetime) -> tuple[Remark, ...]:
    """Keep the template in place of the one that was there; returns what was left out of it.

    Raises `DocumentError` for a file that is no Word file, that holds macros or other files, or that fetches something.
    """
    read = read_template(content, name=file_name)
    word_templates.keep(authority, read.content, file_name=file_name, by=by, at=at)
    return read.remarks
