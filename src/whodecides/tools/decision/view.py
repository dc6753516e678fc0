"""The test in words: situations with their steps, the step in hand, the reasons behind each once it is answered."""

from collections.abc import Mapping
from functools import cache
from typing import Any, TypedDict

from ...case import Reader, Row
from ...i18n import translator
from ...widgets.tool import AnswerSummary
from .model import ANSWERS, count_decided, is_stopped, known_answers, next_step, situations, steps

Answers = Mapping[str, dict[str, str]]


class Step(TypedDict):
    """One step of a situation: both marks, "" before it is answered; `stopped` where a court had stopped before it."""

    id: str
    name: str
    own: str
    record: str
    stopped: bool
    told: str


class Situation(TypedDict):
    """A situation on the board."""

    id: str
    title: str
    steps: list[Step]


class StepInHand(TypedDict):
    """The step that is open. `exhibit` is {} where no words were found; what follows `own` is told once it is answered."""

    id: str
    situation: str
    facts: str
    bound: str
    question: str
    help: str
    exhibit: dict[str, str]
    own: str
    record: str
    said: str
    reasons: list[list[str]]
    links: list[dict[str, str]]
    next: str
    next_label: str


@cache
def decision_words(reader: Reader) -> dict[str, Any]:
    """Return what stays as it is while one reads in one language: labels and possible answers."""
    _ = reader.say
    return {
        "labels": {
            "title": "",
            "situations": _("Situations"),
            "binds": _("Is the test binding law here?"),
            "reasons": _("The best reason for yes, for no; sources"),
        },
        "answers": [[each, _answer_names(reader.language)[each]] for each in ANSWERS],
    }


def decision_view(reader: Reader, step: str, answers: Answers) -> dict[str, Any]:
    """Return the board of situations, the step in hand, and how often a court answered, as plain data."""
    return {
        "board": [_situation(reader, each, answers) for each in situations(reader.case)],
        "hand": _step_in_hand(reader, reader.case.row("fact_steps", step), answers),
        "counted": counted_text(reader, answers),
        "done": "",
    }


def counted_text(reader: Reader, answers: Answers) -> str:
    """Return how many of the answered steps a court or body answered, in one sentence; how it begins before there are any."""
    _, done = reader.say, [each for each in reader.case["fact_steps"]["id"] if each in answers]
    if not done:
        return _("Answer a step, and see whether a court did.")
    return _("Your answers: {count}. A court or body has decided of these: {decided}.").format(
        count=len(done), decided=count_decided(reader.case, done)
    )


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
    note = _("Only reading? Decide for yourself first, then open the reasons.")
    return {"asked": facts, "note": note, "told": reasons}


def step_questions(reader: Reader, situation: str) -> list[dict[str, str]]:
    """Return the steps of a situation as they are asked on paper, one after the other: title, question, help."""
    _, rows = reader.say, [reader.case.row("test_steps", row["step"]) for row in steps(reader.case, situation)]
    title = _("Step {number} of {all}: {name}")
    return [
        {
            "title": title.format(number=number, all=len(rows), name=reader.text(row, "name")),
            "question": reader.text(row, "question"),
            "help": reader.text(row, "help"),
        }
        for number, row in enumerate(rows, 1)
    ]


def situation_handout(reader: Reader, situation: str) -> dict[str, Any]:
    """Return a situation on paper: heading, facts, and as a table all that is told once its steps are decided."""
    _, row = reader.say, reader.case.row("fact_patterns", situation)
    heading, told = reader.text(row, "title"), decision_static_fallback(reader)["told"]
    rows = [each[1:] for each in told["rows"] if each[0] == heading]
    return {
        "heading": heading,
        "facts": [[_("What happened"), reader.text(row, "facts")], [_("Binding here"), reader.text(row, "bound")]],
        "told": {"headers": told["headers"][1:], "rows": rows, "caption": heading},
    }


def _situation(reader: Reader, situation: str, answers: Answers) -> Situation:
    rows = steps(reader.case, situation)
    return {
        "id": situation,
        "title": reader.text(reader.case.row("fact_patterns", situation), "title"),
        "steps": [_step(reader, row, is_stopped(rows, place, answers), answers) for place, row in enumerate(rows)],
    }


def _step(reader: Reader, row: Row, stopped: bool, answers: Answers) -> Step:
    _, own = reader.say, answers.get(row["id"], {}).get("answer", "")
    name, found = reader.name("test_steps", row["step"]), reader.word(row["finding"], "fact_steps.finding")
    told = (
        _("you: {own}; the record: {found}").format(own=_answer_names(reader.language)[own], found=found)
        if own
        else _("no answer yet")
    )
    return {
        "id": row["id"],
        "name": name,
        "own": own,
        "record": row["finding"] if own else "",
        "stopped": stopped,
        "told": _("{name}: {text}").format(name=name, text=told),
    }


def _step_in_hand(reader: Reader, row: Row, answers: Answers) -> StepInHand:
    _, step, pattern = (
        reader.say,
        reader.case.row("test_steps", row["step"]),
        reader.case.row("fact_patterns", row["pattern"]),
    )
    own = answers.get(row["id"], {}).get("answer", "")
    following = next_step(reader.case, row["pattern"], answers) if own else ""
    stays = following and reader.case.row("fact_steps", following)["pattern"] == row["pattern"]
    sources = {
        "source": row["said_source"] if own else pattern["bound_source"],
        "source_1": row["yes_source"] if own else pattern["source_1"],
        "source_2": row["no_source"] if own else pattern["source_2"],
    }
    return {
        "id": row["id"],
        "situation": row["pattern"],
        "facts": reader.text(pattern, "facts"),
        "bound": reader.text(pattern, "bound"),
        "question": reader.text(step, "question"),
        "help": reader.text(step, "help"),
        "exhibit": _exhibit(reader, row.get("exhibit", "")),
        "own": _answer_names(reader.language)[own] if own else "",
        "record": reader.word(row["finding"], "fact_steps.finding") if own else "",
        "said": _said(reader, row) if own else "",
        "reasons": [
            [_("The best reason for yes"), reader.text(row, "yes")],
            [_("The best reason for no"), reader.text(row, "no")],
        ]
        if own
        else [],
        "links": reader.links(sources),
        "next": following,
        "next_label": _("Next step") if stays else _("Next situation"),
    }


def _said(reader: Reader, row: Row) -> str:
    _ = reader.say
    return _("{name}: {text}").format(name=reader.text(row, "body"), text=reader.text(row, "said"))


def _exhibit(reader: Reader, exhibit: str) -> dict[str, str]:
    if not exhibit:
        return {}
    row = reader.case.row("exhibits", exhibit)
    name = reader.case.row("actors", row["whose"])["name"]
    what = reader.text(row, "what") or reader.word(row["kind"], "exhibits.kind")
    return {
        **reader.own_words(row),
        "line": " · ".join((what, name, reader.date(row))),
    }


@cache
def _answer_names(language: str) -> dict[str, str]:
    _ = translator(language)
    return {"yes": _("Yes"), "no": _("No"), "cannot tell": _("Cannot tell")}


def summarize_answer(reader: Reader, answer: dict[str, Any]) -> AnswerSummary:
    """Return how many steps were answered and how, beside how many a court answered."""
    _, given = reader.say, known_answers(reader.case, answer.get("answers"))
    counts = [sum(each["answer"] == name for each in given.values()) for name in ANSWERS]
    sentence = _("Steps answered: {count}. Yes: {yes}. No: {no}. Cannot tell: {open}.").format(
        count=len(given), yes=counts[0], no=counts[1], open=counts[2]
    )
    return {"sentence": sentence, "words": "", "record": counted_text(reader, given) if given else ""}
