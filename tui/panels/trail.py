"""What is looked at, in which words, and the way back."""

from threading import Lock

from tui.blocks.page import Page
from tui.pages import page
from tui.selection import PANELS, Selection
from tui.selection.context import PageContext
from tui.wording import language_after, words_for

_REMEMBERED = 50


class Trail:
    """Holds the selection, those before it, and the pages made of them."""

    def __init__(self, context: PageContext) -> None:
        self.view = context.view
        self.selection = context.selection
        self.words = context.words
        self._before: list[Selection] = []
        self._pages: dict[tuple[Selection, str], Page] = {}
        self._keeping = Lock()

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

    def switch_language(self) -> None:
        """Go on in the next language."""
        self.words = words_for(language_after(self.words.language))

    def page(self) -> Page:
        """Return the page of the selection, made once."""
        return self._page_of(self.context)

    def prepare(self) -> None:
        """Make the pages of all panels, so that none has to be waited for."""
        context = self.context
        for panel in PANELS:
            self._page_of(context.with_selection(context.selection.on(panel)))

    def _page_of(self, context: PageContext) -> Page:
        key = context.selection, context.words.language
        made = self._pages.get(key)
        if made is None:
            made = page(context)
            with self._keeping:
                if len(self._pages) >= _REMEMBERED:
                    self._pages.pop(next(iter(self._pages)))
                self._pages[key] = made
        return made
