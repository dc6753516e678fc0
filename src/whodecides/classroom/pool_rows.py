"""What a class's answers hold for the pool: codes, predictions, and what was answered later. Rows, not yet tables."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

import pandas as pd

from ..answers import Task, current_answer, is_current_answer
from ..case import Case
from ..coding import coding_task, known_codes, known_second_pass
from ..errors import SEMICOLON, CountedMessage, Message, _, join_messages, ngettext
from ..i18n import translator
from .class_work import StudentWork
from .pool_tables import FIRST_PASS, SECOND_PASS, option_containing, pair_results

LATER_COLUMNS = ["pseudonym", "task", "after", "right"]
POOLED = _("pooled")


def coding_task_id(case: Case, tasks: Sequence[Task]) -> str:
    """Return the id of that of these tasks of lessons in which a student codes, else its number; "" where there is none."""
    number = coding_task(case)
    return next((each.id for each in tasks if each.number == number), number)


def student_rows(
    student_work: StudentWork, name: str, case: Case, tasks: Sequence[Task], language: str = "en"
) -> dict[str, Any]:
    """Return what one student's answers hold, as rows: "codings", "predictions" and "later" answers.

    Answers to a question that has changed since are left out: they say nothing about the one of today.
    "about" is the row of what was read, whose verdict is in `language`; "left_out" says whether a part was not.
    """
    given = student_work.answers
    codings, left_out = _coding_rows(given.get(coding_task_id(case, tasks), {}).get("answer"), name, case)
    predictions, later, strange, changed = [], [], 0, 0
    for task in tasks:
        if task.kind != "prediction" or task.id not in given:
            continue
        option = _option_id(task, given[task.id]["answer"])
        if not is_current_answer(task, given[task.id]):
            changed += 1
            continue
        if not option:
            strange += 1
            continue
        predictions.append((name, task.id, option))
        follows = next((each for each in tasks if each.id == task.later and each.kind == "choice"), None)
        record = current_answer(follows, given)
        changed += bool(follows and follows.id in given and not record)
        after = _option_id(follows, record["answer"]) if follows and record else ""
        if follows and after:
            chosen = next(each for each in follows.options if each["id"] == after)
            later.append((name, task.id, chosen["text"], "yes" if chosen.get("right") else "no"))
    counts = Counter(each[1] for each in codings)
    verdict = _verdict(codings, predictions, left_out, strange, changed).translated(translator(language))
    summary = (name, counts[FIRST_PASS], counts[SECOND_PASS], len(predictions), verdict)
    return {
        "codings": codings,
        "predictions": predictions,
        "later": later,
        "about": summary,
        "left_out": bool(left_out or strange or changed),
    }


def _option_id(task: Task, answer: Any) -> str:
    """Return the id of the option that an answer names, or "". What a form stores is the id."""
    known = {each["id"] for each in task.options}
    return answer if isinstance(answer, str) and answer in known else ""


def _coding_rows(answer: Any, name: str, case: Case) -> tuple[list[tuple[str, str, str, str, str]], int]:
    """Return the codes that this case knows as rows of codings, and how many parts were left out (-1: all of it)."""
    if answer is None:
        return [], 0
    if not isinstance(answer, dict):
        return [], -1
    codes, second = known_codes(case, answer.get("codes")), known_second_pass(case, answer.get("second"))
    rows = [(name, FIRST_PASS, s, variable, value) for s, given in codes.items() for variable, value in given.items()]
    rows += [
        (name, SECOND_PASS, s, variable, each["value"])
        for s, given in second.items()
        for variable, each in given.items()
    ]
    return rows, _count_codes(answer.get("codes")) + _count_codes(answer.get("second")) - len(rows)


def _count_codes(given: Any) -> int:
    """Return how many codes an answer claims to hold; what is no table of codes counts as one."""
    if not isinstance(given, dict):
        return 1 if given else 0
    return sum(len(each) if isinstance(each, dict) else 1 for each in given.values())


def _verdict(
    codings: Sequence[tuple[str, ...]],
    predictions: Sequence[tuple[str, str, str]],
    left_out: int,
    strange: int,
    changed: int,
) -> Message:
    messages = []
    if left_out < 0:
        messages.append(Message(_("the answer to the coding is not a table of codes; left out")))
    elif left_out:
        unknown = ngettext(
            "{count} code left out: the codebook does not know their statement, variable or value",
            "{count} codes left out: the codebook does not know their statement, variable or value",
        )
        messages.append(CountedMessage(unknown, left_out))
    if strange:
        none = ngettext(
            "{count} prediction left out: no option of the task", "{count} predictions left out: no option of the task"
        )
        messages.append(CountedMessage(none, strange))
    if changed:
        other = ngettext(
            "{count} answer left out: its question has changed since",
            "{count} answers left out: their questions have changed since",
        )
        messages.append(CountedMessage(other, changed))
    if not codings and not predictions:
        messages.append(Message(_("no codes and no predictions to pool")))
    return join_messages(messages, SEMICOLON) if messages else Message(POOLED)


def own_code_outcomes(case: Case, tasks: Sequence[Task], codings: pd.DataFrame, language: str = "en") -> pd.DataFrame:
    """Return later answers for the prediction that the class's own codes resolve: how often a pair agrees."""
    _, rows, coding = translator(language), [], coding_task_id(case, tasks)
    for task in tasks:
        if task.kind == "prediction" and task.later and task.later == coding:
            texts = {each["id"]: each["text"] for each in task.options}
            on_average = _("{option}, with a classmate on average")
            rows += [
                (name, task.id, on_average.format(option=texts.get(option_containing(task, number), "")), "")
                for name, number in pair_results(case, codings).items()
            ]
    return pd.DataFrame(rows, columns=LATER_COLUMNS)
