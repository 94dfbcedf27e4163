"""What python-docx has no words for: elements of Word's own markup, and files without a time in them."""

import io
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo


def element(name: str, attributes: dict[str, str], text: str = "") -> Any:  # noqa: ANN401
    """Return an element such as `w:lang` with attributes such as `w:val`."""
    from docx.oxml import OxmlElement

    node = OxmlElement(name)
    for key, value in attributes.items():
        node.set(qualified(key), value)
    if text:
        node.text = text
    return node


def qualified(name: str) -> str:
    """Return a name such as `w:lang` with its name space in full."""
    from docx.oxml.ns import qn

    full_name: str = qn(name)
    return full_name


def timeless(content: bytes) -> bytes:
    """Return a zip file whose parts carry no time, so that the same page gives the same bytes."""
    file = io.BytesIO()
    with ZipFile(io.BytesIO(content)) as old, ZipFile(file, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = ZipInfo(name)
            part.compress_type = ZIP_DEFLATED
            new.writestr(part, old.read(name))
    return file.getvalue()
