"""How facts are said: numbers, bounds, periods and sentences, in Vietnamese and English."""

from tui.wording.words import LANGUAGES, Language, Words, words_for

__all__ = ["LANGUAGES", "Language", "Words", "words_for"]
