"""A demonstration gets invented registers of every authority of the policy, clearly marked as invented."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from random import Random
from typing import NamedTuple

from aankoopwijzer.domain.demonstration.buying import Kind, Policy, kinds_with, purchases_to_match
from aankoopwijzer.domain.demonstration.following import invented_actions, invented_proof, proof_text
from aankoopwijzer.domain.demonstration.inventing import SEED, Known, invent
from aankoopwijzer.domain.demonstration.marking import IN_WORDS
from aankoopwijzer.domain.demonstration.public_space import plants_to_judge
from aankoopwijzer.domain.guidance.promising import promises_in
from aankoopwijzer.domain.measures.local_aims import LocalAim
from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.domain.records.history import system
from aankoopwijzer.domain.records.import_batch import ImportCounts
from aankoopwijzer.flows._register_lookups import plant_lookup
from aankoopwijzer.flows.group_spend import group_spend
from aankoopwijzer.flows.prepare_adviser import Adviser
from aankoopwijzer.register.actions import commands as actions
from aankoopwijzer.register.choices.commands import add_local_aim
from aankoopwijzer.register.imports import commands as imports
from aankoopwijzer.register.imports.batches import Source
from aankoopwijzer.register.procurements import commands as procurements
from aankoopwijzer.register.procurements import queries
from aankoopwijzer.register.promises import commands as promises
from aankoopwijzer.register.promises.queries import fictitious_promises
from aankoopwijzer.register.transactions import all_or_nothing

BY = system("load_demo")
BATCH_KIND = "demo"
_FILE = "verzonnen gegevens"
_TEXT = "text/plain; charset=utf-8"
_UNDECIDED_EACH = 5
_FIGURES, _FIGURE = (40, 50, 60), 55
_DECIDED = "verzonnen beslissing"


class Loaded(NamedTuple):
    """How many records came in; none when they were there already."""

    procurements: int
    rows: int


def load_demo(adviser: Adviser, *, at: dt.datetime, until: dt.date) -> Loaded:
    """Write the invented registers up to a day, unless there are some; in one transaction, as one import batch."""
    if queries.fictitious_numbers():
        return Loaded(0, 0)
    pack = adviser.pack
    policy = Policy(f"{pack.id} {pack.version}", tuple(id for id, why in pack.drop_reasons.items() if why.needs_words))
    largest = max(pack.authorities.values(), key=lambda one: len(one.postal_codes)).id if pack.authorities else None
    invented = invent(tuple(pack.authorities), _kinds(adviser), policy, _known(pack), until=until, largest=largest)
    with all_or_nothing():
        source = Source(BATCH_KIND, "", _FILE, "")
        parts = [(dataset, [rows]) for dataset, rows in invented.rows.items()]
        batch, tally = imports.write_batch(source, parts, ImportCounts(), by=BY, at=at)
        numbers = procurements.add_procurements(invented.procurements, by=BY, at=at, by_person=False, why=_FILE)
        group_spend(adviser, batch=batch)
        _follow_up(numbers, pack, at=at, until=until)
        for aim in _aims(pack, until):
            add_local_aim(aim, by=BY, at=at, is_fictitious=True)
    return Loaded(len(invented.procurements), tally.new)


def _follow_up(numbers: tuple[int, ...], pack: PolicyPack, *, at: dt.datetime, until: dt.date) -> None:
    """Invented promises with their proof, and actions."""
    random = Random(SEED)  # noqa: S311 - it invents, it keeps no secret
    bought = queries.procurements_by_number(numbers)
    made = [one for each in bought for one in promises_in(each, pack)]
    promises.add_promises(invented_proof(random, made, until), by=BY, at=at, why=_FILE)
    came = [one for one in fictitious_promises() if one.submitted_on is not None]
    files = [(one.number or 0, promises.ProofFile(f"{IN_WORDS}.txt", _TEXT, proof_text(one))) for one in came]
    promises.add_evidence(files, note=_FILE, by=BY, at=at)
    done = invented_actions(random, sorted(pack.authorities), sorted(pack.objectives), until)
    actions.add_actions(done, by=BY, at=at, why=_FILE)


def _aims(pack: PolicyPack, until: dt.date) -> Iterator[LocalAim]:
    """What the region and most authorities decided where the policy leaves the figure to them.

    One in five decided nothing: what the region decided holds for them.
    """
    open_targets = [each.id for each in pack.targets.values() if each.set_locally and _is_measured(each.id, pack)]
    day, region, council = dt.date(min(2022, until.year), 3, 1), "regionaal overleg", "gemeenteraad"
    for target in open_targets:
        yield LocalAim(target, None, Decimal(_FIGURE), 2030, f"{region} ({_DECIDED})", day, 2020, _FILE)
    for at, authority in enumerate(sorted(pack.authorities)):
        if at % _UNDECIDED_EACH == _UNDECIDED_EACH - 1:
            continue
        for target in open_targets:
            value = Decimal(_FIGURES[at % len(_FIGURES)])
            yield LocalAim(target, authority, value, 2030, f"{council} ({_DECIDED})", day, 2020, _FILE)


def _is_measured(target: str, pack: PolicyPack) -> bool:
    return any(target in each.answers for each in pack.indicators.values())


def _known(pack: PolicyPack) -> Known:
    look_up = plant_lookup(pack)
    plants = {taxon: look_up(taxon) for taxon in plants_to_judge()}
    return Known(frozenset(pack.rows), frozenset(pack.objectives), _places(pack), plants)


def _places(pack: PolicyPack) -> tuple[tuple[str, str], ...]:
    """The main place of each authority, and the large cities: their postal codes end in three zeros."""
    main = {one.postal_codes[0] for one in pack.authorities.values()}
    return tuple(
        (code, place.name)
        for table in pack.places.values()
        for code, place in table.places.items()
        if code in main or code.endswith("000")
    )


def _kinds(adviser: Adviser) -> tuple[Kind, ...]:
    """What the policy makes of each kind of invented purchase."""
    found = {}
    for purchase in purchases_to_match():
        rows = tuple(match.row for match in adviser.matcher.match(purchase).certain)
        criteria = [each for each in adviser.pack.criteria.values() if set(each.rows) & set(rows)]
        objectives = dict.fromkeys(objective for each in criteria for objective in each.objectives)
        found[purchase.title] = (rows, tuple(each.id for each in criteria), tuple(objectives))
    return kinds_with(found)
