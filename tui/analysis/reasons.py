"""Why a rank moved: how the others moved around an entity, where enough of the field is known to say so."""

from decimal import Decimal
from typing import TYPE_CHECKING

from tui.analysis.edition import Edition
from tui.analysis.edition_change import PeerCounts
from tui.model import Code

if TYPE_CHECKING:
    from tui.analysis.view import DatasetView

KNOWN_ENOUGH = Decimal("0.9")
"""The part of a field whose scores must be known in both editions before a movement is explained from them."""


def peer_counts(view: "DatasetView", edition: Edition, entity: Code) -> PeerCounts | None:
    """Return how the others moved around an entity; None where too little is known in both editions."""
    change = view.change(edition)
    if change is None or entity not in edition.known or entity not in change.previous.known:
        return None
    if min(edition.known_scores, change.previous.known_scores) < KNOWN_ENOUGH * edition.of:
        return None
    return change.peers_counted(entity)
