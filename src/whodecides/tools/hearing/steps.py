"""The six steps: the strongest point of each side, and the student's own."""

from functools import cache

from ...i18n import translator
from ...show.evidence import source_links
from ...texts import asked_of_reason
from .documents import document_card
from .model import parse_steps, steps_done
from .words import finding_names


def step_view(case, step, language):
    """Return one step: {id, number, name, question, sides}; a side is {name, text, card}."""
    return _steps(case, language)[step]


@cache
def _steps(case, language):
    _ = translator(language)
    sides = (("for", _("Strongest point for the measure")), ("against", _("Strongest point against the measure")))
    return {
        row["id"]: {
            "id": row["id"],
            "number": number,
            "name": row[f"name_{language}"],
            "question": row[f"question_{language}"],
            "sides": [
                {
                    "name": name,
                    "text": row[f"{side}_{language}"],
                    "card": document_card(
                        case,
                        row[f"{side}_source"],
                        source_links(case, {"source": row[f"{side}_source"]}, language),
                        language,
                    ),
                }
                for side, name in sides
            ],
        }
        for number, row in enumerate(case["hearing_steps"].to_dict("records"), start=1)
    }


def steps_progress(case, answer, language):
    """Return one sentence: how many steps have a decision and a reason, and which are open."""
    _ = translator(language)
    done, steps = steps_done(case, answer), _steps(case, language)
    left = [steps[each]["name"] for each in steps if each not in done]
    if not left:
        return _("All six steps have a decision and a reason. You can still change them.")
    return _("Steps with a decision and a reason ({asked}): {done} of {all}. Still open: {left}.").format(
        asked=asked_of_reason(_), done=len(done), all=len(steps), left=", ".join(left)
    )


def steps_table(case, language):
    """Return headers, rows and caption of a table of the six steps, with the strongest point of each side."""
    _ = translator(language)
    rows = [
        [f"{each['number']}. {each['name']}", each["question"], *(side["text"] for side in each["sides"])]
        for each in _steps(case, language).values()
    ]
    headers = [_("Step"), _("Question"), _("Strongest point for the measure"), _("Strongest point against the measure")]
    return {"headers": headers, "rows": rows, "caption": _("Six steps of proportionality")}


def own_steps(case, answer, language):
    """Return the student's steps as rows of text: name, decision, reason."""
    _ = translator(language)
    parsed, names = parse_steps(case, answer), finding_names(_)
    return [
        [
            step_title(case, step, language),
            names.get(parsed["decisions"].get(step, ""), _.pgettext("step", "(open)")),
            parsed["reasons"].get(step, ""),
        ]
        for step in _steps(case, language)
    ]


def step_title(case, step, language):
    """Return the number and the name of a step."""
    shown = _steps(case, language)[step]
    return f"{shown['number']}. {shown['name']}"
