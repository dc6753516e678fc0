"""The steps of the hearing: the strongest point of each side, and the student's own."""

from functools import cache
from typing import Any

from ...case import Reader
from ...texts import reason_requirement
from ...widgets.html import PlainTable
from .answers import parse_steps
from .model import steps_done
from .packs import document_card
from .words import finding_names


def step_view(reader: Reader, step: str) -> dict[str, Any]:
    """Return one step: {id, number, name, question, sides}; a side is {name, text, card}."""
    return _steps(reader)[step]


@cache
def _steps(reader: Reader) -> dict[str, dict[str, Any]]:
    _ = reader.say
    sides = (("for", _("Strongest point for the measure")), ("against", _("Strongest point against the measure")))
    return {
        row["id"]: {
            "id": row["id"],
            "number": number,
            "name": reader.text(row, "name"),
            "question": reader.text(row, "question"),
            "sides": [
                {
                    "name": name,
                    "text": reader.text(row, side),
                    "card": document_card(
                        reader, row[f"{side}_source"], reader.links({"source": row[f"{side}_source"]})
                    ),
                }
                for side, name in sides
            ],
        }
        for number, row in enumerate(reader.case["hearing_steps"].to_dict("records"), start=1)
    }


def steps_progress(reader: Reader, answer: Any) -> str:
    """Return one sentence: how many steps have a decision and a reason, and which are open."""
    _ = reader.say
    done, steps = steps_done(reader.case, answer), _steps(reader)
    left = [steps[each]["name"] for each in steps if each not in done]
    if parse_steps(reader.case, answer)["bets"]:
        if not left:
            return _("You bet on all steps. You can still change your bets.")
        told = _("Steps on which you bet: {done} of {all}. Still open: {left}.")
        return told.format(done=len(done), all=len(steps), left=", ".join(left))
    if not left:
        return _("All steps have a decision and a reason. You can still change them.")
    return _("Steps with a decision and a reason ({asked}): {done} of {all}. Still open: {left}.").format(
        asked=reason_requirement(_), done=len(done), all=len(steps), left=", ".join(left)
    )


def steps_table(reader: Reader) -> PlainTable:
    """Return headers, rows and caption of a table of the steps, with the strongest point of each side."""
    _ = reader.say
    rows = [
        [f"{each['number']}. {each['name']}", each["question"], *(side["text"] for side in each["sides"])]
        for each in _steps(reader).values()
    ]
    headers = [_("Step"), _("Question"), _("Strongest point for the measure"), _("Strongest point against the measure")]
    return {"headers": headers, "rows": rows, "caption": _("Steps of the decision")}


def own_steps(reader: Reader, answer: Any) -> list[list[str]]:
    """Return the student's steps as rows of text: name, decision, reason."""
    _ = reader.say
    parsed, names = parse_steps(reader.case, answer), finding_names(reader)
    return [
        [
            step_title(reader, step),
            names.get(parsed["decisions"].get(step, ""), _.pgettext("step", "(open)")),
            parsed["reasons"].get(step, ""),
        ]
        for step in _steps(reader)
    ]


def step_title(reader: Reader, step: str) -> str:
    """Return the number and the name of a step."""
    shown = _steps(reader)[step]
    return f"{shown['number']}. {shown['name']}"
