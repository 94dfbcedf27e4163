"""The state of a commitment by brute force: what its readings allow, and what the deadline makes of that."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from tests.recomputed.arithmetic import ENDLESS, Figure, period_of
from tests.recomputed.measures import Measure, Target, previous_reading
from tests.recomputed.readings import Reading, by_day, change_between, grain_of, same_measure


@dataclass(frozen=True)
class Goal:
    """What readings are to reach, and the target that names it where it is not the total alone."""

    level: Decimal
    target: Target | None = None

    @property
    def by(self) -> date | None:
        """The deadline."""
        return self.target.by if self.target else None


@dataclass(frozen=True)
class Line:
    """A straight line from where a measure stood on a day to its goal at the deadline."""

    day: date
    figure: Figure
    period: str
    """The period the figure measures; empty where it is not known."""


def goals_of(measure: Measure, reading: Reading) -> list[Goal]:
    """Return what a reading may be held against: targets of its total or of none, else the total alone."""
    totals = {row.total.number for row in measure.readings if row.total}
    rows = [
        Goal(target.value.number, target)
        for target in measure.targets
        if not reading.total or target.value.number == reading.total.number or target.value.number not in totals
    ]
    if reading.total and not measure.lower_is_better:
        rows.append(Goal(reading.total.number))
    return rows


def listed_goals(measure: Measure) -> list[tuple[Reading, Goal]]:
    """Return the last readings by the day and what each is held against then.

    Targets that are over and not answered stay, beside the one that comes next; where none is ahead it is the last that
    is over, with none dated the first. A total counts where no target does.
    """
    known = by_day(measure.readings, measure.day)
    last = [row for n, row in enumerate(known) if not any(same_measure(row, later) for later in known[n + 1 :])]
    rows = []
    for reading in last:
        goals = goals_of(measure, reading)
        named = [goal for goal in goals if goal.target]
        dated = sorted((goal for goal in named if goal.by), key=lambda goal: goal.by or measure.day)
        over = [goal for goal in dated if goal.by and goal.by < measure.day]
        following = [goal for goal in dated if goal not in over][:1] or over[-1:] or named[:1]
        open_goals = [
            goal for goal in over if goal not in following and states_of(measure, reading, goal) == {"unknown"}
        ]
        rows += [(reading, goal) for goal in [*open_goals, *following] or [goal for goal in goals if not goal.target]]
    return rows


def states_of(measure: Measure, reading: Reading, goal: Goal) -> set[str]:
    """Return the one state a commitment is in by its last reading on the day, as the keys of the catalogue."""
    run = measure.run_to(reading)
    results = [_result(measure, row, goal.level) for row in run]
    if results[-1] == "reached":
        return {"met-late" if _came_late(run, results, goal.by) else "met"}
    if results[-1] == "short" and "reached" in results:
        return {"fell-back"}
    if goal.by and measure.day > goal.by:
        if reading.period.last < goal.by:
            return {"unknown"}
        return {"overdue" if results[-1] == "short" else "unknown"}
    return {_open_state(measure, run, goal, is_open=results[-1] == "open")}


def _came_late(run: list[Reading], results: list[str], by: date | None) -> bool:
    if by is None:
        return False
    pairs = list(zip(run, results, strict=True))
    in_time = any(row.period.last <= by and result != "short" for row, result in pairs)
    return not in_time and any(row.period.last >= by and result == "short" for row, result in pairs)


def _result(measure: Measure, reading: Reading, level: Decimal) -> str:
    """Return whether every number a reading allows reaches a level, none does, or some do."""
    return _against(measure, reading, (level, level))


def _against(measure: Measure, reading: Reading, level: tuple[Decimal, Decimal]) -> str:
    low, high = reading.ends
    if measure.lower_is_better:
        low, high, level = -high, -low, (-level[1], -level[0])
    _, open_high = _open_ends(measure, reading)
    if low >= level[1]:
        return "reached"
    return "short" if high < level[0] or (open_high and high == level[0]) else "open"


def _open_ends(measure: Measure, reading: Reading) -> tuple[bool, bool]:
    """Whether the least and the greatest number are left out: over 80 is more than 80, nearly 80 less."""
    figures = [reading.figure, *reading.disputed]
    over = all(figure.bound == "over" for figure in figures)
    under = all(figure.bound == "under" for figure in figures)
    return (under, over) if measure.lower_is_better else (over, under)


def _open_state(measure: Measure, run: list[Reading], goal: Goal, *, is_open: bool) -> str:
    reading, before = run[-1], previous_reading(measure, run[-1])
    if is_open and (reading.disputed or reading.figure.bound == "about"):
        return "unknown"
    if before and not may_be_paced(before, reading):
        before = None
    change = change_between(before, reading) if before else None
    if before and change is None:
        return "no-new-figure"
    if change is not None and change.number == 0 and change.bound == "exact":
        return "stalled"
    start = line_start(measure, reading, goal)
    if start is None or start.day >= reading.period.last:
        return "single" if len(run) == 1 else "no-new-figure" if goal.by else "no-deadline"
    if (len(run) > 1 and before is None) or not is_line_comparable(start, reading):
        return "unknown"
    needed = needed_on(reading.period.last, start, goal)
    if needed is None:
        return "single" if len(run) == 1 else "no-deadline"
    return {"reached": "on-pace", "short": "behind", "open": "unknown"}[_against(measure, reading, needed)]


def line_start(measure: Measure, reading: Reading, goal: Goal) -> Line | None:
    """Return where the line to a goal starts: its baseline, the last reading before it was set, else the first."""
    run, target = measure.run_to(reading), goal.target
    if target and target.baseline:
        day = period_of(target.baseline_period).last if target.baseline_period else target.set_on
        return Line(day, target.baseline, target.baseline_period) if day else None
    if target and target.baseline_period:
        named = [row for row in run if row.period.code == target.baseline_period]
        return _line_from(named[0]) if named else None
    before = [row for row in run if target and target.set_on and row.period.last <= target.set_on]
    return _line_from(before[-1] if before else run[0])


def _line_from(reading: Reading) -> Line:
    return Line(reading.period.last, reading.figure, reading.period.code)


def is_line_comparable(start: Line, reading: Reading) -> bool:
    """Whether a reading measures as much time as the start of the line, or both a part of a total."""
    return not start.period or bool(reading.total) or _alike(start.period, reading.period.code)


def may_be_paced(before: Reading, after: Reading) -> bool:
    """Whether two readings measure as much time, or the state of a part of a total at its end."""
    return bool(after.total) or _alike(before.period.code, after.period.code)


def _alike(code: str, other: str) -> bool:
    """Whether two periods are as long as each other; days and months only date a figure."""
    period, other_period = period_of(code), period_of(other)
    grains = {grain_of(period), grain_of(other_period)}
    if grains <= {"day", "month"}:
        return True
    lengths = {
        (row.last.year - row.first.year) * 12 + row.last.month - row.first.month for row in (period, other_period)
    }
    return len(grains) == 1 and len(lengths) == 1


def needed_on(day: date, start: Line, goal: Goal) -> tuple[Decimal, Decimal] | None:
    """Return what straight lines from all that the start allows give for a day; None without a deadline after it."""
    if goal.by is None or goal.by <= start.day:
        return None
    part = Fraction(min(max((day - start.day).days, 0), (goal.by - start.day).days), (goal.by - start.day).days)
    low, high = (
        end if abs(end) == ENDLESS and part < 1 else _between(end, goal.level, part) for end in start.figure.ends
    )
    return low, high


def _between(start: Decimal, goal: Decimal, part: Fraction) -> Decimal:
    if part == 1:
        return goal
    exact = Fraction(start) + (Fraction(goal) - Fraction(start)) * part
    return Decimal(exact.numerator) / exact.denominator
