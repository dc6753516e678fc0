"""Points for answers. Pure functions of tasks, answers and the codes of the case."""

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from ..answers import (
    Feedback,
    Task,
    all_variants,
    as_json_data,
    check_answer,
    feedback_text,
    is_empty,
    named_variant,
    revision_of,
    task_from,
)
from ..answers.file_format import Record
from ..answers.result import Decision, Known
from ..case import citable, current_case
from ..errors import KitError, Message, _
from ..i18n import Translator, localized_number, translator
from .answer_keys import AnswerKeys, collect_keys

LONGEST_SHOWN = 5_000  # characters of an answer that people judge; the longest asked for has about a thousand
OF_SEVERAL_DECISIONS = ("classify", "table", "order")  # kinds of which a part may be right
# Different answers of a class of which the marks are known, and the characters of one; what is longer is a text, and
# hardly anybody else's.
MOST_CACHED, LONGEST_CACHED = 50_000, 500
IGNORED_FIELDS = frozenset(("tries", "at", "code", "class", "earlier"))  # what of a record no mark depends on


@dataclass(frozen=True, slots=True)  # a large class has millions of them
class Mark:
    """What one answer earns: `points` of `most`; `judged` where a person has to decide; `feedback` for the student.

    `question` is that of the student's own variant, "" where it is not known; `answer` what they wrote, as much
    as is shown to whoever has to read it, and `doubt` what the machine finds missing in it, in the language of whoever
    judges. `changed` says that it answers a question which is another one today: by that one's key, or by a person where
    `question` is "".
    `decisions` and `again` are those of the Feedback.
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
    decisions: tuple[int, int] = (0, 0)
    again: tuple[Decision, ...] = ()


def mark_answer(
    task: Task,
    answer: Any,
    statements: Known,
    language: str = "en",
    judge_language: str = "en",
    handed_in: bool = False,
    whole: bool = False,
) -> Mark:
    """Return the Mark of one answer. `statements` maps statement ids to their codes.

    `language` is the student's, `judge_language` that of whoever judges. What is `handed_in` cannot be mended any more, and the
    feedback says why it counts 0.

    The right decisions of a task earn their shares of its points, as `shared_points` says; where it counts as a `whole`
    all points or none. An interpretive answer earns no points yet: a person gives them by the rubric, also where the machine has a doubt.
    """
    checked = check_answer(task, answer, 1, statements, language)
    points = task.points if checked.right else 0 if whole else shared_points(task.points, *checked.decisions)
    judged = checked.right is None or (bool(task.rubric) and isinstance(answer, str) and bool(answer.strip()))
    doubtful = judged and checked.right is False
    other = doubtful and judge_language != language
    doubt = (check_answer(task, answer, 1, statements, judge_language) if other else checked).text if doubtful else ""
    text = str(answer)[:LONGEST_SHOWN] if judged else ""
    failed = handed_in and not judged and not checked.right
    feedback = (
        _failed_feedback(task, checked, points, translator(language), whole) if failed else feedback_text(task, checked)
    )
    return Mark(
        task.id,
        task.question,
        points,
        task.points,
        judged,
        feedback,
        text,
        doubt,
        decisions=checked.decisions,
        again=checked.again,
    )


def shared_points(points: float, right: int, decisions: int) -> float:
    """Return what `right` of so many `decisions` of a task earn: each the same share of its points, to half a point.

    Fewer than half right earn nothing, and all points are for all decisions: else the nearest half point below them.

    >>> shared_points(3, 5, 6), shared_points(3, 2, 6), shared_points(2, 8, 9)
    (2.5, 0, 1.5)
    """
    if right == decisions:
        return points if decisions else 0
    if 2 * right < decisions:
        return 0
    nearest, most = math.floor(2 * points * right / decisions + 0.5), math.ceil(2 * points) - 1
    return min(nearest, most) / 2


def grade_answers(
    tasks: Iterable[Task],
    answers: dict[str, dict[str, Any]],
    known: Mapping[str, Known],
    language: str = "en",
    keys: AnswerKeys | None = None,
    judge_language: str = "en",
    cache: dict[tuple[str, ...], Mark] | None = None,
    whole: bool = False,
) -> list[Mark]:
    """Return a Mark for each task, in order.

    `answers` is {task id: record with "answer"}, as in a file of answers: a mark depends on it and on the keys alone.
    `known` maps each case, "" for the default one, to what its tasks may cite, with its codes.
    `keys` are the AnswerKeys at hand, by default those of the tasks. `language` is the student's, `judge_language`
    that of whoever judges. `cache` holds the marks of answers that others of the class gave, and is added to: who chooses
    what thousands choose gets the same Mark. It belongs to these questions, cases, `judge_language` and `whole`, which says
    that a task earns all its points or none.
    """
    tasks = list(tasks)
    keys = keys or collect_keys(tasks)

    def cached_mark(task: Task) -> Mark:
        record = answers.get(task.id, {})
        cache_key = (task.id, language, _cache_key(record))
        if cache is not None and cache_key in cache:
            return cache[cache_key]
        made = _mark_record(task, record, known.get(task.case, {}), language, keys, judge_language, whole)
        if cache is not None and len(cache) < MOST_CACHED and len(cache_key[-1]) <= LONGEST_CACHED:
            cache[cache_key] = made
        return made

    return [cached_mark(task) for task in tasks]


def _cache_key(record: dict[str, Any]) -> str:
    """Return all of a record on which a mark depends, as text: 1, 1.0, True and "1" are four answers."""
    return repr({name: part for name, part in record.items() if name not in IGNORED_FIELDS})


def _mark_record(
    task: Task,
    record: Record,
    statements: Known,
    language: str,
    keys: AnswerKeys,
    judge_language: str,
    whole: bool,
) -> Mark:
    answer = record.get("answer")
    if is_blank(answer):
        nothing = translator(language)(_("No answer was handed in."))
        return Mark(task.id, "" if len(task.variants) > 1 else task.question, 0, task.points, False, nothing)
    question, changed = keys.find(task, record)
    if question:
        found = mark_answer(question, answer, statements, language, judge_language, True, whole)
        if not changed:
            return found
        if not found.judged or task.rubric:
            return _mark_by_older_key(found, language, judge_language)
    variant = named_variant(task, record.get("variant") or "")
    message = (
        _("The question has changed since you answered it, so a person looks at your answer.")
        if variant
        else _("To which question this answer was given is not written down, so a person looks at it.")
    )
    doubt = _changed_question_note(variant, record, keys) if variant else _unknown_question_note(task, record)
    instruction, shown = (
        _find_out_instruction(doubt, task).translated(translator(judge_language)),
        str(answer)[:LONGEST_SHOWN],
    )
    return Mark(task.id, "", 0, task.points, True, translator(language)(message), shown, instruction, bool(variant))


def _mark_by_older_key(mark: Mark, language: str, judge_language: str) -> Mark:
    """Return a mark by the key of the question that was answered, which says so to the student and to whoever judges."""
    say = translator(language)
    message = say(_("The question has changed since; your answer is marked by the one that you saw."))
    doubt = mark.doubt
    if mark.judged:
        before = Message(_("it answers the question before: “{question}”"), question=mark.question)
        doubt = f"{before.translated(translator(judge_language))} {doubt}".strip()
    return replace(mark, feedback=f"{message}\n{mark.feedback}", doubt=doubt, changed=True)


def mark_for_person(
    task: Task, record: dict[str, Any], failure: Message, language: str = "en", judge_language: str = "en"
) -> Mark:
    """Return the Mark of an answer at which the kit `failure`: a person decides on it."""
    shown = next((each for each in all_variants(task) if each.variant == record.get("variant")), task)
    message = translator(language)(_("The kit could not check this answer, so a person looks at it."))
    by_hand = _("the kit failed at this answer ({failure}): write level 4 where it is right, 1 where it is not")
    doubt = Message(by_hand, failure=failure).translated(translator(judge_language))
    text = str(record.get("answer", ""))[:LONGEST_SHOWN]
    return Mark(task.id, shown.question, 0, task.points, True, message, text, doubt)


def is_blank(answer: Any) -> bool:
    """Tell whether nothing was handed in as an answer: spaces, and a form of which no part is filled in, are nothing, too."""
    if isinstance(answer, dict):
        return all(map(is_blank, answer.values()))
    return is_empty(answer.strip() if isinstance(answer, str) else answer)


def _failed_feedback(task: Task, checked: Feedback, points: float, say: Translator, whole: bool) -> str:
    """Return what a student reads of an answer that cannot be mended any more: how much is right, and what it earns."""
    if task.kind not in OF_SEVERAL_DECISIONS:
        unread = say(_("What was handed in cannot be read as an answer to this task."))
        return feedback_text(task, checked) if checked.whole else unread
    told = [checked.text] if task.kind == "order" or not checked.whole else []
    helped = [f"“{each.item}”: {each.why}" for each in checked.again if each.why]
    return "\n".join([*told, share_line(checked.decisions, points, task.points, say, whole), *helped])


def share_line(decisions: tuple[int, int], points: float, most: float, say: Translator, whole: bool = False) -> str:
    """Return the sentence on how many decisions of a task are right, and what these earn."""
    right, every = decisions
    if whole:
        earned = say(_("Right: {right} of {all}. This task counts as a whole: all points, or none."))
    elif 2 * right < every:
        earned = say(_("Right: {right} of {all}. Fewer than half earn no points."))
    else:
        earned = say(_("Right: {right} of {all}; that earns {points} of {most} points."))
    numbers = {"points": points, "most": most}
    written = {name: localized_number(each, say.language) for name, each in numbers.items()}
    return earned.format(right=right, all=every, **written)


def _changed_question_note(today: Task, record: Record, keys: AnswerKeys) -> Message:
    """Return a Message on an answer to another revision of a question than that of today, whose key is not at hand."""
    numbers = {"now": today.revision, "answered": revision_of(record), "data": record.get("data") or "–"}
    if (today.id, today.variant, numbers["answered"]) in keys.conflicting:
        two = _("two kits have different keys for revision {answered} of this question (today {now}; data {data})")
        return Message(two, **numbers)
    if "revision" not in record:
        older = _(
            "the answer is older than the numbers of questions, and this question has changed since (today {now})"
        )
        return Message(older, **numbers)
    other = _("the question has changed: revision {answered} was answered (data {data}), and today's is {now}")
    return Message(other, **numbers)


def _unknown_question_note(task: Task, record: Record) -> Message:
    """Return a Message on an answer of which nobody can tell, or the key does not know, to which question it was given."""
    if name := record.get("variant"):
        return Message(_("the key does not know the variant '{name}'"), name=name[:40])
    return Message(_("the variant that was shown is not written down"))


def _find_out_instruction(problem: Message, task: Task) -> Message:
    """Return what a person does with an answer that no key at hand judges."""
    questions = "; ".join(
        f"{each.variant}: {each.question}" if each.variant else each.question for each in all_variants(task)
    )
    message = _(
        "{problem}; find out, and write level 4 where the answer is right, 1 where it is not. The questions are: {list}"
    )
    return Message(message, problem=problem, list=questions)


def score(answer: Any, specification: str) -> float:
    """Return the points that nbgrader writes down for an answer, and print the feedback.

    `specification` is the task as JSON, as it stands in a solution. A judged task earns no points here.
    """
    try:
        answer = as_json_data(answer)
    except KitError as error:
        print(error)
        return 0
    mark = mark_answer(task_from(json.loads(specification)), answer, citable(current_case()))
    print(mark.feedback if not is_empty(answer) else f"There is no answer yet. {mark.feedback}")
    return mark.points
