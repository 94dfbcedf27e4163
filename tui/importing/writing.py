"""What a proposal writes: the table, its declaration, its source and what is remembered, checked together."""

from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from tui.dataset.files import DatasetFiles
from tui.dataset.insertion import Item, NoBlockList, scalar, with_items, with_key
from tui.dataset.reading import read_files
from tui.dataset.scalars import parse_period
from tui.editing.files import FileChange, locked, read_content, replace_files
from tui.importing.answers import memory_content, memory_file, remembered
from tui.importing.new_ranking import declaration, set_of
from tui.importing.proposal import Proposal, proposal_of
from tui.importing.refusal import ImportRefused
from tui.importing.request import ImportRequest, NewSource
from tui.importing.table_file import table_with
from tui.model import Code, Dataset, Membership, Ranking, Standing

_MARK = b"\xef\xbb\xbf"


def write(request: ImportRequest) -> Proposal:
    """Bring a table in, unless a question is open; return what was proposed.

    Raises:
        DatasetError: the dataset would be faulty afterwards; it is as it was.
        EditRefused: its files cannot be written; they are as they were.
        ImportRefused: the table cannot be brought in.
    """
    with locked(request.path):
        dataset = read_files(DatasetFiles(request.path))
        current = replace(request, dataset=dataset)
        proposal = proposal_of(current)
        if not proposal.questions and proposal.standings:
            changes = outcome_of(current, proposal).changes
            for change in changes:
                change.path.parent.mkdir(exist_ok=True)
            replace_files(request.path, changes)
    return proposal


class Outcome(NamedTuple):
    """What a proposal makes of a dataset."""

    changes: list[FileChange]
    dataset: Dataset


def outcome_of(request: ImportRequest, proposal: Proposal) -> Outcome:
    """Return the files a proposal changes; together they are a sound dataset that says nothing else new.

    Raises:
        DatasetError: the dataset would be faulty.
        ImportRefused: the declaration cannot be inserted.
    """
    before = read_content(request.path)
    table = request.path.parent / (proposal.job.ranking.table or f"tables/{request.ranking}.csv")
    rows_before = read_content(table) if table.exists() else None
    if rows_before is not None and not proposal.job.ranking.table:
        raise ImportRefused("table_exists", file=str(table))
    text = _declared(request, proposal, _text(before))
    rows = table_with(None if rows_before is None else _text(rows_before), proposal.merged)
    memory = memory_file(request.path)
    memories = remembered(request.path) | {request.ranking: proposal.memory}
    changes = [
        FileChange(table, rows_before, _bytes(rows, like=rows_before)),
        FileChange(request.path, before, _bytes(text, like=before)),
        FileChange(memory, read_content(memory) if memory.exists() else None, memory_content(memories)),
    ]
    changes = [change for change in changes if change.before != change.after]
    return Outcome(changes, _checked(request, proposal, {change.path: change.after or b"" for change in changes}))


class _ChangedFiles(DatasetFiles):
    """The files of a dataset as they will be."""

    def __init__(self, path: Path, changed: Mapping[Path, bytes]) -> None:
        super().__init__(path)
        self._changed = changed

    def content(self, path: Path) -> bytes:
        """Return the bytes a file will have."""
        return self._changed.get(path) or super().content(path)


def _checked(request: ImportRequest, proposal: Proposal, changed: Mapping[Path, bytes]) -> Dataset:
    """Return the dataset of changed files; refuse it where it says anything but what was proposed.

    Raises:
        DatasetError: the dataset would be faulty.
        ImportRefused: something else would have changed.
    """
    before, after = request.dataset, read_files(_ChangedFiles(request.path, changed))
    others = [ranking for ranking in after.rankings if ranking.code != request.ranking]
    count = len(proposal.standings) + len(proposal.job.ranking.standings)
    groups = [(ranking, membership.since) for ranking in before.rankings for membership in ranking.members]
    same = (
        others == [ranking for ranking in before.rankings if ranking.code != request.ranking]
        and after.indicators == before.indicators
        and after.entities[: len(before.entities)] == before.entities
        and after.sources[: len(before.sources)] == before.sources
        and all(after.members(*group) == before.members(*group) for group in groups)
        and len(after.ranking[request.ranking].standings) <= count
        and _lacking(after.ranking[request.ranking], proposal) == 0
    )
    if not same:
        raise ImportRefused("changed_more", file=str(request.path))
    return after


def _lacking(ranking: Ranking, proposal: Proposal) -> int:
    """Return how many of the proposed standings a ranking does not have."""
    present: dict[tuple[str, Code], list[Standing]] = defaultdict(list)
    for standing in ranking.standings:
        present[standing.period.code, standing.entity].append(standing)
    return sum(standing not in present[standing.period.code, standing.entity] for standing in proposal.standings)


def _declared(request: ImportRequest, proposal: Proposal, text: str) -> str:
    """Return the text of the dataset with the source, and with what a new ranking needs.

    Raises:
        ImportRefused: a list is written in a form nothing can be added to.
    """
    job, source = proposal.job, request.source
    try:
        if source and source.code not in request.dataset.source:
            text = with_items(text, "sources", [_source_item(source)])
        if request.new is None:
            return (
                text if job.ranking.table else with_key(text, request.ranking, "table", f"tables/{request.ranking}.csv")
            )
        newcomers = job.newcomers or {}
        kind = request.new.kind
        entities: list[Item] = [{"code": code, "name": scalar(name), "kind": kind} for code, name in newcomers.items()]
        text = with_items(text, "entities", entities)
        return _with_ranking(request, proposal, text)
    except NoBlockList as error:
        raise ImportRefused("no_block_list", file=request.path.name, key=str(error)) from error


def _with_ranking(request: ImportRequest, proposal: Proposal, text: str) -> str:
    job, new = proposal.job, request.new
    codes = list(dict.fromkeys(standing.entity for standing in proposal.standings))
    periods = [standing.period for standing in proposal.standings]
    known = set_of(request.dataset, codes, min(periods, default=None)) if not job.newcomers else None
    group = (new.set if new else "") or (known.code if known else "")
    if not group:
        group = f"{request.ranking}-members"
        item = {"code": group, "name": scalar(job.ranking.name.vi), "members": f"[{', '.join(codes)}]"}
        last = max((standing.rank.worst for standing in proposal.standings if standing.rank), default=0)
        if last > len(codes):
            item["size"] = str(last)
        text = with_items(text, "sets", [item])
    first = min(standing.period for standing in proposal.standings)
    since = parse_period(new.since) if new and new.since else first
    membership = Membership(since=min(since, first), set=group)
    return with_items(text, "rankings", [declaration(job, proposal.standings, membership)])


def _source_item(source: NewSource) -> Item:
    keys = {
        "code": source.code,
        "publisher": scalar(source.publisher),
        "kind": source.kind,
        "read": source.read.isoformat(),
        "address": source.address,
        "title": scalar(source.title) if source.title else "",
        "published": source.published,
    }
    return {key: value for key, value in keys.items() if value}


def _text(content: bytes) -> str:
    return content.removeprefix(_MARK).decode()


def _bytes(text: str, like: bytes | None) -> bytes:
    return (_MARK if like is not None and like.startswith(_MARK) else b"") + text.encode()
