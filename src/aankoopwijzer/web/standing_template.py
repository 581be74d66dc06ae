"""The template in which the clause documents of an authority are written, unless another is chosen."""

from django.http import HttpRequest

from aankoopwijzer.domain.policy.permissions import Thing, Verdict, judge
from aankoopwijzer.domain.records.visitor import Access
from aankoopwijzer.register.choices import word_templates
from aankoopwijzer.web.advising import today
from aankoopwijzer.web.visitors import visitor_of

CHOSEN, NONE = "sjabloon", "geen"
"""In an address: without the template of the authority."""
WITHOUT = f"{CHOSEN}={NONE}"


def is_used(request: HttpRequest, authority: str | None) -> bool:
    """Whether this reader gets a document of this authority in its own template.

    Whoever does not work there may make a document for it, but not on its letter paper.
    """
    if authority is None or request.GET.get(CHOSEN) == NONE:
        return False
    thing = Thing("word_template", authority)
    may = judge(visitor_of(request), Access.VIEW, thing, on=today()) is Verdict.ALLOWED
    return may and word_templates.has_template(authority)


def standing_template(request: HttpRequest, authority: str | None) -> bytes | None:
    """The template, None when the document comes in our own looks."""
    return word_templates.content_of(authority) if authority and is_used(request, authority) else None
