"""How far a supplier is, in words."""

from collections.abc import Mapping

from aankoopwijzer.domain.guidance.distances import Distance, Distances
from aankoopwijzer.reports.speech import NO_BREAK, Speech, marked

LACKING: Mapping[str, str] = {
    "no-place": marked("Not known: the register has no postal code and no municipality of this supplier."),
    "abroad": marked("Not known: this supplier is in another country, and the policy only has places of its own."),
    "not-in-table": marked("Not known: the policy does not say where this postal code or municipality is."),
}
"""Why nobody can say how far a supplier is."""


def distance_in_words(distance: Distance, speech: Speech) -> str:
    """The distance of one authority; unknown is said, and never 0."""
    if distance.is_own_municipality:
        return speech.say(marked("in its own municipality"))
    if distance.km is None:
        return speech.say(marked("not known"))
    return speech.say(marked("about {km} km"), km=str(distance.km)).replace(" km", f"{NO_BREAK}km")


def from_where(found: Distances, speech: Speech) -> str:
    """How the distances were found, or why they are not known."""
    if found.sited is None:
        return speech.say(LACKING[found.lacking or "no-place"])
    return speech.say(
        marked(
            "As the crow flies, not along the road: from the middle of {place} ({code}) to the middle of the place of "
            "each authority, rounded. Between two addresses it may differ by {precision} km."
        ),
        place=found.sited.place.name,
        code=found.sited.postal_code,
        precision=str(found.sited.table.precision_km),
    )
