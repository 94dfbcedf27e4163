"""What entities are found by: names, codes and aliases without tones, case or marks."""

import re

from tui.model import Entity
from tui.text import folded

_PUNCTUATION = re.compile(r"[^\w\s]+")


def search_text(entity: Entity) -> str:
    """Return all an entity may be found by, one a line: `TT-Huế` also as `tt hue` and `tthue`."""
    short = entity.short.all if entity.short else ()
    names = dict.fromkeys((*entity.name.all, *short, entity.code, *entity.aliases))
    texts = [folded(name) for name in names]
    marked = [text for text in texts if _PUNCTUATION.search(text)]
    texts += [spaced(text) for text in marked]
    texts += [_PUNCTUATION.sub("", text) for text in marked]
    return "\n".join(dict.fromkeys(texts))


def spaced(text: str) -> str:
    """Return a folded text with blanks in the place of marks: `tp. hcm` as `tp hcm`."""
    return " ".join(_PUNCTUATION.sub(" ", text).split())
