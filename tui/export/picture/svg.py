"""A picture as SVG: no address in it, every letter in its cell, the font inside, words for screen readers."""

from collections.abc import Iterable
from html import escape

from tui.export.picture import Facts, Picture
from tui.export.picture.layout import FAMILY, FONT_SIZE, Letters, Rectangle, letters_of, rectangles_of, size_of

_FALLBACKS = "'Cascadia Mono', Consolas, 'DejaVu Sans Mono', Menlo, 'Noto Sans Mono', monospace"


def svg(picture: Picture) -> str:
    """Return a picture as a file of its own; its words can be selected and are read by screen readers."""
    from tui.export.picture.font import faces

    letters = list(letters_of(picture))
    return drawn(picture, f"<style>{faces(_used(letters, bold=False), _used(letters, bold=True))}</style>\n")


def drawn(picture: Picture, style: str = "") -> str:
    """Return the SVG text of a picture, without a font unless `style` holds one."""
    width, height = size_of(picture)
    facts = picture.facts
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" width="{width:g}" '
        f'height="{height:g}" xml:lang="{escape(facts.language)}" role="img">\n'
        f"<title>{escape(facts.title)}</title>\n<desc>{escape(facts.description)}</desc>\n"
        f"<metadata>{escape(_metadata(facts))}</metadata>\n{style}"
        f'<rect width="100%" height="100%" fill="{picture.paper}"/>\n'
        f'<g shape-rendering="crispEdges">\n{"".join(map(_rectangle, rectangles_of(picture)))}</g>\n'
        f'<g font-family="\'{FAMILY}\', {_FALLBACKS}" font-size="{FONT_SIZE}" fill="{picture.ink}" '
        f'xml:space="preserve">\n{"".join(map(_letters, letters_of(picture)))}</g>\n</svg>\n'
    )


def _used(letters: Iterable[Letters], *, bold: bool) -> str:
    return "".join(sorted({letter for run in letters if run.look.bold is bold for letter in run.look.text}))


def _metadata(facts: Facts) -> str:
    named = {"Title": facts.title, "Source": facts.source, "As of": facts.as_of, "Software": facts.software}
    return "\n".join(f"{name}: {text}" for name, text in named.items() if text)


def _rectangle(rectangle: Rectangle) -> str:
    opacity = f' fill-opacity="{rectangle.opacity:g}"' if rectangle.opacity < 1 else ""
    return (
        f'<rect x="{rectangle.x:g}" y="{rectangle.y:g}" width="{rectangle.width:g}" height="{rectangle.height:g}" '
        f'fill="{rectangle.fill}"{opacity}/>\n'
    )


def _letters(run: Letters) -> str:
    look = run.look
    style = f' fill="{look.ink}"' if look.ink else ""
    style += ' font-weight="700"' if look.bold else ""
    style += ' text-decoration="underline"' if look.underline else ""
    return (
        f'<text x="{run.x:g}" y="{run.y:g}" textLength="{run.width:g}" lengthAdjust="spacingAndGlyphs"{style}>'
        f"{escape(look.text)}</text>\n"
    )
