"""What a standing states, and how that became something else: its rank, its score, and those in component areas."""

from collections.abc import Iterator

from tui.analysis.differences import Difference
from tui.analysis.edition import Edition
from tui.blocks.figure import Figure, Runs
from tui.model import Code, Standing
from tui.pages.differences.sides import Sides
from tui.pages.differences.values import became, key_name, unlinked, value_change
from tui.pages.shared.figures import rank_figure, score_figure
from tui.selection.context import PageContext

_SCORE = {"score", "bound"}
_AREAS = ("dimensions", "area_ranks")
STANDING_FIGURES = {"rank", *_SCORE, *_AREAS}
"""The values of a standing that are worded here."""


def standing_state(context: PageContext, standing: Standing, owner: Code) -> Iterator[Runs]:
    """Yield the rank and the score a standing states."""
    words = context.words
    if standing.rank:
        yield (f"{key_name(words, Standing, 'rank')} ", unlinked(_rank(context, standing, owner)))
    if standing.score is not None:
        yield (f"{key_name(words, Standing, 'score')} ", unlinked(_score(context, standing, owner)))


def standing_changes(sides: Sides, difference: Difference) -> Iterator[Runs]:
    """Yield how the figures of a standing of both datasets changed."""
    old, new, owner = difference.before, difference.after, difference.owner
    if not (isinstance(old, Standing) and isinstance(new, Standing)):
        return
    words, changed = sides.words, set(difference.fields)
    if "rank" in changed:
        ranks = became(words, _rank(sides.before, old, owner), _rank(sides.after, new, owner))
        yield (f"{key_name(words, Standing, 'rank')} ", *ranks)
    if changed & _SCORE:
        scores = became(words, _score(sides.before, old, owner), _score(sides.after, new, owner))
        yield (f"{key_name(words, Standing, 'score')} ", *scores)
    names = {**_area_names(sides.before, owner), **_area_names(sides.after, owner)}
    for key in _AREAS:
        before, after = getattr(old, key), getattr(new, key)
        for code in (code for code in {**before, **after} if before.get(code) != after.get(code)):
            name = words(f"diff.{key}", area=names.get(code, code))
            yield (f"{name} ", *value_change(sides, key, before.get(code), after.get(code)))


def _rank(context: PageContext, standing: Standing, owner: Code) -> Figure:
    """Return the rank a standing states; a dash where it states none."""
    return rank_figure(context.words, _edition(context, standing, owner).place_at(0) if standing.rank else None)


def _score(context: PageContext, standing: Standing, owner: Code) -> Figure:
    """Return the score a standing states; a dash where it states none."""
    return score_figure(context.words, _edition(context, standing, owner).place_at(0))


def _edition(context: PageContext, standing: Standing, owner: Code) -> Edition:
    """Return the edition in which nothing but one standing is known: what others state of the entity is left out."""
    return Edition(context.dataset, context.dataset.ranking[owner], standing.period, [standing])


def _area_names(context: PageContext, owner: Code) -> dict[Code, str]:
    return {area.code: context.words.text(area.name) for area in context.dataset.ranking[owner].dimensions}
