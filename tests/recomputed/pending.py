"""Rules of the issue that the program does not follow yet: take one out when it does, and every test demands it.

Whatever bears on a rule named here is left out of the ordinary tests; `test_rules_pending.py` expects it to fail.
"""

PENDING: dict[str, str] = {
    "coarser-digits": "a difference has the digits of its coarser operand: 86.5 less 83.57 is 2.9",
    "total-declared-later": "the total changed only where a total did: areas first declared later change no total",
    "break-first-day": "a break cuts at its first day, finer periods before and after it included",
    "bound-travels": "over less exact is over, exact less over is under, rounded to the safe side",
    "interval-ranks": "ranks derived from bounded scores lie between two places, and so do those they may pass",
    "only-all": "“only 4/4 are known” is never said",
    "level": "who is or was level has neither gone past nor fallen behind",
    "areas-add-up": "points are lost by area only where the areas add up to the score",
    "distance-decimals": "distances are rounded by the decimals of the ranking, not by the digits of a cell",
    "ends-all-named": "several level at the top or the bottom are all named or counted",
    "derived-mean": "a mean that was worked out is not called published",
    "false-tie": "a published rank and a derived one make no tie where the scores differ",
    "movers-alike": "who moved about so many places is not said to have moved exactly so many",
    "dispute-travels": "a distance from a disputed score is about right only",
    "area-ties": "equal points in an area share a rank, and it is said so",
    "own-total": "a total is never inherited from another reading",
    "verdicts": "verdicts are three-valued: bounds, deadlines after the reading, met late, fell back, unlike periods",
    "lower-share": "where less is better no share of a target is given",
    "periods-left-out": "a regular series breaks at periods that are not listed",
    "left-open": "no figure is said to be missing for a year that is read in part",
    "no-new-figure": "a figure with another bound is a new figure: over 4400, then about 4400",
    "mean-cuts": "the mean of a ranking is not compared across a change of its members",
    "reference-day": "what is headline is the newest period that ended on or before the reference day",
}

PENDING_COMMANDS: dict[str, str] = {
    "table-by-day": "`table --as-of` gives the periods that ended by the day",
}
"""Rules on commands, which have tests of their own."""
