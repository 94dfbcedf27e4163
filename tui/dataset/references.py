"""Which keys name other records by their codes."""

from collections.abc import Collection

from msgspec import Struct

from tui.model import (
    Break,
    Dataset,
    Directive,
    Entity,
    EntitySet,
    Indicator,
    Membership,
    Observation,
    Ranking,
    RankTarget,
    Source,
    Standing,
    Target,
    Theme,
    Unit,
)

POINTS_TO: dict[tuple[type[Struct], str], tuple[type[Struct], ...]] = {
    (Break, "source"): (Source,),
    (Observation, "source"): (Source,),
    (Target, "source"): (Source,),
    (Target, "unit"): (Unit,),
    (RankTarget, "source"): (Source,),
    (RankTarget, "entity"): (Entity,),
    (Standing, "source"): (Source,),
    (Directive, "source"): (Source,),
    (Indicator, "theme"): (Theme,),
    (Indicator, "unit"): (Unit,),
    (Dataset, "home"): (Entity,),
    (Dataset, "lead"): (Indicator,),
    (Entity, "into"): (Entity,),
    (Standing, "entity"): (Entity,),
    (EntitySet, "members"): (Entity,),
    (Directive, "entities"): (Entity,),
    (Directive, "sets"): (EntitySet,),
    (Directive, "about"): (Indicator, Ranking),
    (Membership, "set"): (EntitySet,),
    (Ranking, "mean"): (Indicator,),
    (Ranking, "parent"): (Ranking,),
}
"""The kinds of record a key refers to, by record and key."""

SECTIONS: dict[str, type[Struct]] = {
    "themes": Theme,
    "units": Unit,
    "indicators": Indicator,
    "entities": Entity,
    "sets": EntitySet,
    "rankings": Ranking,
    "sources": Source,
}
"""The kinds of record that others name by their codes, by the key of the dataset they stand under."""


def sections_of(kinds: Collection[type[Struct]]) -> str:
    """Return the keys of the dataset under which records of some kinds stand."""
    return ", ".join(section for section, kind in SECTIONS.items() if kind in kinds)
