"""What is looked at, in which words, and the way back."""

from collections.abc import Callable
from contextlib import suppress
from threading import Event, Lock, Thread

from tui.analysis.view import DatasetView
from tui.blocks.page import Block, Page
from tui.pages import extras, page
from tui.pages.navigation.opening import visited
from tui.selection import PANELS, Selection
from tui.selection.context import PageContext
from tui.selection.surviving import surviving
from tui.wording import language_after, words_for

_REMEMBERED = 50
_BREATH = 0.01
"""Seconds before each page made aside, in which one that is asked for goes first."""


class Trail:
    """Holds the selection, those before it, and the pages made of them."""

    prepares = True
    """Whether the other pages are made before they are asked for."""

    def __init__(self, context: PageContext) -> None:
        self.view = context.view
        self.selection = context.selection
        self.words = context.words
        self._before: list[Selection] = []
        self._pages: dict[tuple[Selection, str], Page] = {}
        self._lock = Lock()
        self._making = Lock()
        """Held while a page is made: what is made aside and what is asked for would only slow each other."""
        self._stopped = Event()
        """Whether pages are no longer made before they are asked for."""

    @property
    def context(self) -> PageContext:
        """What the page in view is made from."""
        return PageContext(self.view, self.selection, self.words)

    def go(self, selection: Selection, *, remember: bool) -> None:
        """Look at something else; what was looked at can be gone back to."""
        if remember and selection != self.selection:
            self._before = [*self._before, self.selection][-_REMEMBERED:]
        self.selection = selection

    def step_back(self) -> Selection | None:
        """Take the last selection off the way back; None when there is none."""
        return self._before.pop() if self._before else None

    def follow(self, view: DatasetView) -> None:
        """Go on with another dataset; what it does not have is no longer selected."""
        with self._lock:
            before, self.view, self._pages = self.view, view, {}
        self.selection = surviving(self.selection, before, view)
        self._before = [surviving(selection, before, view) for selection in self._before]

    def switch_language(self) -> None:
        """Go on in the next language."""
        self.words = words_for(language_after(self.words.language))

    def page(self) -> Page:
        """Return the page of the selection, made once."""
        return self._page_of(self.context)

    def extras(self) -> Callable[[], tuple[Block, ...]]:
        """Return what makes the blocks that follow the page of the selection where there is room."""
        context = self.context
        return lambda: extras(context)

    def prepare(self) -> None:
        """Make the pages of all panels, so that none has to be waited for, in a thread that nobody waits for.

        What fails there fails again, and is then told, when the page is looked at.
        """
        self.stop_preparing()
        if self.prepares:
            self._stopped = Event()
            Thread(target=self._make_pages, args=(self.context, self._stopped), name="prepare", daemon=True).start()

    def stop_preparing(self) -> None:
        """Begin no further page that nobody has asked for."""
        self._stopped.set()

    def _make_pages(self, context: PageContext, stopped: Event) -> None:
        for panel in PANELS:
            if stopped.wait(_BREATH):
                return
            with suppress(Exception):
                self._page_of(context.with_selection(visited(context.selection, panel)))

    def _page_of(self, context: PageContext) -> Page:
        key = context.selection, context.words.language
        known = self._pages.get(key)
        if known is not None:
            return known
        with self._making:
            known = self._pages.get(key)
            if known is None:
                known = page(context)
                self._keep(context, known)
        return known

    def _keep(self, context: PageContext, new_page: Page) -> None:
        """Keep a page, unless it is of a dataset no longer looked at."""
        with self._lock:
            if context.view is not self.view:
                return
            if len(self._pages) >= _REMEMBERED:
                self._pages.pop(next(iter(self._pages)))
            self._pages[context.selection, context.words.language] = new_page
