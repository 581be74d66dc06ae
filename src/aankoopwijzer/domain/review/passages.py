"""One read passage judged by the rules of a pack."""

from collections.abc import Iterable, Mapping, Sequence

from aankoopwijzer.domain.policy.demands import CheckingRules, Cue, CueRole, Demand, PassageKind, Risk
from aankoopwijzer.domain.policy.learned import KIND, PROOF, SANCTION, LearnedWeights
from aankoopwijzer.domain.records.passage import Mention, ReadPassage, ReadSentence
from aankoopwijzer.domain.review.balancing import balanced_kind, balanced_mentions, balanced_objectives
from aankoopwijzer.domain.review.finding import Fulfilment, PassageFinding, RiskFound
from aankoopwijzer.domain.review.kinds import WHEN_SILENT, kind_of
from aankoopwijzer.domain.review.ways import Heard, ways_gone
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
        self._wide = tuple(_wide_only(demand) for demand in rules.demands)

    def review(self, read: ReadPassage, *, kind: PassageKind | None = None) -> PassageFinding:
        """What the passage carries out, what it is and what is wrong with it.

        `kind` is what it is by the place where it stands, when that is known; else its own words say so.
        """
        return self._judged(read, self._learned if read.opinions else None, kind)

    def by_words(self, read: ReadPassage) -> PassageFinding:
        """The same, by the words of the pack alone."""
        return self._judged(read, None, None)

    def silenced(self, read: ReadPassage, kind: PassageKind) -> frozenset[str]:
        """The objectives that a passage of this kind would carry out if every sentence of it bound somebody."""
        heard = [Heard(self._uncovered(sentence), frozenset()) for sentence in read.sentences]
        return frozenset(one.objective for one in self._carried_out(heard, kind)[0])

    def _judged(self, read: ReadPassage, learned: LearnedWeights | None, given: PassageKind | None) -> PassageFinding:
        sentences = [self._uncovered(sentence) for sentence in read.sentences]
        own_kind, by_words, kind_because = self._kind(read, sentences, learned)
        kind = given or own_kind
        set_aside = self._said(sentences, "set-aside")
        proof, sanction = self._said(sentences, "proof"), self._said(sentences, "sanction")
        if learned:
            proof = balanced_mentions(learned, read.opinions, PROOF, proof)
            sanction = balanced_mentions(learned, read.opinions, SANCTION, sanction)
        heard = [Heard(sentence, self._roles(sentence)) for sentence in sentences]
        certain, unsure = ((), ()) if set_aside else self._carried_out(heard, kind)
        if learned:
            doubted = unsure
            certain, unsure = balanced_objectives(
                learned, read, certain, self.silenced(read, kind), is_set_aside=bool(set_aside)
            )
            unsure = (*unsure, *(one for one in doubted if one.objective not in {each.objective for each in unsure}))
        if not set_aside:
            certain = (*certain, *self._repeated(read, {one.objective for one in certain}))
        unsure = tuple(one for one in unsure if one.objective not in {sure.objective for sure in certain})
        risks = self._risks(heard, frozenset((kind,) if given else (kind, by_words)), read)
        return PassageFinding(
            read.passage, certain, unsure, kind, risks, kind_because, proof, sanction, set_aside, read.clauses
        )

    def spread_over(self, reads: Sequence[ReadPassage], kind: PassageKind) -> tuple[Fulfilment, ...]:
        """What neighbouring passages carry out together: demands whose words need not stand in one sentence."""
        sentences = [
            self._uncovered(sentence)
            for read in reads
            if not self._said([self._uncovered(each) for each in read.sentences], "set-aside")
            for sentence in read.sentences
        ]
        heard = [Heard(sentence, self._roles(sentence)) for sentence in sentences]
        named = _named(heard, "demand")
        found = []
        for demand in self._wide:
            if demand.id in named and (gone := ways_gone(demand, heard, kind, "demand")):
                found.append(Fulfilment(demand.id, gone[0][1]))
        return tuple(found)

    def words_of(self, risk: Risk, read: ReadPassage) -> tuple[Mention, ...]:
        """The words with which a passage goes a way of this risk, whatever finds it; none when it does not."""
        heard = [Heard(sentence, frozenset()) for sentence in map(self._uncovered, read.sentences)]
        gone = ways_gone(risk, heard, "award_criterion", "risk")
        return gone[0][1] if gone else ()

    def denied_in(self, read: ReadPassage) -> dict[str, tuple[Mention, ...]]:
        """Objectives whose demand the passage names only to say that it is not asked, with the words."""
        heard = [Heard(sentence, self._roles(sentence)) for sentence in map(self._uncovered, read.sentences)]
        denying = [Heard(one.sentence, frozenset()) for one in heard if "denial" in one.roles]
        named = _named(denying, "demand")
        demands = (one for one in self._rules.demands if one.id in named)
        gone = {one.id: ways_gone(one, denying, "technical_specification", "demand") for one in demands}
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
    ) -> tuple[PassageKind, PassageKind, tuple[Mention, ...]]:
        """What the passage is, what it would be by words alone, and the words that said what it is.

        A clause of the library that it repeats knows best.
        """
        known = next((clause for clause in read.clauses if clause.id in self._kinds), None)
        if known is not None:
            return self._kinds[known.id], self._kinds[known.id], (known.words,)
        voted, votes = kind_of(sentences, self._cues)
        by_words = voted or WHEN_SILENT
        kind = balanced_kind(learned, read.opinions, voted) if learned else by_words
        return kind, by_words, tuple(votes.get(kind, ())) or _because(read, KIND + kind)

    def _carried_out(
        self, heard: Sequence[Heard], kind: PassageKind
    ) -> tuple[tuple[Fulfilment, ...], tuple[Fulfilment, ...]]:
        """What the sentences carry out for certain, and what they may carry out."""
        named = _named(heard, "demand")
        demands = (one for one in self._rules.demands if one.id in named)
        possible = {one.id: found for one in demands if (found := ways_gone(one, heard, kind, "demand"))}
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
        covers = [
            mention
            for name, mentions in sentence.mentions.items()
            if name in self._cues and self._cues[name].role == "not-words"
            for mention in mentions
        ]
        if not covers:
            return sentence
        kept = {
            name: left
            for name, mentions in sentence.mentions.items()
            if (left := tuple(one for one in mentions if not _is_covered(one, covers)))
        }
        return ReadSentence(sentence.start, sentence.end, kept)

    def _roles(self, sentence: ReadSentence) -> frozenset[CueRole]:
        return frozenset(self._cues[name].role for name in sentence.mentions if name in self._cues)

    def _said(self, sentences: Sequence[ReadSentence], role: CueRole) -> tuple[Mention, ...]:
        return tuple(
            mention
            for sentence in sentences
            for name, mentions in sentence.mentions.items()
            if name in self._cues and self._cues[name].role == role
            for mention in mentions
        )

    def _risks(self, heard: Sequence[Heard], kinds: frozenset[PassageKind], read: ReadPassage) -> tuple[RiskFound, ...]:
        found = []
        named = _named(heard, "risk")
        for risk in self._rules.risks:
            if risk.found_by != "words" or risk.id not in named:
                continue
            if gone := [way for kind in sorted(kinds) for way in ways_gone(risk, heard, kind, "risk")]:
                found.append(RiskFound(risk.kind, risk.id, gone[0][1]))
        if _SCORED in kinds and (weights := weights_that_do_not_sum(read.passage.text)):
            found.append(RiskFound("weights-do-not-sum", "weights-do-not-sum", weights))
        return tuple(found)


def _named(heard: Sequence[Heard], family: str) -> frozenset[str]:
    """The ids of the entries of a family of which the sentences name any group of words."""
    names = (name.split(":") for one in heard for name in one.sentence.mentions)
    return frozenset(parts[1] for parts in names if parts[0] == family)


def _because(read: ReadPassage, label: str) -> tuple[Mention, ...]:
    opinion = read.opinions.get(label)
    return opinion.because if opinion else ()


def _wide_only(demand: Demand) -> Demand:
    """The demand with its certain ways of several groups whose words may be far apart."""
    ways = (way for way in demand.ways if way.within == "passage" and len(way.all_of) > 1 and not way.doubtful)
    return demand.model_copy(update={"ways": tuple(ways)})


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
