"""The translation chain: one expression from its speaker to the story, a step at a time."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from ...article_claims import CHANGES, SCOPES, chain_ids, expression_chain, judged_steps, known_judgements, step_id
from ...case import Case, Reader, Row
from ...i18n import Translator
from ...widgets.html import PlainTable
from .model import SIGNS
from .phrase_paths import alt_text, outcome_sentence, phrase_path_views, phrase_table
from .steps import branch_view, heading, step_view, who

State = dict[str, Any]


def chain_view(case: Case, state: State) -> dict[str, Any]:
    """Return all that the translation chain shows for a state, as plain data in the reader's language.

    `state` holds language, expression, scope and judgements ({"R01.2": ["no"]} or {"R01.2": ["no", "yes"]}).
    A step is shown once the one before is judged; what changed is told once the step itself is judged.
    Raises KitError for an unknown expression or scope.
    """
    reader, expression = Reader(case, state["language"]), state["expression"]
    judgements = known_judgements(state["judgements"], judged_steps(case, "all"), CHANGES)
    _ = reader.say
    steps, branches = expression_chain(case, expression)
    chain_ids(case, state["scope"])  # raises for an unknown scope
    shown = _steps_shown(steps, judgements)
    done = _is_done(case, expression, judgements)
    told = [row for row in shown if row["step"] == 1 or step_id(row) in judgements]
    last = told[-1]["step"]
    return {
        "words": _words(reader),
        "state": {**state, "judgements": judgements},
        "view": {
            "expression": expression,
            "all": len(steps),
            "steps": [step_view(reader, row, judgements.get(step_id(row))) for row in shown],
            "streams": phrase_path_views(reader, expression, last),
            "waiting": None if done else step_id(shown[-1]),
            "title": outcome_sentence(reader, expression) if done else "",
            "alt": alt_text(reader, expression, last),
            "phrases": phrase_table(reader, expression, last),
            "wordings": _wordings(reader, told),
            "branches": [branch_view(reader, row) for row in branches] if done else [],
            "summary": _summary(reader, steps, judgements) if done else None,
            "progress": _progress(reader, expression, judgements),
            "done": [each for each in chain_ids(case, "all") if _is_done(case, each, judgements)],
        },
    }


def chain_static_fallback(reader: Reader, expression: str) -> dict[str, Any]:
    """Return what the saved page shows: the wordings as a table, a note, and what changed as tables for below it."""
    _ = reader.say
    steps, branches = expression_chain(reader.case, expression)
    changes = {
        "headers": [_("Step"), _("Who, in which language"), _("Wording"), _("What changed")],
        "rows": [[r["step"], who(reader, r), r["wording"], reader.text(r, "change")] for r in (*steps[1:], *branches)],
        "caption": _("What changed at each step, and how others rendered it"),
    }
    return {
        "asked": {**_wordings(reader, steps), "caption": f"{expression} · {reader.name('expressions', expression)}"},
        "note": _("Does the meaning change at each step? Answer first, then open this."),
        "finding": outcome_sentence(reader, expression),
        "alt": alt_text(reader, expression),
        "told": [each for each in (phrase_table(reader, expression), changes) if each],
    }


def chain_sentence(case: Case, state: State) -> str:
    """Return in one sentence how far the student is."""
    judgements = known_judgements(state["judgements"], judged_steps(case, "all"), CHANGES)
    return _progress(Reader(case, state["language"]), state["expression"], judgements)


@cache
def _words(reader: Reader) -> dict[str, Any]:
    """Return what stays as it is while one reads in one language."""
    _ = reader.say
    return {
        "labels": {
            "title": "",
            "expression": _("Expression"),
            "question": _("Compared with the step before, does the meaning change?"),
            "first": _("(first: {answer})"),
            "mine": _("You: {answer}"),
            "branches": _("How others rendered the same words"),
            "summary": _("Your answers along this chain"),
            "change": _("Change my answer; the first one is kept"),
            "done": _("followed"),
            "follow": _("Press a phrase to follow it. Press a step to read its source."),
            "open": _("Press a step to read its source."),
            "next": _("Go to the next step"),
            "steps": _("Steps"),
            "step": _("Step {number}"),
            "waits": _("Not judged yet"),
            "hidden": _("The words of this step could not be read."),
            "inferred": _.pgettext("step", "inferred"),
            "table": _("The same as a table"),
        },
        "key": [
            {"look": "clear", "sign": SIGNS["kept"], "name": reader.word("kept", "cuts.change")},
            {"look": "dyed", "sign": SIGNS["changed"], "name": _("changed here or above")},
            {"look": "new", "sign": SIGNS["added"], "name": reader.word("added", "cuts.change")},
            {"look": "gone", "sign": SIGNS["left out"], "name": reader.word("left out", "cuts.change")},
            {"look": "guess", "sign": "", "name": _.pgettext("step", "inferred")},
        ],
        "expressions": {
            scope: [[each, f"{each} · {reader.name('expressions', each)}"] for each in chain_ids(reader.case, scope)]
            for scope in SCOPES
        },
        "changes": [
            {"id": each, "name": change_words(_)[each], "sign": sign}
            for each, sign in zip(CHANGES, "=≈≠?", strict=True)
        ],
    }


def change_words(_: Translator) -> dict[str, str]:
    """Map each of CHANGES, what a student may answer, to its words."""
    return {
        "no": _.pgettext("change", "no"),
        "a little": _.pgettext("change", "a little"),
        "yes": _.pgettext("change", "yes"),
        "cannot tell": _.pgettext("change", "cannot tell"),
    }


def _steps_shown(steps: tuple[Row, ...], judgements: dict[str, Any]) -> tuple[Row, ...]:
    """Return the steps up to and with the first that is not judged."""
    waiting = next((place for place, row in enumerate(steps[1:], 1) if step_id(row) not in judgements), len(steps))
    return steps[: waiting + 1]


def _is_done(case: Case, expression: str, judgements: dict[str, Any]) -> bool:
    return all(step_id(row) in judgements for row in expression_chain(case, expression)[0][1:])


def _wordings(reader: Reader, steps: Sequence[Row]) -> PlainTable:
    _ = reader.say
    return {
        "headers": [_("Step"), _("Who, in which language"), _("Wording"), _("Our translation")],
        "rows": [[r["step"], who(reader, r), r["wording"], reader.text(r, "gloss")] for r in steps],
        "caption": _("The wordings"),
    }


def _summary(reader: Reader, steps: Sequence[Row], judgements: dict[str, Any]) -> dict[str, Any]:
    _ = reader.say
    return {
        "headers": [_("Step"), _("Who, in which language"), _("First answer"), _("Answer now"), _("What changed")],
        "rows": [
            [
                row["step"],
                f"{heading(reader, row)} · {reader.language_name(row['language'])}",
                *(change_words(_)[judgements[step_id(row)][place]] for place in (0, -1)),
                reader.text(row, "change"),
            ]
            for row in steps[1:]
        ],
    }


def _progress(reader: Reader, expression: str, judgements: dict[str, Any]) -> str:
    _ = reader.say
    steps = expression_chain(reader.case, expression)[0]
    own = [step_id(row) for row in steps[1:]]
    return _("Steps judged: {done} of {all} in this chain; {total} in all.").format(
        done=sum(each in judgements for each in own), all=len(own), total=len(judgements)
    )
