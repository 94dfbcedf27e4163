"""What is looked at, in which words, and the way back."""

from threading import Lock

from tui.blocks.page import Page
from tui.model import Dataset
from tui.pages import page
from tui.selection import PANELS, Selection
from tui.wording import Language, Words, words_for

_REMEMBERED = 50


class Trail:
    """Holds the selection, those before it, and the pages made of them."""

    def __init__(self, dataset: Dataset, selection: Selection, language: Language) -> None:
        self.dataset = dataset
        self.selection = selection
        self.words: Words = words_for(language)
        self._before: list[Selection] = []
        self._pages: dict[tuple[Selection, str], Page] = {}
        self._keeping = Lock()

    def go(self, selection: Selection, *, remember: bool) -> None:
        """Look at something else; what was looked at can be gone back to."""
        if remember and selection != self.selection:
            self._before = [*self._before, self.selection][-_REMEMBERED:]
        self.selection = selection

    def step_back(self) -> Selection | None:
        """Take the last selection off the way back; None when there is none."""
        return self._before.pop() if self._before else None

    def switch_language(self) -> None:
        """Go on in the other language."""
        self.words = words_for("en" if self.words.language == "vi" else "vi")

    def page(self) -> Page:
        """Return the page of the selection, made once."""
        return self._page_of(self.selection, self.words)

    def prepare(self) -> None:
        """Make the pages of all panels, so that none has to be waited for."""
        selection, words = self.selection, self.words
        for panel in PANELS:
            self._page_of(selection.on(panel), words)

    def _page_of(self, selection: Selection, words: Words) -> Page:
        key = selection, words.language
        made = self._pages.get(key)
        if made is None:
            made = page(self.dataset, selection, words)
            with self._keeping:
                if len(self._pages) >= _REMEMBERED:
                    self._pages.pop(next(iter(self._pages)))
                self._pages[key] = made
        return made
