"""Why a table was not brought in, as data; the words are chosen above."""


class ImportRefused(Exception):
    """A table that cannot be brought in at all: nothing was written."""

    def __init__(self, kind: str, **details: str) -> None:
        super().__init__(kind)
        self.kind = kind
        """The key of the sentence in the catalogues, under `import.refused`."""
        self.details = details
