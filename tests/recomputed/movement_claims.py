"""The claims of sentences about one entity in one period of a ranking, each recognised by its wording and checked."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from tests.recomputed.arithmetic import Figure, rounded_to
from tests.recomputed.changes import Change, Movement, change_of, movement_of
from tests.recomputed.checks import Check
from tests.recomputed.dataset_file import DatasetFile, english
from tests.recomputed.editions import Edition
from tests.recomputed.english import (
    MOVED,
    NUMBER,
    PERIOD,
    RANK,
    amount_text,
    figure_text,
    moved_text,
    number_of,
    period_text,
    place_text,
)
from tests.recomputed.table_checks import break_rules, difference_rules, rank_rules

_BETTER = ("rose more", "fell less or rose", "improved more")
_STATED = " (as the source states)"


@dataclass(frozen=True)
class Subject:
    """Whom sentences are about: an entity in one period of a ranking."""

    data: DatasetFile
    editions: list[Edition]
    edition: Edition
    entity: str

    @property
    def change(self) -> Change | None:
        """The edition against the one before."""
        return change_of(self.editions, self.edition)

    @property
    def where(self) -> str:
        """What a failing check is named by."""
        return f"{self.edition.ranking.code} {self.edition.period.code} {self.entity}"

    @property
    def rules(self) -> tuple[str, ...]:
        """The rules that may be pending and bear on its movement."""
        return break_rules(self.change) + rank_rules(self.edition, self.change.previous if self.change else None)

    @property
    def score_rules(self) -> tuple[str, ...]:
        """The rules that may be pending and bear on its change of score."""
        after = self.edition.places.get(self.entity)
        before = self.change.previous.places.get(self.entity) if self.change else None
        return self.rules + difference_rules(after.score if after else None, before.score if before else None)

    def check(self, claim: str, expected: str, actual: str, rules: tuple[str, ...] = ()) -> Check:
        """Return a check of one claim."""
        return Check(f"{self.where}: {claim}", expected, actual, rules)


def movement_claims(subject: Subject, text: str) -> Iterator[Check]:
    """Yield a check for every claim recognised in sentences about a movement."""
    yield from _rank_claims(subject, text)
    yield from _moved_claims(subject, text)
    yield from _refusal_claims(subject, text)
    yield from _known_claims(subject, text)
    yield from _peer_claims(subject, text)
    yield from _step_claims(subject, text)
    yield from _area_claims(subject, text)


def unrecognised(subject: Subject, text: str) -> list[str]:
    """Return the sentences of a text in which no claim is recognised."""
    sentences = re.split(r"(?<=[.])\s+(?=[A-Z\d])", text)
    return [sentence for sentence in sentences if not list(movement_claims(subject, sentence))]


def _rank_claims(subject: Subject, text: str) -> Iterator[Check]:
    for match in re.finditer(rf"(?:^|now |: )(?:rank )?({RANK})(?=[.,;]|$)", text):
        yield subject.check("rank", place_text(subject.edition, subject.entity), match[1], rank_rules(subject.edition))
    for match in re.finditer(rf", score ({NUMBER})", text):
        place = subject.edition.places[subject.entity]
        yield subject.check("score", figure_text(place.score), figure_text(number_of(match[1])))
    if "in the last quarter" in text:
        rank, size = subject.edition.places[subject.entity].rank, subject.edition.counted_in(subject.entity)
        surely = rank is not None and rank[0] > size - size // 4
        yield subject.check("last quarter", "True", str(surely), rank_rules(subject.edition))


def _moved_claims(subject: Subject, text: str) -> Iterator[Check]:
    before = period_text(subject.change.previous.period) if subject.change else "nothing"
    movement = movement_of(subject.change, subject.edition, subject.entity)
    for match in re.finditer(rf"As published: ({MOVED})(?: since ({PERIOD}))", text):
        stated = subject.edition.places[subject.entity].movement
        yield subject.check("stated movement", moved_text(Movement(stated)), match[1])
        yield subject.check("stated since", before, match[2])
    for match in re.finditer(rf"Score ({NUMBER})(?:(, yet|,) ({MOVED}))? since ({PERIOD})", text):
        change = subject.change.score_change(subject.entity) if subject.change else None
        yield subject.check("score change", figure_text(change), figure_text(number_of(match[1])), subject.score_rules)
        yield subject.check("score since", before, match[4], subject.rules)
        if match[3]:
            yield subject.check("movement", moved_text(movement), match[3], subject.rules)
        if match[2] == ", yet":
            yield subject.check("apart", "True", str(_moved_apart(subject, change, movement)), subject.score_rules)
    for match in re.finditer(rf"(?:^|[.:] )((?:Up|Down|Same|About)\b[^.;]*) since ({PERIOD})", text):
        yield subject.check("movement alone", moved_text(movement), match[1].lower(), subject.rules)
        yield subject.check("movement since", before, match[2], subject.rules)
    for match in re.finditer(rf"(?:^|: )({MOVED})({re.escape(_STATED)})?, now", text):
        yield subject.check("news", moved_text(movement), match[1], subject.rules)
        yield subject.check("news stated", str(movement.stated), str(bool(match[2])), subject.rules)


def _moved_apart(subject: Subject, change: Figure | None, movement: Movement) -> bool:
    sign = -1 if subject.edition.ranking.lower_is_better else 1
    return bool(change and movement.places and sign * change.number * movement.places < 0)


def _refusal_claims(subject: Subject, text: str) -> Iterator[Check]:
    change = subject.change
    for match in re.finditer(rf"Not compared with ({PERIOD}): ([^.]*)\.", text):
        reasons = match[2].split("; ")
        yield subject.check("refused since", period_text(change.previous.period) if change else "", match[1])
        codes = [code for reason in reasons if (code := _reason_code(reason))]
        expected = change.reasons_for(subject.entity) if change else ()
        yield subject.check("reasons", ";".join(expected), ";".join(codes), subject.rules)
    for match in re.finditer(r"the list changed from (\d+) to (\d+)", text):
        sizes = f"{change.previous.size} {subject.edition.size}" if change else ""
        yield subject.check("changed set", sizes, f"{match[1]} {match[2]}", subject.rules)
    for match in re.finditer(r"the total changed from ([\d.,]+) to ([\d.,]+) points", text):
        totals = f"{change.previous.total} {subject.edition.total}" if change else ""
        yield subject.check("changed total", totals, f"{match[1]} {match[2]}", subject.rules)
    for match in re.finditer(r"(\d+)/(\d+), then (\d+)/(\d+) known", text):
        sides = (change.previous, subject.edition) if change else ()
        known = " ".join(f"{side.known_ranks} {side.size}" for side in sides)
        yield subject.check("known of both", known, " ".join(match.groups()), subject.rules)


def _reason_code(reason: str) -> str:
    starts = {
        "one period is missing": "missing", "a period is missing": "missing", "new method from": "break",
        "the list changed": "changed-set", "the total changed": "changed-total",
    }  # fmt: skip
    return next((code for start, code in starts.items() if reason.startswith(start)), "")


def _known_claims(subject: Subject, text: str) -> Iterator[Check]:
    for match in re.finditer(rf"Only (\d+)/(\d+) scores of ({PERIOD}) are known", text):
        sides = {period_text(edition.period): edition for edition in subject.editions}
        side = sides[match[3]]
        yield subject.check("scores known", f"{side.known_scores} {side.size}", f"{match[1]} {match[2]}")
        yield subject.check("not all are known", "True", str(int(match[1]) < int(match[2])), ("only-all",))
    for match in re.finditer(r"(\d+) of (\d+) known, members differ", text):
        known = f"{subject.edition.known_ranks} {subject.edition.size}"
        yield subject.check("ranks known", known, f"{match[1]} {match[2]}", subject.rules)


def _peer_claims(subject: Subject, text: str) -> Iterator[Check]:
    pattern = (
        r"(\d+) of (\d+) compared (rose more|rose less or fell|fell more|fell less or rose|improved more|improved less)"
    )
    peers = subject.change.peers_of(subject.entity) if subject.change else None
    for match in re.finditer(pattern, text):
        count = peers and (peers.better if match[3] in _BETTER else peers.worse)
        expected = f"{count} {peers.peers if peers else None}"
        yield subject.check(f"compared {match[3]}", expected, f"{match[1]} {match[2]}", subject.rules)
    if re.search(pattern, text) and peers:
        counts = {
            "went past": peers.went_past, "fell behind": peers.fell_behind, "above not known before": peers.came_in,
            "above no longer known": peers.dropped_out,
        }  # fmt: skip
        level = ("level",) if subject.change and subject.change.was_level(subject.entity) else ()
        for words, count in counts.items():
            match_ = re.search(rf"(\d+) {words}", text)
            yield subject.check(words, str(count), match_[1] if match_ else "0", subject.rules + level)


def _step_claims(subject: Subject, text: str) -> Iterator[Check]:
    for match in re.finditer(rf"({NUMBER}) points? short of the next place up \((.*?), rank (\d+)\)", text):
        edition, name = subject.edition, match[2]
        place_below = edition.places[subject.entity]
        ahead = {code: place for code, place in edition.places.items() if subject.data.name(code) == name}
        yield subject.check("next is a known place", "1", str(len(ahead)))
        for code, place in ahead.items():
            yield subject.check("next rank", str(place.rank and place.rank[0]), match[3], subject.rules)
            between = [
                other
                for other in edition.places.values()
                if other.rank
                and place_below.rank
                and place.rank
                and place.rank[0] < other.rank[0] < place_below.rank[0]
            ]
            yield subject.check("next is the nearest", "0", str(len(between)), subject.rules)
            yield subject.check(
                "lacking",
                *step_texts(edition, subject.entity, code, match[1]),
                step_rules(edition, subject.entity, code),
            )


def step_texts(edition: Edition, entity: str, other: str, printed: str) -> tuple[str, str]:
    """Return the distance between two scores, rounded by the decimals of the ranking, as expected and as printed."""
    behind, ahead = edition.places[entity], edition.places[other]
    if behind.score is None or ahead.score is None:
        return "none", printed
    step = Decimal(1).scaleb(-int(edition.ranking.raw["decimals"]))
    amount = rounded_to(abs(ahead.score.number - behind.score.number), step)
    bound = "about" if behind.disputed or ahead.disputed else "exact"
    return amount_text(Figure(amount, 0, bound)), amount_text(number_of(printed))


def step_rules(edition: Edition, entity: str, other: str) -> tuple[str, ...]:
    """Return the rules on distances that bear on two scores."""
    figures = (edition.places[entity].score, edition.places[other].score)
    step = Decimal(1).scaleb(-int(edition.ranking.raw["decimals"]))
    bounded = any(figure and figure.bound != "exact" for figure in figures)
    digits = ("distance-decimals",) if any(figure and figure.step < step for figure in figures) else ()
    disputed = edition.places[entity].disputed or edition.places[other].disputed
    return digits + (("bound-travels",) if bounded else ()) + (("dispute-travels",) if disputed else ())


def _area_claims(subject: Subject, text: str) -> Iterator[Check]:
    edition, entity = subject.edition, subject.entity
    points = edition.places[entity].areas if entity in edition.places else {}
    named = {english(area["name"]): area for area in edition.areas}
    for match in re.finditer(r"Most points lost: (.*?) of all lost", text):
        tops = {
            name: Decimal(0 if edition.ranking.lower_is_better else str(row["maximum"])) for name, row in named.items()
        }
        lost = {name: abs(top - points[str(named[name]["code"])]) for name, top in tops.items()}
        whole = sum(lost.values(), Decimal(0))
        for part in match[1].split(", "):
            name, share = part.rsplit(" ", 1)
            expected = rounded_to(lost[name] * 100 / whole, Decimal("0.1"))
            yield subject.check(f"share lost {name}", amount_text(Figure(expected)), amount_text(number_of(share)))
        yield subject.check("adds up to the score", "True", str(adds_up(edition, entity)), ("areas-add-up",))
    for match in re.finditer(r"lowest ranks: ([^;.]*)", text):
        for name, rank, known in re.findall(r"([^,]+?) (\d+)†?=?†?/(\d+)", match[1]):
            code = str(named[name.strip()]["code"])
            column = [place.areas[code] for place in edition.places.values() if code in place.areas]
            ahead = sum(edition.better(score, points[code]) for score in column)
            yield subject.check(f"area rank {name}", f"{ahead + 1} {len(column)}", f"{rank} {known}")
    for match in re.finditer(r"(?:fell|rose): ([^;]*?[−+]\d[^;]*?)\.(?= |$)", text):
        before = subject.change.previous.places.get(entity) if subject.change and not subject.change.reasons else None
        for name, amount in re.findall(r"([^,]+?) ([−+][\d.]+)", match[1]):
            code = str(named[name.strip()]["code"])
            change = points[code] - before.areas[code] if before else None
            yield subject.check(f"area change {name}", str(change), str(number_of(amount).number))


def adds_up(edition: Edition, entity: str) -> bool:
    """Whether the points of all areas of an entity add up to its score, within half a unit of each last digit."""
    place = edition.places[entity]
    if place.score is None or any(str(area["code"]) not in place.areas for area in edition.areas):
        return False
    digits = Decimal("0.5") * (
        place.score.step + sum((Figure(points).step for points in place.areas.values()), Decimal(0))
    )
    return abs(sum(place.areas.values(), Decimal(0)) - place.score.number) <= digits
