"""Points for answers. Pure functions of tasks, answers and the codes of the case."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from ..answers import (
    Feedback,
    Task,
    all_variants,
    as_data,
    check_answer,
    in_full,
    is_empty,
    named_variant,
    revision_of,
    task_from,
)
from ..answers.file import Record
from ..answers.result import Known
from ..case import citable, the_case
from ..errors import KitError, Words, _
from ..i18n import Translator, translator
from .questions import Questions, questions

LONGEST_SHOWN = 5_000  # characters of an answer that people judge; the longest asked for has about a thousand
WHOLE = ("classify", "table", "order")  # kinds of several parts, which earn all points or none
# Different answers of a class of which the marks are known, and the characters of one; what is longer is a text, and
# hardly anybody else's.
MOST_KNOWN, LONGEST_KNOWN = 50_000, 500
ITS_OWN = frozenset(("tries", "at", "code", "class", "earlier"))  # what of a record no mark depends on


@dataclass(frozen=True, slots=True)  # a large class has millions of them
class Mark:
    """What one answer earns: `points` of `most`; `judged` where a person has to decide; `feedback` for the student.

    `question` is that of the student's own variant, "" where it is not known; `answer` what they wrote, as much
    as is shown to whoever has to read it, and `doubt` what the machine finds missing in it, in the language of whoever
    judges. `changed` says that it answers a question which is another one today: by that one's key, or by a person where
    `question` is "".
    """

    task: str
    question: str
    points: float
    most: float
    judged: bool
    feedback: str
    answer: str = ""
    doubt: str = ""
    changed: bool = False


def mark(
    task: Task,
    answer: Any,
    statements: Known,
    language: str = "en",
    judging: str = "en",
    handed_in: bool = False,
) -> Mark:
    """Return the Mark of one answer. `statements` maps statement ids to their codes.

    `language` is the student's, `judging` that of whoever judges. What is `handed_in` cannot be mended any more, and the
    feedback says why it counts 0.

    An interpretive answer earns no points yet: a person gives them by the rubric, also where the machine has a doubt.
    """
    found = check_answer(task, answer, 1, statements, language)
    points = task.points if found.right else 0
    judged = found.right is None or (bool(task.rubric) and isinstance(answer, str) and bool(answer.strip()))
    doubtful = judged and found.right is False
    other = doubtful and judging != language
    doubt = (check_answer(task, answer, 1, statements, judging) if other else found).text if doubtful else ""
    text = str(answer)[:LONGEST_SHOWN] if judged else ""
    failed = handed_in and not judged and not points
    told = _told_of_failed(task, found, translator(language)) if failed else in_full(task, found)
    return Mark(task.id, task.question, points, task.points, judged, told, text, doubt)


def grade_answers(
    tasks: Iterable[Task],
    answers: dict[str, dict[str, Any]],
    known: Mapping[str, Known],
    language: str = "en",
    asked: Questions | None = None,
    judging: str = "en",
    before: dict[tuple[str, ...], Mark] | None = None,
) -> list[Mark]:
    """Return a Mark for each task, in order.

    `answers` is {task id: record with "answer"}, as in a file of answers: a mark depends on it and on the keys alone.
    `known` maps each case, "" for the default one, to what its tasks may cite, with its codes.
    `asked` are the Questions whose keys are at hand, by default those of the tasks. `language` is the student's, `judging`
    that of whoever judges. `before` holds the marks of answers that others of the class gave, and is added to: who chooses
    what thousands choose gets the same Mark. It belongs to these questions, cases and `judging`.
    """
    tasks = list(tasks)
    asked = asked or questions(tasks)

    def found(task: Task) -> Mark:
        record = answers.get(task.id, {})
        same = (task.id, language, _told(record))
        if before is not None and same in before:
            return before[same]
        made = _mark_of(task, record, known.get(task.case, {}), language, asked, judging)
        if before is not None and len(before) < MOST_KNOWN and len(same[-1]) <= LONGEST_KNOWN:
            before[same] = made
        return made

    return [found(task) for task in tasks]


def _told(record: dict[str, Any]) -> str:
    """Return all of a record on which a mark depends, as text: 1, 1.0, True and "1" are four answers."""
    return repr({name: part for name, part in record.items() if name not in ITS_OWN})


def _mark_of(
    task: Task,
    record: Record,
    statements: Known,
    language: str,
    asked: Questions,
    judging: str,
) -> Mark:
    answer = record.get("answer")
    if is_nothing(answer):
        nothing = translator(language)(_("No answer was handed in."))
        return Mark(task.id, "" if len(task.variants) > 1 else task.question, 0, task.points, False, nothing)
    known, changed = asked.asked(task, record)
    if known:
        found = mark(known, answer, statements, language, judging, handed_in=True)
        if not changed:
            return found
        if not found.judged or task.rubric:
            return _by_the_key_before(found, language, judging)
    known_variant = named_variant(task, record.get("variant") or "")
    said = (
        _("The question has changed since you answered it, so a person looks at your answer.")
        if known_variant
        else _("To which question this answer was given is not written down, so a person looks at it.")
    )
    doubt = _changed_question(known_variant, record, asked) if known_variant else _unknown_question(task, record)
    told, shown = _find_out(doubt, task).said(translator(judging)), str(answer)[:LONGEST_SHOWN]
    return Mark(task.id, "", 0, task.points, True, translator(language)(said), shown, told, bool(known_variant))


def _by_the_key_before(found: Mark, language: str, judging: str) -> Mark:
    """Return a mark by the key of the question that was answered, which says so to the student and to whoever judges."""
    say = translator(language)
    told = say(_("The question has changed since; your answer is marked by the one that you saw."))
    doubt = found.doubt
    if found.judged:
        before = Words(_("it answers the question before: “{question}”"), question=found.question)
        doubt = f"{before.said(translator(judging))} {doubt}".strip()
    return replace(found, feedback=f"{told}\n{found.feedback}", doubt=doubt, changed=True)


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


def _told_of_failed(task: Task, found: Feedback, say: Translator) -> str:
    """Return what a student reads of an answer that cannot be mended any more: how much was right, and why it counts 0."""
    if task.kind not in WHOLE:
        unread = say(_("What was handed in cannot be read as an answer to this task."))
        return in_full(task, found) if found.whole else unread
    counts = say(_("This task counts as a whole: all points, or none."))
    if not found.rows:
        return f"{in_full(task, found)}\n{counts}"
    every = len(task.items or task.cells)
    right = say(_("Right: {right} of {all}.")).format(right=every - len(found.rows), all=every)
    return in_full(task, replace(found, text=f"{right} {counts}"))


def _changed_question(today: Task, record: Record, asked: Questions) -> Words:
    """Return Words on an answer to another revision of a question than that of today, whose key is not at hand."""
    numbers = {"now": today.revision, "answered": revision_of(record), "data": record.get("data") or "–"}
    if (today.id, today.variant, numbers["answered"]) in asked.doubtful:
        two = _("two kits have different keys for revision {answered} of this question (today {now}; data {data})")
        return Words(two, **numbers)
    if "revision" not in record:
        older = _(
            "the answer is older than the numbers of questions, and this question has changed since (today {now})"
        )
        return Words(older, **numbers)
    other = _("the question has changed: revision {answered} was answered (data {data}), and today's is {now}")
    return Words(other, **numbers)


def _unknown_question(task: Task, record: Record) -> Words:
    """Return Words on an answer of which nobody can tell, or the key does not know, to which question it was given."""
    if name := record.get("variant"):
        return Words(_("the key does not know the variant '{name}'"), name=name[:40])
    return Words(_("the variant that was shown is not written down"))


def _find_out(problem: Words, task: Task) -> Words:
    """Return what a person does with an answer that no key at hand judges."""
    asked = "; ".join(
        f"{each.variant}: {each.question}" if each.variant else each.question for each in all_variants(task)
    )
    said = _(
        "{problem}; find out, and write level 4 where the answer is right, 1 where it is not. The questions are: {list}"
    )
    return Words(said, problem=problem, list=asked)


def score(answer: Any, specification: str) -> float:
    """Return the points that nbgrader writes down for an answer, and print the feedback.

    `specification` is the task as JSON, as it stands in a solution. A judged task earns no points here.
    """
    try:
        answer = as_data(answer)
    except KitError as error:
        print(error)
        return 0
    found = mark(task_from(json.loads(specification)), answer, citable(the_case()))
    print(found.feedback if not is_empty(answer) else f"There is no answer yet. {found.feedback}")
    return found.points
