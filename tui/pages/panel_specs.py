"""The table of panels: for each, its page, what its keys do, and how its blocks are laid out.

A function of the table imports the module that does the work when it is called: no page is loaded before it is seen.
"""

from typing import TypedDict

from tui.blocks.figure import Opens
from tui.blocks.page import Block, Page
from tui.pages import subjects
from tui.pages.panel_spec import PanelSpec
from tui.selection import PageName, Selection
from tui.selection.chosen import chosen_entity, chosen_ranking, followed_entity
from tui.selection.context import PageContext


def spec_of(page: PageName) -> PanelSpec:
    """Return the row of a panel, of the briefing, or of the presenter."""
    return _SPECS[page]


def spec_for(selection: Selection) -> PanelSpec:
    """Return what the panel of a selection does as it is shown: as its row says, or side by side."""
    spec = spec_of(selection.panel)
    return spec.comparing if selection.comparing and spec.comparing else spec


def _overview(context: PageContext) -> Page:
    from tui.pages.overview import page

    return page(context)


def _overview_extras(context: PageContext) -> tuple[Block, ...]:
    from tui.pages.extras import scores_of_home

    return scores_of_home(context)


def _progress(context: PageContext) -> Page:
    from tui.pages.progress import page

    return page(context)


def _progress_extras(context: PageContext) -> tuple[Block, ...]:
    from tui.pages.extras import commitment_charts

    return commitment_charts(context)


def _progress_measure(selection: Selection) -> Opens | None:
    return Opens("indicator", selection.indicator) if selection.indicator else None


def _rankings(context: PageContext) -> Page:
    from tui.pages.rankings.page import page

    return page(context)


def _rankings_extras(context: PageContext) -> tuple[Block, ...]:
    from tui.pages.extras import ranking_over_years

    return ranking_over_years(context)


def _rankings_measure(selection: Selection) -> Opens | None:
    return Opens("ranking", selection.ranking) if selection.ranking else None


def _rankings_period(context: PageContext, by: int) -> Selection:
    from tui.pages.navigation.steps import step_period

    return step_period(context, by)


def _rankings_sort(context: PageContext, by: int) -> Selection:
    from tui.pages.navigation.steps import reverse_sort, step_sort

    return step_sort(context) if by > 0 else reverse_sort(context)


def _rankings_ranking(context: PageContext, by: int) -> Selection:
    from tui.pages.navigation.steps import step_ranking

    return step_ranking(context, by)


def _rankings_up(context: PageContext) -> Selection | None:
    from tui.pages.navigation.steps import step_up

    return step_up(context)


def _trends(context: PageContext) -> Page:
    from tui.pages.trends.page import page

    return page(context)


def _trends_extras(context: PageContext) -> tuple[Block, ...]:
    from tui.pages.extras import related_charts

    return related_charts(context)


def _trends_start(context: PageContext, by: int) -> Selection:
    from tui.pages.navigation.chart_start import step_start

    return step_start(context, -by)


def _trends_measure(context: PageContext, by: int) -> Selection:
    from tui.pages.navigation.measures import step_measure

    return step_measure(context, by)


def _profile(context: PageContext) -> Page:
    from tui.pages.profile.page import page

    return page(context)


def _profile_extras(context: PageContext) -> tuple[Block, ...]:
    from tui.pages.extras import scores_of_chosen

    return scores_of_chosen(context)


def _profile_entity(context: PageContext, by: int) -> Selection:
    from tui.pages.navigation.steps import step_entity

    return step_entity(context, by)


def _directives(context: PageContext) -> Page:
    from tui.pages.directives import page

    return page(context)


def _directives_extras(context: PageContext) -> tuple[Block, ...]:
    from tui.pages.extras import directive_charts

    return directive_charts(context)


def _sources(context: PageContext) -> Page:
    from tui.pages.sources.page import page

    return page(context)


def _briefing(context: PageContext) -> Page:
    from tui.pages.briefing.page import page

    return page(context)


def _handout(context: PageContext) -> Page:
    from tui.pages.handout.page import page

    return page(context)


def _presenter(context: PageContext) -> Page:
    from tui.pages.presenter.page import page

    return page(context)


def _presenter_measure(selection: Selection) -> Opens | None:
    return _progress_measure(selection) or _rankings_measure(selection)


class _Specs(TypedDict):
    """A row for every `PageName`: the type checker misses none."""

    overview: PanelSpec
    progress: PanelSpec
    rankings: PanelSpec
    trends: PanelSpec
    profile: PanelSpec
    directives: PanelSpec
    sources: PanelSpec
    briefing: PanelSpec
    handout: PanelSpec
    presenter: PanelSpec


_SPECS: _Specs = {
    "overview": PanelSpec(title="panel.overview", page=_overview, extras=_overview_extras, wide=("lead",)),
    "progress": PanelSpec(
        title="panel.progress",
        page=_progress,
        extras=_progress_extras,
        subject_name=subjects.name_of_indicator,
        subject_slugs=subjects.slugs_of_indicator,
        measure=_progress_measure,
        wide=("summary", "meters", "other"),
    ),
    "rankings": PanelSpec(
        title="panel.rankings",
        page=_rankings,
        extras=_rankings_extras,
        subject_name=subjects.name_of_ranking,
        subject_slugs=subjects.slugs_of_ranking,
        ranking=chosen_ranking,
        measure=_rankings_measure,
        wide=("choices", "path", "summary", "same", "years"),
        tall="standings",
        filterable=True,
        comparable=True,
        step_period=_rankings_period,
        step_sort=_rankings_sort,
        step_ranking=_rankings_ranking,
        step_up=_rankings_up,
        comparing=PanelSpec(
            title="panel.compared",
            page=_rankings,
            ranking=chosen_ranking,
            measure=_rankings_measure,
            filterable=True,
            has_chart=True,
        ),
    ),
    "trends": PanelSpec(
        title="panel.trends",
        page=_trends,
        extras=_trends_extras,
        subject_name=subjects.name_of_measure,
        subject_slugs=subjects.slugs_of_measure,
        wide=("chart", "series", "summary", "measures", "points", "observations", "heading"),
        aside="measures",
        has_chart=True,
        step_period=_trends_start,
        step_measure=_trends_measure,
    ),
    "profile": PanelSpec(
        title="panel.profile",
        page=_profile,
        extras=_profile_extras,
        subject_name=subjects.name_of_entity,
        subject_slugs=subjects.slugs_of_entity,
        entity=chosen_entity,
        wide=("summary", "standings", "areas", "years"),
        comparable=True,
        step_entity=_profile_entity,
    ),
    "directives": PanelSpec(
        title="panel.directives",
        page=_directives,
        extras=_directives_extras,
        wide=("summary", "group"),
        filterable=True,
    ),
    "sources": PanelSpec(title="panel.sources", page=_sources, wide=("summary", "scope", "sources"), filterable=True),
    "briefing": PanelSpec(title="briefing.title", page=_briefing, subject_slugs=subjects.slugs_of_entity),
    "handout": PanelSpec(title="briefing.title", page=_handout, subject_slugs=subjects.slugs_of_entity),
    "presenter": PanelSpec(
        title="presenter.title",
        page=_presenter,
        subject_slugs=subjects.slugs_of_slide,
        entity=followed_entity,
        measure=_presenter_measure,
    ),
}
