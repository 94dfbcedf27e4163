"""Which keys name other records by their codes."""

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
}
"""The kinds of record a key refers to, by record and key."""
