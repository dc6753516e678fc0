"""Feedback: what a student reads after storing an answer. Pure functions of task, answer and tries."""

import math
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sized
from dataclasses import dataclass, field
from itertools import pairwise
from types import MappingProxyType
from typing import Any

from ..case import Row
from ..i18n import Translator, colon, plain_number, translator
from ..texts import count_words, is_filler, is_reason, named_ids
from .tasks import Task

# The number under which the coder shows a statement; what is read is plain text, so without accents.
NUMBERED = re.compile(
    r"(?<!\w)(?:(statements?|declaration(?:s|es)?|declaracion(?:es)?|enonces?)(?: (?:no\.?|numbers?|numeros?|n°|#))?"
    r"|no\.|numbers?|numeros?|n°|#) ?\(?(\d{1,3})(?!\w)"
)
IN_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]\W*$")
LONGEST_NUMBER = 40  # characters
LONGEST_NAME = 1_000  # characters of what may name an option; the longest option has some hundred
LONGEST_TEXT = 50_000  # characters of a text that is checked
MOST_ITEMS = 1_000  # of an order or a table; the longest that a task asks for has some ten
MOST_TOLD = 5  # ids that a sentence lists
UNIT = re.compile(r"(?<=\d)(?:[^\W\d_]|[\s%])+$")  # 3rd, 50 %, 3 pour cent, 4 statements, 0.7 million
GROUPS = re.compile(r"(?<=\d)\s(?=\d{3}(?!\d))")  # 2 000, as in French
THOUSANDS = re.compile(r"[-+]?\d{1,3}([.,])\d{3}(\1\d{3})*")  # 2,239,488 or 2.239.488; 2,239 may be a decimal as well
ALMOST = 1e-9  # of a difference that only the machine makes
# What keyboards and word processors write in another way.
ALIKE = str.maketrans("‘’‛`´“”„‟«»‐‑‒–—−łŁøØđĐ", "'''''" + '"' * 6 + "------" + "lLoOdD")

Known = Mapping[str, Mapping[str, str]]  # {id that may be cited: {variable: value}}


@dataclass(frozen=True)
class Feedback:
    """`right`: True, False, or None where there is no right and wrong; `text`: what to read.

    `whole`: False where something is missing or cannot be read, so that there is nothing to judge yet. `rows` maps the id
    of each wrong row or cell to the help on it. `solution`: the right answer, for whoever asks; "" before the second try.
    """

    right: bool | None
    text: str
    whole: bool = True
    rows: dict[str, str] = field(default_factory=dict)
    solution: str = ""


def _unfinished(text: str) -> Feedback:
    return Feedback(False, text, whole=False)


def check_answer(
    task: Task, answer: Any, tries: int, known: Known = MappingProxyType({}), language: str = "en"
) -> Feedback:
    """Return the feedback on an answer.

    `tries` counts the different whole answers, this one among them; there is no `solution` before the second. `known`
    maps the ids that may be cited to what is known of them, {variable: value}, as `case.citable` does; without it no id is
    judged. An answer that cannot be read gets a sentence that says how to write it.
    """
    if not task.keyed:
        return _unkeyed(answer, translator(language))
    return _CHECKS[task.kind](task, answer, tries, known, translator(language))


def in_full(task: Task, found: Feedback) -> str:
    """Return all that is said of an answer as one text, each wrong row on a line of its own: for where no form shows it."""
    names = _row_names(task) if found.rows else {}
    return "\n".join([found.text, *(f"“{names[each]}”: {said}" for each, said in found.rows.items())])


def _row_names(task: Task) -> dict[str, str]:
    """Return the words of each row or cell that an answer fills, by id."""
    names = {each["id"]: each["text"] for each in [*task.items, *task.rows, *task.columns]}
    return names | {cell: ", ".join(names[part] for part in cell.split(".")) for cell in task.cells}


def is_empty(answer: Any) -> bool:
    """Say whether there is no answer at all; 0 is one."""
    return not answer and (answer != 0 or isinstance(answer, bool))


def _unkeyed(answer: Any, _: Translator) -> Feedback:
    if is_empty(answer):
        return _unfinished(_("Write your answer first."))
    return Feedback(None, _("Your answer is stored. Feedback comes from your instructor."))


def plain(text: str) -> str:
    """Return a text without what does not matter in an answer.

    That is capitals, accents, the shape of quotation marks and dashes, outer and double spaces.
    """
    if text.isascii():  # nothing to take apart; most words are, and a class holds millions
        return " ".join(text.translate(ALIKE).casefold().split())
    letters = unicodedata.normalize("NFKD", text.translate(ALIKE)).casefold()
    return " ".join("".join(each for each in letters if not unicodedata.combining(each)).split())


def _chosen(answer: Any, options: Iterable[Row]) -> Row | None:
    """Return the option that an answer names by its id or by its words, or None."""
    named = _named(answer) if isinstance(answer, str) and len(answer) <= LONGEST_NAME else None
    return next((each for each in options if named in (_named(each["id"]), _named(each["text"]))), None)


def _named(text: str) -> str:
    return plain(text).rstrip(".")


def _by_id(answer: Any, items: list[Row]) -> dict[str, Any]:
    """Return {id of an item: what the answer, a dictionary, holds under its id or words}."""
    given = answer.items() if isinstance(answer, dict) and len(answer) <= MOST_ITEMS else ()
    found = [(_chosen(name, items), value) for name, value in given]
    return {each["id"]: value for each, value in found if each}


def _wrong(
    text: str, answer: str, tries: int, _: Translator, rows: Mapping[str, str] = MappingProxyType({})
) -> Feedback:
    """Return the feedback on a wrong answer. `answer` is the right one, told from the second try on."""
    solution = _("The answer is: {answer}").format(answer=answer) if tries >= 2 else ""
    return Feedback(False, text, rows=dict(rows), solution=solution)


def _listed(lines: list[str]) -> str:
    return lines[0] if len(lines) == 1 else "".join(f"\n– {line}" for line in lines)


def _prediction(task: Task, answer: Any, tries: int, known: Known, _: Translator) -> Feedback:
    if _chosen(answer, task.options) is None:
        return _unfinished(_("Choose one of the answers first."))
    return Feedback(None, _("Your prediction is stored. The result comes further down."))


def _choice(task: Task, answer: Any, tries: int, known: Known, _: Translator) -> Feedback:
    chosen = _chosen(answer, task.options)
    if chosen is None:
        return _unfinished(_("Choose one of the answers first."))
    if chosen.get("right"):
        return Feedback(True, chosen["feedback"])
    right = next(each for each in task.options if each.get("right"))
    return _wrong(chosen["feedback"], right["text"], tries, _)


def read_number(text: Any, expected: Iterable[float] = (), tolerance: float = 0) -> float | None:
    """Read a number as people write it: 3, 3.5, 3,5, −3, 50 %, 2 000, 2,239,488, 3rd, 4 statements. None where it is none.

    One comma or point with three digits behind it can part thousands or decimals: it is read as the first of the
    `expected` numbers, up to `tolerance`, that it can stand for, else as decimals.
    """
    if isinstance(text, int | float) and not isinstance(text, bool):
        text = f"{text:.17g}" if abs(text) < 1e30 else ""
    if not isinstance(text, str) or len(text) > LONGEST_NUMBER or "_" in text:
        return None
    cleaned = UNIT.sub("", text.translate(ALIKE).strip())
    found = THOUSANDS.fullmatch(cleaned)
    if found:
        whole = float(re.sub("[.,]", "", cleaned))
        if found[2] or any(_equal(whole, each, tolerance) for each in expected):
            return whole
    try:
        number = float(GROUPS.sub("", cleaned).replace(",", "."))
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def as_read(task: Task, answer: Any) -> Any:
    """Return what an answer says, whatever way it is written: 2, "2.0" and "2nd" are one answer to a number task."""
    if task.kind == "number":
        return read_number(answer, _expected(task), task.tolerance)
    if task.kind == "table":
        given = _by_id(answer, [{"id": cell, "text": cell} for cell in task.cells])
        return _cells_read(task, given)
    return answer


def _expected(task: Task) -> list[float]:
    """Return the right number, and after it those of the mistakes that its author foresaw."""
    return [task.answer, *(each["answer"] for each in task.mistakes)]


def _cells_read(task: Task, given: dict[str, Any]) -> dict[str, float | None]:
    return {
        cell: read_number(given.get(cell, ""), [number, *_foreseen(task, cell)], task.tolerance)
        for cell, number in task.cells.items()
    }


def _foreseen(task: Task, cell: str) -> list[float]:
    return [each["answer"] for each in task.mistakes if each.get("cell") == cell]


def _equal(number: float, other: float, tolerance: float) -> bool:
    return abs(number - other) <= tolerance + ALMOST


def _number(task: Task, answer: Any, tries: int, known: Known, _: Translator) -> Feedback:
    right, number = _expected(task)[0], read_number(answer, _expected(task), task.tolerance)
    if number is None:
        return _unfinished(_("Write a number in digits, such as 120 or 7.5."))
    if _equal(number, right, task.tolerance):
        return Feedback(True, task.right)
    mistake = next((each for each in task.mistakes if _equal(number, each["answer"], task.tolerance)), None)
    text = mistake["feedback"] if mistake else task.hint
    return _wrong(text, plain_number(right, _.language), tries, _)


def _order(task: Task, answer: Any, tries: int, known: Known, _: Translator) -> Feedback:
    places = {each["id"]: each["place"] for each in task.items}
    listed = answer if isinstance(answer, list) and len(answer) <= MOST_ITEMS else []
    named = [_chosen(each, task.items) for each in listed]
    given = [each["id"] for each in named if each]
    if sorted(given) != sorted(places) or None in named:
        return _unfinished(_("Put all items in order first."))
    stands = {each: number for number, each in enumerate(given)}
    wrong = [pair for pair in pairwise(given) if places[pair[0]] > places[pair[1]]]
    if not wrong:
        return Feedback(True, task.right)
    mistake = next((each for each in task.mistakes if stands[each["first"]] > stands[each["second"]]), None)
    text = mistake["feedback"] if mistake else task.hint
    text += " " + _("Neighbours in the wrong order: {count}.").format(count=len(wrong))
    return _wrong(text, _numbered(task.items, _), tries, _)


def _numbered(items: list[Row], _: Translator) -> str:
    """Return items in order, each with its number; those of one place share a number, as in a race."""
    places = sorted(each["place"] for each in items)
    ordered = sorted(items, key=lambda each: each["place"])
    lines = [f"{places.index(each['place']) + 1}. {each['text']}" for each in ordered]
    if len(set(places)) < len(places):
        lines.append(_("Those with the same number may stand in either order."))
    return "".join(f"\n{line}" for line in lines)


def _classify(task: Task, answer: Any, tries: int, known: Known, _: Translator) -> Feedback:
    given = _by_id(answer, task.items)
    given = {each["id"]: (_chosen(given.get(each["id"]), task.categories) or {}).get("id") for each in task.items}
    open_items = [each for each in task.items if not given[each["id"]]]
    if open_items:
        return _unfinished(_("Choose a category for each item; still open: {count}.").format(count=len(open_items)))
    wrong = [each for each in task.items if given[each["id"]] != each["answer"]]
    if not wrong:
        return Feedback(True, task.right)
    names = {each["id"]: each["text"] for each in task.categories}
    rows = {each["id"]: each["feedback"] for each in wrong}
    lines = [f"{each['text']}: {names[each['answer']]}" for each in wrong]
    return _wrong(_to_mend(wrong, task.items, _), _listed(lines), tries, _, rows)


def _to_mend(wrong: Sized, every: Sized, _: Translator) -> str:
    return _("Still to mend: {wrong} of {all}.").format(wrong=len(wrong), all=len(every))


def _table(task: Task, answer: Any, tries: int, known: Known, _: Translator) -> Feedback:
    given = _by_id(answer, [{"id": cell, "text": cell} for cell in task.cells])
    read = _cells_read(task, given)
    numbers = {cell: number for cell, number in read.items() if number is not None}
    if count := len(read) - len(numbers):
        return _unfinished(_("Write a number into each cell; still open: {count}.").format(count=count))
    wrong = [cell for cell, number in task.cells.items() if not _equal(numbers[cell], number, task.tolerance)]
    if not wrong:
        return Feedback(True, task.right)
    rows = {cell: _cell_help(task, cell, numbers[cell]) for cell in wrong}
    names = _row_names(task)
    lines = [f"{names[cell]}{colon(_.language)}{plain_number(task.cells[cell], _.language)}" for cell in wrong]
    return _wrong(_to_mend(wrong, task.cells, _), _listed(lines), tries, _, rows)


def _cell_help(task: Task, cell: str, number: float) -> str:
    """Return the feedback on a wrong number in a cell: that of a mistake which was foreseen, else the hint."""
    foreseen = (each for each in task.mistakes if each["cell"] == cell and _equal(each["answer"], number, 0))
    return next(foreseen, {"feedback": task.hint})["feedback"]


def _words_of(answer: Any) -> str:
    return answer.strip() if isinstance(answer, str) else ""


def _length_problem(task: Task, text: str, _: Translator) -> str | None:
    fewest, most = task.words
    if not text:
        return _("Write your answer first.")
    if len(text) > LONGEST_TEXT:
        return _too_long(task, _)
    words = count_words(text)
    if words < fewest:
        return _("Words so far: {words}; write at least {fewest}.").format(words=words, fewest=fewest)
    if words > most:
        return _("You have {words} words; shorten to {most} at most.").format(words=words, most=most)
    return filler_problem(_) if is_filler(text) else None


def _too_long(task: Task, _: Translator) -> str:
    return _("Your text is too long to be checked; shorten it to {most} words at most.").format(most=task.words[1])


def filler_problem(_: Translator) -> str:
    """Return what to say of a text that is plainly no answer."""
    return _("Your text repeats few words again and again: write your answer in sentences of your own.")


def _text(task: Task, answer: Any, tries: int, known: Known, _: Translator) -> Feedback:
    text = _words_of(answer)
    problem = _length_problem(task, text, _) or _id_problem(task, text, known, _)
    return _unfinished(problem) if problem else Feedback(None, task.right)


def _id_problem(task: Task, text: str, known: Known, _: Translator) -> str | None:
    """Return what to say of the ids in a text: an invented one, or none of those that the task asks for."""
    ids, unknown = named_ids(text, known)
    if unknown and known:
        return _("This kit holds nothing with the id {ids}. Copy the id from its card, or leave it out.").format(
            ids=_together(unknown)
        )
    if task.closing:
        end = IN_BRACKETS.search(text)
        last = end[1] if end else ""
        ids = named_ids(last, known)[0]
        if len(ids) != 1 or len(last.split()) != 1:
            return task.hint
    return _code_problem(task, ids + _by_number(task, text, known), known)


def _by_number(task: Task, text: str, known: Known) -> list[str]:
    """Return the statements that a text names by number, where the task is about the set that students code.

    A number that the set has not stands in the list as it is.
    """
    if not any(each["variable"] == "coding set" for each in task.codes):
        return []
    numbers = {facts["coding set"]: each for each, facts in known.items() if "coding set" in facts}
    return [numbers.get(number, number) for word, number in NUMBERED.findall(plain(text)) if word or number in numbers]


def _together(ids: list[str]) -> str:
    return ", ".join(ids[:MOST_TOLD]) + (" …" if len(ids) > MOST_TOLD else "")


def _evidence(task: Task, answer: Any, tries: int, known: Known, _: Translator) -> Feedback:
    text = _words_of(answer)
    if len(text) > LONGEST_TEXT:
        return _unfinished(_too_long(task, _))
    named, unknown = named_ids(text, known)
    unknown += [each for each in named if known[each].get("table") == "statements"]  # somebody else's words
    ids = [each for each in named if "table" not in known[each]]
    missing = [place for place in task.places if not any(each.startswith(place) for each in ids)]
    problem: str | None
    if not text:
        problem = _("Write your answer first.")
    elif unknown:
        problem = _(
            "There is no government statement {ids}. Open a cell of the comparator and copy the id from the card."
        ).format(ids=_together(unknown))
    elif missing:
        problem = _("Cite at least one statement of each side you write about. Missing: {places}.").format(
            places=", ".join(missing)
        )
    elif len(ids) < task.cite:
        problem = _.ngettext(
            "Cite at least {count} statement by the id that stands on the card; you cite {cited}.",
            "Cite at least {count} statements by the id that stands on the card; you cite {cited}.",
            task.cite,
        ).format(count=task.cite, cited=len(ids))
    else:
        problem = _length_problem(task, text, _) or _code_problem(task, ids, known)
    # Where all is in order, a machine can check no more; people judge the argument.
    return _unfinished(problem) if problem else Feedback(None, task.right)


def _code_problem(task: Task, ids: Iterable[str], known: Known) -> str | None:
    """Return the feedback on the first code that none of the cited `ids` carries, or that an unknown one cannot carry."""
    for asked in task.codes:
        cited = [each for each in ids if each.startswith(asked.get("place", ""))]
        values = {known[each].get(asked["variable"]) for each in cited if each in known} - {None}
        fits = values & set(asked["values"]) if "values" in asked else values
        if not fits or not all(each in known for each in cited):
            return asked["feedback"]
    return None


def _work(task: Task, answer: Any, tries: int, known: Known, _: Translator) -> Feedback:
    given = answer if isinstance(answer, dict) else {}
    for key, fewest in task.complete.items():
        done = _done(key, given.get(key))
        if done < fewest:
            return _unfinished(_("Done so far: {done} of {all}.").format(done=done, all=fewest))
        if isinstance(given[key], str) and is_filler(given[key]):
            return _unfinished(filler_problem(_))
    return Feedback(None, task.right)


def _done(key: str, part: Any) -> int:
    """Count the words of a text, or the entries of a list or dictionary; what asks for a reason counts with one only."""
    if isinstance(part, str):
        return count_words(part)
    if isinstance(part, dict) and key == "reasons":
        return sum(map(is_reason, part.values()))
    if isinstance(part, dict):
        return sum(map(_entry_done, part.values()))
    return len(part) if isinstance(part, list) else 0


def _entry_done(entry: Any) -> int:
    if not isinstance(entry, dict):
        return 1
    if "reason" in entry:
        return int(is_reason(entry["reason"]))
    inner = [each for each in entry.values() if isinstance(each, dict)]
    return sum(map(_entry_done, inner)) if inner else 1


_CHECKS: dict[str, Callable[[Task, Any, int, Known, Translator], Feedback]] = {
    "prediction": _prediction,
    "choice": _choice,
    "number": _number,
    "order": _order,
    "classify": _classify,
    "table": _table,
    "text": _text,
    "evidence": _evidence,
    "work": _work,
}
