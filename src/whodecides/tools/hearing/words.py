"""What all parts of the hearing say: labels, and what can be chosen."""

from functools import cache
from typing import Any

from ...case import Reader
from ...i18n import Translator
from ...widgets.instruments import first_capital
from .answers import page_acts
from .model import FEWEST_WORDS, PACKS
from .moves import DECISIONS, LENGTHS, OUTCOMES
from .seats import MOST_PEOPLE


@cache
def hearing_words(reader: Reader, part: str) -> dict[str, Any]:
    """Return what stays as it is while one reads a part in one language: labels, and what can be chosen."""
    _ = reader.say
    return {
        "labels": {
            "title": _titles(reader)[part],
            "board": reader.word("outcome", "hearing_roles.pack"),
            **hearing_labels(reader),
        },
        "packs": [[each, name] for each, name in pack_names(reader).items()],
        "steps": [[row["id"], reader.text(row, "name")] for row in reader.case["hearing_steps"].to_dict("records")],
        "decisions": [[each, finding_names(reader)[each]] for each in DECISIONS],
        "findings": [list(each) for each in finding_names(reader).items()],
        "outcomes": [[each, outcome_names(_)[each]] for each in OUTCOMES],
        "lengths": [[each, length_names(_)[each]] for each in LENGTHS],
        "fewest": FEWEST_WORDS,
        "acts": page_acts(reader.case),
        "most_hands": MOST_PEOPLE,
    }


def _titles(reader: Reader) -> dict[str, str]:
    _ = reader.say
    return {
        "file": _("Hearing: case file and roles"),
        "sides": _("Hearing: exhibits and sides"),
        "steps": _("Hearing: step by step"),
        "ruling": _("Hearing: your ruling"),
        "board": _("Hearing: what {board} decided").format(board=board_name(reader)),
    }


def board_name(reader: Reader) -> str:
    """Return what sentences call the body that decides."""
    return reader.entry("board.called")


def pack_names(reader: Reader) -> dict[str, str]:
    """Map the id of each pack that is given out to its name."""
    return {each: reader.word(each, "hearing_roles.pack") for each in PACKS}


def finding_names(reader: Reader) -> dict[str, str]:
    """Map each finding on a step to its words."""
    findings = reader.case.vocabulary("hearing_steps", "finding")
    return {each: reader.word(each, "hearing_steps.finding") for each in findings}


def outcome_names(_: Translator) -> dict[str, str]:
    """Map each outcome of a ruling to its words."""
    return {"uphold": _("Uphold"), "uphold in part": _("Uphold in part"), "overturn": _("Overturn")}


def length_names(_: Translator) -> dict[str, str]:
    """Map each length of a measure to its words."""
    return {
        "none": _("No measure: it ends at once"),
        "days": _("Some days"),
        "months": _("Some months"),
        "years": _("Years, with a fixed end"),
        "permanent": _("For good"),
        "indefinite": _("Indefinite: the company decides later"),
    }


def hearing_labels(reader: Reader) -> dict[str, str]:
    """Return the words of all parts of the hearing."""
    _, board = reader.say, board_name(reader)
    return {
        "packs": _("Open the case file or a role"),
        "quotation": _("Show the words"),
        "card": _("Source card"),
        "print": _("Save this pack as a page to print"),
        "step": _("Step"),
        "decide": _("Your decision on this step"),
        "reason": _("Your reason, in one or two sentences"),
        "previous": _("Previous step"),
        "next": _("Next step"),
        "undo": _("Undo the last change"),
        "count_hands": _("In a class: count hands"),
        "speak": _("I speak for a side: I do not vote, I bet"),
        "bet": _("Your bet: what will the bench say?"),
        "hands": _("Hands: the answer with the most is your decision; a tie decides nothing"),
        "one_less": _("one hand less"),
        "one_more": _("one hand more"),
        "opinion": _("Opinion of the majority"),
        "dissent_of": _("Dissent of the minority: the best case against this ruling"),
        "question": _("Question"),
        "the_ruling": _("The ruling"),
        "ask_board": _("What did {board} find?").format(board=board),
        "open_row": _.pgettext("row", "Open"),
        "open_all": _("Open all rows"),
        "after": _("What came after"),
        "done": _.pgettext("step", "decided"),
        "open": _.pgettext("step", "open"),
        "own_steps": _("Your steps, for your reasons"),
        "decision": _("Decision"),
        "your_reason": _("Reason"),
        "outcome": _("Outcome"),
        "choose": _("(choose)"),
        "length": _("How long may the measure last?"),
        "reasons": _("Your reasons"),
        "dissent": _("Dissent: the best case against your own ruling"),
        "words": _("Words: {count} (at least {fewest})"),
        "beside": _("Your steps, and what {board} found").format(board=board),
        "beside_note": _(
            "This is no score. {note} The words in bold beside yours are this kit’s reading of the decision. “Not "
            "established” means that what it read there does not settle it."
        ).format(note=reader.entry("board.note", "")),
        "you": _("You"),
        "board_reads": first_capital(_("{board}, as this kit reads it").format(board=board)),
        "own": _("Your ruling"),
    }
