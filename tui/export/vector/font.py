"""The face of drawings where no other may be used: every Vietnamese letter and every sign of ours is in it."""

from pathlib import Path


def font_file() -> Path:
    """Return Source Serif 4, upright, every weight in one file."""
    import fontpkg_source_serif_4

    return Path(fontpkg_source_serif_4.ROOT) / "files" / "SourceSerif4[opsz,wght].ttf"
