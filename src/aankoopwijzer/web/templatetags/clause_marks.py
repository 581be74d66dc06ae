"""A clause with its threshold marked, so that levels beside each other show where they differ."""

from django import template
from django.utils import translation
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from aankoopwijzer.domain.guidance.result import ChosenCriterion
from aankoopwijzer.domain.values.text import FALLBACK
from aankoopwijzer.web.unfolding import wording

register = template.Library()
_THRESHOLD = "{threshold}"


@register.simple_tag
def marked_clause(chosen: ChosenCriterion) -> SafeString:
    """The clause at a level, its threshold marked and its language named when that is not the page's."""
    words, text = wording(), chosen.criterion.clause
    page = translation.get_language() or FALLBACK
    said = words.text(text)
    # Each part is filled on its own: what a buyer may fill in never becomes markup.
    parts = [words.filled(text.model_copy(update={page: part}), chosen) for part in said.split(_THRESHOLD)]
    threshold = words.filled(text.model_copy(update={page: _THRESHOLD}), chosen)
    marked = format_html_join(format_html("<mark>{}</mark>", threshold), "{}", ((part,) for part in parts))
    if text.has(page):
        return marked
    return format_html('<span lang="{}">{}</span>', FALLBACK if text.has(FALLBACK) else "nl", marked)
