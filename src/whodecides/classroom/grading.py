"""Points for answers. Pure functions of tasks, answers and the codes of the case."""

import json
import tomllib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

from ..answers import Task, all_variants, as_data, check_answer, in_full, is_empty, named_variant, plain, task_from
from ..answers.result import Known
from ..case import citable, the_case
from ..errors import KitError, Words, _
from ..i18n import translator

LONGEST_SHOWN = 5_000  # characters of an answer that people judge; the longest asked for has about a thousand
WHOLE = ("classify", "table", "order")  # kinds of several parts, which earn all points or none


@dataclass(frozen=True, slots=True)  # a large class has millions of them
class Mark:
    """What one answer earns: `points` of `most`; `judged` where a person has to decide; `feedback` for the student.

    `question` is that of the student's own variant, "" where it is not known; `answer` what they wrote, as much
    as is shown to whoever has to read it, and `doubt` what the machine finds missing in it, in the language of whoever judges.
    """

    task: str
    question: str
    points: float
    most: float
    judged: bool
    feedback: str
    answer: str = ""
    doubt: str = ""


def mark(task: Task, answer: Any, statements: Known, language: str = "en", judging: str = "en") -> Mark:
    """Return the Mark of one answer. `statements` maps statement ids to their codes.

    `language` is the student's, `judging` that of whoever judges.

    An interpretive answer earns no points yet: a person gives them by the rubric, also where the machine has a doubt.
    """
    found = check_answer(task, answer, 1, statements, language)
    points = task.points if found.right else 0
    judged = found.right is None or (bool(task.rubric) and isinstance(answer, str) and bool(answer.strip()))
    doubtful = judged and found.right is False
    doubt = check_answer(task, answer, 1, statements, judging).text if doubtful else ""
    text = str(answer)[:LONGEST_SHOWN] if judged else ""
    return Mark(task.id, task.question, points, task.points, judged, in_full(task, found), text, doubt)


def stated(task: Task, record: dict[str, Any], older: int | None = None) -> Task | None:
    """Return the task as the variant that a student answered states it, or None where nobody can tell.

    A record of a file of answers names its variant. In a notebook the question above the answer tells it ("question" of
    the record). For a file of an older kit `older` is the number of the variant that its form drew, where that is known.
    """
    name = record.get("variant")
    if name is not None:
        return named_variant(task, name)
    every = all_variants(task)
    if len(every) == 1:
        return every[0]
    if "question" in record:
        asked = [each for each in every if plain(each.question) == plain(record["question"])]
        return asked[0] if len(asked) == 1 else None
    return None if older is None else every[older % len(every)]


def grade_answers(
    tasks: Iterable[Task],
    answers: dict[str, dict[str, Any]],
    statements: Known,
    language: str = "en",
    older: Callable[[str], int] | None = None,
    judging: str = "en",
) -> list[Mark]:
    """Return a Mark for each task, in order.

    `answers` is {task id: record with "answer"}, as in a file of answers: a mark depends on it and on the key alone.
    `older` maps the id of a task to the number of the variant that an older kit drew for the student. `language` is the
    student's, `judging` that of whoever judges.
    """
    return [
        _mark_of(task, answers.get(task.id, {}), statements, language, older(task.id) if older else None, judging)
        for task in tasks
    ]


def _mark_of(task, record, statements, language, older, judging):
    answer = record.get("answer")
    if is_nothing(answer):
        nothing = translator(language)(_("No answer was handed in."))
        return Mark(task.id, "" if len(task.variants) > 1 else task.question, 0, task.points, False, nothing)
    known = stated(task, record, older)
    if known:
        found = mark(known, answer, statements, language, judging)
        return replace(found, feedback=_returned(known, answer, found, statements, language))
    said = _("To which question this answer was given is not written down, so a person looks at it.")
    doubt = _unknown_question(task, record.get("variant")).said(translator(judging))
    return Mark(task.id, "", 0, task.points, True, translator(language)(said), str(answer)[:LONGEST_SHOWN], doubt)


def unmarked(task: Task, record: dict[str, Any], failed: Words, language: str = "en", judging: str = "en") -> Mark:
    """Return the Mark of an answer at which the kit `failed`: a person decides on it."""
    shown = next((each for each in all_variants(task) if each.variant == record.get("variant")), task)
    said = translator(language)(_("The kit could not check this answer, so a person looks at it."))
    by_hand = _("the kit failed at this answer ({failure}): write level 4 where it is right, 1 where it is not")
    doubt = Words(by_hand, failure=failed).said(translator(judging))
    text = str(record.get("answer", ""))[:LONGEST_SHOWN]
    return Mark(task.id, shown.question, 0, task.points, True, said, text, doubt)


def is_nothing(answer: Any) -> bool:
    """Tell whether nothing was handed in as an answer: spaces, and a form of which no part is filled in, are nothing, too."""
    if isinstance(answer, dict):
        return all(map(is_nothing, answer.values()))
    return is_empty(answer.strip() if isinstance(answer, str) else answer)


def _returned(task: Task, answer: Any, found: Mark, statements: Known, language: str) -> str:
    """Return what a student reads of an answer that cannot be mended any more: how much was right, and why it counts 0."""
    if found.judged or found.points:
        return found.feedback
    say, checked = translator(language), check_answer(task, answer, 1, statements, language)
    if task.kind not in WHOLE:
        return (
            found.feedback if checked.whole else say(_("What was handed in cannot be read as an answer to this task."))
        )
    counts = say(_("This task counts as a whole: all points, or none."))
    if not checked.rows:
        return f"{found.feedback}\n{counts}"
    every = len(task.items or task.cells)
    right = say(_("Right: {right} of {all}.")).format(right=every - len(checked.rows), all=every)
    return in_full(task, replace(checked, text=f"{right} {counts}"))


def _unknown_question(task, name):
    """Return Words on an answer of which nobody can tell, or the key does not know, to which question it was given."""
    shown = (
        Words(_("the key does not know the variant '{name}'"), name=name[:40])
        if name
        else Words(_("the variant that was shown is not written down"))
    )
    asked = "; ".join(f"{each.variant}: {each.question}" for each in all_variants(task))
    find_out = _(
        "{problem}; find out, and write level 4 where the answer is right, 1 where it is not. The questions are: {list}"
    )
    return Words(find_out, problem=shown, list=asked)


def score(answer: Any, specification: str) -> float:
    """Return the points that nbgrader writes down for an answer, and print the feedback.

    `specification` is the task as JSON, as it stands in a solution; kits up to version 0.1 wrote TOML. A judged task
    earns no points here.
    """
    try:
        answer = as_data(answer)
    except KitError as error:
        print(error)
        return 0
    row = json.loads(specification) if specification.lstrip().startswith("{") else tomllib.loads(specification)
    found = mark(task_from(row), answer, citable(the_case()))
    print(found.feedback if not is_empty(answer) else f"There is no answer yet. {found.feedback}")
    return found.points
