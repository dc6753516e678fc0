"""Feedback on texts, and on the statements that an answer cites: what a machine can see."""

import re
from collections.abc import Iterable
from typing import Any

from ..case import Citable, Reader
from ..i18n import Translator
from ..texts import LONGEST_TEXT, cited_ids, count_words, is_filler, normalized, own_words, repeated_sentence
from .input_parsing import IN_BRACKETS
from .result import Feedback, Known, unfinished_feedback
from .tasks import Task

MOST_LISTED = 5  # ids that a sentence lists


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
    return filler_problem(_) if is_filler(text) else _repetition_problem(task, text, _)


def _repetition_problem(task: Task, text: str, _: Translator) -> str | None:
    again = repeated_sentence(text)
    if again:
        return _("You say one sentence twice: “{sentence}”. Keep it once.").format(sentence=again)
    if _is_copied(task, text):
        return _("Most of your text is copied from the question. Answer it in words of your own.")
    return None


def _is_copied(task: Task, text: str) -> bool:
    """Say whether less than half of what is asked for is left without what stands in the question."""
    return own_words(text, task.question) < task.words[0] / 2


def _too_long(task: Task, _: Translator) -> str:
    return _("Your text is too long to be checked; shorten it to {most} words at most.").format(most=task.words[1])


def filler_problem(_: Translator) -> str:
    """Return what to say of a text that is plainly no answer."""
    return _("This is no text yet, but the same words or keys again and again: write sentences of your own.")


def citable_in(task: Task, known: Known) -> Known:
    """Return what a text may cite: of the case that is known, and of the other ones that the task is about."""
    return known.with_cases(task.cases) if isinstance(known, Citable) else known


def cited_in(text: str, known: Known) -> tuple[list[str], list[str]]:
    """Return what a text cites, and what looks like an id and is none, as `texts.cited_ids`."""
    return known.cited_ids(text) if isinstance(known, Citable) else cited_ids(text, known)


def text_feedback(task: Task, answer: Any, tries: int, known: Known, _: Translator) -> Feedback:
    known, text = citable_in(task, known), _words_of(answer)
    problem = _length_problem(task, text, _) or _id_problem(task, text, known, _)
    return unfinished_feedback(problem) if problem else Feedback(None, _complete_text_feedback(task, text, known, _))


def _complete_text_feedback(task: Task, text: str, known: Known, _: Translator) -> str:
    """Return what is said of a whole text: what a machine saw in it, and how its writer can judge the rest."""
    said = [task.right]
    if task.samples:
        said = [
            _(
                "Stored. The kit can see how long your text is and what it cites, not whether it is good. Compare it with "
                "the two answers below, and choose the level that fits yours."
            ),
            *said,
        ]
    if task.closing and isinstance(known, Citable):
        said[-1:-1] = [
            _claim_with_verdict(each, known, _) for each in _id_at_end(text, known) if "verdict" in known[each]
        ]
    return "\n".join(said)


def _claim_with_verdict(claim: str, known: Citable, _: Translator) -> str:
    """Return what a corrected claim says, and what the record holds against it, to be read beside the correction."""
    case, name = known.origin(claim)
    reader, row = Reader(case, _.language), case.row("claims", name)
    return _("Claim {id}, in our words: “{claim}” Our verdict: {verdict}. The record: {record}").format(
        id=claim,
        claim=reader.text(row, "paraphrase"),
        verdict=reader.word(row["verdict"], "claims.verdict"),
        record=reader.text(row, "record"),
    )


def _id_problem(task: Task, text: str, known: Known, _: Translator) -> str | None:
    """Return what to say of the ids in a text: an invented one, or none of those that the task asks for."""
    ids, unknown = cited_in(text, known)
    if unknown and known:
        return _("This kit holds nothing with the id {ids}. Copy the id from its card, or leave it out.").format(
            ids=_joined_ids(unknown)
        )
    if task.closing and not _id_at_end(text, known):
        return task.hint
    if _is_off_topic(task, text, known):
        return off_topic_problem(_)
    ids = _id_at_end(text, known) if task.closing else ids
    return _code_problem(task, text, ids, known)


def _is_off_topic(task: Task, text: str, known: Known) -> bool:
    """Say whether a text is plainly on something else than the question and the case; without a case nobody can."""
    return isinstance(known, Citable) and known.is_off_topic(text, task.question)


def off_topic_problem(_: Translator) -> str:
    """Return what to say of a text that is plainly on something else."""
    return _(
        "Hardly a word of your text stands in the question, in the case or in what you cite. If it answers the question, "
        "name in it who spoke or acted, and what was said or done."
    )


def _id_at_end(text: str, known: Known) -> list[str]:
    """Return the id with which a text ends, alone and in brackets; none where it ends otherwise."""
    end = IN_BRACKETS.search(text)
    last = end[1] if end else ""
    ids = cited_in(last, known)[0]
    return ids if len(ids) == 1 and len(last.split()) == 1 else []


def _cited_government_statements(text: str, known: Known) -> tuple[list[str], list[str]]:
    """Return the government statements that a text cites, and what it cites in their place: nothing, or others' words."""
    named, unknown = cited_in(text, known)
    others = [each for each in named if known[each].get("table") == "statements"]
    return [each for each in named if "table" not in known[each]], unknown + others


def _joined_ids(ids: list[str]) -> str:
    return ", ".join(ids[:MOST_LISTED]) + (" …" if len(ids) > MOST_LISTED else "")


def evidence_feedback(task: Task, answer: Any, tries: int, known: Known, _: Translator) -> Feedback:
    known, text = citable_in(task, known), _words_of(answer)
    if len(text) > LONGEST_TEXT:
        return unfinished_feedback(_too_long(task, _))
    ids, unknown = _cited_government_statements(text, known)
    missing = [place for place in task.places if not any(each.startswith(place) for each in ids)]
    problem: str | None
    if not text:
        problem = _("Write your answer first.")
    elif unknown:
        problem = _(
            "There is no government statement {ids}. Search for the speaker under your text, in “Find evidence and "
            "insert its id”, and insert the id from there."
        ).format(ids=_joined_ids(unknown))
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
        problem = _length_problem(task, text, _)
        problem = problem or (off_topic_problem(_) if _is_off_topic(task, text, known) else None)
        problem = problem or _code_problem(task, text, ids, known)
    return unfinished_feedback(problem) if problem else Feedback(None, _complete_text_feedback(task, text, known, _))


def _code_problem(task: Task, text: str, ids: Iterable[str], known: Known) -> str | None:
    """Return the feedback on the first code that too few of the cited `ids` carry, or that an unknown one cannot carry.

    What has to be `said` is looked for in the text, as the beginnings of words, but not in the ids.
    """
    for asked in task.codes:
        if "said" in asked:
            beginnings, own = "|".join(map(re.escape, asked["said"])), normalized(text)
            for each in ids:
                own = own.replace(normalized(each), "")
            if len(re.findall(rf"\b(?:{beginnings})", own)) < asked.get("fewest", 1):
                return asked["feedback"]
            continue
        cited = [each for each in ids if each.startswith(asked.get("place", ""))]
        values = [known[each].get(asked["variable"]) for each in cited if each in known]
        fits = [each for each in values if each in asked.get("values", [each]) and each is not None]
        if len(fits) < asked.get("fewest", 1) or not all(each in known for each in cited):
            return asked["feedback"]
    return None


def checklist(task: Task, answer: Any, known: Known, _: Translator) -> list[dict[str, Any]]:
    """Return what a machine can see of a text that is being written: [{"done": bool, "text": what is asked}, …].

    The lines are the same from the first letter to the last, so that one sees before writing what counts.
    """
    known, text = citable_in(task, known), _words_of(answer)[:LONGEST_TEXT]
    fewest, most = task.words
    words = count_words(text)
    ids, unknown = _cited_government_statements(text, known) if task.kind == "evidence" else cited_in(text, known)
    cited = bool(ids or unknown)
    lines = [
        (
            fewest <= words <= most,
            _("{fewest} to {most} words (so far: {words})").format(fewest=fewest, most=most, words=words),
        ),
        (
            words >= fewest and not is_filler(text) and not repeated_sentence(text) and not _is_copied(task, text),
            _("Sentences of your own, each said once"),
        ),
    ]
    if isinstance(known, Citable):
        on_topic = words >= fewest and not _is_off_topic(task, text, known)
        lines.append((on_topic, _("Words of the question, of the case, or of what you cite")))
    if task.places:
        there = all(any(each.startswith(place) for each in ids) for place in task.places)
        lines.append((there, _("A statement of each side: {places}").format(places=", ".join(task.places))))
    if task.cite:
        counted = _.ngettext("{count} statement cited by its id", "{count} statements cited by their ids", task.cite)
        lines.append((len(ids) >= task.cite, counted.format(count=task.cite)))
    if task.closing:
        ids = _id_at_end(text, known)
        lines.append((bool(ids), _("At its end one id in brackets")))
    if task.codes:
        lines.append((bool(ids) and not _code_problem(task, text, ids, known), _("What you cite fits the question")))
    if cited:
        said = _("Not in the record: {ids}. Copy the id from its card.").format(ids=_joined_ids(unknown))
        lines.append((not unknown, said if unknown else _("Every id is in the record")))
    return [{"done": done, "text": said} for done, said in lines]
