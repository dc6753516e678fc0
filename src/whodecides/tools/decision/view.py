"""The decision path in words: situations, the steps of the test, and the reasons behind each."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from ...case import Reader, Row
from ...i18n import translator
from ...widgets.tool import AnswerSummary
from .model import ANSWERS, FEWEST_WORDS, answered_steps, is_complete, known_answers, situations, steps


def decision_words(reader: Reader) -> dict[str, Any]:
    """Return what stays as it is while one reads in one language: labels, situations, possible answers."""
    _ = reader.say
    return {
        "labels": {
            "title": _("Decision path: {test}").format(test=reader.entry("test.name")),
            "situation": _("Situation"),
            "form": _("Your step"),
            "answer": _("Your answer"),
            "reason": _("Your reason, in one sentence"),
            "count": _("Words: {count} (at least {fewest})"),
            "store": _("Store this step and see the reasons"),
            "incomplete": _("Choose an answer first, and say why in {fewest} words or more of your own.").format(
                fewest=FEWEST_WORDS
            ),
            "back": _("Undo: take back the last step"),
            "next": _("Go to the next situation"),
        },
        "situations": [
            [each, reader.text(reader.case.row("fact_patterns", each), "title")] for each in situations(reader.case)
        ],
        "answers": [[each, _answer_names(reader.language)[each]] for each in ANSWERS],
        "fewest": FEWEST_WORDS,
    }


def decision_view(
    reader: Reader, situation: str, answers: Mapping[str, dict[str, str]], goal: tuple[str, int] | None = None
) -> dict[str, Any]:
    """Return what changes: the situation, the steps behind, the step in hand, the end of the path, one sentence.

    `answers` as in `threepart`, `goal` as in `decision_sentence`; every part is plain data. `form` is empty at the end
    of a path, `end` before it.
    """
    behind = answered_steps(reader.case, situation, answers)
    ahead = steps(reader.case, situation)[len(behind) :]
    return {
        "situation": _situation_card(reader, situation),
        "done": [_answered_step(reader, row, answers[row["id"]]) for row in behind],
        "form": _current_step(reader, ahead[0], len(behind)) if ahead else {},
        "end": {} if ahead else _path_end(reader, situation, answers),
        "sentence": decision_sentence(reader, situation, answers, goal),
    }


def decision_sentence(
    reader: Reader, situation: str, answers: Mapping[str, dict[str, str]], goal: tuple[str, int] | None = None
) -> str:
    """Return how far one is, here and in all. `goal` is (id of a task, how many steps it asks for)."""
    _ = reader.say
    done = sum(len(answered_steps(reader.case, each, answers)) for each in situations(reader.case))
    title = reader.text(reader.case.row("fact_patterns", situation), "title")
    here, path = len(answered_steps(reader.case, situation, answers)), len(steps(reader.case, situation))
    if not goal:
        return _("{title}: {here} of {steps} steps stored. In all situations: {all} of {total}.").format(
            title=title, here=here, steps=path, all=done, total=path * len(situations(reader.case))
        )
    task, asked = goal
    if done < asked:
        return _("{title}: {here} of {steps} steps stored. For task {task}: {all} of {asked} steps.").format(
            title=title, here=here, steps=path, task=task, all=done, asked=asked
        )
    return _(
        "{title}: {here} of {steps} steps stored. Task {task} is complete, with {all} steps: read on below, or walk another path."
    ).format(title=title, here=here, steps=path, task=task, all=done)


def decision_static_fallback(reader: Reader) -> dict[str, Any]:
    """Return two tables, as headers, rows and caption: the situations, and all reasons and findings; and a note."""
    _ = reader.say
    rows = [reader.case.row("fact_patterns", each) for each in situations(reader.case)]
    facts = {
        "headers": [_("Situation"), _("What happened"), _("Binding here")],
        "rows": [[reader.text(row, "title"), reader.text(row, "facts"), reader.text(row, "bound")] for row in rows],
        "caption": _("Situations to which the test is put"),
    }
    reasons = {
        "headers": [
            _("Situation"),
            _("Step"),
            _("The best reason for yes"),
            _("The best reason for no"),
            _("What was said"),
        ],
        "rows": [
            [
                reader.text(row, "title"),
                reader.name("test_steps", step["step"]),
                reader.text(step, "yes"),
                reader.text(step, "no"),
                _("{who}: {text} ({finding})").format(
                    who=reader.text(step, "body"),
                    text=reader.text(step, "said"),
                    finding=reader.word(step["finding"], "fact_steps.finding"),
                ),
            ]
            for row in rows
            for step in steps(reader.case, row["id"])
        ],
        "caption": _("The steps of the test, with the best reasons both ways"),
    }
    note = _("Reading without running? Decide for yourself first, then open the reasons.")
    return {"asked": facts, "note": note, "told": reasons}


def step_questions(reader: Reader, situation: str) -> list[dict[str, str]]:
    """Return the steps of a situation as they are asked, one after the other: title, question, help."""
    rows = steps(reader.case, situation)
    return [_current_step(reader, row, number) for number, row in enumerate(rows)]


def situation_handout(reader: Reader, situation: str) -> dict[str, Any]:
    """Return a situation on paper: heading, facts, and as a table all that is told once its steps are decided."""
    shown = _situation_card(reader, situation)
    told = decision_static_fallback(reader)["told"]
    rows = [row[1:] for row in told["rows"] if row[0] == shown["heading"]]
    return {
        "heading": shown["heading"],
        "facts": shown["facts"],
        "told": {"headers": told["headers"][1:], "rows": rows, "caption": shown["heading"]},
    }


def _situation_card(reader: Reader, situation: str) -> dict[str, Any]:
    _ = reader.say
    row = reader.case.row("fact_patterns", situation)
    sources = {"source": row["bound_source"], "source_1": row["source_1"], "source_2": row["source_2"]}
    return {
        "heading": reader.text(row, "title"),
        "facts": [
            [_("What happened"), reader.text(row, "facts")],
            [_("Binding here"), reader.text(row, "bound")],
        ],
        "sources": reader.links(sources),
    }


def _question(reader: Reader, row: Row) -> str:
    return reader.text(reader.case.row("test_steps", row["step"]), "question")


def _current_step(reader: Reader, row: Row, number: int) -> dict[str, str]:
    _, step = reader.say, reader.case.row("test_steps", row["step"])
    return {
        "id": row["id"],
        "title": _("Step {number} of {all}: {name}").format(
            number=number + 1, all=len(reader.case["test_steps"]), name=reader.text(step, "name")
        ),
        "question": reader.text(step, "question"),
        "help": reader.text(step, "help"),
    }


def _answered_step(reader: Reader, row: Row, own: dict[str, str]) -> dict[str, Any]:
    _ = reader.say

    def card(heading: str, label: str, text: str, source: str) -> dict[str, Any]:
        return {
            "heading": heading,
            "facts": [[label, text]],
            "sources": reader.links({"source": source}),
        }

    finding_card = card(reader.text(row, "body"), _("What was said"), reader.text(row, "said"), row["said_source"])
    finding_card["facts"].insert(0, [_("Finding"), reader.word(row["finding"], "fact_steps.finding")])
    return {
        "id": row["id"],
        "title": _("{name}: {text}").format(name=reader.name("test_steps", row["step"]), text=_question(reader, row)),
        "own": [_("Your answer"), f"{_answer_names(reader.language)[own['answer']]}. {own['reason']}"],
        "reasons": [
            card(_("The best reason for yes"), _("Reason"), reader.text(row, "yes"), row["yes_source"]),
            card(_("The best reason for no"), _("Reason"), reader.text(row, "no"), row["no_source"]),
        ],
        "said": finding_card,
    }


def _path_end(reader: Reader, situation: str, answers: Mapping[str, dict[str, str]]) -> dict[str, Any]:
    _ = reader.say
    rows = [
        [
            reader.name("test_steps", row["step"]),
            _answer_names(reader.language)[answers[row["id"]]["answer"]],
            reader.word(row["finding"], "fact_steps.finding"),
        ]
        for row in steps(reader.case, situation)
    ]
    return {
        "caption": _("Your path, and what was decided"),
        "headers": [_("Step"), _("Your answer"), _("Finding")],
        "rows": rows,
        "note": _(
            "One missing step is enough: then the limit fails the test. “Not decided” means that we found no court or body "
            "that decided this step of this case. You may differ from a court: what counts is the reason."
        ),
        "next": next(
            (each for each in situations(reader.case) if len(answered_steps(reader.case, each, answers)) < 3), ""
        ),
    }


@cache
def _answer_names(language: str) -> dict[str, str]:
    _ = translator(language)
    return {"yes": _("Yes"), "no": _("No"), "cannot tell": _("Cannot tell")}


def summarize_answer(reader: Reader, answer: dict[str, Any]) -> AnswerSummary:
    """Return how many steps were answered, and how."""
    _ = reader.say
    given = [each for each in known_answers(reader.case, answer.get("answers")).values() if is_complete(each)]
    counts = [sum(each["answer"] == name for each in given) for name in ANSWERS]
    sentence = _("Steps answered: {count}. Yes: {yes}. No: {no}. Cannot tell: {open}.").format(
        count=len(given), yes=counts[0], no=counts[1], open=counts[2]
    )
    return {"sentence": sentence, "words": "", "record": ""}
