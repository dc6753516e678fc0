"""Feedback: what a student reads after storing an answer. Pure functions of task, answer and tries."""

import math
import re
import unicodedata
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType

from ..i18n import translator

STATEMENT_ID = re.compile(r"(?<![\w-])([A-Za-z]{3})-(\d{1,2})\b")
LONGEST_NUMBER = 40  # characters
ORDINAL = re.compile(r"(?<=\d)(st|nd|rd|th)$")


@dataclass(frozen=True)
class Feedback:
    """`right`: True, False, or None where there is no right and wrong; `text`: what to read.

    `judged` is False for what cannot be judged yet, such as a table with an open cell: that is no try.
    """

    right: bool | None
    text: str
    judged: bool = True


def check_answer(task, answer, tries, statements=MappingProxyType({}), language="en"):
    """Return the feedback on an answer.

    `tries` counts this one; the right answer is not told before the second. `statements` maps the ids that may be
    cited to their codes, {variable: value}. An answer that cannot be read gets a sentence that says how to write it.
    """
    if not task.keyed:
        return _unkeyed(answer, translator(language))
    return _CHECKS[task.kind](task, answer, tries, statements, translator(language))


def is_empty(answer):
    """Say whether there is no answer at all; 0 is one."""
    return not answer and (answer != 0 or isinstance(answer, bool))


def _unkeyed(answer, _):
    if is_empty(answer):
        return Feedback(False, _("Write your answer first."))
    return Feedback(None, _("Your answer is stored. Feedback comes from your instructor."))


def plain(text):
    """Return a text without what does not matter in an answer: capitals, accents, outer and double spaces."""
    letters = unicodedata.normalize("NFKD", text).casefold()
    return " ".join("".join(each for each in letters if not unicodedata.combining(each)).split())


def _chosen(answer, options):
    """Return the option that an answer names by its id or by its words, or None."""
    named = plain(answer) if isinstance(answer, str) else None
    return next((each for each in options if named in (plain(each["id"]), plain(each["text"]))), None)


def _prediction(task, answer, tries, statements, _):
    if _chosen(answer, task.options) is None:
        return Feedback(False, _("Choose one of the answers first."), judged=False)
    return Feedback(None, _("Your prediction is stored. Now look at the result below."))


def _choice(task, answer, tries, statements, _):
    chosen = _chosen(answer, task.options)
    if chosen is None:
        return Feedback(False, _("Choose one of the answers first."), judged=False)
    if chosen.get("right"):
        return Feedback(True, chosen["feedback"])
    right = next(each for each in task.options if each.get("right"))
    more = " " + _("The answer is: {answer}").format(answer=right["text"]) if tries > 1 else ""
    return Feedback(False, chosen["feedback"] + more)


def read_number(text):
    """Read a number as people write it: 3, 3.5, 3,5, −0.5, 50 %, 3rd. Returns None where it is none."""
    if not isinstance(text, str | int | float) or isinstance(text, bool) or len(str(text)) > LONGEST_NUMBER:
        return None
    cleaned = str(text).replace("\u00a0", " ").replace("\u202f", " ").strip().rstrip("%").strip().replace(",", ".")
    cleaned = ORDINAL.sub("", cleaned.replace("\u2212", "-"))  # the minus sign of a text
    try:
        number = float(cleaned)
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def _number(task, answer, tries, statements, _):
    number = read_number(answer)
    if number is None:
        return Feedback(False, _("Write a number, for example 3 or 2.5."), judged=False)
    if abs(number - task.answer) <= task.tolerance:
        return Feedback(True, task.right)
    mistake = next((each for each in task.mistakes if abs(number - each["answer"]) <= task.tolerance), None)
    text = mistake["feedback"] if mistake else task.hint
    if tries > 1:
        text += " " + _("The answer is: {answer}").format(answer=f"{task.answer:g}")
    return Feedback(False, text)


def cited(text):
    """Return the statement ids in a text, as the case writes them: mex-3 becomes MEX-03."""
    return list(dict.fromkeys(f"{place.upper()}-{int(number):02d}" for place, number in STATEMENT_ID.findall(text)))


def _order(task, answer, tries, statements, _):
    places = {each["id"]: each["place"] for each in task.items}
    given = answer if isinstance(answer, list) and all(isinstance(each, str) for each in answer) else []
    if sorted(given) != sorted(places):
        return Feedback(False, _("Put all items in order first."), judged=False)
    stands = {each: number for number, each in enumerate(given)}
    wrong = [pair for pair in pairwise(given) if places[pair[0]] > places[pair[1]]]
    if not wrong:
        return Feedback(True, task.right)
    mistake = next((each for each in task.mistakes if stands[each["first"]] > stands[each["second"]]), None)
    text = mistake["feedback"] if mistake else task.hint
    text += " " + _("Neighbours in the wrong order: {count}.").format(count=len(wrong))
    if tries > 1:
        ordered = sorted(task.items, key=lambda each: each["place"])
        text += " " + _("The answer is: {answer}").format(answer="; ".join(each["text"] for each in ordered))
    return Feedback(False, text)


def _classify(task, answer, tries, statements, _):
    given = answer if isinstance(answer, dict) else {}
    given = {each["id"]: (_chosen(given.get(each["id"]), task.categories) or {}).get("id") for each in task.items}
    open_items = [each for each in task.items if not given[each["id"]]]
    if open_items:
        text = _("Choose a category for each item; still open: {count}.").format(count=len(open_items))
        return Feedback(False, text, judged=False)
    wrong = [each for each in task.items if given[each["id"]] != each["answer"]]
    if not wrong:
        return Feedback(True, task.right)
    names = {each["id"]: each["text"] for each in task.categories}
    text = _("Not yet right: {wrong} of {all}.").format(wrong=len(wrong), all=len(task.items))
    text += " " + f"“{wrong[0]['text']}”: {wrong[0]['feedback']}"
    if tries > 1:
        listed = "; ".join(f"{each['text']}: {names[each['answer']]}" for each in wrong)
        text += " " + _("The answer is: {answer}").format(answer=listed)
    return Feedback(False, text)


def _table(task, answer, tries, statements, _):
    given = answer if isinstance(answer, dict) else {}
    read = {cell: read_number(given.get(cell, "")) for cell in task.cells}
    unread = [cell for cell, number in read.items() if number is None]
    if unread:
        text = _("Write a number into each cell; still open: {count}.").format(count=len(unread))
        return Feedback(False, text, judged=False)
    wrong = [cell for cell, number in task.cells.items() if abs(read[cell] - number) > task.tolerance]
    if not wrong:
        return Feedback(True, task.right)
    text = _("Not yet right: {wrong} of {all}.").format(wrong=len(wrong), all=len(task.cells)) + " " + task.hint
    if tries > 1:
        names = {each["id"]: each["text"] for each in [*task.rows, *task.columns]}
        listed = "; ".join(
            f"{', '.join(names[part] for part in cell.split('.'))}: {task.cells[cell]:g}" for cell in wrong
        )
        text += " " + _("The answer is: {answer}").format(answer=listed)
    return Feedback(False, text)


def count_words(text):
    """Return the number of words of a text, as its writer sees them: what stands between spaces."""
    return len(str(text).split())


def _words_of(answer):
    return answer.strip() if isinstance(answer, str) else ""


def _length_problem(task, text, _):
    words, (fewest, most) = count_words(text), task.words
    if not text:
        return _("Write your answer first.")
    if words < fewest:
        return _("You have {words} words; write at least {fewest}.").format(words=words, fewest=fewest)
    if words > most:
        return _("You have {words} words; shorten to {most} at most.").format(words=words, most=most)
    return None


def _text(task, answer, tries, statements, _):
    problem = _length_problem(task, _words_of(answer), _)
    return Feedback(False, problem) if problem else Feedback(None, task.right)


def _evidence(task, answer, tries, statements, _):
    text = _words_of(answer)
    ids = cited(text)
    unknown = [each for each in ids if each not in statements]
    missing = [place for place in task.places if not any(each.startswith(place) for each in ids)]
    if not text:
        problem = _("Write your answer first.")
    elif unknown:
        problem = _(
            "There is no government statement {ids}. Open a cell of the comparator and copy the id from the card."
        ).format(ids=", ".join(unknown))
    elif missing:
        problem = _("Cite at least one statement of each side you write about. Missing: {places}.").format(
            places=", ".join(missing)
        )
    elif len(ids) < task.cite:
        problem = _("Cite at least {count} statements by id, such as MEX-01; you cite {cited}.").format(
            count=task.cite, cited=len(ids)
        )
    else:
        problem = _length_problem(task, text, _) or _code_problem(task, ids, statements)
    # Where all is in order, a machine can check no more; people judge the argument.
    return Feedback(False, problem) if problem else Feedback(None, task.right)


def _code_problem(task, ids, statements):
    """Return the feedback on the first code that no cited statement carries."""
    for asked in task.codes:
        cited_codes = [statements[each].get(asked["variable"]) for each in ids if each.startswith(asked["place"])]
        if not set(cited_codes) & set(asked["values"]):
            return asked["feedback"]
    return None


def _work(task, answer, tries, statements, _):
    given = answer if isinstance(answer, dict) else {}
    for key, fewest in task.complete.items():
        part = given.get(key)
        done = count_words(part) if isinstance(part, str) else len(part) if isinstance(part, dict | list) else 0
        if done < fewest:
            return Feedback(False, _("Done so far: {done} of {all}.").format(done=done, all=fewest))
    return Feedback(None, task.right)


_CHECKS = {
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
