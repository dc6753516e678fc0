"""The rows of the tables that grading writes."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from ..errors import CLAUSES, Words, _, listed
from ..i18n import Translator, translator
from .alike import others
from .grading import Mark
from .judging import OTHER, QUESTION, Judgements, Key, Opinion, earned, noted
from .report import Report
from .roster import Student
from .splitting import Answer, equal_answers
from .tables import in_cell

MOST_NAMED = 3  # students with the same answer
TURNS = 4  # of answers in the table for a person, see `_turn`


def grade_rows(report: Report, judgements: Mapping[Key, int], pages: Mapping[Student, str]) -> Iterator[list[Any]]:
    ids = [each.id for each in report.tasks]
    yield ["student", "name", "points", "of", "open", "late", "feedback", "notes", *ids]
    for student, result in report.everybody():
        most = in_cell(report.most())
        if not result:
            unread = report.unread.get(student)
            note = Words(_("not read: {problem}"), problem=unread.said) if unread else Words(_("nothing handed in"))
            yield [student.label, student.name, "", most, "", "", "", note, *("" for _ in ids)]
            continue
        marks = {each.task: each for each in result.marks}
        yield [
            student.label, student.name, in_cell(result.points(judgements)), most,
            len(result.open_judgements(judgements)), "late" if result.late else "", pages.get(student, ""),
            listed(result.notes, CLAUSES) if result.notes else "",
            *(in_cell(earned(marks[each], judgements.get((student.label, each)))) for each in ids),
        ]  # fmt: skip


def person_rows(report: Report, judgements: Judgements, pages: Mapping[Student, str]) -> Iterator[list[Any]]:
    for_people = (_("points of level 4"), _("what to do"), _("where"))  # the others are read again
    yield ["student", "task", "level", *map(Words, for_people), "answer", QUESTION]
    rubrics = {each.id for each in report.tasks if each.rubric}
    alike = _alike(report, rubrics)
    for verdict in report.verdicts:
        if verdict.person:
            yield [verdict.student, "", "", "", verdict.said, verdict.file, "", ""]
    for result in report.results:
        if result.alike:
            yield [result.student.label, "", "", "", result.notes[-1], "; ".join(result.files), "", ""]
    for (label, task), why in report.strangers(judgements).items():
        unused = _("the level {level} was not used: {reason}")
        place = judgements.place_of((label, task)) if (label, task) in judgements.places else ""
        yield [label, task, "", "", Words(unused, level=judgements[label, task], reason=why), place, "", ""]
    for each in judgements.unused:
        yield ["", "", "", "", Words(_("not used: {sentence}"), sentence=each), "", "", ""]
    for turn in range(TURNS):  # and not sorted: a large class has more rows than should be kept at once
        for result, found in report.judged():
            key = (result.student.label, found.task)
            opinions = judgements.open_ones.get(key, ())
            if _turn(found, rubrics, opinions, key in judgements) == turn:
                waits_for = [] if key in judgements else judgements.awaited.get(key, [])
                same = others(alike[key], key[0], MOST_NAMED) if key in alike else ""
                to_do = _to_do(found, rubrics, report.language, opinions, waits_for, same)
                other = OTHER if found.changed or not found.question else ""
                where = pages.get(result.student, "")
                yield [*key, judgements.get(key, ""), in_cell(found.most), to_do, where, found.answer, other]


def _turn(found: Mark, rubrics: Collection[str], opinions: Sequence[Opinion], judged: bool) -> int:
    """Return the turn of an answer in the table: nobody knows the question, two markers differ, it waits, it is judged."""
    return 3 if judged else 0 if found.task not in rubrics or not found.question else 1 if len(opinions) > 1 else 2


def _alike(report: Report, rubrics: Collection[str]) -> dict[tuple[str, str], tuple[str, ...]]:
    """Return {(student, task): all with the same answer}, of the tasks that people judge."""
    judged = ((result.student.label, found) for result, found in report.judged() if found.task in rubrics)
    return equal_answers(Answer(label, found.task, found.answer) for label, found in judged)


def _to_do(
    found: Mark,
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
    if found.task not in rubrics:
        return found.doubt
    say = translator(language)
    judge = say(_("judge by the rubric in judging.html, write a level from 1 to 4."))
    if len(opinions) > 1:
        judge = say(_("two markers differ: read both, decide, write a level from 1 to 4."))
    elif waits_for:
        judge = say(_("it waits for {markers}.")).format(markers=", ".join(waits_for))
    said = [_said(each, say) for each in opinions]
    if same:
        said.append(Words(_("The same answer as: {names}."), names=same).said(say))
    return " ".join([judge, *said, noted(found, language)]).strip()


def _said(opinion: Opinion, say: Translator) -> str:
    """Return what one marker wrote beside an answer."""
    given = {"marker": opinion.marker, "level": opinion.level}
    if not opinion.comment:
        return say(_("{marker}: level {level}.")).format(**given)
    return say(_("{marker}: level {level}, “{comment}”")).format(**given, comment=opinion.comment)
