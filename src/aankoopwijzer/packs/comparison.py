"""Two versions of a pack, and in sentences what changed between them."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.domain.values.text import LANGUAGES, Text
from aankoopwijzer.packs.kinds import KEPT_PLAIN, KINDS

SENTENCES: Mapping[str, str] = {
    "pack": "The pack is called {after} now; it was {before}.",
    "version": "The version goes from {before} to {after}.",
    "added": "New in {kind}: {id}, {name}.",
    "removed": "Gone from {kind}: {id}, {name}.",
    "changed": "{kind} {id}: {key} goes from {before} to {after}.",
    "given": "{kind} {id}: {key} is {after} now; there was none.",
    "dropped": "{kind} {id}: {key} is left out now; it was {before}.",
    "reworded": "{kind} {id}: {key} is worded otherwise. It was: {before} It is: {after}",
    "gains": "{kind} {id}: {key} gains {after}.",
    "loses": "{kind} {id}: {key} loses {before}.",
    "condition": "{kind} {id}: the condition {key} is another one now.",
    "silent": "{kind} {id}: it asks something else now, but tells no change of it.",
    "told": "{kind} {id}: told as a change of {day}: {after}",
    "untold": "{kind} {id}: no longer told as a change of {day}: {before}",
    "period-new": "{kind} {id}: from {day} on the value is {after}.",
    "period-gone": "{kind} {id}: the value {before} from {day} on is gone.",
    "period-value": "{kind} {id}: the value from {day} on goes from {before} to {after}.",
    "period-until": "{kind} {id}: the value from {day} on holds until {after}; it was {before}.",
    "period-source": "{kind} {id}: the source of the value from {day} on is {after}; it was {before}.",
}
"""Every sentence by its code; a face translates it by gettext and fills the named blanks."""

_CONDITIONS = frozenset(("applies_when", "possible_when", "when"))
_NEVER = "further notice"
_ASKED = ("part", "levels", "clause", "parameters", "proof", "sanction", "scoring", "scoring_formula")
"""What of a criterion is a change for whoever used it before."""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that differs; `folder` and `id` say of which entry, both empty for the pack as a whole."""

    code: str
    folder: str = ""
    id: str = ""
    details: Mapping[str, str] = field(default_factory=dict)

    def sentence(self, translate: Callable[[str], str] = str) -> str:
        """What changed, in a sentence; `translate` turns the English pattern into the reader's language."""
        blanks = {"kind": self.folder, "id": self.id, **self.details}
        return translate(SENTENCES[self.code]).format(**blanks)


def compare(old: PolicyPack, new: PolicyPack) -> tuple[Change, ...]:
    """Everything that differs, folder by folder, in the order of the new pack; nothing when both say the same."""
    return tuple(_changes(old, new))


def _changes(old: PolicyPack, new: PolicyPack) -> Iterator[Change]:
    if old.id != new.id:
        yield Change("pack", details={"before": old.id, "after": new.id})
    if old.version != new.version:
        yield Change("version", details={"before": old.version, "after": new.version})
    for folder in KINDS:
        before, after = _plain(old, folder), _plain(new, folder)
        for id, entry in before.items():
            if id not in after:
                yield Change("removed", folder, id, {"name": _name(entry)})
        for id, entry in after.items():
            if id not in before:
                yield Change("added", folder, id, {"name": _name(entry)})
            else:
                yield from _of_entry(folder, id, "", before[id], entry)
                if folder == "criteria" and _is_silent(before[id], entry):
                    yield Change("silent", folder, id)


def _is_silent(before: Mapping[str, Any], after: Mapping[str, Any]) -> bool:
    """Whether what a criterion asks has changed while its history has not."""
    differs = any(before.get(key) != after.get(key) for key in _ASKED)
    return differs and before.get("changes") == after.get("changes")


def _plain(pack: PolicyPack, folder: str) -> dict[str, dict[str, Any]]:
    entries: Mapping[str, Any] = getattr(pack, folder)
    if folder in KEPT_PLAIN:
        return {id: dict(entry) for id, entry in entries.items()}
    return {id: entry.model_dump(mode="json", by_alias=True, exclude_none=True) for id, entry in entries.items()}


def _name(entry: Mapping[str, Any]) -> str:
    for key in ("name", "title", "printed", "statement", "text", "label", "because"):
        found = entry.get(key)
        if isinstance(found, str):
            return found
        if isinstance(found, dict) and "nl" in found:
            return Text(**found).in_language("en")
    return str(entry.get("objective", entry.get("kind", "")))


def _of_entry(folder: str, id: str, key: str, before: Any, after: Any) -> Iterator[Change]:
    """The differences of one value and all that is in it."""
    if before == after:
        return
    last = key.rpartition(".")[2]
    if last in _CONDITIONS:
        yield Change("condition", folder, id, {"key": key, "before": _shown(before), "after": _shown(after)})
    elif _is_dated(before) and _is_dated(after):
        yield from _of_periods(folder, id, before, after)
    elif key == "changes":
        for one in (each for each in before if each not in after):
            yield Change("untold", folder, id, {"day": one["date"], "before": _shown(one["what"])})
        for one in (each for each in after if each not in before):
            yield Change("told", folder, id, {"day": one["date"], "after": _shown(one["what"])})
    elif isinstance(before, dict) and isinstance(after, dict):
        for name in dict.fromkeys((*before, *after)):
            yield from _of_key(folder, id, f"{key}.{name}" if key else name, before.get(name), after.get(name))
    elif _are_words(before) and _are_words(after):
        gained = [word for word in after if word not in before]
        lost = [word for word in before if word not in after]
        if gained:
            yield Change("gains", folder, id, {"key": key, "after": ", ".join(gained)})
        if lost:
            yield Change("loses", folder, id, {"key": key, "before": ", ".join(lost)})
        if not gained and not lost:
            yield Change("changed", folder, id, {"key": key, "before": _shown(before), "after": _shown(after)})
    elif last in LANGUAGES and isinstance(before, str) and isinstance(after, str):
        yield Change("reworded", folder, id, {"key": key, "before": before, "after": after})
    else:
        yield Change("changed", folder, id, {"key": key, "before": _shown(before), "after": _shown(after)})


def _of_key(folder: str, id: str, key: str, before: Any, after: Any) -> Iterator[Change]:
    if before is None:
        yield Change("given", folder, id, {"key": key, "after": _shown(after)})
    elif after is None:
        yield Change("dropped", folder, id, {"key": key, "before": _shown(before)})
    else:
        yield from _of_entry(folder, id, key, before, after)


def _of_periods(folder: str, id: str, before: list[Any], after: list[Any]) -> Iterator[Change]:
    old, new = ({value["from"]: value for value in values} for values in (before, after))
    for day in sorted({*old, *new}):
        if day not in old:
            yield Change("period-new", folder, id, {"day": day, "after": _shown(new[day]["value"])})
        elif day not in new:
            yield Change("period-gone", folder, id, {"day": day, "before": _shown(old[day]["value"])})
        else:
            yield from _of_period(folder, id, day, old[day], new[day])


def _of_period(folder: str, id: str, day: str, old: dict[str, Any], new: dict[str, Any]) -> Iterator[Change]:
    for code, key, absent in (
        ("period-value", "value", ""),
        ("period-until", "until", _NEVER),
        ("period-source", "source", ""),
    ):
        before, after = old.get(key, absent), new.get(key, absent)
        if before != after:
            yield Change(code, folder, id, {"day": day, "before": _shown(before), "after": _shown(after)})


def _is_dated(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(one, dict) and "from" in one for one in value)


def _are_words(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def _shown(value: Any) -> str:
    """A value as people read it: lists with commas, a source as its document and place, the rest as JSON."""
    if isinstance(value, str):
        return value
    if _are_words(value):
        return ", ".join(value)
    if isinstance(value, dict) and "document" in value:
        place = ", ".join(part for part in (value["document"], value.get("locator", "")) if part)
        return f"{place} (verified: {value.get('verified', 'no')})"
    if isinstance(value, dict) and "nl" in value:
        return Text(**value).in_language("en")
    return json.dumps(value, ensure_ascii=False)
