"""A picture as PNG, drawn with the one font and none of the system's, what it says of itself written into it."""

import zlib

from tui.export.picture import Facts, Picture
from tui.export.picture.font import font_file
from tui.export.picture.svg import drawn

_HEADER = 33
"""Bytes of the signature and the first chunk, which must stay the first."""


def png(picture: Picture) -> bytes:
    """Return a picture as PNG, a cell 12 by 26.4 points."""
    import resvg_py

    points = bytes(
        resvg_py.svg_to_bytes(svg_string=drawn(picture), font_files=[str(font_file())], skip_system_fonts=True)
    )
    return points[:_HEADER] + _facts(picture.facts) + points[_HEADER:]


def _facts(facts: Facts) -> bytes:
    texts = {
        "Title": facts.title,
        "Description": facts.description,
        "Source": facts.source,
        "Software": facts.software,
        "as_of": facts.as_of,
    }
    return b"".join(_text_chunk(name, text, facts.language) for name, text in texts.items() if text)


def _text_chunk(name: str, text: str, language: str) -> bytes:
    """Return an iTXt chunk: keyword, not compressed, language, no translated keyword, text."""
    body = name.encode() + b"\0\0\0" + language.encode() + b"\0\0" + text.encode("utf-8")
    return len(body).to_bytes(4) + (kind := b"iTXt") + body + zlib.crc32(kind + body).to_bytes(4)
