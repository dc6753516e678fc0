"""Feedback: what a student reads after storing an answer. Pure functions of task, answer and tries."""

from collections.abc import Callable, Iterable, Sequence, Sized
from itertools import pairwise
from types import MappingProxyType
from typing import Any

from ..case import Citable, Row
from ..i18n import Translator, colon, localized_number, translator
from ..texts import WORDS_PER_TOPIC_WORD, count_words, is_filler, is_reason
from .input_parsing import MOST_ITEMS, answers_by_item, chosen_option, is_empty, is_within_tolerance, read_number
from .prose import checklist, evidence_feedback, filler_problem, off_topic_problem, text_feedback
from .result import Decision, Feedback, Known, unfinished_feedback, wrong_answer_feedback
from .tasks import OPEN_KINDS, Task, is_of_an_exercise


def check_answer(
    task: Task,
    answer: Any,
    tries: int,
    known: Known = MappingProxyType({}),
    language: str = "en",
) -> Feedback:
    """Return the feedback on an answer.

    `tries` counts the different whole answers, this one among them; there is no `solution` before the second. `known`
    maps the ids that may be cited to what is known of them, {variable: value}, as `case.citable` does; without it no id is
    judged. An answer that cannot be read gets a sentence that says how to write it. Without a key it is only told that the
    answer is stored, and what is still open in it: who tells what holds stands once, around the exercise.
    """
    if not task.keyed:
        return _unkeyed_feedback(task, answer, known, translator(language))
    return _CHECKS[task.kind](task, answer, tries, known, translator(language))


def feedback_text(task: Task, found: Feedback) -> str:
    """Return all that is said of an answer as one text, each wrong row on a line of its own: for where no form shows it."""
    names = row_names(task) if found.rows else {}
    return "\n".join([found.text, *(f"“{names[each]}”: {said}" for each, said in found.rows.items())])


def row_names(task: Task) -> dict[str, str]:
    """Return the words of each row or cell that an answer fills, by id."""
    names = {each["id"]: each["text"] for each in [*task.items, *task.rows, *task.columns]}
    return names | {cell: ", ".join(names[part] for part in cell.split(".")) for cell in task.cells}


def _unkeyed_feedback(task: Task, answer: Any, known: Known, _: Translator) -> Feedback:
    asked, still_open = _open_parts(task, answer)
    if is_empty(answer) or (asked and still_open == asked):
        return unfinished_feedback(_("Write your answer first."))
    if still_open:
        told = _("What you answered is stored; still open: {count} of {all}.").format(count=still_open, all=asked)
        return Feedback(None, told, whole=False)
    told = _("Your answer is stored; you may change it and store it again.")
    if task.kind in OPEN_KINDS:
        told = _stored_text_feedback(task, answer, known, _)
    return Feedback(None, told)


def _stored_text_feedback(task: Task, answer: Any, known: Known, _: Translator) -> str:
    """Return what there is to see of a text that people will judge: what in its list is still open."""
    lacking = [each["text"] for each in checklist(task, answer, known, _) if not each["done"]]
    if lacking:
        return _("Your text is stored. Still open in the list above: {parts}").format(parts=as_lines(lacking))
    return _("Your text is stored, and all that the list above asks for is there.")


def _open_parts(task: Task, answer: Any) -> tuple[int, int]:
    """Return how many parts an answer to sort or to fill in has, and how many of them are open; (0, 0) of another kind."""
    parts = task.items if task.kind == "classify" else []
    if task.kind == "table":
        parts = _cells_as_items(f"{row['id']}.{column['id']}" for row in task.rows for column in task.columns)
    given = answers_by_item(answer, parts)
    return len(parts), sum(is_empty(given.get(each["id"], "")) for each in parts)


def _cells_as_items(cells: Iterable[str]) -> list[Row]:
    """Return cells of a table as an answer names them, each by its id."""
    return [{"id": each, "text": each} for each in cells]


def as_lines(lines: list[str]) -> str:
    return lines[0] if len(lines) == 1 else "".join(f"\n– {line}" for line in lines)


def _check_prediction(task: Task, answer: Any, tries: int, known: Known, _: Translator) -> Feedback:
    if chosen_option(answer, task.options) is None:
        return unfinished_feedback(_("Choose one of the answers first."))
    return Feedback(None, _("Your prediction is stored. The result comes later in this lesson."))


def _check_choice(task: Task, answer: Any, tries: int, known: Known, _: Translator) -> Feedback:
    chosen = chosen_option(answer, task.options)
    if chosen is None:
        return unfinished_feedback(_("Choose one of the answers first."), (0, 1))
    if chosen.get("right"):
        return Feedback(True, chosen["feedback"], decisions=(1, 1))
    right = next(each for each in task.options if each.get("right"))
    again = Decision("", chosen["text"], right["text"], chosen["feedback"])
    return wrong_answer_feedback(chosen["feedback"], right["text"], tries, _, (0, 1), (again,))


def normalized_answer(task: Task, answer: Any) -> Any:
    """Return what an answer says, whatever way it is written: 2, "2.0" and "2nd" are one answer to a number task."""
    if task.kind == "number":
        return read_number(answer, _expected_numbers(task), task.tolerance)
    if task.kind == "table":
        given = answers_by_item(answer, _cells_as_items(task.cells))
        return _numbers_in_cells(task, given)
    return answer


def _expected_numbers(task: Task) -> list[float]:
    """Return the right number, and after it those of the mistakes that its author foresaw."""
    return [task.answer, *(each["answer"] for each in task.mistakes)]


def _numbers_in_cells(task: Task, given: dict[str, Any]) -> dict[str, float | None]:
    return {
        cell: read_number(given.get(cell, ""), [number, *_foreseen_numbers(task, cell)], task.tolerance)
        for cell, number in task.cells.items()
    }


def _foreseen_numbers(task: Task, cell: str) -> list[float]:
    return [each["answer"] for each in task.mistakes if each.get("cell") == cell]


def _check_number(task: Task, answer: Any, tries: int, known: Known, _: Translator) -> Feedback:
    right, number = _expected_numbers(task)[0], read_number(answer, _expected_numbers(task), task.tolerance)
    if number is None:
        return unfinished_feedback(_("Write a number in digits, such as 120 or 7.5."), (0, 1))
    if is_within_tolerance(number, right, task.tolerance):
        return Feedback(True, task.right, decisions=(1, 1))
    mistake = next(
        (each for each in task.mistakes if is_within_tolerance(number, each["answer"], task.tolerance)), None
    )
    text = mistake["feedback"] if mistake else task.hint
    told = localized_number(right, _.language)
    again = Decision("", str(answer).strip(), told, text)
    return wrong_answer_feedback(text, told, tries, _, (0, 1), (again,))


def _check_order(task: Task, answer: Any, tries: int, known: Known, _: Translator) -> Feedback:
    places = {each["id"]: each["place"] for each in task.items}
    listed = answer if isinstance(answer, list) and len(answer) <= MOST_ITEMS else []
    if answer == []:
        return unfinished_feedback(_("Nothing was moved yet. Bring each item to its place first."))
    named = [chosen_option(each, task.items) for each in listed]
    given = [each["id"] for each in named if each]
    if sorted(given) != sorted(places) or None in named:
        readable = given if None not in named and len(set(given)) == len(given) else []
        return unfinished_feedback(_("Put all items in order first."), *_order_decisions(task, readable, _))
    stands = {each: number for number, each in enumerate(given)}
    wrong = [pair for pair in pairwise(given) if places[pair[0]] > places[pair[1]]]
    decisions, again = _order_decisions(task, given, _)
    if not wrong:
        return Feedback(True, task.right, decisions=decisions)
    mistake = next((each for each in task.mistakes if stands[each["first"]] > stands[each["second"]]), None)
    text = mistake["feedback"] if mistake else task.hint
    text += " " + _("Neighbours in the wrong order: {count}.").format(count=len(wrong))
    return wrong_answer_feedback(text, _numbered_list(task.items, _), tries, _, decisions, again)


def _order_decisions(task: Task, given: Sequence[str], _: Translator) -> tuple[tuple[int, int], tuple[Decision, ...]]:
    """Return how many decisions of an order are right, of how many, and the items to look at again.

    An order of n items takes n − 1 decisions: where the first stands decides nothing. Right are those on the longest run
    of items that stand in order, again without its first; the others have to be moved. Of runs as long it is the one with the
    most items at their places; an item at its place is never one to look at again.
    """
    items = {each["id"]: each for each in task.items}
    places = sorted(each["place"] for each in task.items)
    in_place = {each for each, place in zip(given, places, strict=False) if items[each]["place"] == place}

    def worth(run: list[str]) -> tuple[int, int]:
        return len(run), len(in_place.intersection(run))

    runs: list[list[str]] = []
    for each in given:
        before = [run for run in runs if items[run[-1]]["place"] <= items[each]["place"]]
        runs.append([*max(before, key=worth, default=[]), each])
    kept = max(runs, key=worth, default=[])
    again = tuple(
        Decision(
            items[each]["text"], localized_number(number, _.language), _places_text(items[each], task.items, _), ""
        )
        for number, each in enumerate(given, 1)
        if each not in kept and each not in in_place
    )
    return (max(0, len(kept) - 1), len(task.items) - 1), again


def _places_text(item: Row, items: list[Row], _: Translator) -> str:
    """Return the places at which an item of an order may stand, as in "2" or "2–3"."""
    places = sorted(each["place"] for each in items)
    first, same = places.index(item["place"]) + 1, places.count(item["place"])
    return "–".join(localized_number(each, _.language) for each in sorted({first, first + same - 1}))


def _numbered_list(items: list[Row], _: Translator) -> str:
    """Return items in order, each with its number; those of one place share a number, as in a race."""
    places = sorted(each["place"] for each in items)
    ordered = sorted(items, key=lambda each: each["place"])
    lines = [f"{places.index(each['place']) + 1}. {each['text']}" for each in ordered]
    if len(set(places)) < len(places):
        lines.append(_("Those with the same number may stand in either order."))
    return "".join(f"\n{line}" for line in lines)


def _check_classify(task: Task, answer: Any, tries: int, known: Known, _: Translator) -> Feedback:
    given = answers_by_item(answer, task.items)
    given = {each["id"]: (chosen_option(given.get(each["id"]), task.categories) or {}).get("id") for each in task.items}
    open_items = [each for each in task.items if not given[each["id"]]]
    wrong = [each for each in task.items if given[each["id"]] != each["answer"]]
    rows = {each["id"]: each["feedback"] for each in wrong if given[each["id"]]}
    names = {each["id"]: each["text"] for each in task.categories}
    decisions = (len(task.items) - len(wrong), len(task.items))
    again = tuple(
        Decision(each["text"], names.get(given[each["id"]], ""), names[each["answer"]], rows.get(each["id"], ""))
        for each in wrong
    )
    if open_items:
        told = _("Choose a category for each item; still open: {count}.").format(count=len(open_items))
        return unfinished_feedback(told, decisions, again, {} if is_of_an_exercise(task) else rows)
    if not wrong:
        return Feedback(True, task.right, decisions=decisions)
    lines = [f"{each['text']}: {names[each['answer']]}" for each in wrong]
    return wrong_answer_feedback(_wrong_count(wrong, task.items, _), as_lines(lines), tries, _, decisions, again, rows)


def _wrong_count(wrong: Sized, every: Sized, _: Translator) -> str:
    return _("Still to mend: {wrong} of {all}.").format(wrong=len(wrong), all=len(every))


def _check_table(task: Task, answer: Any, tries: int, known: Known, _: Translator) -> Feedback:
    given = answers_by_item(answer, _cells_as_items(task.cells))
    read = _numbers_in_cells(task, given)
    wrong = [
        cell
        for cell, right in task.cells.items()
        if (number := read[cell]) is None or not is_within_tolerance(number, right, task.tolerance)
    ]
    rows = {cell: _cell_help(task, cell, number) for cell in wrong if (number := read[cell]) is not None}
    names = row_names(task)
    told = {cell: localized_number(task.cells[cell], _.language) for cell in wrong}
    decisions = (len(read) - len(wrong), len(read))
    again = tuple(
        Decision(names[cell], str(given.get(cell) or "").strip(), told[cell], rows.get(cell, "")) for cell in wrong
    )
    if count := sum(each is None for each in read.values()):
        open_cells = _("Write a number into each cell; still open: {count}.").format(count=count)
        return unfinished_feedback(open_cells, decisions, again)
    if not wrong:
        return Feedback(True, task.right, decisions=decisions)
    lines = [f"{names[cell]}{colon(_.language)}{told[cell]}" for cell in wrong]
    return wrong_answer_feedback(_wrong_count(wrong, task.cells, _), as_lines(lines), tries, _, decisions, again, rows)


def _cell_help(task: Task, cell: str, number: float) -> str:
    """Return the feedback on a wrong number in a cell: that of a mistake which was foreseen, else the hint."""
    foreseen = (
        each for each in task.mistakes if each["cell"] == cell and is_within_tolerance(each["answer"], number, 0)
    )
    return next(foreseen, {"feedback": task.hint})["feedback"]


def _check_work(task: Task, answer: Any, tries: int, known: Known, _: Translator) -> Feedback:
    given = answer if isinstance(answer, dict) else {}
    for key, fewest in task.complete.items():
        done = _completed_count(key, given.get(key))
        if done < fewest:
            return unfinished_feedback(_("Done so far: {done} of {all}.").format(done=done, all=fewest))
        if isinstance(given[key], str) and is_filler(given[key]):
            return unfinished_feedback(filler_problem(_))
        if fewest >= WORDS_PER_TOPIC_WORD and isinstance(known, Citable) and known.is_off_topic(given[key]):
            return unfinished_feedback(off_topic_problem(_))
    return Feedback(None, task.right)


def _completed_count(key: str, part: Any) -> int:
    """Count the words of a text, or the entries of a list or dictionary; what asks for a reason counts with one only."""
    if isinstance(part, str):
        return count_words(part)
    if isinstance(part, dict) and key == "reasons":
        return sum(map(is_reason, part.values()))
    if isinstance(part, dict):
        return sum(map(_is_complete_entry, part.values()))
    return len(part) if isinstance(part, list) else 0


def _is_complete_entry(entry: Any) -> int:
    if not isinstance(entry, dict):
        return 1
    if "reason" in entry:
        return int(is_reason(entry["reason"]))
    inner = [each for each in entry.values() if isinstance(each, dict)]
    return sum(map(_is_complete_entry, inner)) if inner else 1


_CHECKS: dict[str, Callable[[Task, Any, int, Known, Translator], Feedback]] = {
    "prediction": _check_prediction,
    "choice": _check_choice,
    "number": _check_number,
    "order": _check_order,
    "classify": _check_classify,
    "table": _check_table,
    "text": text_feedback,
    "evidence": evidence_feedback,
    "work": _check_work,
}
