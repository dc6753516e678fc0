"""Laws and bills on paper: what they ask for on the day of the case, their dated histories, questions to each."""

from collections.abc import Mapping, Sequence
from typing import Any

from ...case import Reader
from ...errors import _
from ...regulation import applicable_instruments, application_steps
from ...tools.application.view import outcomes_table, questions_table
from ...tools.comparator.instruments import instruments_table
from ...tools.comparator.model import INSTRUMENTS, parse
from ...tools.laws_over_time.view import law_card
from .blocks import Block, SheetContext, bullets, group, table, text, title


def side_by_side(kit: SheetContext, asked: Mapping[str, Any]) -> list[Block]:
    """Return what the texts of `asked["instruments"]` say on `asked["features"]`, as they stood on the day of the case.

    Another `day` may be asked for, as "2024-03-01", or "last" for what was recorded last.
    """
    parts = [*(f"{each}=1" for each in asked["features"]), *([f"day={asked['day']}"] if "day" in asked else [])]
    state = "+".join(asked["instruments"]) + "?" + "&".join(parts)
    selection = parse(state, kit.reader.case, language=kit.reader.language, compared=INSTRUMENTS)
    return [table(**instruments_table(kit.reader.case, selection))]


def histories(kit: SheetContext, asked: Mapping[str, Any]) -> list[Block]:
    """Return for each of `asked["instruments"]` what it does and each dated step that was found."""
    found = list[Block]()
    for each in asked["instruments"]:
        card = law_card(kit.reader, each)
        steps = [f"{day}: {step}" for day, step in card["card"]["facts"]]
        found.append(group(title(card["name"]), text(card["of"], style="said"), text(card["summary"]), bullets(steps)))
    return found


def six_questions(kit: SheetContext, asked: Mapping[str, Any]) -> list[Block]:
    """Return a sheet to answer the questions for each of `asked["instruments"]`, with the answers that can be given."""
    shown = questions_table(kit.reader, list(application_steps(kit.reader.case)))
    rows = [[f"{question} {answers}", *("" for _each in asked["instruments"])] for question, answers in shown["rows"]]
    headers = [" · ".join(shown["headers"]), *_names(kit.reader, asked["instruments"])]
    return [
        table(headers, rows, shown["caption"], style="wide"),
        text(kit.reader.say(_("A text that was not law on that day tests an idea: write “as if” in its column."))),
    ]


def six_answers(kit: SheetContext, asked: Mapping[str, Any]) -> list[Block]:
    """Return what the record says of the same texts."""
    known = applicable_instruments(kit.reader.case)
    applied = [each for each in asked["instruments"] if each in known]
    return [table(**outcomes_table(kit.reader, applied, list(application_steps(kit.reader.case))))]


def _names(reader: Reader, instruments: Sequence[str]) -> list[str]:
    names = reader.names("instruments")
    return [names[each] for each in instruments]
