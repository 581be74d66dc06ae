"""The draft in an address: taking it out, putting it in."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse

from aankoopwijzer.web.draft import Draft, UnreadableDraft

KEY = "c"


def draft_in(request: HttpRequest) -> Draft:
    """The draft of this request, from the form or else the address; an empty one when there is none.

    Raises `UnreadableDraft`.
    """
    packed = request.POST.get(KEY) or request.GET.get(KEY)
    return Draft.unpacked(packed) if packed else Draft()


def address_of(name: str, draft: Draft, *args: str) -> str:
    """The address of a page with this draft in it."""
    return f"{reverse(name, args=args)}?{urlencode({KEY: draft.packed()})}"


def go_to(name: str, draft: Draft) -> HttpResponseRedirect:
    """On to a page, the draft along: reloading and going back then repeat nothing."""
    return redirect(address_of(name, draft))


__all__ = ["KEY", "Draft", "UnreadableDraft", "address_of", "draft_in", "go_to"]
