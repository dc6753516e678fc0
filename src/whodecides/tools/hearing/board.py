"""What the body of the case decided, beside the student's own work."""

from functools import cache
from typing import Any

from ...case import Reader
from ...i18n import colon
from ...widgets.tool import AnswerSummary
from .answers import parse_ruling, parse_steps
from .model import agreement_count, own_and_official_findings, ruling_gaps, steps_done
from .moves import finding_on
from .packs import all_packs, document_card, pack_view
from .plan import step_ids
from .steps import step_title
from .words import board_name, finding_names, hearing_labels, length_names, outcome_names


def board_view(reader: Reader, steps: Any, ruling: Any) -> dict[str, Any]:
    """Return what the body of the case decided beside the student's own work: {items, steps, own, outcome, votes}.

    `steps` and `ruling` are stored answers or None. Each step is {id, opens, name, own, mine, votes, reason, kind, finding,
    text, card}: `opens` is the step of the plan that shows the finding, `own` and `kind` are the codes of `mine` and
    `finding`, `votes` the hands of a class. `own` is the student's ruling as [label, text] pairs. Without stored answers
    `mine` and `own` are empty.
    """
    _ = reader.say
    names, labels = finding_names(reader), hearing_labels(reader)
    told, given = parse_steps(reader.case, steps), parse_ruling(reader.case, ruling)
    your_bet = _("You bet: {finding}")
    return {
        "items": all_packs(reader)["outcome"]["items"],
        "steps": [
            {
                "id": step,
                "opens": finding_on(step),
                "name": step_title(reader, step),
                "own": own,
                "votes": told["hands"].get(step, {}),
                "mine": your_bet.format(finding=names[own])
                if step in told["bets"]
                else names.get(own, _.pgettext("step", "(open)"))
                if steps
                else "",
                "reason": told["reasons"].get(step, ""),
                **opened_finding(reader, step),
            }
            for step, own, _finding in own_and_official_findings(reader.case, steps)
        ],
        "own": [
            [labels["outcome"], outcome_names(_).get(given["outcome"] or given["bet"], "")],
            [_("Length of the measure"), length_names(_).get(given["length"], "")],
            [labels["reasons"], given["reasons"]],
            [labels["dissent"], given["dissent"]],
        ]
        if ruling
        else [],
        "outcome": given["outcome"] or given["bet"],
        "votes": given["hands"],
    }


HIDDEN_UNTIL_OPENED = ("kind", "finding", "text", "card")


def opened_view(
    reader: Reader, view: dict[str, Any], steps: Any, opened: int, expected: dict[str, str]
) -> dict[str, Any]:
    """Return of a view what a student has opened: row by row, and what came of all with the row after the last step.

    An open row says under "expected" what the student expected in it, "" where nothing.
    """
    _, count, names = reader.say, len(view["steps"]), finding_names(reader)
    told = {step: _("You expected: {option}").format(option=names[each]) for step, each in expected.items()}
    shown = [
        {**row, "expected": told.get(row["id"], "")}
        if place < opened
        else {key: part for key, part in row.items() if key not in HIDDEN_UNTIL_OPENED}
        for place, row in enumerate(view["steps"])
    ]
    far = min(opened, count)
    agree = _("So far you and {board} agree on {same} of {opened}. The decision is not the answer key.").format(
        board=board_name(reader), same=agreement_count(reader.case, steps, far), opened=far
    )
    return {
        **view,
        "steps": shown,
        "items": view["items"] if opened > count else [],
        "opened": opened,
        "rows": count + 1,
        "agree": agree if far else "",
    }


def opened_finding(reader: Reader, step: str) -> dict[str, Any]:
    """Return what the body of the case found on one step: {kind, finding, text, card}; `kind` is the code of `finding`."""
    rows = reader.case["hearing_steps"]
    kind = rows[rows["id"] == step]["finding"].item()
    return {"kind": kind, "finding": finding_names(reader)[kind], **_board_reasons(reader)[step]}


@cache
def _board_reasons(reader: Reader) -> dict[str, dict[str, Any]]:
    """Return what the body of the case said on each step: {step: {text, card}}."""
    return {
        row["id"]: {
            "text": reader.text(row, "board"),
            "card": document_card(reader, row["source_1"], reader.links(row)),
        }
        for row in reader.case["hearing_steps"].to_dict("records")
    }


def board_static_fallback(reader: Reader) -> dict[str, Any]:
    """Return the decision of the body of the case: what came of it, as from `pack_view`, and a table (headers, rows, caption) of the steps."""
    _ = reader.say
    view, labels, board = board_view(reader, None, None), hearing_labels(reader), board_name(reader)
    return {
        "outcome": pack_view(reader, "outcome"),
        "colon": colon(reader.language),
        "steps": {
            "headers": [_("Step"), labels["board_reads"], _("What {board} said").format(board=board)],
            "rows": [[step["name"], step["finding"], step["text"]] for step in view["steps"]],
            "caption": _("What {board} said, step by step").format(board=board),
        },
    }


def board_sentence(reader: Reader) -> str:
    """Return one sentence: the outcome of the decision."""
    return all_packs(reader)["outcome"]["items"][0]["text"]


def pending_work_sentence(reader: Reader, steps: Any, ruling: Any) -> str:
    """Return what the student still owes before the decision opens, or "" where nothing."""
    _ = reader.say
    if len(steps_done(reader.case, steps)) < len(step_ids(reader.case)):
        return _("The decision opens once each of your steps has a decision and a reason.")
    if ruling_gaps(reader.case, ruling):
        return _("The decision opens once your ruling is complete: outcome, length, reasons and dissent.")
    return ""


def summarize_answer(reader: Reader, answer: dict[str, Any]) -> AnswerSummary:
    """Return a stored ruling, or stored decisions on the steps, summarized."""
    return _ruling_summary(reader, answer) if "outcome" in answer else _steps_summary(reader, answer)


def _ruling_summary(reader: Reader, answer: dict[str, Any]) -> AnswerSummary:
    _, own = reader.say, parse_ruling(reader.case, answer)
    sentence = _("Your ruling: {outcome}. Length of the measure: {length}.").format(
        outcome=outcome_names(_).get(own["outcome"], "–"), length=length_names(_).get(own["length"], "–")
    )
    return {"sentence": sentence, "words": own["reasons"], "record": board_sentence(reader)}


def _steps_summary(reader: Reader, answer: dict[str, Any]) -> AnswerSummary:
    _, own = reader.say, list(parse_steps(reader.case, answer)["decisions"].values())
    pairs = own_and_official_findings(reader.case, answer)
    return {
        "sentence": _("Steps decided: {count}. You let the measure pass on so many of them: {passed}.").format(
            count=len(own), passed=own.count("met")
        ),
        "words": "",
        "record": _("Steps on which the finding is the same as yours: {same} of {all}.").format(
            same=sum(mine == finding for _step, mine, finding in pairs), all=len(pairs)
        ),
    }
