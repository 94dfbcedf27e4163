"""A small sound dataset whose every text holds something a terminal toolkit might take for its own."""

from itertools import cycle
from pathlib import Path
from re import sub

PAYLOADS = ("[/]", "[@click=app.quit]x[/]", "[b]bold[/b]", "[link=x]", "$var")
_LONGEST_SYMBOL, _LONGEST_SHORT = 30, 55
"""The letters a payload may have where a text must be short; a number follows a short name."""
_TEMPLATE = """
title: <title>
meeting: {name: <meeting>, held: 2023-04-19}
as_of: 2023-04-19
checked: 2023-04-20
home: alpha
themes:
  - {code: services, name: <theme>}
  - {code: others, name: {vi: <theme>, en: <theme>}}
units:
  - {code: service, name: <unit>, one: <unit>}
  - {code: share, name: <unit>, symbol: <symbol>}
indicators:
  - code: done
    name: <indicator>
    short: <short>
    theme: services
    unit: service
    headline: true
    definition: <definition>
    breaks:
      - {period: 2023, why: <why>, source: paper}
    targets:
      - {value: 9, by: 2023-12-31, source: paper, note: <note>}
      - {value: 8, source: paper, measure: <measure>, note: <note>}
    observations:
      - {period: 2022-01-31, value: 2/10, source: paper, note: <note>}
      - {period: 2022-11-28, value: 6/10, source: paper, derived: <derived>}
      - {period: 2023-04-19, value: 6/10, source: [paper, web], note: {vi: <note>, en: <note>}}
      - {period: 2023-04-19, value: 5/10, source: web}
      - {period: 2023-06-30, value: 7/12, source: web}
  - code: content
    name: <indicator>
    theme: others
    unit: share
    headline: true
    breaks:
      - {period: 2022, why: <why>}
    observations:
      - {period: 2021, value: 80.5, bound: over, source: paper, note: <note>}
      - {period: 2022, value: 81.5, source: web, derived: <derived>}
  - code: plain
    name: {vi: <indicator>, en: <indicator>}
    theme: others
    unit: service
    observations:
      - {period: 2022, value: 3, status: provisional, source: web}
rankings:
  - code: index
    name: <ranking>
    short: <short>
    decimals: 2
    high: 100
    members: [{since: 2020, set: all}]
    mean: content
    targets: [{rank: 1, entity: alpha, by: 2023-12-31, source: paper, note: <note>}]
    breaks:
      - {period: 2021, why: <why>, source: paper}
    dimensions:
      - {code: inner, name: <dimension>, maximum: 60}
    standings:
      - {period: 2021, entity: alpha, rank: 2, score: 80.10, source: paper, note: <note>, dimensions: {inner: 50}}
      - {period: 2022, entity: alpha, rank: 3, score: 79.10, source: [paper, web], note: <note>}
      - {period: 2022, entity: alpha, rank: 3, score: 79.20, source: web}
      - {period: 2021, entity: beta, rank: 1, score: 90.10, source: paper, score_derived: <derived>}
      - {period: 2022, entity: beta, rank: 1, rank_derived: <derived>, source: web}
  - code: table
    name: <ranking>
    short: <short>
    decimals: 1
    members: [{since: 2020, set: all}]
    table: tables/table.csv
directives:
  - {code: first, by: <giver>, to: <addressee>, entities: [alpha], what: <what>, about: [done, index], source: paper}
  - {code: second, by: <giver>, to: {vi: <addressee>, en: <addressee>}, what: <what>, due: 2023-12-31, source: web}
sets:
  - {code: all, name: <set>, members: [alpha, beta, gamma]}
entities:
  - {code: alpha, name: <entity>, aliases: [<alias>, <alias>], kind: <kind>, region: <region>}
  - {code: beta, name: <entity>, short: <short>, kind: province, region: <region>, until: 2022-12-31, into: gamma}
  - {code: gamma, name: <entity>, kind: province, since: 2023-01-01}
sources:
  - {code: paper, publisher: <publisher>, kind: press, read: 2023-04-20, title: <title>, address: <address>}
  - {code: web, publisher: <publisher>, kind: translation, read: 2023-04-20, published: 2023-04-19}
"""
_TABLE = """period,entity,rank,rank_derived,score,score_derived,source,note_vi,note_en
2022,alpha,2,<derived>,70.1,,paper,<note>,<note>
2022,beta,1,,80.1,<derived>,web,<note>,<note>
"""


_ROOM = {"symbol": 30, "short": 50}
"""The letters of a payload that short texts take; of longer ones the dataset is refused."""


def write_dataset(folder: Path, payloads: tuple[str, ...] = PAYLOADS) -> Path:
    """Write a dataset whose every text holds one of some payloads in turn; return its file."""
    numbered = enumerate(cycle(payloads), 1)

    def fill(template: str, quote: str) -> str:
        def text(name: str) -> str:
            n, payload = next(numbered)
            payload = payload[: _ROOM.get(name)]
            if name == "address":
                return f"{quote}https://example.org/{payload}{n}{quote}"
            if name == "symbol":
                return f"{quote}{payload[:_LONGEST_SYMBOL]}{quote}"
            if name == "short":
                return f"{quote}{payload[:_LONGEST_SHORT]}{n}{quote}"
            return f"{quote}{payload}{name}{n}{quote}"

        return sub(r"<(\w+)>", lambda match: text(match[1]), template)

    (folder / "tables").mkdir(parents=True)
    path = folder / "indicators.yaml"
    path.write_text(fill(_TEMPLATE, '"'), encoding="utf-8")
    (folder / "tables" / "table.csv").write_text(fill(_TABLE, '"'), encoding="utf-8")
    return path
