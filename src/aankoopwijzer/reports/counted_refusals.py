"""Why an import is not undone, in words that depend on how many stand in the way."""

from collections.abc import Mapping

from aankoopwijzer.reports.speech import Speech


def counted_refusal(code: str, batch: str, values: Mapping[str, str], speech: Speech) -> tuple[str, str]:
    """The refusals whose words depend on how many there are."""
    if code == "answered-since":
        return (
            speech.count(
                "{number} name was given a supplier of import {batch} by a person since",
                "{number} names were given a supplier of import {batch} by a person since",
                int(values["names"]),
                batch=batch,
            ),
            speech.say("tick that this answer of a person is taken back too, or use import undo --with-answers"),
        )
    if code == "changed-since":
        several = values["procurements"]
        return (
            speech.count(
                "procurement {procurements} was changed after import {batch}",
                "procurements {procurements} were changed after import {batch}",
                len(several.split(",")),
                procurements=several,
                batch=batch,
            ),
            speech.say("what a person changed is not taken back: change it on the page of the procurement"),
        )
    later = values["later"]
    return (
        speech.count(
            "import {later} changed lines of import {batch} later",
            "imports {later} changed lines of import {batch} later",
            len(later.split(",")),
            later=later,
            batch=batch,
        ),
        speech.count("take that one back first", "take those back first, the latest before", len(later.split(","))),
    )
