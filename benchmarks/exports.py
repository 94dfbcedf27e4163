"""Time handouts, pictures of every panel and many profiles beside a bare resvg of the same SVG, and drawn pages."""

import argparse
import statistics
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import resvg_py
from msgspec.structs import replace

from benchmarks.results import Result
from benchmarks.timing import cpu_seconds, seconds
from tui.analysis.view import DatasetView
from tui.app import Shots, take_pictures
from tui.dataset import bundled_dataset, load
from tui.export.briefing import sheet_document
from tui.export.document import Document
from tui.export.formats import DOCUMENTS, DRAWINGS, PICTURES
from tui.export.many import encoder
from tui.export.picture import Picture
from tui.export.picture.font import font_file
from tui.export.picture.svg import drawn
from tui.export.sender import Sender
from tui.selection import PANELS, Selection
from tui.selection.context import PageContext
from tui.wording import words_for

SIZE = (120, 40)
EARLY = 10
"""Profiles after which memory is looked at the first time."""
AIM_PANEL, AIM_PROFILE = 0.25, 0.2
AIM_HANDOUT, AIM_HANDOUTS = 0.5, 30


def draw_bare(picture: Picture) -> None:
    """Do nothing but let resvg draw the SVG."""
    resvg_py.svg_to_bytes(svg_string=drawn(picture), font_files=[str(font_file())], skip_system_fonts=True)


def resident_memory() -> float:
    """Return the memory in use, in MiB; 0 where the system does not say."""
    status = Path("/proc/self/status")
    lines = status.read_text().splitlines() if status.exists() else []
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS")), 0.0)


def report_panel(context: PageContext, selection: Selection, runs: int) -> None:
    """Print the median time of a panel's screen and of its files, in turns with the bare drawing.

    The first turn is not counted.
    """
    screens, bares, files = [], [], {ending: list[float]() for ending in PICTURES}
    for _ in range(runs + 1):
        pictures: list[Picture] = []
        screens.append(seconds(partial(take_pictures, Shots(context, [selection], "muc", SIZE), pictures.append)))
        for ending in PICTURES:
            files[ending].append(seconds(partial(PICTURES[ending].encoded, pictures[0])))
        bares.append(seconds(partial(draw_bare, pictures[0])))
    screen, png, svg, pdf, bare = (
        statistics.median(times[1:]) * 1000 for times in (screens, *(files[ending] for ending in PICTURES), bares)
    )
    print(
        f"{selection.panel:14}{screen:8.0f}{png:8.0f}{bare:8.0f}{png / bare:8.2f}{screen + png:8.0f}"
        f"{AIM_PANEL * 1000:8.0f}{svg:8.0f}{pdf:8.0f}"
    )


def picture_results(runs: int) -> list[Result]:
    """Return the PNG of the overview beside a bare resvg of the same SVG."""
    dataset = load(bundled_dataset())
    assert dataset.as_of
    selection = Selection(dataset.as_of)
    context = PageContext(DatasetView(dataset), selection, words_for("vi"))
    pictures: list[Picture] = []
    take_pictures(Shots(context, [selection], "muc", SIZE), pictures.append)
    ours, bare = [], []
    for _ in range(runs + 1):
        ours.append(cpu_seconds(partial(PICTURES[".png"].encoded, pictures[0])))
        bare.append(cpu_seconds(partial(draw_bare, pictures[0])))
    other, own = (statistics.median(times[1:]) * 1000 for times in (bare, ours))
    return [Result("overview as PNG, ms", "resvg alone", other, own)]


def report_drawn(context: PageContext, selection: Selection, runs: int) -> None:
    """Print the median time of a panel in the style of documents, as each kind of file; the first is not counted."""
    of_panel = context.with_selection(selection)
    times = [
        statistics.median([seconds(partial(file_format.encoded, of_panel)) for _ in range(runs + 1)][1:]) * 1000
        for file_format in DRAWINGS.values()
    ]
    print(f"{selection.panel:14}" + "".join(f"{time:8.0f}" for time in times))


def report_profiles(context: PageContext, count: int) -> None:
    """Print the time of many profiles as PNG in one run, and the memory after some and after all."""
    dataset, selection = context.dataset, context.selection
    selections = [replace(selection, panel="profile", entity=entity.code) for entity in dataset.entities[:count]]
    memory: list[float] = []
    pictures: list[Picture] = []

    def write_all() -> None:
        with encoder(len(selections), PICTURES[".png"], lambda _content: memory.append(resident_memory())) as keep:
            take_pictures(Shots(context, selections, "muc", SIZE), keep)

    spent = seconds(write_all)
    take_pictures(Shots(context, selections, "muc", SIZE), pictures.append)
    bare = sum(seconds(partial(draw_bare, picture)) for picture in pictures)
    early = min(EARLY, len(memory))
    print(
        f"{len(selections)} profiles as PNG: {spent:.2f} s, {spent / len(selections):.3f} s each, aim ≤ {AIM_PROFILE} s"
    )
    print(f"bare, one after the other: {bare:.2f} s, ratio {spent / bare:.2f}")
    print(f"memory: {memory[early - 1]:.1f} MiB after {early}, {memory[-1]:.1f} MiB after {len(memory)}\n")


def report_handouts(context: PageContext, count: int, runs: int) -> None:
    """Print the time of one handout as PDF, of many in one run, and the memory of this process after some and all."""
    selections = [replace(context.selection.on("handout"), entity=entity.code) for entity in context.dataset.entities]
    pdf = DOCUMENTS[".pdf"]
    memory: list[float] = []

    def document(selection: Selection) -> Document:
        return sheet_document(context.with_selection(selection), Sender())

    def write_all() -> None:
        with encoder(count, pdf, lambda _content: memory.append(resident_memory())) as take:
            for selection in selections[:count]:
                take(document(selection))

    single = statistics.median(seconds(lambda: pdf.encoded(document(selections[0]))) for _ in range(runs + 1))
    spent = seconds(write_all)
    early = min(EARLY, len(memory))
    print(f"a handout as PDF: {single:.3f} s, aim ≤ {AIM_HANDOUT} s")
    print(f"{count} handouts as PDF: {spent:.2f} s, aim ≤ {AIM_HANDOUTS} s")
    print(f"memory: {memory[early - 1]:.1f} MiB after {early}, {memory[-1]:.1f} MiB after {len(memory)}\n")


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure profiles, then panels."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.exports", description=__doc__)
    parser.add_argument("--runs", type=int, default=5, help="how often each panel is measured")
    parser.add_argument("--profiles", type=int, default=63, help="profiles written in one run")
    parser.add_argument("--panels", nargs="+", choices=PANELS, default=PANELS, help="the panels to measure")
    sizes = parser.parse_args(arguments)
    dataset = load(bundled_dataset())
    assert dataset.as_of
    selection = Selection(dataset.as_of)
    context = PageContext(DatasetView(dataset), selection, words_for("vi"))
    report_handouts(context, sizes.profiles, sizes.runs)
    report_profiles(context, sizes.profiles)
    print(f"{'panel, ms':14}{'screen':>8}{'png':>8}{'bare':>8}{'ratio':>8}{'all':>8}{'aim':>8}{'svg':>8}{'pdf':>8}")
    for panel in sizes.panels:
        report_panel(context, selection.on(panel), sizes.runs)
    print(f"\n{'drawn, ms':14}" + "".join(f"{ending[1:]:>8}" for ending in DRAWINGS))
    for panel in sizes.panels:
        report_drawn(context, selection.on(panel), sizes.runs)


if __name__ == "__main__":
    main()
