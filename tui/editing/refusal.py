"""Why a dataset was not changed, as data; the words are chosen above."""


class EditRefused(Exception):
    """A change that was not made: all is as it was."""

    def __init__(self, kind: str, group: str = "editing", **details: str) -> None:
        super().__init__(kind)
        self.kind = kind
        self.key = f"{group}.{kind}"
        """The key of the sentence in the catalogues."""
        self.details = details
