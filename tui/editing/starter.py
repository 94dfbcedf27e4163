"""The files a new dataset begins with: a copy of the bundled one, or an empty one, with comments that teach."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import Struct

from tui.dataset import bundled_dataset, load
from tui.dataset.find import FILE_NAME
from tui.editing.working_copy import Contents
from tui.model import Code, Dataset, Entity, EntitySet, Text
from tui.wording import Words

SCHEMA_NAME = "schema.json"
ENTITY_TABLE = "tables/entities.csv"
SETS = ("provinces-63", "provinces-34")
"""The sets whose entities are at hand."""
_PROVINCE = "province"
_MERGED_ON = date(2025, 7, 1)
_SCHEMA_LINE = f"# yaml-language-server: $schema={SCHEMA_NAME}\n"
EXPLAINED = ("themes", "units", "indicators", "rankings", "directives", "sets", "entities", "sources")
"""The keys of a dataset that a comment stands above."""
_SECTION = re.compile(rf"^({'|'.join(EXPLAINED)}):", re.MULTILINE)
_HOME = re.compile(r"^home: .*$", re.MULTILINE)
_HEADINGS = ("code", "name_vi", "name_en", "aliases", "kind", "region_vi", "region_en", "since", "until", "into")
_LIVE = {
    "themes": """\
themes:
  - {code: reform, name: {vi: Cải cách hành chính, en: Administrative reform}}
""",
    "units": """\
units:
  - {code: percent, name: {vi: phần trăm, en: percent}, symbol: "%"}
  - {code: service, name: {vi: dịch vụ, en: services}, one: {vi: dịch vụ, en: service}}
""",
    "entities": f"entities: {{table: {ENTITY_TABLE}}}\n",
}
"""What an empty dataset says of its own."""
_EXAMPLES = {
    "indicators": """\
indicators:
  - code: example-services
    name: {vi: "Ví dụ: dịch vụ công trực tuyến", en: "Example: services online"}
    theme: reform
    unit: service
    headline: true
    targets:
      - {value: 25, by: 2030-12-31, source: example-report}
    observations:
      - {period: 2025, value: 21/25, source: example-report}
""",
    "rankings": """\
rankings:
  - code: example-index
    name: {vi: "Ví dụ: chỉ số cải cách hành chính", en: "Example: reform index"}
    short: {vi: Ví dụ, en: Example}
    decimals: 2
    low: 0
    high: 100
    members: [{since: 2025, set: SET}]
    standings:
      - {period: 2025, entity: ENTITY, rank: 1, score: 90.50, source: example-report}
""",
    "directives": """\
directives:
  - code: example-task
    by: {vi: "Ví dụ: Chủ tịch UBND tỉnh", en: "Example: chairperson of the province"}
    to: {vi: "Các sở, ngành", en: Departments}
    what: {vi: Báo cáo tiến độ, en: Report on progress}
    due: 2030-12-31
    source: example-report
""",
    "sources": """\
sources:
  - {code: example-report, publisher: "Ví dụ: Sở Nội vụ", kind: official, read: 2025-12-31, published: 2025-12-31}
""",
}


class Members(Struct, frozen=True):
    """Who an empty dataset is about."""

    sets: tuple[EntitySet, ...]
    """The one the dataset is made for first."""
    entities: Sequence[Entity]
    table: str
    """The entities as a CSV table."""

    @property
    def leading(self) -> list[Entity]:
        """The members of the first set."""
        dataset = Dataset(title=Text("", ""), entities=tuple(self.entities), sets=self.sets)
        return [dataset.entity[code] for code in dataset.members_of(self.sets[0])]


def provinces(leading: Code) -> Members:
    """Return the provinces before and since the mergers of 2025, with the set that is to lead."""
    bundled = load(bundled_dataset())
    entities = [entity for entity in bundled.entities if entity.kind == _PROVINCE]
    merged = EntitySet(
        code="provinces-34",
        name=Text("34 tỉnh, thành phố", "34 provinces and cities"),
        kind=_PROVINCE,
        on=_MERGED_ON,
    )
    sets = sorted((bundled.set["provinces-63"], merged), key=lambda group: group.code != leading)
    return Members(tuple(sets), entities, _table(entities))


def members_of_kinds(entities: Sequence[Entity], table: str) -> Members:
    """Return entities with a set for each of their kinds; the entities are those of the table."""
    kinds = list(dict.fromkeys(entity.kind for entity in entities))
    counts = [(kind, sum(entity.kind == kind for entity in entities)) for kind in kinds]
    sets = (
        EntitySet(code=f"all-{kind}", name=Text(f"{count} đơn vị ({kind})", f"{count} entities ({kind})"), kind=kind)
        for kind, count in counts
    )
    return Members(tuple(sets), entities, table)


def copy_of_bundled(words: Words, home: Code, schema: str) -> Contents:
    """Return the files of the bundled dataset with comments that teach, a README and the schema."""
    bundled = bundled_dataset()
    text = bundled.read_text("utf-8")
    followed = _HOME.sub(f"home: {home}", text) if home else text
    dataset = f"{_comment(words('starter.copy'))}\n{_explained(words, followed)}"
    tables = sorted((bundled.parent / "tables").glob("*.csv"))
    return {f"tables/{path.name}": path.read_bytes() for path in tables} | _texts(dataset, words("init.readme"), schema)


def empty_dataset(words: Words, members: Members, home: Code, schema: str) -> Contents:
    """Return the files of a dataset that knows its entities and has no figure, but examples of each record."""
    example = home or members.leading[0].code
    followed = _line_to(example, members.entities)
    sections = _LIVE | {"sets": _sets(members.sets)}
    for key, text in _EXAMPLES.items():
        filled = text.replace("SET", members.sets[0].code).replace("ENTITY", example)
        sections[key] = "".join(f"# {line}\n" for line in filled.splitlines())
    blocks = [
        _comment(words("starter.file")),
        "title: {vi: Theo dõi cải cách hành chính, en: Administrative reform}\n",
        _comment(words("starter.home")) + ("" if home else "# ") + f"home: {followed}\n",
        *(_comment(words(f"starter.{key}")) + sections[key] for key in EXPLAINED),
    ]
    table = {ENTITY_TABLE: members.table.encode()}
    return table | _texts("\n".join(blocks), words("init.readme_empty"), schema)


def _line_to(code: Code, entities: Sequence[Entity]) -> str:
    """Return an entity as `home` has it: behind the one of the same name that went over into it, where there is one."""
    (entity,) = (known for known in entities if known.code == code)
    before = [known.code for known in entities if known.into == code and known.name == entity.name]
    return f"[{', '.join([*before, code])}]" if before else code


def _texts(dataset: str, readme: str, schema: str) -> dict[str, bytes]:
    texts = {"README.md": readme, SCHEMA_NAME: schema, FILE_NAME: _SCHEMA_LINE + dataset}
    return {name: text.encode() for name, text in texts.items()}


def _explained(words: Words, text: str) -> str:
    """Return the text of a dataset with a comment above each of its sections."""
    return _SECTION.sub(lambda match: _comment(words(f"starter.{match[1]}")) + match[0], text)


def _comment(text: str) -> str:
    return "".join(f"## {line}\n" for line in text.strip().splitlines())


def _sets(sets: Iterable[EntitySet]) -> str:
    lines = ["sets:"]
    for group in sets:
        name = f'{{vi: "{group.name.vi}", en: {group.name.en}}}'
        day = f", on: {group.on.isoformat()}" if group.on else ""
        lines.append(f"  - {{code: {group.code}, name: {name}, kind: {group.kind}{day}}}")
    return "\n".join(lines) + "\n"


def _table(entities: Iterable[Entity]) -> str:
    """Return entities as the CSV table a dataset names."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(_HEADINGS)
    for entity in entities:
        name, region = entity.name, entity.region
        days = [day.isoformat() if day else "" for day in (entity.since, entity.until)]
        regions = (region.vi, region.en) if region else ("", "")
        aliases = ";".join(entity.aliases)
        writer.writerow([entity.code, name.vi, name.en, aliases, entity.kind, *regions, *days, entity.into or ""])
    return text.getvalue()
