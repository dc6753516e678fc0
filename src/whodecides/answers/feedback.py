"""Feedback: what a student reads after storing an answer. Pure functions of task, answer and tries."""

import re
from dataclasses import dataclass

from ..i18n import translator

STATEMENT_ID = re.compile(r"(?<![\w-])([A-Za-z]{3})-(\d{1,2})\b")
ORDINAL = re.compile(r"(?<=\d)(st|nd|rd|th)$")


@dataclass(frozen=True)
class Feedback:
    """`right`: True, False, or None where there is no right and wrong; `text`: what to read."""

    right: bool | None
    text: str


def check_answer(task, answer, tries, statements=(), language="en"):
    """Return the feedback on an answer.

    `tries` counts this one; the right answer is not told before the second. `statements` are the ids that
    may be cited. An answer that cannot be read gets a sentence that says how
    to write it.
    """
    check = {"prediction": _prediction, "choice": _choice, "number": _number, "evidence": _evidence}[task.kind]
    return check(task, answer, tries, statements, translator(language))


def _prediction(task, answer, tries, statements, _):
    if answer not in [each["id"] for each in task.options]:
        return Feedback(False, _("Choose one of the answers first."))
    return Feedback(None, _("Your prediction is stored. Now look at the result below."))


def _choice(task, answer, tries, statements, _):
    chosen = next((each for each in task.options if each["id"] == answer), None)
    if chosen is None:
        return Feedback(False, _("Choose one of the answers first."))
    if chosen.get("right"):
        return Feedback(True, chosen["feedback"])
    right = next(each for each in task.options if each.get("right"))
    more = " " + _("The answer is: {answer}").format(answer=right["text"]) if tries > 1 else ""
    return Feedback(False, chosen["feedback"] + more)


def read_number(text):
    """Read a number as people write it: 3, 3.5, 3,5, 50 %, 3rd. Returns None where it is none."""
    cleaned = str(text).replace("\u00a0", " ").replace("\u202f", " ").strip().rstrip("%").strip().replace(",", ".")
    cleaned = ORDINAL.sub("", cleaned)
    try:
        return float(cleaned)
    except ValueError:
        return None


def _number(task, answer, tries, statements, _):
    number = read_number(answer)
    if number is None:
        return Feedback(False, _("Write a number, for example 3 or 2.5."))
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


def _evidence(task, answer, tries, statements, _):
    text = str(answer or "").strip()
    words, ids = len(text.split()), cited(text)
    fewest, most = task.words
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
    elif words < fewest:
        problem = _("You have {words} words; write at least {fewest}.").format(words=words, fewest=fewest)
    elif words > most:
        problem = _("You have {words} words; shorten to {most} at most.").format(words=words, most=most)
    else:
        return Feedback(None, task.right)  # what a machine can check is in order; people judge the argument
    return Feedback(False, problem)
