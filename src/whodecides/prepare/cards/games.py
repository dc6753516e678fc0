"""The games on paper: the queue, the hearing, the table of the negotiation. Who sits where comes from the tools."""

from collections.abc import Mapping
from typing import Any

from ...i18n import Translator
from ...tools.hearing.board import board_static_fallback
from ...tools.hearing.model import DECISIONS, OUTCOMES, SECONDS, seats
from ...tools.hearing.packs import all_packs
from ...tools.hearing.room import LETTERS, room_words
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
    field,
    group,
    lines,
    table,
    text,
    title,
)
from .seating import delegation_seats

SLIPS = 2  # offers that a delegation writes in the corridor


def queue_cards(kit: SheetContext, asked: Mapping[str, Any]) -> list[Block]:
    """Return the cases of the queue as cards without names, with the measures to tick, and the one rule for all."""
    reader, labels = kit.reader, duty_words(kit.reader)["labels"]
    _ = reader.say
    cards = [
        card(
            _("Case {number} of {all}").format(number=number, all=len(queue(reader.case))),
            texts=[("", reader.text(row, "case")), ("", reader.text(row, "before"))],
            checkboxes=list(rung_names(reader).values()),
        )
        for number, row in enumerate(queue(reader.case), 1)
    ]
    clock = _("Minutes for all of them: {time}").format(time=_clock(QUEUE_SECONDS))
    return [text(labels["rule_is"]), text(labels["rule"], style="note"), text(f"{labels['told']} {clock}"), card_grid(cards, "six")]  # type: ignore[index]  # fmt: skip


def queue_outcome(kit: SheetContext) -> Block:
    """Return for the instructor who it was and what was done."""
    shown = outcome_table(kit.reader, {})
    rows = [[*row[:2], *row[3:]] for row in shown["rows"]]
    return table([*shown["headers"][:2], *shown["headers"][3:]], rows, shown["caption"])


def case_file(kit: SheetContext, asked: Mapping[str, Any]) -> list[Block]:
    """Return the case file of the hearing with a letter for each exhibit. Posts are described only."""
    _, file = kit.reader.say, all_packs(kit.reader)["case file"]
    rows = [
        [LETTERS[place], each["kind"], f"{each['text']} ({_sources(each)})" if _sources(each) else each["text"]]
        for place, each in enumerate(file["items"])
    ]
    return [table([_("Exhibit"), _("What it is"), _("What it says")], rows, file["name"], style="file"), lines(_("The three exhibits that weigh most, and why"), 3)]  # fmt: skip


def side_cards(kit: SheetContext, asked: Mapping[str, Any]) -> list[Block]:
    """Return a card for each person at the four sides of the hearing: who it is, its points, its hardest question."""
    _, room = kit.reader.say, room_words(kit.reader)
    each_side = seats(kit.people).each
    cards = [
        card(
            side["name"],
            texts=[("", side["who"]), ("", room["room"]["in_role"])],
            points=[(each["text"], f"({_sources(each)})" if _sources(each) else "") for each in side["points"]],
            after=[(_("Hardest question for you"), side["question"])],
            fields=[_("Your three exhibits")],
        )
        for side in room["sides"]
        for _seat in range(each_side)
    ]
    return [card_grid(cards, "one")]


def bench_sheets(kit: SheetContext, asked: Mapping[str, Any]) -> list[Section]:
    """Return the sheets of the bench, one for each of its members: steps, ruling, ballot."""
    return [section for _seat in range(seats(kit.people).bench) for section in _bench(kit)]


def _bench(kit: SheetContext) -> list[Section]:
    reader, room = kit.reader, room_words(kit.reader)
    _, labels = reader.say, hearing_labels(reader)
    names = finding_names(reader)
    steps = [step_view(reader, each) for each in reader.case["hearing_steps"]["id"]]
    asked = [[side["name"], side["question"], ""] for side in room["sides"]]
    marks = ", ".join(words for _mark, words in room["room"]["marks"])
    works = [
        title(room["room"]["bench_works"]),
        bullets(room["works"]),
        table([_("Who speaks"), room["room"]["stages"][2][1], marks], asked, _("Ask each side one question: this, or your own"), style="wide"),
    ]  # fmt: skip
    judged = [
        group(
            title(f"{each['number']}. {each['name']}"),
            text(each["question"]),
            *(text(f"{side['name']} – {side['text']}", style="fact") for side in each["sides"]),
            checkboxes("", [names[decision] for decision in DECISIONS]),
            field(labels["your_reason"]),
        )
        for each in steps
    ]
    ruling = [
        title(labels["the_ruling"]),
        checkboxes("", [outcome_names(_)[each] for each in OUTCOMES]),
        text(labels["length"]),
        checkboxes("", list(length_names(_).values())),
        lines(labels["reasons"], 4),
        lines(labels["dissent"], 3),
        card_grid([card(_("Ballot"), checkboxes=[outcome_names(_)[each] for each in OUTCOMES])], "one ballots"),
    ]
    name = all_packs(reader)["board"]["name"]
    return [Section(name, [*works, title(_("Steps of the decision")), *judged, group(*ruling)], style="bench")]


def clerk_sheet(kit: SheetContext, asked: Mapping[str, Any]) -> list[Block]:
    """Return the sheet of the clerk, or of who keeps the clock: order and time of each turn, hands on steps and outcome."""
    reader, room = kit.reader, room_words(kit.reader)
    _, names = reader.say, finding_names(reader)
    times = {stage: _clock(SECONDS[stage]) for stage in SECONDS}
    turns = [[side["name"], times["turns"], "", times["questions"], ""] for side in room["sides"]]
    stages = dict(room["room"]["stages"])
    headers = [_("Who speaks"), stages["turns"], _("Done"), stages["questions"], _("Done")]
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
    """Return the briefs of all delegations, a page each, as often as people sit in the delegation."""
    case, language = kit.reader.case, kit.reader.language
    seated = delegation_seats(list(load_table(case).delegations), kit.people)
    return [
        _brief(delegation_brief_view(case, {"language": language, "delegation": code}), kit.reader.say)
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
        lines(_("Your notes: three changes that you would offer, and what others told you"), 2),
    ]
    return Section(brief["name"], blocks, style="brief")


def clause_sheet(kit: SheetContext, asked: Mapping[str, Any]) -> list[Section]:
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
    return [Section("", [text(model_note(reader), style="note"), *listed], style="two")]


def _wording(kit: SheetContext, clause: str, variant: str) -> str:
    """Return a wording with its letter; that of the draft is marked."""
    _, drafted = kit.reader.say, load_table(kit.reader.case).draft[clause] == variant
    mark = " " + _("(draft)") if drafted else ""
    return f"{variant}{mark} – {all_wordings(kit.reader)[clause, variant]}"


def wall(kit: SheetContext, asked: Mapping[str, Any]) -> list[Section]:
    """Return the wall: a sheet for each clause with room below each wording, and one sheet for all clauses and delegations."""
    reader, table_of = kit.reader, load_table(kit.reader.case)
    _ = reader.say
    sheets = [
        Section(
            heading,
            [
                text(question, style="lead"),
                *(
                    group(
                        text(_wording(kit, clause, variant), style="wording"),
                        lines(_("Who objects, and why"), 2 if len(table_of.variants[clause]) > 3 else 4),
                    )
                    for variant in table_of.variants[clause]
                ),
                field(_("On the table at the end")),
            ],
            style="clause",
        )
        for clause, (heading, question) in clause_titles(reader).items()
    ]  # fmt: skip
    codes, names = list(table_of.delegations), delegation_names(reader)
    rows = [[heading, *("" for _code in codes), ""] for heading, _question in clause_titles(reader).values()]
    rows.append([_("Signs"), *("" for _code in codes), ""])
    key = ", ".join(f"{code} {names[code]}" for code in codes)
    grid = table([_("Clause"), *codes, _("Text")], rows, _("Write the letter that somebody objects to; what nobody said aloud stays empty"), style="wall")  # fmt: skip
    return [*sheets, Section(_("The wall of the chair"), [text(key, style="fact"), grid])]


def slips(kit: SheetContext, asked: Mapping[str, Any]) -> list[Block]:
    """Return slips for offers, two for each delegation."""
    _, names = kit.reader.say, delegation_names(kit.reader)
    fields = [_("To"), _("On clause and letter"), _("We can accept"), _("if you accept"), _("Our evidence, by id")]
    cards = [
        card(_("Offer of {place}").format(place=name), fields=fields)
        for name in names.values()
        for _slip in range(SLIPS)
    ]
    return [card_grid(cards, "six")]


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
