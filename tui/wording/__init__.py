"""How facts are said: numbers, bounds, units, periods and sentences, in every language there is a catalogue of."""

from tui.wording.catalogue import DEFAULT_LANGUAGE, Language, language_after, languages
from tui.wording.words import Words, words_for

__all__ = ["DEFAULT_LANGUAGE", "Language", "Words", "language_after", "languages", "words_for"]
