"""`reform-tui table`: the observations or a ranking as a file of figures."""

from datetime import date

from tui.cli.exits import Exit
from tui.cli.names import code_of
from tui.cli.output import suffix_of, write
from tui.cli.request import Request
from tui.export.formats import TABLES
from tui.export.listings import Listing, indicator_listing, ranking_listing
from tui.model.records import ALL_INDICATORS
from tui.selection.context import PageContext

_BYTE_ORDER_MARK = "\ufeff"


def table(request: Request) -> int:
    """Write the table asked for; return the exit code."""
    arguments, words = request.arguments, request.words
    ending = suffix_of(arguments.output, tuple(TABLES)) if arguments.output else ".csv"
    content = _encoded(request, ending)
    mark = _BYTE_ORDER_MARK.encode() if arguments.bom and ending == ".csv" else b""
    write(words, arguments.output, mark + content)
    return Exit.GOOD


def _encoded(request: Request, ending: str) -> bytes:
    """Return the file of an ending; a workbook of codes where that is asked for."""
    listing = _listing(request)
    if request.arguments.codes and ending == ".xlsx":
        from tui.export.excel.coded import coded_workbook

        return coded_workbook(listing)
    return TABLES[ending].encoded((listing,))


def _listing(request: Request) -> Listing:
    """Return the figures asked for: all, or those of periods that ended by the day named on the command line."""
    name, rankings = request.arguments.name, request.dataset.ranking
    if name == ALL_INDICATORS:
        context = request.context()
        return indicator_listing(context, _last_day(request, context))
    code = code_of(name, request.dataset.rankings)
    context = request.context(ranking=code)
    return ranking_listing(context, rankings[code], context.selection.period, until=_last_day(request, context))


def _last_day(request: Request, context: PageContext) -> date:
    return context.selection.as_of if request.arguments.as_of else date.max
