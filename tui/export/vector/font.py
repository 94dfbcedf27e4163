"""The faces of drawings where no others may be used: together they have every letter and sign of ours."""

from pathlib import Path

from tui.export.picture.font import font_file as sign_file


def font_files() -> list[Path]:
    """Return Source Serif 4, upright, every weight in one file, and the font of pictures for signs it does not have."""
    import fontpkg_source_serif_4

    return [Path(fontpkg_source_serif_4.ROOT) / "files" / "SourceSerif4[opsz,wght].ttf", sign_file()]
