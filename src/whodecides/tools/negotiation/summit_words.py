"""What the table and the seat say whatever is chosen."""

from functools import cache
from typing import Any

from ...case.reader import Reader
from ...widgets.answer_files import file_field_settings
from .log_entries import wording_reference
from .model import Table, load_table
from .wordings import clause_number, delegation_names, model_note


@cache
def summit_words(reader: Reader, sealed: bool) -> dict[str, Any]:
    """Return labels, delegations and wordings; a sealed table has a title and acts of its own."""
    _, table, names = reader.say, load_table(reader.case), delegation_names(reader)
    return {
        "labels": {
            "title": "",
            "seat": _("You sit for"),
            "views": _("What is shown"),
            "wall": _("On the wall, for all"),
            "private": _("My seat, private"),
            "cover": _("Only {place} looks now"),
            "covered": _("Here are your brief, your red lines and what you want. They cover themselves when you leave this window."),
            "uncover": _("Uncover"),
            "cover_now": _("Cover"),
            "board": _("Clauses and delegations. Arrow keys move, Enter opens."),
            "clause": _("Clause, and the wording in your offer") if sealed else _("Clause, and the wording on the table"),
            "on_table": _("in my offer") if sealed else _("on the table"),
            "offered": _("offered by {names}"),
            "yours": _("you: {stance}"),
            "dock": _("Clause or brief"),
            "the_clause": _("The clause"),
            "brief": _("My brief"),
            "minutes": _("Minutes"),
            "no_minutes": _("Nothing was said yet. The draft is on the table."),
            "next": _("Next clause"),
            "mover": _("Who moves"),
            "chair": _("Chair"),
            "propose": _("Propose: {wording}"),
            "put": _("Put on the table: {wording}"),
            "read": _("Read out: {wording}. Who objects?"),
            "read_rest": _("Read out the others ({count})"),
            "bring": _("Put on the table what you brought"),
            "accept": _("I can live with it"),
            "ask": _("Ask"),
            "floor": _("Give the floor to"),
            "whom": _("Whom"),
            "object": _("Object"),
            "reason": _("Reason in your own words"),
            "brief_reason": _("Leave it empty to give the reason of the brief."),
            "yield": _("Give in, if the text says"),
            "condition": _("Condition"),
            "always": _("(whatever the rest says)"),
            "refuse": _("Refuse to sign as {place}"),
            "undo": _("Take back the last move"),
            "take": _("Take back: {move}"),
            "begin": _("Begin again"),
            "begin_note": _("A new game keeps no move of this one. Save the moves first if you need them."),
            "begin_now": _("Yes, begin a new game"),
            "begin_not": _("No, keep this game"),
            "last": _("Last minute: what would closing do?"),
            "last_early": _("Last minute: what would closing do? (clauses not read: {count})"),
            "last_title": _("If the table closes now"),
            "last_note": _("Nothing is closed yet: whoever cannot live with this says so now, proposes, or gives in. Who plays a seat reads its red lines once more: what nobody voices is no consent, and the end says so."),
            "last_none": _("No clause is dropped, and each delegation of the model signs."),
            "last_refused": _("The text would then not be signed by"),
            "close": _("Time is over: close the table"),
            "closed": _("What closing did"),
            "refused": _("The text is not signed by"),
            "team": _("People play this seat"),
            "choose": _("(choose)"),
            "all": _("All seats"),
            "class": _("For a class: who plays?"),
            "class_note": _("Say before the first clause which seats people play, and read in the offers from the files that the teams saved. The model speaks for the others, and never for people: whoever objects is chosen at “Who moves”, and then presses “Object”. If people take a seat later, what the model said for it no longer counts."),
            "files": _("Read in the offers of teams: choose the files that they saved (my-answers.json)"),
            "own": _("Read out my own offer"),
            "log": _("Save all moves as a file (moves.json)"),
            "wording": _("A compromise in your own words (not judged by the table)"),
            "plain": _("The same as a table: what was said aloud"),
            "headers": [_("Clause"), _("On the table"), _("Objections said aloud")],
            "key": [
                ["face-down", hidden_card_words(reader)],
                ["welcomes", _("would welcome")],
                ["can accept", _("can live with")],
                ["objects", _("objects")],
                ["inferred", _("outlined: inferred")],
                ["nothing", _("dotted: nothing found")],
                ["own", _("struck through: own choice of people")],
                ["bound", _("on a condition (filled: stated)")],
            ],
            "against": _("against"),
            "unread": unread_clause_words(reader),
            "note": model_note(reader),
            "end_text": _("What the text says"),
            "end_cost": _("What it cost each"),
            "room": _("The room: {count}"),
            "room_silent": _("The room: {count}; red lines not voiced: {silent}"),
            "best": _("A best text: {count}"),
            "granted": _("Wishes granted, of all: ● the room"),
            "granted_best": _("Wishes granted, of all: ● the room, ○ a best text"),
            "crossed": _("Red lines crossed (of these not voiced)"),
            "people": _("people"),
            "record": _("What really happened"),
            "record_note": _("The wordings of this table are ours, so nothing matches them word by word. These are the nearest acts on record; meetings behind closed doors leave no minutes."),
        },
        "delegations": [list(each) for each in names.items()],
        "wordings": [
            [f"{clause}.{variant}", wording_reference(reader, clause, variant)]
            for clause, variants in table.variants.items()
            for variant in variants
        ],
        "conditions": [
            [f"{clause}.{';'.join(says)}", _says_something(reader, clause, says)]
            for clause, says in _saying_variants(table).items()
            if len(says) > 1
        ],
        "sealed": sealed,
        "taken": file_field_settings(reader.language),
    }  # fmt: skip


def _saying_variants(table: Table) -> dict[str, list[str]]:
    """Map each clause to its wordings that say something."""
    return {
        clause: [each for each in variants if each != table.silent[clause]]
        for clause, variants in table.variants.items()
    }


def _says_something(reader: Reader, clause: str, variants: list[str]) -> str:
    """Name the wordings of a clause of which one is enough, by number and letters."""
    _, number = reader.say, clause_number(reader, clause)
    letters = " / ".join(f"{number}{each}" for each in variants)
    return _("{letters}: any wording but silence").format(letters=letters)


def hidden_card_words(reader: Reader) -> str:
    """Return what a card says that lies face down."""
    _ = reader.say
    return _("not heard yet")


def unread_clause_words(reader: Reader) -> str:
    """Return what stands beside a clause that nobody read out yet."""
    _ = reader.say
    return _("not read")
