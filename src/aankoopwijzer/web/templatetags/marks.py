"""Words, numbers and drawings for the templates."""

import datetime as dt
from collections.abc import Collection, Iterable
from decimal import Decimal
from typing import Any

from django import forms, template
from django.template import Context
from django.templatetags.static import static
from django.utils import translation
from django.utils.html import format_html
from django.utils.safestring import SafeString

from aankoopwijzer.domain.guidance.result import ChosenCriterion
from aankoopwijzer.domain.values.text import FALLBACK, Text
from aankoopwijzer.reports import promise_words, terms
from aankoopwijzer.reports.amount_words import amounts_in_words
from aankoopwijzer.reports.speech import Speech, speech
from aankoopwijzer.web.forms.several import Several
from aankoopwijzer.web.policy import policy
from aankoopwijzer.web.unfolding import wording

register = template.Library()

_TERMS = {
    "reserve_scope": terms.SCOPE,
    "supply": terms.SUPPLY,
    "proof_when": terms.PROOF_WHEN,
    "proof_by": terms.PROOF_BY,
    "additionality": terms.ADDITIONALITY,
    "burden": terms.BURDEN,
    "severity": terms.SEVERITY,
    "feedback_about": terms.FEEDBACK_ABOUT,
    "feedback_state": terms.FEEDBACK_STATE,
    "stage": terms.STAGE,
    "procedure": terms.PROCEDURE,
    "found_by": terms.FOUND_BY,
    "document_kind": terms.DOCUMENT_KIND,
    "origin": terms.ORIGIN,
    "task": promise_words.TASK,
    "promise_status": promise_words.PROMISE_STATUS,
    "action_state": promise_words.ACTION_STATE,
}


def _speech() -> Speech:
    return speech(_page_language())


def _page_language() -> str:
    return translation.get_language() or FALLBACK


@register.filter
def faults(form: forms.BaseForm | Several) -> int:
    """How many things are wrong in a form: of one field there may be several. Several forms tell theirs together."""
    errors = form.errors
    return len(errors) if isinstance(errors, list) else sum(len(each) for each in errors.values())


@register.simple_tag
def drawing(sheet: str, name: str, css: str) -> SafeString:
    """A symbol of one of our two sheets, `groups` or `signs`; decoration, so hidden from screen readers."""
    address = static(f"aankoopwijzer/img/{sheet}.svg")
    return format_html('<svg class="{}" aria-hidden="true"><use href="{}#{}"></use></svg>', css, address, name)


@register.simple_tag
def sign(name: str) -> SafeString:
    """A small shape in the colour of its meaning; the word stands beside it."""
    return drawing("signs", name, f"aw-sign aw-sign--{name}")


@register.simple_tag(takes_context=True)
def say(context: Context, text: Text | None) -> SafeString | str:
    """A policy text in the reader's language; marked with its own language when it is another than the page's."""
    if text is None:
        return ""
    page = _page_language()
    for language in (context.get("wanted_language") or page, page, FALLBACK, "nl"):
        if text.has(language):
            words = text.in_language(language)
            return words if language == page else format_html('<span lang="{}">{}</span>', language, words)
    return ""


@register.simple_tag
def filled(text: Text, chosen: ChosenCriterion) -> SafeString | str:
    """A text of a criterion at its level, blanks filled; marked with its language when that is not the page's."""
    page = _page_language()
    words = wording().filled(text, chosen)
    if text.has(page):
        return words
    return format_html('<span lang="{}">{}</span>', FALLBACK if text.has(FALLBACK) else "nl", words)


@register.filter
def is_only_dutch(text: Text) -> bool:
    """Whether a reader of this page gets a text in Dutch for want of his own language."""
    return _page_language() != "nl" and not text.has(_page_language()) and not text.has(FALLBACK)


@register.simple_tag
def in_words(what: str, *args: Any) -> Any:
    """A code, figure, reason or source of the advice as the reports say it too."""
    if what in _TERMS:
        return _speech().word(_TERMS[what], *args)
    if what == "money":
        return _speech().money(*args)
    if what == "amounts":
        (amounts,) = args
        return amounts_in_words(amounts, _speech())
    return getattr(wording(), what)(*args)


@register.simple_tag
def policy_name() -> str:
    """The name of the policy pack that this site works with."""
    return policy().name.in_language(_page_language())


@register.filter
def plainly(text: Text) -> str:
    """A policy text as a bare string, for an attribute or a sentence."""
    return text.in_language(_page_language())


@register.filter
def figure(value: Any) -> str:
    """A number or a day as the reader writes it."""
    if isinstance(value, Decimal | int):
        return _speech().number(Decimal(value))
    return _speech().date(value) if isinstance(value, dt.date) else str(value)


@register.filter
def share(fraction: Decimal) -> str:
    """A fraction as a percentage."""
    return _speech().percent((fraction * 100).quantize(Decimal(1)))


@register.filter
def hue(code: str) -> str:
    """The quiet colour of the pillar that an ambition, objective or row belongs to."""
    pack = policy()
    objective = pack.objectives.get(code)
    ambition = pack.ambitions.get(objective.ambition if objective else code.partition("/")[0])
    return pack.pillars[ambition.pillar].hue if ambition else "none"


@register.filter
def quoted(words: Iterable[str]) -> str:
    """The words that decided, each between quotes; a code as it is."""
    return ", ".join(word if word.startswith("CPV ") else f"“{word}”" for word in words)


@register.filter
def lookup(mapping: Any, key: Any) -> Any:
    """One value of a mapping, None when it is not there."""
    return mapping.get(key) if mapping is not None else None


@register.filter
def any_in(rows: Collection[str], among: Collection[str] | None) -> bool:
    """Whether one of the rows is among these."""
    return bool(set(rows) & set(among or ()))


@register.filter
def none_in(rows: Collection[str], among: Collection[str] | None) -> bool:
    """Whether not all rows are among these: a group stays as long as one of its rows does."""
    return not set(rows) <= set(among or ())
