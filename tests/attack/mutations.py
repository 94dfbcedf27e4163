"""Files changed by chance, a little at a time: what stands in them is mostly right."""

from random import Random

SPLICES = (
    "\x00",
    "\x07",
    "\x1b[31m",
    "\x1b]52;c;eA==\x07",
    "\x85",
    "\u2028",
    "\u202e",
    "\u200b",
    "\u034f",
    "\u115f",
    "\u3164",
    "\u2800",
    "\ud7ff",
    "漢",
    "e" + "\u0301" * 60,
    "[@click=app.quit]x[/]",
    "\t",
    "\r",
    "\n",
    '"',
    "'",
    ",",
    ":",
    "#",
    "&a",
    "*a",
    "!!python/object:os.system",
    "<<: {}",
    "{",
    "}",
    "[",
    "]",
    "- ",
    "? ",
    "|",
    ">",
    "%",
    "~",
    "null",
    "-0",
    "1e999",
    "0x10",
    "999999999999999999 billion",
    "-1",
    "0/0",
    "9999-12-31",
    "0001",
    "2022-Q3",
    "2020-01/9999-12",
    "<=10",
    ">=59",
    "14-16",
    "true",
    "=1+1",
    "../../etc/passwd",
    "x" * 2000,
)
"""What has a meaning to YAML, CSV, terminals, spreadsheets or the grammar of datasets."""
VALUES = (
    "0",
    "-1",
    "1",
    "3",
    "2/3",
    "999999999999999999",
    "0.000000000001",
    "4 million",
    "2022",
    "2021",
    "0001",
    "9999",
    "2022-Q3",
    "2022-02",
    "2022-02-28",
    "2020-01/9999-12",
    "a",
    "b",
    "all",
    "s",
    "u",
    "t",
    "i",
    "r",
    "<=10",
    ">=59",
    "1-2",
    "true",
    "false",
    "over",
    "missing",
    "estimated",
    "province",
    "{vi: x, en: y}",
    "[a, b]",
    "[]",
    "''",
)
"""What may stand somewhere in a dataset."""


def spliced(random: Random, text: str) -> str:
    """Put something in that has a meaning somewhere."""
    at = random.randrange(len(text) + 1)
    return text[:at] + random.choice(SPLICES) + text[at:]


def without_span(random: Random, text: str) -> str:
    """Take some letters out."""
    at = random.randrange(len(text) + 1)
    return text[:at] + text[at + random.randrange(1, 40) :]


def with_repeated_line(random: Random, text: str) -> str:
    """Put a line in a second time, somewhere else."""
    lines = text.split("\n")
    lines.insert(random.randrange(len(lines)), random.choice(lines))
    return "\n".join(lines)


def without_line(random: Random, text: str) -> str:
    """Take a line out."""
    lines = text.split("\n")
    del lines[random.randrange(len(lines))]
    return "\n".join(lines)


def with_other_value(random: Random, text: str) -> str:
    """Put another value behind a colon or a comma, which most often leaves a dataset that can be parsed."""
    places = [n for n, letter in enumerate(text) if letter in ":,"]
    if not places:
        return text
    start = random.choice(places) + 1
    end = min((n for letter in ",}]\n" if (n := text.find(letter, start)) >= 0), default=len(text))
    return f"{text[:start]} {random.choice(VALUES)}{text[end:]}"


MUTATIONS = (
    spliced,
    without_span,
    with_repeated_line,
    without_line,
    with_other_value,
    with_other_value,
    with_other_value,
)


def mutated(random: Random, text: str) -> str:
    """Change a text in none to four places."""
    for _ in range(random.choice((0, 1, 1, 2, 4))):
        text = random.choice(MUTATIONS)(random, text)
    return text


def with_other_bytes(random: Random, content: bytes) -> bytes:
    """Change single bytes, or cut the end off."""
    changed = bytearray(content)
    for _ in range(random.choice((1, 1, 3, 20))):
        changed[random.randrange(len(changed))] = random.randrange(256)
    return bytes(changed[: random.choice((len(changed), len(changed), random.randrange(1, len(changed) + 1)))])
