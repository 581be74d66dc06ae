"""`criteria score`: points for bids, with the sum of each."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import typer

from aankoopwijzer.cli.complaint import Complaint, Refused
from aankoopwijzer.cli.page import Page
from aankoopwijzer.cli.talking import Talk
from aankoopwijzer.documents.bid_rows import MAX_BYTES, BidTable, bids_in
from aankoopwijzer.documents.table_rows import TableError
from aankoopwijzer.domain.calculators.ranking import BidResult, WeighedCriterion
from aankoopwijzer.domain.calculators.scoring import FormulaError, Score
from aankoopwijzer.domain.policy.pack import PolicyPack
from aankoopwijzer.domain.policy.scoring_formulas import blanks_of
from aankoopwijzer.domain.values.level import Level
from aankoopwijzer.domain.values.typed import parse_amount
from aankoopwijzer.flows.score_bids import CHEAPEST, PRICE, ScoredTender, score_bids
from aankoopwijzer.reports.speech import marked
from aankoopwijzer.reports.table_problems import problem_line
from aankoopwijzer.reports.wording import Wording

DOUBTS: Mapping[str, str] = {
    "missing": marked("not given"),
    "not-a-number": marked("no number"),
    "below-zero": marked("below zero"),
    "too-large": marked("too large to be true"),
    "not-a-step": marked("none of the words of the scale"),
    "no-life-cycle": marked("the costs over the life cycle are not complete"),
    "no-items": marked("no items, or no weight"),
}
"""Why a score is unknown, by code."""

MISFITS: Mapping[str, str] = {
    "number-missing": marked("a formula needs the number {value}"),
    "ends-meet": marked("no points and all points both stand at {value}"),
    "shares-not-whole": marked("the shares of a formula add up to {value}, not to 100"),
    "period-out-of-bounds": marked("{value} is not a whole number of years from 1 to 200"),
}
"""Why the numbers of a formula do not fit, by code."""


def show_scores(
    pack: PolicyPack,
    wanted: Sequence[str],
    bids: Path,
    talk: Talk,
    *,
    level: Level,
    price: str | None,
    numbers: Sequence[str],
) -> bool:
    """Score the bids of a file; True when every score is known and the weights add up."""
    criteria = _weighed(pack, wanted, level, price, numbers)
    table = _read(bids, talk)
    if not table.bids:
        raise Refused(Complaint(str(bids), marked("there is no bid in this file"), marked("give one bidder a line")))
    try:
        scored = score_bids(criteria, table.bids)
    except FormulaError as error:
        remedy = marked("give another number with --set NAME=NUMBER")
        raise Refused(Complaint("--set", MISFITS[error.code], remedy, {"value": error.value})) from error
    for problem in table.problems:
        talk.tell(problem_line(problem, str(bids), talk.speech))
    counts_weights = len(criteria) > 1
    if counts_weights and not scored.weights.is_whole:
        what = marked("the weights add up to {total}, not to 100")
        remedy = marked("give each criterion its points as ID=POINTS, and the price its points with --price")
        talk.complain(Complaint("", what, remedy, {"total": talk.speech.number(scored.weights.total)}))
    wording = Wording(talk.language, pack)
    if talk.as_json:
        talk.give_readable(_as_json(scored, criteria, wording, talk))
    else:
        _print(scored, criteria, wording, talk)
    is_known = all(result.total is not None for result in scored.results)
    return is_known and not table.problems and (scored.weights.is_whole or not counts_weights)


def _weighed(
    pack: PolicyPack, wanted: Sequence[str], level: Level, price: str | None, given_numbers: Sequence[str]
) -> tuple[WeighedCriterion, ...]:
    """The criteria as they are scored here; refuses, all at once, what cannot be."""
    wrong: list[Complaint] = []
    numbers = dict(_numbers(given_numbers, wrong))
    found: list[WeighedCriterion] = []
    if price is not None and (points := _points("--price", price, wrong)) is not None:
        found.append(WeighedCriterion(PRICE, CHEAPEST, points, {}))
    for asked in wanted:
        id, _, given = asked.partition("=")
        criterion = pack.criteria.get(id)
        if criterion is None:
            near = get_close_matches(id, list(pack.criteria), 1)
            remedy = marked("did you mean {near}?") if near else marked("see: {command}")
            values = {"found": id[:80], "near": "".join(near), "command": "aankoopwijzer criteria list"}
            wrong.append(Complaint("ID", marked("the policy pack has nothing called '{found}'"), remedy, values))
            continue
        if criterion.scoring_formula is None:
            what = marked("'{found}' has no formula to score bids with")
            wrong.append(
                Complaint("ID", what, marked("choose an award criterion with a scoring_formula"), {"found": id})
            )
            continue
        points = _points(id, given, wrong) if given else criterion.weight_at(criterion.level_at_most(level))
        if points is None:
            if not given:
                wrong.append(Complaint(id, marked("it has no points of its own"), marked("give them as ID=POINTS")))
            continue
        own = {each.name: each.number for each in criterion.parameters if each.number is not None} | numbers
        used = {name: own[name] for name in sorted(blanks_of(criterion.scoring_formula)) if name in own}
        found.append(WeighedCriterion(id, criterion.scoring_formula, points, used))
    if len({each.id for each in found}) < len(found):
        wrong.append(Complaint("ID", marked("a criterion is named twice"), marked("name each once")))
    if wrong:
        raise Refused(*wrong)
    return tuple(found)


def _points(where: str, text: str, wrong: list[Complaint]) -> Decimal | None:
    try:
        points = parse_amount(text)
    except ValueError:
        points = Decimal(-1)
    if 0 < points <= 100:
        return points
    what = marked("'{found}' is no number of points")
    wrong.append(Complaint(where, what, marked("give a number above 0 and at most 100"), {"found": text[:40]}))
    return None


def _numbers(given_numbers: Sequence[str], wrong: list[Complaint]) -> Iterator[tuple[str, Decimal]]:
    for each in given_numbers:
        name, _, given = each.partition("=")
        try:
            yield name.strip(), Decimal(given.strip().replace(",", "."))
        except ArithmeticError:
            what = marked("'{found}' is not NAME=NUMBER")
            wrong.append(Complaint("--set", what, marked("write it as years=30"), {"found": each[:80]}))


def _read(bids: Path, talk: Talk) -> BidTable:
    with bids.open("rb") as file:
        content = file.read(MAX_BYTES + 1)
    try:
        return bids_in(content)
    except TableError as error:
        talk.tell(problem_line(error.problem, str(bids), talk.speech))
        raise typer.Exit(2) from None


def _print(scored: ScoredTender, criteria: tuple[WeighedCriterion, ...], wording: Wording, talk: Talk) -> None:
    page = Page()
    for result in scored.results:
        page.heading(_total(result, talk))
        for each in criteria:
            score = result.scores[each.id]
            page.paragraph(f"{_name(each, wording, talk)}: {_earned(score, each, talk)}", inset=2)
            for line in score.working:
                page.aside(line, inset=4)
    if any(result.is_provisional for result in scored.results):
        page.paragraph(talk.say("Some points hang on a bid that is not known yet: they may still fall."))
    if any(result.total is None for result in scored.results):
        page.aside(talk.say("Columns that are read: {columns}", columns=", ".join(("bidder", *scored.columns))))
    page.show()


def _total(result: BidResult, talk: Talk) -> str:
    if result.total is None:
        return talk.say("{bidder}: total not known", bidder=result.bidder)
    points = talk.speech.number(result.total)
    return talk.say("{rank}. {bidder}: {points} points", rank=result.rank, bidder=result.bidder, points=points)


def _earned(score: Score, criterion: WeighedCriterion, talk: Talk) -> str:
    most = talk.speech.number(criterion.points)
    if score.points is None:
        return talk.say("not known ({why})", why="; ".join(_doubts(score, talk)))
    return talk.say("{points} of {most}", points=talk.speech.number(score.points), most=most)


def _doubts(score: Score, talk: Talk) -> Iterator[str]:
    for part, code in score.doubts:
        said = talk.say(DOUBTS[code])
        yield f"{part}: {said}" if part else said


def _name(criterion: WeighedCriterion, wording: Wording, talk: Talk) -> str:
    return talk.say("Price") if criterion.id == PRICE else wording.criterion_title(criterion.id)


def _as_json(
    scored: ScoredTender, criteria: tuple[WeighedCriterion, ...], wording: Wording, talk: Talk
) -> dict[str, Any]:
    return {
        "schema": "aankoopwijzer/criteria-score/1",
        "weights": {"total": str(scored.weights.total), "whole": scored.weights.is_whole},
        "criteria": [
            {
                "id": each.id,
                "title": _name(each, wording, talk),
                "points": str(each.points),
                "formula": each.formula.kind,
                "numbers": {name: str(number) for name, number in each.numbers.items()},
            }
            for each in criteria
        ],
        "columns": ["bidder", *scored.columns],
        "results": [
            {
                "bidder": result.bidder,
                "rank": result.rank,
                "total": None if result.total is None else str(result.total),
                "provisional": result.is_provisional,
                "scores": [
                    {
                        "criterion": id,
                        "points": None if score.points is None else str(score.points),
                        "working": list(score.working),
                        "doubts": [
                            {"part": part or None, "code": code, "text": talk.say(DOUBTS[code])}
                            for part, code in score.doubts
                        ],
                        "provisional": score.is_provisional,
                    }
                    for id, score in result.scores.items()
                ],
            }
            for result in scored.results
        ],
    }
