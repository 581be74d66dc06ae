"""One read passage judged by the rules of a pack."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from aankoopwijzer.domain.policy.demands import CheckingRules, Cue, CueRole, Demand, PassageKind, Risk, Way
from aankoopwijzer.domain.policy.learned import KIND, PROOF, SANCTION, LearnedWeights
from aankoopwijzer.domain.records.passage import Mention, Opinions, ReadPassage, ReadSentence
from aankoopwijzer.domain.review.balancing import balanced_kind, balanced_mentions, balanced_objectives
from aankoopwijzer.domain.review.finding import Fulfilment, PassageFinding, RiskFound
from aankoopwijzer.domain.review.kinds import WHEN_SILENT, kind_of
from aankoopwijzer.domain.review.ways import SILENCING, Heard, HeardPassage, Ways, names_in
from aankoopwijzer.domain.review.weights import weights_that_do_not_sum

_SCORED: PassageKind = "award_criterion"


class Reviewer:
    """Judges passages by one pack; safe to share between threads."""

    def __init__(self, rules: CheckingRules, learned: LearnedWeights | None = None) -> None:
        self._rules = rules
        self._learned = learned
        self._clauses = {clause.id: clause.objectives for clause in rules.clauses}
        self._kinds = {clause.id: clause.kind for clause in rules.clauses}
        self._cues: Mapping[str, Cue] = {f"cue:{cue.id}": cue for cue in rules.cues}
        self._roles: Mapping[str, CueRole] = {name: cue.role for name, cue in self._cues.items()}
        self._hiding = frozenset(name for name, role in self._roles.items() if role == "not-words")
        self._demands = tuple(Ways(demand, "demand") for demand in rules.demands)
        self._wide = tuple(Ways(demand, "demand", wide) for demand in rules.demands if (wide := _wide_only(demand)))
        self._risks = {risk.id: Ways(risk, "risk") for risk in rules.risks}
        self._risks_in_words = tuple(risk for risk in rules.risks if risk.found_by == "words")
        self._owners = {name: tuple(name.split(":")[:2]) for name, _ in rules.groups}

    def hear(self, read: ReadPassage) -> HeardPassage:
        """The passage as its sentences are heard: once per passage, for all that is asked of it."""
        heard = tuple([Heard(sentence, self._roles_in(sentence)) for sentence in map(self._uncovered, read.sentences)])
        return HeardPassage(read, heard, names_in(heard), frozenset().union(*[one.roles for one in heard]))

    def review(self, read: ReadPassage, *, kind: PassageKind | None = None) -> PassageFinding:
        """What the passage carries out, what it is and what is wrong with it.

        `kind` is what it is by the place where it stands, when that is known; else its own words say so.
        """
        return self.review_heard(self.hear(read), kind=kind)

    def review_heard(self, passage: HeardPassage, *, kind: PassageKind | None = None) -> PassageFinding:
        """The same of a passage that was heard already."""
        return self._judged(passage, self._learned if passage.read.opinions else None, kind)

    def by_words(self, read: ReadPassage) -> PassageFinding:
        """The same, by the words of the pack alone."""
        return self._judged(self.hear(read), None, None)

    def silenced(self, passage: HeardPassage, kind: PassageKind) -> frozenset[str]:
        """The objectives that a passage of this kind would carry out if every sentence of it bound somebody."""
        return frozenset(one.objective for one in self._carried_out(passage.freed(), kind, passage.names)[0])

    def _judged(
        self, passage: HeardPassage, learned: LearnedWeights | None, given: PassageKind | None
    ) -> PassageFinding:
        read, opinions = passage.read, passage.read.opinions
        sentences = [one.sentence for one in passage.heard]
        own_kind, kind_by_words, kind_shown = self._kind(read, sentences, learned)
        kind = given or own_kind
        set_aside, proof, sanction = (self._said(passage, role) for role in ("set-aside", "proof", "sanction"))
        if learned and opinions:
            proof = balanced_mentions(learned, opinions, PROOF, proof)
            sanction = balanced_mentions(learned, opinions, SANCTION, sanction)
        by_words = self._carried_out(passage.heard, kind, passage.names)
        certain, unsure = ((), ()) if set_aside else by_words
        if learned and opinions:
            doubted = unsure
            is_silent = passage.roles.isdisjoint(SILENCING)
            silenced = {one.objective for one in by_words[0]} if is_silent else self.silenced(passage, kind)
            certain, unsure = balanced_objectives(
                learned, opinions, certain, silenced, is_set_aside=bool(set_aside), is_idle=passage.is_idle()
            )
            unsure = (*unsure, *(one for one in doubted if one.objective not in {each.objective for each in unsure}))
        if not set_aside:
            certain = (*certain, *self._repeated(read, {one.objective for one in certain}))
        unsure = tuple(one for one in unsure if one.objective not in {sure.objective for sure in certain})
        risks = self._risks_in(passage, frozenset((kind,) if given else (kind, kind_by_words)))
        return PassageFinding(
            read.passage, certain, unsure, kind, risks, kind_shown, proof, sanction, set_aside, read.clauses
        )

    def spread_over(self, passages: Sequence[HeardPassage], kind: PassageKind) -> tuple[Fulfilment, ...]:
        """What neighbouring passages carry out together: demands whose words need not stand in one sentence."""
        counting = [passage for passage in passages if "set-aside" not in passage.roles]
        heard = [one for passage in counting for one in passage.heard]
        names = frozenset().union(*(passage.names for passage in counting))
        gone = {demand.id: demand.gone(heard, kind, names) for demand in self._wide}
        return tuple(Fulfilment(objective, ways[0][1]) for objective, ways in gone.items() if ways)

    def words_of(self, risk: Risk, passage: HeardPassage) -> tuple[Mention, ...]:
        """The words with which a passage goes a way of this risk, whatever finds it; none when it does not."""
        gone = self._risks[risk.id].gone(passage.heard, _SCORED, passage.names)
        return gone[0][1] if gone else ()

    def denied_in(self, passage: HeardPassage) -> dict[str, tuple[Mention, ...]]:
        """Objectives whose demand the passage names only to say that it is not asked, with the words."""
        if "denial" not in passage.roles:
            return {}
        denying = [Heard(one.sentence, frozenset()) for one in passage.heard if "denial" in one.roles]
        names = names_in(denying)
        gone = {one.id: one.gone(denying, "technical_specification", names) for one in self._demands}
        return {objective: ways[0][1] for objective, ways in gone.items() if ways}

    def kind_under(self, heading: Sequence[ReadSentence]) -> PassageKind | None:
        """What stands under a heading is in form, when the words of the heading say so."""
        kinds = (
            self._cues[name].kind
            for sentence in heading
            for name in sentence.mentions
            if name in self._cues and self._cues[name].role == "heading"
        )
        return next((kind for kind in kinds if kind is not None), None)

    def _kind(
        self, read: ReadPassage, sentences: Sequence[ReadSentence], learned: LearnedWeights | None
    ) -> tuple[PassageKind, PassageKind, Callable[[], tuple[Mention, ...]]]:
        """What the passage is, what it would be by words alone, and what finds the words that said what it is.

        A clause of the library that it repeats knows best.
        """
        known = next((clause for clause in read.clauses if clause.id in self._kinds), None)
        if known is not None:
            return self._kinds[known.id], self._kinds[known.id], lambda: (known.words,)
        voted, votes = kind_of(sentences, self._cues)
        by_words = voted or WHEN_SILENT
        kind = balanced_kind(learned, read.opinions, voted) if learned and read.opinions else by_words
        said = tuple(votes.get(kind, ()))
        return kind, by_words, lambda: said or _because(read.opinions, KIND + kind)

    def _carried_out(
        self, heard: Sequence[Heard], kind: PassageKind, names: frozenset[str]
    ) -> tuple[tuple[Fulfilment, ...], tuple[Fulfilment, ...]]:
        """What the sentences carry out for certain, and what they may carry out."""
        named = self._named(names, "demand")
        demands = (one for one in self._demands if one.id in named)
        possible = {one.id: found for one in demands if (found := one.gone(heard, kind, names))}
        certain: list[Fulfilment] = []
        unsure: list[Fulfilment] = []
        for objective, found in possible.items():
            left = [(way, because) for way, because in found if not possible.keys() & set(way.yields_to)]
            sure = [because for way, because in left if not way.doubtful]
            if sure:
                certain.append(Fulfilment(objective, sure[0]))
            elif left:
                unsure.append(Fulfilment(objective, left[0][1]))
        return tuple(certain), tuple(unsure)

    def _repeated(self, read: ReadPassage, known: set[str]) -> Iterable[Fulfilment]:
        """What the clauses of the library that the passage repeats carry out beside what is known already."""
        added = {
            objective: clause.words
            for clause in reversed(read.clauses)
            for objective in self._clauses.get(clause.id, ())
            if objective not in known
        }
        return (Fulfilment(objective, (words,), "library") for objective, words in sorted(added.items()))

    def _uncovered(self, sentence: ReadSentence) -> ReadSentence:
        """The sentence without the mentions that lie inside words which mean something else."""
        if self._hiding.isdisjoint(sentence.mentions):
            return sentence
        covers = [one for name, mentions in sentence.mentions.items() if name in self._hiding for one in mentions]
        kept = {
            name: left
            for name, mentions in sentence.mentions.items()
            if (left := tuple(one for one in mentions if not _is_covered(one, covers)))
        }
        return ReadSentence(sentence.start, sentence.end, kept)

    def _roles_in(self, sentence: ReadSentence) -> frozenset[CueRole]:
        return frozenset([self._roles[name] for name in sentence.mentions if name in self._roles])

    def _named(self, names: frozenset[str], family: str) -> frozenset[str]:
        """The ids of the entries of a family of which the names name any group of words."""
        owners = (self._owners[name] for name in names if name in self._owners)
        return frozenset(id for of_family, id in owners if of_family == family)

    def _said(self, passage: HeardPassage, role: CueRole) -> tuple[Mention, ...]:
        if role not in passage.roles:
            return ()
        return tuple(
            mention
            for one in passage.heard
            if role in one.roles
            for name, mentions in one.sentence.mentions.items()
            if self._roles.get(name) == role
            for mention in mentions
        )

    def _risks_in(self, passage: HeardPassage, kinds: frozenset[PassageKind]) -> tuple[RiskFound, ...]:
        found = []
        named = self._named(passage.names, "risk")
        for risk in self._risks_in_words:
            if risk.id not in named:
                continue
            ways = self._risks[risk.id]
            if gone := [way for kind in sorted(kinds) for way in ways.gone(passage.heard, kind, passage.names)]:
                found.append(RiskFound(risk.kind, risk.id, gone[0][1]))
        if _SCORED in kinds and (weights := weights_that_do_not_sum(passage.read.passage.text)):
            found.append(RiskFound("weights-do-not-sum", "weights-do-not-sum", weights))
        return tuple(found)


def _because(opinions: Opinions | None, label: str) -> tuple[Mention, ...]:
    return opinions.because(label) if opinions else ()


def _wide_only(demand: Demand) -> tuple[Way, ...]:
    """The certain ways of several groups whose words may be far apart."""
    return tuple(way for way in demand.ways if way.within == "passage" and len(way.all_of) > 1 and not way.doubtful)


def _is_covered(mention: Mention, covers: Iterable[Mention]) -> bool:
    return any(
        (
            cover.start <= mention.start
            and mention.end <= cover.end
            and (cover.start, cover.end) != (mention.start, mention.end)
        )
        or (cover.start, cover.end) == (mention.start, mention.end)
        for cover in covers
    )
