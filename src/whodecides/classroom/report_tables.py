"""The rows of the tables that grading writes."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from ..errors import SEMICOLON, Message, _, join_messages
from ..i18n import Translator, translator
from .answer_groups import name_others
from .grading import Mark
from .input_tables import format_cell
from .judgements import OTHER_QUESTION, QUESTION_COLUMN, Judgements, Key, Opinion, doubt_note, earned_points
from .report import Report
from .roster import Student
from .split import Answer, equal_answers

MOST_NAMED = 3  # students with the same answer
PRIORITIES = 4  # of answers in the table for a person, see `_priority`
JUDGED = 3  # the priority of an answer that has its level


def grade_rows(report: Report, judgements: Mapping[Key, int], pages: Mapping[Student, str]) -> Iterator[list[Any]]:
    ids = [each.id for each in report.tasks]
    yield ["student", "name", "points", "of", "open", "late", "feedback", "notes", *ids]
    for student, result in report.all_students():
        most = format_cell(report.max_points())
        if not result:
            unread = report.unread_verdicts.get(student)
            note = (
                Message(_("not read: {problem}"), problem=unread.message) if unread else Message(_("nothing handed in"))
            )
            yield [student.label, student.name, "", most, "", "", "", note, *("" for _ in ids)]
            continue
        marks = {each.task: each for each in result.marks}
        yield [
            student.label, student.name, format_cell(result.points(judgements)), most,
            len(result.open_judgements(judgements)), "late" if result.late else "", pages.get(student, ""),
            join_messages(result.notes, SEMICOLON) if result.notes else "",
            *(format_cell(earned_points(marks[each], judgements.get((student.label, each)))) for each in ids),
        ]  # fmt: skip


def person_rows(report: Report, judgements: Judgements, pages: Mapping[Student, str]) -> Iterator[list[Any]]:
    for_people = (_("points of level 4"), _("what to do"), _("where"))  # the others are read again
    yield ["student", "task", "level", *map(Message, for_people), "answer", QUESTION_COLUMN]
    rubrics = {each.id for each in report.tasks if each.rubric}
    by_answer = _students_by_answer(report, rubrics)
    for verdict in report.verdicts:
        if verdict.needs_person:
            yield [verdict.student, "", "", "", verdict.message, verdict.file, "", ""]
    for result in report.results:
        if result.same_work:
            yield [result.student.label, "", "", "", result.notes[-1], "; ".join(result.files), "", ""]
    for (label, task), why in report.unmatched_judgements(judgements).items():
        unused = _("the level {level} was not used: {reason}")
        place = judgements.location_of((label, task)) if (label, task) in judgements.locations else ""
        yield [label, task, "", "", Message(unused, level=judgements[label, task], reason=why), place, "", ""]
    for each in judgements.unused:
        yield ["", "", "", "", Message(_("not used: {sentence}"), sentence=each), "", "", ""]
    for priority in range(PRIORITIES):  # and not sorted: a large class has more rows than should be kept at once
        for result, mark in report.judged_marks():
            key = (result.student.label, mark.task)
            opinions = judgements.open_opinions.get(key, ())
            if _priority(mark, rubrics, opinions, key in judgements) == priority:
                waits_for = [] if key in judgements else judgements.awaited_markers.get(key, [])
                same = name_others(by_answer[key], key[0], MOST_NAMED) if key in by_answer else ""
                instruction = (
                    _judged_note(judgements[key], mark, report.language, same)
                    if priority == JUDGED
                    else _instruction(mark, rubrics, report.language, opinions, waits_for, same)
                )
                other = OTHER_QUESTION if mark.changed or not mark.question else ""
                where = pages.get(result.student, "")
                yield [*key, judgements.get(key, ""), format_cell(mark.most), instruction, where, mark.answer, other]


def _judged_note(level: int, mark: Mark, language: str, same: str) -> str:
    """Return what is said of an answer that is judged; `same` says who gave the same answer."""
    said = translator(language)(_("judged: level {level}. Change it only to decide otherwise.")).format(level=level)
    return " ".join([said, *_same_answer(same, language), doubt_note(mark, language)]).strip()


def _same_answer(same: str, language: str) -> list[str]:
    """Return the sentence that names who gave the same answer; none where nobody did."""
    return [Message(_("The same answer as: {names}."), names=same).translated(translator(language))] if same else []


def _priority(mark: Mark, rubrics: Collection[str], opinions: Sequence[Opinion], judged: bool) -> int:
    """Return the priority of an answer in the table, 0 first: nobody knows the question, two markers differ, it waits, it is judged."""
    return JUDGED if judged else 0 if mark.task not in rubrics or not mark.question else 1 if len(opinions) > 1 else 2


def _students_by_answer(report: Report, rubrics: Collection[str]) -> dict[tuple[str, str], tuple[str, ...]]:
    """Return {(student, task): all with the same answer}, of the tasks that people judge."""
    judged = ((result.student.label, mark) for result, mark in report.judged_marks() if mark.task in rubrics)
    return equal_answers(Answer(label, mark.task, mark.answer) for label, mark in judged)


def _instruction(
    mark: Mark,
    rubrics: Collection[str],
    language: str,
    opinions: Sequence[Opinion],
    waits_for: Sequence[str],
    same: str,
) -> str:
    """Return what the person does who decides on a mark; `rubrics` are the ids of the tasks that have one.

    `opinions` are those of two markers of whom none counts yet, `waits_for` the markers who have not judged it, `same`
    says who gave the same answer.
    """
    if mark.task not in rubrics:
        return mark.doubt
    say = translator(language)
    judge = say(_("judge by the rubric in judging.html, write a level from 1 to 4."))
    if len(opinions) > 1:
        judge = say(_("two markers differ: read both, decide, write a level from 1 to 4."))
    elif waits_for:
        judge = say(_("it waits for {markers}.")).format(markers=", ".join(waits_for))
    parts = [*(_opinion_text(each, say) for each in opinions), *_same_answer(same, language)]
    return " ".join([judge, *parts, doubt_note(mark, language)]).strip()


def _opinion_text(opinion: Opinion, say: Translator) -> str:
    """Return what one marker wrote beside an answer."""
    given = {"marker": opinion.marker, "level": opinion.level}
    if not opinion.comment:
        return say(_("{marker}: level {level}.")).format(**given)
    return say(_("{marker}: level {level}, “{comment}”")).format(**given, comment=opinion.comment)
