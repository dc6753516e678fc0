"""Feedback on texts, and on the statements that an answer cites: what a machine can see."""

import re
from collections.abc import Iterable
from typing import Any

from ..i18n import Translator
from ..texts import LONGEST_TEXT, count_words, is_filler, named_ids, repeated_sentence
from .reading import IN_BRACKETS, plain
from .result import Feedback, Known, unfinished
from .tasks import Task

# The number under which the coder shows a statement; what is read is plain text, so without accents.
NUMBERED = re.compile(
    r"(?<!\w)(?:(statements?|declaration(?:s|es)?|declaracion(?:es)?|enonces?)(?: (?:no\.?|numbers?|numeros?|n°|#))?"
    r"|no\.|numbers?|numeros?|n°|#) ?\(?(\d{1,3})(?!\w)"
)
MOST_TOLD = 5  # ids that a sentence lists


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
    return filler_problem(_) if is_filler(text) else _repetition_problem(text, _)


def _repetition_problem(text: str, _: Translator) -> str | None:
    again = repeated_sentence(text)
    return _("You say one sentence twice: “{sentence}”. Keep it once.").format(sentence=again) if again else None


def _too_long(task: Task, _: Translator) -> str:
    return _("Your text is too long to be checked; shorten it to {most} words at most.").format(most=task.words[1])


def filler_problem(_: Translator) -> str:
    """Return what to say of a text that is plainly no answer."""
    return _("Your text repeats few words again and again: write your answer in sentences of your own.")


def text_feedback(task: Task, answer: Any, tries: int, known: Known, _: Translator) -> Feedback:
    text = _words_of(answer)
    problem = _length_problem(task, text, _) or _id_problem(task, text, known, _)
    return unfinished(problem) if problem else Feedback(None, task.right)


def _id_problem(task: Task, text: str, known: Known, _: Translator) -> str | None:
    """Return what to say of the ids in a text: an invented one, or none of those that the task asks for."""
    ids, unknown = named_ids(text, known)
    if unknown and known:
        return _("This kit holds nothing with the id {ids}. Copy the id from its card, or leave it out.").format(
            ids=_together(unknown)
        )
    if task.closing:
        ids = _at_the_end(text, known)
        if not ids:
            return task.hint
    return _code_problem(task, ids + _by_number(task, text, known), known)


def _at_the_end(text: str, known: Known) -> list[str]:
    """Return the id with which a text ends, alone and in brackets; none where it ends otherwise."""
    end = IN_BRACKETS.search(text)
    last = end[1] if end else ""
    ids = named_ids(last, known)[0]
    return ids if len(ids) == 1 and len(last.split()) == 1 else []


def _of_governments(text: str, known: Known) -> tuple[list[str], list[str]]:
    """Return the government statements that a text cites, and what it cites in their place: nothing, or others' words."""
    named, unknown = named_ids(text, known)
    others = [each for each in named if known[each].get("table") == "statements"]
    return [each for each in named if "table" not in known[each]], unknown + others


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


def evidence_feedback(task: Task, answer: Any, tries: int, known: Known, _: Translator) -> Feedback:
    text = _words_of(answer)
    if len(text) > LONGEST_TEXT:
        return unfinished(_too_long(task, _))
    ids, unknown = _of_governments(text, known)
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
    return unfinished(problem) if problem else Feedback(None, task.right)


def _code_problem(task: Task, ids: Iterable[str], known: Known) -> str | None:
    """Return the feedback on the first code that none of the cited `ids` carries, or that an unknown one cannot carry."""
    for asked in task.codes:
        cited = [each for each in ids if each.startswith(asked.get("place", ""))]
        values = {known[each].get(asked["variable"]) for each in cited if each in known} - {None}
        fits = values & set(asked["values"]) if "values" in asked else values
        if not fits or not all(each in known for each in cited):
            return asked["feedback"]
    return None


def checklist(task: Task, answer: Any, known: Known, _: Translator) -> list[dict[str, Any]]:
    """Return what a machine can see of a text that is being written: [{"done": bool, "text": what is asked}, …].

    The lines are the same from the first letter to the last, so that one sees before writing what counts.
    """
    text = _words_of(answer)[:LONGEST_TEXT]
    fewest, most = task.words
    words = count_words(text)
    ids, unknown = _of_governments(text, known) if task.kind == "evidence" else named_ids(text, known)
    cited = bool(ids or unknown)
    lines = [
        (
            fewest <= words <= most,
            _("{fewest} to {most} words (so far: {words})").format(fewest=fewest, most=most, words=words),
        ),
        (
            words >= fewest and not is_filler(text) and not repeated_sentence(text),
            _("Sentences of your own, each said once"),
        ),
    ]
    if task.places:
        there = all(any(each.startswith(place) for each in ids) for place in task.places)
        lines.append((there, _("A statement of each side: {places}").format(places=", ".join(task.places))))
    if task.cite:
        counted = _.ngettext("{count} statement cited by its id", "{count} statements cited by their ids", task.cite)
        lines.append((len(ids) >= task.cite, counted.format(count=task.cite)))
    if task.closing:
        ids = _at_the_end(text, known)
        lines.append((bool(ids), _("At its end one id in brackets")))
    if task.codes:
        ids = ids + _by_number(task, text, known)
        lines.append((bool(ids) and not _code_problem(task, ids, known), _("What you cite fits the question")))
    if cited:
        said = _("Not in the record: {ids}. Copy the id from its card.").format(ids=_together(unknown))
        lines.append((not unknown, said if unknown else _("Every id is in the record")))
    return [{"done": done, "text": said} for done, said in lines]
