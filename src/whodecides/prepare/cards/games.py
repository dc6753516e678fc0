"""The games on paper: the queue, the hearing, the table of the negotiation. Who sits where comes from the tools."""

from collections.abc import Mapping
from typing import Any

from ...errors import _
from ...i18n import Translator
from ...tools.hearing.board import board_static_fallback
from ...tools.hearing.moves import DECISIONS, OUTCOMES
from ...tools.hearing.packs import all_packs
from ...tools.hearing.plan import SECONDS
from ...tools.hearing.room import LETTERS, room_words
from ...tools.hearing.seats import seats
from ...tools.hearing.steps import step_view
from ...tools.hearing.words import finding_names, hearing_labels, length_names, outcome_names
from ...tools.negotiation.delegation_brief import delegation_brief_view
from ...tools.negotiation.model import load_table, search
from ...tools.negotiation.wordings import all_wordings, clause_titles, delegation_names, model_note, short_wordings
from ...tools.on_duty.model import SECONDS as QUEUE_SECONDS
from ...tools.on_duty.model import queue
from ...tools.on_duty.view import duty_words, outcome_table, rung_names
from .blocks import (
    Block,
    Section,
    SheetContext,
    bullets,
    card,
    card_grid,
    checkboxes,
    fact,
    field,
    group,
    lines,
    points,
    table,
    text,
    title,
)
from .seating import delegation_seats

SLIPS = 2  # offers that a delegation writes in the corridor
LINES_OF_A_RULING = 12


def queue_cases(kit: SheetContext, asked: Mapping[str, Any]) -> list[Block]:
    """Return the cases of the queue without names, and the one rule for all."""
    reader, labels = kit.reader, duty_words(kit.reader)["labels"]
    cases = [
        f"{number}. {reader.text(row, 'case')} {reader.text(row, 'before')}"
        for number, row in enumerate(queue(reader.case), 1)
    ]
    return [text(labels["rule_is"]), text(labels["rule"], style="note"), bullets(cases, style="numbered")]  # type: ignore[index]  # fmt: skip


def queue_ticks(kit: SheetContext, asked: Mapping[str, Any]) -> list[Block]:
    """Return a slip to decide on: a row for each case of the queue, a box for each measure."""
    reader, labels = kit.reader, duty_words(kit.reader)["labels"]
    _, measures = reader.say, list(rung_names(reader).values())
    rows = [[number, *(None for _measure in measures)] for number, _case in enumerate(queue(reader.case), 1)]
    clock = _("Minutes for all of them: {time}").format(time=_clock(QUEUE_SECONDS))
    return [text(f"{labels['told']} {clock}"), table([_("Case"), *measures], rows, "", style="grid roomy")]  # type: ignore[index]  # fmt: skip


def queue_outcome(kit: SheetContext) -> Block:
    """Return for the instructor who it was and what was done."""
    shown = outcome_table(kit.reader, {})
    rows = [[*row[:2], *row[3:]] for row in shown["rows"]]
    return table([*shown["headers"][:2], *shown["headers"][3:]], rows, shown["caption"])


def case_file(kit: SheetContext, asked: Mapping[str, Any]) -> list[Block]:
    """Return the case file of the hearing with a letter for each exhibit. Posts are described only."""
    file = all_packs(kit.reader)["case file"]
    rows = [
        [LETTERS[place], " ".join(filter(None, [f"{each['text']}", f"({_sources(each)})" if _sources(each) else ""]))]
        for place, each in enumerate(file["items"])
    ]
    return [table([kit.reader.say(_("Exhibit")), kit.reader.say(_("What it says"))], rows, file["name"], style="file")]


def side_cards(kit: SheetContext, asked: Mapping[str, Any]) -> list[Section]:
    """Return a slip for each person at the four sides of the hearing: who it is, its points, its hardest question."""
    _, room = kit.reader.say, room_words(kit.reader)
    return [
        Section(
            side["name"],
            [
                text(f"{side['who']} {room['room']['in_role']}"),
                points([(each["text"], f"({_sources(each)})" if _sources(each) else "") for each in side["points"]]),
                fact(_("Hardest question for you"), side["question"]),
                field(_("Your three exhibits")),
            ],
            style="side",
        )
        for side in room["sides"]
        for _seat in range(seats(kit.people).each)
    ]


def bench_seats(kit: SheetContext, asked: Mapping[str, Any]) -> list[Section]:
    """Return a slip for each member of the bench: how it works, what to ask, the ballot; then two for who writes the ruling."""
    reader, room = kit.reader, room_words(kit.reader)
    _, labels = reader.say, hearing_labels(reader)
    outcomes = [outcome_names(_)[each] for each in OUTCOMES]
    marks = [words for _mark, words in room["room"]["marks"]]
    questions = [[f"{side['name']}: {side['question']}", *(None for _each in marks)] for side in room["sides"]]
    seat = Section(
        all_packs(reader)["board"]["name"],
        [
            bullets(room["works"]),
            table([_("Ask each side one question: this, or your own"), *marks], questions, ""),
            field(_("The three exhibits that weigh most")),
            card_grid([card(_("Ballot"), checkboxes=outcomes)], "ballots"),
        ],
        style="bench",
    )
    written = [
        Section(_("The majority writes"), [text(labels["the_ruling"]), checkboxes("", outcomes), text(labels["length"]), checkboxes("", list(length_names(_).values())), lines(labels["reasons"], LINES_OF_A_RULING)]),
        Section(_("The minority writes"), [lines(labels["dissent"], LINES_OF_A_RULING)]),
    ]  # fmt: skip
    return [*(seat for _seat in range(seats(kit.people).bench)), *written]


def bench_sheets(kit: SheetContext, asked: Mapping[str, Any]) -> list[Section]:
    """Return the steps of the decision, a sheet for each member of the bench: what each side says, a finding, a reason."""
    reader = kit.reader
    _, labels, names = reader.say, hearing_labels(reader), finding_names(reader)
    steps = [
        group(
            title(f"{each['number']}. {each['name']}"),
            text(each["question"]),
            *(fact(side["name"], side["text"]) for side in each["sides"]),
            checkboxes("", [names[decision] for decision in DECISIONS]),
            field(labels["your_reason"]),
        )
        for each in (step_view(reader, one) for one in reader.case["hearing_steps"]["id"])
    ]
    sheet = Section(all_packs(reader)["board"]["name"], [title(_("Steps of the decision")), *steps], style="bench")
    return [sheet for _seat in range(seats(kit.people).bench)]


def clerk_sheet(kit: SheetContext, asked: Mapping[str, Any]) -> list[Block]:
    """Return the sheet of the clerk, or of who keeps the clock: order and time of each turn, hands on steps and outcome."""
    reader, room = kit.reader, room_words(kit.reader)
    _, names = reader.say, finding_names(reader)
    times = {stage: _clock(SECONDS[stage]) for stage in SECONDS}
    turns = [[side["name"], times["pleas"], "", times["questions"], ""] for side in room["sides"]]
    stages = dict(room["room"]["stages"])
    headers = [_("Who speaks"), stages["pleas"], _("Done"), stages["questions"], _("Done")]
    steps = [
        [f"{place}. {reader.text(row, 'name')}", *("" for _decision in DECISIONS), ""]
        for place, row in enumerate(reader.case["hearing_steps"].to_dict("records"), 1)
    ]
    outcome = [[outcome_names(_)[each], ""] for each in OUTCOMES]
    return [
        table(headers, turns, _("The clock")),
        table(
            [
                _("Step, two minutes each"),
                *(names[each] for each in DECISIONS),
                _("Reason of the majority, in a few words"),
            ],
            steps,
            _("Hands of the bench"),
            style="hands",
        ),
        table([_("Outcome"), _("Hands")], outcome, _("The vote"), style="hands"),
    ]


def board_outcome(kit: SheetContext) -> list[Block]:
    """Return for the instructor what the body of the case decided, step by step, and what came of it."""
    fallback = board_static_fallback(kit.reader)
    steps, outcome = fallback["steps"], fallback["outcome"]
    return [
        table(steps["headers"], steps["rows"], steps["caption"]),
        title(outcome["name"]),
        bullets([f"{each['kind']} – {each['text']}" for each in outcome["items"]]),
    ]


def _clock(seconds: int) -> str:
    """Return seconds as a clock shows them, such as 1:30."""
    return f"{seconds // 60}:{seconds % 60:02}"


def _sources(item: Mapping[str, Any]) -> str:
    """Return who published what an item rests on, without titles."""
    found = item["card"]["sources"] if item["card"] else []
    return "; ".join(each["text"].split(":")[0].split(" [")[0] for each in found)


def briefs(kit: SheetContext, asked: Mapping[str, Any]) -> list[Section]:
    """Return the briefs of all delegations, a slip each, as often as people sit in the delegation."""
    case, language = kit.reader.case, kit.reader.language
    return [
        _brief(delegation_brief_view(case, {"language": language, "delegation": code}), kit.reader.say)
        for seated in delegation_seats(case, kit.people)
        for code, people in seated.items()
        for _seat in range(people)
    ]


def _brief(shown: Mapping[str, Any], _: Translator) -> Section:
    brief = shown["view"]
    parts = [
        block for part in brief["sheet"] for block in (title(part["title"]), bullets(part["lines"] or [part["none"]]))
    ]
    blocks = [
        text(brief["note"]),
        text(brief["count"], style="fact"),
        *parts,
        text(brief["key"], style="fact"),
        bullets(brief["advice"][3:], style="fact"),
    ]
    return Section(brief["name"], blocks, style="brief")


def clause_sheet(kit: SheetContext, asked: Mapping[str, Any]) -> list[Block]:
    """Return all clauses with their wordings by letter; the draft is marked."""
    reader = kit.reader
    listed = [
        group(
            title(heading),
            text(question, style="fact"),
            *(text(_wording(kit, clause, each), style="fact") for each in load_table(reader.case).variants[clause]),
        )
        for clause, (heading, question) in clause_titles(reader).items()
    ]
    return [text(model_note(reader), style="note"), *listed]


def _wording(kit: SheetContext, clause: str, variant: str) -> str:
    """Return a wording with its letter; that of the draft is marked."""
    _, drafted = kit.reader.say, load_table(kit.reader.case).draft[clause] == variant
    mark = " " + _("(draft)") if drafted else ""
    return f"{variant}{mark} – {all_wordings(kit.reader)[clause, variant]}"


def wall(kit: SheetContext, asked: Mapping[str, Any]) -> list[Section]:
    """Return the wall: a slip for each clause with room beside each wording."""
    reader, table_of = kit.reader, load_table(kit.reader.case)
    _ = reader.say
    return [
        Section(
            heading,
            [
                text(question, style="lead"),
                table(
                    [_("Wording"), _("Who objects, and why")],
                    [[_wording(kit, clause, variant), ""] for variant in table_of.variants[clause]],
                    "",
                    style="objections",
                ),
                field(_("On the table at the end")),
            ],
            style="clause",
        )
        for clause, (heading, question) in clause_titles(reader).items()
    ]


def chair(kit: SheetContext, asked: Mapping[str, Any]) -> list[Block]:
    """Return the sheet of whoever leads the table: all clauses and delegations."""
    reader = kit.reader
    _, codes, names = reader.say, list(load_table(reader.case).delegations), delegation_names(reader)
    rows = [[heading, *("" for _code in codes), ""] for heading, _question in clause_titles(reader).values()]
    rows.append([_("Signs"), *("" for _code in codes), ""])
    key = ", ".join(f"{code} {names[code]}" for code in codes)
    return [text(key, style="fact"), table([_("Clause"), *codes, _("Text")], rows, _("Write the letter that somebody objects to; what nobody said aloud stays empty"), style="wall")]  # fmt: skip


def slips(kit: SheetContext, asked: Mapping[str, Any]) -> list[Section]:
    """Return slips for offers, two for each delegation."""
    _, names = kit.reader.say, delegation_names(kit.reader)
    fields = [_("To"), _("On clause and letter"), _("We can accept"), _("if you accept"), _("Our evidence, by id")]
    return [
        Section(_("Offer: {place}").format(place=name), [field(each) for each in fields], style="offer")
        for name in names.values()
        for _slip in range(SLIPS)
    ]


def best_text(kit: SheetContext) -> list[Block]:
    """Return for the instructor the texts that a search finds best."""
    reader = kit.reader
    _, found = reader.say, search(load_table(reader.case))
    said = _("Texts searched: {all}. Clauses that say something while all can sign: {most}, of {clauses}.").format(
        all=found["combinations"], most=found["most"], clauses=len(clause_titles(reader))
    )
    rows = [
        [heading, *(f"{each[clause]} – {short_wordings(reader)[clause, each[clause]]}" for each in found["best"])]
        for clause, (heading, _question) in clause_titles(reader).items()
    ]
    headers = [
        _("Clause"),
        *(_("Best text {number}").format(number=place) for place, _text in enumerate(found["best"], 1)),
    ]
    return [text(said), table(headers, rows, _("What the search finds: no answer key"))]
