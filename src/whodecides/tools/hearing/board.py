"""What the Board decided, beside the student's own work."""

from functools import cache

from ...i18n import colon, translator
from ...show.evidence import source_links
from .documents import document_card
from .model import beside_the_board, parse_ruling, parse_steps, ruling_lacks, step_ids, steps_done
from .packs import all_packs, pack_view
from .steps import step_title
from .words import finding_names, hearing_labels, length_names, outcome_names


def board_view(case, steps, ruling, language):
    """Return what the Board decided beside the student's own work: {items, steps, own}.

    `steps` and `ruling` are stored answers or None. Each step is {name, mine, reason, finding, text, card}; `own` is
    the student's ruling as [label, text] pairs. Without stored answers `mine` and `own` are empty.
    """
    _ = translator(language)
    names, labels, said = finding_names(_), hearing_labels(_), _board_said(case, language)
    reasons, given = parse_steps(case, steps)["reasons"], parse_ruling(ruling)
    return {
        "items": all_packs(case, language)["outcome"]["items"],
        "steps": [
            {
                "name": step_title(case, step, language),
                "mine": names.get(own, _.pgettext("step", "(open)")) if steps else "",
                "reason": reasons.get(step, ""),
                "finding": names[finding],
                **said[step],
            }
            for step, own, finding in beside_the_board(case, steps)
        ],
        "own": [
            [labels["outcome"], outcome_names(_).get(given["outcome"], "")],
            [_("Length of the measure"), length_names(_).get(given["length"], "")],
            [labels["reasons"], given["reasons"]],
            [labels["dissent"], given["dissent"]],
        ]
        if ruling
        else [],
    }


@cache
def _board_said(case, language):
    """Return what the Board said on each step: {step: {text, card}}."""
    return {
        row["id"]: {
            "text": row[f"board_{language}"],
            "card": document_card(case, row["source_1"], source_links(case, row, language), language),
        }
        for row in case["hearing_steps"].to_dict("records")
    }


def board_twin(case, language):
    """Return the Board's decision: what came of it, as from `pack_view`, and a table (headers, rows, caption) of the steps."""
    _ = translator(language)
    view, labels = board_view(case, None, None, language), hearing_labels(_)
    return {
        "outcome": pack_view(case, "outcome", language),
        "colon": colon(language),
        "steps": {
            "headers": [_("Step"), labels["board_reads"], _("What the Board said")],
            "rows": [[step["name"], step["finding"], step["text"]] for step in view["steps"]],
            "caption": _("What the Board said, step by step"),
        },
    }


def board_sentence(case, language):
    """Return one sentence: the outcome of the Board's decision."""
    return all_packs(case, language)["outcome"]["items"][0]["text"]


def waiting_sentence(case, steps, ruling, language):
    """Return what the student still owes before the Board's decision opens, or "" where nothing."""
    _ = translator(language)
    if len(steps_done(case, steps)) < len(step_ids(case)):
        return _("The Board's decision opens once each of your six steps has a decision and a reason.")
    if ruling_lacks(ruling):
        return _("The Board's decision opens once your ruling is complete: outcome, length, reasons and dissent.")
    return ""
