"""From one selection to the next: period, order, entity, what is compared, how a chart is shown."""

from msgspec.structs import replace

from tui.pages.navigation.opening import visited
from tui.pages.panel_spec import PanelSpec, Step
from tui.pages.panel_specs import spec_for
from tui.panels.panel import Panel
from tui.panels.trail import Trail
from tui.selection import Selection, last_day
from tui.widgets.choices_view import ChoicesView
from tui.widgets.ranked_table import RankedTable
from tui.widgets.textual_internals import LatestSizeScreen
from tui.wording import Words


class Stepping(LatestSizeScreen):
    """A screen whose keys step through selections; what holds and shows them builds on it."""

    trail: Trail

    @property
    def selection(self) -> Selection:
        """What is looked at."""
        return self.trail.selection

    @property
    def spec(self) -> PanelSpec:
        """What the panel in view is and does."""
        return spec_for(self.selection)

    @property
    def words(self) -> Words:
        """The words in use."""
        return self.trail.words

    @property
    def panel(self) -> Panel:
        """The panel in view."""
        raise NotImplementedError

    async def go(self, selection: Selection, *, remember: bool = True) -> None:
        """Show another selection; the present one can be gone back to."""
        raise NotImplementedError

    async def action_period(self, by: int) -> None:
        """Go to an older (1) or newer (-1) period of the ranking, or start the chart earlier or later."""
        await self._step(self.spec.step_period, by)

    async def action_sort(self, by: int) -> None:
        """Sort the ranking by the next column (1), or the other way round (-1)."""
        await self._step(self.spec.step_sort, by)

    async def action_next(self, by: int) -> None:
        """Go to the next or previous entity, ranking or measure."""
        await self._step(self.spec.step_entity or self.spec.step_ranking or self.spec.step_measure, by)

    async def _step(self, step: Step | None, by: int) -> None:
        if step:
            await self.go(step(self.trail.context, by), remember=False)

    async def on_choices_view_period_stepped(self, message: ChoicesView.PeriodStepped) -> None:
        """Go to an older or newer period."""
        await self.action_period(message.by)

    async def on_ranked_table_sorted(self, message: RankedTable.Sorted) -> None:
        """Sort by a heading; the other way round where it was sorted by that already."""
        from tui.pages.navigation.steps import sorted_by

        await self.go(sorted_by(self.selection, message.key), remember=False)

    def action_sideways(self, by: int) -> None:
        """Step through the points of a chart; bring the columns of a ranked table that have no room."""
        view = self.panel.active_view
        if self.spec.has_chart:
            self.panel.step_point(by)
        elif isinstance(view, RankedTable):
            view.shift(by)

    async def action_tabled(self) -> None:
        """Swap the chart and its table."""
        if self.spec.has_chart:
            await self.go(replace(self.selection, tabled=not self.selection.tabled), remember=False)

    async def action_labels(self) -> None:
        """Write the values at the points of a chart, or do not."""
        if self.spec.has_chart:
            await self.go(replace(self.selection, points=not self.selection.points), remember=False)

    async def action_latest(self) -> None:
        """Read figures on the day of the newest one, or again on the day of the dataset."""
        dataset = self.trail.view.dataset
        newest = last_day(dataset)
        if dataset.as_of and newest:
            day = newest if self.selection.as_of == dataset.as_of else dataset.as_of
            await self.go(replace(self.selection, as_of=day), remember=False)

    async def action_compare(self) -> None:
        """Compare the chosen entity with those chosen before, and home; or leave it out again.

        From the comparison it leads back to the ranking, where others are chosen.
        """
        from tui.pages.navigation.steps import compared_with

        if self.selection.comparing:
            await self.go(replace(self.selection, comparing=False, filter=""))
            return
        opened = (view.item.opens for view in (self.panel.active_view, self.panel.ranked_table) if view and view.item)
        code = next((opens.code for opens in opened if opens and opens.kind == "entity"), None)
        if code is None and (entity := self.spec.entity(self.trail.context)):
            code = entity.code
        if code is None:
            self.notify(self.words("compared.no_entity"), markup=False)
            return
        selection, notice = compared_with(self.trail.context, code)
        await self.go(selection, remember=False)
        if notice:
            self.notify(notice, markup=False)
        else:
            await self.go(replace(visited(selection, "rankings"), comparing=True, filter=""))
